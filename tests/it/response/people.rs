//! Whom an inquiry counts for, by whose SLA and calendar, and who called back.

use super::{build, figure, inquiries, of_rep, scope, september};
use planerka::kpi::{Unit, defs};
use planerka::model::date::Date;
use planerka::model::fixture::batch;
use planerka::model::known::Known;
use planerka::model::rules::{Rules, Sla};
use planerka::model::slice::{By, Part};
use planerka::model::table::Table;
use planerka::model::targets::Who;
use planerka::report::results::decimal;
use planerka::report::table::{TableCell, tables};

#[test]
fn an_answer_counts_for_its_author_and_silence_for_the_owner() {
    let customers = batch(Table::Customers, "name | owner\nРоза | Ира\nМак |");
    let owners = batch(Table::Assignments, "customer | rep | from\nМак | Оля | 2026-09-02");
    let shifts = batch(
        Table::Shifts,
        "who | date | start | end
        Юра | 2026-09-07 | 10:00 | 12:00
        Ира | 2026-09-07 | 11:00 | 13:00
        Оля | 2026-09-06 | 20:00 | 02:00",
    );
    let rows = inquiries(
        "received | replied | customer | owner | replied_by
        2026-09-07 10:00 | 2026-09-07 10:30 | Роза | Ира | Юра
        2026-09-07 10:10 | 2026-09-07 10:30 | Роза | Ира |
        2026-09-07 10:20 | | Роза | Юра |
        2026-09-07 10:30 | | Роза | |
        2026-09-07 10:40 | | Мак | |
        2026-09-01 10:40 | | Мак | |
        2026-09-07 10:59 | | | |
        2026-09-07 11:00 | | | |
        2026-09-07 01:59 | | | |
        2026-09-07 02:00 | | | |",
    );
    let data = build(&[customers, owners, shifts, rows], Rules::default());
    let of = |name: &str| {
        let [_, _, answered, unanswered, _] = of_rep(&data, name);
        (answered, unanswered)
    };
    let pair = |answered: &str, unanswered: &str| (answered.to_owned(), unanswered.to_owned());
    assert_eq!(of("Юра"), pair("1", "2"), "his answer, his own row, his shift");
    assert_eq!(of("Ира"), pair("1", "1"), "an answer without an author, her customer");
    assert_eq!(of("Оля"), pair("0", "2"), "her customer since the 2nd, the night shift");
    let [_, _, answered, unanswered, _] = september(&data, Who::Nobody);
    assert_eq!(
        (answered, unanswered),
        pair("0", "3"),
        "before the 2nd, two on shift, nobody on it"
    );
}

#[test]
fn minutes_are_of_the_person_that_the_inquiry_counts_for() {
    let shifts = batch(Table::Shifts, "who | date | start | end\nЮра | 2026-09-07 | 20:00 | 22:00");
    let rows = inquiries(
        "received | replied | replied_by
        2026-09-07 19:00 | 2026-09-07 20:15 | Юра
        2026-09-07 19:00 | 2026-09-07 20:15 | Ира",
    );
    let data = build(&[shifts, rows], Rules::default());
    assert_eq!(of_rep(&data, "Юра")[1], "15");
    assert_eq!(of_rep(&data, "Ира")[1], "0", "both outside her hours");
    assert_eq!(september(&data, Who::Company)[1], "7.5", "one value at every level");
    assert_eq!(figure(&data, scope("2026-09", "2026-09-30"), "median_wall_minutes"), "75");
}

#[test]
fn the_sla_is_of_the_channel_on_the_day_received() {
    let rule = |channel: &str, from: Option<&str>, minutes| Sla {
        channel: channel.to_owned(),
        from: from.and_then(Date::parse),
        minutes,
    };
    let sla = vec![rule("chat", None, 5), rule("chat", Some("2026-09-08"), 15), rule("", None, 1)];
    let rows = inquiries(
        "channel | received | replied
        WhatsApp | 2026-09-07 10:00 | 2026-09-07 10:10
        WhatsApp | 2026-09-08 10:00 | 2026-09-08 10:10
        почта | 2026-09-08 10:00 | 2026-09-08 10:01
        почта | 2026-09-08 10:00 | 2026-09-08 10:02",
    );
    let data = build(&[rows], Rules { sla, ..Rules::default() });
    let kpi = defs::find("response_time").expect("the KPI");
    let whole = scope("2026-09", "2026-09-30");
    let slice = kpi.slice(&Known::of(&data, whole), whole);
    for channel in [0, 1] {
        let part = slice.part(Part { by: By::Channel, code: Some(channel) });
        let counted = kpi.measures()[0].count(&part);
        assert_eq!(counted.value.map(|it| decimal(it, Unit::Share)), Ok("0.5".to_owned()));
    }
}

#[test]
fn a_missed_call_is_answered_by_the_call_back_to_the_same_number() {
    let customers = "name | phone\nРомашка | 8 912 345-67-89\nЛютик | 8 495 111-22-33";
    let missed = "channel | received | customer\nпропущенный звонок | 2026-09-07 10:00 | Ромашка
        пропущенный звонок | 2026-09-07 11:00 | Лютик\nчат | 2026-09-07 12:00 | Ромашка";
    let calls = "at | rep | phone | direction\n2026-09-07 09:59 | Ира | +7 912 345-67-89 | out
        2026-09-07 10:05 | Ира | +7 912 345-67-89 | in\n2026-09-07 10:10 | Юра | 89123456789 | out
        2026-09-07 10:12 | Ира | 89123456789 | out\n2026-09-08 | Ира | 84951112233 | out";
    let data = build(
        &[batch(Table::Customers, customers), inquiries(missed), batch(Table::Calls, calls)],
        Rules::default(),
    );
    // Ромашка waits ten minutes of the fifteen; a call before it, from it, or of no known hour
    // answers nothing, and a chat is not answered by phone.
    assert_eq!(september(&data, Who::Company), ["0.333333", "10", "1", "2", "0"]);
    assert_eq!(of_rep(&data, "Юра"), ["1", "10", "1", "0", "0"]);
    let kpi = defs::find("response_time").expect("the KPI");
    let all = scope("2026-09", "2026-09-30");
    let facts = kpi.slice(&Known::of(&data, all), all).facts.clone();
    let lent: Vec<u32> = facts.lent_by.iter().flatten().map(|it| it.row).collect();
    assert_eq!(lent, [2], "the value walks to the call");
    let table = tables(&data).into_iter().find(|it| it.table == Table::Inquiries).expect("rows");
    let at = |id: &str| table.header.iter().position(|it| *it == id).expect(id);
    let said = |row: usize, id: &str| table.rows[row][at(id)].clone();
    assert_eq!(said(0, "replied_by"), TableCell::Text("Юра".to_owned()));
    assert_eq!(said(0, "replied"), TableCell::Text("2026-09-07T10:10:00".to_owned()));
    assert_eq!(said(1, "replied"), TableCell::Empty);
}

#[test]
fn a_call_back_that_nobody_took_is_no_answer() {
    let customers = "name | phone\nРомашка | 8 912 345-67-89";
    let missed = "channel | received | customer\nпропущенный звонок | 2026-09-07 10:00 | Ромашка";
    let of = |calls: &str| {
        let head = "at | rep | customer | direction | seconds | outcome";
        let calls = batch(Table::Calls, &format!("{head}\n{calls}"));
        let all = [batch(Table::Customers, customers), inquiries(missed), calls];
        september(&build(&all, Rules::default()), Who::Company)
    };
    let (silent, late) =
        ("2026-09-07 10:05 | Ира | Ромашка | out | 0 |", ["0", "20", "1", "0", "0"]);
    let next = "2026-09-07 10:20 | Ира | Ромашка | out | 30 |";
    assert_eq!(of(&format!("{silent}\n{next}")), late);
    let untaken = "2026-09-07 10:05 | Ира | Ромашка | out | 12 | Недозвон";
    assert_eq!(of(&format!("{untaken}\n{next}")), late);
    let unknown = "2026-09-07 10:05 | Ира | Ромашка | out | |";
    assert_eq!(of(&format!("{unknown}\n{next}")), ["1", "5", "1", "0", "0"]);
}
