//! A static file server of one page: GET and HEAD, the right media types, never outside its folder.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

/// What one request gets.
pub struct Answer {
    status: &'static str,
    media: &'static str,
    body: Vec<u8>,
}

impl Answer {
    /// Nothing here.
    pub fn missing() -> Self {
        Self::without("404 Not Found")
    }

    /// Nothing but what is the matter.
    pub fn without(status: &'static str) -> Self {
        Self { status, media: "text/plain; charset=utf-8", body: status.into() }
    }
}

/// Serves until the program ends; `answer` gets the path of the request, without its query. Where it
/// has none, the connection ends as if there were no host.
pub fn serve(
    listener: &TcpListener,
    answer: impl Fn(&str) -> Option<Answer> + Send + Sync + 'static,
) {
    let answer = Arc::new(answer);
    for stream in listener.incoming().flatten() {
        let answer = Arc::clone(&answer);
        // A thread a connection: browsers open some before they need them.
        std::thread::spawn(move || exchange(&stream, &*answer));
    }
}

fn exchange(stream: &TcpStream, answer: &dyn Fn(&str) -> Option<Answer>) -> Option<()> {
    stream.set_read_timeout(Some(Duration::from_secs(30))).ok()?;
    let mut head = BufReader::new(stream.take(16 * 1024)).lines();
    let first = head.next()?.ok()?;
    // The rest of the head is read and not used; a connection cut before it gets no answer.
    while !head.next()?.ok()?.is_empty() {}
    let mut words = first.split(' ');
    let (method, target) = (words.next()?, words.next()?);
    let got = match method {
        "GET" | "HEAD" => answer(target.split(['?', '#']).next()?)?,
        _ => Answer::without("405 Method Not Allowed"),
    };
    let head = format!(
        "HTTP/1.1 {}\r\nContent-Type: {}\r\nContent-Length: {}\r\nCache-Control: no-cache\r\n\
         X-Content-Type-Options: nosniff\r\nReferrer-Policy: no-referrer\r\n\
         Cross-Origin-Opener-Policy: same-origin\r\nConnection: close\r\n\r\n",
        got.status,
        got.media,
        got.body.len()
    );
    let mut stream = stream;
    stream.write_all(head.as_bytes()).ok()?;
    if method == "GET" {
        stream.write_all(&got.body).ok()?;
    }
    stream.flush().ok()
}

/// The file of `folder` that the path means; a folder means its index.html.
pub fn file(folder: &Path, path: &str) -> Answer {
    let found =
        inside(folder, path).and_then(|file| Some((media(&file), std::fs::read(&file).ok()?)));
    match found {
        Some((media, body)) => Answer { status: "200 OK", media, body },
        None => Answer::missing(),
    }
}

/// The real file behind a path, when it lies in the folder, symbolic links followed.
fn inside(folder: &Path, path: &str) -> Option<PathBuf> {
    let mut file = folder.to_path_buf();
    for part in decoded(path)?.split('/').filter(|part| !part.is_empty()) {
        if part == "." || part == ".." || part.contains(['\\', ':', '\0']) {
            return None;
        }
        file.push(part);
    }
    if file.is_dir() {
        file.push("index.html");
    }
    let (folder, file) = (folder.canonicalize().ok()?, file.canonicalize().ok()?);
    (file.starts_with(&folder) && file.is_file()).then_some(file)
}

fn decoded(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => {
                let digit = |b: u8| char::from(b).to_digit(16);
                let (high, low) = (digit(rest.next()?)?, digit(rest.next()?)?);
                u8::try_from(high * 16 + low).ok()?
            }
            other => other,
        });
    }
    String::from_utf8(bytes).ok()
}

fn media(file: &Path) -> &'static str {
    match file.extension().and_then(|e| e.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" | "webmanifest" => "application/json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_path_leads_out_of_the_folder() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        assert!(inside(&folder, "/main.rs").is_some());
        assert!(inside(&folder, "//main.rs").is_some());
        for out in [
            "/../Cargo.toml",
            "/%2e%2e/Cargo.toml",
            "/..%2fCargo.toml",
            "/..\\Cargo.toml",
            "/C:/x",
            "/%00",
            "/%",
            "/%zz",
            "/",
            "/no",
        ] {
            assert!(inside(&folder, out).is_none(), "{out}");
        }
    }

    #[test]
    fn a_browser_takes_wasm_only_under_its_media_type() {
        assert_eq!(media(Path::new("app_bg.wasm")), "application/wasm");
        assert_eq!(media(Path::new("app.js")), "text/javascript; charset=utf-8");
        assert_eq!(media(Path::new("file")), "application/octet-stream");
    }
}
