//! The columns of a sheet: which field each is, how its cells are read, and the first rows. Of a
//! wide sheet some, the others when they are asked for.

use super::import_field::FieldSelect;
use super::import_reading::ReadingLine;
use crate::import::review::{ColumnReview, Confidence, SheetReview};
use crate::lang::{Lang, Text, format, text};
use crate::model::names;
use crate::ui::context::Ui;
use crate::ui::looked_at::{Drawn, drawn};
use crate::ui::parts::icon::icon;
use crate::ui::words;
use crate::ui::words_import::COLUMNS;
use leptos::prelude::*;
use std::collections::HashSet;
use std::time::Duration;

/// Columns that are drawn at first, and where more are wanted.
const FIRST: usize = 40;
/// Columns that are drawn at once.
const STEP: usize = 12;
/// Columns that a press adds.
const MORE: usize = 100;
/// Cells of the first rows that are drawn: of a wide sheet fewer rows.
const CELLS: usize = 1_200;

/// The columns of a sheet that are drawn, with so much room, where so many are asked for.
fn of_sheet(sheet: &SheetReview, room: usize, asked: usize) -> Drawn {
    let told: HashSet<&str> = sheet.issues.iter().map(|it| it.column.as_str()).collect();
    drawn(sheet.columns.len(), room, asked, |at| {
        let lands = matches!(sheet.choice.fields.get(at), Some(Some(Some(_))));
        let is_told = |it: &ColumnReview| {
            it.further.is_some() || it.unread > 0 || told.contains(it.header.as_str())
        };
        lands || sheet.columns.get(at).is_some_and(is_told)
    })
}

/// The table of columns over the first rows.
#[component]
pub fn Columns(at: usize, sheet: Memo<Option<SheetReview>>) -> impl IntoView {
    let ui = Ui::get();
    let (room, asked) = (RwSignal::new(STEP), RwSignal::new(FIRST));
    let drawn = Memo::new(move |_| {
        let of = |it: &SheetReview| of_sheet(it, room.get(), asked.get());
        sheet.with(|it| it.as_ref().map(of)).unwrap_or_default()
    });
    Effect::new(move || {
        if drawn.with(|it| it.columns.len() < it.goal) {
            let grow = move || {
                let _ = room.try_update(|it| *it += STEP);
            };
            set_timeout(grow, Duration::from_millis(16));
        }
    });
    let rows = move |get: fn(&SheetReview) -> &[Vec<String>]| -> Vec<Vec<String>> {
        drawn.with(|drawn| {
            let most = (CELLS / drawn.columns.len().max(1)).max(3);
            let cells = |row: &Vec<String>| -> Vec<String> {
                drawn
                    .columns
                    .iter()
                    .filter_map(|it| row.get(*it))
                    .map(|it| names::shown(it))
                    .collect()
            };
            let of = |it: &SheetReview| get(it).iter().take(most).map(cells).collect();
            sheet.with(|it| it.as_ref().map(of)).unwrap_or_default()
        })
    };
    // The last row above is the header, which stands in the columns themselves.
    let above = Memo::new(move |_| rows(|it| it.above.split_last().map_or(&[][..], |it| it.1)));
    let first = Memo::new(move |_| rows(|it| &it.preview));
    let line = move |cells: Vec<String>, class: &'static str| {
        view! {
            <tr class=class>
                {cells.into_iter().map(|it| view! { <td><bdi>{it}</bdi></td> }).collect_view()}
            </tr>
        }
    };
    let made = StoredValue::new(0usize);
    let nth = move || {
        made.update_value(|it| *it += 1);
        made.get_value() - 1
    };
    view! {
        <div class="table-box">
            <table class="raw">
                <caption class="quiet-text">{ui.state.say("Колонки и первые строки", "Columns and first rows")}</caption>
                <thead>
                    {move || above.get().into_iter().map(|it| line(it, "raw-above")).collect_view()}
                    <tr>
                        <For each=move || drawn.with(|it| it.columns.clone()) key=|it| *it let:column>
                            <Column at column nth=nth() sheet/>
                        </For>
                    </tr>
                </thead>
                <tbody>
                    {move || first.get().into_iter().map(|it| line(it, "")).collect_view()}
                </tbody>
            </table>
        </div>
        <More drawn asked/>
    }
}

/// How many columns are not shown, and a press that shows some of them.
#[component]
fn More(drawn: Memo<Drawn>, asked: RwSignal<usize>) -> impl IntoView {
    let ui = Ui::get();
    let hidden = move || drawn.with(|it| it.hidden);
    let more = move || asked.set(drawn.with_untracked(|it| it.goal) + MORE);
    let said = move || {
        let (lang, count) = (ui.state.speaks.get(), hidden());
        let step = COLUMNS.with(count.min(MORE), lang);
        match lang {
            Lang::Ru => format!("Показать ещё {step}"),
            Lang::En => format!("Show {step} more"),
        }
    };
    let left = move || {
        let (lang, count) = (ui.state.speaks.get(), hidden());
        let count = format::count(count, lang);
        match lang {
            Lang::Ru => format!("Не показано: {count}. Эти колонки не загружаются."),
            Lang::En => format!("{count} not shown. These columns are not imported."),
        }
    };
    view! {
        <Show when=move || { hidden() > 0 }>
            <div class="chips more">
                <button class="btn" data-testid="columns-more" data-hidden=move || hidden().to_string()
                    on:click=move |_| more()>{said}</button>
                <span class="note">{left}</span>
            </div>
        </Show>
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
        let seen = names::shown(it);
        let mut letters = seen.chars();
        let cut: String = letters.by_ref().take(14).collect();
        if letters.next().is_some() { format!("{cut}…") } else { cut }
    };
    samples.iter().take(3).map(short).collect::<Vec<String>>().join("; ")
}

#[component]
fn Column(
    at: usize,
    column: usize,
    /// Which one of those that were drawn it is.
    nth: usize,
    sheet: Memo<Option<SheetReview>>,
) -> impl IntoView {
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
    let samples = move || {
        let all = |it: &ColumnReview| {
            it.samples.iter().map(|it| names::shown(it)).collect::<Vec<String>>().join(" · ")
        };
        review.with(|it| it.as_ref().map(all))
    };
    let shown = move || review.with(|it| it.as_ref().map(|it| shown(&it.samples)));
    let further = move || {
        let lang = ui.state.speaks.get();
        review.with(|it| it.as_ref()?.further.clone()).map(|(table, id)| {
            let name = (words::table(table), words::field(table, &id));
            let said = format!("→ {}: {}", name.0.get(lang), name.1.get(lang));
            view! { <span class="quiet-text" data-testid="import-further">{said}</span> }
        })
    };
    let reading = move || {
        let lang = ui.state.speaks.get();
        review.get().map(|review| view! { <ReadingLine at column review lang/> })
    };
    view! {
        <th scope="col" class="column" data-confidence=move || sure().0
            data-ignored=move || field.with(Option::is_none).then_some("")>
            <span class="column-name" title=samples>
                {move || icon(sure().1)}
                <bdi>{move || names::shown(&header())}</bdi>
            </span>
            <span class="column-read">
                <span class="column-sure">{move || sure().2.get(ui.state.speaks.get())}</span>
                " · " <bdi class="column-samples">{shown}</bdi>
            </span>
            {move || table.get().map(|table| view! {
                <FieldSelect at column nth table field header=header()/>
            })}
            {further}
            {reading}
        </th>
    }
}
