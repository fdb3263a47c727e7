//! What the person has said of two names of people or customers: that they are one, or are not.
//!
//! Answers are settings: they are read whenever the dataset is built, so each can be taken back.

use super::names::fold;
use super::table::Table;
use serde::{Deserialize, Serialize};
use std::collections::{HashMap, HashSet};

/// One of two: by its name, or by its id where both have one name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Side {
    /// As the files write it.
    pub name: String,
    /// Its id in the firm's books, where the name alone does not tell.
    pub id: Option<String>,
}

/// What is said of two.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// Salespeople or customers.
    pub table: Table,
    /// One of them: what both are called, when they are one.
    pub one: Side,
    /// The other.
    pub other: Side,
    /// Whether they are one.
    pub is_same: bool,
}

impl Answer {
    /// Whether it is of these two, in either order.
    pub fn is_of(&self, table: Table, one: &Side, other: &Side) -> bool {
        let is = |a: &Side, b: &Side| self.one == *a && self.other == *b;
        self.table == table && (is(one, other) || is(other, one))
    }
}

/// The answers about one table, by keys of names.
#[derive(Clone, Debug, Default)]
pub(super) struct Answers {
    /// Of each key that is one with others, the key and the name of all of them.
    classes: HashMap<String, (String, String)>,
    apart: HashSet<(String, String)>,
}

impl Answers {
    /// Those about a table; `key` is what a name is known again by.
    pub fn of(all: &[Answer], table: Table, key: impl Fn(&str) -> String) -> Answers {
        let key = |side: &Side| match &side.id {
            Some(id) => of_id(id),
            None => key(&side.name),
        };
        let mut answers = Answers::default();
        let mut groups: Vec<Vec<(String, String, bool)>> = Vec::new();
        for answer in all.iter().filter(|it| it.table == table) {
            let (one, other) = (key(&answer.one), key(&answer.other));
            if !answer.is_same {
                answers.apart.extend([(one.clone(), other.clone()), (other, one)]);
                continue;
            }
            let mut group = vec![
                (one.clone(), answer.one.name.clone(), true),
                (other.clone(), answer.other.name.clone(), false),
            ];
            let is_of = |it: &Vec<(String, String, bool)>| {
                it.iter().any(|(key, ..)| *key == one || *key == other)
            };
            groups.retain_mut(|it| {
                let joins = is_of(it);
                if joins {
                    group.append(it);
                }
                !joins
            });
            groups.push(group);
        }
        for group in groups {
            answers.note(&group);
        }
        answers
    }

    /// They are called what one of them was to be called: the longest, of those the first by letters.
    fn note(&mut self, group: &[(String, String, bool)]) {
        let named = group.iter().filter(|it| it.2);
        let size = |name: &str| std::cmp::Reverse(name.chars().count());
        let Some((root, name, _)) = named.min_by_key(|it| (size(&it.1), &it.1)) else { return };
        // No name of a file is like it.
        let root = format!("≡{root}");
        for (key, ..) in group {
            self.classes.insert(key.clone(), (root.clone(), name.clone()));
        }
    }

    /// What is said to be one with the key is called; `None` where nothing is said.
    pub fn called(&self, key: &str) -> Option<&str> {
        self.classes.get(key).map(|it| it.1.as_str())
    }

    /// What all that are one with a row have in common; by its id, else by the key of its name.
    pub fn class(&self, id: Option<&str>, key: &str) -> Option<&str> {
        let of = |key: &str| self.classes.get(key).map(|it| it.0.as_str());
        id.and_then(|id| of(&of_id(id))).or_else(|| of(key))
    }

    /// Whether two of these are said not to be one; each by its id and the key of its name.
    pub fn part<'a>(&self, all: impl Iterator<Item = (Option<&'a str>, &'a str)>) -> bool {
        if self.apart.is_empty() {
            return false;
        }
        let mut keys: HashSet<String> = HashSet::new();
        for (id, key) in all {
            keys.extend(id.map(of_id));
            keys.insert(key.to_owned());
        }
        self.apart.iter().any(|(one, other)| keys.contains(one) && keys.contains(other))
    }
}

fn of_id(id: &str) -> String {
    format!("\n{}", fold(id))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn side(name: &str) -> Side {
        Side { name: name.to_owned(), id: None }
    }

    fn answer(one: &str, other: &str, is_same: bool) -> Answer {
        Answer { table: Table::Reps, one: side(one), other: side(other), is_same }
    }

    #[test]
    fn what_is_one_with_one_is_one_whatever_the_order_of_answers() {
        let mut all = vec![
            answer("Иванов Иван", "Иванов И.", true),
            answer("Иванов И.", "Ivanov", true),
            answer("Ким", "Ли", true),
            answer("Иванов Иван", "Иванов Игорь", false),
        ];
        for _ in 0..2 {
            let answers = Answers::of(&all, Table::Reps, fold);
            assert_eq!(answers.called("ivanov"), Some("Иванов Иван"));
            assert_eq!(answers.class(None, "иванов и."), answers.class(None, "ivanov"));
            assert_ne!(answers.class(None, "ли"), answers.class(None, "ivanov"));
            assert_eq!(answers.called("петров"), None);
            let both = |one, other| answers.part([(None, one), (None, other)].into_iter());
            assert!(both("иванов игорь", "иванов иван") && !both("иванов игорь", "ли"));
            all.reverse();
        }
        assert_eq!(Answers::of(&all, Table::Customers, fold).called("ли"), None);
    }
}
