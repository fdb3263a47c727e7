//! What a KPI's page shows: a table, and what it is drawn as where it has a form of its own.

use super::ageing::Ageing;
use super::bridge::Bridge;
use super::expected_cash::Cash;
use super::funnel;
use super::grid::Grid;
use super::pace::Pace;
use super::rates::Rate;
use super::returning::Returning;
use super::standing::Standing;
use super::strips::Strip;
use super::tested::Tested;
use super::waits::{Bins, Clock, Speed};
use super::weeks::Week;
use super::whose::Whose;
use crate::lang::Text;
use crate::model::date::Period;
use crate::model::slice::By;

/// A table and its picture: the same figures.
#[derive(Clone, Debug, PartialEq)]
pub struct Exhibit {
    /// The table.
    pub grid: Grid,
    /// What is drawn; `None` where a table is the form.
    pub picture: Option<Picture>,
}

/// The figures of a picture; each has one form (the screens handbook, 3).
#[derive(Clone, Debug, PartialEq)]
pub enum Picture {
    /// How many inquiries waited how long.
    Bins(Bins),
    /// How fast people answer, by which clock.
    Speeds(Clock, Vec<Speed>),
    /// What is owed, by age.
    Ages(Box<Ageing>),
    /// From one level to another.
    Bridge(Bridge),
    /// What is due when.
    Cash(Cash),
    /// How many are left at each step.
    Funnel(Vec<funnel::Step>),
    /// Rates of people with how far these may be off.
    Rates(Vec<Rate>),
    /// How near things are to their plans, each in a unit of its own, with what it is called.
    Bullets(Text, Vec<Standing>),
    /// The same of one unit: what was done beside what was planned.
    Bars(Text, Vec<Standing>),
    /// A sum as it grows through a period.
    Pace(Pace),
    /// Events week by week, with what they are called.
    Weeks(Text, Vec<Week>),
    /// What part of the warm base bought again by month.
    Returning(Vec<Returning>),
    /// Contracts of people one by one.
    Strips(Vec<Strip>),
    /// Latest tests of people.
    Tested(Vec<Tested>),
}

/// Where a mark of a picture leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lead {
    /// To a salesperson, by their name in links.
    Rep(String),
    /// To the KPI in a period.
    Period(Period),
}

impl Picture {
    /// Where the mark of that place leads.
    pub fn lead(&self, at: usize) -> Option<Lead> {
        match self {
            Picture::Speeds(_, all) => rep(&all.get(at)?.whose),
            Picture::Rates(all) => rep(&all.get(at)?.whose),
            Picture::Ages(ages) if ages.by == By::Rep => {
                ages.rows.get(at)?.link.clone().map(Lead::Rep)
            }
            Picture::Bullets(_, all) | Picture::Bars(_, all) => rep(&all.get(at)?.whose),
            Picture::Strips(all) => rep(&all.get(at)?.whose),
            Picture::Tested(all) => rep(&all.get(at)?.whose),
            Picture::Returning(all) => all.get(at).map(|it| Lead::Period(it.days)),
            Picture::Weeks(_, weeks) => weeks.get(at).map(|it| Lead::Period(it.days)),
            _ => None,
        }
    }
}

fn rep(whose: &Whose) -> Option<Lead> {
    whose.link.clone().filter(|_| whose.part.by == By::Rep).map(Lead::Rep)
}

impl From<Grid> for Exhibit {
    fn from(grid: Grid) -> Exhibit {
        Exhibit { grid, picture: None }
    }
}

impl Grid {
    /// The table with its picture.
    pub fn drawn_as(self, picture: Picture) -> Exhibit {
        Exhibit { grid: self, picture: Some(picture) }
    }
}
