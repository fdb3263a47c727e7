//! Sale lines as a workbook laid out as Excel writes it: shared strings, styles, spans.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::data::{HEADERS, HEADERS_EN, Sales, contract, customer, manager, product};

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\r\n";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
/// The bytes of the workbook: one sheet, «Продажи».
pub fn workbook(sales: &Sales, russian: bool) -> Vec<u8> {
    let mut strings = Strings::default();
    let headers = if russian { HEADERS } else { HEADERS_EN };
    let sheet = sheet(sales, headers, &mut strings);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let mut part = |name: &str, text: &str| {
        zip.start_file(name, SimpleFileOptions::default()).expect("a name");
        zip.write_all(HEAD.as_bytes()).expect("memory");
        zip.write_all(text.as_bytes()).expect("memory");
    };
    part("[Content_Types].xml", include_str!("xlsx/content_types.xml"));
    part("_rels/.rels", include_str!("xlsx/rels.xml"));
    part("xl/workbook.xml", include_str!("xlsx/workbook.xml"));
    part("xl/_rels/workbook.xml.rels", include_str!("xlsx/workbook_rels.xml"));
    part("xl/styles.xml", include_str!("xlsx/styles.xml"));
    part("xl/worksheets/sheet1.xml", &sheet);
    part("xl/sharedStrings.xml", &strings.xml());
    zip.finish().expect("a whole archive").into_inner()
}

fn sheet(sales: &Sales, headers: [&str; 7], strings: &mut Strings) -> String {
    const ROW: &str = "spans=\"1:7\" x14ac:dyDescent=\"0.25\"";
    let last = sales.len() + 1;
    let mut xml = format!(
        "<worksheet xmlns=\"{MAIN}\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" \
         mc:Ignorable=\"x14ac\" xmlns:x14ac=\"http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac\">\
         <dimension ref=\"A1:G{last}\"/><sheetFormatPr defaultRowHeight=\"15\" x14ac:dyDescent=\"0.25\"/>\
         <sheetData><row r=\"1\" {ROW}>"
    );
    let mut put = |text: std::fmt::Arguments| xml.write_fmt(text).expect("memory");
    for (letter, header) in "ABCDEFG".chars().zip(headers) {
        put(format_args!(
            "<c r=\"{letter}1\" s=\"2\" t=\"s\"><v>{}</v></c>",
            strings.number(header.into())
        ));
    }
    put(format_args!("</row>"));
    for i in 0..sales.len() {
        let r = i + 2;
        // Excel counts days from 1899-12-30.
        put(format_args!(
            "<row r=\"{r}\" {ROW}><c r=\"A{r}\" s=\"1\"><v>{}</v></c>",
            sales.day[i] + 25_569
        ));
        let names = [
            contract(sales.contract[i]),
            manager(sales.manager[i]),
            customer(sales.customer[i]),
            product(sales.product[i]),
        ];
        for (letter, name) in "BCDE".chars().zip(names) {
            put(format_args!("<c r=\"{letter}{r}\" t=\"s\"><v>{}</v></c>", strings.number(name)));
        }
        put(format_args!("<c r=\"F{r}\"><v>{}</v></c>", sales.quantity[i]));
        put(format_args!("<c r=\"G{r}\" s=\"3\"><v>{}</v></c></row>", sales.amount[i]));
    }
    xml + "</sheetData></worksheet>"
}

/// Every text once, numbered in order of first use.
#[derive(Default)]
struct Strings {
    numbers: HashMap<String, usize>,
    xml: String,
    used: usize,
}

impl Strings {
    fn number(&mut self, text: String) -> usize {
        self.used += 1;
        let next = self.numbers.len();
        let xml = &mut self.xml;
        *self.numbers.entry(text).or_insert_with_key(|text| {
            write!(xml, "<si><t>{text}</t></si>").expect("memory");
            next
        })
    }

    fn xml(&self) -> String {
        let (used, unique) = (self.used, self.numbers.len());
        format!(
            "<sst xmlns=\"{MAIN}\" count=\"{used}\" uniqueCount=\"{unique}\">{}</sst>",
            self.xml
        )
    }
}
