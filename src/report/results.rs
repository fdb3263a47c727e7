//! The results file `kpi-results.json`: every figure of a scope for other programs (the outer
//! contract). The same workspace, scope and version give the same bytes.

use super::breakdown::{called, wanted};
use crate::kpi::engine::{attained, planned};
use crate::kpi::{Counted, Kpi, Measure, NoValue, Unit, defs};
use crate::model::dataset::Dataset;
use crate::model::known::Known;
use crate::model::scope::Scope;
use crate::model::slice::{By, Slice, UNALLOCATED};
use crate::model::sort;
use crate::model::unit::Exact;
use serde::Serialize;
use serde_json::Number;

#[derive(Serialize)]
struct Results<'a> {
    format: &'static str,
    app: &'static str,
    as_of: String,
    from: String,
    to: String,
    currency: &'a str,
    timezone: &'static str,
    values: Vec<ResultValue>,
}

#[derive(Serialize)]
struct ResultValue {
    kpi: &'static str,
    measure: &'static str,
    by: &'static str,
    name: Option<String>,
    from: String,
    to: String,
    value: Option<Number>,
    no_value: Option<String>,
    part: Option<Number>,
    whole: Option<Number>,
    n: usize,
    unit: &'static str,
    target: Option<Number>,
    attainment: Option<Number>,
}

/// The text of the file.
pub fn results(data: &Dataset, scope: Scope) -> String {
    let known = Known::of(data, scope);
    let mut values = Vec::new();
    for kpi in defs::ALL {
        let slice = kpi.slice(&known, scope);
        for by in [By::Company].iter().chain(kpi.by).copied() {
            for (name, part) in named(by, slice.split(by, &wanted(&slice, kpi, by))) {
                let given = kpi.measures().iter().filter(|it| is_given(it, by));
                values.extend(given.map(|it| value(kpi, it, by, &name, &part)));
            }
        }
    }
    let file = Results {
        format: "planerka.results/1",
        app: env!("CARGO_PKG_VERSION"),
        as_of: scope.as_of.to_string(),
        from: scope.period.from.to_string(),
        to: scope.period.to.to_string(),
        currency: &data.currency,
        timezone: data.rules.zone.name(),
        values,
    };
    let mut text = serde_json::to_string_pretty(&file).unwrap_or_default();
    text.push('\n');
    text
}

/// The parts with their names. What only facts name has codes in the order that the rows stand in,
/// which never shows: those parts stand in the order of their names.
fn named<'a>(by: By, parts: Vec<(Option<u32>, Slice<'a>)>) -> Vec<(Option<String>, Slice<'a>)> {
    let named = parts.into_iter().map(|(code, part)| (name(by, code, &part), part));
    let mut named: Vec<(Option<String>, Slice<'a>)> = named.collect();
    if matches!(by, By::Customer | By::Campaign | By::Channel | By::Topic) {
        sort::by(&mut named, |(a, _), (b, _)| (a.is_none(), a).cmp(&(b.is_none(), b)));
    }
    named
}

/// Whether a figure is given by that.
fn is_given(measure: &Measure, by: By) -> bool {
    measure.by.map_or(by != By::Bucket, |only| only == by)
}

fn name(by: By, code: Option<u32>, part: &Slice) -> Option<String> {
    match (by, called(by, code, part).0) {
        (By::Rep, None) if code == Some(UNALLOCATED) => Some("unallocated".to_owned()),
        (By::Rep, None) => Some("unassigned".to_owned()),
        (By::Product, named) => {
            code.and_then(|code| part.data.product(code)).map(|it| it.sku.clone()).or(named)
        }
        (_, named) => named,
    }
}

fn value(
    kpi: &'static Kpi,
    measure: &'static Measure,
    by: By,
    name: &Option<String>,
    part: &Slice,
) -> ResultValue {
    let counted: Counted = measure.count(part);
    let of_fact = kpi.fact_by(&part.data.rules);
    let is_fact = of_fact.is_some_and(|it| it.id == measure.id);
    let target = (is_fact || measure.id == "headline")
        .then(|| planned(kpi, part).ok().map(|planned| planned.amount))
        .flatten();
    let fact = of_fact.and_then(|it| it.count(part).value.ok());
    let reached =
        fact.zip(target).and_then(|(fact, target)| attained(kpi, part, fact, Ok(target)).ok());
    let fact_unit = of_fact.map_or(measure.unit, |it| it.unit);
    ResultValue {
        kpi: kpi.id,
        measure: measure.id,
        by: by.id(),
        name: name.clone(),
        from: part.scope.period.from.to_string(),
        to: part.scope.period.to.to_string(),
        value: counted.value.ok().map(|it| number(it, measure.unit)),
        no_value: counted.value.err().map(reason),
        part: counted.part.map(|it| number(it, part_unit(measure, fact_unit))),
        whole: counted.whole.map(|it| number(it, whole_unit(measure, fact_unit))),
        n: counted.n,
        unit: unit(measure.unit),
        target: target.map(|it| number(it, fact_unit)),
        attainment: reached.map(|it| number(it, Unit::Share)),
    }
}

/// What the upper side of a ratio is counted in: that of money is money, that of a share of a fact
/// in money too.
fn part_unit(measure: &Measure, fact: Unit) -> Unit {
    if measure.unit == Unit::Money { Unit::Money } else { whole_unit(measure, fact) }
}

/// What the lower side is counted in: that of a share is the fact's, or what its rows bring.
fn whole_unit(measure: &Measure, fact: Unit) -> Unit {
    let of_fact = ["headline", "pace"].contains(&measure.id) && measure.unit == Unit::Share;
    let is_money = fact == Unit::Money || measure.rows.unit == Unit::Money;
    if of_fact && is_money { Unit::Money } else { Unit::Count }
}

/// Money has two decimals, everything else up to six.
pub fn number(value: Exact, unit: Unit) -> Number {
    decimal(value, unit).parse().unwrap_or_else(|_| Number::from(0))
}

/// The text of a value for other programs: money with two decimals, else up to six, a point.
pub fn decimal(value: Exact, unit: Unit) -> String {
    let decimals = if unit == Unit::Money { 2 } else { 6 };
    let scaled = value.rounded(decimals);
    let digits = format!("{:0>1$}", scaled.unsigned_abs(), decimals as usize + 1);
    let (whole, rest) = digits.split_at(digits.len() - decimals as usize);
    let rest = if unit == Unit::Money { rest } else { rest.trim_end_matches('0') };
    let sign = if scaled < 0 { "-" } else { "" };
    if rest.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{rest}") }
}

/// The name of a unit in files.
pub fn unit(unit: Unit) -> &'static str {
    match unit {
        // A difference of shares is a share too (20 points are 0.2).
        Unit::Share | Unit::Points => "share",
        Unit::Money => "money",
        Unit::Count => "count",
        Unit::Pieces => "units",
        Unit::PerHundred => "per_100",
        Unit::Minutes => "minutes",
        Unit::Days => "days",
    }
}

fn reason(why: NoValue) -> String {
    match why {
        NoValue::NoRows => "no_rows".to_owned(),
        NoValue::NoTarget => "no_target".to_owned(),
        NoValue::NoBase => "no_base".to_owned(),
        NoValue::Away => "away".to_owned(),
        NoValue::ZeroWhole => "zero_whole".to_owned(),
        NoValue::MissingField(field) => format!("missing_field:{field}"),
        NoValue::MixedUnits => "mixed_units".to_owned(),
        NoValue::TooFew { n, need } => format!("too_few:{n}/{need}"),
        NoValue::NotBegun => "not_begun".to_owned(),
        NoValue::Over => "over".to_owned(),
        NoValue::OverPlan => "over_plan".to_owned(),
        NoValue::OverWhole => "over_whole".to_owned(),
        NoValue::TooLarge => "too_large".to_owned(),
    }
}
