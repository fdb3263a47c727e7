//! The pieces of an XML text, cut from bytes without copying; declarations of entities are
//! refused, and none is ever expanded.

use super::eight::find;
use crate::import::error::Refusal;
use std::borrow::Cow;

/// What a piece is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `<a>`
    Open,
    /// `<a/>`
    Alone,
    /// `</a>`
    Close,
    /// Letters between tags, still escaped.
    Text,
    /// `<![CDATA[…]]>`, letters as they stand.
    Plain,
    /// A comment or an instruction.
    Aside,
}

/// A piece of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token<'a> {
    /// What it is.
    pub kind: Kind,
    /// Name of the tag without its prefix.
    pub name: &'a [u8],
    /// Attributes of the tag, or the letters.
    pub body: &'a [u8],
    /// How many bytes it takes.
    pub len: usize,
}

/// The piece at the front; `None` when more bytes are needed to see its end.
#[inline]
pub fn token(bytes: &[u8]) -> Result<Option<Token<'_>>, Refusal> {
    if bytes.first() == Some(&b'<') {
        return match bytes.get(1) {
            None => Ok(None),
            Some(b'!') => declaration(bytes),
            Some(b'?') => Ok(until(bytes, 2, b"?>", Kind::Aside)),
            Some(_) => Ok(tag(bytes)),
        };
    }
    Ok(find(bytes, b'<').map(|len| Token {
        kind: Kind::Text,
        name: b"",
        body: bytes.get(..len).unwrap_or_default(),
        len,
    }))
}

/// A tag: its end is the first `>` outside quotes.
fn tag(bytes: &[u8]) -> Option<Token<'_>> {
    let mut quote = 0;
    let mut end = 1;
    loop {
        let byte = *bytes.get(end)?;
        if quote != 0 {
            if byte == quote {
                quote = 0;
            }
        } else if byte == b'>' {
            break;
        } else if byte == b'"' || byte == b'\'' {
            quote = byte;
        }
        end += 1;
    }
    let mut inside = bytes.get(1..end)?;
    let mut kind = Kind::Open;
    if let Some(rest) = inside.strip_prefix(b"/") {
        (inside, kind) = (rest, Kind::Close);
    } else if let Some(rest) = inside.strip_suffix(b"/") {
        (inside, kind) = (rest, Kind::Alone);
    }
    let split = inside.iter().position(u8::is_ascii_whitespace).unwrap_or(inside.len());
    let (name, body) = inside.split_at_checked(split)?;
    Some(Token { kind, name: local(name), body, len: end + 1 })
}

fn declaration(bytes: &[u8]) -> Result<Option<Token<'_>>, Refusal> {
    const PLAIN: &[u8] = b"<![CDATA[";
    if bytes.starts_with(b"<!--") {
        return Ok(until(bytes, 4, b"-->", Kind::Aside));
    }
    if bytes.starts_with(PLAIN) {
        return Ok(until(bytes, PLAIN.len(), b"]]>", Kind::Plain));
    }
    // The formats forbid <!DOCTYPE>: only files made to do harm have one.
    let may_become = |what: &[u8]| what.starts_with(bytes);
    if may_become(b"<!--") || may_become(PLAIN) { Ok(None) } else { Err(Refusal::Damaged) }
}

fn until<'a>(bytes: &'a [u8], start: usize, end: &[u8], kind: Kind) -> Option<Token<'a>> {
    let inside = bytes.get(start..)?;
    let length = inside.windows(end.len()).position(|it| it == end)?;
    let body = inside.get(..length)?;
    Some(Token { kind, name: b"", body, len: start + length + end.len() })
}

/// A name without its prefix.
#[inline]
pub fn local(name: &[u8]) -> &[u8] {
    match find(name, b':') {
        Some(colon) => name.get(colon + 1..).unwrap_or_default(),
        None => name,
    }
}

/// The attributes of a tag: names with their prefix, values still escaped.
#[derive(Clone, Copy, Debug)]
pub struct Attributes<'a>(pub &'a [u8]);

impl<'a> Iterator for Attributes<'a> {
    type Item = (&'a [u8], &'a [u8]);

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        let rest = self.0.trim_ascii_start();
        let equals = find(rest, b'=')?;
        let name = rest.get(..equals)?.trim_ascii_end();
        let value = rest.get(equals + 1..)?.trim_ascii_start();
        let (&quote, value) = value.split_first()?;
        if quote != b'"' && quote != b'\'' {
            return None;
        }
        let end = find(value, quote)?;
        self.0 = value.get(end + 1..)?;
        Some((name, value.get(..end)?))
    }
}

impl<'a> Attributes<'a> {
    /// The value of an attribute by its name without prefix, still escaped.
    pub fn value(self, name: &[u8]) -> Option<&'a [u8]> {
        let mut all = self;
        all.find(|(it, _)| local(it) == name && !it.starts_with(b"xmlns")).map(|(_, value)| value)
    }

    /// The same as text.
    pub fn text(self, name: &[u8]) -> Option<String> {
        let mut text = String::new();
        unescape(self.value(name)?, &mut text);
        Some(text)
    }

    /// The same as a whole number.
    pub fn count(self, name: &[u8]) -> Option<u64> {
        std::str::from_utf8(self.value(name)?).ok()?.trim().parse().ok()
    }
}

/// Adds letters to a text with the five entities and the numbered ones decoded; what is no entity
/// stays as it stands.
pub fn unescape(letters: &[u8], to: &mut String) {
    let mut letters: Cow<'_, str> = String::from_utf8_lossy(letters);
    if letters.contains('\r') {
        // A line break of XML is one letter, however the file writes it.
        letters = Cow::Owned(letters.replace("\r\n", "\n"));
    }
    let mut rest: &str = &letters;
    while let Some((plain, after)) = rest.split_once('&') {
        to.push_str(plain);
        let entity = after.split_once(';').filter(|(name, _)| name.len() <= 10);
        if let Some((letter, after)) = entity.and_then(|(name, after)| Some((decode(name)?, after)))
        {
            to.push(letter);
            rest = after;
        } else {
            to.push('&');
            rest = after;
        }
    }
    to.push_str(rest);
}

fn decode(entity: &str) -> Option<char> {
    match entity {
        "lt" => Some('<'),
        "gt" => Some('>'),
        "amp" => Some('&'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            let number = entity.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_cut_with_prefixes_and_quotes() {
        let text = b"<x:c r=\"A>1\" t='s'/><v>";
        let first = token(text).expect("well-formed").expect("whole");
        assert_eq!((first.kind, first.name), (Kind::Alone, b"c".as_slice()));
        let attributes = Attributes(first.body);
        assert_eq!(attributes.value(b"r"), Some(b"A>1".as_slice()));
        assert_eq!(attributes.value(b"t"), Some(b"s".as_slice()));
        let second = token(&text[first.len..]).expect("well-formed").expect("whole");
        assert_eq!((second.kind, second.name), (Kind::Open, b"v".as_slice()));
    }

    #[test]
    fn entities_are_decoded_and_none_expanded() {
        let mut text = String::new();
        unescape("a&amp;b &lt;&#1071;&#x42F;&j; & done".as_bytes(), &mut text);
        assert_eq!(text, "a&b <ЯЯ&j; & done");
        unescape(b"\r\n", &mut text);
        assert!(text.ends_with("done\n"));
        assert_eq!(token(b"<!DOCTYPE x [<!ENTITY a \"b\">]>"), Err(Refusal::Damaged));
    }

    #[test]
    fn unfinished_pieces_ask_for_more() {
        for text in ["", "<", "<a b=\"", "text", "<!", "<![CDA", "<!-- a --", "<?xml "] {
            assert_eq!(token(text.as_bytes()), Ok(None), "{text}");
        }
    }
}
