//! The demo in view: how it comes, and how it goes.

use super::route::{Link, Page};
use super::state::{Shared, State};
use super::state_ground::Ground;
use crate::model::dataset::Dataset;
use reactive_graph::traits::{Get, GetUntracked, Update, With, WithUntracked};

/// A link to the same people and teams of the same company with other names.
fn same_people(mut link: Link, was: &Dataset, is: &Dataset) -> Link {
    let named = |name: &String| {
        let rep = was.reps.iter().position(|it| it.link == *name);
        let team = was.teams.iter().position(|it| it.link == *name);
        let rep = rep.and_then(|at| Some(is.reps.get(at)?.link.clone()));
        rep.or_else(|| Some(is.teams.get(team?)?.link.clone()))
    };
    link.who = link.who.map(|it| named(&it).unwrap_or(it));
    if let Page::Person(name) = &mut link.page
        && let Some(same) = named(name)
    {
        *name = same;
    }
    link
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
            let link = self.link_untracked();
            let same = self.data.with_untracked(|was| same_people(link.clone(), was, built));
            if same != link {
                self.go(same);
            }
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
