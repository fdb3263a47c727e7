//! What a later export has in another state: a document of another day, a plan of another amount.

use crate::overlaps::{build, import, roubles};
use planerka::model::batch::Batch;
use planerka::model::dataset::Reason;
use planerka::model::table::Table;
use std::sync::Arc;

#[test]
fn a_document_whose_date_was_corrected_counts_once() {
    let first = "date|document|customer|amount
        2026-08-01|1|Ромашка|10
        2026-08-05|2|Лютик|20
        2026-08-09|3|Мак|30
        2026-08-20|4|Мак|40";
    let count = |later: &str| {
        let later = format!("date|document|customer|amount\n{later}");
        let before = import(Table::Sales, "a.csv", 1, first);
        roubles(&build(vec![before, import(Table::Sales, "b.csv", 2, &later)]))
    };
    let same = "2026-08-01|1|Ромашка|10\n2026-08-09|3|Мак|30\n2026-08-20|4|Мак|40";
    for (later, roubles, why) in [
        ("2026-08-07|2|Лютик|20", 100, "another day of the month"),
        ("2026-08-07|2|Лютик|25", 125, "another amount too: another branch's of that number"),
        ("2026-09-02|2|Лютик|20", 100, "past the month's end"),
        ("2026-08-07|2|Астра|20", 120, "another customer's"),
        ("2026-08-05|2|Лютик|20\n2026-08-07|2|Лютик|20", 120, "there are two of that number"),
        ("2026-08-07|2|Лютик|20\n2026-08-08|2|Лютик|20", 140, "which of the two, nobody knows"),
        ("2027-01-07|2|Лютик|20", 120, "numbers begin anew each year"),
        ("2026-08-07|2|Лютик|20\n2026-08-07|2|Астра|50", 150, "beside another's of that number"),
        (
            "2026-08-07|2|Лютик|20\n2026-08-08|2|Лютик|20\n2026-08-07|2|Астра|50",
            190,
            "nor does another's number tell which of the two",
        ),
    ] {
        assert_eq!(count(&format!("{same}\n{later}")), roubles, "{why}");
    }
    // What the later file does not reach back to is not in it.
    let autumn = "2026-08-09|3|Мак|30\n2026-08-20|4|Мак|40\n2026-08-25|2|Лютик|20";
    assert_eq!(count(autumn), 120, "the old day is before its first");
}

#[test]
fn a_plan_that_comes_again_is_the_later_one_and_plans_of_two_firms_add_up() {
    let plan = |file: &str, day: i32, rows: &[(&str, i64)]| {
        let line = |(who, amount): &(&str, i64)| format!("plan_revenue|{who}|2026-09-01|{amount}");
        let lines: Vec<String> = rows.iter().map(line).collect();
        import(Table::Targets, file, day, &format!("kpi|who|from|amount\n{}", lines.join("\n")))
    };
    let kept = |batches: &[Arc<Batch>]| {
        let data = build(batches.to_vec());
        let amounts = data.targets.iter().map(|it| it.amount / 1_000_000);
        let again = data.excluded.iter().filter(|it| it.1 == Reason::ComesAgain).count();
        (amounts.collect::<Vec<_>>(), again)
    };
    let first = [("Ким", 7), ("Ли", 5), ("Цой", 3)];
    let a = plan("a.xlsx", 1, &first);
    // One of three is corrected, one is new.
    let corrected = plan("b.xlsx", 2, &[("Ким", 8), ("Ли", 5), ("Цой", 3), ("Пак", 1)]);
    assert_eq!(kept(&[a.clone(), corrected.clone()]), (vec![8, 5, 3, 1], 3));
    let earlier = plan("b.xlsx", 0, &[("Ким", 8), ("Ли", 5), ("Цой", 3), ("Пак", 1)]);
    assert_eq!(kept(&[a.clone(), earlier]), (vec![7, 5, 3, 1], 3), "whichever is imported later");
    let other_firm = plan("ИП.xlsx", 2, &[("Ким", 1), ("Ли", 2), ("Цой", 4)]);
    assert_eq!(kept(&[a.clone(), other_firm]), (vec![7, 5, 3, 1, 2, 4], 0), "rows equal add up");
    let parts = plan("a.xlsx", 1, &[("Ким", 7), ("Ким", 7), ("Ли", 5)]);
    assert_eq!(kept(&[parts]), (vec![7, 7, 5], 0), "a plan in parts");
    let versions = import(
        Table::Targets,
        "c.xlsx",
        2,
        "kpi|who|from|amount|version_from\nplan_revenue|Ким|2026-09-01|7|2026-09-15
        plan_revenue|Ли|2026-09-01|5|2026-09-15\nplan_revenue|Цой|2026-09-01|3|2026-09-15",
    );
    assert_eq!(kept(&[a, versions]).1, 0, "another version replaces nothing");
}
