//! The limits of a file held over all the files in an archive, for each of them is one by itself.

use super::guard::{
    ARCHIVE_SHEETS_MAX, CELLS_MAX, Entry, RATIO_FREE_BYTES, RATIO_MAX, UNPACKED_BYTES_MAX,
};
use super::package::Package;
use crate::import::error::Refusal;
use crate::import::sheet::Sheet;

/// What the files so far have taken.
pub struct Sum {
    /// Bytes of the archive.
    bytes: u64,
    /// Unpacked, its own files and what they hold.
    unpacked: u64,
    cells: usize,
    sheets: usize,
}

impl Sum {
    /// Of an archive of which nothing is read yet.
    pub fn of(package: &Package<'_>) -> Sum {
        let entries = package.entries();
        let sum = |get: fn(&Entry) -> u64| entries.iter().map(get).fold(0, u64::saturating_add);
        Sum { bytes: sum(|it| it.packed), unpacked: sum(|it| it.unpacked), cells: 0, sheets: 0 }
    }

    /// Counts the parts of a workbook, before they are unpacked. Fails with `Bomb`: what is packed
    /// twice could swell twice.
    pub fn unpack(&mut self, entries: &[Entry]) -> Result<(), Refusal> {
        let inner = entries.iter().map(|it| it.unpacked).fold(0, u64::saturating_add);
        let unpacked = self.unpacked.saturating_add(inner);
        let is_swollen = unpacked > RATIO_FREE_BYTES && unpacked / RATIO_MAX >= self.bytes.max(1);
        if unpacked > UNPACKED_BYTES_MAX || is_swollen {
            return Err(Refusal::Bomb);
        }
        self.unpacked = unpacked;
        Ok(())
    }

    /// Counts the sheets of a file. Fails with `TooManyCells` where they are over the limits of one.
    pub fn take(&mut self, sheets: &[Sheet]) -> Result<(), Refusal> {
        let cells = |it: &Sheet| it.columns.len().saturating_mul(it.height);
        let cells = sheets.iter().map(cells).fold(self.cells, usize::saturating_add);
        let count = self.sheets.saturating_add(sheets.len());
        if cells > CELLS_MAX || count > ARCHIVE_SHEETS_MAX {
            return Err(Refusal::TooManyCells);
        }
        (self.cells, self.sheets) = (cells, count);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn workbook(unpacked: u64) -> Vec<Entry> {
        vec![Entry {
            raw_name: Vec::new(),
            path: String::new(),
            name: String::new(),
            packed: 1,
            unpacked,
        }]
    }

    #[test]
    fn what_is_packed_twice_counts_against_the_bytes_of_the_archive() {
        let mut sum = Sum { bytes: 1 << 20, unpacked: 0, cells: 0, sheets: 0 };
        assert_eq!(sum.unpack(&workbook(100 << 20)), Ok(()));
        assert_eq!(sum.unpack(&workbook(90 << 20)), Ok(()), "190 of 200");
        assert_eq!(sum.unpack(&workbook(20 << 20)), Err(Refusal::Bomb), "together 210");
        assert_eq!(sum.unpack(&workbook(1 << 20)), Ok(()), "the next may be small");
    }

    #[test]
    fn all_files_together_unpack_to_no_more_than_one_may() {
        let mut sum = Sum { bytes: 256 << 20, unpacked: 0, cells: 0, sheets: 0 };
        assert_eq!(sum.unpack(&workbook(1 << 30)), Ok(()));
        assert_eq!(sum.unpack(&workbook(1 << 30)), Ok(()));
        assert_eq!(sum.unpack(&workbook(1)), Err(Refusal::Bomb));
    }

    #[test]
    fn sheets_are_counted_over_all_files() {
        let mut sum = Sum { bytes: 1, unpacked: 0, cells: 0, sheets: 0 };
        let sheets = vec![Sheet::default(); ARCHIVE_SHEETS_MAX];
        assert_eq!(sum.take(&sheets), Ok(()));
        assert_eq!(sum.take(&sheets[..1]), Err(Refusal::TooManyCells));
    }
}
