//! Files of text, as people have them.

use super::{row_numbers, rows, sheet, sheets};
use planerka::import::error::Refusal;
use planerka::import::foreign::Foreign;
use planerka::import::format::{TextOptions, read};

#[test]
fn the_golden_text_is_cut_at_semicolons() {
    let sheet =
        sheet(b"product name; amount, in dollars\nblunderbuss; 1,000\ncyberwagon; 1,000,000\n");
    assert_eq!(
        rows(&sheet),
        [
            ["product name", " amount, in dollars"],
            ["blunderbuss", " 1,000"],
            ["cyberwagon", " 1,000,000"],
        ]
    );
    let form = sheet.text_form.expect("a text");
    let read_as = (form.encoding.as_str(), form.delimiter, form.broken_letters);
    assert_eq!(read_as, ("UTF-8", Some(';'), 0));
}

#[test]
fn rows_keep_their_lines_in_the_file() {
    let text = "a;b;c\r\n1;\"two\r\nlines\";\"say \"\"x\"\"\"\r\n\r\n;;\r\n;  ;NULL\r\n4;;5\r\n";
    let sheet = sheet(text.as_bytes());
    assert_eq!(rows(&sheet), [["a", "b", "c"], ["1", "two\r\nlines", "say \"x\""], ["4", "", "5"]]);
    assert_eq!(row_numbers(&sheet), [1, 2, 7]);
}

#[test]
fn wide_heads_over_narrow_rows_take_no_room_for_what_is_not_there() {
    // Room for all columns of all rows would be 20 GB.
    let head: Vec<String> = (0..16_000).map(|it| it.to_string()).collect();
    let text = format!("{}\n{}", head.join(";"), "1;2\n".repeat(150_000));
    let sheet = sheet(text.as_bytes());
    assert_eq!((sheet.height, sheet.columns.len()), (150_001, 16_000));
}

#[test]
fn the_line_of_excel_names_the_delimiter() {
    let sheet = sheet("sep=|\r\nимя|сумма;руб\r\nИванов|1,5;2\r\n".as_bytes());
    assert_eq!(rows(&sheet), [["имя", "сумма;руб"], ["Иванов", "1,5;2"]]);
    assert_eq!(row_numbers(&sheet), [2, 3]);
}

#[test]
fn texts_of_windows_are_read() {
    let (bytes, ..) = encoding_rs::WINDOWS_1251.encode("Менеджер\tСумма\r\nПётр\t1 000,50 ₽\r\n");
    let sheet = sheet(&bytes);
    assert_eq!(rows(&sheet)[1][0], "Пётр");
    assert_eq!(sheet.text_form.expect("a text").encoding, "windows-1251");
}

#[test]
fn what_the_person_chose_is_kept_to() {
    let options = TextOptions { encoding: Some("koi8-r".to_owned()), delimiter: Some(',') };
    let (bytes, ..) = encoding_rs::KOI8_R.encode("имя;а,б");
    let sheets =
        read("file.csv", &bytes.into_owned().into(), &options, &mut |_| {}).expect("readable");
    assert_eq!(rows(&sheets[0]), [["имя;а", "б"]]);
    assert_eq!(sheets[0].file, "file.csv");
}

#[test]
fn what_is_no_table_is_never_cut_as_text() {
    for (text, refusal) in [
        (
            "<?xml version=\"1.0\"?><ValCurs><a>1;2</a></ValCurs>",
            Refusal::Unsupported(Foreign::Xml),
        ),
        ("[{\"a\": 1}]", Refusal::Unsupported(Foreign::Json)),
        ("\u{FEFF}  <table border=1>", Refusal::Unsupported(Foreign::Page)),
        ("<!DOCTYPE html><p>a;b</p>", Refusal::Unsupported(Foreign::Page)),
        ("  \r\n ", Refusal::Empty),
    ] {
        assert_eq!(sheets(text.as_bytes()).map(|it| it.len()), Err(refusal), "{text}");
    }
    assert_eq!(rows(&sheet(b"<10;>20\n1;2"))[0], ["<10", ">20"]);
}

#[test]
fn progress_grows_to_the_end() {
    let text = "a;b\n".repeat(1_000_000);
    let mut seen = Vec::new();
    read("a.csv", &text.into_bytes().into(), &TextOptions::default(), &mut |percent| {
        seen.push(percent)
    })
    .expect("readable");
    assert!(seen.len() > 5 && seen.is_sorted() && seen.last() == Some(&100), "{seen:?}");
}
