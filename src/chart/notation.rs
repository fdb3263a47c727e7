//! The one notation of all charts (IBCS): actual solid, previous light, plan outlined, forecast
//! hatched; and the ages of debts, from a lighter to a darker step.

use crate::lang::Text;
use crate::lang::words::{ACTUAL, FORECAST, PLAN};

/// What a fill means, for the legend.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key {
    /// Its class: `key-ac` and so on in style/parts.css.
    pub class: &'static str,
    /// What it stands for.
    pub name: Text,
}

impl Key {
    pub(super) const fn new(class: &'static str, name: Text) -> Key {
        Key { class, name }
    }

    /// The same fill for something that is called otherwise.
    pub(super) const fn called(self, name: Text) -> Key {
        Key { name, ..self }
    }
}

/// The fills that stand in more than one chart.
pub(super) struct Notation {
    pub(super) actual: Key,
    pub(super) plan: Key,
    pub(super) forecast: Key,
}

pub(super) const NOTATION: Notation = Notation {
    actual: Key::new("ac", ACTUAL),
    plan: Key::new("pl", PLAN),
    forecast: Key::new("fc", FORECAST),
};
