//! What a link looks at, and whom its names mean.

use super::route::{Link, When};
use crate::model::dataset::Dataset;
use crate::model::date::{Date, Grain, Period};
use crate::model::scope::Scope;
use crate::model::targets::Who;

/// What a link looks at: what it leaves out is the last month with facts, as of today or the
/// month's end when that is earlier, of the whole firm.
pub fn scope(data: &Dataset, link: &Link, today: Date) -> Scope {
    let month = |day| Period::around(day, Grain::Month);
    let span = data.span();
    let last = data.last_fact(today).or(span.map(|it| it.from)).unwrap_or(today);
    let period = match link.period {
        Some(When::Of(period)) => period,
        Some(When::All) => span.unwrap_or_else(|| month(today)),
        None => month(last),
    };
    let who = link.who.as_deref().map_or(Who::Company, |link| who(data, link));
    Scope { period, as_of: link.as_of.unwrap_or(today.min(period.to)), today, who }
}

/// Whom a name in links means; the firm where it means nobody.
pub fn who(data: &Dataset, link: &str) -> Who {
    named(data, link).unwrap_or(Who::Company)
}

/// Whom a name in links means.
pub(super) fn named(data: &Dataset, link: &str) -> Option<Who> {
    let reps = (0..).zip(&data.reps).find(|(_, rep)| rep.link == link);
    let teams = (0..).zip(&data.teams).find(|(_, team)| team.link == link);
    match (reps, teams) {
        (Some((code, _)), _) => Some(Who::Rep(code)),
        (_, Some((code, _))) => Some(Who::Team(code)),
        _ if link == UNASSIGNED => Some(Who::Nobody),
        _ if link == UNALLOCATED => Some(Who::Unallocated),
        _ => None,
    }
}

/// The name in links of «Не назначен».
pub const UNASSIGNED: &str = "unassigned";

/// The name in links of «Не распределено».
pub const UNALLOCATED: &str = "unallocated";
