//! What the first load leaves out: parts of the program that come when they are first needed, or
//! once the browser has nothing else to do.

use super::browser;
use super::context::Ui;
use super::late_parts::{Coming, Draw, Missing};
use super::pages::title;
use super::parts::icon::{icon, large_icon};
use super::state_ground::Ground;
use crate::lang::{Text, text};
use leptos::prelude::*;
use std::time::Duration;
use wasm_bindgen_futures::spawn_local;

/// How long after the start the parts are fetched that nobody has asked for yet: by then whatever
/// the first screen needs is done. From then on the app works without a network.
pub const IDLE: Duration = Duration::from_secs(3);

/// How far a part is.
#[derive(Clone, Copy)]
enum Stage {
    Coming,
    Here(Draw),
    Missing,
}

/// What a part draws; while it comes, that it does; where it does not, why, and another try.
#[component]
pub fn Late(
    /// The part; none: what counts all that is kept, and draws nothing.
    #[prop(optional)]
    load: Option<fn() -> Coming<Draw>>,
    /// Whether it stands over the page.
    #[prop(default = false)]
    is_panel: bool,
) -> impl IntoView {
    let ui = Ui::get();
    let stage = RwSignal::new(Stage::Coming);
    let fetch = move || {
        spawn_local(async move {
            let found = match load {
                Some(load) => counted(ui, load()).await,
                None => counts(ui, true).await.map(|()| (|| ().into_any()) as Draw),
            };
            let found = found.map_or(Stage::Missing, Stage::Here);
            // The person may have gone on meanwhile.
            let _ = stage.try_set(found);
        });
    };
    fetch();
    let again = move || {
        stage.set(Stage::Coming);
        fetch();
    };
    move || {
        let view = match stage.get() {
            Stage::Here(draw) => return draw(),
            Stage::Coming => coming(),
            Stage::Missing => missing(again, is_panel),
        };
        if is_panel {
            return view! { <aside class="panel" role="dialog">{view}</aside> }.into_any();
        }
        // Where the person is going is said before it is there.
        let title = move || title(&ui.state.page()).get(ui.state.speaks.get());
        view! { <header class="message"><h1>{title}</h1></header> {view} }.into_any()
    }
}

fn coming() -> AnyView {
    let said = Ui::get().state.say("Загружаем…", "Loading…");
    view! { <p class="late" role="status" data-testid="late">{said}</p> }.into_any()
}

fn missing(again: impl Fn() + 'static, is_panel: bool) -> AnyView {
    let ui = Ui::get();
    view! {
        <section class="card empty" role="alert" data-testid="late-missing">
            {large_icon("warning")}
            <h2>{ui.state.say("Эта часть приложения не загрузилась", "This part of the app did not load")}</h2>
            <p>{move || WHY.get(ui.state.speaks.get())}</p>
            <div class="actions">
                <button class="btn btn-primary" data-testid="late-again" on:click=move |_| again()>
                    {icon("redo")} <span>{ui.state.say("Попробовать ещё раз", "Try again")}</span>
                </button>
                {is_panel.then(|| view! {
                    <button class="btn" on:click=move |_| ui.close()>
                        {ui.state.say("Закрыть", "Close")}
                    </button>
                })}
            </div>
        </section>
    }
    .into_any()
}

const WHY: Text = text(
    "Нет связи, или файла больше нет на сервере. Данные на месте: они в этом браузере. Если не поможет, обновите страницу.",
    "There is no connection, or the file is no longer on the server. Your data is safe: it is in this browser. If that does not help, reload the page.",
);

/// A part, and before it what counts everything: what comes late may ask for any figure, and
/// brings what there was nothing to count of before.
async fn counted<T>(ui: Ui, part: Coming<T>) -> Result<T, Missing> {
    reached(ui).await?;
    part.await
}

/// Counts everything from now on.
pub async fn reached(ui: Ui) -> Result<(), Missing> {
    counts(ui, false).await
}

/// Counts everything from now on, or all that is kept: by what counts sales, where that is enough and
/// comes.
async fn counts(ui: Ui, is_enough: bool) -> Result<(), Missing> {
    let has_sales = is_enough && ui.state.ground.with_untracked(Ground::has_sales_alone);
    let sales = if has_sales { (ui.doors.sales)().await.ok() } else { None };
    let by = match sales {
        Some(by) => by,
        None => (ui.doors.reach)().await?,
    };
    ui.state.widen(by(), &browser::room).await;
    Ok(())
}

/// What a part draws, once it is here; nothing until then, or where it does not come.
pub fn drawn(load: fn() -> Coming<Draw>) -> impl IntoView {
    let stage = RwSignal::new(Stage::Coming);
    spawn_local(async move {
        if let Ok(draw) = load().await {
            // The person may have gone on meanwhile.
            let _ = stage.try_set(Stage::Here(draw));
        }
    });
    move || match stage.get() {
        Stage::Here(draw) => draw(),
        _ => ().into_any(),
    }
}

/// Does something by a part, once it is here; says so where it does not come.
pub fn with<T: 'static>(ui: Ui, part: Coming<T>, work: impl FnOnce(T) + 'static) {
    spawn_local(async move {
        match counted(ui, part).await {
            Ok(found) => work(found),
            Err(_) => ui.toast(false, true, |lang| {
                let head = text("Не получилось.", "That did not work.").get(lang);
                format!("{head} {}", WHY.get(lang))
            }),
        }
    });
}

/// Gets the reader of files ready, where nothing is here yet.
pub fn read_soon(ui: Ui) {
    if !is_empty(ui) {
        return;
    }
    spawn_local(async move {
        // What does not come now is asked for again, and told, with the first files.
        if let Ok(ready) = (ui.doors.ready)().await
            && is_empty(ui)
        {
            ready(ui.import);
        }
    });
}

fn is_empty(ui: Ui) -> bool {
    ui.state.kept.with_untracked(|it| it.entries.is_empty())
}

/// Fetches every part, one after another, once the first screen has long been there.
pub fn fetch_when_idle(ui: Ui) {
    set_timeout(move || spawn_local(ui.doors.fetch(ui)), IDLE);
}
