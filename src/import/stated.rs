//! What a file says its rows add up to, beside what those that land do: «Итого в файле = у нас».

use super::cast::{Cast, Source};
use super::review::TotalReview;
use super::totals::{self, Class};
use crate::model::column::Column;
use crate::model::table::Kind;

/// What the last total of a sheet states: the sums of its columns that are added up, and how many
/// records it counts. A total that is of the rows since another total alone is none of all rows.
pub(super) fn of(
    source: &Source<'_>,
    casts: &[Cast],
    classes: &[Class],
    kept: &[usize],
) -> Vec<TotalReview> {
    let Some(last) = classes.iter().rposition(|it| *it == Class::Total) else { return Vec::new() };
    let row = source.facts.layout.rows.get(last).copied().unwrap_or(0);
    let columns = casts.iter().filter(|it| totals::is_summed(it.field.id));
    let sums = columns.filter_map(|it| sum(it, classes, last, kept));
    let records = totals::records(source.sheet, row).and_then(|file| {
        let (file, ours) = (i64::try_from(file).ok()?, i64::try_from(kept.len()).ok()?);
        Some(TotalReview { header: String::new(), file, ours, parts: 1, is_equal: file == ours })
    });
    sums.chain(records).collect()
}

fn sum(cast: &Cast, classes: &[Class], last: usize, kept: &[usize]) -> Option<TotalReview> {
    let Column::Number(_) = &cast.read.column else { return None };
    let file = cast.read.column.number(last)?;
    let added = |rows: &mut dyn Iterator<Item = usize>| -> Option<i64> {
        let values = rows.filter_map(|at| cast.read.column.number(at)).map(i128::from);
        i64::try_from(values.sum::<i128>()).ok()
    };
    let ours = added(&mut kept.iter().copied())?;
    let near = |sum: i64, count: usize| sum.abs_diff(file) <= rounding(count);
    let before = classes.iter().take(last).rposition(|it| *it == Class::Total);
    if let Some(before) = before {
        let block = added(&mut (before + 1..last))?;
        // Of the rows since another total, which are not all.
        if near(block, last - before) && !near(ours, kept.len()) {
            return None;
        }
    }
    Some(TotalReview {
        header: cast.header.clone(),
        file,
        ours,
        parts: parts(cast.field.kind),
        is_equal: near(ours, kept.len()),
    })
}

/// Cells are shown rounded to hundredths, each of them.
fn rounding(count: usize) -> u64 {
    100 * (u64::try_from(count).unwrap_or(u64::MAX / 100 - 1) + 1)
}

fn parts(kind: Kind) -> i64 {
    if kind == Kind::Money { 10_000 } else { 1_000_000 }
}

#[cfg(test)]
mod tests {
    use crate::import::fixture::sheet;
    use crate::import::review::TotalReview;
    use crate::import::understand::Session;
    use crate::model::date::Date;

    fn totals(text: &str) -> Vec<TotalReview> {
        let sheets = vec![sheet("продажи.csv", text)];
        let session = Session::new(sheets, Vec::new(), Vec::new(), Vec::new(), Date(20_000));
        session.review().sheets.remove(0).totals
    }

    fn sums(text: &str) -> Vec<(i64, i64, bool)> {
        totals(text).into_iter().map(|it| (it.file, it.ours, it.is_equal)).collect()
    }

    #[test]
    fn a_total_of_the_file_stands_beside_what_lands() {
        let rows = "Дата|Клиент|Сумма\n01.09.2026|А|100,10\n02.09.2026|Б|200,20\n";
        let million = |it: i64| it * 10_000;
        assert_eq!(sums(&format!("{rows}Итого||300,30")), [(3_003_000, 3_003_000, true)]);
        assert_eq!(
            sums(&format!("{rows}03.09.2026|В|много\nИтого||400,30")),
            [(4_003_000, 3_003_000, false)],
            "a row is left out"
        );
        assert_eq!(sums(rows), []);
        let group = "01.09.2026|А|50\n02.09.2026|Б|50\n03.09.2026|В|100\nИтого||200\n";
        let grouped = format!("Дата|Клиент|Сумма\n{group}{group}");
        let land = Session::new(
            vec![sheet("продажи.csv", &grouped)],
            Vec::new(),
            Vec::new(),
            Vec::new(),
            Date(20_000),
        );
        assert_eq!(land.review().rows(), 6);
        assert_eq!(sums(&grouped), [], "of its group alone");
        let whole = format!("{grouped}Всего||400");
        assert_eq!(sums(&whole), [(million(400), million(400), true)]);
    }
}
