//! What counts, and what it comes to: what is in view, and before it is asked for the boards around that,
//! and a demo on its way.

use super::route::{Link, Page, When};
use super::state::{Shared, State, scope};
use super::state_ground::Ground;
use crate::model::building::Pause;
use crate::model::dataset::Dataset;
use crate::model::date::Date;
use crate::report::board::Board;
use crate::report::counting::Counting;
use reactive_graph::computed::Memo;
use reactive_graph::graph::untrack;
use reactive_graph::signal::RwSignal;
use reactive_graph::traits::{Get, GetUntracked, Set, Update, With, WithUntracked};
use std::sync::Arc;

fn prepare_of(by: &Counting, built: &Dataset, link: &Link, today: Date, step: usize) -> bool {
    by.prepare(built, scope(built, link, today), step, true)
}

/// What a ground comes to; nothing while nothing counts.
pub(super) fn dataset(by: RwSignal<Option<&'static Counting>>, of: &Ground) -> Shared<Dataset> {
    Shared::new(by.get_untracked().map(|by| of.dataset(by)).unwrap_or_default())
}

impl State {
    /// What is kept comes to, and the board that the link shows of it, before there is anything in view, a
    /// part at a time.
    pub async fn build_kept(
        by: &Counting,
        ground: &Ground,
        link: &Link,
        today: Date,
        pause: Pause<'_>,
    ) -> Shared<Dataset> {
        let built = Shared::new(ground.dataset_by_parts(by, pause).await);
        if matches!(link.page, Page::Home | Page::Board) && link.demo.is_none() {
            let mut step = 0;
            while prepare_of(by, &built, link, today, step) {
                pause().await;
                step += 1;
            }
        }
        built
    }

    /// The board of the scope. What reaches further counts no otherwise: it is no reason to count again.
    /// Needs an owner.
    pub fn board(self, by: &'static Counting) -> Memo<Shared<Board>> {
        Memo::new(move |_| {
            let scope = self.scope.get();
            self.data.with(|data| by.board(data, scope)).into()
        })
    }

    /// Whether the program counts all that is kept; until it does, nothing is shown.
    pub fn is_reached(self) -> bool {
        let by = self.counting.get();
        let is_counted = |it: &Ground| match by {
            Some(by) => by.reach.is_all() || it.is_of_sales(),
            None => it.entries.is_empty(),
        };
        self.ground.with(is_counted)
    }

    /// What counts so far.
    pub fn counting(self) -> Option<&'static Counting> {
        self.counting.get_untracked()
    }

    /// What a ground comes to, before it is in view, a part at a time; `None` where nothing here counts
    /// yet.
    pub async fn build(self, ground: &Ground, pause: Pause<'_>) -> Option<Shared<Dataset>> {
        let by = self.counting()?;
        Some(Shared::new(ground.dataset_by_parts(by, pause).await))
    }

    /// Counts further from now on: what is in view is built before, a part at a time, where nothing of it
    /// is shown yet.
    pub async fn widen(self, by: &'static Counting, pause: Pause<'_>) {
        let is_all = || self.counting().is_some_and(|it| it.reach.is_all());
        if is_all() {
            return;
        }
        let ground = self.ground.get_untracked();
        if !untrack(|| self.is_reached()) {
            let built = Shared::new(ground.dataset_by_parts(by, pause).await);
            // Another one may be in view by now.
            if self.ground.with_untracked(|it| *it == ground) {
                self.places.update(|it| it.hold((ground, built)));
            }
        }
        if !is_all() {
            self.counting.set(Some(by));
        }
    }

    /// What the person's own comes to, whatever is in view.
    pub fn own_data(self) -> Shared<Dataset> {
        let own = self.kept.get_untracked();
        if self.ground.with_untracked(|it| *it == own) {
            return self.data.get_untracked();
        }
        let held = self.places.with_untracked(|it| it.built(&own));
        held.unwrap_or_else(|| dataset(self.counting, &own))
    }

    /// Does one step of what the link shows of it; whether there was such a step.
    pub fn prepare_of(self, built: &Dataset, step: usize) -> bool {
        let prepare = |by| prepare_of(by, built, &self.link_untracked(), self.today(), step);
        self.counting().is_some_and(prepare)
    }

    /// The board of it that a link to it shows.
    pub fn board_of(self, built: &Dataset) -> Option<Arc<Board>> {
        let there = scope(built, &Link::default(), self.today());
        Some(self.counting()?.board(built, there))
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
            let prepare = |by: &Counting| by.prepare(data, there, step, periods.abs() < 2);
            has_facts && is_other && self.counting().is_some_and(prepare)
        })
    }
}
