//! What of a text a cell holds.

use super::guard::TEXT_LETTERS_MAX;

/// Whether there is nothing but white space.
pub fn is_blank(text: &str) -> bool {
    match text.as_bytes().first() {
        None => true,
        // White space beyond ASCII begins with other bytes: Russian letters are seen here.
        Some(0x21..=0x7E | 0xC3..=0xE0 | 0xE4..) => false,
        Some(_) => text.trim().is_empty(),
    }
}

/// The text up to the longest Excel allows in a cell.
pub fn cut(text: &str) -> &str {
    if text.len() <= TEXT_LETTERS_MAX {
        return text;
    }
    match text.char_indices().nth(TEXT_LETTERS_MAX) {
        Some((end, _)) => text.get(..end).unwrap_or_default(),
        None => text,
    }
}
