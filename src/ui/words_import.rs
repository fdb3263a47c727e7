//! What an import says in numbers: of the button, of what landed, of what came again.

use crate::import::review::{Joined, SheetReview};
use crate::lang::plural::{Plural, form};
use crate::lang::words::ROWS;
use crate::lang::{Lang, Text, text};

/// Rows that something is done to: загрузить 1 строку.
const ROWS_OBJECT: Plural = Plural::new(["строку", "строки", "строк"], ["row", "rows"]);
const LANDED: Plural = Plural::new(["Загружена", "Загружено", "Загружено"], ["", ""]);
const SKIPPED: Plural = Plural::new(["пропущена", "пропущено", "пропущено"], ["", ""]);
const REPEATED: Plural = Plural::new(["повторяется", "повторяются", "повторяются"], ["", ""]);
const STANDS: Plural = Plural::new(["стоит", "стоят", "стоят"], ["came", "came"]);
const NEW: Plural = Plural::new(["учтена новая", "учтены новые", "учтены новые"], ["", ""]);
const ONCE: Plural = Plural::new(["учтена", "учтены", "учтены"], ["counts", "count"]);

/// Columns of a sheet that are to be shown.
pub const COLUMNS: Plural = Plural::new(["колонку", "колонки", "колонок"], ["column", "columns"]);
/// Sheets of a review.
pub const SHEETS: Plural = Plural::new(["лист", "листа", "листов"], ["sheet", "sheets"]);
/// Issues of a review.
pub const ISSUES: Plural =
    Plural::new(["замечание", "замечания", "замечаний"], ["issue", "issues"]);
/// Files of a drop.
pub const FILES: Plural = Plural::new(["файл", "файла", "файлов"], ["file", "files"]);

/// `Загрузить 21 строку`, on the button.
pub fn to_import(rows: usize, lang: Lang) -> String {
    format!("{} {}", text("Загрузить", "Import").get(lang), ROWS_OBJECT.with(rows, lang))
}

/// `пропущена 1 строка`.
pub fn skipped(rows: usize, lang: Lang) -> String {
    let said = ROWS.with(rows, lang);
    match lang {
        Lang::Ru => format!("{} {said}", SKIPPED.get(form(rows, lang), lang)),
        Lang::En => format!("{said} left out"),
    }
}

/// `Загружена 1 строка, пропущено 2 строки.`
pub fn landed(used: usize, left_out: usize, lang: Lang) -> String {
    let rows = ROWS.with(used, lang);
    let head = match lang {
        Lang::Ru => format!("{} {rows}", LANDED.get(form(used, lang), lang)),
        Lang::En => format!("{rows} imported"),
    };
    let nothing = text("ничего не пропущено", "nothing left out");
    let tail = if left_out == 0 { nothing.get(lang).to_owned() } else { skipped(left_out, lang) };
    format!("{head}, {tail}.")
}

/// Rows of earlier imports that came again.
pub fn repeated(rows: usize, lang: Lang) -> String {
    let (said, form) = (ROWS.with(rows, lang), form(rows, lang));
    match lang {
        Lang::Ru => {
            let (verb, counts) = (REPEATED.get(form, lang), NEW.get(form, lang));
            format!("Из прежних загрузок {verb} {said}: {counts}.")
        }
        Lang::En => format!("{said} of earlier imports came again: the new ones count."),
    }
}

/// Rows that stand in two files of one drop.
pub fn twice(rows: usize, lang: Lang) -> String {
    let (said, form) = (ROWS.with(rows, lang), form(rows, lang));
    let (verb, counts) = (STANDS.get(form, lang), ONCE.get(form, lang));
    match lang {
        Lang::Ru => {
            format!("В загруженных файлах {said} {verb} больше одного раза: {counts} один раз.")
        }
        Lang::En => format!("{said} {verb} more than once in these files and {counts} once."),
    }
}

/// `соединён с листом «Строки»`; where that is in another file, with its name.
pub fn joined(sheet: &SheetReview, lang: Lang) -> Option<String> {
    let named = |it: &Joined| {
        let of_file = it.file != sheet.file || it.sheet.is_empty();
        let name = match (lang, it.sheet.as_str()) {
            (_, "") => String::new(),
            (Lang::Ru, name) => format!("«{name}»"),
            (Lang::En, name) => format!("\"{name}\""),
        };
        match (of_file, name.is_empty()) {
            (true, false) => format!("{name} ({})", it.file),
            (true, true) => it.file.clone(),
            (false, _) => name,
        }
    };
    const HEAD: Text = text("соединён с", "joined with");
    let all: Vec<String> = sheet.joined_with.iter().map(named).collect();
    (!all.is_empty()).then(|| format!("{} {}", HEAD.get(lang), all.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use Lang::{En, Ru};

    #[test]
    fn rows_agree_with_what_is_done_to_them() {
        let plain = |it: String| it.replace('\u{a0}', " ");
        for (rows, said) in [
            (1, "Загрузить 1 строку"),
            (2, "Загрузить 2 строки"),
            (5, "Загрузить 5 строк"),
            (21, "Загрузить 21 строку"),
        ] {
            assert_eq!(plain(to_import(rows, Ru)), said);
        }
        assert_eq!(plain(to_import(1, En)), "Import 1 row");
        for (used, left_out, said) in [
            (1, 0, "Загружена 1 строка, ничего не пропущено."),
            (2, 1, "Загружено 2 строки, пропущена 1 строка."),
            (21, 5, "Загружена 21 строка, пропущено 5 строк."),
        ] {
            assert_eq!(plain(landed(used, left_out, Ru)), said);
        }
        assert_eq!(plain(landed(1, 2, En)), "1 row imported, 2 rows left out.");
    }

    #[test]
    fn what_came_again_is_told_from_what_stands_twice_in_one_drop() {
        let plain = |it: String| it.replace('\u{a0}', " ");
        for (rows, said) in [
            (1, "Из прежних загрузок повторяется 1 строка: учтена новая."),
            (2, "Из прежних загрузок повторяются 2 строки: учтены новые."),
        ] {
            assert_eq!(plain(repeated(rows, Ru)), said);
        }
        let said = "В загруженных файлах 2 строки стоят больше одного раза: учтены один раз.";
        assert_eq!(plain(twice(2, Ru)), said);
        assert_eq!(
            plain(twice(1, En)),
            "1 row came more than once in these files and counts once."
        );
    }
}
