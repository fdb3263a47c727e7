//! Good files with bytes changed, put in and cut out: always an answer, never a panic.

use super::{XLS, XLS_PERCENTS, ods, sheets, xlsb, xlsx};
use proptest::prelude::*;

/// A change of a file.
#[derive(Clone, Debug)]
enum Change {
    Flip(usize, u8),
    Insert(usize, Vec<u8>),
    Cut(usize, usize),
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        (any::<usize>(), any::<u8>()).prop_map(|(at, mask)| Change::Flip(at, mask)),
        (any::<usize>(), prop::collection::vec(any::<u8>(), 1..9))
            .prop_map(|(at, bytes)| Change::Insert(at, bytes)),
        (any::<usize>(), 1..64usize).prop_map(|(at, length)| Change::Cut(at, length)),
    ]
}

fn changed(bytes: &[u8], changes: &[Change]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for change in changes {
        let length = bytes.len().max(1);
        match change {
            Change::Flip(at, mask) => {
                if let Some(byte) = bytes.get_mut(at % length) {
                    *byte ^= mask;
                }
            }
            Change::Insert(at, new) => {
                let at = (at % length).min(bytes.len());
                bytes.splice(at..at, new.iter().copied());
            }
            Change::Cut(at, count) => {
                let start = (at % length).min(bytes.len());
                let end = start.saturating_add(*count).min(bytes.len());
                bytes.drain(start..end);
            }
        }
    }
    bytes
}

fn changes() -> impl Strategy<Value = Vec<Change>> {
    prop::collection::vec(change(), 1..5)
}

const ROWS: &str = r#"<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>46295</v></c></row><row r="3"><c t="inlineStr"><is><t>a&amp;b</t></is></c><c t="e"><v>#N/A</v></c><c t="d"><v>2026-01-01</v></c><c t="str"><f>1</f><v>_x000D_</v></c></row>"#;

const TABLE: &str = r#"<table:table table:name="T"><table:table-row table:number-rows-repeated="3"><table:table-cell office:value-type="float" office:value="1.5" table:number-columns-repeated="2"/><table:table-cell office:value-type="time" office:time-value="PT1H2M3S"/><table:table-cell office:value-type="date" office:date-value="2026-09-30"/><table:table-cell><text:p>a<text:s text:c="3"/></text:p></table:table-cell></table:table-row></table:table>"#;

const PAGE: &str = "<html><head><meta charset=windows-1251><style>td{a:b}</style></head><table border='1'><caption>A</caption><tr><th rowspan=2>a&nbsp;b<th colspan=\"3\">c</tr><tr><td>1<br>2<td><table><tr><td>x</table></td></table>";

const WORKBOOK: &str = r#"<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="A"><Table><Row ss:Index="3"><Cell ss:Index="2" ss:MergeAcross="1" ss:MergeDown="2"><Data ss:Type="Number">1.5</Data></Cell><Cell><Data ss:Type="DateTime">2026-05-01T00:00:00.000</Data></Cell></Row></Table></Worksheet></Workbook>"#;

const SOUP: &[&str] = &[
    "<table>",
    "</table>",
    "<tr>",
    "</tr>",
    "<td>",
    "<td rowspan=9 colspan=99999>",
    "</td>",
    "<th",
    ">",
    "<",
    "&",
    "&nbsp",
    "&#1056;",
    "я",
    "<!--",
    "-->",
    "<script>",
    "</script>",
    "\"",
    "'",
    "=",
    "<br>",
    "<p>",
    "<caption>",
    "</caption>",
    "<td rowspan='4294967295'>",
    "\0",
    " ",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, ..ProptestConfig::default() })]

    #[test]
    fn damaged_markup_never_panics(changes in changes()) {
        let _ = sheets(&changed(PAGE.as_bytes(), &changes));
        let _ = sheets(&changed(WORKBOOK.as_bytes(), &changes));
    }

    #[test]
    fn soup_of_tags_never_panics(
        soup in prop::collection::vec(prop::sample::select(SOUP), 0..60)
    ) {
        let _ = sheets(format!("<table>{}", soup.concat()).as_bytes());
    }

    #[test]
    fn damaged_zips_never_panic(changes in changes()) {
        let _ = sheets(&changed(&xlsx(ROWS, "<si><t>a</t></si>"), &changes));
        let _ = sheets(&changed(&ods(TABLE), &changes));
        let _ = sheets(&changed(&xlsb(), &changes));
    }

    #[test]
    fn damaged_xml_never_panics(changes in changes()) {
        let rows = changed(ROWS.as_bytes(), &changes);
        let _ = sheets(&xlsx(&String::from_utf8_lossy(&rows), "<si><t>a</t></si>"));
        let strings = changed(b"<si><r><t>a</t></r><rPh/></si><si><t>_x000D_&#10;</t></si>", &changes);
        let _ = sheets(&xlsx(ROWS, &String::from_utf8_lossy(&strings)));
        let table = changed(TABLE.as_bytes(), &changes);
        let _ = sheets(&ods(&String::from_utf8_lossy(&table)));
    }

    #[test]
    fn damaged_texts_never_panic(changes in changes()) {
        let text = "sep=;\n\"имя\";сумма\r\n\"а\"\"б\";1,5\n\"в\nг\";2\n";
        let _ = sheets(&changed(text.as_bytes(), &changes));
        let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let _ = sheets(&changed(&wide, &changes));
    }

    #[test]
    fn any_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = sheets(&bytes);
        let _ = sheets(&[b"PK\x03\x04".as_slice(), &bytes].concat());
        let _ = sheets(&[[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1].as_slice(), &bytes].concat());
    }
}

#[test]
fn damaged_xls_are_refused_or_read() {
    // calamine may panic on these: it is caught natively, and ends the worker in the browser.
    for xls in [XLS, XLS_PERCENTS] {
        for at in (0..xls.len()).step_by(7) {
            let _ = sheets(&changed(xls, &[Change::Flip(at, 0x55)]));
            let _ = sheets(&changed(xls, &[Change::Cut(at, 9)]));
        }
    }
}
