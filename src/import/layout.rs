//! How a sheet is laid out: titles above, headers, rows of data.

use super::cell;
use super::header::{self, Rows};
use super::name::{self, Name};
use super::period;
use super::sheet::{Cell, Sheet};
use super::title;
use super::units::{self, Unit};
use crate::model::date::{Date, Period};

/// Between the rows of a header made one: «Сальдо на конец периода / Дебет».
pub const JOIN: &str = " / ";

/// The layout of a sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    /// The header rows, first and one past the last; equal when there is none.
    pub header: Rows,
    /// Whether a header was found.
    pub found: bool,
    /// The header of each column, no two alike.
    pub headers: Vec<String>,
    /// The headers as words.
    pub names: Vec<Name>,
    /// What the rows above say.
    pub title: Title,
    /// Rows below the header that hold anything.
    pub rows: Vec<usize>,
}

/// What is said above the header.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Title {
    /// «тыс. руб.»
    pub unit: Unit,
    /// The words of the title, of the sheet's name and of the file's.
    pub words: Vec<String>,
    /// The year that they name.
    pub year: Option<i32>,
    /// The days that the rows above name: «за сентябрь 2026 г.»
    pub days: Option<Period>,
    /// The one day that they name: «на 30.09.2026».
    pub day: Option<Date>,
}

impl Layout {
    /// Finds it; `asked` is the number in the file of the header row, where the person chose it.
    pub fn of(sheet: &Sheet, asked: Option<u32>) -> Layout {
        let chosen =
            asked.and_then(|number| (0..sheet.height).find(|&it| sheet.row_number(it) == number));
        let found = match chosen {
            Some(row) => Some(header::at(sheet, row)),
            None => header::find(sheet),
        };
        let header = found.unwrap_or_else(|| {
            let first = (0..sheet.height).find(|&row| !is_blank(sheet, row)).unwrap_or(0);
            (first, first)
        });
        let headers = headers_of(sheet, header);
        let names = headers.iter().map(|it| Name::of(it)).collect();
        let rows = (header.1..sheet.height).filter(|&row| !is_blank(sheet, row)).collect();
        let title = Title::of(sheet, header.0);
        Layout { header, found: found.is_some(), headers, names, title, rows }
    }

    /// Whether the headers are Russian.
    pub fn is_russian(&self) -> bool {
        self.headers.iter().any(|it| name::is_russian(it) && !it.starts_with("Столбец "))
    }
}

impl Title {
    /// What is said above a header row, by the sheet's name and the file's.
    pub(super) fn of(sheet: &Sheet, header: usize) -> Title {
        let mut said = String::new();
        for row in 0..header {
            for column in 0..sheet.columns.len() {
                if let Cell::Text(text) = sheet.cell(row, column) {
                    said.push_str(text);
                    // What stands in the next cell is said by itself.
                    said.push_str(" / ");
                }
            }
        }
        let file = sheet.file.rsplit_once('.').map_or(sheet.file.as_str(), |(stem, _)| stem);
        let unit = units::unit(&format!("{said} {}", sheet.name));
        let all = format!("{said} {} {file}", sheet.name);
        let days = title::period(sheet, header);
        let day = title::day(sheet, header);
        Title {
            unit,
            words: name::words(&units::without_amounts(&all)),
            year: period::year_in(&all),
            days,
            day,
        }
    }
}

/// Whether a row holds nothing.
pub fn is_blank(sheet: &Sheet, row: usize) -> bool {
    (0..sheet.columns.len()).all(|column| match sheet.cell(row, column) {
        Cell::Empty => true,
        Cell::Text(text) => text.trim().is_empty(),
        _ => false,
    })
}

/// How many columns have a header or a cell under it.
fn width(sheet: &Sheet, header: Rows) -> usize {
    let used = |column: usize| {
        (header.0..sheet.height).any(|row| !matches!(sheet.cell(row, column), Cell::Empty))
    };
    (0..sheet.columns.len()).rev().find(|&it| used(it)).map_or(0, |last| last + 1)
}

/// The headers of the columns that have a header or a cell under it, no two alike.
pub(super) fn headers_of(sheet: &Sheet, (first, end): Rows) -> Vec<String> {
    let width = width(sheet, (first, end));
    let rows: Vec<Vec<String>> = (first..end)
        .map(|row| (0..width).map(|it| cell::text(sheet.cell(row, it))).collect())
        .collect();
    let spread: Vec<Vec<String>> = rows
        .iter()
        .enumerate()
        .map(|(at, row)| match rows.get(at + 1..) {
            Some(below) if !below.is_empty() => spread_right(row, below),
            _ => row.clone(),
        })
        .collect();
    let mut headers: Vec<String> = Vec::with_capacity(width);
    for column in 0..width {
        let mut parts: Vec<&str> = Vec::new();
        for part in spread.iter().filter_map(|row| row.get(column)) {
            if !part.is_empty() && parts.last() != Some(&part.as_str()) {
                parts.push(part);
            }
        }
        let header = match parts.is_empty() {
            true => format!("Столбец {}", column + 1),
            false => parts.join(JOIN),
        };
        headers.push(unlike(header, &headers));
    }
    headers
}

/// A merged cell spreads to the right, over the cells that have something below.
fn spread_right(row: &[String], below: &[Vec<String>]) -> Vec<String> {
    let mut last = String::new();
    let mut spread = Vec::with_capacity(row.len());
    for (column, cell) in row.iter().enumerate() {
        let is_over = below.iter().any(|it| it.get(column).is_some_and(|it| !it.is_empty()));
        if !cell.is_empty() {
            last.clone_from(cell);
        } else if !is_over {
            last.clear();
        }
        spread.push(last.clone());
    }
    spread
}

/// «Товар», «Товар (2)».
fn unlike(header: String, others: &[String]) -> String {
    let mut number = 1;
    let mut name = header.clone();
    while others.contains(&name) {
        number += 1;
        name = format!("{header} ({number})");
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::fixture::sheet;

    fn headers(text: &str) -> (u32, Vec<String>, usize) {
        let sheet = sheet("a.csv", text);
        let layout = Layout::of(&sheet, None);
        (sheet.row_number(layout.header.0), layout.headers, layout.rows.len())
    }

    #[test]
    fn titles_stand_above_the_header() {
        // Golden 17.
        let (row, names, rows) = headers(
            "|Дебиторская задолженность по срокам долга||\n\n|Период: 30.09.2026||\n\
             |Код|Контрагент|Остаток долга контрагента\n\
             |000001927|DNIPRO-M (ТОВ)|23 921,48\n|000001928|Ромашка|1 000,00\n|Итого||24 921,48",
        );
        assert_eq!((row, rows), (4, 3));
        assert_eq!(names, ["Столбец 1", "Код", "Контрагент", "Остаток долга контрагента"]);
    }

    #[test]
    fn two_rows_of_a_header_are_one() {
        let (row, names, rows) = headers(
            "Сальдо\nСчет|Сальдо на начало периода||Сальдо на конец периода|\n\
             Контрагент|Дебет|Кредит|Дебет|Кредит\nРомашка|10,00||20,00|\nЛютик|1,00||2,00|",
        );
        assert_eq!((row, rows), (2, 2));
        assert_eq!(names[1], "Сальдо на начало периода / Дебет");
        assert_eq!(names[4], "Сальдо на конец периода / Кредит");
        let (_, names, rows) = headers(
            "Менеджер|Январь||Февраль|\n|шт.|руб.|шт.|руб.\nИванов|1|100|2|200\nПетров|3|300|4|400",
        );
        assert_eq!(
            names,
            ["Менеджер", "Январь / шт.", "Январь / руб.", "Февраль / шт.", "Февраль / руб."]
        );
        assert_eq!(rows, 2);
    }

    #[test]
    fn a_made_up_header_gives_way_to_the_real_one() {
        let (row, names, _) =
            headers("Columna1|Columna2|Columna3\nCustomerID|CompanyName|Phone\nA|Alfreds|030-1");
        assert_eq!((row, names[1].as_str()), (2, "CompanyName"));
    }

    #[test]
    fn numbers_of_columns_are_no_row() {
        let (_, _, rows) = headers("Код|Товар|Цена|Ед\n1|2|3|4\nА-1|Стол|100|шт");
        assert_eq!(rows, 1);
    }

    #[test]
    fn equal_headers_are_told_apart() {
        // Golden 19.
        let (_, names, _) = headers("ID|Товар|Бюджет|Товар\n1|Стол|100|Стул");
        assert_eq!(names, ["ID", "Товар", "Бюджет", "Товар (2)"]);
    }

    #[test]
    fn without_a_header_all_rows_are_data() {
        let (row, names, rows) = headers("Ромашка|2026-01-02|100\nЛютик|2026-01-03|200");
        assert_eq!((row, rows, names[2].as_str()), (1, 2, "Столбец 3"));
        assert_eq!(headers("").2, 0);
        assert_eq!(headers("одно\nдва\nтри").2, 2);
    }
}
