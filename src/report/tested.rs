//! The latest tests of everybody, beside the score that counts.

use super::grid::{Cell, Grid};
use super::whose::Whose;
use crate::kpi::engine::compared;
use crate::kpi::ground::attempts::attempted;
use crate::kpi::ground::knowledge::{Standing, required};
use crate::kpi::{NoValue, Unit, defs};
use crate::lang::text;
use crate::model::date::Date;
use crate::model::slice::{By, Slice, index};
use crate::model::sort;
use crate::model::unit::Exact;

/// So many attempts of a person are shown, the latest.
const LATEST: usize = 3;

/// An attempt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Try {
    /// When.
    pub day: Date,
    /// At what topic.
    pub topic: String,
    /// Points / maximum.
    pub score: Exact,
    /// Whether it is a pass at its topic.
    pub is_passed: bool,
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
    /// The latest attempts, the last first; at most three.
    pub latest: Vec<Try>,
    /// A required topic that is not passed, the lowest, with its score if there is one that holds.
    pub weakest: Option<(String, Option<Exact>)>,
    /// How many required topics are not passed.
    pub gaps: usize,
}

/// The people of a slice of product knowledge: the lowest score first.
pub fn tested(slice: &Slice) -> Vec<Tested> {
    let parts = slice.split(By::Rep, &[]);
    let mut all: Vec<Tested> =
        parts.iter().filter_map(|(code, it)| of_rep(*code, it, slice)).collect();
    sort::by_key(&mut all, |it| {
        (it.score.is_err(), it.score.ok(), it.whose.name.is_none(), it.whose.name.clone())
    });
    all
}

fn of_rep(code: Option<u32>, part: &Slice, whole: &Slice) -> Option<Tested> {
    let (kpi, days) = (defs::find("product_knowledge")?, part.scope.facts()?);
    let topic = |code: u32| part.data.topics.get(index(code)).map(|it| it.name.clone());
    let all = attempted(&part.known);
    let own = all.list.iter().filter(|it| Some(it.rep) == code && it.at.date() <= days.to);
    let mut own: Vec<_> = own.collect();
    sort::by_key(&mut own, |it| (it.at.date(), it.at.has_hour(), it.at));
    let one = |it: &&crate::kpi::ground::attempts::Attempt| Try {
        day: it.at.date(),
        topic: topic(it.topic).unwrap_or_default(),
        score: it.score,
        is_passed: it.is_passed,
    };
    let latest: Vec<Try> = own.iter().rev().take(LATEST).map(one).collect();
    let open = || required(part).into_iter().map(|it| it.1);
    let open = || open().filter(|it| it.standing != Standing::Passed);
    let weakest = open().min_by_key(|it| (it.score, it.topic));
    Some(Tested {
        whose: Whose::of(By::Rep, code, part),
        score: (kpi.headline.count)(part).value,
        pass: compared(kpi, part, whole),
        latest,
        weakest: weakest.and_then(|it| Some((topic(it.topic)?, it.score))),
        gaps: open().count(),
    })
}

/// The people as a table.
pub fn grid(all: &[Tested]) -> Grid {
    let share = |it: Option<Exact>| it.map_or(Cell::Empty, |it| Cell::figure(it, Unit::Share));
    let row = |it: &Tested| {
        let last = it.latest.first();
        vec![
            it.whose.cell(),
            Cell::Figure(it.score, Unit::Share),
            share(it.pass),
            share(last.map(|it| it.score)),
            last.map_or(Cell::Empty, |it| Cell::Day(it.day)),
            last.map_or(Cell::Empty, |it| Cell::Named(it.topic.clone())),
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
            text("Дата", "Date"),
            text("Тема", "Topic"),
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
    fn the_latest_three_attempts_stand_the_last_first() {
        let attempts = "date | rep | topic | points | max
            2026-03-01 | А | Насосы | 50 | 100\n2026-05-01 | А | Насосы | 70 | 100
            2026-06-01 | А | Трубы | 90 | 100\n2026-08-01 | А | Насосы | 85 | 100
            2026-09-20 | А | Насосы | 10 | 100\n2026-08-05 | Б | Трубы | 40 | 100";
        let topics = "name | required\nНасосы | yes\nТрубы | yes";
        let tables = [(Table::Attempts, attempts), (Table::Topics, topics)];
        let asked = asked("2026-09", Rules::default(), &tables).on("2026-09-10");
        let all = tested(&asked.slice("product_knowledge", ""));
        let said: Vec<_> = all
            .iter()
            .map(|it| {
                let scores = it.latest.iter().map(|it| it.score.rounded(2)).collect::<Vec<_>>();
                (it.whose.name.as_deref(), scores, it.gaps)
            })
            .collect();
        let expected = [(Some("Б"), vec![40], 2), (Some("А"), vec![85, 90, 70], 0)];
        assert_eq!(said, expected, "the lowest score first; a test to come is not known");
        assert_eq!(all[0].weakest, Some(("Насосы".to_owned(), None)), "never tested");
        assert_eq!((all[0].pass, all[1].weakest.clone()), (Some(Exact::new(4, 5)), None));
        let grid = grid(&all);
        assert!(grid.rows.iter().all(|row| row.len() == grid.head.len()));
    }
}
