//! Which field of a table a header names, and how surely.

use super::name::{Name, words};
use super::synonyms::{self, BLOCKED};
use crate::model::table::{Field, Table};
use std::sync::LazyLock;

/// How a header fits a field; the greater fits better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fit {
    /// Whether the header is exactly a name of the field.
    pub exact: bool,
    /// How well among those.
    pub score: u32,
}

/// The names of one field, in words.
struct Known {
    table: Table,
    field: &'static Field,
    names: Vec<Vec<String>>,
}

static KNOWN: LazyLock<Vec<Known>> = LazyLock::new(|| {
    let mut known = Vec::new();
    for table in Table::ALL {
        for &(id, names) in synonyms::names(table) {
            if let Some(field) = table.field(id) {
                let names = names.iter().map(|name| words(name)).collect();
                known.push(Known { table, field, names });
            }
        }
    }
    known
});

/// The fields of a table that a header may name.
pub fn fits(table: Table, name: &Name) -> Vec<(&'static Field, Fit)> {
    if name.words.is_empty() {
        return Vec::new();
    }
    KNOWN
        .iter()
        .filter(|known| known.table == table)
        .filter_map(|known| Some((known.field, known.fit(name)?)))
        .collect()
}

/// How well a header fits one field.
pub fn fit(table: Table, field: &str, name: &Name) -> Option<Fit> {
    let known = KNOWN.iter().find(|it| it.table == table && it.field.id == field)?;
    if name.words.is_empty() { None } else { known.fit(name) }
}

/// Whether a header is exactly a name of some field of some table.
pub fn is_known(name: &Name) -> bool {
    KNOWN.iter().any(|known| known.names.contains(&name.words))
}

/// Whether some name of some field stands in it.
pub fn is_like_known(name: &Name) -> bool {
    KNOWN.iter().any(|known| known.names.iter().any(|it| name.holds(it)))
}

impl Known {
    fn fit(&self, name: &Name) -> Option<Fit> {
        let rank = |at: usize| u32::try_from(at).unwrap_or(u32::MAX).min(90);
        if let Some(at) = self.names.iter().position(|it| *it == name.words) {
            return Some(Fit { exact: true, score: 1_000 - rank(at) });
        }
        let blocked = name.words.iter().any(|word| BLOCKED.contains(&word.as_str()));
        if blocked || name.words.len() > 6 {
            return None;
        }
        // `CategoryID` is no category.
        let is_id = |words: &[String]| words.last().is_some_and(|it| it == "id" || it == "ид");
        // The longest name that stands in the header; of one word only where the header is short,
        // and never an id or a number, which are the ends of too many headers.
        self.names
            .iter()
            .enumerate()
            .filter(|(_, it)| it.len() > 1 || name.words.len() <= 3 && !is_vague(it))
            .filter(|(_, it)| name.holds(it) && (is_id(it) || !is_id(&name.words)))
            .map(|(at, it)| u32::try_from(it.len()).unwrap_or(0) * 100 + 90 - rank(at))
            .max()
            .map(|score| Fit { exact: false, score })
    }
}

/// Words that say nothing when other words stand beside them.
// One word a line would make pages of it.
#[rustfmt::skip]
const VAGUE: &[&str] = &[
    "id", "ид", "no", "number", "номер", "№", "name", "имя", "название", "наименование", "код",
    "count", "value", "total", "day", "день", "of", "to", "from", "who", "user", "title",
    "description", "unit", "group", "account", "base", "год", "year", "р", "ед", "company", "акт",
    "значение", "variable", "фикс", "start", "end", "status", "статус", "kind", "terms", "level",
    "item", "заказ", "order", "cost", "event", "period", "период", "manager", "sales", "дата",
    "date", "units", "created", "лимит", "ставка", "price", "время", "час", "с", "по", "тест",
    "test", "курс", "оценка", "балл", "баллы", "points", "score", "вес", "type", "тип", "вид",
    "результат", "итог", "начало", "конец", "окончание", "state", "состояние", "rate", "канал",
    "a", "b", "c", "d", "а", "б", "в", "г", "at", "max", "minutes", "seconds", "hours", "topic",
    "тема", "paid", "due", "сделки", "deals", "calls", "звонки", "question", "вопрос", "share",
    "доля", "reason", "причина", "срок", "источник", "source",
];

/// Whether a name is made of such words.
fn is_vague(name: &[String]) -> bool {
    name.iter().all(|word| VAGUE.contains(&word.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn best(table: Table, header: &str) -> Option<(&'static str, bool)> {
        let mut fits = fits(table, &Name::of(header));
        fits.sort_by_key(|(_, fit)| *fit);
        fits.last().map(|(field, fit)| (field.id, fit.exact))
    }

    #[test]
    fn headers_of_known_exports_name_fields() {
        for (header, field) in [
            ("Сумма, ₽", "amount"),
            ("Дата документа", "date"),
            ("Кол-во, шт", "quantity"),
            ("Ответственный", "rep"),
            ("Компания: Название компании", "customer"),
            ("Deal - Value", "amount"),
            ("UnitPrice", "price"),
            ("StockCode", "sku"),
            ("InvoiceNo", "document"),
            ("Ед. изм.", "unit"),
            ("returns_of", "returns_of"),
        ] {
            assert_eq!(best(Table::Sales, header), Some((field, true)), "{header}");
        }
        assert_eq!(best(Table::Sales, "Менеджер по продажам"), Some(("rep", false)));
        assert_eq!(best(Table::Customers, "ИНН контрагента"), Some(("tax_id", false)));
    }

    #[test]
    fn look_alikes_name_nothing() {
        for header in
            ["Сумма НДС", "RequiredDate", "ShippedDate", "Freight", "Валовая прибыль", "Ship name"]
        {
            assert_eq!(best(Table::Sales, header), None, "{header}");
        }
        assert_eq!(best(Table::Reps, "ReportsTo"), None);
    }

    #[test]
    fn every_synonym_belongs_to_a_field_and_begins_with_its_id() {
        for table in Table::ALL {
            for (id, names) in synonyms::names(table) {
                assert!(table.field(id).is_some(), "{id}");
                assert_eq!(names.first().map(|it| it.replace(' ', "_")), Some((*id).to_owned()));
            }
            for field in table.fields() {
                let named = synonyms::names(table).iter().any(|(id, _)| *id == field.id);
                assert!(named, "{} has no names", field.id);
            }
        }
    }
}
