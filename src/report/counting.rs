//! What counts, by pointers: a program that holds these alone does not hold the code they lead to, which
//! is a third of what is fetched before a board shows, and which nobody needs who has no data yet.

use super::ahead;
use super::board::Board;
use crate::kpi::reach::{self, Reach};
use crate::model::batch::Batch;
use crate::model::building::Pause;
use crate::model::dataset::{Dataset, Options};
use crate::model::scope::Scope;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

/// A dataset on its way.
pub type Building<'a> = Pin<Box<dyn Future<Output = Dataset> + 'a>>;

/// What counts, and how far.
pub struct Counting {
    /// How far.
    pub reach: &'static Reach,
    build: for<'a> fn(&Reach, Vec<Arc<Batch>>, Options, Pause<'a>) -> Building<'a>,
    board: fn(&Reach, &Dataset, Scope) -> Arc<Board>,
    prepare: fn(&Reach, &Dataset, Scope, usize, bool) -> bool,
}

/// Counts everything.
pub static ALL: Counting = of(&reach::ALL);

/// Counts sales.
pub static SALES: Counting = of(&reach::SALES);

const fn of(reach: &'static Reach) -> Counting {
    Counting { reach, build, board: ahead::board, prepare: ahead::prepare }
}

fn build<'a>(
    reach: &Reach,
    batches: Vec<Arc<Batch>>,
    options: Options,
    pause: Pause<'a>,
) -> Building<'a> {
    let events = reach.events;
    Box::pin(async move { Dataset::by_parts(events, batches, options, pause).await.settled() })
}

impl Counting {
    /// Adds up the batches, in their order, a part at a time.
    pub fn dataset<'a>(
        &self,
        batches: Vec<Arc<Batch>>,
        options: Options,
        pause: Pause<'a>,
    ) -> Building<'a> {
        (self.build)(self.reach, batches, options, pause)
    }

    /// The board of a scope ([`ahead::board`]).
    pub fn board(&self, data: &Dataset, scope: Scope) -> Arc<Board> {
        (self.board)(self.reach, data, scope)
    }

    /// One step of counting a board ahead ([`ahead::prepare`]).
    pub fn prepare(&self, data: &Dataset, scope: Scope, step: usize, beside: bool) -> bool {
        (self.prepare)(self.reach, data, scope, step, beside)
    }
}
