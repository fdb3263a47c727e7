//! Finding tags in the page that Trunk wrote; enough for our own index.html, no parser.

use std::ops::Range;

/// The page without comments, which could hold what looks like a tag.
pub fn without_comments(html: &str) -> String {
    let mut kept = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, after)) = rest.split_once("<!--") {
        kept.push_str(before);
        rest = after.split_once("-->").map_or("", |(_, after)| after);
    }
    kept + rest
}

/// Where each `<name …>` stands.
pub fn tags(html: &str, name: &str) -> Vec<Range<usize>> {
    let start = format!("<{name}");
    html.match_indices(&start)
        .filter(|(at, _)| html[at + start.len()..].starts_with([' ', '>', '\n', '/']))
        .filter_map(|(at, _)| Some(at..at + html[at..].find('>')? + 1))
        .collect()
}

/// The value of an attribute of one tag.
pub fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, after) = tag.split_once(&format!(" {name}=\""))?;
    after.split_once('"').map(|(value, _)| value)
}

/// The page without the tags of this name whose attribute has one of the values; and those tags.
pub fn take(
    html: &str,
    name: &str,
    attribute_name: &str,
    values: &[&str],
) -> (String, Vec<String>) {
    let mut kept = String::with_capacity(html.len());
    let (mut taken, mut at) = (Vec::new(), 0);
    for range in tags(html, name) {
        let tag = &html[range.clone()];
        if attribute(tag, attribute_name).is_some_and(|value| values.contains(&value)) {
            kept.push_str(&html[at..range.start]);
            at = range.end;
            taken.push(tag.to_string());
        }
    }
    kept.push_str(&html[at..]);
    (kept, taken)
}

/// The text between the first `before` and the next `after`.
pub fn between<'a>(text: &'a str, before: &str, after: &str) -> Option<&'a str> {
    text.split_once(before)?.1.split_once(after).map(|(inner, _)| inner)
}

/// Lines that hold something.
pub fn without_empty_lines(html: &str) -> String {
    html.lines().map(str::trim_end).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
        + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<head><!-- <link rel=\"x\"> --><link rel=\"preload\" href=\"./a\"><link\n rel=\"stylesheet\" href=\"./b.css\"/><linked></head>";

    #[test]
    fn tags_are_taken_by_their_attribute_and_the_rest_stays() {
        let page = without_comments(PAGE);
        let (rest, taken) = take(&page, "link", "rel", &["preload", "modulepreload"]);
        assert_eq!(taken, ["<link rel=\"preload\" href=\"./a\">"]);
        assert_eq!(rest, "<head><link\n rel=\"stylesheet\" href=\"./b.css\"/><linked></head>");
        assert_eq!(tags(&rest, "link").len(), 1);
    }

    #[test]
    fn an_attribute_that_is_not_there_is_none() {
        assert_eq!(attribute("<link href=\"./a\">", "rel"), None);
        assert_eq!(between("import x from './a.js';", "from './", "'"), Some("a.js"));
    }
}
