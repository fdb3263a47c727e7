//! Meetings and presentations: the table's fields, and the meetings as columns that KPIs count.

use super::batch::Place;
use super::cells::{self, Cells, Counted};
use super::column::Column;
use super::dataset::{Doubt, Reason};
use super::dimensions::Dimensions;
use super::joining::Joining;
use super::listed::listed;
use super::participants::{alone, participants};
use super::table::{Field, Kind, Table, field, required};
use super::time::Time;
use super::unit::Quantity;

/// One row is one meeting; several salespeople stand in one cell.
pub(super) const FIELDS: &[Field] = &[
    required("at", Kind::Time),
    required("rep", Kind::Ref(Table::Reps)),
    field("customer", Kind::Ref(Table::Customers)),
    field("kind", Kind::Words(MeetingKind::WORDS)),
    field("status", Kind::Words(MeetingStatus::WORDS)),
    field("minutes", Kind::Minutes),
    field("entered", Kind::Time),
    field("online", Kind::Flag),
];

listed! {
    /// What it is.
    MeetingKind {
        /// A meeting.
        Meeting = "meeting",
        /// A presentation.
        Presentation = "presentation",
        /// A meeting with a presentation: counts in both, once in the total.
        Both = "both",
    }
}

listed! {
    /// What came of it.
    MeetingStatus {
        /// It is to be.
        Planned = "planned",
        /// It was.
        Held = "held",
        /// It was not.
        Cancelled = "cancelled",
        /// It is to be another day.
        Moved = "moved",
    }
}

/// The meetings, as columns of one length, in order of batch and row.
#[derive(Clone, Debug, Default)]
pub struct Meetings {
    /// When.
    pub at: Vec<Time>,
    /// Codes of the salespeople, at least one, none twice.
    pub reps: Vec<Vec<u32>>,
    /// Code of the customer, or none.
    pub customer: Vec<u32>,
    /// What it is.
    pub kind: Vec<MeetingKind>,
    /// What came of it; `None`: held when it is in the past (up to the as-of date).
    pub status: Vec<Option<MeetingStatus>>,
    /// How long it took, in millionths of a minute.
    pub minutes: Vec<Option<Quantity>>,
    /// When it was written down.
    pub entered: Vec<Option<Time>>,
    /// Whether it was online; `None` where the file does not say.
    pub online: Vec<Option<bool>>,
    /// The row of the file that it is.
    pub place: Vec<Place>,
}

impl Meetings {
    /// The meetings that the batches hold.
    pub(super) fn of(batches: Counted, joining: &mut Joining) -> Meetings {
        introduce(batches, joining);
        let mut all = Meetings::default();
        for cells in cells::of(batches, Table::Meetings) {
            all.add(&cells, joining);
        }
        all
    }

    fn add(&mut self, cells: &Cells, joining: &mut Joining) {
        let names = &mut joining.dimensions;
        let mut groups: Vec<(Vec<u32>, bool)> = Vec::new();
        let group = cells.coded("rep", |text| {
            groups.push(everyone(text, names));
            super::names::next_code(groups.len() - 1)
        });
        let customer = cells.coded("customer", |text| names.customer(text));
        let (at, entered) = (cells.numbers("at"), cells.numbers("entered"));
        let (kind, status) = (cells.numbers("kind"), cells.numbers("status"));
        let (minutes, online) = (cells.numbers("minutes"), cells.numbers("online"));
        for row in cells.rows() {
            let place = cells.place(row);
            let reps = group.get(row).and_then(|it| groups.get(usize::try_from(it).ok()?));
            let doubtful = reps.is_some_and(|it| it.1);
            let reps = reps.map(|it| &it.0).filter(|it| !it.is_empty());
            let found = at.time(row).zip(reps).ok_or(Reason::Missing);
            let customer = joining.outside(customer.get(row));
            let (at, reps, customer) = match found.and_then(|(at, reps)| Ok((at, reps, customer?)))
            {
                Ok(found) => found,
                Err(reason) => {
                    joining.excluded.push((place, reason));
                    continue;
                }
            };
            joining.dimensions.doubts.extend(doubtful.then_some((place, Doubt::Participants)));
            self.at.push(at);
            self.reps.push(reps.clone());
            self.customer.push(customer);
            self.kind.push(kind.get(row).and_then(MeetingKind::at).unwrap_or(MeetingKind::Meeting));
            self.status.push(status.get(row).and_then(MeetingStatus::at));
            self.minutes.push(minutes.quantity(row));
            self.entered.push(entered.time(row));
            self.online.push(online.flag(row));
            self.place.push(place);
        }
    }
}

/// Makes known whoever stands alone in a cell, so that the order of rows does not tell who is whom.
fn introduce(counted: Counted, joining: &mut Joining) {
    let own = counted.batches.iter().filter(|it| it.table == Table::Meetings);
    for texts in own.filter_map(|it| match &it.column("rep")?.column {
        Column::Text(texts) => Some(texts),
        Column::Number(_) => None,
    }) {
        for name in texts.words.iter().flat_map(alone) {
            joining.dimensions.rep(name);
        }
    }
}

/// The codes of all whom a cell names, each once, and whether it is doubtful whom it does.
fn everyone(text: &str, people: &mut Dimensions) -> (Vec<u32>, bool) {
    let found = participants(text, |name| people.rep_known(name).is_some());
    let mut codes = Vec::new();
    for name in &found.names {
        let code = people.rep(name);
        if !codes.contains(&code) {
            codes.push(code);
        }
    }
    (codes, found.is_doubtful)
}
