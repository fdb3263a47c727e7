//! A scorecard: KPIs with weights, and the result that they come to together (the KPI handbook B9).
//!
//! Result = Σ wᵢ × kᵢ, with weights that are 100 % together. A row without a coefficient leaves, and
//! the weights of the rest are scaled up by what is left: Σ w × k ÷ Σ w. Never zero instead.
//! Source: «Матрица KPI», and its worked example of 1.1375 (inter-hr.ru, from clubtk.ru).

use super::engine::{attainment, base_norm};
use super::{Better, NoValue};
use crate::model::unit::Exact;

/// How a row's coefficient follows from its fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Fact / norm; norm / fact where less is better.
    Linear,
    /// (fact − base) / (norm − base), from nothing to 120 %.
    BaseNorm {
        /// The worst that is tolerable, in the unit of the fact.
        base: Exact,
    },
    /// As linear, at most all of it.
    Minimum,
}

/// One row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its weight: 1/4 is 25 %.
    pub weight: Exact,
    /// Which way is better.
    pub better: Better,
    /// How its coefficient follows.
    pub kind: Kind,
    /// What is planned, in the unit of the fact.
    pub norm: Result<Exact, NoValue>,
    /// What was done.
    pub fact: Result<Exact, NoValue>,
}

/// What a row comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scored {
    /// 1 is 100 %.
    pub coefficient: Result<Exact, NoValue>,
    /// The weight that it counts with; `None` where it has no coefficient.
    pub weight: Option<Exact>,
    /// Weight × coefficient: its part of the result; `None` where it has no coefficient.
    pub points: Option<Exact>,
}

/// What a scorecard comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Score {
    /// Σ of the points; 1 is 100 %.
    pub result: Exact,
    /// The rows, in their order.
    pub rows: Vec<Scored>,
    /// The weight of the rows that have a coefficient: below 1 the weights are scaled up by it.
    pub counted: Exact,
}

/// Why a scorecard comes to nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoScore {
    /// It has no rows.
    NoRows,
    /// The row of that place has a weight that is not above zero.
    NoWeight(usize),
    /// The weights are not 100 % together, but that.
    Weights(Exact),
    /// No row has a coefficient.
    NoneCounts,
    /// The figures are too large to be exact.
    TooLarge,
}

/// Σ weight × coefficient of the rows.
pub fn score(rows: &[Row]) -> Result<Score, NoScore> {
    if rows.is_empty() {
        return Err(NoScore::NoRows);
    }
    if let Some(at) = rows.iter().position(|row| row.weight <= Exact::ZERO) {
        return Err(NoScore::NoWeight(at));
    }
    let all = sum(rows.iter().map(|row| row.weight))?;
    if all != Exact::whole(1) {
        return Err(NoScore::Weights(all));
    }
    let found: Vec<_> = rows.iter().map(|row| (row.weight, row.coefficient())).collect();
    let counted = sum(found.iter().filter(|it| it.1.is_ok()).map(|it| it.0))?;
    if counted == Exact::ZERO {
        return Err(NoScore::NoneCounts);
    }
    let rows: Vec<Scored> = found
        .into_iter()
        .map(|(weight, coefficient)| scored(weight, counted, coefficient))
        .collect::<Result<_, _>>()?;
    let result = sum(rows.iter().filter_map(|row| row.points))?;
    Ok(Score { result, rows, counted })
}

impl Row {
    /// What of the row is reached, by its kind; no value without a fact or a norm.
    fn coefficient(&self) -> Result<Exact, NoValue> {
        let fact = self.fact?;
        match self.kind {
            Kind::Linear => attainment(self.better, fact, self.norm),
            Kind::BaseNorm { base } => base_norm(self.better, fact, base, self.norm?),
            Kind::Minimum => {
                attainment(self.better, fact, self.norm).map(|it| it.min(Exact::whole(1)))
            }
        }
    }
}

fn scored(
    weight: Exact,
    counted: Exact,
    coefficient: Result<Exact, NoValue>,
) -> Result<Scored, NoScore> {
    let Ok(reached) = coefficient else {
        return Ok(Scored { coefficient, weight: None, points: None });
    };
    let weight = weight.over(counted).ok_or(NoScore::TooLarge)?;
    let points = weight.times(reached).ok_or(NoScore::TooLarge)?;
    Ok(Scored { coefficient, weight: Some(weight), points: Some(points) })
}

fn sum(mut all: impl Iterator<Item = Exact>) -> Result<Exact, NoScore> {
    all.try_fold(Exact::ZERO, Exact::plus).ok_or(NoScore::TooLarge)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn percent(part: i128) -> Exact {
        Exact::new(part, 100)
    }

    /// More is better, planned 20 %.
    fn row(weight: i128, fact: i128) -> Row {
        Row {
            weight: percent(weight),
            better: Better::Higher,
            kind: Kind::Linear,
            norm: Ok(percent(20)),
            fact: Ok(percent(fact)),
        }
    }

    fn points(score: &Score) -> Vec<Option<Exact>> {
        score.rows.iter().map(|row| row.points).collect()
    }

    #[test]
    fn golden_6_half_and_two_quarters_of_110_85_and_150_percent() {
        let score = score(&[row(50, 22), row(25, 17), row(25, 30)]).expect("a score");
        assert_eq!(score.result, Exact::new(11_375, 10_000));
        let parts = [(55, 100), (2_125, 10_000), (375, 1_000)];
        assert_eq!(points(&score), parts.map(|it| Some(Exact::new(it.0, it.1))));
        assert_eq!(score.counted, Exact::whole(1));
    }

    #[test]
    fn a_row_without_a_value_leaves_and_the_weights_of_the_rest_are_scaled_up() {
        let nobody = Row { fact: Err(NoValue::NoRows), ..row(25, 0) };
        let score = score(&[row(50, 22), nobody, row(25, 30)]).expect("a score");
        // (0.5 × 1.1 + 0.25 × 1.5) / 0.75.
        assert_eq!(score.result, Exact::new(925, 750));
        assert_eq!(score.counted, percent(75));
        let weights: Vec<_> = score.rows.iter().map(|row| row.weight).collect();
        assert_eq!(weights, [Some(Exact::new(2, 3)), None, Some(Exact::new(1, 3))]);
        assert_eq!(score.rows[1].coefficient, Err(NoValue::NoRows));
        // What is done of nothing planned is over plan, by no percent: it leaves too.
        let unplanned = Row { norm: Ok(Exact::ZERO), ..row(25, 3) };
        let score = super::score(&[row(75, 20), unplanned]).expect("a score");
        assert_eq!((score.result, score.counted), (Exact::whole(1), percent(75)));
        assert_eq!(score.rows[1].coefficient, Err(NoValue::OverPlan));
    }

    #[test]
    fn nothing_done_is_zero_and_stays() {
        let score = score(&[row(50, 20), row(50, 0)]).expect("a score");
        assert_eq!((score.result, score.counted), (percent(50), Exact::whole(1)));
    }

    #[test]
    fn each_kind_has_its_coefficient() {
        let of = |row: Row| {
            let row = Row { weight: Exact::whole(1), ..row };
            score(&[row]).map(|score| score.result)
        };
        let lower = Row { better: Better::Lower, norm: Ok(percent(15)), ..row(100, 20) };
        let from = |base: i128| Kind::BaseNorm { base: percent(base) };
        assert_eq!(of(Row { kind: Kind::Minimum, ..row(100, 22) }), Ok(Exact::whole(1)));
        assert_eq!(of(Row { kind: Kind::Minimum, ..row(100, 17) }), Ok(percent(85)));
        assert_eq!(of(lower), Ok(Exact::new(15, 20)));
        assert_eq!(of(Row { kind: from(30), ..lower }), Ok(Exact::new(2, 3)));
        // Higher is better from 10 % to 20 %: 17 % is 70 % of the way, 30 % is over the cap.
        assert_eq!(of(Row { kind: from(10), ..row(100, 17) }), Ok(percent(70)));
        assert_eq!(of(Row { kind: from(10), ..row(100, 30) }), Ok(percent(120)));
        assert_eq!(of(Row { kind: from(10), ..row(100, 5) }), Ok(Exact::ZERO));
        assert_eq!(of(Row { kind: from(15), ..lower }), Err(NoScore::NoneCounts), "base = norm");
    }

    #[test]
    fn a_scorecard_that_does_not_add_up_has_no_result() {
        assert_eq!(score(&[]), Err(NoScore::NoRows));
        assert_eq!(score(&[row(50, 22), row(25, 17)]), Err(NoScore::Weights(percent(75))));
        assert_eq!(score(&[row(60, 22), row(50, 17)]), Err(NoScore::Weights(percent(110))));
        assert_eq!(score(&[row(150, 22), row(-50, 17)]), Err(NoScore::NoWeight(1)));
        assert_eq!(score(&[row(100, 22), row(0, 17)]), Err(NoScore::NoWeight(1)));
        let none = Row { norm: Err(NoValue::NoTarget), ..row(50, 1) };
        assert_eq!(score(&[none, none]), Err(NoScore::NoneCounts));
    }
}
