//! What plotters draws on: marks become SVG elements, colours become classes.
//!
//! plotters carries colours, not meanings: each colour is read back as the ink that it stands for.

use super::ink::Ink;
use super::svg::Writer;
use super::text_width::text_width;
use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
    FontStyle, FontTransform,
};
use std::convert::Infallible;

/// Writes what plotters draws.
pub(super) struct Backend<'a>(pub(super) &'a mut Writer);

type Done = Result<(), DrawingErrorKind<Infallible>>;

impl Backend<'_> {
    /// Opens a mark that is filled, hatched or drawn as a line.
    fn mark<S: BackendStyle>(&mut self, element: &'static str, style: &S, filled: bool) {
        let ink = Ink::of(style.color());
        match (filled, ink.hatched()) {
            (true, true) => {
                self.0.open(element, ["h", ink.class()]);
                self.0.hatch(ink.class());
            }
            (true, false) => self.0.open(element, ["f", ink.class()]),
            (false, _) => {
                self.0.open(element, ["s", ink.class()]);
                self.0.number("stroke-width", whole(style.stroke_width()));
            }
        }
    }
}

impl DrawingBackend for Backend<'_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.0.size()
    }

    fn ensure_prepared(&mut self) -> Done {
        Ok(())
    }

    fn present(&mut self) -> Done {
        Ok(())
    }

    fn draw_pixel(&mut self, point: BackendCoord, color: BackendColor) -> Done {
        self.draw_rect(point, (point.0 + 1, point.1 + 1), &color, true)
    }

    fn draw_line<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
    ) -> Done {
        self.draw_path([from, to], style)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
        filled: bool,
    ) -> Done {
        self.mark("rect", style, filled);
        self.0.number("x", from.0.min(to.0));
        self.0.number("y", from.1.min(to.1));
        self.0.number("width", from.0.abs_diff(to.0).try_into().unwrap_or(0));
        self.0.number("height", from.1.abs_diff(to.1).try_into().unwrap_or(0));
        self.0.close();
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Done {
        self.mark("polyline", style, false);
        self.0.points(path);
        self.0.close();
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        center: BackendCoord,
        radius: u32,
        style: &S,
        filled: bool,
    ) -> Done {
        self.mark("circle", style, filled);
        self.0.number("cx", center.0);
        self.0.number("cy", center.1);
        self.0.number("r", whole(radius));
        self.0.close();
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        corners: I,
        style: &S,
    ) -> Done {
        self.mark("polygon", style, true);
        self.0.points(corners);
        self.0.close();
        Ok(())
    }

    fn draw_text<T: BackendTextStyle>(&mut self, words: &str, style: &T, at: BackendCoord) -> Done {
        let weight = if matches!(style.style(), FontStyle::Bold) { "strong" } else { "t" };
        self.0.open("text", [weight, Ink::of(style.color()).class()]);
        self.0.number("x", at.0);
        self.0.number("y", at.1);
        self.0.word(
            "dy",
            match style.anchor().v_pos {
                VPos::Top => "0.75em",
                VPos::Center => "0.36em",
                VPos::Bottom => "0",
            },
        );
        self.0.word(
            "text-anchor",
            match style.anchor().h_pos {
                HPos::Left => "start",
                HPos::Right => "end",
                HPos::Center => "middle",
            },
        );
        self.0.number("font-size", size(style.size()));
        match style.transform() {
            FontTransform::Rotate90 => self.0.turned(90, at),
            FontTransform::Rotate180 => self.0.turned(180, at),
            FontTransform::Rotate270 => self.0.turned(270, at),
            _ => {}
        }
        self.0.close_with("text", words);
        Ok(())
    }

    fn estimate_text_size<T: BackendTextStyle>(
        &self,
        words: &str,
        style: &T,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        let size = f64::from(size(style.size()));
        // `as` keeps to the type's range, and the widths are finite.
        Ok((text_width(words, size).ceil() as u32, (size * 1.2).ceil() as u32))
    }
}

fn whole(number: u32) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}

fn size(size: f64) -> i32 {
    if size.is_finite() { size.clamp(1.0, 4000.0).round() as i32 } else { 48 }
}
