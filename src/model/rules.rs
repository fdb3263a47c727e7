//! Rules: what a firm decides about counting; each has the default of the KPI handbook.

use super::absences::AbsenceKind;
use super::answers::Answer;
use super::date::Date;
use super::vat::Vat;
use super::zone::Zone;
use serde::{Deserialize, Serialize};

/// When a sale counts for the plan in money.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Recognition {
    /// On the date of the sales document.
    #[default]
    Shipment,
    /// When money comes.
    Payment,
    /// When the deal is won.
    Won,
    /// As for shipment; revenue less cost.
    Margin,
}

/// Which attempt at a test counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AttemptRule {
    /// The last.
    #[default]
    Last,
    /// The best.
    Best,
    /// The mean of all.
    Average,
    /// The first.
    First,
}

/// What calls are counted as.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Denominator {
    /// Every call.
    #[default]
    Dials,
    /// Calls that were talked in.
    Connects,
    /// Contacts reached, each once.
    Contacts,
}

/// What money that names no invoice pays at least: never something narrower.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Allocation {
    /// All of the customer's debts, a contract that it names or not.
    #[default]
    Client,
    /// The debts of the contract that it names, else all of the customer's.
    Contract,
    /// What it names: the narrowest there is.
    Document,
}

/// How attainment is counted where less is better (the KPI handbook B0, "Achievement").
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LessIsBetter {
    /// Target / fact.
    #[default]
    Ratio,
    /// 2 − fact / target.
    Difference,
    /// (fact − base) / (norm − base), from nothing to the cap.
    BaseNorm,
}

/// How fast an inquiry of a channel is to be answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sla {
    /// The channel, as files name it; empty: any other.
    pub channel: String,
    /// The first day it holds; `None`: always.
    pub from: Option<Date>,
    /// Working minutes.
    pub minutes: u32,
}

/// What a firm decides. What a saved workspace does not hold yet is as by default.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Rules {
    /// The zone whose civil times the tables hold.
    pub zone: Zone,
    /// Whether amounts hold VAT.
    pub vat: Vat,
    /// When a sale counts.
    pub recognition: Recognition,
    /// Weights of January to December of a year's plan; `None`: working days.
    pub month_weights: Option<[u32; 12]>,
    /// Weights of working Mondays to Sundays within a month's plan; `None`: all alike.
    pub weekday_weights: Option<[u32; 7]>,
    /// Whether the plan in money looks at what was sold, returns not taken off.
    pub fact_is_sold: bool,
    /// Which absences take days from a plan: vacation, sick, trip, unpaid, absent.
    pub absences: [bool; 5],
    /// Which attempt counts.
    pub attempt: AttemptRule,
    /// A leave of more days than these moves the deadlines of tests; 0: none does.
    pub leave_days: u32,
    /// Whether a missing test is left out (and coverage shown), not zero.
    pub missing_left_out: bool,
    /// What calls are counted as.
    pub denominator: Denominator,
    /// From how many seconds of talk on a call is a connect.
    pub connect_seconds: u32,
    /// How many days after a cold call a deal is its deal.
    pub deal_days: u32,
    /// Whether a deal goes to the first cold call, not to the last.
    pub deal_to_first: bool,
    /// Whether the second purchase may be inside the period.
    pub repeat_inclusive: bool,
    /// How many months back a customer is warm; 0: always.
    pub lookback_months: u32,
    /// To whom money that names no invoice goes.
    pub allocation: Allocation,
    /// Days to pay where nothing else says.
    pub terms_days: u32,
    /// Whether a due date on a day off moves to the next working day.
    pub due_moves: bool,
    /// Whether a credit note that names no invoice stays a minus of its own.
    pub loose_credit_stays: bool,
    /// Days that DSO looks back; 0: those of the period.
    pub dso_days: u32,
    /// Days that a debt stays with a rep who has left.
    pub inherited_days: u32,
    /// Whether a meeting that was planned in the past counts as held.
    pub planned_is_held: bool,
    /// The shortest meeting that counts, in minutes.
    pub min_minutes: u32,
    /// From more than how many days after it on an event is written down late.
    pub late_days: u32,
    /// Whether meetings and presentations over the minimum are rewarded.
    pub over_minimum: bool,
    /// How attainment is counted where less is better.
    pub less_is_better: LessIsBetter,
    /// How fast to answer, by channel.
    pub sla: Vec<Sla>,
    /// Which names are one person or customer.
    pub answers: Vec<Answer>,
}

impl Rules {
    /// Whether absences of a kind take days from a plan.
    pub fn takes(&self, kind: AbsenceKind) -> bool {
        let at = match kind {
            AbsenceKind::Vacation => 0,
            AbsenceKind::Sick => 1,
            AbsenceKind::Trip => 2,
            AbsenceKind::Unpaid => 3,
            AbsenceKind::Absent => 4,
        };
        self.absences.get(at).copied().unwrap_or(false)
    }
}

/// Numbers that are typed are whole and up to this.
pub const MOST: u32 = 9_999;

/// Reads a number as it is typed: digits alone, from 0 to [`MOST`].
pub fn number(text: &str) -> Option<u32> {
    let text = text.trim();
    let is_whole = text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|&it| is_whole && it <= MOST)
}

impl Default for Rules {
    fn default() -> Rules {
        Rules {
            zone: Zone::MOSCOW,
            vat: Vat::default(),
            recognition: Recognition::default(),
            month_weights: None,
            weekday_weights: None,
            fact_is_sold: false,
            absences: [true, true, false, false, false],
            attempt: AttemptRule::default(),
            leave_days: 0,
            missing_left_out: false,
            denominator: Denominator::default(),
            connect_seconds: 15,
            deal_days: 90,
            deal_to_first: false,
            repeat_inclusive: false,
            lookback_months: 0,
            allocation: Allocation::default(),
            terms_days: 0,
            due_moves: false,
            loose_credit_stays: false,
            dso_days: 90,
            inherited_days: 60,
            planned_is_held: false,
            min_minutes: 0,
            late_days: 3,
            over_minimum: false,
            less_is_better: LessIsBetter::default(),
            sla: default_sla(),
            answers: Vec::new(),
        }
    }
}

/// Chat 5 minutes, site form and missed call 15, e-mail 240, anything else 60 (the KPI handbook B3).
fn default_sla() -> Vec<Sla> {
    let sla =
        |(channel, minutes): (&str, u32)| Sla { channel: channel.to_owned(), from: None, minutes };
    let all = [("chat", 5), ("form", 15), ("missed call", 15), ("email", 240), ("", 60)];
    all.into_iter().map(sla).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_whole_and_neither_below_zero_nor_beyond_reason() {
        assert_eq!(["0", " 90 ", "9999"].map(number), [Some(0), Some(90), Some(9_999)]);
        for wrong in ["", "-1", "+1", "1.5", "1e3", "10000", "99999999999", "много"] {
            assert_eq!(number(wrong), None, "{wrong}");
        }
    }
}
