//! What one browser test has: its turn, the served app, a driver, and browsers with fresh profiles.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, MutexGuard, Once, PoisonError};

use tokio::runtime::{Builder, Runtime};

use crate::browser::Browser;
use crate::driver::Driver;
use crate::server::Server;

/// The sub-path that the app is served under: it must work in any.
pub const MOUNT: &str = "/some/folder/";

static TURN: Mutex<()> = Mutex::new(());

/// Shared by the lab and its browsers; the last of them ends the driver and the turn.
pub struct Bench {
    pub runtime: Runtime,
    pub driver: Driver,
    pub chromium: PathBuf,
    _turn: MutexGuard<'static, ()>,
}

/// The place of one test.
pub struct Lab {
    bench: Rc<Bench>,
    /// Serves the built app.
    pub server: Server,
    /// The built app.
    pub dist: PathBuf,
}

impl Lab {
    /// None, and a printed reason, where `cargo xtask test` has not said what to test.
    pub fn open() -> Option<Self> {
        Self::of(&Self::dist()?, &[])
    }

    /// The folder of the built app.
    pub fn dist() -> Option<PathBuf> {
        variable("PLANERKA_DIST").map(PathBuf::from)
    }

    /// The same over another folder, and more folders beside it.
    pub fn of(dist: &Path, more: &[(&'static str, PathBuf)]) -> Option<Self> {
        let driver = PathBuf::from(variable("PLANERKA_CHROMEDRIVER")?);
        let chromium = PathBuf::from(variable("PLANERKA_CHROME")?);
        let turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
        let runtime = Builder::new_current_thread().enable_all().build().expect("a runtime");
        let bench =
            Rc::new(Bench { runtime, driver: Driver::start(&driver), chromium, _turn: turn });
        let mut folders = more.to_vec();
        folders.push((MOUNT, dist.to_path_buf()));
        Some(Self { bench, server: Server::start(folders), dist: dist.to_path_buf() })
    }

    /// A browser that has never seen the app.
    pub fn browser(&self) -> Browser {
        self.browser_in(&Rc::new(Profile::new()))
    }

    /// A browser with this profile: the second one finds what the first has kept.
    pub fn browser_in(&self, profile: &Rc<Profile>) -> Browser {
        Browser::start(&self.bench, profile, self.server.address(MOUNT))
    }
}

/// A profile folder and its downloads, removed at the end.
pub struct Profile {
    folder: PathBuf,
}

impl Profile {
    /// An empty one.
    pub fn new() -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let folder = output_folder().join(format!("run-{}-{number}", std::process::id()));
        std::fs::create_dir_all(folder.join("downloads")).expect("a profile folder");
        Self { folder }
    }

    /// `--user-data-dir`.
    pub fn data(&self) -> PathBuf {
        self.folder.join("profile")
    }

    /// Where downloads land.
    pub fn downloads(&self) -> PathBuf {
        self.folder.join("downloads")
    }
}

impl Drop for Profile {
    fn drop(&mut self) {
        // Chromium may still write for a moment after it has said that it is closed.
        for _ in 0..20 {
            if std::fs::remove_dir_all(&self.folder).is_ok() || !self.folder.exists() {
                return;
            }
            std::thread::sleep(std::time::Duration::from_millis(50));
        }
    }
}

/// `target/web`, made where it is not there yet: screenshots of failures, files written for a
/// test and the profiles of running tests.
pub fn output_folder() -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target").join("web");
    std::fs::create_dir_all(&folder).expect("target/web can be made");
    folder
}

fn variable(name: &str) -> Option<std::ffi::OsString> {
    static SAID: Once = Once::new();
    let value = std::env::var_os(name);
    if value.is_none() {
        // Past the capture of test output, which would hide it.
        SAID.call_once(|| {
            let reason = format!("browser tests skipped: {name} is not set; `cargo xtask test` builds the app and sets it");
            let _written = writeln!(std::io::stderr(), "{reason}");
        });
    }
    value
}
