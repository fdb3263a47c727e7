//! Names of people that stand in two or three columns.

use super::facts::Facts;
use super::name::{self, Name};

/// Which part of a name a column holds; in the order in which it is said in its language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The family name.
    Last,
    /// The given name.
    First,
    /// The father's.
    Middle,
}

/// The part that a header names.
pub fn part(name: &Name) -> Option<Part> {
    match name.words.join(" ").as_str() {
        "фамилия" | "last name" | "surname" | "family name" | "lastname" => Some(Part::Last),
        "имя" | "first name" | "given name" | "firstname" | "forename" => Some(Part::First),
        "отчество" | "middle name" | "patronymic" => Some(Part::Middle),
        _ => None,
    }
}

/// The columns of a name in parts, in the order in which they are said; none when it is not so.
pub fn parts(facts: &Facts) -> Vec<usize> {
    let mut parts: Vec<(Part, usize)> = facts
        .layout
        .names
        .iter()
        .enumerate()
        .filter_map(|(column, name)| Some((part(name)?, column)))
        .collect();
    parts.sort_unstable();
    parts.dedup_by_key(|(part, _)| *part);
    let columns: Vec<usize> = parts.iter().map(|(_, column)| *column).collect();
    let has = |wanted: Part| parts.iter().any(|(part, _)| *part == wanted);
    if has(Part::Last) && has(Part::First) { in_order(facts, &columns) } else { Vec::new() }
}

/// Whether a person's name stands in parts.
pub fn is_named(facts: &Facts) -> bool {
    !parts(facts).is_empty()
}

/// Columns to be joined, in the order in which they are said: «Фамилия Имя Отчество», `First Last`.
pub fn in_order(facts: &Facts, columns: &[usize]) -> Vec<usize> {
    let mut columns = columns.to_vec();
    let of = |column: usize| facts.layout.names.get(column).and_then(part);
    columns.sort_by_key(|&column| {
        let header = facts.layout.headers.get(column).map(String::as_str).unwrap_or_default();
        match of(column) {
            Some(Part::Last) if !name::is_russian(header) => (3, column),
            Some(part) => (part as usize, column),
            None => (4, column),
        }
    });
    columns
}
