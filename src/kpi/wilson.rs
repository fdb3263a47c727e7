//! Wilson's interval of a share: how far it may be off, with so few tries.

use super::NoValue;
use crate::model::unit::Exact;

/// The quantile of the normal distribution that leaves 2.5 % above it: 95 % lie within.
const Z: f64 = 1.959_964;

/// The ends of the 95 % interval of `part` successes in `whole` tries, as shares of the whole:
/// (x + z²/2 ∓ z √(x (n − x) / n + z²/4)) / (n + z²), Wilson 1927, without the correction for
/// continuity. It needs a root, so the ends are counted with floats and rounded to 10^-8.
///
/// # Errors
///
/// No value where there are no tries, or more successes than tries.
pub(super) fn interval(part: Exact, whole: Exact) -> Result<(Exact, Exact), NoValue> {
    if whole <= Exact::ZERO {
        return Err(NoValue::ZeroWhole);
    }
    if part > whole || part < Exact::ZERO {
        return Err(NoValue::OverWhole);
    }
    let (x, n) = (part.approximate(), whole.approximate());
    let centre = x + Z * Z / 2.0;
    let half = Z * (x * (n - x) / n + Z * Z / 4.0).sqrt();
    let end = |it: f64| Exact::new((it / (n + Z * Z) * SCALE).round() as i128, SCALE as i128);
    Ok((end(centre - half), end(centre + half)))
}

/// Ends are whole numbers of `1 / SCALE`.
const SCALE: f64 = 1e8;

#[cfg(test)]
mod tests {
    use super::*;

    fn per_hundred(part: i64, whole: i64) -> Result<(i128, i128), NoValue> {
        let hundred = |it: Exact| it.times(Exact::whole(100)).expect("fits").rounded(2);
        interval(Exact::whole(part), Exact::whole(whole))
            .map(|(low, high)| (hundred(low), hundred(high)))
    }

    #[test]
    fn three_of_a_hundred_may_be_one_or_eight() {
        assert_eq!(per_hundred(3, 100), Ok((103, 845)));
    }

    #[test]
    fn none_and_all_have_one_open_end() {
        assert_eq!(per_hundred(0, 10), Ok((0, 2775)));
        assert_eq!(per_hundred(10, 10), Ok((7225, 10_000)));
    }

    #[test]
    fn no_tries_and_more_than_all_have_no_interval() {
        assert_eq!(per_hundred(0, 0), Err(NoValue::ZeroWhole));
        assert_eq!(per_hundred(3, 2), Err(NoValue::OverWhole));
    }
}
