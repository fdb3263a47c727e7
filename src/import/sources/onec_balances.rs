//! «Оборотно-сальдовая ведомость по счёту 62» of 1C, made a list by [`turnovers`].

use super::export::Export;
use super::turnovers;
use crate::lang::text;
use crate::model::table::Table;

#[rustfmt::skip]
pub(super) const EXPORT: Export = Export {
    id: "onec_balances",
    name: text("1С: оборотно-сальдовая ведомость", "1C turnover balance sheet"),
    table: Table::Balances,
    signs: &[&["контрагент"], &["период с"], &["период по"], &["сальдо на начало периода"], &["дебет"], &["кредит"],
        &["сальдо на конец периода"]],
    columns: &[
        ("from", &["период с"]),
        ("to", &["период по"]),
        ("customer", &["контрагент"]),
        ("contract", &["договор"]),
        ("opening", &["сальдо на начало периода"]),
        ("debit", &["дебет"]),
        ("credit", &["кредит"]),
        ("closing", &["сальдо на конец периода"]),
    ],
    relist: Some(turnovers::listed_of),
    ..Export::PLAIN
};
