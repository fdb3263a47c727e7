//! Lists of words: as text, or as templates and numbers where they are numbered (`Д-0000042`).

use super::header::{Reader, Writer};
use super::numbers::{Packed, deflate, inflate};
use crate::model::word_list::WordList;
use crate::store::error::Damage;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// More digits might not fit a number; the rest of a longer run stays in the template.
const DIGITS_MAX: usize = 18;

/// So many words say which way is the shorter.
const SAMPLE: usize = 4_096;

/// A template must stand for so many words on the average to be worth trying.
const WORDS_A_TEMPLATE: usize = 4;

/// How a list of words was written.
#[derive(Serialize, Deserialize)]
pub(super) enum WordsHeader {
    /// Lengths, and the text of all of them.
    Plain(PlainHeader),
    /// The texts before and after the number, in turn, and how many digits it has; which
    /// template each word is of, and its number.
    Numbered { around: PlainHeader, digits: Packed, templates: Packed, numbers: Packed, count: u32 },
}

#[derive(Serialize, Deserialize)]
pub(super) struct PlainHeader {
    count: u32,
    lengths: Packed,
    /// Bytes of the deflated text; 0 where there is none.
    text: u32,
}

const WRONG: Damage = Damage::Contents("a list of words");

impl Writer {
    /// A list of words, the shorter way.
    pub fn words(&mut self, words: &WordList) -> Result<WordsHeader, Damage> {
        if words.len() > SAMPLE {
            let middle = words.iter().skip((words.len() - SAMPLE) / 2).take(SAMPLE);
            let (_, shorter) = self.tried(|it| it.words(&middle.collect()))?;
            let numbered =
                if matches!(shorter, WordsHeader::Plain(_)) { None } else { Numbered::of(words) };
            return match numbered {
                Some(numbered) => self.numbered(&numbered),
                None => Ok(WordsHeader::Plain(self.plain(words.iter())?)),
            };
        }
        let numbered = match Numbered::of(words) {
            Some(numbered) => Some(self.tried(|it| it.numbered(&numbered))?),
            None => None,
        };
        let (plain, header) = self.tried(|it| it.plain(words.iter()))?;
        match numbered {
            Some((bytes, header)) if bytes.len() < plain.len() => {
                self.bytes.extend(bytes);
                Ok(header)
            }
            _ => {
                self.bytes.extend(plain);
                Ok(WordsHeader::Plain(header))
            }
        }
    }

    fn tried<T>(
        &mut self,
        write: impl FnOnce(&mut Writer) -> Result<T, Damage>,
    ) -> Result<(Vec<u8>, T), Damage> {
        let mut apart = Writer::new();
        let header = write(&mut apart)?;
        Ok((apart.bytes, header))
    }

    fn plain<'a>(&mut self, words: impl Iterator<Item = &'a str>) -> Result<PlainHeader, Damage> {
        let (mut text, mut lengths) = (String::new(), Vec::new());
        for word in words {
            text.push_str(word);
            lengths.push(u32::try_from(word.len()).map_err(|_| Damage::TooLarge)?);
        }
        let count = u32::try_from(lengths.len()).map_err(|_| Damage::TooLarge)?;
        let lengths = self.numbers(&lengths)?;
        let text = if text.is_empty() { 0 } else { self.put(&deflate(text.as_bytes()))? };
        Ok(PlainHeader { count, lengths, text })
    }

    fn numbered(&mut self, words: &Numbered) -> Result<WordsHeader, Damage> {
        let around = words.templates.iter().flat_map(|it| [it.before, it.after]);
        let digits: Vec<u32> = words.templates.iter().map(|it| it.digits).collect();
        Ok(WordsHeader::Numbered {
            around: self.plain(around)?,
            digits: self.numbers(&digits)?,
            templates: self.numbers(&words.codes)?,
            numbers: self.signed(&words.numbers)?,
            count: u32::try_from(words.codes.len()).map_err(|_| Damage::TooLarge)?,
        })
    }
}

impl Reader<'_> {
    /// A list of words.
    pub fn words(&mut self, header: WordsHeader) -> Result<WordList, Damage> {
        let (around, digits, templates, numbers, count) = match header {
            WordsHeader::Plain(plain) => return self.plain(plain),
            WordsHeader::Numbered { around, digits, templates, numbers, count } => {
                (around, digits, templates, numbers, count)
            }
        };
        let around = self.plain(around)?;
        let digits = self.numbers(digits, around.len() / 2)?;
        let count = usize::try_from(count).map_err(|_| Damage::TooLarge)?;
        self.admit_words(count)?;
        let templates = self.numbers(templates, count)?;
        let numbers = self.signed(numbers, count)?;
        let mut words = WordList::default();
        let mut word = String::new();
        for (template, number) in templates.into_iter().zip(numbers) {
            let at = usize::try_from(template).map_err(|_| WRONG)?;
            let width = digits.get(at).and_then(|&it| usize::try_from(it).ok()).ok_or(WRONG)?;
            let around = |one: usize| around.get(at.saturating_mul(2).saturating_add(one));
            let (before, after) = around(0).zip(around(1)).ok_or(WRONG)?;
            if width > DIGITS_MAX || !fits(number, width) {
                return Err(WRONG);
            }
            self.admit_text(before.len() + width + after.len())?;
            numbered(before, number, width, after, &mut word);
            words.push(&word);
        }
        words.fit();
        Ok(words)
    }

    fn plain(&mut self, header: PlainHeader) -> Result<WordList, Damage> {
        let count = usize::try_from(header.count).map_err(|_| Damage::TooLarge)?;
        self.admit_words(count)?;
        let lengths = self.numbers(header.lengths, count)?;
        let part = self.take(header.text)?;
        let text = match header.text {
            0 => Vec::new(),
            _ => inflate(part, self.text_left())?,
        };
        self.admit_text(text.len())?;
        let text = String::from_utf8(text).map_err(|_| WRONG)?;
        let length = |it: u32| usize::try_from(it).unwrap_or(usize::MAX);
        WordList::cut(text, lengths.into_iter().map(length)).ok_or(WRONG)
    }
}

/// A template filled in. A million of them is waited for: hence no `format!`.
fn numbered(before: &str, number: i64, width: usize, after: &str, word: &mut String) {
    let mut digits = [b'0'; DIGITS_MAX];
    let mut left = number;
    for digit in digits.iter_mut().rev().take(width) {
        *digit += (left % 10).to_le_bytes()[0];
        left /= 10;
    }
    word.clear();
    word.push_str(before);
    word.extend(digits.iter().skip(DIGITS_MAX - width).map(|&digit| char::from(digit)));
    word.push_str(after);
}

/// Whether a number has at most so many digits; without any it is 0.
fn fits(number: i64, width: usize) -> bool {
    let limit = u32::try_from(width).ok().and_then(|width| 10i64.checked_pow(width));
    number >= 0 && limit.is_some_and(|limit| number < limit)
}

/// What stands around a number of so many digits.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Template<'a> {
    before: &'a str,
    after: &'a str,
    digits: u32,
}

/// Words taken apart.
struct Numbered<'a> {
    templates: Vec<Template<'a>>,
    codes: Vec<u32>,
    numbers: Vec<i64>,
}

impl<'a> Numbered<'a> {
    /// `None` where they have little in common.
    fn of(words: &'a WordList) -> Option<Numbered<'a>> {
        let mut known = HashMap::new();
        let mut all = Numbered { templates: Vec::new(), codes: Vec::new(), numbers: Vec::new() };
        for word in words.iter() {
            let (template, number) = apart(word);
            let next = u32::try_from(all.templates.len()).ok()?;
            let code = *known.entry(template).or_insert(next);
            if code == next {
                all.templates.push(template);
                if all.templates.len() * WORDS_A_TEMPLATE > words.len() {
                    return None;
                }
            }
            all.codes.push(code);
            all.numbers.push(number);
        }
        (!words.is_empty()).then_some(all)
    }
}

/// A word at its last run of digits.
fn apart(word: &str) -> (Template<'_>, i64) {
    let after = word.trim_end_matches(|it: char| !it.is_ascii_digit());
    let stem = after.trim_end_matches(|it: char| it.is_ascii_digit());
    let from = stem.len().max(after.len().saturating_sub(DIGITS_MAX));
    let number = after[from..].parse().unwrap_or(0);
    let digits = u32::try_from(after.len() - from).unwrap_or(0);
    (Template { before: &word[..from], after: &word[after.len()..], digits }, number)
}
