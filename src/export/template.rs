//! A table to be filled in: a workbook with its headers, a note on each, and perhaps an example.
//!
//! Numbers and dates are what they are, each column with a format of its own, so that what is typed
//! into an empty one is read as it is meant. Text is always text, never a formula.

use crate::lang::{Lang, text};
use crate::model::date::Date;
use crate::model::table::{Field, Kind, Table};
use crate::model::time::{Time, second_of_day};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Note, Workbook, Worksheet, XlsxError};

/// Days from the first day of spreadsheets to 1970-01-01.
const EPOCH: i32 = 25_569;

/// Seconds of a day.
const DAY: f64 = 86_400.0;

/// Characters of a column.
const NARROW: f64 = 14.0;
const WIDE: f64 = 24.0;

/// The bytes of the workbook. `headers`: one a field, in the order of the dictionary; `rows`: their
/// cells, as our own files write them (ISO dates, points), or words; `name`: of its sheet. The same
/// gives the same bytes. An error only where the writer gives one.
pub fn template(
    table: Table,
    name: &str,
    headers: &[String],
    rows: &[Vec<String>],
    lang: Lang,
) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let made = ExcelDateTime::from_ymd(2026, 1, 1)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let sheet = book.add_worksheet();
    sheet.set_name(name)?;
    sheet.set_freeze_panes(1, 0)?;
    let bold = Format::new().set_bold().set_text_wrap();
    for (column, (field, header)) in (0u16..).zip(table.fields().iter().zip(headers)) {
        let format = format(field, lang);
        let is_wide = matches!(field.kind, Kind::Text | Kind::Ref(_));
        sheet.set_column_width(column, if is_wide { WIDE } else { NARROW })?;
        sheet.set_column_format(column, &format)?;
        sheet.write_string_with_format(0, column, header, &bold)?;
        let note = Note::new(note(field, lang)).add_author_prefix(false);
        sheet.insert_note(0, column, &note)?;
        for (row, cells) in (1u32..).zip(rows) {
            if let Some(cell) = cells.get(usize::from(column)).filter(|it| !it.is_empty()) {
                write(sheet, (row, column), field.kind, cell, &format)?;
            }
        }
    }
    book.save_to_buffer()
}

/// A cell as what it is; what is no number or date of its kind stays text.
fn write(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    kind: Kind,
    cell: &str,
    format: &Format,
) -> Result<(), XlsxError> {
    match number(kind, cell) {
        Some(number) => sheet.write_number_with_format(row, column, number, format)?,
        None => sheet.write_string_with_format(row, column, cell, format)?,
    };
    Ok(())
}

/// The number that a spreadsheet holds for it.
fn number(kind: Kind, cell: &str) -> Option<f64> {
    let day = |date: Date| f64::from(date.0 + EPOCH);
    match kind {
        Kind::Date => Date::parse(cell).map(day),
        Kind::Time => {
            let time = Time::parse(cell)?;
            Some(day(time.date()) + f64::from(time.second_of_day().unwrap_or(0)) / DAY)
        }
        Kind::TimeOfDay => second_of_day(cell).map(|it| f64::from(it) / DAY),
        Kind::Money
        | Kind::Share
        | Kind::Number
        | Kind::Count
        | Kind::Seconds
        | Kind::Minutes
        | Kind::Days => cell.parse().ok().filter(|it: &f64| it.is_finite()),
        Kind::Text | Kind::Id | Kind::Ref(_) | Kind::Flag | Kind::Words(_) => None,
    }
}

fn format(field: &Field, lang: Lang) -> Format {
    let (day, time) = match lang {
        Lang::Ru => ("dd.mm.yyyy", "dd.mm.yyyy hh:mm"),
        Lang::En => ("yyyy-mm-dd", "yyyy-mm-dd hh:mm"),
    };
    Format::new().set_num_format(match field.kind {
        Kind::Date => day,
        Kind::Time => time,
        Kind::TimeOfDay => "hh:mm",
        Kind::Money => "#,##0.00",
        Kind::Share => "0%",
        Kind::Days => "0",
        Kind::Number | Kind::Count | Kind::Seconds | Kind::Minutes => "General",
        // Leading zeros and long numbers survive in text alone.
        Kind::Text | Kind::Id | Kind::Ref(_) | Kind::Flag | Kind::Words(_) => "@",
    })
}

/// What may stand in a column, and whether it must.
fn note(field: &Field, lang: Lang) -> String {
    let kind = match field.kind {
        Kind::Text => text("Текст.", "Text."),
        Kind::Id => text("Номер или код, как есть.", "A number or code, as it is."),
        Kind::Ref(_) => text("Имя, название или код.", "A name or code."),
        Kind::Date => text("Дата.", "A date."),
        Kind::Time => text("Дата и время.", "A date and time."),
        Kind::TimeOfDay => text("Время суток, 09:00.", "A time of day, 09:00."),
        Kind::Money => text("Сумма.", "An amount of money."),
        Kind::Share => text("Доля в процентах, 15 %.", "A share in percent, 15 %."),
        Kind::Number => text("Число.", "A number."),
        Kind::Count => text("Сколько, целое число.", "How many, a whole number."),
        Kind::Seconds => text("Секунды.", "Seconds."),
        Kind::Minutes => text("Минуты.", "Minutes."),
        Kind::Days => text("Дни, целое число.", "Days, a whole number."),
        Kind::Flag => text("Да или нет.", "Yes or no."),
        Kind::Words(_) => {
            text("Слово из списка, как в примере.", "A word of a list, as in the example.")
        }
    };
    let needed = if field.required {
        text("Обязательно.", "Required.")
    } else {
        text("Можно оставить пустым.", "May be left empty.")
    };
    format!("{} {}", kind.get(lang), needed.get(lang))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Cursor, Read};

    #[test]
    fn text_is_text_and_numbers_are_numbers() {
        let headers: Vec<String> = (0..10).map(|it| format!("H{it}")).collect();
        let row = ["2026-09-01", "=1+1", "1"].map(str::to_owned).to_vec();
        let rows = [row, vec!["@SUM(A1)".to_owned()]];
        let bytes = template(Table::Rates, "Курсы", &headers, &rows, Lang::Ru).expect("a workbook");
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
        let mut sheet = String::new();
        let mut file = archive.by_name("xl/worksheets/sheet1.xml").expect("a sheet");
        file.read_to_string(&mut sheet).expect("xml");
        assert!(!sheet.contains("<f>") && sheet.contains("<v>46266</v>"), "{sheet}");
        assert!(sheet.contains("state=\"frozen\""), "{sheet}");
    }
}
