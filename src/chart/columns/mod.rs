//! Columns side by side over a row of names: time from left to right, or the bins of a histogram.

mod layout;
mod marks;

use super::ink::Ink;
use super::notation::Key;
use super::pen::Pen;
use super::svg::{Head, Writer};
use super::{Drawn, Said, Target};
use crate::lang::Lang;
use layout::Layout;

/// Height of the drawing.
const HEIGHT: u32 = 220;

/// A chart of columns.
pub(super) struct Columns {
    /// Heading with its unit.
    pub(super) title: String,
    /// The caption.
    pub(super) summary: String,
    /// What the fills mean.
    pub(super) keys: &'static [Key],
    /// How many come before these and have no room: the places of marks are among all.
    pub(super) skipped: usize,
    /// First to last; those that fit are given.
    pub(super) columns: Vec<Column>,
    /// Upright lines between columns or in one: how many columns are before it, what it is.
    pub(super) lines: Vec<(f64, String)>,
}

/// A column.
#[derive(Default)]
pub(super) struct Column {
    /// Under it.
    pub(super) name: String,
    /// Under that.
    pub(super) under: String,
    /// From zero up, one over the other; a forecast is hatched.
    pub(super) parts: Vec<(f64, Ink)>,
    /// The outline behind.
    pub(super) plan: Option<f64>,
    /// Over the highest of these.
    pub(super) words: String,
    /// It stands for itself, not for a time between others: it is named before them.
    pub(super) is_apart: bool,
    /// A thin bar with a head: a share, which has no parts.
    pub(super) is_pin: bool,
    /// Head and lines of its tooltip.
    pub(super) said: Said,
}

impl Column {
    /// The sum of its parts.
    fn sum(&self) -> f64 {
        self.parts.iter().map(|it| it.0.max(0.0)).sum()
    }
}

/// How many columns a chart of this width holds so that each can be pointed at.
pub(super) fn most(width: u32) -> usize {
    (f64::from(width) / layout::LEAST) as usize
}

impl Columns {
    /// Draws it at a width; one target a column.
    pub(super) fn draw(self, lang: Lang, width: u32, id: &str) -> Drawn {
        let layout = Layout::new(&self, f64::from(width), f64::from(HEIGHT));
        let hatched = self.columns.iter().flat_map(|it| &it.parts).any(|it| it.1 == Ink::Forecast);
        let (title, summary) = (self.title.clone(), self.summary.clone());
        let head = Head { id, width, height: HEIGHT, title: &title, summary: &summary, hatched };
        let mut writer = Writer::new(&head);
        marks::draw(&Pen::new(&mut writer), &self, &layout, lang);
        let target = |(at, column): (usize, Column)| {
            let frame = [layout.left(at), 0.0, layout.left(at + 1), layout.height];
            Target::over(frame, column.said, self.skipped + at)
        };
        let targets = self.columns.into_iter().enumerate().map(target).collect();
        Drawn { title, svg: writer.finish(), targets, summary, height: HEIGHT, keys: self.keys }
    }
}
