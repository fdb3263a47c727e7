//! Response time: the clock, the people, the SLA, and what the measures make of them.

mod people;

use planerka::kpi::{Unit, defs};
use planerka::lang::Lang;
use planerka::model::batch::Batch;
use planerka::model::dataset::{Dataset, Options, Reason};
use planerka::model::date::{Date, Period};
use planerka::model::fixture::batch;
use planerka::model::known::Known;
use planerka::model::rules::Rules;
use planerka::model::scope::Scope;
use planerka::model::table::Table;
use planerka::model::targets::Who;
use planerka::report::quality::{quality, reason};
use planerka::report::results::decimal;
use planerka::report::trace::{Traced, trace};
use std::sync::Arc;

/// Five days of eight hours without a break, so that working minutes are easy to see.
const NINE_TO_FIVE: &str = "who | weekday | start | end
    | 1 | 09:00 | 17:00
    | 2 | 09:00 | 17:00
    | 3 | 09:00 | 17:00
    | 4 | 09:00 | 17:00
    | 5 | 09:00 | 17:00";

fn inquiries(text: &str) -> Arc<Batch> {
    batch(Table::Inquiries, text)
}

fn build(batches: &[Arc<Batch>], rules: Rules) -> Dataset {
    let options = Options { currency: Some("RUB".to_owned()), rules, ..Options::default() };
    Dataset::build(batches.to_vec(), options)
}

fn data(text: &str) -> Dataset {
    build(&[inquiries(text)], Rules::default())
}

fn scope(period: &str, as_of: &str) -> Scope {
    Scope {
        period: Period::parse(period).expect(period),
        as_of: Date::parse(as_of).expect(as_of),
        today: Date::parse("2030-01-01").expect("a date"),
        who: Who::Company,
    }
}

/// A figure as other programs read it; `-` where there is none.
fn figure(data: &Dataset, scope: Scope, measure: &str) -> String {
    let kpi = defs::find("response_time").expect("the KPI");
    let counted =
        kpi.measure(measure).expect(measure).count(&kpi.slice(&Known::of(data, scope), scope));
    counted.value.map_or("-".to_owned(), |it| decimal(it, Unit::Minutes))
}

/// headline, median, answered, unanswered, waiting of September 2026 as of its end.
fn september(data: &Dataset, who: Who) -> [String; 5] {
    let scope = Scope { who, ..scope("2026-09", "2026-09-30") };
    ["headline", "median_minutes", "answered", "unanswered", "waiting"]
        .map(|it| figure(data, scope, it))
}

fn of_rep(data: &Dataset, name: &str) -> [String; 5] {
    let at = data.reps.iter().position(|it| it.name == name).expect(name);
    september(data, Who::Rep(at as u32))
}

fn reasons(data: &Dataset) -> Vec<(Reason, usize)> {
    let scope = scope("2026-09", "2026-09-30");
    let kpi = defs::find("response_time").expect("the KPI");
    quality(kpi, &kpi.slice(&Known::of(data, scope), scope)).excluded
}

#[test]
fn five_days_of_eight_hours_are_144_000_seconds() {
    // The KPI handbook, golden case 2.
    let shifts = batch(Table::Shifts, NINE_TO_FIVE);
    let data = build(
        &[shifts, inquiries("received | replied\n2022-03-20 00:00 | 2022-03-26 23:59")],
        Rules::default(),
    );
    let scope = scope("2022", "2022-12-31");
    assert_eq!(figure(&data, scope, "median_minutes"), "2400");
    assert_eq!(figure(&data, scope, "median_wall_minutes"), "10079");
}

#[test]
fn two_calendars_in_one_inquiry_are_summed_by_the_one_in_force_at_each_minute() {
    // The KPI handbook, golden case 3: 538 + 421.25 + 0.21 = 959.46 min, of which the seconds are
    // 57,567.6; the answer here comes at a whole second.
    let shifts = batch(
        Table::Shifts,
        "who | date | start | end
        А | 2020-09-29 | 12:00 | 02:00
        А | 2020-09-30 | 12:00 | 19:01:15
        А | 2020-09-30 | 19:01:15 | 00:30",
    );
    let asked =
        inquiries("received | replied | replied_by\n2020-09-29 17:02 | 2020-09-30 19:01:28 | А");
    let data = build(&[shifts, asked], Rules::default());
    assert_eq!(figure(&data, scope("2020", "2020-12-31"), "median_minutes"), "959.466667");
}

#[test]
fn an_inquiry_after_the_closing_starts_a_new_clock() {
    // The KPI handbook, golden case 4; what the bot closed stays unanswered.
    let data = data(
        "id | received | replied | channel | reply_kind | status
        7 | 2026-09-07 09:00 | 2026-09-07 09:05 | почта | bot | closed
        7 | 2026-09-11 14:00 | 2026-09-11 14:10 | почта | human | closed",
    );
    assert_eq!(september(&data, Who::Company), ["0.5", "10", "1", "1", "0"]);
}

#[test]
fn the_clock_starts_where_the_bot_hands_over() {
    // The KPI handbook, golden case 5: hand-off at +20 s, a person at +62 s.
    let data = data(
        "id | received | replied | reply_kind
        7 | 2026-09-07 10:00:00 | 2026-09-07 10:00:20 | bot
        7 | 2026-09-07 10:00:20 | 2026-09-07 10:01:02 | human",
    );
    assert_eq!(september(&data, Who::Company), ["1", "0.7", "1", "0", "0"]);
    assert_eq!(reasons(&data), [(Reason::SameInquiry, 1)]);
}

#[test]
fn median_and_p90_are_interpolated() {
    // The KPI handbook, golden case 24.
    let data = data(
        "id | received | wait_minutes
        1 | 2026-09-07 10:00 | 1
        2 | 2026-09-07 10:00 | 2
        3 | 2026-09-07 | 3
        4 | 2026-09-07 10:00 | 4",
    );
    let scope = scope("2026-09", "2026-09-30");
    let figures = ["median_minutes", "p90_minutes", "mean_minutes", "median_wall_minutes"];
    assert_eq!(figures.map(|it| figure(&data, scope, it)), ["2.5", "3.7", "2.5", "-"]);
}

#[test]
fn a_bot_does_not_stop_the_clock() {
    let rows = "id | received | replied | reply_kind
        7 | 2026-09-07 10:00 | 2026-09-07 10:00:05 | bot
        7 | 2026-09-07 10:00 | 2026-09-07 10:30 | human
        7 | 2026-09-07 10:40 | 2026-09-07 10:41 | human";
    assert_eq!(september(&data(rows), Who::Company), ["1", "30", "1", "0", "0"]);
    assert_eq!(reasons(&data(rows)), [(Reason::SameInquiry, 2)]);
    let alone = data("received | replied | reply_kind\n2026-09-07 10:00 | 2026-09-07 10:01 | bot");
    assert_eq!(september(&alone, Who::Company), ["0", "-", "0", "1", "0"]);
}

#[test]
fn rows_of_a_customer_a_minute_apart_are_one_inquiry() {
    let rows = "customer | received | replied
        Роза | 2026-09-07 10:01:00 | 2026-09-07 10:05
        Роза | 2026-09-07 10:00:00 |
        Роза | 2026-09-07 10:01:01 | 2026-09-07 10:03:01
        Мак | 2026-09-07 10:00:30 | 2026-09-07 10:02:30
        | 2026-09-07 10:00 | 2026-09-07 10:02
        | 2026-09-07 10:00 | 2026-09-07 10:02";
    assert_eq!(september(&data(rows), Who::Company), ["1", "2", "5", "0", "0"]);
    assert_eq!(reasons(&data(rows)), [(Reason::SameInquiry, 1)]);
    let numbered = rows.replace("customer", "id");
    assert_eq!(september(&data(&numbered), Who::Company)[2], "4");
}

#[test]
fn an_answer_as_long_as_the_sla_is_in_it() {
    let exact = "channel | received | replied\nчат | 2026-09-07 10:00:00 | 2026-09-07 10:05:00";
    assert_eq!(september(&data(exact), Who::Company)[0], "1");
    let later = exact.replace("10:05:00", "10:05:01");
    assert_eq!(september(&data(&later), Who::Company)[0], "0");
}

#[test]
fn unanswered_is_a_breach_when_older_than_the_sla_and_waits_before() {
    // 17:00 on the last day: 60 working minutes to its end at 18:00, and no more that day.
    let at = |time: &str| data(&format!("status | received\nclosed | 2026-09-30 {time}"));
    assert_eq!(september(&at("17:00"), Who::Company), ["-", "-", "0", "0", "1"]);
    assert_eq!(september(&at("16:59"), Who::Company), ["0", "-", "0", "1", "0"]);
    // Without an hour the clock starts at the end of the day.
    let bare = data("received\n2026-09-30");
    assert_eq!(september(&bare, Who::Company), ["-", "-", "0", "0", "1"]);
    let before = data("received\n2026-09-29");
    assert_eq!(september(&before, Who::Company), ["0", "-", "0", "1", "0"]);
}

#[test]
fn an_answer_after_the_as_of_date_is_not_read() {
    let data = data(
        "received | replied | replied_by | owner\n2026-09-07 10:00 | 2026-09-08 10:00 | Б | А",
    );
    let on = |as_of| Scope { who: Who::Rep(0), ..scope("2026-09", as_of) };
    assert_eq!(figure(&data, on("2026-09-07"), "unanswered"), "1");
    let later = Scope { who: Who::Rep(1), ..scope("2026-09", "2026-09-08") };
    assert_eq!(figure(&data, later, "answered"), "1");
    assert_eq!(figure(&data, scope("2026-09", "2026-09-06"), "answered"), "-");
}

#[test]
fn hours_that_are_not_known_are_out_of_the_minutes_and_in_the_answered() {
    let data = data(
        "received | replied
        2026-09-07 | 2026-09-08 10:00
        2026-09-07 10:00 | 2026-09-08
        2026-09-07 10:00 | 2026-09-07 10:30",
    );
    assert_eq!(september(&data, Who::Company), ["1", "30", "3", "0", "0"]);
}

#[test]
fn spam_internal_customers_and_answers_before_the_question_are_out() {
    let customers = batch(Table::Customers, "name | internal\nСвоя | yes");
    let rows = inquiries(
        "received | replied | customer | status | wait_minutes
        2026-09-07 10:00 | 2026-09-07 10:01 | | spam |
        2026-09-07 10:00 | 2026-09-07 10:01 | Своя | |
        2026-09-07 10:00 | 2026-09-07 09:59 | | |
        2026-09-07 10:00 | | | | -1
        2026-09-07 10:00 | 2026-09-07 10:00 | | |",
    );
    let data = build(&[customers, rows], Rules::default());
    assert_eq!(september(&data, Who::Company), ["1", "0", "1", "0", "0"]);
    let said = [(Reason::Internal, 1), (Reason::Backwards, 2), (Reason::Spam, 1)];
    assert_eq!(reasons(&data), said);
    assert_eq!(reason(Reason::Spam).get(Lang::En), "spam");
}

#[test]
fn a_figure_walks_to_the_row_of_the_question_and_of_the_answer() {
    let data = data(
        "id | received | replied | replied_by
        7 | 2026-09-07 10:20 | 2026-09-07 10:30 | Юра
        7 | 2026-09-07 10:00 | |",
    );
    let scope = scope("2026-09", "2026-09-30");
    let kpi = defs::find("response_time").expect("the KPI");
    let traced = Traced { scope, part: None, kpi, measure: "answered" };
    let trace = trace(&data, traced, 0..10).expect("a trace");
    let rows: Vec<(u32, Option<u32>)> =
        trace.rows.iter().map(|it| (it.place.row, it.lent_by.as_ref().map(|by| by.row))).collect();
    assert_eq!(rows, [(3, Some(2))]);
}
