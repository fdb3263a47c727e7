//! The tables as the KPIs count them, for export: names resolved, joins applied, columns in the
//! order of the dictionary and then where each row stands in its file.

use crate::model::batch::{Batch, Place};
use crate::model::column::NO_CODE;
use crate::model::dataset::Dataset;
use crate::model::date::Date;
use crate::model::names::fold;
use crate::model::sales::Line;
use crate::model::slice::index;
use crate::model::table::{Field, Kind, Table};
use crate::model::targets::{Level, Of, Proration, Target, Who};
use crate::model::time::{Time, clock};
use std::collections::{BTreeMap, HashSet};

/// A cell of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TableCell {
    /// Nothing.
    Empty,
    /// Words, ids, ISO dates.
    Text(String),
    /// A number in units of `10^-decimals`.
    Number {
        /// How many units.
        units: i64,
        /// Decimals of the unit.
        decimals: u8,
    },
}

/// A table with its rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WholeTable {
    /// Which table.
    pub table: Table,
    /// Ids of the fields, then `file`, `sheet`, `row`.
    pub header: Vec<&'static str>,
    /// A cell for each.
    pub rows: Vec<Vec<TableCell>>,
}

/// Every table that has rows.
pub fn tables(data: &Dataset) -> Vec<WholeTable> {
    let whole = |&table: &Table| {
        let fields = table.fields().iter().map(|field| field.id);
        let rows = match table {
            Table::Sales => sales(data),
            Table::Targets => targets(data),
            Table::Reps | Table::Products | Table::Customers => dimension(data, table),
            _ => plain(data, table),
        };
        WholeTable { table, header: fields.chain(["file", "sheet", "row"]).collect(), rows }
    };
    Table::ALL.iter().map(whole).filter(|table| !table.rows.is_empty()).collect()
}

/// The things of a dimension, one row each: of rows that name the same thing each cell is the
/// last one filled.
fn dimension(data: &Dataset, table: Table) -> Vec<Vec<TableCell>> {
    let batches = || (0..).zip(&data.batches).filter(|(_, batch)| batch.table == table);
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    let mut rows: Vec<Vec<TableCell>> = Vec::new();
    for (number, batch) in batches() {
        for row in 0..batch.len() {
            let place = Place { batch: number, row: u32::try_from(row).unwrap_or(NO_CODE) };
            let Some(key) = key(batch, row) else { continue };
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

/// The rows that count, as their files have them.
fn plain(data: &Dataset, table: Table) -> Vec<Vec<TableCell>> {
    let excluded: HashSet<Place> = data.excluded.iter().map(|it| it.0).collect();
    let mut rows = Vec::new();
    for (number, batch) in (0..).zip(&data.batches).filter(|(_, batch)| batch.table == table) {
        for row in 0..batch.len() {
            let place = Place { batch: number, row: u32::try_from(row).unwrap_or(NO_CODE) };
            if excluded.contains(&place) {
                continue;
            }
            let fields = table.fields().iter();
            let mut cells: Vec<TableCell> =
                fields.map(|field| resolved(data, batch, field, row)).collect();
            cells.extend(origin(data, place));
            rows.push(cells);
        }
    }
    rows
}

/// What a row of a dimension names: its id or SKU, else its name.
fn key(batch: &Batch, row: usize) -> Option<String> {
    let text = |field: &str| batch.column(field).and_then(|it| it.column.text(row));
    let id = text("id").or_else(|| text("sku")).map(|id| format!("id {}", fold(id)));
    id.or_else(|| text("name").map(fold))
}

/// A cell of a batch as other programs read it; an owner by name.
fn resolved(data: &Dataset, batch: &Batch, field: &Field, row: usize) -> TableCell {
    let Some(column) = batch.column(field.id).map(|it| &it.column) else { return TableCell::Empty };
    let text = |text: &str| TableCell::Text(text.to_owned());
    if let Kind::Ref(Table::Reps) = field.kind {
        let named = column.text(row).map(|it| data.rep_named(it).map_or(it, |rep| &rep.name));
        return named.map_or(TableCell::Empty, text);
    }
    if let Some(words) = column.text(row) {
        return text(words);
    }
    column.number(row).map_or(TableCell::Empty, |number| cell(field.kind, number))
}

/// A kept number as other programs read it.
fn cell(kind: Kind, number: i64) -> TableCell {
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

fn origin(data: &Dataset, place: Place) -> [TableCell; 3] {
    let Some(batch) = data.batch(place) else { return [const { TableCell::Empty }; 3] };
    let row = batch.rows.get(index(place.row)).copied().unwrap_or_default();
    let name = |text: &str| match text {
        "" => TableCell::Empty,
        text => TableCell::Text(text.to_owned()),
    };
    let number = TableCell::Number { units: row.into(), decimals: 0 };
    [name(&batch.origin.file), name(&batch.origin.sheet), number]
}

fn sales(data: &Dataset) -> Vec<Vec<TableCell>> {
    let fields = Table::Sales.fields();
    let row = |row: usize| {
        let place = data.sales.place.get(row).copied().unwrap_or(Place { batch: NO_CODE, row: 0 });
        let mut cells: Vec<TableCell> =
            fields.iter().map(|field| sales_cell(data, field, row, place)).collect();
        cells.extend(origin(data, place));
        cells
    };
    (0..data.sales.date.len()).map(row).collect()
}

/// A cell of a counted line: joined and signed as the KPIs count it, else as its file or its
/// document's has it.
fn sales_cell(data: &Dataset, field: &Field, row: usize, place: Place) -> TableCell {
    let sales = &data.sales;
    let named = |codes: &[u32], name: &dyn Fn(u32) -> Option<String>| {
        let code = codes.get(row).copied().filter(|&code| code != NO_CODE);
        code.and_then(name).map_or(TableCell::Empty, TableCell::Text)
    };
    let number = |number: Option<i64>| number.map_or(TableCell::Empty, |it| cell(field.kind, it));
    match field.id {
        "date" => number(sales.date.get(row).map(|date| date.0.into())),
        "quantity" => number(sales.quantity.get(row).map(|it| it.0)),
        "amount" => number(sales.amount.get(row).map(|it| it.0)),
        "kind" => number(sales.line.get(row).map(|it| i64::from(*it == Line::Returned))),
        "status" => number(Some(0)),
        "customer" => named(&sales.customer, &|code| {
            data.customer(code).map(|it| it.id.clone().unwrap_or_else(|| it.name.clone()))
        }),
        "rep" => named(&sales.rep, &|code| data.rep(code).map(|it| it.name.clone())),
        "sku" => named(&sales.product, &|code| data.product(code).map(|it| it.sku.clone())),
        _ => {
            let header = sales.header.get(row).copied().flatten();
            let cell = |place: Place| {
                let batch = data.batch(place)?;
                let cell = resolved(data, batch, field, index(place.row));
                (cell != TableCell::Empty).then_some(cell)
            };
            cell(place).or_else(|| header.and_then(cell)).unwrap_or(TableCell::Empty)
        }
    }
}

fn targets(data: &Dataset) -> Vec<Vec<TableCell>> {
    data.targets
        .iter()
        .map(|target| {
            let fields = Table::Targets.fields().iter();
            let mut cells: Vec<TableCell> =
                fields.map(|field| target_cell(data, field, target)).collect();
            cells.extend(origin(data, target.place));
            cells
        })
        .collect()
}

fn target_cell(data: &Dataset, field: &Field, target: &Target) -> TableCell {
    let text =
        |name: Option<&String>| name.map_or(TableCell::Empty, |it| TableCell::Text(it.clone()));
    let day = |date: Date| cell(Kind::Date, date.0.into());
    match field.id {
        "kpi" => TableCell::Text(target.kpi.clone()),
        "who" => text(match target.who {
            Who::Team(team) => data.teams.get(index(team)).map(|team| &team.name),
            Who::Rep(rep) => data.rep(rep).map(|rep| &rep.name),
            Who::Company | Who::Nobody | Who::Unallocated => None,
        }),
        "of" => text(match &target.of {
            Of::Product(product) => data.product(*product).map(|product| &product.sku),
            Of::Group(group) => Some(group),
            Of::Campaign(campaign) => data.campaigns.get(index(*campaign)).map(|it| &it.name),
            Of::Channel(channel) => data.channels.get(index(*channel)),
            Of::Topic(topic) => data.topics.get(index(*topic)).map(|it| &it.name),
            Of::All | Of::Nothing => None,
        }),
        "from" => day(target.period.from),
        "to" => day(target.period.to),
        "amount" => cell(Kind::Number, target.amount),
        "level" => TableCell::Text(
            match target.level {
                Level::Minimum => "minimum",
                Level::Plan => "plan",
                Level::Stretch => "stretch",
            }
            .to_owned(),
        ),
        "proration" => TableCell::Text(
            match target.proration {
                Proration::Working => "working",
                Proration::Calendar => "calendar",
                Proration::None => "none",
            }
            .to_owned(),
        ),
        _ => target.version_from.map_or(TableCell::Empty, day),
    }
}
