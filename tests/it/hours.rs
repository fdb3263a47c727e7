//! Working hours: shifts, days off, short days, nights, and the seconds between two times.

use planerka::model::batch::Place;
use planerka::model::calendar::{Calendar, DayKind};
use planerka::model::dataset::{Dataset, Options};
use planerka::model::date::{Date, Grain, Period};
use planerka::model::fixture::batch;
use planerka::model::hours::Hours;
use planerka::model::shifts::{Shift, ShiftDay};
use planerka::model::table::Table;
use planerka::model::targets::Who;
use planerka::model::time::{Time, second_of_day};
use proptest::prelude::*;
use std::collections::BTreeMap;

const REP: Who = Who::Rep(0);
const COLLEAGUE: Who = Who::Rep(1);
const TEAM: Who = Who::Team(0);
const DIVISION: Who = Who::Team(1);

fn date(text: &str) -> Date {
    Date::parse(text).expect(text)
}

fn time(text: &str) -> Time {
    Time::parse(text).expect(text)
}

fn clock(text: &str) -> u32 {
    if text == "24:00" { 86_400 } else { second_of_day(text).expect(text) }
}

fn shift(who: Who, day: ShiftDay, start: u32, end: u32) -> Shift {
    Shift { who, day, start, end, from: None, to: None, place: Place { batch: 0, row: 0 } }
}

fn on_date(who: Who, day: &str, start: &str, end: &str) -> Shift {
    let (start, end) = (clock(start), clock(end));
    shift(who, ShiftDay::Date(date(day)), start, end)
}

fn weekly(who: Who, weekdays: std::ops::RangeInclusive<u32>, start: &str, end: &str) -> Vec<Shift> {
    let (start, end) = (clock(start), clock(end));
    weekdays.map(|day| shift(who, ShiftDay::Weekday(day), start, end)).collect()
}

/// Two reps of a team, the team of a division.
fn above() -> BTreeMap<Who, Who> {
    BTreeMap::from([(REP, TEAM), (COLLEAGUE, TEAM), (TEAM, DIVISION)])
}

fn hours(shifts: &[Shift]) -> Hours {
    Hours::new(Calendar::default(), shifts, above())
}

fn seconds(hours: &Hours, who: Who, from: &str, to: &str) -> i64 {
    hours.seconds(who, time(from), time(to))
}

/// The intervals of a date as `09:00-13:00 14:00-18:00`.
fn of(hours: &Hours, who: Who, day: &str) -> String {
    let clock = |second: u32| format!("{:02}:{:02}", second / 3_600, second / 60 % 60);
    let intervals = hours.intervals(who, date(day)).into_iter();
    let texts = intervals.map(|it| format!("{}-{}", clock(it.start), clock(it.end)));
    texts.collect::<Vec<_>>().join(" ")
}

#[test]
fn five_days_of_eight_hours_are_144_000_seconds() {
    // the KPI handbook, golden case 2.
    let hours = hours(&weekly(Who::Company, 1..=5, "09:00", "17:00"));
    let week = seconds(&hours, REP, "2022-03-20 00:00", "2022-03-26 23:59");
    assert_eq!(week, 144_000);
}

#[test]
fn the_company_works_from_nine_to_six_with_a_dinner() {
    let hours = hours(&[]);
    assert_eq!(of(&hours, Who::Company, "2026-09-30"), "09:00-13:00 14:00-18:00");
    assert_eq!(of(&hours, REP, "2026-09-27"), "", "a Sunday");
    assert_eq!(of(&hours, Who::Company, "2026-01-01"), "", "a holiday");
    let both_ends = seconds(&hours, REP, "2026-09-30 09:00:00", "2026-09-30 18:00:00");
    assert_eq!(both_ends, 28_800);
    assert_eq!(seconds(&hours, REP, "2026-09-30 12:59:59", "2026-09-30 14:00:01"), 2);
    assert_eq!(seconds(&hours, REP, "2026-09-30 13:00", "2026-09-30 14:00"), 0);
}

#[test]
fn both_ends_out_of_hours_are_no_time_and_a_night_waits_for_the_opening() {
    let hours = hours(&[]);
    assert_eq!(seconds(&hours, REP, "2026-09-30 20:00", "2026-10-01 08:00"), 0);
    assert_eq!(seconds(&hours, REP, "2026-09-30 20:00", "2026-10-01 09:05"), 300);
    // Friday evening to Monday morning.
    assert_eq!(seconds(&hours, REP, "2026-10-02 18:00", "2026-10-05 09:10"), 600);
    assert_eq!(seconds(&hours, REP, "2026-10-01 10:00", "2026-09-30 10:00"), 0);
}

#[test]
fn the_day_before_a_holiday_is_an_hour_shorter() {
    // 3 November 2026 is before the Day of National Unity.
    let default = hours(&[]);
    assert_eq!(of(&default, Who::Company, "2026-11-03"), "09:00-13:00 14:00-17:00");
    assert_eq!(seconds(&default, REP, "2026-11-03 16:30", "2026-11-05 09:00"), 1_800);
    let set = hours(&weekly(Who::Company, 1..=5, "10:00", "19:00"));
    assert_eq!(of(&set, Who::Company, "2026-11-03"), "10:00-18:00");
    // The row of a person or of a date is as written.
    let own = hours(&weekly(REP, 1..=5, "10:00", "19:00"));
    assert_eq!(of(&own, REP, "2026-11-03"), "10:00-19:00");
    let dated = hours(&[on_date(Who::Company, "2026-11-03", "10:00", "12:00")]);
    assert_eq!(of(&dated, COLLEAGUE, "2026-11-03"), "10:00-12:00");
}

#[test]
fn a_date_row_comes_before_a_weekday_row_and_own_rows_before_the_teams() {
    let mut rows = weekly(TEAM, 1..=5, "08:00", "12:00");
    rows.push(on_date(TEAM, "2026-09-29", "07:00", "08:00"));
    rows.extend(weekly(REP, 1..=5, "10:00", "19:00"));
    rows.push(on_date(REP, "2026-09-30", "12:00", "13:00"));
    let hours = hours(&rows);
    assert_eq!(of(&hours, REP, "2026-09-30"), "12:00-13:00");
    assert_eq!(of(&hours, REP, "2026-09-29"), "10:00-19:00", "own week before the team's date");
    assert_eq!(of(&hours, COLLEAGUE, "2026-09-29"), "07:00-08:00");
    assert_eq!(of(&hours, COLLEAGUE, "2026-09-30"), "08:00-12:00");
    assert_eq!(of(&hours, Who::Company, "2026-09-30"), "09:00-13:00 14:00-18:00");
}

#[test]
fn a_team_without_rows_has_those_of_its_division() {
    let hours = hours(&weekly(DIVISION, 1..=5, "06:00", "07:00"));
    assert_eq!(of(&hours, REP, "2026-09-30"), "06:00-07:00");
    assert_eq!(of(&hours, Who::Rep(9), "2026-09-30"), "09:00-13:00 14:00-18:00");
}

#[test]
fn a_circle_of_teams_ends() {
    let circle = BTreeMap::from([(REP, TEAM), (TEAM, DIVISION), (DIVISION, TEAM)]);
    let hours = Hours::new(Calendar::default(), &[], circle);
    assert_eq!(of(&hours, REP, "2026-09-30"), "09:00-13:00 14:00-18:00");
}

#[test]
fn weekday_rows_are_in_force_between_their_dates() {
    let mut rows = weekly(REP, 1..=5, "10:00", "19:00");
    for row in &mut rows {
        (row.from, row.to) = (Some(date("2026-09-01")), Some(date("2026-09-29")));
    }
    let hours = hours(&rows);
    assert_eq!(of(&hours, REP, "2026-08-31"), "09:00-13:00 14:00-18:00");
    assert_eq!(of(&hours, REP, "2026-09-01"), "10:00-19:00");
    assert_eq!(of(&hours, REP, "2026-09-29"), "10:00-19:00");
    assert_eq!(of(&hours, REP, "2026-09-30"), "09:00-13:00 14:00-18:00");
}

#[test]
fn a_weekday_that_a_persons_week_does_not_name_is_free() {
    let hours = hours(&weekly(REP, 1..=3, "09:00", "21:00"));
    assert_eq!(of(&hours, REP, "2026-10-01"), "", "a Thursday");
    assert_eq!(of(&hours, REP, "2026-10-03"), "", "a Saturday");
    assert!(!hours.is_working(REP, date("2026-10-01")));
    assert_eq!(hours.working_days(REP, Period::parse("2026-09").expect("a month")), 14);
}

#[test]
fn a_weekday_row_does_not_hold_on_a_weekday_off_but_a_date_row_does() {
    let mut rows = weekly(REP, 1..=7, "09:00", "21:00");
    rows.push(on_date(REP, "2026-01-02", "10:00", "14:00"));
    rows.push(on_date(TEAM, "2026-01-05", "12:00", "13:00"));
    let hours = hours(&rows);
    assert_eq!(of(&hours, REP, "2026-01-01"), "", "a Thursday off");
    assert_eq!(of(&hours, REP, "2026-01-02"), "10:00-14:00");
    assert_eq!(of(&hours, REP, "2026-01-05"), "12:00-13:00", "the team's row of the date");
    assert_eq!(of(&hours, REP, "2026-01-03"), "09:00-21:00", "a Saturday");
}

#[test]
fn a_saturday_that_the_company_works_has_its_hours_unless_a_row_says_else() {
    // 27 April 2024 was a short working Saturday; so is Saturday 3 October here, a whole one.
    let work = BTreeMap::from([(date("2026-10-03"), DayKind::Working)]);
    let mut rows = weekly(REP, 1..=5, "10:00", "19:00");
    rows.extend(weekly(COLLEAGUE, 6..=6, "11:00", "12:00"));
    let hours = Hours::new(Calendar::new(work.into_iter()), &rows, above());
    assert_eq!(of(&hours, REP, "2024-04-27"), "09:00-13:00 14:00-17:00");
    assert_eq!(of(&hours, REP, "2026-10-03"), "09:00-13:00 14:00-18:00");
    assert_eq!(of(&hours, COLLEAGUE, "2026-10-03"), "11:00-12:00");
    assert_eq!(of(&hours, REP, "2026-10-04"), "");
}

#[test]
fn several_intervals_a_day_are_merged_where_they_overlap() {
    let rows = [
        on_date(REP, "2026-09-30", "15:00", "20:00"),
        on_date(REP, "2026-09-30", "09:00", "12:00"),
        on_date(REP, "2026-09-30", "11:00", "13:00"),
    ];
    let hours = hours(&rows);
    assert_eq!(of(&hours, REP, "2026-09-30"), "09:00-13:00 15:00-20:00");
    assert_eq!(seconds(&hours, REP, "2026-09-30 00:00", "2026-10-01 00:00"), 9 * 3_600);
}

#[test]
fn a_night_belongs_to_the_date_it_starts_on() {
    let hours = hours(&[
        on_date(REP, "2026-09-29", "22:00", "06:00"),
        on_date(REP, "2026-09-30", "05:00", "08:00"),
    ]);
    assert_eq!(of(&hours, REP, "2026-09-29"), "22:00-30:00");
    assert_eq!(seconds(&hours, REP, "2026-09-29 23:00", "2026-09-30 00:00"), 3_600);
    assert_eq!(seconds(&hours, REP, "2026-09-30 00:00", "2026-09-30 00:00:01"), 1);
    // The hour from five to six is in both and is counted once.
    assert_eq!(seconds(&hours, REP, "2026-09-30 00:00", "2026-10-01 00:00"), 8 * 3_600);
    assert_eq!(seconds(&hours, REP, "2026-09-29 00:00", "2026-10-01 00:00"), 10 * 3_600);
}

#[test]
fn a_night_crosses_the_year() {
    let hours = hours(&[on_date(REP, "2025-12-31", "20:00", "04:00")]);
    assert_eq!(seconds(&hours, REP, "2025-12-31 23:59:59", "2026-01-01 00:00:01"), 2);
    assert_eq!(seconds(&hours, REP, "2025-12-31 00:00", "2026-01-02 00:00"), 8 * 3_600);
}

#[test]
fn round_the_clock_working_time_is_time() {
    let mut rows = weekly(Who::Company, 1..=7, "00:00", "24:00");
    rows.extend(weekly(REP, 1..=7, "00:00", "00:00"));
    let hours = hours(&rows);
    // 23 February is a Monday off: weekday rows do not hold on it.
    for who in [REP, COLLEAGUE] {
        assert_eq!(seconds(&hours, who, "2024-02-28 07:00:13", "2024-03-01 06:00:13"), 169_200);
        assert_eq!(seconds(&hours, who, "2026-02-22 00:00", "2026-02-25 00:00"), 2 * 86_400);
    }
}

#[test]
fn the_29th_of_february_is_a_day() {
    let hours = hours(&[]);
    assert_eq!(seconds(&hours, REP, "2024-02-29 00:00", "2024-03-01 00:00"), 28_800);
    // A Thursday and a Friday; in 2026 the 28th is a Saturday.
    assert_eq!(seconds(&hours, REP, "2024-02-28 18:00", "2024-03-01 09:00"), 28_800);
    assert_eq!(seconds(&hours, REP, "2026-02-28 00:00", "2026-03-01 00:00"), 0);
    assert_eq!(hours.working_days(REP, Period::parse("2024-02").expect("a month")), 20);
}

#[test]
fn norm_of_the_forty_hour_week() {
    // the KPI handbook, golden case 7.
    let hours = hours(&[]);
    for (year, days, norm) in [(2024, 248, 1_979), (2025, 247, 1_972), (2026, 247, 1_972)] {
        let whole = Period::parse(&year.to_string()).expect("a year");
        let (from, to) = (format!("{year}-01-01 00:00"), format!("{}-01-01 00:00", year + 1));
        let worked = seconds(&hours, Who::Company, &from, &to);
        assert_eq!((hours.working_days(REP, whole), worked), (days, norm * 3_600), "{year}");
    }
    let three = seconds(&hours, Who::Company, "2024-01-01 00:00", "2027-01-01 00:00");
    assert_eq!(three, (1_979 + 1_972 + 1_972) * 3_600);
}

#[test]
fn working_days_of_the_months_of_2026() {
    let hours = hours(&[]);
    let months = Period::parse("2026").expect("a year").split(Grain::Month).into_iter();
    let days: Vec<i64> = months.map(|month| hours.working_days(Who::Company, month)).collect();
    assert_eq!(days, [15, 19, 21, 22, 19, 21, 23, 21, 22, 22, 20, 22]);
    // Counted over years, a period is what its days are one by one.
    let long = Period::parse("2025-12-20..2027-01-20").expect("a period");
    let one_by_one = long.each_day().filter(|&day| hours.is_working(REP, day)).count();
    assert_eq!(hours.working_days(REP, long), i64::try_from(one_by_one).expect("few"));
}

#[test]
fn hours_come_from_the_files() {
    let reps = batch(Table::Reps, "name|team\nА|Юг / Опт\nБ|Юг\nВ|");
    let shifts = batch(
        Table::Shifts,
        "who|weekday|date|start|end|from|to\nЮг|3||07:00|11:00||\nА||2026-09-30|22:00|06:00||\n\
         |3||10:00|12:00|2026-09-01|",
    );
    let data = Dataset::build(vec![reps, shifts], Options::default());
    let of = |who, day| of(&data.hours, who, day);
    assert_eq!(of(Who::Rep(0), "2026-09-30"), "22:00-30:00");
    assert_eq!(of(Who::Rep(0), "2026-09-23"), "07:00-11:00", "the division's");
    assert_eq!(of(Who::Rep(1), "2026-09-30"), "07:00-11:00");
    assert_eq!(of(Who::Rep(2), "2026-09-30"), "10:00-12:00", "the company's, set");
    assert_eq!(of(Who::Company, "2026-08-26"), "09:00-13:00 14:00-18:00", "not in force yet");
    assert_eq!(of(Who::Company, "2026-10-01"), "09:00-13:00 14:00-18:00", "a weekday not set");
}

#[test]
fn only_an_own_shift_is_an_own_shift() {
    let mut rows = weekly(TEAM, 1..=5, "09:00", "18:00");
    rows.push(on_date(REP, "2026-09-29", "22:00", "06:00"));
    let hours = hours(&rows);
    let on = |rep, at| hours.is_on_shift(rep, time(at));
    assert!(on(0, "2026-09-29 22:00") && on(0, "2026-09-30 05:59:59"));
    assert!(!on(0, "2026-09-30 06:00") && !on(0, "2026-09-30 10:00"));
    assert!(!on(1, "2026-09-30 10:00"), "the team's shift is not one's own");
    assert!(!on(0, "2026-09-30"), "nobody knows the hour");
}

/// Any shifts of a rep, his team and the company in a fortnight about New Year.
fn any_hours() -> impl Strategy<Value = Hours> {
    let who = prop_oneof![Just(REP), Just(TEAM), Just(Who::Company)];
    let days = date("2023-12-24").0..date("2024-01-07").0;
    let on = prop_oneof![
        days.prop_map(|day| ShiftDay::Date(Date(day))),
        (1u32..=7).prop_map(ShiftDay::Weekday)
    ];
    let shift = (who, on, 0u32..86_400, 0u32..=86_400);
    let shift = shift.prop_map(|(who, day, start, end)| self::shift(who, day, start, end));
    prop::collection::vec(shift, 0..8).prop_map(|shifts| hours(&shifts))
}

/// Whether the second is worked, told from the intervals of its date and of the one before.
fn is_worked(hours: &Hours, moment: i64) -> bool {
    let time = Time::of_seconds(moment);
    let second = time.second_of_day().expect("a known hour");
    let holds = |date: Date, second: u32| {
        hours.intervals(REP, date).iter().any(|it| it.start <= second && second < it.end)
    };
    holds(time.date(), second) || holds(time.date().plus(-1), second + 86_400)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn time_from_a_to_c_is_from_a_to_b_and_from_b_to_c(
        hours in any_hours(),
        mut moments in prop::array::uniform3(1_703_300_000i64..1_704_700_000),
    ) {
        moments.sort_unstable();
        let [a, b, c] = moments.map(Time::of_seconds);
        let seconds = |from, to| hours.seconds(REP, from, to);
        prop_assert_eq!(seconds(a, b) + seconds(b, c), seconds(a, c));
        prop_assert!(seconds(a, c) <= c.seconds() - a.seconds());
    }

    #[test]
    fn working_time_is_the_seconds_that_intervals_hold(
        hours in any_hours(),
        from in 1_703_980_000i64..1_704_110_000,
        length in 0i64..3_000,
    ) {
        let counted = (from..from + length).filter(|&it| is_worked(&hours, it)).count();
        let seconds = hours.seconds(REP, Time::of_seconds(from), Time::of_seconds(from + length));
        prop_assert_eq!(seconds, i64::try_from(counted).expect("few"));
    }
}
