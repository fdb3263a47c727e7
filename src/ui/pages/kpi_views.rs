//! The ways to look at a KPI that has several: a group of buttons, one of them pressed, and a note of
//! what is shown. The headline stays what it is.

use crate::kpi::Kpi;
use crate::kpi::defs::MONEY;
use crate::lang::money::symbol;
use crate::lang::{Text, text};
use crate::report::view::View;
use crate::ui::browser;
use crate::ui::context::Ui;
use crate::ui::route::Page;
use leptos::prelude::*;
use std::sync::atomic::{AtomicBool, Ordering};

/// A way to look.
struct Way {
    /// Its name in handles.
    id: &'static str,
    /// What its button says; `None`: the sign of the currency.
    name: Option<Text>,
    kpi: &'static str,
    view: Option<View>,
    note: Text,
}

/// The plan: its two KPIs and how broadly the second is met.
const PLAN: [Way; 3] = [
    Way {
        id: "money",
        name: None,
        kpi: MONEY,
        view: None,
        note: text("План и факт в деньгах.", "Plan and actual in money."),
    },
    Way {
        id: "units",
        name: Some(text("шт.", "Units")),
        kpi: "plan_units",
        view: None,
        note: text(
            "План и факт в штуках плановых товаров.",
            "Plan and actual in units of the planned products.",
        ),
    },
    Way {
        id: "sku",
        name: Some(text("SKU", "SKUs")),
        kpi: "plan_units",
        view: Some(View::Skus),
        note: text(
            "Сколько плановых SKU выполнили свой план. Итог показателя не меняется: он в штуках.",
            "How many planned SKUs met their plan. The headline stays as it is: in units.",
        ),
    },
];

/// Response time: its own minutes and those of the wall.
const TIME: [Way; 2] = [
    Way {
        id: "working",
        name: Some(text("Рабочее время", "Working time")),
        kpi: "response_time",
        view: None,
        note: text(
            "Рабочие минуты: по ним считается и доля ответов в срок.",
            "Working minutes: the share in time is counted by them too.",
        ),
    },
    Way {
        id: "calendar",
        name: Some(text("Календарное время", "Calendar time")),
        kpi: "response_time",
        view: Some(View::Calendar),
        note: text(
            "Календарные минуты на диаграммах, с ночами и выходными. Итог и норматив не меняются: \
             они в рабочих минутах.",
            "Calendar minutes in the charts, nights and days off included. The headline and the time \
             allowed stay as they are: in working minutes.",
        ),
    },
];

fn ways(kpi: &Kpi) -> &'static [Way] {
    let all: [&'static [Way]; 2] = [&PLAN, &TIME];
    all.into_iter().find(|ways| ways.iter().any(|it| it.kpi == kpi.id)).unwrap_or_default()
}

/// Whether the page that comes next begins with the focus on its pressed button: the one that was
/// pressed went with the page before.
static TAKES_FOCUS: AtomicBool = AtomicBool::new(false);

/// The ways of a KPI; nothing of one that has one alone.
#[component]
pub fn Views(kpi: &'static Kpi) -> impl IntoView {
    let ui = Ui::get();
    let ways = ways(kpi);
    let is_now = move |way: &Way| way.kpi == kpi.id && way.view == ui.state.link().view;
    let now = move || ways.iter().find(|way| is_now(way));
    if TAKES_FOCUS.swap(false, Ordering::Relaxed) {
        Effect::new(move |_| {
            if let Some(way) = untrack(now) {
                browser::focus(&format!("view-{}", way.id));
            }
        });
    }
    let button = move |way: &'static Way| {
        let press = move |_| {
            let mut link = ui.state.link_untracked().at(Page::Kpi(way.kpi.to_owned()));
            link.view = way.view;
            TAKES_FOCUS.store(way.kpi != kpi.id, Ordering::Relaxed);
            ui.go(&link);
        };
        let name = move || match way.name {
            Some(name) => name.get(ui.state.speaks.get()).into_any(),
            None => view! {
                {symbol(&ui.currency()).to_owned()}
                <span class="quiet-text">{ui.state.say(" деньги", " money")}</span>
            }
            .into_any(),
        };
        view! {
            <button class="btn" id=format!("view-{}", way.id) data-testid="kpi-view" data-view=way.id
                aria-pressed=move || is_now(way).to_string() on:click=press>
                {name}
            </button>
        }
    };
    (!ways.is_empty()).then(|| view! {
        <div class="views">
            <div class="btn-group no-print" role="group" aria-label=ui.state.say("Что на диаграммах", "What the charts show")>
                {ways.iter().map(button).collect_view()}
            </div>
            <p class="note" role="status" data-testid="kpi-view-note">
                {move || now().map(|way| way.note.get(ui.state.speaks.get()))}
            </p>
        </div>
    })
}
