//! The person's own workspace, and beside it a demo that is never kept: steps go to the one in view,
//! so nothing of a demo reaches what is saved.

use super::state_device::Shared;
use super::state_ground::{Ground, History};
use crate::lang::Lang;
use crate::model::dataset::Dataset;

/// Which demo it is, as links write it, and its steps.
struct Demo {
    number: u8,
    /// The language of its names.
    lang: Lang,
    history: History,
}

/// A ground, and what it comes to.
pub type Built = (Ground, Shared<Dataset>);

/// Both.
#[derive(Default)]
pub struct Places {
    own: History,
    demo: Option<Demo>,
    /// What was built a part at a time before it comes into view, until a step is made or something else
    /// comes.
    built: Option<Built>,
}

impl Places {
    /// The person's own, and no demo.
    pub fn of(own: Ground, built: Option<Shared<Dataset>>) -> Places {
        let built = built.map(|it| (own.clone(), it));
        Places { own: History::of(own), demo: None, built }
    }

    /// The person's own: what is saved.
    pub fn own(&self) -> &History {
        &self.own
    }

    /// The same, for an import: files never go to a demo.
    pub fn own_mut(&mut self) -> &mut History {
        self.built = None;
        &mut self.own
    }

    /// What is in view.
    pub fn here(&self) -> &History {
        self.demo.as_ref().map_or(&self.own, |it| &it.history)
    }

    /// The same, to be changed.
    pub fn here_mut(&mut self) -> &mut History {
        self.built = None;
        self.demo.as_mut().map_or(&mut self.own, |it| &mut it.history)
    }

    /// The demo in view, as links write it.
    pub fn demo(&self) -> Option<u8> {
        self.demo.as_ref().map(|it| it.number)
    }

    /// The demo in view in this language, or where something was changed in it: that stays.
    pub fn demo_in(&self, lang: Lang) -> Option<u8> {
        let is_changed = |it: &History| it.last().is_some() || it.next().is_some();
        let demo = self.demo.as_ref().filter(|it| it.lang == lang || is_changed(&it.history));
        demo.map(|it| it.number)
    }

    /// What a ground comes to, where that was built before it came.
    pub fn built(&self, ground: &Ground) -> Option<Shared<Dataset>> {
        self.built.as_ref().filter(|it| it.0 == *ground).map(|it| it.1.clone())
    }

    /// Has something at hand that was built.
    pub fn hold(&mut self, built: Built) {
        self.built = Some(built);
    }

    /// Puts a demo in view, in the place of the one before.
    pub fn open(&mut self, number: u8, lang: Lang, ground: Ground, built: Option<Shared<Dataset>>) {
        self.built = built.map(|it| (ground.clone(), it));
        self.demo = Some(Demo { number, lang, history: History::of(ground) });
    }

    /// Back to the person's own; the demo and what was done in it are gone.
    pub fn leave(&mut self) {
        self.demo = None;
        self.built.take_if(|it| it.0 != *self.own.now());
    }
}
