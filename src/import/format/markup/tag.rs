//! HTML cut into tags and letters, as browsers forgive it: nothing a page says is an error.

/// A piece of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    /// Letters between tags, still escaped.
    Text(&'a str),
    /// A tag: its name as written, and what stands after it.
    Open(&'a str, &'a str),
    /// An end tag.
    Close(&'a str),
}

/// The pieces of a page; comments, and what scripts and styles hold, are left out.
#[derive(Clone, Debug)]
pub struct Pieces<'a> {
    page: &'a str,
    at: usize,
}

/// Elements whose letters are no text of the page.
const SILENT: &[&str] = &["script", "style", "title", "xml", "textarea", "select", "template"];

impl<'a> Pieces<'a> {
    /// From the start of a page.
    pub fn of(page: &'a str) -> Pieces<'a> {
        Pieces { page, at: 0 }
    }

    /// How many bytes are passed.
    pub fn at(&self) -> usize {
        self.at
    }

    fn rest(&self) -> &'a str {
        self.page.get(self.at..).unwrap_or_default()
    }

    /// Goes behind a mark; to the end where it does not stand any more.
    fn pass(&mut self, mark: &str) {
        self.at = self.rest().find(mark).map_or(self.page.len(), |it| self.at + it + mark.len());
    }

    /// Goes before the end tag of an element.
    fn pass_element(&mut self, name: &str) {
        while let Some(close) = self.rest().find("</") {
            self.at += close;
            let named = self.rest().get(2..2 + name.len());
            if named.is_some_and(|it| it.eq_ignore_ascii_case(name)) {
                return;
            }
            self.at += 2;
        }
        self.at = self.page.len();
    }

    fn tag(&mut self) -> Option<Piece<'a>> {
        let inside = self.rest().get(1..)?;
        let length = end(inside);
        self.at += (length + 2).min(self.rest().len());
        let inside = inside.get(..length)?;
        let is_close = inside.starts_with('/');
        let inside = inside.trim_start_matches('/');
        let named = inside.find(|it: char| it.is_ascii_whitespace() || it == '/');
        let (name, rest) = inside.split_at_checked(named.unwrap_or(inside.len()))?;
        if is_close {
            return Some(Piece::Close(name));
        }
        if !rest.ends_with('/') && SILENT.iter().any(|it| it.eq_ignore_ascii_case(name)) {
            self.pass_element(name);
        }
        Some(Piece::Open(name, rest))
    }
}

/// Where a tag ends: its first `>` outside quotes. An apostrophe opens quotes only after `=`.
fn end(inside: &str) -> usize {
    let mut quote = None;
    let mut last = b' ';
    for (at, &byte) in inside.as_bytes().iter().enumerate() {
        match quote {
            Some(it) if it == byte => quote = None,
            Some(_) => {}
            None if byte == b'>' => return at,
            None if last == b'=' && (byte == b'"' || byte == b'\'') => quote = Some(byte),
            None => {}
        }
        if !byte.is_ascii_whitespace() {
            last = byte;
        }
    }
    // Quotes that are never closed: then they are letters.
    inside.find('>').unwrap_or(inside.len())
}

impl<'a> Iterator for Pieces<'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Piece<'a>> {
        loop {
            let rest = self.rest();
            let second = *rest.as_bytes().get(1).filter(|_| rest.starts_with('<')).unwrap_or(&b' ');
            if rest.is_empty() {
                return None;
            } else if rest.starts_with("<!--") {
                self.pass("-->");
            } else if second == b'!' || second == b'?' {
                self.pass(">");
            } else if second == b'/' || second.is_ascii_alphabetic() {
                return self.tag();
            } else {
                // A `<` that begins no tag is a letter.
                let first = usize::from(rest.starts_with('<'));
                let length = rest.get(first..).and_then(|it| it.find('<')).map(|it| it + first);
                let text = rest.get(..length.unwrap_or(rest.len()))?;
                self.at += text.len();
                return Some(Piece::Text(text));
            }
        }
    }
}

/// The value of an attribute, still escaped.
pub fn attribute<'a>(attributes: &'a str, name: &str) -> Option<&'a str> {
    let mut rest = attributes;
    loop {
        rest = rest.trim_start_matches(|it: char| it.is_ascii_whitespace() || it == '/');
        let end = rest.find(|it: char| it.is_ascii_whitespace() || it == '=');
        let (own, after) = rest.split_at_checked(end.unwrap_or(rest.len()))?;
        if own.is_empty() && after.is_empty() {
            return None;
        }
        let (value, after) = match after.trim_ascii_start().strip_prefix('=') {
            None => ("", after),
            Some(after) => value(after.trim_ascii_start())?,
        };
        if own.eq_ignore_ascii_case(name) {
            return Some(value);
        }
        rest = after;
    }
}

/// A value and what stands after it.
fn value(text: &str) -> Option<(&str, &str)> {
    match text.chars().next().filter(|it| matches!(it, '"' | '\'')) {
        Some(quote) => text.get(1..)?.split_once(quote),
        None => {
            let end = text.find(|it: char| it.is_ascii_whitespace());
            text.split_at_checked(end.unwrap_or(text.len()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_cut_as_browsers_cut_it() {
        let page = "a<!-- <td> -->b < 3<TD x:num=\"1>2\" class='n'>5<br/></td><script>if (a<b) \
            document.write('<td>')</script><![if !x]><td it's>c";
        let pieces: Vec<Piece> = Pieces::of(page).collect();
        let expected = [
            Piece::Text("a"),
            Piece::Text("b "),
            Piece::Text("< 3"),
            Piece::Open("TD", " x:num=\"1>2\" class='n'"),
            Piece::Text("5"),
            Piece::Open("br", "/"),
            Piece::Close("td"),
            Piece::Open("script", ""),
            Piece::Close("script"),
            Piece::Open("td", " it's"),
            Piece::Text("c"),
        ];
        assert_eq!(pieces, expected);
    }

    #[test]
    fn attributes_stand_with_quotes_and_without() {
        let all = " nowrap COLSPAN = 2 rowspan='3' title=\"a b=1\" /";
        assert_eq!(attribute(all, "colspan"), Some("2"));
        assert_eq!(attribute(all, "rowspan"), Some("3"));
        assert_eq!(attribute(all, "title"), Some("a b=1"));
        assert_eq!(attribute(all, "nowrap"), Some(""));
        assert_eq!(attribute(all, "b"), None);
    }

    #[test]
    fn an_end_that_never_comes_is_the_end_of_the_page() {
        for page in ["<td", "<td class=\"a", "<!-- a", "<", "</", "<script>a", "<td a='>b"] {
            assert!(Pieces::of(page).count() <= 2, "{page}");
        }
    }
}
