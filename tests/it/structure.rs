//! How sheets are laid out, whatever they hold: titles, headers of several rows, totals, groups,
//! indicators, footers, months and people across, tables side by side, hidden sheets. Read from bytes.

mod across;
mod further;
mod groups;
mod properties;
mod titles;

use super::imports::session;
use planerka::import::format::{TextOptions, read};
use planerka::import::review::{Review, SheetReview};
use planerka::model::batch::Batch;
use planerka::model::date::Date;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;

/// What the bytes of a file are understood as, and what they bring.
fn file(name: &str, bytes: &[u8]) -> (Review, Vec<Batch>) {
    let sheets = read(name, &bytes.into(), &TextOptions::default(), &mut |_| {}).expect("a file");
    let session = session(sheets);
    (session.review(), session.commit(Date::parse("2026-11-23").expect("a date")))
}

/// A csv with semicolons: `|` between the cells here.
fn csv(name: &str, text: &str) -> (Review, Vec<Batch>) {
    let lines: Vec<String> = text.lines().map(|it| it.trim_start().replace('|', ";")).collect();
    file(name, lines.join("\r\n").as_bytes())
}

fn one(found: (Review, Vec<Batch>)) -> (SheetReview, Batch) {
    let (mut review, mut batches) = found;
    assert_eq!((review.sheets.len(), batches.len()), (1, 1), "{review:?}");
    (review.sheets.remove(0), batches.remove(0))
}

/// A page of HTML, a row a line, `^2` before a cell that reaches over two columns, `_2` over two rows.
fn page(text: &str) -> Vec<u8> {
    let cell = |it: &str| {
        let mut letters = it.chars();
        match (letters.next(), letters.next().filter(char::is_ascii_digit)) {
            (Some('^'), Some(count)) => format!("<td colspan={count}>{}</td>", letters.as_str()),
            (Some('_'), Some(count)) => format!("<td rowspan={count}>{}</td>", letters.as_str()),
            _ => format!("<td>{it}</td>"),
        }
    };
    let row = |it: &str| {
        format!("<tr>{}</tr>\n", it.trim_start().split('|').map(cell).collect::<String>())
    };
    format!("<html><table>{}</table></html>", text.lines().map(row).collect::<String>())
        .into_bytes()
}

/// A sheet of a workbook: its name and state, and its rows, each with its outline level.
type Tab<'a> = (&'a str, &'a str, &'a [(u8, &'a str)]);

/// A workbook; `|` between the cells.
fn workbook(sheets: &[Tab<'_>]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let mut part = |name: &str, text: &str| {
        writer.start_file(name, SimpleFileOptions::default()).expect("a part");
        writer.write_all(text.as_bytes()).expect("memory");
    };
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    part(
        "_rels/.rels",
        &format!(
            "<Relationships><Relationship Id=\"r\" Type=\"{office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
        ),
    );
    let (mut listed, mut links) = (String::new(), String::new());
    for (at, (name, state, rows)) in (1..).zip(sheets) {
        listed +=
            &format!("<sheet name=\"{name}\" sheetId=\"{at}\" state=\"{state}\" r:id=\"r{at}\"/>");
        links += &format!(
            "<Relationship Id=\"r{at}\" Type=\"{office}/worksheet\" Target=\"worksheets/sheet{at}.xml\"/>"
        );
        let mut body = String::new();
        for (number, (level, cells)) in (1..).zip(*rows) {
            body += &format!("<row r=\"{number}\" outlineLevel=\"{level}\">");
            for (column, cell) in ('A'..).zip(cells.split('|')).filter(|it| !it.1.is_empty()) {
                body += &match cell.parse::<f64>() {
                    Ok(value) => format!("<c r=\"{column}{number}\"><v>{value}</v></c>"),
                    Err(_) => format!(
                        "<c r=\"{column}{number}\" t=\"inlineStr\"><is><t>{cell}</t></is></c>"
                    ),
                };
            }
            body += "</row>";
        }
        part(
            &format!("xl/worksheets/sheet{at}.xml"),
            &format!("<worksheet><sheetData>{body}</sheetData></worksheet>"),
        );
    }
    part("xl/workbook.xml", &format!("<workbook><sheets>{listed}</sheets></workbook>"));
    part("xl/_rels/workbook.xml.rels", &format!("<Relationships>{links}</Relationships>"));
    writer.finish().expect("memory").into_inner()
}
