//! How long inquiries wait, as tables: by channel, by hour of the week, who still waits.

use super::grid::{Cell, Grid};
use super::waiting::{Waiting, WeekHour, waiting};
use crate::kpi::{Unit, defs};
use crate::lang::{Text, text};
use crate::model::slice::{By, Slice, index};
use crate::model::unit::Exact;

const DAYS: [Text; 7] = [
    text("Пн", "Mon"),
    text("Вт", "Tue"),
    text("Ср", "Wed"),
    text("Чт", "Thu"),
    text("Пт", "Fri"),
    text("Сб", "Sat"),
    text("Вс", "Sun"),
];

/// Working minutes at which the share that still waits is read off.
const MINUTES: [i64; 8] = [0, 5, 15, 30, 60, 120, 240, 480];

/// By channel, by hour of the week, and how many still wait after so long.
pub fn grids(slice: &Slice) -> Vec<Grid> {
    vec![channels(slice), week(slice), survival(slice)]
}

fn channels(slice: &Slice) -> Grid {
    let measures =
        ["headline", "median_minutes", "p90_minutes", "answered", "unanswered", "waiting"];
    let kpi = defs::find("response_time");
    let measures: Vec<_> =
        measures.iter().filter_map(|id| kpi.and_then(|kpi| kpi.measure(id))).collect();
    let parts = slice.split(By::Channel, &[]);
    let row = |(code, part): &(Option<u32>, Slice)| {
        let name = code.and_then(|code| slice.data.channels.get(index(code)));
        let name = name.map_or(Cell::Said(text("Без канала", "No channel")), |it| {
            Cell::Named(it.clone())
        });
        let figures = measures.iter().map(|it| Cell::Figure(it.count(part).value, it.unit));
        [name].into_iter().chain(figures).collect()
    };
    Grid {
        id: "response-channels",
        title: text("По каналам", "By channel"),
        note: None,
        head: [text("Канал", "Channel")]
            .into_iter()
            .chain(measures.iter().map(|it| it.name))
            .collect(),
        rows: parts.iter().map(row).collect(),
        total: None,
    }
}

/// Hours that anything was received in; late of all.
fn week(slice: &Slice) -> Grid {
    let week = waiting(slice).week;
    let hour = |hour: usize| week.iter().map(move |day| day.get(hour).copied().unwrap_or_default());
    let used = (0..24).filter(|&it| hour(it).any(|cell| cell.count > 0));
    let share = |cell: WeekHour| match i128::try_from(cell.count) {
        Ok(0) | Err(_) => Cell::Empty,
        Ok(count) => {
            Cell::figure(Exact::new(i128::try_from(cell.breaches).unwrap_or(0), count), Unit::Share)
        }
    };
    let row = |at: usize| {
        let name = Cell::Named(format!("{at:02}:00"));
        [name].into_iter().chain(hour(at).map(share)).collect()
    };
    Grid {
        id: "response-week",
        title: text("Опоздания по часам недели", "Late answers by hour of the week"),
        note: Some(text(
            "доля обращений часа, отвеченных позже норматива или без ответа",
            "share of the hour's inquiries answered late or not at all",
        )),
        head: [text("Час", "Hour")].into_iter().chain(DAYS).collect(),
        rows: used.map(row).collect(),
        total: None,
    }
}

fn survival(slice: &Slice) -> Grid {
    let whole = waiting(slice);
    // The curve is a staircase: what holds at a minute is the last step up to it.
    let at = |of: &Waiting, minutes: i64| {
        let until = Exact::whole(minutes);
        let step = of.survival.iter().take_while(|it| it.minutes <= until).last();
        Cell::figure(step.map_or(Exact::whole(1), |it| it.still_waiting), Unit::Share)
    };
    let row = |&minutes: &i64| {
        let name = Cell::figure(Exact::whole(minutes), Unit::Minutes);
        vec![name, at(&whole, minutes)]
    };
    let known = !whole.survival.is_empty();
    Grid {
        id: "response-survival",
        title: text("Кто ещё ждёт", "Who still waits"),
        note: Some(text(
            "Каплан — Майер: неотвеченные учтены",
            "Kaplan–Meier: the unanswered are in",
        )),
        head: vec![
            text("Прошло рабочих минут", "Working minutes passed"),
            text("Ещё ждут", "Still wait"),
        ],
        rows: if known { MINUTES.iter().map(row).collect() } else { Vec::new() },
        total: None,
    }
}
