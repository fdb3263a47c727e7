//! Files to be filled in, one a table: their headers are what the screen calls the fields.

use super::words;
use crate::export::template::template;
use crate::lang::Lang;
use crate::model::table::{Field, Table};

/// The headers of a table's file; those that no row can be without are marked.
fn headers(table: Table, lang: Lang) -> Vec<String> {
    let header = |field: &Field| {
        let name = words::field(table, field.id).get(lang);
        if field.required { format!("{name} *") } else { name.to_owned() }
    };
    table.fields().iter().map(header).collect()
}

/// Name and bytes of the file: Excel splits a Russian file at `;`, an English one at `,`.
pub fn file(table: Table, lang: Lang) -> (String, Vec<u8>) {
    let delimiter = if lang == Lang::Ru { ';' } else { ',' };
    let name = format!("{}.csv", words::table(table).get(lang));
    (name, template(&headers(table, lang), delimiter))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::fixture::sheet;
    use crate::import::understand::Session;
    use crate::model::date::Date;
    use crate::model::table::Kind;

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
            let (name, _) = file(table, lang);
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
}
