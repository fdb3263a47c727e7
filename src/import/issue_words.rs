//! What is wrong with cells, what was expected and what to do, in words.

use super::issue::IssueKind;
use crate::lang::{Lang, Text, text};

impl IssueKind {
    /// What is wrong, what was expected and what to do, in a sentence.
    #[expect(clippy::too_many_lines, reason = "a table of words")]
    pub fn text(self, lang: Lang) -> &'static str {
        let said: Text = match self {
            IssueKind::MissingField => text(
                "нет обязательной колонки. Выберите её в заголовках таблицы.",
                "a required column is missing. Choose it in the headers of the table.",
            ),
            IssueKind::EmptyRequired => text(
                "пустая обязательная ячейка, строка не загружается. Заполните её в файле.",
                "a required cell is empty, the row is left out. Fill it in the file.",
            ),
            IssueKind::UnreadNumber => text(
                "не число. Ожидается число, например 12 000,50; исправьте в файле или выберите другую колонку.",
                "not a number. A number is expected, such as 12,000.50; mend it in the file or choose another column.",
            ),
            IssueKind::UnreadDate => text(
                "не дата. Ожидается дата, например 07.10.2025; исправьте в файле или выберите другую колонку.",
                "not a date. A date is expected, such as 2025-10-07; mend it in the file or choose another column.",
            ),
            IssueKind::AbsurdDate => text(
                "дата раньше 1900 или позже 2100 года. Проверьте её в файле.",
                "a date before 1900 or after 2100. Check it in the file.",
            ),
            IssueKind::UnknownWord => text(
                "непонятное слово, строка не загружается. Выберите, что оно значит.",
                "an unknown word, the row is left out. Choose what it means.",
            ),
            IssueKind::UnreadTime => text(
                "не время. Ожидается время, например 14:05; исправьте в файле или выберите другую колонку.",
                "not a time. A time is expected, such as 14:05; mend it in the file or choose another column.",
            ),
            IssueKind::UnreadDuration => text(
                "не длительность. Ожидается, например, 1:02:33 или 125 сек; исправьте в файле или выберите другую колонку.",
                "not a duration. One is expected such as 1:02:33 or 125 sec; mend it in the file or choose another column.",
            ),
            IssueKind::CellError => text(
                "в ячейке ошибка таблицы. Исправьте формулу в файле.",
                "the cell holds a spreadsheet error. Mend the formula in the file.",
            ),
            IssueKind::AmbiguousDates => text(
                "неясно, что первым: день или месяц. Проверьте, как прочитано, и переключите, если нужно.",
                "day or month first? Check how it was read and switch if needed.",
            ),
            IssueKind::AmbiguousNumbers => text(
                "неясно, запятая отделяет тысячи или копейки. Проверьте, как прочитано, и переключите, если нужно.",
                "does the mark split thousands or decimals? Check how it was read and switch if needed.",
            ),
            IssueKind::Totals => {
                text("строки итогов, не загружаются.", "rows of totals, left out.")
            }
            IssueKind::NoHeader => text(
                "не нашли строку заголовков. Укажите её номер или добавьте названия колонок в файл.",
                "no header row was found. Give its number or add column names to the file.",
            ),
            IssueKind::NoRows => {
                text("под заголовками нет строк.", "there are no rows below the header.")
            }
            IssueKind::OneColumn => text(
                "одна колонка. Если их больше, выберите другой разделитель.",
                "one column only. If there are more, choose another delimiter.",
            ),
            IssueKind::BrokenLetters => text(
                "нечитаемые буквы. Выберите другую кодировку.",
                "unreadable letters. Choose another encoding.",
            ),
            IssueKind::AlreadyHere => text(
                "этот файл уже загружен, второй раз не добавляем.",
                "this file is here already, it is not added twice.",
            ),
            IssueKind::NewPeople => {
                text("новые имена, будут добавлены.", "new names, they will be added.")
            }
            IssueKind::UnknownTable => text(
                "не похоже ни на одну известную таблицу. Выберите, что это, или оставьте как есть: лист не загрузится.",
                "not like any known table. Choose what it is, or leave it: the sheet is not imported.",
            ),
            IssueKind::NoDocument => text(
                "нет документа с таким номером, у строки нет даты, она не загружается. Добавьте лист с документами.",
                "there is no document of that number, the line has no date and is left out. Add the sheet of documents.",
            ),
            IssueKind::EmptyFormula => text(
                "формулы без сохранённых значений: их ячейки приняты за пустые. Откройте файл в Excel, сохраните и загрузите снова.",
                "formulas without kept values: their cells are taken for empty. Open the file in Excel, save it and import it again.",
            ),
            IssueKind::NotUsed => text(
                "лист ни с чем не связан и не загружается.",
                "nothing refers to this sheet, it is not imported.",
            ),
            IssueKind::Notes => {
                text("заметки, а не данные, не загружаются.", "notes, not data, left out.")
            }
            IssueKind::NoYear => text(
                "у месяцев не указан год. Проверьте, какой взят, или допишите год в заголовки.",
                "the months have no year. Check which was taken, or add the year to the headers.",
            ),
            IssueKind::RecordCount => text(
                "в файле указано другое число записей. Проверьте, что он выгружен целиком.",
                "the file names another number of records. Check that all of it was exported.",
            ),
            IssueKind::NoAmount => text(
                "нет колонки суммы или цены: продажи загрузятся без денег. Выберите её в заголовках таблицы.",
                "there is no column of amounts or prices: sales come without money. Choose it in the headers of the table.",
            ),
            IssueKind::UnknownKpi => text(
                "неизвестный показатель, строка не загружается. Назовите его как на экране: «План, деньги», «Встречи».",
                "an unknown KPI, the row is left out. Name it as the screen does: “Sales plan, money”, “Meetings”.",
            ),
            _ => of_sense(self),
        };
        said.get(lang)
    }
}

/// Of numbers that were read and cannot be, and of texts.
#[expect(clippy::too_many_lines, reason = "a table of words")]
fn of_sense(kind: IssueKind) -> Text {
    match kind {
        IssueKind::CutText => text(
            "очень длинный текст, загружается обрезанным до 32 767 знаков, как в Excel. Проверьте, не склеились ли строки файла.",
            "a very long text, imported cut at 32,767 letters, as in Excel. Check that lines of the file have not run together.",
        ),
        IssueKind::Repaired => text(
            "текст был сохранён в двойной кодировке («РџСЂРёРІРµС‚» вместо «Привет»), мы его восстановили. Проверьте имена.",
            "text was encoded twice (“ÐŸÑ€Ð¸Ð²ÐµÑ‚” for “Привет”) and has been made readable again. Check the names.",
        ),
        IssueKind::TooLarge => text(
            "слишком большое число, не загружается. Ожидается число до 9 трлн, дата до 2100 года; исправьте в файле.",
            "too large a number, left out. A number up to 9 trillion, a date up to 2100 is expected; mend it in the file.",
        ),
        IssueKind::Negative => text(
            "отрицательное число, не загружается. Ожидается ноль или больше; исправьте в файле.",
            "a negative number, left out. Zero or more is expected; mend it in the file.",
        ),
        IssueKind::NotPositive => text(
            "ноль или отрицательное число, не загружается. Ожидается больше нуля; исправьте в файле.",
            "zero or a negative number, left out. More than zero is expected; mend it in the file.",
        ),
        IssueKind::OverWhole => text(
            "доля больше целого, не загружается. Ожидается от 0 до 100 %, например 0,9 или 90 % (в сделках на 100 звонков до 100).",
            "a share over the whole, left out. From 0 to 100 % is expected, such as 0.9 or 90 % (of deals per 100 calls up to 100).",
        ),
        IssueKind::OverMaximum => text(
            "баллов больше максимума, строка не загружается. Ожидается не больше максимума (без него 100).",
            "more points than the maximum, the row is left out. No more than the maximum is expected (100 where none is said).",
        ),
        IssueKind::Percents => text(
            "проценты там, где ожидаются деньги или штуки, строка не загружается. Впишите число.",
            "percents where money or things are expected, the row is left out. Give the number.",
        ),
        IssueKind::Backwards => text(
            "конец раньше начала, не загружается. Ожидается дата не раньше начала; исправьте в файле.",
            "the end is before the beginning, left out. A day not before the first is expected; mend it in the file.",
        ),
        IssueKind::SharedId => text(
            "один код у строк с разными именами. Ожидается у каждого свой; исправьте в файле.",
            "one id of rows with different names. Each is expected to have its own; mend it in the file.",
        ),
        IssueKind::Circle => text(
            "отдел внутри самого себя, не загружается. Ожидается «Отдел / Группа» без повторов.",
            "a team within itself, left out. “Division / Group” without repeats is expected.",
        ),
        IssueKind::NotCounted => text(
            "NaN: программа не посчитала значение, ячейка принята за пустую. Впишите число, если оно есть.",
            "NaN: a program could not count it, the cell is taken for empty. Give the number if there is one.",
        ),
        IssueKind::DatedByTitle => text(
            "в таблице нет дат: продажи отнесены к последнему дню периода из заголовка, до него их не видно. Если нужны дни, выгрузите отчёт с датами документов.",
            "the table has no dates: sales are dated with the last day of the period in the title, and are not seen before it. For days, export the report with dates of documents.",
        ),
        IssueKind::FilledDown => text(
            "пустые ячейки под названием группы заполнены им. Если это не группа, впишите значения в файл.",
            "empty cells under the name of a group were filled with it. If it is no group, give the values in the file.",
        ),
        IssueKind::Unseen => text(
            "невидимые служебные знаки в тексте (показаны как �); при сравнении имён они не учитываются. Проверьте выгрузку.",
            "marks that nobody sees (shown as �); names are compared without them. Check the export.",
        ),
        IssueKind::LetterInNumber => text(
            "в числе буквы, похожие на цифры (О вместо нуля, З вместо тройки). Ожидается число, например 12 000.",
            "letters that look like digits in a number (O for zero, l for one). A number is expected, such as 12,000.",
        ),
        IssueKind::LeftOut => text("пропущено: так решили вы.", "left out, as you decided."),
        _ => text(
            "часть строк в другой кодировке, первая из них эта. Проверьте имена или сохраните файл в одной кодировке, лучше в UTF-8.",
            "some lines are in another encoding, this is the first of them. Check the names, or save the file in one encoding, best UTF-8.",
        ),
    }
}
