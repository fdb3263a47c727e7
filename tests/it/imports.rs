//! Sheets understood: which table, which fields, which rows, and what is said of the rest.

mod added;
mod chosen;
mod figures;
mod plans;
mod properties;
mod questions;
mod refused;
mod remembered;
mod sales;
mod shops;

use planerka::import::issue::{IssueKind, Severity};
use planerka::import::review::{Review, SheetReview};
use planerka::import::sheet::Sheet;
use planerka::import::understand::Session;
use planerka::model::batch::Batch;
use planerka::model::date::Date;
use planerka::model::table::Table;
use std::path::PathBuf;

pub(crate) fn today() -> Date {
    Date::parse("2026-11-23").expect("a date")
}

pub(crate) fn session(sheets: Vec<Sheet>) -> Session {
    Session::new(sheets, Vec::new(), Vec::new(), Vec::new(), today())
}

/// `table: header=field, …` of what is mapped.
pub(crate) fn mapped(sheet: &SheetReview) -> String {
    let table = sheet.choice.table.flatten().map_or("none", Table::id);
    let fields: Vec<String> = sheet
        .columns
        .iter()
        .zip(&sheet.choice.fields)
        .filter_map(|(column, field)| Some(format!("{}={}", column.header, field.clone()??)))
        .collect();
    format!("{table}: {}", fields.join(", "))
}

pub(crate) fn samples(folder: &str) -> Option<Vec<Sheet>> {
    let root = std::env::var("PLANERKA_SAMPLES").map_or_else(
        |_| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/samples"),
        PathBuf::from,
    );
    let mut names: Vec<PathBuf> = std::fs::read_dir(root.join(folder))
        .ok()?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|it| it == "csv"))
        .collect();
    names.sort();
    Some(names.iter().map(csv_sheet).collect())
}

pub(crate) fn csv_sheet(path: &PathBuf) -> Sheet {
    let text = std::fs::read_to_string(path).expect("a text");
    let text = text.trim_start_matches('\u{feff}');
    let delimiter = if text.lines().next().expect("a line").contains(';') { b';' } else { b',' };
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let mut sheet = Sheet::default();
    sheet.file = path.file_name().expect("a name").to_string_lossy().into_owned();
    sheet.digest = sheet.file.clone();
    sheet.first_row = 1;
    for (row, record) in reader.records().enumerate() {
        for (column, cell) in record.expect("a record").iter().enumerate() {
            if !cell.is_empty() {
                let span = sheet.keep(cell);
                sheet.set_text(row, column, span);
            }
        }
    }
    sheet
}

pub(crate) fn review(sheets: Vec<Sheet>) -> Review {
    session(sheets).review()
}

pub(crate) fn only(sheet: Sheet) -> (SheetReview, Option<Batch>) {
    let session = session(vec![sheet]);
    let review = session.review().sheets.remove(0);
    let batch = session.commit(today()).pop();
    assert_eq!(batch.as_ref().map_or(0, Batch::len), review.rows_used, "rows promised and made");
    (review, batch)
}

/// The texts of a column, as the file has them.
pub(crate) fn originals(batch: &Batch, field: &str) -> Vec<String> {
    let column = batch.column(field).expect(field);
    (0..batch.len()).map(|row| column.original(row).unwrap_or_default()).collect()
}

pub(crate) fn numbers(batch: &Batch, field: &str) -> Vec<Option<i64>> {
    let column = &batch.column(field).expect(field).column;
    (0..batch.len()).map(|row| column.number(row)).collect()
}

pub(crate) fn texts<'a>(batch: &'a Batch, field: &str) -> Vec<&'a str> {
    let column = &batch.column(field).expect(field).column;
    (0..batch.len()).map(|row| column.text(row).unwrap_or("")).collect()
}

pub(crate) fn days(batch: &Batch, field: &str) -> Vec<String> {
    let day = |it: i64| Date(i32::try_from(it).expect("days")).to_string();
    numbers(batch, field).into_iter().map(|it| it.map_or(String::new(), day)).collect()
}

pub(crate) fn issue(sheet: &SheetReview, kind: IssueKind) -> Option<(Severity, String, usize)> {
    let found = sheet.issues.iter().find(|it| it.kind == kind)?;
    Some((found.severity, found.column.clone(), found.count))
}

pub(crate) const SALES: &str = "\
Отчёт по продажам за сентябрь 2026 г.
Организация: ООО Ромашка

Дата|Документ|Контрагент|Менеджер|Номенклатура|Кол-во, шт|Сумма, ₽|Сумма НДС
01.09.2026|УПД-1|ООО Лютик|Иванова Анна|Стол|2|1 234,50|200,00
01.09.2026|УПД-1|ООО Лютик|Иванова Анна|Стул|10|10 000,00|1 000,00
15.09.2026|УПД-2|ИП Клевер|Петров Олег|Стол|-1|-617,25|-100,00
Итого|||||11|10 617,25|1 100,00
";
