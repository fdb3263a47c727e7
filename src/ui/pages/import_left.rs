//! Rows that were left out: each sheet's as a file that says why, to be repaired and brought back.

use crate::lang::words::ROWS;
use crate::lang::{Lang, text};
use crate::model::names;
use crate::ui::context::Ui;
use crate::ui::importing::LeftOut;
use crate::ui::parts::icon::icon;
use leptos::prelude::*;

/// The files of one import; of the whole visit where none is named. Nothing where there are none.
#[component]
pub fn Left(
    /// Which import.
    #[prop(optional)]
    run: Option<u32>,
) -> impl IntoView {
    let ui = Ui::get();
    let files = move || {
        let all = ui.import.left_out.get();
        all.into_iter().filter(|it| run.is_none_or(|run| it.run == run)).collect::<Vec<LeftOut>>()
    };
    move || {
        let (files, lang) = (files(), ui.state.speaks.get());
        (!files.is_empty()).then(|| {
            view! {
                <section class="card" data-testid="left-out">
                    <header class="card-head">
                        <h2>{text("Пропущенные строки", "Rows left out").get(lang)}</h2>
                        <span class="card-note">{text(
                            "исправьте в Excel и загрузите этот файл; список хранится, пока страница открыта",
                            "mend them in Excel and import that file; the list is kept while the page is open",
                        ).get(lang)}</span>
                    </header>
                    <ul class="batches">
                        {files.into_iter().map(|file| view! { <File file lang/> }).collect_view()}
                    </ul>
                </section>
            }
        })
    }
}

#[component]
fn File(file: LeftOut, lang: Lang) -> impl IntoView {
    let ui = Ui::get();
    let LeftOut { name, rows, bytes, .. } = file;
    let (shown, handle) = (names::shown(&name), name.clone());
    let word = text("Скачать с причинами", "Download with reasons").get(lang);
    let spoken = format!("{word}: {shown}");
    let download = move |_| ui.download(&name, "text/csv", &bytes);
    view! {
        <li class="batch" data-testid="left-out-file" data-rows=rows.to_string() data-name=handle>
            {icon("file")}
            <div><b><bdi>{shown}</bdi></b></div>
            <span class="num">{ROWS.with(rows, lang)}</span>
            <button class="btn" data-testid="left-out-download" aria-label=spoken on:click=download>
                {icon("export")} <span>{word}</span>
            </button>
        </li>
    }
}
