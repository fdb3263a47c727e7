//! Inquiries: the table's fields, and the inquiries as columns that the KPIs count.

use super::batch::Place;
use super::cells::{self, Cells, Counted};
use super::dataset::Reason;
use super::joining::Joining;
use super::listed::listed;
use super::repeats;
use super::table::{Field, Kind, Table, field, required};
use super::time::Time;
use super::unit::Quantity;
use std::collections::BTreeMap;

/// One row is one inquiry.
pub(super) const FIELDS: &[Field] = &[
    field("id", Kind::Id),
    required("received", Kind::Time),
    field("replied", Kind::Time),
    field("channel", Kind::Text),
    field("customer", Kind::Ref(Table::Customers)),
    field("owner", Kind::Ref(Table::Reps)),
    field("replied_by", Kind::Ref(Table::Reps)),
    field("reply_kind", Kind::Words(ReplyKind::WORDS)),
    field("status", Kind::Words(InquiryStatus::WORDS)),
    field("topic", Kind::Text),
    field("wait_minutes", Kind::Minutes),
];

listed! {
    /// Who answers.
    ReplyKind {
        /// A person.
        Human = "human",
        /// A program: no answer.
        Bot = "bot",
    }
}

listed! {
    /// Where an inquiry stands.
    InquiryStatus {
        /// Not done with.
        Open = "open",
        /// Done with, answered or not.
        Closed = "closed",
        /// No inquiry at all.
        Spam = "spam",
    }
}

/// The inquiries, as columns of one length, in order of batch and row.
#[derive(Clone, Debug, Default)]
pub struct Inquiries {
    /// Its number in the file's system.
    pub id: Vec<Option<String>>,
    /// When the customer wrote.
    pub received: Vec<Time>,
    /// When it was answered.
    pub replied: Vec<Option<Time>>,
    /// Code of the channel, or none.
    pub channel: Vec<u32>,
    /// Code of the customer, or none.
    pub customer: Vec<u32>,
    /// Code of the salesperson whose it is, or none.
    pub owner: Vec<u32>,
    /// Code of the salesperson who answered, or none.
    pub replied_by: Vec<u32>,
    /// Who answered: a person or a program.
    pub reply_kind: Vec<ReplyKind>,
    /// Where it stands; `None` where the file does not say.
    pub status: Vec<Option<InquiryStatus>>,
    /// Code of what it is about in the dataset's `subjects`, or none.
    pub topic: Vec<u32>,
    /// Minutes to the answer, in millionths, where the file holds only the duration; `None` where
    /// it holds the time of the answer.
    pub wait_minutes: Vec<Option<Quantity>>,
    /// The row of the file that it is.
    pub place: Vec<Place>,
    /// The call that answers a missed one, by the inquiry's row.
    pub called_back: BTreeMap<Place, Place>,
}

impl Inquiries {
    /// The inquiries that the batches hold.
    pub(super) fn of(batches: Counted, joining: &mut Joining) -> Inquiries {
        let mut all = Inquiries::default();
        for cells in cells::of(batches, Table::Inquiries) {
            all.add(&cells, joining);
        }
        let repeats = repeats::of(&all);
        all.drop(&repeats, joining);
        all
    }

    fn drop(&mut self, repeats: &[bool], joining: &mut Joining) {
        let places = self.place.iter().zip(repeats).filter(|(_, repeats)| **repeats);
        joining.excluded.extend(places.map(|(place, _)| (*place, Reason::SameInquiry)));
        repeats::drop(&mut self.id, repeats);
        repeats::drop(&mut self.received, repeats);
        repeats::drop(&mut self.replied, repeats);
        repeats::drop(&mut self.channel, repeats);
        repeats::drop(&mut self.customer, repeats);
        repeats::drop(&mut self.owner, repeats);
        repeats::drop(&mut self.replied_by, repeats);
        repeats::drop(&mut self.reply_kind, repeats);
        repeats::drop(&mut self.status, repeats);
        repeats::drop(&mut self.topic, repeats);
        repeats::drop(&mut self.wait_minutes, repeats);
        repeats::drop(&mut self.place, repeats);
    }

    fn add(&mut self, cells: &Cells, joining: &mut Joining) {
        let names = &mut joining.dimensions;
        let customer = cells.coded("customer", |text| names.customer(text));
        let owner = cells.coded("owner", |text| names.rep(text));
        let replied_by = cells.coded("replied_by", |text| names.rep(text));
        let channel = cells.coded("channel", |text| names.channels.code(text, str::to_owned));
        let topic = cells.coded("topic", |text| names.subjects.code(text, str::to_owned));
        let (id, wait) = (cells.words("id"), cells.numbers("wait_minutes"));
        let (received, replied) = (cells.numbers("received"), cells.numbers("replied"));
        let (kind, status) = (cells.numbers("reply_kind"), cells.numbers("status"));
        for row in cells.rows() {
            let (place, replied) = (cells.place(row), replied.time(row));
            let taken = received_at(received.time(row), replied)
                .and_then(|at| joining.outside(customer.get(row)).map(|customer| (at, customer)));
            let (received, customer) = match taken {
                Ok(taken) => taken,
                Err(reason) => {
                    joining.excluded.push((place, reason));
                    continue;
                }
            };
            self.id.push(id.get(row).map(str::to_owned));
            self.received.push(received);
            self.replied.push(replied);
            self.channel.push(channel.code(row));
            self.customer.push(customer);
            self.owner.push(owner.code(row));
            self.replied_by.push(replied_by.code(row));
            self.reply_kind.push(kind.get(row).and_then(ReplyKind::at).unwrap_or(ReplyKind::Human));
            self.status.push(status.get(row).and_then(InquiryStatus::at));
            self.topic.push(topic.code(row));
            self.wait_minutes.push(wait.quantity(row).filter(|_| replied.is_none()));
            self.place.push(place);
        }
    }
}

/// When it was received; a reply before that is a mistake of the file, never a reply at once.
fn received_at(received: Option<Time>, replied: Option<Time>) -> Result<Time, Reason> {
    let received = received.ok_or(Reason::NoDate)?;
    let is_before = |replied: Time| match (received.has_hour(), replied.has_hour()) {
        (true, true) => replied < received,
        _ => replied.date() < received.date(),
    };
    if replied.is_some_and(is_before) { Err(Reason::Backwards) } else { Ok(received) }
}
