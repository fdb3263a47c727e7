//! Text put on the clipboard, and said so.

use crate::lang::Lang;
use crate::ui::browser;
use crate::ui::context::Ui;
use wasm_bindgen_futures::spawn_local;

/// Copies text; `what` says what it was.
pub fn copy(ui: Ui, text: String, what: impl Fn(Lang) -> String + Send + Sync + 'static) {
    spawn_local(async move {
        let is_done = browser::copy(&text).await.is_ok();
        ui.toast(false, !is_done, move |lang: Lang| match (is_done, lang) {
            (true, Lang::Ru) => format!("Скопировано: {}", what(lang)),
            (true, Lang::En) => format!("Copied: {}", what(lang)),
            (false, Lang::Ru) => "Браузер не дал скопировать.".to_owned(),
            (false, Lang::En) => "The browser did not let it be copied.".to_owned(),
        });
    });
}
