//! The site of the demo: `www/` and the built package beside it, in `target/www`.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::process::{node, root};
use crate::wasm::clear;

/// Where the site is assembled.
pub fn folder() -> PathBuf {
    root().join("target/www")
}

/// Assembles the site.
pub fn assemble() -> Result<()> {
    clear(&folder())?;
    copy(&root().join("www"), &folder())?;
    copy(&root().join("pkg/dist"), &folder().join("plan-widgets"))
}

/// Serves the site until Ctrl-C.
pub fn serve(port: u16) -> Result<()> {
    let mut server = node("xtask/serve.mjs");
    server.arg(folder()).arg(port.to_string());
    become_or_run(&mut server)
}

/// The server takes our place, so that whoever ends us ends it and not its parent.
#[cfg(unix)]
fn become_or_run(server: &mut std::process::Command) -> Result<()> {
    use std::os::unix::process::CommandExt;
    Err(server.exec()).context("cannot run node")
}

#[cfg(not(unix))]
fn become_or_run(server: &mut std::process::Command) -> Result<()> {
    crate::process::run(server)
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to).with_context(|| format!("cannot create {}", to.display()))?;
    let entries = fs::read_dir(from).with_context(|| format!("cannot read {}", from.display()))?;
    for entry in entries {
        let entry = entry.with_context(|| format!("cannot read {}", from.display()))?;
        let (source, target) = (entry.path(), to.join(entry.file_name()));
        if source.is_dir() {
            copy(&source, &target)?;
        } else {
            fs::copy(&source, &target)
                .with_context(|| format!("cannot copy {}", source.display()))?;
        }
    }
    Ok(())
}
