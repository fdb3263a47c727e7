//! Who is to be tested, and when: what is missing, below the pass, expired, or soon will be (the KPI
//! handbook B2).

use crate::kpi::ground::knowledge::{Standing, required};
use crate::model::date::Date;
use crate::model::slice::Slice;
use crate::model::sort;

/// Days before a result expires from which the next test is due.
pub const SOON: i32 = 14;

/// A test that is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Due {
    /// Code of the salesperson.
    pub rep: u32,
    /// Code of the topic.
    pub topic: u32,
    /// How the rep stands; passed where the result expires soon.
    pub standing: Standing,
    /// The last day that the last result holds, or held; none where there is no attempt.
    pub expires: Option<Date>,
}

impl Due {
    /// Whether nothing holds any more, or what holds is not enough.
    pub fn is_overdue(&self) -> bool {
        self.standing != Standing::Passed
    }
}

/// The tests that are due on the as-of date: overdue ones first, then by the last day that the
/// result holds (what never was tested before all), then by names.
pub fn due(slice: &Slice) -> Vec<Due> {
    let last = Date(slice.scope.as_of.0.saturating_add(SOON));
    let rows = required(slice).into_iter().map(|(_, it)| Due {
        rep: it.rep,
        topic: it.topic,
        standing: it.standing,
        expires: it.expires,
    });
    let is_soon = |it: &Due| it.expires.is_some_and(|day| day <= last);
    let mut rows: Vec<Due> = rows.filter(|it| it.is_overdue() || is_soon(it)).collect();
    let name = |it: &Due| {
        let topic = usize::try_from(it.topic).ok().and_then(|at| slice.data.topics.get(at));
        (slice.data.rep(it.rep).map(|it| &it.name), topic.map(|it| &it.name))
    };
    sort::by(&mut rows, |a, b| {
        let place = |it: &Due| (!it.is_overdue(), it.expires);
        place(a).cmp(&place(b)).then_with(|| name(a).cmp(&name(b)))
    });
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kpi::fixture::{asked, date};
    use crate::model::rules::Rules;
    use crate::model::table::Table;

    #[test]
    fn due_are_the_missing_the_failed_the_expired_and_those_that_expire_within_fourteen_days() {
        let tables = [
            (Table::Reps, "name\nАня\nБорис\nВера\nГлеб\nДина\nЕва"),
            (Table::Topics, "name | valid_days\nНасосы | 30"),
            (
                Table::Attempts,
                "date | rep | topic | points | max
                2026-03-01 | Борис | Насосы | 7 | 10\n2026-01-20 | Вера | Насосы | 9 | 10
                2026-03-15 | Глеб | Насосы | 8 | 10\n2026-03-16 | Дина | Насосы | 9 | 10",
            ),
        ];
        let all = asked("2026-03", Rules::default(), &tables).on("2026-03-31");
        let slice = all.slice("product_knowledge", "");
        let said: Vec<_> = due(&slice)
            .iter()
            .map(|it| {
                (slice.data.rep(it.rep).expect("a rep").name.as_str(), it.standing, it.expires)
            })
            .collect();
        let expected = [
            ("Аня", Standing::Missing, None),
            ("Ева", Standing::Missing, None),
            ("Вера", Standing::Expired, Some(date("2026-02-19"))),
            ("Борис", Standing::Below, Some(date("2026-03-31"))),
            ("Глеб", Standing::Passed, Some(date("2026-04-14"))),
        ];
        assert_eq!(said, expected, "Dina's holds for a day longer than fourteen");
    }
}
