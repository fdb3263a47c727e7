//! The demo in view: how it comes, and how it goes.

use super::route::{Link, Page};
use super::state::{Shared, State};
use super::state_ground::Ground;
use crate::model::dataset::Dataset;
use reactive_graph::traits::{Get, GetUntracked, Update, With, WithUntracked};

/// A link to the same people and teams of the same company with other names.
fn same_people(link: &mut Link, was: &Dataset, is: &Dataset) {
    let person = match &mut link.page {
        Page::Person(name) => Some(name),
        _ => None,
    };
    for name in link.who.iter_mut().chain(person) {
        let of_reps = was.reps.iter().zip(&is.reps).map(|(was, is)| (&was.link, &is.link));
        let of_teams = was.teams.iter().zip(&is.teams).map(|(was, is)| (&was.link, &is.link));
        if let Some((_, same)) = of_reps.chain(of_teams).find(|(was, _)| *was == name) {
            name.clone_from(same);
        }
    }
}

impl State {
    /// The demo in view, as links write it.
    pub fn demo(self) -> Option<u8> {
        self.places.with(|it| it.demo())
    }

    /// The demo that the link leads to while it is not in view, in the language that is spoken.
    pub fn awaited(self) -> Option<u8> {
        let lang = self.speaks.get();
        let here = self.places.with(|it| it.demo_in(lang));
        self.link().demo.filter(|it| Some(*it) != here)
    }

    /// Puts a demo in view, with what it comes to where that is known; what is the person's own stays
    /// as it is, and is what is saved.
    pub fn open_demo(self, number: u8, ground: Ground, built: Option<Shared<Dataset>>) {
        let lang = self.speaks.get_untracked();
        if let Some(built) = &built
            && self.places.with_untracked(|it| it.demo()) == Some(number)
        {
            // In another language: whoever is looked at has another name.
            let mut link = self.link_untracked();
            self.data.with_untracked(|was| same_people(&mut link, was, built));
            self.go(link);
        }
        self.places.update(|it| it.open(number, lang, ground, built));
    }

    /// Back to the person's own data.
    pub fn leave_demo(self) {
        if self.places.with_untracked(|it| it.demo().is_some()) {
            self.places.update(|it| it.leave());
        }
    }
}
