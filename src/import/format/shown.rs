//! How a number format shows a number: the codes of Excel, whatever file they stand in.

/// How a style shows a number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shown {
    /// As it is.
    #[default]
    Plain,
    /// As a date or a time of day.
    Date,
    /// As percents: 0.075 is `7.5%`.
    Percent,
    /// As hours that do not end at 24.
    Duration,
    /// As an amount of a currency other than the rouble, by its code.
    Money(&'static str),
}

/// Marks that formats show and the currencies they are of; what has no mark counts as the workspace's.
const CURRENCIES: &[(&str, &str)] = &[
    ("$", "USD"),
    ("US$", "USD"),
    ("USD", "USD"),
    ("€", "EUR"),
    ("EUR", "EUR"),
    ("£", "GBP"),
    ("GBP", "GBP"),
    ("₸", "KZT"),
    ("KZT", "KZT"),
    ("¥", "CNY"),
    ("CNY", "CNY"),
    ("BYN", "BYN"),
];

/// The code of a currency by its mark or code; `None` for roubles and what is none.
pub fn currency(mark: &str) -> Option<&'static str> {
    CURRENCIES.iter().find(|it| it.0 == mark.trim()).map(|it| it.1)
}

/// The formats that files do not spell out (ECMA-376, 18.8.30, with those of East Asia). 46 is
/// `[h]:mm:ss`.
pub fn builtin(id: u64) -> Shown {
    match id {
        9 | 10 => Shown::Percent,
        14..=22 | 27..=36 | 45 | 47 | 50..=58 => Shown::Date,
        46 => Shown::Duration,
        _ => Shown::Plain,
    }
}

/// What a format code shows: a letter of dates outside quotes, escapes and brackets is a date, `[h]`
/// a duration, `%` percents; else a mark of a currency an amount of it. The formats that Excel itself
/// writes amounts in name no currency: they show that of the computer.
pub fn of_code(code: &str) -> Shown {
    let mut letters = code.chars();
    let mut shown = Shown::Plain;
    let mut money = None;
    while let Some(letter) = letters.next() {
        match letter.to_ascii_lowercase() {
            '"' => {
                let said: String = letters.by_ref().take_while(|&it| it != '"').collect();
                money = money.or_else(|| currency(&said));
            }
            '\\' | '_' | '*' => {
                letters.next();
            }
            '[' => {
                let inside: String = letters.by_ref().take_while(|&it| it != ']').collect();
                let lower = inside.to_ascii_lowercase();
                if !lower.is_empty() && lower.chars().all(|it| matches!(it, 'h' | 'm' | 's')) {
                    return Shown::Duration;
                }
                // `[$€-1]`, `[$$-409]`; `[$-419]` names a language alone.
                let mark = inside.strip_prefix('$').and_then(|it| it.split('-').next());
                money = money.or_else(|| mark.and_then(currency));
            }
            '$' | '€' | '£' | '₸' | '¥' => {
                money = money.or_else(|| currency(letter.encode_utf8(&mut [0; 4])));
            }
            ';' => break,
            'd' | 'm' | 'y' | 'h' | 's' => shown = Shown::Date,
            '%' => shown = Shown::Percent,
            _ => {}
        }
    }
    match money {
        Some(currency) if shown == Shown::Plain => Shown::Money(currency),
        _ => shown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_known() {
        for code in ["dd.mm.yyyy", "[$-419]d mmm yyyy;@", "h:mm", "yyyy\\-mm\\-dd", "[Red]m/d/yy"] {
            assert_eq!(of_code(code), Shown::Date, "{code}");
        }
        for code in [
            "General",
            "0.00",
            "# ##0\\ \"дн. d\"",
            "[Red]0",
            "0_d",
            "0;dd",
            "@",
            "0.0\" %\"",
            "0\\%",
        ] {
            assert_eq!(of_code(code), Shown::Plain, "{code}");
        }
        for code in ["[h]:mm:ss", "[hh]:mm", "[ss]", "[$-419][h]:mm"] {
            assert_eq!(of_code(code), Shown::Duration, "{code}");
        }
        for code in ["0%", "0.00%", "[Red]-0.0%;0%", "#,##0.0 %"] {
            assert_eq!(of_code(code), Shown::Percent, "{code}");
        }
    }
}
