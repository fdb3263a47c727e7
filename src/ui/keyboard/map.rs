//! Which keys there are and what they are for. By place on the keyboard, so that they are the same
//! in the Russian layout.

use crate::kpi::defs::MONEY;
use crate::lang::{Text, text};
use crate::ui::route::Page;

/// How long after `G` its letter may come, in milliseconds.
const CHORD: f64 = 1_500.0;

/// A key of the map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Key {
    /// The palette of commands.
    Palette,
    /// The sheet of keys.
    Sheet,
    /// Takes the last step back.
    Undo,
    /// Makes it again.
    Redo,
    /// The period before.
    Earlier,
    /// The period after.
    Later,
    /// The KPI of a number, from 1.
    Kpi(usize),
    /// The chart as a table and back.
    Table,
    /// The dialog of files.
    Import,
    /// The screen of a letter.
    Go(Page),
}

/// One press.
#[derive(Clone, Debug, Default)]
pub struct Stroke {
    /// The place of the key.
    pub code: String,
    /// Whether Ctrl (or ⌘) is held.
    pub is_command: bool,
    /// Whether Shift is.
    pub is_shift: bool,
    /// Whether it writes a question mark, in whatever layout.
    pub is_question: bool,
    /// When, in milliseconds.
    pub at: f64,
}

/// The screen of a letter, by its place.
fn page(code: &str) -> Option<Page> {
    Some(match code {
        "KeyO" => Page::Board,
        "KeyM" => Page::People,
        "KeyK" => Page::Kpi(MONEY.to_owned()),
        "KeyP" => Page::Plans,
        "KeyT" => Page::Exam,
        "KeyD" => Page::Data,
        "KeyS" => Page::Settings,
        _ => return None,
    })
}

/// The presses that a chord is made of.
#[derive(Clone, Copy, Debug, Default)]
pub struct Presses {
    /// When `G` was pressed.
    went: Option<f64>,
}

impl Presses {
    /// What a press means after those before it.
    pub fn press(&mut self, stroke: &Stroke) -> Option<Key> {
        let is_chord = self.went.take().is_some_and(|at| stroke.at - at < CHORD);
        let plain = !stroke.is_command && !stroke.is_shift;
        if is_chord && plain {
            return page(&stroke.code).map(Key::Go);
        }
        if stroke.is_question && !stroke.is_command {
            return Some(Key::Sheet);
        }
        match (stroke.is_command, stroke.is_shift, stroke.code.as_str()) {
            (true, false, "KeyK") => Some(Key::Palette),
            (true, false, "KeyZ") => Some(Key::Undo),
            (true, true, "KeyZ") => Some(Key::Redo),
            (false, false, "BracketLeft") => Some(Key::Earlier),
            (false, false, "BracketRight") => Some(Key::Later),
            (false, false, "KeyI") => Some(Key::Import),
            (false, false, "KeyT") => Some(Key::Table),
            (false, false, "KeyG") => {
                self.went = Some(stroke.at);
                None
            }
            (false, false, code) => {
                let number = code.strip_prefix("Digit")?.parse().ok()?;
                (1..=8).contains(&number).then_some(Key::Kpi(number))
            }
            _ => None,
        }
    }
}

/// What the sheet says: keys, and what they do.
pub const SHEET: [(&str, Text); 15] = [
    ("Ctrl K", text("найти команду, показатель, человека", "find a command, a KPI, a person")),
    ("?", text("этот список", "this list")),
    ("[  ]", text("период раньше, позже", "the period before, after")),
    ("1 – 8", text("показатель по номеру", "the KPI of that number")),
    ("G O", text("обзор", "overview")),
    ("G M", text("менеджеры", "people")),
    ("G K", text("показатели", "KPIs")),
    ("G P", text("планы", "plans")),
    ("G T", text("тест знаний", "knowledge test")),
    ("G D", text("данные", "data")),
    ("G S", text("настройки", "settings")),
    ("T", text("диаграмма таблицей и обратно", "the chart as a table and back")),
    ("I", text("загрузить файлы", "import files")),
    ("Ctrl Z", text("отменить; с Shift вернуть", "undo; with Shift redo")),
    ("Esc", text("закрыть, на уровень выше", "close, one level up")),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn stroke(code: &str, at: f64) -> Stroke {
        Stroke { code: code.to_owned(), at, ..Stroke::default() }
    }

    #[test]
    fn a_letter_after_g_is_a_screen_for_a_while() {
        let mut presses = Presses::default();
        assert_eq!(presses.press(&stroke("KeyG", 0.0)), None);
        assert_eq!(presses.press(&stroke("KeyP", 900.0)), Some(Key::Go(Page::Plans)));
        assert_eq!(presses.press(&stroke("KeyP", 950.0)), None, "no chord is left");
        presses.press(&stroke("KeyG", 1_000.0));
        assert_eq!(presses.press(&stroke("KeyI", 3_000.0)), Some(Key::Import), "too late for it");
        presses.press(&stroke("KeyG", 4_000.0));
        assert_eq!(presses.press(&stroke("Digit3", 4_100.0)), None, "no screen has a number");
    }

    #[test]
    fn commands_and_numbers() {
        let mut presses = Presses::default();
        let command =
            |code: &str, is_shift| Stroke { is_command: true, is_shift, ..stroke(code, 0.0) };
        assert_eq!(presses.press(&command("KeyZ", true)), Some(Key::Redo));
        assert_eq!(presses.press(&command("KeyI", false)), None, "the browser's own");
        assert_eq!(presses.press(&stroke("Digit8", 0.0)), Some(Key::Kpi(8)));
        assert_eq!(presses.press(&stroke("Digit9", 0.0)), None);
        let question = Stroke { is_question: true, is_shift: true, ..stroke("Digit7", 0.0) };
        assert_eq!(presses.press(&question), Some(Key::Sheet), "in the Russian layout");
    }
}
