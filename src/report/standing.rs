//! How near things are to their plans: people, products, campaigns, each in a unit of its own.

use super::campaigns::{CampaignRow, State, counted_in, said};
use super::whose::Whose;
use crate::kpi::Unit;
use crate::lang::{Text, text};
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
}
