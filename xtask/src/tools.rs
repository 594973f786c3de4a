//! What the build needs beside Rust and Node, installed where it is missing: parts of the Rust toolchain by rustup,
//! wasm-pack and the CLI of wasm-bindgen into a cache folder that all checkouts share, npm packages into `node_modules`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::process::{answer, cargo, npm, program, root, run};

/// The target of the wasm.
pub const TARGET: &str = "wasm32-unknown-unknown";
const WASM_PACK: &str = "0.15.1";
const CARGO_FUZZ: &str = "0.13.2";
const NODE: u32 = 20;

/// Adds the parts of the toolchain that rust-toolchain.toml names, for rustup may be set not to fetch them by itself.
pub fn rust() -> Result<()> {
    let sysroot =
        answer(program("rustc").args(["--print", "sysroot"])).context("rustc does not run")?;
    let rustlib = Path::new(&sysroot).join("lib/rustlib");
    let runs = |name: &str| answer(cargo().args([name, "--version"])).is_some();
    let parts = [
        ("target", TARGET, rustlib.join(TARGET).join("lib").is_dir()),
        (
            "component",
            "rust-src",
            rustlib.join("src/rust/library").is_dir(),
        ),
        ("component", "rustfmt", runs("fmt")),
        ("component", "clippy", runs("clippy")),
    ];
    for (kind, name, present) in parts {
        if present {
            continue;
        }
        if answer(program("rustup").arg("--version")).is_none() {
            bail!(
                "the Rust in {sysroot} lacks the {kind} {name}, and there is no rustup to add it: install it with the \
                 packages of your system, or Rust by https://rustup.rs"
            );
        }
        eprintln!("adding the {kind} {name}");
        run(program("rustup").args([kind, "add", name]))?;
    }
    Ok(())
}

/// Installs wasm-pack.
pub fn wasm_pack() -> Result<()> {
    install("wasm-pack", "wasm-pack", WASM_PACK)
}

/// Installs the CLI of wasm-bindgen that fits the library, which must be the very same version.
pub fn wasm_bindgen() -> Result<()> {
    install("wasm-bindgen-cli", "wasm-bindgen", &locked("wasm-bindgen")?)
}

/// Installs cargo-fuzz.
pub fn cargo_fuzz() -> Result<()> {
    install("cargo-fuzz", "cargo-fuzz", CARGO_FUZZ)
}

/// The installed cargo-fuzz.
pub fn cargo_fuzz_path() -> Result<PathBuf> {
    Ok(folder("cargo-fuzz", CARGO_FUZZ)?.join("bin/cargo-fuzz"))
}

/// The installed wasm-pack.
pub fn wasm_pack_path() -> Result<PathBuf> {
    Ok(folder("wasm-pack", WASM_PACK)?.join("bin/wasm-pack"))
}

/// The folder of the installed wasm-bindgen, for PATH: that is where wasm-pack looks.
pub fn wasm_bindgen_folder() -> Result<PathBuf> {
    Ok(folder("wasm-bindgen", &locked("wasm-bindgen")?)?.join("bin"))
}

fn install(package: &str, binary: &str, version: &str) -> Result<()> {
    let folder = folder(binary, version)?;
    let path = folder.join("bin").join(binary);
    let answers = || answer(Command::new(&path).arg("--version"));
    let right = || answers().is_some_and(|text| text.split_whitespace().nth(1) == Some(version));
    if right() {
        return Ok(());
    }
    let place = folder.display();
    eprintln!("installing {package} {version} into {place}, about three minutes, once");
    fs::create_dir_all(&folder).with_context(|| format!("cannot create {place}"))?;
    let attempt = |locked: Option<&str>| {
        let mut command = cargo();
        // Started in its own folder, for the settings of this checkout are none of its business. Not optimised: that
        // takes three times as long, and these tools run for a fraction of a second.
        command
            .current_dir(&folder)
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0")
            .args(["install", package, "--version", version, "--force"])
            .args(locked)
            .arg("--root")
            .arg(&folder);
        run(&mut command)
    };
    if let Err(error) = attempt(Some("--locked")) {
        // A mirror may lack one of the versions that the lock file of the package names.
        eprintln!("{error:#}; trying with the versions there are");
        attempt(None)?;
    }
    if !right() {
        let answered = answers().unwrap_or_else(|| "nothing".to_owned());
        bail!(
            "{} should be version {version}, but answers {answered:?}",
            path.display()
        );
    }
    Ok(())
}

/// `<cache>/<binary>-<version>`: versions live side by side, and nobody's own tools are replaced.
fn folder(binary: &str, version: &str) -> Result<PathBuf> {
    Ok(cache()?.join(format!("{binary}-{version}")))
}

fn cache() -> Result<PathBuf> {
    let set = |name| {
        std::env::var_os(name)
            .filter(|value| !value.is_empty())
            .map(PathBuf::from)
    };
    if let Some(own) = set("PLAN_WIDGETS_CACHE") {
        return std::path::absolute(&own)
            .with_context(|| format!("PLAN_WIDGETS_CACHE is {}", own.display()));
    }
    let usual = if cfg!(windows) {
        set("LOCALAPPDATA")
    } else if cfg!(target_os = "macos") {
        set("HOME").map(|home| home.join("Library/Caches"))
    } else {
        None
    };
    let base = set("XDG_CACHE_HOME")
        .or(usual)
        .or_else(|| set("HOME").map(|home| home.join(".cache")))
        .context(
            "there is no home folder; set PLAN_WIDGETS_CACHE to a folder for installed tools",
        )?;
    Ok(base.join("plan-widgets"))
}

/// The version of a package in Cargo.lock.
fn locked(package: &str) -> Result<String> {
    let lock = fs::read_to_string(root().join("Cargo.lock")).context("cannot read Cargo.lock")?;
    version_in(&lock, package).with_context(|| format!("Cargo.lock has no {package}"))
}

fn version_in(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    let version = lines.nth(1)?.strip_prefix("version = \"")?;
    Some(version.trim_end_matches('"').to_owned())
}

/// Installs the npm packages of a folder's package-lock.json, unless they are what was installed last.
pub fn npm_packages(folder: &str) -> Result<()> {
    let folder = root().join(folder);
    let node = answer(program("node").arg("--version"))
        .context("node does not run: install Node 20 or newer")?;
    let major = node
        .trim_start_matches('v')
        .split('.')
        .next()
        .and_then(|text| text.parse::<u32>().ok());
    if major.is_none_or(|major| major < NODE) {
        bail!("Node {node} is too old: install Node {NODE} or newer");
    }
    let lock =
        fs::read(folder.join("package-lock.json")).context("cannot read package-lock.json")?;
    // npm empties node_modules before it fills it, so the stamp is there only after a complete installation.
    let stamp = folder.join("node_modules/.installed-lock.json");
    if fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    run(npm()
        .current_dir(&folder)
        .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]))?;
    fs::write(&stamp, lock).with_context(|| format!("cannot write {}", stamp.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_that_of_the_package_itself() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"0.2.1\"\n\n[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(version_in(lock, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(version_in(lock, "wasm"), None);
    }
}
