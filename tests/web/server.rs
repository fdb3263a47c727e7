//! Folders served on a port of their own, with a record of every path that was asked for.

use std::net::{Ipv4Addr, TcpListener};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use crate::files::{self, Answer};

/// How the host is.
#[derive(Clone, Copy)]
pub enum Host {
    /// It answers.
    Well,
    /// There is none: connections end at once.
    Away,
    /// It takes connections and says nothing for a long time.
    Silent,
    /// It answers, but keeps back what has this in its name until it is otherwise.
    Holding(&'static str),
    /// It has an error for whatever is asked.
    Broken,
    /// It has had enough of whoever asks.
    Refusing,
}

/// A running server; it lives as long as the test program.
pub struct Server {
    port: u16,
    asked: Arc<Mutex<Vec<String>>>,
    host: Arc<Mutex<Host>>,
}

impl Server {
    /// Serves each folder under its prefix (`/kpi/`); a path that no prefix begins is 404.
    pub fn start(folders: Vec<(&'static str, PathBuf)>) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
        let port = listener.local_addr().expect("its number").port();
        let asked = Arc::new(Mutex::new(Vec::new()));
        let host = Arc::new(Mutex::new(Host::Well));
        let (record, how) = (Arc::clone(&asked), Arc::clone(&host));
        std::thread::spawn(move || {
            files::serve(&listener, move |path| {
                record.lock().unwrap_or_else(PoisonError::into_inner).push(path.to_string());
                let now = || *how.lock().unwrap_or_else(PoisonError::into_inner);
                while matches!(now(), Host::Holding(name) if path.contains(name)) {
                    std::thread::sleep(Duration::from_millis(50));
                }
                match now() {
                    Host::Well | Host::Holding(_) => {}
                    Host::Away => return None,
                    Host::Silent => {
                        std::thread::sleep(Duration::from_secs(60));
                        return None;
                    }
                    Host::Broken => return Some(Answer::without("503 Service Unavailable")),
                    Host::Refusing => return Some(Answer::without("429 Too Many Requests")),
                }
                let hit = folders
                    .iter()
                    .find_map(|(prefix, folder)| Some((folder, path.strip_prefix(prefix)?)));
                Some(hit.map_or_else(Answer::missing, |(folder, rest)| files::file(folder, rest)))
            });
        });
        Self { port, asked, host }
    }

    /// The host is like that from now on.
    pub fn set(&self, host: Host) {
        *self.host.lock().unwrap_or_else(PoisonError::into_inner) = host;
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
