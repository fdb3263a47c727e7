//! Dates and periods as text.

use super::Lang;
use super::format::NBSP;
use crate::model::date::{Date, Grain, Period};

/// Nominative: `октябрь 2025`.
const MONTHS_RU: [&str; 12] = [
    "январь",
    "февраль",
    "март",
    "апрель",
    "май",
    "июнь",
    "июль",
    "август",
    "сентябрь",
    "октябрь",
    "ноябрь",
    "декабрь",
];
/// Genitive: `7 октября`.
const MONTHS_RU_OF: [&str; 12] = [
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
];
/// With a day, as CLDR shortens them: `7 окт.`
const MONTHS_RU_SHORT: [&str; 12] = [
    "янв.",
    "февр.",
    "мар.",
    "апр.",
    "мая",
    "июн.",
    "июл.",
    "авг.",
    "сент.",
    "окт.",
    "нояб.",
    "дек.",
];
/// Under a bar.
const MONTHS_RU_TICK: [&str; 12] =
    ["янв", "фев", "мар", "апр", "май", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"];
const MONTHS_EN: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const ROMAN: [&str; 4] = ["I", "II", "III", "IV"];

/// `07.10.2025`, `7 Oct 2025`.
pub fn day(date: Date, lang: Lang) -> String {
    let (year, month, day) = date.parts();
    match lang {
        Lang::Ru => format!("{day:02}.{month:02}.{year}"),
        Lang::En => format!("{day}{NBSP}{}{NBSP}{year}", of(&MONTHS_EN, month)),
    }
}

/// `7 окт.`, `7 Oct`.
pub fn day_short(date: Date, lang: Lang) -> String {
    let (_, month, day) = date.parts();
    let name = match lang {
        Lang::Ru => of(&MONTHS_RU_SHORT, month),
        Lang::En => of(&MONTHS_EN, month),
    };
    format!("{day}{NBSP}{name}")
}

/// `7 октября 2025`, `7 Oct 2025`.
pub fn day_long(date: Date, lang: Lang) -> String {
    let (year, month, number) = date.parts();
    match lang {
        Lang::Ru => format!("{number}{NBSP}{} {year}", of(&MONTHS_RU_OF, month)),
        Lang::En => day(date, lang),
    }
}

/// `октябрь 2025`, `Oct 2025`.
pub fn month(date: Date, lang: Lang) -> String {
    let (year, month, _) = date.parts();
    format!("{}{NBSP}{year}", month_name(month, lang))
}

/// `октябрь`, `Oct`; months from 1.
pub fn month_name(month: u32, lang: Lang) -> &'static str {
    match lang {
        Lang::Ru => of(&MONTHS_RU, month),
        Lang::En => of(&MONTHS_EN, month),
    }
}

/// What a period is called: `сентябрь 2026`, `III квартал 2026`, `2026 год`, `1–15 сентября 2026`.
pub fn period(period: Period, lang: Lang) -> String {
    let (year, first, _) = period.from.parts();
    let roman = |number: u32| ROMAN.get(number.saturating_sub(1) as usize).copied().unwrap_or("");
    match (period.grain(), lang) {
        (Some(Grain::Year), Lang::Ru) => format!("{year}{NBSP}год"),
        (Some(Grain::Year), Lang::En) => year.to_string(),
        (Some(Grain::HalfYear), Lang::Ru) => {
            format!("{}{NBSP}полугодие {year}", roman(first.div_ceil(6)))
        }
        (Some(Grain::HalfYear), Lang::En) => format!("H{}{NBSP}{year}", first.div_ceil(6)),
        (Some(Grain::Quarter), Lang::Ru) => {
            format!("{}{NBSP}квартал {year}", roman(first.div_ceil(3)))
        }
        (Some(Grain::Quarter), Lang::En) => format!("Q{}{NBSP}{year}", first.div_ceil(3)),
        (Some(Grain::Month), _) => month(period.from, lang),
        (Some(Grain::Day), _) => day_long(period.from, lang),
        _ => range(period, lang),
    }
}

/// Where a period stands on an axis: `сен`, `7`, `III`, `2026`.
pub fn tick(period: Period, grain: Grain, lang: Lang) -> String {
    let (year, month, number) = period.from.parts();
    match (grain, lang) {
        (Grain::Day, _) => number.to_string(),
        (Grain::Week, Lang::Ru) => format!("{number:02}.{month:02}"),
        (Grain::Week, Lang::En) => day_short(period.from, lang),
        (Grain::Month, Lang::Ru) => of(&MONTHS_RU_TICK, month).to_owned(),
        (Grain::Month, Lang::En) => of(&MONTHS_EN, month).to_owned(),
        (Grain::Quarter, Lang::Ru) => {
            format!("{}{NBSP}кв.", ROMAN.get((month as usize - 1) / 3).copied().unwrap_or(""))
        }
        (Grain::Quarter, Lang::En) => format!("Q{}", month.div_ceil(3)),
        (Grain::HalfYear, Lang::Ru) => {
            format!("{}{NBSP}пол.", ROMAN.get((month as usize - 1) / 6).copied().unwrap_or(""))
        }
        (Grain::HalfYear, Lang::En) => format!("H{}", month.div_ceil(6)),
        (Grain::Year, _) => year.to_string(),
    }
}

/// From one date to another, without saying twice what they share.
fn range(period: Period, lang: Lang) -> String {
    let (from, to) = (period.from.parts(), period.to.parts());
    let whole_months = from.2 == 1 && period.to.plus(1).parts().2 == 1;
    let same_year = from.0 == to.0;
    if whole_months && same_year {
        let (first, last) = (month_name(from.1, lang), month_name(to.1, lang));
        return format!("{first}–{last} {}", to.0);
    }
    if whole_months {
        return format!("{} – {}", month(period.from, lang), month(period.to, lang));
    }
    if same_year && from.1 == to.1 {
        return format!("{}–{}", from.2, day_long(period.to, lang));
    }
    if same_year {
        let last = day_short(period.to, lang);
        return format!("{} – {last}{NBSP}{}", day_short(period.from, lang), to.0);
    }
    format!("{} – {}", day(period.from, lang), day(period.to, lang))
}

/// The name of a month, counted from 1.
fn of<'a>(names: &[&'a str; 12], month: u32) -> &'a str {
    names.get((month as usize).saturating_sub(1)).copied().unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;
    use Lang::{En, Ru};

    fn said(link: &str, lang: Lang) -> String {
        period(Period::parse(link).expect(link), lang).replace(NBSP, " ")
    }

    #[test]
    fn dates_as_in_the_handbook() {
        let date = Date::new(2025, 10, 7).expect("a date");
        assert_eq!(day(date, Ru), "07.10.2025");
        assert_eq!(day(date, En), "7\u{a0}Oct\u{a0}2025");
        assert_eq!(day_short(date, Ru), "7\u{a0}окт.");
        assert_eq!(day_short(date, En), "7\u{a0}Oct");
        assert_eq!(day_long(date, Ru), "7\u{a0}октября 2025");
        assert_eq!(month(date, Ru), "октябрь\u{a0}2025");
        assert_eq!(month(date, En), "Oct\u{a0}2025");
    }

    #[test]
    fn periods_have_names() {
        for (link, ru, en) in [
            ("2026-09", "сентябрь 2026", "Sep 2026"),
            ("2026-Q3", "III квартал 2026", "Q3 2026"),
            ("2026", "2026 год", "2026"),
            ("2026-07-01..2026-12-31", "II полугодие 2026", "H2 2026"),
            ("2026-09-07..2026-09-07", "7 сентября 2026", "7 Sep 2026"),
            ("2026-09-01..2026-09-15", "1–15 сентября 2026", "1–15 Sep 2026"),
            ("2026-09-28..2026-10-04", "28 сент. – 4 окт. 2026", "28 Sep – 4 Oct 2026"),
            ("2026-01-01..2026-08-31", "январь–август 2026", "Jan–Aug 2026"),
            ("2025-11-01..2026-02-28", "ноябрь 2025 – февраль 2026", "Nov 2025 – Feb 2026"),
            ("2025-12-20..2026-01-05", "20.12.2025 – 05.01.2026", "20 Dec 2025 – 5 Jan 2026"),
        ] {
            assert_eq!((said(link, Ru), said(link, En)), (ru.to_owned(), en.to_owned()));
        }
    }

    #[test]
    fn ticks_are_short() {
        let of = |link: &str, grain, lang| tick(Period::parse(link).expect(link), grain, lang);
        assert_eq!(of("2026-09", Grain::Month, Ru), "сен");
        assert_eq!(of("2026-09", Grain::Month, En), "Sep");
        assert_eq!(of("2026-Q4", Grain::Quarter, Ru), "IV\u{a0}кв.");
        assert_eq!(of("2026-09-07..2026-09-13", Grain::Week, Ru), "07.09");
    }
}
