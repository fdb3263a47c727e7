//! Capital letters of what the program itself says, and of currencies.

/// The capital of a Latin or Russian letter; any other stays. The standard library knows all
/// writings, by a table that is larger than a room of this program.
pub fn capital(letter: char) -> char {
    match letter {
        'a'..='z' => letter.to_ascii_uppercase(),
        // А stands as far before а as Я before я; ё is alone.
        'а'..='я' => char::from_u32(u32::from(letter) - 32).unwrap_or(letter),
        'ё' => 'Ё',
        _ => letter,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_are_those_of_the_standard_library() {
        for letter in ('a'..='z').chain('а'..='я').chain(['ё']) {
            assert!(letter.to_uppercase().eq([capital(letter)]), "{letter}");
        }
        assert_eq!((capital('Я'), capital('7'), capital('₽')), ('Я', '7', '₽'));
    }
}
