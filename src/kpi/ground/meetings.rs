//! Meetings and presentations that were held: one row is one salesperson's part of an event.

use crate::lang::{Text, text};
use crate::model::batch::Place;
use crate::model::column::NO_CODE;
use crate::model::dataset::Reason;
use crate::model::date::Date;
use crate::model::facts::Facts;
use crate::model::known::Known;
use crate::model::meetings::{MeetingKind, MeetingStatus};
use crate::model::slice::Slice;
use crate::model::sort;
use crate::model::targets::Who;
use crate::model::time::Time;
use crate::model::unit::Quantity;
use std::collections::BTreeSet;
use std::rc::Rc;

/// The events of a type, as they are known.
pub(crate) struct Events {
    /// One salesperson's part of an event a row.
    pub facts: Rc<Facts>,
    /// Whether it was online; `None` where nothing says so.
    pub online: Vec<Option<bool>>,
    /// Whether it was written down late.
    pub is_late: Vec<bool>,
}

/// The events of a type: presentations, or meetings.
struct Held<const PRESENTATIONS: bool>(Rc<Events>);

/// The events of a type: by day, customer and rep, so that those of one event stand together.
pub(crate) fn facts<const PRESENTATIONS: bool>(known: &Known) -> Rc<Facts> {
    of_type::<PRESENTATIONS>(known).facts.clone()
}

/// The events of a type with what is said of each.
pub(crate) fn of_type<const PRESENTATIONS: bool>(known: &Known) -> Rc<Events> {
    let held = known.derive(|known| Held::<PRESENTATIONS>(Rc::new(held(known, PRESENTATIONS))));
    held.0.clone()
}

/// What is worth a look in an event that counts.
pub(crate) const WRITTEN_LATE: Text = text(
    "внесено задним числом: позже, чем допускают настройки",
    "entered late: more days after the event than the settings allow",
);

/// One salesperson's part of an event; of two that are the same event the earlier one is first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Part {
    date: Date,
    customer: u32,
    rep: u32,
    at: Time,
    entered: Option<Time>,
    place: Place,
    online: Option<bool>,
}

impl Part {
    /// What two rows of one event share: the same customer, rep and day (the type is one here).
    fn event(&self) -> (Date, u32, u32) {
        (self.date, self.customer, self.rep)
    }

    /// Whether it was written down late, as far as it was by the as-of date.
    fn is_late(&self, known: &Known) -> bool {
        let entered = self.entered.map(Time::date).filter(|&it| it <= known.as_of);
        let allowed = i64::from(known.data.rules.late_days);
        entered.is_some_and(|entered| i64::from(entered.0) - i64::from(self.date.0) > allowed)
    }
}

fn held(known: &Known, presentations: bool) -> Events {
    let all = &known.data.meetings;
    let mut parts = Vec::new();
    let mut excluded = Vec::new();
    for (row, (&at, &place)) in all.at.iter().zip(&all.place).enumerate() {
        let is_of_type = all.kind.get(row).is_some_and(|&kind| is_of_type(kind, presentations));
        if at.date() > known.as_of || !is_of_type {
            continue;
        }
        let Some(&customer) = all.customer.get(row) else { continue };
        if let Some(reason) = left_out(known, row, customer) {
            excluded.push((place, reason));
            continue;
        }
        let entered = all.entered.get(row).copied().flatten();
        let reps = all.reps.get(row).into_iter().flatten();
        let online = all.online.get(row).copied().flatten();
        let part = |&rep: &u32| Part { date: at.date(), customer, rep, at, entered, place, online };
        parts.extend(reps.map(part));
    }
    sort::whole(&mut parts);
    excluded.extend(once(&mut parts));
    let is_late: Vec<bool> = parts.iter().map(|part| part.is_late(known)).collect();
    let late = parts.iter().zip(&is_late).filter(|(_, late)| **late).map(|(part, _)| part.place);
    let facts = Facts {
        date: parts.iter().map(|part| part.date).collect(),
        rep: parts.iter().map(|part| part.rep).collect(),
        customer: parts.iter().map(|part| part.customer).collect(),
        place: parts.iter().map(|part| part.place).collect(),
        defaulted: sort::distinct(late),
        first: all.at.iter().map(|at| at.date()).min(),
        excluded,
        ..Facts::default()
    };
    let online = parts.iter().map(|part| part.online).collect();
    Events { facts: Rc::new(facts), online, is_late }
}

/// The days after the as-of date on which the people of a slice mean to hold an event of a type, a
/// day for each event. These are no facts: nothing is counted of them, they are shown as what is to
/// come.
pub(crate) fn ahead(slice: &Slice, presentations: bool) -> Vec<Date> {
    let (all, data) = (&slice.data.meetings, slice.data);
    let is_meant = |row: usize| {
        let status = all.status.get(row).copied().flatten();
        all.kind.get(row).is_some_and(|&kind| is_of_type(kind, presentations))
            && matches!(status, Some(MeetingStatus::Planned) | None)
    };
    let is_his = |row: usize| {
        let reps = all.reps.get(row).into_iter().flatten();
        slice.scope.who == Who::Company
            || reps.into_iter().any(|&rep| data.is_one_of(rep, slice.scope.who))
    };
    let event = |(row, at): (usize, &Time)| {
        let customer = all.customer.get(row).copied().filter(|&it| it != NO_CODE)?;
        Some((at.date(), customer)).filter(|_| is_meant(row) && is_his(row))
    };
    let later = all.at.iter().enumerate().filter(|(_, at)| at.date() > slice.scope.as_of);
    sort::distinct(later.filter_map(event)).into_iter().map(|it| it.0).collect()
}

fn is_of_type(kind: MeetingKind, presentations: bool) -> bool {
    match kind {
        MeetingKind::Meeting => !presentations,
        MeetingKind::Presentation => presentations,
        MeetingKind::Both => true,
    }
}

/// Why an event that is not ahead does not count.
fn left_out(known: &Known, row: usize, customer: u32) -> Option<Reason> {
    let rules = &known.data.rules;
    let all = &known.data.meetings;
    match all.status.get(row).copied().flatten() {
        Some(MeetingStatus::Cancelled | MeetingStatus::Moved) => return Some(Reason::NotHeld),
        Some(MeetingStatus::Planned) if !rules.planned_is_held => return Some(Reason::OnlyPlanned),
        Some(MeetingStatus::Planned | MeetingStatus::Held) | None => {}
    }
    let least = i64::from(rules.min_minutes) * Quantity::ONE.0;
    let minutes = all.minutes.get(row).copied().flatten();
    if minutes.is_some_and(|minutes| minutes.0 < least) {
        return Some(Reason::TooShort);
    }
    (customer == NO_CODE).then_some(Reason::NoCustomer)
}

/// Leaves one of the rows of each event; gives those of which nothing is left.
fn once(parts: &mut Vec<Part>) -> Vec<(Place, Reason)> {
    let mut again = BTreeSet::new();
    parts.dedup_by(|part, kept| {
        let is_same = part.event() == kept.event();
        if is_same {
            again.insert(part.place);
        }
        is_same
    });
    for part in parts {
        again.remove(&part.place);
    }
    again.into_iter().map(|place| (place, Reason::Repeated)).collect()
}
