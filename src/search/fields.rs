//! Which texts of a plan are searched, and how.
//!
//! The build script walks them too, to find the characters it must bake tables for.

use crate::plan::{Names, Plan, Source};

/// A field that is searched.
#[derive(Debug, PartialEq, Eq)]
pub struct Field {
    /// What the record calls it.
    pub name: &'static str,
    /// How much a match in it counts: 0 the most.
    pub rank: u8,
    /// Whether it is found by its readings as well.
    pub read: bool,
    /// Whether it is a name, found by the first letter of a word.
    pub named: bool,
}

const fn field(name: &'static str, rank: u8, read: bool, named: bool) -> Field {
    Field {
        name,
        rank,
        read,
        named,
    }
}

/// The one text of a record of the host.
pub static NAME: Field = field("name", 0, true, true);
static TITLE: Field = field("title", 0, true, true);
static SUBJECT: Field = field("subject", 0, true, true);
static FULL_NAME: Field = field("full_name", 1, true, true);
static ALIASES: Field = field("aliases", 2, true, true);
static NAMES: Field = field("names", 3, true, true);
static GROUP: Field = field("group", 4, true, false);
static HEADING: Field = field("heading", 4, true, false);
static BOX: Field = field("box", 5, true, false);
static NUMBER: Field = field("number", 5, false, false);
static FIGURES: Field = field("figures", 6, false, false);
static RAW: Field = field("raw", 6, false, false);
static FOCUS: Field = field("focus", 7, false, false);
static GIST: Field = field("gist", 7, false, false);

/// Which text of a field with several.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part<'a> {
    /// It has but one.
    Whole,
    /// A place in a list.
    At(usize),
    /// A language of `names`.
    Language(&'a str),
}

/// The list a record is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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

/// A record of a plan as the search sees it.
pub struct Record<'a> {
    /// The list it is in.
    pub kind: Kind,
    /// Its place in that list.
    pub row: usize,
    /// Its id.
    pub id: &'a str,
    /// Its printed name.
    pub name: &'a str,
    /// Number and title of its box.
    pub r#box: Option<(u16, &'a str)>,
    /// Its group.
    pub group: Option<&'a str>,
    /// What it is.
    pub r#type: Option<&'static str>,
    /// Where it stands.
    pub source: &'a Source,
}

/// Takes what [`walk`] comes by.
pub trait Visitor {
    /// A text of the record that comes next.
    fn text(&mut self, field: &'static Field, part: Part<'_>, text: &str);

    /// A record, after its texts.
    fn record(&mut self, record: Record<'_>);
}

/// The Chinese characters of the fields that are found by their readings: what tables of a plan need not say again.
pub struct Characters<'a>(pub &'a mut dyn FnMut(u16));

impl Visitor for Characters<'_> {
    fn text(&mut self, field: &'static Field, _: Part<'_>, text: &str) {
        for unit in text.encode_utf16() {
            if field.read && matches!(unit, 0x3400..=0x9fff) {
                (self.0)(unit);
            }
        }
    }

    fn record(&mut self, _: Record<'_>) {}
}

/// Walks the records of a plan that are searched, in plan order, and their texts, field by field.
pub fn walk(plan: &Plan, visitor: &mut dyn Visitor) {
    for (row, project) in plan.projects.iter().enumerate() {
        name(visitor, &NAME, &project.name, &project.names);
        visitor.text(&FULL_NAME, Part::Whole, &project.full_name);
        list(visitor, &ALIASES, &project.aliases);
        option(visitor, &GROUP, &project.group);
        visitor.text(&BOX, Part::Whole, &project.r#box.title);
        for (at, figure) in project.figures.iter().enumerate() {
            visitor.text(&FIGURES, Part::At(at), &figure.raw);
        }
        list(visitor, &FOCUS, &project.focus);
        visitor.record(Record {
            r#box: Some((project.r#box.number, &project.r#box.title)),
            group: project.group.as_deref(),
            r#type: Some(project.kind.as_str()),
            ..record(
                Kind::Project,
                row,
                &project.id,
                &project.name,
                &project.source,
            )
        });
    }
    for (row, measure) in plan.measures.iter().enumerate() {
        name(visitor, &NAME, &measure.name, &measure.names);
        option(visitor, &HEADING, &measure.heading);
        visitor.record(Record {
            r#type: Some(measure.kind.as_str()),
            ..record(
                Kind::Measure,
                row,
                &measure.id,
                &measure.name,
                &measure.source,
            )
        });
    }
    for (row, target) in plan.targets.iter().enumerate() {
        name(visitor, &SUBJECT, &target.subject, &target.names);
        visitor.text(&RAW, Part::Whole, &target.raw);
        visitor.record(record(
            Kind::Target,
            row,
            &target.id,
            &target.subject,
            &target.source,
        ));
    }
    for (row, term) in plan.terms.iter().enumerate() {
        name(visitor, &NAME, &term.name, &term.names);
        option(visitor, &GIST, &term.gist);
        visitor.record(record(Kind::Term, row, &term.id, &term.name, &term.source));
    }
    for (row, section) in plan.sections.iter().enumerate() {
        // A heading that the document lost has nothing to be found by.
        if let Some(title) = &section.title {
            name(visitor, &TITLE, title, &section.names);
            option(visitor, &NUMBER, &section.number);
            visitor.record(record(
                Kind::Section,
                row,
                &section.id,
                title,
                &section.source,
            ));
        }
    }
}

fn record<'a>(
    kind: Kind,
    row: usize,
    id: &'a str,
    name: &'a str,
    source: &'a Source,
) -> Record<'a> {
    Record {
        kind,
        row,
        id,
        name,
        r#box: None,
        group: None,
        r#type: None,
        source,
    }
}

/// The name goes first, and what it is called in other languages.
fn name(visitor: &mut dyn Visitor, field: &'static Field, name: &str, names: &Names) {
    visitor.text(field, Part::Whole, name);
    for (language, name) in names.iter() {
        visitor.text(&NAMES, Part::Language(language), name);
    }
}

fn option(visitor: &mut dyn Visitor, field: &'static Field, text: &Option<String>) {
    if let Some(text) = text {
        visitor.text(field, Part::Whole, text);
    }
}

fn list(visitor: &mut dyn Visitor, field: &'static Field, texts: &[String]) {
    for (at, text) in texts.iter().enumerate() {
        visitor.text(field, Part::At(at), text);
    }
}
