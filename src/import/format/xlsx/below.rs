//! What stands below the rows of a sheet: the list of its merged cells.

use super::words::range;
use crate::import::format::grid::Grid;
use crate::import::format::xml::{self, Attributes, Kind};

/// Reads on below the rows; how many bytes are read, and whether there is nothing more to look for.
/// All cells are there by then: whatever is wrong with the rest ends the search alone.
///
/// The parts of a sheet come in an order (ECMA-376, 18.3.1.99): what stands before the list is passed
/// over, whatever comes behind it ends the search; views of other people have parts of those names in
/// them.
pub fn read(bytes: &[u8], grid: &mut Grid) -> (usize, bool) {
    let mut at = 0;
    let mut in_views = false;
    loop {
        let Ok(token) = xml::token(bytes.get(at..).unwrap_or_default()) else { return (at, true) };
        let Some(token) = token else { return (at, false) };
        at += token.len;
        match (token.kind, token.name) {
            (Kind::Open | Kind::Alone, b"mergeCell") => {
                if let Some((rows, column)) = Attributes(token.body).value(b"ref").and_then(range) {
                    grid.merged(rows, column);
                }
            }
            (Kind::Open, b"customSheetViews") => in_views = true,
            (Kind::Close, b"customSheetViews") => in_views = false,
            (Kind::Close, b"mergeCells" | b"worksheet") => return (at, true),
            _ if in_views => {}
            (Kind::Open | Kind::Alone, name) if is_behind(name) => return (at, true),
            _ => {}
        }
    }
}

fn is_behind(name: &[u8]) -> bool {
    matches!(
        name,
        b"phoneticPr"
            | b"conditionalFormatting"
            | b"dataValidations"
            | b"hyperlinks"
            | b"printOptions"
            | b"pageMargins"
            | b"pageSetup"
            | b"headerFooter"
            | b"drawing"
            | b"legacyDrawing"
            | b"tableParts"
            | b"extLst"
    )
}
