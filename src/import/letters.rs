//! Letters that are typed for digits: «12О00», «З5 000», `1O0`, `l2`.

/// Letters and the digits they look like.
const LIKE: &[(char, char)] = &[
    ('О', '0'),
    ('о', '0'),
    ('O', '0'),
    ('o', '0'),
    ('З', '3'),
    ('з', '3'),
    ('l', '1'),
    ('I', '1'),
];

/// The text with digits in the place of such letters; `None` where it has none of them, or they are
/// no part of a number: one stands beside a digit (or beside another that does), and there are no
/// more letters than digits.
pub fn as_digits(text: &str) -> Option<String> {
    let letters: Vec<char> = text.trim().chars().collect();
    let like = |letter: char| LIKE.iter().find(|it| it.0 == letter).map(|it| it.1);
    let is_near = |at: usize| {
        let part = |it: &char| it.is_ascii_digit() || like(*it).is_some();
        let before = letters.iter().take(at).rev().take_while(|it| part(it));
        let after = letters.iter().skip(at + 1).take_while(|it| part(it));
        before.chain(after).any(char::is_ascii_digit)
    };
    let mut changed = 0;
    let mended = letters.iter().enumerate().map(|(at, &letter)| match like(letter) {
        Some(digit) if is_near(at) => {
            changed += 1;
            digit
        }
        _ => letter,
    });
    let mended: String = mended.collect();
    let digits = letters.iter().filter(|it| it.is_ascii_digit()).count();
    (changed > 0 && changed <= digits).then_some(mended)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_within_a_number_are_digits_and_others_are_not() {
        for (text, digits) in [
            ("12О00", Some("12000")),
            ("1О ООО", Some("10 ООО")),
            ("12 О00", Some("12 000")),
            ("З5 000,50", Some("35 000,50")),
            ("1O0 руб.", Some("100 руб.")),
            ("l2", Some("12")),
            ("12 000", None),
            ("около 100", None),
            ("О", None),
            ("ООО", None),
            ("№5", None),
        ] {
            assert_eq!(as_digits(text).as_deref(), digits, "{text}");
        }
    }
}
