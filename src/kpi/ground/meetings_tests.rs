//! Tests of what a meeting is (the KPI handbook B8).

use crate::kpi::NoValue;
use crate::kpi::fixture::{Asked, asked};
use crate::model::dataset::Reason;
use crate::model::rules::Rules;
use crate::model::table::Table;
use crate::model::unit::Exact;

fn whole(number: i64) -> Result<Exact, NoValue> {
    Ok(Exact::whole(number))
}

fn met(rules: Rules, rows: &str) -> Asked {
    let text = format!("at | rep | customer | kind | status | minutes | entered\n{rows}");
    asked("2026-03", rules, &[(Table::Meetings, &text)])
}

fn held(asked: &Asked, rep: &str) -> Result<Exact, NoValue> {
    asked.value("meetings", "headline", rep)
}

fn reasons(asked: &Asked) -> Vec<Reason> {
    asked.slice("meetings", "").facts.excluded.iter().map(|it| it.1).collect()
}

#[test]
fn held_ones_count_and_those_without_a_status_on_a_day_that_has_come() {
    let rows = "2026-03-02 | А | К1 | meeting | held
        2026-03-03 | А | К1 | | cancelled
        2026-03-04 | А | К1 | | moved
        2026-03-05 | А | К1 | | planned
        2026-03-06T10:00 | А | К1 | |
        2026-03-07 | А | К1 | | held";
    let asked = met(Rules::default(), rows).on("2026-03-06");
    assert_eq!(held(&asked, "А"), whole(2), "the 2nd and, on its very day, the 6th");
    assert_eq!(reasons(&asked), [Reason::NotHeld, Reason::NotHeld, Reason::OnlyPlanned]);
    let rules = Rules { planned_is_held: true, ..Rules::default() };
    assert_eq!(held(&met(rules, rows).on("2026-03-06"), "А"), whole(3));
    assert_eq!(held(&met(Rules::default(), rows).on("2026-03-05"), "А"), whole(1));
}

#[test]
fn a_moved_meeting_counts_on_its_final_date() {
    let rows = "2026-02-27 | А | К1 | | moved\n2026-03-02 | А | К1 | | held";
    assert_eq!(held(&met(Rules::default(), rows), "А"), whole(1));
}

#[test]
fn a_meeting_with_a_presentation_counts_in_both() {
    let rows = "2026-03-02 | А | К1 | both\n2026-03-03 | А | К1 | presentation
        2026-03-04 | А | К2 | meeting";
    let asked = met(Rules::default(), rows);
    assert_eq!(held(&asked, ""), whole(2));
    assert_eq!(asked.value("presentations", "headline", ""), whole(2));
    assert_eq!(asked.value("presentations", "unique_customers", ""), whole(1));
    assert_eq!(asked.value("meetings", "unique_customers", ""), whole(2));
}

#[test]
fn a_joint_meeting_is_one_for_each_and_one_for_the_firm() {
    let in_a_cell = met(Rules::default(), "2026-03-02 | А; Б | К1");
    let in_rows = met(Rules::default(), "2026-03-02 | Б | К1\n2026-03-02 | А | К1");
    for asked in [in_a_cell, in_rows] {
        assert_eq!([held(&asked, "А"), held(&asked, "Б"), held(&asked, "")], [whole(1); 3]);
        assert!(reasons(&asked).is_empty());
    }
}

#[test]
fn the_same_customer_rep_day_and_type_is_one_meeting() {
    let rows = "2026-03-02T10:00 | А | К1 | meeting | held
        2026-03-02T15:00 | А | К1 | both | held
        2026-03-02T16:00 | А | К1 | meeting | cancelled
        2026-03-02T16:00 | А | К2 | meeting | held
        2026-03-03T10:00 | А | К1 | meeting | held";
    let asked = met(Rules::default(), rows);
    assert_eq!(held(&asked, "А"), whole(3));
    assert_eq!(asked.value("presentations", "headline", "А"), whole(1));
    assert_eq!(reasons(&asked), [Reason::NotHeld, Reason::Repeated]);
}

#[test]
fn the_shortest_that_counts_is_counted_and_an_unknown_length_is_not_short() {
    let rules = Rules { min_minutes: 15, ..Rules::default() };
    let rows = "2026-03-02 | А | К1 | | | 14.5\n2026-03-03 | А | К1 | | | 15
        2026-03-04 | А | К1 | | |";
    let asked = met(rules, rows);
    assert_eq!((held(&asked, ""), reasons(&asked)), (whole(2), vec![Reason::TooShort]));
    assert_eq!(held(&met(Rules::default(), rows), ""), whole(3));
}

#[test]
fn a_meeting_with_nobody_is_left_out_and_listed() {
    let asked = met(Rules::default(), "2026-03-02 | А | К1\n2026-03-03 | А |");
    assert_eq!((held(&asked, ""), reasons(&asked)), (whole(1), vec![Reason::NoCustomer]));
}

#[test]
fn a_meeting_with_ones_own_firm_does_not_count() {
    let customers = "name | internal\nСвоя | yes\nК1 |";
    let rows = "at | rep | customer\n2026-03-02 | А | Своя\n2026-03-03 | А | К1";
    let tables = [(Table::Customers, customers), (Table::Meetings, rows)];
    assert_eq!(held(&asked("2026-03", Rules::default(), &tables), ""), whole(1));
}

#[test]
fn written_three_days_later_is_not_late_four_is() {
    let rows = "2026-03-02 | А | К1 | | | | 2026-03-05\n2026-03-03 | А | К1 | | | | 2026-03-07";
    let asked = met(Rules::default(), rows);
    let late = |asked: &Asked| asked.slice("meetings", "").facts.defaulted.len();
    assert_eq!((held(&asked, ""), late(&asked)), (whole(2), 1));
    assert_eq!(late(&asked.on("2026-03-06")), 0, "it is not written down yet");
}

#[test]
fn more_than_the_minimum_is_the_minimum_reached() {
    let meetings = "at | rep | customer\n2026-03-02 | А | К1\n2026-03-03 | А | К2
        2026-03-03 | А | К3\n2026-03-04 | Б | К1";
    let targets = "kpi | who | from | amount | proration\nmeetings | А | 2026-03-01 | 2 |
        meetings | Б | 2026-03-01 | 4 |\npresentations | Б | 2026-03-01 | 0 |";
    let tables = [(Table::Meetings, meetings), (Table::Targets, targets)];
    let asked = asked("2026-03", Rules::default(), &tables);
    let reached = |rep| asked.value("meetings", "attainment", rep);
    assert_eq!((reached("А"), reached("Б")), (whole(1), Ok(Exact::new(1, 4))));
    assert_eq!((held(&asked, "А"), reached("")), (whole(3), Ok(Exact::new(4, 6))));
    assert_eq!(asked.value("presentations", "headline", "Б"), whole(0));
    assert_eq!(asked.value("presentations", "attainment", "А"), Err(NoValue::NoTarget));
}

#[test]
fn nothing_up_to_the_as_of_date_is_no_value() {
    let asked = met(Rules::default(), "2026-03-02 | А | К1").on("2026-03-01");
    assert_eq!(held(&asked, ""), Err(NoValue::NoRows));
}

#[test]
fn the_minimum_is_its_own_level_and_the_plan_only_where_nothing_else_is() {
    let meetings = "at | rep | customer\n2026-03-02 | А | К1\n2026-03-03 | А | К2
        2026-03-03 | Б | К1\n2026-03-04 | Б | К2\n2026-03-05 | Б | К3";
    let targets = "kpi | who | level | from | amount
        meetings | А | plan | 2026-03-01 | 10\nmeetings | А | minimum | 2026-03-01 | 4
        meetings | А | stretch | 2026-03-01 | 20\nmeetings | Б | plan | 2026-03-01 | 2
        meetings | В | stretch | 2026-03-01 | 9";
    let tables = [(Table::Meetings, meetings), (Table::Targets, targets)];
    let asked = asked("2026-03", Rules::default(), &tables);
    let reached = |rep| asked.counted("meetings", "attainment", rep);
    assert_eq!(
        (reached("А").value, reached("А").whole),
        (Ok(Exact::new(1, 2)), Some(Exact::whole(4)))
    );
    assert_eq!((reached("Б").value, reached("Б").part), (whole(1), Some(Exact::whole(3))));
    assert_eq!(
        reached("").whole,
        Some(Exact::whole(6)),
        "the minimum of the one, the plan of the other"
    );
    assert_eq!(reached("В").value, Err(NoValue::NoTarget));
}

#[test]
fn a_minimum_is_for_the_working_days_present() {
    let meetings = "at | rep | customer\n2026-03-02 | А | К1";
    let targets = "kpi | who | level | from | amount\nmeetings | А | minimum | 2026-03-01 | 21";
    // 21 working days in March 2026, 5 of them on leave.
    let absences = "rep | from | to | kind\nА | 2026-03-16 | 2026-03-22 | vacation";
    let tables =
        [(Table::Meetings, meetings), (Table::Targets, targets), (Table::Absences, absences)];
    let asked = asked("2026-03", Rules::default(), &tables);
    assert_eq!(asked.counted("meetings", "attainment", "А").whole, Some(Exact::whole(16)));
}

#[test]
fn how_late_is_late_is_a_setting() {
    let rows = "2026-03-02 | А | К1 | | | | 2026-03-04";
    let late = |late_days| {
        let asked = met(Rules { late_days, ..Rules::default() }, rows);
        asked.slice("meetings", "").facts.defaulted.len()
    };
    assert_eq!([late(1), late(2), late(3)], [1, 0, 0]);
}
