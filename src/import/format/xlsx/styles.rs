//! How styles show a number: as a date, as percents, as a duration.

use crate::import::error::Refusal;
use crate::import::format::window;
use crate::import::format::xml::{Attributes, Kind};

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

/// For each style of cells, how it shows a number.
pub fn shown(xml: &[u8]) -> Result<Vec<Shown>, Refusal> {
    let mut own: Vec<(u64, Shown)> = Vec::new();
    let mut shown = Vec::new();
    let mut in_cell_styles = false;
    window::each(xml, |token| {
        let attributes = Attributes(token.body);
        match (token.kind, token.name) {
            (Kind::Open, b"cellXfs") => in_cell_styles = true,
            (Kind::Close, b"cellXfs") => return Ok(false),
            (Kind::Open | Kind::Alone, b"numFmt") => {
                let code = attributes.text(b"formatCode").unwrap_or_default();
                own.push((attributes.count(b"numFmtId").unwrap_or(0), of_code(&code)));
            }
            (Kind::Open | Kind::Alone, b"xf") if in_cell_styles => {
                let id = attributes.count(b"numFmtId").unwrap_or(0);
                let of_file = own.iter().find(|(it, _)| *it == id).map(|&(_, it)| it);
                shown.push(of_file.unwrap_or(builtin(id)));
            }
            _ => {}
        }
        Ok(true)
    })?;
    Ok(shown)
}

/// The formats that files do not spell out (ECMA-376, 18.8.30, with those of East Asia). 46 is
/// `[h]:mm:ss`.
fn builtin(id: u64) -> Shown {
    match id {
        9 | 10 => Shown::Percent,
        14..=22 | 27..=36 | 45 | 47 | 50..=58 => Shown::Date,
        46 => Shown::Duration,
        _ => Shown::Plain,
    }
}

/// What a format code shows: a letter of dates outside quotes, escapes and brackets is a date, `[h]`
/// a duration, `%` percents.
fn of_code(code: &str) -> Shown {
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

    #[test]
    fn styles_are_looked_up_in_order() {
        let xml = br#"<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd\.mm\.yyyy"/></numFmts>
            <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
            <cellXfs><xf numFmtId="0"/><xf numFmtId="14"><alignment/></xf><xf numFmtId="164"/><xf numFmtId="46"/><xf numFmtId="10"/></cellXfs>
            <dxfs><xf numFmtId="14"/></dxfs></styleSheet>"#;
        let of = [Shown::Plain, Shown::Date, Shown::Date, Shown::Duration, Shown::Percent];
        assert_eq!(shown(xml), Ok(of.to_vec()));
    }
}
