//! Counting: what a KPI is, and how each one is counted on a slice.

pub mod assortment;
pub mod defs;
pub mod engine;
#[cfg(test)]
pub(crate) mod fixture;
pub mod ground;
pub mod pace;
pub mod percentile;
mod presence;
pub mod reach;
pub mod receivables;
mod rollup;
pub mod scorecard;
mod spread;
pub mod target;
mod value;
pub mod variance;
mod wilson;

pub use value::{Counted, NoValue};

use crate::lang::Text;
use crate::model::facts::Ground;
use crate::model::known::Known;
use crate::model::rules::Rules;
use crate::model::scope::Scope;
use crate::model::slice::{By, Slice};
use crate::model::table::Table;
use crate::model::unit::Exact;
use std::rc::Rc;

/// What a value is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// A fraction: 0.966667 is 96.67 %.
    Share,
    /// A difference of two fractions: 0.2 is 20 percentage points.
    Points,
    /// Major units of the workspace's currency.
    Money,
    /// Things.
    Count,
    /// Pieces (kilograms, metres) of a product.
    Pieces,
    /// Things for each hundred.
    PerHundred,
    /// Minutes.
    Minutes,
    /// Days.
    Days,
}

/// Which way is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Better {
    /// More is better.
    Higher,
    /// Less is better.
    Lower,
}

/// How a value stands against its target (the KPI handbook B0).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// 100 % or more.
    Good,
    /// From 80 % to below 100 %.
    Watch,
    /// Below 80 %.
    Bad,
    /// No judgement, and why.
    None(Unjudged),
}

/// Why a value is not judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unjudged {
    /// There is no data.
    NoData,
    /// There is no target.
    NoTarget,
    /// There are data, and no figure follows from them: units differ, or nothing is divided by.
    NotApplicable,
    /// Nobody was there to do it.
    Away,
    /// Too few rows.
    FewData,
    /// The period is not over.
    Preliminary,
}

impl Status {
    /// Its name in handles.
    pub fn id(self) -> &'static str {
        match self {
            Status::Good => "good",
            Status::Watch => "watch",
            Status::Bad => "bad",
            Status::None(_) => "none",
        }
    }
}

/// How a measure adds up over people, products and time.
#[derive(Clone, Copy)]
pub enum How {
    /// The whole is the sum of its parts.
    Sum(fn(&Slice) -> Counted),
    /// The sides are summed, then divided; never the mean of ratios.
    Ratio(fn(&Slice) -> Counted),
    /// The state at the end of the period; never added over time.
    Level(fn(&Slice) -> Counted),
    /// Counted anew on each slice: medians, counts of distinct things.
    Stat(fn(&Slice) -> Counted),
}

/// One figure of a KPI.
pub struct Measure {
    /// Its name in results files.
    pub id: &'static str,
    /// What it is called.
    pub name: Text,
    /// What it is counted in.
    pub unit: Unit,
    /// How it is counted and adds up.
    pub how: How,
    /// What it is counted from.
    pub rows: Rows,
    /// The only thing it is given by; `None`: by whatever its KPI is.
    pub by: Option<By>,
}

/// The rows that a figure is counted from; of a ratio, those of its upper side.
#[derive(Clone, Copy)]
pub struct Rows {
    /// Which rows of the slice's facts.
    pub of: fn(&Slice) -> Vec<u32>,
    /// What one of them brings.
    pub brings: fn(&Slice, u32) -> Exact,
    /// What that is counted in.
    pub unit: Unit,
}

/// A KPI: data, not behaviour.
pub struct Kpi {
    /// Its name in code, files and links.
    pub id: &'static str,
    /// What it is called on the board, at most 20 characters.
    pub name: Text,
    /// Its definition in a sentence.
    pub definition: Text,
    /// Which way is better.
    pub better: Better,
    /// The rows that it counts.
    pub ground: Ground,
    /// The tables that these come from: what of them does not count is said with the value.
    pub tables: &'static [Table],
    /// What is taken by default of rows that lack something.
    pub defaulted: Text,
    /// What it can be cut by, besides the company.
    pub by: &'static [By],
    /// What the board shows first: the first of its measures.
    pub headline: Figure,
    /// What the board shows as the fact, in native units: that of its measures, unless the firm
    /// decides otherwise.
    pub fact: Figure,
    /// How the target of part of a period follows from the whole.
    pub planned: Planning,
    /// What is aimed at where no target is set, in the unit of the fact; from the KPI handbook.
    pub norm: Option<(i64, i64)>,
    /// From how much data on a value is judged; `None`: always.
    pub few: Option<Few>,
}

/// What the board shows of a KPI. The rest of what is known of it comes late: [`Kpi::measures`].
#[derive(Clone, Copy)]
pub struct Figure {
    /// Id of the measure that it is.
    pub id: &'static str,
    /// What it is counted in.
    pub unit: Unit,
    /// How it is counted.
    pub count: fn(&Slice) -> Counted,
}

/// How much data a value needs to be judged.
pub struct Few {
    /// So many.
    pub need: usize,
    /// How many a slice has.
    pub have: fn(&Slice) -> usize,
}

/// How a target is cut to other days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Planning {
    /// By working days: sums of money, units, counts.
    Split,
    /// By working days, as a minimum: rows of that level, and of the plan where one who has none
    /// of these has them. What is over it is shown, not rewarded.
    Minimum,
    /// Not at all: averages, rates, states.
    Whole,
    /// The fact is what was done over what was planned, of things in units of their own: the plan
    /// is all of it.
    Attained,
}

impl Planning {
    /// Whether a target lies on days, so that part of them carries part of it.
    pub fn is_split(self) -> bool {
        matches!(self, Planning::Split | Planning::Minimum)
    }
}

impl Kpi {
    /// The rows that it counts in a scope.
    pub fn slice<'a>(&self, known: &Rc<Known<'a>>, scope: Scope) -> Slice<'a> {
        Slice::of(known, scope, self.ground)
    }

    /// The measure that the board shows as the fact: its own, but what was sold stands for net
    /// where the firm decides so.
    pub fn fact_by(&self, rules: &Rules) -> Option<&'static Measure> {
        let is_sold = rules.fact_is_sold && self.fact.id == "net";
        self.measure(if is_sold { "actual" } else { self.fact.id })
    }

    /// Its figures; the first is the headline.
    pub fn measures(&self) -> &'static [Measure] {
        defs::measures(self)
    }

    /// The measure of that id.
    pub fn measure(&self, id: &str) -> Option<&'static Measure> {
        self.measures().iter().find(|measure| measure.id == id)
    }
}

impl Measure {
    /// Counts it.
    pub fn count(&self, slice: &Slice) -> Counted {
        match self.how {
            How::Sum(count) | How::Ratio(count) | How::Level(count) | How::Stat(count) => {
                count(slice)
            }
        }
    }
}
