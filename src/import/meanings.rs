//! A column of words with a meaning: «Да», «Возврат», «Состоялась».

use super::cell;
use super::issue::IssueKind;
use super::review::Meaning;
use super::sheet::Cell;
use super::sources::export::Words;
use super::value::Read;
use super::words;
use crate::model::column::{Column, NO_NUMBER};
use crate::model::shape::Shape;
use crate::model::table::{Field, Table};
use std::collections::HashMap;

/// Reads a column; `chosen`: the words that the person has given a meaning, `of_export`: those that
/// the known export has.
pub fn column<'a>(
    cells: impl Iterator<Item = Cell<'a>>,
    table: Table,
    field: &Field,
    chosen: &[Meaning],
    of_export: Option<&'static Words>,
) -> Read {
    let mut known: HashMap<String, (Option<i64>, usize)> = HashMap::new();
    let mut texts = Vec::new();
    let mut buffer = String::new();
    for cell in cells {
        let text = cell::write(cell, &mut buffer);
        match known.get_mut(text) {
            Some((_, count)) => *count += 1,
            None => {
                let said = chosen.iter().find(|it| it.field == field.id && it.word == text);
                let said = said.map(|it| i64::from(it.place));
                let value = said.or_else(|| meaning(table, field, text, of_export));
                let value = value.filter(|_| !matches!(cell, Cell::Error(_)));
                known.insert(text.to_owned(), (value, 1));
            }
        }
        texts.push(text.to_owned());
    }
    // A pipeline has stages of its own between the ends that are known.
    if table == Table::Sales
        && field.id == "status"
        && known.values().any(|(value, _)| *value == Some(0))
    {
        for (text, (value, _)) in &mut known {
            if !cell::is_nothing(text) {
                value.get_or_insert(2);
            }
        }
    }
    let mut usual: Vec<(i64, String, usize)> = Vec::new();
    for (text, (value, count)) in &known {
        let Some(value) = *value else { continue };
        match usual.iter_mut().find(|(it, ..)| *it == value) {
            Some((_, word, most)) if (*count, text) > (*most, &*word) => {
                (*word, *most) = (text.clone(), *count);
            }
            Some(_) => {}
            None => usual.push((value, text.clone(), *count)),
        }
    }
    usual.sort_unstable();
    let mut values = Vec::with_capacity(texts.len());
    let (mut odd, mut unread) = (Vec::new(), Vec::new());
    for (row, text) in texts.iter().enumerate() {
        let value = known.get(text).and_then(|(value, _)| *value);
        let given = usual.iter().any(|(it, word, _)| Some(*it) == value && word == text);
        if !given && !text.is_empty() {
            odd.push(row);
        }
        if value.is_none() && !cell::is_nothing(text) {
            unread.push(row);
        }
        values.push(value.unwrap_or(NO_NUMBER));
    }
    Read {
        column: Column::Number(values),
        shape: Shape::Words(usual.into_iter().map(|(value, word, _)| (value, word)).collect()),
        odd,
        troubles: vec![(IssueKind::UnknownWord, unread)],
        reading: None,
        beside: None,
    }
}

/// What a word means: to the export, to any file, and else what the export says of all others.
fn meaning(
    table: Table,
    field: &Field,
    text: &str,
    of_export: Option<&'static Words>,
) -> Option<i64> {
    let Some(own) = of_export else { return words::value(table, field, text) };
    let rest = || own.rest.filter(|_| !cell::is_nothing(text));
    own.meaning(text).or_else(|| match own.rest {
        // A stage called «Закрыта сделка с отсрочкой» is not won because it begins so.
        Some(_) => words::exact(table, field, text).or_else(rest),
        None => words::value(table, field, text),
    })
}
