//! Records and fields of a text with delimiters: where they lie, by the rules of the csv crate,
//! which the tests hold beside it, but for a quote that nothing closes: it would swallow all rows to
//! the end of the file, and is a letter here.

use super::ends::Ends;

/// Where a field lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// First byte, past an opening quote.
    pub start: usize,
    /// The byte after it, before a closing quote.
    pub end: usize,
    /// Whether it is to be unescaped: then it lies there with its quotes.
    pub escaped: bool,
}

/// The records of a text, one after another.
pub struct Records<'a> {
    bytes: &'a [u8],
    at: usize,
    line: u32,
    delimiter: u8,
    quotes: bool,
    ends: Ends,
}

impl<'a> Records<'a> {
    /// From a byte on; the delimiter is ASCII.
    pub fn new(bytes: &'a [u8], start: usize, delimiter: u8) -> Records<'a> {
        let line = 1 + lines(bytes.get(..start).unwrap_or_default());
        let ends = Ends::of(bytes, start, delimiter);
        Records { bytes, at: start, line, delimiter, quotes: true, ends }
    }

    /// The byte it is at.
    pub fn at(&self) -> usize {
        self.at
    }

    /// Goes to the next record, over empty lines, and gives its line in the file, from 1; `None`
    /// at the end.
    #[inline]
    pub fn begin(&mut self) -> Option<u32> {
        loop {
            match self.bytes.get(self.at)? {
                b'\n' => self.line = self.line.saturating_add(1),
                b'\r' if self.bytes.get(self.at + 1) != Some(&b'\n') => {
                    self.line = self.line.saturating_add(1);
                }
                b'\r' => {}
                _ => return Some(self.line),
            }
            self.at += 1;
        }
    }

    /// The next field of the record, and whether it is the last one.
    #[inline]
    pub fn field(&mut self) -> (Field, bool) {
        let start = self.at;
        if self.quotes && self.bytes.get(start) == Some(&b'"') {
            if let Some(field) = self.quoted(start) {
                return field;
            }
            self.quotes = false;
        }
        let end = self.end_of_plain(start);
        (Field { start, end, escaped: false }, self.pass(end))
    }

    /// A quoted field; `None` when its quote is a stray one: rows lie behind it, and no other quote.
    fn quoted(&mut self, open: usize) -> Option<(Field, bool)> {
        let mut escaped = false;
        let mut at = open + 1;
        let close = loop {
            match self.bytes.get(at..).and_then(|rest| rest.iter().position(|&it| it == b'"')) {
                None if self.bytes.get(open..).is_some_and(has_break) => return None,
                None => break self.bytes.len(),
                Some(ahead) if self.bytes.get(at + ahead + 1) == Some(&b'"') => {
                    escaped = true;
                    at += ahead + 2;
                }
                Some(ahead) => break at + ahead,
            }
        };
        let after = (close + 1).min(self.bytes.len());
        self.line =
            self.line.saturating_add(lines(self.bytes.get(open..close).unwrap_or_default()));
        let end = self.end_of_plain(after);
        let field = if escaped || end > after {
            Field { start: open, end, escaped: true }
        } else {
            Field { start: open + 1, end: close, escaped: false }
        };
        Some((field, self.pass(end)))
    }

    #[inline]
    fn end_of_plain(&mut self, start: usize) -> usize {
        let mut at = start;
        while at < self.bytes.len() {
            if let Some(ahead) = self.ends.ahead(at) {
                return at + ahead;
            }
            at = self.ends.behind(at);
            self.ends = Ends::of(self.bytes, at, self.delimiter);
        }
        start.max(self.bytes.len())
    }

    /// Goes over what ends a field there; true when it ends the record too. A delimiter at the
    /// very end has an empty field behind it.
    #[inline]
    fn pass(&mut self, end: usize) -> bool {
        let delimited = self.bytes.get(end) == Some(&self.delimiter);
        self.at = if delimited { end + 1 } else { end };
        !delimited
    }
}

fn has_break(bytes: &[u8]) -> bool {
    bytes.iter().any(|it| matches!(it, b'\n' | b'\r'))
}

/// Adds an escaped field, given with its quotes, to a text.
pub fn unescape(raw: &str, to: &mut String) {
    let mut rest = raw.strip_prefix('"').unwrap_or(raw);
    while let Some((before, after)) = rest.split_once('"') {
        to.push_str(before);
        match after.strip_prefix('"') {
            Some(after) => {
                to.push('"');
                rest = after;
            }
            None => {
                // The quote is closed: what follows stands as it is.
                rest = after;
                break;
            }
        }
    }
    to.push_str(rest);
}

/// How many line breaks there are.
fn lines(bytes: &[u8]) -> u32 {
    let next = bytes.iter().skip(1).chain(std::iter::once(&0));
    let breaks = bytes
        .iter()
        .zip(next)
        .filter(|&(&it, &next)| it == b'\n' || (it == b'\r' && next != b'\n'))
        .count();
    u32::try_from(breaks).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn cut(text: &str, delimiter: u8) -> Vec<Vec<String>> {
        let mut records = Records::new(text.as_bytes(), 0, delimiter);
        let mut all = Vec::new();
        while records.begin().is_some() {
            let mut record = Vec::new();
            loop {
                let (field, last) = records.field();
                let raw = &text[field.start..field.end];
                let mut cell = String::new();
                if field.escaped {
                    unescape(raw, &mut cell);
                } else {
                    cell.push_str(raw);
                }
                record.push(cell);
                if last {
                    break;
                }
            }
            all.push(record);
        }
        all
    }

    fn cut_by_csv(text: &str, delimiter: u8) -> Vec<Vec<String>> {
        csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(delimiter)
            .from_reader(text.as_bytes())
            .records()
            .map(|record| record.expect("utf-8").iter().map(str::to_owned).collect())
            .collect()
    }

    #[test]
    fn fields_are_those_of_the_csv_crate() {
        for text in
            ["a;b\n1;\"x\ny\"\r\n\r\n;", "\"a\"\"b\";\"c\"d;\"", "a;", ";\n\n", "\"a\"\n\"\""]
        {
            assert_eq!(cut(text, b';'), cut_by_csv(text, b';'), "{text:?}");
        }
    }

    #[test]
    fn lines_are_those_of_the_file() {
        let mut records = Records::new(b"a\r\n\"b\nc\"\n\nd\re", 0, b',');
        let mut seen = Vec::new();
        while let Some(line) = records.begin() {
            seen.push(line);
            while !records.field().1 {}
        }
        assert_eq!(seen, [1, 2, 5, 6]);
    }

    #[test]
    fn a_stray_quote_does_not_swallow_the_file() {
        assert_eq!(cut("a;\"b\nc;d\ne;f\n", b';').len(), 3);
        assert_eq!(cut("a;\"b", b';'), [["a", "b"]]);
    }

    proptest! {
        #[test]
        fn any_text_is_cut_as_the_csv_crate_does(
            text in prop::collection::vec("[a-cё;,\"\n\r ]{0,20}|[abё]{50,150}", 0..6)
                .prop_map(|it| it.concat()),
        ) {
            // Of a quote that nothing closes we are of another mind.
            let more = cut_by_csv(&format!("{text}\nz"), b';');
            let is_open = more.last().and_then(|it| it.last()).is_some_and(|it| it.len() > 1 && it.ends_with("\nz"));
            prop_assume!(!is_open);
            prop_assert_eq!(cut(&text, b';'), cut_by_csv(&text, b';'));
        }
    }
}
