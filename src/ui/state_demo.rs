//! The demo in view: how it comes, and how it goes.

use super::state::{Shared, State, scope};
use super::state_ground::Ground;
use crate::model::dataset::Dataset;
use crate::report::ahead;
use reactive_graph::traits::{GetUntracked, Update, With, WithUntracked};

impl State {
    /// The demo in view, as links write it.
    pub fn demo(self) -> Option<u8> {
        self.places.with(|it| it.demo())
    }

    /// The demo that the link leads to while it is not in view.
    pub fn awaited(self) -> Option<u8> {
        let here = self.demo();
        self.link().demo.filter(|it| Some(*it) != here)
    }

    /// What a ground comes to, before it is in view.
    pub fn build(self, ground: &Ground) -> Shared<Dataset> {
        Shared::new(ground.dataset(self.reach.get_untracked()))
    }

    /// Does one step of what the link shows of it; whether there was such a step.
    pub fn prepare_of(self, built: &Dataset, step: usize) -> bool {
        let there = scope(built, &self.link_untracked(), self.today());
        ahead::prepare(self.reach.get_untracked(), built, there, step, true)
    }

    /// Puts a demo in view, with what it comes to where that is known; what is the person's own stays
    /// as it is, and is what is saved.
    pub fn open_demo(self, number: u8, ground: Ground, built: Option<Shared<Dataset>>) {
        self.places.update(|it| it.open(number, ground, built));
    }

    /// Back to the person's own data.
    pub fn leave_demo(self) {
        if self.places.with_untracked(|it| it.demo().is_some()) {
            self.places.update(|it| it.leave());
        }
    }
}
