//! Headers as words: «Сумма, тыс. руб.» is `сумма`, in thousands, in money.

use super::units::{MONEY, Unit, is_unit, unit};

/// A header in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Name {
    /// The words, lower case, units taken out.
    pub words: Vec<String>,
    /// What the units said.
    pub unit: Unit,
}

impl Name {
    /// Reads a header.
    pub fn of(header: &str) -> Name {
        let unit = unit(header);
        let mut words = words(without_most(&without_brackets(header)));
        // «Сумма, руб.» and «Сумма руб» name a sum; «Шт.» alone is a name itself.
        while words.len() > 1 && words.last().is_some_and(|it| is_unit(it)) {
            let is_money = words.pop().is_some_and(|it| MONEY.contains(&it.as_str()));
            // «т. р.», thousands of roubles.
            if is_money && words.len() > 1 && words.last().is_some_and(|it| it == "т") {
                words.pop();
            }
        }
        Name { words, unit }
    }

    /// Whether these words stand in it side by side.
    pub fn holds(&self, words: &[String]) -> bool {
        !words.is_empty() && self.words.windows(words.len()).any(|part| part == words)
    }

    /// Whether one of its words is this.
    pub fn has(&self, word: &str) -> bool {
        self.words.iter().any(|it| it == word)
    }
}

/// The words of a text: lower case, ё as е, camelCase and underscores split, punctuation out.
pub fn words(text: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let letters: Vec<char> = text.chars().collect();
    for (at, &letter) in letters.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| letters.get(at)).copied();
        if !is_of_word(letter) {
            words.push(String::new());
            continue;
        }
        let lower_before = before.is_some_and(|it| it.is_lowercase() || it.is_ascii_digit());
        let upper_before = before.is_some_and(char::is_uppercase);
        let lower_after = letters.get(at + 1).is_some_and(|it| it.is_lowercase());
        let starts = letter.is_uppercase() && (lower_before || upper_before && lower_after);
        let sign = |it: char| matches!(it, '%' | '№' | '#' | '₽' | '$' | '€' | '£');
        if starts || sign(letter) || before.is_some_and(sign) {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut() {
            word.extend(letter.to_lowercase().map(|it| if it == 'ё' { 'е' } else { it }));
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

fn is_of_word(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '%' | '№' | '#' | '₽' | '$' | '€' | '£')
}

/// The text without the most points at its end: «Оценка/10,00».
fn without_most(text: &str) -> &str {
    match text.rsplit_once('/') {
        Some((name, most))
            if most.trim().starts_with(|it: char| it.is_ascii_digit())
                && most.trim().chars().all(|it| it.is_ascii_digit() || matches!(it, '.' | ',')) =>
        {
            name
        }
        _ => text,
    }
}

/// The text without what stands in brackets, unless all of it does.
fn without_brackets(text: &str) -> String {
    let mut depth = 0_u32;
    let mut kept = String::new();
    for letter in text.chars() {
        match letter {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ if depth == 0 => kept.push(letter),
            _ => {}
        }
    }
    if kept.trim().is_empty() { text.to_owned() } else { kept }
}

/// Whether a text is written in Russian letters.
pub fn is_russian(text: &str) -> bool {
    text.chars().any(|it| matches!(it, 'а'..='я' | 'А'..='Я' | 'ё' | 'Ё'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::units::Measure;

    #[test]
    fn headers_are_split_into_words() {
        assert_eq!(words("customerID"), ["customer", "id"]);
        assert_eq!(words("InvoiceLineId"), ["invoice", "line", "id"]);
        assert_eq!(words("SKUName"), ["sku", "name"]);
        assert_eq!(words("custom_sales_rep"), ["custom", "sales", "rep"]);
        assert_eq!(words("Кол-во\u{a0}отгружённое *"), ["кол", "во", "отгруженное"]);
        assert_eq!(words("№ договора"), ["№", "договора"]);
        assert_eq!(words("ИНН/КПП"), ["инн", "кпп"]);
    }

    #[test]
    fn units_are_facts_not_words() {
        for header in ["Сумма (руб.)", "Сумма, ₽", "Сумма руб", "Сумма, тыс. руб.", "СУММА *"]
        {
            assert_eq!(Name::of(header).words, ["сумма"], "{header}");
        }
        assert_eq!(Name::of("Сумма, тыс. руб.").unit.power, Some(3));
        assert_eq!(Name::of("План, млн").unit.power, Some(6));
        assert_eq!(Name::of("Шт.").words, ["шт"]);
        assert_eq!(Name::of("План, шт.").unit.measure, Some(Measure::Pieces));
        assert_eq!(Name::of("Скидка (%)").unit.measure, Some(Measure::Percent));
        assert_eq!(Name::of("% скидки").words, ["%", "скидки"]);
    }
}
