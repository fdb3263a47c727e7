//! The text of a file, shared by the sheets whose cells lie in it and by whoever keeps the file: it
//! may be large, and is there once.

use std::fmt;
use std::ops::Deref;
use std::sync::Arc;
use yoke::Yoke;
use yoke::erased::ErasedArcCart;

/// A text; copies are the same.
#[derive(Clone)]
pub struct Text(Yoke<&'static str, ErasedArcCart>);

impl Text {
    /// Of bytes from a place on, where they are one as it is told.
    pub fn of(
        bytes: &Arc<Vec<u8>>,
        from: usize,
        told: impl FnOnce(&[u8]) -> Option<&str>,
    ) -> Option<Text> {
        let text = Yoke::try_attach_to_cart(Arc::clone(bytes), |bytes: &Vec<u8>| {
            told(bytes.get(from..).unwrap_or_default()).ok_or(())
        });
        text.ok().map(|it: Yoke<&'static str, Arc<Vec<u8>>>| Text(it.erase_arc_cart()))
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "a text of {} bytes", self.len())
    }
}

impl From<String> for Text {
    fn from(text: String) -> Text {
        Text(Yoke::attach_to_cart(Arc::new(text), |it| it.as_str()).erase_arc_cart())
    }
}

impl Default for Text {
    fn default() -> Text {
        Text::from(String::new())
    }
}

impl Deref for Text {
    type Target = str;

    #[inline]
    fn deref(&self) -> &str {
        self.0.get()
    }
}
