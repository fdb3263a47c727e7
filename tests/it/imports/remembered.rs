//! What was chosen about a file holds for the next one with the same headers, and what is wrong is
//! repaired in one go.

use super::{days, issue, mapped, session, texts, today};
use planerka::desk::Desk;
use planerka::import::fixture::sheet;
use planerka::import::issue::{Example, IssueKind, Repair, Severity};
use planerka::import::message::{Kept, Reply, Request, encode, parts};
use planerka::import::recall::Remembered;
use planerka::import::review::{
    Beside, Choice, Confidence, DateOrder, Mend, Mending, Reading, Review, SheetReview,
};
use planerka::import::understand::Session;
use planerka::lang::Lang;
use planerka::model::table::Table;
use planerka::model::zone::Zone;

fn recalled(text: &str, memory: &[Remembered]) -> (Session, SheetReview) {
    let session = session(vec![sheet("октябрь.csv", text)]).recalling(memory.to_vec());
    let shown = session.review().sheets.remove(0);
    (session, shown)
}

/// What is remembered, through the text that it is kept as.
fn kept(session: &Session) -> Vec<Remembered> {
    let texts: Vec<String> = session.remembered().iter().map(Remembered::text).collect();
    texts.iter().map(|it| Remembered::read(it).expect("its own text")).collect()
}

const SEPTEMBER: &str =
    "Дата|Кому|Итог|Сумма б/н|Плюс\n03/04/2026|А|100|90|x\n05/06/2026|Б|200|180|y";

/// The person chooses a field, an order of dates, and imports.
fn chosen() -> Vec<Remembered> {
    let mut session = session(vec![sheet("сентябрь.csv", SEPTEMBER)]);
    let shown = session.review().sheets.remove(0);
    let mut choice = shown.choice;
    choice.fields[1] = Some(Some("rep".to_owned()));
    choice.fields[3] = Some(Some("amount".to_owned()));
    choice.readings[0] = Some(Reading::Date(DateOrder::MonthFirst));
    session.choose(0, choice);
    kept(&session)
}

#[test]
fn the_next_file_with_the_same_headers_asks_nothing() {
    let memory = chosen();
    let october = "Сумма б/н|Кому|Дата|Плюс|Итог\n90|В|07/08/2026||100\n95|Г|09/10/2026||105";
    let (session, shown) = recalled(october, &memory);
    assert_eq!(mapped(&shown), "sales: Сумма б/н=amount, Кому=rep, Дата=date");
    assert!(shown.choice.recalled && shown.issues.is_empty(), "{:?}", shown.issues);
    let confidence: Vec<Confidence> = shown.columns.iter().map(|it| it.confidence).collect();
    assert_eq!(confidence[..2], [Confidence::Remembered; 2]);
    assert_eq!(days(&session.commit(today())[0], "date"), ["2026-07-08", "2026-09-10"]);
    assert_eq!(kept(&session)[0].headers, memory[0].headers, "and again the next month");
}

#[test]
fn dates_that_speak_against_the_memory_win() {
    let october = "Дата|Кому|Итог|Сумма б/н|Плюс\n07/08/2026|В|100|90|\n19/10/2026|Г|105|95|";
    let (session, shown) = recalled(october, &chosen());
    assert!(shown.choice.recalled);
    assert_eq!(days(&session.commit(today())[0], "date"), ["2026-08-07", "2026-10-19"]);
}

#[test]
fn what_was_chosen_is_forgotten_when_asked_and_other_headers_are_another_file() {
    let memory = chosen();
    let (mut session, shown) = recalled(SEPTEMBER, &memory);
    session.choose(0, Choice { recalled: false, ..shown.choice.clone() });
    let forgotten = session.review().sheets.remove(0);
    assert!(!forgotten.choice.recalled);
    assert_ne!(mapped(&forgotten), mapped(&shown));
    let (_, other) = recalled(&SEPTEMBER.replace("Плюс", "Минус"), &memory);
    assert!(!other.choice.recalled);
}

#[test]
fn a_header_row_that_was_chosen_is_found_again() {
    let text = "Отчёт|Имя|Город\nДата|Клиент|Сумма\n01.09.2026|А|100\n02.09.2026|Б|200";
    let mut session = session(vec![sheet("a.csv", text)]);
    let shown = session.review().sheets.remove(0);
    session.choose(
        0,
        Choice { header_row: Some(2), fields: vec![], readings: vec![], ..shown.choice },
    );
    let memory = kept(&session);
    let (_, shown) = recalled(&text.replace("2026|Б", "2026|В"), &memory);
    assert_eq!((shown.header_row, shown.rows_used), (2, 2));
}

#[test]
fn letters_in_numbers_are_digits_when_the_person_says_so() {
    let text = "Дата|Клиент|Сумма\n01.09.2026|А|12О00\n02.09.2026|Б|100\n03.09.2026|В|сто\n04.09.2026|Г|5\n04.09.2026|Д|6";
    let mut session = session(vec![sheet("a.csv", text)]);
    let shown = session.review().sheets.remove(0);
    assert_eq!((shown.rows_used, shown.issues.len()), (3, 2), "{:?}", shown.issues);
    let group = shown.issues.iter().find(|it| it.kind == IssueKind::LetterInNumber).expect("told");
    assert_eq!(group.severity, Severity::Error);
    let mend = Mend { column: 2, what: Mending::Letters };
    assert_eq!(group.repairs, [Repair::Mend(mend, Some(Example::Number(12_000_000_000)))]);
    session.choose(0, Choice { mends: vec![mend], ..shown.choice });
    let shown = session.review().sheets.remove(0);
    assert_eq!((shown.rows_used, issue(&shown, IssueKind::LetterInNumber)), (4, None));
    let batch = session.commit(today()).remove(0);
    let amount = batch.column("amount").expect("amounts");
    assert_eq!(amount.column.number(0), Some(120_000_000));
    assert_eq!(amount.original(0).as_deref(), Some("12О00"), "the trace shows what the file has");
}

#[test]
fn rows_with_cells_that_are_not_read_are_left_out_when_the_person_says_so() {
    let text = "Дата|Клиент|Сумма|Цена\n01.09.2026|А|100|дорого\n02.09.2026|Б|200|5";
    let mut session = session(vec![sheet("a.csv", text)]);
    let shown = session.review().sheets.remove(0);
    assert_eq!(shown.rows_used, 2);
    let group = shown.issues.iter().find(|it| it.kind == IssueKind::UnreadNumber).expect("told");
    let mend = Mend { column: 3, what: Mending::Skip };
    assert_eq!(group.repairs, [Repair::Mend(mend, None)]);
    session.choose(0, Choice { mends: vec![mend], ..shown.choice });
    let shown = session.review().sheets.remove(0);
    assert_eq!((shown.rows_used, issue(&shown, IssueKind::LeftOut).map(|it| it.2)), (1, Some(1)));
    assert_eq!(texts(&session.commit(today())[0], "customer"), ["Б"]);
}

/// Files through the desk, over what is here: the review, the batches, what is remembered.
fn desk(
    file: &str,
    text: &str,
    memory: &[Kept],
    here: &[Vec<u8>],
) -> (Review, Vec<Vec<u8>>, Vec<Kept>) {
    let mut desk = Desk::default();
    let asked = Request::Here {
        memory: memory.iter().map(|it| it.text.clone()).collect(),
        batches: here.iter().map(|it| (Table::Sales, it.len() as u64)).collect(),
        zone: Zone::MOSCOW,
    };
    let payload: Vec<&[u8]> = here.iter().map(Vec::as_slice).collect();
    desk.answer(&encode(&asked, &payload).into(), &mut |_, _| ());
    let read = Request::Read {
        files: vec![(file.to_owned(), text.len() as u64)],
        here: vec![],
        people: vec![],
        today: today().0,
    };
    let (mut review, mut batches, mut remembered) = (Review::default(), Vec::new(), Vec::new());
    desk.answer(&encode(&read, &[text.as_bytes()]).into(), &mut |reply, _| match reply {
        Reply::Review(it) => review = it.clone(),
        Reply::Beside(beside) => {
            for (sheet, beside) in review.sheets.iter_mut().zip(beside) {
                sheet.beside = *beside;
            }
        }
        _ => {}
    });
    desk.answer(
        &encode(&Request::Commit(Lang::Ru), &[]).into(),
        &mut |reply, payload| match reply {
            Reply::Remembered(it) => remembered = it.clone(),
            Reply::Batches { lengths } => {
                let whole = payload.concat();
                batches = parts(&whole, lengths)
                    .expect("parts")
                    .into_iter()
                    .map(<[u8]>::to_vec)
                    .collect();
            }
            _ => {}
        },
    );
    (review, batches, remembered)
}

#[test]
fn what_lands_is_counted_beside_what_is_here() {
    let september =
        "Дата;Номер;Клиент;Сумма\n01.09.2026;1;А;100\n02.09.2026;2;Б;200\n03.09.2026;3;В;300\n";
    let (review, here, _) = desk("сентябрь.csv", september, &[], &[]);
    assert_eq!(review.sheets[0].beside, Some(Beside { new: 3, ..Beside::default() }));
    let again =
        "Дата;Номер;Клиент;Сумма\n01.09.2026;1;А;100\n02.09.2026;2;Б;250\n04.09.2026;4;Г;400\n";
    let (review, _, _) = desk("сентябрь.csv", again, &[], &here);
    let expected = Beside { new: 1, changed: 1, repeated: 1, gone: 1 };
    assert_eq!(review.sheets[0].beside, Some(expected));
    let (review, _, _) = desk("октябрь.csv", again, &[], &here);
    let expected = Beside { new: 1, changed: 1, repeated: 1, gone: 0 };
    assert_eq!(review.sheets[0].beside, Some(expected), "another file takes nothing's place");
}

#[test]
fn what_is_remembered_goes_through_the_desk() {
    let text = "Дата;Клиент;Сумма;Плюс\n01.09.2026;А;100;x\n02.09.2026;Б;200;y\n";
    let (_, here, memory) = desk("сентябрь.csv", text, &[], &[]);
    assert_eq!((here.len(), memory.len()), (1, 1), "«Плюс» is no name that we know");
    let (review, _, again) = desk("октябрь.csv", &text.replace(".09.", ".10."), &memory, &here);
    assert!(review.sheets[0].choice.recalled);
    assert_eq!(again[0].id, memory[0].id);
}
