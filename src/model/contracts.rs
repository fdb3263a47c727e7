//! Contracts of a period: what each sums to, whoever's its lines are, and each line's part of it.

use super::dataset::Dataset;
use super::date::{Date, Period};
use super::products::Product;
use super::sales::Line;
use super::slice::index;
use super::sort;
use super::unit::Money;
use std::cell::OnceCell;

/// A contract is so many parts; its sold lines share them out by amount, all of them.
pub const PARTS: i64 = 1_000_000_000_000_000_000;

/// One contract, by the lines of the period alone.
#[derive(Clone, Copy, Debug, Default)]
pub struct Contract {
    /// Sold less returned.
    pub total: Money,
    /// Sold alone.
    pub sold: Money,
    /// Whether a sold line of it is of a main product, neither a companion nor a service.
    pub anchor: bool,
    /// Whether a sold line of it is of a companion.
    pub companion: bool,
    /// What has been sold in the lines met so far, while they share the contract out, and the parts
    /// that they have.
    met: Money,
    shared: i64,
}

impl Contract {
    /// Whether it is one of the period: something is sold in it, and not all of that given back.
    pub fn counts(&self) -> bool {
        self.sold.0 > 0 && self.total.0 > 0
    }
}

/// All contracts of a period.
#[derive(Clone, Debug, Default)]
pub struct Contracts {
    first_code: u32,
    by_code: Vec<Contract>,
    rows: Vec<u32>,
    /// Of each line from the first to the last: counted when first asked for.
    parts: OnceCell<Vec<i64>>,
}

impl Contracts {
    /// The contracts of these lines (places in the table of sales, ascending, each once), which are
    /// all that a period has of these contracts: one sums, and is shared out, over them alone.
    pub fn of(data: &Dataset, rows: Vec<u32>) -> Contracts {
        let codes = || rows.iter().map(|&row| code(data, row));
        let (Some(first_code), Some(last_code)) = (codes().min(), codes().max()) else {
            return Contracts::default();
        };
        let by_code = vec![Contract::default(); index(last_code - first_code) + 1];
        let mut contracts =
            Contracts { first_code, by_code, rows: Vec::new(), parts: OnceCell::new() };
        let kind = |it: &Product| (!it.companion && !it.service, it.companion);
        let kinds: Vec<(bool, bool)> = data.products.iter().map(kind).collect();
        for &row in &rows {
            contracts.add(data, &kinds, row);
        }
        contracts.rows = rows;
        contracts
    }

    /// The contract of that code, and its place among those from the lowest code to the highest.
    pub fn find(&self, code: u32) -> Option<(usize, &Contract)> {
        let place = index(code.checked_sub(self.first_code)?);
        Some((place, self.by_code.get(place)?))
    }

    /// How many codes there are from the lowest to the highest.
    pub fn span(&self) -> usize {
        self.by_code.len()
    }

    /// The lines that they are made of.
    pub fn rows(&self) -> &[u32] {
        &self.rows
    }

    /// The contract of that code.
    pub fn get(&self, code: u32) -> Option<&Contract> {
        self.find(code).map(|it| it.1)
    }

    /// The line's part of its contract, of [`PARTS`]; 0 for what is not sold.
    pub fn part(&self, data: &Dataset, row: u32) -> i64 {
        let parts = self.parts.get_or_init(|| self.shared_out(data));
        let place = self.rows.first().and_then(|&first| row.checked_sub(first)).map(index);
        place.and_then(|it| parts.get(it)).copied().unwrap_or(0)
    }

    /// The parts of all lines, from the first to the last.
    fn shared_out(&self, data: &Dataset) -> Vec<i64> {
        let (Some(&first), Some(&last)) = (self.rows.first(), self.rows.last()) else {
            return Vec::new();
        };
        // By what the lines are, not by where they stand: the order of rows must not show.
        let key = |row: &u32| {
            let (at, sales) = (index(*row), &data.sales);
            (code(data, *row), sales.amount.get(at), sales.rep.get(at), sales.product.get(at))
        };
        let mut ordered = self.rows.clone();
        sort::by_key(&mut ordered, key);
        let mut by_code = self.by_code.clone();
        let mut parts = vec![0; index(last - first) + 1];
        for row in ordered {
            let contract = by_code.get_mut(index(code(data, row) - self.first_code));
            let part = contract.map_or(0, |it| it.share_out(data, row));
            if let Some(at) = parts.get_mut(index(row - first)) {
                *at = part;
            }
        }
        parts
    }

    fn add(&mut self, data: &Dataset, kinds: &[(bool, bool)], row: u32) {
        let sales = &data.sales;
        let at = index(row);
        let place = index(code(data, row) - self.first_code);
        let (Some(contract), Some(&amount), Some(line)) =
            (self.by_code.get_mut(place), sales.amount.get(at), sales.line.get(at))
        else {
            return;
        };
        contract.total += amount;
        if *line == Line::Sold {
            contract.sold += amount;
            let product = sales.product.get(at).and_then(|&it| kinds.get(index(it)));
            if let Some(&(is_main, is_companion)) = product {
                contract.anchor |= is_main;
                contract.companion |= is_companion;
            }
        }
    }
}

impl Contract {
    /// The part of the next of its lines.
    fn share_out(&mut self, data: &Dataset, row: u32) -> i64 {
        let at = index(row);
        let amount = data.sales.amount.get(at).copied().unwrap_or_default();
        if data.sales.line.get(at) != Some(&Line::Sold) {
            return 0;
        }
        self.met += amount;
        let up_to = match self.met == self.sold {
            true => i128::from(PARTS),
            false => i128::from(PARTS) * i128::from(self.met.0) / i128::from(self.sold.0),
        };
        let up_to = i64::try_from(up_to).unwrap_or(self.shared);
        let part = up_to - self.shared;
        self.shared = up_to;
        part
    }
}

/// The contracts that are one person's of one day, all of their lines: what each brings needs no
/// look at lines. Ascending by day; those of which nothing counts are left out.
pub struct Plain {
    date: Vec<Date>,
    rep: Vec<u32>,
    total: Vec<i64>,
    lines: Vec<u32>,
    /// The lines of all other contracts, ascending.
    rest: Vec<u32>,
}

/// What is met of a contract: its first line's day and person, what it sums to; `None` once a line
/// differs.
#[derive(Clone, Copy)]
struct Met {
    date: Date,
    rep: u32,
    total: i64,
    sold: i64,
    lines: u32,
}

impl Plain {
    /// Of all lines, with the person of each.
    pub fn of(data: &Dataset, reps: &[u32]) -> Plain {
        let sales = &data.sales;
        let codes = sales.contract.iter().copied().max().map_or(0, |last| index(last) + 1);
        let mut met: Vec<Option<Met>> = vec![None; codes];
        let mut is_plain = vec![true; codes];
        let lines = sales.contract.iter().zip(&sales.date).zip(reps);
        for (((&code, &date), &rep), (&amount, line)) in
            lines.zip(sales.amount.iter().zip(&sales.line))
        {
            let (Some(met), Some(is_plain)) =
                (met.get_mut(index(code)), is_plain.get_mut(index(code)))
            else {
                continue;
            };
            let own = met.get_or_insert(Met { date, rep, total: 0, sold: 0, lines: 0 });
            let sold = if *line == Line::Sold { amount.0 } else { 0 };
            let sums = own.total.checked_add(amount.0).zip(own.sold.checked_add(sold));
            match sums.filter(|_| own.date == date && own.rep == rep) {
                Some((total, sold)) => {
                    (own.total, own.sold, own.lines) = (total, sold, own.lines + 1);
                }
                None => *is_plain = false,
            }
        }
        let is_other = |(_, code): &(u32, &u32)| is_plain.get(index(**code)) != Some(&true);
        let rest = (0..).zip(&sales.contract).filter(is_other).map(|(row, _)| row).collect();
        let counts = |it: &Met| it.sold > 0 && it.total > 0;
        let plain = met.into_iter().zip(&is_plain).filter(|it| *it.1).filter_map(|it| it.0);
        let mut plain: Vec<Met> = plain.filter(counts).collect();
        if !plain.is_sorted_by_key(|it| it.date) {
            sort::by_key(&mut plain, |it| it.date);
        }
        Plain {
            date: plain.iter().map(|it| it.date).collect(),
            rep: plain.iter().map(|it| it.rep).collect(),
            total: plain.iter().map(|it| it.total).collect(),
            lines: plain.iter().map(|it| it.lines).collect(),
            rest,
        }
    }

    /// Those of some days: the person of each, what it sums to, how many lines it has.
    pub fn of_days(&self, days: Period) -> impl Iterator<Item = (u32, i64, u32)> + '_ {
        let from = self.date.partition_point(|&date| date < days.from);
        let to = self.date.partition_point(|&date| date <= days.to);
        let own = self.rep.iter().zip(&self.total).zip(&self.lines);
        own.take(to).skip(from).map(|((&rep, &total), &lines)| (rep, total, lines))
    }

    /// The lines of all other contracts that are of some days, ascending.
    pub fn rest<'a>(&'a self, data: &'a Dataset, days: Period) -> Vec<u32> {
        let is_of =
            |row: &u32| data.sales.date.get(index(*row)).is_some_and(|&it| days.contains(it));
        self.rest.iter().copied().filter(is_of).collect()
    }
}

/// The code of a line's contract.
fn code(data: &Dataset, row: u32) -> u32 {
    data.sales.contract.get(index(row)).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::dataset::Options;
    use crate::model::fixture::batch;
    use crate::model::table::Table;

    #[test]
    fn a_contract_of_two_people_or_two_days_is_counted_by_its_lines() {
        let text = "date | document | rep | amount
            2026-09-01 | 1 | А | 100
            2026-09-01 | 2 | А | 10
            2026-09-01 | 2 | Б | 20
            2026-09-01 | 1 | А | 50
            2026-09-02 | 3 | Б | 30
            2026-09-03 | 3 | Б | 40
            2026-09-04 | 4 | Б | -5";
        let data = Dataset::build(vec![batch(Table::Sales, text)], Options::default());
        let plain = Plain::of(&data, &data.sales.rep);
        let day = |text: &str| Date::parse(text).expect(text);
        let month = Period { from: day("2026-09-01"), to: day("2026-09-30") };
        assert_eq!(plain.of_days(month).collect::<Vec<_>>(), [(0, 1_500_000, 2)]);
        assert_eq!(plain.rest(&data, month), [1, 2, 4, 5]);
        let later = Period { from: day("2026-09-03"), ..month };
        assert_eq!(plain.of_days(later).count(), 0, "what comes back alone is no contract");
        assert_eq!(plain.rest(&data, later), [5]);
    }
}
