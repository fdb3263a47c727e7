//! The period picker: a step back, a step on, and a list of the periods that the data covers.

use crate::lang::date;
use crate::lang::words::sentence;
use crate::model::date::{Date, Grain, Period};
use crate::ui::context::Ui;
use crate::ui::parts::icon::icon;
use crate::ui::parts::menu::Menu;
use crate::ui::route::{Link, When};
use leptos::prelude::*;

/// Goes to the period so many steps on.
pub fn step(ui: Ui, steps: i32) {
    let period = ui.state.scope.get_untracked().period.shifted(steps);
    pick(ui, Some(When::Of(period)));
}

fn pick(ui: Ui, period: Option<When>) {
    // The as-of date was chosen for the period before.
    ui.go(&Link { period, as_of: None, ..ui.state.link_untracked() });
}

/// The picker.
#[component]
pub fn PeriodPicker() -> impl IntoView {
    let ui = Ui::get();
    let open = RwSignal::new(false);
    let name = move || {
        let (period, lang) = (ui.state.scope.get().period, ui.state.speaks.get());
        sentence(&date::period(period, lang))
    };
    let face = view! { <span data-testid="period">{name}</span> }.into_any();
    let spoken = Signal::derive(move || {
        let head = ui.state.say("Период", "Period")();
        format!("{head}: {}", name())
    });
    view! {
        <div class="period">
            <button class="btn btn-icon" aria-label=ui.state.say("Раньше", "Earlier")
                on:click=move |_| step(ui, -1)>{icon("back")}</button>
            <Menu open name=spoken face=face>
                <Periods open/>
            </Menu>
            <button class="btn btn-icon" aria-label=ui.state.say("Позже", "Later")
                on:click=move |_| step(ui, 1)>{icon("forward")}</button>
        </div>
    }
}

/// Years, quarters and months of the data, the newest year first.
fn periods(ui: Ui) -> Vec<Period> {
    let today = ui.state.today();
    let span = ui.state.data.with(|it| it.span()).unwrap_or(Period { from: today, to: today });
    let whole = Period { from: span.from, to: span.to.max(today.min(span.to.plus(31))) };
    let mut years = whole.split(Grain::Year);
    years.reverse();
    let mut all = Vec::new();
    for year in years {
        let year = Period::around(year.from, Grain::Year);
        all.push(year);
        let parts = [Grain::Quarter, Grain::Month].into_iter().flat_map(|it| year.split(it));
        all.extend(parts.filter(|it| it.overlap(whole).is_some()));
    }
    all
}

#[component]
fn Periods(open: RwSignal<bool>) -> impl IntoView {
    let ui = Ui::get();
    let choose = move |when: Option<When>| {
        open.set(false);
        pick(ui, when);
    };
    let here = ui.state.scope.get_untracked().period;
    let is_all = ui.state.link_untracked().period == Some(When::All);
    let item = move |period: Period| {
        let name = move || sentence(&date::period(period, ui.state.speaks.get()));
        let is_here = period == here && !is_all;
        view! {
            <button class="menu-item" aria-current=is_here.then_some("true")
                aria-selected=is_here.to_string() role="option"
                on:click=move |_| choose(Some(When::Of(period)))>{name}</button>
        }
    };
    view! {
        <div role="listbox" aria-label=ui.state.say("Периоды", "Periods")>
            <button class="menu-item" role="option" aria-selected=is_all.to_string()
                on:click=move |_| choose(Some(When::All))>
                {ui.state.say("За всё время", "All time")}
            </button>
            <button class="menu-item" role="option" aria-selected="false"
                on:click=move |_| choose(None)>
                {ui.state.say("Последний месяц с данными", "Last month with data")}
            </button>
            {periods(ui).into_iter().map(item).collect_view()}
        </div>
        <hr/>
        <Dates open/>
    }
}

/// Any first and last day, and the as-of date.
#[component]
fn Dates(open: RwSignal<bool>) -> impl IntoView {
    let ui = Ui::get();
    let scope = ui.state.scope.get_untracked();
    let from = RwSignal::new(scope.period.from.to_string());
    let to = RwSignal::new(scope.period.to.to_string());
    let as_of = RwSignal::new(scope.as_of.to_string());
    let period = move || Period::new(Date::parse(&from.get())?, Date::parse(&to.get())?);
    let apply = move |_| {
        let Some(period) = period() else { return };
        let first = |it: Period| it.to.min(ui.state.today());
        let as_of = Date::parse(&as_of.get_untracked())
            .filter(|&it| it != scope.as_of && it != first(period) || period == scope.period);
        open.set(false);
        let as_of = as_of.filter(|&it| it != first(period));
        let period = Some(When::Of(period));
        ui.go(&Link { period, as_of, ..ui.state.link_untracked() });
    };
    let field = move |ru, en, value: RwSignal<String>| {
        // The browser shows its own order of day and month: ours stands beside it.
        let read = move || {
            let day = Date::parse(&value.get());
            day.map(|it| date::day(it, ui.state.speaks.get()))
        };
        view! {
            <label class="field">
                <span class="field-name">{ui.state.say(ru, en)}</span>
                <input class="input" type="date" prop:value=move || value.get()
                    on:input=move |event| value.set(event_target_value(&event))/>
                <span class="field-hint">{read}</span>
            </label>
        }
    };
    view! {
        <div class="stack">
            {field("С", "From", from)}
            {field("По", "To", to)}
            {field("По данным на дату", "As of", as_of)}
            <button class="btn" disabled=move || period().is_none() on:click=apply>
                {ui.state.say("Показать", "Show")}
            </button>
        </div>
    }
}
