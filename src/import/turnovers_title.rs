//! The days that the title of a turnover sheet names: «за 1 полугодие 2026 г.», «за Январь 2026 г. –
//! Март 2026 г.», «с 01.01.2026 по 31.03.2026», «1-st half year of 2026».

use super::cell;
use super::period;
use super::sheet::Sheet;
use crate::model::date::{Date, Grain, Period};

/// The days named above the header.
pub(super) fn period(sheet: &Sheet, header: usize) -> Option<Period> {
    let texts = (0..header).flat_map(|row| {
        (0..sheet.columns.len()).map(move |column| cell::text(sheet.cell(row, column)))
    });
    texts.into_iter().find_map(|text| said(&text))
}

/// The days that a text names.
pub(super) fn said(text: &str) -> Option<Period> {
    let lower = text.to_lowercase().replace(['–', '—'], "-");
    days(&lower).or_else(|| {
        let after = |mark: &str| lower.rsplit_once(mark).map(|(_, rest)| rest.to_owned());
        let rest = after(" за ").or_else(|| after(" for ")).unwrap_or_else(|| lower.clone());
        let rest = rest.trim().trim_start_matches("за ").trim();
        months(rest).or_else(|| {
            let (from, to) = rest.split_once(" - ")?;
            let (from, to) = (read(from)?, read(to)?);
            Period::new(from.from, to.to)
        })
    })
}

/// «с 01.01.2026 по 31.03.2026», «01.01.2026 - 31.03.2026».
fn days(text: &str) -> Option<Period> {
    let trim = |word: &str| word.trim_matches(|it: char| !it.is_ascii_digit()).to_owned();
    let days: Vec<Date> = text.split_whitespace().filter_map(|word| day(&trim(word))).collect();
    match days.as_slice() {
        [from, to] => Period::new(*from, *to),
        _ => None,
    }
}

/// 1C writes the day first.
fn day(word: &str) -> Option<Date> {
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
            ("период с 15.01.2026 по 29.02.2028", "2026-01-15..2028-02-29"),
            ("01.02.2026 – 28.02.2026", "2026-02-01..2026-02-28"),
        ] {
            assert_eq!(said(&format!("{osv} {text}")), Period::parse(days), "{text}");
        }
        let english = said("Turnover balance sheet of account 62 for 1-st half year of 2026");
        assert_eq!(english, Period::parse("2026-01-01..2026-06-30"));
        assert_eq!(said("ООО «Ромашка 2026»"), None);
        assert_eq!(said("Выводимые данные: БУ"), None);
    }
}
