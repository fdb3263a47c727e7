//! The colours of style/tokens.css against what they stand on, in both themes (WCAG 1.4.3, 1.4.11).

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

mod vision;

/// Words and what is under them: 4.5 to 1.
const WORDS: &[(&str, &str)] = &[
    ("text", "surface"),
    ("text", "page"),
    ("muted", "surface"),
    ("muted", "page"),
    ("accent", "surface"),
    ("good", "surface"),
    ("bad", "surface"),
    ("warn", "warn-bg"),
    ("text", "sunken"),
    ("on-age1", "age1"),
    ("on-age2", "age2"),
    ("on-age3", "age3"),
    ("on-age4", "age4"),
    ("on-age5", "age5"),
];

/// Marks and what is under them: 3 to 1. The lighter ages have an outline of the control colour.
const MARKS: &[(&str, &str)] = &[
    ("ac", "surface"),
    ("py", "surface"),
    ("pl", "surface"),
    ("good", "surface"),
    ("bad", "surface"),
    ("control", "surface"),
    ("ac", "b1"),
    ("ac", "b3"),
];

/// Each token as red, green and blue, of one theme after the other.
fn tokens() -> [BTreeMap<String, [f64; 3]>; 2] {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("style/tokens.css");
    let css = fs::read_to_string(path).expect("the tokens");
    let root = css.split('}').next().expect("the first rule");
    let mut themes = [BTreeMap::new(), BTreeMap::new()];
    for line in root.lines() {
        let Some((name, values)) = line.trim().split_once(": light-dark(") else { continue };
        let colours = values.trim_end_matches(");").split(", ");
        for (theme, colour) in themes.iter_mut().zip(colours.filter(|it| it.len() == 7)) {
            let part = |at: usize| u8::from_str_radix(&colour[at..at + 2], 16).expect("a colour");
            let parts = [part(1), part(3), part(5)].map(|it| f64::from(it) / 255.0);
            theme.insert(name.trim_start_matches("--").to_owned(), parts);
        }
    }
    themes
}

/// WCAG's contrast of two colours: (L1 + 0.05) / (L2 + 0.05).
fn contrast(a: [f64; 3], b: [f64; 3]) -> f64 {
    let linear =
        |it: f64| if it <= 0.04045 { it / 12.92 } else { ((it + 0.055) / 1.055).powf(2.4) };
    let light = |[r, g, b]: [f64; 3]| 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
    let (a, b) = (light(a) + 0.05, light(b) + 0.05);
    a.max(b) / a.min(b)
}

#[test]
fn words_and_marks_are_seen_on_what_they_stand_on_in_both_themes() {
    assert!((contrast([0.0; 3], [1.0; 3]) - 21.0).abs() < 1e-9);
    let mut wrong = Vec::new();
    for (theme, tokens) in ["light", "dark"].into_iter().zip(tokens()) {
        for (pairs, least) in [(WORDS, 4.5), (MARKS, 3.0)] {
            for (over, under) in pairs {
                let found = contrast(tokens[*over], tokens[*under]);
                if found < least {
                    wrong.push(format!("{theme}: {over} on {under} is {found:.2}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
