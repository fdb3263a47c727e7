//! The address and the title of the tab follow the screen, and the screen follows the address.

use crate::lang::text;
use crate::ui::browser;
use crate::ui::context::Ui;
use crate::ui::pages::title;
use crate::ui::route::Link;
use leptos::prelude::*;

/// Listens to the address; sets the title; moves to the top and the focus to a new screen.
pub fn follow(ui: Ui) {
    window_event_listener(leptos::ev::hashchange, move |_| go(ui));
    // What was opened may have taken a while: the person may have gone on before anybody listened.
    go(ui);
    Effect::new(move |_| {
        let lang = ui.state.speaks.get();
        let app = text("Планёрка", "Planerka").get(lang);
        document().set_title(&format!("{} · {app}", title(&ui.state.page()).get(lang)));
    });
}

/// Goes where the address says.
#[inline(never)]
fn go(ui: Ui) {
    let link = Link::parse(&browser::hash());
    let here = ui.state.link_untracked();
    let is_other = link.page != here.page;
    if link.demo != here.demo {
        // What could be taken back from a message was done elsewhere.
        ui.toasts.update(|it| it.retain(|toast| !toast.can_undo));
    }
    ui.close();
    ui.state.go(link);
    if is_other {
        window().scroll_to_with_x_and_y(0.0, 0.0);
        browser::focus("main");
    }
}
