//! Boards that were counted: those that were looked at, and those of the periods that a person may go to
//! next, which are counted while the one in view is looked at, and drawn at once when they are asked for,
//! however much data there is.

use super::board::{self, Board, row};
use crate::kpi::reach::Reach;
use crate::model::dataset::Dataset;
use crate::model::known::Known;
use crate::model::scope::Scope;
use std::cell::RefCell;
use std::sync::Arc;

/// How many boards are kept: some years of months, or the months of one year of some people.
const KEPT: usize = 48;

/// Boards of one dataset.
#[derive(Default)]
struct Ahead {
    /// The dataset's stamp. What is counted by sales alone is counted no otherwise by everything
    /// (`kpi/reach.rs`).
    of: Option<u64>,
    boards: Vec<(Scope, Arc<Board>)>,
}

thread_local! {
    static AHEAD: RefCell<Ahead> = RefCell::default();
}

/// The board of a scope, as far as a program counts: the one that was counted before, else counted
/// now.
pub fn board(reach: &Reach, data: &Dataset, scope: Scope) -> Arc<Board> {
    kept(data, scope).unwrap_or_else(|| {
        let board = Arc::new(board::board(reach, &Known::of(data, scope), scope));
        if data.stamp.is_some() {
            keep(data, scope, Arc::clone(&board));
        }
        board
    })
}

/// Derives what a board stands on, a KPI a step, and then counts and keeps it; whether there was such
/// a step. What a board `beside` the one in view stands on stays derived, so that a look at a person
/// there is quick too; of one further away the board alone is kept.
pub fn prepare(reach: &Reach, data: &Dataset, scope: Scope, step: usize, beside: bool) -> bool {
    let is_kept = data.stamp.is_none() || kept(data, scope).is_some();
    if is_kept && !beside {
        return false;
    }
    let known = if beside { Known::of(data, scope) } else { Known::aside(data, scope) };
    match reach.kpis.get(step) {
        Some(kpi) => drop(row(kpi, &kpi.slice(&known, scope))),
        None if is_kept => return false,
        None => keep(data, scope, Arc::new(board::board(reach, &known, scope))),
    }
    true
}

fn kept(data: &Dataset, scope: Scope) -> Option<Arc<Board>> {
    AHEAD.with_borrow(|ahead| {
        let is_own = ahead.of == data.stamp;
        let mut boards = ahead.boards.iter().filter(|_| is_own);
        boards.find(|it| it.0 == scope).map(|it| it.1.clone())
    })
}

fn keep(data: &Dataset, scope: Scope, board: Arc<Board>) {
    let of = data.stamp;
    AHEAD.with_borrow_mut(|ahead| {
        if ahead.of != of {
            *ahead = Ahead { of, boards: Vec::new() };
        }
        if ahead.boards.len() == KEPT {
            ahead.boards.remove(0);
        }
        ahead.boards.push((scope, board));
    });
}
