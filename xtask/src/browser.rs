//! The browser of the browser tests, and a font that has Chinese.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::process::{answer, program, run};

const NAMES: [&str; 4] = [
    "chromium",
    "google-chrome",
    "chromium-browser",
    "google-chrome-stable",
];
const PLACES: [&str; 4] = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
];
const PACKAGES: [&str; 2] = ["chromium", "fonts-noto-cjk"];

/// Sees to a browser and a Chinese font. On Debian, as root, it installs them; elsewhere it says what to install.
pub fn set_up() -> Result<()> {
    let missing = || match (find(), has_chinese_font()) {
        (Err(error), _) => Some(error),
        (Ok(_), false) => Some(anyhow::anyhow!("no installed font has Chinese characters")),
        (Ok(_), true) => None,
    };
    let Some(fault) = missing() else {
        return Ok(());
    };
    if !is_debian() {
        bail!(
            "{fault}: install Chromium or Google Chrome (or name one in CHROME) and the font Noto Sans CJK"
        );
    }
    if answer(program("id").arg("-u")).as_deref() != Some("0") {
        bail!("{fault}: as root, apt-get install {}", PACKAGES.join(" "));
    }
    eprintln!(
        "installing {}, about two minutes, once",
        PACKAGES.join(" and ")
    );
    run(apt().arg("update"))?;
    run(apt()
        .args(["install", "-y", "--no-install-recommends"])
        .args(PACKAGES))?;
    missing().map_or(Ok(()), Err)
}

/// The browser: `CHROME`, else one on PATH, else one where macOS and Windows keep theirs.
pub fn find() -> Result<PathBuf> {
    if let Some(chosen) = std::env::var_os("CHROME").filter(|value| !value.is_empty()) {
        let chosen = PathBuf::from(chosen);
        return if chosen.is_file() {
            Ok(chosen)
        } else {
            bail!("CHROME is {}, which is no file", chosen.display())
        };
    }
    let path = std::env::var_os("PATH").unwrap_or_default();
    let on_path =
        std::env::split_paths(&path).flat_map(|folder| NAMES.map(|name| folder.join(name)));
    let places = PLACES.iter().map(PathBuf::from);
    on_path
        .chain(places)
        .find(|candidate| candidate.is_file())
        .context("there is no Chromium")
}

/// macOS and Windows bring theirs; elsewhere fontconfig knows.
fn has_chinese_font() -> bool {
    if cfg!(any(windows, target_os = "macos")) {
        return true;
    }
    match answer(program("fc-list").arg(":lang=zh")) {
        Some(fonts) => !fonts.is_empty(),
        None => Path::new("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc").is_file(),
    }
}

/// Not its derivatives: Ubuntu's package `chromium` is a snap, which does not run in a container.
fn is_debian() -> bool {
    fs::read_to_string("/etc/os-release")
        .is_ok_and(|text| text.lines().any(|line| line == "ID=debian"))
}

fn apt() -> std::process::Command {
    let mut command = program("apt-get");
    command.env("DEBIAN_FRONTEND", "noninteractive");
    command
}
