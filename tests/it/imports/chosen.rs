//! What the person chooses, has imported before, and knows already.

use super::{SALES, days, issue, mapped, only, session, texts, today};
use planerka::import::fixture::sheet;
use planerka::import::issue::IssueKind;
use planerka::import::review::Choice;
use planerka::import::understand::Session;
use planerka::model::table::Table;

#[test]
fn russian_names_are_joined_in_their_order() {
    let (review, batch) = only(sheet(
        "Сотрудники.csv",
        "Таб. номер|Имя|Отчество|Фамилия|Отдел\n007|Анна|Петровна|Иванова|Опт\n008|Олег|Ильич|Петров|Опт",
    ));
    assert_eq!(
        mapped(&review),
        "reps: Таб. номер=id, Имя=name, Отчество=name, Фамилия=name, Отдел=team"
    );
    let batch = batch.expect("a batch");
    assert_eq!(texts(&batch, "name"), ["Иванова Анна Петровна", "Петров Олег Ильич"]);
    assert_eq!(texts(&batch, "id"), ["007", "008"]);
}

#[test]
fn what_the_person_chooses_stays_chosen() {
    let mut session = session(vec![sheet(
        "a.csv",
        "Дата|Клиент|Сумма|Отгружено\n03/04/2026|А|100|90\n05/06/2026|Б|200|180",
    )]);
    let shown = session.review().sheets.remove(0);
    assert_eq!(mapped(&shown), "sales: Дата=date, Клиент=customer, Сумма=amount");
    assert_eq!(issue(&shown, IssueKind::AmbiguousDates).map(|it| it.2), Some(2));
    let mut choice = shown.choice.clone();
    choice.fields[3] = Some(Some("amount".to_owned()));
    session.choose(0, choice);
    let shown = session.review().sheets.remove(0);
    assert_eq!(mapped(&shown), "sales: Дата=date, Клиент=customer, Отгружено=amount");
    let mut choice = shown.choice.clone();
    choice.readings[0] = Some(planerka::import::review::Reading::Date(
        planerka::import::review::DateOrder::MonthFirst,
    ));
    session.choose(0, choice);
    let shown = session.review().sheets.remove(0);
    assert_eq!(mapped(&shown), "sales: Дата=date, Клиент=customer, Отгружено=amount");
    assert_eq!(issue(&shown, IssueKind::AmbiguousDates), None);
    assert_eq!(days(&session.commit(today())[0], "date"), ["2026-03-04", "2026-05-06"]);
    session.choose(0, Choice { table: Some(None), ..shown.choice });
    assert_eq!((session.review().rows(), session.commit(today()).len()), (0, 0));
}

#[test]
fn the_same_file_again_is_not_added_twice() {
    let here = vec!["сентябрь.csv#".to_owned()];
    let mut session =
        Session::new(vec![sheet("сентябрь.csv", SALES)], Vec::new(), here, Vec::new(), today());
    let shown = session.review().sheets.remove(0);
    assert_eq!((shown.rows_used, issue(&shown, IssueKind::AlreadyHere).is_some()), (0, true));
    assert!(session.commit(today()).is_empty());
    session.choose(0, Choice { again: true, ..shown.choice });
    assert_eq!(session.review().rows(), 3);
}

#[test]
fn what_the_app_wrote_needs_no_question() {
    for table in [Table::Reps, Table::Products, Table::Customers, Table::Sales, Table::Targets] {
        let ids: Vec<&str> = table.fields().iter().map(|it| it.id).collect();
        let text =
            format!("{},file,sheet,row\n{},a,b,1", ids.join(","), vec!["1"; ids.len()].join(","));
        let (review, _) = only(sheet(&format!("{}.csv", table.id()), &text.replace(',', "|")));
        let fields: Vec<String> =
            review.choice.fields.iter().flatten().flatten().cloned().collect();
        assert_eq!(review.choice.table, Some(Some(table)));
        assert_eq!(fields, ids, "{}", table.id());
    }
}

#[test]
fn new_names_are_told_once_there_are_old_ones() {
    let people = vec!["иванова  анна".to_owned()];
    let session =
        Session::new(vec![sheet("a.csv", SALES)], Vec::new(), Vec::new(), people, today());
    let shown = session.review().sheets.remove(0);
    assert_eq!(issue(&shown, IssueKind::NewPeople).map(|it| it.2), Some(1));
    assert_eq!(issue(&only(sheet("a.csv", SALES)).0, IssueKind::NewPeople), None);
}
