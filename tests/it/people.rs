//! Who is who among salespeople: in random lists of people, nobody is ever taken for another.

use crate::oracle::random::Random;
use planerka::model::batch::{Batch, Place};
use planerka::model::dataset::{Dataset, Doubt, Options};
use planerka::model::fixture::{batch, batch_of};
use planerka::model::table::Table;
use std::collections::BTreeSet;
use std::sync::Arc;

fn build(batches: Vec<Arc<Batch>>) -> Dataset {
    Dataset::build(batches, Options::default())
}

fn doubts(data: &Dataset) -> BTreeSet<Doubt> {
    data.doubts.iter().map(|it| it.1).collect()
}

/// Names of the reps of all lines, in order.
fn sellers(data: &Dataset) -> Vec<(&str, Option<&str>)> {
    let named = |&code: &u32| {
        let rep = data.rep(code).expect("a person");
        (rep.name.as_str(), rep.id.as_deref())
    };
    data.sales.rep.iter().map(named).collect()
}

const SOLD: &str = "date|document|rep|amount
    2026-05-01|1|Петрова Анна|100\n2026-05-01|2|Сидоров Олег|200\n2026-05-01|3|2|400";

#[test]
fn two_names_of_one_id_are_two_people_and_the_id_is_nobodys() {
    let people = ["Петрова Анна|2|Север", "Сидоров Олег|2|Юг"];
    for turned in [false, true] {
        let mut rows = people.to_vec();
        if turned {
            rows.reverse();
        }
        let list = batch(Table::Reps, &format!("name|id|team\n{}", rows.join("\n")));
        let data = build(vec![list, batch(Table::Sales, SOLD)]);
        let known = [("Петрова Анна", Some("2")), ("Сидоров Олег", Some("2")), ("2", None)];
        assert_eq!(sellers(&data), known);
        assert_eq!(doubts(&data), [Doubt::Id].into());
        let team = |name: &str| {
            let team = data.rep_named(name).and_then(|it| it.team);
            team.map(|it| data.teams[it as usize].name.as_str())
        };
        assert_eq!((team("Петрова Анна"), team("Сидоров Олег")), (Some("Север"), Some("Юг")));
    }
}

#[test]
fn one_id_joins_the_writings_of_a_name_and_a_name_that_an_alias_gives() {
    let crm = "name|id|aliases\nИванов И.П.|1|\nКузнецова Анна|2|Петрова Анна";
    let books = "name|id\nИван Петрович Иванов|1\nПетрова Анна|2\nИванов И.П.|";
    for files in [[crm, books], [books, crm]] {
        let lists = files.iter().enumerate();
        let lists = lists.map(|(at, text)| batch_of(Table::Reps, &format!("{at}.csv"), text));
        let data = build(lists.collect());
        assert_eq!((data.reps.len(), doubts(&data)), (2, BTreeSet::new()), "{:?}", data.reps);
    }
}

#[test]
fn an_alias_that_is_another_persons_name_joins_nobody() {
    let data = build(vec![
        batch(
            Table::Reps,
            "name|id|aliases|email\nСидоров Олег|1|Петрова Анна; Олежка|o@a.ru\nПетрова Анна|2|Шеф|all@a.ru\nКим Дмитрий|3|Шеф|all@a.ru",
        ),
        batch(
            Table::Sales,
            "date|rep|amount\n2026-05-01|Петрова Анна|1\n2026-05-01|Олежка|1\n2026-05-01|Шеф|1\n2026-05-01|O@a.ru|1\n2026-05-01|all@a.ru|1",
        ),
    ]);
    let [anna, oleg] = [("Петрова Анна", Some("2")), ("Сидоров Олег", Some("1"))];
    assert_eq!(sellers(&data), [anna, oleg, ("Шеф", None), oleg, ("all@a.ru", None)]);
    assert_eq!(doubts(&data), [Doubt::Alias].into());
}

#[test]
fn namesakes_of_two_ids_are_two_people_whose_bare_name_is_neithers() {
    let data = build(vec![
        batch(Table::Reps, "name|id\nИванов Иван|1\nИванов Иван|2"),
        batch(
            Table::Sales,
            "date|rep|amount\n2026-05-01|1|1\n2026-05-01|2|1\n2026-05-01|Иванов Иван|1",
        ),
    ]);
    let name = "Иванов Иван";
    assert_eq!(sellers(&data), [(name, Some("1")), (name, Some("2")), (name, None)]);
    assert_eq!(doubts(&data), [Doubt::Name].into());
    let links: BTreeSet<&str> = data.reps.iter().map(|it| it.link.as_str()).collect();
    assert_eq!(links.len(), 3, "each has a page of their own");
}

#[test]
fn a_list_without_ids_and_one_with_them_are_of_the_same_people_in_either_order() {
    let [bare, coded] = ["name|team\nИванов Иван|Север", "name|id\nИванов Иван|1"];
    for files in [[bare, coded], [coded, bare]] {
        let lists = files.iter().enumerate();
        let lists = lists.map(|(at, text)| batch_of(Table::Reps, &format!("{at}.csv"), text));
        let data = build(lists.collect());
        assert_eq!((data.reps.len(), data.reps[0].id.as_deref()), (1, Some("1")));
    }
}

#[test]
fn participants_between_commas_are_several_where_it_is_sure_in_whatever_order_rows_stand() {
    let rows = ["Ким, Гусев", "Ким", "Гусев", "Иванов, Иван", "Ли Анна и Цой Олег", "Петров, Пётр"];
    for turned in [false, true] {
        let mut rows = rows.to_vec();
        if turned {
            rows.reverse();
        }
        let rows: Vec<String> = rows.iter().map(|it| format!("2026-05-05T12:00:00|{it}")).collect();
        let data = build(vec![
            batch(Table::Reps, "name|id\nИванов Иван|1"),
            batch(Table::Meetings, &format!("at|rep\n{}", rows.join("\n"))),
        ]);
        let mut all: Vec<Vec<&str>> = data
            .meetings
            .reps
            .iter()
            .map(|it| it.iter().filter_map(|it| Some(data.rep(*it)?.name.as_str())).collect())
            .collect();
        if turned {
            all.reverse();
        }
        let expected = [
            &["Ким", "Гусев"][..],
            &["Ким"],
            &["Гусев"],
            &["Иванов Иван"],
            &["Ли Анна", "Цой Олег"],
            &["Петров, Пётр"],
        ];
        assert_eq!(all, expected);
        assert_eq!(doubts(&data), [Doubt::Participants].into());
    }
}

/// A row of a random list: its cells.
fn person(random: &Random) -> [String; 5] {
    const NAMES: &[&str] = &[
        "Иванов Иван",
        "Иванов И.",
        "Иванов Игорь",
        "Петрова Анна",
        "Петрова А.",
        "Сидоров Олег",
        "Олег Сидоров",
        "иванов  иван",
        "Ким",
        "A",
        "Север",
    ];
    const IDS: &[&str] = &["", "", "1", "2", "3", "007", "Ким"];
    const TEAMS: &[&str] =
        &["", "A / B / A", "B / A", "A", "Петрова Анна", "Север / Юг", "Юг / Север", "Юг"];
    const OTHERS: &[&str] =
        &["", "", "Олежка", "1", "Сидоров Олег", "Петрова А.; Шеф", "Шеф;Олежка"];
    const MAILS: &[&str] = &["", "", "a@a.ru", "b@a.ru", "Ким"];
    [NAMES, IDS, TEAMS, OTHERS, MAILS].map(|of| (*random.one(of)).to_owned())
}

fn list(rows: &[[String; 5]], file: &str) -> Arc<Batch> {
    let rows: Vec<String> = rows.iter().map(|it| it.join("|")).collect();
    batch_of(Table::Reps, file, &format!("name|id|team|aliases|email\n{}", rows.join("\n")))
}

/// Who each row is, and whom each text names: by what of the list is one person, whatever codes
/// they have.
fn who_is_who(files: &[Vec<[String; 5]>]) -> (BTreeSet<BTreeSet<(String, String)>>, Vec<String>) {
    let lists = files.iter().enumerate().map(|(at, it)| list(it, &format!("{at}.csv")));
    let data = build(lists.collect());
    let mut people: Vec<BTreeSet<(String, String)>> = vec![BTreeSet::new(); data.reps.len()];
    for (file, rows) in (0..).zip(files) {
        for (row, [name, id, ..]) in (0..).zip(rows) {
            let code = data.find_row(Table::Reps, Place { batch: file, row }, None, None);
            let key = (name.to_lowercase().replace("  ", " "), id.clone());
            people[code.expect("a person") as usize].insert(key);
        }
    }
    let named =
        ["Олежка", "Шеф", "1", "2", "Ким", "Сидоров Олег", "Иванов И.", "a@a.ru"].map(|text| {
            let found = data.find(Table::Reps, text).map(|it| &people[it as usize]);
            format!("{text}: {found:?}")
        });
    (people.into_iter().collect(), named.to_vec())
}

#[test]
fn in_random_lists_of_people_nobody_is_another_in_whatever_order_files_and_rows_come() {
    for seed in 0..400 {
        let random = Random::new(seed);
        let mut files: Vec<Vec<[String; 5]>> = (0..random.within(1, 3))
            .map(|_| (0..random.within(1, 5)).map(|_| person(&random)).collect())
            .collect();
        let first = who_is_who(&files);
        for person in &first.0 {
            let ids: BTreeSet<&str> =
                person.iter().map(|it| it.1.as_str()).filter(|it| !it.is_empty()).collect();
            assert!(ids.len() < 2, "two ids are one person: {person:?}");
            let surnames = ["иванов", "петров", "сидоров", "ким", "a", "север"];
            let of = |it: &&&str| {
                person.iter().any(|(name, _)| name.split(' ').any(|word| word.starts_with(**it)))
            };
            let surnames: Vec<&&str> = surnames.iter().filter(of).collect();
            let aliased = files.iter().flatten().any(|it| !it[3].is_empty());
            assert!(surnames.len() < 2 || aliased, "two names are one person: {person:?}");
            let full = |name: &str| person.iter().any(|it| it.0 == name);
            assert!(!(full("иванов иван") && full("иванов игорь")), "{person:?}");
        }
        files.reverse();
        files.iter_mut().for_each(|it| it.reverse());
        assert_eq!(who_is_who(&files), first, "seed {seed}: {files:?}");
        let whole: Vec<[String; 5]> = files.iter().flatten().cloned().collect();
        assert_eq!(who_is_who(&[whole]), first, "seed {seed}: one file");
    }
}
