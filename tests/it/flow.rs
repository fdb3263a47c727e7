//! The whole way natively: the worker's desk reads files, its batches make a dataset, KPIs count it.

use crate::samples;
use planerka::desk::Desk;
use planerka::export::tables::tables_zip;
use planerka::import::message::{Reply, Request, decode, encode, parts};
use planerka::import::review::Review;
use planerka::kpi::engine::planned;
use planerka::kpi::{Kpi, defs};
use planerka::lang::Lang;
use planerka::model::batch::Batch;
use planerka::model::dataset::{Dataset, Options};
use planerka::model::date::{Date, Period};
use planerka::model::known::Known;
use planerka::model::scope::Scope;
use planerka::model::slice::{By, Slice};
use planerka::model::targets::Who;
use planerka::model::unit::Exact;
use planerka::report::breakdown::called;
use planerka::report::results::{decimal, results};
use planerka::report::settings::settings;
use planerka::report::table::tables;
use planerka::store::codec;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Reads the files with the defaults that are offered; the review, and the dataset they make.
pub fn import(files: &[PathBuf]) -> (Review, Dataset) {
    let (review, batches) = read(files);
    (review, Dataset::build(batches, Options::default()))
}

/// Reads the files with the defaults that are offered; the review, and the batches they make.
pub fn read(files: &[PathBuf]) -> (Review, Vec<Arc<Batch>>) {
    let mut desk = Desk::default();
    let today = Date::parse("2026-11-23").expect("a date");
    let bytes: Vec<Vec<u8>> =
        files.iter().map(|file| std::fs::read(file).expect("a readable file")).collect();
    let name = |path: &Path| path.file_name().and_then(|it| it.to_str()).map(str::to_owned);
    let names = files.iter().map(|file| name(file).expect("a name"));
    let request = Request::Read {
        files: names.zip(bytes.iter().map(|it| it.len() as u64)).collect(),
        here: vec![],
        people: vec![],
        today: today.0,
    };
    let payload: Vec<&[u8]> = bytes.iter().map(Vec::as_slice).collect();
    let mut review = None;
    desk.answer(&encode(&request, &payload).into(), &mut |reply, _| {
        if let Reply::Review(it) = reply {
            review = Some(it.clone());
        }
    });
    let mut batches = Vec::new();
    desk.answer(&encode(&Request::Commit(Lang::Ru), &[]).into(), &mut |reply, payload| {
        if let Reply::Batches { lengths } = reply {
            let whole = payload.concat();
            for part in parts(&whole, lengths).expect("whole parts") {
                batches.push(Arc::new(codec::decode(part).expect("a batch")));
            }
        }
    });
    (review.expect("a review"), batches)
}

fn everything(data: &Dataset) -> Scope {
    let today = Date::parse("2026-11-23").expect("a date");
    Scope { period: data.span().expect("facts"), as_of: today, today, who: Who::Company }
}

fn slice<'a>(data: &'a Dataset, kpi: &Kpi, scope: Scope) -> Slice<'a> {
    kpi.slice(&Known::of(data, scope), scope)
}

fn value(data: &Dataset, kpi: &str, measure: &str) -> String {
    let kpi = defs::find(kpi).expect("a KPI");
    let slice = slice(data, kpi, everything(data));
    let measure = kpi.measure(measure).expect("a measure");
    let counted = measure.count(&slice).value.expect("a value");
    decimal(counted, measure.unit)
}

fn net_by(data: &Dataset, by: By) -> BTreeMap<String, Exact> {
    let slice = slice(data, defs::money(), everything(data));
    let net = defs::money().measure("net").expect("net");
    let parts = slice.split(by, &[]);
    let named = parts.iter().map(|(code, part)| {
        let name = called(by, *code, part).0.unwrap_or_default();
        (name, net.count(part).value.expect("a value"))
    });
    named.collect()
}

/// Checks figures against `expected.json`, which rounds half a cent through floats (37515.725 is
/// 37515.72 there): ours, before rounding, is at most half a cent from each.
fn are_expected(mut ours: BTreeMap<String, Exact>, data: &str, what: &str) {
    let folder = samples().expect("samples");
    let text = std::fs::read_to_string(folder.join("expected.json")).expect("expected.json");
    let all: serde_json::Value = serde_json::from_str(&text).expect("json");
    for (name, it) in all[data][what].as_object().expect("a list") {
        let theirs = it.get("total").unwrap_or(it).as_f64().expect("a number");
        let cents = Exact::new((theirs * 100.0).round() as i128, 100);
        let ours = ours.remove(name).expect(name);
        let apart = ours.minus(cents).expect("fits");
        let half = Exact::new(1, 200);
        assert!(apart <= half && apart >= Exact::new(-1, 200), "{name}: {ours:?} and {theirs}");
    }
    assert!(ours.is_empty(), "{ours:?}");
}

fn csv_files(folder: &Path) -> Vec<PathBuf> {
    let entries =
        std::fs::read_dir(folder).expect("a folder").map(|it| it.expect("an entry").path());
    let mut files: Vec<PathBuf> =
        entries.filter(|it| it.extension().is_some_and(|it| it == "csv")).collect();
    files.sort();
    files
}

fn is_northwind(data: &Dataset) {
    assert_eq!(value(data, "plan_revenue", "net"), "1265793.04");
    assert_eq!(value(data, "average_contract", "contracts"), "830");
    assert_eq!(value(data, "average_contract", "headline"), "1525.05");
    are_expected(net_by(data, By::Rep), "northwind", "by_employee");
    let months = net_by(data, By::Month).into_iter();
    let months = months.map(|(month, net)| (month[..7].to_owned(), net)).collect();
    are_expected(months, "northwind", "by_month");
}

#[test]
fn northwind_is_the_same_from_a_workbook_and_from_csv_files() {
    let Some(samples) = samples() else { return };
    is_northwind(&import(&[samples.join("northwind/Northwind.xlsx")]).1);
    let (_, data) = import(&csv_files(&samples.join("northwind")));
    is_northwind(&data);
    // Its 89 customers with orders; all time is inclusive.
    assert_eq!(value(&data, "repeat_customers", "headline"), "88");
    assert_eq!(value(&data, "repeat_customers", "warm_base"), "89");
}

#[test]
fn chinook_reps_come_through_the_owners_of_customers() {
    let Some(samples) = samples() else { return };
    let (_, data) = import(&csv_files(&samples.join("chinook")));
    assert_eq!(value(&data, "plan_revenue", "net"), "2328.60");
    assert_eq!(value(&data, "average_contract", "contracts"), "412");
    are_expected(net_by(&data, By::Rep), "chinook", "by_rep");
}

#[test]
fn online_retail_tells_returns_from_sales() {
    let Some(samples) = samples() else { return };
    let (_, data) = import(&csv_files(&samples.join("online_retail_days")));
    assert_eq!(value(&data, "plan_revenue", "actual"), "240258.29");
    assert_eq!(value(&data, "plan_revenue", "net"), "235707.43");
    assert_eq!(value(&data, "average_contract", "contracts"), "527");
}

#[test]
fn a_firm_of_our_own_from_its_workbook_and_from_csv_files() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/firm");
    let (review, book) = import(&[folder.join("firm.xlsx")]);
    let skipped: Vec<&str> = review
        .sheets
        .iter()
        .filter(|sheet| sheet.rows_used != sheet.rows_read)
        .map(|sheet| sheet.sheet.as_str())
        .collect();
    let (_, files) = import(&csv_files(&folder));
    // Counted apart from the app: tests/data/firm/README.md.
    for data in [&book, &files] {
        assert_eq!(value(data, "plan_revenue", "net"), "148760.94");
        assert_eq!(value(data, "plan_revenue", "actual"), "151214.79");
        let cents = |name: &str| net_by(data, By::Rep).get(name).map(|it| it.rounded(2));
        assert_eq!(cents("Орлова Анна"), Some(6_775_036));
        assert_eq!(cents("Ким Дмитрий"), Some(4_028_058));
        assert_eq!(cents("Гусев Пётр"), Some(4_073_000));
    }
    assert_eq!(skipped, ["План"], "the plan's rows are unpivoted, its row of totals left out");
    assert_eq!(book.targets.len(), 9);
    let quarter = Period::parse("2026-Q3").expect("a quarter");
    let slice = slice(&book, defs::money(), everything(&book).over(quarter));
    let target = planned(defs::money(), &slice).expect("a target");
    assert_eq!(target.amount, Exact::whole(171_500));
}

#[test]
fn exported_tables_import_again_and_count_the_same() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/firm");
    let (_, before) = import(&[folder.join("firm.xlsx")]);
    let scope = everything(&before);
    let zip = tables_zip(&tables(&before), &settings(&before, scope.period, scope.today));
    let file = std::env::temp_dir().join(format!("planerka-tables-{}.zip", std::process::id()));
    std::fs::write(&file, zip.expect("a zip")).expect("written");
    let (review, after) = import(&[file]);
    assert_eq!(results(&before, scope), results(&after, scope), "{review:#?}");
}

#[test]
fn messages_that_are_none_of_ours_are_not_heeded() {
    let mut desk = Desk::default();
    for bytes in [vec![], vec![1, 2, 3], vec![255; 64]] {
        desk.answer(&bytes.into(), &mut |_, _| panic!("nothing to answer"));
    }
    assert!(decode::<Reply>(&encode(&Reply::Ready, &[])).is_some());
}
