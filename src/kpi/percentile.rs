//! Percentiles by linear interpolation (the KPI handbook B3: PERCENTILE.INC, `percentile_cont`).

/// The value at position `(n − 1) × share` of the values in order, between two neighbours as far as
/// the position is; the median of an even number is the mean of the two middle ones. The share is
/// `part / whole`, from 0 to 1. Given as numerator and denominator in the unit of the values; none
/// of no values.
pub fn percentile(values: &mut [i64], (part, whole): (usize, usize)) -> Option<(i128, i128)> {
    let position = values.len().checked_sub(1)? * part;
    let (at, rest) = (position / whole, position % whole);
    let last = values.len() - 1;
    let (_, &mut low, above) = values.select_nth_unstable(at.min(last));
    let high = above.iter().copied().min().unwrap_or(low);
    let step = (i128::from(high) - i128::from(low)) * i128::try_from(rest).ok()?;
    let whole = i128::try_from(whole).ok()?;
    Some((i128::from(low) * whole + step, whole))
}

/// The share that the median is at.
pub const MEDIAN: (usize, usize) = (1, 2);

/// The share that nine of ten values are not above.
pub const P90: (usize, usize) = (9, 10);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::unit::Exact;

    fn at(values: &[i64], share: (usize, usize)) -> Option<Exact> {
        let found = percentile(&mut values.to_vec(), share);
        found.map(|(upper, lower)| Exact::new(upper, lower))
    }

    #[test]
    fn median_and_p90_of_one_to_four_are_2_5_and_3_7() {
        // The KPI handbook, golden case 24.
        assert_eq!(at(&[3, 1, 4, 2], MEDIAN), Some(Exact::new(5, 2)));
        assert_eq!(at(&[3, 1, 4, 2], P90), Some(Exact::new(37, 10)));
    }

    #[test]
    fn one_value_is_every_percentile_and_none_is_none() {
        assert_eq!(at(&[7], P90), Some(Exact::whole(7)));
        assert_eq!(at(&[7, 7, 9], MEDIAN), Some(Exact::whole(7)));
        assert_eq!(at(&[], MEDIAN), None);
        assert_eq!(at(&[1, 2], (1, 1)), Some(Exact::whole(2)));
    }
}
