//! Between the person's own data and a demo: by links alone, so that one opens, repeats and goes.

use super::browser;
use super::context::Ui;
use super::late;
use super::route::Link;
use super::settings::Settings;
use super::state_ground::{Entry, Ground};
use leptos::prelude::GetUntracked;

/// Goes to a link; one of another demo once that is made, one of none leaves it.
pub fn go(ui: Ui, link: Link) {
    let Some(number) = link.demo.filter(|it| Some(*it) != ui.state.demo_untracked()) else {
        if link.demo.is_none() {
            ui.state.leave_demo();
        }
        return ui.state.go(link);
    };
    late::with(ui, (ui.doors.demo)(), move |make| {
        // The person may have gone on meanwhile.
        if Link::parse(&browser::hash()) != link {
            return;
        }
        let company = usize::from(number).saturating_sub(1);
        let made = make(company, ui.state.today(), ui.state.speaks.get_untracked());
        let entries = made.into_iter().filter_map(|it| Entry::made(it).ok()).collect();
        ui.state.open_demo(number, Ground { entries, settings: Settings::default() });
        ui.state.go(link);
    });
}
