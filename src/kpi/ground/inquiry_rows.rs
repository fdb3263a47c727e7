//! Inquiries as they are known on a day, each once, of one or of several rows of files.
//!
//! Rows of one number are one inquiry: the earliest start, the first human answer; one received
//! after the closing is a new inquiry, and one received at the moment a bot answers is handed over
//! by it: the clock starts there. Rows without a number are the same inquiry when the customer is
//! and they are a minute apart at most (the KPI handbook B3).

use crate::model::always::Always;
use crate::model::batch::Place;
use crate::model::column::NO_CODE;
use crate::model::dataset::{Dataset, Reason};
use crate::model::date::Date;
use crate::model::inquiries::{Inquiries, InquiryStatus, ReplyKind};
use crate::model::known::Known;
use crate::model::sort;
use crate::model::time::Time;
use std::cmp::Ordering;

/// Seconds within which two rows of a customer are the same inquiry.
const APART: i64 = 60;

/// One inquiry.
pub(super) struct Asked {
    /// When the customer wrote.
    pub received: Time,
    /// Code of the channel, or none.
    pub channel: u32,
    /// Code of the customer, or none.
    pub customer: u32,
    /// Code of the salesperson whose it is, or none.
    pub owner: u32,
    /// The first human answer.
    pub reply: Option<Reply>,
    /// The row of the file that it is.
    pub place: Place,
    /// When it was closed, as far as is known.
    closed: Option<Time>,
    /// When a bot answered.
    bot: Option<Time>,
}

/// A human answer.
#[derive(Clone, Copy)]
pub(super) struct Reply {
    /// When, or how long it took.
    pub when: When,
    /// Code of the author, or none.
    pub by: u32,
    /// The row of the file that says so.
    pub place: Place,
}

/// When an answer came.
#[derive(Clone, Copy)]
pub(super) enum When {
    /// At that time.
    At(Time),
    /// So long after, in millionths of a minute: the file holds no more.
    After(i64),
}

/// The inquiries received by the end of the day, and the rows that are none of them.
pub(super) fn asked(known: &Known) -> (Vec<Asked>, Vec<(Place, Reason)>) {
    let (all, as_of) = (&known.data.inquiries, known.as_of);
    let order = known.always.derive(Order::of);
    let is_there = |row: usize| all.received.get(row).is_some_and(|it| it.date() <= as_of);
    let (mut asked, mut excluded) = (Vec::with_capacity(order.rows.len()), Vec::new());
    excluded.extend(order.excluded.iter().filter(|it| is_there(it.0)).map(|it| it.1));
    let mut running: Option<(usize, Asked)> = None;
    for &(group, row) in order.rows.iter().filter(|it| is_there(it.1)) {
        let Some(next) = Asked::of(all, row, as_of) else { continue };
        match running.as_mut().filter(|it| it.0 == group) {
            Some((_, it)) if it.is_handed_to(&next) => {
                excluded.push((it.place, Reason::SameInquiry));
                running = Some((group, Asked { owner: or(next.owner, it.owner), ..next }));
            }
            Some((_, it)) if it.holds(&next, is_numbered(all, row)) => {
                excluded.push((next.place, Reason::SameInquiry));
                it.take(next);
            }
            _ => asked.extend(running.replace((group, next)).map(|it| it.1)),
        }
    }
    asked.extend(running.map(|it| it.1));
    if !asked.is_sorted_by_key(|it| it.place) {
        sort::by_key(&mut asked, |it| it.place);
    }
    (asked, excluded)
}

/// The rows of the table, and which are none of an inquiry on any day.
struct Order {
    /// The group of each row and the row: rows that may be one inquiry are a group, in order of
    /// time; groups by the place of their first row in files.
    rows: Vec<(usize, usize)>,
    excluded: Vec<(usize, (Place, Reason))>,
}

impl Order {
    fn of(always: &Always) -> Order {
        let (data, all) = (always.data, &always.data.inquiries);
        let (mut rows, mut alone) = (Vec::with_capacity(all.place.len()), Vec::new());
        let mut excluded = Vec::new();
        for (row, &place) in all.place.iter().enumerate() {
            let is = |status| all.status.get(row) == Some(&Some(status));
            let wait = all.wait_minutes.get(row).copied().flatten();
            if is(InquiryStatus::Spam) {
                excluded.push((row, (place, Reason::Spam)));
            } else if wait.is_some_and(|wait| wait.0 < 0) {
                excluded.push((row, (place, Reason::Backwards)));
            } else if key(all, row).is_none() {
                alone.push(row);
            } else {
                rows.push(row);
            }
        }
        sort::by(&mut rows, |&a, &b| in_order(data, a, b));
        let same = |a: &usize, b: &usize| key(all, *a) == key(all, *b);
        let mut groups: Vec<&[usize]> = rows.chunk_by(same).chain(alone.chunks(1)).collect();
        let place = |row: &usize| all.place.get(*row);
        sort::by_key(&mut groups, |group| group.iter().filter_map(place).min());
        let groups = groups.into_iter().enumerate();
        let rows = groups.flat_map(|(at, group)| group.iter().map(move |&row| (at, row)));
        Order { rows: rows.collect(), excluded }
    }
}

/// What rows of one inquiry share: the number, else the customer.
fn key(all: &Inquiries, row: usize) -> Option<(&str, u32)> {
    let customer = *all.customer.get(row)?;
    match all.id.get(row)?.as_deref() {
        Some(id) => Some((id, NO_CODE)),
        None if customer != NO_CODE && all.received.get(row)?.has_hour() => Some(("", customer)),
        None => None,
    }
}

fn is_numbered(all: &Inquiries, row: usize) -> bool {
    all.id.get(row).is_some_and(Option::is_some)
}

/// By number or customer, then by time; what is left is told apart by what the rows say, so that
/// their order in files never shows.
fn in_order(data: &Dataset, a: usize, b: usize) -> Ordering {
    let all = &data.inquiries;
    let times = |row: usize| {
        let answer = all.replied.get(row).copied().flatten();
        let wait = all.wait_minutes.get(row).copied().flatten();
        (all.received.get(row), answer.is_none(), answer, wait.is_none(), wait)
    };
    let rep = |codes: &[u32], row: usize| {
        codes.get(row).and_then(|&code| data.rep(code)).map(|it| it.name.as_str())
    };
    let words = |row: usize| {
        let channel =
            all.channel.get(row).and_then(|&it| data.channels.get(usize::try_from(it).ok()?));
        let bot = all.reply_kind.get(row) == Some(&ReplyKind::Bot);
        let closed = all.status.get(row) == Some(&Some(InquiryStatus::Closed));
        (bot, closed, rep(&all.replied_by, row), rep(&all.owner, row), channel)
    };
    let keys = key(all, a).cmp(&key(all, b));
    keys.then_with(|| times(a).cmp(&times(b))).then_with(|| words(a).cmp(&words(b)))
}

impl Asked {
    fn of(all: &Inquiries, row: usize, as_of: Date) -> Option<Asked> {
        let (&received, &place) = all.received.get(row).zip(all.place.get(row))?;
        let replied = all.replied.get(row).copied().flatten();
        let is_bot = all.reply_kind.get(row) == Some(&ReplyKind::Bot);
        let known = replied.filter(|at| at.date() <= as_of);
        let wait = all.wait_minutes.get(row).copied().flatten().filter(|_| replied.is_none());
        let when = known.map(When::At).or(wait.map(|it| When::After(it.0)));
        let by = *all.replied_by.get(row)?;
        let is_closed = all.status.get(row) == Some(&Some(InquiryStatus::Closed));
        let answer = all.called_back.get(&place).copied().unwrap_or(place);
        let idle = Time::of_seconds(received.seconds() + APART);
        Some(Asked {
            received,
            channel: *all.channel.get(row)?,
            customer: *all.customer.get(row)?,
            owner: *all.owner.get(row)?,
            reply: when.filter(|_| !is_bot).map(|when| Reply { when, by, place: answer }),
            place,
            closed: is_closed.then(|| replied.unwrap_or(idle)),
            bot: known.filter(|_| is_bot),
        })
    }

    /// Whether a bot handed it over at the moment that the next row begins at.
    fn is_handed_to(&self, next: &Asked) -> bool {
        self.reply.is_none() && self.bot == Some(next.received)
    }

    /// Whether the next row, which begins no earlier, is of the same inquiry.
    fn holds(&self, next: &Asked, is_numbered: bool) -> bool {
        if is_numbered {
            self.closed.is_none_or(|closed| next.received <= closed)
        } else {
            next.received.seconds() - self.received.seconds() <= APART
        }
    }

    fn take(&mut self, next: Asked) {
        self.channel = or(self.channel, next.channel);
        self.customer = or(self.customer, next.customer);
        self.owner = or(self.owner, next.owner);
        self.closed = next.closed.max(self.closed);
        self.bot = self.bot.or(next.bot);
        let is_earlier = |now: &Reply, own: &Reply| match (now.when, own.when) {
            (When::At(now), When::At(own)) => now < own,
            (When::At(_), When::After(_)) => true,
            _ => false,
        };
        if next.reply.is_some_and(|now| self.reply.is_none_or(|own| is_earlier(&now, &own))) {
            self.reply = next.reply;
        }
    }
}

/// The first, where it names anything.
fn or(first: u32, second: u32) -> u32 {
    if first == NO_CODE { second } else { first }
}
