//! How a file of text was read: its encoding, and what stands between its cells.

use crate::import::review::SheetReview;
use crate::lang::text;
use crate::ui::context::Ui;
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

/// Encoding and delimiter, for files of text.
#[component]
pub fn TextForm(at: usize, sheet: Memo<Option<SheetReview>>) -> impl IntoView {
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
