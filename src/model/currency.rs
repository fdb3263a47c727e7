//! Currencies: one code for each, however a file writes it.

use super::batch::Batch;
use super::letters::capital;
use super::sort;
use super::table::Table;
use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::Arc;

/// The currency where no file names any.
pub const DEFAULT: &str = "RUB";

/// ISO code of a currency as files write it; other words in upper case, as they are.
pub fn code(text: &str) -> String {
    let text = text.trim().to_lowercase();
    let known = match text.trim_end_matches('.') {
        "₽" | "р" | "руб" | "рубль" | "рубли" | "российский рубль" | "rur" | "643" => {
            "RUB"
        }
        "$" | "us$" | "долл" | "доллар" | "доллар сша" | "840" => "USD",
        "€" | "евро" | "978" => "EUR",
        "₸" | "тенге" | "тг" | "398" => "KZT",
        "br" | "бел. руб" | "белорусский рубль" | "933" => "BYN",
        "¥" | "юань" | "cny" | "156" => "CNY",
        _ => return text.chars().map(capital).collect(),
    };
    known.to_owned()
}

/// The currency of most sales; dated rows that name none are roubles (undated lines have that of
/// their documents). One that the rates give a price of
/// is converted, and not what all else is counted in. Of equals the rouble, else the first by code.
pub(super) fn of(batches: &[Arc<Batch>]) -> String {
    let named = |table: Table| {
        let says = |batch: &Batch| ["date", "currency"].iter().any(|it| batch.column(it).is_some());
        let batches = batches.iter().filter(move |it| it.table == table && says(it));
        batches.flat_map(|batch| {
            let column = batch.column("currency");
            (0..batch.len()).map(move |row| column.and_then(|it| it.column.text(row)).map(code))
        })
    };
    let priced = sort::distinct(named(Table::Rates).flatten());
    let mut rows: HashMap<String, u32> = HashMap::new();
    for named in named(Table::Sales) {
        *rows.entry(named.unwrap_or_else(|| DEFAULT.to_owned())).or_default() += 1;
    }
    let own = rows.into_iter().filter(|(code, _)| priced.binary_search(code).is_err());
    let rank = |(code, count): &(String, u32)| (*count, code == DEFAULT, Reverse(code.clone()));
    let most = own.reduce(|most, it| if rank(&it) > rank(&most) { it } else { most });
    most.map_or_else(|| DEFAULT.to_owned(), |it| it.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixture::batch;

    #[test]
    fn a_few_rows_of_another_currency_are_not_what_all_is_counted_in() {
        let sales = |rows: &str| batch(Table::Sales, &format!("date | amount | currency{rows}"));
        let dollars = "\n2026-01-01 | 1 | USD\n2026-01-01 | 1 | USD";
        let unnamed = batch(Table::Sales, "date | amount\n2026-01-01 | 1\n2026-01-02 | 1");
        assert_eq!(of(&[sales(dollars)]), "USD");
        assert_eq!(of(&[sales(dollars), unnamed]), "RUB");
        assert_eq!(
            of(&[sales("\n2026-01-01 | 1 | EUR\n2026-01-01 | 1 |\n2026-01-01 | 1 | EUR")]),
            "EUR"
        );
        let lines = batch(Table::Sales, "document | amount\n1 | 1\n1 | 2\n2 | 3");
        assert_eq!(of(&[sales(dollars), lines]), "USD");
        let rates = batch(Table::Rates, "date | currency | rate\n2026-01-01 | USD | 90");
        assert_eq!(of(&[sales(dollars), rates]), "RUB");
    }

    #[test]
    fn writings_of_one_currency_are_one() {
        assert_eq!(code("руб."), "RUB");
        assert_eq!(code(" rub "), "RUB");
        assert_eq!(code("$"), "USD");
        assert_eq!(code("AED"), "AED");
    }
}
