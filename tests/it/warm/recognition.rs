//! When a sale counts: margin, money that comes, what was sold.

use super::{LATE, YEAR, build, of, ok, ruled, scope, value};
use planerka::kpi::defs;
use planerka::model::dataset::Reason;
use planerka::model::fixture::batch;
use planerka::model::known::Known;
use planerka::model::rules::{Recognition, Rules};
use planerka::model::slice::By;
use planerka::model::table::Table;
use planerka::model::unit::Exact;
use planerka::report::board::row;

fn recognised(recognition: Recognition) -> Rules {
    Rules { recognition, ..Rules::default() }
}

#[test]
fn margin_is_revenue_less_cost_and_a_line_without_a_cost_is_out() {
    let batches = vec![
        batch(Table::Products, "sku | cost\nA | 60\nB |"),
        batch(
            Table::Sales,
            "date | document | rep | sku | quantity | amount | kind
            2026-03-01 | Д-1 | Ким | A | 2 | 200 |
            2026-03-02 | Д-2 | Ким | A | 1 | 0 |
            2026-03-03 | Д-3 | Ким | A | 1 | 90 | return
            2026-03-04 | Д-4 | Ким | B | 1 | 500 |",
        ),
    ];
    let data = ruled(batches, recognised(Recognition::Margin));
    let year = scope(YEAR, LATE);
    assert_eq!(value(&data, year, "plan_revenue.actual"), Ok(Exact::whole(200 - 120)));
    assert_eq!(value(&data, year, "plan_revenue.net"), Ok(Exact::whole(80 - 60 - (90 - 60))));
    let slice = defs::money().slice(&Known::of(&data, year), year);
    let why: Vec<Reason> = slice.facts.excluded.iter().map(|it| it.1).collect();
    assert_eq!(why, [Reason::NoCost]);
}

#[test]
fn money_that_came_is_shared_out_over_the_lines_it_pays() {
    let batches = vec![
        batch(Table::Customers, "name | owner\nРомашка | Гусев"),
        batch(
            Table::Sales,
            "date | document | customer | rep | sku | quantity | amount
            2026-03-01 | С-1 | Ромашка | Ким | A | 1 | 200
            2026-03-01 | С-1 | Ромашка | Ким | B | 1 | 100",
        ),
        batch(Table::Credits, "document | rep | share\nС-1 | Ким | 0.5\nС-1 | Орлова | 0.5"),
        batch(
            Table::Payments,
            "date | amount | invoice | customer | kind
            2026-03-05 | 100 | С-1 | Ромашка |
            2026-04-05 | 30 | С-1 | Ромашка | refund
            2026-04-06 | 50 | | Ромашка |
            2026-04-07 | 70 | С-1 | Ромашка | set_off",
        ),
    ];
    let data = ruled(batches, recognised(Recognition::Payment));
    let whose = ["", "Ким", "Орлова", "Гусев"];
    let net = of(&data, scope(YEAR, LATE), "plan_revenue.net", whose);
    assert_eq!(net, ok([100 - 30 + 50, 35, 35, 50]));
    let actual = of(&data, scope(YEAR, LATE), "plan_revenue.actual", whose);
    assert_eq!(actual, ok([150, 50, 50, 50]));
    let march = scope("2026-03", LATE);
    let slice = defs::money().slice(&Known::of(&data, march), march);
    let by_product: Vec<i128> = slice
        .split(By::Product, &[])
        .iter()
        .map(|(_, part)| {
            defs::money().measure("net").expect("net").count(part).value.expect("a sum").rounded(2)
        })
        .collect();
    assert_eq!(by_product, [6_667, 3_333]);
}

#[test]
fn money_is_of_those_whose_the_invoices_are_that_it_pays() {
    let batches = vec![
        batch(Table::Customers, "name | owner\nРомашка | Гусев\nЛютик | Гусев"),
        batch(
            Table::Sales,
            "date | document | customer | rep | sku | quantity | amount
            2026-03-01 | С-1 | Ромашка | Ким | A | 1 | 300",
        ),
        batch(Table::Credits, "document | rep | share\nС-3 | Ким | 0.5\nС-3 | Орлова | 0.5"),
        batch(
            Table::Invoices,
            "number | date | due | customer | rep | amount | paid | paid_on
            С-1 | 2026-03-01 | 2026-03-10 | Ромашка | | 300 | |
            С-2 | 2026-03-02 | 2026-03-20 | Ромашка | Орлова | 100 | |
            С-3 | 2026-03-03 | 2026-03-20 | Лютик | Ким | 80 | 60 | 2026-04-10
            С-4 | 2026-03-04 | 2026-03-20 | Лютик | Орлова | 40 | | 2026-04-11
            С-5 | 2026-03-05 | 2026-03-20 | Лютик | Ким | 70 | 70 |",
        ),
        batch(
            Table::Payments,
            "date | amount | invoice | customer
            2026-04-01 | 350 | | Ромашка
            2026-04-02 | 90 | | Ромашка
            2026-05-05 | 20 | С-5 | Лютик",
        ),
    ];
    let data = ruled(batches, recognised(Recognition::Payment));
    let whose = ["", "Ким", "Орлова", "Гусев"];
    // 350 pay С-1 (Ким's by its lines) and half of С-2; 90 the other half, and 40 are over: the
    // owner's. С-3 by its credits, С-4 whole, both when the columns say; of С-5 only what the
    // payment says, once it is there.
    let april = of(&data, scope("2026-04", LATE), "plan_revenue.net", whose);
    assert_eq!(april, ok([350 + 90 + 60 + 40, 300 + 30, 50 + 50 + 30 + 40, 40]));
    let may = of(&data, scope("2026-05", LATE), "plan_revenue.net", whose);
    assert_eq!(may, ok([20, 20, 0, 0]));
    let march = of(&data, scope("2026-03", LATE), "plan_revenue.net", whose);
    assert_eq!(march, ok([0, 0, 0, 0]));
    // Before the payment is there, the column of С-5 says it was paid on its date.
    let march = of(&data, scope("2026-03", "2026-04-30"), "plan_revenue.net", whose);
    assert_eq!(march, ok([70, 70, 0, 0]));
}

#[test]
fn money_given_back_is_of_those_whose_it_was() {
    let batches = vec![
        batch(Table::Customers, "name | owner\nРомашка | Гусев"),
        batch(
            Table::Invoices,
            "number | date | customer | rep | amount\nС-1 | 2026-03-01 | Ромашка | Ким | 100",
        ),
        batch(
            Table::Payments,
            "date | amount | customer | kind
            2026-03-05 | 100 | Ромашка |
            2026-04-05 | 30 | Ромашка | refund",
        ),
    ];
    let data = ruled(batches, recognised(Recognition::Payment));
    let whose = ["", "Ким", "Гусев"];
    let net = of(&data, scope(YEAR, LATE), "plan_revenue.net", whose);
    assert_eq!(net, ok([70, 70, 0]));
    let april = of(&data, scope("2026-04", LATE), "plan_revenue.net", whose);
    assert_eq!(april, ok([-30, -30, 0]));
}

#[test]
fn money_given_back_again_and_again_is_not_given_back_of_itself() {
    let refunds = (1..=28).map(|day| format!("\n2026-04-{day:02} | 1 | Ромашка | refund"));
    let payments = "date | amount | customer | kind\n2026-03-05 | 100 | Ромашка |".to_owned();
    let data = ruled(
        vec![
            batch(Table::Customers, "name | owner\nРомашка | Гусев"),
            batch(
                Table::Invoices,
                "number | date | customer | rep | amount
                С-1 | 2026-03-01 | Ромашка | Ким | 60
                С-2 | 2026-03-02 | Ромашка | Гусев | 40",
            ),
            batch(Table::Payments, &refunds.fold(payments, |text, line| text + &line)),
        ],
        recognised(Recognition::Payment),
    );
    let net = of(&data, scope("2026-04", LATE), "plan_revenue.net", ["", "Ким", "Гусев"]);
    assert_eq!(net[0], Ok(Exact::whole(-28)));
    let parts = [net[1], net[2]].map(|it| it.expect("a value"));
    assert_eq!(parts[0].plus(parts[1]), Some(Exact::whole(-28)));
}

#[test]
fn sold_stands_for_net_where_the_firm_decides_so() {
    let batches = || {
        vec![
            batch(
                Table::Targets,
                "kpi | from | to | amount\nplan_revenue | 2026-03-01 | 2026-03-31 | 100",
            ),
            batch(
                Table::Sales,
                "date | document | amount | kind
                2026-03-02 | Д-1 | 90 |
                2026-03-05 | В-1 | 40 | return",
            ),
        ]
    };
    let march = scope("2026-03", LATE);
    let net = build(batches());
    assert_eq!(value(&net, march, "plan_revenue.headline"), Ok(Exact::new(50, 100)));
    let sold = ruled(batches(), Rules { fact_is_sold: true, ..Rules::default() });
    assert_eq!(value(&sold, march, "plan_revenue.headline"), Ok(Exact::new(90, 100)));
    assert_eq!(value(&sold, march, "plan_revenue.net"), Ok(Exact::whole(50)));
    let row = row(defs::money(), &defs::money().slice(&Known::of(&sold, march), march));
    assert_eq!((row.fact, row.attainment), (Ok(Exact::whole(90)), Ok(Exact::new(90, 100))));
}
