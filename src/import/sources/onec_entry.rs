//! The entries of a card of an account of 1C: what each says in its cells of several lines.

use crate::import::cell;
use crate::import::name::words;
use crate::import::sheet::Sheet;

/// Where the columns of a card are.
pub(super) struct Columns {
    /// One past the last row of the header.
    pub end: usize,
    /// The day.
    pub date: usize,
    document: usize,
    /// What the debit and the credit are about.
    about: [usize; 2],
    /// The columns of debit and of credit, first and one past the last: in each of them stand the
    /// account and, in the last one filled, the sum.
    sides: [(usize, usize); 2],
}

/// What an entry says of a customer.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Entry {
    /// «Реализация (акт, накладная) 0000-000123».
    pub document: String,
    pub customer: String,
    pub tax_id: String,
    pub contract: String,
    /// One of «Оплата», «Возврат оплаты», «Отгрузка», «Возврат товара».
    pub kind: &'static str,
    /// The claim that a payment names.
    pub invoice: String,
    /// The sum as the cell has it, without a minus.
    pub amount: String,
}

impl Columns {
    /// The header whose upper row is this one: «Период, Документ, Аналитика Дт, Аналитика Кт, Дебет,
    /// Кредит, Текущее сальдо», with the account and the sum below «Дебет» and «Кредит» or beside.
    pub fn of(sheet: &Sheet, row: usize) -> Option<Columns> {
        let width = sheet.columns.len();
        let says = |stems: &[&str]| {
            (0..width).find(|&column| {
                let words = words(&cell::text(sheet.cell(row, column)));
                stems.iter().all(|stem| words.iter().any(|word| word.starts_with(stem)))
            })
        };
        let (date, document) =
            (says(&["период"]).or_else(|| says(&["дата"]))?, says(&["документ"])?);
        let about = [says(&["аналитика", "дт"])?, says(&["аналитика", "кт"])?];
        let (debit, credit) = (says(&["дебет"])?, says(&["кредит"])?);
        let balance = says(&["сальдо"]).unwrap_or(width);
        if !(about[0] < about[1] && about[1] < debit && debit < credit && credit < balance) {
            return None;
        }
        // A row that has neither a day nor a document under the header is its second one.
        let is_second = |row: usize| {
            cell::text(sheet.cell(row, date)).is_empty()
                && cell::text(sheet.cell(row, document)).is_empty()
        };
        let end =
            (row + 1..sheet.height.min(row + 3)).find(|&it| !is_second(it)).unwrap_or(row + 1);
        Some(Columns { end, date, document, about, sides: [(debit, credit), (credit, balance)] })
    }

    /// What a row says of a customer; `None` where it is none of a customer's.
    pub fn entry(&self, sheet: &Sheet, row: usize) -> Option<Entry> {
        let text = |column: usize| cell::text(sheet.cell(row, column));
        let sides = self.sides.map(|(from, to)| {
            let mut filled = (from..to).map(text).filter(|it| !it.is_empty());
            (filled.next().unwrap_or_default(), filled.next_back().unwrap_or_default())
        });
        let [(debit, _), (credit, _)] = &sides;
        let is_customers = |account: &str| account == "62" || account.starts_with("62.");
        let side = match (is_customers(debit), is_customers(credit)) {
            (true, false) => 0,
            (false, true) => 1,
            _ => return None,
        };
        let amount = sides.iter().map(|it| it.1.clone()).find(|it| !it.is_empty())?;
        let about = text(*self.about.get(side)?);
        let document = text(self.document);
        let (kind, amount) = kind(side == 0, debit, credit, &amount);
        let (customer, tax_id) = named(about.lines().next()?.trim());
        if customer.is_empty() {
            return None;
        }
        let mut lines = about.lines().skip(1).map(str::trim);
        let contract = lines.clone().find(|it| is_contract(it)).unwrap_or_default().to_owned();
        let invoice = lines.find(|it| is_claim(it)).map(bare).unwrap_or_default();
        let document = bare(document.lines().next().unwrap_or_default().trim());
        Some(Entry { document, customer, tax_id, contract, kind, invoice, amount })
    }
}

/// What moved, and its sum without the minus that turns it.
fn kind(is_debit: bool, debit: &str, credit: &str, amount: &str) -> (&'static str, String) {
    let other = if is_debit { credit } else { debit };
    let is_money = ["50", "51", "52", "55", "57"].iter().any(|it| other.starts_with(it));
    let (bare, is_minus) = match amount.strip_prefix(['-', '−']) {
        Some(rest) => (rest.trim().to_owned(), true),
        None => (amount.to_owned(), false),
    };
    let kind = match (is_debit != is_minus, is_money) {
        (true, true) => "Возврат оплаты",
        (true, false) => "Отгрузка",
        (false, true) => "Оплата",
        (false, false) => "Возврат товара",
    };
    (kind, bare)
}

/// «КЛИЕНТ ООО ИНН 5599001122» as the name and the tax id.
fn named(text: &str) -> (String, String) {
    let Some((name, rest)) = text.split_once(" ИНН ") else {
        return (text.to_owned(), String::new());
    };
    let digits: String = rest.trim().chars().take_while(|it| it.is_ascii_digit()).collect();
    match digits.len() {
        10 | 12 => (name.trim_end_matches([',', ' ']).to_owned(), digits),
        _ => (text.to_owned(), String::new()),
    }
}

fn is_contract(line: &str) -> bool {
    let lower = line.to_lowercase();
    ["договор", "дог.", "контракт", "без договора", "основной договор"]
        .iter()
        .any(|it| lower.starts_with(it))
}

fn is_claim(line: &str) -> bool {
    let lower = line.to_lowercase();
    ["реализация", "отгрузка", "акт ", "накладная"].iter().any(|it| lower.starts_with(it))
}

/// A document without its day: «… 0000-000701 от 01.07.2026 10:00:00».
fn bare(document: &str) -> String {
    let day = |rest: &str| rest.starts_with(|it: char| it.is_ascii_digit());
    match document.rsplit_once(" от ") {
        Some((name, rest)) if day(rest) => name.to_owned(),
        _ => document.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::fixture::sheet;

    const HEAD: &str = "Период|Документ|Аналитика Дт|Аналитика Кт|Дебет||Кредит||Текущее сальдо\n";

    fn entry(line: &str) -> Option<Entry> {
        let mut sheet = sheet("a.csv", &format!("{HEAD}01.07.2026|х"));
        // A cell of several lines: `/` is the end of one.
        for (column, text) in line.split('|').enumerate() {
            let span = sheet.keep(&text.replace('/', "\n"));
            sheet.set_text(1, column, span);
        }
        Columns::of(&sheet, 0)?.entry(&sheet, 1)
    }

    #[test]
    fn money_of_a_customer_is_a_payment_and_goods_are_a_claim() {
        let kind = |line: &str| entry(line).map(|it| (it.kind, it.amount));
        let said = |kind: &'static str| Some((kind, "5,00".to_owned()));
        assert_eq!(kind("01.07.2026|П|Счёт|Лютик|51|5,00|62.01||"), said("Оплата"));
        assert_eq!(kind("01.07.2026|П|Счёт|Лютик|51|5,00|62.01|5,00|"), said("Оплата"));
        assert_eq!(kind("01.07.2026|С|Лютик|Счёт|62.01||51|5,00|"), said("Возврат оплаты"));
        assert_eq!(kind("01.07.2026|Р|Лютик|Товар|62.01|5,00|90.01.1||"), said("Отгрузка"));
        assert_eq!(kind("01.07.2026|К|Лютик|Товар|62.01|-5,00|90.01.1||"), said("Возврат товара"));
        assert_eq!(kind("01.07.2026|З|Лютик|Лютик|62.02|5,00|62.01|5,00|"), None, "set off");
        assert_eq!(kind("01.07.2026|Н|Счёт|Банк|51|5,00|91.01|5,00|"), None, "no customer");
    }

    #[test]
    fn the_lines_of_a_cell_are_the_customer_the_contract_and_the_claim() {
        let line = "01.07.2026|Поступление на расчетный счет 0000-000701 от 01.07.2026 10:00:00/Оплата \
            по договору|Основной|КЛИЕНТ ООО ИНН 5599001122/Договор № 5 от 01.02.2026/Реализация \
            0000-000077 от 02.06.2026 12:00:00|51|5,00|62.01||";
        let entry = entry(line).expect("an entry");
        assert_eq!((entry.customer.as_str(), entry.tax_id.as_str()), ("КЛИЕНТ ООО", "5599001122"));
        assert_eq!(entry.contract, "Договор № 5 от 01.02.2026");
        assert_eq!(entry.invoice, "Реализация 0000-000077");
        assert_eq!(entry.document, "Поступление на расчетный счет 0000-000701");
    }
}
