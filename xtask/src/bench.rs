//! `cargo xtask bench`: measures, each part into a section of `BENCHMARKS.md` that is its own.

use std::str::FromStr;

use anyhow::Result;

use crate::browser;
use crate::process::{node, npm, root, run};

/// What can be measured. A part is a script in `bench/`, named like the part, that writes its section.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Weight,
    Start,
    Charts,
    Memory,
}

impl Part {
    const ALL: &[Part] = &[Part::Weight, Part::Start, Part::Charts, Part::Memory];

    fn name(self) -> &'static str {
        match self {
            Part::Weight => "weight",
            Part::Start => "start",
            Part::Charts => "charts",
            Part::Memory => "memory",
        }
    }
}

impl FromStr for Part {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let found = Self::ALL.iter().find(|part| part.name() == text);
        found.copied().ok_or_else(|| {
            let names: Vec<&str> = Self::ALL.iter().map(|part| part.name()).collect();
            format!("bench what? There is: {}", names.join(", "))
        })
    }
}

/// Installs the other libraries, which no test needs, and measures one part or all.
pub fn measure(only: Option<Part>) -> Result<()> {
    let folder = root().join("bench");
    let quiet = ["--no-audit", "--no-fund", "--ignore-scripts"];
    run(npm().current_dir(&folder).arg("ci").args(quiet))?;
    let chrome = browser::find()?;
    let all = Part::ALL.iter().copied();
    for part in all.filter(|part| only.is_none_or(|only| only == *part)) {
        eprintln!("bench {}", part.name());
        run(node(format!("bench/{}.mjs", part.name())).env("CHROME", &chrome))?;
    }
    Ok(())
}
