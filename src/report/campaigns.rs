//! The campaigns of a scope, one a row: what each brought, was planned to bring and cost.

use super::grid::{Cell, Grid};
use crate::kpi::{Counted, NoValue, Unit, defs};
use crate::lang::{Text, text};
use crate::model::campaigns::{Attribution, Campaign, CampaignUnit};
use crate::model::date::{Date, Period};
use crate::model::known::Known;
use crate::model::scope::Scope;
use crate::model::slice::{By, Part, Slice};
use crate::model::sort;
use crate::model::unit::Exact;
use std::rc::Rc;

/// How far a campaign has come by the as-of date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It has not begun.
    Ahead,
    /// It is on.
    Running,
    /// It is over, and its sales still count.
    Window,
    /// Nothing more will count.
    Over,
    /// It has no dates.
    Undated,
}

/// One campaign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CampaignRow {
    /// Its name.
    pub name: String,
    /// Which part of the KPI it is, for a trace.
    pub part: Part,
    /// What it is planned in.
    pub unit: CampaignUnit,
    /// What it brought, in that unit.
    pub fact: Result<Exact, NoValue>,
    /// What was planned; `None` where it has no plan, and is left out of the KPI.
    pub plan: Option<Exact>,
    /// fact / plan.
    pub attainment: Result<Exact, NoValue>,
    /// What it cost in the period.
    pub cost: Result<Exact, NoValue>,
    /// Margin of its sales less its cost.
    pub profit: Result<Exact, NoValue>,
    /// profit / cost.
    pub roi: Result<Exact, NoValue>,
    /// Which of several campaigns has a customer.
    pub attribution: Attribution,
    /// The days in which its sales count; `None` where it lacks its first or last day.
    pub window: Option<Period>,
    /// How far it has come.
    pub state: State,
}

/// Every campaign that has a plan, brought or cost something or counts in the scope, in order of
/// name: those without a plan are left out of the KPI, and so are to be seen.
pub fn campaigns(known: &Rc<Known>, scope: Scope) -> Vec<CampaignRow> {
    let slice = defs::campaigns().slice(known, scope);
    let codes: Vec<u32> = (0..).take(known.data.campaigns.len()).collect();
    let parts = slice.split(By::Campaign, &codes);
    let mut rows: Vec<CampaignRow> =
        parts.iter().filter_map(|(code, part)| row(*code, part)).collect();
    sort::by(&mut rows, |a, b| a.name.cmp(&b.name));
    rows
}

fn row(code: Option<u32>, part: &Slice) -> Option<CampaignRow> {
    let at = usize::try_from(code?).ok()?;
    let campaign = part.data.campaigns.get(at)?;
    let figure = |id: &str| {
        let measure = defs::campaigns().measure(id);
        measure.map_or(Counted::of(Err(NoValue::NoRows), 0), |it| it.count(part))
    };
    let headline = figure("headline");
    let is_on = campaign.window().is_some_and(|it| it.overlap(part.scope.period).is_some());
    if headline.whole.is_none() && part.rows.is_empty() && !is_on {
        return None;
    }
    Some(CampaignRow {
        name: campaign.name.clone(),
        part: Part { by: By::Campaign, code },
        unit: campaign.unit,
        fact: figure(measure_of(campaign.unit)).value,
        plan: headline.whole,
        attainment: headline.value,
        cost: figure("cost").value,
        profit: figure("profit").value,
        roi: figure("roi").value,
        attribution: campaign.attribution,
        window: campaign.window(),
        state: state(campaign, part.scope.as_of),
    })
}

/// Id of the measure that a campaign is planned in.
pub fn measure_of(unit: CampaignUnit) -> &'static str {
    match unit {
        CampaignUnit::Clients => "clients",
        CampaignUnit::Profit => "profit",
        CampaignUnit::Revenue => "revenue",
        CampaignUnit::Leads => "leads",
    }
}

/// What a fact and a plan of that unit are counted in.
pub fn counted_in(unit: CampaignUnit) -> Unit {
    match unit {
        CampaignUnit::Clients | CampaignUnit::Leads => Unit::Count,
        CampaignUnit::Profit | CampaignUnit::Revenue => Unit::Money,
    }
}

fn state(campaign: &Campaign, as_of: Date) -> State {
    let (Some(from), Some(to)) = (campaign.from, campaign.to) else { return State::Undated };
    match campaign.window() {
        _ if as_of < from => State::Ahead,
        _ if as_of <= to => State::Running,
        Some(window) if as_of <= window.to => State::Window,
        _ => State::Over,
    }
}

/// A state in words.
pub fn said(state: State) -> Text {
    match state {
        State::Ahead => text("ещё не началось", "not begun"),
        State::Running => text("идёт", "running"),
        State::Window => text("закончилось, продажи ещё засчитываются", "over, sales still count"),
        State::Over => text("завершено", "over"),
        State::Undated => text("без дат", "no dates"),
    }
}

/// A rule of attribution in words.
pub fn rule(attribution: Attribution) -> Text {
    match attribution {
        Attribution::First => text("первое касание", "first touch"),
        Attribution::Last => text("последнее касание", "last touch"),
        Attribution::Equal => text("поровну", "equal parts"),
    }
}

/// The campaigns as a table, a row each.
pub fn table(rows: &[CampaignRow]) -> Grid {
    Grid {
        id: "campaigns",
        title: text("Мероприятия", "Campaigns"),
        note: Some(text(
            "Разные единицы плана не складываются: общего выполнения у них нет. Мероприятия без \
             плана в показатель не входят.",
            "Plans in different units do not add up: they have no common attainment. Campaigns \
             without a plan are left out of the KPI.",
        )),
        head: vec![
            text("Мероприятие", "Campaign"),
            text("План в", "Planned in"),
            text("Факт", "Actual"),
            text("План", "Target"),
            text("Выполнение", "Attainment"),
            text("Затраты", "Cost"),
            text("Прибыль", "Profit"),
            text("ROI", "ROI"),
            text("Атрибуция", "Attribution"),
            text("Засчитывается с", "Counts from"),
            text("по", "to"),
            text("Состояние", "State"),
        ],
        rows: rows.iter().map(cells).collect(),
        total: None,
    }
}

fn cells(row: &CampaignRow) -> Vec<Cell> {
    let unit = counted_in(row.unit);
    let left_out = Cell::Said(text("без плана: не входит", "no plan: left out"));
    let plan = row.plan.map_or(left_out, |plan| Cell::figure(plan, unit));
    let day = |day: fn(Period) -> Date| row.window.map_or(Cell::Empty, |it| Cell::Day(day(it)));
    vec![
        Cell::Named(row.name.clone()),
        Cell::Said(unit_said(row.unit)),
        Cell::Figure(row.fact, unit),
        plan,
        Cell::Figure(row.attainment, Unit::Share),
        Cell::Figure(row.cost, Unit::Money),
        Cell::Figure(row.profit, Unit::Money),
        Cell::Figure(row.roi, Unit::Share),
        Cell::Said(rule(row.attribution)),
        day(|window| window.from),
        day(|window| window.to),
        Cell::Said(said(row.state)),
    ]
}

/// A unit of plans in words.
pub fn unit_said(unit: CampaignUnit) -> Text {
    match unit {
        CampaignUnit::Clients => text("клиенты", "clients"),
        CampaignUnit::Profit => text("прибыль", "profit"),
        CampaignUnit::Revenue => text("выручка", "revenue"),
        CampaignUnit::Leads => text("контакты", "leads"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kpi::fixture::{Asked, asked, date};
    use crate::kpi::{Status, Unjudged};
    use crate::lang::Lang;
    use crate::model::rules::Rules;
    use crate::model::table::Table;
    use crate::report::board;

    #[test]
    fn every_campaign_with_a_plan_a_fact_or_a_day_in_the_period_has_a_row() {
        let campaigns = "name | from | to | window_days | unit | cost | attribution
            Выставка | 2026-03-10 | 2026-03-12 | 30 | clients | 500 | first
            Без плана | 2026-03-10 | 2026-03-12 | | | |\nПрошлая | 2024-03-10 | 2024-03-12 | | | |
            Без дат | | | | profit | | equal";
        let sales = "date | document | customer | rep | amount | cost | campaign
            2026-03-10 | 1 | К1 | А | 900 | 150 | Выставка\n2026-03-10 | 2 | К1 | А | 90 | 50 | Без дат";
        let targets = "kpi | of | from | to | amount
            campaign_plan | Выставка | 2026-03-01 | 2026-03-31 | 4";
        let tables =
            [(Table::Campaigns, campaigns), (Table::Sales, sales), (Table::Targets, targets)];
        let asked = asked("2026", Rules::default(), &tables);
        let rows = super::campaigns(&Known::of(&asked.data, asked.scope), asked.scope);
        let names: Vec<&str> = rows.iter().map(|it| it.name.as_str()).collect();
        assert_eq!(names, ["Без дат", "Без плана", "Выставка"]);
        let (undated, unplanned, fair) = (&rows[0], &rows[1], &rows[2]);
        assert_eq!((unplanned.plan, unplanned.attainment), (None, Err(NoValue::NoTarget)));
        assert_eq!((undated.state, undated.window, undated.plan), (State::Undated, None, None));
        assert_eq!(
            (undated.fact, undated.attainment),
            (Ok(Exact::whole(40)), Err(NoValue::NoTarget))
        );
        assert_eq!((fair.fact, fair.plan), (Ok(Exact::whole(1)), Some(Exact::whole(4))));
        assert_eq!((fair.attainment, fair.roi), (Ok(Exact::new(1, 4)), Ok(Exact::new(1, 2))));
        assert_eq!((fair.cost, fair.profit), (Ok(Exact::whole(500)), Ok(Exact::whole(250))));
        assert_eq!(fair.window, Period::parse("2026-03-10..2026-04-11"));
        let grid = table(&rows);
        assert!(grid.rows.iter().all(|row| row.len() == grid.head.len()));
        assert_eq!(grid.rows[2][2..4], [Cell::count(1), Cell::count(4)]);
        assert_eq!(grid.rows[1][3], Cell::Said(text("без плана: не входит", "no plan: left out")));
    }

    #[test]
    fn campaigns_without_any_plan_say_that_there_is_no_target() {
        let stands = |tables: &[(Table, &str)]| {
            let asked = asked("2026", Rules::default(), tables);
            let row = board::row(defs::campaigns(), &asked.slice("campaign_plan", ""));
            (row.fact, row.status)
        };
        let campaigns = "name | from | to | unit\nА | 2026-03-10 | 2026-03-12 | clients
            Б | 2026-03-10 | 2026-03-12 | profit";
        let targets = "kpi | of | from | amount\ncampaign_plan | А | 2026-03-01 | 4
            campaign_plan | Б | 2026-03-01 | 4";
        let (own, planned) = ((Table::Campaigns, campaigns), (Table::Targets, targets));
        let no_target = Status::None(Unjudged::NoTarget);
        assert_eq!(stands(&[own]), (Err(NoValue::NoTarget), no_target));
        let mixed = Status::None(Unjudged::NotApplicable);
        assert_eq!(stands(&[own, planned]), (Err(NoValue::MixedUnits), mixed));
        let none = Status::None(Unjudged::NoData);
        assert_eq!(stands(&[planned]), (Err(NoValue::NoRows), none));
    }

    #[test]
    fn while_a_period_runs_only_the_plan_of_the_days_that_are_over_is_due() {
        let campaigns = "name | from | to | unit\nВыставка | 2026-03-02 | 2026-03-31 | clients";
        let sales =
            "date | document | customer | amount | campaign\n2026-03-10 | 1 | К1 | 9 | Выставка";
        let targets = "kpi | of | from | to | amount\ncampaign_plan | Выставка | 2026-03-01 | 2026-03-31 | 21";
        let tables =
            [(Table::Campaigns, campaigns), (Table::Sales, sales), (Table::Targets, targets)];
        let mut asked = asked("2026-03", Rules::default(), &tables);
        let stands = |asked: &Asked| {
            let row = board::row(defs::campaigns(), &asked.slice("campaign_plan", ""));
            (row.to_date, row.variance)
        };
        assert_eq!(stands(&asked), (None, Some(Exact::new(-20, 21))), "it is over: all of it");
        asked.scope.as_of = date("2026-03-16");
        let due = (Some(Exact::new(10, 21)), Some(Exact::new(-9, 21)));
        assert_eq!(stands(&asked), due, "10 of 21 working days: 1 client is 9 behind");
    }

    #[test]
    fn a_campaign_is_ahead_running_counting_and_over() {
        let campaigns = "name | from | to | window_days\nВыставка | 2026-03-10 | 2026-03-12 | 30";
        let asked = asked("2026", Rules::default(), &[(Table::Campaigns, campaigns)]);
        let on = |day: &str| state(&asked.data.campaigns[0], date(day));
        let states = [on("2026-03-09"), on("2026-03-10"), on("2026-03-12"), on("2026-03-13")];
        assert_eq!(states, [State::Ahead, State::Running, State::Running, State::Window]);
        assert_eq!([on("2026-04-11"), on("2026-04-12")], [State::Window, State::Over]);
        assert_eq!(said(State::Running).get(Lang::Ru), "идёт");
    }
}
