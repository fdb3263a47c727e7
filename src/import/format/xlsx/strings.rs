//! The shared strings of a workbook: each text once, cells refer to it by number.

use crate::import::error::Refusal;
use crate::import::format::eight;
use crate::import::format::guard::CELLS_MAX;
use crate::import::format::held::{cut, is_blank};
use crate::import::format::package::Part;
use crate::import::format::reading::Reading;
use crate::import::format::window::{Step, Window};
use crate::import::format::xml::{self, Attributes, Kind, Token, unescape};
use crate::import::sheet::{Sheet, Span};

/// `<si/>`, the shortest text there can be: a part that promises more of them lies.
const SHORTEST: u64 = 5;

/// All shared strings, in one text.
#[derive(Debug, Default)]
pub struct Strings {
    text: String,
    spans: Vec<Span>,
    /// How many were longer than a cell may hold.
    cut: usize,
}

/// How the cells of one sheet come by the shared strings.
#[derive(Debug)]
pub enum Shared<'a> {
    /// The sheet has taken the text over: spans hold as they are.
    Taken(&'a [Span]),
    /// Each text is copied into the sheet when a cell first needs it.
    Copied {
        /// Where they are copied from.
        strings: &'a Strings,
        /// Where they were copied to.
        spans: Vec<Option<Span>>,
    },
}

impl Strings {
    /// Reads them. Fails with `Damaged`, and with `TooManyCells` when there are more than cells
    /// may be.
    pub fn read(part: Part<'_>, reading: &mut Reading<'_>) -> Result<Strings, Refusal> {
        let meter = part.meter();
        let unpacked = part.unpacked();
        let mut strings = Strings::default();
        let mut being = Being::default();
        Window::new(part).steps(|bytes| {
            if !being.in_text
                && let Some((text, length)) = plain_text(bytes)
            {
                strings.text.push_str(text);
                strings.end_text(being.start)?;
                being.start = strings.text.len();
                return Ok(Step::Pass(length));
            }
            let Some(token) = xml::token(bytes)? else { return Ok(Step::Wait) };
            if token.kind == Kind::Open && token.name == b"sst" {
                let declared = Attributes(token.body).count(b"uniqueCount").unwrap_or(0);
                if declared > unpacked / SHORTEST {
                    return Err(Refusal::Damaged);
                }
            }
            if being.see(token, &mut strings.text) {
                strings.end_text(being.start)?;
                being.start = strings.text.len();
                if strings.spans.len().is_multiple_of(4096) {
                    reading.reached(meter.get());
                }
            }
            Ok(Step::Pass(token.len))
        })?;
        reading.passed(meter.get());
        Ok(strings)
    }

    /// Gives them to a sheet; the last one takes the text over uncopied.
    pub fn share(&mut self, sheet: &mut Sheet, last: bool) -> Shared<'_> {
        if last {
            sheet.cut_texts += self.cut;
            sheet.adopt(std::mem::take(&mut self.text));
            Shared::Taken(&self.spans)
        } else {
            Shared::Copied { spans: vec![None; self.spans.len()], strings: self }
        }
    }

    fn end_text(&mut self, start: usize) -> Result<(), Refusal> {
        let text = self.text.get(start..).unwrap_or_default();
        if text.contains('_') && text.contains("_x") {
            let decoded = decode_escapes(text);
            self.text.truncate(start);
            self.text.push_str(&decoded);
        }
        let text = self.text.get(start..).unwrap_or_default();
        let kept = if is_blank(text) { 0 } else { cut(text).len() };
        if kept > 0 && kept < text.len() {
            self.cut += 1;
        }
        self.text.truncate(start + kept);
        let start = u32::try_from(start).map_err(|_| Refusal::TooManyCells)?;
        let len = u32::try_from(kept).map_err(|_| Refusal::TooManyCells)?;
        self.spans.push(Span { start, len });
        if self.spans.len() > CELLS_MAX { Err(Refusal::TooManyCells) } else { Ok(()) }
    }
}

/// `<si><t>…</t></si>` of letters that stand for themselves, and how many bytes it takes; `None` for
/// a text that is written in any other way or is not whole, and is read piece by piece.
fn plain_text(bytes: &[u8]) -> Option<(&str, usize)> {
    let text = bytes.strip_prefix(b"<si><t>")?;
    let (text, end) = text.split_at_checked(eight::find(text, b'<')?)?;
    let rest = end.strip_prefix(b"</t></si>")?;
    if text.iter().any(|it| matches!(it, b'&' | b'\r')) {
        return None;
    }
    Some((std::str::from_utf8(text).ok()?, bytes.len() - rest.len()))
}

impl Shared<'_> {
    /// The text of that number, in the sheet. Fails with `Damaged` when there is none.
    #[inline]
    pub fn span(
        &mut self,
        number: usize,
        keep: impl FnOnce(&str) -> Span,
    ) -> Result<Span, Refusal> {
        match self {
            Shared::Taken(spans) => spans.get(number).copied().ok_or(Refusal::Damaged),
            Shared::Copied { strings, spans } => {
                let copied = spans.get_mut(number).ok_or(Refusal::Damaged)?;
                if let Some(span) = *copied {
                    return Ok(span);
                }
                let span = strings.spans.get(number).ok_or(Refusal::Damaged)?;
                let start = span.start as usize;
                let text = strings.text.get(start..start + span.len as usize).unwrap_or_default();
                Ok(*copied.insert(keep(text)))
            }
        }
    }
}

/// A text of runs being put together: `<si><r><t>…</t></r><rPh><t>how it is read aloud</t></rPh></si>`.
#[derive(Debug, Default)]
pub struct Being {
    start: usize,
    in_text: bool,
    aloud: bool,
}

impl Being {
    /// Sees a piece; true when a text has ended.
    pub fn see(&mut self, token: Token<'_>, text: &mut String) -> bool {
        match (token.kind, token.name) {
            (Kind::Text, _) if self.in_text => unescape(token.body, text),
            (Kind::Plain, _) if self.in_text => {
                text.push_str(&String::from_utf8_lossy(token.body));
            }
            (Kind::Open, b"t") => self.in_text = !self.aloud,
            (Kind::Close, b"t") => self.in_text = false,
            (Kind::Open, b"rPh") => self.aloud = true,
            (Kind::Close, b"rPh") => self.aloud = false,
            (Kind::Close | Kind::Alone, b"si" | b"is") => {
                (self.in_text, self.aloud) = (false, false);
                return true;
            }
            _ => {}
        }
        false
    }
}

/// Decodes `_x000D_`, as Excel writes letters that XML cannot hold.
pub fn decode_escapes(text: &str) -> String {
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        let (before, escape) = rest.split_at(at);
        decoded.push_str(before);
        let letter = escape
            .get(2..6)
            .filter(|_| escape.as_bytes().get(6) == Some(&b'_'))
            .and_then(|hex| u32::from_str_radix(hex, 16).ok())
            .and_then(char::from_u32);
        let passed = match letter {
            Some(letter) => {
                decoded.push(letter);
                7
            }
            None => {
                decoded.push_str("_x");
                2
            }
        };
        rest = escape.get(passed..).unwrap_or_default();
    }
    decoded.push_str(rest);
    decoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_texts_are_seen_in_one_go() {
        let text = "<si><t>Иванов</t></si><si>";
        assert_eq!(plain_text(text.as_bytes()), Some(("Иванов", text.len() - 4)));
        for other in [
            "<si><t>a&amp;b</t></si>",
            "<si><t>a\r\nb</t></si>",
            "<si><t>a</t><rPh/></si>",
            "<si><t>a</t></s",
            "<si><r><t>a</t></r></si>",
        ] {
            assert_eq!(plain_text(other.as_bytes()), None, "{other}");
        }
    }

    #[test]
    fn escapes_are_decoded() {
        assert_eq!(decode_escapes("a_x000D_b_x005F_x0041_"), "a\rb_x0041_");
        assert_eq!(decode_escapes("_x12_ _xЯЯ_ _x"), "_x12_ _xЯЯ_ _x");
    }
}
