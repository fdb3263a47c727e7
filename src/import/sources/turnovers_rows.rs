//! The rows of a turnover sheet: which is an account, a customer, a contract or a total.

use crate::import::dress::dressed;
use crate::import::number::{self, Vote};
use crate::import::sheet::Cell;
use crate::model::unit::Money;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// Columns of sums: opening, turnover and closing, each by debit and credit.
pub(super) const SIDES: usize = 6;

/// A sum of money as the list writes it: a point, four decimals at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sum(pub i64);

impl fmt::Display for Sum {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (whole, part) = (self.0.unsigned_abs() / 10_000, self.0.unsigned_abs() % 10_000);
        match part % 100 {
            0 => write!(f, "{sign}{whole}.{:02}", part / 100),
            _ => write!(f, "{sign}{whole}.{part:04}"),
        }
    }
}

/// One row as read.
pub(super) struct Read {
    /// Where it stands in the sheet.
    pub row: usize,
    /// What it is about.
    pub name: String,
    /// Opening, turnover and closing by sides, in ten-thousandths; an empty cell is nothing.
    pub sums: [i64; SIDES],
}

/// One row of the list.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Listed {
    /// Where it stands in the sheet.
    pub row: usize,
    /// The customer, or «Итого».
    pub customer: String,
    /// The contract; the account, where a customer stands under several.
    pub contract: String,
    /// Opening, debit, credit and closing; a minus is an advance.
    pub sums: [Sum; 4],
    /// Whether it is the total of all.
    pub is_total: bool,
}

/// A row whose cells are not read yet.
type Unread<'a> = (usize, String, [Cell<'a>; SIDES]);

/// The rows while they are read: how sums are written is told by all of them.
#[derive(Default)]
pub(super) struct Rows<'a> {
    rows: Vec<Unread<'a>>,
    points: bool,
}

impl<'a> Rows<'a> {
    /// Adds a row; `None` where one of its sums is no number.
    pub fn add(&mut self, row: usize, name: String, sums: [Cell<'a>; SIDES]) -> Option<()> {
        for cell in sums {
            match cell {
                Cell::Empty | Cell::Number(_) | Cell::Percent(_) => {}
                Cell::Text(text) if is_nothing(text) => {}
                Cell::Text(text) => {
                    let vote = number::vote(dressed(text)?.digits);
                    self.points |= vote == Vote::Decimal('.');
                }
                _ => return None,
            }
        }
        self.rows.push((row, name, sums));
        Some(())
    }

    /// The rows, read; `None` where a sum of one cannot be.
    pub fn read(self) -> Option<Vec<Read>> {
        let decimal = if self.points { '.' } else { ',' };
        let read = |(row, name, cells): Unread| {
            let mut sums = [0; SIDES];
            for (sum, cell) in sums.iter_mut().zip(cells) {
                *sum = amount(cell, decimal)?;
            }
            Some(Read { row, name, sums })
        };
        self.rows.into_iter().map(read).collect()
    }
}

fn is_nothing(text: &str) -> bool {
    matches!(text, "" | "-" | "–" | "—")
}

fn amount(cell: Cell<'_>, decimal: char) -> Option<i64> {
    match cell {
        Cell::Number(number) => {
            let units = (number * Money::PER_MAJOR as f64).round();
            (units.abs() < 9.0e17).then_some(units as i64)
        }
        Cell::Text(text) if !is_nothing(text) => {
            let dressed = dressed(text)?;
            let (units, _) = number::value(dressed.digits, decimal, 4)?;
            Some(if dressed.minus { -units } else { units })
        }
        _ => Some(0),
    }
}

/// What a row is about.
#[derive(Clone, Copy, PartialEq, Eq)]
enum About {
    Account,
    Customer,
    /// A contract, a document or a currency of the customer above.
    Detail,
    Total,
}

fn about(name: &str) -> About {
    const DETAILS: &[&str] = &[
        "договор",
        "дог.",
        "без договора",
        "основной договор",
        "контракт",
        "contract",
        "реализация",
        "поступление",
        "корректировка",
        "списание",
        "счет",
        "счёт",
        "документ",
        "соглашение",
        "№",
    ];
    const CURRENCIES: &[&str] = &["руб", "rub", "usd", "eur", "cny", "kzt", "byn"];
    let lower = name.to_lowercase();
    let first = lower.split([',', ' ']).next().unwrap_or_default();
    let digits = first.chars().take_while(char::is_ascii_digit).count();
    if digits == 2 && first.len() <= 12 && first.chars().nth(2).is_none_or(|it| it == '.') {
        return About::Account;
    }
    if ["итого", "всего", "total", "разом"].iter().any(|it| lower.starts_with(it)) {
        return About::Total;
    }
    let is_currency = CURRENCIES.contains(&lower.trim_end_matches('.'));
    let is_detail = DETAILS.iter().any(|it| lower.starts_with(it)) || lower.contains(" договор");
    if is_currency || is_detail { About::Detail } else { About::Customer }
}

/// The rows of the list: of customers, of their contracts where these sum to them; of accounts
/// where there is nothing else. Rows above others (62 over 62.01) include them and are left out.
pub(super) fn listed(rows: &[Read]) -> Vec<Listed> {
    let kinds: Vec<About> = rows.iter().map(|it| about(&it.name)).collect();
    if !kinds.contains(&About::Customer) {
        return accounts(rows, &kinds);
    }
    let several = of_several(rows, &kinds);
    let (mut list, mut account) = (Vec::new(), "");
    for (at, (row, kind)) in rows.iter().zip(&kinds).enumerate() {
        match kind {
            About::Account => account = &row.name,
            About::Total => list.push(entry(row, &row.name, "")),
            About::Detail => {}
            About::Customer => {
                let below = kinds.iter().skip(at + 1).take_while(|it| **it == About::Detail);
                let details = rows.get(at + 1..at + 1 + below.count()).unwrap_or_default();
                let sum = |side: usize| -> i128 {
                    details
                        .iter()
                        .filter_map(|it| it.sums.get(side))
                        .map(|&it| i128::from(it))
                        .sum()
                };
                let adds_up = (0..SIDES).zip(row.sums).all(|(side, it)| sum(side) == it.into());
                if !details.is_empty() && adds_up {
                    list.extend(details.iter().map(|it| entry(it, &row.name, &it.name)));
                } else {
                    let apart = if several.contains(row.name.as_str()) { account } else { "" };
                    list.push(entry(row, &row.name, apart));
                }
            }
        }
    }
    list
}

/// Customers that stand under several accounts: what they have paid in advance (62.02) is no part
/// of what they owe (62.01).
fn of_several<'a>(rows: &'a [Read], kinds: &[About]) -> BTreeSet<&'a str> {
    let (mut seen, mut account) = (BTreeMap::new(), "");
    let mut several = BTreeSet::new();
    for (row, kind) in rows.iter().zip(kinds) {
        match kind {
            About::Account => account = &row.name,
            About::Customer if *seen.entry(row.name.as_str()).or_insert(account) != account => {
                several.insert(row.name.as_str());
            }
            _ => {}
        }
    }
    several
}

/// Accounts by themselves: those that have none below them.
fn accounts(rows: &[Read], kinds: &[About]) -> Vec<Listed> {
    let kept = rows.iter().zip(kinds).filter(|(row, kind)| match kind {
        About::Account => {
            let below = format!("{}.", row.name);
            !rows.iter().any(|it| it.name.starts_with(&below))
        }
        About::Total => true,
        About::Customer | About::Detail => false,
    });
    kept.map(|(row, _)| entry(row, &row.name, "")).collect()
}

fn entry(row: &Read, customer: &str, contract: &str) -> Listed {
    let [opening, opening_credit, debit, credit, closing, closing_credit] = row.sums;
    let less = |one: i64, other: i64| Sum(one.saturating_sub(other));
    Listed {
        row: row.row,
        is_total: about(&row.name) == About::Total,
        customer: customer.to_owned(),
        contract: contract.to_owned(),
        sums: [
            less(opening, opening_credit),
            Sum(debit),
            Sum(credit),
            less(closing, closing_credit),
        ],
    }
}
