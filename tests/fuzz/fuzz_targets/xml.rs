//! XML in workbooks: sheets, texts, styles and books of xlsx, content of ods, XML Spreadsheet 2003.

#![no_main]

use libfuzzer_sys::fuzz_target;
use planerka::import::format::{self, TextOptions};
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;

fuzz_target!(|bytes: &[u8]| {
    let (first, rest) = bytes.split_first().unwrap_or((&0, &[]));
    let file = match first % 6 {
        0 => zipped(&[("xl/workbook.xml", BOOK), ("xl/worksheets/sheet1.xml", rest)]),
        1 => zipped(&[
            ("xl/workbook.xml", BOOK),
            ("xl/worksheets/sheet1.xml", SHEET),
            ("xl/sharedStrings.xml", rest),
        ]),
        2 => zipped(&[
            ("xl/workbook.xml", BOOK),
            ("xl/worksheets/sheet1.xml", SHEET),
            ("xl/styles.xml", rest),
        ]),
        3 => zipped(&[("xl/workbook.xml", rest), ("xl/worksheets/sheet1.xml", SHEET)]),
        4 => zipped(&[("content.xml", rest)]),
        _ => [WORKBOOK_2003, rest].concat(),
    };
    let _ = format::read("a.xlsx", &file.into(), &TextOptions::default(), &mut |_| ());
});

const BOOK: &[u8] = b"<workbook><sheets><sheet name='S' r:id='rId1'/></sheets></workbook>";
const SHEET: &[u8] = b"<worksheet><sheetData><row r='1'><c r='A1' t='s' s='1'><v>0</v></c>\
    <c r='B1' s='1'><v>1.5</v></c></row></sheetData></worksheet>";
const WORKBOOK_2003: &[u8] =
    b"<?xml version='1.0'?><Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'>\
    <Worksheet ss:Name='A'><Table>";
const RELATIONS: &[u8] = b"<Relationships><Relationship Id='rId1' Type='x/worksheet' \
    Target='worksheets/sheet1.xml'/><Relationship Id='rId2' Type='x/sharedStrings' \
    Target='sharedStrings.xml'/><Relationship Id='rId3' Type='x/styles' Target='styles.xml'/>\
    </Relationships>";

fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let plain = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, bytes) in parts.iter().chain(&[("xl/_rels/workbook.xml.rels", RELATIONS)]) {
        let written = zip.start_file(*name, plain).is_ok() && zip.write_all(bytes).is_ok();
        assert!(written, "memory");
    }
    zip.finish().map(Cursor::into_inner).unwrap_or_default()
}
