//! The figures of the app against those of SQL that was written apart from it (`tests/oracle`), in
//! random workspaces.

mod activity;
mod deals;
mod generator;
pub(crate) mod random;
mod rules;
mod targets;
mod traps;

use crate::flow::read;
use planerka::export::csv;
use planerka::kpi::reach::ALL;
use planerka::model::dataset::{Dataset, Options};
use planerka::model::date::{Grain, Period};
use planerka::model::scope::Scope;
use planerka::model::table::Table;
use planerka::model::targets::Who;
use planerka::report::ahead::prepare;
use planerka::report::results::results;
use planerka::report::settings::settings;
use planerka::report::table::tables;
use random::{Files, Random};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Mutex, PoisonError};
use traps::TRAPS;

/// How many workspaces; `PLANERKA_ORACLE` names another number.
const WORKSPACES: u64 = 500;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("target/oracle")
}

/// Any period of the half-year, and an as-of date in it, at its end or after.
fn scope(random: &Random, year: Period) -> Scope {
    let months = year.split(Grain::Month);
    let quarters = year.split(Grain::Quarter);
    let period = match random.within(0, 3) {
        0 => Some(*random.one(&months)),
        1 => Some(*random.one(&quarters)),
        2 => Some(year),
        _ => {
            let from = random.day(year.from, year.to);
            Period::new(from, random.day(from, year.to))
        }
    };
    let period = period.expect("a period");
    let as_of = match random.within(0, 2) {
        0 => period.to,
        1 => random.day(period.from, period.to),
        _ => period.to.plus(random.within(1, 60) as i32),
    };
    let today = as_of.plus(if random.percent(50) { 0 } else { 30 });
    Scope { period, as_of, today, who: Who::Company }
}

/// The files of workspace `seed`, written to a folder: those that are tables.
fn sources(files: &Files, to: &Path) -> Vec<PathBuf> {
    let _ = fs::remove_dir_all(to);
    fs::create_dir_all(to).expect("a folder");
    let mut paths = Vec::new();
    for (table, text) in &files.0 {
        let path = to.join(format!("{table}.csv"));
        fs::write(&path, text).expect("written");
        if Table::parse(table).is_some() {
            paths.push(path);
        }
    }
    paths
}

/// Writes workspace `seed`: its files, the tables as the app exports them, and its figures. Gives the
/// traps that are in it.
fn write(seed: u64) -> BTreeSet<&'static str> {
    let to = folder().join(format!("{seed:04}"));
    let _ = fs::remove_dir_all(&to);
    let (files, year) = generator::workspace(seed);
    let paths = sources(&files, &to.join("sources"));
    let random = Random::new(seed ^ 0xFACE);
    let rules = rules::rules(&random);
    let traps = traps::traps(&files, &rules, &year.from.to_string());
    let options = Options { rules, ..Options::default() };
    let data = Dataset::build(read(&paths).1, options);
    let scope = scope(&random, year);
    export(&data, scope, &to);
    traps
}

fn export(data: &Dataset, scope: Scope, to: &Path) {
    let view = Period { from: scope.period.from, to: scope.period.to.max(scope.as_of) };
    for table in tables(data) {
        let rows =
            table.rows.iter().map(|row| row.iter().map(planerka::export::tables::cell).collect());
        let text = csv::table(&table.header, rows);
        fs::write(to.join(format!("{}.csv", table.table.id())), text).expect("written");
    }
    fs::write(to.join("settings.json"), settings(data, view, scope.today)).expect("written");
    fs::write(to.join("kpi-results.json"), results(data, scope)).expect("written");
}

/// What `run.py` says of a folder, and whether all agree; nothing where there is no Python 3.
fn run(folder: &Path, words: &[&str]) -> Option<(String, bool)> {
    let runs =
        |it: &&str| Command::new(it).arg("--version").output().is_ok_and(|it| it.status.success());
    let Some(python) = ["python3", "python"].into_iter().find(runs) else {
        println!("skipped: there is no Python 3 to run the SQL with");
        return None;
    };
    // One at a time: the first to come installs DuckDB for all.
    static INSTALLED: Mutex<()> = Mutex::new(());
    let _one = INSTALLED.lock().unwrap_or_else(PoisonError::into_inner);
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/oracle/run.py");
    let output =
        Command::new(python).arg(script).arg(folder).args(words).output().expect("Python runs");
    let said = String::from_utf8_lossy(&output.stdout).into_owned()
        + &String::from_utf8_lossy(&output.stderr);
    println!("{said}");
    Some((said, output.status.success()))
}

#[test]
fn the_sql_counts_the_golden_cases() {
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/oracle/golden");
    if let Some((said, agree)) = run(&golden, &["--listed"]) {
        assert!(agree, "{said}");
    }
}

#[test]
fn random_workspaces_agree_with_the_sql() {
    let count = std::env::var("PLANERKA_ORACLE").ok().and_then(|it| it.parse().ok());
    let _ = fs::remove_dir_all(folder());
    let count = count.unwrap_or(WORKSPACES);
    let threads = std::thread::available_parallelism().map_or(1, |it| it.get() as u64);
    let met = Mutex::new(BTreeMap::new());
    std::thread::scope(|scope| {
        for first in 0..threads {
            let met = &met;
            scope.spawn(move || {
                for trap in (first..count).step_by(threads as usize).flat_map(write) {
                    *met.lock().expect("no thread died").entry(trap).or_insert(0) += 1;
                }
            });
        }
    });
    let met = met.into_inner().expect("no thread died");
    println!("of {count} workspaces so many have: {met:?}");
    let missing: Vec<_> = TRAPS.iter().filter(|it| !met.contains_key(*it)).collect();
    assert!(missing.is_empty() || count < WORKSPACES, "no workspace has {missing:?}");
    if let Some((said, agree)) = run(&folder(), &[]) {
        assert!(agree, "{said}");
    }
}

/// Looks go from day to day and back: nothing that is remembered of one may show on another.
#[test]
fn what_is_remembered_of_other_days_changes_no_figure() {
    for seed in 1000..1016 {
        let (files, year) = generator::workspace(seed);
        let to = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/remembered");
        let batches = read(&sources(&files, &to)).1;
        let rules = rules::rules(&Random::new(seed ^ 0xFACE));
        let options = || Options { rules: rules.clone(), ..Options::default() };
        let build = || Dataset::build(batches.clone(), options());
        let (fresh, settled) = (build(), build().settled());
        let random = Random::new(seed);
        for look in 0..6 {
            let (scope, beside) = (scope(&random, year), random.percent(50));
            let steps = (0..).take_while(|&it| prepare(&ALL, &settled, scope, it, beside)).count();
            assert!(steps <= ALL.kpis.len() + 1, "it ends");
            let same = results(&settled, scope) == results(&fresh, scope);
            assert!(same, "workspace {seed}, look {look}: {scope:?}");
        }
    }
}
