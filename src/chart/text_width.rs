//! How wide words are, without asking a page: the advances of DejaVu Sans, the widest of the
//! fonts that a page may fall back to, so what fits here fits everywhere.

/// Thousandths of an em, from U+0020 to U+007E.
const LATIN: [u16; 95] = [
    318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337, 636, 636, 636,
    636, 636, 636, 636, 636, 636, 636, 337, 337, 838, 838, 838, 531, 1000, 684, 686, 698, 770, 632,
    575, 775, 752, 295, 295, 656, 557, 863, 748, 787, 603, 787, 695, 635, 611, 732, 684, 989, 685,
    611, 685, 390, 337, 390, 838, 500, 500, 613, 635, 550, 635, 615, 352, 635, 634, 278, 278, 579,
    278, 974, 634, 612, 635, 635, 411, 521, 392, 634, 592, 818, 592, 592, 525, 636, 337, 636, 838,
];

/// Thousandths of an em, from А to я.
const CYRILLIC: [u16; 64] = [
    684, 686, 686, 610, 781, 632, 1077, 641, 748, 748, 710, 752, 863, 752, 787, 752, 603, 698, 611,
    609, 861, 685, 776, 686, 1069, 1094, 833, 882, 686, 698, 1080, 695, 613, 617, 589, 525, 691,
    615, 901, 532, 650, 650, 604, 639, 754, 654, 612, 654, 635, 550, 583, 592, 855, 592, 681, 591,
    915, 942, 707, 790, 589, 549, 842, 602,
];

/// The width of a line of text of this size, in the same unit as the size.
pub fn text_width(words: &str, size: f64) -> f64 {
    let thousandths: u32 = words.chars().map(|letter| u32::from(advance(letter))).sum();
    f64::from(thousandths) * size / 1000.0
}

/// As much of the words as fits, with … where they are cut; nothing where not even that fits.
pub fn fitted(words: &str, width: f64, size: f64) -> String {
    if text_width(words, size) <= width {
        return words.to_owned();
    }
    let mut left = width - text_width("…", size);
    let fits = |letter: &char| {
        left -= text_width(letter.encode_utf8(&mut [0; 4]), size);
        left >= 0.0
    };
    let kept: String = words.chars().take_while(fits).collect();
    if kept.is_empty() { kept } else { format!("{}…", kept.trim_end()) }
}

fn advance(letter: char) -> u16 {
    let code = u32::from(letter);
    match letter {
        ' '..='~' => LATIN.get((code - 0x20) as usize).copied().unwrap_or(636),
        'А'..='я' => CYRILLIC.get((code - 0x410) as usize).copied().unwrap_or(700),
        '\u{a0}' | '·' => 318,
        '\u{2212}' => 838,
        'Ё' => 632,
        'ё' => 615,
        '₽' | '₸' | '€' => 636,
        '–' => 500,
        '«' | '»' => 612,
        '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' => 0,
        // №, —, … and what is not in the table: a full em, which nothing common is wider than.
        _ => 1000,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cyrillic_is_not_measured_by_bytes() {
        let (latin, cyrillic) = (text_width("nnn", 12.0), text_width("ппп", 12.0));
        assert!((latin - cyrillic).abs() < 1.0, "{latin} {cyrillic}");
    }

    #[test]
    fn words_are_cut_where_they_end_and_not_by_bytes() {
        assert_eq!(fitted("Иванов", 100.0, 12.0), "Иванов");
        assert_eq!(fitted("Иванов Пётр", 62.0, 12.0), "Иванов…");
        assert_eq!(fitted("Иванов", 3.0, 12.0), "");
    }

    #[test]
    fn digits_are_of_one_width() {
        assert_eq!(text_width("0", 1000.0), text_width("7", 1000.0));
        assert_eq!(text_width("−0,4", 1000.0), 838.0 + 636.0 * 2.0 + 318.0);
    }
}
