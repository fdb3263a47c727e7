//! The dataset as it is known at the end of a day, with what is derived from it, each thing once.

use super::always::{Always, Kept};
use super::dataset::Dataset;
use super::date::{Date, Period};
use super::facts::{Facts, Ground};
use super::scope::Scope;
use super::slice::index;
use super::sort;
use std::any::{Any, TypeId};
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

/// What is known: a dataset, the as-of date, and a place for what follows from the two.
pub struct Known<'a> {
    /// The dataset.
    pub data: &'a Dataset,
    /// Nothing dated after the end of this day is read.
    pub as_of: Date,
    /// What follows from the dataset on any day.
    pub always: Always<'a>,
    derived: Derived,
    days: RefCell<HashMap<Days, Rc<Whole>>>,
}

/// What follows from a dataset on a day, by what it is and the day that it is asked of.
type Derived = Rc<RefCell<HashMap<(TypeId, Date), Rc<dyn Any>>>>;

/// Last dated fact of a dataset up to a day.
struct LastFact(Option<Date>);

/// How many as-of dates of a dataset are remembered.
const REMEMBERED: usize = 3;

/// How many days of each of them, itself among them, before all others are forgotten.
const DAYS_REMEMBERED: usize = 26;

thread_local! {
    static MEMORY: RefCell<Memory> = RefCell::default();
}

/// What follows from the dataset that was asked last: so that another period, another person,
/// another page does not derive it anew.
#[derive(Default)]
struct Memory {
    stamp: Option<u64>,
    always: Kept,
    /// By as-of date, the latest asked first.
    days: Vec<(Date, Derived)>,
    /// Of the one as-of date that is asked of aside.
    aside: (Date, Derived),
}

/// What is remembered of a dataset, and of it at a date; nothing of one without a stamp.
fn remembered(stamp: Option<u64>, as_of: Date, is_aside: bool) -> (Kept, Derived) {
    if stamp.is_none() {
        return Default::default();
    }
    MEMORY.with_borrow_mut(|memory| {
        if memory.stamp != stamp {
            *memory = Memory { stamp, ..Memory::default() };
        }
        let found = memory.days.iter().position(|it| it.0 == as_of);
        if is_aside && found.is_none() {
            if memory.aside.0 != as_of {
                memory.aside = (as_of, Derived::default());
            }
            return (memory.always.clone(), memory.aside.1.clone());
        }
        let derived = found.map(|at| memory.days.remove(at).1).unwrap_or_default();
        // How things stood on other days takes room: a year of months is kept, no more.
        let days = sort::distinct(derived.borrow().keys().map(|key| key.1));
        if days.len() > DAYS_REMEMBERED {
            derived.borrow_mut().retain(|key, _| key.1 == as_of);
        }
        memory.days.insert(0, (as_of, derived.clone()));
        memory.days.truncate(REMEMBERED);
        (memory.always.clone(), derived)
    })
}

/// Which facts, and which of their days; `None`: a state.
type Days = (*const Facts, Option<Period>);

/// All rows of some days, whoever's and of whatever, and what follows from them.
pub(super) struct Whole {
    /// The facts; while they are held, their address is nobody else's.
    pub facts: Rc<Facts>,
    /// The rows, ascending.
    pub rows: Rc<[u32]>,
    /// What follows, each thing once a period.
    pub derived: RefCell<HashMap<(TypeId, Period), Rc<dyn Any>>>,
}

impl Whole {
    fn of(facts: &Rc<Facts>, rows: Rc<[u32]>) -> Rc<Whole> {
        Rc::new(Whole { facts: facts.clone(), rows, derived: RefCell::default() })
    }
}

impl<'a> Known<'a> {
    /// The dataset at the as-of date of a scope.
    pub fn of(data: &'a Dataset, scope: Scope) -> Rc<Known<'a>> {
        Known::remembering(data, scope, false)
    }

    /// The same, without what is remembered of the dates that were looked at being forgotten for it.
    pub fn aside(data: &'a Dataset, scope: Scope) -> Rc<Known<'a>> {
        Known::remembering(data, scope, true)
    }

    fn remembering(data: &'a Dataset, scope: Scope, is_aside: bool) -> Rc<Known<'a>> {
        let (kept, derived) = remembered(data.stamp, scope.as_of, is_aside);
        let always = Always { data, kept };
        Rc::new(Known { data, as_of: scope.as_of, always, derived, days: RefCell::default() })
    }

    /// How many things are derived and remembered.
    pub fn derived(&self) -> usize {
        self.derived.borrow().len()
    }

    /// Last dated fact up to the as-of date.
    pub fn last_fact(&self) -> Option<Date> {
        self.derive(|known| LastFact(known.data.last_fact(known.as_of))).0
    }

    /// What follows from the dataset at the as-of date; counted when first asked for.
    pub fn derive<T: 'static>(&self, count: impl FnOnce(&Known<'a>) -> T) -> Rc<T> {
        self.derive_at(self.as_of, |known, _| count(known))
    }

    /// What follows from the dataset at the end of a day (never later than the as-of date).
    pub fn derive_at<T: 'static>(
        &self,
        day: Date,
        count: impl FnOnce(&Known<'a>, Date) -> T,
    ) -> Rc<T> {
        let day = day.min(self.as_of);
        let key = (TypeId::of::<T>(), day);
        let found = self.derived.borrow().get(&key).cloned();
        if let Some(found) = found.and_then(|it| it.downcast::<T>().ok()) {
            return found;
        }
        // Not borrowed while counting: what is derived may stand on something else derived.
        let counted = Rc::new(count(self, day));
        self.derived.borrow_mut().insert(key, counted.clone());
        counted
    }

    /// Tells at once the rows of events in each of these periods, which follow one another.
    pub(super) fn tell(&self, facts: &Rc<Facts>, scope: Scope, periods: &[Period]) {
        let runs: Vec<Period> =
            periods.iter().filter_map(|&period| scope.over(period).facts()).collect();
        if facts.ascends() || runs.len() < 2 {
            return;
        }
        let mut days = self.days.borrow_mut();
        for (&run, rows) in runs.iter().zip(facts.of_each(&runs)) {
            days.entry((Rc::as_ptr(facts), Some(run)))
                .or_insert_with(|| Whole::of(facts, rows.into()));
        }
    }

    /// The rows of facts dated in these days; all of them, where they are a state.
    pub(super) fn whole(&self, facts: &Rc<Facts>, days: Option<Period>) -> Rc<Whole> {
        let key = (Rc::as_ptr(facts), days);
        if let Some(whole) = self.days.borrow().get(&key) {
            return whole.clone();
        }
        let rows = match days {
            None => (0..).take(facts.len()).collect(),
            Some(days) => facts.of_days(days),
        };
        let whole = Whole::of(facts, rows);
        self.days.borrow_mut().insert(key, whole.clone());
        whole
    }
}

/// All rows of the days that a scope reads.
pub(super) fn whole(known: &Rc<Known>, scope: Scope, ground: Ground) -> Rc<Whole> {
    match (ground, scope.facts()) {
        (Ground::Events(facts), Some(days)) => known.whole(&facts(known), Some(days)),
        (Ground::State(facts), Some(days)) => known.whole(&facts(known, days.to), None),
        (_, None) => known.whole(&Rc::default(), None),
    }
}

/// The code in a row of a column; none where the column is empty or the row names nothing.
pub(super) fn code(codes: &[u32], row: u32) -> Option<u32> {
    codes.get(index(row)).copied().filter(|&it| it != super::column::NO_CODE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::dataset::Options;
    use crate::model::fixture::batch;
    use crate::model::table::Table;
    use crate::model::targets::Who;

    #[test]
    fn what_is_looked_at_aside_forgets_nothing_of_the_days_that_were_looked_at() {
        let sales = batch(Table::Sales, "date|amount\n2026-01-05|1\n2026-12-05|2");
        let data = Dataset::build(vec![sales], Options::default()).settled();
        let date = |text| Date::parse(text).expect(text);
        let scope = |text| {
            let period = Period { from: date("2026-01-01"), to: date("2026-12-31") };
            Scope { period, as_of: date(text), today: date("2027-01-01"), who: Who::Company }
        };
        let look = |text| Known::of(&data, scope(text)).last_fact();
        let derived = |text| Known::of(&data, scope(text)).derived();
        look("2026-12-31");
        look("2026-01-31");
        for day in ["2026-07-31", "2026-08-31", "2026-09-30"] {
            Known::aside(&data, scope(day)).last_fact();
        }
        assert_eq!(Known::aside(&data, scope("2026-09-30")).derived(), 1, "from step to step");
        look("2026-04-30");
        assert_eq!([derived("2026-12-31"), derived("2026-01-31"), derived("2026-04-30")], [1; 3]);
        look("2026-05-31");
        assert_eq!(derived("2026-12-31"), 0, "the fourth is forgotten");
    }
}
