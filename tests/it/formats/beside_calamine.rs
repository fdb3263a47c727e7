//! Our scanner of workbooks beside the library's reader: the same cells, in the same rows, of the
//! same kinds, however they are written.

use super::{sheet, xlsx};
use calamine::{DataRef, Reader, Xlsx};
use planerka::import::sheet::Cell;
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::io::Cursor;

/// Texts by their number in the shared strings, as they are written there.
const SHARED: [&str; 7] = [
    "<si><t>Иванов</t></si>",
    "<si><t xml:space=\"preserve\"> с пробелами </t></si>",
    "<si><t>a &amp; b &lt;c&gt; &#1071;</t></si>",
    "<si><r><t>Су</t></r><r><rPr><b/></rPr><t>мма</t></r></si>",
    "<si><t/></si>",
    "<si><t>100</t></si>",
    "<x:si><x:t>с приставкой</x:t></x:si>",
];

/// A cell as it is written, but for its place: the attributes, and what stands in it.
#[derive(Clone, Debug)]
struct Written {
    attributes: String,
    inside: Option<String>,
}

fn written() -> impl Strategy<Value = Written> {
    let number = prop_oneof![
        (-100_000i64..100_000, 0u32..6).prop_map(|(it, power)| {
            let scale = 10i64.pow(power) as f64;
            (it as f64 / scale).to_string()
        }),
        any::<i32>().prop_map(|it| it.to_string()),
        any::<f64>().prop_filter("finite", |it| it.is_finite()).prop_map(|it| format!("{it:e}")),
        Just("0.1000000000000000055".to_owned()),
    ];
    let style = prop::sample::select(vec!["", " s=\"0\"", " s=\"1\"", " s='3'"]);
    let text = prop::sample::select(vec!["Пётр", "a&amp;b", "&#1071;", "100", "=A1", "1,5"]);
    let of = |attributes: String, inside: String| Written { attributes, inside: Some(inside) };
    prop_oneof![
        (number.clone(), style.clone())
            .prop_map(move |(it, style)| of(style.to_owned(), format!("<v>{it}</v>"))),
        (0..SHARED.len(), style.clone(), any::<bool>()).prop_map(move |(it, style, first)| {
            let kind = " t=\"s\"";
            let attributes =
                if first { format!("{kind}{style}") } else { format!("{style}{kind}") };
            of(attributes, format!("<v>{it}</v>"))
        }),
        (number, style.clone())
            .prop_map(move |(it, style)| of(style.to_owned(), format!("<f>B1*2</f><v>{it}</v>"))),
        text.clone()
            .prop_map(move |it| of(" t=\"inlineStr\"".into(), format!("<is><t>{it}</t></is>"))),
        text.prop_map(move |it| of(" t=\"str\"".into(), format!("<f>A1</f><v>{it}</v>"))),
        any::<bool>().prop_map(move |it| of(" t=\"b\"".into(), format!("<v>{}</v>", u8::from(it)))),
        prop::sample::select(vec!["#DIV/0!", "#N/A", "#REF!", "#VALUE!"])
            .prop_map(move |it| of(" t=\"e\"".into(), format!("<v>{it}</v>"))),
        style.prop_map(|it| Written { attributes: it.to_owned(), inside: None }),
    ]
}

/// A row: how many rows stand empty above it, its attributes, its cells with the gaps before them.
type WrittenRow = (u32, &'static str, Vec<(usize, Written)>);

fn rows() -> impl Strategy<Value = (Vec<WrittenRow>, bool, &'static str)> {
    let cells = prop::collection::vec((0usize..3, written()), 0..8);
    let tag = prop::sample::select(vec!["", " spans=\"1:7\"", " ht='15' customHeight=\"1\""]);
    let row = (0u32..3, tag, cells);
    let between = prop::sample::select(vec!["", "\n  "]);
    (prop::collection::vec(row, 0..12), any::<bool>(), between)
}

fn letters(column: usize) -> String {
    let mut name = String::new();
    let mut left = column + 1;
    while left > 0 {
        name.insert(0, char::from(b'A' + ((left - 1) % 26) as u8));
        left = (left - 1) / 26;
    }
    name
}

/// The rows as XML; without references no gap can be said, and there are none.
fn xml(rows: &[WrittenRow], references: bool, between: &str) -> String {
    let mut xml = String::new();
    let mut number = 0;
    for (above, tag, cells) in rows {
        number += 1 + if references { *above } else { 0 };
        let r = if references { format!(" r=\"{number}\"") } else { String::new() };
        xml += &format!("{between}<row{r}{tag}>");
        let mut column = 0;
        for (before, cell) in cells {
            column += if references { *before } else { 0 };
            let r = match references {
                true => format!(" r=\"{}{number}\"", letters(column)),
                false => String::new(),
            };
            xml += &match &cell.inside {
                Some(inside) => format!("<c{r}{}>{inside}</c>{between}", cell.attributes),
                None => format!("<c{r}{}/>", cell.attributes),
            };
            column += 1;
        }
        xml += "</row>";
    }
    xml
}

/// The cells that hold anything, by row and column, from 1.
type Cells = BTreeMap<(u32, u32), String>;

fn ours(bytes: &[u8]) -> Cells {
    let sheet = sheet(bytes);
    let mut cells = Cells::new();
    for row in 0..sheet.height {
        for column in 0..sheet.columns.len() {
            let said = match sheet.cell(row, column) {
                Cell::Empty => continue,
                Cell::Text(text) => format!("text {text}"),
                Cell::Number(number) => format!("number {number}"),
                Cell::Date(serial) => format!("date {serial}"),
                other => format!("{other:?}"),
            };
            cells.insert((sheet.row_number(row), sheet.column_number(column)), said);
        }
    }
    cells
}

fn calamines(bytes: &[u8]) -> Cells {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("a book");
    let mut reader = book.worksheet_cells_reader("S").expect("a sheet");
    let mut cells = Cells::new();
    while let Some(cell) = reader.next_cell().expect("a cell") {
        let said = match cell.get_value() {
            DataRef::Empty => continue,
            DataRef::String(text) if text.trim().is_empty() => continue,
            DataRef::SharedString(text) if text.trim().is_empty() => continue,
            DataRef::String(text) => format!("text {text}"),
            DataRef::SharedString(text) => format!("text {text}"),
            DataRef::Float(number) => format!("number {number}"),
            DataRef::Int(number) => format!("number {number}"),
            // Nought has no sign here.
            DataRef::DateTime(date) => format!("date {}", date.as_f64() + 0.0),
            DataRef::Bool(flag) => format!("{:?}", Cell::Flag(*flag)),
            DataRef::Error(error) => format!("{:?}", Cell::Error(&error.to_string())),
            other => format!("{other:?}"),
        };
        let (row, column) = cell.get_position();
        cells.insert((row + 1, column + 1), said);
    }
    cells
}

proptest! {
    #[test]
    fn any_sheet_has_the_cells_that_calamine_sees((rows, references, between) in rows()) {
        let bytes = xlsx(&xml(&rows, references, between), &SHARED.concat());
        prop_assert_eq!(ours(&bytes), calamines(&bytes));
    }
}

/// What the library reads otherwise, or not at all.
#[test]
fn letters_as_they_stand_and_prefixes_are_read() {
    let bytes = xlsx(
        "<x:row r=\"2\"><x:c r=\"B2\" t=\"inlineStr\"><x:is><x:t><![CDATA[a & <b>]]></x:t></x:is></x:c>\
         <x:c r=\"C2\"><x:v>1.5</x:v></x:c></x:row><!-- a row --><row r=\"3\"><c r=\"B3\"><v>2</v></c></row>",
        "",
    );
    let expected = [((2, 2), "text a & <b>"), ((2, 3), "number 1.5"), ((3, 2), "number 2")];
    assert_eq!(ours(&bytes), expected.map(|(at, it)| (at, it.to_owned())).into());
}
