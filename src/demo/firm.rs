//! A demo company while it is made: its days, people, customers, and the sheets so far.

use super::profile::{FIRST, PEOPLE, PROFILES, Profile, SECOND};
use super::random::Random;
use super::sheets::Sheets;
use crate::lang::Lang;
use crate::model::calendar::Calendar;
use crate::model::date::{Date, Grain, Period};
use crate::model::table::Table;

/// Months of a demo company, the running one among them.
const MONTHS: i32 = 18;

/// The firm.
pub struct Firm {
    /// Which one, from 0.
    pub number: usize,
    /// What it is.
    pub profile: &'static Profile,
    /// The language of its names.
    pub lang: Lang,
    /// Its random numbers.
    pub random: Random,
    /// Its sheets.
    pub sheets: Sheets,
    /// Its months, the last one running.
    pub months: Vec<Period>,
    /// Its last day with facts: yesterday.
    pub last: Date,
    /// What each person is to sell in each month, in roubles.
    pub planned: Vec<Vec<i64>>,
    /// Pieces of each product in each month.
    pub pieces: Vec<Vec<i64>>,
    /// The document in making: goods take their turns.
    pub turn: usize,
    /// What is still to be sold by campaigns, in kopecks.
    pub owed: i64,
    /// What was sold of each month's campaign, in kopecks.
    pub campaigned: Vec<i64>,
    /// Calls that became deals: day, person, contact.
    pub deals: Vec<(Date, usize, i32)>,
    calendar: Calendar,
}

impl Firm {
    /// Nothing but its days and people yet.
    pub fn new(number: usize, today: Date, lang: Lang) -> Firm {
        let number = number % PROFILES.len();
        let profile = &PROFILES[number];
        let last = today.plus(-1);
        let running = Period::around(last, Grain::Month);
        let months: Vec<Period> = (1 - MONTHS..=0).map(|it| running.shifted(it)).collect();
        Firm {
            number,
            profile,
            lang,
            random: Random(profile.seed),
            sheets: Sheets::default(),
            planned: Vec::new(),
            turn: 0,
            owed: 0,
            campaigned: vec![0; months.len()],
            pieces: vec![vec![0; months.len()]; profile.products.len()],
            months,
            last,
            deals: Vec::new(),
            calendar: Calendar::default(),
        }
    }

    /// The name of the nth person.
    pub fn person(&self, at: usize) -> &'static str {
        PEOPLE.get(self.profile.people.0 + at).map_or("", |it| it.get(self.lang))
    }

    /// How many people there are.
    pub fn people(&self) -> usize {
        self.profile.people.1
    }

    /// The name of a customer; those after the first are leads and have a number too.
    pub fn customer(&self, code: i32) -> String {
        let code = usize::try_from(code).unwrap_or(0);
        let first = FIRST[code % FIRST.len()].get(self.lang);
        let second = SECOND[code % SECOND.len()].get(self.lang);
        // 16 and 11 share no divisor: no name comes twice before 176.
        let round = code / (FIRST.len() * SECOND.len());
        let tail = if round == 0 { String::new() } else { format!("-{}", round + 1) };
        match self.lang {
            Lang::Ru => format!("ООО «{first}{second}{tail}»"),
            Lang::En => format!("{first}{second}{tail} LLC"),
        }
    }

    /// The first day of a person: one has come five months ago.
    pub fn hired(&self, person: usize) -> Date {
        let first = self.months.first().map_or(self.last, |it| it.from);
        if person + 1 != self.people() {
            return first.plus(-200);
        }
        self.months.get(self.newest()).map_or(first, |it| it.from)
    }

    /// The month in which the last person has come.
    pub fn newest(&self) -> usize {
        self.months.len().saturating_sub(6)
    }

    /// Two weeks of leave, each at another time.
    fn leave(&self, person: usize) -> Option<Period> {
        let month = self.months.get((person * 3 + 2) % self.months.len().max(1))?;
        Period::new(month.from.plus(7), month.from.plus(20))
    }

    /// Whether that person is with the firm that day, and not on leave.
    pub fn is_there(&self, person: usize, day: Date) -> bool {
        day >= self.hired(person) && !self.leave(person).is_some_and(|it| it.contains(day))
    }

    /// Whether people work that day.
    pub fn is_working(&self, day: Date) -> bool {
        self.calendar.is_working(day)
    }

    /// The working days of a month.
    pub fn days(&self, month: usize) -> Vec<Date> {
        let days = self.months.get(month).into_iter().flat_map(|it| it.each_day());
        days.filter(|it| self.is_working(*it)).collect()
    }

    /// Those of them on which a person is there, and what part they are, in percent.
    pub fn days_of(&self, person: usize, month: usize) -> (Vec<Date>, i64) {
        let all = self.days(month);
        let days: Vec<Date> = all.iter().copied().filter(|it| self.is_there(person, *it)).collect();
        let part = days.len() * 100 / all.len().max(1);
        (days, i64::try_from(part).unwrap_or(0))
    }

    /// One row of a sheet that was begun, unless its day is still to come. All of the running month
    /// is made and the rest of it left out, so that what is here is the same tomorrow.
    pub fn row(&mut self, day: Date, table: Table, cells: std::fmt::Arguments<'_>) {
        if day <= self.last {
            self.sheets.row(table, cells);
        }
    }

    /// The month of a day, from 0.
    pub fn month_of(&self, day: Date) -> Option<usize> {
        self.months.iter().position(|it| it.contains(day))
    }

    /// Begins the sheets of people, goods and absences.
    pub fn describe(&mut self) {
        let say = |ru, en| crate::lang::text(ru, en).get(self.lang);
        let teams = [say("Группа «Запад»", "Team West"), say("Группа «Восток»", "Team East")];
        self.sheets.begin(Table::Reps, "name | team | active_from");
        for person in 0..self.people() {
            let (name, team) = (self.person(person), teams[person * 2 / self.people() % 2]);
            let hired = self.hired(person);
            self.sheets.row(Table::Reps, format_args!("{name} | {team} | {hired}"));
        }
        self.sheets.begin(Table::Products, "sku | name | kind | price | cost");
        for (at, it) in self.profile.products.iter().enumerate() {
            let (name, price, cost) = (it.name.get(self.lang), it.price, it.price * 68 / 100);
            let cells = format_args!("A-{:02} | {name} | {} | {price} | {cost}", at + 1, it.kind);
            self.sheets.row(Table::Products, cells);
        }
        self.sheets.begin(Table::Absences, "rep | from | to | kind");
        for person in 0..self.people() {
            let Some(Period { from, to }) = self.leave(person) else { continue };
            let name = self.person(person);
            if from > self.hired(person) {
                let cells = format_args!("{name} | {from} | {to} | vacation");
                self.sheets.row(Table::Absences, cells);
            }
        }
    }
}
