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
/// a duration, `%` percents.
pub fn of_code(code: &str) -> Shown {
    let mut letters = code.chars();
    let mut shown = Shown::Plain;
    while let Some(letter) = letters.next() {
        match letter.to_ascii_lowercase() {
            '"' => {
                letters.by_ref().find(|&it| it == '"');
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
            }
            ';' => break,
            'd' | 'm' | 'y' | 'h' | 's' => shown = Shown::Date,
            '%' => shown = Shown::Percent,
            _ => {}
        }
    }
    shown
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
