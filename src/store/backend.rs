//! Where keys and texts are kept.

use crate::store::error::BackendError;

/// UTF-16 units that Chromium and Firefox give an origin, keys and values together.
pub const UNITS_MAX: usize = 5_242_880;

/// A place for keys and texts that outlives the tab.
pub trait Backend {
    /// The text of a key, if there is one.
    fn get(&self, key: &str) -> Result<Option<String>, BackendError>;

    /// Keeps a text under a key; on an error the old text is still there.
    fn set(&self, key: &str, text: &str) -> Result<(), BackendError>;

    /// Forgets a key, if it is there.
    fn remove(&self, key: &str) -> Result<(), BackendError>;

    /// All keys, in no order.
    fn keys(&self) -> Result<Vec<String>, BackendError>;

    /// UTF-16 units taken, keys and texts together, by everything the origin keeps.
    fn units(&self) -> Result<usize, BackendError> {
        let mut units = 0;
        for key in self.keys()? {
            let text = self.get(&key)?.unwrap_or_default();
            units += units_of(&key) + units_of(&text);
        }
        Ok(units)
    }
}

/// UTF-16 units of a text.
pub fn units_of(text: &str) -> usize {
    text.encode_utf16().count()
}

impl<B: Backend + ?Sized> Backend for Box<B> {
    fn get(&self, key: &str) -> Result<Option<String>, BackendError> {
        (**self).get(key)
    }

    fn set(&self, key: &str, text: &str) -> Result<(), BackendError> {
        (**self).set(key, text)
    }

    fn remove(&self, key: &str) -> Result<(), BackendError> {
        (**self).remove(key)
    }

    fn keys(&self) -> Result<Vec<String>, BackendError> {
        (**self).keys()
    }

    fn units(&self) -> Result<usize, BackendError> {
        (**self).units()
    }
}
