//! Rows that are no data: totals, confirmed by arithmetic where it can be, and notes.

use super::cell;
use super::sheet::{Cell, Sheet};
use crate::model::column::{NO_NUMBER, Texts};

/// What a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// Data.
    Data,
    /// A total of the rows above.
    Total,
    /// A note, such as «Confidential Information».
    Note,
    /// Data of another table.
    Elsewhere,
}

/// What the classes are told by.
pub struct Told<'a> {
    /// The cells.
    pub sheet: &'a Sheet,
    /// The rows of data, by their places in the sheet.
    pub rows: &'a [usize],
    /// Whether something that a row must have is not in it.
    pub lacks: Vec<bool>,
    /// Whether rows that lack nothing may be totals too (nothing of them is dated).
    pub all_may_be: bool,
    /// Columns that totals add up, a value a row.
    pub sums: Vec<&'a [i64]>,
    /// Columns of salespeople: nobody is called «Итого».
    pub people: Vec<&'a Texts>,
    /// How many columns are in use.
    pub width: usize,
}

/// How surely a label names a total.
#[derive(Clone, Copy, PartialEq)]
enum Label {
    Strong,
    Weak,
}

/// The class of each row.
pub fn classes(told: &Told<'_>) -> Vec<Class> {
    let mut classes = vec![Class::Data; told.rows.len()];
    let mut running = Running::of(told);
    let totals: Vec<Vec<bool>> = told.people.iter().map(|it| totals_among(it)).collect();
    for (at, &row) in told.rows.iter().enumerate() {
        let lacks = told.lacks.get(at).copied().unwrap_or(false);
        let label = match lacks || told.all_may_be {
            true => first_text(told.sheet, row).and_then(label),
            // A row that lacks nothing is a total where a sum says so too: «Август», «Итого», 600.
            false if running.confirm(told, at) => any_label(told.sheet, row),
            false => None,
        };
        let class = match label {
            _ if is_called_total(told, &totals, at) => Class::Total,
            Some(Label::Strong) if lacks || told.sums.is_empty() => Class::Total,
            Some(Label::Strong | Label::Weak) if running.confirm(told, at) => Class::Total,
            Some(Label::Strong) if told.all_may_be => Class::Total,
            None if lacks && told.width >= 3 && filled(told.sheet, row) == 1 => Class::Note,
            _ => Class::Data,
        };
        if let Some(it) = classes.get_mut(at) {
            *it = class;
        }
        match class {
            Class::Data => running.add(told, at),
            Class::Total => running.block.fill(0),
            Class::Note | Class::Elsewhere => {}
        }
    }
    trailing(told, &mut classes);
    classes
}

/// Whether a row is called a total.
pub(super) fn is_total(sheet: &Sheet, row: usize) -> bool {
    first_text(sheet, row).and_then(label) == Some(Label::Strong)
}

/// Which of a column's words are those of totals; of most columns none.
fn totals_among(people: &Texts) -> Vec<bool> {
    let are: Vec<bool> = people.words.iter().map(|it| label(it) == Some(Label::Strong)).collect();
    if are.contains(&true) { are } else { Vec::new() }
}

/// Whether the salesperson of a row is a total.
fn is_called_total(told: &Told<'_>, totals: &[Vec<bool>], at: usize) -> bool {
    told.people.iter().zip(totals).any(|(people, totals)| {
        let code = people.codes.get(at).and_then(|it| usize::try_from(*it).ok());
        code.and_then(|it| totals.get(it)) == Some(&true)
    })
}

/// The label of a total in any cell of a row.
fn any_label(sheet: &Sheet, row: usize) -> Option<Label> {
    let texts = (0..sheet.columns.len()).filter_map(|column| match sheet.cell(row, column) {
        Cell::Text(text) => Some(text),
        _ => None,
    });
    texts.filter_map(label).find(|it| *it == Label::Strong)
}

/// Whether totals add up the columns of a field.
pub fn is_summed(field: &str) -> bool {
    matches!(field, "amount" | "quantity" | "count" | "debit" | "closing")
}

/// The number of records that a total names: `Grand Totals (5700 records)`.
pub fn records(sheet: &Sheet, row: usize) -> Option<usize> {
    let text = first_text(sheet, row)?;
    // Only the last total counts them all; a subtotal counts those of its group.
    if text.to_lowercase().starts_with("sub") {
        return None;
    }
    let inside = text.split_once('(')?.1.split_once(')')?.0;
    let (count, word) = inside.split_once(' ')?;
    (word.starts_with("record") || word.starts_with("запис"))
        .then(|| count.replace(',', "").parse().ok())?
}

/// Sums of the rows above: of all, and since the last total. What is more than a number can be stays
/// the largest there is, which is no amount of a firm.
struct Running {
    all: Vec<i64>,
    block: Vec<i64>,
    count: u64,
}

impl Running {
    fn of(told: &Told<'_>) -> Running {
        Running { all: vec![0; told.sums.len()], block: vec![0; told.sums.len()], count: 0 }
    }

    fn add(&mut self, told: &Told<'_>, at: usize) {
        self.count += 1;
        for ((sum, all), block) in told.sums.iter().zip(&mut self.all).zip(&mut self.block) {
            let value = sum.get(at).copied().filter(|it| *it != NO_NUMBER).unwrap_or(0);
            *all = all.saturating_add(value);
            *block = block.saturating_add(value);
        }
    }

    /// Whether a sum in this row is that of the rows above, but for the rounding of what is shown.
    fn confirm(&self, told: &Told<'_>, at: usize) -> bool {
        let near = 100 * (self.count + 1);
        self.count > 0
            && told.sums.iter().zip(self.all.iter().zip(&self.block)).any(|(sum, (all, block))| {
                let value = sum.get(at).copied().filter(|it| *it != NO_NUMBER && *it != 0);
                value.is_some_and(|it| it.abs_diff(*all) <= near || it.abs_diff(*block) <= near)
            })
    }
}

/// Notes at the end, after a blank row: whatever column they stand in.
fn trailing(told: &Told<'_>, classes: &mut [Class]) {
    let mut first = told.rows.len();
    while let Some(at) = first.checked_sub(1) {
        let Some(&row) = told.rows.get(at) else { break };
        if classes.get(at) == Some(&Class::Data) && filled(told.sheet, row) != 1 {
            break;
        }
        first = at;
    }
    let gap = first > 0
        && match (told.rows.get(first - 1), told.rows.get(first)) {
            (Some(last), Some(note)) => note - last > 1,
            _ => false,
        };
    if gap && told.width >= 3 {
        for class in classes.iter_mut().skip(first).filter(|it| **it == Class::Data) {
            *class = Class::Note;
        }
    }
}

fn filled(sheet: &Sheet, row: usize) -> usize {
    let empty = |column: &usize| match sheet.cell(row, *column) {
        Cell::Empty => true,
        Cell::Text(text) => text.trim().is_empty(),
        _ => false,
    };
    (0..sheet.columns.len()).filter(|column| !empty(column)).take(3).count()
}

fn first_text(sheet: &Sheet, row: usize) -> Option<&str> {
    (0..sheet.columns.len()).find_map(|column| match sheet.cell(row, column) {
        Cell::Text(text) if !cell::is_nothing(text.trim()) => Some(text.trim()),
        _ => None,
    })
}

fn label(text: &str) -> Option<Label> {
    const EXACT: &[&str] = &[
        "итого",
        "всего",
        "итог",
        "общий итог",
        "total",
        "totals",
        "grand total",
        "grand totals",
        "subtotal",
        "subtotals",
        "sub total",
        "разом",
        "всього",
        "sum",
        "сумма итого",
        "общая сумма",
    ];
    const STARTS: &[&str] = &[
        "итого ",
        "всего ",
        "total for ",
        "grand total",
        "subtotal ",
        "обороты за период",
        "итоги ",
    ];
    const ENDS: &[&str] = &[" итого", " итог", " total", " всего"];
    if text.len() > 200 || !may_be_label(text) {
        return None;
    }
    let lower = text.to_lowercase();
    let label =
        lower.split('(').next().unwrap_or_default().trim().trim_end_matches([':', '.', ' ']);
    if EXACT.contains(&label) || STARTS.iter().any(|it| label.starts_with(it)) {
        Some(Label::Strong)
    } else {
        ENDS.iter().any(|it| label.ends_with(it)).then_some(Label::Weak)
    }
}

/// A quick look that spares most rows the rest.
fn may_be_label(text: &str) -> bool {
    const INSIDE: &[&str] = &[
        "тог",
        "ТОГ",
        "сего",
        "СЕГО",
        "otal",
        "OTAL",
        "азом",
        "сього",
        "бщая",
        "бороты",
        "um",
        "UM",
    ];
    INSIDE.iter().any(|it| text.contains(it))
}
