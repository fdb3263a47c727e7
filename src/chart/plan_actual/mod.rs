//! Plan and actual by month in two tiers: below, the actual solid over the outline of the plan and
//! the forecast of a running month hatched; above, how far each month is from its plan.

mod layout;
mod marks;
mod words;

use super::pen::Pen;
use super::svg::{Head, Writer};
use super::written::Written;
use super::{Drawn, Key, NOTATION, Target};
use crate::lang::Lang;
use crate::lang::shown::Shown;
use crate::model::date::Grain;
use crate::model::unit::Exact;
use crate::report::trend::{Trend, TrendPoint};
use layout::Layout;

/// What is drawn.
#[derive(Clone, Copy, Debug)]
pub struct Spec<'a> {
    /// The figures.
    pub trend: &'a Trend,
    /// What they are of: the KPI's name.
    pub name: &'a str,
    /// How they are written.
    pub shown: Shown<'a>,
    /// Less is better: above the plan is bad.
    pub lower_is_better: bool,
}

/// Draws it, one target a month. Where the months do not fit, the last ones are shown.
pub fn draw(spec: &Spec<'_>, lang: Lang, width: u32, height: u32, id: &str) -> Drawn {
    let bars = shown_bars(spec, width);
    let ink = Style::new(spec, &bars, lang);
    let title = ink.written.title(spec.name);
    let summary = words::summary(spec, &bars, lang);
    let head = Head { id, width, height, title: &title, summary: &summary, hatched: true };
    let mut writer = Writer::new(&head);
    let layout = Layout::new(&bars, &ink, f64::from(width), f64::from(height));
    marks::draw(&Pen::new(&mut writer), &bars, &layout, &ink);
    let targets = targets(spec, &bars, &layout, lang);
    Drawn { title, svg: writer.finish(), targets, summary, height, keys: KEYS }
}

const KEYS: &[Key] = &[NOTATION.actual, NOTATION.plan, NOTATION.forecast];

/// A month as it is drawn.
#[derive(Clone, Copy)]
struct Bar<'a> {
    index: usize,
    point: &'a TrendPoint,
    /// Where the month ends: the actual, or the forecast of a running one.
    end: Option<Exact>,
    /// From the plan to there.
    gap: Option<Exact>,
}

impl<'a> Bar<'a> {
    fn new(index: usize, point: &'a TrendPoint) -> Bar<'a> {
        let end = point.forecast.or(point.actual);
        let gap = end.zip(point.target).and_then(|(end, target)| end.minus(target));
        Bar { index, point, end, gap }
    }

    fn running(&self) -> bool {
        self.point.forecast.is_some()
    }

    /// The figures that have a mark in the lower tier.
    fn figures(&self) -> impl Iterator<Item = Exact> {
        [self.point.actual, self.point.target, self.point.forecast].into_iter().flatten()
    }
}

/// On a narrow chart six months, else as many as have room to be pointed at.
fn shown_bars<'a>(spec: &Spec<'a>, width: u32) -> Vec<Bar<'a>> {
    let most = layout::most(f64::from(width));
    let points = &spec.trend.points;
    let known = |it: &TrendPoint| it.actual.is_some() || it.forecast.is_some();
    let after = points.iter().rposition(known).map_or(points.len(), |at| at + 1);
    // Months to come are left out first.
    let last = if points.len() <= most { points.len() } else { after.max(most) };
    let first = last.saturating_sub(most);
    let kept = points.iter().enumerate().take(last).skip(first);
    kept.map(|(index, point)| Bar::new(index, point)).collect()
}

/// How this drawing writes and judges its figures.
struct Style<'a> {
    written: Written<'a>,
    lower_is_better: bool,
    grain: Grain,
}

impl<'a> Style<'a> {
    fn new(spec: &Spec<'a>, bars: &[Bar<'_>], lang: Lang) -> Style<'a> {
        Style {
            written: Written::of(spec.shown, bars.iter().flat_map(Bar::figures), lang),
            lower_is_better: spec.lower_is_better,
            grain: spec.trend.grain,
        }
    }

    fn good(&self, gap: Exact) -> bool {
        (gap >= Exact::ZERO) != self.lower_is_better || gap == Exact::ZERO
    }
}

fn targets(spec: &Spec<'_>, bars: &[Bar<'_>], layout: &Layout, lang: Lang) -> Vec<Target> {
    let target = |(at, bar): (usize, &Bar<'_>)| {
        let frame = [layout.slot_left(at), 0.0, layout.slot_left(at + 1), layout.height];
        Target::over(frame, words::said(spec, bar, lang), bar.index)
    };
    bars.iter().enumerate().map(target).collect()
}
