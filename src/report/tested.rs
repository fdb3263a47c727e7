//! The latest tests of everybody, beside the score that counts.

use super::grid::{Cell, Grid};
use super::whose::Whose;
use crate::kpi::engine::compared;
use crate::kpi::ground::attempts::attempted;
use crate::kpi::ground::knowledge::{Standing, required};
use crate::kpi::{NoValue, Unit, defs};
use crate::lang::text;
use crate::model::date::{Date, Period};
use crate::model::slice::{By, Slice, index};
use crate::model::sort;
use crate::model::unit::Exact;

/// So many days of tests of a person are shown, the latest.
const LATEST: usize = 3;

/// A day on which somebody was tested.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TestDay {
    /// The day.
    pub day: Date,
    /// The score that counted after it, as it was known then; `None` where there is none.
    pub score: Option<Exact>,
    /// How many tests were made on it.
    pub tests: usize,
}

/// The tests of somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tested {
    /// Who.
    pub whose: Whose,
    /// The score that counts: over required topics, what is missing or expired is zero.
    pub score: Result<Exact, NoValue>,
    /// What the score is to be.
    pub pass: Option<Exact>,
    /// The latest days of tests, the last first; at most three.
    pub latest: Vec<TestDay>,
    /// A required topic that is not passed, the lowest, with its score if there is one that holds.
    pub weakest: Option<(String, Option<Exact>)>,
    /// How many required topics are not passed.
    pub gaps: usize,
}

/// The people of a slice of product knowledge: the lowest score first.
pub fn tested(slice: &Slice) -> Vec<Tested> {
    let parts = slice.split(By::Rep, &[]);
    let all = parts.iter().filter_map(|(code, part)| of_rep(*code, part, slice));
    let mut all: Vec<Tested> = all.collect();
    sort::by_key(&mut all, |it| {
        (it.score.is_err(), it.score.ok(), it.whose.name.is_none(), it.whose.name.clone())
    });
    all
}

fn of_rep(code: Option<u32>, part: &Slice, whole: &Slice) -> Option<Tested> {
    let (kpi, days) = (defs::find("product_knowledge")?, part.scope.facts()?);
    let all = attempted(&part.known);
    let own = all.list.iter().filter(|it| Some(it.rep) == code).map(|it| it.at.date());
    let mut own: Vec<Date> = own.filter(|&it| it <= days.to).collect();
    sort::whole(&mut own);
    // A day with several tests is one: what everybody knew after it.
    let by_day = own.chunk_by(|a, b| a == b).rev().take(LATEST);
    let stood = |tests: &[Date]| {
        let day = *tests.first()?;
        let then = part.over(Period { from: day, to: day });
        let score = (kpi.headline.count)(&then).value.ok();
        Some(TestDay { day, score, tests: tests.len() })
    };
    let open = || required(part).into_iter().map(|it| it.1);
    let open = || open().filter(|it| it.standing != Standing::Passed);
    let weakest = open().min_by_key(|it| (it.score, it.topic));
    let topic = |code: u32| part.data.topics.get(index(code)).map(|it| it.name.clone());
    Some(Tested {
        whose: Whose::of(By::Rep, code, part),
        score: (kpi.headline.count)(part).value,
        pass: compared(kpi, part, whole),
        latest: by_day.filter_map(stood).collect(),
        weakest: weakest.and_then(|it| Some((topic(it.topic)?, it.score))),
        gaps: open().count(),
    })
}

/// The people as a table.
pub fn grid(all: &[Tested]) -> Grid {
    let share = |it: Option<Exact>| it.map_or(Cell::Empty, |it| Cell::figure(it, Unit::Share));
    let row = |it: &Tested| {
        let last = it.latest.first();
        let before = it.latest.get(1);
        vec![
            it.whose.cell(),
            Cell::Figure(it.score, Unit::Share),
            share(it.pass),
            last.map_or(Cell::Empty, |it| Cell::Day(it.day)),
            before.map_or(Cell::Empty, |it| Cell::Day(it.day)),
            share(before.and_then(|it| it.score)),
            it.weakest.as_ref().map_or(Cell::Empty, |it| Cell::Named(it.0.clone())),
            Cell::count(it.gaps),
        ]
    };
    Grid {
        id: "knowledge-people",
        title: text("Знание продукта по менеджерам", "Product knowledge by salesperson"),
        note: None,
        head: vec![
            text("Менеджер", "Salesperson"),
            text("Балл", "Score"),
            text("План", "Plan"),
            text("Последний тест", "Last test"),
            text("Тест до него", "Test before"),
            text("Балл после него", "Score after it"),
            text("Слабее всего", "Weakest"),
            text("Не сдано тем", "Topics not passed"),
        ],
        rows: all.iter().map(row).collect(),
        total: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kpi::fixture::asked;
    use crate::model::rules::Rules;
    use crate::model::table::Table;

    #[test]
    fn the_score_stands_beside_what_it_was_after_the_tests_before() {
        let attempts = "date | rep | topic | points | max
            2026-03-01 | А | Насосы | 50 | 100\n2026-05-01 | А | Насосы | 70 | 100
            2026-06-01 | А | Трубы | 90 | 100\n2026-08-01 | А | Насосы | 85 | 100
            2026-08-01 | А | Трубы | 95 | 100\n2026-09-20 | А | Насосы | 10 | 100
            2026-08-05 | Б | Трубы | 40 | 100";
        let topics = "name | required\nНасосы | yes\nТрубы | yes";
        let tables = [(Table::Attempts, attempts), (Table::Topics, topics)];
        let asked = asked("2026-09", Rules::default(), &tables).on("2026-09-10");
        let all = tested(&asked.slice("product_knowledge", ""));
        let said: Vec<_> = all
            .iter()
            .map(|it| {
                let score = |it: &TestDay| (it.score.map(|it| it.rounded(2)), it.tests);
                (it.whose.name.as_deref(), it.latest.iter().map(score).collect::<Vec<_>>(), it.gaps)
            })
            .collect();
        // Of А: 85 and 95 on one day; 70 and 90; 70 and none.
        let of_a = vec![(Some(90), 2), (Some(80), 1), (Some(35), 1)];
        let expected = [(Some("Б"), vec![(Some(20), 1)], 2), (Some("А"), of_a, 0)];
        assert_eq!(said, expected, "the lowest score first; a test to come is not known");
        assert_eq!(all[1].score, Ok(Exact::new(9, 10)));
        assert_eq!(all[0].weakest, Some(("Насосы".to_owned(), None)), "never tested");
        assert_eq!((all[0].pass, all[1].weakest.clone()), (Some(Exact::new(4, 5)), None));
        let grid = grid(&all);
        assert!(grid.rows.iter().all(|row| row.len() == grid.head.len()));
    }
}
