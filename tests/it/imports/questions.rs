//! Columns that may be read in two ways: both are shown, the question is put once.

use super::{days, issue, session, today};
use planerka::import::fixture::sheet;
use planerka::import::issue::{Example, IssueGroup, IssueKind, Repair};
use planerka::import::recall::Remembered;
use planerka::import::review::{Choice, DateOrder, Reading, SheetReview};
use planerka::import::understand::Session;
use planerka::model::date::Date;

fn reviewed(session: &Session) -> SheetReview {
    session.review().sheets.remove(0)
}

fn group(review: &SheetReview, kind: IssueKind) -> IssueGroup {
    review.issues.iter().find(|it| it.kind == kind).cloned().expect("the question")
}

fn dated(order: DateOrder, day: &str) -> Repair {
    let day = Date::parse(day).expect("a date").0;
    Repair::Read(Reading::Date(order), Some(Example::Day(day)))
}

/// Numbers in millionths.
fn numbered(decimal: char, number: Option<i64>) -> Repair {
    Repair::Read(Reading::Number { decimal }, number.map(Example::Number))
}

/// The person presses one of the readings that are offered.
fn press(session: &mut Session, column: usize, reading: Reading) -> SheetReview {
    let mut choice = reviewed(session).choice;
    choice.readings[column] = Some(reading);
    session.choose(0, Choice { settled: vec![column], ..choice });
    reviewed(session)
}

const OPEN: &str = "Дата|Клиент|Сумма\n09/09/25|А|100\n07/10/25|Б|200\n08/11/25|В|300";

#[test]
fn both_days_are_shown_of_a_date_that_has_two() {
    let session = session(vec![sheet("a.csv", OPEN)]);
    let asked = group(&reviewed(&session), IssueKind::AmbiguousDates);
    // The ninth of the ninth is one day; it is not asked about, nor shown.
    assert_eq!((asked.count, asked.examples[0].1.as_str()), (2, "07/10/25"));
    let both =
        [dated(DateOrder::DayFirst, "2025-10-07"), dated(DateOrder::MonthFirst, "2025-07-10")];
    assert_eq!(asked.repairs, both);
}

#[test]
fn either_answer_settles_it_and_the_next_file_does_not_ask() {
    for (order, day) in [(DateOrder::DayFirst, "2025-10-07"), (DateOrder::MonthFirst, "2025-07-10")]
    {
        let mut session = session(vec![sheet("a.csv", OPEN)]);
        let answered = press(&mut session, 0, Reading::Date(order));
        assert_eq!(issue(&answered, IssueKind::AmbiguousDates), None, "{order:?}");
        assert_eq!(days(&session.commit(today())[0], "date")[1], day);
        let memory: Vec<Remembered> = session.remembered();
        let next = super::session(vec![sheet("b.csv", &OPEN.replace("/25", "/26"))]);
        let next = next.recalling(memory);
        assert_eq!(issue(&reviewed(&next), IssueKind::AmbiguousDates), None, "{order:?}");
        assert_eq!(days(&next.commit(today())[0], "date")[1], day.replace("2025", "2026"));
    }
}

#[test]
fn dates_that_speak_against_each_other_leave_the_others_open() {
    let text = "Дата|Клиент|Сумма\n25/03/26|А|1\n26/03/26|Б|2\n03/27/26|В|3\n07/10/26|Г|4";
    let mut session = session(vec![sheet("a.csv", text)]);
    let shown = reviewed(&session);
    assert_eq!(group(&shown, IssueKind::AmbiguousDates).count, 1);
    assert_eq!(issue(&shown, IssueKind::UnreadDate).map(|it| it.2), Some(1));
    let answered = press(&mut session, 0, Reading::Date(DateOrder::MonthFirst));
    assert_eq!(issue(&answered, IssueKind::AmbiguousDates), None);
    assert_eq!(issue(&answered, IssueKind::UnreadDate).map(|it| it.2), Some(2));
    assert_eq!(days(&session.commit(today())[0], "date"), ["2026-03-27", "2026-07-10"]);
    // One side alone decides, as it always did.
    let one_way = text.replace("03/27/26", "27/03/26");
    let shown = reviewed(&super::session(vec![sheet("a.csv", &one_way)]));
    assert_eq!(issue(&shown, IssueKind::AmbiguousDates), None);
}

#[test]
fn a_mark_of_thousands_or_decimals_is_asked_about_with_both_numbers() {
    let text = "Дата|Клиент|Сумма\n01.09.2026|А|1,234\n02.09.2026|Б|2,500";
    let mut session = session(vec![sheet("a.csv", text)]);
    let asked = group(&reviewed(&session), IssueKind::AmbiguousNumbers);
    let both = [numbered(',', Some(1_234_000)), numbered('.', Some(1_234_000_000))];
    assert_eq!((asked.count, asked.repairs.as_slice()), (2, both.as_slice()));
    for (decimal, sum) in [('.', 12_340_000), (',', 12_340)] {
        let answered = press(&mut session, 2, Reading::Number { decimal });
        assert_eq!(issue(&answered, IssueKind::AmbiguousNumbers), None);
        let batch = session.commit(today()).remove(0);
        assert_eq!(batch.column("amount").and_then(|it| it.column.number(0)), Some(sum));
    }
}

#[test]
fn numbers_whose_marks_contradict_are_asked_about() {
    let text = "Дата|Клиент|Сумма\n01.09.2026|А|1.50\n02.09.2026|Б|2.50\n03.09.2026|В|3,50\n04.09.2026|Г|1,234";
    let mut session = session(vec![sheet("a.csv", text)]);
    let asked = group(&reviewed(&session), IssueKind::AmbiguousNumbers);
    // The cell that shows the difference stands first.
    assert_eq!((asked.count, asked.examples[0].1.as_str()), (2, "1,234"));
    let unread = |shown: &SheetReview| issue(shown, IssueKind::UnreadNumber).map(|it| it.2);
    assert_eq!(unread(&reviewed(&session)), None, "3,50 says itself what it is");
    let answered = press(&mut session, 2, Reading::Number { decimal: ',' });
    assert_eq!((issue(&answered, IssueKind::AmbiguousNumbers), unread(&answered)), (None, Some(2)));
}
