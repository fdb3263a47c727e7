//! Campaigns and events for customers: the table's fields, and a campaign as the KPIs see one.

use super::batch::Place;
use super::date::{Date, Period};
use super::listed::listed;
use super::names::shown;
use super::table::{Field, Kind, field, required};
use super::unit::Money;

/// Days after its end that a campaign still brings customers, unless its row says.
pub const WINDOW_DAYS: i64 = 90;

/// One row is one campaign or event.
pub(super) const FIELDS: &[Field] = &[
    required("name", Kind::Text),
    field("id", Kind::Id),
    field("from", Kind::Date),
    field("to", Kind::Date),
    field("window_days", Kind::Days),
    field("unit", Kind::Words(CampaignUnit::WORDS)),
    field("cost", Kind::Money),
    field("attribution", Kind::Words(Attribution::WORDS)),
];

listed! {
    /// What a campaign is planned in.
    CampaignUnit {
        /// Customers it brings.
        Clients = "clients",
        /// Margin of its sales less its cost.
        Profit = "profit",
        /// Its sales.
        Revenue = "revenue",
        /// Contacts called.
        Leads = "leads",
    }
}

listed! {
    /// Which of overlapping campaigns a customer belongs to.
    Attribution {
        /// The one that reached it first.
        First = "first",
        /// The one that reached it last.
        Last = "last",
        /// Each of them, in equal parts.
        Equal = "equal",
    }
}

/// A campaign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Campaign {
    /// As the files write it.
    pub name: String,
    /// Its code in the firm's books.
    pub id: Option<String>,
    /// First day.
    pub from: Option<Date>,
    /// Last day.
    pub to: Option<Date>,
    /// Days after `to` that it still brings customers.
    pub window_days: i64,
    /// What it is planned in.
    pub unit: CampaignUnit,
    /// What it cost.
    pub cost: Option<Money>,
    /// Which of overlapping campaigns a customer belongs to.
    pub attribution: Attribution,
    /// Its row; `None` where only facts or targets name it.
    pub place: Option<Place>,
}

impl Campaign {
    /// The days in which its sales count: from its first to so many after its last; `None` where
    /// it lacks one of the two.
    pub fn window(&self) -> Option<Period> {
        Period::new(self.from?, self.last_day()?)
    }

    /// Whether a sale of that day may be its: without a first or last day it is open on that side.
    pub fn counts_on(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.last_day().is_none_or(|last| day <= last)
    }

    fn last_day(&self) -> Option<Date> {
        Some(self.to?.plus(i32::try_from(self.window_days).unwrap_or(i32::MAX)))
    }

    /// One of which nothing but its name is known.
    pub(super) fn named(name: &str) -> Campaign {
        Campaign {
            name: shown(name),
            id: None,
            from: None,
            to: None,
            window_days: WINDOW_DAYS,
            unit: CampaignUnit::Clients,
            cost: None,
            attribution: Attribution::Last,
            place: None,
        }
    }
}
