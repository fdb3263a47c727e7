//! The golden cases of the KPI handbook that belong to KPIs, and the boundaries of days.
//!
//! | case | test |
//! |---|---|
//! | 1 credits | `warm::credits::five_units_whole_and_ten_at_half_are_ten_and_not_fifteen` |
//! | 2 five days of eight hours | `response::five_days_of_eight_hours_are_144_000_seconds`, `hours::five_days_of_eight_hours_are_144_000_seconds` |
//! | 3 two calendars | `response::two_calendars_in_one_inquiry_are_summed_by_the_one_in_force_at_each_minute` |
//! | 4 reopened | `response::an_inquiry_after_the_closing_starts_a_new_clock` |
//! | 5 hand-off | `response::the_clock_starts_where_the_bot_hands_over` |
//! | 6 weights of a scorecard | `kpi::scorecard::tests::golden_6_half_and_two_quarters_of_110_85_and_150_percent` |
//! | 7 calendar | `hours::norm_of_the_forty_hour_week` |
//! | 8 Wilson | `kpi::wilson::tests::three_of_a_hundred_may_be_one_or_eight`, `kpi::ground::cold_tests::three_deals_of_a_hundred_calls_are_three_give_or_take` |
//! | 9 calendar days | `plans`, where golden case 9 is named |
//! | 10 as-of | `receivables::paid::what_is_owed_follows_the_as_of_date` |
//! | 11 due = as-of | `receivables::age::due_on_the_as_of_date_is_not_overdue` |
//! | 12 no term | `receivables::age::no_due_date_and_no_term_is_due_on_the_documents_date_and_marked` |
//! | 13 credit note | `receivables::paid::money_that_names_a_credit_note_goes_to_its_invoice` |
//! | 14 dots | `golden_files::golden_14_a_dot_in_a_column_of_dots_is_the_decimal_mark_whatever_the_language` |
//! | 15 delimiter | `formats::texts::the_golden_text_is_cut_at_semicolons` |
//! | 16 turnover sheet | `imports::figures::golden_16_a_turnover_sheet_of_two_header_rows_is_read_into_balances` |
//! | 17 debts | `golden_files::golden_17_debts_without_a_name_of_the_first_column_are_read` |
//! | 18 foot | `golden_files::golden_18_the_foot_of_a_salesforce_report_is_no_row` |
//! | 19 one name | `golden_files::golden_19_two_columns_of_one_name_are_both_kept` |
//! | 21 managers = company | `registry::parts_of_a_sum_add_up_to_the_whole` |
//! | 22 twice the same | `golden_22_the_same_workspace_twice_gives_the_same_bytes` |
//! | 24 median, P90 | `response::median_and_p90_are_interpolated`, `kpi::percentile::tests` |
//! | 25 base, norm | `scale::golden_25_base_30_norm_15_fact_20_is_two_thirds` |

use planerka::kpi::{Unit, defs};
use planerka::model::dataset::{Dataset, Options};
use planerka::model::date::{Date, Period};
use planerka::model::fixture::batch;
use planerka::model::known::Known;
use planerka::model::scope::Scope;
use planerka::model::table::Table;
use planerka::model::targets::Who;
use planerka::report::results::{decimal, results};

fn date(text: &str) -> Date {
    Date::parse(text).expect(text)
}

fn scope(period: &str, as_of: &str) -> Scope {
    let period = Period::parse(period).expect(period);
    Scope { period, as_of: date(as_of), today: date("2030-01-01"), who: Who::Company }
}

fn data(tables: &[(Table, &str)]) -> Dataset {
    let batches = tables.iter().map(|(table, text)| batch(*table, text)).collect();
    Dataset::build(batches, Options { currency: Some("RUB".to_owned()), ..Options::default() })
}

/// `kpi.measure` as other programs read it; `-` where there is none.
fn figure(data: &Dataset, scope: Scope, path: &str) -> String {
    let (kpi, measure) = path.split_once('.').expect("kpi.measure");
    let kpi = defs::find(kpi).expect("a kpi");
    let measure = kpi.measure(measure).expect("a measure");
    let counted = measure.count(&kpi.slice(&Known::of(data, scope), scope));
    counted.value.map_or("-".to_owned(), |it| decimal(it, Unit::Count))
}

#[test]
fn golden_22_the_same_workspace_twice_gives_the_same_bytes() {
    let sales = "date | document | customer | rep | sku | quantity | amount
        2026-03-02 | 1 | К2 | Б | p2 | 2 | 20\n2026-03-02 | 2 | К1 | А | p1 | 1 | 10
        2026-02-02 | 3 | К1 | | p2 | 3 | 30";
    let meetings = "at | rep | customer\n2026-03-02 | Б; А | К1\n2026-03-03 | А | К2";
    let tables = [(Table::Sales, sales), (Table::Meetings, meetings)];
    let asked = scope("2026-03", "2026-03-31");
    assert_eq!(results(&data(&tables), asked), results(&data(&tables), asked));
}

#[test]
fn a_period_has_its_first_and_its_last_day_and_no_other() {
    // The day before, the first, the last and the day after of a February with 29 days.
    let days = ["2028-01-31", "2028-02-01", "2028-02-29", "2028-03-01"];
    let rows = |header: &str, row: fn(usize, &str) -> String| {
        let rows = days.iter().enumerate().map(|(at, day)| row(at, day));
        std::iter::once(header.to_owned()).chain(rows).collect::<Vec<_>>().join("\n")
    };
    let sales = rows("date|document|customer|rep|amount", |at, day| {
        format!("{day}|D{at}|К{at}|А|{}", 10_i64.pow(u32::try_from(at).expect("few")))
    });
    let meetings = rows("at|rep|customer", |at, day| format!("{day} 23:59|А|К{at}"));
    let calls = rows("at|rep|phone|base", |at, day| format!("{day} 00:00|А|8900000000{at}|cold"));
    let inquiries = rows("received|wait_minutes", |_, day| format!("{day} 23:59:59|1"));
    let attempts = rows("date|rep|topic|points|max", |at, day| format!("{day}|А|Т|{}|10", 5 + at));
    let data = data(&[
        (Table::Sales, &sales),
        (Table::Meetings, &meetings),
        (Table::Calls, &calls),
        (Table::Inquiries, &inquiries),
        (Table::Attempts, &attempts),
    ]);
    let of = |as_of: &str| {
        let paths = [
            "plan_revenue.net",
            "average_contract.contracts",
            "meetings.headline",
            "cold_conversion.calls",
            "response_time.answered",
            "product_knowledge.headline",
        ];
        paths.map(|path| figure(&data, scope("2028-02", as_of), path))
    };
    assert_eq!(of("2028-03-31"), ["110", "2", "2", "2", "2", "0.7"]);
    assert_eq!(of("2028-02-29"), ["110", "2", "2", "2", "2", "0.7"], "the end of the as-of date");
    assert_eq!(of("2028-02-28"), ["10", "1", "1", "1", "1", "0.6"]);
    assert_eq!(of("2028-01-31")[0], "-", "the period has not begun");
}

#[test]
fn the_last_second_of_a_day_and_midnight_are_of_two_days() {
    let calls = "at | rep | phone | base\n2026-03-31T23:59:59 | А | 89000000001 | cold
        2026-04-01T00:00:00 | А | 89000000002 | cold";
    let data = data(&[(Table::Calls, calls)]);
    let calls =
        |period: &str, as_of: &str| figure(&data, scope(period, as_of), "cold_conversion.calls");
    assert_eq!([calls("2026-03", "2026-04-30"), calls("2026-04", "2026-04-30")], ["1", "1"]);
    assert_eq!(calls("2026-03-01..2026-04-30", "2026-03-31"), "1");
}

#[test]
fn an_answer_after_a_short_day_is_in_the_sla_to_the_second() {
    // The 30th of April 2026 ends at 17:00, and work begins again on the 4th of May.
    let in_time = |replied: &str| {
        let rows = format!(
            "channel | received | replied\nchat | 2026-04-30T16:56:00 | 2026-05-04T{replied}"
        );
        let data = data(&[(Table::Inquiries, &rows)]);
        let asked = scope("2026-04", "2026-05-31");
        ["headline", "median_minutes"]
            .map(|it| figure(&data, asked, &format!("response_time.{it}")))
    };
    assert_eq!(in_time("09:01:00"), ["1", "5"]);
    assert_eq!(in_time("09:01:01"), ["0", "5.016667"]);
}
