//! Several files as one zip: the same files give the same bytes.

use std::io::{Cursor, Result, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// The zip of named files, in their order, dated 1980-01-01; an error where two have one name.
pub fn zip(files: &[(String, Vec<u8>)]) -> Result<Vec<u8>> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer.start_file(name.as_str(), options)?;
        writer.write_all(bytes)?;
    }
    Ok(writer.finish()?.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    fn files() -> Vec<(String, Vec<u8>)> {
        vec![("sales.csv".to_owned(), b"a,b\r\n".repeat(100)), ("цели.csv".to_owned(), vec![])]
    }

    #[test]
    fn files_come_back() {
        let bytes = zip(&files()).expect("a zip");
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
        assert_eq!(archive.len(), 2);
        for (name, expected) in files() {
            let mut bytes = Vec::new();
            archive.by_name(&name).expect(&name).read_to_end(&mut bytes).expect("bytes");
            assert_eq!(bytes, expected);
        }
    }

    #[test]
    fn the_same_files_give_the_same_bytes() {
        assert_eq!(zip(&files()).expect("a zip"), zip(&files()).expect("a zip"));
        let mut twice = files();
        twice.extend(files());
        assert!(zip(&twice).is_err());
    }
}
