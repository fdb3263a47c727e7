//! Cells pasted from a spreadsheet: a block of text cut into cells, and amounts as people type them.

/// The cells of a block as spreadsheets copy it: tabs between cells, line ends between rows,
/// quotes around cells that hold either. The empty row after the last line end is not one.
pub fn cells(block: &str) -> Vec<Vec<String>> {
    let mut rows = vec![vec![String::new()]];
    let mut quoted = false;
    let mut letters = block.chars().peekable();
    while let Some(letter) = letters.next() {
        let Some(row) = rows.last_mut() else { break };
        let Some(cell) = row.last_mut() else { break };
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => {
                letters.next();
                cell.push('"');
            }
            '"' if quoted => quoted = false,
            '"' if cell.is_empty() => quoted = true,
            '\t' if !quoted => row.push(String::new()),
            '\r' if !quoted => {}
            '\n' if !quoted => rows.push(vec![String::new()]),
            letter => cell.push(letter),
        }
    }
    let is_blank = |row: &Vec<String>| row.iter().all(String::is_empty);
    while rows.len() > 1 && rows.last().is_some_and(is_blank) {
        rows.pop();
    }
    rows
}

/// What a cell of an amount says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Amount {
    /// Nothing.
    Empty,
    /// This, in millionths.
    Of(i64),
    /// Not a number, or one that is too large.
    Unread,
}

/// Reads an amount in the number formats of both languages: groups by spaces, apostrophes or
/// marks, a comma or a point as the decimal, `тыс`/`млн` (k, m) after it, ₽ and other signs aside.
///
/// One mark with exactly three digits after it is thousands for a comma where `comma_groups`
/// (English) says so and for a point where it does not; else it is the decimal.
pub fn amount(text: &str, comma_groups: bool) -> Amount {
    let text = text.trim().replace(['\u{2212}', '\u{2013}'], "-").to_lowercase();
    let (text, scale) = scaled(text.trim());
    let bracketed = text.starts_with('(') && text.ends_with(')');
    let kept: String =
        text.chars().filter(|it| it.is_ascii_digit() || "-,.".contains(*it)).collect();
    let odd = text.chars().any(|it| it.is_alphabetic() && !"рубrtgbykzеусд".contains(it))
        || text.contains(['=', '%', '*', '/', '^', '+']);
    let digits = kept.trim_start_matches('-').trim_end_matches('.');
    if text.is_empty() || text == "-" || text == "—" {
        return Amount::Empty;
    }
    if odd || digits.is_empty() || digits.contains('-') {
        return Amount::Unread;
    }
    let negative = bracketed || kept.starts_with('-');
    let read = decimal(digits, comma_groups).and_then(|it| it.checked_mul(scale));
    match read.map(|it| if negative { -it } else { it }).and_then(|it| i64::try_from(it).ok()) {
        Some(amount) => Amount::Of(amount),
        None => Amount::Unread,
    }
}

/// Whether commas split thousands in this block of cells, by what it shows itself: `1,234.5` and
/// `1,000,000` say yes, `1.234,5` and `1.000.000` no, and so does `12,5`; several cells of which
/// every one has three digits after its only comma say yes. `None` where nothing is shown.
pub fn comma_groups(block: &[Vec<String>]) -> Option<bool> {
    let mut alone = (0, 0);
    for text in block.iter().flatten() {
        let marks: Vec<char> = text.chars().filter(|it| [',', '.'].contains(it)).collect();
        let digits = |(_, end): (&str, &str)| end.chars().filter(char::is_ascii_digit).count();
        match (marks.as_slice(), text.rsplit_once(',').map(digits)) {
            ([',', '.'] | [',', ',', ..], _) => return Some(true),
            (['.', ','] | ['.', '.', ..], _) => return Some(false),
            ([','], Some(3)) => alone.0 += 1,
            ([','], _) => alone.1 += 1,
            _ => {}
        }
    }
    match alone {
        (_, 1..) => Some(false),
        (2.., 0) => Some(true),
        _ => None,
    }
}

fn scaled(text: &str) -> (&str, i128) {
    let scales = [("тыс", 1_000), ("млн", 1_000_000), ("млрд", 1_000_000_000)];
    let english = [("k", 1_000), ("m", 1_000_000), ("bn", 1_000_000_000)];
    let is_word = |it: char| it.is_alphabetic() || " .\u{a0}₽$€₸".contains(it);
    let number = text.trim_end_matches(is_word);
    let after = text.get(number.len()..).unwrap_or_default().trim_matches([' ', '\u{a0}', '.']);
    let russian = scales.iter().find(|(word, _)| after.starts_with(word));
    let scale = russian.or_else(|| english.iter().find(|(word, _)| after == *word));
    match scale {
        Some((_, scale)) => (number, *scale),
        None => (text, 1),
    }
}

/// Digits with marks, in millionths.
fn decimal(digits: &str, comma_groups: bool) -> Option<i128> {
    let last = digits.rfind([',', '.']);
    let split = last.filter(|&at| {
        let mark = digits.get(at..=at).unwrap_or_default();
        let after = digits.len() - at - 1;
        let alone = digits.matches([',', '.']).count() == 1;
        let groups_mark = if comma_groups { "," } else { "." };
        let repeated = digits.matches(mark).count() > 1;
        !repeated && (!alone || after != 3 || mark != groups_mark)
    });
    let (whole, part) = match split {
        Some(at) => (digits.get(..at)?, digits.get(at + 1..)?),
        None => (digits, ""),
    };
    let whole: String = whole.chars().filter(char::is_ascii_digit).collect();
    let whole: i128 = if whole.is_empty() { 0 } else { whole.parse().ok()? };
    let part: String = part.chars().chain(std::iter::repeat('0')).take(6).collect();
    whole.checked_mul(1_000_000)?.checked_add(part.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_is_cut_into_cells() {
        assert_eq!(cells("1\t2\r\n3\t\r\n"), [["1", "2"], ["3", ""]]);
        assert_eq!(cells("\"a\tb\"\t\"say \"\"hi\"\"\""), [["a\tb", "say \"hi\""]]);
        assert_eq!(cells(""), [[""]]);
    }

    #[test]
    fn a_block_shows_what_its_commas_are() {
        let block = |text: &str| comma_groups(&cells(text));
        assert_eq!(block("1,234.5\t1,234\t12,500"), Some(true));
        assert_eq!(block("1,500\t2,000\n3,250\t7"), Some(true));
        assert_eq!(block("1.234,5\t1.234"), Some(false));
        assert_eq!(block("1,5\t2,000"), Some(false));
        assert_eq!((block("1,234"), block("5\t7")), (None, None));
        for text in ["=5+5", "12%", "2*3"] {
            assert_eq!(amount(text, false), Amount::Unread, "{text}");
        }
    }

    #[test]
    fn amounts_of_both_languages() {
        let russian = |text| amount(text, false);
        let million = Amount::Of(1_000_000_000_000);
        for text in ["1 000 000", "1\u{a0}000\u{a0}000,00", "1.000.000", "1 млн", "1000 тыс. ₽"]
        {
            assert_eq!(russian(text), million, "{text}");
        }
        for text in ["1,000,000", "1,000,000.00 ", "₽1,000,000", "1M", "1 000 000"] {
            assert_eq!(amount(text, true), million, "{text}");
        }
        assert_eq!(russian("1,234"), Amount::Of(1_234_000));
        assert_eq!(russian("1.234"), Amount::Of(1_234_000_000));
        assert_eq!(amount("1,234", true), Amount::Of(1_234_000_000));
        assert_eq!(amount("1.234", true), Amount::Of(1_234_000));
        assert_eq!(russian("12 000,50 ₽"), Amount::Of(12_000_500_000));
        assert_eq!(russian("(5)"), Amount::Of(-5_000_000));
        assert_eq!(russian("−2,5"), Amount::Of(-2_500_000));
        assert_eq!((russian(" "), russian("—")), (Amount::Empty, Amount::Empty));
        for text in ["план", "12О00", "1-2", "99999999999999999999"] {
            assert_eq!(russian(text), Amount::Unread, "{text}");
        }
    }
}
