//! The boards of the periods around the one in view, counted while the person looks at it: a step to
//! them is then as quick as one to another person, however much data there is.

use super::route::Page;
use super::state::State;
use leptos::prelude::*;
use std::time::Duration;

/// How long the board has been looked at before anything is prepared.
const QUIET: Duration = Duration::from_secs(1);

/// Between one step and the next: room for whatever the person does meanwhile.
const ROOM: Duration = Duration::from_millis(50);

/// So many periods to each side, nearest first: the months of a year, wherever in it one stands. First
/// the period in view itself, whose board may have been drawn from what was counted ahead.
const AROUND: i32 = 12;

/// Prepares them whenever a board comes into view, and stops where it goes.
pub fn follow(state: State) {
    let turn = StoredValue::new(0u32);
    Effect::new(move |_| {
        state.scope.track();
        state.data.track();
        let is_board = state.page() == Page::Board;
        turn.update_value(|it| *it = it.wrapping_add(1));
        let this = turn.get_value();
        if is_board {
            set_timeout(move || prepare(state, turn, this, 0, 0), QUIET);
        }
    });
}

/// One step of one of the boards, and so on, unless the person has gone elsewhere.
fn prepare(state: State, turn: StoredValue<u32>, this: u32, around: i32, step: usize) {
    if around > AROUND || turn.try_get_value() != Some(this) {
        return;
    }
    let (around, step) = match state.prepare(around, step) {
        true => (around, step + 1),
        false => (if around > 0 { -around } else { 1 - around }, 0),
    };
    set_timeout(move || prepare(state, turn, this, around, step), ROOM);
}
