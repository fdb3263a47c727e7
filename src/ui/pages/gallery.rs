//! Every chart on one page, to be looked at: of the three demo companies, on a laptop and on a phone,
//! and those that tests keep. Debug builds alone have it.

use super::gallery_kept::KEPT;
use crate::chart::pictures::{Sheet, draw};
use crate::chart::{Drawn, plan_actual};
use crate::demo::{NAMES, batches};
use crate::kpi::reach::ALL;
use crate::kpi::{Better, Kpi, defs};
use crate::lang::{Lang, Text};
use crate::model::dataset::{Dataset, Options};
use crate::model::date::{Date, Grain, Period};
use crate::model::known::Known;
use crate::model::scope::Scope;
use crate::model::targets::Who;
use crate::report::breadth::{self, BREADTH};
use crate::report::details::details;
use crate::report::trend::{Trend, months};
use crate::report::unit::shown;
use crate::report::view::View;
use crate::ui::browser;
use crate::ui::context::Ui;
use crate::ui::parts::chart::{drawing, drawing_id, kept};
use leptos::prelude::*;
use std::sync::Arc;
use std::time::Duration;
use wasm_bindgen_futures::spawn_local;

/// Widths of a laptop's column and of a phone's.
const WIDTHS: [u32; 2] = [980, 328];

/// Height of a chart of months.
const HEIGHT: u32 = 250;

/// The charts of one company.
struct Shelf {
    firm: Text,
    drawn: Vec<(&'static Kpi, Drawn)>,
}

/// All of them; each company as soon as it is made.
#[component]
pub fn Gallery() -> impl IntoView {
    let ui = Ui::get();
    let shelves = RwSignal::new(Vec::<Arc<Shelf>>::new());
    let (today, lang) = (ui.state.today(), ui.state.speaks.get_untracked());
    spawn_local(async move {
        for (at, &firm) in NAMES.iter().enumerate() {
            browser::pause(Duration::from_millis(50)).await;
            let shelf = Arc::new(Shelf { firm, drawn: company(at, today, lang) });
            if shelves.try_update(|it| it.push(shelf)).is_none() {
                return;
            }
        }
    });
    view! {
        <header class="message">
            <h1>{ui.state.say("Галерея", "Gallery")}</h1>
            <p>{ui.state.say("Только в отладочной сборке.", "In debug builds alone.")}</p>
        </header>
        {move || shelves.get().iter().map(|it| shelf(it, lang)).collect_view()}
        <section class="card stack" data-testid="gallery-kept">
            <h2>{ui.state.say("Как их хранят тесты", "As tests keep them")}</h2>
            {KEPT.iter().map(|(name, text)| cut(name, text)).collect_view()}
        </section>
    }
}

fn shelf(of: &Shelf, lang: Lang) -> impl IntoView + use<> {
    let figure = |(kpi, drawn): &(&'static Kpi, Drawn)| {
        view! {
            <figure class="chart">
                <h3>{format!("{}: {}", kpi.id, drawn.title)}</h3>
                {drawing(&drawn.svg)}
                <figcaption>{drawn.summary.clone()}</figcaption>
            </figure>
        }
    };
    view! {
        <section class="card stack" data-testid="gallery-firm">
            <h2>{of.firm.get(lang)}</h2>
            {of.drawn.iter().map(figure).collect_view()}
        </section>
    }
}

/// One that is kept: its drawing is the last of what the file has.
fn cut(name: &'static str, text: &'static str) -> impl IntoView + use<> {
    let at = text.find("<svg").unwrap_or(text.len());
    let caption = text.lines().nth(1).unwrap_or_default();
    view! {
        <figure class="chart">
            <h3>{name}</h3>
            {kept(text.get(at..).unwrap_or_default())}
            <figcaption>{caption}</figcaption>
        </figure>
    }
}

/// Every chart of every KPI's page of a company, in its last whole month.
fn company(at: usize, today: Date, lang: Lang) -> Vec<(&'static Kpi, Drawn)> {
    let made = batches(at, today, lang).into_iter().map(Arc::new).collect();
    let data = Dataset::with(ALL.events, made, Options::default()).settled();
    let period = Period::around(today.plus(-1), Grain::Month).shifted(-1);
    let scope = Scope { period, as_of: period.to, today, who: Who::Company };
    let mut all = Vec::new();
    for &kpi in defs::ALL {
        let trend = months(&data, scope, kpi);
        all.extend(WIDTHS.map(|width| (kpi, by_month(&trend, kpi, kpi.name, width, lang))));
        if kpi.id == View::Skus.kpi() {
            let trend = breadth::months(&data, scope, kpi);
            all.extend(WIDTHS.map(|width| (kpi, by_month(&trend, kpi, BREADTH, width, lang))));
        }
        let known = Known::of(&data, scope);
        let view = [View::Skus, View::Calendar].into_iter().find(|it| it.kpi() == kpi.id);
        let others = view.map(|it| details(kpi, &known, scope, Some(it))).unwrap_or_default();
        for exhibit in details(kpi, &known, scope, None).into_iter().chain(others) {
            let Some(picture) = exhibit.picture else { continue };
            all.extend(WIDTHS.map(|width| {
                let id = drawing_id();
                (kpi, draw(&picture, Sheet { lang, currency: &data.currency, width, id: &id }))
            }));
        }
    }
    all
}

fn by_month(trend: &Trend, kpi: &Kpi, name: Text, width: u32, lang: Lang) -> Drawn {
    let spec = plan_actual::Spec {
        trend,
        name: name.get(lang),
        shown: shown(trend.unit, "RUB"),
        lower_is_better: kpi.better == Better::Lower,
    };
    plan_actual::draw(&spec, lang, width, HEIGHT, &drawing_id())
}
