//! Bytes to cells: every format, hostile files and damaged ones.

mod archives;
mod beside_calamine;
mod found;
mod hostile;
mod markup;
mod mutated;
mod samples;
mod texts;
mod timing;
mod values;
mod workbooks;

use planerka::import::error::Refusal;
use planerka::import::format::{TextOptions, read};
use planerka::import::sheet::{Cell, Sheet};
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;

/// Reads bytes with nothing chosen.
fn sheets(bytes: &[u8]) -> Result<Vec<Sheet>, Refusal> {
    read("file", &bytes.into(), &TextOptions::default(), &mut |_| {})
}

/// The only sheet of a file.
fn sheet(bytes: &[u8]) -> Sheet {
    let mut sheets = sheets(bytes).expect("readable");
    assert_eq!(sheets.len(), 1);
    sheets.remove(0)
}

/// Its rows, cells as text: dates as `date 1.5`, percents as `percent 0.5`, errors as `error #N/A`, flags as `true`.
fn rows(sheet: &Sheet) -> Vec<Vec<String>> {
    let cell = |row, column| match sheet.cell(row, column) {
        Cell::Empty => String::new(),
        Cell::Text(text) => text.to_owned(),
        Cell::Number(number) => number.to_string(),
        Cell::Date(serial) => format!("date {serial}"),
        Cell::Percent(number) => format!("percent {number}"),
        Cell::Duration(days) => format!("duration {days}"),
        Cell::Flag(flag) => flag.to_string(),
        Cell::Error(error) => format!("error {error}"),
    };
    let row = |row| (0..sheet.columns.len()).map(|column| cell(row, column)).collect();
    (0..sheet.height).map(row).collect()
}

/// The true numbers of its rows.
fn row_numbers(sheet: &Sheet) -> Vec<u32> {
    (0..sheet.height).map(|row| sheet.row_number(row)).collect()
}

/// A zip of parts.
fn zip(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).expect("a part");
        writer.write_all(bytes).expect("memory");
    }
    writer.finish().expect("memory").into_inner()
}

const RELATIONS: &str = r#"<Relationships>
<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>
<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/>
<Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>"#;

const ROOT: &str = r#"<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;

const WORKBOOK: &str =
    r#"<workbook><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>"#;

const STYLES: &str = r##"<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd\.mm\.yyyy"/>
<numFmt numFmtId="165" formatCode="[h]:mm:ss"/><numFmt numFmtId="166" formatCode="[$$-409]#,##0.00"/>
<numFmt numFmtId="167" formatCode="#,##0.00\ &quot;€&quot;"/><numFmt numFmtId="168" formatCode="#,##0.00\ &quot;₽&quot;"/></numFmts>
<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="14"/><xf numFmtId="10"/><xf numFmtId="166"/><xf numFmtId="167"/><xf numFmtId="168"/><xf numFmtId="7"/></cellXfs></styleSheet>"##;

/// A workbook of one sheet: what stands in `<sheetData>`, what in `<sst>`.
fn xlsx(rows: &str, strings: &str) -> Vec<u8> {
    let sheet =
        format!("<?xml version=\"1.0\"?>\n<worksheet><sheetData>{rows}</sheetData></worksheet>");
    let strings = format!("<sst>{strings}</sst>");
    zip(&[
        ("_rels/.rels", ROOT.as_bytes()),
        ("xl/workbook.xml", WORKBOOK.as_bytes()),
        ("xl/_rels/workbook.xml.rels", RELATIONS.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
        ("xl/sharedStrings.xml", strings.as_bytes()),
        ("xl/styles.xml", STYLES.as_bytes()),
    ])
}

/// An OpenDocument: what stands in `<office:spreadsheet>`.
fn ods(tables: &str) -> Vec<u8> {
    let content = format!(
        "<?xml version=\"1.0\"?><office:document-content><office:automatic-styles>\
         <style:style style:name=\"ta2\" style:family=\"table\">\
         <style:table-properties table:display=\"false\"/></style:style></office:automatic-styles>\
         <office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>\
         </office:document-content>"
    );
    zip(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", content.as_bytes()),
    ])
}

/// A binary workbook of one sheet: a row of a text, a number and a flag, and one of numbers, of which
/// the last two are shown as percents.
fn xlsb() -> Vec<u8> {
    let record = |kind: u16, bytes: &[u8]| {
        let mut record = match kind {
            0..0x80 => vec![kind as u8],
            _ => vec![kind as u8 | 0x80, (kind >> 7) as u8],
        };
        record.push(bytes.len() as u8);
        record.extend(bytes);
        record
    };
    let wide = |text: &str| {
        let units: Vec<u16> = text.encode_utf16().collect();
        let mut bytes = (units.len() as u32).to_le_bytes().to_vec();
        bytes.extend(units.iter().flat_map(|unit| unit.to_le_bytes()));
        bytes
    };
    let styled = |column: u32, style: u8, value: &[u8]| {
        [column.to_le_bytes().as_slice(), &[style, 0, 0, 1], value].concat()
    };
    let cell = |column: u32, value: &[u8]| styled(column, 0, value);
    let format = [&164u16.to_le_bytes()[..], &wide("0,0\" из\"%")].concat();
    let style = |format: u16| [&[0; 2], &format.to_le_bytes()[..], &[0; 12]].concat();
    let styles = [
        record(615, &1u32.to_le_bytes()),
        record(44, &format),
        record(617, &3u32.to_le_bytes()),
        record(47, &style(0)),
        record(47, &style(9)),
        record(47, &style(164)),
        record(618, &[]),
    ]
    .concat();
    let bundle = [&[0u8; 4][..], &1u32.to_le_bytes(), &wide("rId1"), &wide("Лист")].concat();
    let book = [record(0x9C, &bundle), record(0x90, &[]), record(0x9D, &[])].concat();
    let sheet = [
        record(0x94, &[0; 16]),
        record(0x91, &[]),
        record(0, &[&4u32.to_le_bytes()[..], &[0; 8]].concat()),
        record(6, &cell(1, &wide("Иванов"))),
        record(5, &cell(3, &1234.5f64.to_le_bytes())),
        record(4, &cell(4, &[1])),
        record(0, &[&5u32.to_le_bytes()[..], &[0; 8]].concat()),
        record(5, &cell(1, &0.5f64.to_le_bytes())),
        record(5, &styled(3, 1, &0.075f64.to_le_bytes())),
        // The whole number 7, a hundredth of it ([MS-XLSB] 2.5.122).
        record(2, &styled(4, 2, &(7u32 << 2 | 3).to_le_bytes())),
        record(0x92, &[]),
    ]
    .concat();
    let relations =
        RELATIONS.replace("sheet1.xml", "sheet1.bin").replace("styles.xml", "styles.bin");
    zip(&[
        ("xl/workbook.bin", book.as_slice()),
        ("xl/_rels/workbook.bin.rels", relations.as_bytes()),
        ("xl/styles.bin", styles.as_slice()),
        ("xl/worksheets/sheet1.bin", sheet.as_slice()),
    ])
}

/// A small `.xls`, made by xlwt: titles in row 3, a gap in row 5, a hidden second sheet.
const XLS: &[u8] = include_bytes!("../data/sales.xls");

/// Another: percents beside plain numbers in one column of tables of its own, and in a row.
const XLS_PERCENTS: &[u8] = include_bytes!("../data/percents.xls");
