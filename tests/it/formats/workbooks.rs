//! Workbooks of every kind, as people have them.

use super::{XLS, XLS_PERCENTS, ods, row_numbers, rows, sheet, sheets, xlsb, xlsx, zip};
use planerka::import::error::Refusal;
use planerka::import::foreign::Foreign;
use planerka::import::sheet::Cell;

#[test]
fn cells_of_every_kind_are_read() {
    let bytes = xlsx(
        r#"<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row>
        <row r="2"><c r="A2"><v>1234.5</v></c><c r="B2" s="1"><v>46295</v></c><c r="C2" s="2"><v>1.25</v></c></row>
        <row r="3"><c r="A3" t="b"><v>1</v></c><c r="B3" t="e"><v>#DIV/0!</v></c><c r="C3" t="d"><v>2026-09-30T12:00:00</v></c></row>
        <row r="4"><c r="A4" t="inlineStr"><is><t>a &amp; b</t></is></c><c r="B4" t="str"><f>A1&amp;"x"</f><v>&#1071;x</v></c><c r="C4"><f>1+1</f><v>2</v></c></row>"#,
        "<si><t>Имя</t></si><si><r><t>Су</t></r><r><rPr/><t xml:space=\"preserve\">мма </t></r><rPh><t>aloud</t></rPh></si><si><t>x_x000D_y</t></si>",
    );
    assert_eq!(
        rows(&sheet(&bytes)),
        [
            ["Имя", "Сумма ", "x\ry"],
            ["1234.5", "date 46295", "duration 1.25"],
            ["true", "error #DIV/0!", "date 46295.5"],
            ["a & b", "Яx", "2"],
        ]
    );
}

#[test]
fn cells_without_references_follow_on() {
    let sheet = sheet(&xlsx(
        "<x:row><x:c><x:v>1</x:v></x:c><x:c/><x:c t='str'><x:v>b</x:v></x:c></x:row><x:row/><row><c r=\"C9\"><v>3</v></c><c><v>4</v></c></row>",
        "",
    ));
    assert_eq!(rows(&sheet), [["1", "b", ""], ["", "3", "4"]]);
    assert_eq!(row_numbers(&sheet), [1, 3]);
    assert_eq!(sheet.column_numbers, [1, 3, 4]);
}

#[test]
fn formulas_without_a_value_are_counted() {
    let sheet = sheet(&xlsx(
        r#"<row><c><f>A2</f></c><c><f>A2</f><v></v></c><c><f>A2</f><v/></c><c t="str"><f>A2</f><v></v></c><c><f>A2</f><v>0</v></c></row>"#,
        "",
    ));
    assert_eq!((sheet.empty_formulas, rows(&sheet)), (3, vec![vec!["0".to_owned()]]));
}

#[test]
fn an_amount_shown_in_another_currency_says_so() {
    let cell = |at: usize| format!(r#"<c s="{at}"><v>1234.5</v></c>"#);
    let cells: String = [0, 5, 6, 7, 8].map(cell).concat();
    let sheet = sheet(&xlsx(&format!("<row>{cells}</row>"), ""));
    assert_eq!(rows(&sheet), [["1234.5", "1234.5 USD", "1234.5 EUR", "1234.5", "1234.5"]]);
}

#[test]
fn a_name_merged_over_rows_stands_in_each_of_them() {
    let text = |text: &str| format!(r#"<c t="inlineStr"><is><t>{text}</t></is></c>"#);
    let row = |cells: &[&str]| {
        let cells: Vec<String> =
            cells.iter().map(|it| if it.is_empty() { "<c/>".into() } else { text(it) }).collect();
        format!("<row>{}</row>", cells.concat())
    };
    let named = [
        ["Менеджер", "Клиент", "Сумма"],
        ["Ким", "Р", "1"],
        ["", "С", "2"],
        ["Орлова", "Т", "3"],
        ["", "", ""],
        ["", "У", "4"],
    ];
    let all: String = named.iter().map(|it| row(it)).collect();
    let merges = "</sheetData><autoFilter ref=\"A1:C6\"/><mergeCells count=\"3\"><mergeCell ref=\"A2:A3\"/><mergeCell ref=\"A4:A6\"/><mergeCell ref=\"B2:C2\"/></mergeCells><sheetData>";
    let sheet = sheet(&xlsx(&format!("{all}{merges}"), ""));
    let first: Vec<Cell<'_>> = (0..sheet.height).map(|at| sheet.cell(at, 0)).collect();
    assert_eq!(first, ["Менеджер", "Ким", "Ким", "Орлова", "Орлова"].map(Cell::Text));
}

#[test]
fn what_is_wrong_below_the_rows_is_not_heeded() {
    let merges = "<row><c><v>1</v></c></row></sheetData><mergeCells><mergeCell ref=\"?\"/><mergeCell ref=\"A9999999999:B2\"/><<<";
    assert_eq!(rows(&sheet(&xlsx(merges, ""))), [["1"]]);
}

#[test]
fn numbers_that_are_none_stay_as_text() {
    let sheet =
        sheet(&xlsx("<row><c><v>NaN</v></c><c><v>1e999</v></c><c><v>1.5E2</v></c></row>", ""));
    assert_eq!(rows(&sheet), [["NaN", "1e999", "150"]]);
}

#[test]
fn names_hidden_sheets_and_the_epoch_come_from_the_workbook() {
    let book = r#"<workbook><workbookPr date1904="1"/><sheets><sheet name="А &amp; Б" r:id="rId1"/>
        <sheet name="C" state="veryHidden" r:id="rId2"/><sheet name="Chart" r:id="rId4"/></sheets></workbook>"#;
    let relations = r#"<Relationships><Relationship Id="rId1" Type="http://x/worksheet" Target="/xl/worksheets/a.xml"/>
        <Relationship Id="rId2" Type="http://x/worksheet" Target="worksheets\b.xml"/>
        <Relationship Id="rId3" Type="http://x/styles" Target="styles.xml"/>
        <Relationship Id="rId4" Type="http://x/chartsheet" Target="chartsheets/c.xml"/></Relationships>"#;
    let cell = |value: &str| {
        format!(
            "<worksheet><sheetData><row r='7'><c s='3'><v>{value}</v></c><c t='s'><v>0</v></c></row></sheetData></worksheet>"
        )
    };
    // 1C writes SharedStrings.xml, others Workbook.XML.
    let bytes = zip(&[
        ("xl/Workbook.XML", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", relations.as_bytes()),
        ("xl/worksheets/A.xml", cell("1").as_bytes()),
        ("xl/worksheets/b.xml", cell("2").as_bytes()),
        ("xl/styles.xml", super::STYLES.as_bytes()),
        ("xl/SharedStrings.xml", "<sst><si><t>общая</t></si></sst>".as_bytes()),
    ]);
    let sheets = sheets(&bytes).expect("readable");
    let seen: Vec<_> = sheets.iter().map(|it| (it.name.as_str(), it.hidden, rows(it))).collect();
    let row = |date: &str| vec![vec![date.to_owned(), "общая".to_owned()]];
    assert_eq!(seen, [("А & Б", false, row("date 1463")), ("C", true, row("date 1464"))]);
    assert_ne!(sheets[0].digest, sheets[1].digest);
    assert_eq!((sheets[0].first_row, sheets[0].digest.len()), (7, 32));
}

#[test]
fn unexpected_xml_is_damaged() {
    for rows in [
        "<row><c t='s'><v>5</v></c></row>",
        "<row><c t='s'><v>x</v></c></row>",
        "<row r='x'/>",
        "<row><c r='7'/></row>",
        "<!DOCTYPE a>",
    ] {
        assert_eq!(sheets(&xlsx(rows, "")).map(|it| it.len()), Err(Refusal::Damaged), "{rows}");
    }
    let sheet =
        zip(&[("xl/workbook.xml", b"<workbook><sheets><sheet name='a' r:id='r1'/></sheets>")]);
    assert_eq!(sheets(&sheet).map(|it| it.len()), Err(Refusal::Damaged));
}

#[test]
fn xls_is_read_with_its_gaps() {
    let sheets = sheets(XLS).expect("readable");
    assert_eq!(
        rows(&sheets[0]),
        [
            ["Менеджер", "Сумма", "Дата", "Оплачен", "Длительность"],
            ["Иванов", "1234.5", "date 46295", "true", "duration 1.25"],
            ["Петров", "100", "date 46296", "false", ""],
        ]
    );
    assert_eq!((row_numbers(&sheets[0]), sheets[0].first_column), (vec![3, 4, 6], 2));
    assert_eq!((sheets[0].name.as_str(), sheets[0].hidden), ("Продажи", false));
    assert_eq!((sheets[1].name.as_str(), sheets[1].hidden), ("Скрытый", true));
}

#[test]
fn xls_keeps_what_is_shown_as_percents() {
    let sheets = sheets(XLS_PERCENTS).expect("readable");
    let (names, discounts) = (["Иванова", "Петров", "Сидоров"], [0.075, 1.5, 0.125]);
    for (at, (name, discount)) in names.iter().zip(discounts).enumerate() {
        assert_eq!(sheets[0].cell(at + 1, 0), Cell::Text(name));
        assert_eq!(sheets[0].cell(at + 1, 1), Cell::Percent(discount), "{name}");
        assert!(matches!(sheets[0].cell(at + 1, 2), Cell::Number(_)), "0.00 is plain");
        assert!(matches!(sheets[0].cell(at + 1, 3), Cell::Number(_)), "a word is no percent");
    }
    // The second one begins at C4.
    assert_eq!((sheets[1].first_row, sheets[1].first_column), (4, 3));
    let row = (0..3).map(|column| sheets[1].cell(0, column)).collect::<Vec<_>>();
    assert_eq!(row, [Cell::Percent(1.0), Cell::Number(2.0), Cell::Percent(3.0)]);
}

#[test]
fn xls_that_lies_about_its_size_is_read_by_its_cells() {
    // [MS-XLS] 2.4.90: first row, row past the last, first column, column past the last.
    let mut bytes = XLS_PERCENTS.to_vec();
    let places: Vec<usize> =
        (0..bytes.len() - 4).filter(|&at| bytes[at..at + 4] == [0x00, 0x02, 14, 0]).collect();
    assert_eq!(places.len(), 2, "a record a sheet");
    for at in places {
        bytes[at + 4..at + 12].copy_from_slice(&[0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0x7F]);
    }
    let (lying, honest) =
        (sheets(&bytes).expect("readable"), sheets(XLS_PERCENTS).expect("readable"));
    for (one, other) in lying.iter().zip(&honest) {
        assert_eq!(rows(one), rows(other), "{}", one.name);
    }
    assert_eq!(lying.len(), honest.len());
}

#[test]
fn xlsb_is_read() {
    let sheet = sheet(&xlsb());
    let percents = ["0.5", "percent 0.075", "percent 0.07"];
    assert_eq!(rows(&sheet), [["Иванов", "1234.5", "true"], percents]);
    assert_eq!((sheet.name.as_str(), sheet.first_row), ("Лист", 5));
    assert_eq!(sheet.column_numbers, [2, 4, 5]);
}

#[test]
fn ods_is_read_with_its_repeats() {
    let sheets = sheets(&ods(
        r#"<table:table table:name="Продажи"><table:table-column/>
        <table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="1024"/></table:table-row>
        <table:table-row><table:table-cell/><table:table-cell office:value-type="string"><office:annotation><text:p>note</text:p></office:annotation><text:p>a<text:s text:c="2"/>b</text:p><text:p>c&amp;</text:p></table:table-cell><table:table-cell office:value-type="float" office:value="1.5" table:number-columns-repeated="2"><text:p>1,5</text:p></table:table-cell></table:table-row>
        <table:table-row table:number-rows-repeated="2"><table:covered-table-cell/><table:table-cell office:value-type="date" office:date-value="2026-09-30"/><table:table-cell office:value-type="time" office:time-value="PT12H00M00S"/><table:table-cell office:value-type="boolean" office:boolean-value="true"/></table:table-row>
        <table:table-row><table:table-cell/><table:table-cell table:formula="of:=1/0" office:value-type="string" calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell></table:table-row>
        </table:table><table:table table:name="H" table:style-name="ta2"/><table:table table:name="Z" table:style-name="ta2"></table:table>"#,
    ))
    .expect("readable");
    assert_eq!(
        rows(&sheets[0]),
        [
            ["a  b\nc&", "1.5", "1.5"],
            ["date 46295", "duration 0.5", "true"],
            ["date 46295", "duration 0.5", "true"],
            ["error #DIV/0!", "", ""],
        ]
    );
    assert_eq!((sheets[0].first_row, sheets[0].first_column), (3, 2));
    assert_eq!((sheets[1].hidden, sheets[1].height), (true, 0));
}

#[test]
fn protected_and_foreign_files_are_told() {
    let refusal = |bytes: &[u8]| sheets(bytes).map(|it| it.len());
    let manifest = zip(&[("content.xml", b"?"), ("META-INF/manifest.xml", b"<m:encryption-data>")]);
    assert_eq!(refusal(&manifest), Err(Refusal::Encrypted));
    let mut locked = xlsx("", "");
    let directory = locked.windows(4).rposition(|it| it == b"PK\x01\x02").expect("a directory");
    locked[directory + 8] |= 1;
    assert_eq!(refusal(&locked), Err(Refusal::Encrypted));
    let foreign = |part: &str| match refusal(&zip(&[(part, b"")])) {
        Err(Refusal::Unsupported(it)) => Some(it),
        _ => None,
    };
    assert_eq!(foreign("word/document.xml"), Some(Foreign::Document));
    assert_eq!(foreign("Index/Document.iwa"), Some(Foreign::Numbers));
    assert_eq!(foreign("export/sales.zip"), Some(Foreign::ArchiveWithin));
    assert_eq!(foreign("readme.md"), Some(Foreign::ArchiveOfNone));
    assert_eq!(refusal(&zip(&[])), Err(Refusal::Unsupported(Foreign::ArchiveOfNone)));
    assert_eq!(refusal(&zip(&[("a.txt", b"prose")])), Err(Refusal::NotASpreadsheet));
    assert_eq!(refusal(&zip(&[("a.csv", b"")])), Err(Refusal::Empty));
    assert_eq!(refusal(b""), Err(Refusal::Empty));
}
