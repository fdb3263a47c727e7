//! The rows of exported tables: names resolved, numbers as other programs read them.

use super::table::TableCell;
use crate::model::batch::{Batch, Place};
use crate::model::column::NO_CODE;
use crate::model::currency;
use crate::model::dataset::Dataset;
use crate::model::date::Date;
use crate::model::participants::participants;
use crate::model::slice::index;
use crate::model::table::{Field, Kind, Table};
use crate::model::time::{Time, clock};
use crate::model::unit::Money;
use std::collections::{BTreeMap, HashMap, HashSet};

/// The things of a dimension, one row each: of rows that name the same thing each cell is the
/// last one filled.
pub(super) fn dimension(data: &Dataset, table: Table) -> Vec<Vec<TableCell>> {
    let batches = || (0..).zip(&data.batches).filter(|(_, batch)| batch.table == table);
    let mut places: BTreeMap<u32, usize> = BTreeMap::new();
    let mut rows: Vec<Vec<TableCell>> = Vec::new();
    for (number, batch) in batches() {
        for row in 0..batch.len() {
            let place = Place { batch: number, row: u32::try_from(row).unwrap_or(NO_CODE) };
            let text = |field: &str| batch.column(field).and_then(|it| it.column.text(row));
            let id = text(if table == Table::Products { "sku" } else { "id" });
            let Some(key) = data.find_row(table, place, id, text("name")) else { continue };
            let fields = table.fields().iter();
            let mut cells: Vec<TableCell> =
                fields.map(|field| resolved(data, batch, field, row)).collect();
            cells.extend(origin(data, place));
            match places.get(&key).and_then(|&at| rows.get_mut(at)) {
                None => {
                    places.insert(key, rows.len());
                    rows.push(cells);
                }
                Some(known) => {
                    for (known, cell) in known.iter_mut().zip(cells) {
                        if cell != TableCell::Empty {
                            *known = cell;
                        }
                    }
                }
            }
        }
    }
    rows
}

/// The rows that count, as their files have them, and what joining has found for them; amounts in
/// the workspace's VAT basis.
pub(super) fn plain(data: &Dataset, table: Table) -> Vec<Vec<TableCell>> {
    let excluded: HashSet<Place> = data.excluded.iter().map(|it| it.0).collect();
    let found = found(data, table);
    let calls_back = calls_back(data, table);
    let mut rows = Vec::new();
    for (number, batch) in (0..).zip(&data.batches).filter(|(_, batch)| batch.table == table) {
        for row in 0..batch.len() {
            let place = Place { batch: number, row: u32::try_from(row).unwrap_or(NO_CODE) };
            if excluded.contains(&place) {
                continue;
            }
            let fields = table.fields().iter();
            let mut cells: Vec<TableCell> = fields
                .map(|field| match &found {
                    Some(found) if found.field == field.id => found.cell(data, place),
                    _ if calls_back.contains_key(&place) => match calls_back.get(&place) {
                        Some(cells) if field.id == "replied" => cells.0.clone(),
                        Some(cells) if field.id == "replied_by" => cells.1.clone(),
                        _ => dated(data, place, field, day_of(batch, field, row)),
                    },
                    _ => dated(data, place, field, day_of(batch, field, row)),
                })
                .collect();
            cells.extend(origin(data, place));
            rows.push(cells);
        }
    }
    rows
}

/// When and by whom inquiries were answered of which the files say no answer: by a call back.
fn calls_back(data: &Dataset, table: Table) -> HashMap<Place, (TableCell, TableCell)> {
    let all = &data.inquiries;
    if table != Table::Inquiries {
        return HashMap::new();
    }
    let rows = all.place.iter().zip(&all.replied).zip(&all.replied_by);
    let is_said = |place: &Place| {
        let column = data.batch(*place).and_then(|it| it.column("replied"));
        column.is_some_and(|it| it.column.number(index(place.row)).is_some())
    };
    let answered = rows.filter_map(|((&place, replied), &by)| {
        let at = replied.filter(|_| !is_said(&place))?;
        let name = data.name_in_files(Table::Reps, by);
        let by = name.map_or(TableCell::Empty, |it| TableCell::Text(it.to_owned()));
        Some((place, (TableCell::Text(at.to_string()), by)))
    });
    answered.collect()
}

/// The day by which an amount of a row is brought to the workspace's basis.
fn day_of(batch: &Batch, field: &Field, row: usize) -> Option<Date> {
    let days: &[&str] = if field.id == "paid" { &["paid_on", "date"] } else { &["date", "to"] };
    let day = |id: &&str| batch.column(id)?.column.number(row);
    days.iter().find_map(day).and_then(|it| i32::try_from(it).ok()).map(Date)
}

/// A cell of a row of that day: an amount as the KPIs count it.
pub(super) fn dated(data: &Dataset, place: Place, field: &Field, day: Option<Date>) -> TableCell {
    let Some(batch) = data.batch(place) else { return TableCell::Empty };
    match (resolved(data, batch, field, index(place.row)), day) {
        (TableCell::Number { units, decimals }, Some(day)) if field.kind == Kind::Money => {
            let units = data.vat.amount(place.batch, day, Money(units)).0;
            TableCell::Number { units, decimals }
        }
        (cell, _) => cell,
    }
}

/// A field that joining fills: the code of what each row names.
struct Found {
    field: &'static str,
    table: Table,
    codes: HashMap<Place, u32>,
}

impl Found {
    fn cell(&self, data: &Dataset, place: Place) -> TableCell {
        let code = self.codes.get(&place).filter(|&&code| code != NO_CODE);
        let name = code.and_then(|&code| data.name_in_files(self.table, code));
        name.map_or(TableCell::Empty, |it| TableCell::Text(it.to_owned()))
    }
}

/// Calls find their customers by phone, attempts their topics by test, debts their salespeople by
/// the customer's owner.
fn found(data: &Dataset, table: Table) -> Option<Found> {
    let of = |field, table, places: &[Place], codes: &[u32]| {
        let codes = places.iter().copied().zip(codes.iter().copied()).collect();
        Some(Found { field, table, codes })
    };
    let (calls, attempts) = (&data.calls, &data.attempts);
    let (invoices, balances) = (&data.invoices, &data.balances);
    match table {
        Table::Calls => of("customer", Table::Customers, &calls.place, &calls.customer),
        Table::Attempts => of("topic", Table::Topics, &attempts.place, &attempts.topic),
        Table::Invoices => of("rep", Table::Reps, &invoices.place, &invoices.rep),
        Table::Balances => of("rep", Table::Reps, &balances.place, &balances.rep),
        _ => None,
    }
}

/// A cell of a batch as other programs read it: what it names by the name of our own files.
pub(super) fn resolved(data: &Dataset, batch: &Batch, field: &Field, row: usize) -> TableCell {
    let Some(column) = batch.column(field.id).map(|it| &it.column) else { return TableCell::Empty };
    let Some(words) = column.text(row) else {
        return column.number(row).map_or(TableCell::Empty, |number| cell(field.kind, number));
    };
    let named = |table: Table, text: &str| {
        let code = data.find(table, text);
        code.and_then(|it| data.name_in_files(table, it)).unwrap_or(text).to_owned()
    };
    TableCell::Text(match (field.kind, batch.table, field.id) {
        // Several salespeople of a meeting stand in one cell.
        (Kind::Ref(table), Table::Meetings, "rep") => {
            let found = participants(words, |name| data.find(table, name).is_some());
            found.names.iter().map(|name| named(table, name)).collect::<Vec<String>>().join(";")
        }
        (Kind::Ref(table), ..) => named(table, words),
        (_, _, "currency") => currency::code(words),
        _ => words.to_owned(),
    })
}

/// A kept number as other programs read it.
pub(super) fn cell(kind: Kind, number: i64) -> TableCell {
    let word = |words: &[&str]| {
        let at = usize::try_from(number).ok();
        at.and_then(|at| words.get(at))
            .map_or(TableCell::Empty, |it| TableCell::Text((*it).to_owned()))
    };
    match kind {
        Kind::Date => TableCell::Text(Date(i32::try_from(number).unwrap_or_default()).to_string()),
        Kind::Time => TableCell::Text(Time(number).to_string()),
        Kind::TimeOfDay => TableCell::Text(clock(u32::try_from(number).unwrap_or_default())),
        Kind::Money => TableCell::Number { units: number, decimals: 4 },
        Kind::Share | Kind::Number | Kind::Count | Kind::Seconds | Kind::Minutes => {
            TableCell::Number { units: number, decimals: 6 }
        }
        Kind::Days => TableCell::Number { units: number, decimals: 0 },
        Kind::Flag => word(&["no", "yes"]),
        Kind::Words(words) => word(words),
        Kind::Text | Kind::Id | Kind::Ref(_) => TableCell::Empty,
    }
}

pub(super) fn origin(data: &Dataset, place: Place) -> [TableCell; 3] {
    let Some(batch) = data.batch(place) else { return [const { TableCell::Empty }; 3] };
    let row = batch.rows.get(index(place.row)).copied().unwrap_or_default();
    let name = |text: &str| match text {
        "" => TableCell::Empty,
        text => TableCell::Text(text.to_owned()),
    };
    let number = TableCell::Number { units: row.into(), decimals: 0 };
    [name(&batch.origin.file), name(&batch.origin.sheet), number]
}
