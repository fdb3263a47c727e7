//! Tables written as markup, under the names of xls and xml: pages of HTML (Bitrix24, 1C and
//! Salesforce call them `.xls`) and the XML Spreadsheet of Excel 2003.

mod entity;
mod page;
mod span;
mod tag;
mod workbook;

use super::reading::Reading;
use crate::import::error::Refusal;
use crate::import::foreign::Foreign;
use crate::import::sheet::Sheet;
use encoding_rs::{Encoding, UTF_8};

/// How much of a text is looked at to tell what it is, in letters.
const HEAD: usize = 1_024;

/// What HTML begins with, if it does not begin with its first table.
const PAGES: &[&str] = &[
    "<html",
    "<table",
    "<!doctype html",
    "<head",
    "<body",
    "<meta",
    "<style",
    "<tr",
    "<td",
    "<th",
];

/// What a text with tags is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Markup {
    /// HTML.
    Page,
    /// XML Spreadsheet 2003.
    Workbook,
    /// Another XML, or JSON: nothing that is read.
    Other(Foreign),
}

/// What a text is, where it is markup: such is never cut at delimiters.
pub fn told(text: &str) -> Option<Markup> {
    let head: String = text.trim_start().chars().take(HEAD).collect();
    let head = head.to_ascii_lowercase();
    let has = |tag: &&str| head.contains(*tag);
    if head.starts_with("[internetshortcut]") {
        return Some(Markup::Other(Foreign::Link));
    }
    let compact: String = head.chars().filter(|it| !it.is_whitespace()).take(2).collect();
    if compact == "[{" || compact == "{\"" {
        // The icon of a table on the net is a small file with its address.
        let is_link = has(&"docs.google.com") && text.len() < HEAD;
        return Some(Markup::Other(if is_link { Foreign::Link } else { Foreign::Json }));
    }
    if !head.starts_with('<') {
        None
    } else if has(&"urn:schemas-microsoft-com:office:spreadsheet") && has(&"<workbook") {
        Some(Markup::Workbook)
    } else if PAGES.iter().any(has) {
        Some(Markup::Page)
    } else {
        // 1C writes its documents as XML too.
        let is_moxel = has(&"v8.1c.ru") && has(&"spreadsheet");
        let other = Markup::Other(if is_moxel { Foreign::Moxel } else { Foreign::Xml });
        ["<?xml", "<!--", "<!doctype", "<workbook"].iter().any(has).then_some(other)
    }
}

/// The encoding that a page or an XML says it is in; none where it says UTF-8, for it is asked only
/// about bytes that are not.
pub fn charset(bytes: &[u8]) -> Option<&'static Encoding> {
    const NAMES: [&str; 2] = ["charset=", "encoding="];
    let head = bytes.trim_ascii_start();
    let head = head.get(..HEAD).unwrap_or(head);
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let said = NAMES.iter().find_map(|it| head.split_once(it)).filter(|_| head.starts_with('<'))?.1;
    let label = said.trim_start_matches(['"', '\'']);
    let end = label.find(|it: char| !it.is_ascii_alphanumeric() && !"-_".contains(it))?;
    let encoding = Encoding::for_label(label.get(..end)?.as_bytes())?;
    (encoding != UTF_8 && encoding.is_ascii_compatible()).then_some(encoding)
}

/// Reads the tables of a text, each as a sheet, in their order.
///
/// Fails with `Unsupported` for other markup and for a page where no table holds a cell, `Empty` for a
/// workbook without sheets.
pub fn read(markup: Markup, text: &str, reading: &mut Reading<'_>) -> Result<Vec<Sheet>, Refusal> {
    reading.expect(text.len() as u64);
    let (sheets, none) = match markup {
        Markup::Page => (page::read(text, reading)?, Refusal::Unsupported(Foreign::Page)),
        Markup::Workbook => (workbook::read(text, reading)?, Refusal::Empty),
        Markup::Other(it) => return Err(Refusal::Unsupported(it)),
    };
    reading.reached(u64::MAX);
    if sheets.is_empty() { Err(none) } else { Ok(sheets) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_is_told_by_its_first_tags() {
        assert_eq!(
            told("\u{FEFF}  <table border=1>".trim_start_matches('\u{FEFF}')),
            Some(Markup::Page)
        );
        assert_eq!(told("<?xml version=\"1.0\"?><html>"), Some(Markup::Page));
        assert_eq!(told("<!-- made by 1C --><TABLE>"), Some(Markup::Page));
        let workbook = "<?xml version='1.0'?><?mso-application progid='Excel.Sheet'?>\
            <Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'>";
        assert_eq!(told(workbook), Some(Markup::Workbook));
        let other = |text| match told(text) {
            Some(Markup::Other(it)) => Some(it),
            _ => None,
        };
        assert_eq!(other("<?xml version=\"1.0\"?><ValCurs>"), Some(Foreign::Xml));
        let moxel =
            "<?xml version=\"1.0\"?><document xmlns=\"http://v8.1c.ru/8.2/data/spreadsheet\">";
        assert_eq!(other(moxel), Some(Foreign::Moxel));
        assert_eq!(other("{\n  \"deals\": []}"), Some(Foreign::Json));
        let link = "{\"url\":\"https://docs.google.com/open?id=1\",\"doc_id\":\"1\"}";
        assert_eq!(other(link), Some(Foreign::Link));
        assert_eq!(other("[InternetShortcut]\r\nURL=https://docs.google.com"), Some(Foreign::Link));
        assert_eq!(told("[1];[2]"), None);
        assert_eq!(told("<10;>20\n1;2"), None);
        assert_eq!(told("имя;сумма"), None);
    }
}
