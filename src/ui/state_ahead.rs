//! What is counted before it is asked for: the boards around the one in view, and a demo on its way.

use super::route::{Link, When};
use super::state::{Shared, State, scope};
use super::state_ground::Ground;
use crate::model::building::Pause;
use crate::model::dataset::Dataset;
use crate::report::ahead;
use crate::report::board::Board;
use reactive_graph::traits::{GetUntracked, WithUntracked};
use std::sync::Arc;

impl State {
    /// What a ground comes to, before it is in view, a part at a time.
    pub async fn build(self, ground: &Ground, pause: Pause<'_>) -> Shared<Dataset> {
        Shared::new(ground.dataset_by_parts(self.reach.get_untracked(), pause).await)
    }

    /// Does one step of what the link shows of it; whether there was such a step.
    pub fn prepare_of(self, built: &Dataset, step: usize) -> bool {
        let there = scope(built, &self.link_untracked(), self.today());
        ahead::prepare(self.reach.get_untracked(), built, there, step, true)
    }

    /// The board of it that a link to it shows.
    pub fn board_of(self, built: &Dataset) -> Arc<Board> {
        let there = scope(built, &Link::default(), self.today());
        ahead::board(self.reach.get_untracked(), built, there)
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
            let reach = self.reach.get_untracked();
            has_facts && is_other && ahead::prepare(reach, data, there, step, periods.abs() < 2)
        })
    }
}
