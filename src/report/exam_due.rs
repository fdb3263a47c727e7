//! Who is to be tested, and when: what is missing, below the pass, expired, or soon will be (the KPI
//! handbook B2).

use crate::kpi::defs;
use crate::kpi::ground::knowledge::{Required, Standing, required};
use crate::model::dataset::Dataset;
use crate::model::date::{Date, Period};
use crate::model::known::Known;
use crate::model::scope::Scope;
use crate::model::slice::Slice;
use crate::model::sort;
use crate::model::targets::Who;
use crate::model::trainings::{Training, TrainingStatus};

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
    /// The latest training of the rep at the topic since the attempt that counts.
    pub training: Option<Training>,
}

impl Due {
    /// Whether nothing holds any more, or what holds is not enough.
    pub fn is_overdue(&self) -> bool {
        self.standing != Standing::Passed
    }

    /// Whether the training lies before that day, so that a test tells what it brought.
    pub fn is_retest(&self, today: Date) -> bool {
        self.training.is_some_and(|it| it.date < today)
    }
}

/// The tests of somebody's people that are due on a day.
pub fn due_on(data: &Dataset, day: Date, who: Who) -> Vec<Due> {
    let Some(kpi) = defs::find("product_knowledge") else { return Vec::new() };
    let scope = Scope { period: Period { from: day, to: day }, as_of: day, today: day, who };
    due(&kpi.slice(&Known::of(data, scope), scope))
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
        training: training(slice, &it),
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

/// A planned one may be on any day, one that is done is not after the as-of date.
fn training(slice: &Slice, of: &Required) -> Option<Training> {
    let is_known =
        |it: &&Training| it.status == TrainingStatus::Planned || it.date <= slice.scope.as_of;
    let is_its = |it: &&Training| {
        (it.rep, it.topic) == (of.rep, Some(of.topic)) && of.date.is_none_or(|day| day <= it.date)
    };
    let all = slice.data.trainings.iter().filter(is_known).filter(is_its);
    all.copied().max_by_key(|it| (it.date, it.status == TrainingStatus::Done))
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

    #[test]
    fn a_training_after_the_attempt_makes_the_next_test_a_retest() {
        let tables = [
            (Table::Reps, "name\nАня"),
            (Table::Topics, "name\nНасосы"),
            (
                Table::Attempts,
                "date | rep | topic | points | max\n2026-03-05 | Аня | Насосы | 5 | 10",
            ),
            (
                Table::Trainings,
                "date | rep | topic | status\n2026-03-01 | Аня | Насосы | done
                2026-03-10 | Аня | Насосы | planned\n2026-03-10 | Аня | Насосы | done",
            ),
        ];
        let found = |day: &str| {
            let all = asked("2026-03", Rules::default(), &tables).on(day);
            let due = due(&all.slice("product_knowledge", "")).remove(0);
            let training = due.training.map(|it| (it.date, it.status));
            (training, due.is_retest(date(day)))
        };
        let on = date("2026-03-10");
        assert_eq!(found("2026-03-09"), (Some((on, TrainingStatus::Planned)), false));
        assert_eq!(found("2026-03-10"), (Some((on, TrainingStatus::Done)), false));
        assert_eq!(found("2026-03-11"), (Some((on, TrainingStatus::Done)), true));
    }
}
