//! The same bytes give the same review and the same batches natively and in the browser's worker,
//! byte for byte, over every file of tests/data.

use std::path::{Path, PathBuf};

use planerka::desk::Desk;
use planerka::import::message::{Reply, Request, encode};
use planerka::lang::Lang;

use crate::lab::{Lab, MOUNT, output_folder};
use crate::worker;

/// Days since 1970-01-01 of the import.
const TODAY: i32 = 20_700;

/// The messages, asked one after another of one worker.
const ASK: &str = r"
    await next(0);
    const replies = [];
    for (let file = 0; file < FILES; file++) {
        const messages = [await load(`/asked/${file}.bin`), await load('/asked/commit.bin')];
        const review = next(2);
        worker.postMessage(messages[0], [messages[0]]);
        const seen = text(await review);
        const batches = next(3);
        worker.postMessage(messages[1], [messages[1]]);
        replies.push([seen, text(await batches)]);
    }
    worker.terminate();
    return replies;
";

#[test]
fn the_same_bytes_are_the_same_batches_natively_and_in_the_browser() {
    let folder = output_folder().join(format!("asked-{}", std::process::id()));
    let Some(dist) = Lab::dist() else {
        let _said = Lab::open();
        return;
    };
    let Some(lab) = Lab::of(&dist, &[("/asked/", folder.clone())]) else { return };
    std::fs::create_dir_all(&folder).expect("a folder");
    std::fs::write(folder.join("commit.bin"), encode(&Request::Commit(Lang::Ru), &[]))
        .expect("written");
    let files = fixtures(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join("data"));
    let mut natively = Vec::new();
    for (at, file) in files.iter().enumerate() {
        let bytes = std::fs::read(file).expect("a fixture");
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let read = Request::Read {
            files: vec![(name, bytes.len() as u64)],
            here: Vec::new(),
            people: vec!["Пётр Иванов".to_owned()],
            today: TODAY,
        };
        let message = encode(&read, &[&bytes]);
        std::fs::write(folder.join(format!("{at}.bin")), &message).expect("written");
        natively.push(answers(message));
    }
    let browser = lab.browser();
    browser.visit(&lab.server.address(MOUNT));
    browser.wait_for("app-ready");
    let script = format!("const FILES = {};\n{}{ASK}", files.len(), worker::START);
    let replies = browser.js_async(&script);
    let replies = replies.as_array().unwrap_or_else(|| panic!("the worker answered {replies}"));
    assert_eq!(replies.len(), files.len());
    let mut batches = 0;
    for ((file, [review, own]), replies) in files.iter().zip(natively).zip(replies) {
        let reply = |at: usize| worker::bytes(replies[at].as_str().unwrap_or_default());
        let name = file.display();
        assert!(reply(0) == review, "{name}: another review in the browser");
        assert!(reply(1) == own, "{name}: other batches in the browser");
        batches += usize::from(own.len() > 100);
    }
    println!("{} files, {batches} of them with batches", files.len());
    assert!(files.len() >= 20 && batches >= 15, "{} files, {batches} with batches", files.len());
    std::fs::remove_dir_all(&folder).expect("removed");
}

/// What a desk answers natively to a drop and its import: the review and the batches.
fn answers(message: Vec<u8>) -> [Vec<u8>; 2] {
    let mut desk = Desk::default();
    let mut replies = Vec::new();
    for message in [message, encode(&Request::Commit(Lang::Ru), &[])] {
        desk.answer(&message.into(), &mut |reply, payload| {
            if matches!(reply, Reply::Review(_) | Reply::Batches { .. }) {
                replies.push(encode(reply, payload));
            }
        });
    }
    replies.try_into().unwrap_or_else(|it: Vec<_>| panic!("{} replies", it.len()))
}

/// Every file of people's under a folder.
fn fixtures(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).expect("tests/data").flatten() {
        let path = entry.path();
        if path.is_dir() {
            files.extend(fixtures(&path));
        } else if !path.extension().is_some_and(|it| it == "md" || it == "py") {
            files.push(path);
        }
    }
    files.sort();
    files
}
