//! One sheet of the review: what it is taken for, where its header is, how its text was read.

use super::import_columns::Columns;
use super::import_counts::{Recalled, Totals, beside_said};
use crate::import::review::{Beside, SheetReview};
use crate::lang::words::ROWS;
use crate::lang::{Lang, format, text};
use crate::model::table::Table;
use crate::ui::context::Ui;
use crate::ui::parts::icon::icon;
use crate::ui::words;
use leptos::prelude::*;

/// Encodings that files of sales teams come in, by the names that the reader gives them.
const ENCODINGS: [&str; 9] = [
    "UTF-8",
    "windows-1251",
    "IBM866",
    "KOI8-U",
    "x-mac-cyrillic",
    "ISO-8859-5",
    "UTF-16LE",
    "UTF-16BE",
    "windows-1252",
];

/// What an encoding is called on the screen.
fn encoding_name(encoding: &str) -> &str {
    match encoding {
        "windows-1251" => "Windows-1251",
        "IBM866" => "CP866 (DOS)",
        "KOI8-U" => "KOI8-R",
        "x-mac-cyrillic" => "Mac Cyrillic",
        "UTF-16LE" => "UTF-16 LE",
        "UTF-16BE" => "UTF-16 BE",
        "windows-1252" => "Windows-1252",
        other => other,
    }
}

/// What stands between cells, and what it is called.
const DELIMITERS: [(char, &str, &str); 4] = [
    (';', "точка с запятой ;", "semicolon ;"),
    (',', "запятая ,", "comma ,"),
    ('\t', "табуляция", "tab"),
    ('|', "черта |", "bar |"),
];

/// The sheet as the last review has it.
pub fn sheet_of(ui: Ui, at: usize) -> Memo<Option<SheetReview>> {
    Memo::new(move |_| ui.import.review().and_then(|it| it.sheets.get(at).cloned()))
}

/// A sheet.
#[component]
pub fn SheetCard(
    /// Which one.
    at: usize,
) -> impl IntoView {
    let ui = Ui::get();
    let sheet = sheet_of(ui, at);
    let said = move |get: fn(&SheetReview) -> String| {
        sheet.with(|it| it.as_ref().map(get)).unwrap_or_default()
    };
    let title = move || match said(|it| it.sheet.clone()) {
        name if name.is_empty() => said(|it| it.file.clone()),
        name => name,
    };
    let notes = move || {
        let lang = ui.state.speaks.get();
        sheet.with(|it| it.as_ref().map(|it| notes(it, lang))).unwrap_or_default()
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
                <Recalled at sheet/>
                <TableSelect at sheet/>
                <HeaderStepper at sheet/>
            </header>
            <TextForm at sheet/>
            <Columns at sheet/>
        </section>
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

fn notes(sheet: &SheetReview, lang: Lang) -> String {
    let mut parts = vec![sheet.file.clone()];
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
    if !sheet.joined_with.is_empty() {
        let head = text("соединён с", "joined with").get(lang);
        parts.push(format!("{head} {}", sheet.joined_with.join(", ")));
    }
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

/// Encoding and delimiter, for files of text.
#[component]
fn TextForm(at: usize, sheet: Memo<Option<SheetReview>>) -> impl IntoView {
    let ui = Ui::get();
    let form = Memo::new(move |_| sheet.with(|it| it.as_ref().and_then(|it| it.text_form.clone())));
    let encode = move |event| {
        let name = event_target_value(&event);
        ui.import.change(at, |choice| choice.encoding = Some(name));
    };
    let delimit = move |event| {
        let mark = event_target_value(&event).chars().next();
        ui.import.change(at, |choice| choice.delimiter = mark);
    };
    let encodings = move || {
        let now = form.get().map(|it| it.encoding).unwrap_or_default();
        let own = (!ENCODINGS.contains(&now.as_str())).then(|| now.clone());
        let all = ENCODINGS.iter().map(|it| (*it).to_owned()).chain(own);
        all.map(|it| view! { <option value=it.clone() selected=it == now>{encoding_name(&it).to_owned()}</option> })
            .collect_view()
    };
    let delimiters = move || {
        let (now, lang) = (form.get().and_then(|it| it.delimiter), ui.state.speaks.get());
        DELIMITERS
            .map(|(mark, ru, en)| view! {
                <option value=mark.to_string() selected=Some(mark) == now>{text(ru, en).get(lang)}</option>
            })
            .into_iter()
            .collect_view()
    };
    view! {
        <Show when=move || form.with(Option::is_some)>
            <div class="chips">
                <label class="field-line">
                    <span>{ui.state.say("Кодировка", "Encoding")}</span>
                    <select class="select" data-testid="import-encoding" on:change=encode>{encodings}</select>
                </label>
                <Show when=move || form.with(|it| it.as_ref().is_some_and(|it| it.delimiter.is_some()))>
                    <label class="field-line">
                        <span>{ui.state.say("Разделитель", "Delimiter")}</span>
                        <select class="select" data-testid="import-delimiter" on:change=delimit>{delimiters}</select>
                    </label>
                </Show>
            </div>
        </Show>
    }
}
