//! Periods in words: «март 2026», «I кв. 2026», `янв.26`, `2026-01`, `Q3 2026`.

use crate::model::date::{Date, Grain, Period};

/// A month, quarter, half-year or year as written; the year may be left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Said {
    /// The year, if it is said.
    pub year: Option<i32>,
    /// How long it is.
    pub grain: Grain,
    /// Which of the year, from 1.
    pub number: u32,
}

/// How the months begin, Russian and English; enough letters to tell them apart.
const MONTHS: [(&str, &str); 12] = [
    ("январь", "january"),
    ("февраль", "february"),
    ("март", "march"),
    ("апрель", "april"),
    ("май", "may"),
    ("июнь", "june"),
    ("июль", "july"),
    ("август", "august"),
    ("сентябрь", "september"),
    ("октябрь", "october"),
    ("ноябрь", "november"),
    ("декабрь", "december"),
];

/// Words that may stand beside a period.
const BESIDE: &[&str] = &[
    "г",
    "год",
    "года",
    "году",
    "гг",
    "за",
    "на",
    "план",
    "plan",
    "target",
    "y",
    "year",
    "месяц",
    "продаж",
    "цель",
    "of",
    "for",
];

impl Said {
    /// Its days, in its own year or the one given.
    pub fn period(self, year: i32) -> Option<Period> {
        let months = match self.grain {
            Grain::Month => 1,
            Grain::Quarter => 3,
            Grain::HalfYear => 6,
            _ => 12,
        };
        let first = self.number.checked_sub(1)? * months + 1;
        Some(Period::around(Date::new(self.year.unwrap_or(year), first, 1)?, self.grain))
    }
}

/// Reads a period; `None` when the text is anything else, a day among them.
pub fn read(text: &str) -> Option<Said> {
    let tokens = tokens(text)?;
    match tokens.as_slice() {
        [Token::Number(year, 4), Token::Number(month, 2)] => month_of(*year, *month),
        [Token::Number(month, 1 | 2), Token::Number(year, 4)] => month_of(*year, *month),
        [Token::Number(year, 4)] => {
            Some(Said { year: Some(known_year(*year)?), grain: Grain::Year, number: 1 })
        }
        tokens => with_word(tokens),
    }
}

/// The number of a month by its name, `мар`, «марта», `Mar`.
pub fn month(word: &str) -> Option<u32> {
    if word.chars().count() < 3 {
        return None;
    }
    let found = MONTHS.iter().position(|(ru, en)| {
        en.starts_with(word) || word == "sept" && *en == "september" || is_form_of(word, ru)
    })?;
    u32::try_from(found + 1).ok()
}

/// «марта», «мартом», «мар», «маря» no: the stem, then at most two letters of an ending.
fn is_form_of(word: &str, name: &str) -> bool {
    if name.starts_with(word) {
        return true;
    }
    let stem = name.trim_end_matches(['ь', 'й']);
    word.strip_prefix(stem).is_some_and(|end| matches!(end, "я" | "а" | "е" | "ю" | "у" | "ем"))
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Token {
    /// A number and how many digits it has.
    Number(u32, usize),
    Month(u32),
    Quarter,
    Half,
}

fn tokens(text: &str) -> Option<Vec<Token>> {
    if text.len() > 60 {
        return None;
    }
    let mut tokens = Vec::new();
    let lower = text.to_lowercase();
    for word in split(&lower) {
        let token = match word {
            "кв" | "квартал" | "квартала" | "quarter" | "q" | "qtr" => {
                Token::Quarter
            }
            "полугодие" | "полугодия" | "пг" | "h" => Token::Half,
            "i" => Token::Number(1, 1),
            "ii" => Token::Number(2, 1),
            "iii" => Token::Number(3, 1),
            "iv" => Token::Number(4, 1),
            "й" | "е" | "ый" | "ое" => continue,
            word if BESIDE.contains(&word) => continue,
            word => match word.parse() {
                Ok(number) => Token::Number(number, word.len()),
                Err(_) => Token::Month(month(word)?),
            },
        };
        tokens.push(token);
    }
    Some(tokens)
}

/// Words and numbers, apart also where they touch: `q1`, `янв26`.
fn split(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    for word in text.split(|it: char| !it.is_alphanumeric()) {
        let mut rest = word;
        while let Some(first) = rest.chars().next() {
            let digits = first.is_ascii_digit();
            let end = rest.find(|it: char| it.is_ascii_digit() != digits).unwrap_or(rest.len());
            let (part, after) = rest.split_at(end);
            parts.push(part);
            rest = after;
        }
    }
    parts
}

fn with_word(tokens: &[Token]) -> Option<Said> {
    let (grain, number, rest) = match *tokens {
        [Token::Month(month), ref rest @ ..] => (Grain::Month, month, rest),
        [Token::Quarter, Token::Number(it, 1), ref rest @ ..]
        | [Token::Number(it, 1), Token::Quarter, ref rest @ ..] => {
            (Grain::Quarter, part(it, 4)?, rest)
        }
        [Token::Half, Token::Number(it, 1), ref rest @ ..]
        | [Token::Number(it, 1), Token::Half, ref rest @ ..] => {
            (Grain::HalfYear, part(it, 2)?, rest)
        }
        [Token::Number(year, 4), ref rest @ ..] if !rest.is_empty() => {
            let said = with_word(rest).filter(|said| said.year.is_none())?;
            return Some(Said { year: Some(known_year(year)?), ..said });
        }
        _ => return None,
    };
    let year = match *rest {
        [] => None,
        [Token::Number(year, 4)] => Some(known_year(year)?),
        [Token::Number(year, 2)] => Some(2_000 + i32::try_from(year).ok()?),
        _ => return None,
    };
    Some(Said { year, grain, number })
}

fn part(number: u32, of: u32) -> Option<u32> {
    (1..=of).contains(&number).then_some(number)
}

fn month_of(year: u32, month: u32) -> Option<Said> {
    let year = Some(known_year(year)?);
    Some(Said { year, grain: Grain::Month, number: part(month, 12)? })
}

fn known_year(year: u32) -> Option<i32> {
    i32::try_from(year).ok().filter(|year| (1900..=2100).contains(year))
}

/// The first year that a text names: «План продаж на 2026 год», `plan_2026.xlsx`.
pub fn year_in(text: &str) -> Option<i32> {
    split(text).into_iter().filter(|it| it.len() == 4).find_map(|it| known_year(it.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_in_words_are_read() {
        for (text, link) in [
            ("март 2026", "2026-03"),
            ("Март 2026 г.", "2026-03"),
            ("янв.26", "2026-01"),
            ("Янв 2026", "2026-01"),
            ("мая 2026 года", "2026-05"),
            ("I кв. 2026", "2026-Q1"),
            ("3 квартал 2026 г.", "2026-Q3"),
            ("1-й квартал 2026", "2026-Q1"),
            ("Q4 2026", "2026-Q4"),
            ("2026-Q2", "2026-Q2"),
            ("2026-01", "2026-01"),
            ("01.2026", "2026-01"),
            ("2026 январь", "2026-01"),
            ("Sep 2026", "2026-09"),
            ("Jan-26", "2026-01"),
            ("2026 год", "2026"),
            ("План на август 2026", "2026-08"),
        ] {
            let period = read(text).and_then(|said| said.period(1999));
            assert_eq!(period.map(|it| it.to_string()).as_deref(), Some(link), "{text}");
        }
        let bare = read("Январь").expect("a month");
        assert_eq!(bare.year, None);
        assert_eq!(bare.period(2027).map(|it| it.to_string()).as_deref(), Some("2027-01"));
    }

    #[test]
    fn other_texts_are_no_periods() {
        for text in [
            "",
            "Иванов",
            "12",
            "01.02.2026",
            "марка 2026",
            "5 кв. 2026",
            "Маша",
            "план",
            "Месяц 1",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn a_year_is_found_in_a_name() {
        assert_eq!(year_in("План продаж на 2026 год"), Some(2026));
        assert_eq!(year_in("plan_2027.xlsx"), Some(2027));
        assert_eq!(year_in("план 12345"), None);
    }
}
