//! How long customers wait for an answer: the still waiting (Kaplan–Meier, the unanswered too), the
//! answered by their minutes (ECDF), and when in the week the breaches are (the KPI handbook B3).

use crate::kpi::ground::inquiries::{Inquired, MINUTE, Outcome, inquired};
use crate::model::slice::{By, Slice};
use crate::model::sort;
use crate::model::unit::Exact;

/// Shares of those who still wait are kept in these parts, so that a long product stays exact
/// beyond what is seen.
const PARTS: i128 = 1_000_000_000_000_000_000;

/// One step of the curve of those who still wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// Working minutes waited.
    pub minutes: Exact,
    /// How many had waited so long without an answer.
    pub at_risk: usize,
    /// How many of them were answered just then.
    pub answered: usize,
    /// The share that waits longer, by Kaplan and Meier: the product of (1 − answered / at risk).
    pub still_waiting: Exact,
}

/// One point of the distribution of the answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    /// Working minutes.
    pub minutes: Exact,
    /// The share of the answered that took no longer.
    pub share: Exact,
}

/// One hour of the week, of the inquiries received in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WeekHour {
    /// How many.
    pub count: usize,
    /// How many were answered later than the SLA, or not at all for longer.
    pub breaches: usize,
}

/// How long the inquiries of a slice wait.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// Those who still wait, by minutes; a step at each time that somebody was answered.
    pub survival: Vec<Step>,
    /// How many were not answered, so that their wait is known to be longer than it is.
    pub censored: usize,
    /// The answered, by minutes.
    pub distribution: Vec<Point>,
    /// Hours of the week: Monday first, each from midnight; those received at an unknown hour are
    /// in none.
    pub week: [[WeekHour; 24]; 7],
}

/// How long the inquiries of a slice of response time wait.
pub fn waiting(slice: &Slice) -> Waiting {
    let all = inquired(&slice.known);
    let mut answered = Vec::new();
    let mut censored = Vec::new();
    for &row in &*slice.rows {
        match (all.outcome(row), all.waited(row)) {
            (Some(Outcome::InTime | Outcome::Late), Some(waited)) => answered.push(waited),
            (Some(Outcome::Unanswered | Outcome::Waiting), Some(waited)) => censored.push(waited),
            _ => {}
        }
    }
    sort::whole(&mut answered);
    sort::whole(&mut censored);
    Waiting {
        survival: survival(&answered, &censored),
        censored: censored.len(),
        distribution: distribution(&answered),
        week: week(&all, &slice.rows),
    }
}

/// The same by channel; inquiries that name none are last.
pub fn by_channel(slice: &Slice) -> Vec<(Option<String>, Waiting)> {
    let channels = &slice.data.channels;
    let name = |code: u32| usize::try_from(code).ok().and_then(|at| channels.get(at)).cloned();
    let mut parts: Vec<(Option<String>, Waiting)> = slice
        .split(By::Channel, &[])
        .into_iter()
        .map(|(code, part)| (code.and_then(name), waiting(&part)))
        .collect();
    sort::by(&mut parts, |(a, _), (b, _)| (a.is_none(), a).cmp(&(b.is_none(), b)));
    parts
}

fn in_minutes(parts: i64) -> Exact {
    Exact::new(parts.into(), MINUTE.into())
}

/// Both in order. One that is not answered by a time waits at that time.
fn survival(answered: &[i64], censored: &[i64]) -> Vec<Step> {
    let (mut left, mut still) = (answered.len(), PARTS);
    let mut steps = Vec::new();
    for together in answered.chunk_by(|a, b| a == b) {
        let Some(&time) = together.first() else { continue };
        let unanswered = censored.len() - censored.partition_point(|&it| it < time);
        let at_risk = left + unanswered;
        let stay = at_risk - together.len();
        if let (Ok(stay), Ok(at_risk)) = (i128::try_from(stay), i128::try_from(at_risk)) {
            still = still * stay / at_risk;
        }
        left -= together.len();
        steps.push(Step {
            minutes: in_minutes(time),
            at_risk,
            answered: together.len(),
            still_waiting: Exact::new(still, PARTS),
        });
    }
    steps
}

fn distribution(answered: &[i64]) -> Vec<Point> {
    let all = i128::try_from(answered.len()).unwrap_or(i128::MAX);
    let mut points = Vec::new();
    let mut up_to = 0;
    for together in answered.chunk_by(|a, b| a == b) {
        let Some(&time) = together.first() else { continue };
        up_to += i128::try_from(together.len()).unwrap_or(0);
        points.push(Point { minutes: in_minutes(time), share: Exact::new(up_to, all) });
    }
    points
}

fn week(all: &Inquired, rows: &[u32]) -> [[WeekHour; 24]; 7] {
    let mut week = [[WeekHour::default(); 24]; 7];
    for &row in rows {
        let Some(received) = all.received(row) else { continue };
        let Some(second) = received.second_of_day() else { continue };
        let weekday = usize::try_from(received.date().weekday() - 1).ok();
        let hour = usize::try_from(second / 3_600).ok();
        let found = weekday.zip(hour).and_then(|(day, hour)| week.get_mut(day)?.get_mut(hour));
        if let Some(of) = found {
            let outcome = all.outcome(row);
            of.count += 1;
            of.breaches +=
                usize::from(matches!(outcome, Some(Outcome::Late | Outcome::Unanswered)));
        }
    }
    week
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kpi::defs;
    use crate::model::dataset::{Dataset, Options};
    use crate::model::date::{Date, Period};
    use crate::model::fixture::batch;
    use crate::model::known::Known;
    use crate::model::scope::Scope;
    use crate::model::table::Table;
    use crate::model::targets::Who;

    const ROWS: &str = "channel | received | wait_minutes
        чат | 2026-09-07 10:00 | 4
        чат | 2026-09-07 10:59 | 10
        чат | 2026-09-08 10:00 | 10
        почта | 2026-09-30 17:50 |
        | 2026-09-30 17:56 |
        | 2026-09-07 | 20";

    fn counted<T>(of: impl Fn(&Slice) -> T) -> T {
        let data = Dataset::build(vec![batch(Table::Inquiries, ROWS)], Options::default());
        let date = |text| Date::parse(text).expect(text);
        let scope = Scope {
            period: Period::parse("2026-09").expect("a month"),
            as_of: date("2026-09-30"),
            today: date("2026-12-31"),
            who: Who::Company,
        };
        let kpi = defs::find("response_time").expect("the KPI");
        of(&kpi.slice(&Known::of(&data, scope), scope))
    }

    #[test]
    fn the_unanswered_wait_as_long_as_they_are_old() {
        // Waits 4, 10, 10, 20; still waiting after 10 and after 4.
        let waiting = counted(waiting);
        let steps = waiting.survival.iter().map(|it| {
            (it.minutes.rounded(0), it.at_risk, it.answered, it.still_waiting.rounded(4))
        });
        // 5/6; × 2/4 ... the one that is 4 minutes old is at risk at 4 and not at 10.
        let expected = [(4, 6, 1, 8333), (10, 4, 2, 4167), (20, 1, 1, 0)];
        assert_eq!(steps.collect::<Vec<_>>(), expected);
        assert_eq!(waiting.censored, 2);
    }

    #[test]
    fn the_distribution_is_of_the_answered() {
        let points = counted(waiting).distribution;
        let points = points.iter().map(|it| (it.minutes.rounded(0), it.share.rounded(2)));
        assert_eq!(points.collect::<Vec<_>>(), [(4, 25), (10, 75), (20, 100)]);
    }

    #[test]
    fn breaches_stand_in_the_hour_that_the_inquiry_was_received_in() {
        let week = counted(waiting).week;
        assert_eq!(week[0][10], WeekHour { count: 2, breaches: 1 });
        assert_eq!(week[1][10], WeekHour { count: 1, breaches: 1 });
        assert_eq!(week[2][17], WeekHour { count: 2, breaches: 0 });
        assert_eq!(week.iter().flatten().map(|it| it.count).sum::<usize>(), 5);
    }

    #[test]
    fn channels_stand_apart_and_none_is_last() {
        let parts = counted(by_channel);
        let sizes =
            parts.iter().map(|(name, it)| (name.as_deref(), it.survival.len(), it.censored));
        let expected = [(Some("почта"), 0, 1), (Some("чат"), 2, 0), (None, 1, 1)];
        assert_eq!(sizes.collect::<Vec<_>>(), expected);
    }
}
