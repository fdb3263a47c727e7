//! Plans of a demo company: what people are to sell is known before they do; the rest is set so that
//! the stories stand out.

use super::firm::Firm;
use super::sales::LAUNCH;
use crate::lang::text;
use crate::model::date::Period;
use crate::model::table::Table;

/// How the year goes, January to December, in percent.
const SEASON: [i64; 12] = [78, 88, 98, 101, 96, 94, 92, 97, 108, 112, 114, 122];

/// People differ in what they are to sell, in percent.
const SIZES: [i64; 5] = [100, 88, 112, 95, 105];

/// A new person is to sell so much, in percent, month by month.
const RAMP: [i64; 4] = [40, 60, 80, 90];

/// The last product is asked for so much more than is sold, in percent.
const BEHIND: i64 = 165;

/// The campaign of a month: one every quarter of the company's time.
pub fn campaign(firm: &Firm, month: usize) -> String {
    let name = text("Акция", "Promotion").get(firm.lang);
    format!("{name} {}", month / 3 + 1)
}

/// What each person is to sell in each month.
pub fn promise(firm: &mut Firm) {
    let months = i64::try_from(firm.months.len()).unwrap_or(1);
    for person in 0..firm.people() {
        let mut planned = Vec::new();
        for (month, at) in firm.months.iter().zip(0..) {
            let season = SEASON.get(month.from.parts().1 as usize - 1).copied().unwrap_or(100);
            let growth = 100 - firm.profile.growth * (months - 1 - at);
            let size = SIZES[person % SIZES.len()];
            let ramp = ramp(firm, person, planned.len());
            let thousands = firm.profile.plan * season * growth / 10_000 * size * ramp / 10_000;
            // Rounded as people round plans.
            planned.push(thousands / 50 * 50_000);
        }
        firm.planned.push(planned);
    }
}

fn ramp(firm: &Firm, person: usize, month: usize) -> i64 {
    if person + 1 != firm.people() {
        return 100;
    }
    let Some(since) = month.checked_sub(firm.newest()) else { return 0 };
    RAMP.get(since).copied().unwrap_or(100)
}

/// What the company is to sell in a month, in thousands of roubles.
fn size(firm: &Firm, month: usize) -> i64 {
    firm.planned.iter().filter_map(|it| it.get(month)).sum::<i64>() / 1_000
}

/// What there would be in a month if it were as the last whole ones are beside their plans.
fn usual(firm: &Firm, of: &[i64], month: usize) -> i64 {
    let whole = LAUNCH + 3..firm.months.len() - 1;
    let all: i64 = of.get(whole.clone()).unwrap_or_default().iter().sum();
    let sizes: i64 = whole.map(|it| size(firm, it)).sum();
    all * size(firm, month) / sizes.max(1)
}

/// Writes the sheets of campaigns and targets.
pub fn plan(firm: &mut Firm) {
    firm.sheets.begin(Table::Campaigns, "name | from | to | unit | cost");
    firm.sheets.begin(Table::Targets, "kpi | who | of | from | to | level | amount");
    for quarter in 0..firm.months.len() / 3 {
        campaigns(firm, quarter);
    }
    for month in 0..firm.months.len() {
        people(firm, month);
        goods(firm, month);
        shares(firm, month);
    }
}

fn campaigns(firm: &mut Firm, quarter: usize) {
    let (first, name) = (quarter * 3, campaign(firm, quarter * 3));
    let days = Period { from: firm.months[first].from, to: firm.months[first + 2].to };
    let Period { from, to } = days;
    firm.sheets.row(Table::Campaigns, format_args!("{name} | {from} | {to} | revenue | 60000"));
    let kopecks: i64 = (first..first + 3).map(|it| usual(firm, &firm.campaigned, it)).sum();
    let amount = (kopecks / 1_000_000 * 21 / 20).max(1) * 10_000;
    target(firm, "campaign_plan", ["", &name], days, "plan", amount);
}

fn people(firm: &mut Firm, month: usize) {
    let days = firm.months[month];
    for person in 0..firm.people() {
        let amount = firm.planned[person][month];
        if amount == 0 {
            continue;
        }
        let of = [firm.person(person), ""];
        target(firm, "plan_revenue", of, days, "plan", amount);
        if firm.number == 0 {
            target(firm, "plan_revenue", of, days, "minimum", amount * 8 / 10);
            target(firm, "plan_revenue", of, days, "stretch", amount * 115 / 100);
        }
        // Three of four are meetings; not quite half are presentations, some both.
        let all = firm.profile.meetings;
        target(firm, "meetings", of, days, "plan", all * 3 / 4);
        target(firm, "presentations", of, days, "plan", all * 9 / 20);
    }
}

fn goods(firm: &mut Firm, month: usize) {
    let days = firm.months[month];
    let last = firm.profile.products.len() - 1;
    for at in 0..=last {
        // What is not sold yet is not planned yet.
        let begun = firm.pieces[at].iter().position(|it| *it > 0).unwrap_or(0);
        if month < begun {
            continue;
        }
        let more = if at == last { BEHIND } else { 93 + 2 * i64::try_from(at).unwrap_or(0) };
        let pieces = usual(firm, &firm.pieces[at], month) * more / 100;
        let sku = format!("A-{:02}", at + 1);
        target(firm, "plan_units", ["", &sku], days, "plan", pieces.max(1));
    }
}

/// What is planned for the company as a whole.
fn shares(firm: &mut Firm, month: usize) {
    let days = firm.months[month];
    let cold = ["2", "3", "2.4"][firm.number];
    let again = ["112", "62", "38"][firm.number];
    let contract = ["165000", "96000", "100000"][firm.number];
    let overdue = ["0.15", "0.1", "0.12"][firm.number];
    for (kpi, amount) in [
        ("response_time", "0.9"),
        ("product_knowledge", "0.85"),
        ("cold_conversion", cold),
        ("repeat_customers", again),
        ("average_contract", contract),
        ("overdue_receivables", overdue),
    ] {
        target(firm, kpi, ["", ""], days, "plan", amount);
    }
}

fn target(
    firm: &mut Firm,
    kpi: &str,
    of: [&str; 2],
    days: Period,
    level: &str,
    amount: impl std::fmt::Display,
) {
    let (Period { from, to }, [who, of]) = (days, of);
    let cells = format_args!("{kpi} | {who} | {of} | {from} | {to} | {level} | {amount}");
    firm.sheets.row(Table::Targets, cells);
}
