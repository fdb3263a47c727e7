//! Words beside numbers: 1 строка, 2 строки, 5 строк.

use super::Lang;
use super::format::{NBSP, count};

/// Which form of a word a number takes (CLDR).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// 1, 21, 101 in Russian; 1 in English.
    One,
    /// 2–4, 22 in Russian.
    Few,
    /// 0, 5–20, 25 in Russian.
    Many,
    /// Fractions in Russian (1,5 строки); all but 1 in English.
    Other,
}

/// The form for a whole number.
pub fn form(number: usize, lang: Lang) -> Form {
    match (lang, number % 10, number % 100) {
        (Lang::En, ..) => {
            if number == 1 {
                Form::One
            } else {
                Form::Other
            }
        }
        (Lang::Ru, 1, tens) if tens != 11 => Form::One,
        (Lang::Ru, 2..=4, tens) if !(12..=14).contains(&tens) => Form::Few,
        (Lang::Ru, ..) => Form::Many,
    }
}

/// A word that stands beside numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plural {
    ru: [&'static str; 3],
    en: [&'static str; 2],
}

impl Plural {
    /// `["строка", "строки", "строк"]`, `["row", "rows"]`.
    pub const fn new(ru: [&'static str; 3], en: [&'static str; 2]) -> Plural {
        Plural { ru, en }
    }

    /// The word in a form. After a fraction Russian takes the genitive, which is the form of 2.
    pub fn get(self, form: Form, lang: Lang) -> &'static str {
        match (lang, form) {
            (Lang::Ru, Form::One) => self.ru[0],
            (Lang::Ru, Form::Few | Form::Other) => self.ru[1],
            (Lang::Ru, Form::Many) => self.ru[2],
            (Lang::En, Form::One) => self.en[0],
            (Lang::En, _) => self.en[1],
        }
    }

    /// The number and the word: `1 248 строк`.
    pub fn with(self, number: usize, lang: Lang) -> String {
        format!("{}{NBSP}{}", count(number, lang), self.get(form(number, lang), lang))
    }

    /// The word in the genitive of a number, as after «из»: из 1 строки, из 9 строк.
    pub fn out_of(self, number: usize, lang: Lang) -> &'static str {
        match (lang, form(number, lang)) {
            (Lang::Ru, Form::One) => self.ru[1],
            (Lang::Ru, _) => self.ru[2],
            (Lang::En, form) => self.get(form, lang),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::words::ROWS;
    use Lang::{En, Ru};

    #[test]
    fn russian_has_three_forms_for_whole_numbers() {
        let said = |number| ROWS.with(number, Ru).replace(NBSP, " ");
        for (number, text) in [
            (0, "0 строк"),
            (1, "1 строка"),
            (2, "2 строки"),
            (4, "4 строки"),
            (5, "5 строк"),
            (11, "11 строк"),
            (12, "12 строк"),
            (14, "14 строк"),
            (21, "21 строка"),
            (22, "22 строки"),
            (111, "111 строк"),
            (1_248, "1 248 строк"),
        ] {
            assert_eq!(said(number), text);
        }
        assert_eq!(ROWS.get(Form::Other, Ru), "строки");
    }

    #[test]
    fn english_has_two() {
        assert_eq!(ROWS.with(1, En), "1\u{a0}row");
        assert_eq!(ROWS.with(0, En), "0\u{a0}rows");
        assert_eq!(ROWS.with(1_248, En), "1,248\u{a0}rows");
    }

    #[test]
    fn out_of_takes_the_genitive() {
        assert_eq!(ROWS.out_of(21, Ru), "строки");
        assert_eq!(ROWS.out_of(9, Ru), "строк");
        assert_eq!(ROWS.out_of(2, En), "rows");
    }
}
