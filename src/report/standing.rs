//! How near things are to their plans: people, products, campaigns, each in a unit of its own.

use super::assortment::PlannedRow;
use super::board::{planned_reps, row};
use super::campaigns::{CampaignRow, State, counted_in, said};
use super::grid::{Cell, Grid};
use super::whose::Whose;
use crate::kpi::{Kpi, Unit};
use crate::lang::{Text, text};
use crate::model::slice::{By, Part, Slice};
use crate::model::sort;
use crate::model::unit::Exact;

/// How one of them stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// What it is.
    pub whose: Whose,
    /// What it is counted in.
    pub unit: Unit,
    /// What was done.
    pub fact: Option<Exact>,
    /// What was planned of all.
    pub target: Option<Exact>,
    /// What was planned up to the as-of date, where it is not over.
    pub to_date: Option<Exact>,
    /// fact / target, direction applied.
    pub index: Option<Exact>,
    /// What else is to be known of it.
    pub note: Option<Text>,
}

impl Standing {
    /// What it is compared to: the plan up to now.
    pub fn due(&self) -> Option<Exact> {
        self.to_date.or(self.target)
    }

    /// How far it is from that.
    pub fn gap(&self) -> Option<Exact> {
        self.fact?.minus(self.due()?)
    }
}

/// The people of a slice against their plans: the furthest below first, those without a plan last.
pub fn of_people(kpi: &'static Kpi, slice: &Slice) -> Vec<Standing> {
    let standing = |(code, part): &(Option<u32>, Slice)| {
        let row = row(kpi, part);
        Standing {
            whose: Whose::of(By::Rep, *code, part),
            unit: row.unit,
            fact: row.fact.ok(),
            target: row.target,
            to_date: row.to_date,
            index: row.attainment.ok(),
            note: None,
        }
    };
    let parts = slice.split(By::Rep, &planned_reps(slice));
    let mut all: Vec<Standing> = parts.iter().map(standing).collect();
    // Whoever has neither done nor planned anything of this KPI is planned for in another.
    all.retain(|it| it.target.is_some() || it.fact.is_some_and(|fact| fact != Exact::ZERO));
    sort::by_key(&mut all, |it| {
        (it.whose.name.is_none(), it.gap().is_none(), it.gap(), it.whose.name.clone())
    });
    all
}

/// Products planned in units, in the order of their rows: the largest shortfall first.
pub fn of_products(rows: &[PlannedRow]) -> Vec<Standing> {
    let of = |it: &PlannedRow| {
        let by = if it.name.is_some() { By::Product } else { By::Company };
        Standing {
            whose: Whose { name: it.name.clone(), link: None, part: Part { by, code: None } },
            unit: Unit::Pieces,
            fact: Some(it.sold),
            target: Some(it.planned),
            to_date: it.to_date,
            index: it.sold.over(it.planned),
            note: None,
        }
    };
    rows.iter().map(of).collect()
}

/// What the bullets of products are called.
pub const PRODUCTS: Text = text("План по SKU", "Plan by SKU");

/// What the bars of people are called.
pub const PEOPLE: Text = text("Менеджеры: факт и план", "Salespeople: actual and plan");

/// What the bullets of people are called where the plan is a minimum.
pub const MINIMUM: Text = text("Кто выполняет минимум", "Who reaches the minimum");

/// The people as a table.
pub fn grid(all: &[Standing]) -> Grid {
    let figure = |it: Option<Exact>, unit| it.map_or(Cell::Empty, |it| Cell::figure(it, unit));
    let row = |it: &Standing| {
        vec![
            it.whose.cell(),
            figure(it.fact, it.unit),
            figure(it.target, it.unit),
            figure(it.to_date, it.unit),
            figure(it.gap(), it.unit),
            figure(it.index, Unit::Share),
        ]
    };
    Grid {
        id: "people",
        title: PEOPLE,
        note: None,
        head: vec![
            text("Менеджер", "Salesperson"),
            text("Факт", "Actual"),
            text("План", "Plan"),
            text("План на дату", "Plan to date"),
            text("Отклонение", "Variance"),
            text("К плану", "To plan"),
        ],
        rows: all.iter().map(row).collect(),
        total: None,
    }
}

/// What the bullets of campaigns are called.
pub const CAMPAIGNS: Text = text("Мероприятия: выполнение плана", "Campaigns: plan attained");

/// Campaigns with a plan, the least attained first, then those without.
pub fn of_campaigns(rows: &[CampaignRow]) -> Vec<Standing> {
    let of = |it: &CampaignRow| Standing {
        whose: Whose { name: Some(it.name.clone()), link: None, part: it.part },
        unit: counted_in(it.unit),
        fact: it.fact.ok(),
        target: it.plan,
        to_date: None,
        index: it.attainment.ok(),
        note: (it.state != State::Over).then(|| said(it.state)),
    };
    let mut all: Vec<Standing> = rows.iter().map(of).collect();
    sort::by_key(&mut all, |it| (it.index.is_none(), it.index, it.whose.name.clone()));
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kpi::fixture::asked;
    use crate::model::known::Known;
    use crate::model::rules::Rules;
    use crate::model::table::Table;
    use crate::report::campaigns::campaigns;

    #[test]
    fn campaigns_stand_by_what_they_attained_and_those_without_a_plan_last() {
        let all = "name | from | to | unit\nА | 2026-03-01 | 2026-03-31 | clients
            Б | 2026-03-01 | 2026-03-31 | revenue\nВ | 2026-03-01 | 2026-03-31 | clients";
        let targets = "kpi | of | from | amount\ncampaign_plan | А | 2026-03-01 | 2
            campaign_plan | Б | 2026-03-01 | 1000";
        let sales = "date | document | customer | amount | campaign\n2026-03-09 | 1 | К1 | 300 | Б
            2026-03-09 | 2 | К2 | 100 | А\n2026-03-10 | 3 | К3 | 100 | А";
        let tables = [(Table::Campaigns, all), (Table::Targets, targets), (Table::Sales, sales)];
        let asked = asked("2026-03", Rules::default(), &tables);
        let rows = campaigns(&Known::of(&asked.data, asked.scope), asked.scope);
        let standings = of_campaigns(&rows);
        let said: Vec<_> = standings
            .iter()
            .map(|it| (it.whose.name.as_deref(), it.unit, it.index, it.gap()))
            .collect();
        let expected = [
            (Some("Б"), Unit::Money, Some(Exact::new(3, 10)), Some(Exact::whole(-700))),
            (Some("А"), Unit::Count, Some(Exact::whole(1)), Some(Exact::ZERO)),
            (Some("В"), Unit::Count, None, None),
        ];
        assert_eq!(said, expected);
    }

    #[test]
    fn people_stand_by_how_far_below_the_plan_up_to_now_they_are() {
        let targets = "kpi | who | from | amount\nplan_revenue | А | 2026-09-01 | 2200
            plan_revenue | Б | 2026-09-01 | 220\nmeetings | Г | 2026-09-01 | 5";
        let sales = "date | document | rep | amount\n2026-09-01 | 1 | А | 350
            2026-09-03 | 2 | Б | 250\n2026-09-03 | 3 | В | 10";
        let tables = [(Table::Targets, targets), (Table::Sales, sales)];
        let asked = asked("2026-09", Rules::default(), &tables).on("2026-09-04");
        let people = of_people(crate::kpi::defs::money(), &asked.slice("plan_revenue", ""));
        let said: Vec<_> = people
            .iter()
            .map(|it| (it.whose.name.as_deref(), it.gap().map(|it| it.rounded(0))))
            .collect();
        // 4 days of 22 are over; who has no plan of money and sold nothing is not looked at.
        assert_eq!(said, [(Some("А"), Some(-50)), (Some("Б"), Some(210)), (Some("В"), None)]);
        let grid = grid(&people);
        assert!(grid.rows.iter().all(|row| row.len() == grid.head.len()));
    }

    #[test]
    fn products_keep_the_order_of_their_table() {
        let row = |name: Option<&str>, sold, planned| PlannedRow {
            name: name.map(str::to_owned),
            sold: Exact::whole(sold),
            planned: Exact::whole(planned),
            to_date: None,
        };
        let all = of_products(&[row(Some("А"), 3, 4), row(None, 9, 0)]);
        assert_eq!(all[0].index, Some(Exact::new(3, 4)));
        assert_eq!(
            (all[1].index, all[1].whose.said(crate::lang::Lang::Ru)),
            (None, "Всего".to_owned())
        );
    }
}
