//! The palette: a field, and the commands whose names fit what is typed (APG, combobox with a list).

use super::commands::{Command, all};
use super::listen::Keyboard;
use super::query::found;
use crate::ui::browser;
use crate::ui::context::Ui;
use leptos::prelude::*;

/// So many are shown at once.
const SHOWN: usize = 10;

const FIELD: &str = "palette-field";

/// The dialog.
#[component]
pub fn Palette(keyboard: Keyboard) -> impl IntoView {
    let ui = keyboard.ui;
    let say = move |ru, en| ui.state.say(ru, en);
    let commands = StoredValue::new(all(ui));
    let (query, chosen) = (RwSignal::new(String::new()), RwSignal::new(0_usize));
    let shown = Memo::new(move |_| {
        let typed = query.get();
        let mut found = commands.with_value(|all| {
            found(all.iter().map(|it| (it.name.as_str(), it.also.as_str())), &typed)
        });
        found.truncate(SHOWN);
        found
    });
    let run = move |at: usize| {
        let command = shown.with_untracked(|it| it.get(at).copied());
        let command = command.and_then(|it| commands.with_value(|all| all.get(it).cloned()));
        if let Some(command) = command {
            keyboard.close();
            (command.run)(keyboard);
        }
    };
    let step = move |by: usize| {
        let count = shown.with_untracked(Vec::len).max(1);
        chosen.update(|it| *it = (*it + by) % count);
    };
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        match event.key().as_str() {
            "ArrowDown" => step(1),
            "ArrowUp" => step(shown.with_untracked(Vec::len).saturating_sub(1)),
            "Enter" => run(chosen.get_untracked()),
            "Escape" => keyboard.close(),
            // The only place that takes the focus.
            "Tab" => {}
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
    };
    Effect::new(|_| browser::focus(FIELD));
    let option = move |(at, of): (usize, usize)| {
        let command = commands.with_value(|all| all.get(of).cloned());
        command.map(|it| view! { <Choice ui at command=it chosen run=Callback::new(run)/> })
    };
    view! {
        <div class="veil palette-veil" on:pointerdown=move |_| keyboard.close()>
            <section class="dialog palette" role="dialog" aria-modal="true" data-testid="palette" tabindex="-1"
                aria-label=say("Команды", "Commands") on:pointerdown=|event| event.stop_propagation()
                on:keydown=on_key>
                <input class="input" id=FIELD data-testid="palette-field" role="combobox" autocomplete="off"
                    aria-expanded="true" aria-controls="palette-list" aria-autocomplete="list"
                    aria-label=say("Команда, показатель, человек, период", "A command, a KPI, a person, a period")
                    placeholder=say("Команда, показатель, человек, период", "A command, a KPI, a person, a period")
                    aria-activedescendant=move || {
                        (!shown.with(Vec::is_empty)).then(|| format!("palette-{}", chosen.get()))
                    }
                    on:input=move |event| {
                        chosen.set(0);
                        query.set(event_target_value(&event));
                    }/>
                <ul class="palette-list" id="palette-list" role="listbox" aria-label=say("Найдено", "Found")>
                    {move || shown.get().into_iter().enumerate().map(option).collect_view()}
                </ul>
                <p class="note palette-none" role="status">
                    {move || shown.with(Vec::is_empty).then(say("Ничего не найдено.", "Nothing found."))}
                </p>
            </section>
        </div>
    }
}

/// One command of the list.
#[component]
fn Choice(
    ui: Ui,
    at: usize,
    command: Command,
    chosen: RwSignal<usize>,
    run: Callback<usize>,
) -> impl IntoView {
    let Command { name, kind, .. } = command;
    view! {
        <li id=format!("palette-{at}") role="option" class="palette-option" data-testid="palette-option"
            aria-selected=move || (chosen.get() == at).to_string()
            on:pointermove=move |_| chosen.set(at) on:click=move |_| run.run(at)>
            <bdi>{name}</bdi>
            <span class="note">{move || kind.get(ui.state.speaks.get())}</span>
        </li>
    }
}
