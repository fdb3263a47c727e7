//! What is here: every import with its rows, each of which can be deleted and brought back.

use super::data_memory::Memory;
use super::data_same::Same;
use super::data_vat::VatOf;
use super::import_left::Left;
use super::templates::Templates;
use crate::lang::words::{ROWS, sentence};
use crate::lang::{date, text};
use crate::model::batch::Origin;
use crate::model::date::Date;
use crate::ui::context::Ui;
use crate::ui::exporting::Export;
use crate::ui::parts::icon::icon;
use crate::ui::shell::pick_files;
use crate::ui::state_ground::Entry;
use crate::ui::words;
use leptos::prelude::*;
use std::sync::Arc;
use std::time::Duration;

/// The imports and the ways out. Names that look alike are looked for once the rest is drawn.
#[component]
pub fn Data() -> impl IntoView {
    let ui = Ui::get();
    let is_drawn = RwSignal::new(false);
    // The person may have gone on meanwhile.
    let draw = move || {
        let _ = is_drawn.try_set(true);
    };
    request_animation_frame(move || set_timeout(draw, Duration::ZERO));
    let entries = move || ui.state.ground.with(|it| it.entries.clone());
    let counts = move || {
        let lang = ui.state.speaks.get();
        ui.state.data.with(|data| {
            let facts = ROWS.with(data.sales.date.len(), lang);
            let span = data.span().map(|it| date::period(it, lang));
            let head = text("учтённых продаж", "of sales counted").get(lang);
            sentence(&format!(
                "{facts} {head}{}",
                span.map_or(String::new(), |it| format!(" · {it}"))
            ))
        })
    };
    view! {
        <header class="message">
            <h1>{ui.state.say("Данные", "Data")}</h1>
            <p>{counts}</p>
        </header>
        <div class="toolbar">
            <button class="btn btn-primary" on:click=move |_| pick_files()>
                {icon("import")} <span>{ui.state.say("Загрузить файлы", "Import files")}</span>
            </button>
            <button class="btn" on:click=move |_| ui.export(Export::Results)>
                {icon("export")} <span>{ui.state.say("Показатели (json)", "Figures (json)")}</span>
            </button>
            <button class="btn" on:click=move |_| ui.export(Export::Tables)>
                {icon("table")} <span>{ui.state.say("Таблицы (zip)", "Tables (zip)")}</span>
            </button>
        </div>
        <section class="card">
            <header class="card-head">
                <h2>{ui.state.say("Загрузки", "Imports")}</h2>
                <span class="card-note">{ui.state.say("новые сверху", "the newest first")}</span>
            </header>
            <ul class="batches">
                {move || entries().into_iter().rev().map(|entry| view! { <Batch entry/> }).collect_view()}
            </ul>
        </section>
        <Left/>
        <Dropped/>
        <Show when=move || is_drawn.get()><Same/></Show>
        <Memory/>
        <Templates/>
    }
}

/// The imports that were taken back in this visit, to be brought back.
#[component]
fn Dropped() -> impl IntoView {
    let ui = Ui::get();
    move || {
        let dropped = ui.state.dropped();
        (!dropped.is_empty()).then(|| {
            view! {
                <section class="card">
                    <header class="card-head">
                        <h2>{ui.state.say("Отменённые загрузки", "Imports taken back")}</h2>
                        <span class="card-note">{ui.state.say(
                            "вернуть можно, пока страница не закрыта и не обновлена",
                            "they can be brought back until the page is closed or reloaded",
                        )}</span>
                    </header>
                    <ul class="batches">
                        {dropped.into_iter().map(|entry| view! { <Back entry/> }).collect_view()}
                    </ul>
                </section>
            }
        })
    }
}

#[component]
fn Back(entry: Entry) -> impl IntoView {
    let ui = Ui::get();
    let (of, rows, place) = (entry.batch.table, entry.batch.len(), place(&entry.batch.origin));
    let name = place.clone();
    let label = move || {
        let lang = ui.state.speaks.get();
        let head = text("Вернуть загрузку", "Bring back the import").get(lang);
        format!("{head}: {}, {name}", words::table(of).get(lang))
    };
    let restore = move |_| {
        ui.state.restore(&entry);
        ui.toast(true, false, move |lang| {
            let what = words::table(of).get(lang);
            format!("{}: {what}", text("Возвращено", "Brought back").get(lang))
        });
    };
    view! {
        <li class="batch" data-testid="dropped" data-table=of.id() data-rows=rows.to_string()>
            {icon("file")}
            <div>
                <b>{move || words::table(of).get(ui.state.speaks.get())}</b>
                <p><bdi>{place}</bdi></p>
            </div>
            <span class="num">{move || ROWS.with(rows, ui.state.speaks.get())}</span>
            <button class="btn" data-testid="restore" aria-label=label on:click=restore>
                {icon("redo")} <span>{ui.state.say("Вернуть", "Bring back")}</span>
            </button>
        </li>
    }
}

/// `продажи.xlsx · Сентябрь`
fn place(origin: &Origin) -> String {
    match (origin.file.as_str(), origin.sheet.as_str()) {
        (file, "") => file.to_owned(),
        (file, sheet) => format!("{file} · {sheet}"),
    }
}

#[component]
fn Batch(entry: Entry) -> impl IntoView {
    let ui = Ui::get();
    let (id, batch) = (entry.stored.id().to_owned(), entry.batch);
    let amounts = Arc::clone(&batch);
    let (of, rows, on) = (batch.table, batch.len(), Date(batch.imported));
    let is_typed = batch.origin.is_hand();
    let place = place(&batch.origin);
    let name = place.clone();
    let label = move || {
        let lang = ui.state.speaks.get();
        let head = text("Отменить загрузку", "Undo the import").get(lang);
        format!("{head}: {}, {name}", words::table(of).get(lang))
    };
    let said = move || {
        let lang = ui.state.speaks.get();
        let place = if is_typed {
            text("введено вручную", "typed in").get(lang)
        } else {
            &place
        };
        format!("{place} · {}", date::day(on, lang))
    };
    let delete = move |_| {
        ui.state.delete(&id);
        ui.toast(true, false, move |lang| {
            let what = words::table(of).get(lang);
            format!("{}: {what}", text("Отменено", "Taken back").get(lang))
        });
    };
    view! {
        <li class="batch" data-testid="batch" data-table=of.id() data-rows=rows.to_string()>
            {icon(if is_typed { "edit" } else { "file" })}
            <div>
                <b>{move || words::table(of).get(ui.state.speaks.get())}</b>
                <p><bdi>{said}</bdi></p>
            </div>
            <span class="num">{move || ROWS.with(rows, ui.state.speaks.get())}</span>
            <VatOf batch=amounts/>
            <button class="btn" data-testid="undo-import" aria-label=label on:click=delete>
                {icon("undo")} <span>{ui.state.say("Отменить", "Undo")}</span>
            </button>
        </li>
    }
}
