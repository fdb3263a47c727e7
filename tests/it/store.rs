//! What is kept comes back, whatever happens to the browser.

mod codec;
mod faults;
mod hostile;
mod workspace;

use planerka::model::batch::{Batch, BatchColumn, Origin, Originals};
use planerka::model::column::{Column, TextsBuilder};
use planerka::model::date::Date;
use planerka::model::shape::{DateShape, NumberShape, Shape};
use planerka::model::table::Table;

/// A generator of numbers from 0 to 1, the same in every run.
struct Random(u32);

impl Random {
    /// mulberry32, as the benchmarks have it.
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x6D2B_79F5);
        let mut t = (self.0 ^ (self.0 >> 15)).wrapping_mul(1 | self.0);
        t = t.wrapping_add((t ^ (t >> 7)).wrapping_mul(61 | t)) ^ t;
        f64::from(t ^ (t >> 14)) / 4_294_967_296.0
    }

    /// A number below this one.
    fn below(&mut self, limit: usize) -> usize {
        (self.next() * limit as f64) as usize
    }
}

/// Sales lines as the benchmarks make them: 1 to 5 lines a contract, 20 reps, 5000 customers,
/// 200 SKUs, two years; every thousandth amount was written otherwise.
fn sales(rows: usize) -> Batch {
    let mut r = Random(1);
    let price: Vec<f64> = (0..200)
        .map(|_| ((100.0 + r.next() * r.next() * 50_000.0) * 100.0).round() / 100.0)
        .collect();
    let mut texts: [TextsBuilder; 4] = Default::default();
    let (mut dates, mut quantities, mut amounts) = (vec![], vec![], vec![]);
    let (mut contract, mut left, mut customer, mut rep, mut day) = (0, 0, 0, 0, 0);
    for row in 0..rows {
        if left == 0 {
            contract += 1;
            left = 1 + r.below(5);
            let x = r.next();
            customer = (5000.0 * x * x) as usize;
            rep = if r.next() < 0.9 { customer * 7 % 20 } else { r.below(20) };
            day = 19_723 + (row * 731 / rows) as i64;
        }
        left -= 1;
        let sku = (200.0 * r.next().powf(1.5)) as usize;
        let quantity = 1 + (r.next() * r.next() * 20.0) as i64;
        let full = quantity as f64 * price[sku] * (1.0 - 0.05 * r.below(4) as f64);
        texts[0].push(Some(&format!("Д-{:07}", contract - 1)));
        texts[1].push(Some(&format!(
            "Смирнов-{} А.П.",
            "абвгдеиклмнопрстуфхц".chars().nth(rep).expect("20")
        )));
        let org = [
            "Ромашка",
            "Вектор",
            "Альфа",
            "Строймаш",
            "Техносила",
            "Горизонт",
            "Меридиан",
            "Полюс",
        ];
        texts[2].push(Some(&format!("ООО «{}-{customer:04}»", org[customer % 8])));
        texts[3].push(Some(&format!(
            "Товар {sku:03} {}",
            ["кабель", "насос", "фильтр", "датчик", "щит"][sku % 5]
        )));
        dates.push(day);
        quantities.push(quantity * 1_000_000);
        amounts.push((full * 100.0).round() as i64 * 100);
    }
    let [contract, rep, customer, sku] = texts.map(|it| Column::Text(it.finish()));
    let numbers = [dates, quantities, amounts].map(Column::Number);
    batch(rows, [contract, customer, rep, sku], numbers)
}

fn batch(rows: usize, texts: [Column; 4], numbers: [Column; 3]) -> Batch {
    let [contract, customer, rep, sku] = texts;
    let [dates, quantities, amounts] = numbers;
    let rouble =
        NumberShape { decimal: ',', group: Some(' '), decimals: Some(2), ..NumberShape::plain(4) };
    let pieces = Shape::Number(NumberShape::plain(6));
    let mut columns = vec![
        column("date", "Дата", dates, Shape::Date(DateShape::Dotted)),
        column("contract", "Договор", contract, Shape::Plain),
        column("customer", "Контрагент", customer, Shape::Plain),
        column("rep", "Менеджер", rep, Shape::Plain),
        column("sku", "Номенклатура", sku, Shape::Plain),
        column("quantity", "Количество", quantities, pieces),
        column("amount", "Сумма", amounts, Shape::Number(rouble)),
    ];
    let mut texts = TextsBuilder::default();
    let rows = u32::try_from(rows).expect("rows");
    let odd: Vec<u32> = (0..rows).step_by(1000).collect();
    odd.iter().for_each(|row| texts.push(Some(&format!("{row}р."))));
    columns[6].originals = Originals { rows: odd, texts: texts.finish() };
    Batch {
        table: Table::Sales,
        origin: Origin {
            file: "Продажи 2025.xlsx".to_owned(),
            sheet: "TDSheet".to_owned(),
            digest: "0".repeat(64),
        },
        imported: Date::new(2026, 9, 30).expect("a date").0,
        rows: (2..rows + 2).collect(),
        columns,
    }
}

fn column(field: &str, header: &str, column: Column, shape: Shape) -> BatchColumn {
    BatchColumn {
        field: field.to_owned(),
        header: header.to_owned(),
        column,
        shape,
        originals: Originals::default(),
    }
}
