//! Sales plan attainment in money: net sales over the target of the period (the KPI handbook B1).
//!
//! net = sold − returns and adjustments, each by the date of its own document;
//! attainment = net / target; pace = net / target of the days that are over;
//! forecast = net ÷ (working days over ÷ working days of the period);
//! required per day = (target − net) / working days left.
//! No value: no sales of anybody up to the as-of date; no target, or a target of zero.

use crate::kpi::engine::{
    attainment, forecast, known, lines, money, target, target_to_date, working_days,
};
use crate::kpi::target::{Plan, Planned};
use crate::kpi::{Better, Counted, How, Kpi, Measure, NoValue, Planning, Unit};
use crate::lang::text;
use crate::model::sales::Line;
use crate::model::slice::Slice;
use crate::model::targets::Level;
use crate::model::unit::Exact;

/// The KPI.
pub(crate) const KPI: Kpi = Kpi {
    id: "plan_revenue",
    name: text("План, деньги", "Sales plan, money"),
    definition: text(
        "Продажи за вычетом возвратов, делённые на план периода.",
        "Sales less returns, divided by the target of the period.",
    ),
    better: Better::Higher,
    measures: &[
        measure(
            "headline",
            text("выполнение плана", "attainment"),
            Unit::Share,
            How::Ratio(headline),
        ),
        Measure {
            id: "actual",
            name: text("продано", "sold"),
            unit: Unit::Money,
            how: How::Sum(|slice| money(slice, &sold(slice))),
            rows: sold,
        },
        measure(
            "net",
            text("продано за вычетом возвратов", "sold less returns"),
            Unit::Money,
            How::Sum(net),
        ),
        measure(
            "target",
            text("план", "target"),
            Unit::Money,
            How::Stat(|slice| target(planned(slice))),
        ),
        measure(
            "plan_to_date",
            text("план на дату", "target to date"),
            Unit::Money,
            How::Stat(plan_to_date),
        ),
        measure(
            "pace",
            text("темп к плану на дату", "pace against the target to date"),
            Unit::Share,
            How::Ratio(pace),
        ),
        measure(
            "forecast",
            text("прогноз на конец периода", "forecast for the end"),
            Unit::Money,
            How::Stat(expected_end),
        ),
        measure(
            "required_per_day",
            text("нужно в рабочий день", "required per working day"),
            Unit::Money,
            How::Stat(required_per_day),
        ),
    ],
    fact: "net",
    target: planned,
    planned: Planning::Split,
    few: None,
};

const fn measure(id: &'static str, name: crate::lang::Text, unit: Unit, how: How) -> Measure {
    Measure { id, name, unit, how, rows: |slice| slice.rows.to_vec() }
}

fn sold(slice: &Slice) -> Vec<u32> {
    lines(slice, &[Line::Sold])
}

fn net(slice: &Slice) -> Counted {
    money(slice, &slice.rows)
}

fn planned(slice: &Slice) -> Option<Planned> {
    if slice.customer.is_some() {
        return None;
    }
    let scope = slice.scope;
    Plan::of(slice.data, KPI.id, Level::Plan, scope.as_of).sum(scope.who, &slice.of, scope.period)
}

fn headline(slice: &Slice) -> Counted {
    against(net(slice), planned(slice).map(|it| it.amount))
}

/// The fact over a target, with both sides shown.
fn against(fact: Counted, target: Option<Exact>) -> Counted {
    let value = fact.value.and_then(|fact| attainment(Better::Higher, fact, target));
    Counted { value, part: fact.value.ok(), whole: target, n: fact.n }
}

/// The target of the days that are over: all of it, when the period is.
fn to_date(slice: &Slice) -> Option<Exact> {
    target_to_date(&KPI, slice).or_else(|| planned(slice).map(|it| it.amount))
}

fn plan_to_date(slice: &Slice) -> Counted {
    Counted::of(to_date(slice).ok_or(NoValue::NoTarget), 0)
}

fn pace(slice: &Slice) -> Counted {
    against(net(slice), to_date(slice))
}

fn expected_end(slice: &Slice) -> Counted {
    let net = net(slice);
    Counted::of(net.value.and_then(|net| forecast(slice, net)), net.n)
}

fn required_per_day(slice: &Slice) -> Counted {
    let net = net(slice);
    let (elapsed, all) = working_days(slice);
    let value = net.value.and_then(|net| {
        let target = planned(slice).ok_or(NoValue::NoTarget)?.amount;
        if slice.scope.is_over() || elapsed == all {
            return Err(NoValue::Over);
        }
        let left = target.minus(net).ok_or(NoValue::TooLarge)?;
        left.over(Exact::whole(all - elapsed)).ok_or(NoValue::TooLarge)
    });
    Counted::of(value.and_then(|it| known(slice).map(|()| it)), net.n)
}
