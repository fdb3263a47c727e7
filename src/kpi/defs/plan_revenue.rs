//! Sales plan attainment in money: net sales over the target of the period (the KPI handbook B1).
//!
//! net = sold − returns and adjustments, each by the date of its own document, as the firm
//! recognises sales (shipped, paid, won, margin); by a rule of the firm, sold stands for net;
//! attainment = net / target; pace = net / target of the days that are over;
//! forecast = net ÷ (working days over ÷ working days of the period, by the firm's seasons);
//! required per day = (target − net) / working days left.
//! No value: no sales of anybody up to the as-of date; no target, or a target of zero.

use crate::kpi::engine::{attainment, known, planned, summed, target};
use crate::kpi::ground::recognised::{
    facts, in_money, money, net as sold_less_returned, of_lines, sold,
};
use crate::kpi::ground::sales::COUNTED_AMOUNT;
use crate::kpi::pace::{expected, forecast, required_per_day};
use crate::kpi::{Better, Counted, Figure, How, Kpi, Measure, NoValue, Planning, Unit};
use crate::lang::text;
use crate::model::facts::Ground;
use crate::model::slice::{By, Slice};
use crate::model::table::Table;
use crate::model::unit::Exact;

/// The KPI where the firm does not recognise sales by payment. What reads only what a KPI is asks
/// this one, so that it does not bring along how payments are allocated.
pub(crate) const OF_LINES: Kpi = Kpi {
    id: "plan_revenue",
    name: text("План, деньги", "Sales plan, money"),
    definition: text(
        "Продажи за вычетом возвратов, делённые на план периода.",
        "Sales less returns, divided by the target of the period.",
    ),
    better: Better::Higher,
    ground: Ground::Events(of_lines),
    tables: &[Table::Sales, Table::Targets],
    defaulted: COUNTED_AMOUNT,
    by: &[By::Team, By::Rep, By::Product, By::ProductGroup, By::Customer, By::Month],
    headline: Figure { id: "headline", unit: Unit::Share, count: headline },
    fact: Figure { id: "net", unit: Unit::Money, count: fact },
    planned: Planning::Split,
    norm: None,
    few: None,
};

/// The KPI.
pub(crate) const KPI: Kpi = Kpi { ground: Ground::Events(facts), ..OF_LINES };

/// Its figures; the first is the headline.
pub(crate) const MEASURES: &[Measure] = &[
    measure("headline", text("выполнение плана", "attainment"), Unit::Share, How::Ratio(headline)),
    Measure {
        id: "actual",
        name: text("продано", "sold"),
        unit: Unit::Money,
        how: How::Sum(|slice| summed(slice, &sold(slice), money)),
        rows: in_money(sold),
        by: None,
    },
    Measure {
        id: "net",
        name: text("продано за вычетом возвратов", "sold less returns"),
        unit: Unit::Money,
        how: How::Sum(net),
        rows: in_money(|slice| slice.rows.to_vec()),
        by: None,
    },
    measure(
        "target",
        text("план", "target"),
        Unit::Money,
        How::Stat(|slice| target(planned(&OF_LINES, slice))),
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
];

const fn measure(id: &'static str, name: crate::lang::Text, unit: Unit, how: How) -> Measure {
    Measure { id, name, unit, how, rows: in_money(fact_rows), by: None }
}

fn net(slice: &Slice) -> Counted {
    Counted::of(known(slice).map(|()| sold_less_returned(slice)), slice.rows.len())
}

/// What is measured against the plan: net; by a rule of the firm, what was sold.
fn fact(slice: &Slice) -> Counted {
    if slice.data.rules.fact_is_sold { summed(slice, &sold(slice), money) } else { net(slice) }
}

/// The rows of that.
fn fact_rows(slice: &Slice) -> Vec<u32> {
    if slice.data.rules.fact_is_sold { sold(slice) } else { slice.rows.to_vec() }
}

fn headline(slice: &Slice) -> Counted {
    against(fact(slice), planned(&OF_LINES, slice).map(|it| it.amount))
}

/// The fact over a target, with both sides shown.
fn against(fact: Counted, target: Result<Exact, NoValue>) -> Counted {
    let value = fact.value.and_then(|fact| attainment(Better::Higher, fact, target));
    Counted { value, part: fact.value.ok(), whole: target.ok(), n: fact.n }
}

fn plan_to_date(slice: &Slice) -> Counted {
    Counted::of(expected(&OF_LINES, slice), 0)
}

fn pace(slice: &Slice) -> Counted {
    against(fact(slice), expected(&OF_LINES, slice))
}

fn expected_end(slice: &Slice) -> Counted {
    let fact = fact(slice);
    Counted::of(fact.value.and_then(|it| forecast(slice, it)), fact.n)
}

fn required(slice: &Slice) -> Counted {
    let fact = fact(slice);
    let value = fact.value.and_then(|fact| {
        let target = planned(&OF_LINES, slice)?.amount;
        required_per_day(slice, target, fact)
    });
    Counted::of(value.and_then(|it| known(slice).map(|()| it)), fact.n)
}
