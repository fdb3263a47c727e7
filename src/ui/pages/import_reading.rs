//! How the cells of a column are read, with one of them; a press reads them the other way.

use crate::import::review::{ColumnReview, DateOrder, Reading};
use crate::lang::{Lang, Text, text};
use crate::model::names;
use crate::ui::context::Ui;
use leptos::prelude::*;

fn mark(decimal: char) -> Text {
    if decimal == ',' {
        text("дробь через запятую", "decimal comma")
    } else {
        text("дробь через точку", "decimal point")
    }
}

fn order(of: DateOrder) -> Text {
    match of {
        DateOrder::DayFirst => text("день первым", "day first"),
        DateOrder::MonthFirst => text("месяц первым", "month first"),
        DateOrder::YearFirst => text("год первым", "year first"),
    }
}

/// How cells are read, in words.
pub fn way(reading: Reading) -> Text {
    match reading {
        Reading::Number { decimal } | Reading::Share { decimal, .. } => mark(decimal),
        Reading::Date(of) => order(of),
    }
}

/// The other way to read the same cells: what a press of the chip turns to.
fn turned(reading: Reading) -> Reading {
    let other = |decimal: char| if decimal == ',' { '.' } else { ',' };
    match reading {
        Reading::Number { decimal } => Reading::Number { decimal: other(decimal) },
        Reading::Share { decimal, percents } => {
            Reading::Share { decimal: other(decimal), percents }
        }
        Reading::Date(DateOrder::DayFirst) => Reading::Date(DateOrder::MonthFirst),
        Reading::Date(DateOrder::MonthFirst) => Reading::Date(DateOrder::YearFirst),
        Reading::Date(DateOrder::YearFirst) => Reading::Date(DateOrder::DayFirst),
    }
}

/// How the cells are read, with one of them; a press reads them the other way.
#[component]
pub fn ReadingLine(at: usize, column: usize, review: ColumnReview, lang: Lang) -> impl IntoView {
    let ui = Ui::get();
    let set = move |reading: Reading| {
        ui.import.change(at, |choice| {
            if let Some(chosen) = choice.readings.get_mut(column) {
                *chosen = Some(reading);
            }
        });
    };
    let chip = move |name: Text, to: Reading| {
        view! {
            <button class="chip" title=text("Прочитать иначе", "Read it the other way").get(lang)
                on:click=move |_| set(to)>{name.get(lang)}</button>
        }
    };
    let main = review.reading.map(|reading| chip(way(reading), turned(reading)));
    let percents = review.reading.and_then(|reading| match reading {
        Reading::Share { decimal, percents } => {
            let name = if percents {
                text("15 = 15 %", "15 = 15%")
            } else {
                text("0,15 = 15 %", "0.15 = 15%")
            };
            Some(chip(name, Reading::Share { decimal, percents: !percents }))
        }
        _ => None,
    });
    let unread = (review.unread > 0).then(|| {
        let head = text("не прочитано", "not read").get(lang);
        view! { <span class="tag">{format!("{head}: {}", review.unread)}</span> }
    });
    view! {
        {review.read_as.map(|(cell, read)| view! {
            <span class="column-read"><s>{names::shown(&cell)}</s> " → " <b>{read}</b></span>
        })}
        <div class="chips" style:font-weight=move || "400">{main} {percents} {unread}</div>
    }
}
