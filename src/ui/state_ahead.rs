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
use reactive_graph::traits::{GetUntracked, Set, Update, WithUntracked};
use std::sync::Arc;

/// What is kept comes to, and the board that the link shows of it, before there is anything in view, a
/// part at a time; `None` where the program does not count all of it yet.
pub async fn opened(
    ground: &Ground,
    link: &Link,
    today: Date,
    pause: Pause<'_>,
) -> Option<Shared<Dataset>> {
    if ground.entries.is_empty() || !ground.is_of_sales() {
        return None;
    }
    let built = Shared::new(ground.dataset_by_parts(&reach::SALES, pause).await);
    if matches!(link.page, Page::Home | Page::Board) && link.demo.is_none() {
        let mut step = 0;
        while prepare_of(&reach::SALES, &built, link, today, step) {
            pause().await;
            step += 1;
        }
    }
    Some(built)
}

fn prepare_of(reach: &Reach, built: &Dataset, link: &Link, today: Date, step: usize) -> bool {
    ahead::prepare(reach, built, scope(built, link, today), step, true)
}

impl State {
    /// What a ground comes to, before it is in view, a part at a time.
    pub async fn build(self, ground: &Ground, pause: Pause<'_>) -> Shared<Dataset> {
        Shared::new(ground.dataset_by_parts(self.reach.get_untracked(), pause).await)
    }

    /// Counts further from now on: what is in view is built before, a part at a time, where nothing of it
    /// is shown yet.
    pub async fn widen(self, reach: &'static Reach, pause: Pause<'_>) {
        let ground = self.ground.get_untracked();
        let is_here = self.places.with_untracked(|it| it.built(&ground).is_some());
        if !is_here && !self.reach.with_untracked(|it| it.is_all()) && !ground.is_of_sales() {
            let built = Shared::new(ground.dataset_by_parts(reach, pause).await);
            self.places.update(|it| it.hold((ground, built)));
        }
        if !self.reach.with_untracked(|it| it.is_all()) {
            self.reach.set(reach);
        }
    }

    /// Does one step of what the link shows of it; whether there was such a step.
    pub fn prepare_of(self, built: &Dataset, step: usize) -> bool {
        prepare_of(self.reach.get_untracked(), built, &self.link_untracked(), self.today(), step)
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

#[cfg(test)]
mod tests {
    use super::super::state::Device;
    use super::super::state_ground::Entry;
    use super::*;
    use crate::model::building::at_once;
    use crate::model::fixture::batch_of;
    use crate::model::table::Table;
    use reactive_graph::owner::Owner;
    use reactive_graph::traits::With;

    const SALES: &str = "date | rep | customer | sku | quantity | amount
        2026-09-15 | Ким Д. | Ромашка | A-1 | 2 | 250";
    const MEETINGS: &str = "at | rep | customer | status
        2026-09-15 | Ким Д. | Ромашка | held";

    fn entry(table: Table, file: &str, text: &str) -> Entry {
        Entry::made(Arc::unwrap_or_clone(batch_of(table, file, text))).expect("a batch")
    }

    fn ground(entries: &[Entry]) -> Ground {
        Ground { entries: entries.to_vec(), ..Ground::default() }
    }

    fn today() -> Date {
        Date::parse("2026-09-20").expect("a date")
    }

    #[test]
    fn what_is_kept_is_built_before_it_is_shown_and_so_is_what_an_import_comes_to() {
        Owner::new().with(|| {
            let sales = entry(Table::Sales, "a.csv", SALES);
            let link = Link::parse("#/board");
            let opened =
                |of: &Ground| at_once(async |pause| opened(of, &link, today(), pause).await);
            assert!(opened(&Ground::default()).is_none(), "there is nothing");
            let meetings = entry(Table::Meetings, "b.csv", MEETINGS);
            assert!(opened(&ground(&[meetings.clone()])).is_none(), "nothing counts them yet");
            let kept = ground(&[sales]);
            let built = opened(&kept).expect("sales");
            let device = Device { today: today(), ..Device::default() };
            let state = State::new(kept, Some(built.clone()), link.clone(), device, &reach::SALES);
            assert!(state.data.with(|it| *it == built));
            // Its board was counted too: it is had, not counted again.
            let board = Shared::from(state.board_of(&built));
            assert!(state.board.with(|it| *it == board && !it.rows.is_empty()));

            at_once(async |pause| state.widen(&reach::ALL, pause).await);
            assert!(state.data.with(|it| *it == built), "sales count no otherwise");
            let next = state.imported(vec![meetings.clone()], Vec::new());
            let came = at_once(async |pause| state.build(&next, pause).await);
            state.import(vec![meetings], Vec::new(), Some((next, came.clone())));
            assert!(state.data.with(|it| *it == came));
            // What was built of another state of things is not taken for this one.
            let other = entry(Table::Sales, "c.csv", &SALES.replace("250", "300"));
            let late = state.imported(vec![other.clone()], Vec::new());
            let late = (late.clone(), at_once(async |pause| state.build(&late, pause).await));
            state.set_currency(Some("USD".to_owned()));
            state.import(vec![other], Vec::new(), Some(late.clone()));
            assert!(state.data.with(|it| *it != late.1 && it.currency == "USD"));
            assert_eq!(state.data.with(|it| it.sales.date.len()), 2);
        });
    }

    #[test]
    fn what_sales_alone_do_not_count_is_built_when_all_is() {
        Owner::new().with(|| {
            let kept = ground(&[entry(Table::Meetings, "b.csv", MEETINGS)]);
            let device = Device { today: today(), ..Device::default() };
            let state = State::new(kept, None, Link::parse("#/board"), device, &reach::SALES);
            assert!(!state.is_reached());
            at_once(async |pause| state.widen(&reach::ALL, pause).await);
            assert!(state.is_reached());
            let built = state.places.with_untracked(|it| it.built(&state.ground.get_untracked()));
            assert!(state.data.with(|it| Some(it) == built.as_ref() && it.meetings.at.len() == 1));
        });
    }
}
