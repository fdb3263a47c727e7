//! The chip that says whether what is on screen is kept, and where.

use crate::lang::{Lang, Text, format, text};
use crate::model::unit::Exact;
use crate::store::backend::UNITS_MAX;
use crate::ui::context::Ui;
use crate::ui::parts::icon::icon;
use crate::ui::parts::menu::Menu;
use crate::ui::state::SaveState;
use leptos::prelude::*;

/// A press that tries to save once more.
pub const SAVE_AGAIN: Text = text("Сохранить ещё раз", "Save again");

const EMPTY: Text = text(
    "В этом браузере данных приложения нет. Если они были, их стёрла очистка браузера: загрузите исходные файлы ещё раз.",
    "There is no data of the app in this browser. If there was, clearing the browser has erased it: load the original files again.",
);

/// What the chip says; where there is nothing, not that it is kept.
fn words(save: SaveState, is_empty: bool, lang: Lang) -> &'static str {
    match (save, lang) {
        (SaveState::Saved { .. }, _) if is_empty => text("Данных нет", "No data").get(lang),
        (SaveState::Saved { .. }, Lang::Ru) => "Сохранено здесь",
        (SaveState::Saved { .. }, Lang::En) => "Saved here",
        (SaveState::Saving, Lang::Ru) => "Сохраняем…",
        (SaveState::Saving, Lang::En) => "Saving…",
        (SaveState::Failed(_), Lang::Ru) => "Не сохранено",
        (SaveState::Failed(_), Lang::En) => "Not saved",
    }
}

fn symbol(save: SaveState, is_empty: bool) -> &'static str {
    match save {
        SaveState::Saved { .. } if is_empty => "info",
        SaveState::Saved { .. } => "check",
        SaveState::Saving => "clock",
        SaveState::Failed(_) => "warning",
    }
}

/// How full the browser's room is: `12 %`.
pub fn used(save: SaveState, lang: Lang) -> Option<String> {
    let SaveState::Saved { units } = save else { return None };
    let part = |it: usize| i128::try_from(it).unwrap_or(0);
    Some(format::percent(Exact::new(part(units), part(UNITS_MAX)), lang))
}

/// What is behind the chip.
pub fn details(save: SaveState, is_empty: bool, lang: Lang) -> String {
    match (save, lang) {
        (SaveState::Saved { .. }, _) if is_empty => EMPTY.get(lang).to_owned(),
        (SaveState::Failed(error), _) => error.text(lang).to_owned(),
        (SaveState::Saving, Lang::Ru) => "Изменения записываются.".to_owned(),
        (SaveState::Saving, Lang::En) => "Changes are being written.".to_owned(),
        (SaveState::Saved { .. }, _) => {
            let used = used(save, lang).unwrap_or_default();
            match lang {
                Lang::Ru => format!(
                    "Записано в этом браузере, прочитано обратно и никуда не отправлено. Сбой самого браузера может стереть последние секунды, очистка его данных удалит всё: храните исходные файлы. Занято {used} места, что браузер даёт странице."
                ),
                Lang::En => format!(
                    "Kept in this browser, read back and sent nowhere. A crash of the browser itself can lose the last seconds, and clearing its data removes everything: keep the original files. {used} of the room the browser gives a page is taken."
                ),
            }
        }
    }
}

/// The chip.
#[component]
pub fn SaveChip() -> impl IntoView {
    let ui = Ui::get();
    let open = RwSignal::new(false);
    let said = move || words(ui.state.save_state(), ui.state.is_empty(), ui.state.speaks.get());
    let face = view! {
        {move || icon(symbol(ui.state.save_state(), ui.state.is_empty()))}
        <span>{said}</span>
    }
    .into_any();
    let name = Signal::derive(move || said().to_owned());
    view! {
        <div data-testid="save-state" data-state=move || ui.state.save_state().id()>
            <Menu open name button="save" is_end=true face=face>
                <p class="note" style:padding=move || "8px 12px" style:max-width=move || "320px">
                    {move || details(ui.state.save_state(), ui.state.is_empty(), ui.state.speaks.get())}
                </p>
                <Show when=move || matches!(ui.state.save_state(), SaveState::Failed(_))>
                    <button
                        class="btn"
                        data-testid="save-again"
                        on:click=move |_| ui.save_again()
                    >
                        {move || SAVE_AGAIN.get(ui.state.speaks.get())}
                    </button>
                </Show>
            </Menu>
        </div>
    }
}
