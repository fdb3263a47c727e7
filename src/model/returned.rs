//! Documents that are returned by rows that name no salesperson: whose they are, and their day.

use super::date::Date;
use super::dimensions::Dimensions;
use super::documents::Headers;
use super::join::lent;
use super::sales_rows::SalesRows;
use std::collections::HashMap;

/// What a document that is returned says of its return.
#[derive(Clone, Debug, Default)]
pub(super) struct Returned {
    rows: Vec<Row>,
}

/// One row of it.
#[derive(Clone, Copy, Debug)]
struct Row {
    date: Date,
    rep: Option<u32>,
    /// In ten-thousandths of the major unit.
    amount: i64,
}

impl Returned {
    /// The first day of what stands in it up to the day of the return: what is later is not known
    /// then, and nothing may hang on it.
    pub fn date(&self, up_to: Date) -> Option<Date> {
        self.known(up_to).map(|row| row.date).min()
    }

    /// The salesperson of most of that; of equal ones the first by name.
    pub fn rep(&self, up_to: Date, dimensions: &Dimensions) -> Option<u32> {
        let mut sold: Vec<(u32, i64)> = Vec::new();
        for row in self.known(up_to) {
            if let Some(rep) = row.rep {
                match sold.iter_mut().find(|it| it.0 == rep) {
                    Some(it) => it.1 = it.1.saturating_add(row.amount),
                    None => sold.push((rep, row.amount)),
                }
            }
        }
        let name = |rep: u32| dimensions.rep_name(rep);
        let by_sold =
            |a: &(u32, i64), b: &(u32, i64)| (a.1, name(b.0), a.0).cmp(&(b.1, name(a.0), b.0));
        sold.into_iter().max_by(by_sold).map(|(rep, _)| rep)
    }

    fn known(&self, up_to: Date) -> impl Iterator<Item = &Row> {
        self.rows.iter().filter(move |row| row.date <= up_to)
    }

    fn add(&mut self, sheet: &SalesRows, row: usize, header: Option<(&SalesRows, usize)>) {
        let date = lent(sheet, row, header, |it, row| it.date(row));
        let Some(date) = date.and_then(|it| i32::try_from(it).ok()).map(Date) else { return };
        let rep = lent(sheet, row, header, |it, row| it.rep(row));
        let amount = sheet.amount(row).or_else(|| sheet.price(row)).unwrap_or(0);
        self.rows.push(Row { date, rep, amount });
    }
}

/// The documents that rows without a salesperson return.
pub(super) fn returned(sheets: &[SalesRows], headers: &Headers) -> HashMap<u32, Returned> {
    let header = |sheet: &SalesRows, row: usize| {
        let document = sheet.document(row).filter(|_| sheet.is_lines)?;
        headers.of_document(sheets, document, sheet.file())
    };
    let mut all: HashMap<u32, Returned> = HashMap::new();
    for sheet in sheets {
        for row in sheet.rows() {
            let of_header = header(sheet, row).and_then(|(at, row)| Some((sheets.get(at)?, row)));
            let has_rep = || lent(sheet, row, of_header, |it, row| it.rep(row)).is_some();
            let returns_of = lent(sheet, row, of_header, |it, row| it.returns_of(row));
            if let Some(document) = returns_of.filter(|_| !has_rep()) {
                all.entry(document).or_default();
            }
        }
    }
    if all.is_empty() {
        return all;
    }
    for sheet in sheets {
        for row in sheet.rows() {
            let of_header = header(sheet, row).and_then(|(at, row)| Some((sheets.get(at)?, row)));
            if let Some(found) = sheet.document(row).and_then(|it| all.get_mut(&it)) {
                found.add(sheet, row, of_header);
            }
        }
    }
    all
}
