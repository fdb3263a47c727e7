//! The gallery of the demo companies: every chart of every KPI's page, from figures of a whole
//! company. What each says is kept: its words, how many elements of a kind it has, its labels and its
//! marks in their order.
//!
//! After a wanted change: `UPDATE_GOLDEN=1 cargo test --test it gallery`, then look at the
//! difference.

use crate::charts::sound;
use crate::demo::{Firm, first_day};
use planerka::chart::pictures::{Sheet, draw};
use planerka::chart::{Drawn, plan_actual};
use planerka::kpi::defs::ALL;
use planerka::kpi::{Better, Kpi};
use planerka::lang::Lang;
use planerka::model::known::Known;
use planerka::report::details::details;
use planerka::report::trend::months;
use planerka::report::unit::shown;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

#[test]
fn the_wholesaler_is_drawn_as_it_was() {
    kept(0);
}

#[test]
fn the_service_firm_is_drawn_as_it_was() {
    kept(1);
}

#[test]
fn the_new_market_is_drawn_as_it_was() {
    kept(2);
}

/// Draws everything of the last whole month; what is said on a laptop in Russian is kept.
fn kept(company: usize) {
    let firm = first_day(company);
    let mut text = String::new();
    for kpi in ALL {
        let all = drawn(&firm, kpi, Lang::Ru, 1096);
        assert!(!all.is_empty(), "{}", kpi.id);
        for (at, one) in all.iter().enumerate() {
            text += &format!("{} {}\n{}\n", kpi.id, at + 1, told(one));
        }
        drawn(&firm, kpi, Lang::Ru, 328);
        drawn(&firm, kpi, Lang::En, 640);
    }
    let path = format!("tests/golden/demo-{}.txt", company + 1);
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&path, &text).expect("written");
        return;
    }
    let before = fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    assert!(before == text, "company {} is drawn otherwise:\n{text}", company + 1);
}

/// The charts of a KPI's page, its months first: each sound, and no two of them with an id of one name.
fn drawn(firm: &Firm, kpi: &'static Kpi, lang: Lang, width: u32) -> Vec<Drawn> {
    let scope = firm.scope(firm.month(-1));
    let months = months(&firm.data, scope, kpi);
    let spec = plan_actual::Spec {
        trend: &months,
        name: kpi.name.get(lang),
        shown: shown(months.unit, "RUB"),
        lower_is_better: kpi.better == Better::Lower,
    };
    let mut all = vec![plan_actual::draw(&spec, lang, width, 250, "months")];
    let exhibits = details(kpi, &Known::of(&firm.data, scope), scope);
    for (at, picture) in exhibits.iter().filter_map(|it| it.picture.as_ref()).enumerate() {
        let id = format!("picture-{at}");
        all.push(draw(picture, Sheet { lang, currency: "RUB", width, id: &id }));
    }
    for one in &all {
        sound(kpi.id, one, 24);
        assert!(!one.targets.is_empty(), "{}: no marks in {}", kpi.id, one.title);
    }
    let ids = all.iter().flat_map(|it| it.svg.as_str().split(" id=\"").skip(1));
    let mut ids: Vec<&str> = ids.filter_map(|it| it.split('"').next()).collect();
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count, "{}: ids repeat", kpi.id);
    all
}

/// What a drawing says, in few lines.
fn told(one: &Drawn) -> String {
    let markup = one.svg.as_str();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for tag in markup.split('<').skip(1).filter(|it| !it.starts_with('/')) {
        let name = tag.split([' ', '>', '/']).next().unwrap_or_default();
        *counts.entry(name).or_default() += 1;
    }
    let counts: Vec<String> = counts.iter().map(|(name, many)| format!("{many} {name}")).collect();
    let labels = markup
        .split("<text")
        .skip(1)
        .filter_map(|it| it.split_once('>').and_then(|it| it.1.split_once('<')).map(|it| it.0));
    let labels: Vec<&str> = labels.filter(|it| !it.is_empty()).collect();
    let marks: Vec<&str> = one.targets.iter().map(|it| it.said.head.as_str()).collect();
    let (title, summary) = (&one.title, &one.summary);
    format!(
        "{title}\n{summary}\n{}\nlabels: {}\nmarks: {}\n",
        counts.join(", "),
        labels.join(" | "),
        marks.join(" | ")
    )
}
