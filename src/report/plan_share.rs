//! How a year's plan is shared out over people (or products) and months: as last year sold, or by
//! working days. The parts add up to the year exactly.

use crate::kpi::assortment::{all_units, is_one_unit};
use crate::kpi::{Kpi, NoValue, Unit};
use crate::lang::{Text, text};
use crate::model::dataset::Dataset;
use crate::model::date::{Date, Grain, Period};
use crate::model::known::Known;
use crate::model::scope::Scope;
use crate::model::slice::{By, Slice};
use crate::model::sort;
use crate::model::targets::Who;
use crate::model::unit::Exact;

/// Months of a year.
pub const MONTHS: usize = 12;

/// One amount a month, in millionths of the KPI's unit.
pub type Months = [i64; MONTHS];

/// Millionths of a whole unit.
const WHOLE: i128 = 1_000_000;

/// Why a year cannot be shared out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotShared {
    /// Last year holds no facts in some of its months: there is no season to share by.
    NoSeason,
    /// Nothing weighs anything: nothing was sold, or there is nobody in that year.
    NoWeight,
}

impl NotShared {
    /// What to do about it, in words.
    pub fn text(self) -> Text {
        match self {
            NotShared::NoSeason => text(
                "За прошлый год есть не все месяцы: взять за основу нечего. Распределите по рабочим дням.",
                "Last year lacks months: there is nothing to go by. Share by working days.",
            ),
            NotShared::NoWeight => text(
                "Распределять не на что: за прошлый год нет продаж, или в этом году никто не работает.",
                "There is nothing to share by: nothing was sold last year, or nobody works in that year.",
            ),
        }
    }
}

/// What the months of a row weigh against those of all rows.
pub type Weights = [i128; MONTHS];

/// What was sold in each month of a year in hundredths, of each of these codes; of the whole firm
/// where no code is named. A month that brought less than nothing is nothing here. `None` where the
/// year's facts are not all known: before its end, where they begin later than its first month, or
/// where what the firm sold has no one unit.
///
/// Units are those of all products: which of them had a plan last year says nothing of this one.
pub fn season(
    kpi: &Kpi,
    data: &Dataset,
    year: i32,
    by: By,
    codes: &[u32],
    today: Date,
) -> Option<Vec<Weights>> {
    let year = Period::parse(&year.to_string())?;
    let scope = Scope { period: year, as_of: year.to.min(today), today, who: Who::Company };
    let known = Known::of(data, scope);
    let slice = kpi.slice(&known, scope);
    let first_month = Period::around(year.from, Grain::Month);
    let begins = slice.facts.first.is_some_and(|first| first <= first_month.to);
    if !begins || today <= year.to {
        return None;
    }
    let is_units = kpi.fact.unit == Unit::Pieces;
    if is_units && codes.is_empty() && !is_one_unit(&known) {
        return None;
    }
    let fact = |month: &Slice| match is_units {
        true => Ok(all_units(month)),
        false => (kpi.fact.count)(month).value,
    };
    let months = |slice: &Slice| -> Vec<Result<Exact, NoValue>> {
        slice.over_time(Grain::Month).iter().map(fact).collect()
    };
    let weights = |all: &[Result<Exact, NoValue>]| -> Weights {
        let weight = |at: usize| all.get(at).and_then(|it| it.ok()).map_or(0, |it| it.rounded(2));
        std::array::from_fn(|at| weight(at).max(0))
    };
    if codes.is_empty() {
        let all = months(&slice);
        return all.iter().all(Result::is_ok).then(|| vec![weights(&all)]);
    }
    // Who was not there in a month sold nothing in it.
    let parts = slice.split(by, codes);
    let own = |code: &u32| parts.iter().find(|it| it.0 == Some(*code)).map(|it| months(&it.1));
    Some(codes.iter().map(|code| own(code).map_or([0; MONTHS], |it| weights(&it))).collect())
}

/// Takes from a rep's months of a year those in which he is not in the firm.
pub fn only_while_here<T: Copy + Default>(
    months: [T; MONTHS],
    data: &Dataset,
    rep: u32,
    year: i32,
) -> [T; MONTHS] {
    let is_here = |at: usize| {
        let (Some(rep), Some(month)) = (data.rep(rep), month(year, at)) else { return true };
        rep.active_from.is_none_or(|from| from <= month.to)
            && rep.active_to.is_none_or(|to| month.from <= to)
    };
    let kept = |at: usize| months.get(at).copied().filter(|_| is_here(at));
    std::array::from_fn(|at| kept(at).unwrap_or_default())
}

/// A month of a year, from 0.
fn month(year: i32, at: usize) -> Option<Period> {
    let first = u32::try_from(at + 1).ok().and_then(|it| Date::new(year, it, 1));
    first.map(|it| Period::around(it, Grain::Month))
}

/// The working days of each month of a year, for every one of so many rows.
pub fn working_days(data: &Dataset, year: i32, rows: usize) -> Vec<Weights> {
    let days = |at: usize| {
        month(year, at).map_or(0, |it| data.hours.working_days(Who::Company, it).into())
    };
    vec![std::array::from_fn(days); rows]
}

/// A year's amount in millionths, shared out by weights; in whole units where it is whole. What
/// rounding leaves goes, a unit each, to the parts that lost the most (largest remainders, Hamilton).
pub fn shared(total: i64, weights: &[Weights]) -> Result<Vec<Months>, NotShared> {
    let sum: i128 = weights.iter().flatten().sum();
    if sum <= 0 {
        return Err(NotShared::NoWeight);
    }
    let total = i128::from(total);
    let unit = if total % WHOLE == 0 { WHOLE } else { 1 };
    let units = total / unit;
    let parts = weights.iter().flatten().map(|weight| units * weight);
    let mut parts: Vec<(i128, i128)> =
        parts.map(|it| (it.div_euclid(sum), it.rem_euclid(sum))).collect();
    let given: i128 = parts.iter().map(|it| it.0).sum();
    let mut order: Vec<usize> = (0..parts.len()).collect();
    sort::by_key(&mut order, |&at| std::cmp::Reverse(parts.get(at).map(|it| it.1)));
    // Fewer units are left than there are parts with a remainder.
    for at in order.into_iter().take(usize::try_from(units - given).unwrap_or(0)) {
        if let Some(part) = parts.get_mut(at) {
            part.0 += 1;
        }
    }
    let amount = |part: &(i128, i128)| i64::try_from(part.0 * unit).unwrap_or(i64::MAX);
    let month = |row: &[(i128, i128)], at: usize| row.get(at).map_or(0, amount);
    Ok(parts.chunks(MONTHS).map(|row| std::array::from_fn(|at| month(row, at))).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kpi::defs;
    use crate::model::dataset::Options;
    use crate::model::fixture::batch;
    use crate::model::table::Table;
    use proptest::prelude::*;

    fn date(text: &str) -> Date {
        Date::parse(text).expect(text)
    }

    #[test]
    fn a_year_is_shared_as_the_last_one_sold() {
        let months = |rep: &str, each: [i64; 2]| -> String {
            let row = |at: usize| {
                let amount = if at == 11 { each[1] } else { each[0] };
                format!("\n2025-{:02}-05|{rep}|{amount}", at + 1)
            };
            (0..MONTHS).map(row).collect()
        };
        let sales = format!("date|rep|amount{}{}", months("А", [10, 90]), months("Б", [20, 180]));
        let data = Dataset::build(vec![batch(Table::Sales, &sales)], Options::default());
        let of = |today| season(defs::money(), &data, 2025, By::Rep, &[0, 1], date(today));
        let weights = of("2026-01-01").expect("a whole year");
        let plan = shared(6_000 * 1_000_000, &weights).expect("weights");
        let whole = |row: usize, at: usize| plan[row][at] / 1_000_000;
        assert_eq!([whole(0, 0), whole(0, 11), whole(1, 0), whole(1, 11)], [100, 900, 200, 1_800]);
        assert_eq!(of("2025-12-31"), None, "the year runs");
        let early = season(defs::money(), &data, 2024, By::Rep, &[0], date("2026-01-01"));
        assert_eq!(early, None, "nothing is known of it");
        let firm = season(defs::money(), &data, 2025, By::Company, &[], date("2026-01-01"));
        assert_eq!(firm.map(|it| it[0][11]), Some(27_000));
    }

    #[test]
    fn units_of_products_without_a_plan_count_too() {
        let row = |month: usize, sku: &str, pieces: i64| {
            format!("\n2025-{month:02}-05|{month}{sku}|{sku}|{pieces}|1")
        };
        let sales: String = (1..=12).map(|it| row(it, "A", 1) + &row(it, "B", 3)).collect();
        let sales = batch(Table::Sales, &format!("date|document|sku|quantity|amount{sales}"));
        let targets = batch(Table::Targets, "kpi|of|from|amount\nplan_units|A|2025-03-01|9");
        let data = Dataset::build(vec![sales, targets], Options::default());
        let kpi = defs::find("plan_units").expect("a KPI");
        let weights = season(kpi, &data, 2025, By::Product, &[0, 1], date("2026-01-01"));
        assert_eq!(weights, Some(vec![[100; MONTHS], [300; MONTHS]]));
    }

    #[test]
    fn who_has_left_gets_nothing_of_the_months_after() {
        let reps = "name|active_from|active_to\nА||2026-02-10\nБ|2026-11-20|";
        let data = Dataset::build(vec![batch(Table::Reps, reps)], Options::default());
        let of = |rep| only_while_here([1; MONTHS], &data, rep, 2026);
        assert_eq!(of(0), [1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        assert_eq!(of(1), [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1]);
    }

    #[test]
    fn working_days_share_it_where_there_is_no_season() {
        let data = Dataset::build(Vec::new(), Options::default());
        let days = working_days(&data, 2026, 1);
        let plan = shared(days[0].iter().sum::<i128>() as i64 * 1_000_000, &days).expect("days");
        assert_eq!(plan[0].map(|it| i128::from(it / 1_000_000)), days[0]);
        assert_eq!(shared(1, &[[0; MONTHS]]), Err(NotShared::NoWeight));
    }

    proptest! {
        #[test]
        fn the_parts_add_up_to_the_year(
            total in 0i64..9_000_000_000_000_000,
            rows in prop::collection::vec(prop::array::uniform12(0i128..1_000_000_000_000), 1..9),
        ) {
            prop_assume!(rows.iter().flatten().any(|it| *it > 0));
            let plan = shared(total, &rows).expect("weights");
            prop_assert_eq!(plan.iter().flatten().sum::<i64>(), total);
            for (plan, weights) in plan.iter().flatten().zip(rows.iter().flatten()) {
                prop_assert!(*plan >= 0 && (*weights > 0 || *plan <= 1_000_000));
            }
        }
    }
}
