//! How things are said: the two languages, numbers, money and dates in each.

use serde::{Deserialize, Serialize};

pub mod date;
pub mod format;
pub mod money;
pub mod plural;
pub mod shown;
pub mod words;

/// A language of the app.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Lang {
    /// Russian.
    #[default]
    Ru,
    /// English.
    En,
}

impl Lang {
    /// Its name in links and on `<html lang>`.
    pub fn id(self) -> &'static str {
        match self {
            Lang::Ru => "ru",
            Lang::En => "en",
        }
    }

    /// The language of that name.
    pub fn parse(id: &str) -> Option<Lang> {
        match id {
            "ru" => Some(Lang::Ru),
            "en" => Some(Lang::En),
            _ => None,
        }
    }
}

/// The same thing said in both languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Text {
    /// In English.
    pub en: &'static str,
    /// In Russian.
    pub ru: &'static str,
}

impl Text {
    /// Said in one of them.
    pub fn get(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Ru => self.ru,
            Lang::En => self.en,
        }
    }
}

/// The same thing said in both languages: Russian first.
pub const fn text(ru: &'static str, en: &'static str) -> Text {
    Text { en, ru }
}
