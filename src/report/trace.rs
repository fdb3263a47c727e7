//! The trace: how a value was counted, down to the rows of the files and the text of their cells.

use super::quality::left_out;
use crate::kpi::engine::{attained, base, is_from_base, planned};
use crate::kpi::target::Planned;
use crate::kpi::{Better, Counted, Kpi, Measure, NoValue, Rows, Unit};
use crate::lang::{Text, text};
use crate::model::batch::Place;
use crate::model::dataset::{Dataset, Reason};
use crate::model::known::Known;
use crate::model::repeated::find;
use crate::model::rules::LessIsBetter;
use crate::model::sales::Attribution;
use crate::model::scope::Scope;
use crate::model::slice::{Part, Slice, index};
use crate::model::unit::Exact;
use std::collections::BTreeMap;
use std::ops::Range;

/// How many left-out rows of each reason are shown.
const EXCLUDED_SHOWN: usize = 20;

/// One term of the formula.
#[derive(Clone)]
pub struct Term {
    /// What it is.
    pub name: Text,
    /// Its value.
    pub value: Counted,
    /// What it is counted in.
    pub unit: Unit,
}

/// A cell of a row, as the file has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TraceCell {
    /// Id of the field.
    pub field: String,
    /// The header in the file.
    pub header: String,
    /// The text of the cell.
    pub text: String,
}

/// Where a row stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TracePlace {
    /// Name of the file; empty for what was typed in the app.
    pub file: String,
    /// Name of the sheet.
    pub sheet: String,
    /// Number of the row in it.
    pub row: u32,
    /// Its cells.
    pub cells: Vec<TraceCell>,
    /// The row of a later import that counts in its stead.
    pub instead: Option<Box<TracePlace>>,
}

/// One row that counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TraceRow {
    /// Where it stands.
    pub place: TracePlace,
    /// The row of another sheet that lends it date, customer or rep.
    pub lent_by: Option<TracePlace>,
    /// What it brings to the value (to its upper side, where it is a ratio).
    pub counted: Exact,
    /// Whether something of it is taken by default: an amount that is price × quantity ×
    /// (1 − discount), a term.
    pub is_defaulted: bool,
    /// By which rule it is the salesperson's, where it does not name one itself.
    pub rule: Option<Text>,
}

/// How a value was counted.
#[derive(Clone)]
pub struct Trace {
    /// The KPI.
    pub kpi: &'static Kpi,
    /// The figure of it.
    pub measure: &'static Measure,
    /// The value.
    pub counted: Counted,
    /// The other figures of the KPI, which the formula is made of; of a fact that is better the less
    /// of it there is, how its attainment is counted too.
    pub terms: Vec<Term>,
    /// What the rows are counted in.
    pub unit: Unit,
    /// What all rows bring together.
    pub total: Exact,
    /// The rows of this page.
    pub rows: Vec<TraceRow>,
    /// How many rows there are in all.
    pub rows_total: usize,
    /// Rows of targets that the plan is made of.
    pub target_rows: Vec<TracePlace>,
    /// Rows left out, by reason, with the first few of each.
    pub excluded: Vec<(Reason, usize, Vec<TracePlace>)>,
}

/// Which figure is traced.
#[derive(Clone, Copy)]
pub struct Traced {
    /// What is looked at.
    pub scope: Scope,
    /// A part of it alone: a product, a customer, a month.
    pub part: Option<Part>,
    /// The KPI.
    pub kpi: &'static Kpi,
    /// The figure of it.
    pub measure: &'static str,
}

/// How a figure was counted, with these of its rows. `None` when the KPI has no such figure.
pub fn trace(data: &Dataset, traced: Traced, page: Range<usize>) -> Option<Trace> {
    let kpi = traced.kpi;
    let measure = kpi.measure(traced.measure)?;
    let whole = kpi.slice(&Known::of(data, traced.scope), traced.scope);
    let slice = traced.part.map_or_else(|| whole.clone(), |part| whole.part(part));
    let brought = measure.rows;
    let rows = (brought.of)(&slice);
    let total =
        rows.iter().try_fold(Exact::ZERO, |sum, &row| sum.plus((brought.brings)(&slice, row)));
    let shown = rows.iter().skip(page.start).take(page.len());
    let against = Against::of(kpi, &slice);
    let is_fact = kpi.fact_by(&data.rules).is_some_and(|it| it.id == measure.id);
    let counted = measure.count(&slice);
    let mut terms = terms(kpi, measure, &slice);
    if is_fact && kpi.better == Better::Lower {
        terms.extend(against.terms(kpi, measure.unit, &slice, counted.value));
    }
    Some(Trace {
        kpi,
        measure,
        counted,
        terms,
        unit: brought.unit,
        total: total.unwrap_or(Exact::ZERO),
        rows: shown.map(|&row| trace_row(&slice, brought, row)).collect(),
        rows_total: rows.len(),
        target_rows: against.rows().filter_map(|it| place(data, it)).collect(),
        excluded: excluded(kpi, &slice),
    })
}

fn terms(kpi: &Kpi, traced: &Measure, slice: &Slice) -> Vec<Term> {
    let others = kpi.measures().iter().filter(|measure| measure.id != traced.id);
    others
        .map(|measure| Term { name: measure.name, value: measure.count(slice), unit: measure.unit })
        .collect()
}

/// What a fact is set against.
struct Against {
    target: Result<Planned, NoValue>,
    /// Where attainment is counted from one.
    base: Option<Result<Planned, NoValue>>,
}

impl Against {
    fn of(kpi: &Kpi, slice: &Slice) -> Against {
        let is_from_base = is_from_base(kpi, &slice.data.rules);
        Against { target: planned(kpi, slice), base: is_from_base.then(|| base(kpi, slice)) }
    }

    /// The rows of targets.
    fn rows(&self) -> impl Iterator<Item = Place> {
        let all = self.target.iter().chain(self.base.iter().flatten());
        all.flat_map(|planned| planned.rows.iter().copied())
    }

    /// The target, the base, and the attainment by the name of its formula; none without a target.
    fn terms(
        &self,
        kpi: &Kpi,
        unit: Unit,
        slice: &Slice,
        fact: Result<Exact, NoValue>,
    ) -> Vec<Term> {
        let amount =
            |it: &Result<Planned, NoValue>| it.as_ref().map(|it| it.amount).map_err(|it| *it);
        let target = amount(&self.target);
        if target.is_err() {
            return Vec::new();
        }
        let formula = match slice.data.rules.less_is_better {
            LessIsBetter::Ratio => text("выполнение: план ÷ факт", "attainment: target ÷ fact"),
            LessIsBetter::Difference => {
                text("выполнение: 2 − факт ÷ план", "attainment: 2 − fact ÷ target")
            }
            LessIsBetter::BaseNorm => text(
                "выполнение: (факт − база) ÷ (план − база)",
                "attainment: (fact − base) ÷ (target − base)",
            ),
        };
        let term = |name: Text, value: Result<Exact, NoValue>, unit: Unit| Term {
            name,
            value: Counted::of(value, 0),
            unit,
        };
        let reached = fact.and_then(|fact| attained(kpi, slice, fact, target));
        let base = self.base.as_ref().map(|it| term(text("база", "base"), amount(it), unit));
        let target = term(text("план", "target"), target, unit);
        let reached = term(formula, reached, Unit::Share);
        [target].into_iter().chain(base).chain([reached]).collect()
    }
}

/// By which rule a row is its salesperson's, in words.
fn rule(slice: &Slice, row: u32) -> Option<Text> {
    slice.rep(row)?;
    match slice.facts.attribution.get(index(row))? {
        Attribution::Named => None,
        Attribution::Returned => {
            Some(text("менеджер возвращённого документа", "of the document that it returns"))
        }
        Attribution::OwnerThen => {
            Some(text("владелец клиента на дату документа", "the customer's owner that day"))
        }
        Attribution::OwnerNow => {
            Some(text("владелец клиента на дату отчёта", "the customer's owner as of the report"))
        }
        Attribution::Credited => Some(text("по долям документа", "by credits of the document")),
    }
}

fn trace_row(slice: &Slice, brought: Rows, row: u32) -> TraceRow {
    let at = index(row);
    let (data, facts) = (slice.data, &slice.facts);
    let own = facts.place.get(at).and_then(|&it| place(data, it));
    let lent_by = facts.lent_by.get(at).copied().flatten();
    TraceRow {
        place: own.unwrap_or(TracePlace {
            file: String::new(),
            sheet: String::new(),
            row: 0,
            cells: Vec::new(),
            instead: None,
        }),
        lent_by: lent_by.and_then(|it| place(data, it)),
        counted: (brought.brings)(slice, row),
        rule: rule(slice, row),
        is_defaulted: facts
            .place
            .get(at)
            .is_some_and(|it| facts.defaulted.binary_search(it).is_ok()),
    }
}

/// A row of a file, with the text of its cells.
pub fn place(data: &Dataset, at: Place) -> Option<TracePlace> {
    let batch = data.batch(at)?;
    let row = index(at.row);
    let cells = batch.columns.iter().filter_map(|column| {
        let text = column.original(row)?;
        Some(TraceCell { field: column.field.clone(), header: column.header.clone(), text })
    });
    Some(TracePlace {
        file: batch.origin.file.clone(),
        sheet: batch.origin.sheet.clone(),
        row: batch.rows.get(row).copied()?,
        cells: cells.collect(),
        // What counts does not come again itself.
        instead: find(&data.again, at).and_then(|it| place(data, it.counts)).map(Box::new),
    })
}

/// Rows of the KPI's tables that are left out, whatever the period, and what its facts leave out.
fn excluded(kpi: &Kpi, slice: &Slice) -> Vec<(Reason, usize, Vec<TracePlace>)> {
    let mut by_reason: BTreeMap<Reason, (usize, Vec<TracePlace>)> = BTreeMap::new();
    for &(at, reason) in left_out(kpi, slice) {
        let (count, shown) = by_reason.entry(reason).or_default();
        *count += 1;
        if shown.len() < EXCLUDED_SHOWN {
            shown.extend(place(slice.data, at));
        }
    }
    by_reason.into_iter().map(|(reason, (count, shown))| (reason, count, shown)).collect()
}
