//! Seeded sale lines of two years: the same numbers in every run and on every machine.

use super::random::Random;
use serde_json::{Value, json};

/// What the columns are called in a Russian file.
pub const HEADERS: [&str; 7] =
    ["Дата", "Номер договора", "Менеджер", "Клиент", "Товар", "Количество", "Сумма"];
/// And in an English one.
pub const HEADERS_EN: [&str; 7] =
    ["date", "contract_no", "manager", "customer", "sku", "quantity", "amount"];

/// 2024-01-01 in days since 1970-01-01.
const FIRST_DAY: u32 = 19_723;
const DAYS: f64 = 731.0;
const MANAGERS: f64 = 20.0;
const CUSTOMERS: f64 = 5000.0;
const PRODUCTS: f64 = 200.0;

/// Columns of sale lines; names are numbers, see `manager`, `customer`, `product`, `contract`.
#[derive(Default)]
pub struct Sales {
    /// Days since 1970-01-01.
    pub day: Vec<u32>,
    pub contract: Vec<u32>,
    pub manager: Vec<u32>,
    pub customer: Vec<u32>,
    pub product: Vec<u32>,
    pub quantity: Vec<u32>,
    /// Roubles with two decimals.
    pub amount: Vec<f64>,
}

impl Sales {
    /// One to five lines a contract; small customers are rarer than large ones.
    pub fn new(rows: usize) -> Self {
        let mut random = Random(1);
        let prices: Vec<f64> = (0..PRODUCTS as usize)
            .map(|_| cents(100.0 + random.next() * random.next() * 50_000.0))
            .collect();
        let mut sales = Self::default();
        let (mut contracts, mut left) = (0, 0);
        let (mut customer, mut manager, mut day) = (0, 0, 0);
        for row in 0..rows {
            if left == 0 {
                contracts += 1;
                left = 1 + random.below(5) as u32;
                customer = (CUSTOMERS * random.next().powi(2)) as u32;
                let own = random.next() < 0.9;
                manager = if own {
                    customer * 7 % MANAGERS as u32
                } else {
                    random.below(MANAGERS as i32) as u32
                };
                day = FIRST_DAY + (row as f64 / rows as f64 * DAYS) as u32;
            }
            left -= 1;
            let product = (PRODUCTS * random.next().powf(1.5)) as u32;
            let quantity = 1 + (random.next() * random.next() * 20.0) as u32;
            let discount = 0.05 * f64::from(random.below(4));
            sales.day.push(day);
            sales.contract.push(contracts - 1);
            sales.manager.push(manager);
            sales.customer.push(customer);
            sales.product.push(product);
            sales.quantity.push(quantity);
            sales
                .amount
                .push(cents(f64::from(quantity) * prices[product as usize] * (1.0 - discount)));
        }
        sales
    }

    /// How many lines.
    pub fn len(&self) -> usize {
        self.day.len()
    }

    /// What every importer must agree on.
    pub fn check(&self) -> Value {
        let distinct =
            |column: &[u32]| column.iter().collect::<std::collections::BTreeSet<_>>().len();
        let sum = |column: &[u32]| column.iter().map(|value| u64::from(*value)).sum::<u64>();
        json!({
            "rows": self.len(),
            "amount": self.amount.iter().sum::<f64>().round() as u64,
            "quantity": sum(&self.quantity),
            "day": sum(&self.day),
            "contracts": distinct(&self.contract),
            "managers": distinct(&self.manager),
            "customers": distinct(&self.customer),
            "products": distinct(&self.product),
        })
    }
}

fn cents(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}

/// `Иванов А.П.`
pub fn manager(number: u32) -> String {
    const SURNAMES: [&str; 20] = [
        "Иванов",
        "Смирнов",
        "Кузнецов",
        "Попов",
        "Васильев",
        "Петров",
        "Соколов",
        "Михайлов",
        "Новиков",
        "Фёдоров",
        "Морозов",
        "Волков",
        "Алексеев",
        "Лебедев",
        "Семёнов",
        "Егоров",
        "Павлов",
        "Козлов",
        "Степанов",
        "Николаев",
    ];
    let letter = |letters: &str| letters.chars().cycle().nth(number as usize).unwrap_or('А');
    format!("{} {}.{}.", SURNAMES[number as usize % 20], letter("АБВГДЕИКЛМ"), letter("ПРСТАВ"))
}

/// `ООО «Вектор-0001»`
pub fn customer(number: u32) -> String {
    const NAMES: [&str; 8] =
        ["Ромашка", "Вектор", "Альфа", "Строймаш", "Техносила", "Горизонт", "Меридиан", "Полюс"];
    format!("ООО «{}-{number:04}»", NAMES[number as usize % 8])
}

/// `Товар 001 насос`
pub fn product(number: u32) -> String {
    const KINDS: [&str; 5] = ["кабель", "насос", "фильтр", "датчик", "щит"];
    format!("Товар {number:03} {}", KINDS[number as usize % 5])
}

/// `Д-0000001`
pub fn contract(number: u32) -> String {
    format!("Д-{number:07}")
}
