//! Money that came in, shared out over what it pays for (the KPI handbook B1, recognition by
//! payment).
//!
//! A payment pays the sold lines of the document whose number it names, each by its amount, to the
//! kopeck: what rounding leaves goes to the largest remainders, so that the parts are the payment.
//! Each line's part is credited as the line is. A payment that names no known document is the
//! customer's owner's; set-offs and what is written off are no money. Refunds are a minus.

use super::recognised::Amounts;
use super::sales::{Lines, lines};
use crate::model::column::NO_CODE;
use crate::model::dataset::Reason;
use crate::model::facts::Facts;
use crate::model::known::Known;
use crate::model::payments::PaymentKind;
use crate::model::sales::{Attribution, Line};
use crate::model::slice::index;
use crate::model::table::Table;
use crate::model::unit::Share;

/// A kopeck, in the unit of money.
const KOPECK: i128 = 100;

/// One rep's part of what a payment pays of a line.
struct Part {
    /// Its place in the payments.
    payment: usize,
    /// The row of the lines; none: it names no document.
    row: Option<u32>,
    rep: u32,
    worth: i128,
}

/// The parts of all payments up to the as-of date.
pub(super) fn cash(known: &Known) -> (Facts, Amounts) {
    let (data, lines) = (known.data, lines(known));
    let payments = &data.payments;
    let sold = Sold::of(known, &lines);
    let is_payment = |place| data.batch(place).is_some_and(|it| it.table == Table::Payments);
    let mut excluded: Vec<_> =
        data.excluded.iter().filter(|(place, _)| is_payment(*place)).copied().collect();
    let mut parts = Vec::new();
    for (at, (&date, &kind)) in payments.date.iter().zip(&payments.kind).enumerate() {
        let place = payments.place.get(at).copied();
        match (kind, place) {
            _ if date > known.as_of => {}
            (PaymentKind::Payment | PaymentKind::Refund, _) => {
                parts.extend(sold.parts(known, &lines, at));
            }
            (_, Some(place)) => excluded.push((place, Reason::NotCash)),
            _ => {}
        }
    }
    let first = payments.date.iter().copied().min();
    let facts = Facts { excluded, first, ..facts(known, &lines, &parts) };
    let amounts = Amounts {
        worth: parts.iter().map(|it| it.worth).collect(),
        is_sold: parts.iter().map(|it| it.worth > 0).collect(),
    };
    (facts, amounts)
}

fn facts(known: &Known, lines: &Lines, parts: &[Part]) -> Facts {
    let (payments, of_lines) = (&known.data.payments, lines.facts());
    let line = |column: &[u32], part: &Part| {
        part.row.and_then(|row| column.get(index(row)).copied()).unwrap_or(NO_CODE)
    };
    let customer = |part: &Part| match payments.customer.get(part.payment).copied() {
        Some(NO_CODE) | None => line(&of_lines.customer, part),
        Some(customer) => customer,
    };
    let is_overlay =
        |part: &Part| part.row.and_then(|row| of_lines.is_overlay.get(index(row))) == Some(&true);
    let rule = |part: &Part| match part.row {
        None => Attribution::OwnerThen,
        Some(row) => of_lines.attribution.get(index(row)).copied().unwrap_or(Attribution::Named),
    };
    let lent = |part: &Part| part.row.and_then(|row| of_lines.place.get(index(row)).copied());
    let payment = |part: &Part| payments.date.get(part.payment).copied();
    Facts {
        date: parts.iter().filter_map(payment).collect(),
        rep: parts.iter().map(|it| it.rep).collect(),
        customer: parts.iter().map(customer).collect(),
        product: parts.iter().map(|it| line(&of_lines.product, it)).collect(),
        is_overlay: parts.iter().map(is_overlay).collect(),
        attribution: parts.iter().map(rule).collect(),
        place: parts.iter().filter_map(|it| payments.place.get(it.payment).copied()).collect(),
        lent_by: parts.iter().map(lent).collect(),
        ..Facts::default()
    }
}

/// The sold rows of each document.
struct Sold {
    /// Document and row: by document, then by what the line is, so that the order of rows in the
    /// file does not show.
    rows: Vec<(u32, u32)>,
}

impl Sold {
    fn of(known: &Known, lines: &Lines) -> Sold {
        let sales = &known.data.sales;
        let document = |row: u32| {
            let at = lines.line(row);
            let is_sold = sales.line.get(at) == Some(&Line::Sold);
            let is_known = sales.date.get(at).is_some_and(|day| *day <= known.as_of);
            let document = sales.document.get(at).copied().filter(|&it| it != NO_CODE)?;
            (is_sold && is_known).then_some((document, row))
        };
        let mut rows: Vec<(u32, u32)> =
            (0u32..).take(lines.facts().len()).filter_map(document).collect();
        rows.sort_by_cached_key(|&(document, row)| {
            let at = lines.line(row);
            let line = (sales.amount.get(at), sales.rep.get(at), sales.product.get(at));
            (document, line, row)
        });
        Sold { rows }
    }

    /// The rows of a document.
    fn rows(&self, document: u32) -> &[(u32, u32)] {
        let from = self.rows.partition_point(|it| it.0 < document);
        let to = self.rows.partition_point(|it| it.0 <= document);
        if document == NO_CODE { &[] } else { self.rows.get(from..to).unwrap_or_default() }
    }

    /// A payment shared out over the rows of what it pays.
    fn parts(&self, known: &Known, lines: &Lines, at: usize) -> Vec<Part> {
        let payments = &known.data.payments;
        let amount = payments.amount.get(at).map_or(0, |it| i128::from(it.0));
        let is_refund = payments.kind.get(at) == Some(&PaymentKind::Refund);
        let amount = if is_refund { -amount.abs() } else { amount };
        let code = |codes: &[u32]| codes.get(at).copied().unwrap_or(NO_CODE);
        let named = [code(&payments.invoice), code(&payments.contract)];
        let found = named.into_iter().map(|it| self.rows(it)).find(|it| !it.is_empty());
        let Some(rows) = found else {
            let rep = owner(known, at).unwrap_or(NO_CODE);
            return vec![Part { payment: at, row: None, rep, worth: amount * whole() }];
        };
        let mut of_lines: Vec<usize> = rows.iter().map(|it| lines.line(it.1)).collect();
        of_lines.dedup();
        let sales = &known.data.sales;
        let weight = |&line: &usize| sales.amount.get(line).map_or(0, |it| i128::from(it.0));
        let given = shared_out(amount, &of_lines.iter().map(weight).collect::<Vec<_>>());
        let of_line = |row: u32| {
            let place = of_lines.iter().position(|&it| it == lines.line(row));
            place.and_then(|it| given.get(it)).copied().unwrap_or(0)
        };
        let part = |&(_, row): &(u32, u32)| Part {
            payment: at,
            row: Some(row),
            rep: lines.facts().rep.get(index(row)).copied().unwrap_or(NO_CODE),
            worth: of_line(row) * i128::from(lines.share(row)),
        };
        rows.iter().map(part).collect()
    }
}

/// The whole of a line, in the parts that shares are counted in.
fn whole() -> i128 {
    Share::ONE.0.into()
}

/// Who owned the customer of a payment that day, else owns it on the as-of date.
fn owner(known: &Known, payment: usize) -> Option<u32> {
    let payments = &known.data.payments;
    let customer = payments.customer.get(payment).copied().filter(|&it| it != NO_CODE)?;
    let date = payments.date.get(payment).copied()?;
    let then = known.data.assignments.owner(customer, date);
    then.or_else(|| known.data.owner(customer, known.as_of))
}

/// An amount in parts by weight, each of whole kopecks but for what is less than one in the amount;
/// what rounding leaves goes to the largest remainders, of equal ones to the first.
fn shared_out(amount: i128, weights: &[i128]) -> Vec<i128> {
    let all: i128 = weights.iter().sum();
    let Some(sum) = Some(all).filter(|&it| it > 0) else { return vec![0; weights.len()] };
    let (kopecks, less) = (amount.abs() / KOPECK, amount.abs() % KOPECK);
    let mut parts: Vec<i128> = weights.iter().map(|weight| kopecks * weight / sum).collect();
    let mut order: Vec<usize> = (0..weights.len()).collect();
    let rest = |at: &usize| weights.get(*at).map_or(0, |weight| kopecks * weight % sum);
    order.sort_by_key(|at| (std::cmp::Reverse(rest(at)), *at));
    let left = usize::try_from(kopecks - parts.iter().sum::<i128>()).unwrap_or(0);
    for &at in order.iter().take(left) {
        if let Some(part) = parts.get_mut(at) {
            *part += 1;
        }
    }
    let mut parts: Vec<i128> = parts.into_iter().map(|it| it * KOPECK).collect();
    if let Some(part) = order.first().and_then(|&at| parts.get_mut(at)) {
        *part += less;
    }
    parts.into_iter().map(|it| it * amount.signum()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_payment_over_lines_is_whole_kopecks_and_all_of_it() {
        // 100 roubles over three equal lines; the kopeck left goes to the first.
        assert_eq!(shared_out(1_000_000, &[5, 5, 5]), [333_400, 333_300, 333_300]);
        assert_eq!(shared_out(-1_000_000, &[5, 5, 5]), [-333_400, -333_300, -333_300]);
        assert_eq!(shared_out(150, &[1, 2]), [0, 150]);
        assert_eq!(shared_out(150, &[0, 0]), [0, 0]);
    }
}
