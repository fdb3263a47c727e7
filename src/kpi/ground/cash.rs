//! Money that came in, shared out over what it pays for (the KPI handbook B1, recognition by
//! payment).
//!
//! Money is what payments and, where none names the invoice, its columns `paid` and `paid_on` tell;
//! set-offs and what is written off are no money, refunds are a minus. What names a number pays the
//! sold lines of that document, each by its amount, to the kopeck; without such lines the invoice
//! of that number; what names none, the invoices that it is allocated to in receivables. Each part
//! is credited as its line or its invoice is. What is left is the customer's owner's.

use super::credits::{Credits, credits};
use super::receivables::{Claim, Inflow, inflows};
use super::sales::{Lines, lines};
use super::shared_out::shared_out;
use crate::model::batch::Place;
use crate::model::column::NO_CODE;
use crate::model::dataset::Reason;
use crate::model::facts::{Facts, overlays};
use crate::model::known::Known;
use crate::model::payments::PaymentKind;
use crate::model::sales::{Attribution, Line};
use crate::model::slice::index;
use crate::model::sort;
use crate::model::table::Table;
use crate::model::unit::Share;
use std::rc::Rc;

/// One rep's part of some money.
struct Part {
    rep: u32,
    customer: u32,
    product: u32,
    is_overlay: bool,
    attribution: Attribution,
    /// What it pays.
    lent_by: Option<Place>,
    worth: i128,
}

/// The parts of all money up to the as-of date.
pub(super) fn cash(known: &Known) -> Facts {
    let money = inflows(known);
    let sold = Sold::of(known);
    let parts = money.iter().flat_map(|it| sold.parts(it).into_iter().map(move |part| (it, part)));
    let parts: Vec<(&Inflow, Part)> = parts.collect();
    Facts {
        date: parts.iter().map(|it| it.0.date).collect(),
        rep: parts.iter().map(|it| it.1.rep).collect(),
        customer: parts.iter().map(|it| it.1.customer).collect(),
        product: parts.iter().map(|it| it.1.product).collect(),
        is_overlay: overlays(parts.iter().map(|it| it.1.is_overlay)),
        attribution: parts.iter().map(|it| it.1.attribution).collect(),
        place: parts.iter().map(|it| it.0.place).collect(),
        lent_by: parts.iter().map(|it| it.1.lent_by).collect(),
        first: money.iter().map(|it| it.date).min(),
        excluded: excluded(known),
        worth: parts.iter().map(|it| it.1.worth).collect(),
        is_sold: parts.iter().map(|it| it.1.worth > 0).collect(),
        ..Facts::default()
    }
}

/// Payments that do not count, and what is settled without money.
fn excluded(known: &Known) -> Vec<(Place, Reason)> {
    let (data, payments) = (known.data, &known.data.payments);
    let is_payment = |place| data.batch(place).is_some_and(|it| it.table == Table::Payments);
    let broken = data.excluded.iter().filter(|it| is_payment(it.0)).copied();
    let all = payments.date.iter().zip(&payments.kind).zip(&payments.place);
    let is_money = |kind| matches!(kind, PaymentKind::Payment | PaymentKind::Refund);
    let other = all.filter(|((date, kind), _)| **date <= known.as_of && !is_money(**kind));
    broken.chain(other.map(|(_, &place)| (place, Reason::NotCash))).collect()
}

/// The sold rows of each document.
struct Sold<'a> {
    known: &'a Known<'a>,
    lines: Rc<Lines>,
    credits: Rc<Credits>,
    /// Document and row: by document, then by what the line is, so that the order of rows in the
    /// file does not show.
    rows: Vec<(u32, u32)>,
}

impl<'a> Sold<'a> {
    fn of(known: &'a Known<'a>) -> Sold<'a> {
        let (sales, lines) = (&known.data.sales, lines(known));
        let document = |row: u32| {
            let at = lines.line(row);
            let is_sold = sales.line.get(at) == Some(&Line::Sold);
            let is_known = sales.date.get(at).is_some_and(|day| *day <= known.as_of);
            let document = sales.document.get(at).copied().filter(|&it| it != NO_CODE)?;
            (is_sold && is_known).then_some((document, row))
        };
        let mut rows: Vec<(u32, u32)> =
            (0u32..).take(lines.facts().len()).filter_map(document).collect();
        sort::by_key(&mut rows, |&(document, row)| {
            let at = lines.line(row);
            let line = (sales.amount.get(at), sales.rep.get(at), sales.product.get(at));
            (document, line, row)
        });
        Sold { known, credits: credits(&known.always), lines, rows }
    }

    /// The rows of a document.
    fn rows(&self, document: u32) -> &[(u32, u32)] {
        let from = self.rows.partition_point(|it| it.0 < document);
        let to = self.rows.partition_point(|it| it.0 <= document);
        if document == NO_CODE { &[] } else { self.rows.get(from..to).unwrap_or_default() }
    }

    /// Money shared out over what it pays.
    fn parts(&self, money: &Inflow) -> Vec<Part> {
        let amount = money.amount.0.into();
        if !self.rows(money.number).is_empty() {
            return self.over_lines(money, money.number, amount);
        }
        if money.number == NO_CODE && !self.rows(money.contract).is_empty() {
            return self.over_lines(money, money.contract, amount);
        }
        let advance = if money.claims.is_empty() { 1 } else { money.advance.0.max(0) };
        let weights = money.claims.iter().map(|it| it.weight.0);
        let weights = weights.chain((advance > 0).then_some(advance)).map(i128::from);
        let given = shared_out(amount, &weights.collect::<Vec<_>>());
        let claims = money.claims.iter().zip(&given);
        let paid = claims.flat_map(|(it, &own)| self.over(money, it, own));
        let rest = given.get(money.claims.len());
        paid.chain(rest.map(|&rest| self.advance(money, rest))).collect()
    }

    /// Over an invoice: the lines of its document, else by its credits.
    fn over(&self, money: &Inflow, claim: &Claim, amount: i128) -> Vec<Part> {
        if !self.rows(claim.number).is_empty() {
            return self.over_lines(money, claim.number, amount);
        }
        let (rep, attribution) = self.whose(claim);
        let is_shared = self.credits.is_shared(claim.number);
        let parts = self.credits.parts_or_whole(claim.number, rep).map(|it| Part {
            rep: it.rep,
            customer: claim.customer,
            product: NO_CODE,
            is_overlay: it.is_overlay,
            attribution: if is_shared || it.is_overlay {
                Attribution::Credited
            } else {
                attribution
            },
            lent_by: Some(claim.place),
            worth: amount * i128::from(it.share),
        });
        parts.collect()
    }

    /// Whose an invoice is without credits: its own rep's (on its date), else the owner's now.
    fn whose(&self, claim: &Claim) -> (u32, Attribution) {
        let invoices = &self.known.data.invoices;
        let at = invoices.place.binary_search(&claim.place).ok();
        let is_named = at.and_then(|at| invoices.is_named.get(at)) == Some(&true);
        match claim.rep {
            NO_CODE => {
                let owner = self.known.data.owner(claim.customer, self.known.as_of);
                (owner.unwrap_or(NO_CODE), Attribution::OwnerNow)
            }
            rep if is_named => (rep, Attribution::Named),
            rep => (rep, Attribution::OwnerThen),
        }
    }

    /// Over the sold lines of a document.
    fn over_lines(&self, money: &Inflow, document: u32, amount: i128) -> Vec<Part> {
        let (rows, lines) = (self.rows(document), &self.lines);
        let mut of_lines: Vec<usize> = rows.iter().map(|it| lines.line(it.1)).collect();
        of_lines.dedup();
        let sales = &self.known.data.sales;
        let weight = |&line: &usize| sales.amount.get(line).map_or(0, |it| i128::from(it.0));
        let given = shared_out(amount, &of_lines.iter().map(weight).collect::<Vec<_>>());
        let of_line = |row: u32| {
            let place = of_lines.iter().position(|&it| it == lines.line(row));
            place.and_then(|it| given.get(it)).copied().unwrap_or(0)
        };
        let facts = lines.facts();
        let code = |codes: &[u32], row: u32| codes.get(index(row)).copied().unwrap_or(NO_CODE);
        let part = |&(_, row): &(u32, u32)| {
            let rule = facts.attribution.get(index(row)).copied();
            let of_line_customer = code(&facts.customer, row);
            Part {
                rep: code(&facts.rep, row),
                customer: if money.customer == NO_CODE { of_line_customer } else { money.customer },
                product: code(&facts.product, row),
                is_overlay: facts.is_overlay.get(index(row)) == Some(&true),
                attribution: rule.unwrap_or(Attribution::Named),
                lent_by: facts.place.get(index(row)).copied(),
                worth: of_line(row) * i128::from(lines.share(row)),
            }
        };
        rows.iter().map(part).collect()
    }

    /// Money that pays nothing known: the customer's owner's of that day, else as of now.
    fn advance(&self, money: &Inflow, amount: i128) -> Part {
        let data = self.known.data;
        let then = data.assignments.owner(money.customer, money.date);
        let owner = then.or_else(|| data.owner(money.customer, self.known.as_of));
        Part {
            rep: owner.unwrap_or(NO_CODE),
            customer: money.customer,
            product: NO_CODE,
            is_overlay: false,
            attribution: Attribution::OwnerThen,
            lent_by: None,
            worth: amount * i128::from(Share::ONE.0),
        }
    }
}
