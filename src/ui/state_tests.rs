//! The state as the screens use it: defaults of a link, steps and their way back, typed plans.

use super::route::{Link, Page};
use super::state::{Device, State, scope, who};
use super::state_ground::{Change, Entry, Ground};
use super::unread::Unread;
use crate::kpi::reach;
use crate::lang::Lang;
use crate::model::building::at_once;
use crate::model::dataset::{Dataset, Options};
use crate::model::date::{Date, Period};
use crate::model::fixture::{batch, batch_of};
use crate::model::hand::TargetEdit;
use crate::model::hand_attempts::Made;
use crate::model::hand_trainings::TrainingEdit;
use crate::model::known::Known;
use crate::model::scope::Scope;
use crate::model::table::Table;
use crate::model::targets::{Level, Who};
use crate::model::time::Time;
use crate::model::trainings::TrainingStatus;
use crate::model::unit::{Exact, Quantity};
use crate::report::counting;
use reactive_graph::owner::Owner;
use reactive_graph::traits::{Get, With};
use std::sync::Arc;

const SALES: &str = "date | rep | customer | sku | quantity | amount
    2026-08-10 | Ким Д. | Ромашка | A-1 | 1 | 100
    2026-09-15 | Ким Д. | Ромашка | A-1 | 2 | 250
    2026-09-16 |        | Лютик   | A-1 | 1 | 50";

fn date(text: &str) -> Date {
    Date::parse(text).expect("a date")
}

fn entry() -> Entry {
    Entry::made(Arc::unwrap_or_clone(batch(Table::Sales, SALES))).expect("a batch")
}

fn state(entries: Vec<Entry>, link: &str) -> State {
    let device = Device { today: date("2026-11-23"), ..Device::default() };
    let ground = Ground { entries, ..Ground::default() };
    State::new(ground, None, Link::parse(link), device, Some(&counting::SALES))
}

#[test]
fn a_link_that_says_nothing_looks_at_the_last_month_with_facts() {
    let data = Dataset::build(vec![batch(Table::Sales, SALES)], Options::default());
    let scope = |link, today| scope(&data, &Link::parse(link), date(today));
    let found = scope("#/board", "2026-11-23");
    assert_eq!((found.period.to_string(), found.as_of), ("2026-09".into(), date("2026-09-30")));
    // A month that runs is looked at as of today; what is dated later is not there yet.
    let running = scope("#/board", "2026-09-15");
    assert_eq!((running.period.to_string(), running.as_of), ("2026-09".into(), date("2026-09-15")));
    assert_eq!(scope("#/board", "2026-08-20").period.to_string(), "2026-08");
    let all = scope("#/board?p=all&asof=2026-12-31", "2026-11-23");
    assert_eq!(all.period.to_string(), "2026-08-10..2026-09-16");
    assert_eq!(all.as_of, date("2026-12-31"));
}

#[test]
fn a_board_that_was_prepared_derives_nothing_more() {
    Owner::new().with(|| {
        let state = state(vec![entry()], "#/board?p=2026-09");
        let steps = reach::SALES.kpis.len() + 1;
        let done = (0..=steps).filter(|&step| state.prepare(-1, step)).count();
        assert_eq!(done, steps, "every KPI once, then the board");
        let derived = |as_of: &str| {
            let scope = Scope { as_of: date(as_of), ..state.scope.get() };
            state.data.with(|data| Known::of(data, scope).derived())
        };
        let before = derived("2026-08-31");
        assert!(before > 0);
        state.go(Link::parse("#/board?p=2026-08"));
        assert_eq!(state.board(&counting::SALES).get().scope.as_of, date("2026-08-31"));
        assert_eq!(derived("2026-08-31"), before);
        // A period inside the same day's knowledge has nothing of its own.
        state.go(Link::parse("#/board?p=2026-12&asof=2026-11-23"));
        assert!(!state.prepare(1, 0), "both are as of today");
    });
}

#[test]
fn names_in_links_mean_people_and_nobody() {
    let data = Dataset::build(vec![batch(Table::Sales, SALES)], Options::default());
    let link = data.reps.first().map(|rep| rep.link.clone()).expect("a rep");
    assert_eq!(who(&data, &link), Who::Rep(0));
    assert_eq!(who(&data, "unassigned"), Who::Nobody);
    assert_eq!(who(&data, "r-unknown"), Who::Company);
}

#[test]
fn a_link_to_somebody_who_is_not_here_is_told_with_the_numbers_of_all() {
    let owner = Owner::new();
    owner.with(|| {
        let unread = |entries, link| state(entries, link).unread();
        assert_eq!(
            unread(vec![entry()], "#/board?who=r-unknown&p=2026-99"),
            [Unread::Period, Unread::People,]
        );
        assert_eq!(unread(vec![entry()], "#/board?who=unassigned&p=2026-09"), []);
        assert_eq!(unread(Vec::new(), "#/board?who=r-unknown"), [], "nobody is anywhere yet");
    });
}

#[test]
fn an_import_is_one_step_and_a_second_one_of_the_sheet_replaces_it() {
    Owner::new().with(|| {
        let state = state(Vec::new(), "#/board");
        assert!(state.is_empty());
        state.import(vec![entry()], Vec::new(), None);
        assert_eq!(state.data.with(|it| it.sales.date.len()), 3);
        state.import(vec![entry()], Vec::new(), None);
        assert_eq!(state.ground.with(|it| it.entries.len()), 1);
        assert_eq!(state.undo(), Some(Change::Imported));
        assert!(state.is_empty());
        assert_eq!(state.redo(), Some(Change::Imported));
        assert!(!state.is_empty());
    });
}

#[test]
fn a_typed_plan_reaches_the_board_and_can_be_taken_back() {
    Owner::new().with(|| {
        let state = state(vec![entry()], "#/board?p=2026-09");
        let target =
            || state.board(&counting::SALES).with(|it| it.rows.first().and_then(|row| row.target));
        assert_eq!(target(), None);
        let edit = TargetEdit {
            kpi: "plan_revenue",
            who: "Ким Д.".to_owned(),
            of: String::new(),
            period: Period::parse("2026-09").expect("a month"),
            level: Level::Plan,
            amount: Some(500_000_000),
            versions: Vec::new(),
            since: None,
        };
        state.plan(&[edit]).expect("written");
        assert_eq!(target(), Some(Exact::whole(500)));
        assert_eq!((state.undo(), target()), (Some(Change::Planned), None));
    });
}

#[test]
fn tests_and_trainings_are_steps_of_their_own_and_each_is_taken_back() {
    Owner::new().with(|| {
        let state = state(vec![entry()], "#/board?p=2026-09");
        let made = |at| Made {
            at: Time::parse(at).expect("a time"),
            rep: "Ким Д.".to_owned(),
            topic: "Насосы".to_owned(),
            points: Quantity(3_000_000),
            max: Quantity(4_000_000),
            bank: String::new(),
        };
        at_once(async |pause| state.widen(&counting::ALL, pause).await);
        let held = || state.data.with(|it| (it.attempts.points.clone(), it.trainings.len()));
        state.examine(&[made("2026-09-01T10:00")]).expect("written");
        state.examine(&[made("2026-09-02T10:00")]).expect("written");
        let training = TrainingEdit {
            date: date("2026-09-10"),
            rep: "Ким Д.".to_owned(),
            topic: "Насосы".to_owned(),
            hours: None,
            status: Some(TrainingStatus::Planned),
        };
        state.train(&[training]).expect("written");
        let three = Quantity(3_000_000);
        assert_eq!(held(), (vec![three, three], 1));
        assert_eq!((state.undo(), held()), (Some(Change::Trained), (vec![three, three], 0)));
        assert_eq!((state.undo(), held()), (Some(Change::Examined), (vec![three], 0)));
        assert_eq!((state.undo(), held()), (Some(Change::Examined), (Vec::new(), 0)));
    });
}

#[test]
fn the_board_of_a_scope_is_counted_once() {
    Owner::new().with(|| {
        let state = state(vec![entry()], "#/board?p=2026-09");
        let first = state.board(&counting::SALES).get();
        state.go(Link::parse("#/people?p=2026-09"));
        assert!(first == state.board(&counting::SALES).get());
        state.go(Link::parse("#/people?p=2026-08"));
        assert!(first != state.board(&counting::SALES).get());
    });
}

#[test]
fn any_import_is_taken_back_later_and_brought_back() {
    Owner::new().with(|| {
        let state = state(Vec::new(), "#/board");
        let first = entry();
        let mut other = (*first.batch).clone();
        other.origin.file = "other.csv".to_owned();
        other.origin.digest = "other".to_owned();
        let other = Entry::made(other).expect("a batch");
        state.import(vec![first.clone()], Vec::new(), None);
        state.import(vec![other.clone()], Vec::new(), None);
        state.delete(first.stored.id());
        assert_eq!(state.dropped(), std::slice::from_ref(&first));
        assert_eq!(state.ground.with(|it| it.entries.clone()), std::slice::from_ref(&other));
        state.restore(&first);
        let both = [first.clone(), other.clone()];
        assert_eq!(
            (state.dropped(), state.ground.with(|it| it.entries.clone())),
            (vec![], both.to_vec())
        );
        assert_eq!(state.undo(), Some(Change::Returned));
        assert_eq!(state.dropped(), std::slice::from_ref(&first));
        assert_eq!(state.redo(), Some(Change::Returned));
        // The last step taken back is one that can be brought back too.
        state.delete(other.stored.id());
        assert_eq!(state.undo(), Some(Change::Deleted));
        assert!(state.dropped().is_empty());
    });
}

#[test]
fn a_demo_stands_beside_what_is_kept_and_never_in_it() {
    Owner::new().with(|| {
        let state = state(vec![entry()], "#/board");
        let own = state.kept.get();
        let of_demo = Ground { entries: Vec::new(), ..Ground::default() };
        state.open_demo(2, of_demo, None);
        state.go(Link::parse("#/demo/2/board"));
        assert_eq!((state.demo(), state.page(), state.is_empty()), (Some(2), Page::Board, true));
        // What is changed in it is its own, and can be taken back in it.
        state.set_currency(Some("USD".to_owned()));
        assert_ne!(state.ground.get(), own);
        assert_eq!(state.kept.get(), own);
        assert_eq!(state.undo(), Some(Change::Set));
        assert_eq!(state.undo(), None, "nothing of the person's own is taken back");
        // An import that was under way lands where it was meant to.
        let other = Entry::made(Arc::unwrap_or_clone(batch_of(Table::Sales, "b.csv", SALES)));
        state.import(vec![other.expect("a batch")], Vec::new(), None);
        assert_eq!((state.is_empty(), state.kept.with(|it| it.entries.len())), (true, 2));
        state.go(Link::parse("#/board"));
        assert_eq!((state.demo(), state.page()), (None, Page::Board));
        assert_eq!(state.ground.get(), state.kept.get());
        assert_eq!(state.undo(), Some(Change::Imported));
        assert_eq!(state.kept.get(), own);
    });
}

#[test]
fn a_link_to_a_demo_awaits_it() {
    Owner::new().with(|| {
        let state = state(vec![entry()], "#/demo/1/board");
        assert_eq!((state.awaited(), state.demo()), (Some(1), None));
        state.open_demo(1, Ground::default(), None);
        assert_eq!((state.awaited(), state.demo()), (None, Some(1)));
        state.go(Link::parse("#/demo/3/board"));
        assert_eq!((state.awaited(), state.demo()), (Some(3), Some(1)));
        state.go(Link::parse("#/settings"));
        assert_eq!((state.awaited(), state.demo()), (None, None));
    });
}

#[test]
fn what_a_demo_comes_to_is_built_before_it_is_in_view_and_anew_after_a_step() {
    Owner::new().with(|| {
        let state = state(Vec::new(), "#/demo/1/board?p=2026-09");
        let ground = Ground { entries: vec![entry()], ..Ground::default() };
        let built = at_once(async |pause| state.build(&ground, pause).await).expect("it counts");
        let steps = (0..).take_while(|step| state.prepare_of(&built, *step)).count();
        assert_eq!(steps, reach::SALES.kpis.len() + 1);
        state.open_demo(1, ground, Some(built.clone()));
        assert_eq!(state.data.with(|it| it.stamp), built.stamp);
        assert!(!state.board(&counting::SALES).with(|it| it.rows.is_empty()));
        // Its names are of a language: whoever is looked at has another one there.
        let link = |data: &Dataset| data.reps[0].link.clone();
        let of = |who: &str| Link::parse(&format!("#/demo/1/people/{who}?who={who}"));
        state.go(of(&link(&built)));
        state.set_lang(Lang::En);
        assert_eq!((state.awaited(), state.demo()), (Some(1), Some(1)));
        let entry = batch(Table::Sales, &SALES.replace("Ким Д.", "Kim D."));
        let entry = Entry::made(Arc::unwrap_or_clone(entry)).expect("a batch");
        let ground = Ground { entries: vec![entry], ..Ground::default() };
        let other = at_once(async |pause| state.build(&ground, pause).await).expect("it counts");
        assert_ne!(link(&other), link(&built));
        state.open_demo(1, ground, Some(other.clone()));
        assert_eq!((state.link(), state.awaited()), (of(&link(&other)), None));
        state.go(Link::parse("#/demo/1/board?p=2026-09"));
        state.set_currency(Some("USD".to_owned()));
        assert_ne!(state.data.with(|it| it.stamp), built.stamp);
        assert_eq!(state.data.with(|it| it.currency.clone()), "USD");
        state.set_lang(Lang::En);
        assert_eq!(state.awaited(), None, "what was changed in it stays");
        state.go(Link::parse("#/board"));
        assert!(state.data.with(|it| it.sales.date.is_empty()));
    });
}
