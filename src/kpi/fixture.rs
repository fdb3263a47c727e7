//! Values of KPIs in small workspaces written as text, for tests.

use super::{Counted, NoValue, defs};
use crate::model::dataset::{Dataset, Options};
use crate::model::date::{Date, Period};
use crate::model::fixture::batch;
use crate::model::known::Known;
use crate::model::rules::Rules;
use crate::model::scope::Scope;
use crate::model::slice::{By, Part, Slice};
use crate::model::table::Table;
use crate::model::targets::Who;
use crate::model::unit::Exact;

/// A workspace, and the days that are asked of it.
pub(crate) struct Asked {
    /// The workspace.
    pub data: Dataset,
    /// What is looked at: the firm, on a day long after.
    pub scope: Scope,
}

/// A workspace of these tables, counted by these rules, asked of a period as links write it.
pub(crate) fn asked(period: &str, rules: Rules, tables: &[(Table, &str)]) -> Asked {
    let batches = tables.iter().map(|(table, text)| batch(*table, text)).collect();
    let options = Options { currency: Some("RUB".to_owned()), rules, ..Options::default() };
    let today = date("2027-12-31");
    let period = Period::parse(period).expect("a period");
    let scope = Scope { period, as_of: today, today, who: Who::Company };
    Asked { data: Dataset::build(batches, options), scope }
}

/// A date as ISO writes it.
pub(crate) fn date(text: &str) -> Date {
    Date::parse(text).expect("a date")
}

impl Asked {
    /// The same as it was known on that day.
    pub fn on(mut self, as_of: &str) -> Asked {
        self.scope.as_of = date(as_of);
        self
    }

    /// The rows of a KPI; those of one salesperson where one is named.
    pub fn slice(&self, kpi: &str, rep: &str) -> Slice<'_> {
        let code = (0..).zip(&self.data.reps).find(|(_, it)| it.name == rep).map(|it| it.0);
        let scope = code.map_or(self.scope, |code| self.scope.of(Who::Rep(code)));
        let kpi = defs::find(kpi).expect("a KPI");
        kpi.slice(&Known::of(&self.data, scope), scope)
    }

    /// A figure of the firm, or of one salesperson.
    pub fn counted(&self, kpi: &str, measure: &str, rep: &str) -> Counted {
        let slice = self.slice(kpi, rep);
        defs::find(kpi).and_then(|it| it.measure(measure)).expect("a measure").count(&slice)
    }

    /// A figure of one campaign.
    pub fn of_campaign(&self, kpi: &str, measure: &str, name: &str) -> Result<Exact, NoValue> {
        let code = (0..).zip(&self.data.campaigns).find(|(_, it)| it.name == name).map(|it| it.0);
        let part = self.slice(kpi, "").part(Part { by: By::Campaign, code });
        defs::find(kpi).and_then(|it| it.measure(measure)).expect("a measure").count(&part).value
    }

    /// The value of a figure.
    pub fn value(&self, kpi: &str, measure: &str, rep: &str) -> Result<Exact, NoValue> {
        self.counted(kpi, measure, rep).value
    }
}
