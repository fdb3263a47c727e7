//! A seeded firm of one year: twenty reps, 5,000 customers, and as many sale lines as are asked
//! for. The same numbers natively, in wasm, and (as columns of 32-bit integers) for the peers.

use super::random::Random;

/// 2025-01-01 in days since 1970-01-01.
pub const FIRST_DAY: i32 = 20_089;
/// Days of the year.
pub const DAYS: i32 = 365;
/// Salespeople.
pub const REPS: i32 = 20;
/// Customers.
pub const CUSTOMERS: i32 = 5_000;
/// Products.
pub const PRODUCTS: i32 = 200;
/// Campaigns; every tenth call and line names one.
pub const CAMPAIGNS: i32 = 10;
/// Channels, with the working minutes that an answer may take.
pub const CHANNELS: [(&str, i32); 4] = [("Чат", 5), ("Форма", 15), ("Почта", 240), ("Визит", 60)];
/// Seconds of a day.
const DAY: i32 = 86_400;
/// A code of nothing.
pub const NONE: i32 = -1;

/// Sale lines; amounts in kopecks.
#[derive(Default)]
pub struct Sales {
    pub day: Vec<i32>,
    pub document: Vec<i32>,
    pub customer: Vec<i32>,
    pub rep: Vec<i32>,
    pub product: Vec<i32>,
    pub quantity: Vec<i32>,
    pub amount: Vec<i32>,
    pub campaign: Vec<i32>,
}

/// Invoices; the number is the place.
#[derive(Default)]
pub struct Invoices {
    pub day: Vec<i32>,
    pub due: Vec<i32>,
    pub customer: Vec<i32>,
    pub rep: Vec<i32>,
    pub amount: Vec<i32>,
}

/// Payments, each of an invoice; together never more than it.
#[derive(Default)]
pub struct Payments {
    pub day: Vec<i32>,
    pub invoice: Vec<i32>,
    pub amount: Vec<i32>,
}

/// Inquiries; seconds since 1970.
#[derive(Default)]
pub struct Inquiries {
    pub received: Vec<i32>,
    pub replied: Vec<i32>,
    pub channel: Vec<i32>,
    pub rep: Vec<i32>,
}

/// Cold calls; of one customer no two at the same second.
#[derive(Default)]
pub struct Calls {
    pub at: Vec<i32>,
    pub customer: Vec<i32>,
    pub rep: Vec<i32>,
    pub talked: Vec<i32>,
    pub campaign: Vec<i32>,
}

/// Meetings (0), presentations (1).
#[derive(Default)]
pub struct Meetings {
    pub at: Vec<i32>,
    pub customer: Vec<i32>,
    pub rep: Vec<i32>,
    pub kind: Vec<i32>,
}

/// The firm.
#[derive(Default)]
pub struct Firm {
    pub sales: Sales,
    pub invoices: Invoices,
    pub payments: Payments,
    pub inquiries: Inquiries,
    pub calls: Calls,
    pub meetings: Meetings,
    /// Roubles by rep and month.
    pub plan_money: Vec<i32>,
    /// Pieces by rep and month.
    pub plan_units: Vec<i32>,
}

impl Firm {
    /// So many sale lines; a fifth as many invoices and inquiries, half as many calls.
    pub fn new(lines: i32) -> Firm {
        let mut random = Random(1);
        let mut firm = Firm::default();
        firm.sales.fill(lines, &mut random);
        firm.debts(lines / 5, &mut random);
        firm.inquiries.fill(lines / 5, &mut random);
        firm.calls.fill(lines / 2, &mut random);
        firm.meetings.fill(lines / 50, &mut random);
        let cell = f64::from(lines) / 240.0;
        for _ in 0..REPS * 12 {
            firm.plan_money.push((cell * 40_000.0 * (0.6 + random.next())) as i32);
            firm.plan_units.push((cell * 5.0 * (0.6 + random.next())) as i32);
        }
        firm
    }

    fn debts(&mut self, count: i32, random: &mut Random) {
        let (debts, paid) = (&mut self.invoices, &mut self.payments);
        for number in 0..count {
            let customer = random.below(CUSTOMERS);
            let day = day_of(number, count);
            let amount = 100_000 + (random.next() * random.next() * 50_000_000.0) as i32;
            debts.day.push(day);
            debts.due.push(day + [7, 14, 30, 45][random.below(4) as usize]);
            debts.customer.push(customer);
            debts.rep.push(customer * 7 % REPS);
            debts.amount.push(amount);
            let how = random.next();
            let parts = if how < 0.7 {
                1
            } else if how < 0.9 {
                1 + random.below(3)
            } else {
                0
            };
            let mut left = amount;
            for _ in 0..parts {
                let part = if how < 0.7 { left } else { (f64::from(left) * random.next()) as i32 };
                left -= part;
                paid.invoice.push(number);
                paid.day.push(day + random.below(90));
                paid.amount.push(part.max(0));
            }
        }
    }
}

impl Sales {
    /// One to five lines a document; large customers buy more often.
    fn fill(&mut self, count: i32, random: &mut Random) {
        let prices: Vec<f64> = (0..PRODUCTS)
            .map(|_| (10_000.0 + random.next() * random.next() * 5_000_000.0).floor())
            .collect();
        let (mut document, mut left, mut customer, mut rep, mut day) = (-1, 0, 0, 0, 0);
        for row in 0..count {
            if left == 0 {
                document += 1;
                left = 1 + random.below(5);
                customer = (f64::from(CUSTOMERS) * random.next().powi(2)) as i32;
                rep = if random.next() < 0.9 { customer * 7 % REPS } else { random.below(REPS) };
                day = day_of(row, count);
            }
            left -= 1;
            let product = random.below(PRODUCTS);
            let quantity = 1 + (random.next() * random.next() * 20.0) as i32;
            let part = 1.0 - 0.05 * f64::from(random.below(4));
            self.day.push(day);
            self.document.push(document);
            self.customer.push(customer);
            self.rep.push(rep);
            self.product.push(product);
            self.quantity.push(quantity);
            self.amount.push((f64::from(quantity) * prices[product as usize] * part) as i32);
            self.campaign.push(campaign(random));
        }
    }
}

impl Inquiries {
    fn fill(&mut self, count: i32, random: &mut Random) {
        for row in 0..count {
            let received = day_of(row, count) * DAY + 9 * 3_600 + random.below(9 * 3_600);
            let minutes = random.next().mul_add(5.0, 0.0).exp() * (0.5 + random.next());
            let is_open = random.next() < 0.06;
            self.received.push(received);
            self.replied.push(if is_open { NONE } else { received + 30 + (minutes * 60.0) as i32 });
            self.channel.push(random.below(4));
            self.rep.push(random.below(REPS));
        }
    }
}

impl Calls {
    fn fill(&mut self, count: i32, random: &mut Random) {
        for row in 0..count {
            // Ascending seconds of working hours: no two calls share one in a year of 500,000.
            let at = f64::from(row) / f64::from(count) * f64::from(DAYS);
            let second = 9 * 3_600 + (at.fract() * 9.0 * 3_600.0) as i32;
            self.at.push((FIRST_DAY + at as i32) * DAY + second);
            self.customer.push((f64::from(CUSTOMERS) * random.next()) as i32);
            self.rep.push(random.below(REPS));
            self.talked.push(random.below(120));
            self.campaign.push(campaign(random));
        }
    }
}

impl Meetings {
    fn fill(&mut self, count: i32, random: &mut Random) {
        for row in 0..count {
            self.at.push(day_of(row, count) * DAY + 36_000 + random.below(7 * 3_600));
            self.customer.push(random.below(CUSTOMERS));
            self.rep.push(random.below(REPS));
            self.kind.push(random.below(2));
        }
    }
}

fn campaign(random: &mut Random) -> i32 {
    let code = random.below(CAMPAIGNS * 10);
    if code < CAMPAIGNS { code } else { NONE }
}

/// Rows lie evenly over the year.
fn day_of(row: i32, count: i32) -> i32 {
    FIRST_DAY + (f64::from(row) / f64::from(count) * f64::from(DAYS)) as i32
}
