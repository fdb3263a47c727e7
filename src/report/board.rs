//! The board: every KPI of the scope against its plan, and the people behind it.

use super::quality::{Quality, quality};
use super::trend::{Trend, months_around, trend};
use crate::kpi::engine::{attained, planned, status};
use crate::kpi::pace::{target_to_date, working_days};
use crate::kpi::reach::Reach;
use crate::kpi::{Counted, Kpi, NoValue, Planning, Status, Unit, defs};
use crate::lang::Text;
use crate::model::dataset::Dataset;
use crate::model::date::Grain;
use crate::model::known::Known;
use crate::model::scope::Scope;
use crate::model::slice::{By, Slice, UNALLOCATED};
use crate::model::sort;
use crate::model::targets::Who;
use crate::model::unit::Exact;
use std::rc::Rc;

/// One KPI against its plan.
#[derive(Clone)]
pub struct BoardRow {
    /// The KPI.
    pub kpi: &'static Kpi,
    /// The headline value.
    pub headline: Counted,
    /// What fact, plan and variance are counted in.
    pub unit: Unit,
    /// The fact in native units.
    pub fact: Result<Exact, NoValue>,
    /// The plan of the whole period.
    pub target: Option<Exact>,
    /// The plan of the days that are over, where the period is not.
    pub to_date: Option<Exact>,
    /// fact / target, direction applied.
    pub attainment: Result<Exact, NoValue>,
    /// to_date / target: where the tick of the bullet stands.
    pub expected: Option<Exact>,
    /// fact − plan (to date, where the period is not over).
    pub variance: Option<Exact>,
    /// How it stands.
    pub status: Status,
}

/// One salesperson against the plan in money.
#[derive(Clone)]
pub struct PersonRow {
    /// Whose row.
    pub person: Person,
    /// Sold less returned.
    pub net: Result<Exact, NoValue>,
    /// The person's target.
    pub target: Option<Exact>,
    /// The target of the days that are over, where the period is not.
    pub to_date: Option<Exact>,
    /// net / target.
    pub attainment: Result<Exact, NoValue>,
    /// Average contract.
    pub average: Result<Exact, NoValue>,
    /// How many contracts.
    pub contracts: Exact,
    /// How it stands.
    pub status: Status,
}

/// Who a row of people is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Person {
    /// A salesperson, by code; name and link as the dataset has them.
    Rep {
        /// Code in the dataset.
        code: u32,
        /// As the files write it.
        name: String,
        /// Its name in links.
        link: String,
        /// Name of the team.
        team: Option<String>,
    },
    /// «Не назначен»: facts without a salesperson.
    Unassigned,
    /// «Не распределено»: what credits leave over, a minus where they are too many.
    Unallocated,
}

/// How far a period that is not over has come, in working days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Running {
    /// Working days that are over.
    pub elapsed: i64,
    /// Working days of the whole period.
    pub of: i64,
}

/// What the board shows.
#[derive(Clone)]
pub struct Board {
    /// What is looked at.
    pub scope: Scope,
    /// Set where the period is not over on the as-of date.
    pub running: Option<Running>,
    /// Whether plans are shown that lie on days of a calendar that is only foreseen.
    pub is_foreseen: bool,
    /// The KPIs, in the order of the handbook.
    pub rows: Vec<BoardRow>,
    /// Names of KPIs of which nothing is known: neither a fact nor a target.
    pub missing: Vec<Text>,
    /// The people, by variance to plan, the worst first; «Не назначен» last.
    pub people: Vec<PersonRow>,
    /// The plan in money, which people and months are shown by.
    pub money: &'static Kpi,
    /// Money by month of the year (or of the whole time) in view.
    pub trend: Trend,
    /// What was left out and why.
    pub quality: Quality,
}

/// The board of a scope, as far as a program counts.
pub fn board(reach: &Reach, known: &Rc<Known>, scope: Scope) -> Board {
    let data = known.data;
    let money = reach.money;
    let slice = money.slice(known, scope);
    let (elapsed, of) = working_days(&slice);
    let used = reach.kpis.iter().filter(|kpi| is_used(kpi, known, scope));
    let rows: Vec<BoardRow> = used.map(|kpi| row(kpi, &kpi.slice(known, scope))).collect();
    let is_missing = |id: &str| rows.iter().all(|row| row.kpi.id != id);
    let missing = defs::NAMES.iter().filter(|it| is_missing(it.0)).map(|it| it.1).collect();
    let is_planned = |it: &BoardRow| it.kpi.planned != Planning::Whole && it.target.is_some();
    let foresees = || data.hours.calendar().foresees(scope.period);
    Board {
        scope,
        is_foreseen: rows.iter().any(is_planned) && foresees(),
        running: (!scope.is_over()).then_some(Running { elapsed, of }),
        rows,
        missing,
        people: people(money, &slice),
        money,
        trend: trend(known, months_around(data, scope), money, Grain::Month),
        quality: quality(money, &slice),
    }
}

/// Whether anything is known of a KPI: a fact up to the as-of date, or a target.
fn is_used(kpi: &Kpi, known: &Rc<Known>, scope: Scope) -> bool {
    let has_facts = kpi.slice(known, scope).facts.first.is_some();
    has_facts || known.data.targets.iter().any(|target| target.kpi == kpi.id)
}

/// One KPI of a slice against its plan.
pub fn row(kpi: &'static Kpi, slice: &Slice) -> BoardRow {
    let fact = (kpi.fact.count)(slice);
    let planned = planned(kpi, slice).map(|planned| planned.amount);
    let to_date = target_to_date(kpi, slice);
    let reached = fact.value.and_then(|fact| attained(kpi, slice, fact, planned));
    let target = planned.ok();
    let due = to_date.or(target);
    BoardRow {
        kpi,
        headline: (kpi.headline.count)(slice),
        unit: kpi.fact.unit,
        fact: fact.value,
        target,
        to_date,
        attainment: reached,
        expected: to_date.zip(target).and_then(|(to_date, target)| to_date.over(target)),
        variance: fact.value.ok().zip(due).and_then(|(fact, due)| fact.minus(due)),
        status: status(kpi, slice, &fact, reached),
    }
}

/// Everybody with a line or a target in the slice: the worst variance to plan first, those
/// without a plan after them by what they sold, nobody's lines last.
pub fn people(money: &'static Kpi, slice: &Slice) -> Vec<PersonRow> {
    let mut rows: Vec<PersonRow> = slice
        .split(By::Rep, &planned_reps(slice))
        .iter()
        .map(|(rep, part)| person_row(money, *rep, part))
        .collect();
    sort::by_key(&mut rows, |row| {
        let due = row.to_date.or(row.target);
        let net = row.net.unwrap_or(Exact::ZERO);
        let variance = due.and_then(|due| net.minus(due));
        (
            !matches!(row.person, Person::Rep { .. }),
            variance.is_none(),
            variance,
            std::cmp::Reverse(net),
        )
    });
    rows
}

/// Reps of the slice's people who have a target of any KPI in the period.
pub fn planned_reps(slice: &Slice) -> Vec<u32> {
    let period = slice.scope.period;
    let in_period = slice.data.targets.iter().filter(|it| it.period.overlap(period).is_some());
    let is_wanted = |code: &u32| slice.data.is_one_of(*code, slice.scope.who);
    let rep = |who| if let Who::Rep(code) = who { Some(code) } else { None };
    in_period.filter_map(|target| rep(target.who)).filter(is_wanted).collect()
}

fn person_row(money: &'static Kpi, rep: Option<u32>, part: &Slice) -> PersonRow {
    let money = row(money, part);
    let contracts = defs::contracts();
    let part_of_contracts = contracts.slice(&part.known, part.scope);
    PersonRow {
        person: person(part.data, rep),
        net: money.fact,
        target: money.target,
        to_date: money.to_date,
        attainment: money.attainment,
        average: (contracts.headline.count)(&part_of_contracts).value,
        contracts: defs::signed(&part_of_contracts).value.unwrap_or(Exact::ZERO),
        status: money.status,
    }
}

fn person(data: &Dataset, rep: Option<u32>) -> Person {
    if rep == Some(UNALLOCATED) {
        return Person::Unallocated;
    }
    match rep.and_then(|code| data.rep(code).map(|rep| (code, rep))) {
        None => Person::Unassigned,
        Some((code, rep)) => Person::Rep {
            code,
            name: rep.name.clone(),
            link: rep.link.clone(),
            team: rep
                .team
                .and_then(|team| usize::try_from(team).ok())
                .and_then(|team| data.teams.get(team))
                .map(|team| team.name.clone()),
        },
    }
}
