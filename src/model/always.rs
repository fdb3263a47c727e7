//! What follows from a dataset whatever the as-of date is: orders of rows, which rows belong
//! together. Another as-of date then derives only what hangs on it.

use super::dataset::Dataset;
use std::any::{Any, TypeId};
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

/// What follows, by what it is.
pub(super) type Kept = Rc<RefCell<HashMap<TypeId, Rc<dyn Any>>>>;

/// A dataset, and a place for what follows from it alone. It knows no as-of date, so that what is
/// derived here cannot read one.
pub struct Always<'a> {
    /// The dataset.
    pub data: &'a Dataset,
    pub(super) kept: Kept,
}

impl<'a> Always<'a> {
    /// What follows from the dataset; counted when first asked for.
    pub fn derive<T: 'static>(&self, count: impl FnOnce(&Always<'a>) -> T) -> Rc<T> {
        let key = TypeId::of::<T>();
        let found = self.kept.borrow().get(&key).cloned();
        if let Some(found) = found.and_then(|it| it.downcast::<T>().ok()) {
            return found;
        }
        // Not borrowed while counting: what is derived may stand on something else derived.
        let counted = Rc::new(count(self));
        self.kept.borrow_mut().insert(key, counted.clone());
        counted
    }
}
