//! The built app as a static host gives it over a line of 10 Mbit/s whose answers come 40 ms late: files
//! packed with brotli, kept by the browser for ten minutes. The line is here and not in the browser,
//! whose own slowing leaves out what workers fetch.

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

const LATENCY: Duration = Duration::from_millis(40);
const BYTES_A_SECOND: f64 = 10_000_000.0 / 8.0;
/// So much goes over the line at once.
const PIECE: usize = 8 * 1024;

/// When the line is free again: all connections share it.
type Line = Mutex<Instant>;

/// A running server; it lives as long as the bench.
pub struct Packed {
    port: u16,
}

/// Media type and packed bytes by path.
type Files = HashMap<String, (&'static str, Vec<u8>)>;

impl Packed {
    /// Serves the files of a folder.
    pub fn start(folder: &Path) -> Self {
        let files = Arc::new(packed(folder));
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
        let port = listener.local_addr().expect("its number").port();
        let line = Arc::new(Mutex::new(Instant::now()));
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (files, line) = (Arc::clone(&files), Arc::clone(&line));
                std::thread::spawn(move || answer(&stream, &files, &line));
            }
        });
        Self { port }
    }

    /// Where the app is.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }
}

fn answer(mut stream: &TcpStream, files: &Files, line: &Line) -> Option<()> {
    let mut head = BufReader::new(stream).lines();
    let first = head.next()?.ok()?;
    while !head.next()?.ok()?.is_empty() {}
    let path = first.split(' ').nth(1)?.split(['?', '#']).next()?;
    std::thread::sleep(LATENCY);
    let Some((media, body)) = files.get(path) else {
        return stream
            .write_all(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
            .ok();
    };
    let head = format!(
        "HTTP/1.1 200 OK\r\nContent-Type: {media}\r\nContent-Length: {}\r\nContent-Encoding: br\r\n\
         Cache-Control: max-age=600\r\nConnection: close\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes()).ok()?;
    for piece in body.chunks(PIECE) {
        over(line, piece.len());
        stream.write_all(piece).ok()?;
    }
    Some(())
}

/// Waits until so many bytes have gone over the line.
fn over(line: &Line, bytes: usize) {
    let time = Duration::from_secs_f64(bytes as f64 / BYTES_A_SECOND);
    let free = {
        let mut free = line.lock().unwrap_or_else(PoisonError::into_inner);
        *free = (*free).max(Instant::now()) + time;
        *free
    };
    std::thread::sleep(free.saturating_duration_since(Instant::now()));
}

fn packed(folder: &Path) -> Files {
    let files: Vec<PathBuf> = std::fs::read_dir(folder)
        .expect("the built app")
        .flatten()
        .map(|it| it.path())
        .filter(|it| it.is_file())
        .collect();
    let mut all = Files::new();
    for (file, bytes) in files.iter().zip(brotli(&files)) {
        let name = file.file_name().expect("a file's name").to_string_lossy();
        let media = match file.extension().and_then(|it| it.to_str()) {
            Some("html") => "text/html; charset=utf-8",
            Some("js") => "text/javascript; charset=utf-8",
            Some("css") => "text/css; charset=utf-8",
            Some("wasm") => "application/wasm",
            _ => "application/octet-stream",
        };
        if name == "index.html" {
            all.insert("/".to_owned(), (media, bytes));
        } else {
            all.insert(format!("/{name}"), (media, bytes));
        }
    }
    all
}

/// The files packed at the best quality; node has brotli built in.
pub fn brotli(files: &[PathBuf]) -> Vec<Vec<u8>> {
    const SCRIPT: &str = "const { readFileSync, writeSync } = require('fs'), { brotliCompressSync } = require('zlib');\
        for (const f of process.argv.slice(1)) {\
            const packed = brotliCompressSync(readFileSync(f)), head = Buffer.alloc(4);\
            head.writeUInt32LE(packed.length);\
            for (let all = Buffer.concat([head, packed]); all.length;) all = all.subarray(writeSync(1, all));\
        }";
    let done = Command::new("node")
        .arg("-e")
        .arg(SCRIPT)
        .args(files)
        .output()
        .expect("node, for its brotli");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let mut rest = done.stdout.as_slice();
    let mut all = Vec::new();
    while let Some((head, body)) = rest.split_first_chunk::<4>() {
        let (packed, next) = body.split_at(u32::from_le_bytes(*head) as usize);
        all.push(packed.to_vec());
        rest = next;
    }
    assert_eq!(all.len(), files.len(), "every file is packed");
    all
}
