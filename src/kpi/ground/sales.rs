//! Lines of sales documents, by whom they are credited to: one row is one rep's share of a line.

use crate::kpi::{Rows, Unit};
use crate::lang::{Text, text};
use crate::model::batch::Place;
use crate::model::facts::Facts;
use crate::model::known::Known;
use crate::model::sales::{AmountFrom, Line, Sales};
use crate::model::slice::{Slice, index};
use crate::model::unit::{Exact, Money, Quantity, Share};
use std::rc::Rc;

/// The lines with their credits.
pub(in crate::kpi) struct Lines {
    facts: Rc<Facts>,
    /// The line of a row; empty where each row is the line of its place.
    line: Vec<u32>,
    /// The share of the line, in millionths; empty where all are whole.
    share: Vec<i64>,
}

/// The lines that count.
pub(in crate::kpi) fn facts(known: &Known) -> Rc<Facts> {
    lines(known).facts.clone()
}

/// The lines with their credits, as they are known.
pub(in crate::kpi) fn lines(known: &Known) -> Rc<Lines> {
    known.derive(|known| {
        let sales = &known.data.sales;
        let facts = Facts {
            date: sales.date.as_slice().into(),
            rep: sales.rep.as_slice().into(),
            customer: sales.customer.as_slice().into(),
            product: sales.product.as_slice().into(),
            place: sales.place.as_slice().into(),
            lent_by: sales.header.as_slice().into(),
            defaulted: priced(sales),
            first: sales.date.iter().copied().min(),
            ..Facts::default()
        };
        Lines { facts: Rc::new(facts), line: Vec::new(), share: Vec::new() }
    })
}

impl Lines {
    /// The line of a row: its place in the dataset's sales.
    pub fn line(&self, row: u32) -> usize {
        index(self.line.get(index(row)).copied().unwrap_or(row))
    }

    /// The share of the line that is credited, in millionths.
    pub fn share(&self, row: u32) -> i64 {
        self.share.get(index(row)).copied().unwrap_or(Share::ONE.0)
    }
}

/// Lines whose amount no cell holds, by place.
fn priced(sales: &Sales) -> Vec<Place> {
    let from = sales.place.iter().zip(&sales.amount_from);
    let mut places: Vec<Place> =
        from.filter(|(_, from)| **from == AmountFrom::Price).map(|(place, _)| *place).collect();
    places.sort_unstable();
    places
}

/// What is taken by default of a line.
pub(in crate::kpi) const COUNTED_AMOUNT: Text =
    text("сумма посчитана: цена × количество", "amount counted: price × quantity");

/// Money is kept in these parts of the major unit while shares of it are summed.
const MONEY_PARTS: i128 = Money::PER_MAJOR as i128 * Share::ONE.0 as i128;

/// Pieces are kept in these parts while shares of them are summed.
const PIECE_PARTS: i128 = Quantity::ONE.0 as i128 * Share::ONE.0 as i128;

/// Sum of the credited amounts of rows, in major units.
pub(in crate::kpi) fn money(slice: &Slice, rows: &[u32]) -> Exact {
    let lines = lines(&slice.known);
    let amounts = &slice.data.sales.amount;
    let part = |&row: &u32| {
        let amount = amounts.get(lines.line(row))?;
        Some(i128::from(amount.0) * i128::from(lines.share(row)))
    };
    Exact::new(rows.iter().filter_map(part).sum(), MONEY_PARTS)
}

/// Sum of the credited quantities of rows.
pub(in crate::kpi) fn pieces(slice: &Slice, rows: &[u32]) -> Exact {
    let lines = lines(&slice.known);
    let quantities = &slice.data.sales.quantity;
    let part = |&row: &u32| {
        let quantity = quantities.get(lines.line(row))?;
        Some(i128::from(quantity.0) * i128::from(lines.share(row)))
    };
    Exact::new(rows.iter().filter_map(part).sum(), PIECE_PARTS)
}

/// The rows of the slice whose lines are of these kinds.
pub(in crate::kpi) fn of_kinds(slice: &Slice, wanted: &[Line]) -> Vec<u32> {
    let lines = lines(&slice.known);
    let kinds = &slice.data.sales.line;
    let is_wanted =
        |row: &u32| kinds.get(lines.line(*row)).is_some_and(|kind| wanted.contains(kind));
    slice.rows.iter().copied().filter(is_wanted).collect()
}

/// Rows that bring money.
pub(in crate::kpi) const fn in_money(of: fn(&Slice) -> Vec<u32>) -> Rows {
    Rows { of, brings: |slice, row| money(slice, &[row]), unit: Unit::Money }
}

/// Rows that bring pieces.
pub(in crate::kpi) const fn in_pieces(of: fn(&Slice) -> Vec<u32>) -> Rows {
    Rows { of, brings: |slice, row| pieces(slice, &[row]), unit: Unit::Pieces }
}
