//! Facts: the rows that a KPI counts, whatever table they come from, by what all KPIs are cut by.

use super::batch::Place;
use super::cut::{ByCode, Parts};
use super::dataset::Reason;
use super::date::{Date, Period};
use super::known::Known;
use super::sales::Attribution;
use super::slice::index;
use super::tally::Everything;
use std::cell::OnceCell;
use std::rc::Rc;
use std::sync::Arc;

/// Codes of things, one a row; [`super::column::NO_CODE`] where a row names none.
pub type Codes = Arc<[u32]>;

/// Rows as columns of one length; a column that says nothing of these facts is empty.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// The day of the event; empty where the facts are a state.
    pub date: Arc<[Date]>,
    /// Whose row it is.
    pub rep: Codes,
    /// The customer.
    pub customer: Codes,
    /// The product.
    pub product: Codes,
    /// The channel.
    pub channel: Codes,
    /// The campaign.
    pub campaign: Codes,
    /// The topic of knowledge.
    pub topic: Codes,
    /// The bucket of an age.
    pub bucket: Codes,
    /// Whether the row counts for its rep alone, not for a team or the company (overlay credit);
    /// empty where none does.
    pub is_overlay: Arc<[bool]>,
    /// By which rule a row is its rep's; empty where all rows name theirs.
    pub attribution: Arc<[Attribution]>,
    /// What a row is worth, in parts of the one who counts; empty where its table says that.
    pub worth: Arc<[i128]>,
    /// Whether it is sold, not given back or adjusted; empty likewise.
    pub is_sold: Arc<[bool]>,
    /// The row of the file that it is.
    pub place: Arc<[Place]>,
    /// The row that lends it something: its document's header, the answer, the payment.
    pub lent_by: Arc<[Option<Place>]>,
    /// The first day that the table holds anything of, of anybody: from it on nothing is zero.
    pub first: Option<Date>,
    /// Rows that do not count, and why.
    pub excluded: Vec<(Place, Reason)>,
    /// Rows of which something is taken by default (a term, a price).
    pub defaulted: Vec<Place>,
    /// Whether the days ascend; told when first asked for.
    pub ascends: OnceCell<bool>,
    /// The first and the last day; told when first asked for.
    pub ends: OnceCell<[Date; 2]>,
    /// All rows by rep; told when first asked for.
    pub by_rep: OnceCell<ByCode>,
}

impl Facts {
    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.place.len()
    }

    /// These rows of them alone, some perhaps twice.
    pub fn picked(&self, rows: &[u32]) -> Facts {
        Facts {
            date: at(rows, &self.date),
            rep: at(rows, &self.rep),
            customer: at(rows, &self.customer),
            product: at(rows, &self.product),
            channel: at(rows, &self.channel),
            campaign: at(rows, &self.campaign),
            topic: at(rows, &self.topic),
            bucket: at(rows, &self.bucket),
            is_overlay: at(rows, &self.is_overlay),
            attribution: at(rows, &self.attribution),
            worth: at(rows, &self.worth),
            is_sold: at(rows, &self.is_sold),
            place: at(rows, &self.place),
            lent_by: at(rows, &self.lent_by),
            first: self.first,
            excluded: self.excluded.clone(),
            defaulted: self.defaulted.clone(),
            ascends: OnceCell::new(),
            ends: OnceCell::new(),
            by_rep: OnceCell::new(),
        }
    }

    /// Whether the days ascend.
    pub(super) fn ascends(&self) -> bool {
        *self.ascends.get_or_init(|| self.date.is_sorted())
    }

    /// The rows of each of these runs of days, which follow one another; told in one pass.
    pub(super) fn of_each(&self, runs: &[Period]) -> Vec<Vec<u32>> {
        let mut rows = vec![Vec::new(); runs.len()];
        let first = runs.first().map_or(0, |it| it.from.0);
        let mut run_of: Vec<usize> = Vec::new();
        for (at, run) in runs.iter().enumerate() {
            let until = usize::try_from(i64::from(run.to.0) - i64::from(first) + 1).unwrap_or(0);
            run_of.resize(until.max(run_of.len()), at);
        }
        for (row, date) in (0..).zip(&*self.date) {
            let day = usize::try_from(i64::from(date.0) - i64::from(first)).ok();
            let run = day.and_then(|day| run_of.get(day));
            if let Some(rows) = run.and_then(|&run| rows.get_mut(run)) {
                rows.push(row);
            }
        }
        rows
    }

    /// The rows of some days, ascending.
    pub(super) fn of_days(&self, days: Period) -> Rc<[u32]> {
        if self.ascends() {
            let place = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
            let from = self.date.partition_point(|&date| date < days.from);
            let to = self.date.partition_point(|&date| date <= days.to);
            return (place(from)..place(to)).collect();
        }
        let [first, last] = *self.ends.get_or_init(|| {
            let ends = [self.date.iter().min(), self.date.iter().max()];
            ends.map(|it| it.copied().unwrap_or_default())
        });
        if days.from <= first && last <= days.to {
            return (0..).take(self.date.len()).collect();
        }
        let all = (0..).zip(&*self.date);
        all.filter(|&(_, &date)| days.contains(date)).map(|(row, _)| row).collect()
    }

    /// Some of the rows by rep, where none between the first and the last is missing.
    pub(super) fn by_rep(&self, rows: &[u32]) -> Option<ByCode> {
        let all = self.all_by_rep(rows)?;
        let own = |(rep, all): &(u32, Rc<[u32]>)| Some((*rep, within(all, rows)?));
        Some(all.iter().filter_map(own).collect())
    }

    /// Those of some rows that are of somebody, where none between the first and the last is missing.
    pub(super) fn of_whom(&self, whose: Everything, rows: &Rc<[u32]>) -> Option<Rc<[u32]>> {
        let Everything::OfRep(code) = whose else { return Some(rows.clone()) };
        let all = self.all_by_rep(rows)?;
        let own = all.binary_search_by_key(&code, |it| it.0).ok().and_then(|at| all.get(at));
        Some(own.and_then(|(_, all)| within(all, rows)).unwrap_or_default())
    }

    /// All rows by rep, where between the first and the last of some none is missing.
    fn all_by_rep(&self, rows: &[u32]) -> Option<&ByCode> {
        let (&first, &last) = rows.first().zip(rows.last())?;
        if index(last - first) + 1 != rows.len() || self.rep.len() != self.len() {
            return None;
        }
        Some(self.by_rep.get_or_init(|| {
            let mut parts = Parts::default();
            (0..).zip(&*self.rep).for_each(|(row, &rep)| parts.add(rep, row));
            parts.finish()
        }))
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.place.is_empty()
    }
}

/// Those of all a rep's rows that lie between the first and the last of some; `None`: none does.
fn within(all: &Rc<[u32]>, rows: &[u32]) -> Option<Rc<[u32]>> {
    let (&first, &last) = rows.first().zip(rows.last())?;
    let from = all.partition_point(|&row| row < first);
    let to = all.partition_point(|&row| row <= last);
    match all.get(from..to)? {
        [] => None,
        own if own.len() == all.len() => Some(all.clone()),
        own => Some(own.into()),
    }
}

/// The column of which rows count for their rep alone: empty where none does.
pub fn overlays(column: impl Iterator<Item = bool> + Clone) -> Arc<[bool]> {
    if column.clone().any(|it| it) { column.collect() } else { Arc::default() }
}

/// A column of these rows; an empty one says nothing of them either.
fn at<T: Copy>(rows: &[u32], column: &[T]) -> Arc<[T]> {
    rows.iter().filter_map(|&row| column.get(index(row)).copied()).collect()
}

/// Where the facts of a KPI come from.
#[derive(Clone, Copy)]
pub enum Ground {
    /// What happens: rows dated in the period are counted.
    Events(fn(&Known) -> Rc<Facts>),
    /// How things stand at the end of a day: the period's last, or the as-of date before it.
    State(fn(&Known, Date) -> Rc<Facts>),
}
