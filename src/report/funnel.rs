//! The funnel of cold calls: calls, those that were talked in, contacts reached, deals.

use super::after::After;
use super::grid::{Cell, Grid};
use super::meetings::count;
use crate::kpi::ground::cold::cold;
use crate::kpi::ground::contacts::contacts;
use crate::kpi::ground::meetings::of_type;
use crate::kpi::{Counted, NoValue, Unit, defs};
use crate::lang::{Text, text};
use crate::model::date::Date;
use crate::model::known::Known;
use crate::model::scope::Scope;
use crate::model::slice::{Slice, index};
use crate::model::unit::{Exact, Quantity};
use std::collections::{BTreeMap, BTreeSet};
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
    /// Calls on a day on which a salesperson called: calls / their days with a call.
    pub calls_per_day: Result<Exact, NoValue>,
    /// Calls that were talked in / calls.
    pub connect_rate: Result<Exact, NoValue>,
    /// Minutes that all calls took together; no value where none says how long it took.
    pub talk_minutes: Result<Exact, NoValue>,
    /// Of the contacts called, customers met from the first call on, within the days of a deal.
    pub met: Result<Exact, NoValue>,
    /// The same, of those who were offered a deal or bought; no value where no deal says when it
    /// began.
    pub offered: Result<Exact, NoValue>,
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
    let per = |part: &str, whole: Result<Exact, NoValue>| {
        figure(part).value.and_then(|part| part.over(whole?).ok_or(NoValue::ZeroWhole))
    };
    let (days, talk) = (days_called(&slice), talk_minutes(&slice));
    let (called, after) = (first_calls(&slice), After::of(&slice));
    let offered = after.offered(called.iter().map(|it| (*it.0, *it.1)));
    Funnel {
        calls_per_deal: match (headline.part, headline.whole) {
            (Some(deals), Some(calls)) => per_deal(deals, calls),
            _ => headline.value,
        },
        steps,
        calls_per_day: per("calls", Ok(days)),
        connect_rate: per("connects", figure("calls").value),
        talk_minutes: figure("connects").value.and(talk),
        met: met(&slice, &called, &after).map(count),
        offered: offered.map(count),
        base_called: defs::base_called(&slice),
        cohort: figure("cohort"),
        ripens_until: (ripe > scope.as_of).then_some(ripe),
    }
}

/// On how many days somebody called, each person's days by themselves.
fn days_called(slice: &Slice) -> Exact {
    let days: BTreeSet<(Option<u32>, Date)> =
        dials(slice).iter().map(|&row| (slice.rep(row), slice.date(row))).collect();
    Exact::whole(i64::try_from(days.len()).unwrap_or(i64::MAX))
}

/// The rows that are calls, not deals.
fn dials(slice: &Slice) -> Vec<u32> {
    let cold = cold(&slice.known);
    let is_call = |row: &u32| cold.calls.get(index(*row)).is_some_and(|&it| it > 0);
    slice.rows.iter().copied().filter(is_call).collect()
}

fn talk_minutes(slice: &Slice) -> Result<Exact, NoValue> {
    let cold = cold(&slice.known);
    if cold.lacks_seconds {
        return Err(NoValue::MissingField("seconds"));
    }
    let talk = |row: &u32| i128::from(cold.talk.get(index(*row)).copied().unwrap_or(0));
    Ok(Exact::new(dials(slice).iter().map(talk).sum(), 60 * i128::from(Quantity::ONE.0)))
}

/// How many of the contacts called were met; no value where no meeting is known.
fn met(slice: &Slice, called: &BTreeMap<u32, Date>, after: &After) -> Result<usize, NoValue> {
    let all = of_type::<false>(&slice.known).facts.clone();
    let first = all.first.filter(|&it| it <= slice.scope.as_of);
    first.ok_or(NoValue::NoRows)?;
    let contacts = contacts(&slice.known);
    let contact = |(&customer, &day)| Some((contacts.of_customer(customer)?, day));
    let met = all.customer.iter().zip(all.date.iter()).filter_map(contact);
    let is_after = |(contact, day): &(u32, Date)| {
        called.get(contact).is_some_and(|&from| after.is_within(from, *day))
    };
    Ok(met.filter(is_after).map(|it| it.0).collect::<BTreeSet<u32>>().len())
}

/// The contacts called, and when each was called first in the period.
fn first_calls(slice: &Slice) -> BTreeMap<u32, Date> {
    let cold = cold(&slice.known);
    let mut first: BTreeMap<u32, Date> = BTreeMap::new();
    for row in dials(slice) {
        let Some(&contact) = cold.contact.get(index(row)) else { continue };
        let day = first.entry(contact).or_insert(slice.date(row));
        *day = (*day).min(slice.date(row));
    }
    first
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
    let per_day = text("звонков за день менеджера со звонками", "calls on a day with calls");
    rows.push(more(text("из контактов: встреча", "of the contacts: met"), funnel.met, Unit::Count));
    let offered = text("из контактов: предложена сделка", "of the contacts: offered a deal");
    rows.push(more(offered, funnel.offered, Unit::Count));
    rows.push(more(per_day, funnel.calls_per_day, Unit::Count));
    rows.push(more(text("доля дозвонов", "connect rate"), funnel.connect_rate, Unit::Share));
    rows.push(more(text("время разговоров", "talk time"), funnel.talk_minutes, Unit::Minutes));
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
    use crate::report::meetings::outcome;

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
        // Calls on two days, one of them a row of two; 60 + 5 + 90 seconds.
        assert_eq!(
            (funnel.calls_per_day, funnel.connect_rate),
            (Ok(Exact::whole(2)), Ok(Exact::new(3, 4)))
        );
        assert_eq!(funnel.talk_minutes, Ok(Exact::new(155, 60)));
        assert_eq!(
            (funnel.met, funnel.offered),
            (Err(NoValue::NoRows), Err(NoValue::MissingField("created")))
        );
        assert_eq!((table(&funnel).rows.len(), table(&early).rows.len()), (12, 13));
        assert_eq!(early.ripens_until, Some(date("2026-06-29")), "the last day is to come");
    }

    #[test]
    fn where_nobody_knows_who_talked_nothing_is_lost_there() {
        let (funnel, _) = of("skipped");
        assert_eq!(funnel.steps[1].count, Err(NoValue::MissingField("seconds")));
        assert_eq!(funnel.talk_minutes, Err(NoValue::MissingField("seconds")));
        assert!(funnel.steps.iter().all(|step| step.lost.is_none()));
        assert_eq!(funnel.calls_per_deal, Ok(Exact::whole(4)));
    }

    #[test]
    fn of_the_contacts_called_some_are_met_and_offered_a_deal_from_the_call_on() {
        let meetings = "at | rep | customer\n2026-03-02 | Б | К1\n2026-03-01 | А | К2
            2026-03-09 | А | К3";
        let offers = "date | customer | amount | status | created
            2026-05-01 | К2 | 100 | open | 2026-05-31\n2026-05-01 | К1 | 100 | lost | 2026-06-01";
        let tables = [(Table::Calls, CALLS), (Table::Meetings, meetings), (Table::Sales, offers)];
        let asked = asked("2026-03", Rules::default(), &tables);
        let funnel = funnel(&Known::of(&asked.data, asked.scope), asked.scope);
        // К1 is met on the day of the call, К2 before it, К3 was not called. 90 days of the 2nd of
        // March end on the 31st of May.
        assert_eq!((funnel.met, funnel.offered), (Ok(Exact::whole(1)), Ok(Exact::whole(1))));
    }

    #[test]
    fn who_bought_was_offered_a_deal_in_the_funnel_of_calls_as_in_that_of_meetings() {
        let calls = "at | rep | customer\n2026-03-02 | А | К1\n2026-03-02 | А | К2
            2026-03-02 | А | К3";
        let meetings = calls.replace("03-02", "03-03");
        let sales = "date | customer | amount | status | created\n2026-03-20 | К1 | 100 | won |
            2026-05-01 | К2 | 100 | open | 2026-03-10";
        let tables = [(Table::Calls, calls), (Table::Meetings, &*meetings), (Table::Sales, sales)];
        let of = |day: &str| {
            let asked = asked("2026-03", Rules::default(), &tables).on(day);
            let called = funnel(&Known::of(&asked.data, asked.scope), asked.scope).offered;
            assert_eq!(called, outcome(&asked.slice("meetings", "")).offered, "{day}");
            called
        };
        assert_eq!(of("2026-03-31"), Ok(Exact::whole(2)));
        assert_eq!(of("2026-03-10"), Ok(Exact::whole(1)));
        // What is entered later says nothing on the day before.
        assert_eq!(of("2026-03-09"), Err(NoValue::MissingField("created")));
    }
}
