//! Writings of a person's name: which are one whatever the order of words, and what the person said.

use super::answers::{Answer, Answers, Known};
use super::names::fold;
use super::sort;
use super::table::Table;
use std::cmp::Ordering;

/// How names of people are known again, as far as the person has not said otherwise.
#[derive(Clone, Debug, Default)]
pub(super) struct Writings {
    /// Names that are of several people in another order of words.
    ordered: Vec<String>,
    answers: Answers,
}

impl Writings {
    /// By what the person has said.
    pub fn of(all: &[Answer]) -> Writings {
        let parted = all.iter().filter(|it| it.table == Table::Reps && !it.is_same);
        let mut writings = Writings::default();
        writings.ordered = parted
            .filter(|it| key(&it.one.name) == key(&it.other.name))
            .map(|it| key(&it.one.name))
            .collect();
        writings.answers = Answers::of(all, Table::Reps, &|name| writings.key(name));
        writings
    }

    /// What a name is known again by: its words in any order, initials after them.
    pub fn key(&self, name: &str) -> String {
        let key = key(name);
        if self.ordered.contains(&key) { fold(name) } else { key }
    }

    /// What the person says of somebody of this id and key.
    pub fn said(&self, id: Option<&str>, key: &str) -> Option<&Known> {
        self.answers.of_row(id, key)
    }

    /// Whether the person says of two of these that they are not one; each by its id and key.
    pub fn part<'a>(&self, all: &mut dyn Iterator<Item = (Option<&'a str>, &'a str)>) -> bool {
        self.answers.part(all)
    }
}

/// The words of a name in their order by letters, then its initials as they stand: «Иван Иванов» is
/// «Иванов Иван», and «И. П. Иванов» is «Иванов И.П.», but not «Иванов П. И.». An e-mail is itself.
pub(super) fn key(name: &str) -> String {
    let folded = fold(name);
    if folded.contains('@') {
        return folded;
    }
    let spaced: String =
        folded.chars().map(|it| if matches!(it, '.' | ',') { ' ' } else { it }).collect();
    let mut words: Vec<&str> = spaced.split(' ').filter(|it| !it.is_empty()).collect();
    let is_initial = |it: &&str| it.chars().count() == 1;
    sort::by(&mut words, |a, b| match (is_initial(a), is_initial(b)) {
        (true, true) => Ordering::Equal,
        (false, false) => a.cmp(b),
        (a, b) => a.cmp(&b),
    });
    if words.is_empty() { folded } else { words.join(" ") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_of_words_does_not_matter_and_that_of_initials_does() {
        for name in ["Иванов Иван", "иван  иванов", "ИВАНОВ, Иван"] {
            assert_eq!(key(name), "иван иванов", "{name}");
        }
        assert_eq!(key("И.П. Иванов"), key("Иванов И. П."));
        assert_ne!(key("Иванов П. И."), key("Иванов И. П."));
        assert_eq!(key("a.b@x.ru"), "a.b@x.ru");
        assert_eq!(key("."), ".");
    }
}
