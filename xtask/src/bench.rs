//! Measures our charts beside other libraries.

use anyhow::Result;

use crate::browser;
use crate::process::{node, npm, root, run};

/// Installs the other libraries, which no test needs, and writes `BENCHMARKS.md`.
pub fn charts() -> Result<()> {
    let folder = root().join("bench");
    let quiet = ["--no-audit", "--no-fund", "--ignore-scripts"];
    run(npm().current_dir(&folder).arg("ci").args(quiet))?;
    run(node("bench/charts.mjs").env("CHROME", browser::find()?))
}
