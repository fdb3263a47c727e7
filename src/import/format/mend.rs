//! Text that was encoded twice made readable again: «РџСЂРёРІРµС‚», `Ð˜Ð²Ð°Ð½Ð¾Ð²`, `Èâàíîâ`. A program read
//! the bytes of one encoding as another's letters, and wrote those.

use super::text::letters;
use crate::import::sheet::Sheet;
use encoding_rs::{Encoding, IBM866, WINDOWS_1251, WINDOWS_1252};
use memchr::memchr3_iter;

/// The encodings as whose letters the bytes of UTF-8 are read by mistake.
const MISTAKEN: [&Encoding; 3] = [WINDOWS_1251, WINDOWS_1252, IBM866];

/// A run of so many letters made readable is no chance; shorter ones are believed beside one.
const SURE: usize = 3;

/// The same of bytes of Windows-1251 read as Western: no language has so many accented letters in a row.
const SURE_WESTERN: usize = 4;

/// Makes the texts of a sheet readable again where they were encoded twice, and counts them there.
pub fn mend(sheet: &mut Sheet) {
    if !may_be_twice(sheet.kept().as_bytes()) {
        return;
    }
    let mut found = Found::default();
    sheet.each_text(|text| found.see(text));
    if found.utf_8 || found.western {
        sheet.repaired_texts = sheet.rewrite(|text| mended(text, found));
    }
}

/// What is found in a sheet beyond doubt.
#[derive(Clone, Copy, Debug, Default)]
struct Found {
    /// Bytes of UTF-8 read as an old encoding.
    utf_8: bool,
    /// Bytes of Windows-1251 read as Western ones.
    western: bool,
}

impl Found {
    fn see(&mut self, text: &str) {
        for run in runs(text).filter(|it| it.chars().nth(1).is_some()) {
            // «Ã¼» for «ü» is no chance even alone: no language writes so.
            let is_accent = |it: char| matches!(it, 'À'..='ÿ') && run.starts_with('Ã');
            self.utf_8 |= utf_8(run).is_some_and(|it| {
                it.chars().count() >= SURE || it.chars().next().is_some_and(is_accent)
            });
            self.western |= western(run)
                .is_some_and(|it| it.chars().count() >= SURE_WESTERN && letters::score(&it) > 0);
        }
    }
}

/// A quick look at the bytes: whether two letters stand together that only such text has. What it
/// lets through is looked at letter by letter.
fn may_be_twice(bytes: &[u8]) -> bool {
    let at = |at: usize| bytes.get(at).copied().unwrap_or(0);
    memchr3_iter(0xC2, 0xC3, 0xE2, bytes).any(|place| match at(place) {
        // A Western capital with an accent, then a mark, or another three of them.
        0xC3 => match at(place + 2) {
            0xC2 | 0xC5 | 0xC6 | 0xCB | 0xE2 => true,
            0xC3 => at(place + 4) == 0xC3 && at(place + 6) == 0xC3,
            _ => false,
        },
        // «╨», «╤», first bytes of Russian letters in CP866.
        0xE2 if at(place + 1) == 0x95 && matches!(at(place + 2), 0xA4 | 0xA8) => true,
        // A mark after «Р» or «С».
        _ => place > 1 && at(place - 2) == 0xD0 && matches!(at(place - 1), 0xA0 | 0xA1),
    })
}

/// The text with its runs made readable; `None` where it stays as it is.
fn mended(text: &str, found: Found) -> Option<String> {
    let mut whole = String::new();
    let mut passed = 0;
    for run in runs(text) {
        let start = run.as_ptr().addr() - text.as_ptr().addr();
        let beside = |it: Option<char>| it.is_some_and(|it| it.is_ascii_alphabetic());
        let is_word = !beside(text.get(..start)?.chars().next_back())
            && !beside(text.get(start + run.len()..)?.chars().next());
        let readable = utf_8(run)
            .filter(|_| found.utf_8)
            .or_else(|| western(run).filter(|_| found.western && is_word));
        if let Some(readable) = readable {
            whole.push_str(text.get(passed..start)?);
            whole.push_str(&readable);
            passed = start + run.len();
        }
    }
    if passed == 0 {
        return None;
    }
    whole.push_str(text.get(passed..)?);
    Some(whole)
}

/// The runs of letters beyond ASCII: the bytes of a letter of UTF-8 are all of them beyond it.
fn runs(text: &str) -> impl Iterator<Item = &str> {
    text.split(|it: char| it.is_ascii()).filter(|it| !it.is_empty())
}

/// The run as the UTF-8 that it was, by the first mistake that explains all of it.
fn utf_8(run: &str) -> Option<String> {
    MISTAKEN.into_iter().find_map(|encoding| {
        let (bytes, _, is_lossy) = encoding.encode(run);
        let text = String::from_utf8(bytes.into_owned()).ok().filter(|_| !is_lossy)?;
        text.chars().all(is_usual).then_some(text)
    })
}

/// The run of accented Western letters as the Russian that it was.
fn western(run: &str) -> Option<String> {
    if !run.chars().all(|it| {
        matches!(it, '\u{c0}'..='\u{ff}' | '\u{a8}' | '\u{b8}' | '\u{b9}' | '\u{ab}' | '\u{bb}')
    }) {
        return None;
    }
    let (bytes, _, is_lossy) = WINDOWS_1252.encode(run);
    (!is_lossy).then(|| WINDOWS_1251.decode_without_bom_handling(&bytes).0.into_owned())
}

/// Whether a letter stands in tables of this field: Cyrillic, Western, the marks of typesetters.
fn is_usual(letter: char) -> bool {
    matches!(letter,
        '\u{a0}'..='\u{17f}' | 'Ѐ'..='џ' | 'Ґ' | 'ґ' | '\u{2007}'..='\u{203a}' | '₴' | '€' | '₽' | '₸'
        | '№' | '™' | '−' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::fixture::sheet;

    fn read(text: &str) -> (Vec<String>, usize) {
        let mut sheet = sheet("a.csv", text);
        mend(&mut sheet);
        let mut texts = Vec::new();
        sheet.each_text(|it| texts.push(it.to_owned()));
        (texts, sheet.repaired_texts)
    }

    /// Bytes read as another encoding's letters.
    fn spoiled(text: &str, encoding: &'static Encoding) -> String {
        encoding.decode_without_bom_handling(text.as_bytes()).0.into_owned()
    }

    #[test]
    fn the_examples_are_read() {
        assert_eq!(read("РџСЂРёРІРµС‚|100"), (vec!["Привет".to_owned(), "100".to_owned()], 1));
        assert_eq!(read("Ð˜Ð²Ð°Ð½Ð¾Ð² Ð˜.|x").0[0], "Иванов И.");
        assert_eq!(read("Èâàíîâ È.|Ïåòðîâ").0, ["Иванов И.", "Петров"]);
    }

    #[test]
    fn every_mistake_is_undone() {
        for text in ["Менеджер", "Ёлкин — «Юг»", "№ 5, ООО «Эхо»", "Щукина Юлия"]
        {
            for encoding in MISTAKEN {
                let all =
                    format!("{}|{}", spoiled(text, encoding), spoiled("Ответственный", encoding));
                assert_eq!(read(&all), (vec![text.to_owned(), "Ответственный".to_owned()], 2));
            }
        }
        assert_eq!(read(&spoiled("Müller|Überweisung — Größe", WINDOWS_1252)).0[0], "Müller");
    }

    #[test]
    fn whole_text_stays_as_it_is() {
        for text in [
            "Привет|Р±|С„|РФ|СССР|ООО «Р»",
            "Müller|Châteauneuf|Ærø|ÀÉÎÕ|Ð|Ñandú",
            "Срочно — «Р» и С…|№ 5|10 °C|−5 %",
            "Їжак|Єва|Ґанок|Ўладзімір",
            "é|à|ïèé",
        ] {
            let cells: Vec<&str> = text.split('|').collect();
            assert_eq!(read(text), (cells.iter().map(|it| (*it).to_owned()).collect(), 0));
        }
    }

    #[test]
    fn short_texts_are_believed_beside_a_sure_one() {
        assert_eq!(read("Р±|РџСЂРёРІРµС‚").0, ["б", "Привет"]);
    }
}
