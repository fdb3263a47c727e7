//! What a slice can be cut by, and one of the parts.

use super::column::NO_CODE;

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
