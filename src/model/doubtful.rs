//! Two people or two customers who may be one: for the person to say. Nothing is joined by it.
//!
//! Things are compared only where they share a key (a word and an initial, a name without one of its
//! letters, a phone), so that a hundred thousand customers take as many steps, not their square.

use super::answers::{Answer, Side};
use super::building::{Pause, at_once};
use super::dataset::Dataset;
use super::dimensions::phone_digits;
use super::identity;
use super::names::fold;
use super::people::is_writing;
use super::slice::index;
use super::sort;
use super::table::Table;
use super::typo;
use super::writings;
use std::collections::HashSet;

/// Why two may be one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Why {
    /// One name, two ids.
    Ids,
    /// One name, two legal forms.
    Forms,
    /// Initials for names, or fewer words of one name.
    Writing,
    /// Names one letter apart.
    Typo,
    /// One phone.
    Phone,
    /// One e-mail.
    Email,
}

/// One of two that may be one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Party {
    /// Its code.
    pub code: u32,
    /// How an answer names it.
    pub side: Side,
}

/// Two that may be one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// Salespeople or customers.
    pub table: Table,
    /// One of them: what both would be called.
    pub one: Party,
    /// The other.
    pub other: Party,
    /// Why.
    pub why: Why,
}

/// A key shared by more is a series (branches, a switchboard), not writings of one.
const SHARED: usize = 24;

/// What is compared of a thing.
struct Thing {
    code: u32,
    name: String,
    id: Option<String>,
    /// The name without its legal form, folded.
    bare: String,
    form: Option<&'static str>,
    phones: Vec<String>,
    email: Option<String>,
}

/// All pairs that may be one and of which nothing is said yet, each once, by its first reason; in
/// order of names.
pub fn pairs(data: &Dataset) -> Vec<Pair> {
    at_once(async |pause| pairs_by_parts(data, pause).await)
}

/// The same a part at a time.
pub async fn pairs_by_parts(data: &Dataset, pause: Pause<'_>) -> Vec<Pair> {
    let mut found = of_table(data, Table::Reps, &reps(data), pause).await;
    pause().await;
    let customers = customers(data);
    pause().await;
    found.extend(of_table(data, Table::Customers, &customers, pause).await);
    found
}

/// Whether two names are writings of one, as answers know them again.
pub fn is_one_name(table: Table, one: &str, other: &str) -> bool {
    base(table, one) == base(table, other)
}

/// What a name is without what its writers vary in.
fn base(table: Table, name: &str) -> String {
    match table {
        Table::Reps => writings::key(name),
        _ => match identity::bare(name) {
            (bare, Some(form)) => format!("{bare} {form}"),
            (bare, None) => bare,
        },
    }
}

/// Whether the person has said something of the two.
fn is_answered(answers: &[Answer], table: Table, one: &Side, other: &Side) -> bool {
    let key = |side: &Side| (base(table, &side.name), side.id.as_deref().map(fold));
    let asked = (key(one), key(other));
    let said = |it: &&Answer| it.table == table;
    answers.iter().filter(said).any(|it| {
        let (one, other) = (key(&it.one), key(&it.other));
        (&one, &other) == (&asked.0, &asked.1) || (&one, &other) == (&asked.1, &asked.0)
    })
}

fn reps(data: &Dataset) -> Vec<Thing> {
    let thing = |(code, rep): (u32, &super::reps::Rep)| Thing {
        code,
        bare: writings::key(&rep.name),
        name: rep.name.clone(),
        form: None,
        id: rep.id.clone(),
        phones: Vec::new(),
        email: None,
    };
    (0..).zip(&data.reps).map(thing).collect()
}

fn customers(data: &Dataset) -> Vec<Thing> {
    let thing = |(code, it): (u32, &super::customers::Customer)| {
        let (bare, form) = identity::bare(&it.name);
        let phones = it.phone.iter().flat_map(|it| it.split([',', ';'])).map(phone_digits);
        Thing {
            code,
            name: it.name.clone(),
            bare,
            form,
            id: it.id.clone(),
            phones: phones.filter(|it| it.len() >= 7).collect(),
            email: it.email.as_deref().map(fold).filter(|it| it.contains('@')),
        }
    };
    (0..).zip(&data.customers).map(thing).collect()
}

/// A reason for which two may be one: by which keys they are found, and whether they are.
type Reason<'a> = (&'a dyn Fn(&Thing, &mut Vec<u64>), &'a dyn Fn(&Thing, &Thing) -> Option<Why>);

async fn of_table(data: &Dataset, table: Table, things: &[Thing], pause: Pause<'_>) -> Vec<Pair> {
    let mut found: Vec<(usize, usize, Why)> = Vec::new();
    let mut add = |classes: Vec<(u64, Vec<usize>)>, why: &dyn Fn(&Thing, &Thing) -> Option<Why>| {
        for (_, class) in classes.into_iter().filter(|it| (2..=SHARED).contains(&it.1.len())) {
            for (place, &a) in class.iter().enumerate() {
                for &b in class.iter().skip(place + 1) {
                    let (Some(one), Some(other)) = (things.get(a), things.get(b)) else { continue };
                    if a != b
                        && let Some(why) = why(one, other)
                    {
                        found.push((a.min(b), a.max(b), why));
                    }
                }
            }
        }
    };
    let hashes = |words: &[String], keys: &mut Vec<u64>| {
        keys.extend(words.iter().map(|it| typo::hash(it)));
    };
    let reasons: [Reason; 5] = [
        (&|it, keys| keys.push(typo::hash(&it.bare)), &alike),
        (&|it, keys| initials(&it.bare, keys), &|a, b| written(a, b, table == Table::Reps)),
        (&|it, keys| typo::keys(&it.bare, keys), &mistyped),
        (&|it, keys| hashes(&it.phones, keys), &|_, _| Some(Why::Phone)),
        (&|it, keys| hashes(it.email.as_slice(), keys), &|_, _| Some(Why::Email)),
    ];
    for (keys, why) in reasons {
        let classes = shared(things, keys, pause).await;
        pause().await;
        add(classes, why);
        pause().await;
    }
    sort::whole(&mut found);
    found.dedup_by_key(|it| (it.0, it.1));
    named(data, table, things, found)
}

/// Pairs as answers name them, but those of which something is said; in order of names.
fn named(
    data: &Dataset,
    table: Table,
    things: &[Thing],
    found: Vec<(usize, usize, Why)>,
) -> Vec<Pair> {
    let namesakes = namesakes(table, things);
    let of = |at: usize| {
        let thing = things.get(at)?;
        Some((says(thing), party(table, thing, &namesakes)?))
    };
    let mut named: Vec<Pair> = found
        .into_iter()
        .filter_map(|(a, b, why)| {
            let ((a, one), (b, other)) = (of(a)?, of(b)?);
            let (one, other) = if a <= b { (one, other) } else { (other, one) };
            Some(Pair { table, one, other, why })
        })
        .filter(|it| !is_answered(&data.rules.answers, table, &it.one.side, &it.other.side))
        .collect();
    sort::by(&mut named, |a, b| {
        (&a.one.side, &a.other.side, a.why).cmp(&(&b.one.side, &b.other.side, b.why))
    });
    named
}

/// Of two the one that says more comes first: it has an id, a longer name.
fn says(it: &Thing) -> (bool, std::cmp::Reverse<usize>, &str) {
    (it.id.is_none(), std::cmp::Reverse(it.name.chars().count()), &it.name)
}

/// Names that several bear: they are told by their ids.
fn namesakes(table: Table, things: &[Thing]) -> HashSet<String> {
    let names = sort::grouped(things.iter().map(|it| (base(table, &it.name), ())));
    names.into_iter().filter(|it| it.1.len() > 1).map(|it| it.0).collect()
}

/// A thing as an answer names it; none where nothing tells it from its namesakes.
fn party(table: Table, it: &Thing, namesakes: &HashSet<String>) -> Option<Party> {
    let is_namesake = namesakes.contains(&base(table, &it.name));
    let id = it.id.clone().filter(|_| is_namesake);
    let side = Side { name: it.name.clone(), id };
    (!is_namesake || side.id.is_some()).then_some(Party { code: it.code, side })
}

/// How many things' keys are found at a time.
const PART: u32 = 4096;

/// Things by their keys.
async fn shared(
    things: &[Thing],
    keys: &dyn Fn(&Thing, &mut Vec<u64>),
    pause: Pause<'_>,
) -> Vec<(u64, Vec<usize>)> {
    let mut own = Vec::new();
    let mut all: Vec<(u64, u32)> = Vec::new();
    for (at, thing) in (0..).zip(things) {
        if at % PART == PART - 1 {
            pause().await;
        }
        own.clear();
        keys(thing, &mut own);
        own.sort_unstable();
        own.dedup();
        all.extend(own.iter().map(|key| (*key, at)));
    }
    all.sort_unstable();
    let classes = all.chunk_by(|a, b| a.0 == b.0).filter(|it| it.len() > 1);
    let class =
        |it: &[(u64, u32)]| Some((it.first()?.0, it.iter().map(|it| index(it.1)).collect()));
    classes.filter_map(class).collect()
}

fn alike(a: &Thing, b: &Thing) -> Option<Why> {
    match (a.bare == b.bare, a.form == b.form) {
        (true, true) => Some(Why::Ids),
        (true, false) => Some(Why::Forms),
        _ => None,
    }
}

/// Each whole word with the initial of each other word; alone where there is no other.
fn initials(bare: &str, keys: &mut Vec<u64>) {
    let words: Vec<&str> = bare.split([' ', '.']).filter(|it| !it.is_empty()).collect();
    if words.len() > 5 {
        return;
    }
    let whole = words.iter().enumerate().filter(|it| it.1.chars().count() > 1);
    for (at, word) in whole {
        if words.len() < 4 {
            keys.push(typo::hash(word));
        }
        let others = words.iter().enumerate().filter(|it| it.0 != at);
        for initial in others.filter_map(|it| it.1.chars().next()) {
            keys.push(typo::hash(&format!("{word} {initial}")));
        }
    }
}

/// Names of people one of which has initials, or (of salespeople) fewer words.
fn written(a: &Thing, b: &Thing, are_people: bool) -> Option<Why> {
    let is_initial = |it: &str| it.chars().count() == 1 && it.chars().all(char::is_alphabetic);
    let has_initial = |it: &Thing| it.bare.split([' ', '.']).any(is_initial);
    let may_be = are_people || has_initial(a) || has_initial(b);
    (may_be && a.bare != b.bare && is_writing(&a.bare, &b.bare)).then_some(Why::Writing)
}

fn mistyped(a: &Thing, b: &Thing) -> Option<Why> {
    let forms = a.form.is_none() || b.form.is_none() || a.form == b.form;
    (forms && typo::is_one_apart(&a.bare, &b.bare)).then_some(Why::Typo)
}
