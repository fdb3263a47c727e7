//! The sheets of a demo company, written as the lines of small tables.

use crate::model::batch::Batch;
use crate::model::date::Date;
use crate::model::fixture;
use crate::model::table::Table;
use std::fmt::Write;
use std::sync::Arc;

/// Sheets by table, in the order they were begun.
#[derive(Default)]
pub struct Sheets {
    all: Vec<(Table, String)>,
}

impl Sheets {
    /// Begins a sheet with these fields, between `|`.
    pub fn begin(&mut self, table: Table, fields: &str) {
        self.all.push((table, format!("{fields}\n")));
    }

    /// One row of a sheet that was begun: cells between `|`.
    pub fn row(&mut self, table: Table, cells: std::fmt::Arguments<'_>) {
        if let Some((_, text)) = self.all.iter_mut().find(|it| it.0 == table) {
            let _ = writeln!(text, "{cells}");
        }
    }

    /// As if imported that day from the files of the firm.
    pub fn batches(self, firm: usize, today: Date) -> Vec<Batch> {
        let batch = |(table, text): (Table, String)| {
            let file = format!("demo-{}-{}.csv", firm + 1, table.id());
            let made = Arc::unwrap_or_clone(fixture::batch_of(table, &file, &text));
            Batch { imported: today.0, ..made }
        };
        self.all.into_iter().map(batch).collect()
    }
}

/// Kopecks as roubles with two decimals.
pub fn roubles(kopecks: i64) -> String {
    let sign = if kopecks < 0 { "-" } else { "" };
    format!("{sign}{}.{:02}", kopecks.abs() / 100, kopecks.abs() % 100)
}

/// A time of that day.
pub fn at(day: Date, minute: i32) -> String {
    format!("{day} {:02}:{:02}", minute / 60 % 24, minute % 60)
}
