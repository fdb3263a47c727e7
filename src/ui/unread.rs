//! What a link says and nothing here is known of: told, for what is shown instead is somebody
//! else's numbers.

use crate::lang::{Text, text};

/// A part of a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unread {
    /// The screen.
    Screen,
    /// The period.
    Period,
    /// The as-of date.
    AsOf,
    /// Whose numbers.
    People,
}

impl Unread {
    /// Its name in handles.
    pub fn id(self) -> &'static str {
        match self {
            Unread::Screen => "screen",
            Unread::Period => "period",
            Unread::AsOf => "asof",
            Unread::People => "who",
        }
    }

    /// What could not be read, and what is shown instead.
    pub fn text(self) -> Text {
        match self {
            Unread::Screen => {
                text("Экрана из ссылки нет.", "There is no such screen as in the link.")
            }
            Unread::Period => text(
                "Период из ссылки не прочитан: показан последний месяц с данными.",
                "The period of the link could not be read: the last month with data is shown.",
            ),
            Unread::AsOf => text(
                "День расчёта из ссылки не прочитан: взят сегодняшний или последний день периода.",
                "The as-of date of the link could not be read: today or the period's end is taken.",
            ),
            Unread::People => text(
                "Менеджера или отдела из ссылки здесь нет: показана вся компания.",
                "The salesperson or team of the link is not here: the whole company is shown.",
            ),
        }
    }
}
