//! What can go wrong with what is kept, and what the person can do about it.

use crate::lang::{Lang, Text, text};

/// Why bytes are no batch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Damage {
    /// They do not begin as one.
    NotABatch,
    /// A newer version of the app wrote them: the version of the format.
    Newer(u8),
    /// They are not the bytes that were written.
    Checksum,
    /// This part is not what it should be.
    Contents(&'static str),
    /// Over the limits of size.
    TooLarge,
}

/// Why the browser did not do what it was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BackendError {
    /// No room; what was there before is untouched.
    Full,
    /// Storage is switched off, or fails.
    Blocked,
}

/// Why a workspace was not saved. What was saved before is untouched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaveError {
    /// No room.
    Full,
    /// Storage is switched off, or fails.
    Blocked,
    /// What was read back is not what was written.
    NotReadBack,
    /// Another tab has saved since this one opened it.
    Elsewhere,
    /// A newer version of the app saved it; this one only looks.
    NewerVersion,
    /// Nothing of it could be opened whole; what is left waits to be rescued.
    Damaged,
    /// What was saved is no longer in the browser; what is on screen is the only one.
    Erased,
}

/// A part that could not be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// The list of what a save holds, in the first (0) or second (1) slot.
    Head(u8),
    /// A batch, by its label.
    Batch(String),
}

/// What the person must know about what was opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Warning {
    /// Storage is switched off: nothing was read and nothing will be kept.
    Blocked,
    /// A newer version of the app saved it; nothing will be written.
    NewerVersion,
    /// Of the last two saves one is damaged; the other is open.
    OneDamaged(Vec<Part>),
    /// No save is whole; nothing is open, and nothing will be written until it is started over.
    NothingOpened(Vec<Part>),
}

impl From<BackendError> for SaveError {
    fn from(error: BackendError) -> SaveError {
        match error {
            BackendError::Full => SaveError::Full,
            BackendError::Blocked => SaveError::Blocked,
        }
    }
}

impl Damage {
    /// What is wrong and what to do.
    pub fn text(self, lang: Lang) -> &'static str {
        let said = match self {
            Damage::Newer(_) => NEWER,
            Damage::TooLarge => text(
                "таблица больше 1 048 576 строк или 256 МБ текста. Загрузите её частями.",
                "the table is over 1,048,576 rows or 256 MB of text. Load it in parts.",
            ),
            Damage::NotABatch | Damage::Checksum | Damage::Contents(_) => text(
                "сохранённые данные повреждены. Загрузите исходный файл ещё раз.",
                "the saved data is damaged. Load the original file again.",
            ),
        };
        said.get(lang)
    }
}

impl SaveError {
    /// Its name in handles.
    pub fn id(self) -> &'static str {
        match self {
            SaveError::Full => "full",
            SaveError::Blocked => "blocked",
            SaveError::NotReadBack => "not_read_back",
            SaveError::Elsewhere => "elsewhere",
            SaveError::NewerVersion => "newer_version",
            SaveError::Damaged => "damaged",
            SaveError::Erased => "erased",
        }
    }

    /// What is wrong and what to do.
    pub fn text(self, lang: Lang) -> &'static str {
        let said = match self {
            SaveError::Full => text(
                "не сохранено: место в браузере кончилось. Сохранённое раньше цело, новое пока только на экране. Скачайте данные и удалите лишние загрузки.",
                "not saved: the browser's storage is full. What was saved before is safe; what is new is only on screen. Download the data and delete imports you do not need.",
            ),
            SaveError::Blocked => BLOCKED,
            SaveError::NotReadBack => text(
                "не сохранено: браузер записал не то, что просили. Сохранённое раньше цело. Скачайте данные и перезапустите браузер.",
                "not saved: the browser did not keep what it was given. What was saved before is safe. Download the data and restart the browser.",
            ),
            SaveError::Elsewhere => text(
                "не сохранено: эти данные уже сохранила другая вкладка. Скачайте свои изменения и обновите страницу.",
                "not saved: another tab has saved this data meanwhile. Download your changes and reload the page.",
            ),
            SaveError::NewerVersion => NEWER,
            SaveError::Damaged => DAMAGED,
            SaveError::Erased => text(
                "сохранённое стёрто из браузера: очисткой его данных или в другой вкладке. Всё осталось только на этом экране. Сохраните ещё раз или скачайте таблицы.",
                "what was saved has been erased from the browser: by clearing its data or in another tab. All that is left is on this screen. Save again, or download the tables.",
            ),
        };
        said.get(lang)
    }
}

impl Warning {
    /// Its name in handles.
    pub fn id(&self) -> &'static str {
        match self {
            Warning::Blocked => "blocked",
            Warning::NewerVersion => "newer_version",
            Warning::OneDamaged(_) => "one_damaged",
            Warning::NothingOpened(_) => "nothing_opened",
        }
    }

    /// What is wrong, what it touches, and what to do.
    pub fn text(&self, lang: Lang) -> String {
        match self {
            Warning::Blocked => BLOCKED.get(lang).to_owned(),
            Warning::NewerVersion => NEWER.get(lang).to_owned(),
            Warning::OneDamaged(parts) => {
                format!("{} {}", ONE.get(lang), named(parts, lang))
            }
            Warning::NothingOpened(parts) => {
                format!("{} {}", DAMAGED.get(lang), named(parts, lang))
            }
        }
    }
}

/// The damaged parts, listed; what two saves hold, once.
fn named(parts: &[Part], lang: Lang) -> String {
    let mut said: Vec<&str> = Vec::new();
    for part in parts {
        let name = match part {
            Part::Head(_) => text("список сохранённого", "the list of what was saved").get(lang),
            Part::Batch(label) => label,
        };
        if !said.contains(&name) {
            said.push(name);
        }
    }
    format!("{}: {}.", text("Повреждено", "Damaged").get(lang), said.join(", "))
}

const BLOCKED: Text = text(
    "браузер не даёт хранить данные: всё пропадёт, когда вкладка закроется. Разрешите сайту хранить данные (cookie) или скачайте их.",
    "the browser does not let the app keep data: all is lost when the tab closes. Allow the site to store data (cookies), or download it.",
);

const NEWER: Text = text(
    "данные сохранены более новой версией программы и открыты только для чтения. Обновите страницу, чтобы получить новую версию.",
    "the data was saved by a newer version of the app and is open for reading only. Reload the page to get the new version.",
);

const ONE: Text = text(
    "одно из двух последних сохранений повреждено, открыто целое. Проверьте данные и загрузите недостающие файлы ещё раз.",
    "of the last two saves one is damaged, the other is open. Check the data and load the missing files again.",
);

const DAMAGED: Text = text(
    "сохранённые данные повреждены. На экране только то, что уцелело: числа могут быть неверны. Скачайте уцелевшее, начните заново и загрузите исходные файлы.",
    "the saved data is damaged. Only what is left of it is on screen: figures may be wrong. Download what is left, start over and load the original files.",
);
