//! `plan search`: finds what a plan has, as the widget does.

use std::fmt::Write;

use plan_widgets::format::Lang;
use plan_widgets::plan::{Plan, Source};
use plan_widgets::search::{Hit, Index, Kind, Query, Results, Tables};

#[derive(clap::Args)]
pub struct Args {
    /// How many hits to show
    #[arg(long, value_name = "N", default_value_t = 20)]
    limit: usize,
    /// Where to look, more than once for several: project, measure, target, term or section
    #[arg(long, value_name = "KIND", default_value = "project", value_parser = kind)]
    kind: Vec<Kind>,
    /// Print the object of searchProjects
    #[arg(long)]
    json: bool,
    /// What to look for: simplified or traditional characters, pinyin, initials, numbers
    #[arg(required = true, value_name = "QUERY")]
    query: Vec<String>,
}

fn kind(word: &str) -> Result<Kind, &'static str> {
    let known = Kind::parse(word).filter(|kind| *kind != Kind::Record);
    known.ok_or("is none of project, measure, target, term, section")
}

/// Searches and answers what to print.
pub fn run(args: &Args, plan: &Plan) -> Result<String, Vec<String>> {
    let text = args.query.join(" ");
    let query = Query {
        kinds: &args.kind,
        limit: args.limit,
        ..Query::new(&text)
    };
    let found = Index::of_plan(plan, &Tables::full()).search(&query);
    let found = found.said(plan, Lang::default());
    if args.json {
        let json = serde_json::to_string_pretty(&found);
        return json
            .map(|json| json + "\n")
            .map_err(|error| vec![error.to_string()]);
    }
    Ok(listed(&found, plan))
}

/// One line a hit, and a line that says how many there are.
fn listed(found: &Results, plan: &Plan) -> String {
    let mut out = String::new();
    for hit in &found.hits {
        let place = source(plan, hit).map_or_else(String::new, |source| place(plan, source));
        // Writing to a String cannot fail.
        let _ = writeln!(out, "{}\t{}\t{place}", hit.name, hit.id);
    }
    let near = if found.approximate {
        ", near what was typed"
    } else {
        ""
    };
    let _ = writeln!(out, "{} of {}{near}", found.hits.len(), found.total);
    out
}

fn source<'a>(plan: &'a Plan, hit: &Hit) -> Option<&'a Source> {
    match hit.kind {
        Kind::Project => plan.projects.get(hit.row).map(|record| &record.source),
        Kind::Measure => plan.measures.get(hit.row).map(|record| &record.source),
        Kind::Target => plan.targets.get(hit.row).map(|record| &record.source),
        Kind::Term => plan.terms.get(hit.row).map(|record| &record.source),
        Kind::Section => plan.sections.get(hit.row).map(|record| &record.source),
        Kind::Record => None,
    }
}

/// Document and line.
fn place(plan: &Plan, source: &Source) -> String {
    let document = plan
        .documents
        .iter()
        .find(|document| document.id == source.document);
    let file = document.map_or(source.document.as_str(), |document| document.file.as_str());
    format!("{file}:{}", source.line)
}
