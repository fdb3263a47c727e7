//! Files made to do harm: each ends soon, in a refusal or in a small sheet.

use super::{row_numbers, sheets};
use planerka::import::error::Refusal;
use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

/// The longest that any of them may take, in a debug build on a busy machine.
const LONGEST: Duration = Duration::from_secs(60);

#[test]
fn hostile_files_end_in_a_refusal_or_a_small_sheet() {
    let script = std::env::var_os("PLANERKA_HOSTILE").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/handbook/tools/hostile.py"),
        Into::into,
    );
    let folder = std::env::temp_dir().join(format!("planerka-hostile-{}", std::process::id()));
    let made = Command::new("python3").arg(&script).arg(&folder).output();
    if !script.is_file() || !made.is_ok_and(|it| it.status.success()) {
        println!("skipped: python3 and {} are needed", script.display());
        return;
    }
    let mut files: Vec<_> = fs::read_dir(&folder)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    files.sort();
    for path in &files {
        let bytes = fs::read(path).expect("a file");
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        let start = Instant::now();
        let result = sheets(&bytes);
        let took = start.elapsed();
        match &result {
            Ok(sheets) => {
                let cells: usize = sheets.iter().map(|it| it.height * it.columns.len()).sum();
                println!("{name}: {} sheets, {cells} cells, {took:?}", sheets.len());
            }
            Err(refusal) => println!("{name}: {refusal:?}, {took:?}"),
        }
        assert!(took < LONGEST, "{name}");
        if let Some(expected) = expected(&name) {
            assert_eq!(result.map(|it| it.len()), expected, "{name}");
        }
    }
    assert!(files.len() > 30);
    fs::remove_dir_all(folder).expect("removed");
}

fn expected(name: &str) -> Option<Result<usize, Refusal>> {
    Some(match name {
        "empty.xlsx" => Err(Refusal::Empty),
        "garbage.xls" => Err(Refusal::NotASpreadsheet),
        "many_entries_50k.xlsx" | "zipbomb_512M_inline.xlsx" | "zipbomb_512M_comment.xlsx" => {
            Err(Refusal::Bomb)
        }
        "many_sheets_100k.xlsx" | "ref_overflow.xlsx" => Err(Refusal::TooManyCells),
        "ods_rep_rowcol.ods" | "ods_rep_u32.ods" | "ods_rep_under_cap.ods" => {
            Err(Refusal::TooManyCells)
        }
        "sst_count_huge.xlsx" | "billion_laughs.xlsx" | "xxe.xlsx" | "zip_understated.xlsx" => {
            Err(Refusal::Damaged)
        }
        "row_zero.xlsx" | "oleheader_only.xls" | "sst_index_oob.xlsx" => Err(Refusal::Damaged),
        "sparse_corners.xlsx" | "nan_inf.xlsx" | "ods_rep_rows.ods" => Ok(1),
        "style_idx_oob.xlsx" | "merge_bomb.xlsx" | "shared_formula_bomb.xlsx" => Ok(1),
        _ => return None,
    })
}

#[test]
fn far_corners_are_two_rows_and_two_columns() {
    let sheet = super::sheet(&super::xlsx(
        r#"<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>"#,
        "",
    ));
    assert_eq!((sheet.height, sheet.columns.len()), (2, 2));
    assert_eq!(row_numbers(&sheet), [1, 1_048_576]);
    assert_eq!((sheet.column_number(0), sheet.column_number(1)), (1, 16_384));
}
