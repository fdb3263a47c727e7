//! Allocation: which settlement takes what off which debt, with all that is there on a day.
//!
//! Money that names an invoice pays it, a credit note's number stands for its invoice, a contract
//! its invoices, a customer all of his, never narrower than the level chosen; inside a level all
//! money up to the day meets all debts up to it, by due date, date and number. What is over, or
//! names what is not there, is an advance. A refund takes back the money before it, the latest
//! first; what it finds no money for goes on to the customer's, and in the end is a minus there.

use super::books::{Books, Debt, Groups, books};
use super::purse::Purse;
use super::settlements::{Settlement, at};
use crate::model::column::NO_CODE;
use crate::model::date::Date;
use crate::model::known::Known;
use crate::model::rules::Allocation;
use crate::model::slice::index;
use crate::model::sort;
use crate::model::unit::Money;
use std::rc::Rc;

/// What is left of every debt and of every settlement at the end of a day.
pub(super) struct Standing {
    /// Of the debts, by place in the books.
    pub left: Vec<Money>,
    /// Which settlement took what off which debt.
    pub matches: Vec<Match>,
    /// Advances; a minus where more was given back than came.
    pub advances: Vec<Advance>,
}

/// What a settlement took off a debt.
pub(super) struct Match {
    pub debt: u32,
    pub settlement: u32,
    pub amount: Money,
}

/// What is over of a settlement.
pub(super) struct Advance {
    pub settlement: u32,
    pub customer: u32,
    pub amount: Money,
}

/// What money is for: the narrowest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Level {
    Invoice,
    Contract,
    Customer,
}

/// Debts that some money pays: of one customer alone, where one is named.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Pool {
    level: Level,
    code: u32,
    customer: u32,
}

/// A settlement on its way to a pool.
#[derive(Clone, Copy)]
struct Entry {
    pool: Pool,
    settlement: u32,
    is_refund: bool,
    purse: Purse,
}

/// How things stand at the end of a day.
pub(super) fn standing(known: &Known, day: Date) -> Rc<Standing> {
    known.derive_at(day, |known, day| {
        let books = books(known);
        let level = known.data.rules.allocation;
        Ledger::open(&books, day, level).settled()
    })
}

struct Ledger<'a> {
    books: &'a Books,
    day: Date,
    level: Allocation,
    debts: Vec<Purse>,
    matches: Vec<Match>,
    advances: Vec<Advance>,
}

impl<'a> Ledger<'a> {
    fn open(books: &'a Books, day: Date, level: Allocation) -> Ledger<'a> {
        let nothing = Purse::of(Money(0), None);
        let purse = |it: &Debt| {
            if it.date <= day { Purse::of(it.amount, it.foreign) } else { nothing }
        };
        let debts = books.debts.iter().map(purse).collect();
        Ledger { books, day, level, debts, matches: Vec::new(), advances: Vec::new() }
    }

    fn settled(mut self) -> Standing {
        let (mut of_invoices, mut of_contracts, mut of_customers) =
            (Vec::new(), Vec::new(), Vec::new());
        for (settlement, it) in (0..).zip(&self.books.settlements) {
            if !it.is_there(self.day) {
                continue;
            }
            let purse = Purse::of(it.amount, it.foreign);
            match self.pool(it).filter(|_| !it.stays) {
                Some(pool) => {
                    let of = match pool.level {
                        Level::Invoice => &mut of_invoices,
                        Level::Contract => &mut of_contracts,
                        Level::Customer => &mut of_customers,
                    };
                    of.push(Entry { pool, settlement, is_refund: it.amount.0 < 0, purse });
                }
                None => self.over(settlement, it.customer, it.amount),
            }
        }
        for entries in [of_invoices, of_contracts] {
            for pool in by_pool(entries, |it| it.code).chunk_by(|a, b| a.pool == b.pool) {
                of_customers.extend(self.pay(pool));
            }
        }
        let of_customers = by_pool(of_customers, |it| it.customer);
        for pool in of_customers.chunk_by(|a, b| a.pool == b.pool) {
            for entry in self.pay(pool) {
                self.over(entry.settlement, entry.pool.customer, Money(-entry.purse.left().0));
            }
        }
        Standing {
            left: self.debts.iter().map(Purse::left).collect(),
            matches: self.matches,
            advances: self.advances,
        }
    }

    fn over(&mut self, settlement: u32, customer: u32, amount: Money) {
        if amount.0 != 0 {
            self.advances.push(Advance { settlement, customer, amount });
        }
    }

    /// What a settlement is for on this day; `None` where that is not there.
    fn pool(&self, it: &Settlement) -> Option<Pool> {
        let books = self.books;
        if it.number != NO_CODE {
            let number = books.named(it.number, self.day)?;
            return self.narrow(Level::Invoice, &books.by_number, number, it.customer);
        }
        let of_customer = |customer| Pool { level: Level::Customer, code: NO_CODE, customer };
        let own = Some(it.customer).filter(|it| *it != NO_CODE);
        if it.contract == NO_CODE {
            return own.map(of_customer);
        }
        let of_contract =
            || self.narrow(Level::Contract, &books.by_contract, it.contract, it.customer);
        if self.level != Allocation::Client {
            return of_contract();
        }
        let owner = || only(&self.customers(&books.by_contract, it.contract));
        own.or_else(owner).map(of_customer).or_else(of_contract)
    }

    /// The debts of a number; those of the customer that is named alone, where it has some of them.
    fn narrow(&self, level: Level, groups: &Groups, code: u32, named: u32) -> Option<Pool> {
        let customers = || self.books.up_to(groups, code, self.day).map(|(_, debt)| debt.customer);
        let first = customers().next()?;
        let is_shared = customers().any(|it| it != first);
        let customer = if is_shared && customers().any(|it| it == named) { named } else { NO_CODE };
        Some(Pool { level, code, customer })
    }

    fn customers(&self, groups: &Groups, code: u32) -> Vec<u32> {
        self.books.up_to(groups, code, self.day).map(|(_, debt)| debt.customer).collect()
    }

    /// Lets the money of a pool meet its debts; gives the refunds that found no money.
    fn pay(&mut self, entries: &[Entry]) -> Vec<Entry> {
        let Some(pool) = entries.first().map(|it| it.pool) else { return Vec::new() };
        let has_refunds = entries.iter().any(|it| it.is_refund);
        let (left, refunds) =
            if has_refunds { without_refunds(entries) } else { Default::default() };
        let money = if has_refunds { &left } else { entries };
        let books = self.books;
        let groups = match pool.level {
            Level::Invoice => &books.by_number,
            Level::Contract => &books.by_contract,
            Level::Customer => &books.by_customer,
        };
        let code = if pool.level == Level::Customer { pool.customer } else { pool.code };
        let mut debts = books
            .up_to(groups, code, self.day)
            .filter(|(_, debt)| pool.customer == NO_CODE || debt.customer == pool.customer);
        let mut payer = pool.customer;
        let mut current = None;
        for mut entry in money.iter().copied() {
            while !entry.purse.is_empty() {
                let Some((place, debt)) = current.or_else(|| debts.next()) else { break };
                payer = debt.customer;
                let Some(purse) = self.debts.get_mut(index(place)) else { break };
                let amount = purse.meet(&mut entry.purse);
                current = (!purse.is_empty()).then_some((place, debt));
                if amount.0 != 0 {
                    self.matches.push(Match { debt: place, settlement: entry.settlement, amount });
                }
            }
            self.over(entry.settlement, self.payer(entry, payer), entry.purse.left());
        }
        let first = books.up_to(groups, code, self.day).next().map_or(payer, |it| it.1.customer);
        let of_customer = |entry: Entry| {
            let customer = self.payer(entry, first);
            Entry { pool: Pool { level: Level::Customer, code: NO_CODE, customer }, ..entry }
        };
        refunds.into_iter().map(of_customer).collect()
    }

    /// Whose a settlement is: the customer that it names, else the one whose debts it pays.
    fn payer(&self, entry: Entry, otherwise: u32) -> u32 {
        let own = at(&self.books.settlements, entry.settlement).map(|it| it.customer);
        own.filter(|it| *it != NO_CODE).unwrap_or(otherwise)
    }
}

/// Entries by pool, then in the order of settlements; a pool's code tells most of them apart.
fn by_pool(entries: Vec<Entry>, code: fn(&Pool) -> u32) -> Vec<Entry> {
    let known = |it: &Entry| code(&it.pool) != NO_CODE;
    let count = entries.iter().filter(|it| known(it)).map(|it| index(code(&it.pool)) + 1).max();
    let count = count.unwrap_or(0);
    // What has no code comes last.
    let last = u32::try_from(count).unwrap_or(NO_CODE);
    let groups = Groups::of(count + 1, entries.iter().map(|it| code(&it.pool).min(last)));
    let places = groups.members().iter();
    let mut entries: Vec<Entry> =
        places.filter_map(|&at| entries.get(index(at)).copied()).collect();
    let key = |it: &Entry| (it.pool, it.settlement);
    for own in entries.chunk_by_mut(|a, b| code(&a.pool) == code(&b.pool)) {
        if !own.is_sorted_by_key(key) {
            sort::by_key(own, key);
        }
    }
    entries
}

/// The customer that all of them are.
fn only(customers: &[u32]) -> Option<u32> {
    let first = *customers.first()?;
    customers.iter().all(|it| *it == first).then_some(first)
}

/// The money of a pool by date, less what was given back of it; and refunds without money.
fn without_refunds(entries: &[Entry]) -> (Vec<Entry>, Vec<Entry>) {
    let (mut money, mut refunds): (Vec<Entry>, Vec<Entry>) = (Vec::new(), Vec::new());
    for &entry in entries {
        let mut entry = entry;
        let (from, to) =
            if entry.is_refund { (&mut money, &mut refunds) } else { (&mut refunds, &mut money) };
        while let Some(last) = from.last_mut() {
            last.purse.meet(&mut entry.purse);
            if last.purse.is_empty() {
                from.pop();
            }
            if entry.purse.is_empty() {
                break;
            }
        }
        if !entry.purse.is_empty() {
            to.push(entry);
        }
    }
    (money, refunds)
}
