//! `plan import`, `plan check`, `plan audit`: documents to data, and back to where it came from.

use std::fs;
use std::path::{Path, PathBuf};

use plan_widgets::import::{self, Curation, SourceFile};
use plan_widgets::plan::Plan;

#[derive(clap::Args)]
pub struct ImportArgs {
    /// The documents: .txt or .docx
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
}

#[derive(clap::Args)]
pub struct CheckArgs {
    /// The file
    file: PathBuf,
}

#[derive(clap::Args)]
pub struct AuditArgs {
    /// The folder of the documents
    #[arg(long)]
    sources: PathBuf,
}

type Done = Result<(), Vec<String>>;

pub fn import(args: &ImportArgs) -> Done {
    if args.sources.iter().any(|path| path == Path::new("-")) {
        super::misused("-: standard input is not read, name a file");
    }
    let read_too = args.sources.iter().chain(&args.curation);
    let read_too: Vec<&Path> = read_too.map(PathBuf::as_path).collect();
    super::check_out(args.out.as_deref(), &read_too);
    let files = args.sources.iter().map(|path| read(path));
    let files = files.collect::<Result<Vec<_>, Vec<String>>>()?;
    let curation = args.curation.as_deref().map(|path| {
        let say = |error: String| vec![format!("{}: {error}", path.display())];
        let text = fs::read_to_string(path).map_err(|error| say(error.to_string()))?;
        Curation::parse(&text).map_err(say)
    });
    let outcome = import::import(&files, curation.transpose()?.as_ref())?;
    eprint!("{}", outcome.report);
    let doubts = outcome.report.doubts.len();
    if args.strict && doubts > 0 {
        return Err(vec![format!(
            "{doubts} doubts, and --strict makes doubt an error"
        )]);
    }
    let json = outcome
        .plan
        .to_json()
        .map_err(|error| vec![error.to_string()])?;
    super::write(args.out.as_deref(), &json)
}

pub fn check(args: &CheckArgs) -> Done {
    super::read_plan(&args.file)?;
    eprintln!("{}: no fault", args.file.display());
    Ok(())
}

pub fn audit(args: &AuditArgs, plan: &Plan) -> Done {
    let wanted = plan
        .documents
        .iter()
        .map(|document| args.sources.join(&document.file));
    // A document that is not there is the audit's to tell.
    let files = wanted.filter(|path| path.is_file()).map(|path| read(&path));
    let files = files.collect::<Result<Vec<_>, Vec<String>>>()?;
    let audit = import::audit(plan, &files);
    super::write(None, audit.to_string())?;
    if audit.lies.is_empty() {
        Ok(())
    } else {
        Err(audit.lies)
    }
}

fn read(path: &Path) -> Result<SourceFile, Vec<String>> {
    let say = |reason: String| vec![format!("{}: {reason}", path.display())];
    let size = fs::metadata(path)
        .map_err(|error| say(error.to_string()))?
        .len();
    if size > import::LARGEST_FILE {
        return Err(say(format!(
            "is larger than {} MB",
            import::LARGEST_FILE >> 20
        )));
    }
    let bytes = fs::read(path).map_err(|error| say(error.to_string()))?;
    let name = path
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    Ok(SourceFile { name, bytes })
}
