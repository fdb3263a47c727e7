//! Columns: words kept once with a code a row, and numbers, both with room for "nothing here".

use super::lexicon::Lexicon;
use super::word_list::WordList;
use std::cmp::Ordering;

/// The code of a cell without a word.
pub const NO_CODE: u32 = u32::MAX;

/// The number of a cell without one.
pub const NO_NUMBER: i64 = i64::MIN;

/// A column of words: each different word once, a code a row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Texts {
    /// The words, by code.
    pub words: WordList,
    /// A code a row; [`NO_CODE`] where the cell is empty.
    pub codes: Vec<u32>,
}

impl Texts {
    /// The word in a row.
    pub fn get(&self, row: usize) -> Option<&str> {
        let code = *self.codes.get(row)?;
        self.words.get(usize::try_from(code).ok()?)
    }
}

/// The values of one field, a row each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Column {
    /// Words: fields of kind text, id and reference.
    Text(Texts),
    /// Whole numbers in the unit of the field's kind; [`NO_NUMBER`] where there is none.
    Number(Vec<i64>),
}

impl Column {
    /// How many rows it has.
    pub fn len(&self) -> usize {
        match self {
            Column::Text(texts) => texts.codes.len(),
            Column::Number(numbers) => numbers.len(),
        }
    }

    /// Whether it has no rows.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The number in a row, if it is a column of numbers and there is one.
    pub fn number(&self, row: usize) -> Option<i64> {
        match self {
            Column::Number(numbers) => numbers.get(row).copied().filter(|&it| it != NO_NUMBER),
            Column::Text(_) => None,
        }
    }

    /// The word in a row, if it is a column of words and there is one.
    pub fn text(&self, row: usize) -> Option<&str> {
        match self {
            Column::Text(texts) => texts.get(row),
            Column::Number(_) => None,
        }
    }
}

/// Makes a column of words row by row.
#[derive(Debug, Default)]
pub struct TextsBuilder {
    texts: Texts,
    /// Where the words are found; not made as long as each came behind the one before, as numbers of
    /// documents do: then the last one alone can come again.
    known: Option<Lexicon>,
}

impl TextsBuilder {
    /// Of so many rows.
    pub fn of(rows: usize) -> TextsBuilder {
        let texts = Texts { codes: Vec::with_capacity(rows), ..Texts::default() };
        TextsBuilder { texts, ..TextsBuilder::default() }
    }

    /// The next row: a word, or nothing.
    #[inline]
    pub fn push(&mut self, word: Option<&str>) {
        let code = match word {
            None => NO_CODE,
            Some(word) => self.code(word),
        };
        self.texts.codes.push(code);
    }

    /// The next row, by the code of its word; [`NO_CODE`] for nothing.
    #[inline]
    pub fn push_code(&mut self, code: u32) {
        self.texts.codes.push(code);
    }

    /// The column.
    pub fn finish(mut self) -> Texts {
        self.texts.words.fit();
        self.texts
    }

    /// The code of a word, known or new.
    pub fn code(&mut self, word: &str) -> u32 {
        let words = &mut self.texts.words;
        let next = u32::try_from(words.len()).unwrap_or(NO_CODE);
        let known = match &mut self.known {
            Some(known) => known.code(word, words),
            known => match words.last().map(|last| word.cmp(last)) {
                None | Some(Ordering::Greater) => None,
                Some(Ordering::Equal) => next.checked_sub(1),
                Some(Ordering::Less) => known.insert(Lexicon::of(words)).code(word, words),
            },
        };
        known.unwrap_or_else(|| {
            words.push(word);
            next
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn rows_have_their_words_each_kept_once(
            sorted in prop::collection::vec("[ab]{0,3}", 0..20),
            others in prop::collection::vec("[ab]{0,3}", 0..20),
        ) {
            let mut all = sorted;
            all.sort();
            all.extend(others);
            let mut builder = TextsBuilder::default();
            all.iter().for_each(|it| builder.push(Some(it)));
            let texts = builder.finish();
            for (row, word) in all.iter().enumerate() {
                prop_assert_eq!(texts.get(row), Some(word.as_str()));
            }
            let different: std::collections::BTreeSet<&str> = texts.words.iter().collect();
            prop_assert_eq!(different.len(), texts.words.len());
        }
    }
}
