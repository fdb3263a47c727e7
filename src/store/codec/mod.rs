//! A batch to few bytes and back.
//!
//! `plb`, the version of the format, a postcard header, the columns' bytes in the order of the
//! header, and a checksum over all of it. What cannot be read back is not written.

mod check;
mod follow;
mod header;
mod numbers;
mod planes;
mod words;

use crate::model::batch::{Batch, BatchColumn, Originals};
use crate::model::column::{Column, Texts};
use crate::model::table::Table;
use crate::store::error::Damage;
use header::{ColumnHeader, Header, OriginalsHeader, Reader, Values, Writer};
use sha2::{Digest, Sha256};

/// The version that [`encode`] writes.
pub const FORMAT: u8 = 1;

const MAGIC: &[u8; 3] = b"plb";

/// Bytes of SHA-256 kept: it tells of accidents, not of forgers (who can count it themselves),
/// and 2^128 is more accidents than there will be.
const CHECKSUM: usize = 16;

/// The fewest bytes of a batch; an error where they could not be read back (a column of the wrong
/// length or kind, over the limits of size).
pub fn encode(batch: &Batch) -> Result<Vec<u8>, Damage> {
    check::batch(batch)?;
    let runs = follow::leader(batch);
    let mut writer = Writer::new();
    let header = Header {
        table: batch.table.id().to_owned(),
        origin: batch.origin.clone(),
        imported: batch.imported,
        rows: u32::try_from(batch.len()).map_err(|_| Damage::TooLarge)?,
        numbers: writer.numbers(&batch.rows)?,
        leader: runs.as_ref().map(|it| it.leader),
        columns: follow::order(runs.as_ref().map(|it| it.leader), batch.columns.len())
            .map(|at| put_column(&mut writer, &batch.columns[at], at, runs.as_ref()))
            .collect::<Result<_, _>>()?,
    };
    let mut bytes = MAGIC.to_vec();
    bytes.push(FORMAT);
    let mut bytes =
        postcard::to_extend(&header, bytes).map_err(|_| Damage::Contents("the header"))?;
    bytes.extend(writer.bytes);
    let checksum = checksum(&bytes);
    bytes.extend(checksum);
    Ok(bytes)
}

/// The batch of these bytes. Whatever they are, it neither panics nor takes more memory than
/// the limits of size allow.
pub fn decode(bytes: &[u8]) -> Result<Batch, Damage> {
    let rest = bytes.strip_prefix(MAGIC).ok_or(Damage::NotABatch)?;
    let (&format, _) = rest.split_first().ok_or(Damage::NotABatch)?;
    let (body, sum) = bytes.split_last_chunk::<CHECKSUM>().ok_or(Damage::Checksum)?;
    if checksum(body) != *sum {
        return Err(Damage::Checksum);
    }
    if format != FORMAT {
        return Err(Damage::Newer(format));
    }
    let body = body.get(MAGIC.len() + 1..).ok_or(Damage::NotABatch)?;
    let (header, rest) =
        postcard::take_from_bytes(body).map_err(|_| Damage::Contents("the header"))?;
    let batch = take_batch(header, Reader::new(rest))?;
    check::batch(&batch)?;
    Ok(batch)
}

fn checksum(bytes: &[u8]) -> [u8; CHECKSUM] {
    let mut whole = Sha256::new();
    // Piece by piece: the browser swaps in the optimized code of a loop only between calls of it.
    for piece in bytes.chunks(64 << 10) {
        whole.update(piece);
    }
    let whole = whole.finalize();
    let mut short = [0; CHECKSUM];
    short.copy_from_slice(&whole[..CHECKSUM]);
    short
}

fn take_batch(header: Header, mut reader: Reader) -> Result<Batch, Damage> {
    let table = Table::parse(&header.table).ok_or(Damage::Contents("the table"))?;
    let rows = check::size(header.rows, header.columns.len(), table)?;
    let numbers = reader.numbers(header.numbers, rows)?;
    let mut columns: Vec<Option<BatchColumn>> = header.columns.iter().map(|_| None).collect();
    let mut runs = None;
    let places: Vec<usize> = follow::order(header.leader, header.columns.len()).collect();
    for (at, kept) in places.into_iter().zip(header.columns) {
        let place = columns.get_mut(at).ok_or(Damage::Contents("the leader"))?;
        let column = take_column(&mut reader, kept, rows, runs.as_ref())?;
        if header.leader.map(usize::from) == Some(at) {
            runs = follow::runs_of(&column.column, at);
        }
        *place = Some(column);
    }
    reader.end()?;
    let columns = columns.into_iter().collect::<Option<_>>();
    Ok(Batch {
        table,
        origin: header.origin,
        imported: header.imported,
        rows: numbers,
        columns: columns.ok_or(Damage::Contents("the leader"))?,
    })
}

fn put_column(
    writer: &mut Writer,
    column: &BatchColumn,
    at: usize,
    runs: Option<&follow::Runs>,
) -> Result<ColumnHeader, Damage> {
    let runs = runs.filter(|runs| usize::from(runs.leader) != at && runs.holds(&column.column));
    let values = match &column.column {
        Column::Text(texts) => Values::Text {
            words: writer.words(&texts.words)?,
            codes: writer.codes(&follow::thin(&texts.codes, runs))?,
        },
        Column::Number(numbers) => writer.values(&follow::thin(numbers, runs))?,
    };
    Ok(ColumnHeader {
        field: column.field.clone(),
        header: column.header.clone(),
        shape: column.shape.clone(),
        follows: runs.is_some(),
        values,
        originals: OriginalsHeader {
            count: u32::try_from(column.originals.rows.len()).map_err(|_| Damage::TooLarge)?,
            rows: writer.numbers(&column.originals.rows)?,
            words: writer.words(&column.originals.texts.words)?,
            codes: writer.codes(&column.originals.texts.codes)?,
        },
    })
}

fn take_column(
    reader: &mut Reader,
    kept: ColumnHeader,
    rows: usize,
    runs: Option<&follow::Runs>,
) -> Result<BatchColumn, Damage> {
    let runs = match (kept.follows, runs) {
        (true, None) => return Err(Damage::Contents("the leader")),
        (true, runs) => runs,
        (false, _) => None,
    };
    let count = runs.map_or(rows, |runs| runs.starts.len());
    let column = match kept.values {
        Values::Text { words, codes } => {
            let words = reader.words(words)?;
            let codes = follow::spread(reader.codes(codes, count)?, runs, rows);
            Column::Text(Texts { words, codes })
        }
        Values::Number { gaps, present, values } => {
            let values = reader.values(gaps, present, values, count)?;
            Column::Number(follow::spread(values, runs, rows))
        }
    };
    let count = check::originals(kept.originals.count, rows)?;
    let originals = Originals {
        rows: reader.numbers(kept.originals.rows, count)?,
        texts: Texts {
            words: reader.words(kept.originals.words)?,
            codes: reader.codes(kept.originals.codes, count)?,
        },
    };
    Ok(BatchColumn { field: kept.field, header: kept.header, column, shape: kept.shape, originals })
}
