//! The letters that HTML writes by name or number.

use encoding_rs::WINDOWS_1252;

/// Those that tables of sales hold; others stay as they stand.
const NAMED: &[(&str, char)] = &[
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", '\u{A0}'),
    ("ensp", '\u{2002}'),
    ("emsp", '\u{2003}'),
    ("thinsp", '\u{2009}'),
    ("shy", '\u{AD}'),
    ("laquo", '«'),
    ("raquo", '»'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("bdquo", '„'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("sbquo", '‚'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("minus", '−'),
    ("hellip", '…'),
    ("bull", '•'),
    ("middot", '·'),
    ("times", '×'),
    ("plusmn", '±'),
    ("deg", '°'),
    ("sect", '§'),
    ("copy", '©'),
    ("reg", '®'),
    ("trade", '™'),
    ("euro", '€'),
    ("pound", '£'),
    ("yen", '¥'),
    ("cent", '¢'),
    ("numero", '№'),
];

/// Names that may stand without `;`, as browsers have always taken them.
const BARE: usize = 6;

/// Adds letters to a text, decoded; what is no entity stays as it stands.
pub fn decode(letters: &str, to: &mut String) {
    let mut rest = letters;
    while let Some((plain, after)) = rest.split_once('&') {
        to.push_str(plain);
        match entity(after) {
            Some((letter, after)) => {
                to.push(letter);
                rest = after;
            }
            None => {
                to.push('&');
                rest = after;
            }
        }
    }
    to.push_str(rest);
}

/// The letter that an entity at the front means, and what stands after it.
fn entity(text: &str) -> Option<(char, &str)> {
    let number = text.strip_prefix('#');
    let body = number.unwrap_or(text);
    let end = body.find(|it: char| !it.is_ascii_alphanumeric()).unwrap_or(body.len());
    let (name, after) = body.split_at_checked(end.min(16))?;
    let is_ended = after.starts_with(';');
    let letter = match number {
        Some(_) => numbered(name)?,
        None => {
            let at = NAMED.iter().position(|it| it.0 == name)?;
            NAMED.get(at).filter(|_| is_ended || at < BARE)?.1
        }
    };
    Some((letter, after.strip_prefix(';').unwrap_or(after)))
}

/// A letter by its number; those from 128 to 159 are of Windows, as HTML has it.
fn numbered(number: &str) -> Option<char> {
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => number.parse().ok()?,
    };
    match u8::try_from(code) {
        Ok(byte @ 0x80..=0x9F) => {
            WINDOWS_1252.decode_without_bom_handling(&[byte]).0.chars().next()
        }
        _ => char::from_u32(code).filter(|it| *it != '\0'),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entities_become_letters_and_nothing_else_does() {
        let decoded = |text: &str| {
            let mut letters = String::new();
            decode(text, &mut letters);
            letters
        };
        assert_eq!(decoded("ООО &laquo;Ромашка &amp; Ко&raquo;"), "ООО «Ромашка & Ко»");
        assert_eq!(decoded("1&nbsp;234&#160;567&#xA0;&nbsp"), "1\u{A0}234\u{A0}567\u{A0}\u{A0}");
        assert_eq!(decoded("&#151;&#1056;&#x420;"), "—РР");
        assert_eq!(
            decoded("AT&T &unknown; &#0; &#x110000; &laquo R&D;"),
            "AT&T &unknown; &#0; &#x110000; &laquo R&D;"
        );
        assert_eq!(decoded("&amp;lt;"), "&lt;", "decoded once");
    }
}
