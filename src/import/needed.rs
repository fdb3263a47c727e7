//! Cells that keep their row out when they are not understood: the row would count as something that
//! the file does not say.

use super::cast::{Cast, Source};
use super::issue::{IssueKind, Severity};
use super::report::Issues;
use super::totals::Class;
use super::value;
use crate::model::table::Table;
use std::collections::HashSet;

/// A cast whose cells keep rows out, unless another has the value.
pub(super) struct Needed<'a> {
    cast: &'a Cast,
    instead: Option<&'a Cast>,
    /// Whether unread numbers and dates do, or unknown words alone.
    figures: bool,
}

impl<'a> Needed<'a> {
    /// What keeps the row out.
    pub fn of(&self, at: usize) -> Option<(&'a Cast, IssueKind)> {
        let keeps =
            |it: &IssueKind| *it == IssueKind::UnknownWord || self.figures && value::is_unread(*it);
        let kind = self.cast.trouble(at).filter(keeps)?;
        self.instead.is_none_or(|it| it.is_empty(at)).then_some((self.cast, kind))
    }
}

/// What a row may lack without counting as something that the file does not say.
const DETAILS: &[(Table, &[&str])] = &[
    (Table::Calls, &["seconds", "deals"]),
    (Table::Meetings, &["minutes", "entered"]),
    (Table::Trainings, &["hours"]),
    (Table::Questions, &["points"]),
];

/// Of every table the words of lists. Of a sale its amount, unless a price is there; its price,
/// quantity and discount, unless an amount is. Of targets their days. Of other facts everything whose
/// absence means something: an answer at a time that cannot be read is not no answer, five calls
/// less than none are not one. Things are worth having without a detail, and facts without a mere one.
pub(super) fn of(table: Table, casts: &[Cast]) -> Vec<Needed<'_>> {
    let find = |id: &str| casts.iter().find(|it| it.field.id == id);
    let sums = match table {
        Table::Sales => {
            let (amount, price) = (find("amount"), find("price"));
            let (quantity, discount) = (find("quantity"), find("discount"));
            vec![(amount, price), (price, amount), (quantity, amount), (discount, amount)]
        }
        Table::Reps | Table::Products | Table::Customers | Table::Campaigns | Table::Topics => {
            Vec::new()
        }
        Table::Targets => vec![(find("to"), None), (find("version_from"), None)],
        _ => {
            let mere = DETAILS.iter().find(|it| it.0 == table).map_or(&[][..], |it| it.1);
            let counted = casts.iter().filter(|it| !mere.contains(&it.field.id));
            counted.map(|it| (Some(it), None)).collect()
        }
    };
    let figures = sums
        .into_iter()
        .filter_map(|(cast, instead)| Some(Needed { cast: cast?, instead, figures: true }))
        .filter(|it| it.cast.read.unread() > 0);
    let words = casts.iter().filter(|it| !it.read.unknown_words().is_empty());
    figures.chain(words.map(|cast| Needed { cast, instead: None, figures: false })).collect()
}

/// Tells the words that are not known, each once, with the row where it stands first.
pub(super) fn tell_words(
    source: &Source<'_>,
    casts: &[Cast],
    classes: &[Class],
    issues: &mut Issues,
) {
    for cast in casts {
        let mut words: HashSet<String> = HashSet::new();
        let mut examples = Vec::new();
        let data = |at: &&usize| classes.get(**at) == Some(&Class::Data);
        let unknown: Vec<usize> = cast.read.unknown_words().iter().filter(data).copied().collect();
        for &at in &unknown {
            let row = source.facts.layout.rows.get(at).copied().unwrap_or(0);
            let text = source.text(row, &cast.columns);
            if words.insert(text.clone()) {
                examples.push((source.sheet.row_number(row), text));
            }
        }
        if !unknown.is_empty() {
            let severity = Severity::Error;
            issues.listed(IssueKind::UnknownWord, severity, &cast.header, unknown.len(), examples);
        }
    }
}

impl Cast {
    /// What is wrong with the cell of a row, if anything.
    pub fn trouble(&self, at: usize) -> Option<IssueKind> {
        let here = |(kind, rows): &(IssueKind, Vec<usize>)| {
            rows.binary_search(&at).is_ok().then_some(*kind)
        };
        self.read.troubles.iter().find_map(here)
    }
}
