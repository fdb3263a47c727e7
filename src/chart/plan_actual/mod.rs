//! Plan and actual by month in two tiers: below, the actual solid over the outline of the plan and
//! the forecast of a running month hatched; above, how far each month is from its plan.

mod layout;
mod marks;
mod words;

use super::pen::Pen;
use super::svg::{Head, Writer};
use super::{Drawn, Target};
use crate::lang::Lang;
use crate::lang::format::Sign;
use crate::lang::money::Scale;
use crate::lang::shown::Shown;
use crate::lang::words::sentence;
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
    let title = ink.title(spec.name);
    let summary = words::summary(spec, &bars, lang);
    let head = Head { id, width, height, title: &title, summary: &summary, hatched: true };
    let mut writer = Writer::new(&head);
    let layout = Layout::new(&bars, &ink, f64::from(width), f64::from(height));
    marks::draw(&Pen::new(&mut writer), &bars, &layout, &ink);
    let targets = targets(spec, &bars, &layout, lang);
    Drawn { title, svg: writer.finish(), targets, summary }
}

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

/// How the figures of this drawing are written.
struct Style<'a> {
    shown: Shown<'a>,
    scale: Scale,
    decimals: u32,
    lower_is_better: bool,
    grain: Grain,
    lang: Lang,
}

impl<'a> Style<'a> {
    fn new(spec: &Spec<'a>, bars: &[Bar<'_>], lang: Lang) -> Style<'a> {
        let size = |it: Exact| if it < Exact::ZERO { minus(it) } else { it };
        let largest = bars.iter().flat_map(Bar::figures).map(size).max().unwrap_or(Exact::ZERO);
        let scale = spec.shown.scale(largest);
        Style {
            shown: spec.shown,
            scale,
            decimals: spec.shown.decimals(scale, largest),
            lower_is_better: spec.lower_is_better,
            grain: spec.trend.grain,
            lang,
        }
    }

    fn value(&self, value: Exact) -> String {
        self.shown.bare(value, self.scale, self.decimals, Sign::Minus, self.lang)
    }

    fn gap(&self, gap: Exact) -> String {
        self.shown.bare(gap, self.scale, self.decimals, Sign::Always, self.lang)
    }

    fn unit(&self) -> String {
        self.shown.unit(self.scale, self.lang)
    }

    /// `План продаж, млн ₽`.
    fn title(&self, name: &str) -> String {
        let (name, unit) = (sentence(name), self.unit());
        if unit.is_empty() { name } else { format!("{name}, {unit}") }
    }

    fn good(&self, gap: Exact) -> bool {
        (gap >= Exact::ZERO) != self.lower_is_better || gap == Exact::ZERO
    }
}

fn targets(spec: &Spec<'_>, bars: &[Bar<'_>], layout: &Layout, lang: Lang) -> Vec<Target> {
    let target = |(at, bar): (usize, &Bar<'_>)| {
        let frame = [layout.slot_left(at), 0.0, layout.slot_left(at + 1), layout.height];
        Target::over(frame, words::label(spec, bar, lang), bar.index)
    };
    bars.iter().enumerate().map(target).collect()
}

fn minus(value: Exact) -> Exact {
    Exact::ZERO.minus(value).unwrap_or(Exact::ZERO)
}
