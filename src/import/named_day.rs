//! A day whose month is a word.

use super::period;
use crate::model::date::Date;

/// `05-Mar-2026`, «1 марта 2026 г.», `Mar 5, 2026`, `5 March 2026 14:30`, with a day of the week before.
pub fn read(text: &str) -> Option<Date> {
    if text.len() > 60 {
        return None;
    }
    let lower = text.to_lowercase();
    let mut words = lower
        .split(|it: char| !it.is_alphanumeric())
        .filter(|it| !it.is_empty())
        .skip_while(|it| is_weekday(it))
        .map(without_ordinal);
    let (first, second) = (words.next()?, words.next()?);
    let (day, month) = match period::month(first) {
        Some(month) => (second, month),
        None => (first, period::month(second)?),
    };
    let year = words.next()?;
    let year: i32 = match year.len() {
        4 => year.parse().ok()?,
        2 => 2_000 + year.parse::<i32>().ok()?,
        _ => return None,
    };
    let rest_is_time = words.all(|it| {
        matches!(it, "г" | "года" | "am" | "pm" | "в") || it.bytes().all(|it| it.is_ascii_digit())
    });
    Date::new(year, month, day.parse().ok()?).filter(|_| rest_is_time)
}

/// `1` of `1st`, `22` of `22nd`.
fn without_ordinal(word: &str) -> &str {
    let end = ["st", "nd", "rd", "th"].iter().find_map(|it| word.strip_suffix(it));
    end.filter(|it| it.bytes().all(|it| it.is_ascii_digit())).unwrap_or(word)
}

fn is_weekday(word: &str) -> bool {
    const RUSSIAN: [&str; 7] = ["пн", "вт", "ср", "чт", "пт", "сб", "вс"];
    const NAMES: [&str; 14] = [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "понедельник",
        "вторник",
        "среда",
        "четверг",
        "пятница",
        "суббота",
        "воскресенье",
    ];
    let is_short = word.is_ascii() && word.len() >= 3;
    RUSSIAN.contains(&word)
        || NAMES.iter().any(|it| *it == word || is_short && it.starts_with(word))
}
