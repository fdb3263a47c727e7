//! The app's engine over the seeded firm, as a page or a native program drives it.

use std::rc::Rc;

use planerka::kpi::{Kpi, defs, reach};
use planerka::model::calendar::DayKind;
use planerka::model::dataset::{Dataset, Options};
use planerka::model::date::{Date, Period};
use planerka::model::known::Known;
use planerka::model::scope::Scope;
use planerka::model::slice::By;
use planerka::model::targets::Who;
use planerka::report::ahead::{board, prepare};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen::prelude::*;

use crate::batches::{MONTHS, batches};
use crate::firm::{CHANNELS, DAYS, FIRST_DAY, Firm, REPS};

/// Days of the calendar that peers get: the year, and the answers that come after it.
const CALENDAR: i32 = DAYS + 40;

/// A firm and what is known of it.
#[cfg_attr(target_arch = "wasm32", wasm_bindgen)]
pub struct Engine {
    firm: Firm,
    data: &'static Dataset,
    known: Option<Rc<Known<'static>>>,
}

#[cfg_attr(target_arch = "wasm32", wasm_bindgen)]
impl Engine {
    /// The firm of so many sale lines, joined; it stays until the program ends.
    #[cfg_attr(target_arch = "wasm32", wasm_bindgen(constructor))]
    pub fn new(lines: i32) -> Engine {
        let firm = Firm::new(lines);
        let options = Options { currency: Some("RUB".to_owned()), ..Options::default() };
        let data = Dataset::build(batches(&firm), options).settled();
        assert!(data.excluded.is_empty(), "rows are left out: {:?}", data.excluded.first());
        Engine { firm, data: Box::leak(Box::new(data)), known: None }
    }

    /// A look at the year's end: what was counted for the look before is not reused; facts are.
    pub fn look(&mut self) {
        self.known = Some(Known::of(self.data, scope(1, 12, -1, 12)));
    }

    /// Ids of all KPIs, in the order of [`Engine::count`].
    pub fn kpis(&self) -> Vec<String> {
        defs::ALL.iter().map(|kpi| kpi.id.to_owned()).collect()
    }

    /// The headline of every KPI of the company, each rep, each month; NaN where there is none.
    pub fn count(&self) -> Vec<f64> {
        defs::ALL.iter().flat_map(|kpi| self.headlines(kpi)).collect()
    }

    /// The same of one KPI.
    pub fn count_one(&self, at: usize) -> Vec<f64> {
        defs::ALL.get(at).map(|kpi| self.headlines(kpi)).unwrap_or_default()
    }

    /// Counts the board of some months, of a rep or (-1) the company, as of the end of a month;
    /// gives how many rows it has.
    pub fn board(&self, from: i32, to: i32, rep: i32, as_of: i32) -> usize {
        board(&reach::ALL, self.data, scope(from, to, rep, as_of)).rows.len()
    }

    /// Does one step of preparing such a board; whether there was one.
    pub fn prepare(&self, from: i32, to: i32, as_of: i32, step: usize, beside: bool) -> bool {
        prepare(&reach::ALL, self.data, scope(from, to, -1, as_of), step, beside)
    }

    /// Days from 1970-01-01 to the first of the year.
    pub fn first_day(&self) -> i32 {
        FIRST_DAY
    }

    /// A column of the firm for a peer, or what the engine's calendar says.
    pub fn column(&self, name: &str) -> Vec<i32> {
        let Firm { sales, invoices, payments, inquiries, calls, meetings, .. } = &self.firm;
        match name {
            "sales.day" => sales.day.clone(),
            "sales.document" => sales.document.clone(),
            "sales.customer" => sales.customer.clone(),
            "sales.rep" => sales.rep.clone(),
            "sales.quantity" => sales.quantity.clone(),
            "sales.amount" => sales.amount.clone(),
            "invoices.day" => invoices.day.clone(),
            "invoices.due" => invoices.due.clone(),
            "invoices.rep" => invoices.rep.clone(),
            "invoices.amount" => invoices.amount.clone(),
            "payments.day" => payments.day.clone(),
            "payments.invoice" => payments.invoice.clone(),
            "payments.amount" => payments.amount.clone(),
            "inquiries.received" => inquiries.received.clone(),
            "inquiries.replied" => inquiries.replied.clone(),
            "inquiries.channel" => inquiries.channel.clone(),
            "inquiries.rep" => inquiries.rep.clone(),
            "calls.at" => calls.at.clone(),
            "calls.customer" => calls.customer.clone(),
            "calls.rep" => calls.rep.clone(),
            "meetings.at" => meetings.at.clone(),
            "meetings.customer" => meetings.customer.clone(),
            "meetings.rep" => meetings.rep.clone(),
            "meetings.kind" => meetings.kind.clone(),
            "plan_money" => self.firm.plan_money.clone(),
            "plan_units" => self.firm.plan_units.clone(),
            "starts" => MONTHS.iter().map(|it| FIRST_DAY + it).collect(),
            "allowed" => CHANNELS.iter().map(|it| it.1).collect(),
            "work_kind" => self.kinds(),
            "work_before" => {
                let seconds = |kind: &i32| [0, 8, 7].get(*kind as usize).unwrap_or(&0) * 3_600;
                let day =
                    |sum: &mut i32, kind: i32| Some(std::mem::replace(sum, *sum + seconds(&kind)));
                self.kinds().into_iter().scan(0, day).collect()
            }
            _ => Vec::new(),
        }
    }
}

impl Engine {
    /// Of each day whether it is off (0), whole (1) or short (2).
    fn kinds(&self) -> Vec<i32> {
        let kind = |day: i32| match self.data.hours.calendar().kind(Date(FIRST_DAY + day)) {
            DayKind::Off => 0,
            DayKind::Working => 1,
            DayKind::Short => 2,
        };
        (0..CALENDAR).map(kind).collect()
    }

    fn headlines(&self, kpi: &'static Kpi) -> Vec<f64> {
        let Some(known) = &self.known else { return Vec::new() };
        let year = kpi.slice(known, scope(1, 12, -1, 12));
        let reps: Vec<u32> = (0..).take(REPS as usize).collect();
        let parts = year.split(By::Rep, &reps).into_iter().filter(|(code, _)| {
            // What campaigns cost is nobody's.
            code.is_some()
        });
        let months = year.split(By::Month, &[]);
        let parts: Vec<_> = parts.chain(months).map(|(_, part)| part).collect();
        let value =
            |part: &_| (kpi.headline.count)(part).value.map_or(f64::NAN, |it| it.approximate());
        std::iter::once(&year).chain(&parts).map(value).collect()
    }
}

/// Months of the year, counted from 1, of a rep or (-1) the company, as of the end of a month.
fn scope(from: i32, to: i32, rep: i32, as_of: i32) -> Scope {
    let start = |month: i32| {
        let month = usize::try_from(month).unwrap_or_default().min(12);
        Date(FIRST_DAY + MONTHS.get(month).copied().unwrap_or(DAYS))
    };
    Scope {
        period: Period { from: start(from - 1), to: start(to).plus(-1) },
        as_of: start(as_of).plus(-1),
        today: Date(FIRST_DAY + DAYS + 30),
        who: u32::try_from(rep).map_or(Who::Company, Who::Rep),
    }
}
