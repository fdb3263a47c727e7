//! Names: when two writings are one thing, and what a thing is called in a link.

use std::collections::HashMap;

/// A name without what writers vary in: case, ё, white space (of any kind, and repeated), and
/// marks that nobody sees: two people must not look like one.
pub fn fold(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    for word in name.split_whitespace() {
        let mut is_begun = false;
        for letter in word.chars().filter(|it| !is_unseen(*it)) {
            if !is_begun && !folded.is_empty() {
                folded.push(' ');
            }
            is_begun = true;
            match letter {
                // Most letters of most names, without the tables of all scripts.
                'а'..='я' => folded.push(letter),
                'А'..='Я' => folded.extend(char::from_u32(u32::from(letter) + 32)),
                'ё' | 'Ё' => folded.push('е'),
                _ if letter.is_ascii() => folded.push(letter.to_ascii_lowercase()),
                _ => folded.extend(letter.to_lowercase()),
            }
        }
    }
    folded
}

/// Whether a text holds letters that nobody sees; lines and tabs are white space.
pub fn has_unseen(text: &str) -> bool {
    // Nearly all texts are told by their bytes: control marks, and what begins as unseen letters do.
    let may_be = |it: u8| it < b' ' || matches!(it, 0x7f | 0xc2 | 0xe2 | 0xef);
    let is_space = |it: char| matches!(it, '\t' | '\n' | '\r');
    text.bytes().any(may_be) && text.chars().any(|it| is_unseen(it) && !is_space(it))
}

/// A letter that nobody sees; some turn around what stands after them.
fn is_unseen(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// The most letters of a name that are shown: no person, firm or thing has a longer one.
const LETTERS_SHOWN: usize = 160;

/// A name as it is shown: on one line, with a mark for each letter that nobody sees, so that nothing
/// on screen is turned around or looks like another; cut where no name is so long.
pub fn shown(name: &str) -> String {
    let mut letters = name.chars().map(|letter| match letter {
        '\t' | '\n' | '\r' => ' ',
        letter if is_unseen(letter) => char::REPLACEMENT_CHARACTER,
        letter => letter,
    });
    let mut shown: String = letters.by_ref().take(LETTERS_SHOWN).collect();
    if letters.next().is_some() {
        shown.push('…');
    }
    shown
}

/// Things by their ids and names; the code of a thing is its place in a list kept elsewhere.
#[derive(Clone, Debug, Default)]
pub struct Directory {
    by_id: HashMap<String, u32>,
    by_name: HashMap<String, u32>,
}

impl Directory {
    /// The thing that the text names: by id or, failing that, by name.
    pub fn find(&self, text: &str) -> Option<u32> {
        let key = fold(text);
        self.by_id.get(&key).or_else(|| self.by_name.get(&key)).copied()
    }

    /// The thing of that id.
    pub fn find_id(&self, id: &str) -> Option<u32> {
        self.by_id.get(&fold(id)).copied()
    }

    /// The thing of that name.
    pub fn find_name(&self, name: &str) -> Option<u32> {
        self.by_name.get(&fold(name)).copied()
    }

    /// Notes an id; the first thing of an id keeps it.
    pub fn add_id(&mut self, id: &str, code: u32) {
        self.by_id.entry(fold(id)).or_insert(code);
    }

    /// Notes a name; the first thing of a name keeps it.
    pub fn add_name(&mut self, name: &str, code: u32) {
        self.by_name.entry(fold(name)).or_insert(code);
    }
}

/// A name for links that says nothing of the thing: a letter and twelve hex digits of its name's
/// FNV-1a hash, the same whenever and wherever the same files are read.
pub fn link(kind: char, name: &str) -> String {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for byte in fold(name).bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    format!("{kind}-{:012x}", hash >> 16)
}

/// The code of the next thing in a list of that length.
pub(super) fn next_code(len: usize) -> u32 {
    u32::try_from(len).unwrap_or(u32::MAX - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_shown_on_one_line_with_nothing_unseen() {
        assert_eq!(shown("Ким\nАнна\u{a0}И."), "Ким Анна\u{a0}И.");
        assert_eq!(shown("Ив\u{200b}анов \u{202e}xslx.exe"), "Ив\u{fffd}анов \u{fffd}xslx.exe");
        let long = shown(&"я".repeat(100_000));
        assert_eq!((long.chars().count(), long.ends_with("я…")), (161, true));
        assert_eq!(shown(&"я".repeat(160)), "я".repeat(160));
    }

    #[test]
    fn letters_that_nobody_sees_are_found() {
        for text in ["Ким\u{200b} Д.", "\u{202e}миК", "Ким\u{7}", "Ким\u{feff}", "К\u{ad}им"]
        {
            assert!(has_unseen(text), "{text:?}");
        }
        for text in ["Ким\u{a0}Д.", "«Ромашка» — 5 €", "две\nстроки\t", "№ 1…"]
        {
            assert!(!has_unseen(text), "{text:?}");
        }
    }

    #[test]
    fn writings_of_one_name_fold_alike() {
        assert_eq!(fold("  Семёнов\u{a0} Пётр "), fold("семенов петр"));
        assert_eq!(fold("Ив\u{200b}анов\u{feff}"), fold("Иванов"));
        assert_eq!(fold("Ив\0анов"), fold("Иванов"));
        assert_ne!(fold("Семенов П"), fold("Семенова П"));
    }

    #[test]
    fn an_id_wins_over_a_name() {
        let mut directory = Directory::default();
        directory.add_name("5", 0);
        directory.add_id("5", 1);
        assert_eq!(directory.find("5"), Some(1));
        assert_eq!(directory.find_name("5"), Some(0));
    }

    #[test]
    fn links_hide_the_name() {
        assert_eq!(link('r', "Ким Д."), link('r', "ким  д."));
        assert!(!link('r', "Kim").contains("im"));
    }
}
