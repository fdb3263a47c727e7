//! Counting: what a KPI is, and how each one is counted on a slice.

pub mod defs;
pub mod engine;
pub mod target;

use crate::lang::{Text, text};
use crate::model::slice::Slice;
use crate::model::unit::Exact;

/// What a value is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// A fraction: 0.966667 is 96.67 %.
    Share,
    /// Major units of the workspace's currency.
    Money,
    /// Things.
    Count,
    /// Pieces (kilograms, metres) of a product.
    Pieces,
    /// Things for each hundred.
    PerHundred,
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

/// Why there is no value. Never zero instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoValue {
    /// The table holds nothing up to the as-of date.
    NoRows,
    /// There is no target.
    NoTarget,
    /// The lower part of the ratio is zero.
    ZeroWhole,
    /// No row has this field, and it cannot be counted without.
    MissingField(&'static str),
    /// Units of measure differ and do not add up.
    MixedUnits,
    /// Too few rows to say anything.
    TooFew {
        /// How many there are.
        n: usize,
        /// How many are needed.
        need: usize,
    },
    /// The period has not begun on the as-of date.
    NotBegun,
    /// The period is over: nothing is left to do in it.
    Over,
    /// The figures are too large to be exact.
    TooLarge,
}

impl NoValue {
    /// Said in words, to stand beside the dash.
    pub fn text(self) -> Text {
        match self {
            NoValue::NoRows => text("нет данных", "no data"),
            NoValue::NoTarget => text("план не задан", "no target"),
            NoValue::ZeroWhole => text("делить не на что", "nothing to divide by"),
            NoValue::MissingField(_) => text("нет нужной колонки", "a needed column is missing"),
            NoValue::MixedUnits => text("разные единицы измерения", "units of measure differ"),
            NoValue::TooFew { .. } => text("мало данных", "too few data"),
            NoValue::NotBegun => text("период ещё не начался", "the period has not begun"),
            NoValue::Over => text("период закончился", "the period is over"),
            NoValue::TooLarge => text("слишком большие числа", "the figures are too large"),
        }
    }
}

/// A value counted on a slice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counted {
    /// The value, or why there is none.
    pub value: Result<Exact, NoValue>,
    /// The upper side of a ratio.
    pub part: Option<Exact>,
    /// The lower side of a ratio.
    pub whole: Option<Exact>,
    /// Rows used.
    pub n: usize,
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
    /// The lines that it is counted from; of a ratio, those of its upper side.
    pub rows: fn(&Slice) -> Vec<u32>,
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
    /// Its figures; the first is the headline.
    pub measures: &'static [Measure],
    /// Id of the measure that the board shows as the fact, in native units.
    pub fact: &'static str,
    /// The target of the fact.
    pub target: fn(&Slice) -> Option<target::Planned>,
    /// How the target of part of a period follows from the whole.
    pub planned: Planning,
    /// From how much data on a value is judged; `None`: always.
    pub few: Option<Few>,
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
    /// Not at all: averages, rates.
    Whole,
}

impl Kpi {
    /// The measure of that id.
    pub fn measure(&self, id: &str) -> Option<&'static Measure> {
        self.measures.iter().find(|measure| measure.id == id)
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

impl Counted {
    /// A value counted from so many rows.
    pub fn of(value: Result<Exact, NoValue>, n: usize) -> Counted {
        Counted { value, part: None, whole: None, n }
    }

    /// A ratio of two sides; no value when the lower one is zero.
    pub fn ratio(part: Exact, whole: Exact, n: usize) -> Counted {
        let value = if whole == Exact::ZERO {
            Err(NoValue::ZeroWhole)
        } else {
            part.over(whole).ok_or(NoValue::TooLarge)
        };
        Counted { value, part: Some(part), whole: Some(whole), n }
    }
}
