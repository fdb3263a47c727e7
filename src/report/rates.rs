//! Deals per hundred calls of people, with the interval that each may lie in.

use super::grid::{Cell, Grid};
use super::whose::Whose;
use crate::kpi::engine::compared;
use crate::kpi::{NoValue, Unit, defs};
use crate::lang::text;
use crate::model::slice::{By, Slice};
use crate::model::sort;
use crate::model::unit::Exact;

/// The rate of somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rate {
    /// Who.
    pub whose: Whose,
    /// Deals per hundred calls.
    pub rate: Result<Exact, NoValue>,
    /// The lower and the upper end of the 95 % interval of the rate.
    pub within: Option<(Exact, Exact)>,
    /// What is aimed at.
    pub target: Option<Exact>,
    /// How many calls.
    pub calls: Result<Exact, NoValue>,
    /// How many deals.
    pub deals: Result<Exact, NoValue>,
    /// Whether the calls are too few to conclude anything.
    pub is_few: bool,
}

/// The rates of the people of a slice of cold conversion: the furthest from what is aimed at first.
pub fn rates(slice: &Slice) -> Vec<Rate> {
    let parts = slice.split(By::Rep, &[]);
    let mut rows: Vec<Rate> = parts.iter().map(|(code, part)| rate(*code, part, slice)).collect();
    sort::by_key(&mut rows, |it| {
        let gap = it.rate.ok().map(|rate| rate.minus(it.target.unwrap_or(Exact::ZERO)));
        (it.whose.name.is_none(), gap.is_none(), gap, it.whose.name.clone())
    });
    rows
}

fn rate(code: Option<u32>, part: &Slice, whole: &Slice) -> Rate {
    let kpi = defs::cold();
    let figure = |id: &str| kpi.measure(id).map_or(Err(NoValue::NoRows), |it| it.count(part).value);
    Rate {
        whose: Whose::of(By::Rep, code, part),
        rate: figure("headline"),
        within: figure("low").ok().zip(figure("high").ok()),
        target: compared(kpi, part, whole),
        calls: figure("calls"),
        deals: figure("deals"),
        is_few: kpi.few.as_ref().is_some_and(|few| (few.have)(part) < few.need),
    }
}

/// The rates as a table.
pub fn grid(rates: &[Rate]) -> Grid {
    let end = |it: Option<Exact>| it.map_or(Cell::Empty, |it| Cell::figure(it, Unit::PerHundred));
    let row = |it: &Rate| {
        vec![
            it.whose.cell(),
            Cell::Figure(it.calls, Unit::Count),
            Cell::Figure(it.deals, Unit::Count),
            Cell::Figure(it.rate, Unit::PerHundred),
            end(it.within.map(|it| it.0)),
            end(it.within.map(|it| it.1)),
            end(it.target),
            if it.is_few { Cell::Said(FEW) } else { Cell::Empty },
        ]
    };
    Grid {
        id: "cold-people",
        title: text("Сделок на 100 звонков по менеджерам", "Deals per 100 calls by salesperson"),
        note: Some(text(
            "От и до: интервал Уилсона, 95 %: столько может быть на самом деле.",
            "From and to: Wilson's 95 % interval: the true rate may be anywhere in it.",
        )),
        head: vec![
            text("Менеджер", "Salesperson"),
            text("Звонков", "Calls"),
            text("Сделок", "Deals"),
            text("На 100", "Per 100"),
            text("От", "From"),
            text("До", "To"),
            text("План", "Plan"),
            text("Отметка", "Flag"),
        ],
        rows: rates.iter().map(row).collect(),
        total: None,
    }
}

/// Said of what is counted from too little.
pub const FEW: crate::lang::Text = text("мало данных, выводы рано", "too few to conclude anything");

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kpi::fixture::asked;
    use crate::model::rules::Rules;
    use crate::model::table::Table;

    #[test]
    fn rates_stand_with_their_intervals_the_worst_first() {
        let calls = "at | rep | customer | count\n2026-03-02 | А | К1 | 100
            2026-03-02 | Б | К2 | 40\n2026-03-03 | В | К3 | 200";
        let sales = "date | document | customer | amount\n2026-03-09 | 1 | К1 | 100
            2026-03-09 | 2 | К2 | 100";
        let tables = [(Table::Calls, calls), (Table::Sales, sales)];
        let asked = asked("2026-03", Rules::default(), &tables);
        let rates = rates(&asked.slice("cold_conversion", ""));
        let said: Vec<_> = rates
            .iter()
            .map(|it| (it.whose.name.as_deref(), it.rate.map(|it| it.rounded(1)), it.is_few))
            .collect();
        let expected =
            [(Some("В"), Ok(0), false), (Some("А"), Ok(10), false), (Some("Б"), Ok(25), true)];
        assert_eq!(said, expected);
        // One of a hundred: from 0.18 to 5.45 by Wilson.
        let ends = rates[1].within.map(|(low, high)| (low.rounded(2), high.rounded(2)));
        assert_eq!(ends, Some((18, 545)));
        assert_eq!(rates[1].target, Some(Exact::whole(3)), "what is commonly aimed at");
        let grid = grid(&rates);
        assert!(grid.rows.iter().all(|row| row.len() == grid.head.len()));
    }
}
