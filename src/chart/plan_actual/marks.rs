//! The marks themselves, month by month, the plan under the actual.

use super::layout::Layout;
use super::{Bar, Style};
use crate::chart::ink::Ink;
use crate::chart::pen::{Hold, Pen};
use crate::lang::date::tick;
use crate::lang::words::{ACTUAL, NO_DATA, sentence};
use crate::lang::{Text, text};
use crate::model::date::Grain;
use crate::model::unit::Exact;

const GAP_SHORT: Text = text("откл.", "variance");

/// From a bar to its label.
const OFF: f64 = 4.0;

pub(super) fn draw(pen: &Pen<'_>, bars: &[Bar<'_>], layout: &Layout, style: &Style<'_>) {
    if bars.iter().flat_map(Bar::figures).next().is_none() {
        let words = sentence(NO_DATA.get(style.written.lang));
        pen.level(0.0, layout.width, layout.foot, Ink::Axis);
        let middle = (layout.width / 2.0, layout.foot / 2.0);
        pen.words(&words, middle, Hold::Above, Ink::Muted, false);
        return;
    }
    for (at, bar) in bars.iter().enumerate() {
        column(pen, bar, at, layout);
        variance(pen, bar, at, layout, style);
    }
    for (at, bar) in bars.iter().enumerate() {
        let labelled = (bars.len() - 1 - at).is_multiple_of(layout.labelled);
        if labelled || bar.running() {
            labels(pen, bar, at, layout, style);
        }
        if (bars.len() - 1 - at).is_multiple_of(layout.named) {
            month(pen, bars, at, layout, style);
        }
    }
    pen.level(layout.left, layout.width, layout.values.at(0.0), Ink::Axis);
    if let Some(gaps) = layout.gaps {
        pen.level(layout.left, layout.width, gaps.at(0.0), Ink::Axis);
    }
    names(pen, layout, style);
}

/// What the tiers are, where there is room to say it.
fn names(pen: &Pen<'_>, layout: &Layout, style: &Style<'_>) {
    let name = |words: &str, y: f64| {
        pen.words(words, (0.0, y + 4.0), Hold::Right, Ink::Muted, false);
    };
    if layout.left < 1.0 {
        return;
    }
    if let Some(gaps) = layout.gaps {
        name(GAP_SHORT.get(style.written.lang), gaps.at(0.0));
    }
    name(ACTUAL.get(style.written.lang), layout.values.at(0.0));
}

/// The plan, and the actual or the forecast over it.
fn column(pen: &Pen<'_>, bar: &Bar<'_>, at: usize, layout: &Layout) {
    let zero = layout.values.at(0.0).round();
    let edges = layout.bar_edges(at);
    let until =
        |edges, value: Exact| column_box(edges, zero, layout.values.at(value.approximate()));
    if let Some(target) = bar.point.target {
        pen.outline(until(layout.plan_edges(at), target), Ink::Plan);
    }
    if let Some(forecast) = bar.point.forecast {
        // The hatch has a ground of its own, so the plan does not show through.
        pen.fill(until(edges, forecast), Ink::Forecast);
        pen.outline(until(edges, forecast), Ink::Forecast);
    }
    if let Some(actual) = bar.point.actual.filter(|it| *it != Exact::ZERO) {
        pen.fill(until(edges, actual), Ink::Actual);
    }
}

fn variance(pen: &Pen<'_>, bar: &Bar<'_>, at: usize, layout: &Layout, style: &Style<'_>) {
    let (Some(gaps), Some(gap)) = (layout.gaps, bar.gap) else { return };
    if gap == Exact::ZERO {
        return;
    }
    let zero = gaps.at(0.0).round();
    let whole = column_box(layout.bar_edges(at), zero, gaps.at(gap.approximate()));
    let (solid, hatched) = match style.good(gap) {
        true => (Ink::Good, Ink::GoodForecast),
        false => (Ink::Bad, Ink::BadForecast),
    };
    if bar.running() {
        pen.fill(whole, hatched);
        pen.outline(whole, hatched);
    } else {
        pen.fill(whole, solid);
    }
}

/// The figures of a month: at the top of its column, and off its variance.
fn labels(pen: &Pen<'_>, bar: &Bar<'_>, at: usize, layout: &Layout, style: &Style<'_>) {
    let (left, right) = layout.bar_edges(at);
    let middle = f64::midpoint(left, right);
    let place = |value: Exact| layout.values.at(value.approximate());
    let zero = layout.values.at(0.0);
    if let Some(end) = bar.end {
        let others = [Some(end), bar.point.target, bar.point.actual];
        let places = others.into_iter().flatten().map(place);
        let words = style.written.value(end);
        if end < Exact::ZERO {
            let low = places.fold(zero, f64::max);
            pen.words(&words, (middle, low + OFF), Hold::Below, Ink::Text, false);
        } else {
            let high = places.fold(zero, f64::min);
            pen.words(&words, (middle, high - OFF), Hold::Above, Ink::Text, false);
        }
    } else if let Some(target) = bar.point.target {
        let (left, right) = layout.plan_edges(at);
        let point = (f64::midpoint(left, right), place(target).min(zero) - OFF);
        pen.words(&style.written.value(target), point, Hold::Above, Ink::Muted, false);
    }
    if let (Some(gaps), Some(gap)) = (layout.gaps, bar.gap) {
        let y = gaps.at(gap.approximate());
        let ink = match (gap == Exact::ZERO, style.good(gap)) {
            (true, _) => Ink::Muted,
            (false, true) => Ink::Good,
            (false, false) => Ink::Bad,
        };
        if gap < Exact::ZERO {
            pen.words(&style.written.gap(gap), (middle, y + OFF), Hold::Below, ink, false);
        } else {
            pen.words(&style.written.gap(gap), (middle, y - OFF), Hold::Above, ink, false);
        }
    }
}

/// The name of a month under it; of a year under its first.
fn month(pen: &Pen<'_>, bars: &[Bar<'_>], at: usize, layout: &Layout, style: &Style<'_>) {
    let Some(bar) = bars.get(at) else { return };
    let middle = layout.slot_left(at) + layout.slot / 2.0;
    let words = tick(bar.point.period, style.grain, style.written.lang);
    pen.words(&words, (middle, layout.foot + 6.0), Hold::Below, Ink::Muted, false);
    let (year, month, _) = bar.point.period.from.parts();
    let first = at < layout.named || month == 1;
    if first && matches!(style.grain, Grain::Month | Grain::Quarter | Grain::HalfYear) {
        let point = (middle, layout.foot + 22.0);
        pen.words(&year.to_string(), point, Hold::Below, Ink::Muted, false);
    }
}

/// From zero to a figure, a pixel at least: little is not nothing.
fn column_box((left, right): (f64, f64), zero: f64, place: f64) -> [f64; 4] {
    let place = place.round();
    if place > zero {
        [left, zero, right, place.max(zero + 1.0)]
    } else {
        [left, place.min(zero - 1.0), right, zero]
    }
}
