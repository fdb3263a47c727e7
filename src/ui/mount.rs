//! The start of the app: opens what was kept, then puts the screens in the place of the boot page.

use super::browser;
use super::context::Ui;
use super::late::Late;
use super::late_parts::{Coming, Doors, Missing};
use super::parts::chart::Sprite;
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
use std::future::{Future, poll_fn};
use std::pin::pin;
use std::task::Poll;
use std::time::Duration;
use wasm_bindgen_futures::spawn_local;

/// Starts the app. A panic is shown by the guard's page, which is not made of Rust.
pub fn mount(doors: &'static Doors) {
    std::panic::set_hook(Box::new(|info| browser::crash(&info.to_string())));
    spawn_local(async move {
        // What counts is fetched while what it is to count is opened.
        let fetch = || spawn_local(async { drop((doors.sales)().await) });
        let found = saving::open(fetch).await;
        let (link, device) = (Link::parse(&browser::hash()), saving::device());
        let begun = begun(&found.ground, &link, device.today, doors).await;
        mount_to_body(move || app(found, begun, device, doors));
        if let Some(boot) = document().get_element_by_id("boot") {
            boot.remove();
        }
    });
}

/// How long the boot page is left as it is: longer, and a screen says that something is still to come.
const SOON: Duration = Duration::from_secs(1);

/// What is kept comes to, where sales alone are kept; else what counts it comes behind a screen that says
/// so, and so does what does not come soon.
async fn begun(
    ground: &Ground,
    link: &Link,
    today: Date,
    doors: &Doors,
) -> Option<(&'static Counting, Shared<Dataset>)> {
    if !ground.has_sales_alone() {
        return None;
    }
    let by = soon((doors.sales)()).await?.ok()?();
    Some((by, State::build_kept(by, ground, link, today, &browser::room).await))
}

/// What a work comes to that is done soon; none of another.
async fn soon<T>(work: Coming<T>) -> Option<Result<T, Missing>> {
    let (mut work, mut end) = (work, pin!(browser::pause(SOON)));
    poll_fn(|context| match work.as_mut().poll(context) {
        Poll::Ready(done) => Poll::Ready(Some(done)),
        Poll::Pending => end.as_mut().poll(context).map(|()| None),
    })
    .await
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
    view! {
        <Sprite/>
        {move || match is_reached.get() {
            true => view! { <Shell/> }.into_any(),
            false => view! { <main class="main" id="main"><Late/></main> }.into_any(),
        }}
    }
}
