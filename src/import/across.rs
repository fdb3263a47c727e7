//! Plans with the months across: one column a month, one row a manager or a SKU.

use super::dates::{self, Dated};
use super::facts::Facts;
use super::layout::JOIN;
use super::name;
use super::period::{self, Said};
use super::sheet::Cell;
use super::units::{self, Measure, Unit};
use crate::model::date::{Grain, Period};

/// A column of targets for one period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Month {
    /// The column.
    pub column: usize,
    /// Its period; the year may be unsaid.
    pub said: Said,
    /// What its header says it counts in.
    pub unit: Unit,
}

/// The columns of a sheet that are periods; the sums of finer ones («I кв.» beside its months) are left out.
pub fn months(facts: &Facts) -> Vec<Month> {
    months_in(&facts.layout.headers)
}

/// The same of headers alone; what stands beside the plans of a period («План», «Факт», «%») is none.
pub(super) fn months_in(headers: &[String]) -> Vec<Month> {
    let is_plan_beside = headers.iter().any(|it| has(&words_beside(it), &["план", "plan"]));
    let all: Vec<Month> = headers
        .iter()
        .enumerate()
        .filter_map(|(column, header)| {
            let said = said_in(header)?;
            let words = words_beside(header);
            let unit = match (units::unit(header), has(&words, PIECES)) {
                (Unit { measure: None, power }, true) => {
                    Unit { measure: Some(Measure::Pieces), power }
                }
                (unit, _) => unit,
            };
            (!is_no_plan(&words, is_plan_beside)).then_some(Month { column, said, unit })
        })
        .collect();
    let period = |month: &Month| month.said.period(2_000);
    let is_sum = |sum: &Month| {
        let Some(whole) = period(sum) else { return true };
        sum.said.grain != Grain::Month
            && all.iter().filter_map(period).any(|part| part != whole && holds(whole, part))
    };
    all.iter().filter(|month| !is_sum(month)).copied().collect()
}

/// Words of what is no plan, though it stands under the plan's period.
const NO_PLAN: &[&str] = &[
    "факт",
    "факта",
    "откл",
    "остаток",
    "%",
    "fact",
    "facts",
    "actual",
    "actuals",
    "diff",
    "difference",
    "variance",
    "completion",
];

/// How other such words begin.
const NO_PLAN_STEMS: &[&str] = &[
    "фактическ",
    "выполнен",
    "исполнен",
    "отклонен",
    "разниц",
    "deviation",
    "attainment",
    "achievement",
];

/// Words of a forecast: none of a plan where the plan stands beside it.
const FORECAST: &[&str] = &["прогноз", "forecast"];

/// Words of what is counted in pieces.
const PIECES: &[&str] = &["кол", "количество", "количества", "quantity", "qty"];

/// The words of those parts of a header that name no period.
fn words_beside(header: &str) -> Vec<String> {
    header.split(JOIN).filter(|part| said(part).is_none()).flat_map(name::words).collect()
}

fn has(words: &[String], of: &[&str]) -> bool {
    words.iter().any(|word| of.contains(&word.as_str()))
}

fn is_no_plan(words: &[String], is_plan_beside: bool) -> bool {
    let begins = |word: &String| NO_PLAN_STEMS.iter().any(|stem| word.starts_with(stem));
    has(words, NO_PLAN) || words.iter().any(begins) || is_plan_beside && has(words, FORECAST)
}

/// The period that a header of several rows names: the finest, which stands lowest, with the year of
/// those above it («План на 2026 год / I квартал / Январь»).
fn said_in(header: &str) -> Option<Said> {
    let mut parts = header.rsplit(JOIN).filter_map(said);
    let lowest = parts.next()?;
    let year = lowest.year.or_else(|| parts.find_map(|it| it.year));
    Some(Said { year, ..lowest })
}

/// Whether a header names a period.
pub(super) fn is_period(header: &str) -> bool {
    header.split(JOIN).any(|it| said(it).is_some())
}

fn holds(whole: Period, part: Period) -> bool {
    whole.contains(part.from) && whole.contains(part.to)
}

/// Whether the sheet has months across: two at least, numbers under them, and rows named by words.
pub fn is_across(facts: &Facts) -> bool {
    let months = months(facts);
    let numbers = |column: usize| {
        facts.profiles.get(column).is_some_and(|it| it.is_numbers() || it.filled == 0)
    };
    let is_label = |column: usize| {
        !months.iter().any(|it| it.column == column)
            && facts.profiles.get(column).is_some_and(|it| it.is_words())
    };
    // One plan beside its fact is two columns of a period too.
    let periods = facts.layout.headers.iter().filter(|it| said_in(it).is_some()).count();
    periods >= 2
        && !months.is_empty()
        && months.iter().all(|it| numbers(it.column))
        && (0..facts.layout.headers.len()).any(is_label)
}

/// The KPI of a column of targets: pieces where its header or the title says so, else money.
pub fn kpi(header: Unit, title: Unit) -> &'static str {
    match (header.measure, title.measure) {
        (Some(Measure::Pieces), _) | (None, Some(Measure::Pieces)) => "plan_units",
        _ => "plan_revenue",
    }
}

/// A header as a period: a month in words, or its first or last day.
pub(super) fn said(header: &str) -> Option<Said> {
    if let Some(said) = period::read(header) {
        // A lone year is a year's plan only as `2026 год`.
        let is_number = header.trim().parse::<f64>().is_ok();
        return (said.grain != Grain::Year || !is_number).then_some(said);
    }
    let day = match dates::read(Cell::Text(header)) {
        Dated::Day(day, _) => day,
        Dated::Either(it) => it.day(super::review::DateOrder::DayFirst)?.0,
        _ => return None,
    };
    let (year, month, _) = day.parts();
    let whole = Period::around(day, Grain::Month);
    (day == whole.from || day == whole.to).then_some(Said {
        year: Some(year),
        grain: Grain::Month,
        number: month,
    })
}
