//! Samples of known exports (`tests/data/sources`), read as the worker reads files: every column is
//! told with no hand, and what is imported is what the file says.
//!
//! `expected.txt` of a sample is checked by hand. After a wanted change of what is imported:
//! `UPDATE_GOLDEN=1 cargo test --test it sources`, then look at the difference.

use super::flow;
use super::tables::plain;
use planerka::import::review::{Review, SheetReview};
use planerka::model::batch::Batch;
use planerka::model::table::Table;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The least share of columns mapped right, and the most mapped wrong, in percents.
const RIGHT: usize = 90;
const WRONG: usize = 1;

/// One sample: its folder, what the worker shows of it and what it brings.
struct Sample {
    id: String,
    folder: PathBuf,
    review: Review,
    batches: Vec<Arc<Batch>>,
}

fn samples() -> Vec<Sample> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/sources");
    let mut folders: Vec<PathBuf> = fs::read_dir(root)
        .expect("the samples")
        .map(|it| it.expect("an entry").path())
        .filter(|it| it.is_dir())
        .collect();
    folders.sort();
    folders.into_iter().map(sample).collect()
}

fn sample(folder: PathBuf) -> Sample {
    let files = fs::read_dir(&folder).expect("a folder").map(|it| it.expect("an entry").path());
    let files: Vec<PathBuf> =
        files.filter(|it| it.extension().is_some_and(|it| it != "txt")).collect();
    let (review, batches) = flow::read(&files);
    let id = folder.file_name().and_then(|it| it.to_str()).expect("a name").to_owned();
    Sample { id, folder, review, batches }
}

/// The only sheet.
fn sheet(sample: &Sample) -> &SheetReview {
    assert_eq!((sample.review.sheets.len(), sample.review.refused.len()), (1, 0), "{}", sample.id);
    &sample.review.sheets[0]
}

/// Each column and the field that it is, of whatever table; `-`: none.
fn told(sheet: &SheetReview) -> Vec<(String, String)> {
    let table = sheet.choice.table.flatten().map_or("none", Table::id);
    let columns = sheet.columns.iter().zip(&sheet.choice.fields);
    let field = columns.map(|(column, field)| {
        let own = field.clone().flatten().map(|it| format!("{table}.{it}"));
        let further = || column.further.as_ref().map(|(table, id)| format!("{}.{id}", table.id()));
        (column.header.replace('\n', " "), own.or_else(further).unwrap_or_else(|| "-".to_owned()))
    });
    field.collect()
}

/// How many columns there are, are told right and are told wrong.
#[derive(Clone, Copy, Default)]
struct Count {
    columns: usize,
    /// Those that hold a field, and of them those that are told.
    fields: usize,
    found: usize,
    right: usize,
    wrong: usize,
}

impl Count {
    fn of(sample: &Sample) -> Count {
        let text = fs::read_to_string(sample.folder.join("expected.txt"));
        let draft = || {
            let told = told(sheet(sample)).into_iter();
            told.map(|it| format!("{} = {}", it.0, it.1)).collect::<Vec<_>>().join("\n")
        };
        let text =
            text.unwrap_or_else(|_| panic!("{}: no expected.txt; told:\n{}", sample.id, draft()));
        let expected: Vec<(&str, &str)> =
            text.lines().map(|it| it.rsplit_once(" = ").expect("header = field")).collect();
        let told = told(sheet(sample));
        let headers: Vec<&str> = told.iter().map(|it| it.0.as_str()).collect();
        assert_eq!(headers, expected.iter().map(|it| it.0).collect::<Vec<_>>(), "{}", sample.id);
        let mut count = Count::default();
        for ((header, own), (_, wanted)) in told.iter().zip(&expected) {
            count.columns += 1;
            count.fields += usize::from(*wanted != "-");
            count.found += usize::from(*wanted != "-" && own == wanted);
            count.right += usize::from(own == wanted);
            count.wrong += usize::from(own != wanted && own != "-");
            if own != wanted {
                println!("{}: {header} is {own}, not {wanted}", sample.id);
            }
        }
        count
    }

    fn add(&mut self, other: Count) {
        self.columns += other.columns;
        self.fields += other.fields;
        self.found += other.found;
        self.right += other.right;
        self.wrong += other.wrong;
    }

    fn is_good(self) -> bool {
        self.right * 100 >= RIGHT * self.columns
            && self.found * 100 >= RIGHT * self.fields
            && self.wrong * 100 <= WRONG * self.columns
    }

    fn say(self, id: &str) {
        let percent = |part: usize, whole: usize| part as f64 * 100.0 / whole.max(1) as f64;
        println!(
            "{id:24} {:3} columns: {:5.1} % right ({:5.1} % of the {:2} with a field), {:3.1} % wrong",
            self.columns,
            percent(self.right, self.columns),
            percent(self.found, self.fields),
            self.fields,
            percent(self.wrong, self.columns),
        );
    }
}

/// `cargo test --test it sources::columns -- --nocapture` prints both shares.
#[test]
fn columns_of_known_exports_are_told_with_no_hand() {
    let mut total = Count::default();
    let mut bad = Vec::new();
    for sample in samples() {
        let count = Count::of(&sample);
        count.say(&sample.id);
        total.add(count);
        if !count.is_good() {
            bad.push(sample.id.clone());
        }
    }
    total.say("all");
    assert!(bad.is_empty(), "under {RIGHT} % right or over {WRONG} % wrong: {bad:?}");
    assert!(total.columns > 300, "the samples are there");
}

#[test]
fn what_known_exports_bring_is_what_they_say() {
    let is_update = std::env::var_os("UPDATE_GOLDEN").is_some();
    let mut wrong = Vec::new();
    for sample in samples() {
        let file = sample.folder.join("golden.txt");
        let text = golden(&sample);
        if is_update {
            fs::write(&file, &text).expect("a writable folder");
        }
        let kept = fs::read_to_string(&file).unwrap_or_default();
        if kept != text {
            wrong.push(format!("{}:\n{text}", sample.id));
        }
    }
    assert!(wrong.is_empty(), "not as kept:\n{}", wrong.join("\n"));
}

/// Every value that is imported, and what is said of the rest.
fn golden(sample: &Sample) -> String {
    let sheet = sheet(sample);
    let known = sheet.known.as_ref().map_or("not known", |it| it.id.as_str());
    let mut text = format!("{known}: rows read {}, used {}\n", sheet.rows_read, sheet.rows_used);
    for issue in &sheet.issues {
        let rows: Vec<String> = issue.examples.iter().map(|it| it.0.to_string()).collect();
        let (kind, column) = (issue.kind.id(), &issue.column);
        let _ = writeln!(text, "{kind} {column} ×{} in rows {}", issue.count, rows.join(", "));
    }
    for batch in &sample.batches {
        let fields: Vec<&str> = batch.columns.iter().map(|it| it.field.as_str()).collect();
        let columns: Vec<Vec<String>> = fields.iter().map(|it| plain(batch, it)).collect();
        let _ = writeln!(text, "\n{}: {}", batch.table.id(), fields.join(" | "));
        for (at, row) in batch.rows.iter().enumerate() {
            let cells: Vec<&str> =
                columns.iter().map(|it| it.get(at).map_or("", String::as_str)).collect();
            let _ = writeln!(text, "{row}: {}", cells.join(" | "));
        }
    }
    text
}
