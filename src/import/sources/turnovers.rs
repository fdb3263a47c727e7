//! A turnover sheet of 1C («Оборотно-сальдовая ведомость по счёту 62») made a plain list: its header
//! stands in two rows, every sum in a debit and a credit column, and accounts, customers and their
//! contracts stand below each other in one column.
//!
//! Of the indicators only БУ is read. A list has a row a customer, or a contract where the contracts
//! of a customer sum to it, with what 1C splits by sides as one figure: debit less credit.

use super::turnovers_rows::{Listed, Read, Rows, SIDES, listed};
use crate::import::cell;
use crate::import::name::words;
use crate::import::sheet::{Cell, Sheet};
use crate::import::title;

/// Rows in which the header is looked for.
const SEARCHED: usize = 40;

/// The headers of the list.
const HEADERS: [&str; 8] = [
    "Контрагент",
    "Договор",
    "Период с",
    "Период по",
    "Сальдо на начало периода",
    "Дебет",
    "Кредит",
    "Сальдо на конец периода",
];

/// Where the columns of a turnover sheet are.
struct Head {
    /// One past the last row of the header.
    end: usize,
    /// The columns that may name what a row is about.
    names: Vec<usize>,
    /// The column of indicators: БУ, НУ.
    indicator: Option<usize>,
    /// Opening, turnover and closing, each by debit and credit.
    sums: [usize; SIDES],
}

/// The sheet as a list, where it is a turnover sheet of two sides; rows keep their numbers.
/// `None` where it is anything else, or a sum of it cannot be read.
pub fn listed_of(sheet: &Sheet) -> Option<Sheet> {
    let head = head(sheet)?;
    let read = read(sheet, &head)?;
    let period = title::period(sheet, head.end);
    let rows = listed(&read);
    if rows.is_empty() {
        return None;
    }
    Some(list(sheet, &rows, period.map(|it| (it.from.to_string(), it.to.to_string()))))
}

fn head(sheet: &Sheet) -> Option<Head> {
    (0..sheet.height.min(SEARCHED)).find_map(|row| head_in(sheet, row))
}

/// The header whose upper row is this one.
fn head_in(sheet: &Sheet, row: usize) -> Option<Head> {
    let width = sheet.columns.len();
    let says = |stems: &'static [&'static str]| {
        (0..width).find(|&column| {
            let words = words(&cell::text(sheet.cell(row, column)));
            stems.iter().all(|stem| words.iter().any(|word| word.starts_with(stem)))
        })
    };
    let opening = says(&["сальдо", "начал"]).or_else(|| says(&["opening", "balance"]))?;
    let turnover = says(&["оборот"]).or_else(|| says(&["turnover"]))?;
    let closing = says(&["сальдо", "кон"]).or_else(|| says(&["closing", "balance"]))?;
    let below = (row + 1..(row + 4).min(sheet.height)).find_map(|below| {
        let side = |from: usize, to: usize, stems: [&str; 2]| {
            (from..to).find(|&column| {
                let text = cell::text(sheet.cell(below, column)).to_lowercase();
                stems.iter().any(|stem| text.starts_with(stem))
            })
        };
        let sides = |from: usize, to: usize| {
            Some([side(from, to, ["дебет", "debit"])?, side(from, to, ["кредит", "credit"])?])
        };
        let [a, b] = sides(opening, turnover)?;
        let [c, d] = sides(turnover, closing)?;
        let [e, f] = sides(closing, width)?;
        Some((below + 1, [a, b, c, d, e, f]))
    });
    let (end, sums) = below?;
    // Its header is «Показа-тели» and the like; what stands below says it.
    let is_indicator = |&column: &usize| {
        let below = (end..sheet.height).map(|row| cell::text(sheet.cell(row, column)));
        let mut filled = below.filter(|it| !it.is_empty()).take(60).peekable();
        filled.peek().is_some() && filled.all(|it| is_indicator(&it))
    };
    let indicator = (0..opening).find(is_indicator);
    let names = (0..opening).filter(|&column| Some(column) != indicator).collect();
    Some(Head { end, names, indicator, sums })
}

/// The rows under the header; none where a sum cannot be read.
fn read(sheet: &Sheet, head: &Head) -> Option<Vec<Read>> {
    let mut rows = Rows::default();
    for row in head.end..sheet.height {
        let mut names = head.names.iter().map(|&column| cell::text(sheet.cell(row, column)));
        let name = names.find(|it| !it.is_empty()).unwrap_or_default();
        let indicator = head.indicator.map(|column| cell::text(sheet.cell(row, column)));
        let is_other = indicator.is_some_and(|it| !it.is_empty() && !is_accounting(&it))
            // Without a column of their own they stand where the names do.
            || is_indicator(&name) && !is_accounting(&name);
        if name.is_empty() || is_other {
            continue;
        }
        let sums = head.sums.map(|column| match sheet.cell(row, column) {
            Cell::Text(text) => Cell::Text(text.trim()),
            cell => cell,
        });
        rows.add(row, name, sums)?;
    }
    rows.read()
}

/// What 1C counts a row by.
fn is_indicator(text: &str) -> bool {
    const INDICATORS: &[&str] =
        &["бу", "ну", "бу-ну", "пр", "вр", "вал", "кол", "контроль", "bu", "nu", "ba", "ta"];
    INDICATORS.contains(&text.to_lowercase().trim_end_matches('.'))
}

/// Accounting, not tax accounting nor the difference of the two.
fn is_accounting(indicator: &str) -> bool {
    matches!(indicator.to_lowercase().trim_end_matches('.'), "бу" | "bu" | "ba")
}

fn list(sheet: &Sheet, rows: &[Listed], days: Option<(String, String)>) -> Sheet {
    let mut list = sheet.bare();
    for (column, header) in HEADERS.iter().enumerate() {
        list.put(0, column, header);
    }
    let number = |at: usize| sheet.row_number(at);
    let first = rows.first().map_or(1, |it| number(it.row));
    list.row_numbers.push(first.saturating_sub(1).max(1));
    for (at, row) in (1..).zip(rows) {
        list.row_numbers.push(number(row.row));
        list.put(at, 0, &row.customer);
        list.put(at, 1, &row.contract);
        // A total has no days, so that it is one.
        if let Some((from, to)) = days.as_ref().filter(|_| !row.is_total) {
            list.put(at, 2, from);
            list.put(at, 3, to);
        }
        for (column, sum) in (4..).zip(row.sums) {
            list.put(at, column, &sum.to_string());
        }
    }
    list
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::fixture::{sheet, workbook};

    const TITLE: &str = "ООО Наша||||||||\nОборотно-сальдовая ведомость по счету 62 за 1 квартал 2026 г.\n\
        Выводимые данные: БУ\n\nСчет|Показатели|Сальдо на начало периода||Обороты за период||\
        Сальдо на конец периода|\nКонтрагенты||Дебет|Кредит|Дебет|Кредит|Дебет|Кредит\n";

    /// The rows of a list as text, with the number of each in the file.
    fn rows(list: &Sheet) -> Vec<String> {
        let row = |row: usize| {
            let cells = (0..8).map(|column| cell::text(list.cell(row, column)));
            format!("{}: {}", list.row_number(row), cells.collect::<Vec<_>>().join("|"))
        };
        (1..list.height).map(row).collect()
    }

    #[test]
    fn of_indicators_accounting_alone_is_read_and_what_includes_others_is_left_out() {
        let text = format!(
            "{TITLE}62|БУ|1 000,00||500,00|700,00|900,00|100,00\n|НУ|900,00||||900,00|\n\
             62.01|БУ|1 000,00||500,00|600,00|900,00|\nРомашка|БУ|800,00||500,00|600,00|700,00|\n\
             |НУ|700,00||||700,00|\n|БУ-НУ|100,00||||0,00|\nЛютик|БУ|200,00||||200,00|\n\
             62.02|БУ||||100,00||100,00\nРомашка|БУ||||100,00||100,00\n\
             Итого|БУ|1 000,00||500,00|700,00|900,00|100,00"
        );
        let list = listed_of(&sheet("осв.csv", &text)).expect("a list");
        let days = "2026-01-01|2026-03-31";
        assert_eq!(
            rows(&list),
            [
                format!("10: Ромашка|62.01|{days}|800.00|500.00|600.00|700.00"),
                format!("13: Лютик||{days}|200.00|0.00|0.00|200.00"),
                format!("15: Ромашка|62.02|{days}|0.00|0.00|100.00|-100.00"),
                "16: Итого||||1000.00|500.00|700.00|800.00".to_owned(),
            ]
        );
    }

    #[test]
    fn contracts_are_rows_where_they_sum_to_their_customer() {
        let head = "Оборотно-сальдовая ведомость по счету 62.01 за Март 2026 г.\n\
            Счет|Сальдо на начало периода||Обороты за период||Сальдо на конец периода|\n\
            Контрагенты|Дебет|Кредит|Дебет|Кредит|Дебет|Кредит\nДоговоры||||||\n";
        let rows_of = |first: &str| {
            let text = format!(
                "{head}Ромашка|{first}||50.5|40|110.5|\nДоговор 1|60||50.5||110.5|\n\
                 Основной договор|40|||40||\nЛютик|1||||1|\nИтого|101||50.5|40|111.5|"
            );
            rows(&listed_of(&workbook("осв.xlsx", "TDSheet", &text)).expect("a list"))
        };
        let days = "2026-03-01|2026-03-31";
        let lily = format!("8: Лютик||{days}|1.00|0.00|0.00|1.00");
        let all = "9: Итого||||101.00|50.50|40.00|111.50".to_owned();
        let contracts = [
            format!("6: Ромашка|Договор 1|{days}|60.00|50.50|0.00|110.50"),
            format!("7: Ромашка|Основной договор|{days}|40.00|0.00|40.00|0.00"),
        ];
        assert_eq!(rows_of("100"), [&contracts[0], &contracts[1], &lily, &all].map(String::clone));
        let whole = format!("5: Ромашка||{days}|99.00|50.50|40.00|110.50");
        assert_eq!(rows_of("99"), [&whole, &lily, &all].map(String::clone));
    }

    #[test]
    fn golden_16_accounts_alone_are_rows() {
        let text = format!(
            "{TITLE}51|БУ|1 000,00||2 000,00|2 100,00|900,00|\n|НУ|1 000,00||2 000,00|2 100,00|900,00|\n\
             |БУ-НУ||||||\nTotal|БУ|1 000,00||2 000,00|2 100,00|900,00|"
        );
        let list = listed_of(&sheet("osv.csv", &text)).expect("a list");
        let days = "2026-01-01|2026-03-31";
        let expected = [
            format!("7: 51||{days}|1000.00|2000.00|2100.00|900.00"),
            "10: Total||||1000.00|2000.00|2100.00|900.00".to_owned(),
        ];
        assert_eq!(rows(&list), expected);
    }

    #[test]
    fn other_sheets_stay_as_they_are() {
        let one_row = "Контрагент|Сальдо на начало|Дебет|Кредит|Сальдо на конец\nРомашка|1|2|3|0";
        assert!(listed_of(&sheet("a.csv", one_row)).is_none());
        assert!(listed_of(&sheet("a.csv", "Дата|Сумма\n2026-01-01|5")).is_none());
        let broken = format!("{TITLE}Ромашка|БУ|нет||||1|");
        assert!(listed_of(&sheet("a.csv", &broken)).is_none(), "a sum that cannot be read");
        let huge = format!("{TITLE}Ромашка|БУ|1||||1|\nЛютик|БУ|99999999999999999999||||1|");
        assert!(listed_of(&sheet("a.csv", &huge)).is_none(), "one row of two");
    }
}
