//! Which rows of a sheet land, and why the others do not.

use super::build::Documents;
use super::cast::{Cast, Source};
use super::issue::{IssueKind, Severity};
use super::needed;
use super::refused::RefusedRow;
use super::report::Issues;
use super::review::Mending;
use super::totals::Class;
use super::value;

fn required(casts: &[Cast]) -> impl Iterator<Item = &Cast> {
    casts.iter().filter(|it| it.field.required)
}

/// The rows of a sheet, sifted.
pub(super) struct Sifted {
    /// The places of those that land.
    pub kept: Vec<usize>,
    /// Those of data that do not.
    pub refused: Vec<RefusedRow>,
}

/// Which rows land; the others are told, each with its reason.
pub(super) fn sift(
    source: &Source<'_>,
    casts: &[Cast],
    classes: &[Class],
    documents: Option<&Documents>,
    issues: &mut Issues,
) -> Sifted {
    let mut kept = Vec::with_capacity(classes.len());
    let mut refused = Vec::new();
    let required: Vec<&Cast> = required(casts).collect();
    let lines = documents.filter(|_| !casts.iter().any(|it| it.field.id == "date"));
    let left_out: Vec<&Cast> =
        casts.iter().filter(|it| source.is_mended(&it.columns, Mending::Skip)).collect();
    let uncountable = needed::of(source.table, casts);
    for (at, class) in classes.iter().enumerate() {
        let row = source.facts.layout.rows.get(at).copied().unwrap_or(0);
        let number = source.sheet.row_number(row);
        let first = || (number, first_text(source, row));
        let mut refuse = |why, cast: &Cast| {
            refused.push(RefusedRow { row, column: cast.columns.first().copied(), why });
        };
        match class {
            Class::Data => {}
            Class::Elsewhere => continue,
            Class::Total => {
                issues.push(IssueKind::Totals, Severity::Warning, "", first);
                continue;
            }
            Class::Note => {
                issues.push(IssueKind::Notes, Severity::Warning, "", first);
                continue;
            }
        }
        let unread = |it: &&&Cast| it.trouble(at).is_some_and(value::is_unread);
        if let Some(cast) = left_out.iter().find(unread) {
            let example = || (number, source.text(row, &cast.columns));
            refuse(IssueKind::LeftOut, cast);
            issues.push(IssueKind::LeftOut, Severity::Warning, &cast.header, example);
            continue;
        }
        if let Some(cast) = required.iter().find(|it| it.is_empty(at)) {
            let kind = cast.trouble(at).unwrap_or(IssueKind::EmptyRequired);
            let example = || (number, source.text(row, &cast.columns));
            refuse(kind, cast);
            issues.push(kind, Severity::Error, &cast.header, example);
            continue;
        }
        if let Some((cast, kind)) = uncountable.iter().find_map(|it| it.of(at)) {
            refuse(kind, cast);
            if kind == IssueKind::UnknownWord {
                continue;
            }
            let example = || (number, source.text(row, &cast.columns));
            issues.push(kind, Severity::Error, &cast.header, example);
            continue;
        }
        if let (Some(documents), Some(cast)) =
            (lines, casts.iter().find(|it| it.field.id == "document"))
            && !cast.read.column.text(at).is_some_and(|it| documents.contains(it))
        {
            let example = || (number, source.text(row, &cast.columns));
            refuse(IssueKind::NoDocument, cast);
            issues.push(IssueKind::NoDocument, Severity::Error, &cast.header, example);
            continue;
        }
        kept.push(at);
    }
    Sifted { kept, refused }
}

/// The first text of a row, to show which row it is.
pub(super) fn first_text(source: &Source<'_>, row: usize) -> String {
    let texts = (0..source.facts.layout.headers.len()).map(|it| source.text(row, &[it]));
    texts.into_iter().find(|it| !it.is_empty()).unwrap_or_default()
}
