//! Sheets with our own headers are what they say, whatever their cells hold.

use crate::tables::{mapped, only};
use planerka::model::table::{Field, Kind, Table};

/// A cell that the field may have, and one that it may not.
fn cells(field: &Field) -> (&'static str, &'static str) {
    match field.kind {
        Kind::Id if field.id == "kpi" => ("plan_units", "plan_units"),
        Kind::Text | Kind::Id | Kind::Ref(_) => ("Ким", "; ;;\u{202e}<b>"),
        Kind::Date => ("30.09.2026", "31.02.2026"),
        Kind::Time => ("30.09.2026 14:05", "2026-13-45 99:99"),
        Kind::TimeOfDay => ("09:00", "25:00"),
        Kind::Money | Kind::Number | Kind::Count | Kind::Days => ("3", "1e300"),
        Kind::Share => ("50 %", "-0.5e9"),
        Kind::Seconds | Kind::Minutes => ("45", "NaN"),
        Kind::Flag => ("yes", "zzz"),
        Kind::Words(words) => (words[0], "zzz"),
    }
}

/// What a sheet of all fields of the table is taken for, `headers` being what it calls them.
fn taken(table: Table, headers: &[String], file: &str, bad: usize) -> String {
    let good: Vec<&str> = table.fields().iter().map(|it| cells(it).0).collect();
    let broken: Vec<&str> = table.fields().iter().map(|it| cells(it).1).collect();
    let rows: Vec<String> =
        (0..6).map(|at| if at < bad { broken.join("|") } else { good.join("|") }).collect();
    let (review, _) = only(file, &format!("{}\n{}", headers.join("|"), rows.join("\n")));
    mapped(&review)
}

#[test]
fn ids_of_the_dictionary_are_known_in_any_file_and_over_any_cells() {
    for table in Table::ALL {
        let ids: Vec<String> = table.fields().iter().map(|it| it.id.to_owned()).collect();
        let fields: Vec<String> = ids.iter().map(|it| format!("{it}={it}")).collect();
        for bad in [0, 1, 4, 6] {
            let taken = taken(table, &ids, "выгрузка.csv", bad);
            assert_eq!(taken, format!("{}: {}", table.id(), fields.join(", ")), "{bad} bad rows");
        }
    }
}

#[test]
fn ids_that_are_of_one_table_alone_are_known_without_the_rest() {
    for (headers, table) in [
        ("document|rep|share", "credits"),
        ("at|rep|customer|kind|status", "meetings"),
        ("at|rep|count|deals", "calls"),
        ("date|rep|points|max", "attempts"),
        ("kpi|who|from|to|amount", "targets"),
        ("name|team|fte", "reps"),
        ("date|customer|amount", "sales"),
        ("number|date|customer|amount", "sales"),
    ] {
        let row = vec!["5"; headers.split('|').count()].join("|").replacen('5', "2026-05-05", 2);
        let (review, _) = only("x.csv", &format!("{headers}\n{row}"));
        assert!(
            mapped(&review).starts_with(&format!("{table}: ")),
            "{headers}: {}",
            mapped(&review)
        );
    }
}
