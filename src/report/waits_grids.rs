//! How long inquiries waited and how fast people answer, as tables: minutes of a clock.

use super::grid::{Cell, Grid};
use super::waits::{Bins, Clock, Speed};
use crate::kpi::Unit;
use crate::lang::{Text, text};

/// The bins as a table.
pub fn bins_grid(bins: &Bins) -> Grid {
    let row = |(name, count): (Text, usize)| {
        let share = bins.share(count).map_or(Cell::Empty, |it| Cell::figure(it, Unit::Share));
        vec![Cell::Said(name), Cell::count(count), share]
    };
    Grid {
        id: "response-bins",
        title: text("Сколько ждали ответа", "How long they waited"),
        note: Some(match bins.clock {
            Clock::Working => text(
                "Рабочие минуты до ответа человека. Верхняя граница входит в интервал.",
                "Working minutes until a person answered. A bin holds its upper end.",
            ),
            Clock::Calendar => text(
                "Календарные минуты до ответа человека, с ночами и выходными. Верхняя граница \
                 входит в интервал.",
                "Calendar minutes until a person answered, nights and days off included. A bin \
                 holds its upper end.",
            ),
        }),
        head: vec![minutes(bins.clock), text("Обращений", "Inquiries"), text("Доля", "Share")],
        rows: bins.bins().into_iter().map(row).collect(),
        total: Some(vec![
            Cell::Said(text("Всего", "In all")),
            Cell::count(bins.all()),
            Cell::Empty,
        ]),
    }
}

/// What the minutes of a clock are called.
fn minutes(clock: Clock) -> Text {
    match clock {
        Clock::Working => text("Рабочие минуты", "Working minutes"),
        Clock::Calendar => text("Календарные минуты", "Calendar minutes"),
    }
}

/// The people as a table.
pub fn speeds_grid(clock: Clock, speeds: &[Speed]) -> Grid {
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
    // A table that is copied is read without the page around it.
    let (median, p90) = match clock {
        Clock::Working => (text("Медиана", "Median"), text("P90", "P90")),
        Clock::Calendar => (
            text("Медиана по календарю", "Median by the calendar"),
            text("P90 по календарю", "P90 by the calendar"),
        ),
    };
    Grid {
        id: "response-people",
        title: text("Как быстро отвечают", "How fast people answer"),
        note: Some(minutes(clock)),
        head: vec![
            text("Менеджер", "Salesperson"),
            text("В срок", "In time"),
            median,
            p90,
            text("Обращений", "Inquiries"),
            text("Без ответа", "No answer"),
        ],
        rows: speeds.iter().map(row).collect(),
        total: None,
    }
}
