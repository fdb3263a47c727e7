//! Words of a file that no list knows: the person says what each means, or takes it back.

use crate::import::issue::IssueGroup;
use crate::import::review::{Meaning, SheetReview};
use crate::lang::{Lang, Text, text};
use crate::model::names;
use crate::model::table::{Field, Kind};
use crate::ui::context::Ui;
use crate::ui::words_events::word;
use leptos::prelude::*;

/// The words that a field may have; of a flag no and yes.
fn list(field: &Field) -> &'static [&'static str] {
    match field.kind {
        Kind::Words(words) => words,
        Kind::Flag => &["no", "yes"],
        _ => &[],
    }
}

/// The field of a column by its header.
pub fn field(sheet: &SheetReview, header: &str) -> Option<&'static Field> {
    let at = sheet.columns.iter().position(|it| it.header == header)?;
    let id = sheet.choice.fields.get(at)?.as_ref()?.as_ref()?;
    sheet.choice.table.flatten()?.field(id)
}

fn said(id: &'static str) -> Text {
    word(id).unwrap_or(text(id, id))
}

/// A choice for each unknown word of an issue.
#[component]
pub fn UnknownWords(
    at: usize,
    /// The field of their column.
    field: Option<&'static Field>,
    issue: IssueGroup,
    lang: Lang,
) -> impl IntoView {
    let ui = Ui::get();
    let choice = move |word: String, field: &'static Field| {
        let spoken = match lang {
            Lang::Ru => format!("Что значит «{}»", names::shown(&word)),
            Lang::En => format!("What \"{}\" means", names::shown(&word)),
        };
        let (shown, handle) = (names::shown(&word), word.clone());
        let on_change = move |event| {
            let place = event_target_value(&event).parse().ok();
            let meaning = place.map(|place| Meaning {
                field: field.id.to_owned(),
                word: word.clone(),
                place,
            });
            ui.import.change(at, |choice| choice.meanings.extend(meaning.clone()));
        };
        let options = list(field).iter().enumerate();
        let options = options
            .map(|(place, id)| view! { <option value=place.to_string()>{said(id).get(lang)}</option> })
            .collect_view();
        view! {
            <label class="field">
                <bdi>{shown}</bdi>
                <select class="select" data-testid="import-word" data-word=handle aria-label=spoken
                    on:change=on_change>
                    <option value="">{text("выберите значение", "choose what it means").get(lang)}</option>
                    {options}
                </select>
            </label>
        }
    };
    field.map(|field| {
        let words = issue.examples.into_iter().map(|(_, word)| choice(word, field)).collect_view();
        view! { <div class="actions">{words}</div> }
    })
}

/// The words of a sheet that were given a meaning; a press takes it back.
#[component]
pub fn GivenWords(at: usize, sheet: SheetReview, lang: Lang) -> impl IntoView {
    let ui = Ui::get();
    let table = sheet.choice.table.flatten();
    let chip = move |meaning: Meaning| {
        let list = table.and_then(|it| it.field(&meaning.field)).map_or(&[][..], list);
        let place = usize::try_from(meaning.place).ok();
        let means = place.and_then(|it| list.get(it)).map_or("", |id| said(id).get(lang));
        let shown = format!("{} → {means}", names::shown(&meaning.word));
        let back = move |_| {
            ui.import.change(at, |choice| choice.meanings.retain(|it| *it != meaning));
        };
        view! {
            <button class="chip" on:click=back
                title=text("Забыть это значение", "Forget what it means").get(lang)>
                <bdi>{shown}</bdi> " ✕"
            </button>
        }
    };
    let chips = sheet.choice.meanings.into_iter().map(chip).collect_view();
    view! { <div class="chips" data-testid="import-words-given">{chips}</div> }
}
