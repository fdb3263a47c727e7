//! A drawing as text that only this room can make.
//!
//! Element names, attribute names and classes come from the program, numbers from the layout;
//! words from data stand between tags alone, with `&`, `<` and `>` escaped. So the text needs no
//! trust where it is put into the page: there is no way to write a handler or a style.

use std::fmt::Write as _;

/// Drawing units in a logical pixel: plotters counts in whole numbers, so a quarter is the step.
pub const UNITS: i32 = 4;

/// No coordinate is further from the corner than this.
const FAR: i32 = 400_000;

/// A drawing; put into the page as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Svg(String);

impl Svg {
    /// Its markup.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What every drawing begins with.
pub(super) struct Head<'a> {
    /// Prefix of the ids in it, unique on the page.
    pub id: &'a str,
    /// Logical pixels.
    pub width: u32,
    /// Logical pixels.
    pub height: u32,
    /// Its accessible name.
    pub title: &'a str,
    /// Its accessible description.
    pub summary: &'a str,
    /// Whether forecasts are hatched in it.
    pub hatched: bool,
}

/// The hatches: end of the id, class of the lines.
const HATCHES: [&str; 3] = ["fc", "good", "bad"];

/// Writes elements one after another.
pub(super) struct Writer {
    text: String,
    id: String,
    size: (u32, u32),
}

impl Writer {
    pub(super) fn new(head: &Head<'_>) -> Writer {
        let id = safe_id(head.id);
        let size = (units(head.width), units(head.height));
        let mut text = String::with_capacity(4096);
        let _ = write!(
            text,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart-svg\" role=\"img\" \
             width=\"{}\" height=\"{}\" viewBox=\"0 0 {} {}\" \
             aria-labelledby=\"{id}-t\" aria-describedby=\"{id}-d\">",
            size.0 / UNITS.unsigned_abs(),
            size.1 / UNITS.unsigned_abs(),
            size.0,
            size.1,
        );
        let _ = write!(text, "<title id=\"{id}-t\">{}</title>", escaped(head.title));
        let _ = write!(text, "<desc id=\"{id}-d\">{}</desc>", escaped(head.summary));
        if head.hatched {
            text.push_str("<defs>");
            for class in HATCHES {
                let _ = write!(
                    text,
                    "<pattern id=\"{id}-{class}\" width=\"20\" height=\"20\" \
                     patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">\
                     <rect class=\"hatch-bg\" width=\"20\" height=\"20\"/>\
                     <rect class=\"f {class}\" width=\"7\" height=\"20\"/></pattern>"
                );
            }
            text.push_str("</defs>");
        }
        Writer { text, id, size }
    }

    /// In drawing units.
    pub(super) fn size(&self) -> (u32, u32) {
        self.size
    }

    /// Opens an element; its attributes follow, then `close` or `close_with`.
    pub(super) fn open(&mut self, element: &'static str, classes: [&'static str; 2]) {
        let _ = write!(self.text, "<{element} class=\"{} {}\"", classes[0], classes[1]);
    }

    /// An attribute that is a number.
    pub(super) fn number(&mut self, name: &'static str, value: i32) {
        let _ = write!(self.text, " {name}=\"{}\"", near(value));
    }

    /// An attribute that is a word of the program.
    pub(super) fn word(&mut self, name: &'static str, value: &'static str) {
        let _ = write!(self.text, " {name}=\"{value}\"");
    }

    /// Fills with a hatch.
    pub(super) fn hatch(&mut self, class: &'static str) {
        let _ = write!(self.text, " fill=\"url(#{}-{class})\"", self.id);
    }

    /// Points of a line or a polygon.
    pub(super) fn points(&mut self, points: impl IntoIterator<Item = (i32, i32)>) {
        self.text.push_str(" points=\"");
        for (at, (x, y)) in points.into_iter().enumerate() {
            let gap = if at == 0 { "" } else { " " };
            let _ = write!(self.text, "{gap}{},{}", near(x), near(y));
        }
        self.text.push('"');
    }

    /// Turned about a point.
    pub(super) fn turned(&mut self, degrees: i32, (x, y): (i32, i32)) {
        let _ = write!(self.text, " transform=\"rotate({degrees} {} {})\"", near(x), near(y));
    }

    pub(super) fn close(&mut self) {
        self.text.push_str("/>");
    }

    pub(super) fn close_with(&mut self, element: &'static str, words: &str) {
        let _ = write!(self.text, ">{}</{element}>", escaped(words));
    }

    pub(super) fn finish(mut self) -> Svg {
        self.text.push_str("</svg>");
        Svg(self.text)
    }
}

fn units(logical: u32) -> u32 {
    logical.clamp(1, FAR.unsigned_abs() / UNITS.unsigned_abs()) * UNITS.unsigned_abs()
}

fn near(value: i32) -> i32 {
    value.clamp(-FAR, FAR)
}

/// Letters, digits and hyphens; never empty.
fn safe_id(id: &str) -> String {
    let kept = |it: char| if it.is_ascii_alphanumeric() { it } else { '-' };
    format!("c-{}", id.chars().map(kept).collect::<String>())
}

/// Text between tags. Characters that are not seen but turn or hide others are left out.
fn escaped(words: &str) -> String {
    let mut text = String::with_capacity(words.len());
    for letter in words.chars() {
        match letter {
            '&' => text.push_str("&amp;"),
            '<' => text.push_str("&lt;"),
            '>' => text.push_str("&gt;"),
            '\t' | '\n' | '\r' => text.push(' '),
            it if it.is_control() || turns(it) => {}
            it => text.push(it),
        }
    }
    text
}

/// Marks of direction, and what XML does not allow.
fn turns(letter: char) -> bool {
    matches!(letter,
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
        | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_cannot_leave_their_place() {
        assert_eq!(escaped("<script>&]]>"), "&lt;script&gt;&amp;]]&gt;");
        assert_eq!(escaped("a\u{202e}b\u{0}\nc"), "ab c");
        assert_eq!(safe_id("x\" onload=\"y"), "c-x--onload--y");
    }
}
