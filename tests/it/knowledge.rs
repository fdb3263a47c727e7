//! Product knowledge: which attempt counts, who has to know what, gaps and what training brought.

mod training;

use planerka::kpi::{Unit, defs};
use planerka::lang::Lang;
use planerka::model::batch::Batch;
use planerka::model::dataset::{Dataset, Options, Reason};
use planerka::model::date::{Date, Period};
use planerka::model::fixture::batch;
use planerka::model::known::Known;
use planerka::model::rules::{AttemptRule, Rules};
use planerka::model::scope::Scope;
use planerka::model::slice::Slice;
use planerka::model::table::Table;
use planerka::model::targets::Who;
use planerka::report::knowledge::{knowledge, standing};
use planerka::report::quality::quality;
use planerka::report::results::decimal;
use planerka::report::trace::{Traced, trace};
use std::sync::Arc;

const REPS: &str = "name | team | active_from | active_to
    Ира | Север | |
    Юра | Север | |";

const TOPICS: &str = "name | required | weight | pass | valid_days | from | to
    Насосы | yes | 3 | 0.8 | 180 | |
    Трубы | yes | 1 | 0.8 | 180 | |
    Краны | no | 9 | 0.8 | 180 | |";

fn build(batches: &[(Table, &str)], rules: Rules) -> Dataset {
    let batches: Vec<Arc<Batch>> =
        batches.iter().map(|(table, text)| batch(*table, text)).collect();
    let options = Options { currency: Some("RUB".to_owned()), rules, ..Options::default() };
    Dataset::build(batches, options)
}

/// The two reps and three topics with these attempts.
fn tested(attempts: &str, rules: Rules) -> Dataset {
    let header = "date | rep | topic | test | points | max | finished\n";
    let attempts = format!("{header}{attempts}");
    build(&[(Table::Reps, REPS), (Table::Topics, TOPICS), (Table::Attempts, &attempts)], rules)
}

fn scope(period: &str, as_of: &str) -> Scope {
    Scope {
        period: Period::parse(period).expect(period),
        as_of: Date::parse(as_of).expect(as_of),
        today: Date::parse("2030-01-01").expect("a date"),
        who: Who::Company,
    }
}

fn sliced<T>(data: &Dataset, scope: Scope, of: impl Fn(&Slice) -> T) -> T {
    of(&defs::find("product_knowledge").expect("the KPI").slice(&Known::of(data, scope), scope))
}

/// A figure as other programs read it; `-` where there is none.
fn figure(data: &Dataset, scope: Scope, measure: &str) -> String {
    let kpi = defs::find("product_knowledge").expect("the KPI");
    let counted = sliced(data, scope, |slice| kpi.measure(measure).expect(measure).count(slice));
    counted.value.map_or("-".to_owned(), |it| decimal(it, Unit::Share))
}

fn september(data: &Dataset, measure: &str) -> String {
    figure(data, scope("2026-09", "2026-09-30"), measure)
}

/// The score of Ира by a rule, from attempts at one topic that is all there is.
fn by_rule(attempt: AttemptRule, attempts: &str) -> String {
    let header = "date | rep | topic | points\n";
    let data = build(
        &[(Table::Topics, "name\nНасосы"), (Table::Attempts, &format!("{header}{attempts}"))],
        Rules { attempt, ..Rules::default() },
    );
    september(&data, "headline")
}

#[test]
fn the_score_weighs_topics_and_sums_over_people() {
    let data = tested(
        "2026-09-01 | Ира | Насосы | | 8 | 10 |
        2026-09-01 | Ира | Трубы | | 20 | 50 |
        2026-09-01 | Юра | Насосы | | 90 | |",
        Rules::default(),
    );
    // (3 × 0.8 + 1 × 0.4 + 3 × 0.9 + 0) / 8; the missing test is a zero.
    assert_eq!(september(&data, "headline"), "0.6875");
    assert_eq!(september(&data, "coverage"), "0.5");
    assert_eq!(september(&data, "gaps"), "2");
    let of = |rep| Scope { who: Who::Rep(rep), ..scope("2026-09", "2026-09-30") };
    assert_eq!(figure(&data, of(0), "headline"), "0.7");
    assert_eq!(figure(&data, of(1), "headline"), "0.675");
}

#[test]
fn what_is_missing_is_left_out_by_a_switch_with_the_coverage_shown() {
    let rules = Rules { missing_left_out: true, ..Rules::default() };
    let data = tested("2026-09-01 | Ира | Насосы | | 7 | 10 |", rules);
    assert_eq!(september(&data, "headline"), "0.7");
    assert_eq!(september(&data, "coverage"), "0");
    assert_eq!(september(&data, "gaps"), "1");
    let of = Scope { who: Who::Rep(1), ..scope("2026-09", "2026-09-30") };
    assert_eq!(figure(&data, of, "headline"), "-", "nothing is left of the other");
}

#[test]
fn the_rule_says_which_attempt_counts() {
    let attempts = "2026-09-01 | Ира | Насосы | 50
        2026-09-02 | Ира | Насосы | 90
        2026-09-03 | Ира | Насосы | 70";
    assert_eq!(by_rule(AttemptRule::Last, attempts), "0.7");
    assert_eq!(by_rule(AttemptRule::Best, attempts), "0.9");
    assert_eq!(by_rule(AttemptRule::First, attempts), "0.5");
    assert_eq!(by_rule(AttemptRule::Average, attempts), "0.7");
}

#[test]
fn of_two_attempts_of_a_day_the_later_counts_else_the_higher() {
    let timed = "2026-09-01 15:00 | Ира | Насосы | 60\n2026-09-01 10:00 | Ира | Насосы | 90";
    assert_eq!(by_rule(AttemptRule::Last, timed), "0.6");
    assert_eq!(by_rule(AttemptRule::First, timed), "0.9");
    let bare = "2026-09-01 | Ира | Насосы | 90\n2026-09-01 | Ира | Насосы | 60";
    assert_eq!(by_rule(AttemptRule::Last, bare), "0.9");
    assert_eq!(by_rule(AttemptRule::First, bare), "0.9");
}

#[test]
fn a_result_holds_as_many_days_as_the_topic_says() {
    let topics = "name | valid_days\nНасосы | 90";
    let attempts = "date | rep | topic | points\n2026-07-02 | Ира | Насосы | 90\n2026-07-01 | Юра | Насосы | 90";
    let data = build(&[(Table::Topics, topics), (Table::Attempts, attempts)], Rules::default());
    let rows = sliced(&data, scope("2026-09", "2026-09-30"), knowledge);
    let said = rows.iter().map(|it| {
        let day = |date: Option<Date>| date.map(|it| it.to_string()).unwrap_or_default();
        format!(
            "{} {} {} {}",
            it.rep,
            standing(it.standing).get(Lang::En),
            day(it.date),
            day(it.expires)
        )
    });
    let expected = ["Ира passed 2026-07-02 2026-09-30", "Юра expired 2026-07-01 2026-09-29"];
    assert_eq!(said.collect::<Vec<_>>(), expected);
    assert_eq!(september(&data, "headline"), "0.45");
}

#[test]
fn all_tests_of_a_topic_are_one_and_a_test_names_its_topic() {
    let data = tested(
        "2026-09-01 | Ира | Насосы | Основы | 50 | |
        2026-09-02 | Ира | Насосы | Экзамен | 90 | |
        2026-09-01 | Юра | | Насосы | 100 | |",
        Rules::default(),
    );
    // (3 × 0.9 + 3 × 1) / 8.
    assert_eq!(september(&data, "headline"), "0.7125");
}

#[test]
fn unfinished_attempts_and_tests_with_nothing_to_get_are_none() {
    let data = tested(
        "2026-09-01 | Ира | Насосы | | 90 | | no
        2026-09-01 | Ира | Насосы | | 9 | 0 |
        2026-09-01 | Ира | | | 9 | 10 |",
        Rules::default(),
    );
    let kpi = defs::find("product_knowledge").expect("the KPI");
    let left = sliced(&data, scope("2026-09", "2026-09-30"), |slice| quality(kpi, slice).excluded);
    let expected = [(Reason::Unfinished, 1), (Reason::NoTopic, 1), (Reason::NoMaximum, 1)];
    assert_eq!(left, expected);
    assert_eq!(september(&data, "pass_rate"), "-");
}

#[test]
fn no_attempt_of_anybody_up_to_the_day_is_no_value() {
    let data = tested("2026-09-05 | Ира | Насосы | | 90 | |", Rules::default());
    let measures =
        ["headline", "coverage", "pass_rate", "first_pass_rate", "gaps", "gap_closure", "lift"];
    for measure in measures {
        assert_eq!(figure(&data, scope("2026-09", "2026-09-04"), measure), "-", "{measure}");
        assert_eq!(figure(&data, scope("2026-08", "2026-09-30"), measure), "-", "{measure}");
    }
    assert_eq!(figure(&data, scope("2026-09", "2026-09-05"), "gaps"), "3");
}

#[test]
fn only_the_active_have_to_know_and_only_topics_in_force() {
    let reps = "name | active_from | active_to
        Ира | |
        Новый | 2026-10-01 |
        Ушёл | | 2026-09-29
        Уходит | | 2026-09-30";
    let topics = "name | from | to
        Насосы | |
        Старая | | 2026-09-29
        Новая | 2026-10-01 |
        Последняя | | 2026-09-30";
    let attempts = "date | rep | topic | points\n2026-09-01 | Ира | Насосы | 100";
    let data = build(
        &[(Table::Reps, reps), (Table::Topics, topics), (Table::Attempts, attempts)],
        Rules::default(),
    );
    // Two people by two topics, one of the four passed.
    assert_eq!(september(&data, "headline"), "0.25");
    assert_eq!(sliced(&data, scope("2026-09", "2026-09-30"), knowledge).len(), 4);
}

#[test]
fn pass_rates_are_of_the_attempts_of_the_period() {
    let data = tested(
        "2026-08-31 | Ира | Насосы | | 50 | |
        2026-09-01 | Ира | Насосы | | 79.9 | |
        2026-09-02 | Ира | Насосы | | 80 | |
        2026-09-02 | Ира | Краны | | 90 | |
        2026-09-03 | Юра | Насосы | | 20 | |
        2026-10-01 | Юра | Насосы | | 90 | |",
        Rules::default(),
    );
    assert_eq!(september(&data, "pass_rate"), "0.5");
    assert_eq!(september(&data, "first_pass_rate"), "0.5");
}

#[test]
fn a_score_walks_to_the_test_and_to_the_topic() {
    let data = tested("2026-09-01 | Ира | Насосы | | 8 | 10 |", Rules::default());
    let kpi = defs::find("product_knowledge").expect("the KPI");
    let scope = Scope { who: Who::Rep(0), ..scope("2026-09", "2026-09-30") };
    let traced = Traced { scope, part: None, kpi, measure: "headline" };
    let trace = trace(&data, traced, 0..10).expect("a trace");
    let rows: Vec<(&str, Option<&str>, String)> = trace
        .rows
        .iter()
        .map(|it| {
            let lent = it.lent_by.as_ref().map(|by| by.file.as_str());
            (it.place.file.as_str(), lent, decimal(it.counted, Unit::Count))
        })
        .collect();
    let expected = [
        ("attempts.csv", Some("topics.csv"), "2.4".to_owned()),
        ("topics.csv", None, "0".to_owned()),
    ];
    assert_eq!(rows, expected);
}

#[test]
fn a_month_of_a_quarter_is_the_state_at_its_end() {
    let data = tested(
        "2026-07-10 | Ира | Насосы | | 50 | |
        2026-08-10 | Ира | Насосы | | 90 | |",
        Rules::default(),
    );
    let whole = scope("2026-Q3", "2026-12-31");
    let kpi = defs::find("product_knowledge").expect("the KPI");
    let months = sliced(&data, whole, |slice| {
        let parts = slice.split(planerka::model::slice::By::Month, &[]);
        let value = |part: &Slice| kpi.measures()[0].count(part).value.map(|it| it.rounded(4));
        parts.iter().map(|(_, part)| value(part)).collect::<Vec<_>>()
    });
    // Of weights 8: 3 × 0.5, then 3 × 0.9.
    assert_eq!(months, [Ok(1875), Ok(3375), Ok(3375)]);
}

#[test]
fn whom_only_tests_name_has_to_know_from_the_first_test_on() {
    let attempts = "date | rep | topic | points
        2026-09-01 | Ира | Насосы | 100
        2026-09-10 | Юра | Трубы | 100";
    let data = build(&[(Table::Attempts, attempts)], Rules::default());
    let on = |as_of| figure(&data, scope("2026-09", as_of), "headline");
    assert_eq!(on("2026-09-09"), "1", "one person, one topic");
    assert_eq!(on("2026-09-10"), "0.5", "two by two");
}
