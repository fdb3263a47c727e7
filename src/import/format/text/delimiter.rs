//! What stands between the cells of a text: as it says itself, or as its rows agree.

use super::records::Records;

/// What may stand between cells. Where two agree equally well the first one is taken: tabs seldom
/// stand in texts, commas often in numbers.
const CANDIDATES: [u8; 4] = *b"\t;|,";

/// How many records are looked at.
const RECORDS: usize = 50;

/// How much of the text is looked at.
const SAMPLE: usize = 1 << 20;

/// What a text with one column is said to have.
const NONE_FOUND: u8 = b',';

/// The delimiter, and the byte where the records start: after the line `sep=;` that Excel knows.
pub fn choose(text: &str, wanted: Option<char>) -> (u8, usize) {
    let (said, start) = said(text);
    let wanted = wanted.and_then(|it| u8::try_from(it).ok()).filter(is_possible);
    (
        wanted.or(said).unwrap_or_else(|| guess(text.as_bytes().get(start..).unwrap_or_default())),
        start,
    )
}

fn is_possible(delimiter: &u8) -> bool {
    delimiter.is_ascii() && !matches!(delimiter, b'"' | b'\n' | b'\r')
}

fn said(text: &str) -> (Option<u8>, usize) {
    let line = text.split(['\n', '\r']).next().unwrap_or_default();
    let mark = line.trim_matches('"').strip_prefix("sep=").or_else(|| line.strip_prefix("SEP="));
    match mark.map(str::as_bytes) {
        Some(&[delimiter, ..])
            if mark.is_some_and(|it| it.len() == 1) && is_possible(&delimiter) =>
        {
            (Some(delimiter), line.len())
        }
        _ => (None, 0),
    }
}

/// The candidate by which most records have the same number of columns, two or more; of those the
/// one with the most columns. Titles above a table have one column whatever stands in it.
fn guess(bytes: &[u8]) -> u8 {
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    let mut best = ((0, 0), NONE_FOUND);
    for candidate in CANDIDATES {
        let agreed = agreed(sample, candidate);
        if agreed > best.0 {
            best = (agreed, candidate);
        }
    }
    best.1
}

/// How many records have the commonest number of columns over one, and that number.
fn agreed(bytes: &[u8], delimiter: u8) -> (usize, usize) {
    let mut records = Records::new(bytes, delimiter);
    let mut widths = Vec::with_capacity(RECORDS);
    while widths.len() < RECORDS && records.begin().is_some() {
        let mut width = 1;
        while !records.field().1 {
            width += 1;
        }
        widths.push(width);
    }
    let count = |width: usize| widths.iter().filter(|&&it| it == width).count();
    widths.iter().filter(|&&width| width > 1).map(|&it| (count(it), it)).max().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_stable_delimiter_is_taken() {
        for (text, delimiter) in [
            ("product name; amount, in dollars\nblunderbuss; 1,000\ncyberwagon; 1,000,000", b';'),
            ("Иванов;1,5\nПетров;2,5\nимя;сумма", b';'),
            ("a,b\n1,2\n3,\"4;5;6\"", b','),
            ("a\tb\n1,5\t2,5", b'\t'),
            ("a|b|c\n1|2|3", b'|'),
            ("Отчёт по продажам, сентябрь\n\nимя;сумма;доля\nИванов;1,5;2\nПетров;2;3", b';'),
            ("имя\nИванов\nПетров", b','),
        ] {
            assert_eq!(choose(text, None).0, delimiter, "{text}");
        }
    }

    #[test]
    fn a_text_says_its_delimiter_itself() {
        assert_eq!(choose("sep=|\na;b|c", None), (b'|', 5));
        assert_eq!(choose("sep=\t\r\na\tb", None), (b'\t', 5));
        assert_eq!(choose("sep=|\na;b", Some(';')), (b';', 5));
        assert_eq!(choose("a;b", Some('ё')), (b';', 0));
    }
}
