//! How a year's plan is shared out over people (or products) and months: as last year sold, or by
//! working days. The parts add up to the year exactly.

use crate::kpi::Kpi;
use crate::lang::{Text, text};
use crate::model::dataset::Dataset;
use crate::model::date::{Date, Grain, Period};
use crate::model::known::Known;
use crate::model::scope::Scope;
use crate::model::slice::{By, Slice};
use crate::model::sort;
use crate::model::targets::Who;

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
    /// The year has no working days, or there is nobody to share between.
    NoDays,
}

impl NotShared {
    /// What to do about it, in words.
    pub fn text(self) -> Text {
        match self {
            NotShared::NoSeason => text(
                "За прошлый год есть не все месяцы: сезонность взять не из чего. Распределите по рабочим дням.",
                "Last year lacks months: there is no season to share by. Share by working days.",
            ),
            NotShared::NoDays => {
                text("В этом году нет рабочих дней.", "There are no working days in that year.")
            }
        }
    }
}

/// What the months of a row weigh against those of all rows.
pub type Weights = [i128; MONTHS];

/// The facts of each month of a year in hundredths, of each of these codes; of the whole firm where no code is
/// named. A month that brought less than nothing is nothing here. `None` where the year's facts are
/// not all known on the as-of date: before its end, or where they begin later than its first month.
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
    let slice = kpi.slice(&Known::of(data, scope), scope);
    let first_month = Period::around(year.from, Grain::Month);
    let begins = slice.facts.first.is_some_and(|first| first <= first_month.to);
    if !begins || today <= year.to {
        return None;
    }
    let months = |slice: &Slice| {
        let months = slice.over_time(Grain::Month);
        std::array::from_fn(|at| {
            let fact = months.get(at).and_then(|month| (kpi.fact.count)(month).value.ok());
            fact.map_or(0, |fact| fact.rounded(2).max(0))
        })
    };
    if codes.is_empty() {
        return Some(vec![months(&slice)]);
    }
    let parts = slice.split(by, codes);
    let own = |code: &u32| parts.iter().find(|it| it.0 == Some(*code)).map(|it| months(&it.1));
    Some(codes.iter().map(|code| own(code).unwrap_or([0; MONTHS])).collect())
}

/// The working days of each month of a year, for every one of so many rows.
pub fn working_days(data: &Dataset, year: i32, rows: usize) -> Vec<Weights> {
    let days = |at: usize| {
        let month = u32::try_from(at + 1).ok().and_then(|it| Date::new(year, it, 1));
        let month = month.map(|it| Period::around(it, Grain::Month));
        month.map_or(0, |it| data.hours.working_days(Who::Company, it).into())
    };
    vec![std::array::from_fn(days); rows]
}

/// A year's amount in millionths, shared out by weights; in whole units where it is whole. What
/// rounding leaves goes, a unit each, to the parts that lost the most (largest remainders, Hamilton).
pub fn shared(total: i64, weights: &[Weights]) -> Result<Vec<Months>, NotShared> {
    let sum: i128 = weights.iter().flatten().sum();
    if sum <= 0 {
        return Err(NotShared::NoDays);
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
    fn working_days_share_it_where_there_is_no_season() {
        let data = Dataset::build(Vec::new(), Options::default());
        let days = working_days(&data, 2026, 1);
        let plan = shared(days[0].iter().sum::<i128>() as i64 * 1_000_000, &days).expect("days");
        assert_eq!(plan[0].map(|it| i128::from(it / 1_000_000)), days[0]);
        assert_eq!(shared(1, &[[0; MONTHS]]), Err(NotShared::NoDays));
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
