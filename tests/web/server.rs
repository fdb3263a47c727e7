//! Folders served on a port of their own, with a record of every path that was asked for.

use std::net::{Ipv4Addr, TcpListener};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use crate::files::{self, Answer};

/// A running server; it lives as long as the test program.
pub struct Server {
    port: u16,
    asked: Arc<Mutex<Vec<String>>>,
    is_away: Arc<AtomicBool>,
}

impl Server {
    /// Serves each folder under its prefix (`/kpi/`); a path that no prefix begins is 404.
    pub fn start(folders: Vec<(&'static str, PathBuf)>) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
        let port = listener.local_addr().expect("its number").port();
        let asked = Arc::new(Mutex::new(Vec::new()));
        let is_away = Arc::new(AtomicBool::new(false));
        let (record, away) = (Arc::clone(&asked), Arc::clone(&is_away));
        std::thread::spawn(move || {
            files::serve(&listener, move |path| {
                record.lock().unwrap_or_else(PoisonError::into_inner).push(path.to_string());
                if away.load(Ordering::Relaxed) {
                    return None;
                }
                let hit = folders
                    .iter()
                    .find_map(|(prefix, folder)| Some((folder, path.strip_prefix(prefix)?)));
                Some(hit.map_or_else(Answer::missing, |(folder, rest)| files::file(folder, rest)))
            });
        });
        Self { port, asked, is_away }
    }

    /// Says nothing to anybody from now on, as where there is no network, or does again.
    pub fn set_away(&self, is_away: bool) {
        self.is_away.store(is_away, Ordering::Relaxed);
    }

    /// `http://127.0.0.1:PORT` and the path.
    pub fn address(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    /// Every path that was asked for, oldest first: workers' too, which no page log shows.
    pub fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}
