//! Where the columns stand.

use super::{Column, Columns};
use crate::chart::pen::{Frame, LABEL};
use crate::chart::scale::Linear;

/// A column is not narrower than what can be pointed at, nor wider than the eye goes along.
pub(super) const LEAST: f64 = 24.0;
const WIDEST: f64 = 140.0;
/// A bar is not wider than this, however wide the chart.
const BAR: f64 = 56.0;
/// A line of words under the columns.
const LINE: f64 = 16.0;
/// Half of the head of a pin.
pub(super) const HEAD: f64 = 4.0;
/// A label and its four pixels from the bar.
const ROOM: f64 = LABEL + 6.0;

/// Places of one drawing, in logical pixels.
pub(super) struct Layout {
    pub(super) width: f64,
    pub(super) height: f64,
    /// The width of a column with what is between it and the next.
    pub(super) slot: f64,
    /// Of its bar.
    pub(super) bar: f64,
    pub(super) values: Linear,
    /// Where the columns stand on.
    pub(super) foot: f64,
    /// Where what the line is is said.
    pub(super) top: f64,
}

impl Layout {
    pub(super) fn new(chart: &Columns, width: f64, height: f64) -> Layout {
        let columns = &chart.columns;
        let slot = (width / columns.len().max(1) as f64).min(WIDEST);
        let has_under = columns.iter().any(|it| !it.under.is_empty());
        let foot = height - if has_under { 2.0 * LINE } else { LINE } - 8.0;
        let top = if chart.lines.is_empty() { 0.0 } else { ROOM };
        let head = if columns.iter().any(|it| it.is_pin) { HEAD } else { 0.0 };
        let highest = |it: &Column| it.sum().max(it.plan.unwrap_or(0.0));
        let high = columns.iter().map(highest).fold(0.0, f64::max);
        Layout {
            width,
            height,
            slot,
            bar: (slot * 0.66).clamp(2.0, BAR).round(),
            values: Linear::new(0.0, high, foot, (top + ROOM + head).min(foot)),
            foot,
            top,
        }
    }

    /// The middle of words of this width about a column, inside the chart.
    pub(super) fn middle(&self, at: usize, wide: f64) -> f64 {
        let middle = self.left(at) + self.slot / 2.0;
        middle.clamp((wide / 2.0).min(self.width / 2.0), (self.width - wide / 2.0).max(wide / 2.0))
    }

    /// The left edge of a column.
    pub(super) fn left(&self, at: usize) -> f64 {
        at as f64 * self.slot
    }

    /// The edges of its bar.
    pub(super) fn edges(&self, at: usize) -> (f64, f64) {
        let left = (self.left(at) + (self.slot - self.bar) / 2.0).round();
        (left, left + self.bar)
    }
}

/// Where words stand already: a label is put where nothing is, or not at all.
#[derive(Default)]
pub(super) struct Taken(Vec<Frame>);

impl Taken {
    /// Takes a place that words may not stand on.
    pub(super) fn take(&mut self, frame: Frame) {
        self.0.push(frame);
    }

    /// Takes a place for words, if it is free.
    pub(super) fn put(&mut self, frame: Frame) -> bool {
        let [left, top, right, bottom] = frame;
        let is_free =
            |it: &Frame| right <= it[0] || it[2] <= left || bottom <= it[1] || it[3] <= top;
        let free = self.0.iter().all(is_free);
        if free {
            self.0.push(frame);
        }
        free
    }
}
