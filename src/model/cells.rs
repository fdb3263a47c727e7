//! The columns of a batch as its table's fields are: read row by row, each column found once.

use super::batch::{Batch, Place};
use super::column::{Column, NO_CODE, NO_NUMBER, Texts};
use super::date::Date;
use super::names::next_code;
use super::repeated::{self, Again};
use super::table::Table;
use super::time::Time;
use super::unit::{Money, Quantity, Share};
use std::ops::Range;
use std::sync::Arc;

/// The batches, and which of their rows are not read: they come again in a later one.
#[derive(Clone, Copy)]
pub(super) struct Counted<'a> {
    pub batches: &'a [Arc<Batch>],
    again: &'a [Again],
}

impl<'a> Counted<'a> {
    /// All rows of these batches but those that come again, which are in order.
    pub fn new(batches: &'a [Arc<Batch>], again: &'a [Again]) -> Counted<'a> {
        Counted { batches, again }
    }

    /// All rows of these batches.
    pub fn whole(batches: &'a [Arc<Batch>]) -> Counted<'a> {
        Counted::new(batches, &[])
    }
}

/// A batch and its number in the dataset.
#[derive(Clone, Copy)]
pub(super) struct Cells<'a> {
    pub batch: &'a Batch,
    index: u32,
    again: &'a [Again],
}

/// The rows of a batch that are read, in order.
#[derive(Clone)]
pub(super) struct Rows<'a> {
    all: Range<usize>,
    again: &'a [Again],
}

impl Iterator for Rows<'_> {
    type Item = usize;

    #[inline]
    fn next(&mut self) -> Option<usize> {
        // Nearly always nothing comes again.
        if self.again.is_empty() { self.all.next() } else { self.next_counted() }
    }
}

impl Rows<'_> {
    #[inline(never)]
    fn next_counted(&mut self) -> Option<usize> {
        self.all.by_ref().find(|&row| !repeated::holds(self.again, row))
    }
}

/// The batches of a table, in order.
pub(super) fn of(counted: Counted<'_>, table: Table) -> impl Iterator<Item = Cells<'_>> {
    let all = (0..).zip(counted.batches).filter(move |(_, batch)| batch.table == table);
    all.map(move |(index, batch)| Cells {
        batch,
        index,
        again: repeated::of_batch(counted.again, index),
    })
}

impl<'a> Cells<'a> {
    /// The rows that are read.
    pub fn rows(&self) -> Rows<'a> {
        Rows { all: 0..self.batch.len(), again: self.again }
    }

    pub fn place(&self, row: usize) -> Place {
        Place { batch: self.index, row: next_code(row) }
    }

    /// A column of numbers; empty where the batch has none of the field.
    pub fn numbers(&self, field: &str) -> Numbers<'a> {
        match self.batch.column(field).map(|it| &it.column) {
            Some(Column::Number(numbers)) => Numbers(numbers),
            _ => Numbers(&[]),
        }
    }

    /// A column of words; `None` where the batch has none of the field.
    pub fn words(&self, field: &str) -> Words<'a> {
        match self.batch.column(field).map(|it| &it.column) {
            Some(Column::Text(texts)) => Words(Some(texts)),
            _ => Words(None),
        }
    }

    /// A column of names; each different name is looked up once.
    pub fn coded(&self, field: &str, code: impl FnMut(&str) -> u32) -> Coded<'a> {
        Coded::of(self.batch.column(field).map(|it| &it.column), self.rows(), code)
    }
}

/// A column of numbers.
#[derive(Clone, Copy)]
pub(super) struct Numbers<'a>(&'a [i64]);

impl Numbers<'_> {
    pub fn get(&self, row: usize) -> Option<i64> {
        self.0.get(row).copied().filter(|&it| it != NO_NUMBER)
    }

    pub fn date(&self, row: usize) -> Option<Date> {
        self.get(row).and_then(|it| i32::try_from(it).ok()).map(Date)
    }

    pub fn time(&self, row: usize) -> Option<Time> {
        self.get(row).map(Time)
    }

    pub fn money(&self, row: usize) -> Option<Money> {
        self.get(row).map(Money)
    }

    pub fn quantity(&self, row: usize) -> Option<Quantity> {
        self.get(row).map(Quantity)
    }

    pub fn share(&self, row: usize) -> Option<Share> {
        self.get(row).map(Share)
    }

    pub fn flag(&self, row: usize) -> Option<bool> {
        self.get(row).map(|it| it != 0)
    }
}

/// A column of words.
#[derive(Clone, Copy)]
pub(super) struct Words<'a>(Option<&'a Texts>);

impl<'a> Words<'a> {
    pub fn get(&self, row: usize) -> Option<&'a str> {
        self.0?.get(row)
    }
}

/// A column of names: its words' codes in the dataset.
#[derive(Default)]
pub(super) struct Coded<'a> {
    codes: &'a [u32],
    of_word: Vec<u32>,
}

/// Of each word of a column whether these rows hold it.
#[inline(never)]
fn read(texts: &Texts, rows: Rows) -> Vec<bool> {
    let mut is_read = vec![false; texts.words.len()];
    for code in rows.filter_map(|row| texts.codes.get(row)) {
        if let Some(it) = usize::try_from(*code).ok().and_then(|at| is_read.get_mut(at)) {
            *it = true;
        }
    }
    is_read
}

impl<'a> Coded<'a> {
    /// Looks the words of these rows up, each once, in the order of the column's words.
    pub fn of(
        column: Option<&'a Column>,
        rows: Rows,
        mut code: impl FnMut(&str) -> u32,
    ) -> Coded<'a> {
        let Some(Column::Text(texts)) = column else { return Coded::default() };
        let words = texts.words.iter().zip(read(texts, rows));
        let of_word = words.map(|(word, is_read)| if is_read { code(word) } else { NO_CODE });
        Coded { codes: &texts.codes, of_word: of_word.collect() }
    }

    /// The code of the row's name.
    pub fn get(&self, row: usize) -> Option<u32> {
        let code = *self.codes.get(row)?;
        if code == NO_CODE {
            return None;
        }
        self.of_word.get(usize::try_from(code).ok()?).copied()
    }

    /// The same, with [`NO_CODE`] for none: as columns keep it.
    pub fn code(&self, row: usize) -> u32 {
        self.get(row).unwrap_or(NO_CODE)
    }
}
