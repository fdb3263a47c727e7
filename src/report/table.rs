//! The tables as the KPIs count them, for export: names resolved, joins applied, columns in the
//! order of the dictionary and then where each row stands in its file.

use super::table_rows::{cell, dated, dimension, origin, plain};
use crate::model::batch::Place;
use crate::model::column::NO_CODE;
use crate::model::dataset::Dataset;
use crate::model::date::Date;
use crate::model::sales::Line;
use crate::model::slice::index;
use crate::model::table::{Field, Kind, Table};
use crate::model::targets::{Level, Of, Proration, Target, Who};

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
            Table::Reps | Table::Products | Table::Customers | Table::Campaigns | Table::Topics => {
                dimension(data, table)
            }
            _ => plain(data, table),
        };
        WholeTable { table, header: fields.chain(["file", "sheet", "row"]).collect(), rows }
    };
    Table::ALL.iter().map(whole).filter(|table| !table.rows.is_empty()).collect()
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
    let named = |codes: &[u32], table: Table| {
        let code = codes.get(row).copied().filter(|&code| code != NO_CODE);
        let name = code.and_then(|code| data.name_in_files(table, code));
        name.map_or(TableCell::Empty, |it| TableCell::Text(it.to_owned()))
    };
    let number = |number: Option<i64>| number.map_or(TableCell::Empty, |it| cell(field.kind, it));
    match field.id {
        "date" => number(sales.date.get(row).map(|date| date.0.into())),
        "quantity" => number(sales.quantity.get(row).map(|it| it.0)),
        "amount" => {
            let foreign = u32::try_from(row).ok().and_then(|row| sales.foreign.get(&row));
            number(foreign.map(|it| it.amount).or(sales.amount.get(row).copied()).map(|it| it.0))
        }
        "kind" => number(sales.line.get(row).map(|it| i64::from(*it == Line::Returned))),
        "status" => number(Some(0)),
        "customer" => named(&sales.customer, Table::Customers),
        "rep" => named(&sales.rep, Table::Reps),
        "sku" => named(&sales.product, Table::Products),
        "campaign" => named(&sales.campaign, Table::Campaigns),
        _ => {
            let header = sales.header.get(row).copied().flatten();
            let cell = |place: Place| {
                let cell = dated(data, place, field, sales.date.get(row).copied());
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
