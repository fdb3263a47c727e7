//! The trace: how a figure was counted, from the formula to the rows of the files.

use super::figures::Hand;
use super::icon::icon;
use super::trace_rows::{Places, Rows, copied as written};
use crate::kpi::{Counted, Unit};
use crate::lang::words::ROWS;
use crate::lang::{date, format, text};
use crate::model::scope::Scope;
use crate::report::quality::reason;
use crate::report::trace::{Trace, Traced, trace};
use crate::ui::browser;
use crate::ui::context::Ui;
use crate::ui::parts::copied;
use leptos::prelude::*;

/// Rows of a page.
pub const PAGE: usize = 50;

/// Stands over the page while a figure's counting is asked for.
pub fn draw() -> AnyView {
    let ui = Ui::get();
    (move || ui.trace.get().map(|asked| view! { <Panel asked/> })).into_any()
}

#[component]
fn Panel(asked: Traced) -> impl IntoView {
    let ui = Ui::get();
    let page = RwSignal::new(0_usize);
    let found = move || {
        let from = page.get() * PAGE;
        ui.state.data.with(|data| trace(data, asked, from..from + PAGE))
    };
    let name = asked.kpi.measure(asked.measure).map(|it| it.name);
    let title = move || {
        let lang = ui.state.speaks.get();
        let name = name.map(|it| it.get(lang)).unwrap_or_default();
        format!("{}: {name}", asked.kpi.name.get(lang))
    };
    Effect::new(|_| browser::focus("trace-close"));
    view! {
        <aside class="panel panel-wide" role="dialog" aria-labelledby="trace-title" data-testid="trace"
            on:keydown=move |event| if event.key() == "Escape" { ui.close() }>
            <header class="panel-head">
                <h2 id="trace-title">{title}</h2>
                <button class="btn" on:click=move |_| copy(ui, asked)>
                    {ui.state.say("Скопировать строки", "Copy the rows")}
                </button>
                <button class="btn" data-testid="trace-print" on:click=move |_| { let _ = window().print(); }>
                    {ui.state.say("Печать", "Print")}
                </button>
                <button class="btn btn-plain btn-icon" id="trace-close"
                    aria-label=ui.state.say("Закрыть", "Close") on:click=move |_| ui.close()>
                    {icon("close")}
                </button>
            </header>
            <div class="panel-body stack">
                {move || found().map(|found| {
                    let hand = Hand { lang: ui.state.speaks.get(), currency: ui.currency() };
                    view! {
                        <Formula found=found.clone() hand=hand.clone() scope=asked.scope/>
                        <Rows found=found.clone() hand=hand.clone() page/>
                        <Rest found hand/>
                    }
                })}
            </div>
        </aside>
    }
}

/// The value, the sides it is divided from, and the other figures it stands among.
#[component]
fn Formula(found: Trace, hand: Hand, scope: Scope) -> impl IntoView {
    let lang = hand.lang;
    let period = date::period(scope.period, lang);
    let sides = sides(&found, &hand);
    let terms = found.terms.iter().map(|term| {
        view! {
            <div>
                <dt>{term.name.get(lang)}</dt>
                <dd>{hand.counted(term.value.value, term.unit)}</dd>
            </div>
        }
    });
    view! {
        <p class="note">{found.kpi.definition.get(lang)}</p>
        <p><b class="figure">{hand.counted(found.counted.value, found.measure.unit)}</b> " " {period}</p>
        {sides.map(|it| view! { <p class="num" style:text-align=move || "start">{it}</p> })}
        <dl class="facts">{terms.collect_view()}</dl>
    }
}

/// `11 600 000 ₽ ÷ 12 000 000 ₽ = 96,7 %`
fn sides(found: &Trace, hand: &Hand) -> Option<String> {
    let Counted { value, part, whole, .. } = found.counted;
    let (value, part, whole) = (value.ok()?, part?, whole?);
    let fact = found.kpi.fact.unit;
    let is_of_money = ["headline", "pace"].contains(&found.measure.id);
    let (upper, lower) = match (found.measure.unit, fact) {
        (Unit::Money, _) => (Unit::Money, Unit::Count),
        (Unit::Share, Unit::Money) if is_of_money => (Unit::Money, Unit::Money),
        (_, Unit::Pieces) => (Unit::Pieces, Unit::Pieces),
        _ => (Unit::Count, Unit::Count),
    };
    Some(format!(
        "{} ÷ {} = {}",
        hand.full(Some(part), upper),
        hand.full(Some(whole), lower),
        hand.full(Some(value), found.measure.unit)
    ))
}

/// The plan's rows, and what was left out and why.
#[component]
fn Rest(found: Trace, hand: Hand) -> impl IntoView {
    let lang = hand.lang;
    let plan = found.target_rows.clone();
    let excluded = found.excluded.clone();
    view! {
        {(!plan.is_empty()).then(|| view! {
            <details>
                <summary>
                    {text("Из чего сложен план", "What the plan is made of").get(lang)} ": "
                    {ROWS.with(plan.len(), lang)}
                </summary>
                <Places places=plan lang/>
            </details>
        })}
        {excluded.into_iter().map(|(why, count, places)| view! {
            <details>
                <summary>
                    {text("Не учтено во всех данных", "Left out of all data").get(lang)} ": "
                    {reason(why).get(lang)} " (" {format::count(count, lang)} ")"
                </summary>
                <Places places lang/>
            </details>
        }).collect_view()}
    }
}

/// Puts all rows on the clipboard, for a spreadsheet.
fn copy(ui: Ui, asked: Traced) {
    let lang = ui.state.speaks.get_untracked();
    let all = 0..usize::MAX;
    let found = ui.state.data.with_untracked(|data| trace(data, asked, all));
    let Some(found) = found else { return };
    let (text, rows) = (written(&found, lang), found.rows.len());
    copied::copy(ui, text, move |lang| ROWS.with(rows, lang));
}
