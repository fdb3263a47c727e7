//! Contracts of a period: what each sums to, whoever's its lines are, and each line's part of it.

use super::dataset::Dataset;
use super::sales::Line;
use super::slice::index;
use super::sort;
use super::unit::Money;

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
    /// What has been sold in the lines met so far, while they share the contract out.
    met: Money,
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
    first_row: u32,
    parts: Vec<i64>,
}

impl Contracts {
    /// The contracts of these lines, which are all of a period's.
    pub fn of(data: &Dataset, rows: &[u32]) -> Contracts {
        let code = |row: u32| data.sales.contract.get(index(row)).copied().unwrap_or_default();
        let codes = || rows.iter().map(|&row| code(row));
        let (Some(first_code), Some(last_code)) = (codes().min(), codes().max()) else {
            return Contracts::default();
        };
        let first_row = rows.first().copied().unwrap_or(0);
        let rows_spanned = rows.last().map_or(0, |last| index(last - first_row) + 1);
        let mut contracts = Contracts {
            first_code,
            by_code: vec![Contract::default(); index(last_code - first_code) + 1],
            first_row,
            parts: vec![0; rows_spanned],
        };
        for &row in rows {
            contracts.add(data, row, code(row));
        }
        // By what the lines are, not by where they stand: the order of rows must not show.
        let key = |row: &u32| {
            let (at, sales) = (index(*row), &data.sales);
            (code(*row), sales.amount.get(at), sales.rep.get(at), sales.product.get(at))
        };
        let mut ordered = rows.to_vec();
        sort::by_key(&mut ordered, key);
        for row in ordered {
            contracts.share_out(data, row, code(row));
        }
        contracts
    }

    /// The contract of that code.
    pub fn get(&self, code: u32) -> Option<&Contract> {
        self.by_code.get(index(code.checked_sub(self.first_code)?))
    }

    /// The line's part of its contract, of [`PARTS`]; 0 for what is not sold.
    pub fn part(&self, row: u32) -> i64 {
        let place = row.checked_sub(self.first_row).map(index);
        place.and_then(|it| self.parts.get(it)).copied().unwrap_or(0)
    }

    fn add(&mut self, data: &Dataset, row: u32, code: u32) {
        let sales = &data.sales;
        let at = index(row);
        let place = index(code - self.first_code);
        let (Some(contract), Some(&amount), Some(line)) =
            (self.by_code.get_mut(place), sales.amount.get(at), sales.line.get(at))
        else {
            return;
        };
        contract.total += amount;
        if *line == Line::Sold {
            contract.sold += amount;
            let product = sales.product.get(at).and_then(|&it| data.product(it));
            if let Some(product) = product {
                contract.anchor |= !product.companion && !product.service;
                contract.companion |= product.companion;
            }
        }
    }

    fn share_out(&mut self, data: &Dataset, row: u32, code: u32) {
        let at = index(row);
        if data.sales.line.get(at) != Some(&Line::Sold) {
            return;
        }
        let contract = self.by_code.get_mut(index(code - self.first_code));
        let (Some(contract), Some(&amount)) = (contract, data.sales.amount.get(at)) else { return };
        let shared =
            |met: Money| i128::from(PARTS) * i128::from(met.0) / i128::from(contract.sold.0);
        let before = shared(contract.met);
        let after = shared(contract.met + amount);
        contract.met += amount;
        if let Some(part) = self.parts.get_mut(index(row - self.first_row)) {
            *part = i64::try_from(after - before).unwrap_or(0);
        }
    }
}
