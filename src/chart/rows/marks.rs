//! The marks of rows, the line and the axis under them.

use super::layout::{self, Layout, OFF};
use super::{Mark, Pin, Rows};
use crate::chart::ink::Ink;
use crate::chart::pen::{Hold, LABEL, Pen, label_width};
use crate::chart::text_width::fitted;
use crate::lang::Lang;
use crate::lang::words::{NO_DATA, sentence};

/// Half the height of a bar.
const HALF: f64 = 9.0;

pub(super) fn draw(pen: &Pen<'_>, chart: &Rows, layout: &Layout, lang: Lang) {
    if chart.rows.is_empty() {
        let middle = (layout.width / 2.0, layout.top + layout.pitch / 2.0);
        pen.words(&sentence(NO_DATA.get(lang)), middle, Hold::Amid, Ink::Muted, false);
        return;
    }
    axis(pen, chart, layout);
    for (at, row) in chart.rows.iter().enumerate() {
        name(pen, chart, at, layout);
        for mark in &row.marks {
            put(pen, mark, layout.middle(at), layout);
        }
        words(pen, chart, at, layout);
        if let (Some(pin), Some(_)) = (&row.pin, layout.pins) {
            pinned(pen, pin, layout.middle(at), layout);
        }
    }
    zero(pen, chart, layout);
}

fn feet(chart: &Rows, layout: &Layout) -> (f64, f64) {
    (layout.top, layout.edges(chart.rows.len()).0)
}

/// Light lines at the figures of the axis, and what the line of all rows is.
fn axis(pen: &Pen<'_>, chart: &Rows, layout: &Layout) {
    let (top, foot) = feet(chart, layout);
    let mut free = f64::NEG_INFINITY;
    for (figure, words) in &chart.ticks {
        let x = layout.at(*figure);
        pen.upright(x, top, foot, Ink::Grid);
        let half = label_width(words) / 2.0;
        let middle = x.clamp(half.min(layout.width / 2.0), (layout.width - half).max(half));
        if middle - half >= free {
            pen.words(words, (middle, foot + 6.0), Hold::Below, Ink::Muted, false);
            free = middle + half + 6.0;
        }
    }
    if let Some((figure, words)) = &chart.line {
        let half = label_width(words) / 2.0;
        let x = layout.at(*figure);
        let middle = x.clamp(half.min(layout.width / 2.0), (layout.width - half).max(half));
        pen.words(words, (middle, top - 5.0), Hold::Above, Ink::Muted, false);
    }
}

/// The line that bars begin at, over them: it is where the eye begins too. Names over the marks
/// break it.
fn zero(pen: &Pen<'_>, chart: &Rows, layout: &Layout) {
    let (top, foot) = feet(chart, layout);
    let x = layout.scale.at(0.0) - 1.0;
    if chart.ticks.is_empty() && layout.names > 0.0 {
        pen.upright(x, top, foot, Ink::Axis);
    } else if chart.ticks.is_empty() {
        for middle in (0..chart.rows.len()).map(|at| layout.middle(at)) {
            pen.upright(x, middle - HALF - 3.0, middle + HALF + 3.0, Ink::Axis);
        }
    }
    if let Some(pins) = layout.pins {
        pen.upright(pins.at(0.0) - 1.0, top, foot, Ink::Axis);
    }
}

/// The name at the left; on a narrow chart over the marks, with what they say at its right.
fn name(pen: &Pen<'_>, chart: &Rows, at: usize, layout: &Layout) {
    let Some(row) = chart.rows.get(at) else { return };
    let baseline = layout.edges(at).0 + LABEL + 2.0;
    if layout.names > 0.0 {
        let middle = (0.0, layout.middle(at));
        let words = fitted(&row.name, layout.names - 8.0, LABEL);
        pen.words(&words, middle, Hold::After, Ink::Text, false);
        let between = (layout.plot.0 + 4.0, baseline);
        pen.words(&row.between, between, Hold::Right, Ink::Muted, false);
        return;
    }
    let (said, ink) = match layout.says_over {
        true => (layout::words(chart, at, false), Ink::Text),
        false => (row.between.clone(), Ink::Muted),
    };
    let said = fitted(&said, layout.width, LABEL);
    let room = layout.width - label_width(&said) - 8.0;
    pen.words(&fitted(&row.name, room, LABEL), (0.0, baseline), Hold::Right, Ink::Text, false);
    pen.words(&said, (layout.width, baseline - LABEL * 0.36), Hold::Before, ink, false);
}

/// What the marks say, after the last of them.
fn words(pen: &Pen<'_>, chart: &Rows, at: usize, layout: &Layout) {
    let Some(row) = chart.rows.get(at).filter(|_| !layout.says_over) else { return };
    let end = row.marks.iter().map(|it| layout.at(it.ends().1) + it.beyond());
    let end = end.reduce(f64::max).unwrap_or_else(|| layout.at(0.0));
    let words = layout::words(chart, at, layout.pins.is_some());
    if end + OFF + label_width(&words) <= layout.width + 1.0 {
        let point = (end + OFF, layout.middle(at));
        pen.words(&words, point, Hold::After, Ink::Text, false);
    }
}

fn put(pen: &Pen<'_>, mark: &Mark, middle: f64, layout: &Layout) {
    let frame = |from: f64, to: f64, half: f64| {
        let (left, right) = (layout.at(from.min(to)), layout.at(from.max(to)));
        // A pixel at least: little is not nothing.
        [left.round(), middle - half, right.round().max(left.round() + 1.0), middle + half]
    };
    match mark {
        Mark::Bar(from, to, ink, words) => {
            let frame = frame(*from, *to, HALF);
            pen.fill(frame, *ink);
            match ink {
                Ink::Forecast => pen.outline(frame, Ink::Forecast),
                // The lighter ages are too near to the page to be seen by their fill alone.
                _ if on(*ink).is_some() => pen.outline(frame, Ink::Axis),
                _ => {}
            }
            if let Some(ink) = on(*ink).filter(|_| label_width(words) + 6.0 <= frame[2] - frame[0])
            {
                let point = (f64::midpoint(frame[0], frame[2]), middle);
                pen.words(words, point, Hold::Amid, ink, false);
            }
        }
        Mark::Thin(from, to, ink) => pen.fill(frame(*from, *to, 4.0), *ink),
        Mark::Outline(from, to, ink) => pen.outline(frame(*from, *to, HALF + 2.0), *ink),
        Mark::Span(from, to, ink) => pen.fill(frame(*from, *to, 1.0), *ink),
        Mark::Interval(from, to, ink) => {
            pen.fill(frame(*from, *to, 1.0), *ink);
            let is_inside = |it: f64| (layout.scale.at(it) - layout.at(it)).abs() < 0.5;
            for end in [*from, *to].into_iter().filter(|&it| is_inside(it)) {
                pen.upright(layout.at(end), middle - 4.0, middle + 4.0, *ink);
            }
        }
        Mark::Dot(at, radius, ink) => pen.dot((layout.at(*at), middle), *radius, *ink),
        Mark::Ring(at, radius, ink) => pen.ring((layout.at(*at), middle), *radius, *ink),
        Mark::Tick(at, ink) => {
            let x = layout.at(*at).round();
            pen.fill([x - 1.0, middle - HALF + 1.0, x + 1.0, middle + HALF - 1.0], *ink);
        }
        Mark::Plan(at) => {
            let x = layout.at(*at).round();
            pen.outline([x - 2.0, middle - HALF - 2.0, x + 2.0, middle + HALF + 2.0], Ink::Plan);
        }
    }
}

/// The ink of words on a bar; on those that have none, they are not written.
fn on(ink: Ink) -> Option<Ink> {
    match ink {
        Ink::Age0 => Some(Ink::Text),
        Ink::Age1 => Some(Ink::OnAge1),
        Ink::Age2 => Some(Ink::OnAge2),
        Ink::Age3 => Some(Ink::OnAge3),
        Ink::Age4 => Some(Ink::OnAge4),
        Ink::Age5 => Some(Ink::OnAge5),
        _ => None,
    }
}

impl Mark {
    /// How far it goes beyond its figure, in pixels.
    fn beyond(&self) -> f64 {
        match self {
            Mark::Dot(_, radius, _) | Mark::Ring(_, radius, _) => *radius,
            Mark::Tick(..) | Mark::Plan(_) => 2.0,
            _ => 0.0,
        }
    }
}

/// A thin bar from zero with a head, and its figure off the end.
fn pinned(pen: &Pen<'_>, pin: &Pin, middle: f64, layout: &Layout) {
    let Some(scale) = layout.pins else { return };
    let ink = if pin.is_good { Ink::Good } else { Ink::Bad };
    let (zero, end) = (scale.at(0.0).round(), scale.at(pin.at).round());
    pen.fill([zero.min(end), middle - 1.0, zero.max(end), middle + 1.0], ink);
    pen.fill([end - 3.0, middle - 3.0, end + 3.0, middle + 3.0], ink);
    let (x, hold) = if pin.at < 0.0 { (end - OFF, Hold::Before) } else { (end + OFF, Hold::After) };
    pen.words(&pin.words, (x, middle), hold, ink, false);
}
