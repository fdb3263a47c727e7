//! Sales plan attainment in money: net sales over the target of the period (the KPI handbook B1).
//!
//! net = sold − returns and adjustments, each by the date of its own document;
//! attainment = net / target; pace = net / target of the days that are over;
//! forecast = net ÷ (working days over ÷ working days of the period, by the firm's seasons);
//! required per day = (target − net) / working days left.
//! No value: no sales of anybody up to the as-of date; no target, or a target of zero.

use crate::kpi::engine::{attainment, known, planned, summed, target};
use crate::kpi::ground::sales::{COUNTED_AMOUNT, facts, in_money, money, of_kinds};
use crate::kpi::pace::{expected, forecast, required_per_day};
use crate::kpi::{Better, Counted, How, Kpi, Measure, NoValue, Planning, Unit};
use crate::lang::text;
use crate::model::facts::Ground;
use crate::model::sales::Line;
use crate::model::slice::{By, Slice};
use crate::model::table::Table;
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
    ground: Ground::Events(facts),
    tables: &[Table::Sales, Table::Targets],
    defaulted: COUNTED_AMOUNT,
    by: &[By::Team, By::Rep, By::Product, By::ProductGroup, By::Customer, By::Month],
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
            how: How::Sum(|slice| summed(slice, &sold(slice), money)),
            rows: in_money(sold),
            by: None,
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
            How::Stat(|slice| target(planned(&KPI, slice))),
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
            How::Stat(required),
        ),
    ],
    fact: "net",
    planned: Planning::Split,
    norm: None,
    few: None,
};

const fn measure(id: &'static str, name: crate::lang::Text, unit: Unit, how: How) -> Measure {
    Measure { id, name, unit, how, rows: in_money(|slice| slice.rows.to_vec()), by: None }
}

fn sold(slice: &Slice) -> Vec<u32> {
    of_kinds(slice, &[Line::Sold])
}

fn net(slice: &Slice) -> Counted {
    summed(slice, &slice.rows, money)
}

fn headline(slice: &Slice) -> Counted {
    against(net(slice), planned(&KPI, slice).map(|it| it.amount))
}

/// The fact over a target, with both sides shown.
fn against(fact: Counted, target: Option<Exact>) -> Counted {
    let value = fact.value.and_then(|fact| attainment(Better::Higher, fact, target));
    Counted { value, part: fact.value.ok(), whole: target, n: fact.n }
}

fn plan_to_date(slice: &Slice) -> Counted {
    Counted::of(expected(&KPI, slice).ok_or(NoValue::NoTarget), 0)
}

fn pace(slice: &Slice) -> Counted {
    against(net(slice), expected(&KPI, slice))
}

fn expected_end(slice: &Slice) -> Counted {
    let net = net(slice);
    Counted::of(net.value.and_then(|net| forecast(slice, net)), net.n)
}

fn required(slice: &Slice) -> Counted {
    let net = net(slice);
    let value = net.value.and_then(|net| {
        let target = planned(&KPI, slice).ok_or(NoValue::NoTarget)?.amount;
        required_per_day(slice, target, net)
    });
    Counted::of(value.and_then(|it| known(slice).map(|()| it)), net.n)
}
