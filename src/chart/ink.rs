//! What a mark means, carried through plotters as a colour that nothing else uses (`#FEEDnn`), and
//! its class in style/parts.css.

use plotters::style::RGBColor;
use plotters_backend::BackendColor;

macro_rules! inks {
    ($($(#[$doc:meta])* $ink:ident: $class:literal,)*) => {
        /// What a mark means.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(super) enum Ink {
            $($(#[$doc])* $ink),*
        }

        /// All of them, each at the place that its colour says.
        const INKS: &[Ink] = &[$(Ink::$ink),*];

        impl Ink {
            /// Its class in style/parts.css.
            pub(super) fn class(self) -> &'static str {
                match self {
                    $(Ink::$ink => $class),*
                }
            }
        }
    };
}

inks! {
    Actual: "ac",
    Plan: "pl",
    Forecast: "fc",
    Good: "good",
    Bad: "bad",
    GoodForecast: "good",
    BadForecast: "bad",
    Axis: "axis",
    Text: "txt",
    Muted: "muted",
    Band1: "b1",
    Band2: "b2",
    Band3: "b3",
    Mark: "mark",
    Previous: "py",
    Grid: "grid",
    /// A debt that is not due.
    Age0: "age0",
    /// Overdue, from the youngest to the oldest.
    Age1: "age1",
    Age2: "age2",
    Age3: "age3",
    Age4: "age4",
    Age5: "age5",
    /// Words on these.
    OnAge1: "ink-age1",
    OnAge2: "ink-age2",
    OnAge3: "ink-age3",
    OnAge4: "ink-age4",
    OnAge5: "ink-age5",
}

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

    pub(super) fn hatched(self) -> bool {
        matches!(self, Ink::Forecast | Ink::GoodForecast | Ink::BadForecast)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_ink_comes_back_from_its_colour() {
        for &ink in INKS {
            let RGBColor(r, g, b) = ink.color();
            assert_eq!(Ink::of(BackendColor { alpha: 1.0, rgb: (r, g, b) }), ink);
        }
    }
}
