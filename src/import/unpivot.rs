//! Months across made rows: one target a cell.

use super::across::{self, Month};
use super::build::{self, Built, ColumnRead};
use super::cast::{Cast, Source};
use super::issue::{IssueKind, Severity};
use super::kpi_names;
use super::plan;
use super::sense;
use super::sift::first_text;
use super::totals::{self, Class, Told};
use super::value::{self, Read};
use crate::model::batch::{BatchColumn, Originals};
use crate::model::column::{Column, NO_NUMBER, TextsBuilder};
use crate::model::date::Date;
use crate::model::shape::Shape;
use crate::model::table::Table;

/// Whether the targets of a sheet stand in columns of months.
pub fn is_across(source: &Source<'_>) -> bool {
    source.table == Table::Targets
        && source.mapping.column("from").is_none()
        && !months(source).is_empty()
}

/// The columns of months that are to be imported.
fn months(source: &Source<'_>) -> Vec<Month> {
    let amounts = source.mapping.columns("amount");
    across::months(source.facts).into_iter().filter(|it| amounts.contains(&it.column)).collect()
}

/// One month's column, read.
struct Sums {
    month: Month,
    kpi: &'static str,
    read: Read,
}

/// Builds the targets.
pub fn build(source: &Source<'_>, today: Date) -> Built {
    let mut built = Built::default();
    let mut sums: Vec<Sums> =
        months(source).into_iter().filter_map(|it| read(source, it)).collect();
    let labels: Vec<Cast> =
        source.casts().into_iter().filter(|it| it.field.id != "amount").collect();
    sums.iter_mut().for_each(|it| check(source, it, &labels));
    built.columns = columns(source, &sums, &labels);
    let classes = classes(source, &sums);
    let mut cells: Vec<(usize, usize)> = Vec::new();
    for (at, class) in classes.iter().enumerate() {
        let row = source.facts.layout.rows.get(at).copied().unwrap_or(0);
        let before = cells.len();
        if *class == Class::Data {
            let filled = |(_, it): &(usize, &Sums)| it.read.column.number(at).is_some();
            cells.extend(sums.iter().enumerate().filter(filled).map(|(sum, _)| (at, sum)));
        }
        let unread = sums.iter().any(|it| trouble(&it.read, at).is_some());
        if cells.len() == before && !(unread && *class == Class::Data) {
            let kind = if *class == Class::Total { IssueKind::Totals } else { IssueKind::Notes };
            let example = || (source.sheet.row_number(row), first_text(source, row));
            built.issues.push(kind, Severity::Warning, "", example);
        }
    }
    tell(source, &sums, &classes, &mut built);
    let rows: Vec<usize> = cells
        .iter()
        .map(|(at, _)| source.facts.layout.rows.get(*at).copied().unwrap_or(0))
        .collect();
    let columns = batch_columns(source, &sums, labels, &cells);
    built.batch = Some(build::batch(source, rows.into_iter(), columns, today));
    built
}

fn read(source: &Source<'_>, month: Month) -> Option<Sums> {
    let field = Table::Targets.field("amount")?;
    let hints = source.hints(month.column, field);
    let rows = &source.facts.layout.rows;
    let read = value::read(source.sheet, rows, month.column, Table::Targets, field, &hints);
    let kpi = across::kpi(month.unit, source.facts.layout.title.unit);
    Some(Sums { month, kpi, read })
}

/// Leaves out targets that cannot be.
fn check(source: &Source<'_>, sum: &mut Sums, labels: &[Cast]) {
    let said = labels.iter().find(|it| it.field.id == "kpi");
    let fault = |(at, &row): (usize, &usize)| {
        let amount = sum.read.column.number(at)?;
        let kpi = said.and_then(|it| kpi_names::id(it.read.column.text(at)?)).unwrap_or(sum.kpi);
        let text = source.text(row, &[sum.month.column]);
        Some((at, sense::of_target(kpi, amount, &text)?))
    };
    let faults = source.facts.layout.rows.iter().enumerate().filter_map(fault).collect();
    sense::leave_out(&mut sum.read, faults);
}

fn columns(source: &Source<'_>, sums: &[Sums], labels: &[Cast]) -> Vec<ColumnRead> {
    let mut columns = vec![ColumnRead::default(); source.facts.layout.headers.len()];
    let read = sums.iter().map(|it| (it.month.column, &it.read));
    let labels = labels.iter().flat_map(|it| it.columns.iter().map(|column| (*column, &it.read)));
    for (column, read) in read.chain(labels) {
        if let Some(it) = columns.get_mut(column) {
            it.reading = read.reading;
            it.unread = read.unread();
        }
    }
    columns
}

fn classes(source: &Source<'_>, sums: &[Sums]) -> Vec<Class> {
    let rows = &source.facts.layout.rows;
    let numbers = |it: &'_ Sums| match &it.read.column {
        Column::Number(numbers) => Some(numbers.clone()),
        Column::Text(_) => None,
    };
    let values: Vec<Vec<i64>> = sums.iter().filter_map(numbers).collect();
    totals::classes(&Told {
        sheet: source.sheet,
        rows,
        lacks: vec![false; rows.len()],
        all_may_be: true,
        sums: values.iter().map(Vec::as_slice).collect(),
        people: Vec::new(),
        width: source.facts.layout.headers.len(),
    })
}

fn trouble(read: &Read, at: usize) -> Option<IssueKind> {
    let here = |(kind, rows): &(IssueKind, Vec<usize>)| {
        (value::is_unread(*kind) && rows.binary_search(&at).is_ok()).then_some(*kind)
    };
    read.troubles.iter().find_map(here)
}

fn tell(source: &Source<'_>, sums: &[Sums], classes: &[Class], built: &mut Built) {
    for sum in sums {
        let header = source.header(sum.month.column);
        for (kind, rows) in &sum.read.troubles {
            for &at in rows.iter().filter(|&&at| classes.get(at) == Some(&Class::Data)) {
                let severity =
                    if value::is_unread(*kind) { Severity::Error } else { Severity::Warning };
                let row = source.facts.layout.rows.get(at).copied().unwrap_or(0);
                let example =
                    || (source.sheet.row_number(row), source.text(row, &[sum.month.column]));
                built.issues.push(*kind, severity, header, example);
            }
        }
        let unsaid = sum.month.said.year.is_none() && source.facts.layout.title.year.is_none();
        if unsaid {
            let number = source.sheet.row_number(source.facts.layout.header.0);
            let example = || (number, format!("{header} → {}", source.year));
            built.issues.push(IssueKind::NoYear, Severity::Warning, "", example);
        }
    }
}

fn batch_columns(
    source: &Source<'_>,
    sums: &[Sums],
    labels: Vec<Cast>,
    cells: &[(usize, usize)],
) -> Vec<BatchColumn> {
    let period = |sum: usize| sums.get(sum).and_then(|it| it.month.said.period(source.year));
    let days = |day: fn(crate::model::date::Period) -> Date| -> Vec<i64> {
        cells.iter().map(|(_, sum)| period(*sum).map_or(NO_NUMBER, |it| day(it).0.into())).collect()
    };
    let mut from = plan::dates("from", days(|it| it.from));
    let mut headers = TextsBuilder::default();
    for (_, sum) in cells {
        headers.push(sums.get(*sum).map(|it| source.header(it.month.column)));
    }
    from.originals = Originals {
        rows: (0..u32::try_from(cells.len()).unwrap_or(u32::MAX)).collect(),
        texts: headers.finish(),
    };
    let mut columns = vec![from, plan::dates("to", days(|it| it.to)), amounts(source, sums, cells)];
    if !labels.iter().any(|it| it.field.id == "kpi") {
        columns
            .push(plan::kpis(cells.iter().filter_map(|(_, sum)| sums.get(*sum)).map(|it| it.kpi)));
    }
    let places: Vec<usize> = cells.iter().map(|(at, _)| *at).collect();
    let is_filled = labels.iter().any(|it| it.field.id == "of");
    for mut label in labels {
        if label.field.id == "who" && is_filled {
            fill_down(&mut label);
        }
        columns.push(label.into_column(source, &places));
    }
    columns
}

/// A manager named once above his SKUs is the manager of all of them.
fn fill_down(label: &mut Cast) {
    let rows = label.read.column.len();
    let mut builder = TextsBuilder::default();
    let mut last: Option<String> = None;
    for at in 0..rows {
        if let Some(word) = label.read.column.text(at) {
            last = Some(word.to_owned());
        }
        builder.push(last.as_deref());
    }
    label.read.column = Column::Text(builder.finish());
}

fn amounts(source: &Source<'_>, sums: &[Sums], cells: &[(usize, usize)]) -> BatchColumn {
    let shape = usual(sums);
    let mut values = Vec::with_capacity(cells.len());
    let (mut rows, mut texts) = (Vec::new(), TextsBuilder::default());
    for (new, (at, sum)) in cells.iter().enumerate() {
        let Some(sum) = sums.get(*sum) else { continue };
        values.push(sum.read.column.number(*at).unwrap_or(NO_NUMBER));
        if sum.read.shape != shape || sum.read.odd.binary_search(at).is_ok() {
            let row = source.facts.layout.rows.get(*at).copied().unwrap_or(0);
            rows.push(u32::try_from(new).unwrap_or(u32::MAX));
            texts.push(Some(&source.text(row, &[sum.month.column])));
        }
    }
    let headers: Vec<&str> = sums.iter().map(|it| source.header(it.month.column)).collect();
    BatchColumn {
        field: "amount".to_owned(),
        header: headers.join(" + "),
        column: Column::Number(values),
        shape,
        originals: Originals { rows, texts: texts.finish() },
    }
}

/// The shape of most columns.
fn usual(sums: &[Sums]) -> Shape {
    let count = |shape: &Shape| sums.iter().filter(|it| it.read.shape == *shape).count();
    let shapes = sums.iter().map(|it| &it.read.shape);
    shapes.max_by_key(|it| count(it)).cloned().unwrap_or(Shape::Plain)
}
