//! People: when two rows are one person, and which ids, names and aliases name one person alone.

use super::batch::Place;
use super::reason::Doubt;
use super::sort;
use super::writings::{Writings, key};

/// Names of one id that are compared with each other; more are surely not one person's.
const NAMES: usize = 12;

/// What one row says of who a person is, all of it folded.
#[derive(Clone, Debug)]
pub(super) struct Said {
    pub place: Place,
    pub name: String,
    /// What the name is known again by.
    pub key: String,
    pub id: Option<String>,
    /// What it has in common with all that the person says are one with it.
    pub class: Option<String>,
    /// Aliases and the e-mail, by their keys.
    pub others: Vec<String>,
}

/// Who is who.
#[derive(Debug, Default)]
pub(super) struct Told {
    /// Of each row the first of those that are one person.
    pub of_row: Vec<usize>,
    /// Ids, each of one person alone.
    pub ids: Vec<(String, usize)>,
    /// Names, aliases and e-mails, each of one person alone.
    pub names: Vec<(String, usize)>,
    /// Rows with something that joins nothing.
    pub doubts: Vec<(usize, Doubt)>,
}

/// Rows by what they say, in order.
type Classes<'a> = [(&'a str, Vec<usize>)];

/// Who is who in these rows, in whatever order they stand.
pub(super) fn told(rows: &[Said], writings: &Writings) -> Told {
    let by_id = classes(rows, |it| it.id.iter().map(String::as_str).collect());
    let by_name = classes(rows, |it| vec![it.key.as_str()]);
    let mut groups = Groups((0..rows.len()).collect());
    for (_, class) in &by_id {
        let names = sort::distinct(class.iter().filter_map(|&at| Some(&rows.get(at)?.name)));
        match agree(rows, class, &names, writings) {
            true => groups.unite(class),
            false => names.into_iter().for_each(|name| {
                let own =
                    class.iter().filter(|&&at| rows.get(at).is_some_and(|it| it.name == *name));
                groups.unite(&own.copied().collect::<Vec<usize>>());
            }),
        }
    }
    let has_id = |at: &usize| rows.get(*at).is_some_and(|it| it.id.is_some());
    for (_, class) in &by_name {
        let ids = sort::distinct(class.iter().filter_map(|&at| rows.get(at)?.id.as_ref()));
        match ids.len() {
            0 | 1 => groups.unite(class),
            _ => groups.unite(&class.iter().filter(|it| !has_id(it)).copied().collect::<Vec<_>>()),
        }
    }
    let said = classes(rows, |it| it.class.iter().map(String::as_str).collect());
    said.iter().for_each(|(_, class)| groups.unite(class));
    let mut told = Told { of_row: groups.finish(), ..Told::default() };
    told.name_by_ids(&by_id);
    told.name_by_names(&by_name, &has_id);
    let answered = said.iter().filter_map(|(class, rows)| {
        let group = told.of_row.get(*rows.first()?)?;
        Some(((*class).to_owned(), *group))
    });
    let answered: Vec<(String, usize)> = answered.collect();
    told.names.extend(answered);
    told.name_by_others(
        &classes(rows, |it| it.others.iter().map(String::as_str).collect()),
        &by_id,
        &by_name,
    );
    told
}

fn classes<'a>(rows: &'a [Said], keys: fn(&'a Said) -> Vec<&'a str>) -> Vec<(&'a str, Vec<usize>)> {
    let all = rows.iter().enumerate();
    sort::grouped(all.flat_map(|(at, row)| keys(row).into_iter().map(move |key| (key, at))))
}

impl Told {
    fn people(&self, class: &[usize]) -> Vec<usize> {
        sort::distinct(class.iter().filter_map(|&at| self.of_row.get(at).copied()))
    }

    fn doubt(&mut self, class: &[usize], doubt: Doubt) {
        self.doubts.extend(class.iter().map(|&at| (at, doubt)));
    }

    fn name_by_ids(&mut self, by_id: &Classes) {
        for (id, class) in by_id {
            let people = self.people(class);
            match people.first() {
                Some(&one) if people.len() == 1 => self.ids.push(((*id).to_owned(), one)),
                _ => self.doubt(class, Doubt::Id),
            }
        }
    }

    /// A name of several people is that of the one who has no id, if there is one: of nobody else.
    fn name_by_names(&mut self, by_name: &Classes, has_id: &impl Fn(&usize) -> bool) {
        for (name, class) in by_name {
            let people = self.people(class);
            if people.len() > 1 {
                self.doubt(class, Doubt::Name);
            }
            let nameless = class.iter().find(|it| !has_id(it)).and_then(|&it| self.of_row.get(it));
            let only = people.first().filter(|_| people.len() == 1);
            if let Some(&one) = only.or(nameless) {
                self.names.push(((*name).to_owned(), one));
            }
        }
    }

    /// An alias of two people, or one that is another's id or name, names nobody.
    fn name_by_others<'a>(
        &mut self,
        others: &Classes<'a>,
        by_id: &'a Classes<'a>,
        by_name: &'a Classes<'a>,
    ) {
        for (text, class) in others {
            let same = |classes: &'a Classes<'a>| {
                let at = classes.binary_search_by_key(text, |it| it.0).ok()?;
                classes.get(at).map(|it| &it.1)
            };
            let named = [same(by_id), same(by_name)].into_iter().flatten().flatten();
            let all: Vec<usize> = class.iter().chain(named).copied().collect();
            let people = self.people(&all);
            match people.first() {
                Some(&one) if people.len() == 1 => self.names.push(((*text).to_owned(), one)),
                _ => self.doubt(class, Doubt::Alias),
            }
        }
    }
}

/// Whether the names of rows of one id may all be one person's: each is another writing of each, or
/// an alias says so.
fn agree(rows: &[Said], class: &[usize], names: &[&String], writings: &Writings) -> bool {
    let own = || class.iter().filter_map(|&at| rows.get(at));
    if names.len() > 1 && writings.part(&mut own().map(|it| (it.id.as_deref(), it.key.as_str()))) {
        return false;
    }
    let aliases = sort::distinct(own().flat_map(|it| &it.others));
    let is_alias = |name: &String| aliases.binary_search(&&key(name)).is_ok();
    let agrees =
        |one: &String, other: &String| is_writing(one, other) || is_alias(one) || is_alias(other);
    names.len() <= NAMES && names.iter().all(|one| names.iter().all(|other| agrees(one, other)))
}

/// Whether two folded names may be writings of one: «Иванов И. П.» and «Иван Петрович Иванов». Each
/// word of the shorter is in the longer, whole or by its first letter, one of them whole.
pub fn is_writing(one: &str, other: &str) -> bool {
    let words = |name: &str| -> Vec<String> {
        name.split([' ', '.']).filter(|it| !it.is_empty()).map(str::to_owned).collect()
    };
    let (mut short, mut long) = (words(one), words(other));
    if short.len() > long.len() {
        std::mem::swap(&mut short, &mut long);
    }
    let count = short.len();
    short.retain(|word| match long.iter().position(|it| it == word) {
        Some(at) => {
            long.remove(at);
            false
        }
        None => true,
    });
    let is_initial = |one: &str, whole: &str| one.chars().count() == 1 && whole.starts_with(one);
    short.len() < count
        && short.iter().all(|word| {
            let found = long.iter().position(|it| is_initial(word, it) || is_initial(it, word));
            found.map(|at| long.remove(at)).is_some()
        })
}

/// Rows that are one so far: of each a row that it is one with, itself at the root.
struct Groups(Vec<usize>);

impl Groups {
    fn root(&self, mut at: usize) -> usize {
        while let Some(&up) = self.0.get(at).filter(|up| **up != at) {
            at = up;
        }
        at
    }

    fn unite(&mut self, rows: &[usize]) {
        let Some(first) = rows.iter().map(|&it| self.root(it)).min() else { return };
        for &row in rows {
            for at in [self.root(row), row] {
                self.0.get_mut(at).into_iter().for_each(|it| *it = first);
            }
        }
    }

    fn finish(self) -> Vec<usize> {
        (0..self.0.len()).map(|it| self.root(it)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writings_of_one_name_are_told_from_other_people() {
        for (one, other) in [
            ("иванов и.п.", "иванов иван петрович"),
            ("иван иванов", "иванов иван"),
            ("иванов", "иванов иван"),
            ("smith j", "john smith"),
        ] {
            assert!(is_writing(one, other) && is_writing(other, one), "{one} {other}");
        }
        for (one, other) in [
            ("иванов иван", "иванов петр"),
            ("петрова анна", "сидоров олег"),
            ("и. п.", "иванов петр"),
            ("ким анна", "ким о."),
        ] {
            assert!(!is_writing(one, other) && !is_writing(other, one), "{one} {other}");
        }
    }
}
