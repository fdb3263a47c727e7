//! A table to be filled in: a file with the headers and nothing under them.

/// The bytes of a csv for a spreadsheet: UTF-8 with a mark that says so, `delimiter` between the
/// headers, each quoted.
pub fn template(headers: &[String], delimiter: char) -> Vec<u8> {
    let quoted: Vec<String> =
        headers.iter().map(|it| format!("\"{}\"", it.replace('"', "\"\""))).collect();
    format!("\u{feff}{}\r\n", quoted.join(&delimiter.to_string())).into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_are_quoted() {
        let headers = ["Дата *".to_owned(), "Отсрочка, \"дней\"".to_owned()];
        let text = String::from_utf8(template(&headers, ';')).expect("a text");
        assert_eq!(text, "\u{feff}\"Дата *\";\"Отсрочка, \"\"дней\"\"\"\r\n");
    }
}
