//! A counted value, or why there is none.

use crate::lang::{Text, text};
use crate::model::unit::Exact;

/// Why there is no value. Never zero instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoValue {
    /// The table holds nothing up to the as-of date.
    NoRows,
    /// There is no target.
    NoTarget,
    /// There is no base (a target of the level «minimum») that is worse than the norm.
    NoBase,
    /// Whoever is planned for is away on every day that the target lies on.
    Away,
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
    /// Nothing was planned and something is done: over plan, by no percent.
    OverPlan,
    /// The upper part is more than the whole: no share of it.
    OverWhole,
    /// The figures are too large to be exact.
    TooLarge,
}

impl NoValue {
    /// Said in words, to stand beside the dash.
    pub fn text(self) -> Text {
        match self {
            NoValue::NoRows => text("нет данных", "no data"),
            NoValue::NoTarget => text("план не задан", "no target"),
            NoValue::NoBase => text("нет базы хуже плана", "no base worse than the target"),
            NoValue::Away => text("не работал в этом периоде", "away for the whole period"),
            NoValue::ZeroWhole => text("делить не на что", "nothing to divide by"),
            NoValue::MissingField(_) => text("нет нужной колонки", "a needed column is missing"),
            NoValue::MixedUnits => text("разные единицы измерения", "units of measure differ"),
            NoValue::TooFew { .. } => text("мало данных", "too few data"),
            NoValue::NotBegun => text("период ещё не начался", "the period has not begun"),
            NoValue::Over => text("период закончился", "the period is over"),
            NoValue::OverPlan => text("сверх плана", "over plan"),
            NoValue::OverWhole => text("часть больше целого", "the part is more than the whole"),
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
