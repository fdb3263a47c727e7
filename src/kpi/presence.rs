//! A person's part of a target on each day: position, ramp and being there (the KPI handbook B0,
//! "Proration of a plan for a person").

use crate::model::date::{Date, Period};
use crate::model::reps::Rep;
use crate::model::sort;
use crate::model::unit::Share;

/// A whole position at the whole target: a product of two shares.
pub const WHOLE: i128 = (Share::ONE.0 as i128) * (Share::ONE.0 as i128);

/// Days on which a person's part is the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// The days.
    pub days: Period,
    /// position × ramp, of [`WHOLE`]; `None` where the person is not there.
    pub part: Option<i128>,
}

/// A period cut into runs. A person is there from the first to the last day of work, but for the
/// absences that the firm takes from plans.
pub fn runs(rep: &Rep, away: &[Period], period: Period) -> Vec<Run> {
    let mut starts = vec![period.from];
    starts.extend(rep.active_from);
    starts.extend(rep.active_to.map(|last| last.plus(1)));
    starts.extend(away.iter().flat_map(|it| [it.from, it.to.plus(1)]));
    let steps = 1..=i32::try_from(rep.ramp.len()).unwrap_or(0);
    starts.extend(steps.filter_map(|step| Some(months_later(rep.active_from?, step))));
    starts.retain(|&start| period.contains(start));
    sort::whole(&mut starts);
    starts.dedup();
    let ends = starts.iter().skip(1).map(|next| next.plus(-1)).chain([period.to]);
    let run = |(&from, to)| Run { days: Period { from, to }, part: part(rep, away, from) };
    starts.iter().zip(ends).map(run).collect()
}

fn part(rep: &Rep, away: &[Period], date: Date) -> Option<i128> {
    let works = rep.active_from.is_none_or(|from| from <= date)
        && rep.active_to.is_none_or(|to| date <= to);
    if !works || away.iter().any(|it| it.contains(date)) {
        return None;
    }
    let step = rep.active_from.map(|from| {
        let begun = |step: &i32| months_later(from, *step) <= date;
        (1..).take(rep.ramp.len()).take_while(begun).count()
    });
    let ramp = step.and_then(|step| rep.ramp.get(step)).copied().unwrap_or(Share::ONE);
    Some(i128::from(rep.fte.0) * i128::from(ramp.0))
}

/// The same day so many months later; the first of the next month where there is no such day.
fn months_later(from: Date, months: i32) -> Date {
    let (year, month, day) = from.parts();
    let month = year * 12 + i32::try_from(month).unwrap_or(1) - 1 + months;
    let date = |month: i32, day: u32| {
        Date::new(month.div_euclid(12), u32::try_from(month.rem_euclid(12)).unwrap_or(0) + 1, day)
    };
    date(month, day).or_else(|| date(month + 1, 1)).unwrap_or(from)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::dataset::{Dataset, Options};
    use crate::model::fixture::batch;
    use crate::model::table::Table;

    fn rep(row: &str) -> Rep {
        let reps = batch(Table::Reps, &format!("name|active_from|active_to|fte|ramp\n{row}"));
        Dataset::build(vec![reps], Options::default()).reps.remove(0)
    }

    fn period(text: &str) -> Period {
        Period::parse(text).expect(text)
    }

    /// Runs as `2026-09-01 50`: first day and percent of the target.
    fn said(rep: &Rep, away: &[&str], of: &str) -> Vec<String> {
        let away: Vec<Period> = away.iter().map(|it| period(it)).collect();
        let percent = |run: &Run| match run.part {
            None => "away".to_owned(),
            Some(part) => (part * 100 / WHOLE).to_string(),
        };
        let runs = runs(rep, &away, period(of));
        runs.iter().map(|run| format!("{} {}", run.days.from, percent(run))).collect()
    }

    #[test]
    fn ramp_steps_go_from_day_to_the_same_day() {
        let rep = rep("А|2026-01-15||0.5|50/80");
        let year = said(&rep, &[], "2026");
        assert_eq!(year, ["2026-01-01 away", "2026-01-15 25", "2026-02-15 40", "2026-03-15 50"]);
    }

    #[test]
    fn a_step_from_the_31st_begins_on_the_first_where_there_is_no_such_day() {
        let year = said(&rep("А|2026-01-31|||10/20/30"), &[], "2026-02-01..2026-04-30");
        assert_eq!(year, ["2026-02-01 10", "2026-03-01 20", "2026-03-31 30"]);
        let leap = said(&rep("А|2024-01-29|||10/20"), &[], "2024-02-01..2024-03-31");
        assert_eq!(leap, ["2024-02-01 10", "2024-02-29 20", "2024-03-29 100"]);
    }

    #[test]
    fn the_last_day_of_work_and_both_ends_of_an_absence_are_in() {
        let rep = rep("А||2026-09-20||");
        let away = ["2026-09-03..2026-09-05", "2026-09-05..2026-09-06", "2026-10-01..2026-10-02"];
        let month = said(&rep, &away, "2026-09");
        assert_eq!(
            month,
            [
                "2026-09-01 100",
                "2026-09-03 away",
                "2026-09-05 away",
                "2026-09-06 away",
                "2026-09-07 100",
                "2026-09-21 away"
            ]
        );
    }
}
