//! Sheets written as text, for tests: a line a row, `|` between the cells.

use super::sheet::Sheet;

/// A sheet of a text file: every cell is text.
pub fn sheet(file: &str, text: &str) -> Sheet {
    let mut sheet = named(file, "");
    for (row, line) in text.lines().enumerate() {
        sheet.height = sheet.height.max(row + 1);
        for (column, cell) in line.split('|').enumerate() {
            if !cell.is_empty() {
                let span = sheet.keep(cell);
                sheet.set_text(row, column, span);
            }
        }
    }
    sheet
}

/// A sheet of a workbook: numbers are numbers, `@45631` is a date, `#…!` is an error.
pub fn workbook(file: &str, name: &str, text: &str) -> Sheet {
    let mut sheet = named(file, name);
    for (row, line) in text.lines().enumerate() {
        sheet.height = sheet.height.max(row + 1);
        for (column, cell) in line.split('|').enumerate() {
            if cell.is_empty() {
                continue;
            }
            if let Ok(number) = cell.parse() {
                sheet.set_number(row, column, number);
            } else if let Some(serial) = cell.strip_prefix('@').and_then(|it| it.parse().ok()) {
                sheet.set_date(row, column, serial);
            } else {
                let span = sheet.keep(cell);
                if cell.starts_with('#') && cell.ends_with('!') {
                    sheet.set_error(row, column, span);
                } else {
                    sheet.set_text(row, column, span);
                }
            }
        }
    }
    sheet
}

fn named(file: &str, name: &str) -> Sheet {
    let mut sheet = Sheet::default();
    file.clone_into(&mut sheet.file);
    name.clone_into(&mut sheet.name);
    sheet.digest = format!("{file}#{name}");
    sheet.first_row = 1;
    sheet
}
