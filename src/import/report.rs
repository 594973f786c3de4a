//! What an import found, doubted and skipped, in words a person can act on.

use std::fmt;

use serde::{Serialize, Serializer};

use crate::plan::Plan;

/// A place in a document and what is to be said about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Remark {
    /// File name.
    pub file: String,
    /// Line in it.
    pub line: u32,
    /// What to say.
    pub text: String,
}

/// The report of an import.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Report {
    /// List and number of records.
    #[serde(serialize_with = "counts")]
    pub found: Vec<(&'static str, usize)>,
    /// What the importer was not sure of.
    pub doubts: Vec<Remark>,
    /// What looks like a fact and was left out.
    pub skipped: Vec<Remark>,
}

impl Report {
    /// Counts what was found.
    pub(super) fn count(&mut self, plan: &Plan) {
        self.found = vec![
            ("documents", plan.documents.len()),
            ("sections", plan.sections.len()),
            ("indicators", plan.indicators.len()),
            ("targets", plan.targets.len()),
            ("figures", plan.figures.len()),
            ("projects", plan.projects.len()),
            ("measures", plan.measures.len()),
            ("terms", plan.terms.len()),
            ("series", plan.series.len()),
        ];
    }
}

/// Lists and their counts as one object.
fn counts<S: Serializer>(found: &[(&'static str, usize)], to: S) -> Result<S::Ok, S::Error> {
    to.collect_map(found.iter().copied())
}

impl fmt::Display for Report {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let found: Vec<String> = self
            .found
            .iter()
            .map(|(list, count)| format!("{count} {list}"))
            .collect();
        writeln!(to, "found: {}", found.join(", "))?;
        for (title, remarks) in [("unsure", &self.doubts), ("skipped", &self.skipped)] {
            if !remarks.is_empty() {
                writeln!(to, "{title}: {}", remarks.len())?;
            }
            for remark in remarks {
                writeln!(to, "  {}:{}: {}", remark.file, remark.line, remark.text)?;
            }
        }
        Ok(())
    }
}
