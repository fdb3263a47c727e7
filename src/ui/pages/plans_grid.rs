//! The grid itself: cells that are typed in, walked with arrows and Enter, and pasted into.

use super::plans_model::{Draft, MONTHS, Plan, PlanRow, cell, month, total};
use crate::lang::format::{Sign, trimmed};
use crate::lang::{Lang, date};
use crate::model::date::Grain;
use crate::model::unit::Exact;
use crate::ui::browser;
use crate::ui::context::Ui;
use crate::ui::paste::{Amount, amount, cells, comma_groups};
use leptos::prelude::*;
use std::collections::BTreeSet;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

/// What the cells share.
#[derive(Clone, Copy)]
struct Sheet {
    ui: Ui,
    rows: Memo<Vec<PlanRow>>,
    draft: RwSignal<Draft>,
    unread: RwSignal<BTreeSet<(usize, usize)>>,
}

impl Sheet {
    fn cell(self, row: usize, at: usize) -> Option<i64> {
        self.rows.with(|rows| self.draft.with(|draft| cell(rows, draft, row, at)))
    }

    fn is_part(self, row: usize) -> bool {
        self.rows.with(|rows| rows.get(row).is_some_and(|it| it.is_part))
    }

    fn height(self) -> usize {
        self.rows.with(Vec::len)
    }

    fn write(self, amount: Option<i64>) -> String {
        let lang = self.ui.state.speaks.get();
        amount.map_or_else(String::new, |it| {
            trimmed(Exact::new(it.into(), 1_000_000), 2, Sign::Minus, lang)
        })
    }

    /// Takes texts over, the first into this cell; how many were no numbers.
    fn type_in(self, row: usize, at: usize, block: &[Vec<String>]) {
        let by_language = self.ui.state.speaks.get_untracked() == Lang::En;
        let comma_groups = comma_groups(block).unwrap_or(by_language);
        let (mut draft, mut unread) = (self.draft.get_untracked(), self.unread.get_untracked());
        let height = self.rows.with_untracked(Vec::len);
        for (down, line) in block.iter().enumerate() {
            for (right, text) in line.iter().enumerate() {
                let place = (row + down, at + right);
                if place.0 >= height || place.1 >= MONTHS {
                    continue;
                }
                unread.remove(&place);
                match amount(text, comma_groups) {
                    Amount::Unread => {
                        unread.insert(place);
                    }
                    Amount::Empty => {
                        draft.insert(place, None);
                    }
                    Amount::Of(amount) => {
                        draft.insert(place, Some(amount));
                    }
                }
            }
        }
        self.rows.with_untracked(|rows| {
            draft.retain(|&(row, at), amount| {
                rows.get(row).is_some_and(|it| it.months.get(at).copied().flatten() != *amount)
            });
        });
        self.draft.set(draft);
        self.unread.set(unread);
    }
}

fn focus(row: usize, at: usize) {
    browser::focus(&format!("plan-{row}-{at}"));
}

/// The grid of a year.
#[component]
pub fn Grid(
    rows: Memo<Vec<PlanRow>>,
    draft: RwSignal<Draft>,
    unread: RwSignal<BTreeSet<(usize, usize)>>,
    year: i32,
    plan: Plan,
) -> impl IntoView {
    let ui = Ui::get();
    let sheet = Sheet { ui, rows, draft, unread };
    let head = move |at| {
        view! {
            <th scope="col" class="num">
                {move || date::tick(month(year, at), Grain::Month, ui.state.speaks.get())}
            </th>
        }
    };
    let column = move |at: usize| {
        let parts = move || (0..sheet.height()).filter(move |row| sheet.is_part(*row));
        move || sheet.write(total(parts().map(|row| sheet.cell(row, at))))
    };
    let all = move || {
        let parts = (0..sheet.height()).filter(|row| sheet.is_part(*row));
        let cells = parts.flat_map(|row| (0..MONTHS).map(move |at| sheet.cell(row, at)));
        sheet.write(total(cells))
    };
    let first = match plan {
        Plan::Money => ui.state.say("Менеджер", "Salesperson"),
        Plan::Units => ui.state.say("Товар", "Product"),
    };
    view! {
        <div class="table-box">
            <table class="table plans" data-testid="plans">
                <caption class="quiet-text">{ui.state.say("Планы по месяцам", "Plans by month")}</caption>
                <thead>
                    <tr>
                        <th scope="col">{first}</th>
                        {(0..MONTHS).map(head).collect_view()}
                        <th scope="col" class="num">{ui.state.say("Год", "Year")}</th>
                    </tr>
                </thead>
                <tbody>
                    <For each=move || 0..sheet.height() key=|it| *it let:row>
                        <Line sheet row year/>
                    </For>
                    <tr class="row-total">
                        <th scope="row">{ui.state.say("Сумма строк", "Sum of the rows")}</th>
                        {(0..MONTHS).map(|at| view! { <td class="num">{column(at)}</td> }).collect_view()}
                        <td class="num">{all}</td>
                    </tr>
                </tbody>
            </table>
        </div>
    }
}

#[component]
fn Line(sheet: Sheet, row: usize, year: i32) -> impl IntoView {
    let firm = sheet.ui.state.say("Весь отдел (свой план)", "Whole team (a plan of its own)");
    let name = move || match sheet.rows.with(|it| it.get(row).map(|it| it.name.clone())) {
        Some(name) if !name.is_empty() => name,
        _ => firm().to_owned(),
    };
    let sum = move || sheet.write(total((0..MONTHS).map(|at| sheet.cell(row, at))));
    view! {
        <tr>
            <th scope="row" title=name><bdi>{name}</bdi></th>
            {(0..MONTHS).map(|at| {
                let spoken = move || {
                    let month = date::period(month(year, at), sheet.ui.state.speaks.get());
                    format!("{}, {month}", name())
                };
                view! { <td class="num"><Cell sheet row at spoken=Signal::derive(spoken)/></td> }
            }).collect_view()}
            <td class="num" style:padding=move || "0 8px">{sum}</td>
        </tr>
    }
}

#[component]
fn Cell(sheet: Sheet, row: usize, at: usize, spoken: Signal<String>) -> impl IntoView {
    let value = Memo::new(move |_| sheet.cell(row, at));
    let place = (row, at);
    let is_changed = move || sheet.draft.with(|it| it.contains_key(&place)).then_some("");
    let is_unread = move || sheet.unread.with(|it| it.contains(&place)).then_some("true");
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        let input = event.target().and_then(|it| it.dyn_into::<HtmlInputElement>().ok());
        let Some(input) = input else { return };
        let caret = (input.selection_start(), input.selection_end());
        let length = u32::try_from(input.value().encode_utf16().count()).unwrap_or(0);
        let is_whole = caret == (Ok(Some(0)), Ok(Some(length)));
        let at_start = is_whole || caret.1 == Ok(Some(0));
        let at_end = is_whole || caret.0 == Ok(Some(length));
        match event.key().as_str() {
            "Enter" | "ArrowDown" => focus(row + 1, at),
            "ArrowUp" => focus(row.wrapping_sub(1), at),
            "ArrowRight" if at_end => focus(row, at + 1),
            "ArrowLeft" if at_start => focus(row, at.wrapping_sub(1)),
            "Escape" => {
                sheet.draft.update(|it| {
                    it.remove(&place);
                });
                sheet.unread.update(|it| {
                    it.remove(&place);
                });
                input.set_value(&sheet.write(value.get_untracked()));
            }
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
    };
    let on_paste = move |event: web_sys::ClipboardEvent| {
        let text = event.clipboard_data().and_then(|it| it.get_data("text/plain").ok());
        let block = cells(&text.unwrap_or_default());
        if block.len() > 1 || block.iter().any(|line| line.len() > 1) {
            event.prevent_default();
            sheet.type_in(row, at, &block);
        }
    };
    let on_change = move |event| sheet.type_in(row, at, &[vec![event_target_value(&event)]]);
    let on_focus = move |event: leptos::ev::FocusEvent| {
        if let Some(input) = event.target().and_then(|it| it.dyn_into::<HtmlInputElement>().ok()) {
            input.select();
        }
    };
    view! {
        <input class="cell" id=format!("plan-{row}-{at}") inputmode="decimal" autocomplete="off"
            aria-label=move || spoken.get() aria-invalid=is_unread data-changed=is_changed
            prop:value=move || sheet.write(value.get())
            on:keydown=on_key on:paste=on_paste on:change=on_change on:focus=on_focus/>
    }
}
