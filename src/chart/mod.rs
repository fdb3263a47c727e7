//! Reports drawn to SVG: plain data in, a drawing, its hit areas and its sentence out.
//!
//! Nothing here does input or output, and nothing here can fail: a figure that is missing,
//! huge or negative still gives a drawing. Colours are classes (style/parts.css), so the same
//! drawing is light, dark and print.

mod backend;
pub mod bullet;
mod columns;
mod ink;
mod notation;
mod pen;
pub mod pictures;
pub mod plan_actual;
mod rows;
pub mod scale;
mod svg;
pub mod text_width;
mod written;

pub use notation::Key;
pub use svg::Svg;

use notation::NOTATION;
use pen::Frame;

/// A finished chart.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawn {
    /// Its heading with what it is counted in: `План продаж, млн ₽`.
    pub title: String,
    /// The drawing.
    pub svg: Svg,
    /// What can be pointed at, first to last, for the transparent overlay.
    pub targets: Vec<Target>,
    /// What it shows, in words: the caption of the figure.
    pub summary: String,
    /// How high it is, in logical pixels.
    pub height: u32,
    /// What its fills mean.
    pub keys: &'static [Key],
}

/// What a mark says, in words and in the order of every tooltip: actual, plan, how far apart, of
/// how much.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// What it is: a name, a period.
    pub head: String,
    /// One thing a line.
    pub lines: Vec<String>,
}

impl Said {
    /// In one sentence.
    pub fn whole(&self) -> String {
        format!("{}: {}", self.head, self.lines.join(", "))
    }
}

/// An area over a mark, in whole logical pixels from the upper left corner of the drawing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// Left edge.
    pub x: i32,
    /// Upper edge.
    pub y: i32,
    /// At least 24 where the chart is so wide.
    pub width: i32,
    /// At least 24 where the chart is so high.
    pub height: i32,
    /// What the mark says.
    pub said: Said,
    /// Which point of the report it is.
    pub index: usize,
}

impl Target {
    /// Over a frame. The right edge of one is the left edge of the next where their frames touch.
    fn over([left, top, right, bottom]: Frame, said: Said, index: usize) -> Target {
        let [x, y, right, bottom] = [left, top, right, bottom].map(|it| it.round() as i32);
        Target {
            x,
            y,
            width: right.saturating_sub(x),
            height: bottom.saturating_sub(y),
            said,
            index,
        }
    }
}
