//! The columns of a sheet: which field each is, how its cells are read, and the first rows.

use crate::import::review::{ColumnReview, Confidence, DateOrder, Reading, SheetReview};
use crate::lang::{Lang, Text, text};
use crate::model::table::Table;
use crate::ui::context::Ui;
use crate::ui::parts::icon::icon;
use crate::ui::words;
use leptos::prelude::*;

/// The table of columns over the first rows.
#[component]
pub fn Columns(at: usize, sheet: Memo<Option<SheetReview>>) -> impl IntoView {
    let ui = Ui::get();
    let columns = Memo::new(move |_| sheet.with(|it| it.as_ref().map_or(0, |it| it.columns.len())));
    let rows = move |get: fn(&SheetReview) -> Vec<Vec<String>>| {
        sheet.with(|it| it.as_ref().map(get)).unwrap_or_default()
    };
    // The last row above is the header, which stands in the columns themselves.
    let above = move || {
        let mut above = rows(|it| it.above.clone());
        above.pop();
        above
    };
    let line = move |cells: Vec<String>, class: &'static str| {
        view! {
            <tr class=class>
                {cells.into_iter().map(|it| view! { <td><bdi>{it}</bdi></td> }).collect_view()}
            </tr>
        }
    };
    view! {
        <div class="table-box">
            <table class="raw">
                <caption class="quiet-text">{ui.state.say("Колонки и первые строки", "Columns and first rows")}</caption>
                <thead>
                    {move || above().into_iter().map(|it| line(it, "raw-above")).collect_view()}
                    <tr>
                        <For each=move || 0..columns.get() key=|it| *it let:column>
                            <Column at column sheet/>
                        </For>
                    </tr>
                </thead>
                <tbody>
                    {move || rows(|it| it.preview.clone()).into_iter().map(|it| line(it, "")).collect_view()}
                </tbody>
            </table>
        </div>
    }
}

fn confidence(of: Confidence) -> (&'static str, &'static str, Text) {
    match of {
        Confidence::Sure => ("sure", "check", text("узнали по названию", "known by its name")),
        Confidence::Likely => ("likely", "info", text("похоже, проверьте", "likely, please check")),
        Confidence::Unknown => ("unknown", "warning", text("не узнали", "not known")),
        Confidence::Chosen => ("chosen", "edit", text("выбрано вами", "chosen by you")),
        Confidence::Remembered => {
            ("remembered", "clock", text("как в прошлый раз", "as last time"))
        }
    }
}

/// The first of different cells, as many as fit beside a header.
fn shown(samples: &[String]) -> String {
    let short = |it: &String| -> String {
        let mut letters = it.chars();
        let cut: String = letters.by_ref().take(14).collect();
        if letters.next().is_some() { format!("{cut}…") } else { cut }
    };
    samples.iter().take(3).map(short).collect::<Vec<String>>().join("; ")
}

#[component]
fn Column(at: usize, column: usize, sheet: Memo<Option<SheetReview>>) -> impl IntoView {
    let ui = Ui::get();
    let review: Memo<Option<ColumnReview>> =
        Memo::new(move |_| sheet.with(|it| it.as_ref()?.columns.get(column).cloned()));
    let table = Memo::new(move |_| sheet.with(|it| it.as_ref()?.choice.table.flatten()));
    let field = Memo::new(move |_| {
        sheet.with(|it| it.as_ref()?.choice.fields.get(column).cloned().flatten().flatten())
    });
    let header =
        move || review.with(|it| it.as_ref().map(|it| it.header.clone())).unwrap_or_default();
    let sure = move || {
        confidence(review.with(|it| it.as_ref().map_or(Confidence::Unknown, |it| it.confidence)))
    };
    let samples = move || review.with(|it| it.as_ref().map(|it| it.samples.join(" · ")));
    let shown = move || review.with(|it| it.as_ref().map(|it| shown(&it.samples)));
    view! {
           <th scope="col" class="column" data-confidence=move || sure().0
               data-ignored=move || field.with(Option::is_none).then_some("")>
               <span class="column-name" title=samples>
                   {move || icon(sure().1)}
                   <bdi>{header}</bdi>
               </span>
               <span class="column-read">
                   <span class="column-sure">{move || sure().2.get(ui.state.speaks.get())}</span>
                   " · " <bdi class="column-samples">{shown}</bdi>
               </span>
               {move || table.get().map(|table| view! { <FieldSelect at column table field header=header()/> })}
               {move || {
                   let lang = ui.state.speaks.get();
                   review.with(|it| it.as_ref()?.further.clone()).map(|(table, id)| {
                       let name = (words::table(table), words::field(table, &id));
                       let said = format!("→ {}: {}", name.0.get(lang), name.1.get(lang));
                       view! { <span class="quiet-text" data-testid="import-further">{said}</span> }
                   })
               }}
               {move || {
    let lang = ui.state.speaks.get();
    review.get().map(|review| view! { <ReadingLine at column review lang/> })
    }}
           </th>
       }
}

/// Which field the column is.
#[component]
fn FieldSelect(
    at: usize,
    column: usize,
    table: Table,
    field: Memo<Option<String>>,
    header: String,
) -> impl IntoView {
    let ui = Ui::get();
    let on_change = move |event| {
        let id = event_target_value(&event);
        ui.import.change(at, |choice| {
            if let Some(chosen) = choice.fields.get_mut(column) {
                *chosen = Some((id != "ignore").then_some(id));
            }
        });
    };
    let spoken = header.clone();
    let name = move || {
        let head = text("Поле для колонки", "Field of column").get(ui.state.speaks.get());
        format!("{head} {spoken}")
    };
    let option = move |id: &'static str, is_required: bool| {
        let name = move || {
            let name = words::field(table, id).get(ui.state.speaks.get());
            if is_required { format!("{name} *") } else { name.to_owned() }
        };
        view! { <option value=id selected=move || field.with(|it| it.as_deref() == Some(id))>{name}</option> }
    };
    view! {
        <select class="select" data-testid="import-map" data-column=header aria-label=name
            prop:value=move || field.get().unwrap_or_else(|| "ignore".to_owned()) on:change=on_change>
            <option value="ignore" selected=move || field.with(Option::is_none)>
                {ui.state.say("не загружать", "not imported")}
            </option>
            {table.fields().iter().map(|it| option(it.id, it.required)).collect_view()}
        </select>
    }
}

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
fn ReadingLine(at: usize, column: usize, review: ColumnReview, lang: Lang) -> impl IntoView {
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
            <span class="column-read"><s>{cell}</s> " → " <b>{read}</b></span>
        })}
        <div class="chips" style:font-weight=move || "400">{main} {percents} {unread}</div>
    }
}
