//! A sum as it grows through a period: the actual as a line, the plan up to each day as a thin one,
//! and where it goes, hatched.

mod layout;

use super::Sheet;
use crate::chart::ink::Ink;
use crate::chart::notation::Key;
use crate::chart::pen::{Hold, Pen};
use crate::chart::svg::{Head, Writer};
use crate::chart::written::Written;
use crate::chart::{Drawn, NOTATION, Said, Target};
use crate::lang::date::{period, tick};
use crate::lang::words::{ACTUAL, FORECAST, GAP, NO_DATA, sentence};
use crate::lang::{Lang, Text, text};
use crate::model::date::Grain;
use crate::model::unit::Exact;
use crate::report::pace::{Pace, Stage};
use crate::report::unit::shown;
use layout::Layout;

const KEYS: &[Key] = &[NOTATION.actual, NOTATION.plan.called(DUE), NOTATION.forecast];
const DUE: Text = text("план на дату", "plan to date");
const NAME: Text = text("Нарастающим итогом", "Running total");
const HEIGHT: u32 = 220;
/// Half of the band of the forecast.
const BAND: f64 = 4.0;

pub(super) fn draw(pace: &Pace, sheet: Sheet<'_>) -> Drawn {
    let lang = sheet.lang;
    let figures = pace.stages.iter().flat_map(|it| [it.actual, it.due]).flatten();
    let written = Written::of(shown(pace.unit, sheet.currency), figures.chain(pace.forecast), lang);
    let (title, summary) = (written.title(NAME.get(lang)), summary(pace, &written));
    let (id, width) = (sheet.id, sheet.width);
    let head = Head { id, width, height: HEIGHT, title: &title, summary: &summary, hatched: true };
    let mut writer = Writer::new(&head);
    let ends = ends(pace, &written);
    let layout = Layout::new(pace, &ends, f64::from(width), f64::from(HEIGHT));
    marks(&Pen::new(&mut writer), pace, &ends, &layout, lang);
    let targets = layout.groups(pace.stages.len()).map(|(frame, at)| {
        let said = pace.stages.get(at).map(|it| said(it, &written)).unwrap_or_default();
        Target::over(frame, said, at)
    });
    let targets = targets.collect();
    Drawn { title, svg: writer.finish(), targets, summary, height: HEIGHT, keys: KEYS }
}

/// The last figure of a line, and what is written at it.
struct End {
    /// After how many stages.
    after: usize,
    figure: f64,
    words: String,
    ink: Ink,
}

fn ends(pace: &Pace, written: &Written<'_>) -> Vec<End> {
    let lang = written.lang;
    let last = |of: fn(&Stage) -> Option<Exact>| {
        let stages = pace.stages.iter().enumerate().rev();
        stages.filter_map(|(at, it)| Some((at + 1, of(it)?))).next()
    };
    let end = |(after, figure): (usize, Exact), name: Text, ink: Ink| End {
        after,
        figure: figure.approximate(),
        words: format!("{} {}", name.get(lang), written.told(figure)),
        ink,
    };
    let actual = last(|it| it.actual).map(|it| end(it, ACTUAL, Ink::Text));
    let plan = text("план", "plan");
    let due = last(|it| it.due).map(|it| end(it, plan, Ink::Muted));
    let goes = pace.forecast.map(|it| end((pace.stages.len(), it), FORECAST, Ink::Text));
    actual.into_iter().chain(due).chain(goes).collect()
}

fn marks(pen: &Pen<'_>, pace: &Pace, ends: &[End], layout: &Layout, lang: Lang) {
    let zero = layout.values.at(0.0);
    pen.level(layout.left, layout.right, zero, Ink::Axis);
    if ends.is_empty() {
        let middle = (f64::midpoint(layout.left, layout.right), layout.foot / 2.0);
        pen.words(&sentence(NO_DATA.get(lang)), middle, Hold::Above, Ink::Muted, false);
        return;
    }
    let line = |of: fn(&Stage) -> Option<Exact>| {
        let of = pace.stages.iter().enumerate().filter_map(move |(at, it)| Some((at, of(it)?)));
        let points = of.map(|(at, it)| (layout.after(at + 1), layout.values.at(it.approximate())));
        std::iter::once((layout.left, zero)).chain(points).collect::<Vec<(f64, f64)>>()
    };
    let (due, actual) = (line(|it| it.due), line(|it| it.actual));
    let mut lines = vec![due.clone(), actual.clone()];
    pen.path(&due, Ink::Plan, 1);
    if let (Some(&(x, y)), Some(forecast)) = (actual.last(), pace.forecast) {
        let (end, to) = (layout.right, layout.values.at(forecast.approximate()));
        let band = [(x, y - BAND), (end, to - BAND), (end, to + BAND), (x, y + BAND)];
        pen.shape(&band, Ink::Forecast);
        for off in [-BAND, BAND] {
            let edge = vec![(x, y + off), (end, to + off)];
            pen.path(&edge, Ink::Actual, 1);
            lines.push(edge);
        }
    }
    pen.path(&actual, Ink::Actual, 2);
    if let Some(&at) = actual.last().filter(|_| actual.len() > 1) {
        pen.dot(at, 4.0, Ink::Actual);
    }
    for (end, (point, hold)) in ends.iter().zip(layout.labels(ends, &lines)) {
        pen.words(&end.words, point, hold, end.ink, false);
    }
    for (at, stage) in layout.named(pace) {
        let middle = f64::midpoint(layout.after(at), layout.after(at + 1));
        let words = tick(stage.days, pace.grain, lang);
        pen.words(&words, (middle, layout.foot + 6.0), Hold::Below, Ink::Muted, false);
        let (_, _, day) = stage.days.from.parts();
        if pace.grain == Grain::Day && (at == 0 || day == 1) {
            let month = tick(stage.days, Grain::Month, lang);
            let point = (middle.max(layout.left + 12.0), layout.foot + 22.0);
            pen.words(&month, point, Hold::Below, Ink::Muted, false);
        }
    }
}

fn said(of: &Stage, written: &Written<'_>) -> Said {
    let lang = written.lang;
    let line =
        |name: Text, it: Exact| format!("{} {}", name.get(lang), written.shown.short(it, lang));
    let mut lines: Vec<String> = of.actual.map(|it| line(ACTUAL, it)).into_iter().collect();
    lines.extend(of.due.map(|it| line(DUE, it)));
    if let (Some(actual), Some(due)) = (of.actual, of.due)
        && let Some(gap) = actual.minus(due)
    {
        lines.push(format!("{} {}", GAP.get(lang), written.shown.gap(gap, due, lang)));
    }
    if lines.is_empty() {
        lines.push(NO_DATA.get(lang).to_owned());
    }
    Said { head: sentence(&period(of.days, lang)), lines }
}

fn summary(pace: &Pace, written: &Written<'_>) -> String {
    let lang = written.lang;
    let last = pace.stages.iter().rev().find(|it| it.actual.is_some());
    let mut all: Vec<String> = last.map(|it| said(it, written).whole()).into_iter().collect();
    if let Some(forecast) = pace.forecast {
        let forecast = written.shown.short(forecast, lang);
        all.push(match lang {
            Lang::Ru => format!("При таком темпе к концу: {forecast}"),
            Lang::En => format!("At this pace it ends at {forecast}"),
        });
    }
    if all.is_empty() {
        all.push(sentence(NO_DATA.get(lang)));
    }
    all.join(". ") + "."
}
