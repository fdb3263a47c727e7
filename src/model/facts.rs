//! Facts: the rows that a KPI counts, whatever table they come from, by what all KPIs are cut by.

use super::batch::Place;
use super::dataset::Reason;
use super::date::Date;
use super::known::Known;
use super::sales::Attribution;
use super::slice::index;
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
    /// Whether the row counts for its rep alone, not for a team or the company (overlay credit).
    pub is_overlay: Arc<[bool]>,
    /// By which rule a row is its rep's; empty where all rows name theirs.
    pub attribution: Arc<[Attribution]>,
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
            place: at(rows, &self.place),
            lent_by: at(rows, &self.lent_by),
            first: self.first,
            excluded: self.excluded.clone(),
            defaulted: self.defaulted.clone(),
        }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.place.is_empty()
    }
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
