//! Gaps and how they are closed, and what training brought.

use super::{REPS, TOPICS, build, figure, scope, september, sliced, tested};
use planerka::kpi::Unit;
use planerka::kpi::ground::knowledge::Standing;
use planerka::model::rules::Rules;
use planerka::model::table::Table;
use planerka::report::knowledge::{Gap, gaps, knowledge};
use planerka::report::results::decimal;

#[test]
fn a_gap_is_closed_by_a_pass_within_thirty_days() {
    let attempts = |pass: &str| {
        format!(
            "2026-09-01 | Ира | Насосы | | 50 | |\n2026-09-10 | Ира | Насосы | | 60 | |\n{pass} | Ира | Насосы | | 90 | |"
        )
    };
    let closure = |pass: &str, as_of: &str| {
        let data = tested(&attempts(pass), Rules::default());
        figure(&data, scope("2026-09", as_of), "gap_closure")
    };
    assert_eq!(closure("2026-10-01", "2026-12-31"), "1");
    assert_eq!(closure("2026-10-02", "2026-12-31"), "0");
    assert_eq!(closure("2026-10-01", "2026-09-30"), "0", "not known yet");
}

const TRAININGS: &str = "date | rep | topic | status
    2026-09-05 | Ира | Насосы | done
    2026-10-20 | Юра | Трубы | planned";

#[test]
fn the_lift_is_the_score_over_a_training() {
    let attempts = "date | rep | topic | points
        2026-09-01 | Ира | Насосы | 50
        2026-09-05 | Ира | Насосы | 55
        2026-09-09 | Ира | Насосы | 85
        2026-09-10 | Ира | Насосы | 95
        2026-09-01 | Юра | Трубы | 30
        2026-09-02 | Юра | Трубы | 35";
    let tables =
        [(Table::Topics, TOPICS), (Table::Attempts, attempts), (Table::Trainings, TRAININGS)];
    let data = build(&tables, Rules::default());
    assert_eq!(september(&data, "lift"), "0.3");
    assert_eq!(figure(&data, scope("2026-09", "2026-09-08"), "lift"), "-");
    let said = |gap: &Gap| {
        let retest =
            gap.retest.map(|(day, score)| format!("{day} {}", decimal(score, Unit::Share)));
        let lift = gap.lift.map(|it| decimal(it, Unit::Share));
        format!(
            "{} {} {} | {} | {} | {} | {}",
            gap.rep,
            gap.topic,
            gap.opened,
            gap.training.map(|it| it.0.to_string()).unwrap_or_default(),
            retest.unwrap_or_default(),
            lift.unwrap_or_default(),
            gap.closed.map(|it| it.to_string()).unwrap_or_default()
        )
    };
    let gaps = sliced(&data, scope("2026-09", "2026-09-30"), gaps);
    assert_eq!(
        gaps.iter().map(said).collect::<Vec<_>>(),
        [
            "Ира Насосы 2026-09-01 | 2026-09-05 | 2026-09-09 0.85 | 0.3 | 2026-09-09",
            "Юра Трубы 2026-09-01 | 2026-10-20 | 2026-09-02 0.35 |  | ",
        ]
    );
}

#[test]
fn a_long_leave_moves_how_long_a_result_holds_and_when_a_gap_is_to_be_closed() {
    let attempts = "date | rep | topic | points | max
        2026-03-01 | Ира | Насосы | 9 | 10\n2026-08-01 | Юра | Насосы | 5 | 10
        2026-09-10 | Юра | Насосы | 9 | 10";
    let absences = "rep | from | to | kind\nИра | 2026-08-03 | 2026-08-30 | vacation
        Юра | 2026-08-10 | 2026-08-26 | sick";
    let tables = [
        (Table::Reps, REPS),
        (Table::Topics, TOPICS),
        (Table::Attempts, attempts),
        (Table::Absences, absences),
    ];
    let stands = |leave_days: u32, day: &str| {
        let data = build(&tables, Rules { leave_days, ..Rules::default() });
        let at = scope("2026", day);
        let rows = sliced(&data, at, knowledge);
        let own = rows.iter().find(|it| (&*it.rep, &*it.topic) == ("Ира", "Насосы"));
        (own.expect("a row").standing, figure(&data, at, "gap_closure"))
    };
    // 180 days of the 1st of March end on the 28th of August; 28 days of leave make it the 25th of
    // September. 30 days of the 1st of August end on the 31st; 17 more days let the 10th be in time.
    assert_eq!(stands(0, "2026-08-28").0, Standing::Passed);
    assert_eq!(stands(0, "2026-08-29").0, Standing::Expired);
    assert_eq!(stands(14, "2026-09-25"), (Standing::Passed, "1".to_owned()));
    assert_eq!(stands(14, "2026-09-26").0, Standing::Expired);
    assert_eq!(stands(28, "2026-08-29"), (Standing::Expired, "0".to_owned()));
    assert_eq!(stands(28, "2026-09-25").1, "0");
}
