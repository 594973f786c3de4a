//! `cargo xtask test`: every check and test, counted.

use std::ffi::OsStr;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::str::FromStr;
use std::time::Instant;

use anyhow::{Context, Result, bail};

use crate::process::{program, root, shown};
use crate::steps::{BUILD, Progress, SETUP, Step, clock};

/// A part of the tests, for those who work on one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Lint,
    Native,
    Wasm,
    Node,
    Browser,
    Packaging,
}

impl FromStr for Part {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        Ok(match text {
            "lint" => Part::Lint,
            "native" => Part::Native,
            "wasm" => Part::Wasm,
            "node" => Part::Node,
            "browser" => Part::Browser,
            "packaging" => Part::Packaging,
            _ => {
                let parts = "the parts are lint, native, wasm, node, browser and packaging";
                return Err(parts.to_owned());
            }
        })
    }
}

fn steps(only: Option<Part>) -> Vec<Step> {
    const LINT: &[Step] = &[Step::Format, Step::Lint, Step::LintWasm];
    const PACKAGING: &[Step] = &[Step::PackagingTools, Step::Packaging];
    match only {
        None => [
            SETUP,
            &[Step::Browser],
            LINT,
            &[Step::Native],
            BUILD,
            &[Step::Size, Step::Boundary, Step::Site, Step::Pages],
            PACKAGING,
        ]
        .concat(),
        Some(Part::Lint) => [&[Step::Rust], LINT].concat(),
        Some(Part::Native) => vec![Step::Native],
        Some(Part::Wasm) => [SETUP, BUILD, &[Step::Size]].concat(),
        Some(Part::Node) => [SETUP, BUILD, &[Step::Boundary]].concat(),
        Some(Part::Browser) => {
            [SETUP, &[Step::Browser], BUILD, &[Step::Site, Step::Pages]].concat()
        }
        Some(Part::Packaging) => [SETUP, &[Step::Browser], BUILD, PACKAGING].concat(),
    }
}

/// How many tests of a step passed, failed, or said that they cannot run here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub passed: usize,
    pub failed: usize,
    pub skipped: usize,
}

/// Runs the steps and prints the sum; whether none failed.
pub fn run(only: Option<Part>) -> bool {
    let steps = steps(only);
    let mut progress = Progress::new(steps.len());
    let mut sum = Tally::default();
    let mut failures: Vec<(Step, String)> = Vec::new();
    for step in steps {
        progress.announce(step);
        let start = Instant::now();
        let missing = step
            .needs()
            .iter()
            .find(|need| failures.iter().any(|(failed, _)| failed == *need));
        let outcome = match missing {
            Some(need) => Err(anyhow::anyhow!("not run, for '{}' failed", need.title())),
            None => step.run(),
        };
        let tally = outcome.unwrap_or_else(|error| {
            eprintln!("{error:#}");
            failures.push((step, format!("{error:#}")));
            Tally {
                failed: 1,
                ..Tally::default()
            }
        });
        if tally.failed > 0 && failures.last().is_none_or(|(failed, _)| *failed != step) {
            failures.push((step, format!("{} failed", tally.failed)));
        }
        sum.passed += tally.passed;
        sum.failed += tally.failed;
        sum.skipped += tally.skipped;
        report(tally, start);
    }
    if !failures.is_empty() {
        println!("\nFailed:");
        for (step, reason) in &failures {
            println!("  {}: {reason}", step.title());
        }
    }
    if sum.skipped > 0 {
        println!("\n{} skipped: what they need is not here", sum.skipped);
    }
    println!("\n{} passed, {} failed", sum.passed, sum.failed);
    sum.failed == 0
}

fn report(tally: Tally, start: Instant) {
    let Tally {
        passed,
        failed,
        skipped,
    } = tally;
    if tally != Tally::default() {
        let skipped = if skipped > 0 {
            format!(", {skipped} skipped")
        } else {
            String::new()
        };
        eprintln!(
            "      {passed} passed, {failed} failed{skipped} in {}",
            clock(start.elapsed())
        );
    }
}

/// Runs `cargo test`, shows what it prints, and sums the lines in which each test binary sums its own.
pub fn count_cargo(command: &mut Command) -> Result<Tally> {
    let call = shown(command);
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("cannot run {call}"))?;
    let mut tally = Tally::default();
    if let Some(output) = child.stdout.take() {
        let mut reader = BufReader::new(output);
        let mut line = Vec::new();
        while reader.read_until(b'\n', &mut line)? > 0 {
            std::io::stdout().write_all(&line)?;
            if let Some(result) = test_result(&String::from_utf8_lossy(&line)) {
                tally.passed += result.passed;
                tally.failed += result.failed;
                tally.skipped += result.skipped;
            }
            line.clear();
        }
    }
    let success = child.wait()?.success();
    judge(tally, success, &call)
}

/// Runs the test files of a folder in Node, and reads the sum from a second, machine-readable report.
pub fn count_node(folder: &str, environment: &[(&str, &OsStr)]) -> Result<Tally> {
    let files = test_files(folder)?;
    let summary = root()
        .join("target")
        .join(format!("{}.tap", folder.replace('/', "-")));
    let mut command = program("node");
    command
        .envs(environment.iter().copied())
        .args(["--test", "--test-timeout=600000"])
        .args(["--test-reporter=spec", "--test-reporter-destination=stdout"])
        .args(["--test-reporter=tap", "--test-reporter-destination"])
        .arg(&summary)
        .args(files);
    let call = format!("node --test {folder}");
    let success = command
        .status()
        .with_context(|| format!("cannot run {call}"))?
        .success();
    let text = fs::read_to_string(&summary).with_context(|| format!("{call} left no report"))?;
    fs::remove_file(&summary)?;
    judge(tap_sum(&text), success, &call)
}

fn test_files(folder: &str) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in
        fs::read_dir(root().join(folder)).with_context(|| format!("cannot read {folder}"))?
    {
        let path = entry?.path();
        if path.to_string_lossy().ends_with(".test.mjs") {
            files.push(path);
        }
    }
    files.sort();
    if files.is_empty() {
        // `node --test` without a file would look for some by itself.
        bail!("{folder} has no test file");
    }
    Ok(files)
}

/// A program that failed without a failed test, or passed without any test, has failed.
fn judge(tally: Tally, success: bool, call: &str) -> Result<Tally> {
    if tally.passed + tally.failed == 0 {
        bail!("{call} ran no test");
    }
    let failed = if success {
        tally.failed
    } else {
        tally.failed.max(1)
    };
    Ok(Tally { failed, ..tally })
}

/// `test result: ok. 12 passed; 0 failed; 1 ignored; …`
fn test_result(line: &str) -> Option<Tally> {
    let (_, counts) = line
        .trim()
        .strip_prefix("test result: ")?
        .split_once(". ")?;
    let count = |word: &str| {
        counts
            .split("; ")
            .find_map(|part| part.strip_suffix(word))
            .and_then(|number| number.trim().parse().ok())
    };
    Some(Tally {
        passed: count(" passed")?,
        failed: count(" failed")?,
        skipped: count(" ignored")?,
    })
}

/// The comment lines with which a TAP report ends.
fn tap_sum(text: &str) -> Tally {
    let count = |word: &str| {
        text.lines()
            .rev()
            .find_map(|line| {
                line.strip_prefix("# ")?
                    .strip_prefix(word)?
                    .strip_prefix(' ')?
                    .parse()
                    .ok()
            })
            .unwrap_or(0_usize)
    };
    Tally {
        passed: count("pass"),
        failed: count("fail") + count("cancelled"),
        skipped: count("skipped") + count("todo"),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn tally(passed: usize, failed: usize, skipped: usize) -> Tally {
        Tally {
            passed,
            failed,
            skipped,
        }
    }

    #[test]
    fn cargo_is_counted_by_its_result_lines() {
        let line = "test result: FAILED. 12 passed; 3 failed; 1 ignored; 0 measured; 7 filtered out; finished in 0.10s\n";
        assert_eq!(test_result(line), Some(tally(12, 3, 1)));
        assert_eq!(test_result("test result_of_target ... ok"), None);
    }

    #[test]
    fn node_is_counted_by_the_end_of_its_report() {
        let text = "# pass 9\nnot ok 1 - a\n1..2\n# tests 5\n# suites 0\n# pass 1\n# fail 1\n# cancelled 1\n# skipped 2\n# todo 0\n";
        assert_eq!(tap_sum(text), tally(1, 2, 2));
    }

    #[test]
    fn silence_and_a_bad_exit_are_failures() {
        assert!(judge(tally(0, 0, 4), true, "x").is_err());
        assert_eq!(judge(tally(3, 0, 0), false, "x").unwrap(), tally(3, 1, 0));
        assert_eq!(judge(tally(3, 2, 0), false, "x").unwrap(), tally(3, 2, 0));
        assert_eq!(judge(tally(3, 0, 0), true, "x").unwrap(), tally(3, 0, 0));
    }

    #[test]
    fn every_need_comes_before_its_step() {
        for part in [
            None,
            Some(Part::Lint),
            Some(Part::Native),
            Some(Part::Wasm),
            Some(Part::Node),
            Some(Part::Browser),
            Some(Part::Packaging),
        ] {
            let steps = steps(part);
            for (place, step) in steps.iter().enumerate() {
                for need in step.needs() {
                    assert!(
                        steps.iter().take(place).any(|earlier| earlier == need),
                        "{part:?}: {step:?} needs {need:?}"
                    );
                }
            }
        }
    }
}
