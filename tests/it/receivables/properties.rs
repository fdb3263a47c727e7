//! What holds for receivables whatever the documents say.

use super::{Books, kpi};
use planerka::model::date::{Date, Period};
use planerka::model::known::Known;
use planerka::model::rules::{Allocation, Rules};
use planerka::model::scope::Scope;
use planerka::model::slice::By;
use planerka::model::table::Table::{
    Assignments, Credits, Customers, Invoices, Payments, Rates, Reps,
};
use planerka::model::targets::Who;
use planerka::model::unit::Exact;
use proptest::prelude::*;

/// An invoice: day, number, due after, customer, contract, rep, amount in kopecks, kind, currency.
type Invoice = (i32, u32, i32, usize, usize, usize, i64, usize, usize);
/// A payment: day, amount, what it names, number, contract, customer, kind and currency.
type Payment = (i32, i64, usize, u32, usize, usize, usize, usize);

fn invoice() -> impl Strategy<Value = Invoice> {
    (
        0..60,
        0..14u32,
        -3..40,
        0..4usize,
        0..4usize,
        0..5usize,
        -20_000..300_000i64,
        0..9usize,
        0..5usize,
    )
}

fn payment() -> impl Strategy<Value = Payment> {
    (0..75, 0..250_000i64, 0..4usize, 0..16u32, 0..4usize, 0..5usize, 0..6usize, 0..5usize)
}

fn day(days: i32) -> Date {
    Date::parse("2026-07-01").expect("a date").plus(days)
}

const KINDS: [&str; 9] =
    ["", "", "", "", "shipment", "consignment", "credit_note", "credit_note", "write_off"];
const PAYMENTS: [&str; 6] = ["", "", "payment", "set_off", "write_off", "refund"];
const CURRENCIES: [&str; 5] = ["", "", "RUB", "USD", "EUR"];
const CONTRACTS: [&str; 4] = ["", "Д1", "Д2", "Д3"];
const CUSTOMERS: [&str; 5] = ["К", "Л", "М", "Н", ""];
const NAMES: [&str; 5] = ["А", "Б", "В", "", ""];

fn money(kopecks: i64) -> String {
    let sign = if kopecks < 0 { "-" } else { "" };
    format!("{sign}{}.{:02}", kopecks.abs() / 100, kopecks.abs() % 100)
}

fn invoices(rows: &[Invoice]) -> String {
    let mut text =
        "number|date|due|customer|contract|rep|amount|kind|of|currency|paid|paid_on\n".to_owned();
    for &(on, number, due, customer, contract, rep, amount, kind, currency) in rows {
        let date = day(on);
        let due = if due < 0 { String::new() } else { date.plus(due).to_string() };
        let is_note = number % 3 == 0 && KINDS[kind] == "credit_note";
        let of = if is_note { format!("{}", (number + 5) % 14) } else { String::new() };
        let paid = if number == 7 { money(amount / 2) } else { String::new() };
        let paid_on = if number == 8 { date.plus(9).to_string() } else { String::new() };
        text.push_str(&format!(
            "{number}|{date}|{due}|{}|{}|{}|{}|{}|{of}|{}|{paid}|{paid_on}\n",
            CUSTOMERS[customer],
            CONTRACTS[contract],
            NAMES[rep],
            money(amount),
            KINDS[kind],
            CURRENCIES[currency],
        ));
    }
    text
}

fn payments(rows: &[Payment]) -> String {
    let mut text = "date|amount|invoice|contract|customer|kind|currency\n".to_owned();
    for &(on, amount, names, number, contract, customer, kind, currency) in rows {
        let number = if names >= 2 { number.to_string() } else { String::new() };
        let contract = if names >= 1 { CONTRACTS[contract] } else { "" };
        text.push_str(&format!(
            "{}|{}|{number}|{contract}|{}|{}|{}\n",
            day(on),
            money(amount),
            CUSTOMERS[customer],
            PAYMENTS[kind],
            CURRENCIES[currency]
        ));
    }
    text
}

fn books(claims: &[Invoice], paid: &[Payment], rules: &Rules) -> Books {
    let reps = "name | team | active_to\nА | Север | 2026-07-20\nБ | Юг |\nВ | |";
    let tables = [
        (Reps, reps),
        (Customers, "name | owner | credit_limit\nК | А | 100\nЛ | Б |\nМ | |\nН | |"),
        (Assignments, "customer | rep | from\nК | Б | 2026-08-01\nМ | В | 2026-08-20"),
        (
            Rates,
            "date|currency|rate\n2026-01-01|USD|80.1234\n2026-08-01|USD|85\n2026-01-01|EUR|97.5",
        ),
        (Credits, "document|rep|share|kind\n1|А|0.333333|\n1|Б|0.5|\n2|В|1.2|\n3|Б|0.4|overlay"),
        (Invoices, &invoices(claims)),
        (Payments, &payments(paid)),
    ];
    Books::with(&tables, rules.clone())
}

fn rules() -> impl Strategy<Value = Rules> {
    let levels = [Allocation::Client, Allocation::Contract, Allocation::Document];
    (0..3usize, any::<bool>(), 0..90u32).prop_map(move |(level, stays, days)| Rules {
        allocation: levels[level],
        loose_credit_stays: stays,
        inherited_days: days,
        ..Rules::default()
    })
}

/// Every figure of a scope, of the company and of all its parts.
fn figures(books: &Books, scope: Scope) -> Vec<(String, Option<Exact>)> {
    let slice = kpi().slice(&Known::of(&books.data, scope), scope);
    let name = |by: By, code: Option<u32>| match (by, code) {
        (By::Rep, Some(code)) => books.data.rep(code).map(|it| it.name.clone()),
        (By::Customer, Some(code)) => books.data.customer(code).map(|it| it.name.clone()),
        (_, code) => code.map(|it| it.to_string()),
    };
    let mut all = Vec::new();
    for by in [By::Company, By::Rep, By::Customer, By::Bucket] {
        for (code, part) in slice.split(by, &[]) {
            for measure in kpi().measures() {
                let id = format!("{by:?} {:?} {}", name(by, code), measure.id);
                all.push((id, measure.count(&part).value.ok()));
            }
        }
    }
    all.sort_by(|a, b| a.0.cmp(&b.0));
    all
}

fn scope(to: i32, as_of: i32) -> Scope {
    let period = Period { from: day(to - 30), to: day(to) };
    Scope { period, as_of: day(as_of), today: day(400), who: Who::Company }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn a_day_looked_back_at_is_the_day_as_it_was(
        claims in prop::collection::vec(invoice(), 1..25),
        paid in prop::collection::vec(payment(), 0..20),
        rules in rules(), on in 5..70i32
    ) {
        let all = books(&claims, &paid, &rules);
        let then = figures(&all, scope(on, on));
        prop_assert_eq!(&then, &figures(&all, scope(on, 300)), "seen from later on");
        // Nor is it known that anything came later.
        let early = |it: &&Invoice| it.0 <= on;
        let claims: Vec<Invoice> = claims.iter().filter(early).copied().collect();
        let paid: Vec<Payment> = paid.iter().filter(|it| it.0 <= on).copied().collect();
        if !claims.is_empty() {
            let known = books(&claims, &paid, &rules);
            let mut seen = figures(&known, scope(on, on));
            seen.retain(|it| it.1.is_some());
            let mut then = then;
            then.retain(|it| it.1.is_some());
            prop_assert_eq!(then, seen);
        }
    }

    #[test]
    fn the_order_of_rows_does_not_matter(
        claims in prop::collection::vec(invoice(), 1..25),
        paid in prop::collection::vec(payment(), 0..20),
        rules in rules()
    ) {
        let one = figures(&books(&claims, &paid, &rules), scope(70, 70));
        let claims: Vec<Invoice> = claims.into_iter().rev().collect();
        let paid: Vec<Payment> = paid.into_iter().rev().collect();
        prop_assert_eq!(one, figures(&books(&claims, &paid, &rules), scope(70, 70)));
    }

    #[test]
    fn people_and_ages_add_up_to_the_company(
        claims in prop::collection::vec(invoice(), 1..25),
        paid in prop::collection::vec(payment(), 0..20),
        rules in rules(), on in 5..70i32
    ) {
        let books = books(&claims, &paid, &rules);
        let slice = kpi().slice(&Known::of(&books.data, scope(on, on)), scope(on, on));
        for id in ["open", "overdue", "not_due"] {
            let measure = kpi().measure(id).expect(id);
            let Ok(whole) = measure.count(&slice).value else { continue };
            for by in [By::Rep, By::Team, By::Customer, By::Bucket] {
                let parts = slice.split(by, &[]);
                let values = parts.iter().filter_map(|(_, part)| measure.count(part).value.ok());
                let sum = values.fold(Exact::ZERO, |sum, it| sum.plus(it).expect("fits"));
                // An overlay counts for its rep alone.
                let overlay = parts.iter().filter(|_| by == By::Rep).flat_map(|(_, part)| {
                    let facts = part.facts.clone();
                    part.rows.iter().filter(move |row| facts.is_overlay.get(**row as usize) == Some(&true))
                        .map(|row| (measure.rows.brings)(part, *row)).collect::<Vec<_>>()
                });
                let counts = (measure.rows.of)(&slice);
                let overlay = overlay.fold(Exact::ZERO, |sum, it| sum.plus(it).expect("fits"));
                if id == "open" {
                    prop_assert_eq!(sum.minus(overlay), Some(whole), "{} {:?}", id, by);
                } else if by != By::Rep {
                    prop_assert_eq!(sum, whole, "{} {:?}", id, by);
                }
                prop_assert!(counts.len() <= slice.rows.len());
            }
        }
    }

    #[test]
    fn a_debt_is_never_more_than_it_was_nor_less_than_nothing(
        claims in prop::collection::vec(invoice(), 1..25),
        paid in prop::collection::vec(payment(), 0..20),
        rules in rules(), on in 5..70i32
    ) {
        let books = books(&claims, &paid, &rules);
        let open = books.value(&day(on).to_string(), "open");
        let invoiced = super::invoiced(&books, day(on));
        if let Ok(open) = open {
            prop_assert!(open >= Exact::ZERO && open <= invoiced, "{open:?} of {invoiced:?}");
        }
    }
}
