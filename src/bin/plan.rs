//! The command line `plan`.

#[path = "plan/assess.rs"]
mod assess;
#[path = "plan/chart.rs"]
mod chart;
#[path = "plan/import.rs"]
mod import;
#[path = "plan/search.rs"]
mod search;

use std::borrow::Cow;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{Parser, Subcommand};
use plan_widgets::catalog;
use plan_widgets::plan::{self, Plan};

#[derive(Parser)]
#[command(
    name = "plan",
    version,
    about = "Official plans as data: import them, check them, ask them"
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Read official documents into a plan
    Import(import::ImportArgs),
    /// Name every fault of a plan.json
    Check(import::CheckArgs),
    /// Read the documents again and check that every fact stands where the plan says
    Audit {
        /// A plan.json; the bundled plan without it
        #[arg(long)]
        plan: Option<PathBuf>,
        #[command(flatten)]
        args: import::AuditArgs,
    },
    /// Say whether promises are kept
    Assess {
        /// A plan.json; the bundled plan without it
        #[arg(long)]
        plan: Option<PathBuf>,
        #[command(flatten)]
        args: assess::Args,
    },
    /// Draw the chart of an indicator or a series
    Chart {
        /// A plan.json; the bundled plan without it
        #[arg(long)]
        plan: Option<PathBuf>,
        #[command(flatten)]
        args: chart::Args,
        /// Where to write; standard output without it
        #[arg(long)]
        out: Option<PathBuf>,
    },
    /// Find projects, and whatever else a plan has
    Search {
        /// A plan.json; the bundled plan without it
        #[arg(long)]
        plan: Option<PathBuf>,
        #[command(flatten)]
        args: search::Args,
    },
}

fn main() -> ExitCode {
    let done = match Cli::parse().command {
        Command::Import(args) => import::import(&args),
        Command::Check(args) => import::check(&args),
        Command::Audit { plan, args } => {
            plan_or_bundled(plan.as_deref()).and_then(|plan| import::audit(&args, &plan))
        }
        Command::Assess { plan, args } => plan_or_bundled(plan.as_deref())
            .and_then(|plan| assess::run(&args, &plan))
            .and_then(|text| write(None, &text)),
        Command::Chart { plan, args, out } => {
            check_out(out.as_deref(), plan.as_deref().as_slice());
            plan_or_bundled(plan.as_deref())
                .and_then(|plan| chart::run(&args, &plan))
                .and_then(|file| write(out.as_deref(), &file))
        }
        Command::Search { plan, args } => plan_or_bundled(plan.as_deref())
            .and_then(|plan| search::run(&args, &plan))
            .and_then(|text| write(None, &text)),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(faults) => {
            for fault in faults {
                eprintln!("plan: {fault}");
            }
            ExitCode::FAILURE
        }
    }
}

fn plan_or_bundled(file: Option<&Path>) -> Result<Cow<'static, Plan>, Vec<String>> {
    match file {
        Some(file) => read_plan(file).map(Cow::Owned),
        None => Ok(Cow::Borrowed(catalog::bundled())),
    }
}

fn read_plan(file: &Path) -> Result<Plan, Vec<String>> {
    let say = |error: String| vec![format!("{}: {error}", file.display())];
    let text = fs::read_to_string(file).map_err(|error| say(error.to_string()))?;
    let value = serde_json::from_str(&text).map_err(|error| say(error.to_string()))?;
    Plan::from_json(&value).map_err(|faults| {
        let line = |fault: &plan::Fault| plan::line_of(&text, &fault.path);
        let say = |fault: &plan::Fault| format!("{}:{}: {fault}", file.display(), line(fault));
        faults.iter().map(say).collect()
    })
}

/// Ends with the code of wrong usage.
fn misused(message: &str) -> ! {
    clap::Error::raw(ErrorKind::ValueValidation, format!("{message}\n")).exit()
}

/// Refuses an `--out` that is no file to write, or that is one of the files that are read.
fn check_out(out: Option<&Path>, read: &[&Path]) {
    let Some(out) = out else {
        return;
    };
    if out == Path::new("-") {
        misused("--out -: without --out it goes to standard output");
    }
    let Ok(real) = fs::canonicalize(out) else {
        return;
    };
    if read
        .iter()
        .any(|path| fs::canonicalize(path).is_ok_and(|path| path == real))
    {
        let out = out.display();
        misused(&format!("--out {out}: would replace a file that is read"));
    }
}

/// Writes beside the file and renames, so that nobody ever sees half of it. A link stays and what it leads to is written; a device or
/// a pipe is written to.
fn write(out: Option<&Path>, text: impl AsRef<[u8]>) -> Result<(), Vec<String>> {
    let Some(path) = out else {
        return std::io::stdout()
            .write_all(text.as_ref())
            .map_err(|error| vec![error.to_string()]);
    };
    let say = |error: std::io::Error| vec![format!("{}: {error}", path.display())];
    let link = fs::symlink_metadata(path).is_ok_and(|it| it.is_symlink());
    let real = if link {
        // A link that leads nowhere is no place to write.
        Cow::Owned(fs::canonicalize(path).map_err(say)?)
    } else {
        Cow::Borrowed(path)
    };
    let path = real.as_ref();
    if fs::metadata(path).is_ok_and(|it| !it.is_file() && !it.is_dir()) {
        let opened = fs::OpenOptions::new().write(true).open(path);
        return opened
            .and_then(|mut file| file.write_all(text.as_ref()))
            .map_err(say);
    }
    let beside = path.with_extension(format!("{}.part", std::process::id()));
    let written = fs::write(&beside, text).and_then(|()| fs::rename(&beside, path));
    written.map_err(|error| {
        // Nothing half-written stays behind; if even that fails, the first error says more.
        let _ = fs::remove_file(&beside);
        say(error)
    })
}
