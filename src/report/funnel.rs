//! The funnel of cold calls: calls, those that were talked in, contacts reached, deals.

use super::grid::{Cell, Grid};
use crate::kpi::{Counted, NoValue, Unit, defs};
use crate::lang::{Text, text};
use crate::model::date::Date;
use crate::model::known::Known;
use crate::model::scope::Scope;
use crate::model::unit::Exact;
use std::rc::Rc;

/// One step of the funnel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What is counted.
    pub name: Text,
    /// How many.
    pub count: Result<Exact, NoValue>,
    /// The share of the step before that is lost; `None` in the first, and where one is not known.
    pub lost: Option<Exact>,
}

/// The funnel of a scope.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Funnel {
    /// From calls to deals.
    pub steps: Vec<Step>,
    /// Calls (or what the rules count instead) for each deal.
    pub calls_per_deal: Result<Exact, NoValue>,
    /// Of the customers of the whole firm who had bought nothing before the period, the share that
    /// has been called at least once up to its end.
    pub base_called: Counted,
    /// Deals ever won from the calls of the period, per hundred.
    pub cohort: Counted,
    /// Until when more deals may come from the calls of the period («созревает»); `None` when that
    /// day is over by the as-of date.
    pub ripens_until: Option<Date>,
}

/// The funnel of cold calls of a scope.
pub fn funnel(known: &Rc<Known>, scope: Scope) -> Funnel {
    let kpi = defs::cold();
    let slice = kpi.slice(known, scope);
    let figure = |id: &str| {
        let measure = kpi.measure(id);
        measure.map_or(Counted::of(Err(NoValue::NoRows), 0), |it| it.count(&slice))
    };
    let mut steps: Vec<Step> = Vec::new();
    for id in ["calls", "connects", "contacts", "deals"] {
        let Some(measure) = kpi.measure(id) else { continue };
        let count = figure(id).value;
        let before = steps.last().and_then(|step| step.count.ok());
        steps.push(Step { name: measure.name, count, lost: lost(before, count.ok()) });
    }
    let days = i32::try_from(known.data.rules.deal_days).unwrap_or(i32::MAX);
    let ripe = scope.period.to.plus(days);
    let headline = figure("headline");
    let per_deal = |deals: Exact, calls: Exact| calls.over(deals).ok_or(NoValue::ZeroWhole);
    Funnel {
        calls_per_deal: match (headline.part, headline.whole) {
            (Some(deals), Some(calls)) => per_deal(deals, calls),
            _ => headline.value,
        },
        steps,
        base_called: defs::base_called(&slice),
        cohort: figure("cohort"),
        ripens_until: (ripe > scope.as_of).then_some(ripe),
    }
}

fn lost(before: Option<Exact>, now: Option<Exact>) -> Option<Exact> {
    let kept = now?.over(before?)?;
    Exact::whole(1).minus(kept)
}

/// The funnel as a table: a row a step, then what follows from them.
pub fn table(funnel: &Funnel) -> Grid {
    let figure = |value: Option<Exact>, unit: Unit| match value {
        Some(value) => Cell::figure(value, unit),
        None => Cell::Empty,
    };
    let step = |step: &Step| {
        let count = Cell::Figure(step.count, Unit::Count);
        vec![Cell::Said(step.name), count, figure(step.lost, Unit::Share)]
    };
    let more = |name: Text, value: Result<Exact, NoValue>, unit: Unit| {
        vec![Cell::Said(name), Cell::Figure(value, unit), Cell::Empty]
    };
    let mut rows: Vec<Vec<Cell>> = funnel.steps.iter().map(step).collect();
    let calls = text("звонков на сделку", "calls for each deal");
    let base = text("доля базы, которой звонили", "share of the base called");
    let cohort = text("сделок со звонков периода на 100", "deals ever won per 100");
    rows.push(more(calls, funnel.calls_per_deal, Unit::Count));
    rows.push(more(base, funnel.base_called.value, Unit::Share));
    rows.push(more(cohort, funnel.cohort.value, Unit::PerHundred));
    if let Some(until) = funnel.ripens_until {
        let ripens = text("созревает до", "ripens until");
        rows.push(vec![Cell::Said(ripens), Cell::Day(until), Cell::Empty]);
    }
    Grid {
        id: "funnel",
        title: text("Воронка холодных звонков", "Funnel of cold calls"),
        note: None,
        head: vec![
            text("Шаг", "Step"),
            text("Сколько", "How many"),
            text("Потеряно на шаге", "Lost on the step"),
        ],
        rows,
        total: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kpi::fixture::{asked, date};
    use crate::lang::Lang;
    use crate::model::rules::Rules;
    use crate::model::table::Table;

    const CALLS: &str = "at | rep | customer | seconds | count
        2026-03-02 | А | К1 | 60 | 1\n2026-03-02 | А | К2 | 5 | 1\n2026-03-03 | А | К1 | 90 | 2";
    const SALES: &str = "date | document | customer | amount\n2026-03-09 | 1 | К1 | 100";
    const CUSTOMERS: &str = "name\nК1\nК2\nК3\nК4";

    fn of(seconds: &str) -> (Funnel, Funnel) {
        let calls = CALLS.replace("seconds", seconds);
        let tables =
            [(Table::Customers, CUSTOMERS), (Table::Calls, &*calls), (Table::Sales, SALES)];
        let asked = asked("2026-03", Rules::default(), &tables);
        let known = Known::of(&asked.data, asked.scope);
        let early = Scope { as_of: date("2026-06-28"), ..asked.scope };
        (funnel(&known, asked.scope), funnel(&Known::of(&asked.data, early), early))
    }

    #[test]
    fn a_funnel_says_how_many_and_how_many_are_lost() {
        let (funnel, early) = of("seconds");
        let said: Vec<String> = funnel
            .steps
            .iter()
            .map(|it| {
                let count = it.count.map_or(-1, |it| it.rounded(0));
                let lost = it.lost.map_or(-1, |it| it.rounded(3));
                format!("{} {count} {lost}", it.name.get(Lang::Ru))
            })
            .collect();
        let steps = ["холодных звонков 4 -1", "состоялся разговор 3 250"];
        assert_eq!(said[..2], steps);
        assert_eq!(said[2..], ["разных контактов 1 667", "сделок 1 0"]);
        assert_eq!(funnel.calls_per_deal, Ok(Exact::whole(4)));
        assert_eq!(funnel.base_called.value, Ok(Exact::new(2, 4)));
        assert_eq!(funnel.ripens_until, None);
        assert_eq!((table(&funnel).rows.len(), table(&early).rows.len()), (7, 8));
        assert_eq!(early.ripens_until, Some(date("2026-06-29")), "the last day is to come");
    }

    #[test]
    fn where_nobody_knows_who_talked_nothing_is_lost_there() {
        let (funnel, _) = of("skipped");
        assert_eq!(funnel.steps[1].count, Err(NoValue::MissingField("seconds")));
        assert!(funnel.steps.iter().all(|step| step.lost.is_none()));
        assert_eq!(funnel.calls_per_deal, Ok(Exact::whole(4)));
    }
}
