//! Where the rows stand: names at the left, or over their marks where the chart is narrow.

use super::Rows;
use crate::chart::pen::label_width;
use crate::chart::scale::Linear;

/// A narrower chart has names over the marks.
const NARROW: f64 = 480.0;
/// From this width on, relative variances have a tier of their own.
const ROOMY: f64 = 640.0;
/// Names take so much of the width at most.
const NAMES: f64 = 0.3;
/// From a mark to its words.
pub(super) const OFF: f64 = 6.0;
/// A line of words.
const LINE: f64 = 18.0;
/// A row without one.
const PITCH: f64 = 28.0;
/// No mark is nearer to the edge of the chart: half a dot and its line.
const EDGE: f64 = 7.0;

/// Places of one drawing, in logical pixels.
pub(super) struct Layout {
    pub(super) width: f64,
    pub(super) height: f64,
    /// Room for names; none where they stand over the marks.
    pub(super) names: f64,
    /// Where the rows begin, under what is said of the line.
    pub(super) top: f64,
    /// From row to row.
    pub(super) pitch: f64,
    /// Over the marks of a row: the line of its name, or of what stands between rows.
    pub(super) over: f64,
    /// Whether what the marks say stands there too, at the right.
    pub(super) says_over: bool,
    pub(super) scale: Linear,
    /// The ends of the scale.
    pub(super) plot: (f64, f64),
    pub(super) pins: Option<Linear>,
}

impl Layout {
    pub(super) fn new(chart: &Rows, width: f64) -> Layout {
        let rows = &chart.rows;
        let is_narrow = width < NARROW;
        let widest = |of: &mut dyn Iterator<Item = f64>| of.fold(0.0, f64::max);
        let names = widest(&mut rows.iter().map(|it| label_width(&it.name)));
        let names = if is_narrow { 0.0 } else { (names + 12.0).min(width * NAMES).round() };
        let has_between = rows.iter().any(|it| !it.between.is_empty());
        let over = if is_narrow || has_between { LINE } else { 0.0 };
        let has_pins = width >= ROOMY && rows.iter().any(|it| it.pin.is_some());
        let end = if has_pins { names + (width - names) * 0.66 } else { width };
        let words = |at| label_width(&words(chart, at, has_pins));
        let after = widest(&mut (0..rows.len()).map(words));
        let says_over = is_narrow && !has_between;
        let room = if after > 0.0 && !says_over { after + OFF } else { 0.0 };
        let (left, right) = (names + EDGE, end - room - EDGE);
        // Words that leave no room for marks lose theirs.
        let right = if right > left + 40.0 { right } else { (end - EDGE).max(left + 1.0) };
        let left = if chart.span.0 < 0.0 || !chart.ticks.is_empty() { left } else { names + 1.0 };
        let top = if chart.line.is_some() { LINE } else { 2.0 };
        let foot = if chart.ticks.is_empty() { 4.0 } else { LINE + 6.0 };
        let pitch = PITCH + over;
        let height = top + pitch * (rows.len().max(1) as f64) + foot;
        Layout {
            width,
            height,
            names,
            top,
            pitch,
            over,
            says_over,
            scale: Linear::new(chart.span.0, chart.span.1, left, right),
            plot: (left, right),
            pins: has_pins.then(|| pins(chart, end + 24.0, width)),
        }
    }

    /// The upper and the lower edge of a row.
    pub(super) fn edges(&self, at: usize) -> (f64, f64) {
        let top = self.top + self.pitch * at as f64;
        (top, top + self.pitch)
    }

    /// The middle of its marks.
    pub(super) fn middle(&self, at: usize) -> f64 {
        let (top, bottom) = self.edges(at);
        f64::midpoint(top + self.over, bottom).round()
    }

    /// Where a figure stands; one outside the scale stands at its end.
    pub(super) fn at(&self, figure: f64) -> f64 {
        self.scale.at(figure).clamp(self.plot.0, self.plot.1)
    }
}

/// What stands after the marks of a row: where pins have no tier, what they say too.
pub(super) fn words(chart: &Rows, at: usize, has_pins: bool) -> String {
    let Some(row) = chart.rows.get(at) else { return String::new() };
    match &row.pin {
        Some(pin) if !has_pins => format!("{} · {}", row.words, pin.words),
        _ => row.words.clone(),
    }
}

/// Relative variances about their zero, with room for what they say at both ends.
fn pins(chart: &Rows, left: f64, right: f64) -> Linear {
    let all = || chart.rows.iter().filter_map(|it| it.pin.as_ref());
    let room = |is_low: bool| {
        let own = all().filter(|it| (it.at < 0.0) == is_low);
        own.map(|it| label_width(&it.words) + OFF + 4.0).fold(0.0, f64::max)
    };
    let low = all().map(|it| it.at).fold(0.0, f64::min);
    let high = all().map(|it| it.at).fold(0.0, f64::max);
    let (from, to) = (left + room(true), right - room(false));
    Linear::new(low, high, from, to.max(from + 1.0))
}
