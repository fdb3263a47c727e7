//! How styles show a number: as a date, as percents, as a duration.

use crate::import::error::Refusal;
use crate::import::format::shown::{Shown, builtin, of_code};
use crate::import::format::window;
use crate::import::format::xml::{Attributes, Kind};

/// The first number of a format that is not Excel's own.
const OWN_FIRST: u64 = 164;

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
                shown.push(match of_file {
                    // A format of Excel's own, spelled out as the writer's computer shows it.
                    Some(Shown::Money(_)) if id < OWN_FIRST => Shown::Plain,
                    Some(shown) => shown,
                    None => builtin(id),
                });
            }
            _ => {}
        }
        Ok(true)
    })?;
    Ok(shown)
}

#[cfg(test)]
mod tests {
    use super::*;

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
