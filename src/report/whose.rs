//! Whose a row is, as tables and charts name it: also where nobody is named.

use super::breakdown::called;
use super::grid::Cell;
use crate::lang::{Lang, Text, text};
use crate::model::slice::{By, Part, Slice, UNALLOCATED};

/// A part of a KPI by its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Whose {
    /// `None` for what names nobody.
    pub name: Option<String>,
    /// Its name in links, for reps and teams.
    pub link: Option<String>,
    /// Which part it is.
    pub part: Part,
}

impl Whose {
    /// Of a part of a slice.
    pub fn of(by: By, code: Option<u32>, part: &Slice) -> Whose {
        let (name, link) = called(by, code, part);
        Whose { name, link, part: Part { by, code } }
    }

    /// The name, or what stands for it.
    pub fn said(&self, lang: Lang) -> String {
        self.name.clone().unwrap_or_else(|| nameless(self.part).get(lang).to_owned())
    }

    /// The same as the first cell of a row.
    pub fn cell(&self) -> Cell {
        cell(self.name.as_ref(), self.part)
    }
}

/// The first cell of a row.
pub fn cell(name: Option<&String>, part: Part) -> Cell {
    name.map_or_else(|| Cell::Said(nameless(part)), |it| Cell::Named(it.clone()))
}

/// What a part is called where it has no name.
pub fn nameless(part: Part) -> Text {
    match part.by {
        By::Rep if part.code == Some(UNALLOCATED) => text("Не распределено", "Unallocated"),
        By::Rep => text("Не назначен", "Unassigned"),
        By::Team => text("Без группы", "No team"),
        By::Product => text("Без товара", "No product"),
        By::ProductGroup => text("Без группы товаров", "No product group"),
        By::Customer => text("Без клиента", "No customer"),
        By::Campaign => text("Без мероприятия", "No campaign"),
        By::Channel => text("Без канала", "No channel"),
        By::Topic => text("Без темы", "No topic"),
        By::Company | By::Bucket | By::Month => text("Всего", "In all"),
    }
}
