//! A table as cells for other programs, in a language: plain numbers as its spreadsheets read them
//! (the screens handbook, 4.5: a plain minus, no groups), and the unit in the head.

use super::grid::{Cell, Grid};
use super::unit::shown;
use crate::kpi::Unit;
use crate::lang::date::period;
use crate::lang::format::{NBSP, plain};
use crate::lang::money::Scale;
use crate::lang::words::sentence;
use crate::lang::{Lang, text};
use crate::model::unit::Exact;

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Plain {
    /// Whatever words: of ours, or of the files.
    Words(String),
    /// A number or a date: nothing in it is anybody's.
    Number(String),
}

impl Plain {
    /// Words.
    pub fn words(text: impl Into<String>) -> Plain {
        Plain::Words(text.into())
    }
}

/// A figure. A share has its percent sign, by which a spreadsheet reads it as the same share; of all
/// others the unit stands beside.
pub fn number(value: Exact, unit: Unit, lang: Lang) -> Plain {
    let hundred = |it: Exact| it.times(Exact::whole(100)).unwrap_or(it);
    Plain::Number(match unit {
        Unit::Share => format!("{}%", plain(below_whole(hundred(value)), 4, lang)),
        Unit::Points => plain(hundred(value), 4, lang),
        Unit::Money | Unit::Minutes | Unit::Days => plain(value, 2, lang),
        Unit::Count | Unit::Pieces => plain(value, 3, lang),
        Unit::PerHundred => plain(value, 4, lang),
    })
}

/// What is below 100 % is never written as 100 %.
fn below_whole(percents: Exact) -> Exact {
    let (whole, most) = (Exact::whole(100), Exact::new(999_999, 10_000));
    if percents < whole && percents > most { most } else { percents }
}

/// A table with its head, all of its rows and its total. Where a figure is missing for a reason stands
/// that: an empty cell would be counted with as a zero.
pub fn table(grid: &Grid, currency: &str, lang: Lang) -> Vec<Vec<Plain>> {
    let rows: Vec<&Vec<Cell>> = grid.rows.iter().chain(&grid.total).collect();
    let mut columns = Vec::new();
    for (at, name) in grid.head.iter().enumerate() {
        let cells: Vec<Option<&Cell>> = rows.iter().map(|row| row.get(at)).collect();
        columns.extend(column(name.get(lang), &cells, currency, lang));
    }
    let line = |at: usize| columns.iter().filter_map(|it| it.get(at).cloned()).collect();
    (0..=rows.len()).map(line).collect()
}

/// A column with its head; where its units differ, they stand in one of their own after it.
fn column(name: &str, cells: &[Option<&Cell>], currency: &str, lang: Lang) -> Vec<Vec<Plain>> {
    let units: Vec<Option<String>> =
        cells.iter().map(|it| it.and_then(|it| unit_of(it, currency, lang))).collect();
    let mut known = units.iter().flatten();
    let first = known.next();
    let is_one = known.all(|it| Some(it) == first);
    let head = match first.filter(|it| is_one && !it.is_empty()) {
        Some(unit) => format!("{name}, {unit}"),
        None => name.to_owned(),
    };
    let written = cells.iter().map(|it| it.map_or_else(|| Plain::words(""), |it| cell(it, lang)));
    let own = std::iter::once(Plain::Words(head)).chain(written).collect();
    if is_one {
        return vec![own];
    }
    let said = units.into_iter().map(|it| Plain::Words(it.unwrap_or_default()));
    let unit = Plain::words(text("Единица", "Unit").get(lang));
    vec![own, std::iter::once(unit).chain(said).collect()]
}

/// What a figure is counted in, as a head says it; empty where the figure says it or nothing does.
fn unit_of(cell: &Cell, currency: &str, lang: Lang) -> Option<String> {
    let (Cell::Figure(_, unit) | Cell::Judged(_, unit, _)) = *cell else { return None };
    Some(match unit {
        Unit::Share | Unit::Count | Unit::Pieces => String::new(),
        Unit::Points => text("п.п.", "pp").get(lang).to_owned(),
        _ => shown(unit, currency).unit(Scale::UNITS, lang),
    })
}

fn cell(of: &Cell, lang: Lang) -> Plain {
    match of {
        Cell::Empty => Plain::words(""),
        Cell::Figure(Ok(value), unit) | Cell::Judged(Ok(value), unit, _) => {
            number(*value, *unit, lang)
        }
        Cell::Figure(Err(why), _) | Cell::Judged(Err(why), ..) => {
            Plain::words(why.text().get(lang))
        }
        // Every spreadsheet knows this form of a date, in any language.
        Cell::Day(day) => Plain::Number(day.to_string()),
        Cell::Days(day) if day.from == day.to => Plain::Number(day.from.to_string()),
        Cell::Days(days) => Plain::Words(sentence(&period(*days, lang)).replace(NBSP, " ")),
        Cell::Said(it) => Plain::words(it.get(lang)),
        Cell::Named(name) => Plain::words(name),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kpi::NoValue;
    use crate::model::date::Date;

    fn grid(head: &[&'static str], rows: Vec<Vec<Cell>>, total: Option<Vec<Cell>>) -> Grid {
        let head = head.iter().map(|it| text(it, it)).collect();
        Grid { id: "x", title: text("Х", "X"), note: None, head, rows, total }
    }

    fn named(name: &str) -> Cell {
        Cell::Named(name.to_owned())
    }

    /// Cells of a line with `|` between them, `#` before what is a number.
    fn said(grid: &Grid, currency: &str, lang: Lang) -> Vec<String> {
        let cell = |it: &Plain| match it {
            Plain::Words(words) => words.clone(),
            Plain::Number(number) => format!("#{number}"),
        };
        let line = |row: &Vec<Plain>| row.iter().map(cell).collect::<Vec<_>>().join("|");
        table(grid, currency, lang).iter().map(line).collect()
    }

    #[test]
    fn figures_are_plain_numbers_with_their_unit_in_the_head() {
        let figure = |units: i128, unit| Cell::figure(Exact::new(units, 100), unit);
        let row = |name: &str, sign: i128| {
            vec![
                named(name),
                figure(sign * 123_456_750, Unit::Money),
                figure(sign * 96, Unit::Share),
                figure(sign * 3, Unit::Points),
                figure(1425, Unit::Minutes),
                figure(50, Unit::Count),
            ]
        };
        let head = ["Кто", "Сумма", "Доля", "Разница", "Медиана", "Сколько"];
        let all = grid(&head, vec![row("А", 1), row("Б", -1)], Some(row("Всего", 1)));
        let expected = [
            "Кто|Сумма, ₽|Доля|Разница, п.п.|Медиана, мин|Сколько",
            "А|#1234567,5|#96%|#3|#14,25|#0,5",
            "Б|#-1234567,5|#-96%|#-3|#14,25|#0,5",
            "Всего|#1234567,5|#96%|#3|#14,25|#0,5",
        ];
        assert_eq!(said(&all, "RUB", Lang::Ru), expected);
        let english = said(&all, "USD", Lang::En);
        assert_eq!(english[0], "Кто|Сумма, $|Доля|Разница, pp|Медиана, min|Сколько");
        assert_eq!(english[2], "Б|#-1234567.5|#-96%|#-3|#14.25|#0.5");
    }

    #[test]
    fn a_share_below_the_whole_is_not_the_whole() {
        let said = |value| number(value, Unit::Share, Lang::En);
        let number = |it: &str| Plain::Number(it.to_owned());
        assert_eq!(said(Exact::new(9_999_999, 10_000_000)), number("99.9999%"));
        assert_eq!(said(Exact::whole(1)), number("100%"));
        assert_eq!(said(Exact::new(2, 3)), number("66.6667%"));
    }

    #[test]
    fn what_is_missing_is_no_zero_and_what_does_not_belong_is_nothing() {
        let day = Date::new(2026, 9, 1).expect("a day");
        let rows = vec![
            vec![named("А"), Cell::Figure(Err(NoValue::NoTarget), Unit::Share), Cell::Empty],
            vec![named("Б"), Cell::figure(Exact::ZERO, Unit::Share), Cell::Day(day)],
        ];
        let why = NoValue::NoTarget.text().get(Lang::Ru);
        let expected =
            ["Кто|Доля|День".to_owned(), format!("А|{why}|"), "Б|#0%|#2026-09-01".into()];
        assert_eq!(said(&grid(&["Кто", "Доля", "День"], rows, None), "RUB", Lang::Ru), expected);
    }

    #[test]
    fn units_that_differ_stand_beside() {
        let rows = vec![
            vec![named("А"), Cell::figure(Exact::whole(3), Unit::Money)],
            vec![named("Б"), Cell::figure(Exact::whole(4), Unit::Count)],
        ];
        let said = said(&grid(&["Кто", "План"], rows, None), "RUB", Lang::Ru);
        assert_eq!(said, ["Кто|План|Единица", "А|#3|₽", "Б|#4|"]);
    }
}
