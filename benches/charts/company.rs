//! The first demo company and the reports that the dashboard is drawn of.

use std::sync::Arc;

use planerka::demo;
use planerka::kpi::{Kpi, defs};
use planerka::lang::Lang;
use planerka::model::dataset::{Dataset, Options};
use planerka::model::date::{Date, Period};
use planerka::model::known::Known;
use planerka::model::scope::Scope;
use planerka::model::targets::Who;
use planerka::report::details::details;
use planerka::report::exhibit::Picture;
use planerka::report::trend::{Trend, months};

/// The day that the company is made on, and the quarters that are looked at in turn: with them every
/// number of the dashboard changes.
const TODAY: &str = "2026-11-29";
const QUARTERS: [&str; 2] = ["2026-Q3", "2026-Q2"];

/// What one chart shows.
pub enum Shown {
    /// A KPI by month against its plan.
    Months(Trend, &'static Kpi),
    /// A picture of a KPI's page.
    Picture(Picture),
}

/// The pictures, by KPI and by place among those of its page.
const PICTURES: [(&str, usize); 7] = [
    ("plan_revenue", 0),
    ("plan_revenue", 1),
    ("response_time", 0),
    ("response_time", 1),
    ("overdue_receivables", 0),
    ("cold_conversion", 0),
    ("average_contract", 0),
];

/// The eight charts of each quarter.
pub fn shown() -> Vec<Vec<Shown>> {
    let today = Date::parse(TODAY).unwrap_or_default();
    let batches = demo::batches(0, today, Lang::Ru).into_iter().map(Arc::new).collect();
    let options = Options { currency: Some("RUB".to_owned()), ..Options::default() };
    let data = Dataset::build(batches, options).settled();
    QUARTERS.iter().filter_map(|it| Period::parse(it)).map(|it| of(&data, it, today)).collect()
}

fn of(data: &Dataset, period: Period, today: Date) -> Vec<Shown> {
    let scope = Scope { period, as_of: period.to, today, who: Who::Company };
    let money = defs::money();
    let pictures = PICTURES.iter().filter_map(|&(id, at)| {
        let all = details(defs::find(id)?, &Known::of(data, scope), scope, None);
        all.into_iter().filter_map(|it| it.picture).nth(at).map(Shown::Picture)
    });
    std::iter::once(Shown::Months(months(data, scope, money), money)).chain(pictures).collect()
}
