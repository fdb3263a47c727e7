//! What holds for every KPI there is, new ones too.

mod lines;

use lines::{Row, TARGETS, events, line, workspace};
use planerka::kpi::{How, Kpi, NoValue, Unit, defs};
use planerka::lang::Lang;
use planerka::model::batch::Batch;
use planerka::model::column::{Column, NO_NUMBER};
use planerka::model::dataset::{Dataset, Options};
use planerka::model::date::{Date, Period};
use planerka::model::fixture::batch;
use planerka::model::known::Known;
use planerka::model::scope::Scope;
use planerka::model::slice::{By, Slice};
use planerka::model::table::Table;
use planerka::model::targets::Who;
use planerka::model::unit::Exact;
use planerka::report::results::results;
use planerka::report::trace::{Traced, trace};
use proptest::prelude::*;
use std::fs;
use std::sync::Arc;

fn scope(data: &Dataset) -> Scope {
    let today = Date::parse("2027-06-01").expect("a date");
    let year = Period::parse("2026").expect("a year");
    Scope { period: data.span().unwrap_or(year), as_of: today, today, who: Who::Company }
}

fn build(batches: &[Arc<Batch>]) -> Dataset {
    Dataset::build(batches.to_vec(), Options::default())
}

fn slice<'a>(data: &'a Dataset, kpi: &Kpi, scope: Scope) -> Slice<'a> {
    kpi.slice(&Known::of(data, scope), scope)
}

fn sum_of_parts(kpi: &Kpi, measure: &str, slice: &Slice, by: By) -> Exact {
    let measure = kpi.measure(measure).expect("a measure");
    let mut parts = slice.split(by, &[]);
    // A division has what its teams have: the uppermost teams alone add up.
    let team = |code: usize| slice.data.teams.get(code);
    let is_inner = |code: Option<u32>| team(code? as usize)?.parent;
    parts.retain(|(code, _)| by != By::Team || is_inner(*code).is_none());
    let values = parts.iter().filter_map(|(_, part)| measure.count(part).value.ok());
    values.fold(Exact::ZERO, |sum, it| sum.plus(it).expect("fits"))
}

#[test]
fn every_file_of_a_kpi_is_listed_and_every_id_is_one() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/kpi/defs");
    for entry in fs::read_dir(folder).expect("the folder of KPIs") {
        let path = entry.expect("entry").path();
        let id = path.file_stem().and_then(|it| it.to_str()).expect("a name").to_owned();
        assert!(id == "mod" || defs::find(&id).is_some(), "{id} is not listed");
    }
    for kpi in defs::ALL {
        assert_eq!(defs::ALL.iter().filter(|it| it.id == kpi.id).count(), 1, "{}", kpi.id);
        assert!(kpi.measure(kpi.fact.id).is_some(), "{}", kpi.id);
        assert_eq!((kpi.measures()[0].id, kpi.headline.id), ("headline", "headline"), "{}", kpi.id);
    }
}

#[test]
fn every_word_is_said_in_both_languages() {
    let cyrillic = |text: &str| text.chars().any(|c| ('а'..='я').contains(&c));
    for kpi in defs::ALL {
        assert!(kpi.name.get(Lang::Ru).chars().count() <= 20, "{}", kpi.id);
        let names = kpi.measures().iter().map(|measure| measure.name);
        for text in names.chain([kpi.name, kpi.definition]) {
            assert!(cyrillic(text.get(Lang::Ru)) && !cyrillic(text.get(Lang::En)), "{text:?}");
        }
    }
}

#[test]
fn no_rows_is_no_value_and_never_zero() {
    for batches in [vec![], vec![batch(Table::Targets, TARGETS)]] {
        let data = build(&batches);
        for kpi in defs::ALL {
            let slice = slice(&data, kpi, scope(&data));
            for measure in kpi.measures() {
                let is_plan = ["target", "plan_to_date"].contains(&measure.id);
                let value = measure.count(&slice).value;
                assert!(value.is_err() || is_plan, "{} {} {value:?}", kpi.id, measure.id);
            }
        }
    }
}

#[test]
fn a_rep_with_a_plan_and_no_sales_has_nothing_sold() {
    let data = build(&workspace(&[(1, 1, 0, 0, 1, 100)]));
    let march = Period::parse("2026-03").expect("a month");
    let rep = slice(&data, defs::money(), scope(&data).over(march).of(Who::Rep(1)));
    let value = |measure| defs::money().measure(measure).expect("a measure").count(&rep).value;
    assert_eq!((value("net"), value("headline")), (Ok(Exact::ZERO), Ok(Exact::ZERO)));
}

#[test]
fn a_period_ahead_has_not_begun() {
    let data = build(&workspace(&[(1, 1, 0, 0, 1, 100)]));
    let ahead = Period::parse("2028-01").expect("a month");
    let slice = slice(&data, defs::money(), scope(&data).over(ahead));
    assert_eq!(defs::money().measures()[2].count(&slice).value, Err(NoValue::NotBegun));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_board_shows_what_the_figures_are(
        rows in prop::collection::vec(line(), 1..20),
        fact_is_sold: bool,
    ) {
        let mut data = build(&workspace(&rows));
        data.rules.fact_is_sold = fact_is_sold;
        for kpi in defs::ALL {
            let slice = slice(&data, kpi, scope(&data));
            let fact = kpi.fact_by(&data.rules).expect("a measure");
            prop_assert_eq!((kpi.fact.count)(&slice).value, fact.count(&slice).value);
            prop_assert_eq!((kpi.fact.unit, kpi.headline.unit), (fact.unit, kpi.measures()[0].unit));
            let headline = kpi.measures()[0].count(&slice).value;
            prop_assert_eq!((kpi.headline.count)(&slice).value, headline);
        }
    }

    #[test]
    fn parts_of_a_sum_add_up_to_the_whole(rows in prop::collection::vec(line(), 1..60)) {
        let data = build(&workspace(&rows));
        for kpi in defs::ALL {
            let slice = slice(&data, kpi, scope(&data));
            for measure in kpi.measures().iter().filter(|it| matches!(it.how, How::Sum(_))) {
                let Ok(whole) = measure.count(&slice).value else { continue };
                for by in kpi.by {
                    prop_assert_eq!(sum_of_parts(kpi, measure.id, &slice, *by), whole);
                }
            }
        }
        // Contracts are shared out between people, exactly.
        for measure in ["contracts", "revenue"] {
            let slice = slice(&data, defs::contracts(), scope(&data));
            let whole = defs::contracts().measure(measure).map(|it| it.count(&slice).value);
            let parts = sum_of_parts(defs::contracts(), measure, &slice, By::Rep);
            prop_assert_eq!(Some(Ok(parts)), whole);
        }
    }

    #[test]
    fn order_of_rows_and_split_into_batches_do_not_matter(
        rows in prop::collection::vec(line(), 1..40), cut in 0..40usize
    ) {
        let whole = build(&workspace(&rows));
        let mut shuffled = rows.clone();
        shuffled.reverse();
        let other = build(&workspace(&shuffled));
        prop_assert_eq!(results(&whole, scope(&whole)), results(&other, scope(&whole)));
        let (first, second) = rows.split_at(cut.min(rows.len()));
        // Two batches of one import: in another import equal rows would be the same rows again.
        let mut batches = workspace(first);
        batches.splice(8..8, events("", second));
        let split = build(&batches);
        prop_assert_eq!(results(&whole, scope(&whole)), results(&split, scope(&whole)));
    }

    #[test]
    fn nothing_after_the_as_of_date_is_read(rows in prop::collection::vec(line(), 1..40), later in line()) {
        let as_of = Date::parse("2026-03-20").expect("a date");
        let rows: Vec<Row> = rows.into_iter().filter(|row| row.0 <= 20).collect();
        let before = build(&workspace(&rows));
        let mut with_later = rows.clone();
        with_later.push((21 + later.0 % 11, later.1, later.2, later.3, later.4, later.5));
        let after = build(&workspace(&with_later));
        let march = Period::parse("2026-03").expect("a month");
        let scope = Scope { as_of, ..scope(&before).over(march) };
        prop_assert_eq!(results(&before, scope), results(&after, scope));
    }

    #[test]
    fn every_row_twice_doubles_sums_and_leaves_ratios(rows in prop::collection::vec(line(), 1..40)) {
        let once = build(&workspace(&rows));
        let twice: Vec<Row> = rows.iter().chain(&rows).copied().collect();
        let twice = build(&workspace(&twice));
        for kpi in defs::ALL {
            let (one, two) = (slice(&once, kpi, scope(&once)), slice(&twice, kpi, scope(&once)));
            for measure in kpi.measures().iter().filter(|it| matches!(it.how, How::Sum(_))) {
                let (a, b) = (measure.count(&one).value, measure.count(&two).value);
                prop_assert_eq!(a.map(|it| it.plus(it).expect("fits")), b);
            }
        }
    }

    #[test]
    fn money_times_a_hundred_scales_money_alone(rows in prop::collection::vec(line(), 1..40)) {
        let plain = workspace(&rows);
        let dear: Vec<Arc<Batch>> = plain.iter().map(|it| times_a_hundred(it)).collect();
        let (plain, dear) = (build(&plain), build(&dear));
        for kpi in defs::ALL {
            let (one, hundred) = (slice(&plain, kpi, scope(&plain)), slice(&dear, kpi, scope(&plain)));
            for measure in kpi.measures() {
                let (a, b) = (measure.count(&one).value, measure.count(&hundred).value);
                let scaled = if measure.unit == Unit::Money {
                    a.map(|it| it.times(Exact::whole(100)).expect("fits"))
                } else {
                    a
                };
                prop_assert!(are_close(scaled, b), "{} {} {scaled:?} {b:?}", kpi.id, measure.id);
            }
        }
    }

    #[test]
    fn the_rows_of_a_trace_recount_to_the_value(rows in prop::collection::vec(line(), 1..40)) {
        let data = build(&workspace(&rows));
        let scope = scope(&data);
        for kpi in defs::ALL {
            for measure in kpi.measures() {
                let traced = Traced { scope, part: None, kpi, measure: measure.id };
                let trace = trace(&data, traced, 0..1000).expect("a trace");
                let sum = trace.rows.iter().fold(Exact::ZERO, |sum, row| sum.plus(row.counted).expect("fits"));
                prop_assert_eq!(sum, trace.total);
                let side = match measure.how {
                    How::Sum(_) => trace.counted.value.ok(),
                    How::Ratio(_) if measure.id == "headline" => trace.counted.part,
                    _ => None,
                };
                if let Some(side) = side {
                    prop_assert_eq!(sum, side, "{} {}", kpi.id, measure.id);
                }
            }
        }
    }
}

/// Whether the values are the same but for what cutting a target's days to 10^-12 leaves.
fn are_close(a: Result<Exact, NoValue>, b: Result<Exact, NoValue>) -> bool {
    match (a, b) {
        (Ok(a), Ok(b)) => {
            let apart = a.minus(b).expect("fits");
            let near = Exact::new(1, 100_000_000);
            apart <= near && apart >= Exact::new(-1, 100_000_000)
        }
        (a, b) => a == b,
    }
}

/// The same batch with every amount of money a hundred times larger.
fn times_a_hundred(batch: &Batch) -> Arc<Batch> {
    let mut dear = batch.clone();
    for column in &mut dear.columns {
        let is_target = column.field == "amount" && batch.table == Table::Targets;
        let is_money = ["price", "amount", "cost"].contains(&column.field.as_str());
        let Column::Number(numbers) = &mut column.column else { continue };
        for (row, number) in numbers.iter_mut().enumerate() {
            let kpi = batch.column("kpi").and_then(|it| it.column.text(row));
            let of_money = is_money && (!is_target || kpi == Some("plan_revenue"));
            if *number != NO_NUMBER && of_money {
                *number *= 100;
            }
        }
    }
    Arc::new(dear)
}
