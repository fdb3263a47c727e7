//! Sales, their credits and returns, and the money for them.

use crate::oracle::generator::{CAMPAIGNS, World};
use crate::oracle::random::money;
use planerka::model::date::Date;

const SALES: &str = "date document contract customer rep sku quantity price discount amount cost currency kind returns_of status campaign";
const INVOICES: &str = "number date due customer contract rep amount currency kind terms_days of disputed paid paid_on";
const PAYMENTS: &str = "date amount invoice contract customer currency kind";

/// How documents are shared out: whole, and not.
const SPLITS: [&[&str]; 5] =
    [&["0.6", "0.4"], &["0.5", "0.3"], &["0.7", "0.5"], &["1"], &["0.333", "0.333", "0.334"]];

/// How invoices are paid, in hundredths.
const PAID: [&[i64]; 7] = [&[], &[30], &[100], &[100], &[50, 50], &[110], &[60, 60]];

/// A document as the tables after it need it. Invoices and payments are in the workspace's currency.
struct Document {
    number: String,
    date: Date,
    customer: String,
    contract: String,
    rep: String,
    currency: String,
    /// Its lines: SKU, quantity, amount in kopecks.
    lines: Vec<(String, i64, i64)>,
}

/// Writes the tables of deals.
pub fn write(world: &mut World) {
    for n in 1..=world.random.within(15, 50) {
        let document = sale(world, n);
        if world.random.percent(12) {
            give_back(world, n, &document);
        }
        if world.credits && world.random.percent(35) {
            credits(world, &document.number);
        }
        if world.random.percent(60) && !document.customer.is_empty() {
            invoice(world, &document);
        }
    }
    for _ in 0..world.random.within(0, 6) {
        loose_payment(world);
    }
}

fn sale(world: &mut World, n: i64) -> Document {
    let mut document = Document {
        number: format!("R-{n:04}"),
        date: world.day(),
        customer: world.customer(5),
        contract: String::new(),
        rep: world.rep(30),
        currency: if world.currencies {
            (*world.random.one(&["", "", "RUB", "USD", "KZT"])).to_owned()
        } else {
            String::new()
        },
        lines: vec![],
    };
    if !document.customer.is_empty() && world.random.percent(40) {
        document.contract = format!("K-{}-{}", document.customer, world.random.within(1, 3));
    }
    let status = *world.random.one(&["", "", "", "won", "won", "won", "won", "lost", "open"]);
    for _ in 0..world.random.within(1, 3) {
        let line = line(world, &document, status);
        document.lines.push(line);
    }
    document
}

fn line(world: &mut World, document: &Document, status: &str) -> (String, i64, i64) {
    let (sku, price) = world.random.one(&world.products).clone();
    let quantity = world.random.within(1, 12);
    let discount = *world.random.one(&["", "", "0.05", "0.125", "1"]);
    let by_price = world.random.percent(50);
    let free = discount == "1" && by_price;
    let amount = if free { 0 } else { price * quantity };
    let (price_text, amount_text) =
        if by_price { (money(price), String::new()) } else { (String::new(), money(amount)) };
    let cost = world.random.maybe(20, money(amount * 7 / 10));
    let campaign = world.random.maybe(6, *world.random.one(&CAMPAIGNS));
    world.files.row(
        "sales",
        SALES,
        &[
            &document.date.to_string(),
            &document.number,
            &document.contract,
            &document.customer,
            &document.rep,
            &sku,
            &quantity.to_string(),
            &price_text,
            if by_price { discount } else { "" },
            &amount_text,
            &cost,
            &document.currency,
            "",
            "",
            status,
            &campaign,
        ],
    );
    (sku, quantity, amount)
}

/// A return of some lines or of all, in its own document, with the sign written in one of three ways.
fn give_back(world: &mut World, n: i64, document: &Document) {
    let whole = world.random.percent(40);
    let date = document.date.plus(world.random.within(0, 50) as i32).min(world.year.to);
    let returns_of = world.random.maybe(75, document.number.clone());
    let contract = if world.random.percent(50) { document.contract.clone() } else { String::new() };
    let rep = if world.random.percent(40) { String::new() } else { document.rep.clone() };
    let written = world.random.within(0, 2);
    let customer =
        if document.customer.is_empty() { String::new() } else { document.customer.clone() };
    let lines = document.lines.iter().take(if whole { 4 } else { 1 });
    for (sku, quantity, amount) in lines {
        let quantity = if whole { *quantity } else { (*quantity + 1) / 2 };
        let amount = if whole { *amount } else { *amount / 2 };
        let (kind, quantity, amount) = match written {
            0 => ("return", quantity, amount),
            1 => ("return", -quantity, -amount),
            _ => ("", -quantity, -amount),
        };
        world.files.row(
            "sales",
            SALES,
            &[
                &date.to_string(),
                &format!("V-{n:04}"),
                &contract,
                &customer,
                &rep,
                sku,
                &quantity.to_string(),
                "",
                "",
                &money(amount),
                "",
                &document.currency,
                kind,
                &returns_of,
                "",
                "",
            ],
        );
    }
    if world.credits && world.random.percent(20) {
        credits(world, &format!("V-{n:04}"));
    }
}

fn credits(world: &mut World, document: &str) {
    let shares = *world.random.one(&SPLITS);
    let mut reps = world.reps.clone();
    for share in shares {
        let rep = reps.remove(world.random.within(0, reps.len() as i64 - 1) as usize);
        world.files.row("credits", "document rep share kind", &[document, &rep, share, "revenue"]);
    }
    if world.random.percent(30) {
        let rep = reps.remove(0);
        world.files.row("credits", "document rep share kind", &[document, &rep, "0.5", "overlay"]);
    }
}

fn invoice(world: &mut World, document: &Document) {
    let total: i64 = document.lines.iter().map(|line| line.2).sum::<i64>().max(100);
    let kind = *world.random.one(&["", "", "", "", "shipment", "consignment"]);
    let disputed = world.random.maybe(5, "yes");
    let terms = world.random.maybe(20, "10");
    let parts: &[i64] = if world.random.percent(20) { &[40, 60] } else { &[100] };
    let (paid, paid_on) = if world.random.percent(8) {
        (money(total / 2), document.date.plus(9).to_string())
    } else {
        (String::new(), String::new())
    };
    for (n, part) in parts.iter().enumerate() {
        let due = document.date.plus(world.random.within(0, 60) as i32 + n as i32 * 30).to_string();
        let due = if world.random.percent(70) { due } else { String::new() };
        let first = if n == 0 && kind != "consignment" {
            (paid.as_str(), paid_on.as_str())
        } else {
            ("", "")
        };
        world.files.row(
            "invoices",
            INVOICES,
            &[
                &document.number,
                &document.date.to_string(),
                &due,
                &document.customer,
                &document.contract,
                &document.rep,
                &money(total * part / 100),
                "",
                kind,
                &terms,
                "",
                &disputed,
                first.0,
                first.1,
            ],
        );
    }
    if kind == "consignment" {
        return;
    }
    credit_note(world, document, total);
    if paid.is_empty() {
        payments(world, document, total);
    }
}

fn credit_note(world: &mut World, document: &Document, total: i64) {
    if !world.random.percent(10) {
        return;
    }
    let number = format!("N-{}", &document.number[2..]);
    let date = document.date.plus(world.random.within(1, 40) as i32).min(world.year.to);
    let of = world.random.maybe(60, document.number.clone());
    let (kind, amount) =
        if world.random.percent(50) { ("credit_note", total / 5) } else { ("", -total / 5) };
    let amount = if amount == 0 { "-1.00".to_owned() } else { money(amount) };
    world.files.row(
        "invoices",
        INVOICES,
        &[
            &number,
            &date.to_string(),
            "",
            &document.customer,
            "",
            "",
            &amount,
            "",
            kind,
            "",
            &of,
            "",
            "",
            "",
        ],
    );
    if !of.is_empty() && world.random.percent(30) {
        let date = date.plus(3).to_string();
        world.files.row(
            "payments",
            PAYMENTS,
            &[&date, "100.00", &number, "", &document.customer, "", ""],
        );
    }
}

/// Nothing, a part, the whole, or more than it; by one payment or two, named or not.
fn payments(world: &mut World, document: &Document, total: i64) {
    let shares = *world.random.one(&PAID);
    for share in shares {
        let date = document.date.plus(world.random.within(-5, 90) as i32);
        let named = *world.random.one(&["invoice", "invoice", "contract", "customer"]);
        let number = if named == "invoice" { document.number.as_str() } else { "" };
        let contract = if named == "contract" { document.contract.as_str() } else { "" };
        let kind = *world.random.one(&["", "", "", "payment", "set_off", "write_off"]);
        world.files.row(
            "payments",
            PAYMENTS,
            &[
                &date.to_string(),
                &money((total * share / 100).max(1)),
                number,
                contract,
                &document.customer,
                "",
                kind,
            ],
        );
        if world.random.percent(6) {
            let (date, amount) = (date.plus(5).to_string(), money((total * share / 300).max(1)));
            world.files.row(
                "payments",
                PAYMENTS,
                &[&date, &amount, number, contract, &document.customer, "", "refund"],
            );
        }
    }
}

/// Money of a customer that names nothing, or an invoice that is not there.
fn loose_payment(world: &mut World) {
    let (date, customer) = (world.day().to_string(), world.customer(0));
    let amount = money(world.random.within(1, 5_000) * 100);
    let number = world.random.maybe(15, "R-9999");
    world.files.row("payments", PAYMENTS, &[&date, &amount, &number, "", &customer, "", ""]);
}
