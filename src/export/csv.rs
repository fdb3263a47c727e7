//! CSV by RFC 4180, UTF-8, commas: text always quoted, numbers never, and no cell a formula.

/// What spreadsheets take for the beginning of a formula, full-width forms included
/// (OWASP, CSV injection).
const LEADERS: &[char] =
    &['=', '+', '-', '@', '\t', '\r', '\n', '\u{FF1D}', '\u{FF0B}', '\u{FF0D}', '\u{FF20}'];

/// A cell of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// Words, ids, dates.
    Text(String),
    /// A number in units of `10^-decimals`, written without zeros at the end.
    Number {
        /// How many units.
        units: i64,
        /// Decimals of the unit.
        decimals: u8,
    },
}

impl Cell {
    /// A text.
    pub fn text(text: impl Into<String>) -> Cell {
        Cell::Text(text.into())
    }
}

/// A header and rows as a file.
pub fn table(header: &[&str], rows: impl IntoIterator<Item = Vec<Cell>>) -> Vec<u8> {
    let mut out = String::new();
    let header: Vec<Cell> = header.iter().copied().map(Cell::text).collect();
    write_row(&mut out, &header);
    for row in rows {
        write_row(&mut out, &row);
    }
    out.into_bytes()
}

/// A file of texts that a spreadsheet opens as it is: with a mark of its encoding.
pub fn begun() -> String {
    String::from("\u{FEFF}")
}

/// Adds a line of texts; `delimiter`: what stands between cells where people write numbers so.
pub fn write_line(out: &mut String, line: &[String], delimiter: char) {
    let cell = |it: &String| if it.is_empty() { Cell::Empty } else { Cell::text(it) };
    write_cells(out, &line.iter().map(cell).collect::<Vec<Cell>>(), delimiter);
}

/// Adds a row and its line end.
pub fn write_row(out: &mut String, cells: &[Cell]) {
    write_cells(out, cells, ',');
}

fn write_cells(out: &mut String, cells: &[Cell], delimiter: char) {
    for (at, cell) in cells.iter().enumerate() {
        if at > 0 {
            out.push(delimiter);
        }
        match cell {
            // Alone in its row, nothing would be a row of no cells: an empty text says the same.
            Cell::Empty if cells.len() == 1 => out.push_str("\"\""),
            Cell::Empty => {}
            Cell::Text(text) => quote(out, &guard(text)),
            Cell::Number { units, decimals } => out.push_str(&number(*units, *decimals)),
        }
    }
    out.push_str("\r\n");
}

/// The text with a `'` before it where a spreadsheet could take it for a formula, or where it
/// looks as if it had one already.
pub fn guard(text: &str) -> String {
    if begins_formula(text.trim_start_matches('\'')) { format!("'{text}") } else { text.to_owned() }
}

/// The text as it was before [`guard`]: for files that this app wrote.
pub fn unguard(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if begins_formula(rest.trim_start_matches('\'')) => rest,
        _ => text,
    }
}

/// Spaces before a leader do not stop a spreadsheet, and neither do marks of no width.
fn begins_formula(text: &str) -> bool {
    let unseen = |it: char| {
        matches!(it, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}')
            || it == '\u{FEFF}'
            || it == '\0'
            || (it.is_whitespace() && !LEADERS.contains(&it))
    };
    text.trim_start_matches(unseen).starts_with(LEADERS)
}

fn quote(out: &mut String, text: &str) {
    out.push('"');
    out.push_str(&text.replace('"', "\"\""));
    out.push('"');
}

fn number(units: i64, decimals: u8) -> String {
    let places = usize::from(decimals);
    let digits = format!("{:0width$}", units.unsigned_abs(), width = places + 1);
    let (whole, rest) = digits.split_at(digits.len() - places);
    let rest = rest.trim_end_matches('0');
    let sign = if units < 0 { "-" } else { "" };
    let mark = if rest.is_empty() { "" } else { "." };
    format!("{sign}{whole}{mark}{rest}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(bytes: &[u8]) -> Vec<Vec<String>> {
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(bytes);
        let rows = reader.records().map(|row| row.expect("a row"));
        rows.map(|row| row.iter().map(|cell| unguard(cell).to_owned()).collect()).collect()
    }

    fn written(text: &str) -> String {
        let mut out = String::new();
        write_row(&mut out, &[Cell::text(text), Cell::text("x")]);
        out
    }

    #[test]
    fn no_text_cell_begins_a_formula() {
        for leader in LEADERS {
            for before in ["", " ", "\u{a0} ", "\u{FEFF}", "'", "''", "' "] {
                let text = format!("{before}{leader}1+2\"");
                let guarded = guard(&text);
                assert!(guarded.starts_with('\''), "{text:?}");
                assert_eq!(unguard(&guarded), text);
                assert!(written(&text).starts_with("\"'"), "{text:?}");
            }
        }
        for text in ["", "abc", "'abc", "7-5", "ООО «Ромашка»", "a=b"] {
            assert_eq!(guard(text), text);
            assert_eq!(unguard(text), text);
        }
    }

    #[test]
    fn numbers_stay_numbers() {
        let cell = |units, decimals| number(units, decimals);
        assert_eq!(cell(-50_000, 4), "-5");
        assert_eq!(cell(12_345, 4), "1.2345");
        assert_eq!(cell(-1, 6), "-0.000001");
        assert_eq!(cell(0, 4), "0");
        assert_eq!(cell(i64::MIN, 0), i64::MIN.to_string());
        let mut out = String::new();
        write_row(&mut out, &[Cell::Number { units: -50_000, decimals: 4 }, Cell::Empty]);
        assert_eq!(out, "-5,\r\n");
    }

    #[test]
    fn a_table_is_rfc_4180() {
        let rows = [vec![Cell::text("a \"b\", c"), Cell::Number { units: 15, decimals: 1 }]];
        let bytes = table(&["name", "amount"], rows);
        assert_eq!(
            String::from_utf8_lossy(&bytes),
            "\"name\",\"amount\"\r\n\"a \"\"b\"\", c\",1.5\r\n"
        );
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(10_000))]

        #[test]
        fn texts_come_back(rows in prop::collection::vec(
            prop::collection::vec(prop_oneof![".{0,6}", "['=+@ \t\r\n\",\u{FF1D}\u{FEFF}-]{0,5}"], 2..4),
            0..4,
        )) {
            let width = rows.first().map_or(2, Vec::len);
            let rows: Vec<Vec<String>> = rows
                .into_iter()
                .map(|mut row| { row.resize(width, String::new()); row })
                .collect();
            let cells = rows.iter().map(|row| row.iter().map(Cell::text).collect());
            let header: Vec<&str> = vec!["h"; width];
            let read = read(&table(&header, cells));
            prop_assert_eq!(&read[1..], &rows[..]);
            for cell in rows.iter().flatten() {
                prop_assert!(!begins_formula(&guard(cell)));
            }
        }
    }
}
