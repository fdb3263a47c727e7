//! Documents that are returned by rows that name no salesperson: whose they are, and their day.

use super::date::Date;
use super::dimensions::Dimensions;
use super::documents::Headers;
use super::join::lent;
use super::joining::Joining;
use super::sales_rows::SalesRows;
use std::collections::{BTreeMap, HashMap};

/// What a document that is returned says of its return.
#[derive(Clone, Debug, Default)]
pub(super) struct Returned {
    /// The first day of its rows.
    pub date: Option<Date>,
    /// The salesperson of most of it; of equal ones the first by name.
    rep: Option<u32>,
    /// What its rows name whom for, in ten-thousandths of the major unit.
    sold: BTreeMap<u32, i64>,
}

impl Returned {
    /// Whose it is, where it says so.
    pub fn rep(&self) -> Option<u32> {
        self.rep
    }

    fn add(&mut self, sheet: &SalesRows, row: usize, header: Option<(&SalesRows, usize)>) {
        let date = lent(sheet, row, header, |it, row| it.date(row));
        let date = date.and_then(|it| i32::try_from(it).ok()).map(Date);
        self.date = [self.date, date].into_iter().flatten().min();
        if let Some(rep) = lent(sheet, row, header, |it, row| it.rep(row)) {
            let amount = sheet.amount(row).or_else(|| sheet.price(row)).unwrap_or(0);
            let sold = self.sold.entry(rep).or_default();
            *sold = sold.saturating_add(amount);
        }
    }

    fn settle(&mut self, dimensions: &Dimensions) {
        let name = |rep: u32| dimensions.rep_name(rep);
        let by_sold = |a: &(&u32, &i64), b: &(&u32, &i64)| {
            a.1.cmp(b.1).then_with(|| name(*b.0).cmp(&name(*a.0)))
        };
        self.rep = self.sold.iter().max_by(by_sold).map(|(rep, _)| *rep);
    }
}

/// The documents that rows without a salesperson return.
pub(super) fn returned(
    sheets: &[SalesRows],
    headers: &Headers,
    joining: &Joining,
) -> HashMap<u32, Returned> {
    let header = |sheet: &SalesRows, row: usize| {
        let document = sheet.document(row).filter(|_| sheet.is_lines)?;
        headers.of_document(sheets, document, sheet.file())
    };
    let mut all: HashMap<u32, Returned> = HashMap::new();
    for sheet in sheets {
        for row in 0..sheet.len {
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
        for row in 0..sheet.len {
            let of_header = header(sheet, row).and_then(|(at, row)| Some((sheets.get(at)?, row)));
            if let Some(found) = sheet.document(row).and_then(|it| all.get_mut(&it)) {
                found.add(sheet, row, of_header);
            }
        }
    }
    all.values_mut().for_each(|it| it.settle(&joining.dimensions));
    all
}
