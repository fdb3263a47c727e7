//! Which styles show a number as a date.

use crate::import::error::Refusal;
use crate::import::format::window;
use crate::import::format::xml::{Attributes, Kind};

/// For each style of cells, whether it shows a date.
pub fn dates(xml: &[u8]) -> Result<Vec<bool>, Refusal> {
    let mut own: Vec<(u64, bool)> = Vec::new();
    let mut dates = Vec::new();
    let mut in_cell_styles = false;
    window::each(xml, |token| {
        let attributes = Attributes(token.body);
        match (token.kind, token.name) {
            (Kind::Open, b"cellXfs") => in_cell_styles = true,
            (Kind::Close, b"cellXfs") => return Ok(false),
            (Kind::Open | Kind::Alone, b"numFmt") => {
                let code = attributes.text(b"formatCode").unwrap_or_default();
                own.push((attributes.count(b"numFmtId").unwrap_or(0), is_date(&code)));
            }
            (Kind::Open | Kind::Alone, b"xf") if in_cell_styles => {
                let id = attributes.count(b"numFmtId").unwrap_or(0);
                let of_file = own.iter().find(|(it, _)| *it == id).map(|&(_, date)| date);
                dates.push(of_file.unwrap_or(is_builtin_date(id)));
            }
            _ => {}
        }
        Ok(true)
    })?;
    Ok(dates)
}

/// The formats that files do not spell out (ECMA-376, 18.8.30, with those of East Asia). 46 is
/// `[h]:mm:ss`, a duration.
fn is_builtin_date(id: u64) -> bool {
    matches!(id, 14..=22 | 27..=36 | 45 | 47 | 50..=58)
}

/// Whether a format code shows a date or a time of day: a letter of them outside quotes, escapes
/// and brackets, and no `[h]`, which is a duration.
pub fn is_date(code: &str) -> bool {
    let mut letters = code.chars();
    let mut date = false;
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
                    return false;
                }
            }
            ';' => break,
            'd' | 'm' | 'y' | 'h' | 's' => date = true,
            _ => {}
        }
    }
    date
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_of_dates_are_known() {
        for code in ["dd.mm.yyyy", "[$-419]d mmm yyyy;@", "h:mm", "yyyy\\-mm\\-dd", "[Red]m/d/yy"] {
            assert!(is_date(code), "{code}");
        }
        for code in
            ["General", "0.00", "# ##0\\ \"дн. d\"", "[h]:mm:ss", "[Red]0", "0_d", "0;dd", "@"]
        {
            assert!(!is_date(code), "{code}");
        }
    }

    #[test]
    fn styles_are_looked_up_in_order() {
        let xml = br#"<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd\.mm\.yyyy"/></numFmts>
            <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
            <cellXfs><xf numFmtId="0"/><xf numFmtId="14"><alignment/></xf><xf numFmtId="164"/><xf numFmtId="46"/></cellXfs>
            <dxfs><xf numFmtId="14"/></dxfs></styleSheet>"#;
        assert_eq!(dates(xml), Ok(vec![false, true, true, false]));
    }
}
