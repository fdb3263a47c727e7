//! Which rows of a sheet are of a table, where a known export has rows of several or of none.

use super::cast::Source;
use super::cell;
use super::facts::Facts;
use super::name;
use super::sheet::Sheet;
use super::sources::export::{self, Rows};
use super::totals::Class;

/// Rows of other tables are theirs, rows of no table are notes.
pub(super) fn sort_out(source: &Source<'_>, classes: &mut [Class]) {
    let Some(export) = source.export else { return };
    let own = Told::of(source.facts, source.rows);
    let out = Told::of(source.facts, export.out);
    let others: Vec<Told> =
        export.further.iter().map(|it| Told::of(source.facts, it.rows)).collect();
    let main = Told::of(source.facts, export.rows);
    for (class, &row) in classes.iter_mut().zip(&source.facts.layout.rows) {
        if *class != Class::Data {
            continue;
        }
        if out.any(source.sheet, row) {
            *class = Class::Note;
        } else if !own.all(source.sheet, row) {
            let is_anywhere = main.all(source.sheet, row)
                || others.iter().any(|it| !it.is_empty() && it.all(source.sheet, row));
            *class = if is_anywhere { Class::Elsewhere } else { Class::Note };
        }
    }
}

/// What tells rows, with the columns it stands in.
struct Told(Vec<(usize, &'static [&'static str])>);

impl Told {
    fn of(facts: &Facts, rows: Rows) -> Told {
        let found = |(header, words): &(&str, &'static [&'static str])| {
            Some((export::column(&facts.layout, header)?, *words))
        };
        Told(rows.iter().filter_map(found).collect())
    }

    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether a row is told by each; every row is where nothing tells.
    fn all(&self, sheet: &Sheet, row: usize) -> bool {
        self.0.iter().all(|it| says(sheet, row, *it))
    }

    /// Whether a row is told by one.
    fn any(&self, sheet: &Sheet, row: usize) -> bool {
        self.0.iter().any(|it| says(sheet, row, *it))
    }
}

fn says(sheet: &Sheet, row: usize, (column, words): (usize, &[&str])) -> bool {
    let text = name::words(&cell::text(sheet.cell(row, column))).join(" ");
    words.contains(&text.as_str())
}
