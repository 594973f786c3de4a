//! The folded text of records, field by field.

use std::sync::Arc;

use crate::plan::{Names, Plan, Source};

use super::fold::{fold, fold_text};
use super::query::Query;
use super::results::{Item, Results};
use super::run::Search;
use super::tables::Tables;

/// The list a record is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Kind {
    /// A named thing of a box.
    Project,
    /// A reform, a commitment or a policy.
    Measure,
    /// A quantified or dated commitment.
    Target,
    /// A word the plan explains.
    Term,
    /// A heading.
    Section,
    /// A record of the host page.
    Record,
}

impl Kind {
    /// All of them, in the order they are listed in.
    pub const ALL: [Self; 6] = [
        Self::Project,
        Self::Measure,
        Self::Target,
        Self::Term,
        Self::Section,
        Self::Record,
    ];

    /// The word that stands for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Project => "project",
            Self::Measure => "measure",
            Self::Target => "target",
            Self::Term => "term",
            Self::Section => "section",
            Self::Record => "record",
        }
    }

    /// What a word stands for.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word)
    }
}

/// A text of a record.
#[derive(Debug)]
pub(super) struct FieldText {
    pub name: &'static str,
    pub item: Option<Item>,
    /// Where it ends in the units; it starts where the one before ends.
    pub end: u32,
}

/// A record of a plan.
#[derive(Debug)]
pub(super) struct Row {
    pub kind: Kind,
    pub row: u32,
    pub id: String,
    pub name: String,
    /// Where its fields end in the list of fields.
    pub fields_end: u32,
    /// Its values of box, group, type and document: places in [`Index::values`].
    pub values: [Option<u16>; 4],
}

/// The folded text of a plan's records, or of the host's.
#[derive(Debug)]
pub struct Index {
    #[expect(dead_code)]
    tables: Arc<Tables>,
    pub(super) units: Vec<u16>,
    pub(super) fields: Vec<FieldText>,
    pub(super) rows: Vec<Row>,
    /// Value and label of every box, group, type and document.
    pub(super) values: [Vec<(String, String)>; 4],
}

impl Index {
    /// Indexes the projects, measures, targets, terms and sections of a plan.
    pub fn of_plan(plan: &Plan, tables: &Arc<Tables>) -> Self {
        let mut index = Self::new(tables);
        for (row, project) in plan.projects.iter().enumerate() {
            index.text("name", None, &project.name);
            index.text("full_name", None, &project.full_name);
            index.list("aliases", &project.aliases);
            index.names(&project.names);
            index.option("group", project.group.as_ref());
            index.text("box", None, &project.r#box.title);
            for (at, figure) in project.figures.iter().enumerate() {
                index.text("figures", Some(Item::At(at)), &figure.raw);
            }
            index.list("focus", &project.focus);
            let number = project.r#box.number.to_string();
            let r#box = Some((number.as_str(), project.r#box.title.as_str()));
            let group = project.group.as_deref();
            let r#type = Some(project.kind.as_str());
            let facets = [r#box, group.map(|g| (g, g)), r#type.map(|t| (t, t))];
            index.row(
                Kind::Project,
                row,
                (&project.id, &project.name),
                facets,
                &project.source,
                plan,
            );
        }
        for (row, measure) in plan.measures.iter().enumerate() {
            index.text("name", None, &measure.name);
            index.names(&measure.names);
            index.option("heading", measure.heading.as_ref());
            let facets = [
                None,
                None,
                Some((measure.kind.as_str(), measure.kind.as_str())),
            ];
            index.row(
                Kind::Measure,
                row,
                (&measure.id, &measure.name),
                facets,
                &measure.source,
                plan,
            );
        }
        for (row, target) in plan.targets.iter().enumerate() {
            index.text("subject", None, &target.subject);
            index.names(&target.names);
            index.text("raw", None, &target.raw);
            index.row(
                Kind::Target,
                row,
                (&target.id, &target.subject),
                [None; 3],
                &target.source,
                plan,
            );
        }
        for (row, term) in plan.terms.iter().enumerate() {
            index.text("name", None, &term.name);
            index.names(&term.names);
            index.option("gist", term.gist.as_ref());
            index.row(
                Kind::Term,
                row,
                (&term.id, &term.name),
                [None; 3],
                &term.source,
                plan,
            );
        }
        for (row, section) in plan.sections.iter().enumerate() {
            let Some(title) = &section.title else {
                continue;
            };
            index.text("title", None, title);
            index.names(&section.names);
            index.option("number", section.number.as_ref());
            index.row(
                Kind::Section,
                row,
                (&section.id, title),
                [None; 3],
                &section.source,
                plan,
            );
        }
        index
    }

    /// Indexes records of the host: one text each, in one buffer, each ending where `ends` says.
    pub fn of_records(units: Vec<u16>, ends: &[u32], tables: &Arc<Tables>) -> Self {
        let mut index = Self {
            units,
            ..Self::new(tables)
        };
        index.units.iter_mut().for_each(|unit| *unit = fold(*unit));
        for (row, end) in ends.iter().enumerate() {
            index.fields.push(FieldText {
                name: "name",
                item: None,
                end: *end,
            });
            index.rows.push(Row {
                kind: Kind::Record,
                row: row as u32,
                id: String::new(),
                name: String::new(),
                fields_end: row as u32 + 1,
                values: [None; 4],
            });
        }
        index
    }

    fn new(tables: &Arc<Tables>) -> Self {
        Self {
            tables: tables.clone(),
            units: Vec::new(),
            fields: Vec::new(),
            rows: Vec::new(),
            values: Default::default(),
        }
    }

    /// Searches to the end.
    pub fn search(&self, query: &Query<'_>) -> Results {
        let mut search = Search::start(query);
        while !search.step(self, usize::MAX) {}
        search.results(self, query)
    }

    fn text(&mut self, name: &'static str, item: Option<Item>, text: &str) {
        self.units.extend(fold_text(text));
        let end = self.units.len() as u32;
        self.fields.push(FieldText { name, item, end });
    }

    fn option(&mut self, name: &'static str, text: Option<&String>) {
        if let Some(text) = text {
            self.text(name, None, text);
        }
    }

    fn list(&mut self, name: &'static str, texts: &[String]) {
        for (at, text) in texts.iter().enumerate() {
            self.text(name, Some(Item::At(at)), text);
        }
    }

    fn names(&mut self, names: &Names) {
        for (language, name) in names {
            self.text("names", Some(Item::Language(language.clone())), name);
        }
    }

    fn row(
        &mut self,
        kind: Kind,
        row: usize,
        (id, name): (&str, &str),
        [r#box, group, r#type]: [Option<(&str, &str)>; 3],
        source: &Source,
        plan: &Plan,
    ) {
        let document = plan
            .documents
            .iter()
            .find(|document| document.id == source.document);
        let document = document.map(|document| (document.id.as_str(), document.title.as_str()));
        let facets = [r#box, group, r#type, document];
        let mut values = [None; 4];
        for ((value, known), slot) in facets.iter().zip(&mut self.values).zip(&mut values) {
            *slot = value.map(|(value, label)| {
                let at = known.iter().position(|(known, _)| known == value);
                at.unwrap_or_else(|| {
                    known.push((value.to_owned(), label.to_owned()));
                    known.len() - 1
                }) as u16
            });
        }
        self.rows.push(Row {
            kind,
            row: row as u32,
            id: id.to_owned(),
            name: name.to_owned(),
            fields_end: self.fields.len() as u32,
            values,
        });
    }
}
