//! Where the texts of a sheet lie: in the file's own text, which is shared and not copied, and behind
//! it in what was written anew.

use super::cells::Span;
use super::text::Text;

/// The texts of a sheet; places in the second part count on from the end of the first.
#[derive(Clone, Debug, Default)]
pub struct Arena {
    file: Text,
    own: String,
}

impl Arena {
    /// Of the text of a file, and texts behind it.
    pub fn of(file: Text, own: String) -> Arena {
        Arena { file, own }
    }

    /// The text of a value of [`super::Cells`]: start shifted by 32, then length.
    #[inline]
    pub fn text(&self, value: u64) -> &str {
        let start = (value >> 32) as usize;
        let len = (value & 0xFFFF_FFFF) as usize;
        let text = match start.checked_sub(self.file.len()) {
            None => self.file.get(start..start + len),
            Some(start) => self.own.get(start..start + len),
        };
        text.unwrap_or_default()
    }

    /// Puts a text behind the others; the same span may stand in many cells.
    pub fn keep(&mut self, text: &str) -> Span {
        let start = u32::try_from(self.file.len() + self.own.len()).unwrap_or(u32::MAX);
        self.own.push_str(text);
        Span { start, len: u32::try_from(text.len()).unwrap_or(0) }
    }

    /// Both parts.
    pub fn parts(&self) -> [&str; 2] {
        [&self.file, &self.own]
    }
}
