//! Numbers as text: groups, decimals, signs, percents, percentage points, durations.

use super::Lang;
use crate::model::unit::Exact;

/// A space that does not break: between groups of digits and before a unit.
pub const NBSP: char = '\u{a0}';

/// The minus of numbers.
pub const MINUS: char = '\u{2212}';

/// What is shown where there is no value.
pub const NONE: &str = "—";

/// Whether a plus is written before what is above zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// A minus alone: values.
    Minus,
    /// Plus or minus: differences.
    Always,
}

/// Exactly so many decimals: `1 234,50`.
pub fn fixed(value: Exact, decimals: u32, lang: Lang) -> String {
    write(value.rounded(decimals), decimals, Sign::Minus, lang)
}

/// At most so many decimals, without zeros at the end: `2,5`, `3`.
pub fn trimmed(value: Exact, decimals: u32, sign: Sign, lang: Lang) -> String {
    let (mut scaled, mut decimals) = (value.rounded(decimals), decimals);
    while decimals > 0 && scaled % 10 == 0 {
        (scaled, decimals) = (scaled / 10, decimals - 1);
    }
    write(scaled, decimals, sign, lang)
}

/// A number of things: `1 248`.
pub fn count(number: usize, lang: Lang) -> String {
    write(i128::try_from(number).unwrap_or(i128::MAX), 0, Sign::Minus, lang)
}

/// A fraction as a percent with one decimal, without it when exactly whole: `96,4 %`, `82 %`.
///
/// Below the whole it never says 100: 99.97 % is `99,9 %`.
pub fn percent(value: Exact, lang: Lang) -> String {
    let hundred = Exact::whole(100);
    let Some(percents) = value.times(hundred) else { return NONE.to_owned() };
    let whole = Exact::whole(1);
    let mut tenths = percents.rounded(1);
    if value < whole && tenths >= 1000 {
        tenths = 999;
    }
    let exact = percents.denominator() == 1;
    let text = if exact {
        write(percents.rounded(0), 0, Sign::Minus, lang)
    } else {
        write(tenths, 1, Sign::Minus, lang)
    };
    with_percent(text, lang)
}

/// A fraction as a whole percent; below the whole it never says 100: 99.7 % is `99 %`.
pub fn percent_whole(value: Exact, lang: Lang) -> String {
    let Some(percents) = value.times(Exact::whole(100)) else { return NONE.to_owned() };
    let mut rounded = percents.rounded(0);
    if value < Exact::whole(1) && rounded >= 100 {
        rounded = 99;
    }
    with_percent(write(rounded, 0, Sign::Minus, lang), lang)
}

/// The difference of two fractions in percentage points: `−3 п.п.`
pub fn points(difference: Exact, lang: Lang) -> String {
    let Some(points) = difference.times(Exact::whole(100)) else { return NONE.to_owned() };
    let text = trimmed(points, seen_from(points, 1), Sign::Always, lang);
    let unit = match lang {
        Lang::Ru => "п.п.",
        Lang::En => "pp",
    };
    format!("{text}{NBSP}{unit}")
}

/// A difference in the value's own unit: `+0,4`, `−2`, `0`.
pub fn signed(difference: Exact, decimals: u32, lang: Lang) -> String {
    trimmed(difference, seen_from(difference, decimals), Sign::Always, lang)
}

/// Minutes as a duration: `14 мин`, `1 ч 20 мин`.
pub fn minutes(value: Exact, lang: Lang) -> String {
    let (hour, minute) = match lang {
        Lang::Ru => ("ч", "мин"),
        Lang::En => ("h", "min"),
    };
    let total = value.rounded(0);
    let (hours, rest) = (total / 60, (total % 60).abs());
    let number = |it: i128| write(it, 0, Sign::Minus, lang);
    match (hours, rest) {
        (0, _) => format!("{}{NBSP}{minute}", number(total)),
        (_, 0) => format!("{}{NBSP}{hour}", number(hours)),
        _ => format!("{}{NBSP}{hour}{NBSP}{rest}{NBSP}{minute}", number(hours)),
    }
}

/// Days as a duration: `42 дн.`
pub fn days(value: i64, lang: Lang) -> String {
    let unit = match lang {
        Lang::Ru => "дн.",
        Lang::En => "d",
    };
    format!("{}{NBSP}{unit}", write(value.into(), 0, Sign::Minus, lang))
}

/// Things for each hundred of others, named in the genitive or not at all: `3,4 на 100 звонков`.
pub fn per_hundred(value: Exact, of: &str, lang: Lang) -> String {
    let number = trimmed(value, 1, Sign::Minus, lang);
    let per = match lang {
        Lang::Ru => "на",
        Lang::En => "per",
    };
    let gap = if of.is_empty() { "" } else { " " };
    format!("{number}{NBSP}{per}{NBSP}100{gap}{of}")
}

/// For the clipboard: a plain minus, no groups, the decimal mark of the language.
pub fn plain(value: Exact, decimals: u32, lang: Lang) -> String {
    let text = trimmed(value, decimals, Sign::Minus, lang);
    let kept = text.chars().filter(|&it| it.is_ascii_digit() || it == mark(lang) || it == MINUS);
    kept.map(|it| if it == MINUS { '-' } else { it }).collect()
}

/// `scaled / 10^decimals` in groups of three.
pub(super) fn write(scaled: i128, decimals: u32, sign: Sign, lang: Lang) -> String {
    let width = decimals as usize + 1;
    let digits = format!("{:0width$}", scaled.unsigned_abs());
    let (whole, rest) = digits.split_at(digits.len().saturating_sub(decimals as usize));
    let mut text = String::with_capacity(digits.len() * 2);
    match scaled.signum() {
        -1 => text.push(MINUS),
        1 if sign == Sign::Always => text.push('+'),
        _ => {}
    }
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            text.push(match lang {
                Lang::Ru => NBSP,
                Lang::En => ',',
            });
        }
        text.push(digit);
    }
    if !rest.is_empty() {
        text.push(mark(lang));
        text.push_str(rest);
    }
    text
}

/// As many decimals as a small difference needs to be seen, three at most.
fn seen_from(value: Exact, decimals: u32) -> u32 {
    (decimals..=3).find(|&it| value.rounded(it) != 0).unwrap_or(decimals)
}

fn mark(lang: Lang) -> char {
    match lang {
        Lang::Ru => ',',
        Lang::En => '.',
    }
}

fn with_percent(text: String, lang: Lang) -> String {
    match lang {
        Lang::Ru => format!("{text}{NBSP}%"),
        Lang::En => text + "%",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Lang::{En, Ru};

    fn of(numerator: i128, denominator: i128) -> Exact {
        Exact::new(numerator, denominator)
    }

    #[test]
    fn numbers_are_written_as_cldr_writes_them() {
        let value = of(1_234_567_891, 1000);
        assert_eq!(fixed(value, 3, Ru), "1\u{a0}234\u{a0}567,891");
        assert_eq!(fixed(value, 3, En), "1,234,567.891");
        assert_eq!(fixed(of(-1, 20), 1, Ru), "−0,1");
        assert_eq!(fixed(of(-1, 100), 1, Ru), "0,0");
        assert_eq!(count(1_248, Ru), "1\u{a0}248");
        assert_eq!(count(999, En), "999");
        assert_eq!(trimmed(of(5, 2), 3, Sign::Minus, Ru), "2,5");
    }

    #[test]
    fn percents_have_one_decimal() {
        assert_eq!(percent(of(964, 1000), Ru), "96,4\u{a0}%");
        assert_eq!(percent(of(988, 1000), En), "98.8%");
        assert_eq!(percent(of(82, 100), Ru), "82\u{a0}%");
        assert_eq!(percent(of(2, 3), Ru), "66,7\u{a0}%");
        assert_eq!(percent(Exact::ZERO, Ru), "0\u{a0}%");
    }

    #[test]
    fn almost_the_whole_is_never_shown_as_the_whole() {
        assert_eq!(percent(of(999_999_999, 1_000_000_000), Ru), "99,9\u{a0}%");
        assert_eq!(percent(of(99_951, 100_000), En), "99.9%");
        assert_eq!(percent_whole(of(997, 1000), En), "99%");
        assert_eq!(percent(Exact::whole(1), Ru), "100\u{a0}%");
        assert_eq!(percent(of(100_001, 100_000), Ru), "100,0\u{a0}%");
    }

    #[test]
    fn percents_differ_in_points() {
        assert_eq!(points(of(-3, 100), Ru), "−3\u{a0}п.п.");
        assert_eq!(points(of(-3, 100), En), "−3\u{a0}pp");
        assert_eq!(points(of(42, 10_000), Ru), "+0,4\u{a0}п.п.");
        assert_eq!(points(of(-3, 10_000), Ru), "−0,03\u{a0}п.п.");
        assert_eq!(points(Exact::ZERO, En), "0\u{a0}pp");
    }

    #[test]
    fn differences_always_have_a_sign() {
        assert_eq!(signed(of(2, 5), 1, Ru), "+0,4");
        assert_eq!(signed(Exact::whole(-2), 0, Ru), "−2");
        assert_eq!(signed(Exact::ZERO, 1, Ru), "0");
        assert_eq!(signed(of(-1, 25), 1, En), "−0.04");
    }

    #[test]
    fn durations_and_ratios_as_in_the_handbook() {
        assert_eq!(minutes(Exact::whole(14), Ru), "14\u{a0}мин");
        assert_eq!(minutes(Exact::whole(80), Ru), "1\u{a0}ч\u{a0}20\u{a0}мин");
        assert_eq!(minutes(Exact::whole(80), En), "1\u{a0}h\u{a0}20\u{a0}min");
        assert_eq!(minutes(Exact::whole(120), En), "2\u{a0}h");
        assert_eq!(days(42, Ru), "42\u{a0}дн.");
        assert_eq!(days(42, En), "42\u{a0}d");
        assert_eq!(per_hundred(of(34, 10), "звонков", Ru), "3,4\u{a0}на\u{a0}100 звонков");
        assert_eq!(per_hundred(of(34, 10), "calls", En), "3.4\u{a0}per\u{a0}100 calls");
        assert_eq!(per_hundred(Exact::whole(3), "", Ru), "3\u{a0}на\u{a0}100");
    }

    #[test]
    fn what_is_copied_pastes_into_excel() {
        assert_eq!(plain(of(-12_345_678, 100), 2, Ru), "-123456,78");
        assert_eq!(plain(of(-12_345_678, 100), 2, En), "-123456.78");
    }
}
