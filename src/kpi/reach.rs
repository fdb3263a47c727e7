//! How far a program counts: everything, or sales alone. Much of a first look needs no more than
//! sales, and what counts the rest is as much code again.

use super::{Kpi, defs};
use crate::model::batch::Batch;
use crate::model::events::{self, Events};
use crate::model::rules::{Recognition, Rules};
use crate::model::table::Table;

/// What a program counts.
pub struct Reach {
    /// The KPIs, in the order of the handbook.
    pub kpis: &'static [&'static Kpi],
    /// The plan in money: the one that people and months are shown by.
    pub money: &'static Kpi,
    /// How the tables of events are joined.
    pub events: Events,
}

/// Everything.
pub static ALL: Reach = Reach { kpis: defs::ALL, money: defs::money(), events: events::ALL };

/// Sales: right where [`is_of_sales`].
pub static SALES: Reach =
    Reach { kpis: defs::OF_SALES, money: defs::money_of_lines(), events: events::NONE };

/// Whether nothing but sales is told or asked for: no table of events has rows, targets are of
/// KPIs of sales, which are not recognised by payment.
pub fn is_of_sales<'a>(mut batches: impl Iterator<Item = &'a Batch>, rules: &Rules) -> bool {
    rules.recognition != Recognition::Payment && batches.all(tells_sales)
}

fn tells_sales(batch: &Batch) -> bool {
    let is_counted = |id: &str| defs::NAMES_OF_SALES.contains(&id);
    match batch.table {
        Table::Targets => {
            let kpis = batch.column("kpi").map(|it| &it.column);
            let mut rows = 0..batch.len();
            rows.all(|row| kpis.and_then(|it| it.text(row)).is_none_or(is_counted))
        }
        table => !events::TABLES.contains(&table),
    }
}

impl Reach {
    /// Whether it counts everything.
    pub fn is_all(&self) -> bool {
        self.kpis.len() == defs::NAMES.len()
    }
}
