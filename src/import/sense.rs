//! Cells that cannot be: fewer calls than none, more points than there were to get, an end before
//! its beginning. They are left out and told; a row that cannot be without one stays out.

use super::across;
use super::cast::{Cast, Source};
use super::issue::IssueKind;
use super::kpi_names;
use super::units;
use super::value::Read;
use crate::model::column::{Column, NO_NUMBER, TextsBuilder};
use crate::model::names::fold;
use crate::model::people::is_writing;
use crate::model::table::Table;
use crate::model::targets::most;
use std::collections::{BTreeMap, BTreeSet};

/// One whole, in the unit of shares, numbers and counts.
const ONE: i64 = 1_000_000;

/// Fields of which there cannot be fewer than none.
const NOT_NEGATIVE: &[(Table, &[&str])] = &[
    (Table::Reps, &["fte", "salary", "target_bonus"]),
    (Table::Products, &["price", "cost"]),
    (Table::Customers, &["credit_limit", "terms_days"]),
    (Table::Campaigns, &["window_days", "cost"]),
    (Table::Topics, &["weight", "pass", "valid_days"]),
    (Table::Credits, &["share"]),
    (Table::Attempts, &["points"]),
    (Table::Trainings, &["hours"]),
    (Table::Questions, &["points"]),
    (Table::Inquiries, &["wait_minutes"]),
    (Table::Calls, &["seconds", "count", "deals"]),
    (Table::Meetings, &["minutes"]),
    (Table::Invoices, &["terms_days"]),
];

/// Fields that are divided by, or multiply.
const POSITIVE: &[(Table, &[&str])] =
    &[(Table::Rates, &["rate", "nominal"]), (Table::Attempts, &["max"])];

/// Parts of a whole.
const PARTS: &[(Table, &[&str])] =
    &[(Table::Topics, &["pass"]), (Table::Credits, &["share"]), (Table::Sales, &["discount"])];

/// First and last days. Where a thing is worth having without its days, both are left out.
const DAYS: &[(Table, &str, &str, bool)] = &[
    (Table::Reps, "active_from", "active_to", true),
    (Table::Campaigns, "from", "to", true),
    (Table::Topics, "from", "to", true),
    (Table::Assignments, "from", "to", false),
    (Table::Absences, "from", "to", false),
    (Table::Shifts, "from", "to", false),
    (Table::Targets, "from", "to", false),
    (Table::Balances, "from", "to", false),
];

/// Leaves out what cannot be.
pub(super) fn check(source: &Source<'_>, casts: &mut [Cast]) {
    let table = source.table;
    let fields = |of: &[(Table, &'static [&'static str])]| -> &'static [&'static str] {
        of.iter().find(|it| it.0 == table).map_or(&[], |it| it.1)
    };
    let (least, above, parts) = (fields(NOT_NEGATIVE), fields(POSITIVE), fields(PARTS));
    for cast in casts.iter_mut() {
        let id = &cast.field.id;
        if ![least, above, parts].iter().any(|it| it.contains(id)) {
            continue;
        }
        let fault = |value: i64| match () {
            () if least.contains(id) && value < 0 => Some(IssueKind::Negative),
            () if above.contains(id) && value <= 0 => Some(IssueKind::NotPositive),
            () if parts.contains(id) && value > ONE => Some(IssueKind::OverWhole),
            () => None,
        };
        let faults = numbers(cast).filter_map(|(at, it)| Some((at, fault(it)?))).collect();
        leave_out(&mut cast.read, faults);
    }
    match table {
        Table::Attempts => points(casts),
        Table::Targets => targets(source, casts),
        Table::Reps => teams(casts),
        _ => {}
    }
    for &(_, from, to, both) in DAYS.iter().filter(|it| it.0 == table) {
        days(casts, (from, to), both);
    }
    shared_ids(table, casts);
}

/// What is wrong with a target: less than none, a share over the whole, percents of what is no
/// share. Attainment may be aimed at above 100 %.
pub(super) fn of_target(kpi: &str, amount: i64, text: &str) -> Option<IssueKind> {
    let is_percent = text.trim_end().ends_with('%');
    let most = most(kpi);
    match kpi {
        _ if amount < 0 => Some(IssueKind::Negative),
        _ if most.is_some_and(|it| amount > it) => Some(IssueKind::OverWhole),
        "campaign_plan" => None,
        _ if is_percent && most != Some(ONE) => Some(IssueKind::Percents),
        _ => None,
    }
}

fn targets(source: &Source<'_>, casts: &mut [Cast]) {
    let kpis: Option<Vec<Option<String>>> =
        casts.iter().find(|it| it.field.id == "kpi").map(|it| {
            (0..it.read.column.len()).map(|at| it.read.column.text(at).map(str::to_owned)).collect()
        });
    let Some(cast) = casts.iter_mut().find(|it| it.field.id == "amount") else { return };
    let usual = across::kpi(units::unit(&cast.header), source.facts.layout.title.unit);
    let fault = |(at, amount): (usize, i64)| {
        let kpi = match &kpis {
            Some(kpis) => kpis.get(at)?.as_deref().and_then(kpi_names::id)?,
            None => usual,
        };
        let row = source.facts.layout.rows.get(at).copied()?;
        Some((at, of_target(kpi, amount, &source.text(row, &cast.columns))?))
    };
    let faults = numbers(cast).filter_map(fault).collect();
    leave_out(&mut cast.read, faults);
}

/// Points over the most there were to get: those of the row, else the handbook's 100.
fn points(casts: &mut [Cast]) {
    let max = casts.iter().find(|it| it.field.id == "max");
    let max: Option<BTreeMap<usize, i64>> = max.map(|it| numbers(it).collect());
    let Some(cast) = casts.iter_mut().find(|it| it.field.id == "points") else { return };
    let most = |at: usize| {
        let said = || cast.read.beside.as_ref()?.get(at).copied().filter(|it| *it != NO_NUMBER);
        let own = match &max {
            Some(max) => max.get(&at).copied(),
            None => said(),
        };
        own.unwrap_or(100 * ONE)
    };
    let over = |&(at, points): &(usize, i64)| points > most(at);
    let faults = numbers(cast).filter(over).map(|(at, _)| (at, IssueKind::OverMaximum)).collect();
    leave_out(&mut cast.read, faults);
}

fn days(casts: &mut [Cast], (from, to): (&str, &str), both: bool) {
    let find = |id: &str| casts.iter().position(|it| it.field.id == id);
    let (Some(from), Some(to)) = (find(from), find(to)) else { return };
    let Some(starts) = casts.get(from).map(|it| numbers(it).collect::<BTreeMap<usize, i64>>())
    else {
        return;
    };
    let Some(cast) = casts.get_mut(to) else { return };
    let is_before = |(at, end): &(usize, i64)| starts.get(at).is_some_and(|start| end < start);
    let rows: Vec<usize> = numbers(cast).filter(is_before).map(|it| it.0).collect();
    leave_out(&mut cast.read, rows.iter().map(|&at| (at, IssueKind::Backwards)).collect());
    if let Some(cast) = casts.get_mut(from).filter(|_| both) {
        blank(&mut cast.read, &rows);
    }
}

/// A team that is within itself: «A / B / A».
fn teams(casts: &mut [Cast]) {
    let Some(cast) = casts.iter_mut().find(|it| it.field.id == "team") else { return };
    let is_circle = |at: &usize| {
        let path = cast.read.column.text(*at).unwrap_or_default();
        let levels: Vec<String> = path.split(" / ").map(fold).collect();
        levels.iter().collect::<BTreeSet<_>>().len() < levels.len()
    };
    let rows = (0..cast.read.column.len()).filter(is_circle);
    let faults = rows.map(|at| (at, IssueKind::Circle)).collect();
    leave_out(&mut cast.read, faults);
}

/// One id of rows whose names are no writings of one name. An id of campaigns is left out there, so
/// that each is its own; salespeople are told apart when rows are joined.
fn shared_ids(table: Table, casts: &mut [Cast]) {
    let (id, name) = match table {
        Table::Reps | Table::Customers | Table::Campaigns => ("id", "name"),
        Table::Products => ("sku", "name"),
        _ => return,
    };
    let texts = |field: &str| {
        let cast = casts.iter().find(|it| it.field.id == field);
        cast.map(|it| (0..it.read.column.len()).map(|at| it.read.column.text(at).map(fold)))
    };
    let (Some(ids), Some(names)) = (texts(id), texts(name)) else { return };
    let mut rows: BTreeMap<String, (Vec<usize>, BTreeSet<String>)> = BTreeMap::new();
    for (at, (id, name)) in ids.zip(names).enumerate() {
        if let (Some(id), Some(name)) = (id, name) {
            let own = rows.entry(id).or_default();
            own.0.push(at);
            own.1.insert(name);
        }
    }
    let differ = |names: &BTreeSet<String>| {
        let first = names.first();
        names.iter().any(|it| first.is_some_and(|first| first != it && !is_writing(first, it)))
    };
    let mut shared: Vec<usize> =
        rows.into_values().filter(|it| differ(&it.1)).flat_map(|it| it.0).collect();
    shared.sort_unstable();
    let Some(cast) = casts.iter_mut().find(|it| it.field.id == id) else { return };
    match table {
        Table::Campaigns => {
            leave_out(
                &mut cast.read,
                shared.into_iter().map(|at| (at, IssueKind::SharedId)).collect(),
            );
        }
        _ if shared.is_empty() => {}
        _ => cast.read.troubles.push((IssueKind::SharedId, shared)),
    }
}

/// The numbers of a column, with the rows they stand in.
fn numbers(cast: &Cast) -> impl Iterator<Item = (usize, i64)> + '_ {
    let rows = match &cast.read.column {
        Column::Number(numbers) => numbers.as_slice(),
        Column::Text(_) => &[],
    };
    rows.iter().copied().enumerate().filter(|(_, it)| *it != NO_NUMBER)
}

/// Takes the values of these cells away (rows ascending) and tells why.
pub(super) fn leave_out(read: &mut Read, faults: Vec<(usize, IssueKind)>) {
    if faults.is_empty() {
        return;
    }
    let rows: Vec<usize> = faults.iter().map(|it| it.0).collect();
    blank(read, &rows);
    let mut kinds: BTreeMap<IssueKind, Vec<usize>> = BTreeMap::new();
    faults.into_iter().for_each(|(at, kind)| kinds.entry(kind).or_default().push(at));
    // First: what a row is left out for is the first that is found.
    let others = std::mem::take(&mut read.troubles);
    read.troubles = kinds.into_iter().chain(others).collect();
}

/// Takes values away; the texts of their cells stay.
fn blank(read: &mut Read, rows: &[usize]) {
    let is_out = |at: usize| rows.binary_search(&at).is_ok();
    match &mut read.column {
        Column::Number(numbers) => {
            let out = numbers.iter_mut().enumerate().filter(|(at, _)| is_out(*at));
            out.for_each(|(_, it)| *it = NO_NUMBER);
        }
        Column::Text(texts) => {
            let mut builder = TextsBuilder::default();
            (0..texts.codes.len())
                .for_each(|at| builder.push(texts.get(at).filter(|_| !is_out(at))));
            read.column = Column::Text(builder.finish());
        }
    }
    read.odd.extend(rows);
    read.odd.sort_unstable();
    read.odd.dedup();
}
