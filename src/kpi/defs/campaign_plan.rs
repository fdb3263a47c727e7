//! Campaigns against the plan of each, in its own unit (the KPI handbook B4, 4b).
//!
//! headline = Σ fact / Σ plan of the campaigns that have one, where all of them are planned in the
//! same unit; campaigns of different units have no common attainment.
//! clients = customers whose first purchase ever belongs to a campaign, by the credit of that
//! day's documents; profit = margin of the attributed sales less the campaign's cost, which falls
//! on its first day and on nobody; revenue = those sales less returns; leads = contacts called;
//! roi = profit / cost. Lines of which no cost is known bring no profit, and are said.
//! No value: no campaign, or nothing of any up to the as-of date; no plan; units that differ; for
//! the roi, a cost of zero.

use crate::kpi::engine::{attainment, known, summed};
use crate::kpi::ground::campaigns::{Brought, Campaigns, SALE_PARTS, campaigns, facts};
use crate::kpi::ground::clients::CLIENT_PARTS;
use crate::kpi::target::Plan;
use crate::kpi::{Better, Counted, Figure, How, Kpi, Measure, NoValue, Planning, Rows, Unit};
use crate::lang::{Text, text};
use crate::model::campaigns::CampaignUnit;
use crate::model::facts::Ground;
use crate::model::slice::{By, Slice, index};
use crate::model::table::Table;
use crate::model::targets::{Level, Of};
use crate::model::unit::Exact;
use std::collections::BTreeSet;

/// The KPI.
pub(crate) const KPI: Kpi = Kpi {
    id: "campaign_plan",
    name: text("Мероприятия", "Campaigns"),
    definition: text(
        "Результат мероприятий к плану каждого, в его единице: клиенты, прибыль, выручка или контакты.",
        "What campaigns brought against the plan of each, in its unit: clients, profit, revenue or leads.",
    ),
    better: Better::Higher,
    ground: Ground::Events(facts),
    tables: &[Table::Campaigns, Table::Sales, Table::Calls, Table::Targets],
    defaulted: text(
        "себестоимость неизвестна: в прибыль не вошло",
        "no cost is known: left out of the profit",
    ),
    by: &[By::Team, By::Rep, By::Campaign, By::Month],
    headline: Figure { id: "headline", unit: Unit::Share, count: headline },
    fact: Figure { id: "headline", unit: Unit::Share, count: headline },
    planned: Planning::Attained,
    norm: None,
    few: None,
};

/// Its figures; the first is the headline.
pub(crate) const MEASURES: &[Measure] = &[
    measure(
        "headline",
        text("выполнение плана", "attainment"),
        Unit::Share,
        How::Ratio(headline),
        Rows { of: planned_rows, brings: bring, unit: Unit::Count },
    ),
    measure(
        "clients",
        text("привлечено клиентов", "clients won"),
        Unit::Count,
        How::Stat(|slice| figure(slice, CampaignUnit::Clients)),
        Rows {
            of: |slice| only(slice, &[Brought::Client]),
            brings: |slice, row| sum(slice, &[row], CampaignUnit::Clients),
            unit: Unit::Count,
        },
    ),
    measure(
        "profit",
        text("прибыль", "profit"),
        Unit::Money,
        How::Stat(|slice| figure(slice, CampaignUnit::Profit)),
        PROFIT,
    ),
    measure(
        "revenue",
        text("выручка мероприятий", "revenue of campaigns"),
        Unit::Money,
        How::Sum(|slice| figure(slice, CampaignUnit::Revenue)),
        Rows {
            of: |slice| only(slice, &[Brought::Sale]),
            brings: |slice, row| sum(slice, &[row], CampaignUnit::Revenue),
            unit: Unit::Money,
        },
    ),
    measure(
        "leads",
        text("контактов", "leads"),
        Unit::Count,
        How::Stat(|slice| figure(slice, CampaignUnit::Leads)),
        Rows {
            of: |slice| only(slice, &[Brought::Lead]),
            brings: |slice, row| sum(slice, &[row], CampaignUnit::Leads),
            unit: Unit::Count,
        },
    ),
    measure(
        "cost",
        text("затраты", "cost"),
        Unit::Money,
        How::Stat(cost),
        Rows {
            of: |slice| only(slice, &[Brought::Cost]),
            brings: |slice, row| spent(slice, &[row]),
            unit: Unit::Money,
        },
    ),
    measure("roi", text("окупаемость (ROI)", "ROI"), Unit::Share, How::Ratio(roi), PROFIT),
];

/// Sales and costs, and what each brings to the profit.
const PROFIT: Rows = Rows {
    of: |slice| only(slice, &[Brought::Sale, Brought::Cost]),
    brings: |slice, row| sum(slice, &[row], CampaignUnit::Profit),
    unit: Unit::Money,
};

const fn measure(id: &'static str, name: Text, unit: Unit, how: How, rows: Rows) -> Measure {
    Measure { id, name, unit, how, rows, by: None }
}

/// The rows of the slice that are of these kinds.
fn only(slice: &Slice, kinds: &[Brought]) -> Vec<u32> {
    let all = campaigns(&slice.known);
    let is_one = |row: &u32| all.brought.get(index(*row)).is_some_and(|it| kinds.contains(it));
    slice.rows.iter().copied().filter(is_one).collect()
}

/// The kinds of rows that a unit is counted from.
fn kinds(unit: CampaignUnit) -> &'static [Brought] {
    match unit {
        CampaignUnit::Clients => &[Brought::Client],
        CampaignUnit::Profit => &[Brought::Sale, Brought::Cost],
        CampaignUnit::Revenue => &[Brought::Sale],
        CampaignUnit::Leads => &[Brought::Lead],
    }
}

/// What rows bring in a unit; rows of other kinds bring nothing.
fn sum(slice: &Slice, rows: &[u32], unit: CampaignUnit) -> Exact {
    let all = campaigns(&slice.known);
    let whole = match unit {
        CampaignUnit::Clients => CLIENT_PARTS,
        CampaignUnit::Profit | CampaignUnit::Revenue => SALE_PARTS,
        CampaignUnit::Leads => 1,
    };
    Exact::new(rows.iter().filter_map(|&row| brought(&all, index(row), unit)).sum(), whole)
}

fn brought(all: &Campaigns, at: usize, unit: CampaignUnit) -> Option<i128> {
    let (brought, worth) = (*all.brought.get(at)?, *all.worth.get(at)?);
    match (unit, brought) {
        (CampaignUnit::Profit, Brought::Sale) => all.margin.get(at).copied(),
        (CampaignUnit::Profit, Brought::Cost) => Some(-worth),
        _ => kinds(unit).contains(&brought).then_some(worth),
    }
}

fn figure(slice: &Slice, unit: CampaignUnit) -> Counted {
    summed(slice, &only(slice, kinds(unit)), |slice, rows| sum(slice, rows, unit))
}

fn cost(slice: &Slice) -> Counted {
    summed(slice, &only(slice, &[Brought::Cost]), spent)
}

/// What the campaigns of rows cost.
fn spent(slice: &Slice, rows: &[u32]) -> Exact {
    let all = campaigns(&slice.known);
    Exact::new(rows.iter().filter_map(|&row| all.worth.get(index(row))).sum(), SALE_PARTS)
}

fn roi(slice: &Slice) -> Counted {
    let profit = figure(slice, CampaignUnit::Profit);
    match (profit.value, cost(slice).value) {
        (Ok(part), Ok(whole)) => Counted::ratio(part, whole, profit.n),
        (Err(why), _) | (_, Err(why)) => Counted::of(Err(why), profit.n),
    }
}

/// The campaigns of the slice that have a plan, with the sum of it: by name, where targets name
/// any; else all of them against the total. They are of one unit, or there is none.
struct Plans {
    campaigns: BTreeSet<u32>,
    unit: CampaignUnit,
    amount: Exact,
}

fn plans(slice: &Slice) -> Result<Plans, NoValue> {
    let plan = Plan::of(slice.data, KPI.id, Level::Plan, slice.scope.as_of);
    let (who, period) = (slice.scope.who, slice.scope.period);
    let things = plan.things(period);
    let is_asked = |of: &Of| slice.of == Of::All || slice.of == *of;
    let code = |of: &Of| if let Of::Campaign(code) = of { Some(*code) } else { None };
    let named = things
        .iter()
        .filter(|of| is_asked(of))
        .filter_map(|of| Some((code(of)?, plan.sum(who, of, period)?.amount)));
    let mut planned: Vec<(u32, Exact)> = named.collect();
    if planned.is_empty() && things.contains(&&Of::All) && slice.of == Of::All {
        let total = plan.sum(who, &Of::All, period).ok_or_else(|| none(&plan, slice))?.amount;
        let zero = (0..).take(slice.data.campaigns.len()).map(|code| (code, Exact::ZERO));
        planned = zero.collect();
        planned.first_mut().into_iter().for_each(|first| first.1 = total);
    }
    let unit = |code: u32| slice.data.campaigns.get(index(code)).map(|it| it.unit);
    let mut units = planned.iter().filter_map(|it| unit(it.0));
    let unit = units.next().ok_or_else(|| none(&plan, slice))?;
    if units.any(|other| other != unit) {
        return Err(NoValue::MixedUnits);
    }
    let amount = planned.iter().try_fold(Exact::ZERO, |sum, it| sum.plus(it.1));
    Ok(Plans {
        campaigns: planned.iter().map(|it| it.0).collect(),
        unit,
        amount: amount.ok_or(NoValue::TooLarge)?,
    })
}

/// Why nothing is planned.
fn none(plan: &Plan, slice: &Slice) -> NoValue {
    let is_away = plan.is_away(slice.scope.who, &slice.of, slice.scope.period);
    if is_away { NoValue::Away } else { NoValue::NoTarget }
}

/// The rows of the planned campaigns that are counted in their unit.
fn rows_of(slice: &Slice, plans: &Plans) -> Vec<u32> {
    let codes = &slice.facts.campaign;
    let is_planned = |row: &u32| {
        codes.get(index(*row)).is_some_and(|campaign| plans.campaigns.contains(campaign))
    };
    only(slice, kinds(plans.unit)).into_iter().filter(is_planned).collect()
}

fn planned_rows(slice: &Slice) -> Vec<u32> {
    plans(slice).map(|plans| rows_of(slice, &plans)).unwrap_or_default()
}

/// What a row brings, in the unit of its campaign.
fn bring(slice: &Slice, row: u32) -> Exact {
    let code = slice.facts.campaign.get(index(row));
    let campaign = code.and_then(|&code| slice.data.campaigns.get(index(code)));
    campaign.map_or(Exact::ZERO, |it| sum(slice, &[row], it.unit))
}

fn headline(slice: &Slice) -> Counted {
    let plans = match known(slice).and_then(|()| plans(slice)) {
        Ok(plans) => plans,
        Err(why) => return Counted::of(Err(why), 0),
    };
    let rows = rows_of(slice, &plans);
    let fact = sum(slice, &rows, plans.unit);
    let value = attainment(Better::Higher, fact, Ok(plans.amount));
    Counted { value, part: Some(fact), whole: Some(plans.amount), n: rows.len() }
}
