//! Spreadsheets in, the right numbers out, in the built app.

use crate::browser::Browser;
use crate::journey::{company, csv_files, data, import, results, samples, two_decimals, value};
use crate::lab::{Lab, MOUNT};
use serde_json::Value;
use std::path::PathBuf;

/// The sample data's own figures.
fn expected() -> Option<Value> {
    let text = std::fs::read_to_string(samples()?.join("expected.json")).expect("expected.json");
    Some(serde_json::from_str(&text).expect("json"))
}

/// Whether a figure is that of `expected.json`, which rounds half a cent through floats
/// (37515.725 is 37515.72 there and 37515.73 by our rule): at most a cent lies between.
fn is_expected(ours: &Value, theirs: &Value) -> bool {
    let cents = |it: &Value| it.as_f64().map(|it| (it * 100.0).round() as i64);
    cents(ours).zip(cents(theirs)).is_some_and(|(a, b)| (a - b).abs() <= 1)
}

/// Revenue, contracts and average of everything, every rep and every month.
fn check(browser: &Browser, total: &str, contracts: u64, reps: &Value, months: &Value) {
    let found = results(browser, "#/board?p=all");
    assert_eq!(company(&found, "plan_revenue", "net"), total);
    let counted = value(&found, "average_contract", "contracts", "company", None);
    assert_eq!(counted.as_f64(), Some(contracts as f64));
    for (name, sum) in reps.as_object().expect("reps") {
        let sum = sum.get("total").unwrap_or(sum);
        let ours = value(&found, "plan_revenue", "net", "rep", Some(name));
        assert!(is_expected(&ours, sum), "{name}: {ours} and {sum}");
    }
    for (month, sum) in months.as_object().into_iter().flatten() {
        let at = |it: &&Value| {
            it["kpi"] == "plan_revenue"
                && it["measure"] == "net"
                && it["by"] == "month"
                && it["from"].as_str().is_some_and(|from| from.starts_with(month))
        };
        let ours = found["values"].as_array().and_then(|all| all.iter().find(at)).expect(month);
        assert!(is_expected(&ours["value"], sum), "{month}: {} and {sum}", ours["value"]);
    }
}

fn northwind(files: &[PathBuf], margaret: bool) {
    let (Some(lab), Some(all)) = (Lab::open(), expected()) else { return };
    let expected = &all["northwind"];
    let browser = lab.browser();
    browser.open("");
    import(&browser, files);
    for _ in ["at once", "after a reload"] {
        check(&browser, "1265793.04", 830, &expected["by_employee"], &expected["by_month"]);
        let found = results(&browser, "#/board?p=all");
        assert_eq!(company(&found, "average_contract", "headline"), "1525.05");
        if margaret {
            let shown = "[data-testid=rep-row][data-name='Margaret Peacock']";
            let value =
                browser.js(&format!("return document.querySelector(\"{shown}\")?.dataset.value"));
            assert_eq!(value, "232890.85");
        }
        browser.reload();
        browser.wait_for("app-ready");
    }
    assert_eq!(browser.violations(), Vec::<String>::new());
    no_request_but_its_own(&lab, &browser);
}

/// Over the whole visit the page asked for its own files, and after it was ready for none but its
/// workers'.
fn no_request_but_its_own(lab: &Lab, browser: &Browser) {
    let own = lab.server.address(MOUNT);
    let requests = browser.network_log();
    let http = requests.iter().filter(|url| url.starts_with("http"));
    assert!(http.clone().count() > 3, "the log is read");
    assert_eq!(http.filter(|url| !url.starts_with(&own)).count(), 0, "{requests:?}");
    // What the server was asked for after the first file of a worker: nothing but what a load asks
    // for (this visit loads the page twice).
    let asked = lab.server.asked();
    let is_of_load =
        |it: &&String| it.ends_with('/') || it.ends_with(".css") || it.contains("planerka-");
    let others: Vec<&String> = asked.iter().filter(|it| !is_of_load(it)).collect();
    let is_worker = |it: &&&String| it.contains("worker-") || it.contains("demo-");
    assert_eq!(others.iter().filter(|it| !is_worker(it)).count(), 0, "{others:?}");
    let loads = asked.iter().filter(|it| it.ends_with('/')).count();
    let of_load: Vec<&String> = asked.iter().filter(is_of_load).collect();
    let times = |file: &String| of_load.iter().filter(|it| **it == file).count();
    assert!(of_load.iter().all(|file| times(file) <= loads), "{asked:?}");
}

#[test]
fn northwind_workbook_counts_to_the_cent() {
    let Some(samples) = samples() else { return };
    northwind(&[samples.join("northwind/Northwind.xlsx")], true);
}

#[test]
fn northwind_csv_files_dropped_together_count_the_same() {
    let Some(samples) = samples() else { return };
    northwind(&csv_files(&samples.join("northwind")), false);
}

#[test]
fn chinook_reps_come_through_their_customers() {
    let (Some(lab), Some(all), Some(samples)) = (Lab::open(), expected(), samples()) else {
        return;
    };
    let browser = lab.browser();
    browser.open("");
    import(&browser, &csv_files(&samples.join("chinook")));
    check(&browser, "2328.60", 412, &all["chinook"]["by_rep"], &Value::Null);
}

#[test]
fn online_retail_tells_returns_and_gifts_from_sales() {
    let (Some(lab), Some(_), Some(samples)) = (Lab::open(), expected(), samples()) else { return };
    let browser = lab.browser();
    browser.open("");
    import(&browser, &csv_files(&samples.join("online_retail_days")));
    let found = results(&browser, "#/board?p=all");
    assert_eq!(company(&found, "plan_revenue", "actual"), "240258.29");
    assert_eq!(company(&found, "plan_revenue", "net"), "235707.43");
    assert_eq!(company(&found, "average_contract", "contracts"), "527.00");
    assert_eq!(company(&found, "average_contract", "headline"), "455.90");
    let lands = browser.js("return document.querySelectorAll('[data-testid=rep-row]').length");
    assert_eq!(lands.as_u64(), Some(1), "nobody is assigned, and the row says so");
}

/// The figures of `tests/data/firm` as its maker counted them (see README.md there).
fn check_firm(browser: &Browser) {
    let found = results(browser, "#/board?p=2026-Q3&asof=2026-09-30");
    assert_eq!(company(&found, "plan_revenue", "net"), FIRM_NET);
    assert_eq!(company(&found, "plan_revenue", "actual"), FIRM_SOLD);
    for (rep, net) in FIRM_REPS {
        let ours = value(&found, "plan_revenue", "net", "rep", Some(rep));
        assert_eq!(two_decimals(&ours), *net, "{rep}");
    }
}

const FIRM_NET: &str = "148760.94";
const FIRM_SOLD: &str = "151214.79";
const FIRM_REPS: &[(&str, &str)] =
    &[("Орлова Анна", "67750.36"), ("Ким Дмитрий", "40280.58"), ("Гусев Пётр", "40730.00")];

#[test]
fn a_firms_own_workbook_with_its_plan() {
    let Some(lab) = Lab::open() else { return };
    let browser = lab.browser();
    browser.open("");
    import(&browser, &[data("firm/firm.xlsx")]);
    check_firm(&browser);
    let found = results(&browser, "#/board?p=2026-Q3&asof=2026-09-30");
    // «План продаж, тыс. руб.»: thousands, the row of totals left out.
    assert_eq!(company(&found, "plan_revenue", "target"), "171500.00");
    let orlova = value(&found, "plan_revenue", "target", "rep", Some("Орлова Анна"));
    assert_eq!(two_decimals(&orlova), "75500.00");
}

#[test]
fn the_same_firm_from_csv_files_in_windows_1251() {
    let Some(lab) = Lab::open() else { return };
    let browser = lab.browser();
    browser.open("");
    import(&browser, &csv_files(&data("firm")));
    check_firm(&browser);
    browser.reload();
    browser.wait_for("app-ready");
    check_firm(&browser);
}

#[test]
fn what_is_exported_imports_again_with_no_question() {
    let Some(lab) = Lab::open() else { return };
    let browser = lab.browser();
    browser.open("");
    import(&browser, &[data("firm/firm.xlsx")]);
    let before = results(&browser, "#/board?p=2026-Q3&asof=2026-09-30");
    browser.click("export-tables");
    let zip = browser.download("tables.zip");
    let file = browser.downloads().join("again.zip");
    std::fs::write(&file, zip).expect("written");
    let second = lab.browser();
    second.open("");
    import(&second, &[file]);
    let after = results(&second, "#/board?p=2026-Q3&asof=2026-09-30");
    assert_eq!(before["values"], after["values"]);
}
