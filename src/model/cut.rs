//! What a slice can be cut by, and one of the parts.

use super::column::NO_CODE;
use super::slice::index;
use std::rc::Rc;

/// The code of a rep that stands for what credits leave over («Не распределено»).
pub const UNALLOCATED: u32 = NO_CODE - 1;

/// What a slice is cut by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum By {
    /// Not at all.
    Company,
    /// Teams.
    Team,
    /// Salespeople.
    Rep,
    /// Products.
    Product,
    /// Product groups.
    ProductGroup,
    /// Customers.
    Customer,
    /// Campaigns.
    Campaign,
    /// Channels of inquiries.
    Channel,
    /// Topics of product knowledge.
    Topic,
    /// Buckets of an age.
    Bucket,
    /// Months.
    Month,
}

impl By {
    /// Its name in results files.
    pub fn id(self) -> &'static str {
        match self {
            By::Company => "company",
            By::Team => "team",
            By::Rep => "rep",
            By::Product => "product",
            By::ProductGroup => "product_group",
            By::Customer => "customer",
            By::Campaign => "campaign",
            By::Channel => "channel",
            By::Topic => "topic",
            By::Bucket => "bucket",
            By::Month => "month",
        }
    }
}

/// One of the parts that a slice falls into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// What the slice is cut by.
    pub by: By,
    /// Which part: the code that [`Slice::split`] gives it.
    pub code: Option<u32>,
}

/// Rows by their code, in order of codes.
pub(super) type ByCode = Vec<(u32, Rc<[u32]>)>;

/// Adds a code without rows, if it is not there.
pub(super) fn add(parts: &mut ByCode, code: u32) {
    if let Err(at) = parts.binary_search_by_key(&code, |it| it.0) {
        parts.insert(at, (code, Rc::default()));
    }
}

/// Rows by a code, while they are gathered.
#[derive(Default)]
pub(super) struct Parts {
    /// By code: codes are few and low.
    dense: Vec<Vec<u32>>,
    /// «Не распределено», and what names nothing.
    left: [Vec<u32>; 2],
}

impl Parts {
    /// Adds a row to those of a code.
    pub fn add(&mut self, code: u32, row: u32) {
        let part = match code {
            UNALLOCATED => self.left.first_mut(),
            NO_CODE => self.left.last_mut(),
            code => {
                if self.dense.len() <= index(code) {
                    self.dense.resize(index(code) + 1, Vec::new());
                }
                self.dense.get_mut(index(code))
            }
        };
        if let Some(part) = part {
            part.push(row);
        }
    }

    /// The codes that have rows, in order: «не распределено» and what names nothing last.
    pub fn finish(self) -> ByCode {
        let left = [UNALLOCATED, NO_CODE].into_iter().zip(self.left);
        let all = (0..).zip(self.dense).chain(left);
        all.filter(|it| !it.1.is_empty()).map(|(code, rows)| (code, rows.into())).collect()
    }
}
