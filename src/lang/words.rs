//! Words that more than one room says.

use super::plural::Plural;
use super::{Text, text};
use crate::model::letters::capital;

/// What was done.
pub const ACTUAL: Text = text("факт", "actual");
/// What was planned.
pub const PLAN: Text = text("план", "plan");
/// Where it will end at this pace.
pub const FORECAST: Text = text("прогноз", "forecast");
/// How far the actual is from the plan.
pub const GAP: Text = text("отклонение", "variance");

/// The plan is met.
pub const GOOD: Text = text("норма", "on track");
/// Close to it.
pub const WATCH: Text = text("внимание", "watch");
/// Far from it.
pub const BAD: Text = text("проблема", "problem");
/// Not known.
pub const NO_DATA: Text = text("нет данных", "no data");

/// Days of the working calendar are only foreseen.
pub const UNAPPROVED: Text = text("календарь не утверждён", "the calendar is not approved");

/// Rows of a sheet.
pub const ROWS: Plural = Plural::new(["строка", "строки", "строк"], ["row", "rows"]);
/// Days.
pub const DAYS: Plural = Plural::new(["день", "дня", "дней"], ["day", "days"]);
/// Weeks.
pub const WEEKS: Plural = Plural::new(["неделя", "недели", "недель"], ["week", "weeks"]);
/// Months.
pub const MONTHS: Plural = Plural::new(["месяц", "месяца", "месяцев"], ["month", "months"]);
/// Quarters.
pub const QUARTERS: Plural =
    Plural::new(["квартал", "квартала", "кварталов"], ["quarter", "quarters"]);
/// Half-years.
pub const HALF_YEARS: Plural =
    Plural::new(["полугодие", "полугодия", "полугодий"], ["half-year", "half-years"]);
/// Years.
pub const YEARS: Plural = Plural::new(["год", "года", "лет"], ["year", "years"]);

/// With its first letter large, as a sentence begins.
pub fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => std::iter::once(capital(first)).chain(letters).collect(),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_begins_with_a_large_letter() {
        assert_eq!(sentence("сентябрь 2026"), "Сентябрь 2026");
        assert_eq!(sentence(""), "");
    }
}
