//! Cells merged over several rows: what the first of them says is said of every row.
//!
//! A merged name or day stands for each of its rows. A merged number does not: an amount over three
//! rows is one amount.

use super::header::{self, Sight};
use super::sheet::Sheet;

/// Fills what is merged below the header, the cells that are empty there.
pub fn spread(sheet: &mut Sheet) {
    let merges = std::mem::take(&mut sheet.merges);
    if merges.is_empty() {
        return;
    }
    let first = header::find(sheet).map_or(0, |(_, end)| end);
    // Merged cells of a sound file do not overlap: there are no more to fill than there are cells.
    let mut left = sheet.height.saturating_mul(sheet.columns.len());
    // The rows of one amount are one: whatever names it stands in the first of them.
    let mut are_of_amount = vec![false; sheet.height];
    for is_label in [false, true] {
        for merge in &merges {
            let column = sheet.column_at(merge.column);
            let top = sheet.row_at(merge.rows.0).filter(|it| *it >= first);
            let Some((column, top)) = column.zip(top) else { continue };
            match header::sight(sheet.cell(top, column)) {
                Sight::Number if !is_label => {}
                Sight::Word | Sight::Day | Sight::Period if is_label => {}
                _ => continue,
            }
            for row in top + 1..sheet.height {
                if sheet.row_number(row) > merge.rows.1 || left == 0 {
                    break;
                }
                left -= 1;
                match are_of_amount.get_mut(row) {
                    Some(is_of_amount) if !is_label => *is_of_amount = true,
                    Some(false) => sheet.copy_label(top, row, column),
                    _ => {}
                }
            }
        }
    }
    sheet.merges = merges;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::fixture::sheet;
    use crate::import::sheet::{Cell, Merge};

    #[test]
    fn a_merged_name_is_that_of_every_row_and_a_merged_amount_is_one() {
        let text = "Менеджер|Дата|Сумма\nКим|01.09.2026|100\n|02.09.2026|\n|03.09.2026|5\nОрлова|04.09.2026|7\n";
        let mut sheet = sheet("a.csv", text);
        (sheet.first_row, sheet.first_column) = (1, 1);
        let names = |merges: &[u32]| {
            let mut sheet = sheet.clone();
            sheet.merges = merges.iter().map(|&column| Merge { rows: (2, 4), column }).collect();
            spread(&mut sheet);
            assert_eq!(sheet.cell(2, 2), Cell::Empty);
            (1..5).filter(|row| sheet.cell(*row, 0) != Cell::Empty).count()
        };
        assert_eq!(names(&[1]), 4);
        assert_eq!(names(&[1, 3]), 2, "the rows of one amount are one");
    }

    #[test]
    fn a_header_of_two_rows_stays_as_it_is() {
        let text = "Менеджер|Сентябрь|\n|План|Факт\nКим|1|2\nОрлова|3|4\n";
        let mut sheet = sheet("a.csv", text);
        (sheet.first_row, sheet.first_column) = (1, 1);
        sheet.merges = vec![Merge { rows: (1, 2), column: 1 }];
        spread(&mut sheet);
        assert_eq!(sheet.cell(1, 0), Cell::Empty);
    }
}
