//! The documented command that writes the bundled plan anew.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::process::{cargo, root, shown};

const SEED: &str = "seeds/futian-2021-2025";
const KINDS: [&str; 2] = ["txt", "docx"];

/// Where the official documents lie beside a checkout.
pub fn default_sources() -> PathBuf {
    root().join("../shared/seeds")
}

/// Runs the importer over all documents of the folder, by name.
pub fn run(folder: &Path) -> Result<bool> {
    let sources = documents(folder)?;
    let mut command = cargo();
    command
        .args([
            "run",
            "--release",
            "--features",
            "cli",
            "--bin",
            "plan",
            "--",
            "import",
        ])
        .args(sources)
        .args(["--curation", &format!("{SEED}/curation.toml")])
        .args(["--out", &format!("{SEED}/plan.json")]);
    println!("{}", shown(&command));
    let status = command.status().context("cannot run cargo")?;
    Ok(status.success())
}

fn documents(folder: &Path) -> Result<Vec<PathBuf>> {
    let folder = std::path::absolute(folder)?;
    let entries =
        fs::read_dir(&folder).with_context(|| format!("cannot read {}", folder.display()))?;
    let mut found = Vec::new();
    for entry in entries {
        let path = entry
            .with_context(|| format!("cannot read {}", folder.display()))?
            .path();
        let kind = path.extension().and_then(|kind| kind.to_str());
        if kind.is_some_and(|kind| KINDS.contains(&kind)) {
            found.push(path);
        }
    }
    if found.is_empty() {
        bail!(
            "{} holds no document ({})",
            folder.display(),
            KINDS.join(", ")
        );
    }
    found.sort();
    Ok(found)
}
