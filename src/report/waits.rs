//! How many inquiries waited how long, in bins, and how fast people answer: what the share in time
//! is made of.

use super::grid::{Cell, Grid};
use super::whose::Whose;
use crate::kpi::engine::compared;
use crate::kpi::ground::inquiries::{MINUTE, Outcome, allowed, inquired};
use crate::kpi::{NoValue, Unit, defs};
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

/// Inquiries by how long they waited: of those that the share in time is counted of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bins {
    /// How many, by [`NAMES`]; who waited just as long as a bin is, is in it.
    pub counts: [usize; NAMES.len()],
    /// Not answered yet, and not older than is allowed: in no bin.
    pub waiting: usize,
    /// Working minutes allowed, ascending: one where all channels have the same.
    pub allowed: Vec<u32>,
    /// Half of the answered took no longer, in working minutes.
    pub median: Option<Exact>,
    /// Nine of ten of them took no longer.
    pub p90: Option<Exact>,
}

impl Bins {
    /// All that are in bins.
    pub fn all(&self) -> usize {
        self.counts.iter().sum()
    }

    /// The part of them in a bin; none of none.
    pub fn share(&self, bin: usize) -> Option<Exact> {
        let count = i128::try_from(*self.counts.get(bin)?).ok()?;
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
    /// Half of the answers took no longer, in working minutes.
    pub median: Result<Exact, NoValue>,
    /// Nine of ten took no longer.
    pub p90: Result<Exact, NoValue>,
    /// Of how many inquiries the share is.
    pub of: usize,
    /// Those that nobody answered in time or later.
    pub unanswered: Result<Exact, NoValue>,
    /// Working minutes allowed, where all of theirs allow the same.
    pub allowed: Option<u32>,
}

/// The inquiries of a slice of response time in bins.
pub fn bins(slice: &Slice) -> Bins {
    let all = inquired(&slice.known);
    let figure = |id: &str| {
        let measure = defs::find("response_time").and_then(|kpi| kpi.measure(id));
        measure.and_then(|it| it.count(slice).value.ok())
    };
    let mut bins = Bins {
        allowed: allowed(slice),
        median: figure("median_minutes"),
        p90: figure("p90_minutes"),
        ..Bins::default()
    };
    for &row in &*slice.rows {
        let bin = match (all.outcome(row), all.waited(row)) {
            (Some(Outcome::InTime | Outcome::Late), Some(waited)) => {
                UNTIL.iter().position(|&it| waited <= it * MINUTE).unwrap_or(UNTIL.len())
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
pub fn speeds(slice: &Slice) -> Vec<Speed> {
    let parts = slice.split(By::Rep, &[]);
    let mut rows: Vec<Speed> =
        parts.iter().filter_map(|(code, it)| speed(*code, it, slice)).collect();
    sort::by_key(&mut rows, |it| {
        let gap = it.share.ok().map(|share| share.minus(it.target.unwrap_or(Exact::ZERO)));
        (it.whose.name.is_none(), gap.is_none(), gap, it.whose.name.clone())
    });
    rows
}

fn speed(code: Option<u32>, part: &Slice, whole: &Slice) -> Option<Speed> {
    let kpi = defs::find("response_time")?;
    let figure = |id: &str| kpi.measure(id).map_or(Err(NoValue::NoRows), |it| it.count(part).value);
    let headline = (kpi.headline.count)(part);
    let allowed = allowed(part);
    Some(Speed {
        whose: Whose::of(By::Rep, code, part),
        share: headline.value,
        target: compared(kpi, part, whole),
        median: figure("median_minutes"),
        p90: figure("p90_minutes"),
        of: headline.n,
        unanswered: figure("unanswered"),
        allowed: allowed.first().copied().filter(|_| allowed.len() == 1),
    })
}

/// The bins as a table.
pub fn bins_grid(bins: &Bins) -> Grid {
    let row = |(at, name): (usize, &Text)| {
        let count = bins.counts.get(at).copied().unwrap_or_default();
        let share = bins.share(at).map_or(Cell::Empty, |it| Cell::figure(it, Unit::Share));
        vec![Cell::Said(*name), Cell::count(count), share]
    };
    Grid {
        id: "response-bins",
        title: text("Сколько ждали ответа", "How long they waited"),
        note: Some(text(
            "Рабочие минуты до ответа человека. Верхняя граница входит в интервал.",
            "Working minutes until a person answered. A bin holds its upper end.",
        )),
        head: vec![text("Минут", "Minutes"), text("Обращений", "Inquiries"), text("Доля", "Share")],
        rows: NAMES.iter().enumerate().map(row).collect(),
        total: Some(vec![
            Cell::Said(text("Всего", "In all")),
            Cell::count(bins.all()),
            Cell::Empty,
        ]),
    }
}

/// The people as a table.
pub fn speeds_grid(speeds: &[Speed]) -> Grid {
    let row = |it: &Speed| {
        vec![
            it.whose.cell(),
            Cell::Figure(it.share, Unit::Share),
            Cell::Figure(it.median, Unit::Minutes),
            Cell::Figure(it.p90, Unit::Minutes),
            Cell::count(it.of),
            Cell::Figure(it.unanswered, Unit::Count),
        ]
    };
    Grid {
        id: "response-people",
        title: text("Как быстро отвечают", "How fast people answer"),
        note: None,
        head: vec![
            text("Менеджер", "Salesperson"),
            text("В срок", "In time"),
            text("Медиана", "Median"),
            text("P90", "P90"),
            text("Обращений", "Inquiries"),
            text("Без ответа", "No answer"),
        ],
        rows: speeds.iter().map(row).collect(),
        total: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kpi::fixture::asked;
    use crate::lang::Lang;
    use crate::model::rules::{Rules, Sla};
    use crate::model::table::Table;

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
        let bins = of(vec![sla("", 15)], bins);
        assert_eq!(bins.counts, [1, 1, 0, 0, 1, 1, 1]);
        assert_eq!((bins.all(), bins.waiting, bins.allowed.as_slice()), (5, 1, &[15][..]));
        // As much as is allowed is in time: the first two bins.
        let in_time = of(vec![sla("", 15)], |slice| {
            let kpi = defs::find("response_time").expect("the KPI");
            (kpi.headline.count)(slice).value
        });
        assert_eq!(in_time, Ok(Exact::new(2, 5)));
        assert_eq!(bins.share(0), Some(Exact::new(1, 5)));
        assert_eq!(Bins::default().share(0), None);
    }

    #[test]
    fn channels_that_allow_other_times_have_no_line_of_their_own() {
        let rules = || vec![sla("", 60), sla("чат", 10)];
        assert_eq!(of(rules(), bins).allowed, [10, 60]);
        let speeds = of(rules(), speeds);
        let said = speeds.iter().map(|it| (it.whose.said(Lang::Ru), it.allowed, it.of));
        let expected = [("Б".to_owned(), None, 3), ("А".to_owned(), Some(10), 2)];
        assert_eq!(said.take(2).collect::<Vec<_>>(), expected, "the worst first");
        assert_eq!(speeds[2].whose.said(Lang::Ru), "Не назначен");
        assert_eq!(speeds[1].median, Ok(Exact::new(21, 4)));
        assert_eq!(speeds_grid(&speeds).rows.len(), 3);
    }
}
