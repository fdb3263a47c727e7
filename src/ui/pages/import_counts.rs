//! What a sheet brings: the totals that its file states beside ours, and its rows beside those that
//! are here already.

use crate::import::review::{Beside, Review, SheetReview, TotalReview};
use crate::lang::format::{self, Sign};
use crate::lang::{Lang, text};
use crate::model::names;
use crate::model::unit::Exact;
use crate::ui::context::Ui;
use crate::ui::parts::icon::small_icon;
use leptos::prelude::*;

/// Decimals that totals are shown with.
const DECIMALS: u32 = 2;

fn number(parts: i64, of: i64, lang: Lang) -> String {
    let value = Exact::new(parts.into(), of.max(1).into());
    match of {
        10_000 => format::fixed(value, DECIMALS, lang),
        _ => format::trimmed(value, 3, Sign::Minus, lang),
    }
}

fn total_said(total: &TotalReview, lang: Lang) -> String {
    let (file, ours) =
        (number(total.file, total.parts, lang), number(total.ours, total.parts, lang));
    let of = match (names::shown(&total.header).as_str(), lang) {
        ("", Lang::Ru) => "Записей в файле".to_owned(),
        ("", Lang::En) => "Records in the file".to_owned(),
        (header, Lang::Ru) => format!("{header}: итого в файле"),
        (header, Lang::En) => format!("{header}: total in the file"),
    };
    match lang {
        Lang::Ru => format!("{of} {file}; у нас {ours}"),
        Lang::En => format!("{of} {file}; ours {ours}"),
    }
}

/// The totals of a sheet.
#[component]
pub fn Totals(sheet: Memo<Option<SheetReview>>) -> impl IntoView {
    let ui = Ui::get();
    let totals =
        move || sheet.with(|it| it.as_ref().map(|it| it.totals.clone())).unwrap_or_default();
    let line = |total: TotalReview, lang: Lang| {
        let said = total_said(&total, lang);
        let verdict = match total.is_equal {
            true => text("сходится", "they agree").get(lang),
            false => {
                text("не сходится, посмотрите замечания", "they differ, see the issues").get(lang)
            }
        };
        view! {
            <li class="status" data-testid="import-total" data-equal=total.is_equal.to_string()
                data-file=total.file.to_string() data-ours=total.ours.to_string()
                data-status=if total.is_equal { "good" } else { "watch" }>
                {small_icon(if total.is_equal { "check" } else { "warning" })}
                <span><bdi>{said}</bdi> " · " {verdict}</span>
            </li>
        }
    };
    move || {
        let lang = ui.state.speaks.get();
        let totals = totals();
        (!totals.is_empty()).then(|| {
            view! {
                <ul class="sheet-totals">
                    {totals.into_iter().map(|it| line(it, lang)).collect_view()}
                </ul>
            }
        })
    }
}

/// `новых 118, изменённых 1 130, уже есть такие же 5, больше нет в файле 2`.
pub fn beside_said(it: Beside, lang: Lang) -> String {
    if it == (Beside { new: it.new, ..Beside::default() }) {
        return text("все новые", "all new").get(lang).to_owned();
    }
    let count = |number: usize| format::count(number, lang);
    let said = [
        (it.new, text("новых", "new")),
        (it.changed, text("изменённых", "changed")),
        (it.repeated, text("уже есть такие же", "already here")),
        (it.gone, text("больше нет в файле", "no longer in the file")),
    ];
    let parts = said.into_iter().filter(|it| it.0 > 0);
    let parts: Vec<String> = parts
        .map(|(number, word)| match lang {
            Lang::Ru => format!("{} {}", word.get(lang), count(number)),
            Lang::En => format!("{} {}", count(number), word.get(lang)),
        })
        .collect();
    parts.join(", ")
}

/// Of all sheets of a review; none until they are counted, or where nothing lands.
pub fn beside(review: &Review) -> Option<Beside> {
    let sheets = review.sheets.iter().filter_map(|it| it.beside);
    sheets.reduce(|all, it| Beside {
        new: all.new + it.new,
        changed: all.changed + it.changed,
        repeated: all.repeated + it.repeated,
        gone: all.gone + it.gone,
    })
}

/// That what was chosen in an earlier file holds; a press lets it go.
#[component]
pub fn Recalled(at: usize, sheet: Memo<Option<SheetReview>>) -> impl IntoView {
    let ui = Ui::get();
    let is_recalled = move || sheet.with(|it| it.as_ref().is_some_and(|it| it.choice.recalled));
    let forget = move |_| ui.import.change(at, |choice| choice.recalled = false);
    view! {
        <Show when=is_recalled>
            <button class="chip" data-testid="import-recalled" on:click=forget
                title=ui.state.say(
                    "Колонки выбраны как в прошлый раз. Нажмите, чтобы подобрать их заново",
                    "The columns are chosen as last time. Press to choose them anew",
                )>
                {small_icon("clock")}
                <span>{ui.state.say("как в прошлый раз", "as last time")}</span> " ✕"
            </button>
        </Show>
    }
}
