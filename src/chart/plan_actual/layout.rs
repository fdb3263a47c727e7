//! Where everything stands: two tiers over one row of months.

use super::{Bar, Style};
use crate::chart::pen::{LABEL, label_width};
use crate::chart::scale::Linear;
use crate::lang::date::tick;
use crate::model::unit::Exact;

/// A narrower chart shows six months.
const NARROW: f64 = 480.0;
/// A month is not narrower than what can be pointed at, nor wider than the eye goes along.
const SLOT: (f64, f64) = (24.0, 140.0);
/// From this width on, the tiers are named at their left.
const ROOMY: f64 = 640.0;
/// The column of those names.
const NAMES: f64 = 64.0;
/// The row of months and the row of years under it.
const MONTHS: f64 = 38.0;
/// A label and its four pixels from the bar.
const ROOM: f64 = LABEL + 6.0;
/// Half the height of the tier's name, which stands on its zero line.
const HALF_LINE: f64 = 8.0;
/// A bar is not wider than this, however wide the chart.
const BAR: f64 = 44.0;
/// A variance is drawn at most so many times larger than the figures below.
const ENLARGED: f64 = 3.0;

/// Places of one drawing, in logical pixels.
pub(super) struct Layout {
    /// Of the drawing.
    pub(super) width: f64,
    /// Of the drawing.
    pub(super) height: f64,
    /// Where the first month begins.
    pub(super) left: f64,
    /// The width of a month.
    pub(super) slot: f64,
    /// The width of its bar.
    pub(super) bar: f64,
    /// How far the plan stands to the left of the bar.
    pub(super) shift: f64,
    /// Every how many months there is a label, counted back from the last.
    pub(super) labelled: usize,
    /// The same of the names of the months.
    pub(super) named: usize,
    /// Figures of the lower tier.
    pub(super) values: Linear,
    /// Figures of the upper one, if any month has a plan to be far from.
    pub(super) gaps: Option<Linear>,
    /// The foot of the lower tier.
    pub(super) foot: f64,
}

impl Layout {
    pub(super) fn new(bars: &[Bar<'_>], style: &Style<'_>, width: f64, height: f64) -> Layout {
        let left = names_width(width);
        let slot = ((width - left) / bars.len().max(1) as f64).min(SLOT.1);
        let bar = (slot * 0.52).clamp(2.0, BAR).round();
        let foot = (height - MONTHS).max(1.0);
        let spread = |figures: &[f64]| {
            let low = figures.iter().copied().fold(0.0, f64::min);
            (low, figures.iter().copied().fold(0.0, f64::max))
        };
        let gaps: Vec<f64> = bars.iter().filter_map(|it| it.gap).map(Exact::approximate).collect();
        let upper = if gaps.is_empty() { 0.0 } else { (foot * 0.36).round() };
        let figures: Vec<f64> =
            bars.iter().flat_map(Bar::figures).map(Exact::approximate).collect();
        let (low, high) = spread(&figures);
        let below = if low < 0.0 { ROOM } else { 0.0 };
        let values = Linear::new(low, high, foot - below, (upper + ROOM).min(foot - below));
        let (low, high) = spread(&gaps);
        Layout {
            width,
            height,
            left,
            slot,
            bar,
            shift: (bar * 0.24).round().max(1.0),
            labelled: every(
                bars.iter().filter_map(|it| it.end).map(|it| style.written.value(it)),
                slot,
            )
            .max(every(bars.iter().filter_map(|it| it.gap).map(|it| style.written.gap(it)), slot)),
            named: every(
                bars.iter().map(|it| tick(it.point.period, style.grain, style.written.lang)),
                slot,
            ),
            values,
            gaps: (!gaps.is_empty()).then(|| gap_scale(low, high, upper, values)),
            foot,
        }
    }

    /// The left edge of a month.
    pub(super) fn slot_left(&self, at: usize) -> f64 {
        self.left + at as f64 * self.slot
    }

    /// The edges of its bar.
    pub(super) fn bar_edges(&self, at: usize) -> (f64, f64) {
        let group = self.bar + self.shift;
        let left = (self.slot_left(at) + (self.slot - group) / 2.0 + self.shift).round();
        (left, left + self.bar)
    }

    /// The edges of its plan.
    pub(super) fn plan_edges(&self, at: usize) -> (f64, f64) {
        let (left, right) = self.bar_edges(at);
        (left - self.shift, right - self.shift)
    }
}

/// How many months a chart of this width shows.
pub(super) fn most(width: f64) -> usize {
    if width < NARROW { 6 } else { ((width - names_width(width)) / SLOT.0) as usize }
}

fn names_width(width: f64) -> f64 {
    if width >= ROOMY { NAMES } else { 0.0 }
}

/// Variances have a scale of their own, or small ones would not be seen, but not one that makes
/// much of little.
fn gap_scale(low: f64, high: f64, upper: f64, values: Linear) -> Linear {
    let above = if high > 0.0 { ROOM } else { HALF_LINE };
    let below = if low < 0.0 { ROOM } else { HALF_LINE };
    let room = (upper - above - below - 6.0).max(1.0);
    let span = (high - low).max(f64::MIN_POSITIVE);
    let density = (room / span).min(values.density().abs() * ENLARGED);
    let used = if density.is_finite() { (span * density).max(1.0).min(room) } else { room };
    let top = above + (room - used) / 2.0;
    Linear::new(low, high, top + used, top)
}

/// Every how many labels fit beside one another.
fn every(labels: impl Iterator<Item = String>, slot: f64) -> usize {
    let widest = labels.map(|it| label_width(&it)).fold(0.0, f64::max);
    // At least one; a label wider than the whole chart still stands alone.
    ((widest + 4.0) / slot.max(1.0)).ceil().clamp(1.0, 1000.0) as usize
}
