//! The steps that commands are made of. Each knows its name, what it needs, and how to run.

use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

use crate::process::{cargo, node, run};
use crate::test::{Tally, count_cargo, count_node};
use crate::{browser, site, tools, wasm};

/// One step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Rust,
    WasmPack,
    WasmBindgen,
    Npm,
    Browser,
    Format,
    Lint,
    LintWasm,
    Native,
    Wasm,
    Package,
    Size,
    Site,
    Boundary,
    Pages,
    PackagingTools,
    Packaging,
}

/// What every build needs.
pub const SETUP: &[Step] = &[Step::Rust, Step::WasmPack, Step::WasmBindgen, Step::Npm];
/// What makes the npm package.
pub const BUILD: &[Step] = &[Step::Wasm, Step::Package];

impl Step {
    /// What the header and the list of failures call it.
    pub fn title(self) -> &'static str {
        match self {
            Step::Rust => "Rust target and components",
            Step::WasmPack => "wasm-pack",
            Step::WasmBindgen => "wasm-bindgen CLI",
            Step::Npm => "npm packages",
            Step::Browser => "Chromium and a Chinese font",
            Step::Format => "formatting",
            Step::Lint => "clippy, native",
            Step::LintWasm => "clippy, wasm32",
            Step::Native => "native tests",
            Step::Wasm => "wasm and glue",
            Step::Package => "TypeScript and the package",
            Step::Size => "size within budget",
            Step::Site => "site",
            Step::Boundary => "wasm boundary tests in Node",
            Step::Pages => "browser tests",
            Step::PackagingTools => "npm packages of the packaging tests",
            Step::Packaging => "packaging tests",
        }
    }

    /// The steps without which it makes no sense to start.
    pub fn needs(self) -> &'static [Step] {
        match self {
            Step::Wasm => SETUP,
            Step::Package => &[Step::Wasm],
            Step::Size | Step::Site | Step::Boundary => &[Step::Package],
            Step::Pages => &[Step::Browser, Step::Site],
            Step::PackagingTools => &[Step::Npm],
            Step::Packaging => &[Step::PackagingTools, Step::Browser, Step::Package],
            Step::LintWasm => &[Step::Rust],
            _ => &[],
        }
    }

    /// Does it. An error is one failure.
    pub fn run(self) -> Result<Tally> {
        match self {
            Step::Rust => quiet(tools::rust()),
            Step::WasmPack => quiet(tools::wasm_pack()),
            Step::WasmBindgen => quiet(tools::wasm_bindgen()),
            Step::Npm => quiet(tools::npm_packages("")),
            Step::Browser => quiet(browser::set_up()),
            Step::Wasm => quiet(wasm::build()),
            Step::Package => quiet(wasm::package()),
            Step::Site => quiet(site::assemble()),
            Step::Format => check(cargo().args(["fmt", "--all", "--check"])),
            Step::Lint => clippy(&["--workspace", "--all-targets", "--all-features"]),
            Step::LintWasm => clippy(&[
                "--package=plan-widgets",
                "--package=plan-widgets-wasm",
                "--package=plan-tracker-wasm",
                "--package=plan-widgets-import-wasm",
                "--target",
                tools::TARGET,
            ]),
            Step::Native => count_cargo(cargo().args([
                "test",
                "--workspace",
                "--all-features",
                "--no-fail-fast",
            ])),
            Step::Size => check(&mut node("xtask/size.mjs")),
            Step::Boundary => count_node("tests/node", &[]),
            Step::PackagingTools => quiet(tools::npm_packages("tests/packaging")),
            Step::Pages | Step::Packaging => {
                let chrome = browser::find()?;
                let folder = match self {
                    Step::Pages => "tests/browser",
                    _ => "tests/packaging",
                };
                count_node(folder, &[("CHROME", chrome.as_os_str())])
            }
        }
    }
}

/// A step that makes things counts only when it fails.
fn quiet(done: Result<()>) -> Result<Tally> {
    done.map(|()| Tally::default())
}

/// A step that checks one thing counts as one test.
fn check(command: &mut Command) -> Result<Tally> {
    run(command).map(|()| Tally {
        passed: 1,
        ..Tally::default()
    })
}

fn clippy(scope: &[&str]) -> Result<Tally> {
    check(
        cargo()
            .arg("clippy")
            .args(scope)
            .args(["--", "--deny", "warnings"]),
    )
}

/// Announces steps: which one of how many, and how long it all has taken.
pub struct Progress {
    start: Instant,
    total: usize,
    number: usize,
}

impl Progress {
    pub fn new(total: usize) -> Self {
        Self {
            start: Instant::now(),
            total,
            number: 0,
        }
    }

    /// Progress goes to standard error, so that standard output holds results.
    pub fn announce(&mut self, step: Step) {
        self.number += 1;
        let (number, total, elapsed) = (self.number, self.total, clock(self.start.elapsed()));
        eprintln!("[{number}/{total}] {} ({elapsed})", step.title());
    }
}

/// `0:07`, `12:34`.
pub fn clock(elapsed: Duration) -> String {
    let seconds = elapsed.as_secs();
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// Runs the steps in order, up to the first that fails.
pub fn run_all(steps: &[Step]) -> Result<()> {
    let mut progress = Progress::new(steps.len());
    for step in steps {
        progress.announce(*step);
        step.run().with_context(|| step.title())?;
    }
    Ok(())
}
