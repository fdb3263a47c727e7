//! Sharing out: a sum of money in parts that are sums of money, and are it together.

use crate::model::sort;

/// The minor unit of a currency (a kopeck, a cent), in the unit of money.
const MINOR: i128 = 100;

/// An amount in parts by weight, each of whole minor units but for what is less than one in the amount;
/// what rounding leaves goes to the largest remainders, of equal ones to the first (the KPI
/// handbook B0, "Money"). Weights of nothing are alike; no weights get nothing.
pub(super) fn shared_out(amount: i128, weights: &[i128]) -> Vec<i128> {
    let all: i128 = weights.iter().sum();
    if all <= 0 {
        let alike = vec![1; weights.len()];
        return if alike.is_empty() { alike } else { shared_out(amount, &alike) };
    }
    let (minors, less) = (amount.abs() / MINOR, amount.abs() % MINOR);
    let mut parts: Vec<i128> = weights.iter().map(|weight| minors * weight / all).collect();
    let mut order: Vec<usize> = (0..weights.len()).collect();
    let rest = |at: &usize| weights.get(*at).map_or(0, |weight| minors * weight % all);
    sort::by_key(&mut order, |at| (std::cmp::Reverse(rest(at)), *at));
    let left = usize::try_from(minors - parts.iter().sum::<i128>()).unwrap_or(0);
    for &at in order.iter().take(left) {
        if let Some(part) = parts.get_mut(at) {
            *part += 1;
        }
    }
    let mut parts: Vec<i128> = parts.into_iter().map(|it| it * MINOR).collect();
    if let Some(part) = order.first().and_then(|&at| parts.get_mut(at)) {
        *part += less;
    }
    parts.into_iter().map(|it| it * amount.signum()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_payment_over_lines_is_whole_kopecks_and_all_of_it() {
        // 100 roubles over three equal lines; the kopeck left goes to the first.
        assert_eq!(shared_out(1_000_000, &[5, 5, 5]), [333_400, 333_300, 333_300]);
        assert_eq!(shared_out(-1_000_000, &[5, 5, 5]), [-333_400, -333_300, -333_300]);
        assert_eq!(shared_out(150, &[1, 2]), [0, 150]);
        assert_eq!(shared_out(200, &[0, 0]), [100, 100]);
        assert!(shared_out(200, &[]).is_empty());
    }
}
