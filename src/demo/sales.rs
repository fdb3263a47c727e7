//! Sales of a demo company, the invoices of them, and what was paid.

use super::firm::Firm;
use super::sheets::roubles;
use crate::model::date::Date;
use crate::model::table::Table;

/// In the second company every fifth customer buys no more from this month on.
const SLEEPING: usize = 5;

/// In the third company the last product is sold from this month on.
pub const LAUNCH: usize = 9;

/// Months differ for all of them, in percent of the plan.
const WAVES: [i64; 6] = [2, -3, 5, 0, 7, -4];

/// Sales of a quarter's campaign, in percent of all.
const CAMPAIGN: [i64; 6] = [10, 12, 9, 12, 10, 11];

/// Documents larger than what is left of a month, after which the month is full.
const TRIES: usize = 8;

/// The customer of the first company who has stopped to pay, and the person who sells to it.
const LARGE: (i32, usize) = (0, 3);

/// One document to be written.
struct Document {
    day: Date,
    person: usize,
    customer: i32,
    lines: Vec<Line>,
}

/// One of its lines: a product by its place, pieces, and the discount in percent.
struct Line {
    product: usize,
    pieces: i64,
    discount: i64,
}

/// Writes the three sheets.
pub fn sell(firm: &mut Firm) {
    let fields = "date | document | customer | rep | sku | quantity | price | discount | amount | cost | campaign";
    firm.sheets.begin(Table::Sales, fields);
    firm.sheets.begin(Table::Invoices, "number | date | due | customer | rep | amount");
    firm.sheets.begin(Table::Payments, "date | amount | invoice");
    let mut all = Vec::new();
    for month in 0..firm.months.len() {
        for person in 0..firm.people() {
            sell_of(firm, person, month, &mut all);
        }
    }
    all.sort_by_key(|it| it.day);
    for (number, document) in (1..).zip(all) {
        let total = write(firm, &document, number);
        invoice(firm, &document, number, total);
    }
}

/// Sales of a person until the month is worth what it is to be: what cold calls have brought, then
/// what the person's own customers buy.
fn sell_of(firm: &mut Firm, person: usize, month: usize, all: &mut Vec<Document>) {
    let (days, part) = firm.days_of(person, month);
    let planned = firm.planned.get(person).and_then(|it| it.get(month)).copied().unwrap_or(0);
    let attained = firm.profile.attained.get(person).copied().unwrap_or(100);
    // Kopecks of roubles, percent of percent.
    let wave =
        firm.months.get(month).map_or(0, |it| WAVES[it.from.parts().1 as usize % WAVES.len()]);
    let reached = attained + wave + i64::from(firm.random.between(-4, 4));
    let goal = planned * part * reached / 100;
    let mut total = 0;
    if let (0, true, Some(&day)) = (firm.number, person == LARGE.1, days.get(days.len() / 3)) {
        let it = document(firm, day, person, LARGE.0, 4);
        total += it.worth(firm);
        all.push(it);
    }
    let deals = firm.deals.iter().filter(|it| it.1 == person && firm.month_of(it.0) == Some(month));
    let deals: Vec<(Date, usize, i32)> = deals.copied().collect();
    for (day, _, customer) in deals {
        let count = firm.random.between(1, 3);
        let it = document(firm, day, person, customer, count);
        total += it.worth(firm);
        all.push(it);
    }
    let (mut at, mut missed) = (usize::try_from(firm.random.below(20)).unwrap_or(0), 0);
    while total < goal && missed < TRIES && !days.is_empty() {
        // Evenly over the month: 13 shares no divisor with the days of most.
        let day = days[(at * 13 + at / days.len()) % days.len()];
        let (customer, count) = (customer_of(firm, person, month), firm.random.between(1, 3));
        let it = document(firm, day, person, customer, count);
        let worth = it.worth(firm);
        if total + worth > goal + worth / 4 {
            missed += 1;
            continue;
        }
        at += 1;
        total += worth;
        all.push(it);
    }
}

/// One of a person's own customers; some buy more often, and some no more.
fn customer_of(firm: &mut Firm, person: usize, month: usize) -> i32 {
    let people = i32::try_from(firm.people()).unwrap_or(1);
    let own = firm.profile.customers / people;
    let place = firm.random.below(own).min(firm.random.below(own));
    let code = place * people + i32::try_from(person).unwrap_or(0);
    let is_asleep = firm.number == 1 && code % 5 == 0 && month >= SLEEPING;
    let is_large = firm.number == 0 && code == LARGE.0;
    if is_asleep || is_large { code + people } else { code }
}

fn document(firm: &mut Firm, day: Date, person: usize, customer: i32, count: i32) -> Document {
    let is_large = firm.number == 0 && customer == LARGE.0;
    // The first person of the first company makes the plan by discounts.
    let gives_away = firm.number == 0 && person == 0;
    let (products, most) = (firm.profile.products.len(), firm.profile.pieces);
    let is_early = firm.number == 2 && firm.month_of(day).is_none_or(|it| it < LAUNCH);
    firm.turn += 1;
    let mut lines = Vec::new();
    for line in 0..usize::try_from(count).unwrap_or(1) {
        let product = (firm.turn + line * 2) % (products - usize::from(is_early)).max(1);
        let pieces = if is_large { most + 7 } else { firm.random.between(1, most) };
        let discount = if gives_away { firm.random.between(15, 22) } else { firm.random.below(7) };
        lines.push(Line { product, pieces: pieces.into(), discount: discount.into() });
    }
    Document { day, person, customer, lines }
}

impl Document {
    /// In kopecks.
    fn worth(&self, firm: &Firm) -> i64 {
        self.lines.iter().map(|it| it.worth(firm)).sum()
    }
}

impl Line {
    fn price(&self, firm: &Firm) -> i64 {
        firm.profile.products.get(self.product).map_or(0, |it| it.price)
    }

    fn worth(&self, firm: &Firm) -> i64 {
        self.price(firm) * self.pieces * (100 - self.discount)
    }
}

/// Writes the lines; what they are worth in kopecks.
fn write(firm: &mut Firm, of: &Document, number: i32) -> i64 {
    let Some(month) = firm.month_of(of.day) else { return 0 };
    let (day, name, whom) = (of.day, firm.person(of.person), firm.customer(of.customer));
    let total = of.worth(firm);
    // So many of a hundred roubles name the campaign, evenly.
    firm.owed += total / 100 * CAMPAIGN[month / 3 % CAMPAIGN.len()];
    let is_campaign = firm.owed > total && of.customer != LARGE.0;
    let campaign = if is_campaign { super::plans::campaign(firm, month) } else { String::new() };
    for line in &of.lines {
        let (price, sku) = (line.price(firm), line.product + 1);
        let (pieces, discount) = (line.pieces, line.discount);
        let (amount, cost) = (roubles(line.worth(firm)), roubles(price * pieces * 68));
        let cells = format_args!(
            "{day} | D-{number:05} | {whom} | {name} | A-{sku:02} | {pieces} | {price} | 0.{discount:02} | {amount} | {cost} | {campaign}"
        );
        firm.row(day, Table::Sales, cells);
        if let Some(it) = firm.pieces.get_mut(line.product).and_then(|it| it.get_mut(month)) {
            *it += pieces;
        }
    }
    if let Some(it) = firm.campaigned.get_mut(month).filter(|_| is_campaign) {
        firm.owed -= total;
        *it += total;
    }
    total
}

/// Writes the invoice of a document and its payment. In the first company one large customer has
/// paid nothing for five months.
fn invoice(firm: &mut Firm, of: &Document, number: i32, total: i64) {
    let due = of.day.plus(firm.profile.terms);
    let (name, whom) = (firm.person(of.person), firm.customer(of.customer));
    let (day, amount) = (of.day, roubles(total));
    let cells = format_args!("I-{number:05} | {day} | {due} | {whom} | {name} | {amount}");
    firm.row(day, Table::Invoices, cells);
    // Evenly: the part of the debts that is overdue changes little of itself.
    let late = if number * firm.profile.late % 100 < firm.profile.late {
        firm.random.between(2, firm.profile.terms * 3 / 2)
    } else {
        -firm.random.below(firm.profile.terms.min(8))
    };
    let paid = due.plus(late);
    let is_large = firm.number == 0 && of.customer == LARGE.0;
    let since = firm.months.get(firm.newest()).map_or(firm.last, |it| it.from);
    if !is_large || day < since {
        firm.row(paid, Table::Payments, format_args!("{paid} | {amount} | I-{number:05}"));
    }
}
