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

/// What is known of a text between two of its records.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct State {
    /// The line it is at, from 1.
    line: u32,
    /// Whether quotes are more than letters.
    quotes: bool,
}

impl Default for State {
    fn default() -> State {
        State { line: 1, quotes: true }
    }
}

/// The records of a text, one after another.
pub struct Records<'a> {
    bytes: &'a [u8],
    at: usize,
    delimiter: u8,
    state: State,
    ends: Ends<'a>,
    is_last: bool,
}

impl<'a> Records<'a> {
    /// Of a whole text; the delimiter is ASCII.
    pub fn new(bytes: &'a [u8], delimiter: u8) -> Records<'a> {
        Records::going_on(bytes, State::default(), delimiter, true)
    }

    /// Of a part of a text, the last one or not, where those before left off.
    pub fn going_on(bytes: &'a [u8], state: State, delimiter: u8, is_last: bool) -> Records<'a> {
        Records { bytes, at: 0, delimiter, state, ends: Ends::of(bytes, delimiter), is_last }
    }

    /// What is known here.
    pub fn state(&self) -> State {
        self.state
    }

    /// Whether the record just read may go on behind this part of the text.
    pub fn is_cut_off(&self) -> bool {
        !self.is_last && self.at >= self.bytes.len()
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
                b'\n' => self.state.line = self.state.line.saturating_add(1),
                b'\r' if self.bytes.get(self.at + 1) != Some(&b'\n') => {
                    self.state.line = self.state.line.saturating_add(1);
                }
                b'\r' => {}
                _ => return Some(self.state.line),
            }
            self.at += 1;
        }
    }

    /// The next field of the record, and whether it is the last one.
    #[inline]
    pub fn field(&mut self) -> (Field, bool) {
        let start = self.at;
        if self.state.quotes && self.bytes.get(start) == Some(&b'"') {
            if let Some(field) = self.quoted(start) {
                return field;
            }
            self.state.quotes = false;
        }
        let end = self.ends.pass(start);
        (Field { start, end, escaped: false }, self.pass(end))
    }

    /// A quoted field; `None` when its quote is a stray one: rows lie behind it, and no other quote.
    fn quoted(&mut self, open: usize) -> Option<(Field, bool)> {
        let mut escaped = false;
        let mut at = open + 1;
        let close = loop {
            match self.bytes.get(at..).and_then(|rest| rest.iter().position(|&it| it == b'"')) {
                None if self.is_last && self.bytes.get(open..).is_some_and(has_break) => {
                    return None;
                }
                None => break self.bytes.len(),
                Some(ahead) if self.bytes.get(at + ahead + 1) == Some(&b'"') => {
                    escaped = true;
                    at += ahead + 2;
                }
                Some(ahead) => break at + ahead,
            }
        };
        let after = (close + 1).min(self.bytes.len());
        let within = lines(self.bytes.get(open..close).unwrap_or_default());
        self.state.line = self.state.line.saturating_add(within);
        let end = self.ends.pass(after);
        let field = if escaped || end > after {
            Field { start: open, end, escaped: true }
        } else {
            Field { start: open + 1, end: close, escaped: false }
        };
        Some((field, self.pass(end)))
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
        let mut records = Records::new(text.as_bytes(), delimiter);
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
        let mut records = Records::new(b"a\r\n\"b\nc\"\n\nd\re", b',');
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
