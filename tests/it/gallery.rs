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
use planerka::export::tsv;
use planerka::kpi::defs::{ALL, find};
use planerka::kpi::{Better, Kpi};
use planerka::lang::Lang;
use planerka::model::known::Known;
use planerka::report::breadth::{self, BREADTH};
use planerka::report::details::details;
use planerka::report::plain;
use planerka::report::trend::{self, months};
use planerka::report::unit::shown;
use planerka::report::view::View;
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
        let all = drawn(&firm, kpi, None, Lang::Ru, 1096);
        assert!(!all.is_empty(), "{}", kpi.id);
        for (at, one) in all.iter().enumerate() {
            text += &format!("{} {}\n{}\n", kpi.id, at + 1, told(one));
        }
        drawn(&firm, kpi, None, Lang::Ru, 328);
        drawn(&firm, kpi, None, Lang::En, 640);
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
fn drawn(firm: &Firm, kpi: &'static Kpi, view: Option<View>, lang: Lang, width: u32) -> Vec<Drawn> {
    let scope = firm.scope(firm.month(-1));
    let (months, name) = match view {
        Some(View::Skus) => (breadth::months(&firm.data, scope, kpi), BREADTH),
        _ => (months(&firm.data, scope, kpi), kpi.name),
    };
    let spec = plan_actual::Spec {
        trend: &months,
        name: name.get(lang),
        shown: shown(months.unit, "RUB"),
        lower_is_better: kpi.better == Better::Lower,
    };
    let mut all = vec![plan_actual::draw(&spec, lang, width, 250, "months")];
    let exhibits = details(kpi, &Known::of(&firm.data, scope), scope, view);
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

/// The same KPI looked at otherwise: other charts, and the same headline.
#[test]
fn every_view_is_drawn_of_every_company() {
    for company in 0..3 {
        let firm = first_day(company);
        for view in [View::Skus, View::Calendar] {
            let kpi = find(view.kpi()).expect("a KPI");
            for (lang, width) in [(Lang::Ru, 1096), (Lang::En, 328)] {
                let own = drawn(&firm, kpi, None, lang, width);
                let other = drawn(&firm, kpi, Some(view), lang, width);
                let titles =
                    |all: &[Drawn]| all.iter().map(|it| it.title.clone()).collect::<Vec<_>>();
                assert_ne!(titles(&own), titles(&other), "{company}, {view:?}");
            }
        }
    }
}

/// Every table behind a chart goes to the clipboard whole: as many lines as rows, as many cells as
/// the head, and no figure of it lost.
#[test]
fn every_table_is_copied_whole() {
    for company in 0..3 {
        let firm = first_day(company);
        let scope = firm.scope(firm.month(-1));
        for &kpi in ALL {
            let known = Known::of(&firm.data, scope);
            let months = trend::grid(&months(&firm.data, scope, kpi), kpi.name);
            let exhibits = details(kpi, &known, scope, None).into_iter().map(|it| it.grid);
            for grid in exhibits.chain([months]) {
                for lang in [Lang::Ru, Lang::En] {
                    let text = tsv::lines(&plain::table(&grid, "RUB", lang));
                    let lines: Vec<&str> = text.split('\n').collect();
                    let rows = 1 + grid.rows.len() + usize::from(grid.total.is_some());
                    assert_eq!(lines.len(), rows, "{}", grid.id);
                    let width = |line: &str| line.split('\t').count();
                    let head = width(lines[0]);
                    assert!(head >= grid.head.len(), "{}", grid.id);
                    assert!(lines.iter().all(|it| width(it) == head), "{}: {text}", grid.id);
                    assert!(!text.contains(['\u{a0}', '\u{2212}', '—']), "{}: {text}", grid.id);
                }
            }
        }
    }
}

/// The page of the gallery shows what tests keep: all that is a drawing.
#[test]
fn the_page_of_the_gallery_has_every_drawing_that_is_kept() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = fs::read_to_string(root.join("src/ui/pages/gallery_kept.rs")).expect("the page");
    let files = fs::read_dir(root.join("tests/golden"))
        .expect("the folder")
        .map(|it| it.expect("a file").path());
    let drawn = files.filter(|it| fs::read_to_string(it).is_ok_and(|it| it.contains("<svg")));
    let mut kept: Vec<String> =
        drawn.filter_map(|it| Some(it.file_stem()?.to_str()?.to_owned())).collect();
    kept.sort_unstable();
    let list = page.lines().filter_map(|it| it.trim().strip_prefix('"')?.strip_suffix('"'));
    assert_eq!(list.collect::<Vec<_>>(), kept);
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
