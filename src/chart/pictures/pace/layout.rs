//! Where the lines of a growing sum stand.

use super::End;
use crate::chart::pen::{Frame, Hold, LABEL, label_width};
use crate::chart::scale::Linear;
use crate::model::date::Grain;
use crate::model::sort;
use crate::report::pace::{Pace, Stage};

/// What can be pointed at is not narrower.
const LEAST: f64 = 24.0;
/// From the end of a line to its words.
const OFF: f64 = 8.0;
/// From one line of words to the next.
const LINE: f64 = 15.0;
/// Days and months under the lines.
const NAMES: f64 = 38.0;
/// A narrower chart has the words of its lines over them.
const NARROW: f64 = 480.0;

/// The points of a line.
pub(super) type Line = Vec<(f64, f64)>;

/// Points so near to one another that no words slip between them.
fn along(line: &Line) -> impl Iterator<Item = (f64, f64)> + '_ {
    line.windows(2).flat_map(|ends| {
        let [from, to] = ends else { return Vec::new() };
        let steps = ((to.0 - from.0).abs() / 4.0).clamp(1.0, 500.0) as usize;
        let at = |step: usize| {
            let part = step as f64 / steps as f64;
            (from.0 + (to.0 - from.0) * part, from.1 + (to.1 - from.1) * part)
        };
        (0..=steps).map(at).collect()
    })
}

/// Places of one drawing, in logical pixels.
pub(super) struct Layout {
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) foot: f64,
    pub(super) values: Linear,
    stages: usize,
    is_narrow: bool,
}

impl Layout {
    pub(super) fn new(pace: &Pace, ends: &[End], width: f64, height: f64) -> Layout {
        let is_narrow = width < NARROW;
        let widest = ends.iter().map(|it| label_width(&it.words)).fold(0.0, f64::max);
        let room = if is_narrow { 6.0 } else { widest + OFF + 2.0 };
        let foot = height - NAMES;
        let stages = pace.stages.iter().flat_map(|it| [it.actual, it.due]).flatten();
        let figures = stages.chain(pace.forecast).map(|it| it.approximate());
        let (low, high) = figures
            .fold((0.0, 0.0), |(low, high): (f64, f64), it: f64| (it.min(low), it.max(high)));
        let top = if is_narrow { LINE * ends.len() as f64 + 6.0 } else { 8.0 };
        Layout {
            left: 6.0,
            right: (width - room).max(7.0),
            foot,
            values: Linear::new(low, high, foot - 4.0, top.min(foot - 5.0)),
            stages: pace.stages.len(),
            is_narrow,
        }
    }

    /// Where so many stages are over.
    pub(super) fn after(&self, stages: usize) -> f64 {
        let part = stages as f64 / self.stages.max(1) as f64;
        self.left + (self.right - self.left) * part
    }

    /// Where the words of the ends stand: beside them, apart from one another and from the lines; on
    /// a narrow chart over the lines, one under the other.
    pub(super) fn labels(&self, ends: &[End], lines: &[Line]) -> Vec<((f64, f64), Hold)> {
        if self.is_narrow {
            let over = |at: usize| ((self.left, LABEL + LINE * at as f64), Hold::Right);
            return (0..ends.len()).map(over).collect();
        }
        let mut order: Vec<(usize, f64)> =
            ends.iter().map(|it| self.values.at(it.figure)).enumerate().collect();
        sort::by(&mut order, |a, b| a.1.total_cmp(&b.1));
        let mut places = vec![((0.0, 0.0), Hold::After); ends.len()];
        let mut free = f64::NEG_INFINITY;
        for (at, y) in order {
            let (Some(place), Some(end)) = (places.get_mut(at), ends.get(at)) else { continue };
            if end.after < self.stages {
                *place = self.inside(end, y, lines);
                continue;
            }
            // From the highest down; the last may not go under the foot.
            let y = y.max(free).min(self.foot);
            free = y + LINE;
            *place = ((self.right + OFF, y), Hold::After);
        }
        places
    }

    /// Where the words of a line that ends before the others lie on none of them.
    fn inside(&self, end: &End, y: f64, lines: &[Line]) -> ((f64, f64), Hold) {
        let (x, wide) = (self.after(end.after), label_width(&end.words));
        let right = x + OFF + wide <= self.right;
        let left = x - OFF - wide >= self.left;
        let sides = [(right, OFF, Hold::After), (left, -OFF, Hold::Before)];
        let places = [1.2, -1.2, 2.2, -2.2].into_iter().flat_map(|down| {
            let y = y + down * LINE;
            let is_high = (LABEL..=self.foot - LABEL).contains(&y);
            let sides = sides.into_iter().filter(move |it| it.0 && is_high);
            sides.map(move |(_, off, hold)| ((x + off, y), hold))
        });
        let is_free = |&((x, y), hold): &((f64, f64), Hold)| {
            let from = if matches!(hold, Hold::Before) { x - wide } else { x };
            let lies = |at: &(f64, f64)| {
                (from - 3.0..=from + wide + 3.0).contains(&at.0) && (at.1 - y).abs() < LABEL
            };
            !lines.iter().any(|line| along(line).any(|at| lies(&at)))
        };
        let mut all = places.clone();
        let first = places.into_iter().next();
        all.find(is_free).or(first).unwrap_or(((x, y), Hold::Above))
    }

    /// Stages, as many together as can be pointed at, with the last of them.
    pub(super) fn groups(&self, stages: usize) -> impl Iterator<Item = (Frame, usize)> + '_ {
        let one = (self.right - self.left) / stages.max(1) as f64;
        let together = ((LEAST / one.max(0.01)).ceil() as usize).clamp(1, stages.max(1));
        let count = (stages / together).max(usize::from(stages > 0));
        (0..count).map(move |at| {
            // The last group takes what is left over.
            let after = if at + 1 == count { stages } else { (at + 1) * together };
            let left = self.after(at * together);
            ([left, 0.0, self.after(after), self.foot], after - 1)
        })
    }

    /// The stages whose names have room.
    pub(super) fn named<'a>(&self, pace: &'a Pace) -> impl Iterator<Item = (usize, &'a Stage)> {
        let one = (self.right - self.left) / self.stages.max(1) as f64;
        let wide = if pace.grain == Grain::Day { 22.0 } else { 44.0 };
        let every = ((wide / one.max(0.01)).ceil() as usize).max(1);
        pace.stages.iter().enumerate().filter(move |(at, _)| at.is_multiple_of(every))
    }
}
