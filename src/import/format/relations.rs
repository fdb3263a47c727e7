//! The relations of a part: by which id it calls other parts, and where they are.

use super::package::Package;
use super::window;
use super::xml::{Attributes, Kind};
use crate::import::error::Refusal;

/// A relation.
#[derive(Debug)]
pub struct Relation {
    /// How the part calls it.
    pub id: String,
    /// What it is: the last word of its type.
    pub kind: String,
    /// Path of the other part, from the root.
    pub target: String,
}

/// The relations that a part of that path lists; their targets are given from a folder on.
pub fn relations(
    package: &mut Package<'_>,
    path: &str,
    folder: &str,
) -> Result<Vec<Relation>, Refusal> {
    let mut found = Vec::new();
    let xml = package.whole(path)?.unwrap_or_default();
    window::each(&xml, |token| {
        if token.name == b"Relationship" && token.kind != Kind::Close {
            let attributes = Attributes(token.body);
            let text = |name: &[u8]| attributes.text(name).unwrap_or_default();
            let kind = text(b"Type");
            found.push(Relation {
                id: text(b"Id"),
                kind: kind.rsplit('/').next().unwrap_or_default().to_owned(),
                target: resolve(folder, &text(b"Target")),
            });
        }
        Ok(true)
    })?;
    Ok(found)
}

/// A target as a path from the root: `../x` and `/xl/x` occur.
fn resolve(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut parts: Vec<&str> = folder.split('/').filter(|it| !it.is_empty()).collect();
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            _ => parts.push(part),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_paths_from_the_root() {
        assert_eq!(resolve("xl", "worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml");
        assert_eq!(resolve("xl", "/xl/styles.xml"), "xl/styles.xml");
        assert_eq!(resolve("xl/a", "..\\b.xml"), "xl/b.xml");
        assert_eq!(resolve("", "xl/workbook.xml"), "xl/workbook.xml");
    }
}
