//! Weights as a person writes them: whole numbers with anything between, not all of them zero.

/// The largest weight.
const MAX: u32 = 1_000_000;

/// Reads `N` weights; `Some(None)` where nothing is written, `None` where it is not that many
/// whole numbers, or all of them are zero.
pub fn weights<const N: usize>(text: &str) -> Option<Option<[u32; N]>> {
    let mut words = text.split(|it: char| it.is_whitespace() || matches!(it, ',' | ';' | '/'));
    let words = words.by_ref().filter(|it| !it.is_empty());
    let numbers: Option<Vec<u32>> =
        words.map(|it| it.parse().ok().filter(|it| *it <= MAX)).collect();
    let numbers = numbers?;
    if numbers.is_empty() {
        return Some(None);
    }
    let is_any = numbers.iter().any(|it| *it > 0);
    numbers.try_into().ok().filter(|_| is_any).map(Some)
}

/// The same weights as text.
pub fn written(weights: &[u32]) -> String {
    weights.iter().map(u32::to_string).collect::<Vec<String>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_many_whole_numbers_as_there_are_days_are_weights() {
        let week = Some(Some([10, 10, 10, 10, 12, 0, 0]));
        assert_eq!(weights("10 10 10 10 12 0 0"), week);
        assert_eq!(weights("10,10;10/10\t12, 0 0"), week);
        assert_eq!(weights::<7>(&written(&[10, 10, 10, 10, 12, 0, 0])), week);
        assert_eq!(weights::<7>("  "), Some(None));
    }

    #[test]
    fn anything_else_is_no_weights() {
        for text in ["1 2 3", "0 0 0 0 0 0 0", "1 1 1 1 1 1 -1", "1 1 1 1 1 1 x", "1 1 1 1 1 1 1 1"]
        {
            assert_eq!(weights::<7>(text), None, "{text}");
        }
    }
}
