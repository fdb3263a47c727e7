//! Where the texts of a sheet lie: one behind another, so that a cell is a place among them.

use super::cells::Span;

/// The texts of a sheet.
#[derive(Clone, Debug, Default)]
pub struct Arena(String);

impl Arena {
    /// Of texts that lie one behind another already.
    pub fn of(texts: String) -> Arena {
        Arena(texts)
    }

    /// The text of a value of [`super::Cells`]: start shifted by 32, then length.
    #[inline]
    pub fn text(&self, value: u64) -> &str {
        let start = (value >> 32) as usize;
        let len = (value & 0xFFFF_FFFF) as usize;
        self.0.get(start..start + len).unwrap_or_default()
    }

    /// Puts a text behind the others; the same span may stand in many cells.
    #[inline]
    pub fn keep(&mut self, text: &str) -> Span {
        let start = u32::try_from(self.0.len()).unwrap_or(u32::MAX);
        self.0.push_str(text);
        Span { start, len: u32::try_from(text.len()).unwrap_or(0) }
    }

    /// Makes room for texts of so many bytes in all.
    pub fn expect(&mut self, bytes: usize) {
        self.0.reserve_exact(bytes.saturating_sub(self.0.len()));
    }

    /// All of them.
    pub fn all(&self) -> &str {
        &self.0
    }
}
