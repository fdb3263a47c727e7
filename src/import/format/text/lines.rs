//! Lines of a text in UTF-8 and in an old encoding, told apart by their letters.

/// The first line whose letters are whole UTF-8 where those before are bytes of an old encoding, or
/// the other way round.
pub fn other_line(bytes: &[u8]) -> Option<u32> {
    let mut first = None;
    (1..).zip(bytes.split(|it| *it == b'\n')).find_map(|(number, line)| {
        let is_utf_8 = is_utf_8(line)?;
        (*first.get_or_insert(is_utf_8) != is_utf_8).then_some(number)
    })
}

/// Whether the letters of a line are UTF-8 or of an old encoding; of fewer than two it says nothing.
pub fn is_utf_8(line: &[u8]) -> Option<bool> {
    match letters(line) {
        (2.., 0) => Some(true),
        (whole, broken @ 2..) if broken > whole => Some(false),
        _ => None,
    }
}

/// How many letters beyond ASCII are whole, and how many bytes belong to none.
fn letters(line: &[u8]) -> (usize, usize) {
    let (mut whole, mut broken, mut at) = (0usize, 0usize, 0);
    while let Some(rest) = line.get(at..) {
        let length = match rest {
            [] => break,
            [..0x80, ..] => {
                at += 1;
                continue;
            }
            [0xC2..0xE0, 0x80..0xC0, ..] => 2,
            [0xE0..0xF0, 0x80..0xC0, 0x80..0xC0, ..] => 3,
            [0xF0..0xF5, 0x80..0xC0, 0x80..0xC0, 0x80..0xC0, ..] => 4,
            _ => 1,
        };
        // Of the longer ones some name no letter: the library knows which.
        let is_whole = length == 2
            || length > 2 && rest.get(..length).is_some_and(|it| str::from_utf8(it).is_ok());
        if is_whole {
            (whole, at) = (whole + 1, at + length);
        } else {
            (broken, at) = (broken + 1, at + 1);
        }
    }
    (whole, broken)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn letters_are_counted_as_the_library_does(
            mut line in prop::collection::vec(
                prop_oneof![any::<u8>(), prop::sample::select(vec![0xD0, 0xB0, 0xE2, 0x80, 0xED, 0xA0, 0xF0, 0x9F])],
                0..40,
            ),
            text in "[aё日😀]{0,8}",
        ) {
            line.extend(text.as_bytes());
            let (mut whole, mut broken) = (0, 0);
            for chunk in line.utf8_chunks() {
                whole += chunk.valid().chars().filter(|letter| !letter.is_ascii()).count();
                broken += chunk.invalid().len();
            }
            prop_assert_eq!(letters(&line), (whole, broken));
        }
    }
}
