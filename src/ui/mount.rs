//! The start of the app: opens what was kept, then puts the screens in the place of the boot page.

use super::browser;
use super::context::Ui;
use super::late::Late;
use super::late_parts::Doors;
use super::route::Link;
use super::saving::{self, Found};
use super::shell::Shell;
use super::state::{Device, Shared, State};
use super::state_ground::Ground;
use crate::model::dataset::Dataset;
use crate::model::date::Date;
use crate::report::counting::Counting;
use leptos::mount::mount_to_body;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// Starts the app. A panic is shown by the guard's page, which is not made of Rust.
pub fn mount(doors: &'static Doors) {
    std::panic::set_hook(Box::new(|info| browser::crash(&info.to_string())));
    spawn_local(async move {
        // What counts is fetched while what it is to count is opened.
        let fetch = || spawn_local(async { drop((doors.begin)().await) });
        let found = saving::open(fetch).await;
        let (link, device) = (Link::parse(&browser::hash()), saving::device());
        let begun = begun(&found.ground, &link, device.today, doors).await;
        mount_to_body(move || app(found, begun, device, doors));
        if let Some(boot) = document().get_element_by_id("boot") {
            boot.remove();
        }
    });
}

/// What is kept comes to, where sales alone are kept; else what counts it comes behind a screen that says
/// so, and so does what does not come now.
async fn begun(
    ground: &Ground,
    link: &Link,
    today: Date,
    doors: &Doors,
) -> Option<(&'static Counting, Shared<Dataset>)> {
    if !ground.has_sales_alone() {
        return None;
    }
    let begin = (doors.begin)().await.ok()?;
    Some(begin(ground, link, today, &browser::room).await)
}

fn app(
    found: Found,
    begun: Option<(&'static Counting, Shared<Dataset>)>,
    device: Device,
    doors: &'static Doors,
) -> impl IntoView {
    let Found { door, ground, warning } = found;
    let link = Link::parse(&browser::hash());
    let (counting, built) = begun.unzip();
    let state = State::new(ground, built, link, device, counting);
    let again = saving::keep(state, std::rc::Rc::clone(&door), warning.as_ref());
    provide_context(Ui::new(state, door, again, warning, doors));
    let is_reached = Memo::new(move |_| state.is_reached());
    move || match is_reached.get() {
        true => view! { <Shell/> }.into_any(),
        false => view! { <Late/> }.into_any(),
    }
}
