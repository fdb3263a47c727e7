//! The firm as the batches that an import of its sheets would bring.

use std::sync::Arc;

use planerka::model::batch::{Batch, BatchColumn, Origin, Originals};
use planerka::model::column::{Column, NO_CODE, NO_NUMBER, Texts};
use planerka::model::shape::Shape;
use planerka::model::table::Table;

use crate::firm::{CAMPAIGNS, CHANNELS, CUSTOMERS, FIRST_DAY, Firm, NONE, PRODUCTS, REPS};

/// First days of the months of the year and of the next one's January, counted from the first.
pub const MONTHS: [i32; 13] = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365];

/// Name of a salesperson.
pub fn rep(code: i32) -> String {
    format!("Менеджер {code:02}")
}

/// All sheets.
pub fn batches(firm: &Firm) -> Vec<Arc<Batch>> {
    vec![
        sales(firm),
        invoices(firm),
        payments(firm),
        inquiries(firm),
        calls(firm),
        meetings(firm),
        campaigns(),
        attempts(),
        targets(firm),
    ]
}

fn batch(table: Table, rows: usize, columns: Vec<(&str, Column)>) -> Arc<Batch> {
    let column = |(field, column): (&str, Column)| BatchColumn {
        field: field.to_owned(),
        header: field.to_owned(),
        column,
        shape: Shape::Plain,
        originals: Originals::default(),
    };
    let file = format!("{}.xlsx", table.id());
    Arc::new(Batch {
        table,
        origin: Origin { digest: file.clone(), file, sheet: String::new() },
        imported: 0,
        rows: (2..).take(rows).collect(),
        columns: columns.into_iter().map(column).collect(),
    })
}

/// A column of whole numbers, each times `scale`.
fn numbers(values: &[i32], scale: i64) -> Column {
    let number = |&it: &i32| if it == NONE { NO_NUMBER } else { i64::from(it) * scale };
    Column::Number(values.iter().map(number).collect())
}

/// A column of times: seconds, doubled.
fn times(values: &[i32]) -> Column {
    numbers(values, 2)
}

/// A column of names by code.
fn names(codes: &[i32], count: i32, name: impl Fn(i32) -> String) -> Column {
    let code = |&it: &i32| u32::try_from(it).unwrap_or(NO_CODE);
    Column::Text(Texts {
        words: (0..count).map(name).collect(),
        codes: codes.iter().map(code).collect(),
    })
}

fn reps(codes: &[i32]) -> Column {
    names(codes, REPS, rep)
}

fn customers(codes: &[i32]) -> Column {
    names(codes, CUSTOMERS, |code| format!("ООО «Клиент {code:04}»"))
}

fn campaign_names(codes: &[i32]) -> Column {
    names(codes, CAMPAIGNS, |code| format!("Акция {code}"))
}

fn sales(firm: &Firm) -> Arc<Batch> {
    let sales = &firm.sales;
    let documents = sales.document.last().map_or(0, |last| last + 1);
    let columns = vec![
        ("date", numbers(&sales.day, 1)),
        ("document", names(&sales.document, documents, |code| format!("Д-{code:07}"))),
        ("customer", customers(&sales.customer)),
        ("rep", reps(&sales.rep)),
        ("sku", names(&sales.product, PRODUCTS, |code| format!("Товар {code:03}"))),
        ("quantity", numbers(&sales.quantity, 1_000_000)),
        ("amount", numbers(&sales.amount, 100)),
        ("campaign", campaign_names(&sales.campaign)),
    ];
    batch(Table::Sales, sales.day.len(), columns)
}

fn number(code: i32) -> String {
    format!("С-{code:06}")
}

fn invoices(firm: &Firm) -> Arc<Batch> {
    let all = &firm.invoices;
    let count = i32::try_from(all.day.len()).unwrap_or(i32::MAX);
    let columns = vec![
        ("number", names(&(0..count).collect::<Vec<i32>>(), count, number)),
        ("date", numbers(&all.day, 1)),
        ("due", numbers(&all.due, 1)),
        ("customer", customers(&all.customer)),
        ("rep", reps(&all.rep)),
        ("amount", numbers(&all.amount, 100)),
    ];
    batch(Table::Invoices, all.day.len(), columns)
}

fn payments(firm: &Firm) -> Arc<Batch> {
    let all = &firm.payments;
    let count = i32::try_from(firm.invoices.day.len()).unwrap_or(i32::MAX);
    let columns = vec![
        ("date", numbers(&all.day, 1)),
        ("amount", numbers(&all.amount, 100)),
        ("invoice", names(&all.invoice, count, number)),
    ];
    batch(Table::Payments, all.day.len(), columns)
}

fn inquiries(firm: &Firm) -> Arc<Batch> {
    let all = &firm.inquiries;
    let count = i32::try_from(all.received.len()).unwrap_or(i32::MAX);
    let channel = |code: i32| {
        usize::try_from(code).ok().and_then(|at| CHANNELS.get(at)).map_or("", |it| it.0).to_owned()
    };
    let columns = vec![
        ("id", names(&(0..count).collect::<Vec<i32>>(), count, |code| format!("О-{code}"))),
        ("received", times(&all.received)),
        ("replied", times_or_none(&all.replied)),
        ("channel", names(&all.channel, 4, channel)),
        ("owner", reps(&all.rep)),
    ];
    batch(Table::Inquiries, all.received.len(), columns)
}

fn times_or_none(values: &[i32]) -> Column {
    let time = |&it: &i32| if it == NONE { NO_NUMBER } else { i64::from(it) * 2 };
    Column::Number(values.iter().map(time).collect())
}

fn calls(firm: &Firm) -> Arc<Batch> {
    let all = &firm.calls;
    let columns = vec![
        ("at", times(&all.at)),
        ("rep", reps(&all.rep)),
        ("customer", customers(&all.customer)),
        ("seconds", numbers(&all.talked, 1_000_000)),
        ("base", Column::Number(vec![0; all.at.len()])),
        ("campaign", campaign_names(&all.campaign)),
    ];
    batch(Table::Calls, all.at.len(), columns)
}

fn meetings(firm: &Firm) -> Arc<Batch> {
    let all = &firm.meetings;
    let columns = vec![
        ("at", times(&all.at)),
        ("rep", reps(&all.rep)),
        ("customer", customers(&all.customer)),
        ("kind", numbers(&all.kind, 1)),
    ];
    batch(Table::Meetings, all.at.len(), columns)
}

fn campaigns() -> Arc<Batch> {
    let codes: Vec<i32> = (0..CAMPAIGNS).collect();
    let from: Vec<i32> = codes.iter().map(|it| FIRST_DAY + it * 30).collect();
    let to: Vec<i32> = from.iter().map(|it| it + 60).collect();
    let columns = vec![
        ("name", campaign_names(&codes)),
        ("from", numbers(&from, 1)),
        ("to", numbers(&to, 1)),
        ("unit", Column::Number(codes.iter().map(|it| i64::from(it % 4)).collect())),
    ];
    batch(Table::Campaigns, codes.len(), columns)
}

fn attempts() -> Arc<Batch> {
    let rows: Vec<i32> = (0..2_000).collect();
    let by = |of: fn(i32) -> i32| rows.iter().map(|&it| of(it)).collect::<Vec<i32>>();
    let columns = vec![
        ("date", times(&by(|it| (FIRST_DAY + it % 365) * 86_400 + 43_200))),
        ("rep", reps(&by(|it| it % REPS))),
        ("topic", names(&by(|it| it / 20 % 8), 8, |code| format!("Тема {code}"))),
        ("points", numbers(&by(|it| 40 + it * 7 % 61), 1_000_000)),
    ];
    batch(Table::Attempts, rows.len(), columns)
}

/// Money, pieces and meetings of everybody, by month; campaigns whole.
fn targets(firm: &Firm) -> Arc<Batch> {
    const KPIS: [&str; 4] = ["plan_revenue", "plan_units", "meetings", "campaign_plan"];
    let (mut kpi, mut who, mut of) = (Vec::new(), Vec::new(), Vec::new());
    let (mut from, mut to, mut amount) = (Vec::new(), Vec::new(), Vec::new());
    let mut add = |row: [i32; 3], days: [i32; 2], value: i64| {
        kpi.push(row[0]);
        who.push(row[1]);
        of.push(row[2]);
        from.push(FIRST_DAY + days[0]);
        to.push(FIRST_DAY + days[1] - 1);
        amount.push(value);
    };
    for (cell, (&money, &units)) in (0..).zip(firm.plan_money.iter().zip(&firm.plan_units)) {
        let (rep, month) = (cell / 12, (cell % 12) as usize);
        let days = [MONTHS[month], MONTHS[month + 1]];
        add([0, rep, NONE], days, i64::from(money) * 1_000_000);
        add([1, rep, NONE], days, i64::from(units) * 1_000_000);
        add([2, rep, NONE], days, 20_000_000);
    }
    for campaign in 0..CAMPAIGNS {
        add([3, NONE, campaign], [0, 365], 1_000_000_000);
    }
    let columns = vec![
        ("kpi", names(&kpi, 4, |code| KPIS[code as usize].to_owned())),
        ("who", reps(&who)),
        ("of", campaign_names(&of)),
        ("from", numbers(&from, 1)),
        ("to", numbers(&to, 1)),
        ("amount", Column::Number(amount)),
    ];
    batch(Table::Targets, kpi.len(), columns)
}
