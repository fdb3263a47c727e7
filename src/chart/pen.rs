//! Marks in logical pixels, drawn by plotters on our backend.

use super::backend::Backend;
use super::ink::Ink;
use super::svg::{UNITS, Writer};
use super::text_width::text_width;
use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, IntoDrawingArea};
use plotters::element::{Circle, Drawable, PathElement, Polygon, Rectangle, Text};
use plotters::style::{Color, FontStyle, IntoFont, ShapeStyle, TextStyle};
use plotters_backend::text_anchor::{HPos, Pos, VPos};

/// The size of every label: the least that is read with ease.
pub(super) const LABEL: f64 = 12.0;

/// Where a label stands about its point.
#[derive(Clone, Copy)]
pub(super) enum Hold {
    /// The middle of its foot is at the point.
    Above,
    /// The middle of its head is at the point.
    Below,
    /// Its left end is at the point.
    Right,
    /// The middle of its left end is at the point.
    After,
    /// The middle of its right end is at the point.
    Before,
    /// Its own middle is at the point.
    Amid,
}

/// A rectangle: left, top, right, bottom.
pub(super) type Frame = [f64; 4];

/// Draws on one chart.
pub(super) struct Pen<'a>(DrawingArea<Backend<'a>, Shift>);

impl<'a> Pen<'a> {
    pub(super) fn new(writer: &'a mut Writer) -> Pen<'a> {
        Pen(Backend(writer).into_drawing_area())
    }

    /// A solid (or hatched, if the ink is so) area; its edges are on whole pixels.
    pub(super) fn fill(&self, [left, top, right, bottom]: Frame, ink: Ink) {
        let corners = [(whole(left), whole(top)), (whole(right), whole(bottom))];
        self.put(&Rectangle::new(corners, ink.color().filled()));
    }

    /// An outline of one pixel, inside the edges.
    pub(super) fn outline(&self, [left, top, right, bottom]: Frame, ink: Ink) {
        let half = UNITS / 2;
        let (left, right) = (whole(left) + half, whole(right) - half);
        let (top, bottom) = (whole(top) + half, whole(bottom) - half);
        let corners = [(left, top.min(bottom)), (right.max(left), bottom.max(top))];
        self.put(&Rectangle::new(corners, line(ink, 1)));
    }

    /// A level line of one pixel, just above `y`.
    pub(super) fn level(&self, left: f64, right: f64, y: f64, ink: Ink) {
        let y = whole(y) - UNITS / 2;
        self.put(&PathElement::new(vec![(whole(left), y), (whole(right), y)], line(ink, 1)));
    }

    /// An upright line of one pixel, just right of `x`.
    pub(super) fn upright(&self, x: f64, top: f64, bottom: f64, ink: Ink) {
        let x = whole(x) + UNITS / 2;
        self.put(&PathElement::new(vec![(x, whole(top)), (x, whole(bottom))], line(ink, 1)));
    }

    /// A line through points, so many pixels wide.
    pub(super) fn path(&self, points: &[(f64, f64)], ink: Ink, width: u32) {
        let points: Vec<_> = points.iter().map(|&(x, y)| (units(x), units(y))).collect();
        self.put(&PathElement::new(points, line(ink, width)));
    }

    /// A solid dot.
    pub(super) fn dot(&self, (x, y): (f64, f64), radius: f64, ink: Ink) {
        self.put(&Circle::new((units(x), units(y)), units(radius), ink.color().filled()));
    }

    /// A hollow one, its line inside the radius; nothing shows through (style/parts.css).
    pub(super) fn ring(&self, (x, y): (f64, f64), radius: f64, ink: Ink) {
        let radius = units(radius - 0.75);
        self.put(&Circle::new((units(x), units(y)), radius, line(ink, 1)));
    }

    /// A filled figure.
    pub(super) fn shape(&self, corners: &[(f64, f64)], ink: Ink) {
        let corners: Vec<_> = corners.iter().map(|&(x, y)| (units(x), units(y))).collect();
        self.put(&Polygon::new(corners, ink.color()));
    }

    /// Words; `strong` is for the one label that is looked for first.
    pub(super) fn words(
        &self,
        words: &str,
        (x, y): (f64, f64),
        hold: Hold,
        ink: Ink,
        strong: bool,
    ) {
        if words.is_empty() {
            return;
        }
        let (h_pos, v_pos) = match hold {
            Hold::Above => (HPos::Center, VPos::Bottom),
            Hold::Below => (HPos::Center, VPos::Top),
            Hold::Right => (HPos::Left, VPos::Bottom),
            Hold::After => (HPos::Left, VPos::Center),
            Hold::Before => (HPos::Right, VPos::Center),
            Hold::Amid => (HPos::Center, VPos::Center),
        };
        let weight = if strong { FontStyle::Bold } else { FontStyle::Normal };
        let font = ("sans-serif", LABEL * f64::from(UNITS), weight).into_font();
        let color = ink.color();
        let style = TextStyle::from(font).color(&color).pos(Pos { h_pos, v_pos });
        self.put(&Text::new(words.to_owned(), (units(x), units(y)), style));
    }

    /// Our backend refuses nothing, so there is no failure to pass on.
    fn put<E>(&self, mark: &E)
    where
        for<'b> &'b E: plotters::element::PointCollection<'b, (i32, i32)>,
        E: Drawable<Backend<'a>>,
    {
        let _ = self.0.draw(mark);
    }
}

/// The width of a label in logical pixels.
pub(super) fn label_width(words: &str) -> f64 {
    text_width(words, LABEL)
}

fn line(ink: Ink, width: u32) -> ShapeStyle {
    ink.color().stroke_width(width * UNITS.unsigned_abs())
}

/// To the nearest quarter of a pixel; what is not finite goes to the corner.
fn units(place: f64) -> i32 {
    if place.is_finite() { (place * f64::from(UNITS)).round() as i32 } else { 0 }
}

/// To the nearest whole pixel, in quarters: edges stay sharp.
fn whole(place: f64) -> i32 {
    units(place.round())
}
