//! A column of durations: `1:02:33`, `03:25`, «125 сек», «3 мин 25 с», a number of the header's
//! unit, a time of the spreadsheet.

use super::cell;
use super::clock;
use super::issue::IssueKind;
use super::name;
use super::sheet::Cell;
use super::value::Read;
use crate::model::column::NO_NUMBER;
use crate::model::shape::{ClockShape, NumberShape, Shape};
use crate::model::unit::divide_rounded;

/// What is asked of a column of durations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// Whether the value is kept in millionths of a minute; else of a second.
    pub minutes: bool,
    /// Milliseconds of one, where a number stands alone.
    pub unit: i64,
    /// Whether `1:30` is an hour and a half; else a minute and a half.
    pub hours_first: bool,
}

/// Milliseconds of the unit that a word names.
fn unit(word: &str) -> Option<i64> {
    Some(match word.trim_end_matches('.') {
        "мс" | "ms" | "msec" => 1,
        "с" | "сек" | "секунд" | "секунды" | "секунда" | "секундах" | "s" | "sec" | "secs"
        | "second" | "seconds" => 1_000,
        "м" | "мин" | "минут" | "минуты" | "минута" | "минутах" | "m" | "min" | "mins"
        | "minute" | "minutes" => 60_000,
        "ч" | "час" | "часа" | "часов" | "часы" | "часах" | "h" | "hr" | "hrs" | "hour"
        | "hours" => 3_600_000,
        "д" | "дн" | "день" | "дня" | "дней" | "d" | "day" | "days" => 86_400_000,
        _ => return None,
    })
}

/// Milliseconds of the unit that a header names, if any: «Длительность, сек».
pub fn unit_of(header: &str) -> Option<i64> {
    let words = name::words(header);
    // «Время ответа за день» names no unit: a unit stands last.
    words.last().and_then(|it| unit(it))
}

/// Whether a cell says a duration in words, «125 сек», «3 мин 25 с», or is one of the spreadsheet.
pub fn is_said(cell: Cell<'_>) -> bool {
    let text = match cell {
        Cell::Text(text) => text,
        Cell::Duration(_) => return true,
        _ => return false,
    };
    text.len() < 40
        && text.starts_with(|it: char| it.is_ascii_digit())
        && text.contains(char::is_alphabetic)
        && of_words(&text.trim().to_lowercase(), 0).is_some()
}

/// Reads a column.
pub fn column<'a>(cells: impl Iterator<Item = Cell<'a>> + Clone, wanted: Wanted) -> Read {
    // Beside `0:03:25` the `03:25` is of minutes.
    let has_thirds = cells.clone().any(|cell| match cell {
        Cell::Text(text) => text.matches(':').count() == 2,
        _ => false,
    });
    let wanted = Wanted { hours_first: wanted.hours_first && !has_thirds, ..wanted };
    let value = |cell| {
        let micros = micros(cell, wanted)?;
        let kept = if wanted.minutes { divide_rounded(micros, 60) } else { micros };
        i64::try_from(kept).ok()
    };
    let values = cells.clone().map(|cell| value(cell).unwrap_or(NO_NUMBER)).collect();
    let clock = |padded| ClockShape { padded, seconds: true };
    let of = |clock| if wanted.minutes { Shape::Minutes(clock) } else { Shape::Seconds(clock) };
    let comma = NumberShape { decimal: ',', ..NumberShape::plain(6) };
    let numbers = [NumberShape::plain(6), comma].map(Shape::Number);
    let shapes = numbers.into_iter().chain([of(clock(true)), of(clock(false))]).collect();
    clock::written(cells, values, shapes, IssueKind::UnreadDuration)
}

/// Millionths of a second.
fn micros(cell: Cell<'_>, wanted: Wanted) -> Option<i128> {
    match cell {
        // A date of our days is no duration.
        Cell::Date(days) if (0.0..1_000.0).contains(&days) => {
            Some(i128::from((days * 86_400.0).round() as i64) * 1_000_000)
        }
        Cell::Duration(days) if (0.0..1_000_000.0).contains(&days) => {
            Some(i128::from((days * 86_400_000.0).round() as i64) * 1_000)
        }
        Cell::Number(number) if number >= 0.0 => {
            let mut text = String::new();
            cell::write_number(number, &mut text);
            Some(millionths(&text)? * i128::from(wanted.unit) / 1_000)
        }
        Cell::Text(text) if text.contains(':') => colons(text.trim(), wanted.hours_first),
        Cell::Text(text) => of_words(&text.trim().to_lowercase(), wanted.unit),
        Cell::Empty
        | Cell::Date(_)
        | Cell::Duration(_)
        | Cell::Number(_)
        | Cell::Percent(_)
        | Cell::Flag(_)
        | Cell::Error(_) => None,
    }
}

/// `1:02:33`, `03:25`, `03:25.5`.
fn colons(text: &str, hours_first: bool) -> Option<i128> {
    let parts: Vec<&str> = text.split(':').map(str::trim).collect();
    let (hours, minutes, seconds) = match parts.as_slice() {
        [hours, minutes, seconds] => (*hours, *minutes, *seconds),
        [hours, minutes] if hours_first => (*hours, *minutes, "0"),
        [minutes, seconds] => ("0", *minutes, *seconds),
        _ => return None,
    };
    let whole = |text: &str| {
        let digits = !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit());
        text.parse::<u32>().ok().filter(|_| digits).map(i128::from)
    };
    let seconds = millionths(seconds)?;
    Some((whole(hours)? * 3_600 + whole(minutes)? * 60) * 1_000_000 + seconds)
}

/// «3 мин 25 с», «125 сек», `125`, `2h`: numbers, each with its word.
fn of_words(text: &str, bare: i64) -> Option<i128> {
    let mut sum = 0;
    let mut rest = text;
    while !rest.is_empty() {
        let of_number = |it: char| it.is_ascii_digit() || matches!(it, '.' | ',');
        let digits = rest.find(|it| !of_number(it)).unwrap_or(rest.len());
        let (number, after) = rest.split_at_checked(digits)?;
        let after = after.trim_start();
        let end = after.find(|it: char| !it.is_alphabetic()).unwrap_or(after.len());
        let (word, after) = after.split_at_checked(end)?;
        let unit = if word.is_empty() { bare } else { unit(word)? };
        sum += millionths(number)? * i128::from(unit) / 1_000;
        rest = after.trim_start_matches(['.', ',', ' ', '\u{a0}']);
        if word.is_empty() && !rest.is_empty() {
            return None;
        }
    }
    (!text.is_empty()).then_some(sum)
}

/// A plain decimal in millionths.
fn millionths(text: &str) -> Option<i128> {
    let (whole, rest) = text.split_once(['.', ',']).unwrap_or((text, ""));
    let digits = |it: &str| it.bytes().all(|it| it.is_ascii_digit());
    if whole.is_empty() || whole.len() > 12 || !digits(whole) || !digits(rest) {
        return None;
    }
    let rest: String = rest.chars().chain("000000".chars()).take(6).collect();
    Some(whole.parse::<i128>().ok()? * 1_000_000 + rest.parse::<i128>().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::column::Column;

    const SECONDS: Wanted = Wanted { minutes: false, unit: 1_000, hours_first: false };
    const MINUTES: Wanted = Wanted { minutes: true, unit: 60_000, hours_first: true };

    fn read(texts: &[&str], wanted: Wanted) -> (Vec<Option<i64>>, Read) {
        let read = column(texts.iter().map(|it| Cell::Text(it)), wanted);
        let Column::Number(values) = &read.column else { panic!("numbers") };
        let scale = |it: &i64| (*it != NO_NUMBER).then_some(it / 1_000);
        (values.iter().map(scale).collect(), read)
    }

    #[test]
    fn durations_are_read_as_people_write_them() {
        let texts = ["1:02:33", "00:05", "125 сек", "3 мин 25 с", "2h 5m", "62,5", "1 ч", "долго"];
        let (values, read) = read(&texts, SECONDS);
        let seconds = [3_753_000, 5_000, 125_000, 205_000, 7_500_000, 62_500, 3_600_000].map(Some);
        assert_eq!(values[..7], seconds);
        assert_eq!((values[7], read.unread()), (None, 1));
    }

    #[test]
    fn two_parts_are_hours_where_the_field_is_long() {
        assert_eq!(read(&["1:30", "45", "90 мин"], MINUTES).0, [90_000, 45_000, 90_000].map(Some));
        // Beside three parts they are minutes and seconds.
        assert_eq!(read(&["1:30", "0:45:00"], MINUTES).0, [1_500, 45_000].map(Some));
    }

    #[test]
    fn a_column_of_durations_is_given_back() {
        let (_, read) = read(&["00:03:25", "01:02:33", "3 мин"], MINUTES);
        let whole = ClockShape { padded: true, seconds: true };
        assert_eq!((read.shape, read.odd), (Shape::Minutes(whole), vec![2]));
    }

    #[test]
    fn a_header_names_the_unit() {
        assert_eq!(unit_of("Длительность, сек"), Some(1_000));
        assert_eq!(unit_of("Talk time (min)"), Some(60_000));
        assert_eq!(unit_of("Длительность"), None);
    }
}
