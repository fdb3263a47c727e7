//! What is built before it is shown is what is shown then.

use super::route::Link;
use super::state::{Device, Shared, State};
use super::state_ground::{Entry, Ground};
use crate::model::building::at_once;
use crate::model::dataset::Dataset;
use crate::model::date::Date;
use crate::model::fixture::batch_of;
use crate::model::table::Table;
use crate::report::counting::{self, Counting};
use reactive_graph::owner::Owner;
use reactive_graph::traits::{GetUntracked, With, WithUntracked};
use std::sync::Arc;

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

fn state(kept: Ground, built: Option<Shared<Dataset>>, by: &'static Counting) -> State {
    let device = Device { today: today(), ..Device::default() };
    State::new(kept, built, Link::parse("#/board"), device, Some(by))
}

#[test]
fn what_is_kept_is_built_before_it_is_shown_and_so_is_what_an_import_comes_to() {
    Owner::new().with(|| {
        let sales = entry(Table::Sales, "a.csv", SALES);
        let link = Link::parse("#/board");
        assert!(!Ground::default().has_sales_alone(), "there is nothing");
        let meetings = entry(Table::Meetings, "b.csv", MEETINGS);
        assert!(
            !ground(std::slice::from_ref(&meetings)).has_sales_alone(),
            "what else counts them"
        );
        let kept = ground(&[sales]);
        assert!(kept.has_sales_alone());
        let built = at_once(async |pause| {
            State::build_kept(&counting::SALES, &kept, &link, today(), pause).await
        });
        let state = state(kept, Some(built.clone()), &counting::SALES);
        assert!(state.data.with(|it| *it == built));
        // Its board was counted too: it is had, not counted again.
        let board = Shared::from(state.board_of(&built).expect("it counts"));
        assert!(state.board(&counting::SALES).with(|it| *it == board && !it.rows.is_empty()));

        at_once(async |pause| state.widen(&counting::ALL, pause).await);
        assert!(state.data.with(|it| *it == built), "sales count no otherwise");
        // So do their boards: none is counted again.
        assert!(!state.prepare_of(&built, counting::ALL.reach.kpis.len()));
        assert!(Shared::from(state.board_of(&built).expect("it counts")) == board);
        let next = state.imported(vec![meetings.clone()], Vec::new());
        let came = at_once(async |pause| state.build(&next, pause).await).expect("it counts");
        state.import(vec![meetings], Vec::new(), Some((next, came.clone())));
        assert!(state.data.with(|it| *it == came));
        // What was built of another state of things is not taken for this one.
        let other = entry(Table::Sales, "c.csv", &SALES.replace("250", "300"));
        let late = state.imported(vec![other.clone()], Vec::new());
        let came = at_once(async |pause| state.build(&late, pause).await);
        let late = (late, came.expect("it counts"));
        state.set_currency(Some("USD".to_owned()));
        state.import(vec![other], Vec::new(), Some(late.clone()));
        assert!(state.data.with(|it| *it != late.1 && it.currency == "USD"));
        assert_eq!(state.data.with(|it| it.sales.date.len()), 2);
    });
}

#[test]
fn while_nothing_counts_yet_nothing_is_shown_but_what_is_empty() {
    Owner::new().with(|| {
        let device = || Device { today: today(), ..Device::default() };
        let empty = State::new(Ground::default(), None, Link::parse("#/"), device(), None);
        assert!(empty.is_reached() && empty.data.with(|it| it.stamp.is_none()));
        let kept = ground(&[entry(Table::Sales, "a.csv", SALES)]);
        assert!(at_once(async |pause| empty.build(&kept, pause).await).is_none());
        let state = State::new(kept, None, Link::parse("#/board"), device(), None);
        assert!(!state.is_reached());
        for state in [empty, state] {
            at_once(async |pause| state.widen(&counting::ALL, pause).await);
            assert!(state.is_reached() && state.data.with(|it| it.stamp.is_some()));
        }
        assert_eq!(state.data.with(|it| it.sales.date.len()), 1);
    });
}

#[test]
fn what_sales_alone_do_not_count_is_built_when_all_is() {
    Owner::new().with(|| {
        let kept = ground(&[entry(Table::Meetings, "b.csv", MEETINGS)]);
        let state = state(kept, None, &counting::SALES);
        assert!(!state.is_reached());
        at_once(async |pause| state.widen(&counting::ALL, pause).await);
        assert!(state.is_reached());
        let built = state.places.with_untracked(|it| it.built(&state.ground.get_untracked()));
        assert!(state.data.with(|it| Some(it) == built.as_ref() && it.meetings.at.len() == 1));
    });
}

#[test]
fn an_import_that_lands_under_a_demo_is_counted_of_the_own_and_is_at_hand_afterwards() {
    Owner::new().with(|| {
        let kept = ground(&[entry(Table::Sales, "a.csv", SALES)]);
        let state = state(kept, None, &counting::ALL);
        state.open_demo(1, Ground::default(), None);
        assert_eq!(state.own_data().sales.date.len(), 1, "not those of the demo");
        let other = entry(Table::Sales, "c.csv", &SALES.replace("250", "300"));
        let next = state.imported(vec![other.clone()], Vec::new());
        let came = at_once(async |pause| state.build(&next, pause).await).expect("it counts");
        state.import(vec![other], Vec::new(), Some((next, came.clone())));
        assert!(state.data.with(|it| it.sales.date.is_empty()), "the demo is in view");
        assert!(state.own_data() == came);
        state.leave_demo();
        assert!(state.data.with(|it| *it == came), "it is not built again");
    });
}
