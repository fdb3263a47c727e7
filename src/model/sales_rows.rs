//! The rows of one batch of sales, its names turned into the codes of the dataset.

use super::batch::Place;
use super::cells::{Cells, Coded};
use super::column::Column;
use super::dataset::Reason;
use super::date::Date;
use super::dimensions::Dimensions;
use super::names::fold;
use super::sales::{AmountFrom, Line};
use super::unit::{Money, Quantity, Share};
use super::vat::Brought;
use std::collections::HashSet;

/// A batch of sales, ready to be joined.
pub(super) struct SalesRows<'a> {
    /// Whether its rows are lines of documents, not whole documents.
    pub is_lines: bool,
    cells: Cells<'a>,
    date: Option<&'a Column>,
    status: Option<&'a Column>,
    kind: Option<&'a Column>,
    quantity: Option<&'a Column>,
    price: Option<&'a Column>,
    discount: Option<&'a Column>,
    amount: Option<&'a Column>,
    currency: Option<&'a Column>,
    cost: Option<&'a Column>,
    created: Option<&'a Column>,
    document: Coded<'a>,
    contract: Coded<'a>,
    returns_of: Coded<'a>,
    customer: Coded<'a>,
    rep: Coded<'a>,
    product: Coded<'a>,
    unit: Coded<'a>,
    campaign: Coded<'a>,
}

impl<'a> SalesRows<'a> {
    /// Looks the names of a batch up; names that no dimension has become new things.
    pub fn of(
        cells: Cells<'a>,
        dimensions: &mut Dimensions,
        document: &mut impl FnMut(&str) -> u32,
    ) -> SalesRows<'a> {
        let column = |field: &str| cells.batch.column(field).map(|it| &it.column);
        SalesRows {
            is_lines: column("date").is_none()
                || ["sku", "quantity", "price"].iter().any(|it| column(it).is_some()),
            cells,
            date: column("date"),
            status: column("status"),
            kind: column("kind"),
            quantity: column("quantity"),
            price: column("price"),
            discount: column("discount"),
            amount: column("amount"),
            currency: column("currency"),
            cost: column("cost"),
            created: column("created"),
            document: cells.coded("document", &mut *document),
            contract: cells.coded("contract", &mut *document),
            returns_of: cells.coded("returns_of", &mut *document),
            customer: cells.coded("customer", |text| dimensions.customer(text)),
            rep: cells.coded("rep", |text| dimensions.rep(text)),
            product: cells.coded("sku", |text| dimensions.product(text)),
            unit: cells.coded("unit", |text| dimensions.units.code(text, fold_unit)),
            campaign: cells.coded("campaign", |text| dimensions.campaign(text)),
        }
    }

    /// Whether it dates its rows and has one a document: it may be of whole documents, although it
    /// says how much.
    pub fn may_be_headers(&self) -> bool {
        let mut seen = HashSet::new();
        self.date.is_some()
            && self.rows().all(|row| self.document(row).is_none_or(|it| seen.insert(it)))
    }

    /// Whether it leaves the date to the row of the document.
    pub fn is_undated(&self) -> bool {
        self.date.is_none()
    }

    /// The file that it stands in.
    pub fn file(&self) -> &str {
        &self.cells.batch.origin.file
    }

    /// The rows that are read.
    pub fn rows(&self) -> impl Iterator<Item = usize> + use<'a> {
        self.cells.rows()
    }

    pub fn place(&self, row: usize) -> Place {
        self.cells.place(row)
    }

    /// An amount of a row in the workspace's VAT basis; as stated where its date is not known.
    pub fn brought(&self, vat: &Brought, row: usize, date: Option<Date>, amount: Money) -> Money {
        date.map_or(amount, |date| vat.amount(self.place(row).batch, date, amount))
    }

    pub fn date(&self, row: usize) -> Option<i64> {
        self.date?.number(row)
    }

    pub fn status(&self, row: usize) -> Option<i64> {
        self.status?.number(row)
    }

    pub fn kind(&self, row: usize) -> Option<i64> {
        self.kind?.number(row)
    }

    pub fn quantity(&self, row: usize) -> Option<i64> {
        self.quantity?.number(row)
    }

    pub fn price(&self, row: usize) -> Option<i64> {
        self.price?.number(row)
    }

    pub fn discount(&self, row: usize) -> Option<i64> {
        self.discount?.number(row)
    }

    pub fn amount(&self, row: usize) -> Option<i64> {
        self.amount?.number(row)
    }

    pub fn currency(&self, row: usize) -> Option<&str> {
        self.currency?.text(row)
    }

    pub fn cost(&self, row: usize) -> Option<i64> {
        self.cost?.number(row)
    }

    pub fn created(&self, row: usize) -> Option<i64> {
        self.created?.number(row)
    }

    pub fn campaign(&self, row: usize) -> Option<u32> {
        self.campaign.get(row)
    }

    pub fn document(&self, row: usize) -> Option<u32> {
        self.document.get(row)
    }

    pub fn contract(&self, row: usize) -> Option<u32> {
        self.contract.get(row)
    }

    pub fn returns_of(&self, row: usize) -> Option<u32> {
        self.returns_of.get(row)
    }

    pub fn customer(&self, row: usize) -> Option<u32> {
        self.customer.get(row)
    }

    pub fn rep(&self, row: usize) -> Option<u32> {
        self.rep.get(row)
    }

    pub fn product(&self, row: usize) -> Option<u32> {
        self.product.get(row)
    }

    pub fn unit(&self, row: usize) -> Option<u32> {
        self.unit.get(row)
    }
}

/// A unit of measure without what writers vary in: «шт», «Шт.», « шт ».
pub(super) fn fold_unit(unit: &str) -> String {
    fold(unit).trim_end_matches('.').to_owned()
}

/// A return is a minus in quantity and in amount, whatever the signs in the file.
pub(super) fn signed(
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

/// The date of a cell.
pub(super) fn day(number: Option<i64>) -> Option<Date> {
    number.and_then(|it| i32::try_from(it).ok()).map(Date)
}

/// What the row's amount is: its cell, else price × quantity × (1 − discount).
pub(super) fn amount(sheet: &SalesRows, row: usize) -> Result<(Money, AmountFrom), Reason> {
    if let Some(amount) = sheet.amount(row) {
        return Ok((Money(amount), AmountFrom::Cell));
    }
    let price = Money(sheet.price(row).ok_or(Reason::NoAmount)?);
    let quantity = sheet.quantity(row).map_or(Quantity::ONE, Quantity);
    let discount = Share(sheet.discount(row).unwrap_or(0));
    let amount = Money::of_line(price, quantity, discount).ok_or(Reason::TooLarge)?;
    Ok((amount, AmountFrom::Price))
}
