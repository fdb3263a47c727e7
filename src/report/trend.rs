//! Plan, actual and forecast by month (or week, or day).

use super::grid::{Cell, Grid};
use crate::kpi::engine::planned;
use crate::kpi::pace::forecast;
use crate::kpi::{Kpi, Unit};
use crate::lang::{Text, text};
use crate::model::dataset::Dataset;
use crate::model::date::{Grain, Period};
use crate::model::known::Known;
use crate::model::scope::Scope;
use crate::model::slice::Slice;
use crate::model::unit::Exact;
use std::rc::Rc;

/// One month (week, day).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrendPoint {
    /// Which days.
    pub period: Period,
    /// What was done; `None` where the period has not begun on the as-of date or nothing is known.
    pub actual: Option<Exact>,
    /// What was planned.
    pub target: Option<Exact>,
    /// Where a running period will end at this pace (the whole of it, actual included);
    /// `None` for closed ones.
    pub forecast: Option<Exact>,
}

/// A KPI over time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trend {
    /// Id of the KPI.
    pub kpi: &'static str,
    /// What it is counted in.
    pub unit: Unit,
    /// How finely the time is cut.
    pub grain: Grain,
    /// First to last.
    pub points: Vec<TrendPoint>,
}

/// The KPI over the period of the scope, cut by the grain.
pub fn trend(known: &Rc<Known>, scope: Scope, kpi: &'static Kpi, grain: Grain) -> Trend {
    let slice = kpi.slice(known, scope);
    let points = slice.over_time(grain).iter().map(|part| point(kpi, part)).collect();
    Trend { kpi: kpi.id, unit: kpi.fact.unit, grain, points }
}

/// The KPI by month around a scope ([`months_around`]).
pub fn months(data: &Dataset, scope: Scope, kpi: &'static Kpi) -> Trend {
    trend(&Known::of(data, scope), months_around(data, scope), kpi, Grain::Month)
}

/// The months of a scope shorter than half a year: those of its calendar year that facts or
/// targets reach; else its own.
pub fn months_around(data: &Dataset, scope: Scope) -> Scope {
    if scope.period.days() > 180 {
        return scope;
    }
    let year = Period {
        from: Period::around(scope.period.from, Grain::Year).from,
        to: Period::around(scope.period.to, Grain::Year).to,
    };
    let targets = data.targets.iter().map(|target| target.period);
    let known = data.span().into_iter().chain(targets).filter_map(|it| it.overlap(year));
    let known = known.fold(scope.period, |all, it| Period {
        from: all.from.min(it.from),
        to: all.to.max(it.to),
    });
    scope.over(Period {
        from: Period::around(known.from, Grain::Month).from,
        to: Period::around(known.to, Grain::Month).to,
    })
}

/// The points as a table.
pub fn grid(trend: &Trend, title: Text) -> Grid {
    let figure = |it: Option<Exact>, unit| it.map_or(Cell::Empty, |it| Cell::figure(it, unit));
    let apart = if trend.unit == Unit::Share { Unit::Points } else { trend.unit };
    let row = |it: &TrendPoint| {
        let end = it.forecast.or(it.actual);
        let gap = end.zip(it.target).and_then(|(end, target)| end.minus(target));
        let figures = [it.actual, it.target, it.forecast].map(|it| figure(it, trend.unit));
        [Cell::Days(it.period)].into_iter().chain(figures).chain([figure(gap, apart)]).collect()
    };
    Grid {
        id: "months",
        title,
        note: None,
        head: vec![
            text("Период", "Period"),
            text("Факт", "Actual"),
            text("План", "Plan"),
            text("Прогноз", "Forecast"),
            text("Отклонение", "Variance"),
        ],
        rows: trend.points.iter().map(row).collect(),
        total: None,
    }
}

fn point(kpi: &Kpi, part: &Slice) -> TrendPoint {
    let fact = (kpi.fact.count)(part).value.ok();
    let begun = part.scope.facts().is_some();
    let actual = fact.filter(|_| begun);
    let runs = begun && !part.scope.is_over() && kpi.planned.is_split();
    TrendPoint {
        period: part.scope.period,
        actual,
        target: planned(kpi, part).ok().map(|planned| planned.amount),
        forecast: actual.filter(|_| runs).and_then(|fact| forecast(part, fact).ok()),
    }
}
