//! Identity: when rows and names of customers are one customer (the KPI handbook B5): by tax id,
//! else phone, else e-mail, else name without its legal form.
//!
//! Only sure matches are taken. Rows of different ids of the firm's books are one by a whole tax id
//! alone (ИНН with КПП, or of a person); whatever else would make one customer of two ids, of two
//! tax ids or of two legal forms («ООО Ромашка» and «АО Ромашка») joins nothing.

use super::answers::{Answer, Answers, Known};
use super::names::fold;
use super::sort;
use super::table::Table;
use std::collections::{HashMap, HashSet};

/// Legal forms that names are written with, folded.
const FORMS: [&str; 6] = ["ооо", "оао", "зао", "пао", "ао", "ип"];

/// What one row says of who a customer is; folded.
#[derive(Clone, Debug, Default)]
pub(super) struct Said {
    pub id: Option<String>,
    /// ИНН and КПП, as far as they are there.
    pub tax: Option<(String, String)>,
    /// Digits.
    pub phones: Vec<String>,
    /// Folded.
    pub emails: Vec<String>,
    pub name: String,
    /// What the name is known again by.
    pub key: String,
    /// What it has in common with all that the person says are one with it.
    pub class: Option<String>,
}

/// A name without its legal form and quotes, and the form; of nothing but a form the whole.
pub(super) fn bare(name: &str) -> (String, Option<&'static str>) {
    let quoted = |it: char| matches!(it, '«' | '»' | '"' | '\'' | '„' | '“' | '”' | ',');
    let folded = fold(&name.replace(quoted, " "));
    let form_of = |word: &str| FORMS.into_iter().find(|form| *form == word);
    let words: Vec<&str> = folded.split(' ').collect();
    let form = match words.as_slice() {
        [first, .., last] => form_of(first).or_else(|| form_of(last)),
        _ => None,
    };
    let own = words.into_iter().filter(|word| Some(*word) != form);
    (own.collect::<Vec<&str>>().join(" "), form)
}

/// ИНН and КПП of `7707083893/770701001`, `7707083893 770701001`, `7707083893`: digits. An ИНН has
/// 10 or 12 of them (one fewer where a spreadsheet dropped the zero before); a «0» or a «1» that
/// stands for a tax id that nobody knows is none.
pub(super) fn tax(text: &str) -> Option<(String, String)> {
    let mut parts = text.split(|it: char| !it.is_ascii_digit()).filter(|it| !it.is_empty());
    let is_whole = |it: &&str| (9..=12).contains(&it.len()) && it.bytes().any(|it| it != b'0');
    let inn = parts.next().filter(is_whole)?.to_owned();
    Some((inn, parts.next().unwrap_or_default().to_owned()))
}

/// How names of customers are known again.
#[derive(Clone, Debug, Default)]
pub(super) struct Matching {
    /// Bare names that several legal forms share, or of which the person says that they are not one.
    doubtful: HashSet<String>,
    answers: Answers,
}

impl Matching {
    /// By all names there are, and what the person says of them.
    pub fn of<'a>(names: impl Iterator<Item = &'a str>, all: &[Answer]) -> Matching {
        let mut doubtful = doubtful(names);
        let parted = all.iter().filter(|it| it.table == Table::Customers && !it.is_same);
        let bare_names = parted.map(|it| (bare(&it.one.name).0, bare(&it.other.name).0));
        doubtful.extend(bare_names.filter(|it| it.0 == it.1).map(|it| it.0));
        let mut matching = Matching { doubtful, answers: Answers::default() };
        matching.answers = Answers::of(all, Table::Customers, &|name| matching.key(name));
        matching
    }

    /// What a name is known again by: without its legal form, unless that tells it from others.
    pub fn key(&self, name: &str) -> String {
        let (bare, form) = bare(name);
        match self.doubtful.contains(&bare) {
            true => format!("{bare}\n{}", form.unwrap_or_default()),
            false => bare,
        }
    }

    /// What the person says of a customer of this id and key.
    pub fn said(&self, id: Option<&str>, key: &str) -> Option<&Known> {
        self.answers.of_row(id, key)
    }
}

/// Bare names that several legal forms share: they name nobody for sure.
fn doubtful<'a>(names: impl Iterator<Item = &'a str>) -> HashSet<String> {
    let mut forms: HashMap<String, Vec<&'static str>> = HashMap::new();
    for name in names {
        let (bare, form) = bare(name);
        let known = forms.entry(bare).or_default();
        known.extend(form.filter(|it| !known.contains(it)));
    }
    forms.into_iter().filter(|(_, forms)| forms.len() > 1).map(|it| it.0).collect()
}

/// Which rows are one customer: of each row the first of those that it is one with.
pub(super) fn same(rows: &[Said], matching: &Matching) -> Vec<usize> {
    let mut groups = Groups::of(rows, matching);
    let each = |keys: fn(&Said) -> Vec<String>| {
        let all = rows.iter().enumerate();
        sort::grouped(all.flat_map(|(at, row)| keys(row).into_iter().map(move |key| (key, at))))
    };
    groups.join(each(|it| it.id.iter().cloned().collect()), true);
    groups.join(each(whole_tax), true);
    groups.join(each(|it| it.tax.iter().map(|it| it.0.clone()).collect()), false);
    groups.join(each(|it| it.phones.clone()), false);
    groups.join(each(|it| it.emails.clone()), false);
    groups.join(each(|it| vec![it.name.clone()]), false);
    groups.join(each(|it| vec![it.key.clone()]), false);
    groups.join(each(|it| it.class.iter().cloned().collect()), true);
    groups.of_row
}

/// A tax id that is of one customer alone: with КПП, or a person's.
fn whole_tax(row: &Said) -> Vec<String> {
    let whole = row.tax.iter().filter(|(inn, kpp)| !kpp.is_empty() || inn.len() == 12);
    whole.map(|(inn, kpp)| format!("{inn}/{kpp}")).collect()
}

/// Rows that are one so far.
struct Groups<'a> {
    rows: &'a [Said],
    matching: &'a Matching,
    of_row: Vec<usize>,
    members: Vec<Vec<usize>>,
}

impl<'a> Groups<'a> {
    fn of(rows: &'a [Said], matching: &'a Matching) -> Groups<'a> {
        let members = (0..rows.len()).map(|it| vec![it]).collect();
        Groups { rows, matching, of_row: (0..rows.len()).collect(), members }
    }

    /// Whether the person says of two of these that they are not one.
    fn part(&self, members: &[usize]) -> bool {
        let rows = members.iter().filter_map(|&at| self.rows.get(at));
        self.matching.answers.part(&mut rows.map(|it| (it.id.as_deref(), it.key.as_str())))
    }

    /// Makes each class one; one that is not sure only where no ids, tax ids and forms contradict.
    fn join(&mut self, classes: Vec<(String, Vec<usize>)>, is_sure: bool) {
        for (_, class) in classes.into_iter().filter(|it| it.1.len() > 1) {
            let groups =
                sort::distinct(class.iter().filter_map(|&row| self.of_row.get(row).copied()));
            let members: Vec<usize> =
                groups.iter().filter_map(|&it| self.members.get(it)).flatten().copied().collect();
            let agree = is_sure || self.agree(&members);
            if groups.len() > 1 && agree && !self.part(&members) {
                self.unite(members);
            }
        }
    }

    /// Whether rows have one id, one tax id and one legal form at most: an ИНН alone is that of its only КПП.
    fn agree(&self, members: &[usize]) -> bool {
        let rows = || members.iter().filter_map(|&at| self.rows.get(at));
        let ids = sort::distinct(rows().filter_map(|it| it.id.as_ref()));
        let inns = sort::distinct(rows().filter_map(|it| Some(&it.tax.as_ref()?.0)));
        let forms = sort::distinct(rows().filter_map(|it| bare(&it.name).1));
        let kpps = rows().filter_map(|it| Some(&it.tax.as_ref()?.1)).filter(|it| !it.is_empty());
        let one = [ids.len(), inns.len(), forms.len()].into_iter().all(|it| it < 2);
        one && sort::distinct(kpps).len() < 2
    }

    fn unite(&mut self, members: Vec<usize>) {
        let Some(&first) = members.iter().min() else { return };
        for &member in &members {
            if let Some(group) = self.of_row.get_mut(member) {
                *group = first;
            }
        }
        if let Some(own) = self.members.get_mut(first) {
            *own = members;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_one_without_form_quotes_case_and_yo() {
        for name in ["ООО «Зелёный сад»", "Зеленый сад, ООО", "зелёный  сад", "ООО \"ЗЕЛЕНЫЙ САД\""]
        {
            assert_eq!(bare(name).0, "зеленый сад", "{name}");
        }
        assert_eq!(bare("ИП Ким"), ("ким".to_owned(), Some("ип")));
        assert_eq!(bare("ООО"), ("ооо".to_owned(), None));
        assert_eq!(bare("Аоста"), ("аоста".to_owned(), None));
    }

    #[test]
    fn a_name_of_two_legal_forms_is_nobodys_for_sure() {
        let names = ["ООО Ромашка", "АО Ромашка", "Ромашка", "ООО Лютик", "Лютик"];
        let doubtful = doubtful(names.into_iter());
        assert_eq!(doubtful.into_iter().collect::<Vec<_>>(), ["ромашка"]);
    }

    #[test]
    fn tax_ids_are_read_with_and_without_kpp() {
        let whole = Some(("7707083893".to_owned(), "770701001".to_owned()));
        assert_eq!(tax("7707083893/770701001"), whole);
        assert_eq!(tax("ИНН 7707083893 КПП 770701001"), whole);
        assert_eq!(tax("7707083893"), Some(("7707083893".to_owned(), String::new())));
        for nothing in ["нет", "0", "1", "0000000000", "12345"] {
            assert_eq!(tax(nothing), None, "{nothing}");
        }
    }
}
