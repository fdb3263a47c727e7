//! What a workbook holds: the list of its sheets, and where its parts are.

use crate::import::error::Refusal;
use crate::import::format::guard::SHEETS_MAX;
use crate::import::format::package::Package;
use crate::import::format::relations::relations;
use crate::import::format::window;
use crate::import::format::xml::{Attributes, Kind};

/// A workbook.
#[derive(Debug, Default)]
pub struct Workbook {
    /// Its sheets of cells, in order.
    pub sheets: Vec<Listed>,
    /// Whether its dates count from 1904.
    pub epoch_1904: bool,
    /// Path of the styles.
    pub styles: Option<String>,
    /// The part of the shared strings.
    pub strings: Option<usize>,
}

/// A sheet in the list.
#[derive(Debug)]
pub struct Listed {
    /// Its name.
    pub name: String,
    /// Whether it is hidden.
    pub hidden: bool,
    /// Its part; `None` for sheets of charts.
    pub part: Option<usize>,
}

impl Workbook {
    /// Reads the list. Fails with `Damaged`, and with `TooManyCells` over the limit of sheets.
    pub fn read(package: &mut Package<'_>) -> Result<Workbook, Refusal> {
        let path = relations(package, "_rels/.rels", "")?
            .into_iter()
            .find(|it| it.kind == "officeDocument" && package.find(&it.target).is_some())
            .map_or_else(|| "xl/workbook.xml".to_owned(), |it| it.target);
        let xml = package.whole(&path)?.ok_or(Refusal::Damaged)?;
        let (folder, file) = path.rsplit_once('/').unwrap_or(("", &path));
        let relations = relations(package, &format!("{folder}/_rels/{file}.rels"), folder)?;

        let mut workbook = Workbook::default();
        let mut listed = Vec::new();
        window::each(&xml, |token| {
            let attributes = Attributes(token.body);
            match (token.kind, token.name) {
                (Kind::Open | Kind::Alone, b"workbookPr") => {
                    let epoch = attributes.value(b"date1904").unwrap_or_default();
                    workbook.epoch_1904 = matches!(epoch, b"1" | b"true" | b"on");
                }
                (Kind::Open | Kind::Alone, b"sheet") => {
                    let name = attributes.text(b"name").unwrap_or_default();
                    let state = attributes.value(b"state").unwrap_or_default();
                    let id = attributes.text(b"id").unwrap_or_default();
                    listed.push((name, matches!(state, b"hidden" | b"veryHidden"), id));
                    if listed.len() > SHEETS_MAX {
                        return Err(Refusal::TooManyCells);
                    }
                }
                _ => {}
            }
            Ok(true)
        })?;
        for (name, hidden, id) in listed {
            let relation = relations.iter().find(|it| it.id == id);
            let part = match relation {
                Some(it) if it.kind == "worksheet" => {
                    Some(package.find(&it.target).ok_or(Refusal::Damaged)?)
                }
                Some(_) => None,
                None => return Err(Refusal::Damaged),
            };
            workbook.sheets.push(Listed { name, hidden, part });
        }
        let target = |kind: &str| relations.iter().find(|it| it.kind == kind).map(|it| &it.target);
        workbook.styles = target("styles").cloned();
        // 1C writes SharedStrings.xml: paths are looked up in letters of any case.
        workbook.strings = target("sharedStrings")
            .and_then(|path| package.find(path))
            .or_else(|| package.find("xl/sharedStrings.xml"));
        Ok(workbook)
    }
}
