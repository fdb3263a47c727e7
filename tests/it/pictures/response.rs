//! Response time: the histogram of waits, and how fast people answer.

use super::{gallery, keep, per_mille, reps};
use planerka::kpi::NoValue;
use planerka::model::unit::Exact;
use planerka::report::exhibit::Picture;
use planerka::report::waits::{Bins, Clock, Speed};

fn bins() -> Bins {
    Bins {
        counts: [412, 268, 131, 74, 52, 19, 44],
        waiting: 3,
        allowed: vec![10],
        median: Some(Exact::new(17, 2)),
        p90: Some(Exact::whole(58)),
        ..Bins::default()
    }
}

#[test]
fn waits_in_bins() {
    gallery("bins-usual", &Picture::Bins(bins()));
    keep("bins-empty", &Picture::Bins(Bins::default()));
    let one = Bins { counts: [0, 0, 0, 0, 0, 0, 1], ..Bins::default() };
    keep("bins-one", &Picture::Bins(one));
    let huge = Bins { counts: [usize::MAX / 8; 7], allowed: vec![15, 60], ..bins() };
    keep("bins-huge", &Picture::Bins(huge));
    let day = Bins { allowed: vec![480], ..bins() };
    keep("bins-allowed-a-day", &Picture::Bins(day));
    let calendar = Bins { clock: Clock::Calendar, unknown: 31, allowed: Vec::new(), ..bins() };
    gallery("bins-calendar", &Picture::Bins(calendar));
}

/// Median and P90 of people, in minutes.
fn speeds(of: &[(i64, i64)]) -> Vec<Speed> {
    let speed = |(at, (whose, &(median, p90)))| Speed {
        whose,
        share: Ok(per_mille(990 - i128::try_from(at).unwrap_or(0) * 37 % 600)),
        target: Some(per_mille(900)),
        median: Ok(Exact::whole(median)),
        p90: Ok(Exact::whole(p90)),
        of: 120 + at,
        unanswered: Ok(Exact::whole(4)),
        allowed: Some(10),
    };
    reps(of.len()).into_iter().zip(of).enumerate().map(speed).collect()
}

#[test]
fn speeds_of_people() {
    let mut usual = speeds(&[(22, 190), (14, 65), (9, 41), (6, 38), (4, 12), (3, 9)]);
    usual[5].median = Err(NoValue::ZeroWhole);
    usual[5].p90 = Err(NoValue::ZeroWhole);
    usual[5].allowed = None;
    let mut calendar = usual.clone();
    calendar.iter_mut().for_each(|it| it.allowed = None);
    keep("speeds-calendar", &Picture::Speeds(Clock::Calendar, calendar));
    gallery("speeds-usual", &Picture::Speeds(Clock::Working, usual));
    keep("speeds-empty", &Picture::Speeds(Clock::Working, Vec::new()));
    keep("speeds-one", &Picture::Speeds(Clock::Working, speeds(&[(8, 20)])));
    let many: Vec<(i64, i64)> = (1..58).map(|it| (it * 3 % 40 + 2, it * 7 % 300 + 45)).collect();
    keep("speeds-many", &Picture::Speeds(Clock::Working, speeds(&many)));
    keep(
        "speeds-huge",
        &Picture::Speeds(Clock::Working, speeds(&[(i64::MAX / 2, i64::MAX), (0, 0)])),
    );
}
