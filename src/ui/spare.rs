//! A worker started before anything is asked of it: it warms up, and the first file is read in half
//! the time.

use super::program::Program;
use super::worker::{Client, Heard};
use std::cell::RefCell;
use std::rc::Rc;

/// Who hears what it says.
enum Hearer {
    Nobody,
    /// It has stopped before anybody did.
    Lost,
    One(Box<dyn Fn(Heard)>),
}

/// A worker in waiting. Ended when this is dropped.
pub struct Spare {
    client: Client,
    hearer: Rc<RefCell<Hearer>>,
}

impl Spare {
    /// Starts it.
    pub fn start() -> Spare {
        let hearer = Rc::new(RefCell::new(Hearer::Nobody));
        let own = Rc::clone(&hearer);
        let client = Client::start(Program::Reader, move |heard| {
            if let Hearer::One(hear) = &*own.borrow() {
                hear(heard);
                return;
            }
            if !matches!(heard, Heard::Reply(..)) {
                own.replace(Hearer::Lost);
            }
        });
        Spare { client, hearer }
    }

    /// The worker, with one who hears it from now on; a new one where there is none in waiting, or
    /// it has stopped.
    pub fn given(spare: Option<Spare>, hear: impl Fn(Heard) + 'static) -> Client {
        match spare {
            Some(it) if !matches!(*it.hearer.borrow(), Hearer::Lost) => {
                it.hearer.replace(Hearer::One(Box::new(hear)));
                it.client
            }
            _ => Client::start(Program::Reader, hear),
        }
    }
}
