//! Rows of a trace: file, sheet, row number, the cells as the file has them, what each brings.

use super::figures::Hand;
use super::trace_panel::PAGE;
use crate::export::tsv;
use crate::kpi::Unit;
use crate::lang::words::ROWS;
use crate::lang::{Lang, format, text};
use crate::report::plain::{self, Plain};
use crate::report::trace::{Trace, TraceCell, TracePlace, TraceRow};
use crate::ui::context::Ui;
use leptos::prelude::*;

/// A page of the rows.
#[component]
pub fn Rows(
    /// The trace, with the rows of the page.
    found: Trace,
    /// How to write.
    hand: Hand,
    /// Which page.
    page: RwSignal<usize>,
) -> impl IntoView {
    let (lang, all) = (hand.lang, found.rows_total);
    let headers = headers(&found.rows);
    let head = headers.clone().into_iter().map(|it| view! { <th scope="col"><bdi>{it}</bdi></th> });
    let unit = found.unit;
    let by_default = found.kpi.defaulted.get(lang);
    let total = hand.full(Some(found.total), unit);
    let rows: Vec<TraceRow> = found.rows;
    view! {
        <section>
            <header class="card-head">
                <h2>{ROWS.with(all, lang)}</h2>
                <span class="card-note">{text("вместе", "together").get(lang)} " " {total}</span>
            </header>
            <div class="table-box">
                <table class="table" style:white-space=move || "nowrap">
                    <caption class="quiet-text">{text("Строки файлов", "Rows of the files").get(lang)}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{text("Файл, лист", "File, sheet").get(lang)}</th>
                            <th scope="col" class="num">{text("Строка", "Row").get(lang)}</th>
                            {head.collect_view()}
                            <th scope="col" class="num">{text("Учтено", "Counted").get(lang)}</th>
                        </tr>
                    </thead>
                    <tbody>
                        {rows.into_iter().map(|row| line(row, &headers, &hand, unit, by_default)).collect_view()}
                    </tbody>
                </table>
            </div>
            <Pager page all/>
        </section>
    }
}

fn line(
    row: TraceRow,
    headers: &[String],
    hand: &Hand,
    unit: Unit,
    by_default: &'static str,
) -> impl IntoView + use<> {
    let lang = hand.lang;
    let cells = cells(&row, headers);
    let rule = row.rule.map(|it| view! { <span class="tag">{it.get(lang)}</span> });
    let mark = row.is_defaulted.then(|| {
        view! { <span class="tag" title=by_default>"×"</span> " " }
    });
    view! {
        <tr data-testid="trace-row">
            <td><bdi>{place(&row.place, lang)}</bdi> {rule}</td>
            <td class="num">{row.place.row}</td>
            {cells.into_iter().map(|it| view! { <td><bdi>{it}</bdi></td> }).collect_view()}
            <td class="num">{mark} {hand.full(Some(row.counted), unit)}</td>
        </tr>
    }
}

#[component]
fn Pager(page: RwSignal<usize>, all: usize) -> impl IntoView {
    let state = Ui::get().state;
    let pages = all.div_ceil(PAGE);
    // On paper nothing else says that there are more.
    let which = move || {
        let lang = state.speaks.get();
        let (from, to) = (page.get() * PAGE + 1, all.min((page.get() + 1) * PAGE));
        let [from, to, all] = [from, to, all].map(|it| format::count(it, lang));
        match lang {
            Lang::Ru => format!("Строки {from}–{to} из {all}"),
            Lang::En => format!("Rows {from}–{to} of {all}"),
        }
    };
    (pages > 1).then(|| {
        view! {
            <div class="actions">
                <button class="btn" disabled=move || page.get() == 0
                    on:click=move |_| page.update(|it| *it = it.saturating_sub(1))>
                    {state.say("Раньше", "Previous")}
                </button>
                <span aria-live="polite">{which}</span>
                <button class="btn" disabled=move || { page.get() + 1 >= pages }
                    on:click=move |_| page.update(|it| *it += 1)>
                    {state.say("Дальше", "Next")}
                </button>
            </div>
        }
    })
}

/// Rows without a page of their own: those of the plan, and those left out.
#[component]
pub fn Places(
    /// Where they stand.
    places: Vec<TracePlace>,
    /// The language.
    lang: Lang,
) -> impl IntoView {
    let rows = places.into_iter().map(|it| {
        let cells: Vec<String> =
            it.cells.iter().map(|cell| format!("{}: {}", cell.header, cell.text)).collect();
        view! {
            <tr>
                <td><bdi>{place(&it, lang)}</bdi></td>
                <td class="num">{it.row}</td>
                <td>
                    <bdi>{cells.join(" · ")}</bdi>
                    {it.instead.map(|it| view! { " " <span class="tag">{instead(&it, lang)}</span> })}
                </td>
            </tr>
        }
    });
    view! {
        <div class="table-box">
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">{text("Файл, лист", "File, sheet").get(lang)}</th>
                        <th scope="col" class="num">{text("Строка", "Row").get(lang)}</th>
                        <th scope="col">{text("Ячейки", "Cells").get(lang)}</th>
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
}

/// Which row counts in the stead of one that comes again.
fn instead(counts: &TracePlace, lang: Lang) -> String {
    let (row, file) = (counts.row, place(counts, lang));
    match lang {
        Lang::Ru => format!("повторяется, учтена строка {row} файла {file}"),
        Lang::En => format!("comes again, row {row} of {file} counts"),
    }
}

/// `продажи.xlsx, Сентябрь`; what was typed has no file.
fn place(place: &TracePlace, lang: Lang) -> String {
    match (place.file.as_str(), place.sheet.as_str()) {
        ("", _) => text("введено вручную", "typed in").get(lang).to_owned(),
        (file, "") => file.to_owned(),
        (file, sheet) => format!("{file}, {sheet}"),
    }
}

/// The headers of all rows, each once, in the order they are met.
fn headers(rows: &[TraceRow]) -> Vec<String> {
    let mut headers: Vec<String> = Vec::new();
    for cell in rows.iter().flat_map(all_cells) {
        if !headers.contains(&cell.header) {
            headers.push(cell.header.clone());
        }
    }
    headers
}

fn all_cells(row: &TraceRow) -> impl Iterator<Item = &TraceCell> {
    row.place.cells.iter().chain(row.lent_by.iter().flat_map(|it| &it.cells))
}

fn cells(row: &TraceRow, headers: &[String]) -> Vec<String> {
    let cell = |header: &String| all_cells(row).find(|it| it.header == *header);
    headers.iter().map(|it| cell(it).map(|it| it.text.clone()).unwrap_or_default()).collect()
}

/// All rows for a spreadsheet.
pub fn copied(found: &Trace, lang: Lang) -> String {
    let headers = headers(&found.rows);
    let fixed = [("Файл", "File"), ("Лист", "Sheet"), ("Строка", "Row")];
    let names = fixed.iter().map(|(ru, en)| text(ru, en).get(lang));
    let names = names.chain(headers.iter().map(String::as_str));
    let counted = text("Учтено", "Counted").get(lang);
    let mut lines = vec![names.chain([counted]).map(Plain::words).collect::<Vec<_>>()];
    for row in &found.rows {
        let place = [&row.place.file, &row.place.sheet].map(Plain::words);
        let number = Plain::Number(row.place.row.to_string());
        let cells = cells(row, &headers).into_iter().map(Plain::Words);
        let counted = plain::number(row.counted, found.unit, lang);
        lines.push(place.into_iter().chain([number]).chain(cells).chain([counted]).collect());
    }
    tsv::lines(&lines)
}
