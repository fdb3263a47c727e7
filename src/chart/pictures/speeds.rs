//! How fast people answer: the median as a dot, nine of ten as a tick, a line from one to the other.

use super::{Sheet, called, cut};
use crate::chart::ink::Ink;
use crate::chart::notation::Key;
use crate::chart::rows::{Mark, Row, Rows};
use crate::chart::scale::Linear;
use crate::chart::{Drawn, NOTATION};
use crate::lang::format::{count, minutes, percent};
use crate::lang::words::{NO_DATA, sentence};
use crate::lang::{Lang, Text, text};
use crate::model::unit::Exact;
use crate::report::waits::{Clock, Speed};

const KEYS: &[Key] = &[
    NOTATION.actual.called(text("медиана — P90", "median to P90")),
    NOTATION.plan.called(ALLOWED),
];
const ALLOWED: Text = text("норматив", "allowed");
const CALENDAR_KEYS: &[Key] = &[NOTATION.actual.called(text("медиана — P90", "median to P90"))];
const TITLE: Text = text(
    "Кто как быстро отвечает: медиана и P90, рабочих минут",
    "How fast people answer: median and P90, working minutes",
);
const CALENDAR_TITLE: Text = text(
    "Кто как быстро отвечает: медиана и P90, календарных минут",
    "How fast people answer: median and P90, calendar minutes",
);

pub(super) fn draw(clock: Clock, speeds: &[Speed], sheet: Sheet<'_>) -> Drawn {
    let lang = sheet.lang;
    let shown = cut(speeds);
    let ends = shown.iter().flat_map(|it| [it.median.ok(), it.p90.ok()]).flatten();
    let allowed = shown.iter().filter_map(|it| it.allowed).map(f64::from);
    let high = ends.map(Exact::approximate).chain(allowed).fold(1.0, f64::max);
    let ticks = Linear::new(0.0, high, 0.0, 1.0).ticks(5);
    let ticks = ticks.into_iter().map(|it| (it, count(it.max(0.0) as usize, lang)));
    let (title, keys) = match clock {
        Clock::Working => (TITLE, KEYS),
        Clock::Calendar => (CALENDAR_TITLE, CALENDAR_KEYS),
    };
    let chart = Rows {
        title: title.get(lang).to_owned(),
        summary: summary(speeds, lang),
        keys,
        rows: shown.iter().map(|it| row(it, lang)).collect(),
        span: (0.0, high),
        ticks: ticks.collect(),
        line: None,
    };
    chart.draw(lang, sheet.width, sheet.id)
}

fn row(of: &Speed, lang: Lang) -> Row {
    let mut marks: Vec<Mark> = of.allowed.iter().map(|&it| Mark::Plan(it.into())).collect();
    let ends = of.median.ok().zip(of.p90.ok());
    if let Some((median, p90)) = ends {
        let (median, p90) = (median.approximate(), p90.approximate());
        marks.push(Mark::Span(median, p90, Ink::Actual));
        marks.push(Mark::Tick(p90, Ink::Actual));
        marks.push(Mark::Dot(median, 5.0, Ink::Actual));
    }
    let words = ends.map_or_else(
        || NO_DATA.get(lang).to_owned(),
        |(median, p90)| format!("{} — {}", minutes(median, lang), minutes(p90, lang)),
    );
    Row { name: of.whose.said(lang), marks, words, lines: lines(of, lang), ..Row::default() }
}

fn lines(of: &Speed, lang: Lang) -> Vec<String> {
    let mut lines = Vec::new();
    let mut say = |name: Text, figure: String| lines.push(format!("{} {figure}", name.get(lang)));
    if let Ok(share) = of.share {
        say(text("в срок", "in time"), percent(share, lang));
    }
    if let Some(target) = of.target {
        say(text("план", "plan"), percent(target, lang));
    }
    if let Ok(median) = of.median {
        say(text("медиана", "median"), minutes(median, lang));
    }
    if let Ok(p90) = of.p90 {
        say(text("P90", "P90"), minutes(p90, lang));
    }
    if let Some(allowed) = of.allowed {
        say(ALLOWED, minutes(Exact::whole(allowed.into()), lang));
    }
    if let Ok(none) = of.unanswered {
        let none = usize::try_from(none.rounded(0)).unwrap_or_default();
        say(text("без ответа", "not answered"), count(none, lang));
    }
    say(text("обращений", "inquiries"), count(of.of, lang));
    lines
}

fn summary(all: &[Speed], lang: Lang) -> String {
    let mut said: Vec<String> = super::shown_of(all.len(), lang).into_iter().collect();
    let medians = || all.iter().filter_map(|it| Some((it.median.ok()?, it)));
    let ends = medians().min_by_key(|it| it.0).zip(medians().max_by_key(|it| it.0));
    if let Some((fast, slow)) = ends {
        let named = |(median, of): (Exact, &Speed)| {
            format!("{} ({})", called(&of.whose, lang), minutes(median, lang))
        };
        let (first, last) = match lang {
            Lang::Ru => ("быстрее всех", "медленнее всех"),
            Lang::En => ("fastest", "slowest"),
        };
        said.push(match all.len() {
            1 => named(fast),
            _ => sentence(&format!("{first} {}, {last} {}", named(fast), named(slow))),
        });
    } else {
        said.push(sentence(NO_DATA.get(lang)));
    }
    said.join(". ") + "."
}
