//! What numbers are counted in, as headers and titles say it: «тыс. руб.», «шт.», «%».

use super::name::words;

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

/// Money.
pub(super) const MONEY: &[&str] =
    &["руб", "рублей", "рубли", "р", "₽", "$", "€", "£", "usd", "eur", "rub", "rur", "dollars"];
const PIECES: &[&str] = &["шт", "штук", "штуки", "ед", "pcs", "pieces", "units"];
const THOUSANDS: &[&str] = &["тыс", "тысяч", "тысячах", "thousands", "thousand"];
const MILLIONS: &[&str] = &["млн", "миллионов", "миллионах", "mln", "millions", "million"];

/// What a header or a title says of units, wherever it says it; those of an amount («больше 100 тыс.
/// руб.») say nothing of other numbers.
pub fn unit(text: &str) -> Unit {
    let text = &*without_amounts(text);
    let words = words(text);
    let any = |of: &[&str]| words.iter().any(|word| of.contains(&word.as_str()));
    let power = match () {
        () if any(THOUSANDS)
            || is_short_thousand(text)
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

/// Whether it says «т. р.» or «т.руб.», thousands of roubles; «т, руб.» are tonnes and roubles.
fn is_short_thousand(text: &str) -> bool {
    let text = text.to_lowercase();
    let is_end = |it: Option<char>| it.is_none_or(|it| !it.is_alphanumeric());
    text.match_indices('т').any(|(at, _)| {
        let before = text.get(..at).and_then(|it| it.chars().next_back());
        let rest = text.get(at + 'т'.len_utf8()..).unwrap_or_default();
        let dotted = rest.strip_prefix('.').unwrap_or(rest);
        let money = dotted.strip_prefix([' ', '\u{a0}', '\u{202f}']).unwrap_or(dotted);
        // Pipes («труб») are no thousands.
        is_end(before)
            && money.len() < rest.len()
            && ["руб", "р", "рублей"]
                .iter()
                .any(|word| money.strip_prefix(word).is_some_and(|it| is_end(it.chars().next())))
    })
}

/// The text without the units of amounts in it: what follows a number that is no year and no date, with
/// no mark and no bracket between them.
pub fn without_amounts(text: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    let mut is_counted = false;
    for token in text.split_whitespace() {
        let token_words = words(token);
        let is_unit = !token_words.is_empty() && token_words.iter().all(|it| is_unit(it));
        if is_counted && is_unit && !token.starts_with(['(', '[']) {
            continue;
        }
        is_counted = is_amount(token);
        kept.push(token);
    }
    kept.join(" ")
}

/// Whether it is a number of anything: no year, no date.
fn is_amount(token: &str) -> bool {
    let number = token.trim_start_matches(['(', '[', '«', '"', '>', '<', '=']);
    let mut parts = number.split(['.', ',']);
    let whole = parts.next().unwrap_or_default();
    let rest: Vec<&str> = parts.collect();
    let is_digits = |it: &str| !it.is_empty() && it.chars().all(|it| it.is_ascii_digit());
    let is_year =
        rest.is_empty() && whole.len() == 4 && ["19", "20"].iter().any(|it| whole.starts_with(it));
    is_digits(whole)
        && !is_year
        && rest.iter().all(|it| is_digits(it))
        && (rest.len() < 2 || rest.iter().all(|it| it.len() == 3))
}

/// Whether a word is a unit of money, of pieces, of time, or how many of them.
pub(super) fn is_unit(word: &str) -> bool {
    word == "%" || [MONEY, PIECES, THOUSANDS, MILLIONS, TIMES].iter().any(|of| of.contains(&word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::name::Name;

    #[test]
    fn thousands_are_written_in_many_ways() {
        for header in ["Сумма, т.р.", "Сумма (т. руб.)", "Сумма тыс.р.", "Сумма за 2026 тыс. руб."]
        {
            assert_eq!(Name::of(header).unit.power, Some(3), "{header}");
        }
        assert_eq!(Name::of("Сумма, т.р.").words, ["сумма"]);
        for header in ["Вес, т", "Сумма продаж труб", "Продажи труб, 10 труб"]
        {
            assert_eq!(Name::of(header).unit.power, None, "{header}");
        }
        assert_eq!(unit("Отгрузка металла, т, руб.").power, Some(0));
    }

    #[test]
    fn a_date_or_a_number_before_a_unit_in_brackets_takes_nothing_away() {
        for text in [
            "Отчет о продажах за 30.09.2026 (тыс. руб.)",
            "План на 01.10.2026 тыс. руб.",
            "Магазин 5 (тыс. руб.)",
            "Магазин 5, тыс. руб.",
            "Продажи по 30.09.2026 / тыс. руб.",
        ] {
            assert_eq!(unit(text).power, Some(3), "{text}");
        }
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
