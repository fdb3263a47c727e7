//! What the state is made of: things shared uncopied, what belongs to the device, how a save went.

use crate::lang::Lang;
use crate::model::date::Date;
use crate::store::error::SaveError;
use std::ops::Deref;
use std::sync::Arc;

/// Something large that is built once. Equal only to itself, so that memos never compare columns.
#[derive(Debug)]
pub struct Shared<T>(Arc<T>);

impl<T> Shared<T> {
    /// Shares it.
    pub fn new(it: T) -> Shared<T> {
        Shared(Arc::new(it))
    }
}

impl<T> From<Arc<T>> for Shared<T> {
    fn from(it: Arc<T>) -> Shared<T> {
        Shared(it)
    }
}

impl<T> Clone for Shared<T> {
    fn clone(&self) -> Shared<T> {
        Shared(Arc::clone(&self.0))
    }
}

impl<T> Deref for Shared<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T> PartialEq for Shared<T> {
    fn eq(&self, other: &Shared<T>) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system has it.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// Its name in the browser's storage.
    pub fn id(self) -> &'static str {
        match self {
            Theme::System => "system",
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }

    /// The one of that name.
    pub fn parse(id: &str) -> Option<Theme> {
        let all = [Theme::System, Theme::Light, Theme::Dark];
        all.into_iter().find(|theme| theme.id() == id)
    }
}

/// Whether what is on screen is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaveState {
    /// It is.
    Saved {
        /// UTF-16 units taken of what the browser gives.
        units: usize,
    },
    /// Soon.
    Saving,
    /// It is not, and why.
    Failed(SaveError),
}

impl SaveState {
    /// Its name in handles.
    pub fn id(self) -> &'static str {
        match self {
            SaveState::Saved { .. } => "saved",
            SaveState::Saving => "saving",
            SaveState::Failed(SaveError::Full) => "full",
            SaveState::Failed(SaveError::NewerVersion | SaveError::Damaged) => "readonly",
            SaveState::Failed(_) => "unsaved",
        }
    }
}

/// What belongs to the device, not to the workspace.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Device {
    /// Language.
    pub lang: Lang,
    /// Light or dark.
    pub theme: Theme,
    /// Today, read once.
    pub today: Date,
}
