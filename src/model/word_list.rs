//! Words one behind another in one text: a column of documents has hundreds of thousands, and a text
//! of its own for each would be as many pieces of memory to ask for and to give back.

/// Words by number, from 0.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WordList {
    text: String,
    /// Where each word ends, in bytes.
    ends: Vec<usize>,
}

impl WordList {
    /// The words of these lengths that a text is cut into; `None` where they do not come out even.
    pub fn cut(text: String, lengths: impl ExactSizeIterator<Item = usize>) -> Option<WordList> {
        let (mut ends, mut end) = (Vec::with_capacity(lengths.len()), 0usize);
        for length in lengths {
            end = end.checked_add(length).filter(|it| text.is_char_boundary(*it))?;
            ends.push(end);
        }
        let mut words = (end == text.len()).then_some(WordList { text, ends })?;
        words.fit();
        Some(words)
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// How many bytes all of them have.
    pub fn bytes(&self) -> usize {
        self.text.len()
    }

    /// A word.
    #[inline]
    pub fn get(&self, at: usize) -> Option<&str> {
        let end = *self.ends.get(at)?;
        let start = at.checked_sub(1).and_then(|it| self.ends.get(it)).copied().unwrap_or(0);
        self.text.get(start..end)
    }

    /// The last one.
    #[inline]
    pub fn last(&self) -> Option<&str> {
        self.len().checked_sub(1).and_then(|at| self.get(at))
    }

    /// All of them, in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &str> + Clone {
        (0..self.len()).map(|at| self.get(at).unwrap_or_default())
    }

    /// Gives back the room that is not taken.
    pub fn fit(&mut self) {
        self.text.shrink_to_fit();
        self.ends.shrink_to_fit();
    }

    /// Adds a word.
    pub fn push(&mut self, word: &str) {
        self.text.push_str(word);
        self.ends.push(self.text.len());
    }
}

impl<S: AsRef<str>> FromIterator<S> for WordList {
    fn from_iter<I: IntoIterator<Item = S>>(words: I) -> WordList {
        let mut list = WordList::default();
        words.into_iter().for_each(|it| list.push(it.as_ref()));
        list
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_had_as_they_were_put() {
        let words = ["Ёлка", "", "b"];
        let list: WordList = words.iter().collect();
        assert_eq!(list.iter().collect::<Vec<_>>(), words);
        assert_eq!((list.get(1), list.get(3)), (Some(""), None));
        assert_eq!((list.len(), list.bytes()), (3, 9));
        assert_eq!(WordList::cut("Ёлкаb".to_owned(), [8, 0, 1].into_iter()), Some(list));
    }

    #[test]
    fn lengths_that_are_not_those_of_the_text_make_no_words() {
        for lengths in [[1, 8], [8, 0], [8, 2], [usize::MAX, 9]] {
            assert_eq!(WordList::cut("Ёлкаb".to_owned(), lengths.into_iter()), None, "{lengths:?}");
        }
    }
}
