//! Tables for the clipboard: tabs between cells, and no cell a formula.

use super::csv::guard;
use crate::report::plain::Plain;

/// The lines of a table, without an end to the last.
pub fn lines(rows: &[Vec<Plain>]) -> String {
    let cell = |it: &Plain| match it {
        Plain::Words(text) => words(text),
        Plain::Number(number) => number.clone(),
    };
    let line = |row: &Vec<Plain>| row.iter().map(cell).collect::<Vec<_>>().join("\t");
    rows.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// Words as one cell, whatever they hold. A number below zero is as harmless as it looks.
fn words(text: &str) -> String {
    let flat = text.replace(['\t', '\n', '\r'], " ");
    let whole = if is_below_zero(&flat) { flat } else { guard(&flat) };
    // A quote at the beginning would take what follows up to the next one, tabs and lines too.
    if whole.starts_with('"') { format!("\"{}\"", whole.replace('"', "\"\"")) } else { whole }
}

fn is_below_zero(text: &str) -> bool {
    let is_digit = |it: char| it.is_ascii_digit();
    let is_of_number = |it: char| is_digit(it) || it.is_whitespace() || ",.%".contains(it);
    let rest = text.strip_prefix('-');
    rest.is_some_and(|it| it.starts_with(is_digit) && it.chars().all(is_of_number))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn no_words_are_a_formula_or_more_than_a_cell() {
        for (hostile, written) in [
            ("=1+1", "'=1+1"),
            ("+79991234567", "'+79991234567"),
            ("-2+3+cmd|' /C calc'!A0", "'-2+3+cmd|' /C calc'!A0"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "' =1"),
            ("\u{FF1D}1", "'\u{FF1D}1"),
            ("-", "'-"),
            ("-500,00", "-500,00"),
            ("-1\u{a0}234.5", "-1\u{a0}234.5"),
            ("\"Ромашка\" ООО", "\"\"\"Ромашка\"\" ООО\""),
            ("ООО \"Ромашка\"", "ООО \"Ромашка\""),
            ("two\nlines", "two lines"),
        ] {
            assert_eq!(words(hostile), written, "{hostile:?}");
        }
    }

    #[test]
    fn numbers_stand_as_they_are() {
        let row = |name: &str, number: &str| vec![Plain::words(name), Plain::Number(number.into())];
        assert_eq!(lines(&[row("=А", "-5"), row("", "7,5%")]), "'=А\t-5\n\t7,5%");
        assert_eq!(lines(&[]), "");
    }

    proptest! {
        #[test]
        fn a_table_keeps_its_shape(
            names in prop::collection::vec("[=+@\"\t\n\ra-я0-9 -]{0,8}", 1..6)
        ) {
            let row = |name: &String| vec![Plain::words(name), Plain::Number("1".to_owned())];
            let said = lines(&names.iter().map(row).collect::<Vec<_>>());
            prop_assert_eq!(said.split('\n').count(), names.len());
            for line in said.split('\n') {
                prop_assert_eq!(line.split('\t').count(), 2);
                prop_assert!(!line.trim_start().starts_with(['=', '+', '@']));
            }
        }
    }
}
