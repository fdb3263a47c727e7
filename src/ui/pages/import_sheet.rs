//! One sheet of the review: what it is taken for, where its header is, how its text was read. Of many
//! sheets the first are open, of the others their heads are shown.

use super::import_columns::Columns;
use super::import_counts::{Recalled, Totals, beside_said};
use super::import_text::TextForm;
use crate::import::review::{Beside, SheetReview};
use crate::lang::words::ROWS;
use crate::lang::{Lang, format, text};
use crate::model::names;
use crate::model::table::Table;
use crate::ui::context::Ui;
use crate::ui::parts::icon::icon;
use crate::ui::words;
use crate::ui::words_import::joined;
use leptos::prelude::*;

/// The sheet as the last review has it.
pub fn sheet_of(ui: Ui, at: usize) -> Memo<Option<SheetReview>> {
    Memo::new(move |_| ui.import.review().and_then(|it| it.sheets.get(at).cloned()))
}

/// Sheets that are open at first; where there are no more, none can be folded.
pub const OPEN: usize = 6;

/// A sheet.
#[component]
pub fn SheetCard(
    /// Which one.
    at: usize,
    /// Of how many.
    sheets: Memo<usize>,
) -> impl IntoView {
    let ui = Ui::get();
    let sheet = sheet_of(ui, at);
    let is_unfolded = RwSignal::new(at < OPEN);
    let is_open = Memo::new(move |_| is_unfolded.get() || sheets.get() <= OPEN);
    let said = move |get: fn(&SheetReview) -> String| {
        sheet.with(|it| it.as_ref().map(get)).unwrap_or_default()
    };
    let title = move || match said(|it| it.sheet.clone()) {
        name if name.is_empty() => said(|it| names::shown(&it.file)),
        name => names::shown(&name),
    };
    let notes = move || {
        let lang = ui.state.speaks.get();
        let is_open = is_open.get();
        sheet.with(|it| it.as_ref().map(|it| notes(it, is_open, lang))).unwrap_or_default()
    };
    let beside = move || {
        let lang = ui.state.speaks.get();
        sheet.with(|it| it.as_ref()?.beside.map(|it| beside_said(it, lang)))
    };
    view! {
        <section class="sheet" data-testid="import-sheet"
            data-state=move || said(|it| state(it).to_owned())
            data-file=move || said(|it| it.file.clone())
            data-sheet=move || said(|it| it.sheet.clone())
            data-table=move || said(|it| it.choice.table.flatten().map_or("none", Table::id).to_owned())
            data-rows=move || said(|it| it.rows_read.to_string())
            data-rows-used=move || said(|it| it.rows_used.to_string())>
            <header class="sheet-head">
                {icon("table")}
                <div class="sheet-name">
                    <h2><bdi>{title}</bdi></h2>
                    <p><bdi>{notes}</bdi></p>
                    <p data-testid="import-beside" data-new=move || said(|it| count(it, |it| it.new))
                        data-changed=move || said(|it| count(it, |it| it.changed))
                        data-repeated=move || said(|it| count(it, |it| it.repeated))
                        data-gone=move || said(|it| count(it, |it| it.gone))>{beside}</p>
                    <Totals sheet/>
                </div>
                <Show when=move || is_open.get()>
                    <Recalled at sheet/>
                    <TableSelect at sheet/>
                    <HeaderStepper at sheet/>
                </Show>
                <Show when=move || { sheets.get() > OPEN }>
                    <Fold is_unfolded name=title/>
                </Show>
            </header>
            <Show when=move || is_open.get()>
                <TextForm at sheet/>
                <Columns at sheet/>
            </Show>
        </section>
    }
}

/// Shows the columns of a sheet, and folds them again.
#[component]
fn Fold(
    is_unfolded: RwSignal<bool>,
    /// What the sheet is called.
    name: impl Fn() -> String + Send + Sync + 'static,
) -> impl IntoView {
    let ui = Ui::get();
    let said = move || {
        let word = match is_unfolded.get() {
            true => text("Свернуть", "Fold"),
            false => text("Показать колонки", "Show columns"),
        };
        word.get(ui.state.speaks.get())
    };
    view! {
        <button class="btn" data-testid="sheet-fold" aria-expanded=move || is_unfolded.get().to_string()
            aria-label=move || format!("{}: {}", said(), name())
            on:click=move |_| is_unfolded.update(|it| *it = !*it)>{said}</button>
    }
}

fn count(sheet: &SheetReview, get: fn(&Beside) -> usize) -> String {
    sheet.beside.as_ref().map(|it| get(it).to_string()).unwrap_or_default()
}

fn state(sheet: &SheetReview) -> &'static str {
    match sheet.choice.table.flatten() {
        None => "skip",
        Some(_) if sheet.rows_used > 0 => "ready",
        Some(_) => "ask",
    }
}

fn notes(sheet: &SheetReview, is_open: bool, lang: Lang) -> String {
    let mut parts = vec![names::shown(&sheet.file)];
    if !is_open {
        // What the menu of an open one says.
        let table = sheet.choice.table.flatten();
        let ignored = text("не загружается", "not imported");
        parts.push(table.map_or(ignored, words::table).get(lang).to_owned());
    }
    if let Some(known) = &sheet.known {
        let [ru, en] = &known.name;
        parts.push(if lang == Lang::Ru { ru.clone() } else { en.clone() });
    }
    let (read, used) = (ROWS.with(sheet.rows_read, lang), format::count(sheet.rows_used, lang));
    parts.push(match lang {
        Lang::Ru => format!("{read}, загрузится {used}"),
        Lang::En => format!("{read}, {used} to import"),
    });
    if sheet.hidden {
        parts.push(text("скрытый лист", "hidden sheet").get(lang).to_owned());
    }
    for (table, rows) in &sheet.further {
        let head = text("ещё", "also").get(lang);
        let count = format::count(*rows, lang);
        parts.push(format!("{head} {}: {count}", words::table(*table).get(lang).to_lowercase()));
    }
    parts.extend(joined(sheet, lang).map(|it| names::shown(&it)));
    parts.join(" · ")
}

/// Which table the sheet is.
#[component]
fn TableSelect(at: usize, sheet: Memo<Option<SheetReview>>) -> impl IntoView {
    let ui = Ui::get();
    let chosen =
        Memo::new(move |_| sheet.with(|it| it.as_ref().and_then(|it| it.choice.table.flatten())));
    let on_change = move |event| {
        let table = Table::parse(&event_target_value(&event));
        ui.import.change(at, |choice| {
            choice.table = Some(table);
            choice.fields.clear();
            choice.readings.clear();
        });
    };
    let option = move |table: Table| {
        view! {
            <option value=table.id() selected=move || chosen.get() == Some(table)>
                {move || words::table(table).get(ui.state.speaks.get())}
            </option>
        }
    };
    view! {
        <label class="field-line">
            <span>{ui.state.say("Это", "This is")}</span>
            <select class="select" data-testid="import-table" on:change=on_change
                prop:value=move || chosen.get().map_or("none", Table::id)>
                <option value="none" selected=move || chosen.get().is_none()>
                    {ui.state.say("не загружать", "not imported")}
                </option>
                {Table::ALL.map(option).into_iter().collect_view()}
            </select>
        </label>
    }
}

/// In which row of the file the names of the columns are.
#[component]
fn HeaderStepper(at: usize, sheet: Memo<Option<SheetReview>>) -> impl IntoView {
    let ui = Ui::get();
    let row = Memo::new(move |_| sheet.with(|it| it.as_ref().map_or(0, |it| it.header_row)));
    let move_to = move |to: u32| {
        ui.import.change(at, |choice| {
            choice.header_row = Some(to.max(1));
            choice.fields.clear();
            choice.readings.clear();
        });
    };
    view! {
        <span class="field-line">
            <span>{ui.state.say("Заголовки в строке", "Headers in row")}</span>
            <span class="stepper">
                <button class="btn btn-icon" disabled=move || row.get() <= 1
                    aria-label=ui.state.say("Строкой выше", "One row up")
                    on:click=move |_| move_to(row.get_untracked().saturating_sub(1))>{icon("minus")}</button>
                <output data-testid="import-header">{move || row.get()}</output>
                <button class="btn btn-icon" aria-label=ui.state.say("Строкой ниже", "One row down")
                    on:click=move |_| move_to(row.get_untracked() + 1)>{icon("plus")}</button>
            </span>
        </span>
    }
}
