//! The traps of the KPI handbook: which of them a random workspace has.

use crate::oracle::random::Files;
use planerka::model::rules::Rules;
use std::collections::{BTreeMap, BTreeSet};

/// What a wrong number is easily made of. Each must occur, or the comparison says nothing of it.
pub const TRAPS: [&str; 25] = [
    "a partial payment",
    "an overpayment",
    "a credit note",
    "a refund",
    "money that names nothing",
    "a split credit",
    "an overlay credit",
    "shares below one",
    "shares above one",
    "a late hire",
    "one who left",
    "a ramp",
    "an absence",
    "an overnight shift",
    "a tree of teams",
    "a customer twice",
    "an unanswered inquiry",
    "a return in another month",
    "a full return",
    "three levels of a target",
    "a version of a target",
    "another currency with rates",
    "weights of months",
    "weights of weekdays",
    "consignment",
];

/// Rows of a csv text, by the header's fields.
fn rows<'a>(files: &'a Files, table: &str) -> Vec<BTreeMap<&'a str, &'a str>> {
    let mut lines = files.0.get(table).map_or("", String::as_str).lines();
    let header: Vec<&str> = lines.next().unwrap_or_default().split(',').collect();
    lines.map(|line| header.iter().copied().zip(line.split(',')).collect()).collect()
}

fn number(text: &str) -> f64 {
    text.parse().unwrap_or(0.0)
}

/// The sums of a field by another field, of rows that pass.
fn sums<'a>(
    rows: &[BTreeMap<&'a str, &'a str>],
    (by, of): (&str, &str),
    passes: impl Fn(&BTreeMap<&str, &str>) -> bool,
) -> BTreeMap<&'a str, f64> {
    let mut sums = BTreeMap::new();
    for row in rows.iter().filter(|row| passes(row) && !row[by].is_empty()) {
        *sums.entry(row[by]).or_insert(0.0) += number(row[of]);
    }
    sums
}

/// Those that a workspace has.
pub fn traps(files: &Files, rules: &Rules, first_day: &str) -> BTreeSet<&'static str> {
    let mut found = BTreeSet::new();
    let mut note = |name: &'static str, is_there: bool| {
        assert!(TRAPS.contains(&name), "{name} is not listed");
        if is_there {
            found.insert(name);
        }
    };
    money(files, &mut note);
    people(files, first_day, &mut note);
    sales(files, &mut note);
    note("weights of months", rules.month_weights.is_some());
    note("weights of weekdays", rules.weekday_weights.is_some());
    found
}

fn money(files: &Files, note: &mut impl FnMut(&'static str, bool)) {
    let (invoices, payments) = (rows(files, "invoices"), rows(files, "payments"));
    let is_debt =
        |row: &BTreeMap<&str, &str>| !["credit_note", "consignment"].contains(&row["kind"]);
    let claimed = sums(&invoices, ("number", "amount"), is_debt);
    let paid = sums(&payments, ("invoice", "amount"), |row| row["kind"] != "refund");
    let apart = |wanted: fn(f64, f64) -> bool| {
        paid.iter().any(|(number, paid)| claimed.get(number).is_some_and(|it| wanted(*paid, *it)))
    };
    note("a partial payment", apart(|paid, claimed| paid > 0.0 && paid < claimed));
    note("an overpayment", apart(|paid, claimed| paid > claimed));
    let is_kind = |rows: &[BTreeMap<&str, &str>], kind| rows.iter().any(|it| it["kind"] == kind);
    note("a credit note", is_kind(&invoices, "credit_note"));
    note("consignment", is_kind(&invoices, "consignment"));
    note("a refund", is_kind(&payments, "refund"));
    let names_nothing =
        |it: &BTreeMap<&str, &str>| it["invoice"].is_empty() && it["contract"].is_empty();
    note("money that names nothing", payments.iter().any(names_nothing));
}

fn people(files: &Files, first_day: &str, note: &mut impl FnMut(&'static str, bool)) {
    let reps = rows(files, "reps");
    note("a late hire", reps.iter().any(|it| it["active_from"] > first_day));
    note("one who left", reps.iter().any(|it| !it["active_to"].is_empty()));
    note("a ramp", reps.iter().any(|it| !it["ramp"].is_empty()));
    note("a tree of teams", reps.iter().any(|it| it["team"].contains('/')));
    note("an absence", !rows(files, "absences").is_empty());
    note("an overnight shift", rows(files, "shifts").iter().any(|it| it["end"] <= it["start"]));
    let is_unanswered = |it: &BTreeMap<&str, &str>| {
        it["replied"].is_empty() && it["wait_minutes"].is_empty() && it["status"] != "spam"
    };
    note("an unanswered inquiry", rows(files, "inquiries").iter().any(is_unanswered));
    let mut customers = BTreeSet::new();
    let folded =
        |it: &BTreeMap<&str, &str>| (it["name"].trim().to_lowercase(), it["id"].to_owned());
    note(
        "a customer twice",
        rows(files, "customers").iter().any(|it| !customers.insert(folded(it))),
    );
    let mut levels: BTreeMap<(&str, &str, &str), BTreeSet<&str>> = BTreeMap::new();
    let targets = rows(files, "targets");
    for it in &targets {
        let level = if it["level"].is_empty() { "plan" } else { it["level"] };
        levels.entry((it["kpi"], it["who"], it["of"])).or_default().insert(level);
    }
    note("three levels of a target", levels.values().any(|it| it.len() == 3));
    note("a version of a target", targets.iter().any(|it| !it["version_from"].is_empty()));
}

fn sales(files: &Files, note: &mut impl FnMut(&'static str, bool)) {
    let (sales, credits) = (rows(files, "sales"), rows(files, "credits"));
    let shares = sums(&credits, ("document", "share"), |it| it["kind"] == "revenue");
    let count = |document: &str| {
        credits.iter().filter(|it| it["document"] == document && it["kind"] == "revenue").count()
    };
    note("a split credit", shares.keys().any(|it| count(it) > 1));
    note("an overlay credit", credits.iter().any(|it| it["kind"] == "overlay"));
    note("shares below one", shares.values().any(|it| *it < 0.999));
    note("shares above one", shares.values().any(|it| *it > 1.001));
    let rates: BTreeSet<&str> = rows(files, "rates").iter().map(|it| it["currency"]).collect();
    note("another currency with rates", sales.iter().any(|it| rates.contains(it["currency"])));
    let of = |document: &str| -> Vec<&BTreeMap<&str, &str>> {
        sales.iter().filter(|it| it["document"] == document).collect()
    };
    let returns = || sales.iter().filter(|it| !it["returns_of"].is_empty());
    let is_later = |it: &BTreeMap<&str, &str>| {
        of(it["returns_of"]).iter().any(|sold| sold["date"][..7] != it["date"][..7])
    };
    note("a return in another month", returns().any(is_later));
    let pieces =
        |document: &str| of(document).iter().map(|it| number(it["quantity"]).abs()).sum::<f64>();
    let is_full = |it: &BTreeMap<&str, &str>| pieces(it["document"]) == pieces(it["returns_of"]);
    note("a full return", returns().any(is_full));
}
