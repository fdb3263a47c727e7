//! A bridge from one level to another by what lies between.

use crate::lang::Text;
use crate::model::unit::Exact;

/// A bridge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bridge {
    /// What it is called.
    pub name: Text,
    /// First to last.
    pub steps: Vec<Step>,
    /// A share that is to be known beside it.
    pub beside: Option<(Text, Exact)>,
}

/// One step, in major units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// What it is.
    pub name: Text,
    /// How it changes the level; of a level, the level itself.
    pub amount: Exact,
    /// Whether it is a level: the start, the end.
    pub is_level: bool,
}

impl Step {
    /// A level.
    pub fn level(name: Text, amount: Exact) -> Step {
        Step { name, amount, is_level: true }
    }

    /// What adds to it.
    pub fn more(name: Text, amount: Exact) -> Step {
        Step { name, amount, is_level: false }
    }

    /// What takes from it.
    pub fn less(name: Text, amount: Exact) -> Step {
        Step::more(name, Exact::ZERO.minus(amount).unwrap_or(Exact::ZERO))
    }
}
