//! Which field a column is: a menu of all fields of its table. A sheet has many columns and a table
//! many fields, so all but the first menus are filled after they are drawn, or once they are reached.

use crate::lang::text;
use crate::model::names;
use crate::model::table::Table;
use crate::ui::context::Ui;
use crate::ui::words;
use leptos::html::Select;
use leptos::prelude::*;
use std::time::Duration;

/// Menus of the first sheet that are filled as they are drawn.
const FILLED: usize = 20;
/// The others follow one by one, the page breathing between them.
const PAUSE: Duration = Duration::from_millis(15);
/// Columns that a sheet draws at first, for the turns of its menus.
const OF_SHEET: usize = 40;

/// Whether a menu has all of its options: at once, when its turn comes, or `fill` is called.
fn filled(at: usize, nth: usize) -> RwSignal<bool> {
    let is_filled = RwSignal::new(at == 0 && nth < FILLED);
    if !is_filled.get_untracked() {
        let turn = u32::try_from(at * OF_SHEET + nth).unwrap_or(u32::MAX);
        let fill = move || {
            let _ = is_filled.try_set(true);
        };
        set_timeout(fill, PAUSE.saturating_mul(turn).min(Duration::from_secs(60)));
    }
    is_filled
}

/// Which field the column is.
#[component]
pub fn FieldSelect(
    at: usize,
    column: usize,
    /// Which of the columns that were drawn it is.
    nth: usize,
    table: Table,
    field: Memo<Option<String>>,
    header: String,
) -> impl IntoView {
    let ui = Ui::get();
    let menu = NodeRef::<Select>::new();
    let is_filled = filled(at, nth);
    let fill = move || {
        if !is_filled.get_untracked() {
            is_filled.set(true);
        }
    };
    Effect::new(move || {
        let (id, lang) = (field.get(), ui.state.speaks.get());
        let menu = menu.get();
        let _ = (is_filled.get(), lang);
        // Once the options of now are there.
        queue_microtask(move || {
            if let Some(menu) = menu {
                menu.set_value(id.as_deref().unwrap_or("ignore"));
            }
        });
    });
    let on_change = move |event| {
        let id = event_target_value(&event);
        ui.import.change(at, |choice| {
            if let Some(chosen) = choice.fields.get_mut(column) {
                *chosen = Some((id != "ignore").then_some(id));
            }
        });
    };
    let spoken = names::shown(&header);
    let name = move || {
        let head = text("Поле для колонки", "Field of column").get(ui.state.speaks.get());
        format!("{head} {spoken}")
    };
    let options = move || {
        let (lang, is_filled) = (ui.state.speaks.get(), is_filled.get());
        let chosen = field.get();
        let fields = table.fields().iter();
        fields
            .filter(|it| is_filled || chosen.as_deref() == Some(it.id))
            .map(|it| {
                let name = words::field(table, it.id).get(lang);
                let name = if it.required { format!("{name} *") } else { name.to_owned() };
                view! { <option value=it.id>{name}</option> }
            })
            .collect_view()
    };
    view! {
        <select class="select" data-testid="import-map" data-column=header aria-label=name node_ref=menu
            on:focus=move |_| fill() on:pointerdown=move |_| fill() on:change=on_change>
            <option value="ignore">{ui.state.say("не загружать", "not imported")}</option>
            {options}
        </select>
    }
}
