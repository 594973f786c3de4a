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
    Finder,
    Import,
}

impl Part {
    const ALL: &[Part] = &[
        Part::Weight,
        Part::Start,
        Part::Charts,
        Part::Memory,
        Part::Finder,
        Part::Import,
    ];

    fn name(self) -> &'static str {
        match self {
            Part::Weight => "weight",
            Part::Start => "start",
            Part::Charts => "charts",
            Part::Memory => "memory",
            Part::Finder => "finder",
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
    let wanted = |part: &&Part| only.is_none_or(|only| only == **part);
    let parts: Vec<&Part> = Part::ALL.iter().filter(wanted).collect();
    let mut chrome = None;
    if parts.iter().any(|part| part.in_browser()) {
        others()?;
        chrome = Some(browser::find()?);
    }
    for part in parts {
        eprintln!("bench {}", part.name());
        run(node(format!("bench/{}.mjs", part.name()))
            .envs(chrome.iter().map(|path| ("CHROME", path))))?;
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
