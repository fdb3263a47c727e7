//! Chromium and its driver for the browser tests: found, or installed, or the line to type.

use std::path::PathBuf;

use crate::run::{command, find, output, run};

/// A browser and the driver that goes with it.
pub struct Browser {
    /// Chromium or Chrome.
    pub chromium: PathBuf,
    /// Its chromedriver.
    pub driver: PathBuf,
}

const NAMES: [&str; 5] =
    ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

const PLACES: [&str; 4] = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
];

/// Both, installed when apt can; `CHROME` and `CHROMEDRIVER` name others.
pub fn needed() -> Result<Browser, String> {
    if let Some(browser) = there() {
        return Ok(browser);
    }
    let may_install = cfg!(target_os = "linux") && find("apt-get").is_some() && is_root();
    if !may_install {
        return Err(format!(
            "the browser tests need Chromium and chromedriver. Install them with:\n  {}",
            line()
        ));
    }
    eprintln!("Installing Chromium and its driver (apt): the browser tests run in it.");
    run(command("apt-get").args(["update", "-q"]))?;
    apt(&["chromium", "chromium-driver"])
        .or_else(|_| apt(&["chromium-browser", "chromium-chromedriver"]))?;
    there().ok_or_else(|| {
        "apt installed Chromium, but neither it nor chromedriver is found in PATH".into()
    })
}

fn apt(packages: &[&str]) -> Result<(), String> {
    let mut apt = command("apt-get");
    apt.env("DEBIAN_FRONTEND", "noninteractive").args([
        "install",
        "-y",
        "-q",
        "--no-install-recommends",
    ]);
    run(apt.args(packages))
}

fn there() -> Option<Browser> {
    let named =
        |variable: &str| std::env::var_os(variable).map(PathBuf::from).filter(|p| p.is_file());
    let chromium = named("CHROME")
        .or_else(|| NAMES.iter().find_map(|name| find(name)))
        .or_else(|| PLACES.iter().map(PathBuf::from).find(|p| p.is_file()))?;
    let driver = named("CHROMEDRIVER").or_else(|| find("chromedriver"))?;
    Some(Browser { chromium, driver })
}

fn is_root() -> bool {
    output(command("id").arg("-u")).is_some_and(|id| id.trim() == "0")
}

fn line() -> &'static str {
    if cfg!(target_os = "macos") {
        "brew install --cask google-chrome chromedriver"
    } else if cfg!(windows) {
        "winget install Google.Chrome && winget install Chromium.ChromeDriver"
    } else {
        "sudo apt-get update && sudo apt-get install -y chromium chromium-driver   (Ubuntu: chromium-browser chromium-chromedriver)"
    }
}
