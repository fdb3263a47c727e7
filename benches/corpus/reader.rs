//! The process of one file: the worker's code on it, and one line that says what came of it.

use planerka::desk::Desk;
use planerka::import::message::{Reply, Request, encode};
use planerka::lang::Lang;
use std::path::Path;

/// The argument by which a process is that of one file.
pub const ONE: &str = "--one";

/// The last day that may be taken for today: 2026-11-23.
const TODAY: i32 = 20_780;

/// Reads the file and makes its batches. Standard output gets `read …` or `refused KIND`; the error
/// output where a panic began, whether it is caught or not.
pub fn read(file: &Path) {
    std::panic::set_hook(Box::new(|panic| {
        eprintln!("panic at {}", panic.location().map(ToString::to_string).unwrap_or_default());
    }));
    let name = file.file_name().map(|it| it.to_string_lossy().into_owned()).unwrap_or_default();
    let bytes = match std::fs::read(file) {
        Ok(bytes) => bytes,
        Err(why) => return println!("unreadable {why}"),
    };
    let files = vec![(name, bytes.len() as u64)];
    let request = Request::Read { files, here: Vec::new(), people: Vec::new(), today: TODAY };
    let message = encode(&request, &[&bytes]);
    drop(bytes);
    let mut desk = Desk::default();
    let (mut said, mut batches) = (String::new(), 0);
    desk.answer(&message.into(), &mut |reply, _| {
        if let Reply::Review(review) = reply {
            let issues: usize = review.sheets.iter().map(|it| it.issues.len()).sum();
            said = match review.refused.first() {
                Some(refused) => format!("refused {}", refused.why.id()),
                None => format!(
                    "read: {} sheets, {} rows to import, {issues} kinds of issues",
                    review.sheets.len(),
                    review.rows()
                ),
            };
        }
    });
    desk.answer(&encode(&Request::Commit(Lang::Ru), &[]).into(), &mut |reply, _| match reply {
        Reply::Batches { lengths } => batches = lengths.len(),
        Reply::Failed(refused) => said = format!("refused {}", refused.why.id()),
        _ => {}
    });
    println!("{said}, {batches} batches");
}
