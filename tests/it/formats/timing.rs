//! How long a large workbook takes; prints only, in a release build by hand:
//! `cargo test --release --test it timing -- --ignored --nocapture`.

use super::{sheet, xlsx};
use std::fmt::Write as _;
use std::time::Instant;

#[test]
#[ignore = "a measurement, not a check"]
fn timing_of_workbooks() {
    for rows in [100_000, 1_000_000] {
        measure_workbook(rows);
    }
}

#[test]
#[ignore = "a measurement, not a check"]
fn timing_of_texts() {
    for rows in [100_000, 1_000_000] {
        measure_text(rows);
    }
}

fn measure_workbook(rows: usize) {
    let mut xml = String::new();
    for row in 1..=rows {
        let text = |column: char, number: usize| {
            format!("<c r=\"{column}{row}\" t=\"s\"><v>{number}</v></c>")
        };
        let day = 45_000 + row % 700;
        let amount = row * 37 % 100_000;
        let _ = write!(
            xml,
            "<row r=\"{row}\" spans=\"1:8\"><c r=\"A{row}\" s=\"1\"><v>{day}</v></c>{}{}{}{}<c r=\"F{row}\"><v>{}</v></c><c r=\"G{row}\"><v>{amount}.25</v></c>{}</row>",
            text('B', row),
            text('C', row % 50),
            text('D', row % 5_000),
            text('E', row % 200),
            row % 9,
            text('H', row % 4),
        );
    }
    let mut strings = String::new();
    for number in 0..=rows {
        let _ = write!(strings, "<si><t>Contract {number}</t></si>");
    }
    let bytes = xlsx(&xml, &strings);
    println!("xlsx {rows} × 8: {} bytes, {} of xml", bytes.len(), xml.len());
    for _ in 0..3 {
        let start = Instant::now();
        let sheet = sheet(&bytes);
        println!("  ours {:?} ({} rows)", start.elapsed(), sheet.height);
        let start = Instant::now();
        let cells = by_calamine(&bytes);
        println!("  calamine cells reader {:?} ({cells} cells)", start.elapsed());
    }
}

fn measure_text(rows: usize) {
    let mut text = String::from("date;contract;rep;customer;product;quantity;amount;state\n");
    for row in 0..rows {
        let _ = writeln!(
            text,
            "30.09.2026;Contract {row};Rep {};Customer {};Product {};{};{},25;new",
            row % 50,
            row % 5_000,
            row % 200,
            row % 9,
            row * 37 % 100_000
        );
    }
    println!("csv {rows} × 8: {} bytes", text.len());
    for _ in 0..3 {
        let start = Instant::now();
        let sheet = sheet(text.as_bytes());
        println!("  ours {:?} ({} rows)", start.elapsed(), sheet.height);
        let start = Instant::now();
        let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(text.as_bytes());
        let mut record = csv::ByteRecord::new();
        let mut cells = 0;
        while reader.read_byte_record(&mut record).expect("a record") {
            cells += record.len();
        }
        println!("  csv crate, records only {:?} ({cells} cells)", start.elapsed());
    }
}

fn by_calamine(bytes: &[u8]) -> usize {
    use calamine::{Reader, Xlsx};
    let mut book: Xlsx<_> = Xlsx::new(std::io::Cursor::new(bytes)).expect("a book");
    let mut cells = book.worksheet_cells_reader("S").expect("a sheet");
    let mut count = 0;
    while cells.next_cell().expect("a cell").is_some() {
        count += 1;
    }
    count
}
