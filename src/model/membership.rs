//! Who is one of whom: salespeople, teams, divisions, the firm.

use super::dataset::Dataset;
use super::targets::Who;

impl Dataset {
    /// Whether the salesperson is one of those: nobody, and what credits leave over, are no people.
    pub fn is_one_of(&self, rep: u32, who: Who) -> bool {
        match who {
            Who::Company => true,
            Who::Team(team) => self.is_of_team(rep, team),
            Who::Rep(code) => code == rep,
            Who::Nobody | Who::Unallocated => false,
        }
    }

    /// Whether the salesperson is of the team, or of a team of that division.
    pub fn is_of_team(&self, rep: u32, team: u32) -> bool {
        let own = self.rep(rep).and_then(|it| it.team);
        own.is_some_and(|own| self.teams_above(own).any(|it| it == team))
    }

    /// The team and the divisions that it is in, from the inside out.
    pub fn teams_above(&self, team: u32) -> impl Iterator<Item = u32> + '_ {
        let above = |&team: &u32| {
            let found = usize::try_from(team).ok().and_then(|at| self.teams.get(at));
            found.and_then(|it| it.parent)
        };
        std::iter::successors(Some(team), above)
    }
}
