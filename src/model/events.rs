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

/// How a table is joined to a dataset.
type Join = fn(&mut Dataset, Counted, &mut Joining);

/// How they are joined.
#[derive(Clone, Copy)]
pub struct Events {
    /// One after another.
    pub(super) joins: &'static [Join],
    /// What one table says of another, once all of them are joined.
    pub(super) settle: fn(&mut Dataset),
}

/// All of them.
pub const ALL: Events = Events {
    joins: &[
        |data, batches, joining| data.attempts = Attempts::of(batches, joining),
        |data, batches, joining| data.trainings = trainings::of(batches, joining),
        |data, batches, joining| data.questions = questions::of(batches, joining),
        |data, batches, joining| data.inquiries = Inquiries::of(batches, joining),
        |data, batches, joining| data.calls = Calls::of(batches, joining),
        |data, batches, joining| data.meetings = Meetings::of(batches, joining),
        |data, batches, joining| data.invoices = Invoices::of(batches, joining),
        |data, batches, joining| data.payments = Payments::of(batches, joining),
        |data, batches, joining| data.balances = Balances::of(batches, joining),
    ],
    settle: |data| {
        let Dataset { inquiries, calls, channels, outcomes, .. } = data;
        callbacks::answer(inquiries, calls, channels, outcomes);
    },
};

/// None of them: right for batches of other tables alone.
pub const NONE: Events = Events { joins: &[], settle: |_| {} };
