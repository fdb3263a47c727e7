//! Files to be filled in, one a table: their headers are what the screen calls the fields.

use super::{template_rows, words};
use crate::lang::{Lang, text};
use crate::model::table::{Field, Table};

/// The headers of a table's file; those that no row can be without are marked.
fn headers(table: Table, lang: Lang) -> Vec<String> {
    let header = |field: &Field| {
        let name = words::field(table, field.id).get(lang);
        if field.required { format!("{name} *") } else { name.to_owned() }
    };
    table.fields().iter().map(header).collect()
}

/// What is written into a table's file.
pub struct Template {
    /// Name of the file.
    pub file: String,
    /// Name of its sheet.
    pub sheet: String,
    /// The headers.
    pub headers: Vec<String>,
    /// Rows of an example, a cell a header; none of a file to be filled in.
    pub rows: Vec<Vec<String>>,
}

/// The file of a table, empty or with an example.
pub fn template(table: Table, is_filled: bool, lang: Lang) -> Template {
    let name = words::table(table).get(lang);
    let example = text("пример", "example").get(lang);
    Template {
        file: if is_filled { format!("{name} ({example}).xlsx") } else { format!("{name}.xlsx") },
        sheet: name.to_owned(),
        headers: headers(table, lang),
        rows: if is_filled { template_rows::rows(table, lang) } else { Vec::new() },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::template as write;
    use crate::import::fixture::sheet;
    use crate::import::format::{self, TextOptions};
    use crate::import::issue::IssueKind;
    use crate::import::understand::Session;
    use crate::model::date::Date;
    use crate::model::table::Kind;
    use crate::ui::words_events;

    /// A cell that the field may have, and what our own files call it.
    fn sample(field: &Field) -> (&'static str, &'static str) {
        match field.kind {
            Kind::Id if field.id == "kpi" => ("plan_units", "plan_units"),
            Kind::Text => ("Слово", "Слово"),
            Kind::Id => ("017", "017"),
            Kind::Ref(_) => ("Ким", "Ким"),
            Kind::Date => ("30.09.2026", "2026-09-30"),
            Kind::Time => ("30.09.2026 14:05", "2026-09-30T14:05:00"),
            Kind::TimeOfDay => ("09:00", "09:00:00"),
            Kind::Money => ("12,50", "12.5"),
            Kind::Share => ("50 %", "0.5"),
            Kind::Number | Kind::Count => ("3", "3"),
            Kind::Seconds => ("62", "62"),
            Kind::Minutes => ("45", "45"),
            Kind::Days => ("5", "5"),
            Kind::Flag => ("yes", "yes"),
            Kind::Words(words) => (words[0], words[0]),
        }
    }

    #[test]
    fn a_template_filled_in_is_read_as_it_was_meant() {
        let today = Date::parse("2026-11-23").expect("a date");
        let mut wrong = Vec::new();
        for (table, lang) in Table::ALL.into_iter().flat_map(|it| [(it, Lang::Ru), (it, Lang::En)])
        {
            let name = format!("{}.csv", words::table(table).get(lang));
            let row: Vec<&str> = table.fields().iter().map(|it| sample(it).0).collect();
            let text = format!("{}\n{}", headers(table, lang).join("|"), row.join("|"));
            let session =
                Session::new(vec![sheet(&name, &text)], Vec::new(), Vec::new(), Vec::new(), today);
            let review = session.review().sheets.remove(0);
            if review.choice.table != Some(Some(table)) {
                wrong.push(format!("{name}: {:?}", review.choice.table));
                continue;
            }
            for (field, mapped) in table.fields().iter().zip(&review.choice.fields) {
                if mapped.as_ref().and_then(Option::as_deref) != Some(field.id) {
                    wrong.push(format!("{name}: {} is {mapped:?}", field.id));
                }
            }
            let Some(batch) = session.commit(today).pop() else {
                wrong.push(format!("{name}: {:?}", review.issues));
                continue;
            };
            for field in table.fields() {
                let Some(column) = batch.column(field.id).map(|it| &it.column) else { continue };
                let number = || column.number(0).map(|it| field.kind.plain(it));
                let read = column.text(0).map(str::to_owned).or_else(number);
                if read.as_deref() != Some(sample(field).1) {
                    wrong.push(format!("{name}: {} is {read:?}", field.id));
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    #[test]
    fn a_template_is_known_over_cells_that_cannot_be_read() {
        let today = Date::parse("2026-11-23").expect("a date");
        let bad = |field: &Field| if field.kind.is_text() { "Ким" } else { "нечто" };
        for (table, lang) in Table::ALL.into_iter().flat_map(|it| [(it, Lang::Ru), (it, Lang::En)])
        {
            let cells: Vec<&str> = table.fields().iter().map(bad).collect();
            let rows = vec![cells.join("|"); 5].join("\n");
            let text = format!("{}\n{rows}", headers(table, lang).join("|"));
            let sheets = vec![sheet("выгрузка.csv", &text)];
            let session = Session::new(sheets, Vec::new(), Vec::new(), Vec::new(), today);
            let choice = session.review().sheets.remove(0).choice;
            assert_eq!(choice.table, Some(Some(table)), "{}", headers(table, lang).join("|"));
            let mapped: Vec<Option<String>> = choice.fields.into_iter().flatten().collect();
            let fields = table.fields().iter().map(|it| Some(it.id.to_owned()));
            assert_eq!(mapped, fields.collect::<Vec<_>>(), "{}", table.id());
        }
    }

    #[test]
    fn templates_of_every_table_are_read_back_with_no_question() {
        let today = Date::parse("2026-11-23").expect("a date");
        let mut wrong = Vec::new();
        let all = Table::ALL.into_iter().flat_map(|it| [(it, Lang::Ru), (it, Lang::En)]);
        for (table, lang, is_filled) in all.flat_map(|it| [(it.0, it.1, false), (it.0, it.1, true)])
        {
            let of = template(table, is_filled, lang);
            let write = || write::template(table, &of.sheet, &of.headers, &of.rows, lang);
            let bytes = write().expect("a workbook");
            assert_eq!(bytes, write().expect("a workbook"), "the same bytes");
            let sheets =
                format::read(&of.file, &bytes.into(), &TextOptions::default(), &mut |_| ());
            let sheets = sheets.expect("sheets");
            let session = Session::new(sheets, Vec::new(), Vec::new(), Vec::new(), today);
            let review = session.review().sheets.remove(0);
            let mut say = |what: String| wrong.push(format!("{}: {what}", of.file));
            if review.choice.table != Some(Some(table)) {
                say(format!("{:?}", review.choice.table));
            }
            let mapped: Vec<Option<&str>> =
                review.choice.fields.iter().map(|it| it.as_ref()?.as_deref()).collect();
            let fields: Vec<Option<&str>> = table.fields().iter().map(|it| Some(it.id)).collect();
            if mapped != fields {
                say(format!("{mapped:?}"));
            }
            let kinds: Vec<IssueKind> = review.issues.iter().map(|it| it.kind).collect();
            let (rows, expected) =
                if is_filled { (of.rows.len(), vec![]) } else { (0, vec![IssueKind::NoRows]) };
            let is_said = |it: &&IssueKind| !matches!(it, IssueKind::NewPeople);
            if kinds.iter().filter(is_said).copied().collect::<Vec<_>>() != expected {
                say(format!("{:?}", review.issues));
            }
            if (review.rows_read, review.rows_used) != (rows, rows) {
                say(format!("{} read, {} used", review.rows_read, review.rows_used));
            }
            let batch = session.commit(today).pop();
            for (at, row) in of.rows.iter().enumerate() {
                for (field, cell) in table.fields().iter().zip(row) {
                    let column = batch.as_ref().and_then(|it| it.column(field.id));
                    let column = column.map(|it| &it.column);
                    let words = column.and_then(|it| it.text(at)).map(str::to_owned);
                    let number = column.and_then(|it| it.number(at));
                    let read = words.or_else(|| number.map(|it| field.kind.plain(it)));
                    let is_word = matches!(field.kind, Kind::Words(_) | Kind::Flag);
                    let is_same = match &read {
                        Some(read) if is_word && !cell.is_empty() => {
                            let flag = match read.as_str() {
                                "yes" => Some(text("да", "yes")),
                                "no" => Some(text("нет", "no")),
                                _ => None,
                            };
                            let word = flag.or_else(|| words_events::word(read));
                            word.map_or(read.as_str(), |it| it.get(lang)) == cell
                        }
                        Some(read) => read == cell,
                        None => cell.is_empty(),
                    };
                    // What a row leaves out may be what it means without it.
                    if !is_same && !cell.is_empty() {
                        say(format!("{} {cell}: {read:?}", field.id));
                    }
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}
