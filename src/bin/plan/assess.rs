//! `plan assess`: judges indicators and series by observations from a file.

use std::fmt::Write;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use clap::error::ErrorKind;
use plan_widgets::assess::{
    self, Assessment, MAX_BYTES, Method, Observations, Options, assess, assess_series,
};
use plan_widgets::format::Lang;
use plan_widgets::plan::{Indicator, Names, Plan, Relation, Series, to_json_text};

#[derive(clap::Args)]
pub struct Args {
    /// Id of an indicator or series; all of them without it
    #[arg(long)]
    indicator: Option<String>,
    /// CSV with the columns indicator,year,value,source, or JSON with the same keys
    #[arg(long)]
    observations: Option<PathBuf>,
    /// How to judge: linear, opensdg or un2023
    #[arg(long, default_value = "linear", value_parser = method)]
    method: Method,
    /// The year that counts as now; the year of the latest observation without it
    #[arg(long, value_parser = clap::value_parser!(i32).range(1000..=9999))]
    as_of: Option<i32>,
    /// Language of the sentences: zh-Hans, zh-Hant or en
    #[arg(long, default_value = "zh-Hans", value_parser = lang)]
    lang: Lang,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

pub fn method(word: &str) -> Result<Method, &'static str> {
    Method::parse(word).ok_or("is none of linear, opensdg, un2023")
}

pub fn lang(tag: &str) -> Result<Lang, &'static str> {
    Lang::parse(tag).ok_or("is none of zh-Hans, zh-Hant, en")
}

/// What can be judged and drawn.
#[derive(Clone, Copy)]
pub enum Subject<'a> {
    Indicator(&'a Indicator),
    Series(&'a Series),
}

impl<'a> Subject<'a> {
    /// All of a plan; series that mix definitions only when they are asked for.
    pub fn all(plan: &'a Plan) -> impl Iterator<Item = Self> {
        let indicators = plan.indicators.iter().map(Self::Indicator);
        indicators.chain(plan.series.iter().map(Self::Series))
    }

    /// The one with this id; to name none is wrong usage.
    pub fn named(plan: &'a Plan, id: &str) -> Self {
        Self::all(plan).find(|it| it.id() == id).unwrap_or_else(|| {
            let message = format!("{} has no indicator or series called {id:?}\n", plan.id);
            clap::Error::raw(ErrorKind::InvalidValue, message).exit()
        })
    }

    pub fn id(self) -> &'a str {
        match self {
            Self::Indicator(indicator) => &indicator.id,
            Self::Series(series) => &series.id,
        }
    }

    fn name(self, lang: Lang) -> &'a str {
        let (printed, names): (_, &Names) = match self {
            Self::Indicator(indicator) => (&indicator.name, &indicator.names),
            Self::Series(series) => (&series.subject, &series.names),
        };
        names.get(lang.as_str()).unwrap_or(printed)
    }

    fn related_only(self) -> bool {
        matches!(self, Self::Series(series) if series.relation != Relation::SameMetric)
    }
}

/// What goes to standard output.
pub fn run(args: &Args, plan: &Plan) -> Result<String, Vec<String>> {
    let subjects: Vec<Subject<'_>> = match &args.indicator {
        None => Subject::all(plan).filter(|it| !it.related_only()).collect(),
        Some(id) => vec![Subject::named(plan, id)],
    };
    let given = match &args.observations {
        None => Observations::default(),
        Some(path) => {
            read(path, plan).map_err(|fault| vec![format!("{}: {fault}", path.display())])?
        }
    };
    let options = Options {
        method: args.method,
        as_of: args.as_of,
        lang: args.lang,
    };
    let judged = subjects.iter().map(|subject| {
        let given = given.of(subject.id());
        match subject {
            Subject::Indicator(it) => {
                assess(it, &assess::observations_for(plan, it, &given), &options)
            }
            Subject::Series(it) => assess_series(it, &given, &options),
        }
    });
    let judged: Vec<Assessment> = judged.collect();
    if args.json {
        let lines: Result<Vec<String>, _> = judged.iter().map(to_json_text).collect();
        let lines = lines.map_err(|error| vec![error.to_string()])?;
        return Ok(format!("[\n{}\n]\n", lines.join(",\n")));
    }
    text(&subjects, &judged, &options).map_err(|error| vec![error.to_string()])
}

/// A paragraph a subject, and the rule below them.
fn text(
    subjects: &[Subject<'_>],
    judged: &[Assessment],
    options: &Options,
) -> Result<String, std::fmt::Error> {
    let lang = options.lang;
    let mut text = String::new();
    for (subject, answer) in subjects.iter().zip(judged) {
        let verdict = answer.verdict.map(|verdict| verdict.label(lang));
        let label = verdict.or(answer.reason.map(|reason| reason.label(lang)));
        let (name, label) = (subject.name(lang), label.unwrap_or_default());
        writeln!(text, "{name} ({}) · {label}", subject.id())?;
        writeln!(text, "  {}", answer.sentence)?;
    }
    let (name, rule) = (options.method.label(lang), options.method.rule(lang));
    writeln!(text, "\n{name}{}{rule}", lang.pick("：|：|: "))?;
    Ok(text)
}

pub fn read(path: &Path, plan: &Plan) -> Result<Observations, String> {
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(|error| error.to_string())?;
    // One byte more than is read, so that a file that is too large is seen to be.
    let mut file = file.take(MAX_BYTES as u64 + 1);
    file.read_to_end(&mut bytes)
        .map_err(|error| error.to_string())?;
    let text = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) if error.as_bytes().len() > MAX_BYTES => {
            String::from_utf8_lossy(error.as_bytes()).into_owned()
        }
        Err(_) => return Err("is not UTF-8 (a spreadsheet calls it “CSV UTF-8”)".to_owned()),
    };
    let given = Observations::parse(&text).map_err(|error| error.to_string())?;
    let known = |id: &str| Subject::all(plan).any(|it| it.id() == id);
    if let Some(id) = given.ids().find(|id| !known(id)) {
        let message = format!("{} has no indicator or series called {id:?}", plan.id);
        return Err(message);
    }
    Ok(given)
}
