//! A column of points: `8 / 10`, «80 %», `0,8`, `80`, and the most there were to get.

use super::cell;
use super::name;
use super::numbers::{self, Wanted};
use super::sheet::{Cell, Rows, Sheet};
use super::value::Read;
use crate::model::column::{Column, NO_NUMBER};
use crate::model::shape::Shape;

use super::issue::IssueKind;

/// One whole, in the unit that points are kept in.
const ONE: i64 = 1_000_000;

/// Reads a column of points; beside them stands the most there were, where the cells or the header
/// say it: 10 of `8 / 10` and of «Оценка/10,00», 1 of «80 %» and of a column within 0 and 1.
pub fn column<'a>(
    cells: impl Iterator<Item = Cell<'a>> + Clone,
    header: &str,
    wanted: Wanted,
) -> Read {
    let mut points = Sheet::default();
    let mut most = Sheet::default();
    let mut buffer = String::new();
    let mut split = Vec::new();
    for (row, cell) in cells.clone().enumerate() {
        let text = cell::write(cell, &mut buffer);
        let (left, right) = halves(text).unwrap_or((text, ""));
        split.extend((!right.is_empty()).then_some(row));
        put(&mut points, row, cell, left, text);
        put(&mut most, row, Cell::Empty, right, "");
    }
    let rows: Vec<usize> = (0..cells.clone().count()).collect();
    let of = |sheet: &Sheet| numbers::read(sheet.cells(0, &rows), wanted);
    let (mut read, most) = (of(&points), of(&most));
    // Of «5/3/22» the 5 is no points: where the second half is no number, the whole cell is none.
    for row in split.iter().filter(|row| most.values.get(**row) == Some(&NO_NUMBER)) {
        if let Some(value) = read.values.get_mut(*row).filter(|it| **it != NO_NUMBER) {
            *value = NO_NUMBER;
            read.unread.push(*row);
        }
    }
    read.unread.sort_unstable();
    let is_part = |text: &str| text.trim_end().ends_with('%');
    let said = header_most(header, wanted);
    let largest = read.values.iter().copied().filter(|it| *it != NO_NUMBER).max();
    let within_one = largest.is_some_and(|it| it <= ONE).then_some(ONE);
    let beside: Vec<i64> = cells
        .clone()
        .zip(&most.values)
        .map(|(cell, &most)| match most {
            NO_NUMBER if is_part(cell::write(cell, &mut buffer)) => ONE,
            NO_NUMBER => said.or(within_one).unwrap_or(NO_NUMBER),
            most => most,
        })
        .collect();
    let shape = Shape::Number(read.shape);
    let mut odd: Vec<usize> = read.odd;
    odd.extend(split);
    odd.sort_unstable();
    odd.dedup();
    let troubles =
        vec![(IssueKind::UnreadNumber, read.unread), (IssueKind::AmbiguousNumbers, read.doubtful)];
    let beside = beside.iter().any(|it| *it != NO_NUMBER).then_some(beside);
    Read { column: Column::Number(read.values), shape, odd, troubles, reading: None, beside }
}

/// A cell of its own kind where it is whole, else the text of its half.
fn put(sheet: &mut Sheet, row: usize, cell: Cell<'_>, half: &str, whole: &str) {
    match cell {
        Cell::Number(number) if half == whole => sheet.set_number(row, 0, number),
        _ if half.is_empty() => {}
        _ => {
            let span = sheet.keep(half.trim());
            sheet.set_text(row, 0, span);
        }
    }
}

/// `8` and `10` of `8 / 10` or «8 из 10».
fn halves(text: &str) -> Option<(&str, &str)> {
    let found = text.split_once('/').or_else(|| text.split_once(" из "));
    let (left, right) = found.or_else(|| text.split_once(" of "))?;
    let is_number = |it: &str| it.trim().starts_with(|it: char| it.is_ascii_digit());
    (is_number(left) && is_number(right)).then_some((left, right))
}

/// The most points that a header names: «Оценка/10,00», «Баллы (из 20)».
fn header_most(header: &str, wanted: Wanted) -> Option<i64> {
    let after = header.rsplit_once('/').map(|it| it.1).or_else(|| {
        let words = name::words(header);
        let said = words.iter().any(|it| it == "из" || it == "of");
        header.rsplit_once(' ').map(|it| it.1).filter(|_| said)
    })?;
    let text = after.trim().trim_end_matches(')');
    let read = numbers::read(Rows::these(&[Cell::Text(text)]), wanted);
    read.values.first().copied().filter(|it| *it > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Points and their most in whole tenths.
    fn read(texts: &[&str], header: &str) -> (Vec<i64>, Option<Vec<i64>>) {
        let read = column(texts.iter().map(|it| Cell::Text(it)), header, Wanted::PLAIN);
        let tenths = |all: &Vec<i64>| all.iter().map(|it| it / 100_000).collect::<Vec<i64>>();
        let Column::Number(points) = &read.column else { panic!("numbers") };
        (tenths(points), read.beside.as_ref().map(tenths))
    }

    #[test]
    fn points_of_all_shapes_have_their_most() {
        assert_eq!(read(&["8 / 10", "9/10"], "Баллы"), (vec![80, 90], Some(vec![100, 100])));
        assert_eq!(read(&["80 %", "90%"], "Баллы"), (vec![8, 9], Some(vec![10, 10])));
        assert_eq!(read(&["0,8", "1"], "Баллы"), (vec![8, 10], Some(vec![10, 10])));
        assert_eq!(read(&["80", "95,5"], "Баллы"), (vec![800, 955], None));
        assert_eq!(read(&["8,5"], "Оценка/10,00"), (vec![85], Some(vec![100])));
        assert_eq!(read(&["17 из 20"], "Баллы"), (vec![170], Some(vec![200])));
        let day = column([Cell::Text("5/3/22")].into_iter(), "Баллы", Wanted::PLAIN);
        assert_eq!((day.column.number(0), day.odd.as_slice(), day.unread()), (None, &[0][..], 1));
    }
}
