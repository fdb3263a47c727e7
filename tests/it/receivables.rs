//! Receivables: who owes what on a day, and since when it is due.

mod age;
mod paid;
mod properties;
mod quickbooks;
mod reports;
mod whose;

use planerka::kpi::{Kpi, NoValue, defs};
use planerka::model::batch::Batch;
use planerka::model::dataset::{Dataset, Options};
use planerka::model::date::{Date, Period};
use planerka::model::fixture::batch;
use planerka::model::invoices::InvoiceKind;
use planerka::model::known::Known;
use planerka::model::rules::Rules;
use planerka::model::scope::Scope;
use planerka::model::slice::{By, Slice, UNALLOCATED};
use planerka::model::table::Table;
use planerka::model::targets::Who;
use planerka::model::unit::{Exact, Money};
use std::sync::Arc;

fn kpi() -> &'static Kpi {
    defs::find("overdue_receivables").expect("the KPI")
}

fn date(text: &str) -> Date {
    Date::parse(text).expect(text)
}

/// A workspace with its rules, seen on a day: from the first of its month to it.
struct Books {
    data: Dataset,
}

impl Books {
    fn of(tables: &[(Table, &str)]) -> Books {
        Books::with(tables, Rules::default())
    }

    fn with(tables: &[(Table, &str)], rules: Rules) -> Books {
        let batches: Vec<Arc<Batch>> = tables.iter().map(|(it, text)| batch(*it, text)).collect();
        Books { data: Dataset::build(batches, Options { rules, ..Options::default() }) }
    }

    fn scope(&self, day: &str) -> Scope {
        let day = date(day);
        let (year, month, _) = day.parts();
        let period = Period { from: Date::new(year, month, 1).expect("a day"), to: day };
        Scope { period, as_of: day, today: date("2030-01-01"), who: Who::Company }
    }

    fn slice(&self, scope: Scope) -> Slice<'_> {
        kpi().slice(&Known::of(&self.data, scope), scope)
    }

    fn value(&self, day: &str, measure: &str) -> Result<Exact, NoValue> {
        let slice = self.slice(self.scope(day));
        kpi().measure(measure).expect(measure).count(&slice).value
    }

    /// A figure of a day in major units.
    fn whole(&self, day: &str, measure: &str) -> i128 {
        let value = self.value(day, measure).expect("a value");
        assert_eq!(value.denominator(), 1, "{measure} is {value:?}");
        value.numerator()
    }

    /// What is owed and what is overdue of it.
    fn owed(&self, day: &str) -> (i128, i128) {
        (self.whole(day, "open"), self.whole(day, "overdue"))
    }

    /// What is owed by bucket.
    fn ages(&self, day: &str) -> [i128; 6] {
        let slice = self.slice(self.scope(day));
        let parts = slice.split(By::Bucket, &[0, 1, 2, 3, 4, 5]);
        let ageing = kpi().measure("ageing").expect("ageing");
        let ages: Vec<i128> = parts
            .iter()
            .map(|(_, part)| ageing.count(part).value.expect("a value").rounded(0))
            .collect();
        ages.try_into().expect("six buckets")
    }

    /// What is owed on the rows of the reps, by name.
    fn by_rep(&self, day: &str) -> Vec<(String, i128)> {
        let slice = self.slice(self.scope(day));
        let open = kpi().measure("open").expect("open");
        let name = |code: Option<u32>| match code {
            None => "никто".to_owned(),
            Some(UNALLOCATED) => "не распределено".to_owned(),
            Some(code) => self.data.rep(code).expect("a rep").name.clone(),
        };
        let parts = slice.split(By::Rep, &[]);
        let value = |part: &Slice| open.count(part).value.expect("a value").rounded(0);
        parts.iter().map(|(code, part)| (name(*code), value(part))).collect()
    }
}

/// All that was ever to be paid up to a day, in major units.
fn invoiced(books: &Books, day: Date) -> Exact {
    let all = &books.data.invoices;
    let rows = all.date.iter().zip(&all.amount).zip(&all.kind);
    let debts = rows.filter(|((on, amount), kind)| {
        **on <= day && amount.0 > 0 && **kind == InvoiceKind::Shipment
    });
    debts.map(|((_, amount), _)| *amount).sum::<Money>().exact()
}
