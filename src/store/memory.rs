//! A backend in memory: for browsers that keep nothing, and for tests, with faults to order.

use crate::store::backend::{Backend, UNITS_MAX, units_of};
use crate::store::error::BackendError;
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

/// What goes wrong at a write or a delete.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The program dies before it; nothing answers any more.
    CrashBefore,
    /// It happens, then the program dies.
    CrashAfter,
    /// This write finds no room.
    FullOnce,
    /// From this write on there is no room; deletes work.
    Full,
    /// Half of the text is kept, and nothing is said.
    Torn,
}

/// A write or a delete that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// A text was kept under a key.
    Set(String, String),
    /// A key was forgotten.
    Remove(String),
}

/// Keys and texts in memory. Clones are the same place, as two tabs see one storage.
#[derive(Clone, Debug)]
pub struct Memory {
    place: Rc<Place>,
}

#[derive(Debug)]
struct Place {
    texts: RefCell<Vec<(String, String)>>,
    changes: RefCell<Vec<Change>>,
    fault: Cell<Option<(usize, Fault)>>,
    dead: Cell<bool>,
    limit: usize,
}

impl Place {
    fn find(&self, key: &str) -> Option<String> {
        self.texts.borrow().iter().find(|it| it.0 == key).map(|it| it.1.clone())
    }
}

impl Default for Memory {
    fn default() -> Memory {
        Memory::holding(BTreeMap::new())
    }
}

impl Memory {
    /// A place with these texts, of the size of a browser's.
    pub fn holding(texts: BTreeMap<String, String>) -> Memory {
        Memory::limited(texts, UNITS_MAX)
    }

    /// A place with these texts and so many units.
    pub fn limited(texts: BTreeMap<String, String>, limit: usize) -> Memory {
        let place = Place {
            texts: RefCell::new(texts.into_iter().collect()),
            changes: RefCell::default(),
            fault: Cell::default(),
            dead: Cell::default(),
            limit,
        };
        Memory { place: Rc::new(place) }
    }

    /// Orders a fault at the write or delete that follows so many others.
    pub fn fail(&self, after: usize, fault: Fault) {
        self.place.fault.set(Some((self.place.changes.borrow().len() + after, fault)));
    }

    /// Everything that is kept.
    pub fn texts(&self) -> BTreeMap<String, String> {
        self.place.texts.borrow().iter().cloned().collect()
    }

    /// What has happened, first to last.
    pub fn changes(&self) -> Vec<Change> {
        self.place.changes.borrow().clone()
    }

    fn alive(&self) -> Result<(), BackendError> {
        if self.place.dead.get() { Err(BackendError::Blocked) } else { Ok(()) }
    }

    /// The fault that is due now.
    fn due(&self) -> Option<Fault> {
        let (at, fault) = self.place.fault.get()?;
        let now = self.place.changes.borrow().len();
        (now == at || now > at && fault == Fault::Full).then_some(fault)
    }

    fn apply(&self, change: Change) {
        let mut texts = self.place.texts.borrow_mut();
        let (Change::Set(key, _) | Change::Remove(key)) = &change;
        texts.retain(|it| it.0 != *key);
        if let Change::Set(key, text) = &change {
            texts.push((key.clone(), text.clone()));
        }
        self.place.changes.borrow_mut().push(change);
    }

    fn change(&self, change: Change) -> Result<(), BackendError> {
        let fault = self.due();
        match (fault, &change) {
            (Some(Fault::CrashBefore), _) => {
                self.place.dead.set(true);
                return Err(BackendError::Blocked);
            }
            (Some(Fault::FullOnce), Change::Set(..)) => {
                self.place.fault.set(None);
                return Err(BackendError::Full);
            }
            (Some(Fault::Full), Change::Set(..)) => return Err(BackendError::Full),
            (Some(Fault::Torn), Change::Set(key, text)) => {
                let half = text.chars().take(text.chars().count() / 2).collect();
                self.apply(Change::Set(key.clone(), half));
                return Ok(());
            }
            _ => self.apply(change),
        }
        if fault == Some(Fault::CrashAfter) {
            self.place.dead.set(true);
            return Err(BackendError::Blocked);
        }
        Ok(())
    }
}

impl Backend for Memory {
    fn get(&self, key: &str) -> Result<Option<String>, BackendError> {
        self.alive()?;
        Ok(self.place.find(key))
    }

    fn set(&self, key: &str, text: &str) -> Result<(), BackendError> {
        self.alive()?;
        let old = self.place.find(key).map_or(0, |it| units_of(key) + units_of(&it));
        if self.units()? - old + units_of(key) + units_of(text) > self.place.limit {
            return Err(BackendError::Full);
        }
        self.change(Change::Set(key.to_owned(), text.to_owned()))
    }

    fn remove(&self, key: &str) -> Result<(), BackendError> {
        self.alive()?;
        self.change(Change::Remove(key.to_owned()))
    }

    fn keys(&self) -> Result<Vec<String>, BackendError> {
        self.alive()?;
        Ok(self.place.texts.borrow().iter().map(|it| it.0.clone()).collect())
    }
}
