//! The command line `plan`.

#[path = "plan/assess.rs"]
mod assess;
#[path = "plan/chart.rs"]
mod chart;

use std::borrow::Cow;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use plan_widgets::catalog;
use plan_widgets::import::{self, Curation, SourceFile};
use plan_widgets::plan::{self, Plan};

#[derive(Parser)]
#[command(
    name = "plan",
    about = "Official plans as data: import them, check them, ask them"
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Read official documents into a plan
    Import {
        /// The documents
        #[arg(required = true)]
        sources: Vec<PathBuf>,
        /// Ids, names and corrections
        #[arg(long)]
        curation: Option<PathBuf>,
        /// Where to write; standard output without it
        #[arg(long)]
        out: Option<PathBuf>,
        /// Make doubt an error
        #[arg(long)]
        strict: bool,
    },
    /// Name every fault of a plan.json
    Check {
        /// The file
        file: PathBuf,
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
}

fn main() -> ExitCode {
    let done = match Cli::parse().command {
        Command::Import {
            sources,
            curation,
            out,
            strict,
        } => run_import(&sources, curation.as_deref(), out.as_deref(), strict),
        Command::Check { file } => run_check(&file),
        Command::Assess { plan, args } => plan_or_bundled(plan.as_deref())
            .and_then(|plan| assess::run(&args, &plan))
            .and_then(|text| write(None, &text)),
        Command::Chart { plan, args, out } => plan_or_bundled(plan.as_deref())
            .and_then(|plan| chart::run(&args, &plan))
            .and_then(|file| write(out.as_deref(), &file)),
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

fn run_import(
    sources: &[PathBuf],
    curation: Option<&Path>,
    out: Option<&Path>,
    strict: bool,
) -> Result<(), Vec<String>> {
    let files = sources.iter().map(|path| {
        let bytes = fs::read(path).map_err(|error| vec![format!("{}: {error}", path.display())])?;
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        Ok(SourceFile { name, bytes })
    });
    let files = files.collect::<Result<Vec<_>, Vec<String>>>()?;
    let curation = curation.map(|path| {
        let say = |error: String| vec![format!("{}: {error}", path.display())];
        let text = fs::read_to_string(path).map_err(|error| say(error.to_string()))?;
        Curation::parse(&text).map_err(say)
    });
    let outcome = import::import(&files, curation.transpose()?.as_ref())?;
    eprint!("{}", outcome.report);
    if strict && !outcome.report.doubts.is_empty() {
        return Err(vec![format!(
            "{} doubts, and --strict makes doubt an error",
            outcome.report.doubts.len()
        )]);
    }
    let json = outcome
        .plan
        .to_json()
        .map_err(|error| vec![error.to_string()])?;
    write(out, &json)
}

fn run_check(file: &Path) -> Result<(), Vec<String>> {
    read_plan(file)?;
    eprintln!("{}: no fault", file.display());
    Ok(())
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

/// Writes beside the file and renames, so that nobody ever sees half of it.
fn write(out: Option<&Path>, text: impl AsRef<[u8]>) -> Result<(), Vec<String>> {
    let Some(path) = out else {
        return std::io::stdout()
            .write_all(text.as_ref())
            .map_err(|error| vec![error.to_string()]);
    };
    let say = |error: std::io::Error| vec![format!("{}: {error}", path.display())];
    let beside = path.with_extension(format!("{}.part", std::process::id()));
    let written = fs::write(&beside, text).and_then(|()| fs::rename(&beside, path));
    written.map_err(|error| {
        // Nothing half-written stays behind; if even that fails, the first error says more.
        let _ = fs::remove_file(&beside);
        say(error)
    })
}
