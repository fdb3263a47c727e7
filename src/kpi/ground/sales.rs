//! Lines of sales documents, by whom they are credited to: one row is one rep's share of a line.

use super::credits::{Credits, Part, credits};
use crate::kpi::{Rows, Unit};
use crate::lang::{Text, text};
use crate::model::always::Always;
use crate::model::batch::Place;
use crate::model::column::NO_CODE;
use crate::model::dataset::Dataset;
use crate::model::date::Date;
use crate::model::facts::{Codes, Facts};
use crate::model::known::Known;
use crate::model::sales::{AmountFrom, Attribution, Line, Sales};
use crate::model::slice::{Slice, index};
use crate::model::sort;
use crate::model::unit::{Exact, Money, Quantity, Share};
use std::rc::Rc;
use std::sync::Arc;

/// The lines with their credits.
pub(crate) struct Lines {
    facts: Rc<Facts>,
    /// The line of a row; empty where each row is the line of its place.
    line: Vec<u32>,
    /// The share of the line, in millionths; empty where all are whole.
    share: Vec<i64>,
}

/// The lines that count.
pub(crate) fn facts(known: &Known) -> Rc<Facts> {
    lines(known).facts.clone()
}

/// The lines with their credits, as they are known.
pub(crate) fn lines(known: &Known) -> Rc<Lines> {
    match &known.always.derive(Lasting::of).0 {
        Some(lines) => lines.clone(),
        None => known.derive(|known| Lines::of(&known.always, Some(known.as_of))),
    }
}

/// Whether the lines and whose they are are the same on any day.
pub(crate) fn are_lasting(known: &Known) -> bool {
    known.always.derive(Lasting::of).0.is_some()
}

/// What follows from the lines alone: derived once, unless the as-of date says whose a line is.
pub(crate) fn of_lines_alone<T: 'static>(
    known: &Known,
    count: impl FnOnce(&Dataset, &Lines) -> T,
) -> Rc<T> {
    let lines = lines(known);
    match are_lasting(known) {
        true => known.always.derive(|always| count(always.data, &lines)),
        false => known.derive(|known| count(known.data, &lines)),
    }
}

/// The lines where the as-of date does not say whose any of them is.
struct Lasting(Option<Rc<Lines>>);

impl Lasting {
    fn of(always: &Always) -> Lasting {
        let sales = &always.data.sales;
        let mut lines = sales.attribution.iter().zip(&sales.rep);
        let hangs = lines.any(|(rule, rep)| is_owners_now(*rule, *rep));
        Lasting((!hangs).then(|| Rc::new(Lines::of(always, None))))
    }
}

/// Each line a row.
fn of_lines(sales: &Sales, rep: Codes, attribution: Arc<[Attribution]>) -> Facts {
    Facts {
        date: sales.date.as_slice().into(),
        rep,
        customer: sales.customer.as_slice().into(),
        product: sales.product.as_slice().into(),
        attribution,
        place: sales.place.as_slice().into(),
        lent_by: sales.header.as_slice().into(),
        defaulted: priced(sales),
        first: sales.date.iter().copied().min(),
        ..Facts::default()
    }
}

/// Whether a line is whose the customer is on the as-of date.
fn is_owners_now(rule: Attribution, rep: u32) -> bool {
    rule == Attribution::OwnerNow && rep == NO_CODE
}

/// Whose each line is, and by which rule; who owns a customer on the as-of date has what nobody
/// had on the document's date.
fn attributed(data: &Dataset, as_of: Option<Date>) -> (Codes, Arc<[Attribution]>) {
    let sales = &data.sales;
    if sales.attribution.iter().all(|rule| *rule == Attribution::Named) {
        return (sales.rep.as_slice().into(), Arc::default());
    }
    let mut owners: Vec<Option<u32>> = vec![None; data.customers.len()];
    let mut owner_now = |customer: u32| {
        let owner = owners.get_mut(index(customer))?;
        let now = || as_of.and_then(|day| data.owner(customer, day)).unwrap_or(NO_CODE);
        Some(*owner.get_or_insert_with(now))
    };
    let lines = sales.rep.iter().zip(&sales.customer).zip(&sales.attribution);
    let rep = lines.map(|((&rep, &customer), &rule)| {
        if is_owners_now(rule, rep) { owner_now(customer).unwrap_or(NO_CODE) } else { rep }
    });
    (rep.collect(), sales.attribution.as_slice().into())
}

impl Lines {
    fn of(always: &Always, as_of: Option<Date>) -> Lines {
        let (sales, credits) = (&always.data.sales, credits(always));
        let (rep, attribution) = attributed(always.data, as_of);
        let whole = of_lines(sales, rep, attribution);
        if credits.is_empty() {
            Lines { facts: Rc::new(whole), line: Vec::new(), share: Vec::new() }
        } else {
            Lines::shared(sales, &whole, &credits)
        }
    }

    /// Each share of a line a row.
    fn shared(sales: &Sales, whole: &Facts, credits: &Credits) -> Lines {
        let (mut line, mut share, mut rep) = (Vec::new(), Vec::new(), Vec::new());
        let (mut is_overlay, mut attribution) = (Vec::new(), Vec::new());
        let documents = sales.document.iter().zip(&sales.returns_of);
        let own = (0u32..).zip(&*whole.rep).zip(documents);
        for ((at, &of_line), (&document, &returns_of)) in own {
            let parts = credits.parts(document, returns_of);
            let mut push = |part: Part, rule: Attribution| {
                line.push(at);
                share.push(part.share);
                rep.push(part.rep);
                is_overlay.push(part.is_overlay);
                attribution.push(rule);
            };
            if parts.iter().all(|part| part.is_overlay) {
                let rule = whole.attribution.get(index(at)).copied();
                let part = Part { rep: of_line, share: Share::ONE.0, is_overlay: false };
                push(part, rule.unwrap_or(Attribution::Named));
            }
            parts.iter().for_each(|&part| push(part, Attribution::Credited));
        }
        let picked = whole.picked(&line);
        let facts = Facts {
            rep: rep.into(),
            is_overlay: is_overlay.into(),
            attribution: attribution.into(),
            ..picked
        };
        Lines { facts: Rc::new(facts), line, share }
    }

    /// The rows, their parts of lines.
    pub fn facts(&self) -> &Rc<Facts> {
        &self.facts
    }

    /// Whether each row is a line, and the whole of it.
    pub fn is_whole(&self) -> bool {
        self.line.is_empty()
    }

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
    sort::whole(&mut places);
    places
}

/// What is taken by default of a line.
pub(crate) const COUNTED_AMOUNT: Text =
    text("сумма посчитана: цена × количество", "amount counted: price × quantity");

/// Money is kept in these parts of the major unit while shares of it are summed.
pub(crate) const MONEY_PARTS: i128 = Money::PER_MAJOR as i128 * Share::ONE.0 as i128;

/// Pieces are kept in these parts while shares of them are summed.
pub(crate) const PIECE_PARTS: i128 = Quantity::ONE.0 as i128 * Share::ONE.0 as i128;

/// Sum of the credited amounts of rows, in major units.
pub(crate) fn money(slice: &Slice, rows: &[u32]) -> Exact {
    let lines = lines(&slice.known);
    let amounts = &slice.data.sales.amount;
    if lines.is_whole() {
        let amount = |&row: &u32| amounts.get(index(row)).map(|it| i128::from(it.0));
        let sum: i128 = rows.iter().filter_map(amount).sum();
        return Exact::new(sum, Money::PER_MAJOR.into());
    }
    let part = |&row: &u32| {
        let amount = amounts.get(lines.line(row))?;
        Some(i128::from(amount.0) * i128::from(lines.share(row)))
    };
    Exact::new(rows.iter().filter_map(part).sum(), MONEY_PARTS)
}

/// Sum of the credited quantities of rows.
pub(crate) fn pieces(slice: &Slice, rows: &[u32]) -> Exact {
    let lines = lines(&slice.known);
    let quantities = &slice.data.sales.quantity;
    if lines.is_whole() {
        let quantity = |&row: &u32| quantities.get(index(row)).map(|it| i128::from(it.0));
        let sum: i128 = rows.iter().filter_map(quantity).sum();
        return Exact::new(sum, Quantity::ONE.0.into());
    }
    let part = |&row: &u32| {
        let quantity = quantities.get(lines.line(row))?;
        Some(i128::from(quantity.0) * i128::from(lines.share(row)))
    };
    Exact::new(rows.iter().filter_map(part).sum(), PIECE_PARTS)
}

/// The rows of the slice whose lines are of these kinds.
pub(crate) fn in_kinds(slice: &Slice, wanted: &[Line]) -> Vec<u32> {
    let lines = lines(&slice.known);
    let kinds = &slice.data.sales.line;
    let is_wanted =
        |row: &u32| kinds.get(lines.line(*row)).is_some_and(|kind| wanted.contains(kind));
    slice.rows.iter().copied().filter(is_wanted).collect()
}

/// Rows that bring money.
pub(crate) const fn in_money(of: fn(&Slice) -> Vec<u32>) -> Rows {
    Rows { of, brings: |slice, row| money(slice, &[row]), unit: Unit::Money }
}

/// Rows that bring pieces.
pub(crate) const fn in_pieces(of: fn(&Slice) -> Vec<u32>) -> Rows {
    Rows { of, brings: |slice, row| pieces(slice, &[row]), unit: Unit::Pieces }
}
