//! Plans of a demo company: set so that everybody stands where the story has them.

use super::firm::Firm;
use super::profile::ATTAINED;
use super::sales::{LAUNCH, SEASON};
use crate::lang::text;
use crate::model::date::Period;
use crate::model::table::Table;

/// The last product is asked for so much more than is sold, in percent.
const BEHIND: i64 = 165;

/// The campaign of a month: one every quarter of the company's time.
pub fn campaign(firm: &Firm, month: usize) -> String {
    let name = text("Акция", "Promotion").get(firm.lang);
    format!("{name} {}", month / 3 + 1)
}

/// Writes the sheets of campaigns and targets.
pub fn plan(firm: &mut Firm) {
    firm.sheets.begin(Table::Campaigns, "name | from | to | unit | cost");
    firm.sheets.begin(Table::Targets, "kpi | who | of | from | to | level | amount");
    for quarter in 0..firm.months.len() / 3 {
        let name = campaign(firm, quarter * 3);
        let (from, to) = (firm.months[quarter * 3].from, firm.months[quarter * 3 + 2].to);
        firm.sheets.row(Table::Campaigns, format_args!("{name} | {from} | {to} | revenue | 60000"));
        let all: i64 = firm.sold.iter().flat_map(|it| it.iter().take(17)).sum();
        // About a tenth of the sales name a campaign.
        let amount = all / 17 * 3 / 1_000 * (86 + 5 * i64::try_from(quarter).unwrap_or(0)) / 100;
        let days = Period { from, to };
        target(
            firm,
            "campaign_plan",
            &["", &name],
            days,
            "plan",
            &(amount / 10_000 * 10_000).to_string(),
        );
    }
    for month in 0..firm.months.len() {
        people(firm, month);
        goods(firm, month);
        shares(firm, month);
    }
}

fn season(firm: &Firm, month: usize) -> i64 {
    let number = firm.months.get(month).map_or(1, |it| it.from.parts().1);
    SEASON.get(number as usize - 1).copied().unwrap_or(100)
}

/// What one of the last whole months is worth without its season.
fn usual(firm: &Firm, months: &[i64]) -> i64 {
    let whole = months
        .iter()
        .take(firm.months.len() - 1)
        .enumerate()
        .skip(LAUNCH + 3)
        .filter(|it| *it.1 > 0);
    let plain: Vec<i64> = whole.map(|(month, it)| it * 100 / season(firm, month)).collect();
    plain.iter().sum::<i64>() / i64::try_from(plain.len()).unwrap_or(1).max(1)
}

fn people(firm: &mut Firm, month: usize) {
    let days = firm.months[month];
    for person in 0..firm.people() {
        if days.from < firm.hired(person) {
            continue;
        }
        let attained = ATTAINED.get(person).copied().unwrap_or(100);
        let sold = usual(firm, &firm.sold[person]) * season(firm, month) / attained;
        let amount = (sold / 100 / 10_000).max(1) * 10_000;
        let name = firm.person(person);
        target(firm, "plan_revenue", &[name, ""], days, "plan", &amount.to_string());
        if firm.number == 0 {
            let levels = [("minimum", amount * 8 / 10), ("stretch", amount * 115 / 100)];
            for (level, amount) in levels {
                target(firm, "plan_revenue", &[name, ""], days, level, &amount.to_string());
            }
        }
        let held = (firm.profile.meetings - 6) * 19 / 100;
        let shown = held * 6 / 10;
        target(firm, "meetings", &[name, ""], days, "plan", &held.to_string());
        target(firm, "presentations", &[name, ""], days, "plan", &shown.to_string());
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
        let more = if at == last { BEHIND } else { 101 + 2 * i64::try_from(at).unwrap_or(0) };
        let pieces = usual(firm, &firm.pieces[at]) * season(firm, month) / 100 * more / 100;
        let sku = format!("A-{:02}", at + 1);
        target(firm, "plan_units", &["", &sku], days, "plan", &pieces.max(1).to_string());
    }
}

/// What is planned for the company as a whole.
fn shares(firm: &mut Firm, month: usize) {
    let days = firm.months[month];
    let cold = ["2", "3", "2.4"][firm.number];
    let again = ["112", "62", "30"][firm.number];
    let contract = ["175000", "98000", "140000"][firm.number];
    let overdue = ["0.15", "0.1", "0.12"][firm.number];
    for (kpi, amount) in [
        ("response_time", "0.9"),
        ("product_knowledge", "0.85"),
        ("cold_conversion", cold),
        ("repeat_customers", again),
        ("average_contract", contract),
        ("overdue_receivables", overdue),
    ] {
        target(firm, kpi, &["", ""], days, "plan", amount);
    }
}

fn target(firm: &mut Firm, kpi: &str, of: &[&str; 2], days: Period, level: &str, amount: &str) {
    let (Period { from, to }, [who, of]) = (days, of);
    let cells = format_args!("{kpi} | {who} | {of} | {from} | {to} | {level} | {amount}");
    firm.sheets.row(Table::Targets, cells);
}
