//! Reports drawn to SVG: plain data in, a drawing, its hit areas and its sentence out.
//!
//! Nothing here does input or output, and nothing here can fail: a figure that is missing,
//! huge or negative still gives a drawing. Colours are classes (style/parts.css), so the same
//! drawing is light, dark and print.

mod backend;
pub mod bullet;
mod pen;
pub mod plan_actual;
pub mod scale;
mod svg;
pub mod text_width;

pub use svg::Svg;

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
    /// What the mark says, in words.
    pub label: String,
    /// Which point of the report it is.
    pub index: usize,
}

impl Target {
    /// Over a frame. The right edge of one is the left edge of the next where their frames touch.
    fn over([left, top, right, bottom]: Frame, label: String, index: usize) -> Target {
        let [x, y, right, bottom] = [left, top, right, bottom].map(|it| it.round() as i32);
        Target {
            x,
            y,
            width: right.saturating_sub(x),
            height: bottom.saturating_sub(y),
            label,
            index,
        }
    }
}
