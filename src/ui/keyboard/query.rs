//! What of a list fits what is typed.

use crate::model::names::fold;
use crate::model::sort;

/// The places of the names that have all words of a query, as people type them: case and «ё» aside.
/// What begins with it comes first; what has them in what else is said of it comes last.
pub fn found<'a>(names: impl Iterator<Item = (&'a str, &'a str)>, query: &str) -> Vec<usize> {
    let query = fold(query);
    let words: Vec<&str> = query.split_whitespace().collect();
    let has = |text: &str| words.iter().all(|word| text.contains(word));
    let rank = |(name, also): (&str, &str)| {
        let name = fold(name);
        match () {
            _ if name.starts_with(&query) => Some(0),
            _ if has(&name) => Some(1),
            _ => has(&(name + " " + &fold(also))).then_some(2),
        }
    };
    let ranks = names.map(rank).enumerate();
    let mut found: Vec<(usize, i32)> = ranks.filter_map(|(at, rank)| Some((at, rank?))).collect();
    sort::by_key(&mut found, |it| it.1);
    found.into_iter().map(|it| it.0).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_finds_by_words_and_beginnings_first() {
        let names = ["План продаж", "Семёнов Пётр", "Средний план", "Планы", "Просрочка"];
        let also = ["", "", "", "", "доля просроченной дебиторской задолженности"];
        let of = |query| found(names.into_iter().zip(also), query);
        assert_eq!(of("план"), [0, 3, 2]);
        assert_eq!(of("ДЕБИТ"), [4]);
        assert_eq!(of("петр СЕМЕНОВ"), [1]);
        assert_eq!(of("план продаж"), [0]);
        assert_eq!(of("").len(), 5);
        assert!(of("нет такого").is_empty());
    }
}
