//! What sharing out gives: a year's plan over months and rows, or why there is none.

use super::plans::Planning;
use super::plans_model::{MONTHS, Plan, PlanRow, rows};
use crate::lang::{Text, text};
use crate::model::dataset::Dataset;
use crate::model::slice::By;
use crate::model::unit::Exact;
use crate::report::plan_share::{
    Months, NotShared, Weights, only_while_here, season, shared, working_days,
};
use leptos::prelude::*;

/// Millionths of a unit.
pub const UNIT: i128 = 1_000_000;

/// How a year is shared out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// An amount, as last year sold.
    Season,
    /// An amount, by working days.
    Days,
    /// Last year's plan and so many per cent.
    PlanBefore,
    /// Last year's fact and so many per cent.
    FactBefore,
}

/// All ways, with what their choice is called by.
pub const WAYS: [(Way, &str, Text); 4] = [
    (Way::Season, "season", text("по сезонности прошлого года", "as last year sold")),
    (Way::Days, "days", text("по рабочим дням", "by working days")),
    (Way::PlanBefore, "plan", text("как план прошлого года ± %", "last year's plan ± %")),
    (Way::FactBefore, "fact", text("как факт прошлого года ± %", "last year's fact ± %")),
];

impl Way {
    /// Whether what is typed is a change in per cent, not an amount.
    pub fn is_change(self) -> bool {
        matches!(self, Way::PlanBefore | Way::FactBefore)
    }
}

/// Why nothing was shared out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// What is typed is no number, or none that can be shared.
    NoNumber,
    /// There was no plan last year.
    NoPlan,
    /// There is nothing to go by.
    Not(NotShared),
}

impl Refused {
    /// What to do about it, in words.
    pub fn text(self) -> Text {
        match self {
            Refused::NoNumber => text(
                "Введите число: сумму на год больше нуля или изменение в процентах.",
                "Type a number: an amount over zero for the year, or a change in per cent.",
            ),
            Refused::NoPlan => text(
                "На прошлый год у этих строк нет планов по месяцам.",
                "These rows have no plans by month for last year.",
            ),
            Refused::Not(why) => why.text(),
        }
    }
}

/// What to share out, and over which rows of the grid.
pub struct Asked<'a> {
    /// How.
    pub way: Way,
    /// In millionths: of the unit, or of a per cent.
    pub number: i64,
    /// The rows of the grid.
    pub rows: &'a [PlanRow],
    /// Those that are shared over, by place.
    pub over: Vec<usize>,
}

impl Asked<'_> {
    /// The months of each row that is shared over.
    pub fn months(&self, data: &Dataset, planning: Planning) -> Result<Vec<Months>, Refused> {
        let (plan, year) = (planning.plan.get_untracked(), planning.year.get_untracked());
        let today = planning.ui.state.today();
        let by = if plan == Plan::Money { By::Rep } else { By::Product };
        let codes: Vec<u32> = self.over.iter().filter_map(|&at| self.rows.get(at)?.code).collect();
        let firm = || season(plan.kpi(), data, year - 1, By::Company, &[], today);
        let sold = |it: &Vec<Weights>| it.iter().flatten().any(|it| *it > 0);
        let own = || match codes.is_empty() {
            true => firm(),
            false => season(plan.kpi(), data, year - 1, by, &codes, today).filter(sold),
        };
        // Where none of them sold anything, each has the season of the firm.
        let seasons = || own().or_else(|| Some(vec![*firm()?.first()?; self.over.len()]));
        let here = |of: Vec<Weights>| self.while_here(of, data, planning);
        let no_season = Refused::Not(NotShared::NoSeason);
        match self.way {
            _ if !self.way.is_change() && self.number <= 0 => Err(Refused::NoNumber),
            Way::Season => {
                let weights = here(seasons().ok_or(no_season)?);
                shared(self.number, &weights).map_err(Refused::Not)
            }
            Way::Days => {
                let days = here(working_days(data, year, self.over.len()));
                shared(self.number, &days).map_err(Refused::Not)
            }
            Way::FactBefore => {
                let facts = here(own().ok_or(no_season)?);
                // Facts are told in hundredths.
                Ok(facts.into_iter().map(|row| row.map(|it| self.grown(it * UNIT / 100))).collect())
            }
            Way::PlanBefore => {
                let level = planning.level.get_untracked();
                let before = rows(data, plan, level, year - 1, today);
                let of = |at: &usize| {
                    let row = self.rows.get(*at)?;
                    let same = before.iter().find(|it| it.who == row.who && it.of == row.of)?;
                    Some(same.months.map(|it| i128::from(it.unwrap_or(0))))
                };
                let plans = self.over.iter().map(|at| of(at).unwrap_or([0; MONTHS])).collect();
                let plans: Vec<Weights> = here(plans);
                let plans = sold(&plans).then_some(plans).ok_or(Refused::NoPlan)?;
                Ok(plans.into_iter().map(|row| row.map(|it| self.grown(it))).collect())
            }
        }
    }

    /// Nothing in months in which a person is not in the firm: no plan counts there.
    fn while_here(&self, of: Vec<Weights>, data: &Dataset, planning: Planning) -> Vec<Weights> {
        let is_money = planning.plan.get_untracked() == Plan::Money;
        let year = planning.year.get_untracked();
        let rep = |at: &usize| self.rows.get(*at)?.code.filter(|_| is_money);
        let rows = of.into_iter().zip(&self.over);
        rows.map(|(row, at)| match rep(at) {
            Some(rep) => only_while_here(row, data, rep, year),
            None => row,
        })
        .collect()
    }

    /// So many per cent more, in whole units.
    fn grown(&self, millionths: i128) -> i64 {
        let factor = 100 * UNIT + i128::from(self.number);
        let grown = Exact::new(millionths, UNIT).times(Exact::new(factor.max(0), 100 * UNIT));
        let units = grown.map_or(0, |it| it.rounded(0));
        i64::try_from(units.saturating_mul(UNIT)).unwrap_or(i64::MAX)
    }
}
