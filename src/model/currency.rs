//! Currencies: one code for each, however a file writes it.

use super::batch::Batch;
use super::table::Table;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The currency where no file names any.
pub const DEFAULT: &str = "RUB";

/// ISO code of a currency as files write it; other words in upper case, as they are.
pub fn code(text: &str) -> String {
    let known = match text.trim().trim_end_matches('.').to_lowercase().as_str() {
        "₽" | "р" | "руб" | "рубль" | "рубли" | "российский рубль" | "rur" | "643" => {
            "RUB"
        }
        "$" | "us$" | "долл" | "доллар" | "доллар сша" | "840" => "USD",
        "€" | "евро" | "978" => "EUR",
        "₸" | "тенге" | "тг" | "398" => "KZT",
        "br" | "бел. руб" | "белорусский рубль" | "933" => "BYN",
        "¥" | "юань" | "cny" | "156" => "CNY",
        _ => return text.trim().to_uppercase(),
    };
    known.to_owned()
}

/// The currency that most rows name; the rouble where none does. Of equals the first by code.
pub(super) fn of(batches: &[Arc<Batch>]) -> String {
    let mut rows: BTreeMap<String, usize> = BTreeMap::new();
    for batch in batches.iter().filter(|batch| batch.table == Table::Sales) {
        let Some(column) = batch.column("currency") else { continue };
        for row in 0..batch.len() {
            if let Some(text) = column.column.text(row) {
                *rows.entry(code(text)).or_default() += 1;
            }
        }
    }
    let most = rows.into_iter().rev().max_by_key(|(_, count)| *count);
    most.map_or_else(|| DEFAULT.to_owned(), |(code, _)| code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writings_of_one_currency_are_one() {
        assert_eq!(code("руб."), "RUB");
        assert_eq!(code(" rub "), "RUB");
        assert_eq!(code("$"), "USD");
        assert_eq!(code("AED"), "AED");
    }
}
