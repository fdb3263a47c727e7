//! What is counted before it is asked for: the boards around the one in view, and a demo on its way.

use super::route::{Link, Page, When};
use super::state::{Shared, State, scope};
use super::state_ground::Ground;
use crate::kpi::reach::{self, Reach};
use crate::model::building::Pause;
use crate::model::dataset::Dataset;
use crate::model::date::Date;
use crate::report::ahead;
use crate::report::board::Board;
use reactive_graph::computed::Memo;
use reactive_graph::graph::untrack;
use reactive_graph::traits::{Get, GetUntracked, Set, Update, With, WithUntracked};
use std::sync::Arc;

fn prepare_of(reach: &Reach, built: &Dataset, link: &Link, today: Date, step: usize) -> bool {
    ahead::prepare(reach, built, scope(built, link, today), step, true)
}

/// What sales come to that are kept, and the board that the link shows of them, before there is anything
/// in view, a part at a time.
pub async fn begun(ground: &Ground, link: &Link, today: Date, pause: Pause<'_>) -> Shared<Dataset> {
    let built = Shared::new(ground.dataset_by_parts(&reach::SALES, pause).await);
    if matches!(link.page, Page::Home | Page::Board) && link.demo.is_none() {
        let mut step = 0;
        while prepare_of(&reach::SALES, &built, link, today, step) {
            pause().await;
            step += 1;
        }
    }
    built
}

impl State {
    /// The board of the scope. Needs an owner.
    pub fn board(self) -> Memo<Shared<Board>> {
        // What reaches further counts no otherwise: it is no reason to count again.
        Memo::new(move |_| {
            let scope = self.scope.get();
            self.data.with(|data| ahead::board(self.counted(), data, scope)).into()
        })
    }

    /// How far the program counts; by what shows figures, which brings at least what counts sales.
    fn counted(self) -> &'static Reach {
        self.reach.get_untracked().unwrap_or(&reach::SALES)
    }

    /// What a ground comes to, before it is in view, a part at a time; `None` where nothing here counts
    /// yet.
    pub async fn build(self, ground: &Ground, pause: Pause<'_>) -> Option<Shared<Dataset>> {
        let reach = self.reach.get_untracked()?;
        Some(Shared::new(ground.dataset_by_parts(reach, pause).await))
    }

    /// Counts further from now on: what is in view is built before, a part at a time, where nothing of it
    /// is shown yet.
    pub async fn widen(self, reach: &'static Reach, pause: Pause<'_>) {
        let is_all = || self.reach.with_untracked(|it| it.is_some_and(Reach::is_all));
        if is_all() {
            return;
        }
        let ground = self.ground.get_untracked();
        if !untrack(|| self.is_reached()) {
            let built = Shared::new(ground.dataset_by_parts(reach, pause).await);
            // Another one may be in view by now.
            if self.ground.with_untracked(|it| *it == ground) {
                self.places.update(|it| it.hold((ground, built)));
            }
        }
        if !is_all() {
            self.reach.set(Some(reach));
        }
    }

    /// What the person's own comes to, whatever is in view.
    pub fn own_data(self) -> Shared<Dataset> {
        let own = self.kept.get_untracked();
        if self.ground.with_untracked(|it| *it == own) {
            return self.data.get_untracked();
        }
        let held = self.places.with_untracked(|it| it.built(&own));
        held.unwrap_or_else(|| Shared::new(own.dataset(self.counted())))
    }

    /// Does one step of what the link shows of it; whether there was such a step.
    pub fn prepare_of(self, built: &Dataset, step: usize) -> bool {
        prepare_of(self.counted(), built, &self.link_untracked(), self.today(), step)
    }

    /// The board of it that a link to it shows.
    pub fn board_of(self, built: &Dataset) -> Arc<Board> {
        let there = scope(built, &Link::default(), self.today());
        ahead::board(self.counted(), built, there)
    }

    /// Does one step of preparing the board that is so many periods away; whether there was such a
    /// step. Of a board as of the day in view only what it stands on is derived, where it is not.
    pub fn prepare(self, periods: i32, step: usize) -> bool {
        let here = self.scope.get_untracked();
        let period = here.period.shifted(periods);
        let link = Link { period: Some(When::Of(period)), as_of: None, ..self.link_untracked() };
        self.data.with_untracked(|data| {
            let there = if periods == 0 { here } else { scope(data, &link, self.today()) };
            let has_facts = data.span().is_some_and(|it| it.overlap(period).is_some());
            let is_other = periods == 0 || there.as_of != here.as_of;
            let reach = self.counted();
            has_facts && is_other && ahead::prepare(reach, data, there, step, periods.abs() < 2)
        })
    }
}
