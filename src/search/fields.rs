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
    /// Its texts, field by field.
    pub texts: Vec<(&'static Field, Part<'a>, &'a str)>,
    /// Number and title of its box.
    pub r#box: Option<(u16, &'a str)>,
    /// Its group.
    pub group: Option<&'a str>,
    /// What it is.
    pub r#type: Option<&'static str>,
    /// Where it stands.
    pub source: &'a Source,
}

impl<'a> Record<'a> {
    fn new(kind: Kind, row: usize, id: &'a str, source: &'a Source) -> Self {
        Self {
            kind,
            row,
            id,
            name: "",
            texts: Vec::new(),
            r#box: None,
            group: None,
            r#type: None,
            source,
        }
    }

    /// The name goes first, and what it is called in other languages.
    fn name(&mut self, field: &'static Field, name: &'a str, names: &'a Names) {
        self.name = name;
        self.text(field, name);
        for (language, name) in names {
            self.texts.push((&NAMES, Part::Language(language), name));
        }
    }

    fn text(&mut self, field: &'static Field, text: impl Into<Option<&'a str>>) {
        let text = text.into();
        self.texts
            .extend(text.map(|text| (field, Part::Whole, text)));
    }

    fn list(&mut self, field: &'static Field, texts: impl Iterator<Item = &'a String>) {
        let texts = texts.enumerate();
        self.texts
            .extend(texts.map(|(at, text)| (field, Part::At(at), text.as_str())));
    }
}

/// The records of a plan that are searched, in plan order.
pub fn records(plan: &Plan) -> Vec<Record<'_>> {
    let mut records = Vec::new();
    for (row, project) in plan.projects.iter().enumerate() {
        let mut record = Record::new(Kind::Project, row, &project.id, &project.source);
        record.name(&NAME, &project.name, &project.names);
        record.text(&FULL_NAME, project.full_name.as_str());
        record.list(&ALIASES, project.aliases.iter());
        record.text(&GROUP, project.group.as_deref());
        record.text(&BOX, project.r#box.title.as_str());
        record.list(&FIGURES, project.figures.iter().map(|figure| &figure.raw));
        record.list(&FOCUS, project.focus.iter());
        record.r#box = Some((project.r#box.number, &project.r#box.title));
        record.group = project.group.as_deref();
        record.r#type = Some(project.kind.as_str());
        records.push(record);
    }
    for (row, measure) in plan.measures.iter().enumerate() {
        let mut record = Record::new(Kind::Measure, row, &measure.id, &measure.source);
        record.name(&NAME, &measure.name, &measure.names);
        record.text(&HEADING, measure.heading.as_deref());
        record.r#type = Some(measure.kind.as_str());
        records.push(record);
    }
    for (row, target) in plan.targets.iter().enumerate() {
        let mut record = Record::new(Kind::Target, row, &target.id, &target.source);
        record.name(&SUBJECT, &target.subject, &target.names);
        record.text(&RAW, target.raw.as_str());
        records.push(record);
    }
    for (row, term) in plan.terms.iter().enumerate() {
        let mut record = Record::new(Kind::Term, row, &term.id, &term.source);
        record.name(&NAME, &term.name, &term.names);
        record.text(&GIST, term.gist.as_deref());
        records.push(record);
    }
    for (row, section) in plan.sections.iter().enumerate() {
        // A heading that the document lost has nothing to be found by.
        let Some(title) = &section.title else {
            continue;
        };
        let mut record = Record::new(Kind::Section, row, &section.id, &section.source);
        record.name(&TITLE, title, &section.names);
        record.text(&NUMBER, section.number.as_deref());
        records.push(record);
    }
    records
}
