//! How many inquiries waited how long, in bins, and how fast people answer: what the share in time
//! is made of.

use super::whose::Whose;
use crate::kpi::engine::compared;
use crate::kpi::ground::inquiries::{MINUTE, Outcome, allowed, inquired, standing};
use crate::kpi::percentile::{P90, percentile};
use crate::kpi::{NoValue, defs};
use crate::lang::{Text, text};
use crate::model::slice::{By, Slice};
use crate::model::sort;
use crate::model::unit::Exact;

/// The last working minute of every bin but the last, which has no end.
pub const UNTIL: [i64; 5] = [5, 15, 30, 60, 240];

/// The bins, and at last those that nobody answered.
pub const NAMES: [Text; UNTIL.len() + 2] = [
    text("0–5", "0–5"),
    text("5–15", "5–15"),
    text("15–30", "15–30"),
    text("30–60", "30–60"),
    text("1–4 ч", "1–4 h"),
    text("> 4 ч", "> 4 h"),
    text("без ответа", "no answer"),
];

/// By which clock a wait is long.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Clock {
    /// In working minutes: as the KPI counts.
    #[default]
    Working,
    /// With nights and days off. What is allowed is no length of this clock.
    Calendar,
}

/// The bin of those whose wait the clock does not know.
const UNKNOWN: Text = text("время неизвестно", "time unknown");

/// Inquiries by how long they waited: of those that the share in time is counted of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bins {
    /// By which clock.
    pub clock: Clock,
    /// How many, by [`NAMES`]; who waited just as long as a bin is, is in it.
    pub counts: [usize; NAMES.len()],
    /// Answered within known working minutes at times that are not known: in none of these.
    pub unknown: usize,
    /// Not answered yet, and not older than is allowed: in no bin.
    pub waiting: usize,
    /// Working minutes allowed, ascending: one where all channels have the same.
    pub allowed: Vec<u32>,
    /// Half of the answered took no longer, in minutes of the clock.
    pub median: Option<Exact>,
    /// Nine of ten of them took no longer.
    pub p90: Option<Exact>,
}

impl Bins {
    /// All of which the bins are parts.
    pub fn all(&self) -> usize {
        self.counts.iter().sum::<usize>() + self.unknown
    }

    /// The bins with how many are in each; those at unknown times have one where there are any.
    pub fn bins(&self) -> Vec<(Text, usize)> {
        let unknown = (UNKNOWN, self.unknown);
        let named = NAMES.into_iter().zip(self.counts);
        named.chain(Some(unknown).filter(|it| it.1 > 0)).collect()
    }

    /// The part of them that so many are; none of none.
    pub fn share(&self, count: usize) -> Option<Exact> {
        let count = i128::try_from(count).ok()?;
        let all = i128::try_from(self.all()).ok().filter(|&it| it > 0)?;
        Some(Exact::new(count, all))
    }
}

/// How fast somebody answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speed {
    /// Who.
    pub whose: Whose,
    /// The share answered in time.
    pub share: Result<Exact, NoValue>,
    /// What is aimed at.
    pub target: Option<Exact>,
    /// Half of the answers took no longer, in minutes of the clock.
    pub median: Result<Exact, NoValue>,
    /// Nine of ten took no longer.
    pub p90: Result<Exact, NoValue>,
    /// Of how many inquiries the share is.
    pub of: usize,
    /// Those that nobody answered in time or later.
    pub unanswered: Result<Exact, NoValue>,
    /// Working minutes allowed, where all of theirs allow the same and the clock counts these.
    pub allowed: Option<u32>,
}

/// Half and nine of ten of the answers of a slice took no longer, in minutes of a clock.
fn took(slice: &Slice, clock: Clock) -> [Result<Exact, NoValue>; 2] {
    let kpi = defs::find("response_time");
    let figure = |id: &str| kpi.and_then(|it| it.measure(id)).map(|it| it.count(slice).value);
    let counted = |id: &str| figure(id).unwrap_or(Err(NoValue::NoRows));
    if clock == Clock::Working {
        return [counted("median_minutes"), counted("p90_minutes")];
    }
    let all = inquired(&slice.known);
    let answered = standing(slice, &[Outcome::InTime, Outcome::Late]);
    let mut waits: Vec<i64> = answered.into_iter().filter_map(|row| all.wall(row)).collect();
    let p90 = percentile(&mut waits, P90).ok_or(NoValue::ZeroWhole);
    let p90 = p90.map(|(part, whole)| Exact::new(part, whole * i128::from(MINUTE)));
    [counted("median_wall_minutes"), p90]
}

/// The inquiries of a slice of response time in bins.
pub fn bins(slice: &Slice, clock: Clock) -> Bins {
    let all = inquired(&slice.known);
    let [median, p90] = took(slice, clock).map(Result::ok);
    let allowed = if clock == Clock::Working { allowed(slice) } else { Vec::new() };
    let mut bins = Bins { clock, allowed, median, p90, ..Bins::default() };
    for &row in &*slice.rows {
        let waited = if clock == Clock::Working { all.waited(row) } else { all.wall(row) };
        let bin = match (all.outcome(row), waited) {
            (Some(Outcome::InTime | Outcome::Late), Some(waited)) => {
                UNTIL.iter().position(|&it| waited <= it * MINUTE).unwrap_or(UNTIL.len())
            }
            (Some(Outcome::InTime | Outcome::Late), None) => {
                bins.unknown += 1;
                continue;
            }
            (Some(Outcome::Unanswered), _) => UNTIL.len() + 1,
            (Some(Outcome::Waiting), _) => {
                bins.waiting += 1;
                continue;
            }
            _ => continue,
        };
        if let Some(count) = bins.counts.get_mut(bin) {
            *count += 1;
        }
    }
    bins
}

/// How fast the people of a slice answer: the furthest from what is aimed at first.
pub fn speeds(slice: &Slice, clock: Clock) -> Vec<Speed> {
    let parts = slice.split(By::Rep, &[]);
    let mut rows: Vec<Speed> =
        parts.iter().filter_map(|(code, it)| speed(*code, it, slice, clock)).collect();
    sort::by_key(&mut rows, |it| {
        let gap = it.share.ok().map(|share| share.minus(it.target.unwrap_or(Exact::ZERO)));
        (it.whose.name.is_none(), gap.is_none(), gap, it.whose.name.clone())
    });
    rows
}

fn speed(code: Option<u32>, part: &Slice, whole: &Slice, clock: Clock) -> Option<Speed> {
    let kpi = defs::find("response_time")?;
    let headline = (kpi.headline.count)(part);
    let unanswered = kpi.measure("unanswered").map(|it| it.count(part).value);
    let [median, p90] = took(part, clock);
    let allowed = if clock == Clock::Working { allowed(part) } else { Vec::new() };
    Some(Speed {
        whose: Whose::of(By::Rep, code, part),
        share: headline.value,
        target: compared(kpi, part, whole),
        median,
        p90,
        of: headline.n,
        unanswered: unanswered.unwrap_or(Err(NoValue::NoRows)),
        allowed: allowed.first().copied().filter(|_| allowed.len() == 1),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kpi::fixture::asked;
    use crate::lang::Lang;
    use crate::model::rules::{Rules, Sla};
    use crate::model::table::Table;
    use crate::report::waits_grids::{bins_grid, speeds_grid};

    const ROWS: &str = "owner | channel | received | wait_minutes
        А | чат | 2026-09-07 10:00 | 5
        А | чат | 2026-09-07 10:59 | 5.5
        Б | чат | 2026-09-08 10:00 | 240
        Б | почта | 2026-09-08 10:30 | 241
        Б | почта | 2026-09-09 09:00 |
        | почта | 2026-09-30 17:56 |";

    fn sla(channel: &str, minutes: u32) -> Sla {
        Sla { channel: channel.to_owned(), minutes, from: None }
    }

    fn of<T>(rules: Vec<Sla>, count: impl Fn(&Slice) -> T) -> T {
        let rules = Rules { sla: rules, ..Rules::default() };
        let asked = asked("2026-09", rules, &[(Table::Inquiries, ROWS)]).on("2026-09-30");
        count(&asked.slice("response_time", ""))
    }

    #[test]
    fn a_bin_holds_its_upper_end_and_all_of_them_make_the_share_in_time() {
        let bins = of(vec![sla("", 15)], |it| bins(it, Clock::Working));
        assert_eq!(bins.counts, [1, 1, 0, 0, 1, 1, 1]);
        assert_eq!((bins.all(), bins.waiting, bins.allowed.as_slice()), (5, 1, &[15][..]));
        // As much as is allowed is in time: the first two bins.
        let in_time = of(vec![sla("", 15)], |slice| {
            let kpi = defs::find("response_time").expect("the KPI");
            (kpi.headline.count)(slice).value
        });
        assert_eq!(in_time, Ok(Exact::new(2, 5)));
        assert_eq!(bins.share(1), Some(Exact::new(1, 5)));
        assert_eq!(Bins::default().share(0), None);
    }

    #[test]
    fn channels_that_allow_other_times_have_no_line_of_their_own() {
        let rules = || vec![sla("", 60), sla("чат", 10)];
        assert_eq!(of(rules(), |it| bins(it, Clock::Working)).allowed, [10, 60]);
        let speeds = of(rules(), |it| speeds(it, Clock::Working));
        let said = speeds.iter().map(|it| (it.whose.said(Lang::Ru), it.allowed, it.of));
        let expected = [("Б".to_owned(), None, 3), ("А".to_owned(), Some(10), 2)];
        assert_eq!(said.take(2).collect::<Vec<_>>(), expected, "the worst first");
        assert_eq!(speeds[2].whose.said(Lang::Ru), "Не назначен");
        assert_eq!(speeds[1].median, Ok(Exact::new(21, 4)));
        assert_eq!(speeds_grid(Clock::Working, &speeds).rows.len(), 3);
    }

    #[test]
    fn the_calendar_has_nights_and_days_off_and_its_own_bin_for_what_it_does_not_know() {
        // Over a night, over a weekend, in minutes of a file that has no more, and not at all.
        let rows = "owner | channel | received | replied | wait_minutes
            А | чат | 2026-09-07 17:50 | 2026-09-08 09:05 |
            А | чат | 2026-09-04 17:59 | 2026-09-07 09:00 |
            А | чат | 2026-09-08 10:00 | 2026-09-08 10:04 |
            А | чат | 2026-09-08 11:00 | | 5
            А | чат | 2026-09-09 09:00 | |";
        let rules = Rules { sla: vec![sla("", 15)], ..Rules::default() };
        let asked = asked("2026-09", rules, &[(Table::Inquiries, rows)]).on("2026-09-30");
        let slice = asked.slice("response_time", "");
        let by = |clock| (bins(&slice, clock), speeds(&slice, clock));
        let ((working, _), (calendar, people)) = (by(Clock::Working), by(Clock::Calendar));
        assert_eq!((working.counts, working.unknown), ([3, 1, 0, 0, 0, 0, 1], 0));
        assert_eq!((calendar.counts, calendar.unknown), ([1, 0, 0, 0, 0, 2, 1], 1));
        assert_eq!((working.all(), calendar.all()), (5, 5), "of the same inquiries");
        assert!(calendar.allowed.is_empty() && people[0].allowed.is_none());
        // 4, 915 and 3781 minutes.
        assert_eq!(calendar.median, Some(Exact::whole(915)));
        let kpi = defs::find("response_time").expect("the KPI");
        let wall = kpi.measure("median_wall_minutes").map(|it| it.count(&slice).value);
        assert_eq!((people[0].median, Some(people[0].median)), (Ok(Exact::whole(915)), wall));
        assert_eq!(people[0].p90, Ok(Exact::new(32_078, 10)));
        assert_eq!(bins_grid(&calendar).rows.len(), NAMES.len() + 1);
        assert_eq!(bins_grid(&working).rows.len(), NAMES.len());
        // The share in time is what it was.
        assert_eq!(people[0].share, Ok(Exact::new(4, 5)));
    }
}
