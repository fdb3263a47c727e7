//! The stylesheets of the page as one file: one request before the first paint.

use std::path::Path;

use crate::html::{attribute, take};
use crate::sha;

/// Joins what the page links, in its order, into one file of the folder; returns the new page.
pub fn join(html: &str, folder: &Path) -> Result<String, String> {
    let (page, links) = take(html, "link", "rel", &["stylesheet"]);
    let mut all = String::new();
    for link in &links {
        let file = attribute(link, "href").unwrap_or_default().trim_start_matches("./");
        let path = folder.join(file);
        let css = std::fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
        match attribute(link, "media") {
            Some(media) => all.push_str(&format!("@media {media} {{\n{css}\n}}\n")),
            None => all.push_str(&(css + "\n")),
        }
        std::fs::remove_file(&path).map_err(|e| format!("{}: {e}", path.display()))?;
    }
    let css = squeezed(&all);
    let name = format!("planerka-{}.css", sha::name(css.as_bytes()));
    std::fs::write(folder.join(&name), &css).map_err(|e| format!("{name}: {e}"))?;
    let integrity = sha::integrity(css.as_bytes());
    let link =
        format!("<link rel=\"stylesheet\" href=\"./{name}\" integrity=\"{integrity}\">\n</head>");
    Ok(page.replacen("</head>", &link, 1))
}

/// Without comments, indentation and empty lines. Our own CSS has no comment mark in a string.
fn squeezed(css: &str) -> String {
    let mut kept = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((before, after)) = rest.split_once("/*") {
        kept.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    kept.push_str(rest);
    let lines = kept.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n") + "\n"
}

#[cfg(test)]
mod tests {
    use super::squeezed;

    #[test]
    fn comments_and_indentation_go_and_rules_stay() {
        assert_eq!(
            squeezed("/* a\n b */\n  p {\n    color: red; /* c */\n  }\n\n"),
            "p {\ncolor: red;\n}\n"
        );
    }
}
