//! The site of the demo: `www/` and the built package beside it, in `target/www`.

use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::files::{clear, copy};
use crate::process::{node, root, run};

/// Where the site is assembled.
pub fn folder() -> PathBuf {
    root().join("target/www")
}

/// Assembles the site, with the documentation made of the sources.
pub fn assemble() -> Result<()> {
    clear(&folder())?;
    copy(&root().join("www"), &folder())?;
    copy(&root().join("pkg/dist"), &folder().join("plan-widgets"))?;
    run(&mut node("xtask/docs.mjs"))
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
