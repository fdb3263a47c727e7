//! Tables of HTML pages. A row of a sheet is the row of its table, counted as spreadsheets do when
//! they open the page: from 1.

use super::entity;
use super::span::Places;
use super::tag::{Piece, Pieces, attribute};
use crate::import::error::Refusal;
use crate::import::format::grid::Grid;
use crate::import::format::guard::{CELLS_MAX, SHEETS_MAX};
use crate::import::format::reading::Reading;
use crate::import::sheet::Sheet;

/// Tables in tables; deeper ones are read as if their tags were not there.
const DEPTH_MAX: usize = 16;

/// Pieces between two words of progress.
const STEP: usize = 8_192;

/// Reads the tables that hold a cell, in the order in which they begin. A table in a cell is a table
/// of its own, and its letters are not the cell's.
pub fn read(text: &str, reading: &mut Reading<'_>) -> Result<Vec<Sheet>, Refusal> {
    let mut page = Page::default();
    let mut pieces = Pieces::of(text);
    let mut count = 0usize;
    while let Some(piece) = pieces.next() {
        page.see(piece)?;
        count += 1;
        if count.is_multiple_of(STEP) {
            reading.reached(pieces.at() as u64);
        }
    }
    while !page.open.is_empty() {
        page.close_table()?;
    }
    page.done.sort_by_key(|it| it.number);
    let is_alone = page.done.len() == 1;
    let named = |(at, done): (usize, Done)| {
        let number = if is_alone { String::new() } else { (at + 1).to_string() };
        let own = reading.sheet(if done.caption.is_empty() { &number } else { &done.caption });
        let mut sheet = done.sheet;
        (sheet.file, sheet.name, sheet.digest) = (own.file, own.name, own.digest);
        sheet
    };
    Ok(page.done.into_iter().enumerate().map(named).collect())
}

/// A page being read.
#[derive(Default)]
struct Page {
    /// The tables that are open, the inmost last.
    open: Vec<Table>,
    done: Vec<Done>,
    begun: usize,
    cells: usize,
}

/// A table that is read.
struct Done {
    /// How many began before it.
    number: usize,
    caption: String,
    sheet: Sheet,
}

/// A table being read.
struct Table {
    number: usize,
    caption: String,
    grid: Grid,
    cells_left: usize,
    row: u32,
    places: Places,
    inside: Inside,
    letters: String,
}

/// What the letters are of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Inside {
    #[default]
    Nothing,
    Caption,
    /// The cell of a column.
    Cell(usize),
}

/// What a tag is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Element {
    Table,
    Row,
    Cell,
    Caption,
    Line,
}

const ELEMENTS: &[(&str, Element)] = &[
    ("td", Element::Cell),
    ("tr", Element::Row),
    ("th", Element::Cell),
    ("br", Element::Line),
    ("p", Element::Line),
    ("div", Element::Line),
    ("li", Element::Line),
    ("table", Element::Table),
    ("caption", Element::Caption),
];

impl Page {
    fn see(&mut self, piece: Piece<'_>) -> Result<(), Refusal> {
        let (name, attributes) = match piece {
            Piece::Text(letters) => {
                self.open.last_mut().into_iter().for_each(|table| table.text(letters));
                return Ok(());
            }
            Piece::Open(name, attributes) => (name, Some(attributes)),
            Piece::Close(name) => (name, None),
        };
        let element = ELEMENTS.iter().find(|it| it.0.eq_ignore_ascii_case(name)).map(|it| it.1);
        match (element, attributes) {
            (Some(Element::Table), Some(_)) => self.open_table(),
            (Some(Element::Table), None) => self.close_table()?,
            (Some(Element::Row), Some(_)) => self.table()?.open_row()?,
            (Some(Element::Cell), Some(attributes)) => self.table()?.open_cell(attributes)?,
            (Some(Element::Caption), Some(_)) => self.table()?.inside = Inside::Caption,
            (Some(Element::Line), Some(_)) => {
                self.open.last_mut().into_iter().for_each(Table::line);
            }
            (Some(Element::Row | Element::Cell | Element::Caption), None) => {
                self.open.last_mut().map_or(Ok(()), Table::close)?;
            }
            (Some(Element::Line), None) | (None, _) => {}
        }
        Ok(())
    }

    /// The inmost table; rows without one are of a table that nobody opened.
    fn table(&mut self) -> Result<&mut Table, Refusal> {
        if self.open.is_empty() {
            self.open_table();
        }
        self.open.last_mut().ok_or(Refusal::Damaged)
    }

    fn open_table(&mut self) {
        if self.open.len() < DEPTH_MAX {
            let cells_left = CELLS_MAX.saturating_sub(self.cells);
            self.open.push(Table {
                number: self.begun,
                caption: String::new(),
                grid: Grid::new(Sheet::default(), cells_left),
                cells_left,
                row: 0,
                places: Places::default(),
                inside: Inside::Nothing,
                letters: String::new(),
            });
            self.begun += 1;
        }
    }

    fn close_table(&mut self) -> Result<(), Refusal> {
        let Some(mut table) = self.open.pop() else { return Ok(()) };
        table.close()?;
        let Table { number, caption, cells_left, grid, .. } = table;
        let (sheet, left) = grid.finish();
        self.cells += cells_left - left;
        if sheet.height > 0 {
            self.done.push(Done { number, caption, sheet });
        }
        if self.done.len() > SHEETS_MAX { Err(Refusal::TooManyCells) } else { Ok(()) }
    }
}

impl Table {
    fn open_row(&mut self) -> Result<(), Refusal> {
        self.close()?;
        self.row = self.row.saturating_add(1);
        self.places.next_row();
        self.grid.row(self.row);
        Ok(())
    }

    fn open_cell(&mut self, attributes: &str) -> Result<(), Refusal> {
        if self.row == 0 {
            self.open_row()?;
        }
        self.close()?;
        let columns = attribute(attributes, "colspan").and_then(|it| it.trim().parse().ok());
        let rows = attribute(attributes, "rowspan").and_then(|it| it.trim().parse().ok());
        let rows = rows.unwrap_or(1);
        let column = self.places.take(self.row, columns.unwrap_or(1), rows);
        let last = self.row.saturating_add(rows.saturating_sub(1));
        self.grid.merged((self.row, last), u32::try_from(column).unwrap_or(0).saturating_add(1));
        self.inside = Inside::Cell(column);
        Ok(())
    }

    /// Ends the cell or the caption, whichever the letters are of.
    fn close(&mut self) -> Result<(), Refusal> {
        let letters = self.letters.trim_matches([' ', '\n']);
        match self.inside {
            Inside::Nothing => {}
            Inside::Caption => letters.clone_into(&mut self.caption),
            Inside::Cell(column) => self.grid.text(column, letters)?,
        }
        self.letters.clear();
        self.inside = Inside::Nothing;
        Ok(())
    }

    /// Takes letters; white space between words is one space, but for that which never breaks.
    fn text(&mut self, letters: &str) {
        if self.inside == Inside::Nothing {
            return;
        }
        let mut plain = String::new();
        entity::decode(letters, &mut plain);
        for letter in plain.chars() {
            if !letter.is_ascii_whitespace() {
                self.letters.push(letter);
            } else if !self.letters.ends_with([' ', '\n']) {
                self.letters.push(' ');
            }
        }
    }

    fn line(&mut self) {
        self.letters.truncate(self.letters.trim_end_matches(' ').len());
        self.letters.push('\n');
    }
}
