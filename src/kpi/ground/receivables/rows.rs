//! The rows of how things stand, while they are collected: one person's part of one item each.

use super::allocation::Standing;
use super::books::Books;
use super::ownership::Owners;
use super::settlements::{HOW_SETTLED, Settled, at};
use super::{Item, Owed, Source, excluded, first};
use crate::model::batch::Place;
use crate::model::column::NO_CODE;
use crate::model::dataset::Dataset;
use crate::model::date::Date;
use crate::model::facts::{Facts, overlays};
use crate::model::known::Known;
use crate::model::slice::index;
use crate::model::sort;
use crate::model::unit::Money;
use std::rc::Rc;

/// Ages of a debt in days over its due date: the last day of each bucket but the last.
const AGES: [i32; 5] = [0, 30, 60, 90, 120];

/// The rows of the facts while they are collected.
pub(super) struct Rows<'a> {
    pub day: Date,
    owners: Owners<'a>,
    items: Vec<Item>,
    item: Vec<u32>,
    share: Vec<i64>,
    rep: Vec<u32>,
    customer: Vec<u32>,
    bucket: Vec<u32>,
    is_overlay: Vec<bool>,
    place: Vec<Place>,
    lent_by: Vec<Option<Place>>,
    pub defaulted: Vec<Place>,
    owed_by: Vec<Money>,
}

/// Whose an item is, and where it stands.
#[derive(Clone, Copy)]
pub(super) struct Whose {
    pub document: u32,
    pub rep: u32,
    pub customer: u32,
    pub place: Place,
    pub lent_by: Option<Place>,
}

impl<'a> Rows<'a> {
    pub fn of(known: &Known<'a>, day: Date) -> Rows<'a> {
        Rows {
            day,
            owners: Owners::of(known, day),
            items: Vec::new(),
            item: Vec::new(),
            share: Vec::new(),
            rep: Vec::new(),
            customer: Vec::new(),
            bucket: Vec::new(),
            is_overlay: Vec::new(),
            place: Vec::new(),
            lent_by: Vec::new(),
            defaulted: Vec::new(),
            owed_by: vec![Money(0); known.data.customers.len()],
        }
    }

    /// Adds an item in the parts of those whose it is.
    pub fn push(&mut self, item: Item, whose: Whose) {
        let at = u32::try_from(self.items.len()).unwrap_or(u32::MAX);
        let bucket = if item.open.0 > 0 { bucket(self.day, item.due) } else { NO_CODE };
        for part in self.owners.parts(whose.document, whose.rep, whose.customer) {
            self.item.push(at);
            self.share.push(part.share);
            self.rep.push(part.rep);
            self.is_overlay.push(part.is_overlay);
            self.customer.push(whose.customer);
            self.bucket.push(bucket);
            self.place.push(whose.place);
            self.lent_by.push(whose.lent_by);
        }
        if let Some(owed) = self.owed_by.get_mut(index(whose.customer)) {
            *owed += item.open;
        }
        self.items.push(item);
    }

    pub fn documents(&mut self, books: &Books, standing: &Standing) {
        let paid = paid_of(books, standing);
        let day = self.day;
        for (place, debt) in (0..).zip(&books.debts).filter(|(_, it)| it.date <= day) {
            let paid = paid.get(index(place)).copied().unwrap_or_default();
            let open = standing.left.get(index(place)).copied().unwrap_or_default();
            let item = Item {
                date: debt.date,
                due: debt.due,
                open,
                sale: debt.amount,
                due_amount: debt.amount - paid.credited,
                in_time: paid.in_time,
                settled: paid.settled,
                disputed: debt.disputed,
                source: Source::Debt(place),
                advance: Money(0),
            };
            let whose = Whose {
                document: debt.number,
                rep: debt.rep,
                customer: debt.customer,
                place: debt.place,
                lent_by: paid.last.map(|it| it.1),
            };
            self.push(item, whose);
            if debt.by_default {
                self.defaulted.push(debt.place);
            }
        }
        self.credit_notes(books);
        self.advances(books, standing);
    }

    /// What lowers the sales: a credit note is of those whose its invoice is, unless it says.
    fn credit_notes(&mut self, books: &Books) {
        let day = self.day;
        let notes = books.settlements.iter().filter(|it| it.own != NO_CODE);
        for note in notes.filter(|it| it.how == Settled::Returned && it.is_there(day)) {
            let number = books.named(note.number, day);
            let invoice = number.and_then(|it| books.up_to(&books.by_number, it, day).next());
            let invoice = invoice.map(|(_, debt)| debt);
            let own = note.rep != NO_CODE || self.owners.is_shared(note.own);
            let (document, rep) = match invoice.filter(|_| !own) {
                Some(invoice) => (invoice.number, invoice.rep),
                None if note.rep != NO_CODE => (note.own, note.rep),
                None => (note.own, self.owners.owner_on(note.customer, note.date)),
            };
            let sale = Money(-note.amount.0);
            let item = Item { date: note.date, due: note.date, sale, ..Item::default() };
            let (customer, place) = (note.customer, note.place);
            self.push(item, Whose { document, rep, customer, place, lent_by: None });
        }
    }

    fn advances(&mut self, books: &Books, standing: &Standing) {
        for advance in &standing.advances {
            let Some(of) = at(&books.settlements, advance.settlement) else { continue };
            let (date, customer, place) = (of.date, advance.customer, of.place);
            let item = Item { date, due: date, advance: advance.amount, ..Item::default() };
            let (document, rep) = (NO_CODE, self.owners.owner(customer));
            self.push(item, Whose { document, rep, customer, place, lent_by: None });
        }
    }

    pub fn owed(mut self, data: &Dataset, is_estimate: bool) -> Owed {
        sort::whole(&mut self.defaulted);
        self.defaulted.dedup();
        let facts = Facts {
            rep: self.rep.into(),
            customer: self.customer.into(),
            bucket: self.bucket.into(),
            is_overlay: overlays(self.is_overlay.iter().copied()),
            place: self.place.into(),
            lent_by: self.lent_by.into(),
            first: first(data, self.day),
            excluded: excluded(data, self.day),
            defaulted: self.defaulted,
            ..Facts::default()
        };
        let open = |(row, (&at, &share)): (u32, (&u32, &i64))| {
            let item = self.items.get(index(at)).filter(|it| it.open.0 > 0)?;
            Some((row, (item.open, item.due, share)))
        };
        let all = (0..).zip(self.item.iter().zip(&self.share));
        let (open_rows, open) = all.filter_map(open).unzip();
        Owed {
            facts: Rc::new(facts),
            open_rows,
            open,
            items: self.items,
            item: self.item,
            share: self.share,
            owed_by: self.owed_by,
            is_estimate,
        }
    }
}

/// What was paid of a debt.
#[derive(Clone, Copy, Default)]
pub(super) struct Paid {
    /// Taken off by credit notes up to the due date.
    credited: Money,
    /// Paid with money up to the due date.
    in_time: Money,
    /// All that was taken off it, in the order of [`HOW_SETTLED`].
    pub settled: [Money; HOW_SETTLED.len()],
    /// The last that took something off it, by its place in the books, and its row.
    last: Option<(u32, Place)>,
}

/// What was paid of every debt, by place in the books.
pub(super) fn paid_of(books: &Books, standing: &Standing) -> Vec<Paid> {
    let mut paid = vec![Paid::default(); books.debts.len()];
    for it in &standing.matches {
        let (Some(debt), Some(of)) =
            (books.debts.get(index(it.debt)), at(&books.settlements, it.settlement))
        else {
            continue;
        };
        let Some(paid) = paid.get_mut(index(it.debt)) else { continue };
        for (sum, _) in paid.settled.iter_mut().zip(HOW_SETTLED).filter(|(_, how)| *how == of.how) {
            *sum += it.amount;
        }
        paid.last = paid.last.max(Some((it.settlement, of.place)));
        match of.how {
            Settled::Returned if of.date <= debt.due => paid.credited += it.amount,
            Settled::Paid if of.date <= debt.due => paid.in_time += it.amount,
            _ => {}
        }
    }
    paid
}

/// What of a debt was settled before a day: it is not due any more.
#[derive(Clone, Copy, Default)]
pub(super) struct Early {
    /// With money.
    pub paid: Money,
    /// In whatever way, but for credit notes: what they take off is never due.
    pub all: Money,
}

/// What was settled of every debt before a day, by place in the books.
pub(super) fn settled_before(books: &Books, standing: &Standing, day: Date) -> Vec<Early> {
    let mut early = vec![Early::default(); books.debts.len()];
    for it in &standing.matches {
        let of = at(&books.settlements, it.settlement).filter(|of| of.date < day);
        let (Some(of), Some(early)) = (of, early.get_mut(index(it.debt))) else { continue };
        match of.how {
            Settled::Returned => {}
            Settled::Paid => {
                (early.paid, early.all) = (early.paid + it.amount, early.all + it.amount)
            }
            Settled::SetOff | Settled::WrittenOff => early.all += it.amount,
        }
    }
    early
}

/// The bucket of a debt: how long it is over its due date; on the due date it is not.
fn bucket(day: Date, due: Date) -> u32 {
    let late = day.0.saturating_sub(due.0);
    let over = AGES.iter().take_while(|last| late > **last).count();
    u32::try_from(over).unwrap_or_default()
}
