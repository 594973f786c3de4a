//! `curation.toml`: what people add to an import (ids, names, aliases, gists) and the few things they correct.
//!
//! Every entry must match exactly one record, so that a new edition of a document cannot silently lose what was decided here.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::plan::{DocumentKind, Period, Plan, ProjectKind};

/// A whole `curation.toml`.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Curation {
    /// The head of the plan.
    pub plan: Head,
    /// What is known of the documents.
    pub documents: Vec<DocumentEntry>,
    /// Indicators.
    pub indicators: Vec<Entry>,
    /// Projects.
    pub projects: Vec<Entry>,
}

/// The head of a plan, where the document does not print it.
#[derive(Debug, Clone, Default, Deserialize)]
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
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Years {
    /// First.
    pub from: u16,
    /// Last.
    pub to: u16,
}

/// What is known of a document.
#[derive(Debug, Clone, Default, Deserialize)]
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
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Entry {
    /// Matches the printed name.
    pub name: Option<String>,
    /// Matches the printed number.
    pub number: Option<u16>,
    /// Matches the box.
    pub r#box: Option<u16>,

    /// Adds an id.
    pub id: Option<String>,
    /// Adds names in other languages.
    pub names: BTreeMap<String, String>,
    /// Adds other names people use.
    pub aliases: Vec<String>,
    /// Adds a natural limit.
    pub limit: Option<f64>,

    /// Corrects the name.
    pub rename: Option<String>,
    /// Corrects the completed name.
    pub full_name: Option<String>,
    /// Corrects the kind.
    pub kind: Option<String>,
    /// Corrects one record into several.
    pub split: Vec<String>,
    /// Corrects by leaving out.
    pub drop: bool,
}

impl Curation {
    /// Reads a `curation.toml`.
    ///
    /// # Errors
    /// What TOML says is wrong, with its line.
    pub fn parse(text: &str) -> Result<Self, String> {
        toml::from_str(text).map_err(|error| error.to_string())
    }

    /// Applies everything to a plan.
    ///
    /// # Errors
    /// Every entry that matches nothing or too much.
    pub fn apply(&self, plan: &mut Plan) -> Result<(), Vec<String>> {
        let mut faults = Vec::new();
        self.head(plan);
        for entry in &self.indicators {
            let matches = |i: &crate::plan::Indicator| {
                entry.name.as_ref().is_none_or(|name| *name == i.name)
                    && entry.number.is_none_or(|n| n == i.number)
            };
            if let Some(at) = one(
                "indicators",
                entry,
                plan.indicators.iter().map(matches),
                &mut faults,
            ) && let Some(indicator) = plan.indicators.get_mut(at)
            {
                set(&mut indicator.id, &entry.id);
                set(&mut indicator.name, &entry.rename);
                indicator.names.extend(entry.names.clone());
                indicator.limit = entry.limit.or(indicator.limit);
            }
        }
        for entry in &self.projects {
            self.project(entry, plan, &mut faults);
        }
        if faults.is_empty() {
            Ok(())
        } else {
            Err(faults)
        }
    }

    /// Applies what is known of the documents; answers the entries that match none.
    pub(super) fn documents(&self, read: &mut [super::document::Read]) -> Vec<String> {
        let mut faults = Vec::new();
        for entry in &self.documents {
            let Some(document) = read
                .iter_mut()
                .map(|r| &mut r.document)
                .find(|d| d.file == entry.file)
            else {
                faults.push(format!("documents: no document is called {}", entry.file));
                continue;
            };
            set(&mut document.id, &entry.id);
            set(&mut document.title, &entry.title);
            document.issuer = entry.issuer.clone().or(document.issuer.take());
            document.date = entry.date.clone().or(document.date.take());
            document.url = entry.url.clone().or(document.url.take());
            document.names.extend(entry.names.clone());
            match entry.kind.as_deref().map(DocumentKind::parse) {
                Some(Some(kind)) => document.kind = kind,
                Some(None) => faults.push(format!("documents: {}: no such kind", entry.file)),
                None => {}
            }
        }
        faults
    }

    fn head(&self, plan: &mut Plan) {
        set(&mut plan.id, &self.plan.id);
        set(&mut plan.title, &self.plan.title);
        set(&mut plan.region, &self.plan.region);
        set(&mut plan.language, &self.plan.language);
        if let Some(years) = self.plan.period {
            plan.period = Period {
                from: years.from,
                to: years.to,
            };
        }
        plan.baseline_year = self.plan.baseline_year.unwrap_or(plan.baseline_year);
    }

    fn project(&self, entry: &Entry, plan: &mut Plan, faults: &mut Vec<String>) {
        let matches = |p: &crate::plan::Project| {
            entry.name.as_ref().is_none_or(|name| *name == p.name)
                && entry.r#box.is_none_or(|n| n == p.r#box.number)
        };
        let Some(at) = one("projects", entry, plan.projects.iter().map(matches), faults) else {
            return;
        };
        if entry.drop {
            plan.projects.remove(at);
            return;
        }
        let Some(project) = plan.projects.get_mut(at) else {
            return;
        };
        set(&mut project.id, &entry.id);
        set(&mut project.name, &entry.rename);
        set(&mut project.full_name, &entry.full_name);
        project.names.extend(entry.names.clone());
        project.aliases.extend(entry.aliases.iter().cloned());
        if let Some(kind) = &entry.kind {
            match ProjectKind::parse(kind) {
                Some(kind) => project.kind = kind,
                None => faults.push(format!("projects: no kind is called {kind}")),
            }
        }
        if !entry.split.is_empty() {
            let whole = plan.projects.remove(at);
            let parts = entry.split.iter().map(|name| crate::plan::Project {
                id: super::ids::Ids::default().make("project", &[name]),
                name: name.clone(),
                full_name: name.clone(),
                ..whole.clone()
            });
            let parts: Vec<_> = parts.collect();
            plan.projects.splice(at..at, parts);
        }
    }
}

fn set(field: &mut String, value: &Option<String>) {
    if let Some(value) = value {
        field.clone_from(value);
    }
}

/// The one record that an entry matches.
fn one(
    list: &str,
    entry: &Entry,
    matches: impl Iterator<Item = bool>,
    faults: &mut Vec<String>,
) -> Option<usize> {
    let found: Vec<usize> = matches
        .enumerate()
        .filter(|(_, fits)| *fits)
        .map(|(at, _)| at)
        .collect();
    let label = entry
        .name
        .clone()
        .or(entry.number.map(|n| n.to_string()))
        .unwrap_or_default();
    match found.as_slice() {
        [at] => Some(*at),
        [] => {
            faults.push(format!("{list}: no record matches {label}"));
            None
        }
        _ => {
            faults.push(format!("{list}: {} records match {label}", found.len()));
            None
        }
    }
}
