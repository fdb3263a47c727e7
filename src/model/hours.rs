//! Working hours: the company's by its calendar, and everybody's own by their shifts.
//!
//! Of shifts (the KPI handbook B0): the rep's rows of that date, else his weekday rows in force,
//! else his team's in the same order, else the company's hours. Weekday rows in force are the
//! whole week of a rep or a team: a Monday to Friday that they do not name is free; a Saturday or
//! Sunday has the company's hours where the company works. They do not hold on a Monday to Friday
//! day off. Of the company itself a weekday without a row keeps the default hours.

use super::calendar::{Calendar, DayKind};
use super::date::{Date, Period};
use super::interval::{Interval, ending_earlier, merged};
use super::shifts::{Shift, ShiftDay};
use super::sort;
use super::sorted::Sorted;
use super::targets::Who;
use super::time::Time;
use super::timeline::Timeline;

/// A short day ends so many seconds earlier (Labour Code of Russia, article 95).
const SHORTER: u32 = 3_600;

/// The company's hours unless it sets others: 09:00–13:00 and 14:00–18:00.
const COMPANY: [Interval; 2] = [
    Interval { start: 9 * 3_600, end: 13 * 3_600 },
    Interval { start: 14 * 3_600, end: 18 * 3_600 },
];

/// Who works when.
#[derive(Clone, Debug, Default)]
pub struct Hours {
    calendar: Calendar,
    /// The shifts of those who have any.
    schedules: Sorted<Who, Schedule>,
    /// Whose shifts hold for somebody who has none.
    above: Sorted<Who, Who>,
    company: Timeline,
}

/// The shifts of one rep, team or company.
#[derive(Clone, Debug, Default)]
struct Schedule {
    dated: Sorted<Date, Vec<Interval>>,
    weekly: Vec<Weekly>,
    timeline: Timeline,
}

/// An interval of every week.
#[derive(Clone, Debug)]
struct Weekly {
    weekday: u32,
    interval: Interval,
    from: Option<Date>,
    to: Option<Date>,
}

impl Weekly {
    fn is_in_force(&self, date: Date) -> bool {
        self.from.is_none_or(|from| from <= date) && self.to.is_none_or(|to| date <= to)
    }
}

impl Schedule {
    fn of(shifts: &[&Shift]) -> Schedule {
        let interval = |shift: &Shift| Interval::of_day(shift.start, shift.end);
        let dated = shifts.iter().filter_map(|shift| match shift.day {
            ShiftDay::Date(date) => Some((date, interval(shift))),
            ShiftDay::Weekday(_) => None,
        });
        let weekly = shifts.iter().filter_map(|shift| match shift.day {
            ShiftDay::Date(_) => None,
            ShiftDay::Weekday(weekday) => {
                let (interval, from, to) = (interval(shift), shift.from, shift.to);
                Some(Weekly { weekday, interval, from, to })
            }
        });
        Schedule {
            dated: Sorted::grouped(dated),
            weekly: weekly.collect(),
            timeline: Timeline::default(),
        }
    }
}

impl Hours {
    /// By a calendar and shifts; `above` names the team of a rep and the parent of a team.
    pub fn new(calendar: Calendar, shifts: &[Shift], above: Sorted<Who, Who>) -> Hours {
        let own = sort::grouped(shifts.iter().map(|shift| (shift.who, shift)));
        let schedules = own.into_iter().map(|(who, own)| (who, Schedule::of(&own))).collect();
        Hours { calendar, schedules, above, company: Timeline::default() }
    }

    /// The calendar that the company's hours follow.
    pub fn calendar(&self) -> &Calendar {
        &self.calendar
    }

    /// The working intervals that belong to a date, in order; none on a day off.
    pub fn intervals(&self, who: Who, date: Date) -> Vec<Interval> {
        let deciding = self.chain(who).find_map(|(_, schedule)| self.said(schedule, date));
        deciding.unwrap_or_else(|| self.company_intervals(date))
    }

    /// Whether it is a working day.
    pub fn is_working(&self, who: Who, date: Date) -> bool {
        let day = Period { from: date, to: date };
        self.working_days(who, day) == 1
    }

    /// How many working days the period has.
    pub fn working_days(&self, who: Who, period: Period) -> i64 {
        let (who, timeline) = self.timeline(who);
        timeline.days(period, |date| self.intervals(who, date))
    }

    /// Working seconds from one time to another, 0 when the second is not later. Absences do not
    /// stop this clock: a customer waits for the firm.
    pub fn seconds(&self, who: Who, from: Time, to: Time) -> i64 {
        let (who, timeline) = self.timeline(who);
        timeline.seconds(from.seconds(), to.seconds(), |date| self.intervals(who, date))
    }

    /// The reps whose own shifts, not the team's or the company's, lie on a date, with each interval
    /// of them, in seconds of that date.
    pub fn own_shifts(&self, date: Date) -> Vec<(u32, Interval)> {
        let reps = self.schedules.iter().filter_map(|(who, schedule)| match who {
            Who::Rep(rep) => Some((*rep, schedule)),
            _ => None,
        });
        let lying = |(rep, schedule)| self.lying_on(schedule, date).map(move |it| (rep, it));
        reps.flat_map(lying).collect()
    }

    /// Whether the rep's own shift, not the team's or the company's, covers the time.
    pub fn is_on_shift(&self, rep: u32, at: Time) -> bool {
        let Some(schedule) = self.schedules.get(&Who::Rep(rep)) else { return false };
        let Some(second) = at.second_of_day() else { return false };
        self.lying_on(schedule, at.date()).any(|it| it.start <= second && second < it.end)
    }

    /// What of a schedule's own intervals lies on a date, the night before too.
    fn lying_on(&self, schedule: &Schedule, date: Date) -> impl Iterator<Item = Interval> + use<> {
        let of_date = |date| self.own(schedule, date).unwrap_or_default().into_iter();
        let today = of_date(date).filter_map(Interval::before_midnight);
        today.chain(of_date(date.plus(-1)).filter_map(Interval::past_midnight))
    }

    /// Whoever's shifts can decide for somebody, the nearest first.
    fn chain(&self, who: Who) -> impl Iterator<Item = (Who, &Schedule)> {
        let above = |it: &Who| self.above.get(it).copied();
        // A circle of teams is cut off.
        let chain = std::iter::successors(Some(who), above).take(self.above.len() + 1);
        let below_company = chain.filter(|it| matches!(it, Who::Rep(_) | Who::Team(_)));
        below_company.filter_map(|it| self.schedules.get(&it).map(|schedule| (it, schedule)))
    }

    fn timeline(&self, who: Who) -> (Who, &Timeline) {
        let nearest = self.chain(who).next();
        nearest.map_or((Who::Company, &self.company), |(who, it)| (who, &it.timeline))
    }

    /// What a schedule says of a date; `None` when that is left to the level above.
    fn said(&self, schedule: &Schedule, date: Date) -> Option<Vec<Interval>> {
        if let Some(own) = self.own(schedule, date) {
            return Some(own);
        }
        let holds =
            !self.is_weekday_off(date) && schedule.weekly.iter().any(|it| it.is_in_force(date));
        let free = || if date.weekday() > 5 { self.company_intervals(date) } else { Vec::new() };
        holds.then(free)
    }

    /// The intervals that the rows of a schedule themselves give a date.
    fn own(&self, schedule: &Schedule, date: Date) -> Option<Vec<Interval>> {
        if let Some(dated) = schedule.dated.get(&date) {
            return Some(merged(dated.clone()));
        }
        let holds = |it: &&Weekly| it.weekday == date.weekday() && it.is_in_force(date);
        let weekly: Vec<Interval> =
            schedule.weekly.iter().filter(holds).map(|it| it.interval).collect();
        (!weekly.is_empty() && !self.is_weekday_off(date)).then(|| merged(weekly))
    }

    /// A Monday to Friday day off, unless the company has hours of its own for that date.
    fn is_weekday_off(&self, date: Date) -> bool {
        let company = self.schedules.get(&Who::Company);
        let is_dated = company.is_some_and(|it| it.dated.contains_key(&date));
        date.weekday() <= 5 && !is_dated && !self.calendar.is_working(date)
    }

    fn company_intervals(&self, date: Date) -> Vec<Interval> {
        let company = self.schedules.get(&Who::Company);
        if let Some(dated) = company.and_then(|it| it.dated.get(&date)) {
            return merged(dated.clone());
        }
        let kind = self.calendar.kind(date);
        let set = company.and_then(|it| self.own(it, date));
        let usual = || if kind == DayKind::Off { Vec::new() } else { COMPANY.to_vec() };
        let whole = set.unwrap_or_else(usual);
        if kind == DayKind::Short { ending_earlier(whole, SHORTER) } else { whole }
    }
}
