//! The tables of what happens beside sales, joined by what a program may do without: one without
//! rows of theirs need not carry how they are joined.

use super::attempts::Attempts;
use super::balances::Balances;
use super::callbacks;
use super::calls::Calls;
use super::cells::Counted;
use super::dataset::Dataset;
use super::inquiries::Inquiries;
use super::invoices::Invoices;
use super::joining::Joining;
use super::meetings::Meetings;
use super::payments::Payments;
use super::questions;
use super::table::Table;
use super::trainings;

/// The tables.
pub const TABLES: &[Table] = &[
    Table::Attempts,
    Table::Topics,
    Table::Trainings,
    Table::Questions,
    Table::Inquiries,
    Table::Calls,
    Table::Campaigns,
    Table::Meetings,
    Table::Invoices,
    Table::Payments,
    Table::Balances,
];

/// How they are joined.
#[derive(Clone, Copy)]
pub struct Events {
    /// A dataset of them alone.
    pub(super) join: fn(Counted, &mut Joining) -> Dataset,
    /// What one table says of another, once all of them are joined.
    pub(super) settle: fn(&mut Dataset),
}

/// All of them.
pub const ALL: Events = Events {
    join: |batches, joining| Dataset {
        attempts: Attempts::of(batches, joining),
        trainings: trainings::of(batches, joining),
        questions: questions::of(batches, joining),
        inquiries: Inquiries::of(batches, joining),
        calls: Calls::of(batches, joining),
        meetings: Meetings::of(batches, joining),
        invoices: Invoices::of(batches, joining),
        payments: Payments::of(batches, joining),
        balances: Balances::of(batches, joining),
        ..Dataset::default()
    },
    settle: |data| {
        let Dataset { inquiries, calls, channels, outcomes, .. } = data;
        callbacks::answer(inquiries, calls, channels, outcomes);
    },
};

/// None of them: right for batches of other tables alone.
pub const NONE: Events = Events { join: |_, _| Dataset::default(), settle: |_| {} };
