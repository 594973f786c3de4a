//! `curation.toml`: what people add to an import (ids, names, aliases, gists) and the few things they correct.
//!
//! Every entry must match exactly one record, so that a new edition of a document cannot silently lose what was decided here.
//! What `curate` does with it is in its own file.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::{Map, Value};

use super::fault::Fault;

/// A whole `curation.toml`.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Curation {
    /// The head of the plan.
    pub plan: Head,
    /// What is known of the documents.
    pub documents: Vec<DocumentEntry>,
    /// Sections.
    pub sections: Vec<Entry>,
    /// Indicators.
    pub indicators: Vec<Entry>,
    /// Targets.
    pub targets: Vec<Entry>,
    /// Figures.
    pub figures: Vec<Entry>,
    /// Projects.
    pub projects: Vec<Entry>,
    /// Measures.
    pub measures: Vec<Entry>,
    /// Terms.
    pub terms: Vec<Entry>,
    /// Series.
    pub series: Vec<Entry>,
}

/// The head of a plan, where the document does not print it.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Head {
    /// Its id.
    pub id: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// The place.
    pub region: Option<String>,
    /// Language tag.
    pub language: Option<String>,
    /// First and last year.
    pub period: Option<Years>,
    /// The year of the baselines.
    pub baseline_year: Option<u16>,
}

/// First and last year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Years {
    /// First.
    pub from: u16,
    /// Last.
    pub to: u16,
}

/// What is known of a document.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct DocumentEntry {
    /// Its file: the base name, which must match.
    pub file: String,
    /// Its id.
    pub id: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// Who issued it.
    pub issuer: Option<String>,
    /// When.
    pub date: Option<String>,
    /// What it is.
    pub kind: Option<String>,
    /// Where it is published.
    pub url: Option<String>,
    /// Names in other languages.
    pub names: BTreeMap<String, String>,
}

/// An entry for one record of a list: what it matches, what it adds, what it corrects.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Entry {
    /// Matches the printed name, title or subject.
    pub name: Option<String>,
    /// Matches the printed number.
    pub number: Option<u16>,
    /// Matches the number of the box.
    pub r#box: Option<u16>,
    /// Matches the id of the document.
    pub document: Option<String>,
    /// Matches the value.
    pub value: Option<f64>,
    /// Matches the unit.
    pub unit: Option<String>,
    /// Matches words that stand in `raw`.
    pub raw: Option<String>,

    /// Adds an id.
    pub id: Option<String>,
    /// Adds names in other languages.
    pub names: BTreeMap<String, String>,
    /// Adds other names people use.
    pub aliases: Vec<String>,
    /// Adds the completed name.
    pub full_name: Option<String>,
    /// Adds an explanation of at most twelve characters.
    pub gist: Option<String>,
    /// Adds a natural limit.
    pub limit: Option<f64>,
    /// Says whether the points of a series are defined alike.
    pub relation: Option<String>,

    /// Corrects the name, title or subject.
    pub rename: Option<String>,
    /// Corrects the kind.
    pub kind: Option<String>,
    /// Corrects the value.
    pub correct_value: Option<f64>,
    /// Corrects the unit.
    pub correct_unit: Option<String>,
    /// Corrects the deadline of a target or the date of a figure; empty means none.
    pub when: Option<String>,
    /// Corrects one record into several of these names.
    pub split: Vec<String>,
    /// Corrects by leaving out.
    pub drop: bool,
}

impl Entry {
    /// What the entry is called in messages.
    pub(super) fn label(&self) -> String {
        let number = self.number.map(|n| n.to_string());
        let value = self.value.map(|v| v.to_string());
        let parts = [
            number,
            self.name.clone(),
            value,
            self.unit.clone(),
            self.raw.clone(),
            self.document.clone(),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    /// Whether it changes what was read.
    pub(super) fn corrects(&self) -> bool {
        self.rename.is_some()
            || self.kind.is_some()
            || self.correct_value.is_some()
            || self.correct_unit.is_some()
            || self.when.is_some()
            || !self.split.is_empty()
            || self.drop
    }
}

impl Curation {
    /// Reads a `curation.toml`.
    ///
    /// # Errors
    /// What TOML says is wrong, with its line.
    #[cfg(feature = "import")]
    pub fn parse(text: &str) -> Result<Self, String> {
        toml::from_str(text).map_err(|error| error.to_string())
    }

    /// Reads the same as JSON.
    ///
    /// # Errors
    /// Every part that is no curation.
    pub fn from_json(text: &str) -> Result<Self, Vec<Fault>> {
        let mut faults = Vec::new();
        let curation = match serde_json::from_str::<Map<String, Value>>(text) {
            Ok(parts) => Self::of_parts(&parts, &mut faults),
            Err(error) => {
                faults.push(Fault::new("/curation", error.to_string()));
                Self::default()
            }
        };
        match faults.is_empty() {
            true => Ok(curation),
            false => Err(faults),
        }
    }

    fn of_parts(parts: &Map<String, Value>, faults: &mut Vec<Fault>) -> Self {
        let mut curation = Self::default();
        for (key, part) in parts {
            let path = format!("/curation/{}", key.replace('~', "~0").replace('/', "~1"));
            match key.as_str() {
                "plan" => curation.plan = read(&path, part, faults).unwrap_or_default(),
                "documents" => curation.documents = read_all(&path, part, faults),
                "sections" => curation.sections = read_all(&path, part, faults),
                "indicators" => curation.indicators = read_all(&path, part, faults),
                "targets" => curation.targets = read_all(&path, part, faults),
                "figures" => curation.figures = read_all(&path, part, faults),
                "projects" => curation.projects = read_all(&path, part, faults),
                "measures" => curation.measures = read_all(&path, part, faults),
                "terms" => curation.terms = read_all(&path, part, faults),
                "series" => curation.series = read_all(&path, part, faults),
                _ => faults.push(Fault::new(path, "is no list of a plan")),
            }
        }
        curation
    }
}

fn read<T: for<'de> Deserialize<'de>>(
    path: &str,
    part: &Value,
    faults: &mut Vec<Fault>,
) -> Option<T> {
    let read = T::deserialize(part);
    read.map_err(|error| faults.push(Fault::new(path, error.to_string())))
        .ok()
}

fn read_all<T: for<'de> Deserialize<'de>>(
    path: &str,
    part: &Value,
    faults: &mut Vec<Fault>,
) -> Vec<T> {
    let Some(entries) = part.as_array() else {
        faults.push(Fault::new(path, "must be a list"));
        return Vec::new();
    };
    let entries = entries.iter().enumerate();
    entries
        .filter_map(|(nth, entry)| read(&format!("{path}/{nth}"), entry, faults))
        .collect()
}
