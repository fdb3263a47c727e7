//! The slice: the facts of a KPI that a scope gives, and the parts that they fall into.

use super::column::NO_CODE;
use super::cut::{self, ByCode, Parts};
use super::dataset::Dataset;
use super::date::{Date, Grain, Period};
use super::facts::{Facts, Ground};
use super::known::{Known, Whole, code, whole};
use super::scope::Scope;
use super::tally::Everything;
use super::targets::{Of, Who};
use std::any::TypeId;
use std::rc::Rc;

pub use super::cut::{By, Part, UNALLOCATED};

/// Some rows of a KPI's facts.
#[derive(Clone)]
pub struct Slice<'a> {
    /// The dataset as it is known on the as-of date.
    pub known: Rc<Known<'a>>,
    /// The dataset.
    pub data: &'a Dataset,
    /// What is looked at.
    pub scope: Scope,
    /// Which things; targets are read for them alone.
    pub of: Of,
    /// What it has been cut by, but for reps and time.
    pub cuts: Vec<Part>,
    /// The facts.
    pub facts: Rc<Facts>,
    /// The rows of them that count, ascending.
    pub rows: Rc<[u32]>,
    /// The same with those that count for their rep alone.
    credited: Rc<[u32]>,
    ground: Ground,
    whole: Rc<Whole>,
    /// Whether its rows are all that `who` has in its period.
    pub(super) is_entire: bool,
}

impl<'a> Slice<'a> {
    /// The rows of the facts that the scope gives.
    pub fn of(known: &Rc<Known<'a>>, scope: Scope, ground: Ground) -> Slice<'a> {
        let whole = whole(known, scope, ground);
        let slice = Slice {
            known: known.clone(),
            data: known.data,
            scope,
            of: Of::All,
            cuts: Vec::new(),
            facts: whole.facts.clone(),
            rows: Rc::default(),
            credited: whole.rows.clone(),
            ground,
            whole,
            is_entire: true,
        };
        let own = Everything::of(scope.who).and_then(|it| slice.facts.of_whom(it, &slice.credited));
        match own {
            Some(credited) => Slice { credited, ..slice }.counted(),
            None => slice.kept(|slice, row| slice.is_of_who(row)),
        }
    }

    /// What follows from all rows of its period, whoever's and of whatever; counted once for all
    /// slices of the period.
    pub fn in_period<T: 'static>(&self, count: impl FnOnce(&Slice<'a>, &[u32]) -> T) -> Rc<T> {
        // Periods that end on one day, or after the as-of date, share their rows and not what follows.
        let key = (TypeId::of::<T>(), self.scope.period);
        let found = self.whole.derived.borrow().get(&key).cloned();
        if let Some(found) = found.and_then(|it| it.downcast::<T>().ok()) {
            return found;
        }
        let counted = Rc::new(count(self, &self.whole.rows));
        self.whole.derived.borrow_mut().insert(key, counted.clone());
        counted
    }

    /// Cuts it into parts: months in order, the rest by code, what names nothing last.
    /// Parts without rows are not there, but for those that `wanted` names ([`NO_CODE`]: of nothing).
    /// A division has the rows of its teams too: parts by teams overlap, the uppermost add up.
    pub fn split(&self, by: By, wanted: &[u32]) -> Vec<(Option<u32>, Slice<'a>)> {
        match by {
            By::Company => return vec![(None, self.clone())],
            By::Month => return (0..).map(Some).zip(self.over_time(Grain::Month)).collect(),
            _ => {}
        }
        let is_by_rep = by == By::Rep && self.everything() == Some(Everything::OfAll);
        let own = is_by_rep.then(|| self.facts.by_rep(&self.rows)).flatten();
        let mut parts = own.unwrap_or_else(|| self.sorted(by));
        wanted.iter().for_each(|&code| cut::add(&mut parts, code));
        let slice = |(code, rows): (u32, Rc<[u32]>)| {
            let code = Some(code).filter(|&it| it != NO_CODE);
            (code, Slice { credited: rows, ..self.clone() }.narrowed(by, code).counted())
        };
        // «Не распределено» has the highest code but one: it stands before what names nothing.
        let parts = parts.into_iter().map(slice);
        let is_wanted = |code: &Option<u32>| wanted.contains(&code.unwrap_or(NO_CODE));
        parts.filter(|(code, part)| !part.rows.is_empty() || is_wanted(code)).collect()
    }

    /// Its rows by what it is cut by.
    fn sorted(&self, by: By) -> ByCode {
        let mut parts = Parts::default();
        for &row in &*self.credited {
            match (by, self.key(by, row)) {
                // What has no age (an advance, a debt that is paid) is in no bucket.
                (By::Bucket, None) => {}
                (By::Team, Some(own)) => {
                    let teams = self.data.teams_above(own).take_while(|&it| self.is_split_to(it));
                    teams.for_each(|team| parts.add(team, row));
                }
                (_, key) => parts.add(key.unwrap_or(NO_CODE), row),
            }
        }
        parts.finish()
    }

    /// One part of it; the whole, where there is no such part.
    pub fn part(&self, part: Part) -> Slice<'a> {
        let is_thing = !matches!(part.by, By::Month | By::Company);
        let wanted: Vec<u32> = is_thing.then(|| part.code.unwrap_or(NO_CODE)).into_iter().collect();
        let parts = self.split(part.by, &wanted);
        let found = parts.into_iter().find(|(code, _)| *code == part.code);
        found.map_or_else(|| self.clone(), |(_, slice)| slice)
    }

    /// The same with targets read for other days: its rows stay, they are not looked at for that.
    pub fn planned_over(&self, days: Period) -> Slice<'a> {
        Slice { scope: self.scope.over(days), ..self.clone() }
    }

    /// The same people and things over other days.
    pub fn over(&self, days: Period) -> Slice<'a> {
        let whole = Slice::of(&self.known, self.scope.over(days), self.ground);
        let narrow = Slice { is_entire: self.is_entire, of: self.of.clone(), ..whole };
        if self.cuts.is_empty() {
            return narrow;
        }
        let narrow = Slice { cuts: self.cuts.clone(), ..narrow };
        narrow.kept(|slice, row| slice.cuts.iter().all(|cut| slice.is_in(cut, row)))
    }

    /// Its months, weeks … with the rows of each; those without rows too.
    pub fn over_time(&self, grain: Grain) -> Vec<Slice<'a>> {
        let periods = self.scope.period.split(grain);
        let is_all = self.everything() == Some(Everything::OfAll);
        if is_all || matches!(self.ground, Ground::State(_)) {
            self.known.tell(&self.facts, self.scope, &periods);
            return periods.into_iter().map(|period| self.over(period)).collect();
        }
        // Its own rows alone are looked at: a product's months cost what the product has.
        let mut parts: Vec<Vec<u32>> = vec![Vec::new(); periods.len()];
        for &row in &*self.credited {
            let day = self.date(row);
            let at = periods.partition_point(|period| period.to < day);
            if let Some(part) = parts.get_mut(at) {
                part.push(row);
            }
        }
        let part = |(period, rows): (Period, Vec<u32>)| {
            let scope = self.scope.over(period);
            let whole = whole(&self.known, scope, self.ground);
            Slice { scope, credited: rows.into(), whole, ..self.clone() }.counted()
        };
        periods.into_iter().zip(parts).map(part).collect()
    }

    /// The day of a row.
    pub fn date(&self, row: u32) -> Date {
        self.facts.date.get(index(row)).copied().unwrap_or_default()
    }

    /// The rep of a row.
    pub fn rep(&self, row: u32) -> Option<u32> {
        code(&self.facts.rep, row)
    }

    /// The customer of a row.
    pub fn customer(&self, row: u32) -> Option<u32> {
        code(&self.facts.customer, row)
    }

    /// The product of a row.
    pub fn product(&self, row: u32) -> Option<u32> {
        code(&self.facts.product, row)
    }

    /// Whether it is of some customers or some age alone: nobody plans those.
    pub fn is_unplanned(&self) -> bool {
        self.cuts.iter().any(|cut| matches!(cut.by, By::Customer | By::Bucket))
    }

    /// Whether a row is in a part: a division has the rows of its teams.
    fn is_in(&self, cut: &Part, row: u32) -> bool {
        match (cut.by, cut.code) {
            (By::Team, Some(team)) => {
                self.rep(row).is_some_and(|rep| self.data.is_of_team(rep, team))
            }
            (by, code) => self.key(by, row) == code,
        }
    }

    /// Whether a team that its people are in is a part of it: of a division's slice no team above
    /// it is, of a rep's none above his own.
    fn is_split_to(&self, team: u32) -> bool {
        match self.scope.who {
            Who::Rep(rep) => self.data.rep(rep).and_then(|it| it.team) == Some(team),
            Who::Team(outer) => self.data.teams_above(team).any(|it| it == outer),
            Who::Company | Who::Nobody | Who::Unallocated => true,
        }
    }

    /// The code of a row by what a slice is cut by.
    fn key(&self, by: By, row: u32) -> Option<u32> {
        let facts = &self.facts;
        match by {
            By::Company | By::Month => None,
            By::Rep => self.rep(row),
            By::Team => self.data.rep(self.rep(row)?)?.team,
            By::Product => self.product(row),
            By::ProductGroup => self.data.group_of(self.product(row)?),
            By::Customer => self.customer(row),
            By::Campaign => code(&facts.campaign, row),
            By::Channel => code(&facts.channel, row),
            By::Topic => code(&facts.topic, row),
            By::Bucket => code(&facts.bucket, row),
        }
    }

    /// The same, said to be of one part alone.
    fn narrowed(mut self, by: By, part: Option<u32>) -> Slice<'a> {
        let of = |thing: fn(u32) -> Of| part.map_or(Of::Nothing, thing);
        self.is_entire &= by == By::Rep && self.scope.who == Who::Company;
        match by {
            By::Company | By::Month => {}
            By::Rep => self.scope.who = who(part),
            By::Team if matches!(self.scope.who, Who::Rep(_)) => {}
            By::Team => self.scope.who = part.map_or(Who::Nobody, Who::Team),
            By::Product => self.of = of(Of::Product),
            By::ProductGroup => {
                let name = part.and_then(|code| self.data.groups.get(index(code)));
                self.of = name.map_or(Of::Nothing, |name| Of::Group(name.clone()));
            }
            By::Campaign => self.of = of(Of::Campaign),
            By::Channel => self.of = of(Of::Channel),
            By::Topic => self.of = of(Of::Topic),
            By::Customer | By::Bucket => {}
        }
        if by != By::Rep {
            self.cuts.push(Part { by, code: part });
        }
        self
    }

    fn kept(self, keep: impl Fn(&Slice<'a>, u32) -> bool) -> Slice<'a> {
        let credited = self.credited.iter().copied().filter(|&row| keep(&self, row)).collect();
        Slice { credited, ..self }.counted()
    }

    /// Leaves out of the rows what counts for its rep alone, where it is no rep's slice.
    fn counted(self) -> Slice<'a> {
        let overlay = &self.facts.is_overlay;
        let is_whole = overlay.is_empty() || matches!(self.scope.who, Who::Rep(_));
        let rows = if is_whole {
            self.credited.clone()
        } else {
            let counts = |row: &u32| overlay.get(index(*row)) != Some(&true);
            self.credited.iter().copied().filter(counts).collect()
        };
        Slice { rows, ..self }
    }

    fn is_of_who(&self, row: u32) -> bool {
        let rep = self.rep(row);
        match self.scope.who {
            Who::Company => true,
            Who::Team(team) => rep.is_some_and(|rep| self.data.is_of_team(rep, team)),
            own => own == who(rep),
        }
    }
}

/// Whose the rows of a code of reps are.
fn who(rep: Option<u32>) -> Who {
    match rep {
        None => Who::Nobody,
        Some(UNALLOCATED) => Who::Unallocated,
        Some(rep) => Who::Rep(rep),
    }
}

/// Place of a row as an index.
pub fn index(row: u32) -> usize {
    usize::try_from(row).unwrap_or(usize::MAX)
}
