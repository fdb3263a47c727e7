//! Salespeople: the table's fields, and a person as the KPIs see one.

use super::date::Date;
use super::sorted::Sorted;
use super::table::{Field, Kind, field, required};
use super::targets::Who;
use super::unit::{Money, Share};

/// One row is one salesperson.
pub(super) const FIELDS: &[Field] = &[
    required("name", Kind::Text),
    field("id", Kind::Id),
    field("aliases", Kind::Text),
    field("email", Kind::Text),
    field("team", Kind::Text),
    field("active_from", Kind::Date),
    field("active_to", Kind::Date),
    field("fte", Kind::Share),
    field("ramp", Kind::Text),
    field("salary", Kind::Money),
    field("target_bonus", Kind::Money),
];

/// A salesperson.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rep {
    /// As the files write it.
    pub name: String,
    /// Its name in links: says nothing of the person.
    pub link: String,
    /// Its code in the firm's books.
    pub id: Option<String>,
    /// Code of the team.
    pub team: Option<u32>,
    /// First day of work.
    pub active_from: Option<Date>,
    /// Last day of work.
    pub active_to: Option<Date>,
    /// Part of a full position.
    pub fte: Share,
    /// Part of the target in the first, second, … month of work; whole after the last.
    pub ramp: Vec<Share>,
    /// Fixed pay of a month.
    pub salary: Option<Money>,
    /// Bonus of a month at 100 % of everything.
    pub target_bonus: Option<Money>,
    /// Whether a row of its own table says it; else only facts name it.
    pub is_listed: bool,
}

/// A team of salespeople; a division is a team of teams.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Team {
    /// As the files write it, divisions first: `Division / Group`.
    pub name: String,
    /// Its name in links.
    pub link: String,
    /// Code of the team that it is a part of.
    pub parent: Option<u32>,
}

/// Who stands above whom: a rep's team, a team's division.
pub(super) fn above(reps: &[Rep], teams: &[Team]) -> Sorted<Who, Who> {
    let reps = (0..).zip(reps);
    let reps = reps.filter_map(|(rep, it)| Some((Who::Rep(rep), Who::Team(it.team?))));
    let teams = (0..).zip(teams);
    let teams = teams.filter_map(|(team, it)| Some((Who::Team(team), Who::Team(it.parent?))));
    reps.chain(teams).collect()
}
