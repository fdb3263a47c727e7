//! Inquiries, calls and meetings as a dataset holds them.

use super::{CUSTOMERS, build, customer, pieces, reasons, rep, time};
use planerka::model::calls::{Base, Direction};
use planerka::model::column::NO_CODE;
use planerka::model::dataset::Reason;
use planerka::model::date::Period;
use planerka::model::fixture::batch;
use planerka::model::inquiries::{InquiryStatus, ReplyKind};
use planerka::model::meetings::{MeetingKind, MeetingStatus};
use planerka::model::table::Table;
use planerka::model::unit::Quantity;

#[test]
fn an_inquiry_has_times_names_and_a_status() {
    let data = build(vec![
        batch(Table::Customers, CUSTOMERS),
        batch(
            Table::Inquiries,
            "id | received | replied | channel | customer | owner | replied_by | reply_kind | status | topic | wait_minutes
            1 | 2026-09-01T10:00:00 | 2026-09-01T10:04:30 | chat | C1 | Ким | Гусев | human | closed | цена | 4
            2 | 2026-09-02 | | Chat | | | | bot | open | | 7.5
            3 | 2026-09-03T10:00 | 2026-09-03T09:59 | chat | | | | | | |
            4 | 2026-09-03T10:00 | | | Своя | | | | | |
            5 | | 2026-09-03 | | | | | | | |",
        ),
    ]);
    let all = &data.inquiries;
    assert_eq!(all.id, [Some("1".to_owned()), Some("2".to_owned())]);
    assert_eq!(all.received, [time("2026-09-01T10:00:00"), time("2026-09-02")]);
    assert_eq!(all.replied, [Some(time("2026-09-01T10:04:30")), None]);
    assert_eq!(all.channel[0], all.channel[1]);
    assert_eq!(data.channels, ["chat"]);
    assert_eq!((customer(&data, all.customer[0]), all.customer[1]), ("Ромашка", NO_CODE));
    assert_eq!((rep(&data, all.owner[0]), rep(&data, all.replied_by[0])), ("Ким", "Гусев"));
    assert_eq!(all.reply_kind, [ReplyKind::Human, ReplyKind::Bot]);
    assert_eq!(all.status, [Some(InquiryStatus::Closed), Some(InquiryStatus::Open)]);
    assert_eq!(data.subjects, ["цена"]);
    // The duration is read where there is no time of the answer.
    assert_eq!(all.wait_minutes, [None, Some(Quantity(7_500_000))]);
    assert_eq!(reasons(&data), [Reason::Backwards, Reason::Internal, Reason::NoDate]);
}

#[test]
fn the_same_inquiry_counts_once_and_a_new_one_after_the_answer_anew() {
    let data = build(vec![batch(
        Table::Inquiries,
        "id | received | replied | customer | status
        1 | 2026-09-01T10:00:00 | | Ромашка | open
        1 | 2026-09-01T10:00:00 | 2026-09-01T10:05:00 | Ромашка | closed
        1 | 2026-09-04T14:00:00 | 2026-09-04T14:10:00 | Ромашка | closed
        2 | 2026-09-01T10:00:30 | | Ромашка | open
        | 2026-09-02T09:00:00 | | Лютик |
        | 2026-09-02T09:00:59 | | Лютик |
        | 2026-09-02T09:02:00 | | Лютик |
        | 2026-09-02T09:00:10 | | |
        | 2026-09-02T09:00:10 | | |",
    )]);
    let rows: Vec<u32> = data.inquiries.place.iter().map(|it| it.row).collect();
    assert_eq!(rows, [1, 2, 3, 4, 6, 7, 8]);
    assert_eq!(reasons(&data), [Reason::SameInquiry; 2]);
}

#[test]
fn a_call_finds_its_customer_by_phone() {
    let data = build(vec![
        batch(Table::Customers, CUSTOMERS),
        batch(
            Table::Calls,
            "at | rep | customer | phone | direction | seconds | outcome | base | count | deals | campaign
            2026-09-01T10:00 | Ким | | 89123456789 | out | 62.5 | дозвон | cold | | | Выставка
            2026-09-01 | Ким | Лютик | | in | | | | 40 | 2 |
            2026-09-01 | Ким | | 4951112234 | | | | warm | | |
            2026-09-01 | | | 1 | | | | | | |
            2026-09-01 | Ким | | 8 495 999 00 00 | | | | | | |",
        ),
    ]);
    let all = &data.calls;
    let called: Vec<&str> = all.customer.iter().map(|&it| customer(&data, it)).collect();
    assert_eq!(called, ["Ромашка", "Лютик", "Лютик"]);
    assert_eq!(all.direction, [Direction::Out, Direction::In, Direction::Out]);
    assert_eq!(all.seconds, [Some(Quantity(62_500_000)), None, None]);
    assert_eq!(all.base, [Some(Base::Cold), None, Some(Base::Warm)]);
    assert_eq!(all.count, [pieces(1), pieces(40), pieces(1)]);
    assert_eq!(all.deals, [None, Some(pieces(2)), None]);
    assert_eq!(data.campaigns[all.campaign[0] as usize].name, "Выставка");
    assert_eq!((all.campaign[1], all.phone[1]), (NO_CODE, NO_CODE));
    assert_eq!(data.phones[all.phone[0] as usize], "79123456789");
    assert_eq!(reasons(&data), [Reason::Missing, Reason::Internal]);
}

#[test]
fn a_meeting_is_one_row_of_several_salespeople() {
    let data = build(vec![batch(
        Table::Meetings,
        "at | rep | customer | kind | status | minutes | entered | online
        2026-09-01T12:00 | Ким; Гусев ;ким | Ромашка | both | held | 45 | 2026-09-02 | yes
        2026-12-01 | Ким | | presentation | planned | | |
        2026-09-03 | Ким | | | | | |
        2026-09-03 | ; | | | | | |",
    )]);
    let all = &data.meetings;
    let named: Vec<Vec<&str>> =
        all.reps.iter().map(|it| it.iter().map(|&it| rep(&data, it)).collect()).collect();
    assert_eq!(named, [vec!["Ким", "Гусев"], vec!["Ким"], vec!["Ким"]]);
    let kinds = [MeetingKind::Both, MeetingKind::Presentation, MeetingKind::Meeting];
    assert_eq!(all.kind, kinds);
    assert_eq!(all.status, [Some(MeetingStatus::Held), Some(MeetingStatus::Planned), None]);
    assert_eq!(all.minutes, [Some(pieces(45)), None, None]);
    assert_eq!(all.entered, [Some(time("2026-09-02")), None, None]);
    assert_eq!(all.online, [Some(true), None, None]);
    assert_eq!(reasons(&data), [Reason::Missing]);
    // What is only planned is no fact.
    assert_eq!(data.span(), Period::parse("2026-09-01..2026-09-03"));
}
