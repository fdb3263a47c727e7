//! Sheets that belong together, joined: lines take date, customer and rep from the row of their
//! document on another sheet, and a rep may come through the customer's owner.

use super::batch::{Batch, Place};
use super::column::NO_CODE;
use super::currency;
use super::dataset::Reason;
use super::date::Date;
use super::dimensions::Dimensions;
use super::documents::{Documents, Headers, tell_headers};
use super::names::next_code;
use super::sales::{AmountFrom, Line, Sales};
use super::sales_rows::SalesRows;
use super::table::Table;
use super::unit::{Money, Quantity, Share};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// What joining gives.
#[derive(Default)]
pub(super) struct Joined {
    pub sales: Sales,
    pub contracts: usize,
    pub documents: Vec<String>,
    pub excluded: Vec<(Place, Reason)>,
}

/// Joins the sales of all batches.
pub(super) fn sales(batches: &[Arc<Batch>], dimensions: &mut Dimensions, currency: &str) -> Joined {
    let mut documents = Documents::default();
    let mut sheets: Vec<SalesRows> = batches
        .iter()
        .enumerate()
        .filter(|(_, batch)| batch.table == Table::Sales)
        .map(|(index, batch)| {
            SalesRows::of(next_code(index), batch, dimensions, &mut |number| documents.code(number))
        })
        .collect();
    tell_headers(&mut sheets);
    let headers = Headers::of(&sheets, documents.list.len());
    let mut join = Join {
        joined: Joined::default(),
        contracts: HashMap::new(),
        last: None,
        lines_of: vec![Money::default(); documents.list.len()],
        headers: &headers,
        sheets: &sheets,
        currency,
        dimensions,
    };
    for sheet in &sheets {
        for row in 0..sheet.len {
            if let Err(reason) = join.line(sheet, row) {
                join.joined.excluded.push((sheet.place(row), reason));
            }
        }
    }
    let differing = join.differing_headers();
    let mut joined = join.joined;
    for (place, reason) in &mut joined.excluded {
        if differing.contains(place) {
            *reason = Reason::HeaderDiffers;
        }
    }
    joined.contracts += join.contracts.len();
    joined.documents = documents.list;
    joined
}

struct Join<'a> {
    joined: Joined,
    /// Codes of contracts by customer and number.
    contracts: HashMap<(u32, u32), u32>,
    /// The contract of the line before: lines of one stand together.
    last: Option<((u32, u32), u32)>,
    /// What the lines of each document sum to, as the file states them.
    lines_of: Vec<Money>,
    headers: &'a Headers,
    sheets: &'a [SalesRows<'a>],
    currency: &'a str,
    dimensions: &'a Dimensions,
}

impl<'a> Join<'a> {
    /// Headers that state another sum than their lines have, to the minor unit: headers are a
    /// check of the lines, never a second sum.
    fn differing_headers(&self) -> HashSet<Place> {
        let minor = |money: Money| money.exact().rounded(2);
        let headers = self.headers.row.iter().zip(&self.lines_of).zip(&self.headers.has_lines);
        let differing = headers.filter_map(|((header, lines), has_lines)| {
            let (sheet, row) = header.filter(|_| *has_lines)?;
            let sheet = self.sheets.get(sheet)?;
            let stated = Money(sheet.amount(row)?);
            (minor(stated) != minor(*lines)).then(|| sheet.place(row))
        });
        differing.collect()
    }

    /// Takes one row in, or says why not.
    fn line(&mut self, sheet: &SalesRows, row: usize) -> Result<(), Reason> {
        let document = sheet.document(row);
        if !sheet.is_lines && self.headers.has_lines(document) {
            return Err(Reason::HeaderOfLines);
        }
        let header = self.header(sheet, document);
        let counted = amount(sheet, row);
        let document_sum = document.and_then(|it| self.lines_of.get_mut(usize::try_from(it).ok()?));
        if let (Some(sum), Ok((amount, _))) = (document_sum, &counted)
            && sheet.is_lines
        {
            *sum += *amount;
        }
        let date = lent(sheet, row, header, |it, row| it.date(row)).ok_or(Reason::NoDate)?;
        if lent(sheet, row, header, |it, row| it.status(row)).unwrap_or(0) != 0 {
            return Err(Reason::NotWon);
        }
        let returns_of = lent(sheet, row, header, |it, row| it.returns_of(row));
        let customer = lent(sheet, row, header, |it, row| it.customer(row))
            .or_else(|| self.returned(returns_of, |it, row| it.customer(row)));
        let owner = self.owner(customer)?;
        let rep = lent(sheet, row, header, |it, row| it.rep(row))
            .or_else(|| self.returned(returns_of, |it, row| it.rep(row)))
            .or(owner);
        let other =
            |it: &SalesRows, row| it.currency(row).map(|it| currency::code(it) != self.currency);
        if lent(sheet, row, header, other) == Some(true) {
            return Err(Reason::OtherCurrency);
        }
        let (amount, from) = counted?;
        let kind = lent(sheet, row, header, |it, row| it.kind(row));
        let (quantity, amount, line) = signed(sheet, row, amount, kind);
        let named = lent(sheet, row, header, |it, row| it.contract(row));
        let contract = self.contract(named, returns_of.or(document), customer);
        let sales = &mut self.joined.sales;
        sales.date.push(Date(i32::try_from(date).map_err(|_| Reason::NoDate)?));
        sales.contract.push(contract);
        sales.customer.push(customer.unwrap_or(NO_CODE));
        sales.rep.push(rep.unwrap_or(NO_CODE));
        sales.product.push(sheet.product(row).unwrap_or(NO_CODE));
        sales.unit.push(sheet.unit(row).unwrap_or(NO_CODE));
        sales.quantity.push(quantity);
        sales.amount.push(amount);
        sales.line.push(line);
        sales.amount_from.push(from);
        sales.place.push(sheet.place(row));
        sales.header.push(header.map(|(sheet, row)| sheet.place(row)));
        Ok(())
    }

    /// The row of the document on a sheet of documents; none for a row of such a sheet itself.
    fn header(
        &self,
        sheet: &SalesRows,
        document: Option<u32>,
    ) -> Option<(&'a SalesRows<'a>, usize)> {
        if !sheet.is_lines {
            return None;
        }
        let (index, row) = self.headers.of_document(self.sheets, document?, sheet.file())?;
        Some((self.sheets.get(index)?, row))
    }

    /// What the document that this row returns says, itself or by its header.
    fn returned<T>(
        &self,
        returns_of: Option<u32>,
        said: impl Fn(&SalesRows, usize) -> Option<T>,
    ) -> Option<T> {
        let (index, row) = self.headers.first_of(returns_of)?;
        let sheet = self.sheets.get(index)?;
        lent(sheet, row, self.header(sheet, returns_of), said)
    }

    /// The owner of the customer; one of the firm's own is out of everything.
    fn owner(&self, customer: Option<u32>) -> Result<Option<u32>, Reason> {
        let index = customer.and_then(|it| usize::try_from(it).ok());
        match index.and_then(|it| self.dimensions.customers.list.get(it)) {
            Some(customer) if customer.internal => Err(Reason::Internal),
            Some(customer) => Ok(customer.owner),
            None => Ok(None),
        }
    }

    /// The contract's number, else that of the document it returns, else the document's, within a
    /// customer; the row itself where there is none.
    fn contract(
        &mut self,
        named: Option<u32>,
        document: Option<u32>,
        customer: Option<u32>,
    ) -> u32 {
        let of_document = |number: u32| self.headers.contract_of(number).unwrap_or(number);
        let number = named.or_else(|| document.map(of_document));
        let codes = self.contracts.len() + self.joined.contracts;
        let Some(number) = number else {
            self.joined.contracts += 1;
            return next_code(codes);
        };
        let key = (customer.unwrap_or(NO_CODE), number);
        if let Some((last, code)) = self.last
            && last == key
        {
            return code;
        }
        let code = *self.contracts.entry(key).or_insert_with(|| next_code(codes));
        self.last = Some((key, code));
        code
    }
}

/// What the row says, or the row of its document.
fn lent<T>(
    sheet: &SalesRows,
    row: usize,
    header: Option<(&SalesRows, usize)>,
    said: impl Fn(&SalesRows, usize) -> Option<T>,
) -> Option<T> {
    said(sheet, row).or_else(|| header.and_then(|(sheet, row)| said(sheet, row)))
}

/// What the row's amount is: its cell, else price × quantity × (1 − discount).
fn amount(sheet: &SalesRows, row: usize) -> Result<(Money, AmountFrom), Reason> {
    if let Some(amount) = sheet.amount(row) {
        return Ok((Money(amount), AmountFrom::Cell));
    }
    let price = Money(sheet.price(row).ok_or(Reason::NoAmount)?);
    let quantity = sheet.quantity(row).map_or(Quantity::ONE, Quantity);
    let discount = Share(sheet.discount(row).unwrap_or(0));
    let amount = Money::of_line(price, quantity, discount).ok_or(Reason::TooLarge)?;
    Ok((amount, AmountFrom::Price))
}

/// A return is a minus in quantity and in amount, whatever the signs in the file.
fn signed(
    sheet: &SalesRows,
    row: usize,
    amount: Money,
    kind: Option<i64>,
) -> (Quantity, Money, Line) {
    let quantity = sheet.quantity(row).unwrap_or(Quantity::ONE.0);
    let is_return = kind == Some(1) || quantity < 0 || amount.0 < 0;
    if is_return {
        let minus = |it: i64| it.saturating_abs().saturating_neg();
        return (Quantity(minus(quantity)), Money(minus(amount.0)), Line::Returned);
    }
    let line = match (quantity, amount.0) {
        (_, 0) => Line::Free,
        (0, _) => Line::Adjusted,
        _ => Line::Sold,
    };
    (Quantity(quantity), amount, line)
}
