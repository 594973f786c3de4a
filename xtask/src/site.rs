//! Sites: `www/` and the built package beside it. The demo's is `target/www`; `site` writes one for a host of its own.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::files::{clear, copy};
use crate::process::{cargo, node, root, run};

/// Where the demo is assembled.
pub fn folder() -> PathBuf {
    root().join("target/www")
}

/// Assembles the demo, with the documentation made of the sources.
pub fn assemble() -> Result<()> {
    clear(&folder())?;
    copy(&root().join("www"), &folder())?;
    copy(&root().join("pkg/dist"), &folder().join("plan-widgets"))?;
    run(&mut node("xtask/docs.mjs"))?;
    run(node("xtask/site.mjs").arg(folder()))
}

/// Writes the site for `base` into `out`: the demo, and a page, an oEmbed file and pictures for each indicator and language.
/// What is there already stays, for pages somewhere may point to it by its hash.
pub fn publish(base: &str, out: &Path) -> Result<()> {
    run(cargo()
        .args(["build", "--quiet", "--release", "--package=plan-widgets"])
        .args(["--features=cli", "--bin=plan"]))?;
    let plan = root()
        .join("target/release/plan")
        .with_extension(std::env::consts::EXE_EXTENSION);
    copy(&folder(), out)?;
    run(node("xtask/site.mjs").arg(out).arg(base).arg(plan))
}

/// The address a site will have, which ends in a slash.
pub fn base_url(given: &str) -> Result<String> {
    let host = ["https://", "http://"]
        .iter()
        .find_map(|scheme| given.strip_prefix(scheme));
    match host {
        Some(rest) if !rest.is_empty() && !rest.contains(['?', '#', ' ', '"', '<']) => {
            Ok(given.trim_end_matches('/').to_owned() + "/")
        }
        _ => {
            bail!("--base-url takes an address such as https://example.org/plan, and not '{given}'")
        }
    }
}

/// Serves the demo until Ctrl-C.
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
