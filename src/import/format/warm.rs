//! Small files made up for the browser's sake: it compiles a program's hot code well only after it
//! has run, and the first real file should find that done.

use encoding_rs::WINDOWS_1251;
use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use zip::write::{SimpleFileOptions, ZipWriter};

/// Rows of each: the hot loops of reading and understanding have run long enough then.
const ROWS: u32 = 3_000;

const HEADERS: [&str; 7] =
    ["Дата", "Номер договора", "Менеджер", "Клиент", "Товар", "Количество", "Сумма"];

/// Serial of 2026-01-01.
const FIRST_DAY: u32 = 46_023;

const RELATIONS: &str = r#"<Relationships><Relationship Id="r1" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="x/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="r3" Type="x/styles" Target="styles.xml"/></Relationships>"#;

const BOOK: &str =
    r#"<workbook><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>"#;

const STYLES: &str =
    r#"<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>"#;

/// How many files there are: each of four comes twice.
const FILES: usize = 8;

/// Sale lines as a workbook and as texts of both styles, in an old encoding too, by their place; `None` past the last.
pub fn file(at: usize) -> Option<(String, Vec<u8>)> {
    let (name, bytes) = match at % 4 {
        _ if at >= FILES => return None,
        0 => ("a.xlsx", workbook()?),
        1 => ("b.csv", text(';', ',').into_bytes()),
        2 => ("d.csv", WINDOWS_1251.encode(&text(';', ',')).0.into_owned()),
        _ => ("c.csv", text(',', '.').into_bytes()),
    };
    Some((name.to_owned(), bytes))
}

/// What a row says, but for its date: contract, person, customer, product, quantity, amount.
fn words(row: u32, decimal: char) -> [String; 6] {
    let random = row.wrapping_mul(2_654_435_761) >> 8;
    [
        format!("Д-{:07}", row / 3),
        format!("Иванов {}", row / 3 % 20),
        format!("ООО «Вектор-{:04}»", random % 700),
        format!("Товар {:03}", random % 90),
        format!("{}", 1 + random % 12),
        format!("{}{decimal}{:02}", random % 90_000, random % 100),
    ]
}

fn text(delimiter: char, decimal: char) -> String {
    let mut text = HEADERS.join(&delimiter.to_string());
    for row in 0..ROWS {
        let (month, day) = (1 + row / 300 % 12, 1 + row / 11 % 28);
        let date = match decimal {
            ',' => format!("{day:02}.{month:02}.2026"),
            _ => format!("2026-{month:02}-{day:02}"),
        };
        text.push_str("\r\n");
        text.push_str(&date);
        for word in words(row, decimal) {
            text.push(delimiter);
            text.push_str(&word);
        }
    }
    text
}

fn workbook() -> Option<Vec<u8>> {
    let (mut strings, mut count) = (String::new(), 0);
    let mut sheet = String::from("<worksheet><sheetData><row r=\"1\">");
    // Writing to a string does not fail.
    for (letter, header) in ('A'..).zip(HEADERS) {
        let _ = write!(sheet, "<c r=\"{letter}1\" t=\"s\"><v>{count}</v></c>");
        let _ = write!(strings, "<si><t>{header}</t></si>");
        count += 1;
    }
    for row in 0..ROWS {
        let number = row + 2;
        let day = FIRST_DAY + row / 11;
        let _ = write!(sheet, "</row><row r=\"{number}\" spans=\"1:7\">");
        let _ = write!(sheet, "<c r=\"A{number}\" s=\"1\"><v>{day}</v></c>");
        for (letter, word) in ('B'..).zip(words(row, '.')) {
            if letter < 'F' {
                let _ = write!(sheet, "<c r=\"{letter}{number}\" t=\"s\"><v>{count}</v></c>");
                let _ = write!(strings, "<si><t>{word}</t></si>");
                count += 1;
            } else {
                let _ = write!(sheet, "<c r=\"{letter}{number}\"><v>{word}</v></c>");
            }
        }
    }
    sheet.push_str("</row></sheetData></worksheet>");
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in [
        ("xl/workbook.xml", BOOK),
        ("xl/_rels/workbook.xml.rels", RELATIONS),
        ("xl/styles.xml", STYLES),
        ("xl/worksheets/sheet1.xml", &sheet),
        ("xl/sharedStrings.xml", &format!("<sst>{strings}</sst>")),
    ] {
        zip.start_file(name, SimpleFileOptions::default().compression_level(Some(1))).ok()?;
        zip.write_all(text.as_bytes()).ok()?;
    }
    Some(zip.finish().ok()?.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::format::{TextOptions, read};
    use crate::import::understand::Session;
    use crate::model::date::Date;

    #[test]
    fn the_files_are_sales_as_people_have_them() {
        let mut sheets = Vec::new();
        for (name, bytes) in (0..).map_while(file) {
            sheets.extend(
                read(&name, &bytes.into(), &TextOptions::default(), &mut |_| ()).expect("readable"),
            );
        }
        let session = Session::new(sheets, Vec::new(), Vec::new(), Vec::new(), Date(20_700));
        let rows: Vec<usize> = session.batches().map(crate::model::batch::Batch::len).collect();
        assert_eq!(rows, [ROWS as usize; FILES]);
        let sums: Vec<i64> = session
            .batches()
            .map(|batch| {
                let amount = &batch.column("amount").expect("amounts").column;
                (0..batch.len()).filter_map(|row| amount.number(row)).sum()
            })
            .collect();
        assert!(sums[0] > 0 && sums.iter().all(|sum| *sum == sums[0]), "{sums:?}");
    }
}
