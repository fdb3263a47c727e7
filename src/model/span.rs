//! The days of the facts of every table of events.

use super::dataset::Dataset;
use super::date::{Date, Period};
use super::meetings::MeetingStatus;
use super::trainings::{Training, TrainingStatus};

impl Dataset {
    /// First to last dated fact of any table of events (targets do not stretch it, nor does what is
    /// only planned); `None` where there is none.
    pub fn span(&self) -> Option<Period> {
        self.span
    }

    /// Last dated fact up to a day.
    pub fn last_fact(&self, as_of: Date) -> Option<Date> {
        match self.span {
            Some(span) if span.to <= as_of => Some(span.to),
            _ => self.dates().filter(|&date| date <= as_of).max(),
        }
    }

    /// The span, counted.
    pub(super) fn dates_span(&self) -> Option<Period> {
        let grow = |span: Option<Period>, date: Date| match span {
            None => Some(Period { from: date, to: date }),
            Some(it) => Some(Period { from: it.from.min(date), to: it.to.max(date) }),
        };
        self.dates().fold(None, grow)
    }

    /// The day of every fact.
    fn dates(&self) -> impl Iterator<Item = Date> + '_ {
        let done = |it: &&Training| it.status == TrainingStatus::Done;
        let meetings = self.meetings.at.iter().zip(&self.meetings.status);
        let met = meetings.filter(|(_, status)| **status != Some(MeetingStatus::Planned));
        let times = self.inquiries.received.iter().chain(&self.calls.at).chain(&self.attempts.date);
        let times = times.chain(met.map(|(at, _)| at)).map(|time| time.date());
        let dates = self.sales.date.iter().chain(&self.invoices.date).chain(&self.payments.date);
        let trainings = self.trainings.iter().filter(done).map(|it| it.date);
        let balances = self.balances.days.iter().map(|days| days.to);
        dates.copied().chain(times).chain(trainings).chain(balances)
    }
}
