//! The sheet of keys, and the switch of those without Ctrl.

use super::listen::Keyboard;
use super::map::SHEET;
use crate::ui::browser;
use crate::ui::parts::icon::icon;
use leptos::prelude::*;

const CLOSE: &str = "keys-close";

/// The dialog.
#[component]
pub fn Sheet(keyboard: Keyboard) -> impl IntoView {
    let ui = keyboard.ui;
    let on_key = move |event: leptos::ev::KeyboardEvent| match event.key().as_str() {
        "Escape" => {
            event.stop_propagation();
            keyboard.close();
        }
        "Tab" => {
            // Two things take the focus: the other one is next, to whichever side.
            event.prevent_default();
            let is_close = browser::focused().is_some_and(|it| it.id() == CLOSE);
            browser::focus(if is_close { "keys-letters" } else { CLOSE });
        }
        _ => {}
    };
    Effect::new(|_| browser::focus(CLOSE));
    let lang = move || ui.state.speaks.get();
    view! {
        <div class="veil" on:pointerdown=move |_| keyboard.close()>
            <section class="dialog" role="dialog" aria-modal="true" aria-labelledby="keys-title" tabindex="-1"
                data-testid="keys" on:pointerdown=|event| event.stop_propagation() on:keydown=on_key>
                <header class="dialog-head">
                    <h2 id="keys-title">{ui.state.say("Клавиши", "Keys")}</h2>
                    <button class="btn btn-plain btn-icon" id=CLOSE
                        aria-label=ui.state.say("Закрыть", "Close") on:click=move |_| keyboard.close()>
                        {icon("close")}
                    </button>
                </header>
                <div class="dialog-body">
                    <table class="table">
                        <caption class="quiet-text">{ui.state.say("Клавиши", "Keys")}</caption>
                        <thead class="quiet-text"><tr>
                            <th scope="col">{ui.state.say("Клавиша", "Key")}</th>
                            <th scope="col">{ui.state.say("Что делает", "What it does")}</th>
                        </tr></thead>
                        <tbody>
                            {SHEET.map(|(keys, name)| view! {
                                <tr>
                                    <th scope="row"><kbd>{keys}</kbd></th>
                                    <td>{move || name.get(lang())}</td>
                                </tr>
                            }).collect_view()}
                        </tbody>
                    </table>
                    <label class="check">
                        <input type="checkbox" id="keys-letters" data-testid="keys-letters"
                            prop:checked=move || keyboard.has_letters.get()
                            on:change=move |event| keyboard.set_letters(event_target_checked(&event))/>
                        <span>{ui.state.say(
                            "Клавиши без Ctrl работают; этот список есть и в командах (Ctrl+K)",
                            "Keys without Ctrl work; this list is a command too (Ctrl+K)",
                        )}</span>
                    </label>
                </div>
            </section>
        </div>
    }
}
