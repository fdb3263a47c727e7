//! How targets add up: people to teams, teams to divisions and the company, products to groups,
//! groups to the whole (the KPI handbook B0, "Which row of targets holds").

use super::target::{Carried, Plan};
use crate::model::batch::Place;
use crate::model::date::Period;
use crate::model::products::is_group_within;
use crate::model::targets::{Of, Who};

impl<'a> Plan<'a> {
    pub(super) fn level(
        &self,
        who: Who,
        of: &Of,
        days: Period,
        rows: &mut Vec<Place>,
    ) -> Option<Carried> {
        self.own(who, of, days, rows).or_else(|| self.below(who, of, days, rows))
    }

    /// The sum of the level below: of the company its teams and the people of none, of a team its
    /// teams and the people of none of these.
    pub(super) fn below(
        &self,
        who: Who,
        of: &Of,
        days: Period,
        rows: &mut Vec<Place>,
    ) -> Option<Carried> {
        let above = match who {
            Who::Company => None,
            Who::Team(team) => Some(team),
            Who::Rep(_) | Who::Nobody | Who::Unallocated => return None,
        };
        let teams = (0..).zip(&self.data.teams).filter(|(_, team)| team.parent == above);
        let reps = (0..).zip(&self.data.reps).filter(|(_, rep)| rep.team == above);
        let teams = teams.map(|(team, _)| Who::Team(team));
        let below = teams.chain(reps.map(|(rep, _)| Who::Rep(rep)));
        below.filter_map(|who| self.level(who, of, days, rows)).reduce(Carried::plus)
    }

    /// What `who`'s own rows say: the rows of the thing, else of the things that it is made of.
    pub(super) fn own(
        &self,
        who: Who,
        of: &Of,
        days: Period,
        rows: &mut Vec<Place>,
    ) -> Option<Carried> {
        let holding = self.holding(who, of, days);
        if !holding.is_empty() {
            rows.extend(holding.iter().map(|target| target.place));
            return holding.iter().map(|target| self.carried(target, days)).reduce(Carried::plus);
        }
        if self.is_by_name {
            return None;
        }
        let parts = self.parts(who, of, days);
        let carried = parts.into_iter().filter_map(|part| self.own(who, part, days, rows));
        carried.reduce(Carried::plus)
    }

    /// The things with rows that a thing is made of: not those within another of them, and of one
    /// dimension, since products and campaigns would count the same twice.
    fn parts(&self, who: Who, of: &Of, days: Period) -> Vec<&'a Of> {
        let own = self.rows.into_iter().flat_map(|rows| rows.of_somebody(who));
        let held = |it: &&Of| self.is_within(it, of) && !self.holding(who, it, days).is_empty();
        let held: Vec<&Of> = own.filter(held).collect();
        let first = held.iter().map(|it| dimension(it)).min();
        let is_group = |it: &&&Of| matches!(it, Of::Group(_));
        let groups: Vec<&Of> = held.iter().filter(is_group).copied().collect();
        let is_part = |it: &&Of| {
            let is_deeper = || groups.iter().any(|group| self.is_within(it, group));
            Some(dimension(it)) == first && !is_deeper()
        };
        held.into_iter().filter(is_part).collect()
    }

    /// Whether a thing is a part of another one.
    fn is_within(&self, it: &Of, outer: &Of) -> bool {
        match (outer, it) {
            (Of::All, it) => *it != Of::All,
            (Of::Group(outer), Of::Group(it)) => it != outer && is_group_within(it, outer),
            (Of::Group(outer), Of::Product(it)) => {
                let group = self.data.product(*it).and_then(|it| it.group.as_deref());
                group.is_some_and(|group| is_group_within(group, outer))
            }
            _ => false,
        }
    }
}

/// Things of one dimension are parts of a whole; those of two count the same twice.
fn dimension(of: &Of) -> u8 {
    match of {
        Of::All => 0,
        Of::Product(_) | Of::Group(_) => 1,
        Of::Campaign(_) => 2,
        Of::Channel(_) => 3,
        Of::Topic(_) => 4,
        Of::Nothing => 5,
    }
}
