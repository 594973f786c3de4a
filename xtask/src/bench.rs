//! `cargo xtask bench`: measures, each part into a section of `BENCHMARKS.md` that is its own.

use std::str::FromStr;

use anyhow::Result;

use crate::browser;
use crate::process::{node, npm, root, run};

/// What can be measured. A part is a script in `bench/`, named like the part, that writes its section.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Charts,
    Import,
}

impl Part {
    const ALL: &[Part] = &[Part::Charts, Part::Import];

    fn name(self) -> &'static str {
        match self {
            Part::Charts => "charts",
            Part::Import => "import",
        }
    }

    /// Whether it measures what a page does.
    pub fn in_browser(self) -> bool {
        self != Part::Import
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

/// Measures one part or all.
pub fn measure(only: Option<Part>) -> Result<()> {
    let all = Part::ALL.iter().copied();
    for part in all.filter(|part| only.is_none_or(|only| only == *part)) {
        eprintln!("bench {}", part.name());
        let mut script = node(format!("bench/{}.mjs", part.name()));
        if part.in_browser() {
            others()?;
            script.env("CHROME", browser::find()?);
        }
        run(&mut script)?;
    }
    Ok(())
}

/// Installs the other libraries, which no test needs.
fn others() -> Result<()> {
    let quiet = ["--no-audit", "--no-fund", "--ignore-scripts"];
    run(npm()
        .current_dir(root().join("bench"))
        .arg("ci")
        .args(quiet))
}
