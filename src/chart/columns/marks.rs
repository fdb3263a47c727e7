//! The marks of columns, the plan behind the actual.

use super::layout::{HEAD, Layout, Taken};
use super::{Column, Columns};
use crate::chart::ink::Ink;
use crate::chart::pen::{Hold, LABEL, Pen, label_width};
use crate::lang::Lang;
use crate::lang::words::{NO_DATA, sentence};
use crate::model::sort;

/// From a bar to its label.
const OFF: f64 = 4.0;

pub(super) fn draw(pen: &Pen<'_>, chart: &Columns, layout: &Layout, lang: Lang) {
    if chart.columns.is_empty() {
        let middle = (layout.width / 2.0, layout.foot / 2.0);
        pen.words(&sentence(NO_DATA.get(lang)), middle, Hold::Above, Ink::Muted, false);
    }
    let mut taken = Taken::default();
    for (at, words) in &chart.lines {
        line(pen, *at, words, layout, &mut taken);
    }
    for (at, column) in chart.columns.iter().enumerate() {
        marks(pen, column, at, layout);
    }
    labels(pen, chart, layout);
    names(pen, chart, layout);
    let end = layout.left(chart.columns.len().max(1)).min(layout.width);
    pen.level(0.0, end, layout.foot, Ink::Axis);
}

/// Figures over the columns, the highest first; those that would stand on a neighbour are left to
/// the tooltip.
fn labels(pen: &Pen<'_>, chart: &Columns, layout: &Layout) {
    let high = |it: &Column| layout.values.at(it.sum().max(it.plan.unwrap_or(0.0)));
    let mut taken = Taken::default();
    for (at, column) in chart.columns.iter().enumerate().filter(|it| it.1.sum() > 0.0) {
        let (left, right) = layout.edges(at);
        taken.take([left, high(column), right, layout.foot]);
    }
    let mut order: Vec<usize> = (0..chart.columns.len()).collect();
    sort::by(&mut order, |a, b| {
        let high = |at: &usize| chart.columns.get(*at).map_or(0.0, high);
        high(a).total_cmp(&high(b))
    });
    for at in order {
        let Some(column) = chart.columns.get(at) else { continue };
        let head = if column.is_pin { HEAD } else { 0.0 };
        let (wide, foot) = (label_width(&column.words), high(column) - OFF - head);
        let middle = layout.middle(at, wide);
        let middle = middle + beside(chart, middle, wide, layout);
        let half = wide / 2.0;
        if taken.put([middle - half - 1.0, foot - LABEL, middle + half + 1.0, foot]) {
            pen.words(&column.words, (middle, foot), Hold::Above, Ink::Text, false);
        }
    }
}

/// Names under the columns, from the last; those that stand for themselves come first.
fn names(pen: &Pen<'_>, chart: &Columns, layout: &Layout) {
    let all = || chart.columns.iter().enumerate().rev();
    let order = all().filter(|it| it.1.is_apart).chain(all().filter(|it| !it.1.is_apart));
    let (mut first, mut second) = (Taken::default(), Taken::default());
    for (at, column) in order {
        let lines = [(&column.name, &mut first, 0.0), (&column.under, &mut second, 16.0)];
        for (words, taken, down) in lines {
            let wide = label_width(words);
            let middle = layout.middle(at, wide);
            let edges = (middle - wide / 2.0 - 2.0, middle + wide / 2.0 + 2.0);
            if !words.is_empty() && taken.put([edges.0, 0.0, edges.1, 1.0]) {
                let point = (middle, layout.foot + 6.0 + down);
                pen.words(words, point, Hold::Below, Ink::Muted, false);
            }
        }
    }
}

/// How far a label stands aside, so that the line does not go through it.
fn beside(chart: &Columns, middle: f64, wide: f64, layout: &Layout) -> f64 {
    let room = wide / 2.0 + 5.0;
    let gaps = chart.lines.iter().map(|it| it.0 * layout.slot - middle);
    match gaps.into_iter().find(|it| it.abs() < room) {
        Some(gap) if gap > 0.0 => gap - room,
        Some(gap) => gap + room,
        None => 0.0,
    }
}

fn marks(pen: &Pen<'_>, column: &Column, at: usize, layout: &Layout) {
    let (left, right) = layout.edges(at);
    if column.is_pin {
        let (middle, top) = (f64::midpoint(left, right).round(), layout.values.at(column.sum()));
        pen.fill([middle - 1.0, top, middle + 1.0, layout.foot], Ink::Actual);
        pen.dot((middle, top), HEAD, Ink::Actual);
        return;
    }
    if let Some(plan) = column.plan {
        let top = layout.values.at(plan.max(0.0));
        let wider = (layout.bar * 0.12).round().max(1.0);
        pen.outline([left - wider, top, right + wider, layout.foot], Ink::Plan);
    }
    let mut below = 0.0;
    for &(part, ink) in column.parts.iter().filter(|it| it.0 > 0.0) {
        let foot = layout.values.at(below).round();
        below += part;
        // A pixel at least: little is not nothing.
        let frame = [left, layout.values.at(below).round().min(foot - 1.0), right, foot];
        pen.fill(frame, ink);
        if ink == Ink::Forecast {
            pen.outline(frame, ink);
        }
    }
}

/// An outlined tick as high as the chart, with its words over it.
fn line(pen: &Pen<'_>, at: f64, words: &str, layout: &Layout, taken: &mut Taken) {
    let x = (at * layout.slot).clamp(2.0, (layout.width - 2.0).max(2.0)).round();
    pen.outline([x - 2.0, layout.top, x + 2.0, layout.foot], Ink::Plan);
    let half = label_width(words) / 2.0;
    let middle = x.clamp(half.min(layout.width / 2.0), (layout.width - half).max(half));
    if taken.put([middle - half - 3.0, 0.0, middle + half + 3.0, 1.0]) {
        pen.words(words, (middle, layout.top - OFF), Hold::Above, Ink::Muted, false);
    }
}
