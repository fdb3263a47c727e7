//! What the rows of a sheet are, by its key column: `CustomerID` counts customers.

use super::facts::Facts;
use crate::model::table::Table;

/// What one row stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entity {
    /// A thing of a table of ours.
    Of(Table),
    /// A document, or a line of one.
    Document,
    /// Something that we keep no table of: a supplier, a region.
    Other,
    /// Nothing says it.
    Unsaid,
}

/// How words of ours begin, and what they name.
const STEMS: &[(&str, Entity)] = &[
    ("order", Entity::Document),
    ("invoice", Entity::Document),
    ("deal", Entity::Document),
    ("opportunit", Entity::Document),
    ("transaction", Entity::Document),
    ("receipt", Entity::Document),
    // Before the sale that they begin with.
    ("salesperson", Entity::Of(Table::Reps)),
    ("salespeople", Entity::Of(Table::Reps)),
    ("sale", Entity::Document),
    ("заказ", Entity::Document),
    ("документ", Entity::Document),
    ("сделк", Entity::Document),
    ("накладн", Entity::Document),
    ("чек", Entity::Document),
    ("продаж", Entity::Document),
    ("реализац", Entity::Document),
    ("customer", Entity::Of(Table::Customers)),
    ("client", Entity::Of(Table::Customers)),
    ("контрагент", Entity::Of(Table::Customers)),
    ("клиент", Entity::Of(Table::Customers)),
    ("покупател", Entity::Of(Table::Customers)),
    ("employee", Entity::Of(Table::Reps)),
    ("seller", Entity::Of(Table::Reps)),
    ("staff", Entity::Of(Table::Reps)),
    ("reps", Entity::Of(Table::Reps)),
    ("сотрудник", Entity::Of(Table::Reps)),
    ("менеджер", Entity::Of(Table::Reps)),
    ("продавц", Entity::Of(Table::Reps)),
    ("product", Entity::Of(Table::Products)),
    ("item", Entity::Of(Table::Products)),
    ("sku", Entity::Of(Table::Products)),
    ("товар", Entity::Of(Table::Products)),
    ("номенклатур", Entity::Of(Table::Products)),
    ("прайс", Entity::Of(Table::Products)),
];

/// Words that make a header the name of a key.
const KEY: &[&str] = &[
    "id",
    "ид",
    "код",
    "code",
    "no",
    "№",
    "номер",
    "number",
    "key",
    "таб",
    "табельный",
    "record",
    "row",
    "system",
    "записи",
    "п",
    "строки",
];

/// What one row of a sheet stands for.
pub fn of(facts: &Facts) -> Entity {
    let layout = &facts.layout;
    let Some(key) = key(facts) else { return named(&layout.title.words) };
    let words = layout.names.get(key).map(|name| name.words.as_slice()).unwrap_or_default();
    let rest: Vec<String> =
        words.iter().filter(|word| !KEY.contains(&word.as_str())).cloned().collect();
    if rest.is_empty() {
        return named(&layout.title.words);
    }
    match named(&rest) {
        Entity::Unsaid if rest.iter().any(|it| it == "rep") => Entity::Of(Table::Reps),
        Entity::Unsaid => Entity::Other,
        entity => entity,
    }
}

/// The column that counts the rows: one of the first two, a key by its header, no two alike.
pub fn key(facts: &Facts) -> Option<usize> {
    facts.layout.names.iter().take(3).enumerate().position(|(column, name)| {
        let is_key = name.words.last().is_some_and(|it| KEY.contains(&it.as_str()))
            || name.words.first().is_some_and(|it| KEY.contains(&it.as_str()));
        is_key && facts.profiles.get(column).is_some_and(|it| it.unique)
    })
}

fn named(words: &[String]) -> Entity {
    STEMS
        .iter()
        .find(|(stem, _)| words.iter().any(|word| word.starts_with(stem)))
        .map_or(Entity::Unsaid, |(_, entity)| *entity)
}
