//! `cargo xtask fuzz`: feeds the readers of foreign files with what nobody planned for. Not part of `test`; what it finds becomes one.

use std::str::FromStr;

use anyhow::{Context, Result};

use crate::process::{program, root, run};
use crate::tools;

/// What can be fuzzed: the targets of `fuzz/`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    Text,
    Docx,
    PlanJson,
}

impl Target {
    const ALL: &[Self] = &[Self::Text, Self::Docx, Self::PlanJson];

    fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Docx => "docx",
            Self::PlanJson => "plan_json",
        }
    }

    /// A folder of the repository with examples to begin with.
    fn examples(self) -> Option<&'static str> {
        match self {
            Self::Text => Some("tests/elsewhere"),
            Self::Docx => None,
            Self::PlanJson => Some("tests/plans"),
        }
    }
}

impl FromStr for Target {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let found = Self::ALL.iter().find(|target| target.name() == text);
        found.copied().ok_or_else(|| {
            let names: Vec<&str> = Self::ALL.iter().map(|target| target.name()).collect();
            format!("fuzz what? There is: {}", names.join(", "))
        })
    }
}

/// Runs one target or all, each for so many seconds. What breaks one is left in `fuzz/artifacts` and is an error.
pub fn fuzz(only: Option<Target>, seconds: u32) -> Result<()> {
    tools::cargo_fuzz()?;
    let all = Target::ALL.iter().copied();
    for target in all.filter(|target| only.is_none_or(|only| only == *target)) {
        let corpus = root().join("fuzz/corpus").join(target.name());
        std::fs::create_dir_all(&corpus)
            .with_context(|| format!("cannot create {}", corpus.display()))?;
        let mut command = program(tools::cargo_fuzz_path()?);
        command
            // The sanitizers are parts of the compiler that only this lets a stable one use.
            .env("RUSTC_BOOTSTRAP", "1")
            .args(["run", "--fuzz-dir", "fuzz", target.name()])
            .arg(&corpus)
            .args(target.examples().map(|folder| root().join(folder)))
            .args([
                "--",
                "-timeout=20",
                "-rss_limit_mb=2048",
                "-print_final_stats=1",
            ])
            .arg(format!("-max_total_time={seconds}"));
        run(&mut command)?;
    }
    Ok(())
}
