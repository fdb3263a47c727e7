//! Products: the table's fields, and a SKU as the KPIs see one.

use super::date::Date;
use super::table::{Field, Kind, field, required};
use super::unit::Money;

/// What a product is in a contract.
pub const KINDS: &[&str] = &["main", "companion", "service"];

/// One row is one SKU.
pub(super) const FIELDS: &[Field] = &[
    required("sku", Kind::Id),
    field("name", Kind::Text),
    field("group", Kind::Text),
    field("unit", Kind::Text),
    field("kind", Kind::Words(KINDS)),
    field("price", Kind::Money),
    field("cost", Kind::Money),
    field("launched", Kind::Date),
];

/// Whether a group is another one or lies within it: `Tea / Green` within `Tea`.
pub fn is_group_within(group: &str, outer: &str) -> bool {
    let mut levels = group.split('/').map(str::trim);
    outer.split('/').all(|level| levels.next() == Some(level.trim()))
}

/// A product.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Product {
    /// Its identifier.
    pub sku: String,
    /// What people call it; the SKU where no file names it.
    pub name: String,
    /// Product group, `/` between levels.
    pub group: Option<String>,
    /// Unit of measure.
    pub unit: Option<String>,
    /// Whether it goes with another product rather than by itself.
    pub companion: bool,
    /// Whether it is a service.
    pub service: bool,
    /// List price.
    pub price: Option<Money>,
    /// What one costs the firm.
    pub cost: Option<Money>,
    /// First day on sale.
    pub launched: Option<Date>,
}

impl Product {
    /// What a table calls it: the SKU, and its name where a file gives one.
    pub fn title(&self) -> String {
        if self.name == self.sku { self.sku.clone() } else { format!("{} {}", self.sku, self.name) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_group_lies_within_those_before_its_slashes() {
        assert!(is_group_within("Чай / Зелёный", "Чай") && is_group_within("Чай", "Чай"));
        assert!(is_group_within("Чай/Зелёный", "Чай / Зелёный"));
        assert!(!is_group_within("Чай", "Чай / Зелёный") && !is_group_within("Чайники", "Чай"));
    }
}
