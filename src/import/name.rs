//! Headers as words: «Сумма, тыс. руб.» is `сумма`, in thousands, in money.

/// What a header (or a title) says its numbers are counted in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Unit {
    /// 3 for thousands, 6 for millions; `None` when nothing is said of it.
    pub power: Option<i8>,
    /// What is counted.
    pub measure: Option<Measure>,
}

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// Roubles, dollars.
    Money,
    /// Pieces.
    Pieces,
    /// Percents.
    Percent,
}

/// Units of time that are no names by themselves; «часы» and `min` may be.
const TIMES: &[&str] = &[
    "сек",
    "секунд",
    "секунды",
    "секундах",
    "sec",
    "secs",
    "seconds",
    "мин",
    "минут",
    "минуты",
    "минутах",
    "mins",
    "minutes",
    "мс",
];

/// A header in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Name {
    /// The words, lower case, units taken out.
    pub words: Vec<String>,
    /// What the units said.
    pub unit: Unit,
}

const MONEY: &[&str] =
    &["руб", "рублей", "рубли", "р", "₽", "$", "€", "£", "usd", "eur", "rub", "rur", "dollars"];
const PIECES: &[&str] = &["шт", "штук", "штуки", "ед", "pcs", "pieces", "units"];
const THOUSANDS: &[&str] = &["тыс", "тысяч", "тысячах", "thousands", "thousand", "тр", "труб"];
const MILLIONS: &[&str] = &["млн", "миллионов", "миллионах", "mln", "millions", "million"];

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

/// What a header or a title says of units, wherever it says it; those of an amount («больше 100 тыс.
/// руб.») say nothing of other numbers.
pub fn unit(text: &str) -> Unit {
    let words = words(&without_amounts(text));
    let any = |of: &[&str]| words.iter().any(|word| of.contains(&word.as_str()));
    let is_thousand = |pair: &[String]| match pair {
        // «т. р.» and «т.руб.»
        [one, next] => one == "т" && MONEY.contains(&next.as_str()),
        _ => false,
    };
    let power = match () {
        () if any(THOUSANDS)
            || words.windows(2).any(is_thousand)
            || text.contains("$000")
            || text.contains("000s") =>
        {
            Some(3)
        }
        () if any(MILLIONS) => Some(6),
        () if any(MONEY) => Some(0),
        () => None,
    };
    let measure = match () {
        () if any(&["%"]) => Some(Measure::Percent),
        () if any(MONEY) => Some(Measure::Money),
        () if any(PIECES) => Some(Measure::Pieces),
        () => None,
    };
    Unit { power, measure }
}

/// The text without the units of amounts in it: what follows a number that is no year, with no mark
/// between them.
pub fn without_amounts(text: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    let mut is_counted = false;
    for token in text.split_whitespace() {
        let token_words = words(token);
        let is_number = |it: &String| it.chars().all(|it| it.is_ascii_digit());
        if is_counted && !token_words.is_empty() && token_words.iter().all(|it| is_unit(it)) {
            continue;
        }
        let is_year = |it: &String| it.len() == 4 && (it.starts_with("19") || it.starts_with("20"));
        is_counted = !token_words.is_empty()
            && token_words.iter().all(is_number)
            && !token_words.iter().all(is_year)
            && token.ends_with(|it: char| it.is_ascii_digit());
        kept.push(token);
    }
    kept.join(" ")
}

fn is_of_word(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '%' | '№' | '#' | '₽' | '$' | '€' | '£')
}

fn is_unit(word: &str) -> bool {
    word == "%" || [MONEY, PIECES, THOUSANDS, MILLIONS, TIMES].iter().any(|of| of.contains(&word))
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

    #[test]
    fn thousands_are_written_in_many_ways() {
        for header in [
            "Сумма, т.р.",
            "Сумма (т. руб.)",
            "Сумма, тр",
            "Сумма тыс.р.",
            "Сумма за 2026 тыс. руб.",
        ] {
            assert_eq!(Name::of(header).unit.power, Some(3), "{header}");
        }
        assert_eq!(Name::of("Сумма, т.р.").words, ["сумма"]);
        assert_eq!(Name::of("Вес, т").unit.power, None);
    }

    #[test]
    fn the_unit_of_an_amount_is_no_unit_of_the_sheet() {
        for text in [
            "Отбор: Сумма больше 100 тыс. руб.",
            "оборотом более 500 тыс. руб.",
            "лимит 100 тыс.",
            "План отдела 5 млн руб.",
            "Сумма (порог 500 тыс.)",
            "Клиенты 100 тыс+",
            "Сделки от 1 млн",
            "Deals over 1,000 USD",
            "от 1\u{a0}000 тыс.",
        ] {
            assert_eq!(unit(text).power, None, "{text}");
        }
        assert_eq!(unit("Отбор: больше 100 тыс. Суммы в млн руб.").power, Some(6));
    }
}
