//! What a mark means, carried through plotters as a colour that nothing else uses (`#FEEDnn`), and
//! its class in style/parts.css.

use plotters::style::RGBColor;
use plotters_backend::BackendColor;

/// What a mark means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ink {
    Actual,
    Plan,
    Forecast,
    Good,
    Bad,
    GoodForecast,
    BadForecast,
    Axis,
    Text,
    Muted,
    Band1,
    Band2,
    Band3,
    Mark,
    Previous,
    Grid,
    /// A debt that is not due.
    Age0,
    /// Overdue, from the youngest to the oldest.
    Age1,
    Age2,
    Age3,
    Age4,
    Age5,
    /// Words on these.
    OnAge1,
    OnAge2,
    OnAge3,
    OnAge4,
    OnAge5,
}

use Ink::{
    Actual, Age0, Age1, Age2, Age3, Age4, Age5, Axis, Bad, BadForecast, Band1, Band2, Band3,
    Forecast, Good, GoodForecast, Grid, Mark, Muted, OnAge1, OnAge2, OnAge3, OnAge4, OnAge5, Plan,
    Previous, Text,
};

const INKS: [Ink; 27] = [
    Actual,
    Plan,
    Forecast,
    Good,
    Bad,
    GoodForecast,
    BadForecast,
    Axis,
    Text,
    Muted,
    Band1,
    Band2,
    Band3,
    Mark,
    Previous,
    Grid,
    Age0,
    Age1,
    Age2,
    Age3,
    Age4,
    Age5,
    OnAge1,
    OnAge2,
    OnAge3,
    OnAge4,
    OnAge5,
];

impl Ink {
    /// The colour that carries it through plotters.
    pub(super) fn color(self) -> RGBColor {
        RGBColor(0xFE, 0xED, self as u8)
    }

    pub(super) fn of(color: BackendColor) -> Ink {
        match color.rgb {
            (0xFE, 0xED, at) => INKS.get(usize::from(at)).copied().unwrap_or(Ink::Axis),
            _ => Ink::Axis,
        }
    }

    pub(super) fn class(self) -> &'static str {
        match self {
            Ink::Actual => "ac",
            Ink::Plan => "pl",
            Ink::Forecast => "fc",
            Ink::Good | Ink::GoodForecast => "good",
            Ink::Bad | Ink::BadForecast => "bad",
            Ink::Axis => "axis",
            Ink::Text => "txt",
            Ink::Muted => "muted",
            Ink::Band1 => "b1",
            Ink::Band2 => "b2",
            Ink::Band3 => "b3",
            Ink::Mark => "mark",
            Ink::Previous => "py",
            Ink::Grid => "grid",
            Ink::Age0 => "age0",
            Ink::Age1 => "age1",
            Ink::Age2 => "age2",
            Ink::Age3 => "age3",
            Ink::Age4 => "age4",
            Ink::Age5 => "age5",
            Ink::OnAge1 => "ink-age1",
            Ink::OnAge2 => "ink-age2",
            Ink::OnAge3 => "ink-age3",
            Ink::OnAge4 => "ink-age4",
            Ink::OnAge5 => "ink-age5",
        }
    }

    pub(super) fn hatched(self) -> bool {
        matches!(self, Ink::Forecast | Ink::GoodForecast | Ink::BadForecast)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_ink_comes_back_from_its_colour() {
        for ink in INKS {
            let RGBColor(r, g, b) = ink.color();
            assert_eq!(Ink::of(BackendColor { alpha: 1.0, rgb: (r, g, b) }), ink);
        }
    }
}
