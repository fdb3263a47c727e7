//! Tables of HTML under the name of xls, and the XML of Excel 2003, as programs write them.

use super::{row_numbers, rows, sheet, sheets};
use crate::tables::{mapped, plain, session};
use planerka::import::error::Refusal;
use planerka::import::format::{TextOptions, read};
use planerka::import::issue::Severity;
use planerka::import::sheet::{Cell, Sheet};
use planerka::model::batch::Batch;
use planerka::model::date::Date;

/// The deals of Bitrix24: `DEAL_….xls`, a page without a head.
const DEALS: &str = r#"<meta http-equiv="Content-type" content="text/html;charset=UTF-8" />
<table border="1">
<thead><tr><th>ID</th><th>Название сделки</th><th>Стадия сделки</th><th>Сумма</th><th>Валюта</th>
<th>Компания</th><th>Ответственный</th><th>Дата закрытия</th></tr></thead>
<tbody>
<tr><td>7</td><td>Насосы &quot;Север&quot;</td><td>Сделка успешна</td><td>1&nbsp;250,50</td><td>RUB</td>
<td>ООО &laquo;Вода &amp; Свет&raquo;</td><td>Анна Ким</td><td>05.05.2026 14:20:00</td></tr>
<tr><td>8</td><td>Трубы</td><td>Сделка успешна</td><td>300</td><td>RUB</td><td>ИП Ли</td><td>Пётр Гусев</td><td>29.05.2026</td></tr>
</tbody></table>"#;

fn at_first(sheets: Vec<Sheet>) -> (planerka::import::review::SheetReview, Vec<Batch>) {
    let session = session(sheets);
    let batches = session.commit(Date::parse("2026-11-23").expect("a date"));
    (session.review().sheets.remove(0), batches)
}

#[test]
fn deals_of_bitrix24_are_a_table() {
    let sheet = sheet(DEALS.as_bytes());
    assert_eq!(
        rows(&sheet)[1][1..6],
        ["Насосы \"Север\"", "Сделка успешна", "1\u{A0}250,50", "RUB", "ООО «Вода & Свет»",]
    );
    assert_eq!(row_numbers(&sheet), [1, 2, 3]);
    let form = sheet.text_form.clone().expect("a text");
    assert_eq!((form.encoding.as_str(), form.delimiter), ("UTF-8", None));
    let (review, batches) = at_first(vec![sheet]);
    assert!(mapped(&review).starts_with("sales: "), "{}", mapped(&review));
    assert!(review.issues.iter().all(|it| it.severity != Severity::Error), "{:?}", review.issues);
    let batch = batches.first().expect("a batch");
    assert_eq!(plain(batch, "amount"), ["1250.5", "300"]);
    assert_eq!(plain(batch, "date"), ["2026-05-05", "2026-05-29"]);
    assert_eq!(plain(batch, "rep"), ["Анна Ким", "Пётр Гусев"]);
}

#[test]
fn a_page_of_1c_is_read_in_the_encoding_it_names() {
    let page = "<!DOCTYPE HTML PUBLIC \"-//W3C//DTD HTML 4.0 Transitional//EN\">
        <HTML><HEAD><META HTTP-EQUIV=\"Content-Type\" CONTENT=\"text/html; charset=windows-1251\">
        <STYLE TYPE=\"text/css\">td { font-size: 8pt; } </STYLE></HEAD><BODY>
        <TABLE style=\"width:100%; height:0px;\" CELLSPACING=0><COL WIDTH=7>
        <TR CLASS=R0><TD CLASS=\"R0C0\"><SPAN STYLE=\"white-space:nowrap\">Отчёт по продажам</SPAN></TD><TD></TD></TR>
        <TR><TD ROWSPAN=2>Менеджер</TD><TD COLSPAN=2>Итого</TD></TR>
        <TR><TD>Количество</TD><TD>Сумма</TD></TR>
        <TR CLASS=R3><TD>Ким<BR>Анна</TD><TD><SPAN></SPAN></TD><TD>1&nbsp;000,00</TD></TR></TABLE></BODY></HTML>";
    let (bytes, ..) = encoding_rs::WINDOWS_1251.encode(page);
    let sheet = sheet(&bytes);
    assert_eq!(
        rows(&sheet),
        [
            ["Отчёт по продажам", "", ""],
            ["Менеджер", "Итого", ""],
            ["", "Количество", "Сумма"],
            ["Ким\nАнна", "", "1\u{A0}000,00"],
        ]
    );
    assert_eq!(sheet.text_form.expect("a text").encoding, "windows-1251");
    let chosen = TextOptions { encoding: Some("koi8-r".to_owned()), delimiter: None };
    let sheets = read("a.xls", &bytes.into_owned().into(), &chosen, &mut |_| {}).expect("readable");
    assert_eq!(sheets[0].text_form.clone().expect("a text").encoding, "KOI8-R");
}

#[test]
fn every_table_of_a_page_is_a_sheet() {
    let page = "<html><body><p>1;2</p><table><tr><td>
        <table><caption>Июнь <b>2026</b></caption><tr><th>a<th>b<tr><td>1<td>2</table>
        </td></tr></table><table></table><tr><td>без таблицы</td></tr></body></html>";
    let sheets = sheets(page.as_bytes()).expect("readable");
    let names: Vec<&str> = sheets.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(names, ["Июнь 2026", "2"]);
    assert_eq!(rows(&sheets[0]), [["a", "b"], ["1", "2"]]);
    assert_eq!(rows(&sheets[1]), [["без таблицы"]]);
    assert!(sheets.iter().all(|it| it.text_form.is_none()));
    assert_ne!(sheets[0].digest, sheets[1].digest);
}

#[test]
fn a_workbook_of_excel_2003_keeps_its_types_and_places() {
    let text = r#"<?xml version="1.0" encoding="UTF-8"?>
        <?mso-application progid="Excel.Sheet"?>
        <Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
            xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet" xmlns:html="http://www.w3.org/TR/REC-html40">
        <Styles><Style ss:ID="s1"><NumberFormat ss:Format="Short Date"/></Style></Styles>
        <Worksheet ss:Name="Продажи &amp; план"><Table ss:ExpandedColumnCount="4">
        <Row ss:Index="2"><Cell ss:MergeDown="1"><Data ss:Type="String">Дата</Data></Cell>
            <Cell ss:MergeAcross="1"><ss:Data ss:Type="String"><html:B>Сум</html:B>ма</ss:Data></Cell><Cell><Data ss:Type="String">D</Data></Cell></Row>
        <Row><Cell><Data ss:Type="String">B</Data></Cell></Row>
        <Row ss:Index="6"><Cell ss:StyleID="s1"><Data ss:Type="DateTime">2026-05-01T00:00:00.000</Data></Cell>
            <Cell ss:Index="3"><Data ss:Type="Number">-1250.5</Data></Cell>
            <Cell ss:Formula="=1/0"><Data ss:Type="Error">#DIV/0!</Data></Cell></Row>
        <Row><Cell><Data ss:Type="Boolean">1</Data></Cell><Cell ss:Formula="=A1"/><Cell><Data ss:Type="Number">много</Data></Cell></Row>
        </Table></Worksheet><Worksheet ss:Name="Пусто"><Table/></Worksheet></Workbook>"#;
    let sheets = sheets(text.as_bytes()).expect("readable");
    assert_eq!((sheets.len(), sheets[0].name.as_str()), (2, "Продажи & план"));
    let sheet = &sheets[0];
    assert_eq!(
        rows(sheet),
        [
            ["Дата", "Сумма", "", "D"],
            ["", "B", "", ""],
            ["date 46143", "", "-1250.5", "error #DIV/0!"],
            ["true", "", "много", ""],
        ]
    );
    assert_eq!(row_numbers(sheet), [2, 3, 6, 7]);
    assert_eq!((sheet.empty_formulas, sheets[1].height), (1, 0));
    assert_eq!(sheet.cell(2, 2), Cell::Number(-1250.5));
    let half = text.split_once("<Row ss:Index=\"6\"").expect("a row").0;
    assert_eq!(super::sheets(half.as_bytes()).map(|it| it.len()), Err(Refusal::Damaged));
}

#[test]
fn markup_in_names_stays_letters() {
    let page = "<table><tr><td>Имя</td></tr><tr><td>&lt;img src=x onerror=alert(1)&gt;</td></tr>
        <tr><td><script>alert(1)</script>Ли<!-- <td>нет</td> --></td></tr></table>";
    assert_eq!(rows(&sheet(page.as_bytes())), [["Имя"], ["<img src=x onerror=alert(1)>"], ["Ли"]]);
}

#[test]
fn more_tables_than_a_person_chooses_from_are_refused() {
    let page = "<table><tr><td>1</td></tr></table>".repeat(256);
    assert_eq!(sheets(page.as_bytes()).map(|it| it.len()), Err(Refusal::TooManyCells));
    let wide = format!("<table><tr>{}</tr></table>", "<td>1</td>".repeat(16_385));
    assert_eq!(sheets(wide.as_bytes()).map(|it| it.len()), Err(Refusal::TooManyCells));
}
