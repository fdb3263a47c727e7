//! What stands around the digits of a cell: signs, currencies, units, «млн».

use super::cell;

/// The text of a cell taken apart: `−$1 234,50 млн`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dressed<'a> {
    /// Before the digits, and before the minus.
    pub prefix: &'a str,
    /// After the digits.
    pub suffix: &'a str,
    /// Digits and the marks between them.
    pub digits: &'a str,
    /// Below zero.
    pub minus: bool,
    /// The minus is not a plain one before the digits: `(100)`, `−100`, `100-`, `-$5`.
    pub odd_sign: bool,
}

/// What the words around the digits say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Scale {
    /// 3 for `45k`, 6 for `1,2 млн`.
    pub power: i8,
    /// `12 %`
    pub percent: bool,
}

/// Takes a text apart; `None` when it is no number whatever the marks mean.
pub fn dressed(text: &str) -> Option<Dressed<'_>> {
    let text = cell::trimmed(text);
    let bytes = text.as_bytes();
    let simple = bytes.strip_prefix(b"-").unwrap_or(bytes);
    if simple.first().is_some_and(u8::is_ascii_digit)
        && simple.last().is_some_and(u8::is_ascii_digit)
        && simple.iter().all(|it| it.is_ascii_digit() || matches!(it, b'.' | b','))
    {
        let minus = simple.len() < bytes.len();
        let digits = text.get(usize::from(minus)..)?;
        return Some(Dressed { prefix: "", suffix: "", digits, minus, odd_sign: false });
    }
    let (text, in_brackets) = match text.strip_prefix('(').and_then(|it| it.strip_suffix(')')) {
        Some(inside) => (inside.trim(), true),
        None => (text, false),
    };
    let first = text.find(|it: char| it.is_ascii_digit())?;
    let last = text.rfind(|it: char| it.is_ascii_digit())?;
    let first = match text.get(..first).and_then(|it| it.chars().next_back()) {
        Some(mark @ ('.' | ',')) if first == 1 || !is_word_before(text, first) => {
            first - mark.len_utf8()
        }
        _ => first,
    };
    let digits = text.get(first..=last)?;
    if !digits.chars().all(|it| it.is_ascii_digit() || is_mark(it)) {
        return None;
    }
    let (before, after) = (text.get(..first)?, text.get(last + 1..)?);
    let (prefix, sign) = signed(before)?;
    let (suffix, trailing) = match after.strip_suffix('-') {
        Some(rest) if sign == Sign::None => (rest, true),
        _ => (after, false),
    };
    Some(Dressed {
        prefix,
        suffix,
        digits,
        minus: in_brackets || trailing || matches!(sign, Sign::Plain | Sign::Odd),
        odd_sign: in_brackets || trailing || matches!(sign, Sign::Odd | Sign::Plus),
    })
}

/// Whether a mark before the digits ends a word: «руб.100».
fn is_word_before(text: &str, first: usize) -> bool {
    text.get(..first).is_some_and(|it| it.chars().rev().nth(1).is_some_and(char::is_alphabetic))
}

#[derive(PartialEq)]
enum Sign {
    None,
    Plain,
    Odd,
    Plus,
}

/// The prefix without its sign, and the sign.
fn signed(before: &str) -> Option<(&str, Sign)> {
    let mut sign = Sign::None;
    let mut prefix = before;
    if let Some(rest) = prefix.strip_suffix(['-', '−', '–', '+']) {
        sign = match before.chars().next_back() {
            Some('-') => Sign::Plain,
            Some('+') => Sign::Plus,
            _ => Sign::Odd,
        };
        prefix = rest;
    } else if let Some(rest) = prefix.trim_end().strip_prefix(['-', '−', '–']) {
        sign = Sign::Odd;
        prefix = rest;
    }
    is_money(prefix.trim()).then_some((prefix, sign))
}

fn is_mark(letter: char) -> bool {
    matches!(letter, '.' | ',' | '\'' | '’' | ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}')
}

fn is_money(word: &str) -> bool {
    const MONEY: &[&str] = &[
        "",
        "$",
        "€",
        "£",
        "₽",
        "руб",
        "руб.",
        "р",
        "р.",
        "рублей",
        "Руб",
        "Руб.",
        "USD",
        "EUR",
        "RUB",
        "GBP",
        "US$",
        "usd",
        "eur",
        "rub",
        "₸",
        "KZT",
        "BYN",
        "CNY",
        "¥",
        "тг",
    ];
    word.is_empty() || MONEY.contains(&word)
}

/// What the words after the digits say; `None` when they are not known.
pub fn scale(suffix: &str) -> Option<Scale> {
    let mut scale = Scale::default();
    if suffix.is_empty() {
        return Some(scale);
    }
    let mut is_after_t = false;
    for word in suffix.split([' ', '\u{a0}', '\u{202f}', '\u{2009}', '.']) {
        if word.is_empty() {
            continue;
        }
        // «7,5 т. р.»: thousands of roubles, not tonnes.
        let was_after_t = std::mem::replace(&mut is_after_t, matches!(word, "т" | "Т"));
        match word {
            "р" | "руб" | "рублей" | "₽" if was_after_t => scale.power = 3,
            "шт" | "ед" | "кг" | "т" | "Т" | "л" | "м" | "м2" | "м3" | "уп" | "упак" | "pcs"
            | "дн" | "дней" | "дня" | "день" | "days" | "штук" => {}
            "%" => scale.percent = true,
            "k" | "K" | "к" | "К" | "тыс" | "Тыс" => scale.power = 3,
            "m" | "M" | "млн" | "Млн" | "mln" => scale.power = 6,
            "bn" | "B" | "млрд" | "Млрд" => scale.power = 9,
            word if is_money(word) => {}
            _ => return None,
        }
    }
    Some(scale)
}
