//! Workspaces that any lines make: what a line says of a sale is said of events of every table.

use planerka::model::batch::Batch;
use planerka::model::fixture::{batch, batch_of};
use planerka::model::table::Table;
use proptest::prelude::*;
use std::sync::Arc;

const REPS: &str = "name|team\nА|Север\nБ|Север / Омск\nВ|";
const PRODUCTS: &str = "sku|group|kind|price\np1|G|main|10\np2|G|companion|20\np3|H|main|30";
const CUSTOMERS: &str = "name\nК1\nК2\nК3";
const CAMPAIGNS: &str = "name|from|to|window_days|unit|cost|attribution\nВыставка|2026-03-05|2026-03-06|10|clients|50|last\nВебинар|2026-03-02|2026-03-03|40|clients||equal\nРассылка|2026-03-01|2026-03-31|5|profit|7.77|first";
pub const TARGETS: &str = "kpi|who|of|from|amount\nplan_revenue|А||2026-03-01|900\nplan_revenue|Б||2026-03-01|700\nplan_units||p1|2026-03-01|30\nplan_units||p2|2026-03-01|10\nmeetings|А||2026-03-01|5\npresentations|||2026-03-01|3\ncold_conversion|||2026-03-01|4\ncampaign_plan|А|Выставка|2026-03-01|2\ncampaign_plan||Вебинар|2026-03-01|3";

/// One line: day of March, document, rep, product, quantity, amount in kopecks.
pub type Row = (u32, u32, usize, usize, i64, i64);

/// Any line.
pub fn line() -> impl Strategy<Value = Row> {
    (1..=31u32, 0..12u32, 0..4usize, 0..4usize, -3..9i64, -5_000..90_000i64)
}

fn sales(rows: &[Row]) -> String {
    let mut text =
        "date|document|returns_of|customer|rep|sku|quantity|amount|campaign|cost\n".to_owned();
    for (day, document, rep, product, quantity, amount) in rows {
        let customer = ["К1", "К2", "К3", ""][*document as usize % 4];
        let returns_of = if *amount < 0 && day % 2 == 0 {
            format!("D{}", (document + 4) % 12)
        } else {
            String::new()
        };
        let rep = ["А", "Б", "В", ""][*rep];
        let campaign = ["", "Выставка", "", "Рассылка"][*product];
        let cost = ["", "1.5"][*day as usize % 2];
        let product = ["p1", "p2", "p3", ""][*product];
        let (sign, size) = (if *amount < 0 { "-" } else { "" }, amount.abs());
        text.push_str(&format!(
            "2026-03-{day:02}|D{document}|{returns_of}|{customer}|{rep}|{product}|{quantity}|{sign}{}.{:02}|{campaign}|{cost}\n",
            size / 100,
            size % 100
        ));
    }
    text
}

/// Shares that make a whole, less than one and more.
const CREDITS: &str =
    "document|rep|share|kind\nD4|А|0.5|\nD4|Б|0.5|\nD5|А|0.7|\nD6|Б|0.8|\nD6|В|0.333333|";

/// Who owns the customers, which changes.
const ASSIGNMENTS: &str =
    "customer|rep|from|to\nК1|А|2026-03-10|2026-03-20\nК1|Б|2026-03-15|\nК2|В||2026-03-05";

/// Who met whom that day, of what type and with what status.
fn meetings(rows: &[Row]) -> String {
    let mut text = "at|rep|customer|kind|status\n".to_owned();
    for (day, document, rep, product, quantity, amount) in rows {
        let rep = ["А", "Б", "В", "А; Б"][*rep];
        let customer = ["К1", "К2", "К3", ""][(*document as usize + product) % 4];
        let kind = ["meeting", "presentation", "both"][quantity.rem_euclid(3) as usize];
        let status = ["held", "", "held", "cancelled"][amount.rem_euclid(4) as usize];
        text.push_str(&format!("2026-03-{day:02}|{rep}|{customer}|{kind}|{status}\n"));
    }
    text
}

/// Inquiries of the same rows: chats and mails, with and without hours, answers and people.
fn inquiries(rows: &[Row]) -> String {
    let mut text =
        "received|replied|channel|customer|owner|replied_by|reply_kind|status|wait_minutes\n"
            .to_owned();
    for (day, document, rep, product, quantity, amount) in rows {
        let rep = ["А", "Б", "В", ""][*rep];
        let channel = ["Чат", "почта", "", "Авито"][*product];
        let hour = 8 + document;
        let (received, customer) = match quantity {
            0 => (format!("2026-03-{day:02}"), format!("К{document}")),
            _ => (
                format!("2026-03-{day:02} {hour:02}:{:02}", amount.unsigned_abs() % 60),
                String::new(),
            ),
        };
        let answer = amount.unsigned_abs() % 11;
        let (replied, by, kind, wait) = match quantity {
            -3 => (String::new(), "", "", String::new()),
            1 => (String::new(), rep, "", amount.unsigned_abs().to_string()),
            _ if *day > 24 => (String::new(), "", "", String::new()),
            _ => {
                let kind = if *quantity == -2 { "bot" } else { "human" };
                (
                    format!("2026-03-{:02} 20:{answer:02}", u64::from(*day) + answer / 4),
                    "Б",
                    kind,
                    String::new(),
                )
            }
        };
        let status = if *quantity == 8 { "spam" } else { "" };
        text.push_str(&format!(
            "{received}|{replied}|{channel}|{customer}|{rep}|{by}|{kind}|{status}|{wait}\n"
        ));
    }
    text
}

/// Claims of these customers: debts, instalments, credit notes, on consignment.
fn invoices(rows: &[Row]) -> String {
    let mut text = "number|date|due|customer|rep|amount|kind|of\n".to_owned();
    for (day, document, rep, product, quantity, amount) in rows {
        let (rep, customer) = (["А", "Б", "В", ""][*rep], ["К1", "К2", "К3", "К1"][*product]);
        let due = if *quantity < 0 { String::new() } else { format!("2026-04-{day:02}") };
        let due = due.replace("04-31", "05-01");
        let (kind, of) = match *quantity {
            -3 => ("credit_note", document.to_string()),
            -2 => ("consignment", String::new()),
            _ => ("shipment", String::new()),
        };
        let (sign, size) = (if *amount < 0 { "-" } else { "" }, amount.abs());
        text.push_str(&format!(
            "{document}|2026-03-{day:02}|{due}|{customer}|{rep}|{sign}{}.{:02}|{kind}|{of}\n",
            size / 100,
            size % 100
        ));
    }
    text
}

const TOPICS: &str =
    "name|required|weight|valid_days\nНасосы|yes|3|180\nТрубы|yes|1|5\nКраны|no|2|180";
const TRAININGS: &str = "date|rep|topic\n2026-03-10|А|Насосы\n2026-03-15|Б|Трубы";

/// Attempts at tests of the same rows: with and without hours and topics, some not finished.
fn attempts(rows: &[Row]) -> String {
    let mut text = "date|rep|topic|points|max|finished\n".to_owned();
    for (day, document, rep, product, quantity, amount) in rows {
        let rep = ["А", "Б", "В", "Г"][*rep];
        let topic = ["Насосы", "Трубы", "Краны", ""][*product];
        let hour = if *quantity > 4 { format!(" 1{}:00", document % 10) } else { String::new() };
        let (points, max) = (amount.unsigned_abs() % 11, 10 + document % 3);
        let finished = if *quantity == -3 { "no" } else { "" };
        text.push_str(&format!("2026-03-{day:02}{hour}|{rep}|{topic}|{points}|{max}|{finished}\n"));
    }
    text
}

/// Money of these customers: of an invoice, of a customer, given back.
fn payments(rows: &[Row]) -> String {
    let mut text = "date|amount|invoice|customer|kind\n".to_owned();
    for (day, document, rep, product, quantity, amount) in rows {
        let invoice = if *rep == 0 { document.to_string() } else { String::new() };
        let customer = ["К1", "К2", "К3", "К1"][*product];
        let kind = ["", "", "set_off", "refund"][quantity.rem_euclid(4) as usize];
        let half = amount.abs() / 2;
        text.push_str(&format!(
            "2026-03-{day:02}|{}.{:02}|{invoice}|{customer}|{kind}\n",
            half / 100,
            half % 100
        ));
    }
    text
}

/// Who called whom that day, how long, and for what campaign.
fn calls(rows: &[Row]) -> String {
    let mut text = "at|rep|customer|seconds|count|campaign|deals\n".to_owned();
    for (day, document, rep, product, quantity, amount) in rows {
        let rep = ["А", "Б", "В", "А"][*rep];
        let customer = ["К1", "К2", "К3", ""][(*document as usize + product) % 4];
        let seconds = quantity.rem_euclid(3) * 15;
        let campaign = ["Выставка", "", "Вебинар", "Рассылка"][amount.rem_euclid(4) as usize];
        let (count, deals) =
            (1 + amount.rem_euclid(2), ["", "", "", "1"][amount.rem_euclid(7).min(3) as usize]);
        text.push_str(&format!(
            "2026-03-{day:02}|{rep}|{customer}|{seconds}|{count}|{campaign}|{deals}\n"
        ));
    }
    text
}

/// Tables of events made of these lines, as if of files that begin so.
pub fn events(file: &str, rows: &[Row]) -> Vec<Arc<Batch>> {
    let tables = [
        (Table::Sales, sales(rows)),
        (Table::Meetings, meetings(rows)),
        (Table::Inquiries, inquiries(rows)),
        (Table::Attempts, attempts(rows)),
        (Table::Invoices, invoices(rows)),
        (Table::Payments, payments(rows)),
        (Table::Calls, calls(rows)),
    ];
    let table = |(table, text): (Table, String)| {
        batch_of(table, &format!("{file}{}.csv", table.id()), &text)
    };
    tables.into_iter().map(table).collect()
}

/// A whole workspace made of these lines.
pub fn workspace(rows: &[Row]) -> Vec<Arc<Batch>> {
    let dimensions = [
        batch(Table::Reps, REPS),
        batch(Table::Products, PRODUCTS),
        batch(Table::Campaigns, CAMPAIGNS),
        batch(Table::Credits, CREDITS),
        batch(Table::Assignments, ASSIGNMENTS),
        batch(Table::Customers, CUSTOMERS),
        batch(Table::Topics, TOPICS),
        batch(Table::Trainings, TRAININGS),
    ];
    let targets = batch(Table::Targets, TARGETS);
    dimensions.into_iter().chain(events("", rows)).chain([targets]).collect()
}
