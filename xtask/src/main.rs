//! Every command of the project: `cargo xtask demo | site | test | size | bench | fuzz | import`.

mod bench;
mod browser;
mod files;
mod fuzz;
mod import;
mod process;
mod site;
mod steps;
mod test;
mod tools;
mod wasm;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result};
use lexopt::prelude::{Long, Short, Value, ValueExt};

use steps::{BUILD, SETUP, Step};
use test::Part;

const HELP: &str = "\
Usage: cargo xtask COMMAND [OPTIONS]

  demo [--port N] [--no-serve]   build everything, serve www/ on 127.0.0.1 (port 8017, else the next free one)
  site --base-url URL [--out DIR]
                                 write the site for a host of its own (into target/site): embeds, a page an indicator
  test [--only PART]             every check and test; PART: lint, native, wasm, node, browser, packaging
  size [--json]                  build, weigh what a page loads, compare with budget.json
  bench [PART]                   measure beside other libraries, write BENCHMARKS.md; PART: weight, start, charts, memory, finder, import
  fuzz [TARGET] [--seconds N]    feed the importer and the reader of plans with anything; TARGET: text, docx, plan_json (600 seconds each)
  import [--sources DIR]         write seeds/futian-2021-2025/plan.json anew (from ../shared/seeds)

Each installs what it misses. Environment: CHROME names the browser, PLAN_WIDGETS_CACHE the folder of installed tools.
";

enum Command {
    Help,
    Demo {
        port: u16,
        serve: bool,
    },
    Site {
        base: String,
        out: PathBuf,
    },
    Test {
        only: Option<Part>,
    },
    Size {
        json: bool,
    },
    Bench {
        only: Option<bench::Part>,
    },
    Fuzz {
        only: Option<fuzz::Target>,
        seconds: u32,
    },
    Import {
        sources: PathBuf,
    },
}

fn main() -> ExitCode {
    let command = match parse(std::env::args_os()) {
        Ok(command) => command,
        Err(error) => {
            eprintln!("cargo xtask: {error}\n\n{HELP}");
            return ExitCode::from(2);
        }
    };
    match run(command) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("cargo xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Command, lexopt::Error> {
    let mut parser = lexopt::Parser::from_iter(arguments);
    let mut command = None;
    while let Some(argument) = parser.next()? {
        match (&mut command, argument) {
            (_, Short('h') | Long("help")) => return Ok(Command::Help),
            (None, Value(name)) => {
                command = Some(match name.string()?.as_str() {
                    "help" => Command::Help,
                    "demo" => Command::Demo {
                        port: 8017,
                        serve: true,
                    },
                    "site" => Command::Site {
                        base: String::new(),
                        out: process::root().join("target/site"),
                    },
                    "test" => Command::Test { only: None },
                    "size" => Command::Size { json: false },
                    "bench" => Command::Bench { only: None },
                    "fuzz" => Command::Fuzz {
                        only: None,
                        seconds: 600,
                    },
                    "import" => Command::Import {
                        sources: import::default_sources(),
                    },
                    other => return Err(format!("there is no command '{other}'").into()),
                });
            }
            (Some(Command::Demo { port, .. }), Long("port")) => *port = parser.value()?.parse()?,
            (Some(Command::Demo { serve, .. }), Long("no-serve")) => *serve = false,
            (Some(Command::Site { base, .. }), Long("base-url")) => {
                *base = site::base_url(&parser.value()?.string()?).map_err(|e| e.to_string())?;
            }
            (Some(Command::Site { out, .. }), Long("out")) => {
                // What we start runs in the root of the checkout, wherever we were called.
                *out = std::path::absolute(parser.value()?)
                    .map_err(|error| format!("--out: {error}"))?;
            }
            (Some(Command::Test { only }), Long("only")) => {
                *only = Some(parser.value()?.parse()?);
            }
            (Some(Command::Size { json }), Long("json")) => *json = true,
            (Some(Command::Bench { only: only @ None }), Value(part)) => {
                *only = Some(part.parse()?);
            }
            (
                Some(Command::Fuzz {
                    only: only @ None, ..
                }),
                Value(target),
            ) => {
                *only = Some(target.parse()?);
            }
            (Some(Command::Fuzz { seconds, .. }), Long("seconds")) => {
                *seconds = parser.value()?.parse()?;
            }
            (Some(Command::Import { sources }), Long("sources")) => {
                *sources = parser.value()?.into();
            }
            (_, other) => return Err(other.unexpected()),
        }
    }
    if let Some(Command::Site { base, .. }) = &command
        && base.is_empty()
    {
        return Err("site needs --base-url, the address it will have".into());
    }
    Ok(command.unwrap_or(Command::Help))
}

/// Whether all went well; an error is what stopped the command.
fn run(command: Command) -> Result<bool> {
    match command {
        Command::Help => {
            print!("{HELP}");
            Ok(true)
        }
        Command::Demo { port, serve } => {
            steps::run_all(&[SETUP, BUILD, &[Step::Site]].concat())?;
            if serve {
                return site::serve(port).map(|()| true);
            }
            println!("assembled in {}", site::folder().display());
            Ok(true)
        }
        Command::Site { base, out } => {
            steps::run_all(&[SETUP, BUILD, &[Step::Site]].concat())?;
            site::publish(&base, &out)?;
            println!("written to {}", out.display());
            Ok(true)
        }
        Command::Test { only } => Ok(test::run(only)),
        Command::Size { json } => {
            steps::run_all(&[SETUP, BUILD].concat())?;
            let status = process::node("xtask/size.mjs")
                .args(json.then_some("--json"))
                .status()
                .context("cannot run node")?;
            Ok(status.success())
        }
        Command::Bench { only } => {
            if only.is_none_or(bench::Part::in_browser) {
                steps::run_all(&[SETUP, BUILD, &[Step::Browser, Step::Site]].concat())?;
            }
            bench::measure(only).map(|()| true)
        }
        Command::Fuzz { only, seconds } => fuzz::fuzz(only, seconds).map(|()| true),
        Command::Import { sources } => import::run(&sources),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn parsed(line: &str) -> Result<Command, lexopt::Error> {
        parse(
            std::iter::once("xtask")
                .chain(line.split_whitespace())
                .map(OsString::from),
        )
    }

    #[test]
    fn options_belong_to_their_command() {
        assert!(matches!(
            parsed("demo --port 9000 --no-serve").unwrap(),
            Command::Demo {
                port: 9000,
                serve: false
            }
        ));
        assert!(matches!(
            parsed("test --only=browser").unwrap(),
            Command::Test {
                only: Some(Part::Browser)
            }
        ));
        assert!(matches!(
            parsed("fuzz plan_json --seconds 60").unwrap(),
            Command::Fuzz {
                only: Some(fuzz::Target::PlanJson),
                seconds: 60
            }
        ));
        assert!(matches!(
            parsed("site --base-url https://example.org/plan --out there").unwrap(),
            Command::Site { base, out } if base == "https://example.org/plan/" && out.is_absolute() && out.ends_with("there")
        ));
        assert!(matches!(parsed("demo --help").unwrap(), Command::Help));
        assert!(matches!(parsed("").unwrap(), Command::Help));
        for wrong in [
            "demo --json",
            "demo --port 70000",
            "demo --port",
            "test --only everything",
            "size extra",
            "bench everything",
            "fuzz everything",
            "fuzz text docx",
            "fuzz --seconds",
            "site",
            "site --base-url example.org",
            "site --base-url https://",
            "site --base-url https://example.org/?a=b",
            "demo --base-url https://example.org/",
            "bench charts charts",
            "build",
            "--json",
        ] {
            assert!(parsed(wrong).is_err(), "{wrong}");
        }
    }
}
