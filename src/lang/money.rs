//! Money as text: currencies, thousands and millions, in full and short.

use super::Lang;
use super::format::{NBSP, NONE, Sign, trimmed, write};
use crate::model::unit::Exact;

/// What numbers are counted in where they are shortened: units, thousands, millions …
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Scale(u32);

impl Scale {
    /// As they are.
    pub const UNITS: Scale = Scale(0);
    const LARGEST: Scale = Scale(12);

    /// The one in which a number of this size has one to three digits before the mark.
    pub fn of(size: Exact) -> Scale {
        let mut scale = Scale::UNITS;
        while scale < Scale::LARGEST && digits_of(size, scale) >= 1000 {
            scale = Scale(scale.0 + 3);
        }
        scale
    }

    /// The number counted in it.
    pub fn count(self, value: Exact) -> Exact {
        value.over(Exact::new(self.factor(), 1)).unwrap_or(Exact::ZERO)
    }

    /// How many units it is.
    pub fn factor(self) -> i128 {
        10i128.pow(self.0)
    }

    /// Decimals that give three significant digits to a number of this size.
    pub fn decimals(self, size: Exact) -> u32 {
        decimals_of(self.count(size))
    }

    /// Its short name; empty for units.
    pub fn name(self, lang: Lang) -> &'static str {
        match (self.0, lang) {
            (3, Lang::Ru) => "тыс.",
            (6, Lang::Ru) => "млн",
            (9, Lang::Ru) => "млрд",
            (12, Lang::Ru) => "трлн",
            (3, Lang::En) => "K",
            (6, Lang::En) => "M",
            (9, Lang::En) => "B",
            (12, Lang::En) => "T",
            _ => "",
        }
    }

    /// What a column or chart in it is counted in: `млн ₽`, `₽M`, `тыс.`; may be empty.
    pub fn title(self, symbol: &str, lang: Lang) -> String {
        let name = self.name(lang);
        match lang {
            Lang::Ru if !name.is_empty() && !symbol.is_empty() => format!("{name}{NBSP}{symbol}"),
            Lang::Ru => format!("{name}{symbol}"),
            Lang::En => format!("{symbol}{name}"),
        }
    }
}

/// The sign of a currency by its code; the code itself when it is not known.
pub fn symbol(currency: &str) -> &str {
    match currency {
        "RUB" => "₽",
        "KZT" => "₸",
        "BYN" => "Br",
        "USD" => "$",
        "EUR" => "€",
        code => code,
    }
}

/// Whether it is the sign of a currency, not a letter of its code.
fn is_sign(letter: char) -> bool {
    matches!(letter, '$' | '¢' | '£' | '¥' | '\u{20a0}'..='\u{20cf}')
}

/// In full, whole major units: `84 200 ₽`.
pub fn full(value: Exact, currency: &str, lang: Lang) -> String {
    with_symbol(&write(value.rounded(0), 0, Sign::Minus, lang), currency, "", lang)
}

/// In full with the minor unit: `84 200,50 ₽`.
pub fn with_minor(value: Exact, currency: &str, lang: Lang) -> String {
    with_symbol(&write(value.rounded(2), 2, Sign::Minus, lang), currency, "", lang)
}

/// Three significant digits: `12,5 млн ₽`.
pub fn short(value: Exact, currency: &str, lang: Lang) -> String {
    in_scale(value, Scale::of(value), Sign::Minus, currency, lang)
}

/// A difference, in the scale of what it stands beside where it can be seen in it:
/// `−0,4 млн ₽` beside 11.6 million.
pub fn gap(difference: Exact, beside: Exact, currency: &str, lang: Lang) -> String {
    let wide = Scale::of(beside);
    let own = Scale::of(difference);
    let seen = wide.count(difference).rounded(1) != 0;
    let scale = if seen && own < wide { wide } else { own };
    let decimals = if scale == Scale::UNITS { 0 } else { scale.decimals(difference).min(1) };
    let text = trimmed(scale.count(difference), decimals, Sign::Always, lang);
    with_symbol(&text, currency, scale.name(lang), lang)
}

fn in_scale(value: Exact, scale: Scale, sign: Sign, currency: &str, lang: Lang) -> String {
    let decimals = if scale == Scale::UNITS { 0 } else { scale.decimals(value) };
    let text = trimmed(scale.count(value), decimals, sign, lang);
    with_symbol(&text, currency, scale.name(lang), lang)
}

fn with_symbol(number: &str, currency: &str, scale: &str, lang: Lang) -> String {
    let symbol = symbol(currency);
    if number == NONE {
        return number.to_owned();
    }
    match lang {
        Lang::Ru if scale.is_empty() => format!("{number}{NBSP}{symbol}"),
        Lang::Ru => format!("{number}{NBSP}{scale}{NBSP}{symbol}"),
        Lang::En => {
            let at = number.find(|it: char| it.is_ascii_digit()).unwrap_or(0);
            let (sign, digits) = number.split_at(at);
            let word = !symbol.ends_with(is_sign);
            let gap = if word { "\u{a0}" } else { "" };
            format!("{sign}{symbol}{gap}{digits}{scale}")
        }
    }
}

/// The size in the scale, as it will be rounded: 999.7 thousand is a million.
fn digits_of(size: Exact, scale: Scale) -> u128 {
    scale.count(size).rounded(0).unsigned_abs()
}

fn decimals_of(number: Exact) -> u32 {
    match number.rounded(2).unsigned_abs() {
        0..=999 => 2,
        1000..=9_999 => 1,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Lang::{En, Ru};

    fn rub(value: i64, lang: Lang) -> String {
        short(Exact::whole(value), "RUB", lang)
    }

    #[test]
    fn short_money_has_three_significant_digits() {
        assert_eq!(rub(12_480_000, Ru), "12,5\u{a0}млн\u{a0}₽");
        assert_eq!(rub(182_000, Ru), "182\u{a0}тыс.\u{a0}₽");
        assert_eq!(rub(1_200_000_000, Ru), "1,2\u{a0}млрд\u{a0}₽");
        assert_eq!(rub(12_480_000, En), "₽12.5M");
        assert_eq!(rub(182_000, En), "₽182K");
        assert_eq!(rub(1_200_000_000, En), "₽1.2B");
        assert_eq!(rub(12_300, Ru), "12,3\u{a0}тыс.\u{a0}₽");
        assert_eq!(rub(1_234, Ru), "1,23\u{a0}тыс.\u{a0}₽");
        assert_eq!(rub(840, Ru), "840\u{a0}₽");
        assert_eq!(rub(0, Ru), "0\u{a0}₽");
        assert_eq!(rub(-12_480_000, En), "−₽12.5M");
    }

    #[test]
    fn rounding_up_moves_to_the_next_scale() {
        assert_eq!(rub(999_700, Ru), "1\u{a0}млн\u{a0}₽");
        assert_eq!(rub(999_499, Ru), "999\u{a0}тыс.\u{a0}₽");
        assert_eq!(rub(9_999_999, Ru), "10\u{a0}млн\u{a0}₽");
        assert_eq!(rub(i64::MAX, Ru), "9\u{a0}223\u{a0}372\u{a0}трлн\u{a0}₽");
    }

    #[test]
    fn full_money_is_never_shortened() {
        let pay = Exact::whole(84_200);
        assert_eq!(full(pay, "RUB", Ru), "84\u{a0}200\u{a0}₽");
        assert_eq!(full(pay, "RUB", En), "₽84,200");
        assert_eq!(full(Exact::whole(-42_000), "RUB", Ru), "−42\u{a0}000\u{a0}₽");
        assert_eq!(full(Exact::whole(-42_000), "RUB", En), "−₽42,000");
        assert_eq!(full(Exact::whole(12_480_000), "RUB", Ru), "12\u{a0}480\u{a0}000\u{a0}₽");
        assert_eq!(with_minor(Exact::new(842_005, 10), "RUB", Ru), "84\u{a0}200,50\u{a0}₽");
    }

    #[test]
    fn currencies_have_their_signs_and_unknown_ones_their_codes() {
        let value = Exact::whole(5);
        let shown: Vec<String> = ["KZT", "BYN", "USD", "EUR", "CNY"]
            .iter()
            .map(|code| full(value, code, Ru) + " " + &full(value, code, En))
            .collect();
        let expected = [
            "5\u{a0}₸ ₸5",
            "5\u{a0}Br Br\u{a0}5",
            "5\u{a0}$ $5",
            "5\u{a0}€ €5",
            "5\u{a0}CNY CNY\u{a0}5",
        ];
        assert_eq!(shown, expected);
    }

    #[test]
    fn a_gap_keeps_the_scale_of_its_neighbour() {
        let plan = Exact::whole(12_000_000);
        let of = |it: i64, lang| gap(Exact::whole(it), plan, "RUB", lang);
        assert_eq!(of(-400_000, Ru), "−0,4\u{a0}млн\u{a0}₽");
        assert_eq!(of(-400_000, En), "−₽0.4M");
        assert_eq!(of(20_000, Ru), "+20\u{a0}тыс.\u{a0}₽");
        assert_eq!(of(0, Ru), "0\u{a0}₽");
        let small = gap(Exact::whole(7_000), Exact::whole(175_000), "RUB", Ru);
        assert_eq!(small, "+7\u{a0}тыс.\u{a0}₽");
    }

    #[test]
    fn a_chart_names_its_scale() {
        let scale = Scale::of(Exact::whole(12_000_000));
        assert_eq!(scale.title("₽", Ru), "млн\u{a0}₽");
        assert_eq!(scale.title("₽", En), "₽M");
        assert_eq!(Scale::UNITS.title("", Ru), "");
    }
}
