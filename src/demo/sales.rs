//! Sales of a demo company, the invoices of them, and what was paid.

use super::firm::Firm;
use super::sheets::roubles;
use crate::model::date::Date;
use crate::model::table::Table;

/// How the year goes, January to December, in percent.
pub const SEASON: [i64; 12] = [78, 88, 98, 101, 96, 94, 92, 97, 108, 112, 114, 122];

/// In the second company every fifth customer buys no more from this month on.
const SLEEPING: usize = 4;

/// In the third company the last product is sold from this month on.
pub const LAUNCH: usize = 9;

/// One document to be written.
struct Document {
    day: Date,
    person: usize,
    customer: i32,
    is_large: bool,
    is_campaign: bool,
}

/// Writes the three sheets.
pub fn sell(firm: &mut Firm) {
    let fields = "date | document | customer | rep | sku | quantity | price | discount | amount | cost | campaign";
    firm.sheets.begin(Table::Sales, fields);
    firm.sheets.begin(Table::Invoices, "number | date | due | customer | rep | amount");
    firm.sheets.begin(Table::Payments, "date | amount | invoice");
    let mut number = 0;
    for document in documents(firm) {
        number += 1;
        let total = lines(firm, &document, number);
        invoice(firm, &document, number, total);
    }
}

/// Those of customers and those that cold calls have brought, by day.
fn documents(firm: &mut Firm) -> Vec<Document> {
    let mut all = Vec::new();
    for month in 0..firm.months.len() {
        let days = firm.days(month);
        let season = firm.months.get(month).map_or(0, |it| it.from.parts().1);
        let season = SEASON.get(season as usize - 1).copied().unwrap_or(100);
        let period = firm.months[month];
        let working = period.each_day().filter(|it| firm.is_working(*it)).count();
        for person in 0..firm.people() {
            let whole = i64::from(firm.profile.documents) * season / 100;
            // A running month has had its part of the days.
            let count = whole * days.len() as i64 / working.max(1) as i64;
            for _ in 0..count {
                let Some(&day) = firm.random.one(&days) else { continue };
                let customer = customer_of(firm, person);
                let is_asleep = firm.number == 1 && customer % 5 == 0 && month >= SLEEPING;
                if !firm.is_there(person, day) || is_asleep {
                    continue;
                }
                let is_campaign = firm.random.percent(8);
                all.push(Document { day, person, customer, is_large: false, is_campaign });
            }
        }
        if let (0, Some(&day)) = (firm.number, days.get(days.len() / 3)) {
            all.push(Document { day, person: 3, customer: 0, is_large: true, is_campaign: false });
        }
    }
    for (day, person, customer) in std::mem::take(&mut firm.deals) {
        if day <= firm.last {
            let is_campaign = firm.random.percent(25);
            all.push(Document { day, person, customer, is_large: false, is_campaign });
        }
    }
    all.sort_by_key(|it| it.day);
    all
}

/// One of a person's own customers; some buy more often.
fn customer_of(firm: &mut Firm, person: usize) -> i32 {
    let people = i32::try_from(firm.people()).unwrap_or(1);
    let own = firm.profile.customers / people;
    let place = firm.random.below(own).min(firm.random.below(own));
    place * people + i32::try_from(person).unwrap_or(0)
}

/// Writes the lines; what they are worth in kopecks.
fn lines(firm: &mut Firm, of: &Document, number: i32) -> i64 {
    let Some(month) = firm.month_of(of.day) else { return 0 };
    let (name, whom) = (firm.person(of.person), firm.customer(of.customer));
    let campaign = if of.is_campaign { super::plans::campaign(firm, month) } else { String::new() };
    let count = if of.is_large { 4 } else { firm.random.between(1, 3) };
    let mut total = 0;
    for line in 0..count {
        let products = firm.profile.products;
        let at = usize::try_from(number + line * 2).unwrap_or(0) % products.len();
        let is_new = firm.number == 2 && at + 1 == products.len();
        let Some(product) = products.get(at).filter(|_| !is_new || month >= LAUNCH) else {
            continue;
        };
        let most = firm.profile.pieces;
        let pieces = if of.is_large { most + 7 } else { firm.random.between(1, most) };
        // The first person of the first company makes the plan by discounts.
        let gives_away = firm.number == 0 && of.person == 0;
        let discount = if gives_away { firm.random.between(15, 22) } else { firm.random.below(7) };
        let amount = product.price * i64::from(pieces) * i64::from(100 - discount);
        let cost = product.price * i64::from(pieces) * 68;
        total += amount;
        if let Some(it) = firm.pieces.get_mut(at).and_then(|it| it.get_mut(month)) {
            *it += i64::from(pieces);
        }
        let (day, price) = (of.day, product.price);
        let (amount, cost) = (roubles(amount), roubles(cost));
        let cells = format_args!(
            "{day} | D-{number:05} | {whom} | {name} | A-{:02} | {pieces} | {price} | 0.{discount:02} | {amount} | {cost} | {campaign}",
            at + 1
        );
        firm.sheets.row(Table::Sales, cells);
    }
    if let Some(it) = firm.sold.get_mut(of.person).and_then(|it| it.get_mut(month)) {
        *it += total;
    }
    total
}

/// Writes the invoice of a document and its payment. In the first company one large customer has
/// paid nothing for five months.
fn invoice(firm: &mut Firm, of: &Document, number: i32, total: i64) {
    if total == 0 {
        return;
    }
    let due = of.day.plus(firm.profile.terms);
    let (name, whom) = (firm.person(of.person), firm.customer(of.customer));
    let (day, amount) = (of.day, roubles(total));
    let cells = format_args!("I-{number:05} | {day} | {due} | {whom} | {name} | {amount}");
    firm.sheets.row(Table::Invoices, cells);
    let late = if firm.random.percent(firm.profile.late) {
        firm.random.between(2, firm.profile.terms * 3 / 2)
    } else {
        -firm.random.below(firm.profile.terms.min(8))
    };
    let paid = due.plus(late);
    let has_stopped = of.is_large && of.day > firm.last.plus(-150);
    if paid <= firm.last && !has_stopped {
        firm.sheets.row(Table::Payments, format_args!("{paid} | {amount} | I-{number:05}"));
    }
}
