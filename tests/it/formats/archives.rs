//! Zips of files: every table in them is read, and what is not is named.

use super::{XLS, ods, rows, sheets, xlsb, xlsx, zip};
use planerka::import::error::Refusal;
use planerka::import::foreign::Foreign;
use planerka::import::sheet::Sheet;

const ROWS: &str = "<row r='1'><c t='inlineStr'><is><t>Дата</t></is></c><c t='inlineStr'><is><t>Сумма</t></is></c></row>\
    <row r='2'><c><v>46000</v></c><c><v>5</v></c></row>";

const TABLE: &str = "<table:table table:name=\"T\"><table:table-row><table:table-cell><text:p>a</text:p>\
    </table:table-cell></table:table-row></table:table>";

#[test]
fn workbooks_in_a_zip_are_read_beside_its_csv_files_and_the_rest_is_named() {
    let book = xlsx(ROWS, "");
    let page = "<table><tr><td>Дата</td><td>Сумма</td></tr><tr><td>1</td><td>2</td></tr></table>";
    let inner = zip(&[("a.csv", b"a;b\n1;2")]);
    let bytes = zip(&[
        ("Отчёты/", b""),
        ("Отчёты/Январь.csv", "Дата;Сумма\n1;2".as_bytes()),
        ("Отчёты/август.xlsx", &book),
        ("сделки.xls", page.as_bytes()),
        ("старый.xls", XLS),
        ("данные.txt", "Дата;Сумма\n1;3".as_bytes()),
        ("readme.txt", "Просто письмо.".as_bytes()),
        ("пустой.csv", b""),
        ("внутри.zip", &inner),
        ("как таблица.csv", &inner),
        ("фото.png", b"\x89PNG"),
        ("settings.json", b"{}"),
        ("__MACOSX/._Январь.csv", b"xx"),
        (".DS_Store", b"x"),
    ]);
    let found = sheets(&bytes).expect("readable");
    let named: Vec<(&str, &str)> =
        found.iter().map(|it| (it.file.as_str(), it.name.as_str())).collect();
    assert_eq!(
        named,
        [
            ("file", "Отчёты/Январь.csv"),
            ("file/Отчёты/август.xlsx", "S"),
            ("file/сделки.xls", ""),
            ("file/старый.xls", "Продажи"),
            ("file/старый.xls", "Скрытый"),
            ("file", "данные.txt"),
        ]
    );
    assert_eq!(rows(&found[1])[1], ["46000", "5"]);
    let left: Vec<(&str, Refusal)> =
        found[0].left_beside.iter().map(|it| (it.file.as_str(), it.why)).collect();
    assert_eq!(
        left,
        [
            ("file/readme.txt", Refusal::NotASpreadsheet),
            ("file/пустой.csv", Refusal::Empty),
            ("file/внутри.zip", Refusal::Unsupported(Foreign::ArchiveWithin)),
            ("file/как таблица.csv", Refusal::Unsupported(Foreign::ArchiveWithin)),
            ("file/фото.png", Refusal::Unsupported(Foreign::Picture)),
        ]
    );
    assert!(found[1..].iter().all(|it| it.left_beside.is_empty()), "said once");
}

#[test]
fn a_workbook_is_known_again_whether_it_came_in_a_zip_or_not() {
    let book = xlsx(ROWS, "");
    let alone = sheets(&book).expect("readable");
    let within = sheets(&zip(&[("a.xlsx", &book)])).expect("readable");
    assert_eq!(alone[0].digest, within[0].digest);
    for (name, book) in [("a.xlsb", xlsb()), ("a.ods", ods(TABLE))] {
        let digests = |it: Vec<Sheet>| it.into_iter().map(|it| it.digest).collect::<Vec<String>>();
        let within = sheets(&zip(&[(name, &book)])).expect("readable");
        assert_eq!(digests(within), digests(sheets(&book).expect("readable")), "{name}");
    }
}

#[test]
fn a_damaged_workbook_in_a_zip_is_named_and_the_others_are_read() {
    let book = xlsx(ROWS, "");
    let half = &book[..book.len() / 2];
    let found = sheets(&zip(&[("a.xlsx", half), ("b.xlsx", &book)])).expect("readable");
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].left_beside[0].file, "file/a.xlsx");
    assert_eq!(found[0].left_beside[0].why, Refusal::Damaged);
}
