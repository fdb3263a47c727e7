//! A straight scale from figures to places.

/// From a span of figures to a span of places, both finite and the first not empty.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Linear {
    low: f64,
    high: f64,
    from: f64,
    to: f64,
}

/// Figures beyond this are taken for it, so that no difference of two overflows.
const HUGE: f64 = 1e300;

impl Linear {
    /// `low` stands at `from`, `high` at `to`. What is not finite becomes zero, and a span too
    /// thin to divide by is widened.
    pub fn new(low: f64, high: f64, from: f64, to: f64) -> Linear {
        let (low, high) = (tame(low), tame(high));
        let (low, high) = (low.min(high), low.max(high));
        let size = low.abs().max(high.abs()).max(1e-300);
        let high = if high - low > 1e-12 * size { high } else { low + size.max(1.0) };
        Linear { low, high, from: tame(from), to: tame(to) }
    }

    /// Where a figure stands; outside the span it goes on, twice its length at most.
    pub fn at(self, figure: f64) -> f64 {
        let part = (tame(figure) - self.low) / (self.high - self.low);
        self.from + part.clamp(-2.0, 3.0) * (self.to - self.from)
    }

    /// Places for one figure.
    pub fn density(self) -> f64 {
        (self.to - self.from) / (self.high - self.low)
    }

    /// Round figures in the span, about so many: 0, 5, 10, 15.
    pub fn ticks(self, about: usize) -> Vec<f64> {
        let step = round_step((self.high - self.low) / about.clamp(1, 50) as f64);
        let first = (self.low / step).ceil();
        let last = (self.high / step).floor();
        // Rounding of steps keeps this near `about`; the limit is for spans that have no grain left.
        let count = (last - first).clamp(0.0, 200.0) as usize;
        (0..=count).map(|at| (first + at as f64) * step).filter(|&it| it <= self.high).collect()
    }
}

/// 1, 2 or 5 by a power of ten, not below what is asked.
fn round_step(rough: f64) -> f64 {
    let power = 10f64.powf(rough.log10().floor());
    let part = rough / power;
    let round = [1.0, 2.0, 5.0].into_iter().find(|&it| part <= it + 1e-9).unwrap_or(10.0);
    round * power
}

fn tame(figure: f64) -> f64 {
    if figure.is_finite() { figure.clamp(-HUGE, HUGE) } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_stand_in_proportion() {
        let scale = Linear::new(0.0, 12.0, 100.0, 40.0);
        assert_eq!(scale.at(0.0), 100.0);
        assert_eq!(scale.at(6.0), 70.0);
        assert_eq!(scale.at(12.0), 40.0);
    }

    #[test]
    fn ticks_are_round_and_inside() {
        assert_eq!(Linear::new(0.0, 12.0, 0.0, 1.0).ticks(4), [0.0, 5.0, 10.0]);
        assert_eq!(Linear::new(-1.2, 3.1, 0.0, 1.0).ticks(5), [-1.0, 0.0, 1.0, 2.0, 3.0]);
    }

    #[test]
    fn nothing_makes_it_endless_or_not_a_number() {
        let odd = [0.0, 1.0, -1.0, f64::NAN, f64::INFINITY, f64::NEG_INFINITY, f64::MAX, 1e-320];
        for low in odd {
            for high in odd {
                let scale = Linear::new(low, high, 0.0, 100.0);
                for figure in odd {
                    assert!(scale.at(figure).is_finite(), "{low} {high} {figure}");
                }
                let ticks = scale.ticks(5);
                assert!(ticks.len() <= 201 && ticks.iter().all(|it| it.is_finite()));
            }
        }
    }
}
