//! What is exported imports again with no question, every table of it, and says the same.

use crate::flow::import;
use crate::overlaps;
use planerka::export::tables::tables_zip;
use planerka::model::batch::Batch;
use planerka::model::dataset::{Dataset, Options};
use planerka::model::date::Date;
use planerka::model::fixture::batch;
use planerka::model::table::Table;
use planerka::report::settings::settings;
use planerka::report::table::{TableCell, tables};
use std::sync::Arc;

/// A row or two of every table, with every field filled somewhere.
const EVERYTHING: &[(Table, &str)] = &[
    (
        Table::Reps,
        "name | id | aliases | email | team | active_from | active_to | fte | ramp | salary | target_bonus
        Ким Дмитрий | 7 | Ким Д.;kim | kim@firm.ru | Север / Группа 1 | 2026-01-12 | | 0.5 | 50/75/100 | 50000 | 20000.5
        Гусев Пётр | 8 | | | Север | | 2026-08-31 | | | |",
    ),
    (
        Table::Products,
        "sku | name | group | unit | kind | price | cost | launched
        0012 | Стол | Мебель / Столы | шт | main | 100 | 70.25 | 2026-01-01
        0013 | Лак | | л | companion | | |",
    ),
    (
        Table::Customers,
        "name | id | tax_id | phone | email | parent | segment | owner | credit_limit | internal | terms_days
        Ромашка | C1 | 7707083893 | +7 912 345-67-89 | a@b.ru | | опт | Ким Д. | 100000 | no | 14
        Лютик | | 0501234567 | | | Ромашка | | 8 | | | 0
        Своя | C3 | | | | | | | | yes |",
    ),
    (
        Table::Campaigns,
        "name | id | from | to | window_days | unit | cost | attribution
        Выставка | E1 | 2026-03-01 | 2026-03-03 | 30 | profit | 150000 | equal
        Рассылка | | | | | | |",
    ),
    (
        Table::Topics,
        "name | required | weight | pass | valid_days | from | to
        Насосы | no | 2.5 | 0.7 | 90 | 2026-01-01 | 2026-12-31\nКлапаны | | | | | |",
    ),
    (Table::Assignments, "customer | rep | from | to\nC1 | Гусев Пётр | 2026-01-01 | 2026-06-30"),
    (Table::Absences, "rep | from | to | kind\nkim | 2026-07-01 | 2026-07-14 | sick\n8 | 2026-08-01 | 2026-08-02 |"),
    (
        Table::Shifts,
        "who | weekday | date | start | end | from | to
        | 1 | | 09:00 | 18:00 | 2026-01-01 | 2026-12-31\nКим Дмитрий | | 2026-09-05 | 22:00 | 06:30 | |",
    ),
    (
        Table::Targets,
        "kpi | who | of | from | to | level | amount | proration | version_from
        plan_revenue | Ким Дмитрий | | 2026-09-01 | 2026-09-30 | plan | 1000000 | working | 2026-08-15
        plan_units | | 0012 | 2026-09-01 | 2026-09-30 | minimum | 12.5 | none |",
    ),
    (Table::Rates, "date | currency | rate | nominal\n2026-08-01 | USD | 80.1234 | 1\n2026-08-01 | KZT | 16.5 | 100"),
    (
        Table::Sales,
        "date | document | contract | customer | rep | sku | quantity | unit | price | discount | amount | cost | currency | kind | returns_of | status | created | campaign
        2026-09-01 | Д-1 | К-1 | C1 | Ким Д. | 0012 | 2 | шт | 100 | 0.15 | 170 | 140.5 | | sale | | won | 2026-08-20 | E1
        2026-09-02 | Д-2 | | Лютик | | 0013 | 1 | | | | 10 | | USD | | | | |
        2026-09-03 | Д-3 | | C1 | | 0012 | 1 | | | | 85 | | | return | Д-1 | | |",
    ),
    (Table::Credits, "document | rep | share | kind\nД-1 | kim | 0.6 |\nД-1 | 8 | 0.4 | overlay"),
    (
        Table::Attempts,
        "date | rep | topic | test | points | max | finished | bank
        2026-09-01T10:00:05 | kim | насосы | Тест 1 | 8 | 10 | yes | Б\n2026-09-02 | 8 | | Клапаны | 55.5 | | no |",
    ),
    (Table::Trainings, "date | rep | topic | hours | status\n2026-09-05 | kim | Клапаны | 1.5 | planned"),
    (
        Table::Questions,
        "bank | topic | question | a | b | c | d | correct | points
        Б | Насосы | Сколько? | Один | Два | Три | Ни одного | d | 2",
    ),
    (
        Table::Inquiries,
        "id | received | replied | channel | customer | owner | replied_by | reply_kind | status | topic | wait_minutes
        0001 | 2026-09-01T10:00:00 | 2026-09-01T10:04:30 | chat | C1 | kim | 8 | human | closed | цена |
        2 | 2026-09-02 | | email | | | | bot | open | | 7.5",
    ),
    (
        Table::Calls,
        "at | rep | customer | phone | direction | seconds | outcome | base | count | deals | campaign
        2026-09-01T10:00:00 | kim | | 89123456789 | out | 62.5 | дозвон | cold | | | Выставка
        2026-09-01 | 8 | Лютик | | in | | | warm | 40 | 2 |",
    ),
    (
        Table::Meetings,
        "at | rep | customer | kind | status | minutes | entered | online
        2026-09-01T12:00:00 | kim; 8 | Ромашка | both | held | 45 | 2026-09-02T08:00:00 | yes
        2026-09-03 | 8 | | | | | |",
    ),
    (
        Table::Invoices,
        "number | date | due | customer | contract | rep | amount | currency | kind | terms_days | of | disputed | paid | paid_on
        001 | 2026-09-01 | 2026-09-15 | C1 | К-1 | | 1000 | | shipment | 14 | | yes | 400 | 2026-09-20
        003 | 2026-09-11 | | C1 | | kim | -100 | USD | credit_note | | 001 | no | |",
    ),
    (
        Table::Payments,
        "date | amount | invoice | contract | customer | currency | kind
        2026-09-20 | 400.01 | 001 | К-1 | C1 | USD | set_off\n2026-09-21 | 5 | | | Лютик | |",
    ),
    (
        Table::Balances,
        "from | to | customer | contract | rep | opening | debit | credit | closing
        2026-07-01 | 2026-09-30 | C1 | К-1 | | 100 | 50 | 120 | 30",
    ),
];

/// The cells of every table without where they stand.
fn cells(data: &Dataset) -> Vec<(Table, Vec<Vec<TableCell>>)> {
    let own = |row: Vec<TableCell>| row[..row.len() - 3].to_vec();
    let whole = tables(data).into_iter();
    whole.map(|it| (it.table, it.rows.into_iter().map(own).collect())).collect()
}

#[test]
fn every_table_comes_back_from_its_export() {
    let batches: Vec<Arc<Batch>> =
        EVERYTHING.iter().map(|(table, text)| batch(*table, text)).collect();
    let options = Options { currency: Some("RUB".to_owned()), ..Options::default() };
    let before = Dataset::build(batches, options);
    assert_eq!(before.excluded, []);
    assert_eq!(tables(&before).len(), Table::ALL.len());
    let today = Date::parse("2026-11-23").expect("a date");
    let whole = before.span().expect("facts");
    let zip = tables_zip(&tables(&before), &settings(&before, whole, today)).expect("a zip");
    let file = std::env::temp_dir().join(format!("planerka-every-{}.zip", std::process::id()));
    std::fs::write(&file, zip).expect("written");
    let (review, after) = import(&[file]);
    let questions: Vec<_> = review
        .sheets
        .iter()
        .flat_map(|sheet| sheet.issues.iter().map(|it| (&sheet.file, &sheet.sheet, it)))
        .collect();
    assert_eq!(questions, []);
    let (before, after) = (cells(&before), cells(&after));
    for (before, after) in before.iter().zip(&after) {
        assert_eq!(before, after);
    }
    assert_eq!(before.len(), after.len());
}

#[test]
fn what_a_file_leaves_out_and_ours_say_is_the_same() {
    let bare = "kpi|who|from|amount
        plan_revenue|Ким|2026-08-01|100
        plan_revenue|Ким|2026-09-01|200";
    let said = "kpi|who|from|to|level|amount|proration
        plan_revenue|Ким|2026-08-01|2026-08-31|plan|100|working
        plan_revenue|Ким|2026-09-01|2026-09-30|plan|200|working";
    for (one, other) in [(bare, said), (said, bare)] {
        let data = overlaps::build(vec![
            overlaps::import(Table::Targets, "План.xlsx", 1, one),
            overlaps::import(Table::Targets, "targets.csv", 2, other),
        ]);
        assert_eq!(data.targets.iter().map(|it| it.amount).sum::<i64>(), 300_000_000);
    }
    // Another level is another target.
    let minimum = said.replace("|plan|", "|minimum|");
    let data = overlaps::build(vec![
        overlaps::import(Table::Targets, "План.xlsx", 1, bare),
        overlaps::import(Table::Targets, "targets.csv", 2, &minimum),
    ]);
    assert_eq!(data.targets.len(), 4);
    for (table, bare, said) in [
        (
            Table::Credits,
            "document|rep|share\nД-1|Ким|0.6",
            "document|rep|share|kind\nД-1|Ким|0.6|revenue",
        ),
        (
            Table::Invoices,
            "number|date|customer|amount\n1|2026-08-01|Ромашка|10",
            "number|date|customer|amount|kind\n1|2026-08-01|Ромашка|10|shipment",
        ),
    ] {
        let both =
            [overlaps::import(table, "a.csv", 1, bare), overlaps::import(table, "b.csv", 2, said)];
        let data = overlaps::build(both.to_vec());
        assert_eq!(data.again.len(), 1, "{table:?}");
    }
}
