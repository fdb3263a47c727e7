//! Named rows over one level scale: bars, spans, dots and bullets of people, steps and products.
//!
//! Structure runs from top to bottom (IBCS), and everything stands in figures of the scale, so a
//! chart of rows says what its marks mean and nothing of places.

mod layout;
mod marks;

use super::ink::Ink;
use super::notation::Key;
use super::pen::Pen;
use super::svg::{Head, Writer};
use super::{Drawn, Said, Target};
use crate::lang::Lang;
use layout::Layout;

/// As many rows as a screen holds; the table has the rest.
pub(super) const MOST: usize = 20;

/// A chart of rows.
pub(super) struct Rows {
    /// Heading with its unit.
    pub(super) title: String,
    /// The caption.
    pub(super) summary: String,
    /// What the fills mean.
    pub(super) keys: &'static [Key],
    /// Top to bottom; those that fit are given.
    pub(super) rows: Vec<Row>,
    /// The ends of the scale; bars want zero among them.
    pub(super) span: (f64, f64),
    /// Figures on the axis and how they are written; without any, labels stand on the marks.
    pub(super) ticks: Vec<(f64, String)>,
    /// What an outlined tick of all rows is, said over it.
    pub(super) line: Option<(f64, String)>,
}

/// A row.
#[derive(Default)]
pub(super) struct Row {
    /// Whose it is.
    pub(super) name: String,
    /// One over the other.
    pub(super) marks: Vec<Mark>,
    /// After the last mark.
    pub(super) words: String,
    /// Between this row and the one before.
    pub(super) between: String,
    /// How far from the plan, in a tier of its own.
    pub(super) pin: Option<Pin>,
    /// Lines of its tooltip.
    pub(super) lines: Vec<String>,
}

/// A relative variance: a thin bar with a head.
pub(super) struct Pin {
    /// Where it ends.
    pub(super) at: f64,
    /// Signed.
    pub(super) words: String,
    /// Whether it is for the better.
    pub(super) is_good: bool,
}

/// A mark, in figures of the scale.
pub(super) enum Mark {
    /// A solid (or hatched) bar, with words inside where they fit.
    Bar(f64, f64, Ink, String),
    /// A bar half as high.
    Thin(f64, f64, Ink),
    /// An outlined bar.
    Outline(f64, f64, Ink),
    /// A line.
    Span(f64, f64, Ink),
    /// A line with ends.
    Interval(f64, f64, Ink),
    /// A solid dot of a radius.
    Dot(f64, f64, Ink),
    /// A hollow dot of a radius.
    Ring(f64, f64, Ink),
    /// A solid tick.
    Tick(f64, Ink),
    /// The plan: an outlined tick.
    Plan(f64),
}

impl Mark {
    fn ends(&self) -> (f64, f64) {
        match *self {
            Mark::Bar(from, to, ..)
            | Mark::Thin(from, to, _)
            | Mark::Outline(from, to, _)
            | Mark::Span(from, to, _)
            | Mark::Interval(from, to, _) => (from.min(to), from.max(to)),
            Mark::Dot(at, ..) | Mark::Ring(at, ..) | Mark::Tick(at, _) | Mark::Plan(at) => (at, at),
        }
    }
}

impl Rows {
    /// Draws it at a width, as high as the rows need; one target a row.
    pub(super) fn draw(self, lang: Lang, width: u32, id: &str) -> Drawn {
        let layout = Layout::new(&self, f64::from(width));
        let height = layout.height.round() as u32;
        let hatched = self.rows.iter().flat_map(|it| &it.marks).any(Mark::is_hatched);
        let (title, summary) = (self.title.clone(), self.summary.clone());
        let head = Head { id, width, height, title: &title, summary: &summary, hatched };
        let mut writer = Writer::new(&head);
        marks::draw(&Pen::new(&mut writer), &self, &layout, lang);
        let target = |(at, row): (usize, Row)| {
            let (top, bottom) = layout.edges(at);
            let frame = [0.0, top, f64::from(width), bottom];
            Target::over(frame, Said { head: row.name, lines: row.lines }, at)
        };
        let targets = self.rows.into_iter().enumerate().map(target).collect();
        Drawn { title, svg: writer.finish(), targets, summary, height, keys: self.keys }
    }
}

impl Mark {
    fn is_hatched(&self) -> bool {
        matches!(self, Mark::Bar(_, _, Ink::Forecast, _) | Mark::Thin(_, _, Ink::Forecast))
    }
}
