//! A program that counts sales alone says of sales what one says that counts everything.

use planerka::kpi::reach::{self, Reach, is_of_sales};
use planerka::model::batch::Batch;
use planerka::model::dataset::{Dataset, Options};
use planerka::model::date::{Date, Period};
use planerka::model::events;
use planerka::model::fixture::batch;
use planerka::model::known::Known;
use planerka::model::rules::{Recognition, Rules};
use planerka::model::scope::Scope;
use planerka::model::table::Table;
use planerka::model::targets::Who;
use planerka::report::board::board;
use std::sync::Arc;

const SALES: &str = "date | document | customer | rep | sku | quantity | amount | cost
    2026-03-02 | 1 | К1 | А | p1 | 1 | 10 | 4\n2026-03-03 | 2 | К2 | Б | p2 | 2 | 20 | 9
    2026-04-02 | 3 | К1 | А | p2 | 3 | 30 | \n2026-04-07 | 3 | К1 | А | p2 | -1 | -10 | ";

const TARGETS: &str = "kpi | who | from | amount
    plan_revenue | А | 2026-04-01 | 50\nplan_revenue | | 2026-04-01 | 90\naverage_contract | | 2026-04-01 | 5";

fn workspace() -> Vec<Arc<Batch>> {
    vec![batch(Table::Sales, SALES), batch(Table::Targets, TARGETS)]
}

fn date(text: &str) -> Date {
    Date::parse(text).expect(text)
}

/// The board of April as text: every figure of it.
fn said(reach: &Reach, rules: &Rules) -> String {
    let options = Options { rules: rules.clone(), ..Options::default() };
    let data = Dataset::with(reach.events, workspace(), options);
    let period = Period::parse("2026-04").expect("a month");
    let scope = Scope { period, as_of: period.to, today: date("2026-11-23"), who: Who::Company };
    let board = board(reach, &Known::of(&data, scope), scope);
    let rows = board.rows.iter().map(|it| {
        let reached = (it.fact, it.target, it.attainment, it.variance);
        format!("{} {:?} {reached:?} {:?}\n", it.kpi.id, it.headline, it.status)
    });
    let people = board.people.iter().map(|it| {
        format!(
            "{:?} {:?} {:?} {:?} {:?}\n",
            it.person, it.net, it.target, it.average, it.contracts
        )
    });
    let all: String = rows.chain(people).collect();
    format!("{all}{:?}\n{:?}\n{:?}", board.missing, board.trend, board.quality)
}

#[test]
fn sales_are_counted_alike_with_and_without_events() {
    for recognition in [Recognition::Shipment, Recognition::Won, Recognition::Margin] {
        let rules = Rules { recognition, ..Rules::default() };
        assert!(is_of_sales(workspace().iter().map(|it| &**it), &rules));
        let sales = said(&reach::SALES, &rules);
        assert_eq!(sales, said(&reach::ALL, &rules));
        assert!(sales.contains("plan_revenue") && sales.contains("Rep {"), "{sales}");
    }
}

#[test]
fn whatever_is_no_sale_is_counted_by_a_program_that_counts_everything() {
    let of_sales = |more: Arc<Batch>, rules: &Rules| {
        let all = workspace().into_iter().chain([more]).collect::<Vec<_>>();
        is_of_sales(all.iter().map(|it| &**it), rules)
    };
    let rules = Rules::default();
    for &table in events::TABLES {
        assert!(!of_sales(batch(table, "date\n2026-04-01"), &rules), "{table:?}");
    }
    for table in [Table::Reps, Table::Customers, Table::Products, Table::Rates, Table::Credits] {
        assert!(of_sales(batch(table, "id\n1"), &rules), "{table:?}");
    }
    let planned = |kpi: &str| {
        let text = format!("kpi | from | amount\n{kpi} | 2026-04-01 | 5");
        of_sales(batch(Table::Targets, &text), &rules)
    };
    assert!(planned("plan_units") && planned("repeat_customers"));
    assert!(!planned("meetings") && !planned("campaign_plan"));
    let paid = Rules { recognition: Recognition::Payment, ..Rules::default() };
    assert!(!of_sales(batch(Table::Sales, SALES), &paid));
}
