//! Who may be one with whom is asked, never done; what the person answers is done, and taken back.

use planerka::model::answers::{Answer, Side};
use planerka::model::batch::Batch;
use planerka::model::dataset::{Dataset, Options};
use planerka::model::doubtful::{Why, pairs};
use planerka::model::fixture::batch_of;
use planerka::model::occurrences::{self, merged};
use planerka::model::rules::Rules;
use planerka::model::table::Table;
use planerka::model::unit::Money;
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;

fn build(batches: &[Arc<Batch>], answers: &[Answer]) -> Dataset {
    let rules = Rules { answers: answers.to_vec(), ..Rules::default() };
    Dataset::build(batches.to_vec(), Options { rules, ..Options::default() })
}

fn side(name: &str) -> Side {
    Side { name: name.to_owned(), id: None }
}

fn answer(table: Table, one: &str, other: &str, is_same: bool) -> Answer {
    Answer { table, one: side(one), other: side(other), is_same }
}

/// Sales of these people (or to these customers), each in a file of its own.
fn sales(field: &str, names: &[&str]) -> Vec<Arc<Batch>> {
    let files = names.iter().enumerate();
    let text = |name: &str| format!("date|document|{field}|amount\n2026-09-01|{name}|{name}|100");
    files.map(|(at, name)| batch_of(Table::Sales, &format!("{at}.csv"), &text(name))).collect()
}

fn asked(data: &Dataset) -> Vec<(String, String, Why)> {
    let pairs = pairs(data).into_iter();
    pairs.map(|it| (it.one.side.name, it.other.side.name, it.why)).collect()
}

fn names(data: &Dataset) -> Vec<&str> {
    data.reps.iter().map(|it| it.name.as_str()).collect()
}

#[test]
fn the_order_of_words_is_no_question_and_initials_are_one() {
    let files = sales("rep", &["Иванов Иван", "иван ИВАНОВ", "Иванов И.", "Ким А.", "Ким О."]);
    let data = build(&files, &[]);
    assert_eq!(names(&data), ["Иванов Иван", "Иванов И.", "Ким А.", "Ким О."]);
    let question = ("Иванов Иван".to_owned(), "Иванов И.".to_owned(), Why::Writing);
    assert_eq!(asked(&data), [question]);
    let merges = merged(&data, Table::Reps);
    assert_eq!(merges.len(), 1, "the order of words is told: {merges:?}");
    assert_eq!(merges[0].others, [side("иван ИВАНОВ")]);
}

#[test]
fn an_answer_joins_and_parts_and_is_taken_back() {
    let files = sales("rep", &["Иванов И.", "Иванов Иван", "Иван Иванов"]);
    let same = answer(Table::Reps, "Иванов Иван", "Иванов И.", true);
    for turn in 0..3 {
        let mut files = files.clone();
        files.rotate_left(turn);
        let data = build(&files, std::slice::from_ref(&same));
        assert_eq!((names(&data), asked(&data)), (vec!["Иванов Иван"], vec![]), "turned by {turn}");
        assert_eq!(merged(&data, Table::Reps)[0].others.len(), 2);
        let parted = answer(Table::Reps, "Иванов И.", "Иванов Иван", false);
        let data = build(&files, &[parted]);
        assert_eq!((data.reps.len(), asked(&data).len()), (2, 0));
        let parted = answer(Table::Reps, "Иванов Иван", "Иван Иванов", false);
        assert_eq!(build(&files, &[parted]).reps.len(), 3, "the sure match is undone");
        assert_eq!((build(&files, &[]).reps.len(), asked(&build(&files, &[])).len()), (2, 1));
    }
}

#[test]
fn rows_of_a_list_are_joined_by_an_answer_whatever_their_ids() {
    let list = "name|id|team\nИванов Иван|1|Север\nИвонов Иван|2|";
    let files = [
        batch_of(Table::Reps, "reps.csv", list),
        batch_of(
            Table::Sales,
            "s.csv",
            "date|document|rep|amount\n2026-09-01|1|1|100\n2026-09-01|2|2|200\n2026-09-02|3|Ивонов Иван|400",
        ),
    ];
    let data = build(&files, &[]);
    assert_eq!(data.reps.len(), 2);
    let pair = pairs(&data).remove(0);
    assert_eq!(pair.why, Why::Typo);
    let answer =
        Answer { table: Table::Reps, one: pair.one.side, other: pair.other.side, is_same: true };
    let data = build(&files, &[answer]);
    assert_eq!((data.reps.len(), pairs(&data)), (1, vec![]));
    let sold = occurrences::of(&data, Table::Reps, &[0]);
    assert_eq!(sold[&0].sold, Money(7_000_000));
}

#[test]
fn customers_of_two_forms_codes_phones_and_slips_are_asked_about() {
    let list = "name|id|phone|email
        ООО Ромашка|1||\nАО Ромашка|2||\nЛютик|3|+7 912 345-67-89|\nВасилёк|4|8 (912) 345 67 89|
        Ландыш|5||a@x.ru\nЛандиш|6||\nКамелия Плюс|7||A@x.ru\nТочка 1|8||\nТочка 2|9||\nПион|10||\nПион|11||";
    let data = build(&[batch_of(Table::Customers, "c.csv", list)], &[]);
    let asked: BTreeSet<(String, String, Why)> = asked(&data)
        .into_iter()
        .map(|(one, other, why)| {
            let (one, other) = if one <= other { (one, other) } else { (other, one) };
            (one, other, why)
        })
        .collect();
    let expected = [
        ("АО Ромашка", "ООО Ромашка", Why::Forms),
        ("Василёк", "Лютик", Why::Phone),
        ("Камелия Плюс", "Ландыш", Why::Email),
        ("Ландиш", "Ландыш", Why::Typo),
        ("Пион", "Пион", Why::Ids),
    ];
    let expected = expected.map(|(one, other, why)| (one.to_owned(), other.to_owned(), why));
    assert_eq!(asked, expected.into());
    let answers: Vec<Answer> = pairs(&data)
        .into_iter()
        .map(|it| Answer { table: it.table, one: it.one.side, other: it.other.side, is_same: true })
        .collect();
    let data = build(&[batch_of(Table::Customers, "c.csv", list)], &answers);
    assert_eq!((data.customers.len(), pairs(&data)), (6, vec![]), "{:?}", data.customers);
    let answers = answers.into_iter().map(|it| Answer { is_same: false, ..it }).collect::<Vec<_>>();
    let data = build(&[batch_of(Table::Customers, "c.csv", list)], &answers);
    assert_eq!((data.customers.len(), pairs(&data)), (11, vec![]));
}

#[test]
fn a_form_and_its_absence_are_one_until_the_person_parts_them() {
    let files = sales("customer", &["ООО «Ромашка»", "Ромашка", "Ромашка ООО"]);
    let data = build(&files, &[]);
    assert_eq!((data.customers.len(), pairs(&data)), (1, vec![]));
    assert_eq!(merged(&data, Table::Customers)[0].others, [side("Ромашка")]);
    let parted = answer(Table::Customers, "ООО «Ромашка»", "Ромашка", false);
    let data = build(&files, &[parted]);
    assert_eq!((data.customers.len(), pairs(&data)), (2, vec![]), "{:?}", data.customers);
}

#[test]
fn where_each_occurs_is_counted() {
    let files = sales("rep", &["Иванов Иван", "Иванов И.", "Иван Иванов"]);
    let data = build(&files, &[]);
    let code = data.rep_named("Иванов Иван").map(|it| it.name.clone());
    assert_eq!(code.as_deref(), Some("Иванов Иван"));
    let found = occurrences::of(&data, Table::Reps, &[0, 1]);
    assert_eq!((found[&0].rows, found[&0].files.len(), found[&0].sold), (2, 2, Money(2_000_000)));
    assert_eq!((found[&1].rows, found[&1].files.len(), found[&1].sold), (1, 1, Money(1_000_000)));
}

/// Many customers: their pairs are found by keys, not by comparing each with each.
#[test]
fn many_customers_are_compared_by_keys() {
    let lines: String = (0..20_000).map(|at| format!("Клиент {at:05} сервис\n")).collect();
    let list = format!("name\n{lines}Фабрика мебели\nФабрика мебили\n");
    let data = build(&[batch_of(Table::Customers, "c.csv", &list)], &[]);
    let begun = std::time::Instant::now();
    let found = asked(&data);
    println!("20,000 customers compared in {:?}", begun.elapsed());
    assert_eq!(found.len(), 1, "{found:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// What is asked does not depend on the order in which files came.
    #[test]
    fn the_order_of_files_does_not_matter(
        names in prop::collection::vec("(Иванов|Ивонов|Петров) (Иван|И\\.|Олег|О\\.)( П\\.)?", 1..7),
        turn in 0usize..7, is_rep in any::<bool>()
    ) {
        let field = if is_rep { "rep" } else { "customer" };
        let files = sales(field, &names.iter().map(String::as_str).collect::<Vec<_>>());
        let mut turned = files.clone();
        turned.rotate_left(turn % names.len());
        turned.reverse();
        prop_assert_eq!(asked(&build(&files, &[])), asked(&build(&turned, &[])));
    }
}
