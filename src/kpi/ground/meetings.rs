//! Meetings and presentations that were held: one row is one salesperson's part of an event.

use crate::lang::{Text, text};
use crate::model::batch::Place;
use crate::model::column::NO_CODE;
use crate::model::dataset::Reason;
use crate::model::date::Date;
use crate::model::facts::Facts;
use crate::model::known::Known;
use crate::model::meetings::{MeetingKind, MeetingStatus};
use crate::model::time::Time;
use crate::model::unit::Quantity;
use std::collections::BTreeSet;
use std::rc::Rc;

/// From how many days after it on an event is written down too late not to be looked at.
const LATE_DAYS: i32 = 3;

/// The events of a type, as they are known: presentations, or meetings.
struct Held<const PRESENTATIONS: bool>(Rc<Facts>);

/// The events of a type: by day, customer and rep, so that those of one event stand together.
pub(crate) fn facts<const PRESENTATIONS: bool>(known: &Known) -> Rc<Facts> {
    let held = known.derive(|known| Held::<PRESENTATIONS>(Rc::new(held(known, PRESENTATIONS))));
    held.0.clone()
}

/// What is worth a look in an event that counts.
pub(crate) const WRITTEN_LATE: Text = text(
    "внесено задним числом: позже чем через 3 дня",
    "entered late: more than 3 days after the event",
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
}

impl Part {
    /// What two rows of one event share: the same customer, rep and day (the type is one here).
    fn event(&self) -> (Date, u32, u32) {
        (self.date, self.customer, self.rep)
    }

    /// Whether it was written down late, as far as it was by the as-of date.
    fn is_late(&self, as_of: Date) -> bool {
        let entered = self.entered.map(Time::date).filter(|&it| it <= as_of);
        entered.is_some_and(|entered| entered.0 - self.date.0 > LATE_DAYS)
    }
}

fn held(known: &Known, presentations: bool) -> Facts {
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
        let part = |&rep: &u32| Part { date: at.date(), customer, rep, at, entered, place };
        parts.extend(reps.map(part));
    }
    parts.sort_unstable();
    excluded.extend(once(&mut parts));
    let late = parts.iter().filter(|part| part.is_late(known.as_of)).map(|part| part.place);
    Facts {
        date: parts.iter().map(|part| part.date).collect(),
        rep: parts.iter().map(|part| part.rep).collect(),
        customer: parts.iter().map(|part| part.customer).collect(),
        place: parts.iter().map(|part| part.place).collect(),
        defaulted: late.collect::<BTreeSet<Place>>().into_iter().collect(),
        first: all.at.iter().map(|at| at.date()).min(),
        excluded,
        ..Facts::default()
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kpi::NoValue;
    use crate::kpi::fixture::{Asked, asked};
    use crate::model::rules::Rules;
    use crate::model::table::Table;
    use crate::model::unit::Exact;

    fn whole(number: i64) -> Result<Exact, NoValue> {
        Ok(Exact::whole(number))
    }

    fn met(rules: Rules, rows: &str) -> Asked {
        let text = format!("at | rep | customer | kind | status | minutes | entered\n{rows}");
        asked("2026-03", rules, &[(Table::Meetings, &text)])
    }

    fn held(asked: &Asked, rep: &str) -> Result<Exact, NoValue> {
        asked.value("meetings", "headline", rep)
    }

    fn reasons(asked: &Asked) -> Vec<Reason> {
        asked.slice("meetings", "").facts.excluded.iter().map(|it| it.1).collect()
    }

    #[test]
    fn held_ones_count_and_those_without_a_status_on_a_day_that_has_come() {
        let rows = "2026-03-02 | А | К1 | meeting | held
            2026-03-03 | А | К1 | | cancelled
            2026-03-04 | А | К1 | | moved
            2026-03-05 | А | К1 | | planned
            2026-03-06T10:00 | А | К1 | |
            2026-03-07 | А | К1 | | held";
        let asked = met(Rules::default(), rows).on("2026-03-06");
        assert_eq!(held(&asked, "А"), whole(2), "the 2nd and, on its very day, the 6th");
        assert_eq!(reasons(&asked), [Reason::NotHeld, Reason::NotHeld, Reason::OnlyPlanned]);
        let rules = Rules { planned_is_held: true, ..Rules::default() };
        assert_eq!(held(&met(rules, rows).on("2026-03-06"), "А"), whole(3));
        assert_eq!(held(&met(Rules::default(), rows).on("2026-03-05"), "А"), whole(1));
    }

    #[test]
    fn a_moved_meeting_counts_on_its_final_date() {
        let rows = "2026-02-27 | А | К1 | | moved\n2026-03-02 | А | К1 | | held";
        assert_eq!(held(&met(Rules::default(), rows), "А"), whole(1));
    }

    #[test]
    fn a_meeting_with_a_presentation_counts_in_both() {
        let rows = "2026-03-02 | А | К1 | both\n2026-03-03 | А | К1 | presentation
            2026-03-04 | А | К2 | meeting";
        let asked = met(Rules::default(), rows);
        assert_eq!(held(&asked, ""), whole(2));
        assert_eq!(asked.value("presentations", "headline", ""), whole(2));
        assert_eq!(asked.value("presentations", "unique_customers", ""), whole(1));
        assert_eq!(asked.value("meetings", "unique_customers", ""), whole(2));
    }

    #[test]
    fn a_joint_meeting_is_one_for_each_and_one_for_the_firm() {
        let in_a_cell = met(Rules::default(), "2026-03-02 | А; Б | К1");
        let in_rows = met(Rules::default(), "2026-03-02 | Б | К1\n2026-03-02 | А | К1");
        for asked in [in_a_cell, in_rows] {
            assert_eq!([held(&asked, "А"), held(&asked, "Б"), held(&asked, "")], [whole(1); 3]);
            assert!(reasons(&asked).is_empty());
        }
    }

    #[test]
    fn the_same_customer_rep_day_and_type_is_one_meeting() {
        let rows = "2026-03-02T10:00 | А | К1 | meeting | held
            2026-03-02T15:00 | А | К1 | both | held
            2026-03-02T16:00 | А | К1 | meeting | cancelled
            2026-03-02T16:00 | А | К2 | meeting | held
            2026-03-03T10:00 | А | К1 | meeting | held";
        let asked = met(Rules::default(), rows);
        assert_eq!(held(&asked, "А"), whole(3));
        assert_eq!(asked.value("presentations", "headline", "А"), whole(1));
        assert_eq!(reasons(&asked), [Reason::NotHeld, Reason::Repeated]);
    }

    #[test]
    fn the_shortest_that_counts_is_counted_and_an_unknown_length_is_not_short() {
        let rules = Rules { min_minutes: 15, ..Rules::default() };
        let rows = "2026-03-02 | А | К1 | | | 14.5\n2026-03-03 | А | К1 | | | 15
            2026-03-04 | А | К1 | | |";
        let asked = met(rules, rows);
        assert_eq!((held(&asked, ""), reasons(&asked)), (whole(2), vec![Reason::TooShort]));
        assert_eq!(held(&met(Rules::default(), rows), ""), whole(3));
    }

    #[test]
    fn a_meeting_with_nobody_is_left_out_and_listed() {
        let asked = met(Rules::default(), "2026-03-02 | А | К1\n2026-03-03 | А |");
        assert_eq!((held(&asked, ""), reasons(&asked)), (whole(1), vec![Reason::NoCustomer]));
    }

    #[test]
    fn a_meeting_with_ones_own_firm_does_not_count() {
        let customers = "name | internal\nСвоя | yes\nК1 |";
        let rows = "at | rep | customer\n2026-03-02 | А | Своя\n2026-03-03 | А | К1";
        let tables = [(Table::Customers, customers), (Table::Meetings, rows)];
        assert_eq!(held(&asked("2026-03", Rules::default(), &tables), ""), whole(1));
    }

    #[test]
    fn written_three_days_later_is_not_late_four_is() {
        let rows = "2026-03-02 | А | К1 | | | | 2026-03-05\n2026-03-03 | А | К1 | | | | 2026-03-07";
        let asked = met(Rules::default(), rows);
        let late = |asked: &Asked| asked.slice("meetings", "").facts.defaulted.len();
        assert_eq!((held(&asked, ""), late(&asked)), (whole(2), 1));
        assert_eq!(late(&asked.on("2026-03-06")), 0, "it is not written down yet");
    }

    #[test]
    fn more_than_the_minimum_is_the_minimum_reached() {
        let meetings = "at | rep | customer\n2026-03-02 | А | К1\n2026-03-03 | А | К2
            2026-03-03 | А | К3\n2026-03-04 | Б | К1";
        let targets = "kpi | who | from | amount | proration\nmeetings | А | 2026-03-01 | 2 |
            meetings | Б | 2026-03-01 | 4 |\npresentations | Б | 2026-03-01 | 0 |";
        let tables = [(Table::Meetings, meetings), (Table::Targets, targets)];
        let asked = asked("2026-03", Rules::default(), &tables);
        let reached = |rep| asked.value("meetings", "attainment", rep);
        assert_eq!((reached("А"), reached("Б")), (whole(1), Ok(Exact::new(1, 4))));
        assert_eq!((held(&asked, "А"), reached("")), (whole(3), Ok(Exact::new(4, 6))));
        assert_eq!(asked.value("presentations", "headline", "Б"), whole(0));
        assert_eq!(asked.value("presentations", "attainment", "А"), Err(NoValue::NoTarget));
    }

    #[test]
    fn nothing_up_to_the_as_of_date_is_no_value() {
        let asked = met(Rules::default(), "2026-03-02 | А | К1").on("2026-03-01");
        assert_eq!(held(&asked, ""), Err(NoValue::NoRows));
    }
}
