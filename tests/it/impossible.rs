//! What cannot be is left out of what is imported, and told with its row, column and text; what
//! reached a dataset by another way counts for nothing.

use crate::tables::{only, plain};
use planerka::import::format::{TextOptions, read};
use planerka::import::issue::{IssueKind, Severity};
use planerka::import::review::SheetReview;
use planerka::import::understand::Session;
use planerka::model::dataset::{Dataset, Options, Reason};
use planerka::model::date::Date;
use planerka::model::fixture::batch;
use planerka::model::table::Table;
use planerka::model::unit::{Quantity, Share};

/// An issue: its severity, its column, the rows and texts of its cells.
type Told<'a> = (Severity, &'a str, Vec<(u32, &'a str)>);

/// The issues of a kind.
fn told(review: &SheetReview, kind: IssueKind) -> Vec<Told<'_>> {
    let own = review.issues.iter().filter(|it| it.kind == kind);
    own.map(|it| {
        let cells = it.examples.iter().map(|(row, text)| (*row, text.as_str())).collect();
        (it.severity, it.column.as_str(), cells)
    })
    .collect()
}

#[test]
fn points_over_the_maximum_are_no_result_of_a_test() {
    let (review, batch) = only(
        "attempts.csv",
        "date|rep|topic|points|max\n2026-05-01|Ким|Насосы|18|10\n2026-05-01|Ким|Насосы|8|10
        2026-05-01|Ким|Насосы|-1|10\n2026-05-01|Ким|Насосы|5|0\n2026-05-01|Ким|Насосы|101|\n2026-05-01|Ким|Насосы|100|",
    );
    let over = [(2, "18"), (6, "101")].to_vec();
    assert_eq!(told(&review, IssueKind::OverMaximum), [(Severity::Error, "points", over)]);
    let negative = [(4, "-1")].to_vec();
    assert_eq!(told(&review, IssueKind::Negative), [(Severity::Error, "points", negative)]);
    let none = [(5, "0")].to_vec();
    assert_eq!(told(&review, IssueKind::NotPositive), [(Severity::Error, "max", none)]);
    assert_eq!(plain(&batch.expect("a batch"), "points"), ["8", "100"]);
    let (review, batch) = only(
        "Тест.csv",
        "Дата|Сотрудник|Тема|Баллы\n01.05.2026|Ким|Насосы|180 %\n01.05.2026|Гусев|Насосы|80 %",
    );
    let over = [(2, "180 %")].to_vec();
    assert_eq!(told(&review, IssueKind::OverMaximum), [(Severity::Error, "Баллы", over)]);
    assert_eq!(plain(&batch.expect("a batch"), "rep"), ["Гусев"]);
}

#[test]
fn targets_that_cannot_be_are_left_out_and_those_over_100_percent_of_a_plan_are_not() {
    let (review, batch) = only(
        "targets.csv",
        "kpi|who|from|to|amount
        plan_revenue||2026-01-01|2026-12-31|120000\nplan_revenue|Ким|2026-01-01|2026-03-31|-50000
        plan_revenue|Ли|2026-01-01|2026-03-31|12%\nproduct_knowledge||2026-01-01|2026-12-31|90
        product_knowledge|Ким|2026-01-01|2026-12-31|90 %\noverdue_receivables||2026-01-01|2026-12-31|250 %
        cold_conversion||2026-01-01|2026-12-31|5\ncold_conversion|Ким|2026-01-01|2026-12-31|1000
        campaign_plan||2026-01-01|2026-12-31|120 %\nplan_units||2026-12-31|2026-01-01|100",
    );
    let error =
        |column, cells: &[(u32, &'static str)]| vec![(Severity::Error, column, cells.to_vec())];
    assert_eq!(told(&review, IssueKind::Negative), error("amount", &[(3, "-50000")]));
    assert_eq!(told(&review, IssueKind::Percents), error("amount", &[(4, "12%")]));
    let over = error("amount", &[(5, "90"), (7, "250 %"), (9, "1000")]);
    assert_eq!(told(&review, IssueKind::OverWhole), over);
    assert_eq!(told(&review, IssueKind::Backwards), error("to", &[(11, "2026-01-01")]));
    let batch = batch.expect("a batch");
    assert_eq!(plain(&batch, "amount"), ["120000", "0.9", "5", "1.2"]);
    let (review, batch) =
        only("План.csv", "Менеджер|Январь 2026|Февраль 2026\nКим|100|-5\nЛи|12%|200");
    let told = [IssueKind::Negative, IssueKind::Percents].map(|it| told(&review, it));
    assert_eq!(told, [error("Февраль 2026", &[(2, "-5")]), error("Январь 2026", &[(3, "12%")])]);
    assert_eq!(plain(&batch.expect("a batch"), "amount"), ["100", "200"]);
}

#[test]
fn fewer_calls_than_none_are_not_one_call() {
    let (review, batch) = only(
        "calls.csv",
        "at|rep|direction|seconds|count|deals\n2026-05-05|Ким|out|5|-10|5\n2026-05-05|Ким|out|-5|3|-1
        2026-05-05|Ким|out|много|4|1e30\n2026-05-05|Ким|out|5|9223372036854775807|1",
    );
    let batch = batch.expect("a batch");
    assert_eq!(plain(&batch, "count"), ["3", "4"]);
    // The row stays without what is a mere detail, and what is left out is said.
    assert_eq!(
        (plain(&batch, "seconds"), plain(&batch, "deals")),
        (vec![String::new(); 2], vec![String::new(); 2])
    );
    let negative = told(&review, IssueKind::Negative);
    assert_eq!(
        negative,
        [
            (Severity::Error, "count", vec![(2, "-10")]),
            (Severity::Warning, "deals", vec![(3, "-1")]),
            (Severity::Warning, "seconds", vec![(3, "-5")]),
        ]
    );
    assert_eq!(
        told(&review, IssueKind::TooLarge),
        [
            (Severity::Error, "count", vec![(5, "9223372036854775807")]),
            (Severity::Warning, "deals", vec![(4, "1e30")]),
        ]
    );
    let unread = [(Severity::Warning, "seconds", vec![(4, "много")])];
    assert_eq!(told(&review, IssueKind::UnreadDuration), unread);
}

#[test]
fn a_meeting_stays_without_a_length_that_cannot_be_read() {
    let (review, batch) = only(
        "meetings.csv",
        "at|rep|customer|kind|status|minutes|entered\n2026-05-05 12:00|Ким|Ромашка|meeting|held|-60|вчера",
    );
    assert_eq!(plain(&batch.expect("a batch"), "minutes"), [""]);
    assert_eq!(told(&review, IssueKind::Negative)[0].0, Severity::Warning);
    assert_eq!(told(&review, IssueKind::UnreadDate)[0].1, "entered");
}

#[test]
fn a_rate_of_nothing_converts_nothing() {
    let (review, batch) = only(
        "rates.csv",
        "date|currency|rate|nominal\n2026-01-01|USD|0|1\n2026-01-02|USD|-90|1\n2026-01-03|EUR|100|0\n2026-01-04|EUR|100|",
    );
    assert_eq!(
        told(&review, IssueKind::NotPositive),
        [
            (Severity::Error, "nominal", vec![(4, "0")]),
            (Severity::Error, "rate", vec![(2, "0"), (3, "-90")]),
        ]
    );
    assert_eq!(plain(&batch.expect("a batch"), "rate"), ["100"]);
}

#[test]
fn an_end_before_the_beginning_is_said_to_be_one() {
    let row = "2026-05-10|2026-05-01";
    for (file, text, rows) in [
        ("absences.csv", format!("rep|from|to|kind\nКим|{row}|sick"), 0),
        ("assignments.csv", format!("customer|rep|from|to\nРомашка|Ким|{row}"), 0),
        ("shifts.csv", format!("who|weekday|start|end|from|to\nКим|1|09:00|18:00|{row}"), 0),
        (
            "balances.csv",
            "customer|from|to|opening|debit|credit|closing\nРомашка|2026-05-10|2026-05-01|0|1|1|0"
                .into(),
            0,
        ),
        ("campaigns.csv", format!("name|from|to|cost\nВыставка|{row}|5"), 1),
        ("topics.csv", format!("name|pass|from|to\nНасосы|80 %|{row}"), 1),
        ("reps.csv", format!("name|team|active_from|active_to\nКим|Север|{row}"), 1),
    ] {
        let (review, batch) = only(file, &text);
        let told = told(&review, IssueKind::Backwards);
        assert_eq!(
            told.iter().map(|it| it.2.clone()).collect::<Vec<_>>(),
            [vec![(2, "2026-05-01")]],
            "{file}"
        );
        assert_eq!(review.rows_used, rows, "{file}");
        let Some(batch) = batch.filter(|_| rows > 0) else { continue };
        let from = if file == "reps.csv" { "active_from" } else { "from" };
        assert_eq!(plain(&batch, from), [""], "{file}: neither day is sure");
    }
}

#[test]
fn one_id_of_two_names_is_told() {
    let (review, _) = only(
        "reps.csv",
        "name|id|team\nПетрова Анна|2|Север\nСидоров Олег|2|Юг\nКим Д.|3|Юг\nКим Дмитрий|3|Юг",
    );
    let told_of = |review: &SheetReview| {
        told(review, IssueKind::SharedId)
            .into_iter()
            .map(|it| (it.0, it.2.iter().map(|it| it.0).collect::<Vec<u32>>()))
            .collect::<Vec<_>>()
    };
    assert_eq!(told_of(&review), [(Severity::Warning, vec![2, 3])]);
    let (review, batch) = only(
        "campaigns.csv",
        "name|id|from|to|cost\nВыставка|1|2026-05-01|2026-05-02|5\nРассылка|1|2026-05-01|2026-05-02|5",
    );
    assert_eq!(told_of(&review), [(Severity::Warning, vec![2, 3])]);
    assert_eq!(plain(&batch.expect("a batch"), "id"), ["", ""], "each is its own by its name");
}

#[test]
fn a_team_within_itself_is_no_team() {
    let (review, batch) = only("reps.csv", "name|team|fte\nКим|A / B / A|1\nЛи|A / B|1");
    assert_eq!(
        told(&review, IssueKind::Circle),
        [(Severity::Warning, "team", vec![(2, "A / B / A")])]
    );
    assert_eq!(plain(&batch.expect("a batch"), "team"), ["", "A / B"]);
}

#[test]
fn numbers_and_days_that_are_too_large_are_not_said_to_be_no_numbers() {
    let (review, _) = only(
        "sales.csv",
        "date|document|customer|rep|sku|quantity|amount\n2026-06-01|1|C|R|S|1|92233720368547758.08
        99999999|2|C|R|S|1|5\n46000|3|C|R|S|1|5\n01.01.99999|4|C|R|S|1|5\n2026-06-01|5|C|R|S|1|NaN\n2026-06-01|6|C|R|S|NaN|7",
    );
    assert_eq!(
        told(&review, IssueKind::TooLarge),
        [
            (Severity::Error, "amount", vec![(2, "92233720368547758.08")]),
            (Severity::Error, "date", vec![(3, "99999999")]),
        ]
    );
    assert!(told(&review, IssueKind::UnreadNumber).is_empty());
    assert_eq!(told(&review, IssueKind::AbsurdDate)[0].2, [(5, "01.01.99999")]);
    let nan = told(&review, IssueKind::NotCounted);
    assert_eq!(nan.iter().map(|it| it.2[0]).collect::<Vec<_>>(), [(6, "NaN"), (7, "NaN")]);
}

#[test]
fn marks_that_nobody_sees_are_told() {
    let (review, _) = only(
        "sales.csv",
        "date|document|customer|rep|amount\n2026-06-01|1|Ром\0ашка|Ким|5\n2026-06-01|2|Ромашка|\u{202e}миК|5\n\
         2026-06-01|3|«Ромашка»\u{a0}— 1|Ки\u{200b}м|5",
    );
    assert_eq!(
        told(&review, IssueKind::Unseen),
        [
            (Severity::Warning, "customer", vec![(2, "Ром\0ашка")]),
            (Severity::Warning, "rep", vec![(3, "\u{202e}миК"), (4, "Ки\u{200b}м")]),
        ]
    );
}

#[test]
fn what_cannot_be_and_reached_a_dataset_counts_for_nothing() {
    let data = Dataset::build(
        vec![
            batch(Table::Attempts, "date|rep|topic|points|max\n2026-05-01|Ким|Т|18|10\n2026-05-01|Ким|Т|-1|10"),
            batch(
                Table::Targets,
                "kpi|from|to|amount\nplan_revenue|2026-05-01|2026-05-31|-5\nproduct_knowledge|2026-05-01|2026-05-31|90
                plan_revenue|2026-05-31|2026-05-01|5\ncampaign_plan|2026-05-01|2026-05-31|1.2",
            ),
            batch(Table::Calls, "at|rep|count|deals\n2026-05-01|Ким|-10|\n2026-05-01|Ким|10|-1"),
            batch(Table::Reps, "name|active_from|active_to\nКим|2026-12-31|2026-01-01"),
            batch(Table::Rates, "date|currency|rate|nominal\n2026-01-01|USD|-90|1"),
            batch(Table::Credits, "document|rep|share\n1|Ким|1.5\n1|Ким|-0.5\n1|Ким|1"),
            batch(Table::Topics, "name|weight|pass\nТ|-1|1.5"),
        ],
        Options::default(),
    );
    let why: Vec<Reason> = data.excluded.iter().map(|it| it.1).collect();
    use Reason::{Backwards, ImpossibleTarget, Missing, Negative, OverMaximum, OverWhole};
    let expected = [
        Missing,
        OverWhole,
        OverWhole,
        OverMaximum,
        OverMaximum,
        Negative,
        ImpossibleTarget,
        ImpossibleTarget,
        Backwards,
    ];
    assert_eq!(why, expected);
    let topic = &data.topics[0];
    assert_eq!((topic.weight, topic.pass), (Quantity::ONE, Share(800_000)));
    assert_eq!((data.targets.len(), data.calls.deals.as_slice()), (1, &[None][..]));
    assert_eq!((data.reps[0].active_from, data.reps[0].active_to), (None, None));
}

#[test]
fn a_file_in_two_encodings_is_told_by_its_first_line_of_the_other() {
    let head = "Дата;Документ;Клиент;Менеджер;Сумма\n2026-06-01;1;Ромашка;Ким;100\n";
    let (old, ..) = encoding_rs::WINDOWS_1251.encode("2026-06-01;2;Лютик;Гусев;100\n");
    let bytes = [head.as_bytes(), &old, &old].concat();
    let sheets =
        read("a.csv", &bytes.into(), &TextOptions::default(), &mut |_| {}).expect("a text");
    let today = Date::parse("2026-11-23").expect("a date");
    let session = Session::new(sheets, Vec::new(), Vec::new(), Vec::new(), today);
    let review = session.review().sheets.remove(0);
    let told = told(&review, IssueKind::MixedEncodings);
    assert_eq!(
        told.iter().map(|it| (it.0, it.2[0].0)).collect::<Vec<_>>(),
        [(Severity::Warning, 3)]
    );
}
