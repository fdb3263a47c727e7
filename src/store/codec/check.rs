//! What a batch must be: asked before it is written and after it is read.

use crate::model::batch::{Batch, BatchColumn};
use crate::model::column::{Column, NO_CODE, NO_NUMBER, Texts};
use crate::model::table::{Kind, Table};
use crate::model::time::{DAY, Time};
use crate::store::error::Damage;

/// Rows of a sheet of Excel.
pub(super) const ROWS_MAX: usize = 1_048_576;

/// Different words of a batch: eight columns of a million rows rarely have half of it.
pub(super) const WORDS_MAX: usize = 4 * ROWS_MAX;

/// Bytes of text of a batch: the largest file that the import takes.
pub(super) const TEXT_MAX: usize = 256 << 20;

/// Rows and columns that the table can have, before there is memory taken for them.
pub(super) fn size(rows: u32, columns: usize, table: Table) -> Result<usize, Damage> {
    if columns > table.fields().len() {
        return Err(Damage::Contents("the fields"));
    }
    usize::try_from(rows).ok().filter(|&rows| rows <= ROWS_MAX).ok_or(Damage::TooLarge)
}

/// No more originals than rows.
pub(super) fn originals(count: u32, rows: usize) -> Result<usize, Damage> {
    let count = usize::try_from(count).map_err(|_| Damage::TooLarge)?;
    if count <= rows { Ok(count) } else { Err(Damage::Contents("the texts of cells")) }
}

/// Everything that the rest of the app takes for granted.
pub(super) fn batch(batch: &Batch) -> Result<(), Damage> {
    let rows = u32::try_from(batch.len()).map_err(|_| Damage::TooLarge)?;
    size(rows, batch.columns.len(), batch.table)?;
    let (mut words, mut text) = (0, 0);
    for (at, column) in batch.columns.iter().enumerate() {
        if batch.columns[..at].iter().any(|other| other.field == column.field) {
            return Err(Damage::Contents("the fields"));
        }
        self::column(batch, column)?;
        for texts in texts_of(column) {
            words += texts.words.len();
            text += texts.words.bytes();
        }
    }
    if words > WORDS_MAX || text > TEXT_MAX { Err(Damage::TooLarge) } else { Ok(()) }
}

fn texts_of(column: &BatchColumn) -> impl Iterator<Item = &Texts> {
    let own = match &column.column {
        Column::Text(texts) => Some(texts),
        Column::Number(_) => None,
    };
    own.into_iter().chain([&column.originals.texts])
}

fn column(batch: &Batch, column: &BatchColumn) -> Result<(), Damage> {
    let field = batch.table.field(&column.field).ok_or(Damage::Contents("the fields"))?;
    let right = match &column.column {
        Column::Text(texts) => field.kind.is_text() && codes_are_words(texts),
        Column::Number(numbers) => {
            numbers.iter().all(|&it| it == NO_NUMBER || may_be(field.kind, it))
        }
    };
    if !right || column.column.len() != batch.len() {
        return Err(Damage::Contents("a column"));
    }
    let originals = &column.originals;
    let ascending = originals.rows.is_sorted_by(|a, b| a < b);
    let last = originals.rows.last().and_then(|&row| usize::try_from(row).ok());
    let right = ascending
        && last.is_none_or(|last| last < batch.len())
        && originals.rows.len() == originals.texts.codes.len()
        && codes_are_words(&originals.texts);
    if right { Ok(()) } else { Err(Damage::Contents("the texts of cells")) }
}

fn codes_are_words(texts: &Texts) -> bool {
    texts.codes.iter().all(|&code| {
        code == NO_CODE || usize::try_from(code).is_ok_and(|code| code < texts.words.len())
    })
}

fn may_be(kind: Kind, value: i64) -> bool {
    match kind {
        Kind::Text | Kind::Id | Kind::Ref(_) => false,
        Kind::Date => i32::try_from(value).is_ok(),
        Kind::Time => i32::try_from(Time(value).seconds().div_euclid(DAY.into())).is_ok(),
        Kind::TimeOfDay => (0..i64::from(DAY)).contains(&value),
        Kind::Flag => value == 0 || value == 1,
        Kind::Words(words) => usize::try_from(value).is_ok_and(|value| value < words.len()),
        Kind::Money
        | Kind::Share
        | Kind::Number
        | Kind::Count
        | Kind::Seconds
        | Kind::Minutes
        | Kind::Days => true,
    }
}
