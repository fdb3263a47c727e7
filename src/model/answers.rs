//! What the person has said of two names of people or customers: that they are one, or are not.
//!
//! Answers are settings: they are read whenever the dataset is built, so each can be taken back.

use super::names::fold;
use super::sort;
use super::table::Table;
use serde::{Deserialize, Serialize};

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
    /// The keys that are one with others, in order.
    classes: Vec<Known>,
    apart: Vec<[String; 2]>,
}

/// A key that is one with others.
#[derive(Clone, Debug)]
pub(super) struct Known {
    key: String,
    /// What all of them have in common.
    pub class: String,
    /// What all of them are called.
    pub name: String,
}

impl Known {
    /// All of a group are called what one of them was to be called: the longest, of those the first
    /// by letters.
    fn of(member: &Member, all: &[Member]) -> Option<Known> {
        let called = all.iter().filter(|it| it.is_called && it.group == member.group);
        let size = |it: &Member| std::cmp::Reverse(it.name.chars().count());
        let called = called.min_by(|a, b| (size(a), &a.name).cmp(&(size(b), &b.name)))?;
        // No name of a file is like what they have in common.
        let class = format!("≡{}", called.key);
        Some(Known { key: member.key.clone(), class, name: called.name.clone() })
    }
}

/// A side of an answer while groups are gathered.
struct Member {
    key: String,
    name: String,
    /// Whether it is what both are to be called.
    is_called: bool,
    group: usize,
}

impl Answers {
    /// Those about a table; `key` is what a name is known again by.
    pub fn of(all: &[Answer], table: Table, key: &dyn Fn(&str) -> String) -> Answers {
        let mut apart = Vec::new();
        let mut members: Vec<Member> = Vec::new();
        for (group, answer) in all.iter().enumerate().filter(|it| it.1.table == table) {
            let two = [&answer.one, &answer.other].map(|it| match &it.id {
                Some(id) => of_id(id),
                None => key(&it.name),
            });
            if !answer.is_same {
                apart.push(two);
                continue;
            }
            let met = members.iter().filter(|it| two.contains(&it.key)).map(|it| it.group);
            let met: Vec<usize> = met.collect();
            members.iter_mut().filter(|it| met.contains(&it.group)).for_each(|it| it.group = group);
            for (key, side) in two.into_iter().zip([&answer.one, &answer.other]) {
                let is_called = *side == answer.one;
                members.push(Member { key, name: side.name.clone(), is_called, group });
            }
        }
        let mut classes: Vec<Known> =
            members.iter().filter_map(|it| Known::of(it, &members)).collect();
        sort::by(&mut classes, |a, b| a.key.cmp(&b.key));
        Answers { classes, apart }
    }

    /// What is said of a row by its id, else by the key of its name; `None` where nothing is said.
    pub fn of_row(&self, id: Option<&str>, key: &str) -> Option<&Known> {
        id.and_then(|id| self.of_key(&of_id(id))).or_else(|| self.of_key(key))
    }

    fn of_key(&self, key: &str) -> Option<&Known> {
        let at = self.classes.binary_search_by(|it| it.key.as_str().cmp(key)).ok()?;
        self.classes.get(at)
    }

    /// Whether two of these are said not to be one; each by its id and the key of its name.
    pub fn part<'a>(&self, all: &mut dyn Iterator<Item = (Option<&'a str>, &'a str)>) -> bool {
        if self.apart.is_empty() {
            return false;
        }
        let mut keys: Vec<String> = Vec::new();
        for (id, key) in all {
            keys.extend(id.map(of_id));
            keys.push(key.to_owned());
        }
        self.apart.iter().any(|two| two.iter().all(|it| keys.contains(it)))
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
            let answers = Answers::of(&all, Table::Reps, &fold);
            let known =
                |key| answers.of_row(None, key).map(|it| (it.class.clone(), it.name.clone()));
            assert_eq!(known("ivanov").map(|it| it.1).as_deref(), Some("Иванов Иван"));
            assert_eq!(known("иванов и."), known("ivanov"));
            assert_ne!(known("ли"), known("ivanov"));
            assert_eq!(known("петров"), None);
            let both = |one, other| answers.part(&mut [(None, one), (None, other)].into_iter());
            assert!(both("иванов игорь", "иванов иван") && !both("иванов игорь", "ли"));
            all.reverse();
        }
        assert!(Answers::of(&all, Table::Customers, &fold).of_row(None, "ли").is_none());
    }
}
