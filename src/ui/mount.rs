//! The start of the app: opens what was kept, then puts the screens in the place of the boot page.

use super::browser;
use super::context::Ui;
use super::late::Late;
use super::late_parts::Doors;
use super::route::Link;
use super::saving::{self, Found};
use super::shell::Shell;
use super::state::{Device, Shared, State};
use crate::kpi::reach;
use crate::model::dataset::Dataset;
use leptos::mount::mount_to_body;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// Starts the app. A panic is shown by the guard's page, which is not made of Rust.
pub fn mount(doors: &'static Doors) {
    std::panic::set_hook(Box::new(|info| browser::crash(&info.to_string())));
    spawn_local(async move {
        let found = saving::open().await;
        let (link, device) = (Link::parse(&browser::hash()), saving::device());
        let built = State::build_kept(&found.ground, &link, device.today, &browser::room).await;
        mount_to_body(move || app(found, built, device, doors));
        if let Some(boot) = document().get_element_by_id("boot") {
            boot.remove();
        }
    });
}

fn app(
    found: Found,
    built: Option<Shared<Dataset>>,
    device: Device,
    doors: &'static Doors,
) -> impl IntoView {
    let Found { door, ground, warning } = found;
    let link = Link::parse(&browser::hash());
    let state = State::new(ground, built, link, device, &reach::SALES);
    let again = saving::keep(state, std::rc::Rc::clone(&door), warning.as_ref());
    provide_context(Ui::new(state, door, again, warning, doors));
    let is_reached = Memo::new(move |_| state.is_reached());
    move || match is_reached.get() {
        true => view! { <Shell/> }.into_any(),
        false => view! { <Late/> }.into_any(),
    }
}
