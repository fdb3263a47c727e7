//! Sheets that belong together, joined: lines take date, customer and rep from the row of their
//! document on another sheet, and a rep may come through the customer's owner.

use super::batch::Place;
use super::cells::{self, Counted};
use super::column::NO_CODE;
use super::dataset::Reason;
use super::date::Date;
use super::documents::{Headers, tell_headers};
use super::joining::Joining;
use super::names::next_code;
use super::returned::{Returned, returned};
use super::sales::{Attribution, Sales};
use super::sales_rows::{SalesRows, amount, day, signed};
use super::table::Table;
use super::unit::{Money, Quantity, Share};
use std::collections::{HashMap, HashSet};

/// What joining gives.
#[derive(Default)]
pub(super) struct Joined {
    pub sales: Sales,
    pub contracts: usize,
    excluded: Vec<(Place, Reason)>,
}

/// Joins the sales of all batches.
pub(super) fn sales(batches: Counted, joining: &mut Joining) -> Joined {
    let (dimensions, documents) = (&mut joining.dimensions, &mut joining.documents);
    let mut sheets: Vec<SalesRows> = cells::of(batches, Table::Sales)
        .map(|cells| SalesRows::of(cells, dimensions, &mut |number| documents.code(number)))
        .collect();
    tell_headers(&mut sheets);
    let documents = joining.documents.list.len();
    let headers = Headers::of(&sheets, documents);
    let mut join = Join {
        joined: Joined::default(),
        contracts: HashMap::new(),
        last: None,
        lines_of: vec![Money::default(); documents],
        headers: &headers,
        returned: returned(&sheets, &headers),
        sheets: &sheets,
        joining,
    };
    for sheet in &sheets {
        for row in sheet.rows() {
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
    joining.excluded.append(&mut joined.excluded);
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
    /// Documents that are returned by rows that name no rep.
    returned: HashMap<u32, Returned>,
    sheets: &'a [SalesRows<'a>],
    joining: &'a mut Joining,
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
            let (stated, date) = (Money(sheet.amount(row)?), day(sheet.date(row)));
            let stated = sheet.brought(&self.joining.vat, row, date, stated);
            (minor(stated) != minor(*lines)).then(|| sheet.place(row))
        });
        differing.collect()
    }

    /// Takes one row in, or says why not.
    fn line(&mut self, sheet: &'a SalesRows<'a>, row: usize) -> Result<(), Reason> {
        let document = sheet.document(row);
        if !sheet.is_lines && self.headers.has_lines(document) {
            return Err(Reason::HeaderOfLines);
        }
        let header = self.header(sheet, document);
        let counted = amount(sheet, row);
        let date = day(lent(sheet, row, header, |it, row| it.date(row)));
        let document_sum = document.and_then(|it| self.lines_of.get_mut(usize::try_from(it).ok()?));
        if let (Some(sum), Ok((amount, _))) = (document_sum, &counted)
            && sheet.is_lines
        {
            *sum += sheet.brought(&self.joining.vat, row, date, *amount);
        }
        let date = date.ok_or(Reason::NoDate)?;
        let returns_of = lent(sheet, row, header, |it, row| it.returns_of(row));
        let customer = lent(sheet, row, header, |it, row| it.customer(row))
            .or_else(|| self.returned(returns_of, |it, row| it.customer(row)));
        let created = lent(sheet, row, header, |it, row| it.created(row));
        let created = created.and_then(|it| i32::try_from(it).ok()).map(Date);
        let is_won = lent(sheet, row, header, |it, row| it.status(row)).unwrap_or(0) == 0;
        self.offer(customer, created.or((!is_won).then_some(date)));
        if !is_won {
            return Err(Reason::NotWon);
        }
        let customer = self.joining.outside(customer)?;
        let named = lent(sheet, row, header, |it, row| it.rep(row));
        let (rep, attribution) = match named {
            Some(rep) => (Some(rep), Attribution::Named),
            None => self.attributed(returns_of, customer, date),
        };
        let currency = lent(sheet, row, header, |it, row| it.currency(row));
        let (amount, from) = counted?;
        let kind = lent(sheet, row, header, |it, row| it.kind(row));
        let (quantity, amount, line) = signed(sheet, row, amount, kind);
        let amount = sheet.brought(&self.joining.vat, row, Some(date), amount);
        let (amount, foreign) = self.joining.converted(amount, currency, date)?;
        let cost = self.cost(sheet, row, quantity, currency, date)?;
        let named = lent(sheet, row, header, |it, row| it.contract(row));
        let contract = self.contract(named, returns_of.or(document), customer);
        let campaign = lent(sheet, row, header, |it, row| it.campaign(row));
        let sales = &mut self.joined.sales;
        if let Some(foreign) = foreign {
            sales.foreign.insert(next_code(sales.date.len()), foreign);
        }
        sales.date.push(date);
        sales.document.push(document.unwrap_or(NO_CODE));
        sales.returns_of.push(returns_of.unwrap_or(NO_CODE));
        sales.contract.push(contract);
        sales.customer.push(customer);
        sales.rep.push(rep.unwrap_or(NO_CODE));
        sales.attribution.push(attribution);
        sales.product.push(sheet.product(row).unwrap_or(NO_CODE));
        sales.unit.push(sheet.unit(row).unwrap_or(NO_CODE));
        sales.quantity.push(quantity);
        sales.amount.push(amount);
        sales.cost.push(cost);
        sales.campaign.push(campaign.unwrap_or(NO_CODE));
        sales.created.push(created);
        sales.line.push(line);
        sales.amount_from.push(from);
        sales.place.push(sheet.place(row));
        sales.header.push(header.map(|(sheet, row)| sheet.place(row)));
        Ok(())
    }

    /// Notes that a customer was offered a deal that day; lines of one stand together.
    fn offer(&mut self, customer: Option<u32>, day: Option<Date>) {
        let offer = customer.zip(day).filter(|it| self.joining.outside(Some(it.0)).is_ok());
        let offered = &mut self.joined.sales.offered;
        offered.extend(offer.filter(|it| offered.last() != Some(it)));
    }

    /// Whose a row is that names no rep, and by which rule: that of the document it returns, else
    /// the owner on the document's date. Where the customer is assigned to somebody on other days,
    /// it hangs on the as-of date and is nobody's here.
    fn attributed(
        &self,
        returns_of: Option<u32>,
        customer: u32,
        date: Date,
    ) -> (Option<u32>, Attribution) {
        let returned = returns_of.and_then(|it| self.returned.get(&it));
        if let Some(rep) = returned.and_then(|it| it.rep(date, &self.joining.dimensions)) {
            return (Some(rep), Attribution::Returned);
        }
        let date = returned.and_then(|it| it.date(date)).unwrap_or(date);
        let assignments = &self.joining.assignments;
        if let Some(owner) = assignments.owner(customer, date) {
            return (Some(owner), Attribution::OwnerThen);
        }
        let owner = (!assignments.has(customer)).then(|| self.joining.dimensions.owner(customer));
        (owner.flatten(), Attribution::OwnerNow)
    }

    /// What the line's goods cost, with the sign of the quantity: the line's own cost, else the
    /// product's × quantity.
    fn cost(
        &mut self,
        sheet: &SalesRows,
        row: usize,
        quantity: Quantity,
        currency: Option<&str>,
        date: Date,
    ) -> Result<Option<Money>, Reason> {
        if let Some(cost) = sheet.cost(row).map(Money) {
            let cost = if quantity.0 < 0 { Money(-cost.0.saturating_abs()) } else { cost };
            let cost = sheet.brought(&self.joining.vat, row, Some(date), cost);
            return self.joining.converted(cost, currency, date).map(|it| Some(it.0));
        }
        let product = sheet.product(row).and_then(|it| self.joining.dimensions.product_at(it));
        let cost = product.and_then(|it| it.cost);
        Ok(cost.and_then(|cost| Money::of_line(cost, quantity, Share(0))))
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

    /// The contract's number, else that of the document it returns, else the document's, within a
    /// customer; the row itself where there is none.
    fn contract(&mut self, named: Option<u32>, document: Option<u32>, customer: u32) -> u32 {
        let of_document = |number: u32| self.headers.contract_of(number).unwrap_or(number);
        let number = named.or_else(|| document.map(of_document));
        let codes = self.contracts.len() + self.joined.contracts;
        let Some(number) = number else {
            self.joined.contracts += 1;
            return next_code(codes);
        };
        let key = (customer, number);
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
pub(super) fn lent<'a, T>(
    sheet: &'a SalesRows<'a>,
    row: usize,
    header: Option<(&'a SalesRows<'a>, usize)>,
    said: impl Fn(&'a SalesRows<'a>, usize) -> Option<T>,
) -> Option<T> {
    said(sheet, row).or_else(|| header.and_then(|(sheet, row)| said(sheet, row)))
}
