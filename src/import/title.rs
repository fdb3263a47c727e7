//! The days that a title names: «за 1 полугодие 2026 г.», «за Январь 2026 г. –
//! Март 2026 г.», «с 01.01.2026 по 31.03.2026», «1-st half year of 2026».

use super::cell;
use super::dates::{self, Dated};
use super::period;
use super::review::DateOrder;
use super::sheet::{Cell, Sheet};
use crate::model::date::{Date, Grain, Period};

/// The days named above the header.
pub(super) fn period(sheet: &Sheet, header: usize) -> Option<Period> {
    texts(sheet, header).find_map(|text| said(&text))
}

/// The day named above the header: «на 30.09.2026», «по состоянию на 30 сентября 2026 г.», `as of
/// 2026-09-30`.
pub(super) fn day(sheet: &Sheet, header: usize) -> Option<Date> {
    texts(sheet, header).find_map(|text| said_day(&text))
}

fn texts(sheet: &Sheet, header: usize) -> impl Iterator<Item = String> + '_ {
    (0..header).flat_map(move |row| {
        (0..sheet.columns.len()).map(move |column| cell::text(sheet.cell(row, column)))
    })
}

/// The day that a text names, where it names one alone.
fn said_day(text: &str) -> Option<Date> {
    let lower = text.to_lowercase();
    let after = |mark: &str| lower.rsplit_once(mark).map(|(_, rest)| rest.trim().to_owned());
    let said = after(" на ")
        .or_else(|| lower.strip_prefix("на ").map(str::to_owned))
        .or_else(|| after("as of "))
        .or_else(|| after("период:"))
        .or_else(|| after("дата:"))?;
    let said = said.trim_end_matches("г.").trim();
    match dates::read(Cell::Text(said)) {
        Dated::Day(day, _) => Some(day),
        Dated::Either(it) => it.day(DateOrder::DayFirst).map(|it| it.0),
        _ => None,
    }
}

/// The days that a text names.
pub(super) fn said(text: &str) -> Option<Period> {
    let lower = text.to_lowercase().replace(['–', '—'], "-");
    days(&lower).or_else(|| {
        let after = |mark: &str| lower.rsplit_once(mark).map(|(_, rest)| rest.to_owned());
        let marks = [" за ", " for ", " на "];
        let rest = marks.into_iter().find_map(after).unwrap_or_else(|| lower.clone());
        let rest = ["за период", "за", "период"].iter().fold(rest.trim(), |rest, word| {
            let after = rest.strip_prefix(word).filter(|it| it.starts_with([' ', ':']));
            after.map_or(rest, |it| it.trim_start_matches([' ', ':']))
        });
        // «…, тыс. руб.»
        let bare = rest.split(',').next().unwrap_or_default().trim();
        months(rest).or_else(|| months(bare)).or_else(|| {
            let (from, to) = rest.split_once(" - ")?;
            let (from, to) = (read(from)?, read(to)?);
            Period::new(from.from, to.to)
        })
    })
}

/// «с 01.01.2026 по 31.03.2026», «01.01.2026 - 31.03.2026».
fn days(text: &str) -> Option<Period> {
    let trim = |word: &str| word.trim_matches(|it: char| !it.is_ascii_digit()).to_owned();
    let days: Vec<Date> = text.split_whitespace().filter_map(|word| dotted(&trim(word))).collect();
    match days.as_slice() {
        [from, to] => Period::new(*from, *to),
        _ => None,
    }
}

/// 1C writes the day first.
fn dotted(word: &str) -> Option<Date> {
    let parts: Vec<u32> = word.split('.').filter_map(|it| it.parse().ok()).collect();
    let [day, month, year] = parts.as_slice() else { return None };
    Date::new(i32::try_from(*year).ok()?, *month, *day)
}

/// «1 полугодие 2026 г.», «9 месяцев 2026 г.», «1-st half year of 2026», «март 2026 г.»
fn months(text: &str) -> Option<Period> {
    read(text).or_else(|| {
        let year = period::year_in(text)?;
        let whole = Period::around(Date::new(year, 1, 1)?, Grain::Year);
        let first = text.chars().next().and_then(|it| it.to_digit(10))?;
        let is_half = text.contains("half") && (1..=2).contains(&first);
        if is_half {
            let half = Date::new(year, if first == 1 { 1 } else { 7 }, 1)?;
            return Some(Period::around(half, Grain::HalfYear));
        }
        let is_months = text.contains("месяц") || text.contains("month");
        let count = text.split_whitespace().next()?.parse::<u32>().ok()?;
        let last = Date::new(year, count, 1).filter(|_| is_months)?;
        Period::new(whole.from, Period::around(last, Grain::Month).to)
    })
}

fn read(text: &str) -> Option<Period> {
    let said = period::read(text.trim().trim_end_matches('.'))?;
    said.period(said.year?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_title_of_a_turnover_sheet_names_its_days() {
        let osv = "Оборотно-сальдовая ведомость по счету 62 за";
        for (text, days) in [
            ("1 полугодие 2026 г.", "2026-01-01..2026-06-30"),
            ("Март 2026 г.", "2026-03-01..2026-03-31"),
            ("Январь 2026 г. - Март 2026 г.", "2026-01-01..2026-03-31"),
            ("2 квартал 2026 г.", "2026-04-01..2026-06-30"),
            ("9 месяцев 2026 г.", "2026-01-01..2026-09-30"),
            ("2026 г.", "2026-01-01..2026-12-31"),
            ("Март 2026 г., тыс. руб.", "2026-03-01..2026-03-31"),
            ("период: Март 2026 г.", "2026-03-01..2026-03-31"),
            ("период с 15.01.2026 по 29.02.2028", "2026-01-15..2028-02-29"),
            ("01.02.2026 – 28.02.2026", "2026-02-01..2026-02-28"),
        ] {
            assert_eq!(said(&format!("{osv} {text}")), Period::parse(days), "{text}");
        }
        assert_eq!(said("План продаж на сентябрь 2026 г."), Period::parse("2026-09"));
        assert_eq!(said("План на 2026 год"), Period::parse("2026"));
        assert_eq!(said("Период: Сентябрь 2026 г."), Period::parse("2026-09"));
        let english = said("Turnover balance sheet of account 62 for 1-st half year of 2026");
        assert_eq!(english, Period::parse("2026-01-01..2026-06-30"));
        assert_eq!(said("ООО «Ромашка 2026»"), None);
        assert_eq!(said("Выводимые данные: БУ"), None);
    }

    #[test]
    fn a_title_may_name_a_day() {
        for (text, day) in [
            ("Дебиторская задолженность на 30.09.2026", Some("2026-09-30")),
            ("По состоянию на 30 сентября 2026 г.", Some("2026-09-30")),
            ("Aging as of 2026-09-30", Some("2026-09-30")),
            ("Период: 30.09.2026", Some("2026-09-30")),
            ("План на 2026 год", None),
            ("за период с 01.09.2026 по 30.09.2026", None),
        ] {
            assert_eq!(said_day(text).map(|it| it.to_string()).as_deref(), day, "{text}");
        }
    }
}
