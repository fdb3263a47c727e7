//! Documents by number, and which row of which sheet is the one of each.

use super::column::NO_CODE;
use super::join::lent;
use super::names::next_code;
use super::sales_rows::SalesRows;
use std::collections::{HashMap, HashSet};

/// A sheet with one dated row a document is one of documents, even where it says how much, when
/// another sheet leaves the dates of the same documents to it.
pub(super) fn tell_headers(sheets: &mut [SalesRows]) {
    let undated = sheets.iter().filter(|sheet| sheet.is_undated());
    let lines: HashSet<u32> =
        undated.flat_map(|sheet| sheet.rows().filter_map(|row| sheet.document(row))).collect();
    for sheet in sheets.iter_mut().filter(|sheet| sheet.is_lines && !lines.is_empty()) {
        let dates_lines =
            || sheet.rows().filter_map(|row| sheet.document(row)).any(|it| lines.contains(&it));
        if dates_lines() && sheet.may_be_headers() {
            sheet.is_lines = false;
        }
    }
}

/// Documents by number, whichever sheet names them.
#[derive(Default)]
pub(super) struct Documents {
    codes: HashMap<String, u32>,
    pub list: Vec<String>,
}

impl Documents {
    pub fn code(&mut self, number: &str) -> u32 {
        if let Some(&code) = self.codes.get(number) {
            return code;
        }
        let code = next_code(self.list.len());
        self.codes.insert(number.to_owned(), code);
        self.list.push(number.to_owned());
        code
    }
}

/// Which row is the header of each document, and which documents have lines of their own.
pub(super) struct Headers {
    pub row: Vec<Option<(usize, usize)>>,
    /// The rows of documents whose number stands on several sheets of documents.
    others: HashMap<u32, Vec<(usize, usize)>>,
    /// The first row of each document on any sheet.
    first: Vec<Option<(usize, usize)>>,
    contract: Vec<u32>,
    pub has_lines: Vec<bool>,
}

impl Headers {
    pub fn of(sheets: &[SalesRows], documents: usize) -> Headers {
        let mut headers = Headers {
            row: vec![None; documents],
            others: HashMap::new(),
            first: vec![None; documents],
            contract: vec![NO_CODE; documents],
            has_lines: vec![false; documents],
        };
        for (index, sheet) in sheets.iter().enumerate() {
            for row in sheet.rows() {
                let Some(document) = sheet.document(row).and_then(|it| usize::try_from(it).ok())
                else {
                    continue;
                };
                headers.first[document].get_or_insert((index, row));
                if sheet.is_lines {
                    headers.has_lines[document] = true;
                } else if let Some(before) = headers.row[document].replace((index, row)) {
                    let code = next_code(document);
                    headers.others.entry(code).or_default().push(before);
                }
            }
        }
        headers.add_contracts(sheets);
        headers
    }

    /// The contract of each document that is a sale: one that was lost has none to be returned to.
    fn add_contracts(&mut self, sheets: &[SalesRows]) {
        for sheet in sheets {
            for row in sheet.rows() {
                let named = sheet.document(row).zip(sheet.contract(row));
                let Some((document, contract)) = named else { continue };
                let header = self.of_document(sheets, document, sheet.file());
                let header = header.and_then(|(at, row)| Some((sheets.get(at)?, row)));
                let is_won = lent(sheet, row, header, |it, row| it.status(row)).unwrap_or(0) == 0;
                let at = usize::try_from(document).ok();
                if let (true, Some(of)) = (is_won, at.and_then(|at| self.contract.get_mut(at))) {
                    *of = contract;
                }
            }
        }
    }

    /// The row of the document on a sheet of documents: the one of the same file, where several
    /// files have that number; else the last.
    pub fn of_document(
        &self,
        sheets: &[SalesRows],
        document: u32,
        file: &str,
    ) -> Option<(usize, usize)> {
        let last = (*self.row.get(usize::try_from(document).ok()?)?)?;
        let in_file = |&&(index, _): &&(usize, usize)| {
            sheets.get(index).is_some_and(|sheet| sheet.file() == file)
        };
        let others = self.others.get(&document).into_iter().flatten();
        Some([last].iter().chain(others).find(in_file).copied().unwrap_or(last))
    }

    /// The first row of the document on any sheet.
    pub fn first_of(&self, document: Option<u32>) -> Option<(usize, usize)> {
        *self.first.get(usize::try_from(document?).ok()?)?
    }

    pub fn contract_of(&self, document: u32) -> Option<u32> {
        let contract = *self.contract.get(usize::try_from(document).ok()?)?;
        (contract != NO_CODE).then_some(contract)
    }

    pub fn has_lines(&self, document: Option<u32>) -> bool {
        let index = document.and_then(|it| usize::try_from(it).ok());
        index.and_then(|it| self.has_lines.get(it).copied()).unwrap_or(false)
    }
}
