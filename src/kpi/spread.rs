//! How a sum that is planned for some days lies on each of them (the KPI handbook B0, "Plan to a
//! shorter or longer period"): by weights of months where the firm gives them, and within a month
//! by working days, each with the weight of its weekday; days without a working day among them
//! carry alike.

use crate::model::date::{Date, Grain, Period};
use crate::model::hours::Hours;
use crate::model::rules::Rules;
use crate::model::targets::Who;
use crate::model::unit::Exact;

/// Weights are brought to this size at most, so that products of them are exact integers.
const WEIGHT_MAX: u64 = 100_000;

/// Which days carry, and how much of a plan.
pub struct Spread<'a> {
    hours: &'a Hours,
    who: Who,
    by_calendar: bool,
    months: Option<[i128; 12]>,
    weekdays: Option<[i128; 7]>,
}

impl<'a> Spread<'a> {
    /// By somebody's working days and the firm's seasons; `by_calendar`: by all days, the weights
    /// of months alone told apart.
    pub fn new(hours: &'a Hours, rules: &Rules, who: Who, by_calendar: bool) -> Spread<'a> {
        Spread {
            hours,
            who,
            by_calendar,
            months: rules.month_weights.map(scaled),
            weekdays: rules.weekday_weights.map(scaled),
        }
    }

    /// How much of an amount lies on the days of a period up to one of them: a rounded running
    /// total, so that its differences add up to the amount exactly.
    pub fn up_to(&self, amount: i128, whole: Period, last: Date) -> i128 {
        let Some(done) = Period::new(whole.from, last.min(whole.to)) else { return 0 };
        let months = self.month_parts(whole);
        let total: i128 = months.iter().map(|(_, weight)| weight).sum();
        if total == 0 {
            return self.within(amount, whole, done);
        }
        let mut before = 0;
        for (month, weight) in months {
            let carried = part_of(amount, before, total);
            if month.contains(done.to) {
                let of_month = part_of(amount, before + weight, total) - carried;
                return carried + self.within(of_month, month, Period { to: done.to, ..month });
            }
            before += weight;
        }
        amount
    }

    /// What part of the period's plan its days up to one of them carry.
    pub fn share(&self, whole: Period, last: Date) -> Exact {
        if self.months.is_none() && self.weight(whole) > 0 {
            let done = Period::new(whole.from, last.min(whole.to));
            return Exact::new(done.map_or(0, |done| self.weight(done)), self.weight(whole));
        }
        const ALL: i128 = 1_000_000_000_000_000;
        Exact::new(self.up_to(ALL, whole, last), ALL)
    }

    /// The period's months (cut to it), each with its weight; nothing where they do not matter.
    fn month_parts(&self, whole: Period) -> Vec<(Period, i128)> {
        let Some(weights) = self.months else { return Vec::new() };
        let parts = whole.split(Grain::Month);
        if parts.len() < 2 {
            return Vec::new();
        }
        // At most the first and the last month are cut: brought to one denominator.
        let cut = |part: Option<&Period>| part.map_or((1, 1), |&part| self.part_of_month(part));
        let (first, last) = (cut(parts.first()), cut(parts.last()));
        let last_at = parts.len() - 1;
        let weight = |(at, part): (usize, Period)| {
            let month = usize::try_from(part.from.parts().1).unwrap_or(1) - 1;
            let weight = weights.get(month).copied().unwrap_or(0);
            let of_first = if at == 0 { first.0 } else { first.1 };
            let of_last = if at == last_at { last.0 } else { last.1 };
            (part, weight * of_first * of_last)
        };
        parts.into_iter().enumerate().map(weight).collect()
    }

    /// What part of its month a period is, as a quotient.
    fn part_of_month(&self, part: Period) -> (i128, i128) {
        let month = Period::around(part.from, Grain::Month);
        match (self.weight(part), self.weight(month)) {
            _ if part == month => (1, 1),
            (_, 0) => (part.days().into(), month.days().into()),
            parts => parts,
        }
    }

    fn within(&self, amount: i128, whole: Period, done: Period) -> i128 {
        match self.weight(whole) {
            0 => part_of(amount, done.days().into(), whole.days().into()),
            all => part_of(amount, self.weight(done), all),
        }
    }

    /// What the days weigh together.
    fn weight(&self, days: Period) -> i128 {
        if self.by_calendar {
            return days.days().into();
        }
        match self.weekdays {
            None => self.hours.working_days(self.who, days).into(),
            Some(weekdays) => {
                let worked = days.each_day().filter(|&day| self.hours.is_working(self.who, day));
                let at = |day: Date| usize::try_from(day.weekday()).unwrap_or(1) - 1;
                worked.filter_map(|day| weekdays.get(at(day))).sum()
            }
        }
    }
}

/// The weights as integers of a bounded size, in the same proportion.
fn scaled<const N: usize>(weights: [u32; N]) -> [i128; N] {
    let largest = weights.iter().copied().max().unwrap_or(0).into();
    let fit = |weight: u32| match largest {
        0..=WEIGHT_MAX => i128::from(weight),
        _ => i128::from(u64::from(weight) * WEIGHT_MAX / largest),
    };
    weights.map(fit)
}

/// `amount × part / whole`, rounded towards zero, without a product that does not fit.
pub fn part_of(amount: i128, part: i128, whole: i128) -> i128 {
    amount / whole * part + amount % whole * part / whole
}
