//! The folded text of records, field by field.

use std::ops::Range;
use std::sync::Arc;

use crate::plan::Plan;

use super::fields::{Field, Kind, NAME, Part, Record, Visitor, walk};
use super::query::{Facet, Query};
use super::results::{Item, Results};
use super::run::Search;
use super::tables::Tables;

/// The folded text of a plan's records, or of the host's.
#[derive(Debug)]
pub struct Index {
    pub(super) tables: Arc<Tables>,
    /// Folded; before and after each text stands [`BETWEEN`].
    pub(super) units: Vec<u16>,
    /// Where each text starts in the units, and where the next one would.
    starts: Vec<u32>,
    /// Field and part of each text, and the records they are of; nothing for records of the host, which have one text each.
    texts: Vec<(&'static Field, Option<Item>)>,
    rows: Vec<Row>,
    /// What there is to filter by; first of all, for each facet, what records have that have nothing of it.
    pub(super) values: Vec<Value>,
}

/// A value of a facet: a list, a box, a group, a type or a document.
#[derive(Debug)]
pub(super) struct Value {
    pub facet: Facet,
    pub value: String,
    pub label: String,
}

/// What stands between two texts: nothing goes across it, and a word begins after it.
const BETWEEN: u16 = 0;

/// The places of nothing among the values, facet by facet; and what a record of the host has, which is its list alone.
const NOTHING: [usize; 5] = [0, 1, 2, 3, 4];
const RECORD: [usize; 5] = [5, 1, 2, 3, 4];

/// A text of a record.
#[derive(Debug)]
pub(super) struct Text {
    pub field: &'static Field,
    /// Where it starts among all units, and where it ends.
    pub start: usize,
    pub end: usize,
}

/// A record of a plan.
#[derive(Debug)]
pub(super) struct Row {
    pub kind: Kind,
    pub row: usize,
    pub id: String,
    pub name: String,
    texts: Range<usize>,
    /// Its list, box, group, type and document, as places in [`Index::values`].
    values: [usize; 5],
}

impl Index {
    /// Indexes the projects, measures, targets, terms and sections of a plan.
    ///
    /// The bundled plan needs [`Tables::bundled`]; any other needs all tables, or only what is written is found.
    pub fn of_plan(plan: &Plan, tables: &Arc<Tables>) -> Self {
        let mut builder = Builder {
            index: Self::empty(tables),
            plan,
        };
        walk(plan, &mut builder);
        builder.index
    }

    /// Indexes records of the host: one text each in one buffer, each ending where `ends` says. The originals stay with the
    /// host. `None` if the ends do not fit the buffer.
    pub fn of_records(units: &[u16], ends: &[u32], tables: &Arc<Tables>) -> Option<Self> {
        let mut index = Self::with_room(units.len(), ends.len(), tables);
        index.append(units, ends).then_some(index)
    }

    /// An index of the host's with room for so many units and records, so that it need not grow.
    pub fn with_room(units: usize, records: usize, tables: &Arc<Tables>) -> Self {
        let mut index = Self::empty(tables);
        index.units.reserve_exact(units + records);
        index.starts.reserve_exact(records);
        let record = Kind::Record.as_str();
        index.place(Facet::Kind, record, record);
        index
    }

    /// Adds records of the host, as [`Index::of_records`] took the first; `false`, and nothing is added, if the ends do not fit.
    pub fn append(&mut self, units: &[u16], ends: &[u32]) -> bool {
        let last = ends.last().map_or(0, |end| *end as usize);
        let fits = self.rows.is_empty() && ends.is_sorted() && last == units.len();
        if fits {
            let mut start = 0;
            for end in ends {
                let text = units.get(start..*end as usize).unwrap_or_default();
                start += text.len();
                self.push(text.iter().copied());
            }
        }
        fits
    }

    /// Adds a text.
    fn push(&mut self, text: impl Iterator<Item = u16>) {
        self.units.extend(text.map(|unit| self.tables.fold(unit)));
        self.units.push(BETWEEN);
        self.starts.push(self.units.len() as u32);
    }

    /// How many records it holds.
    pub fn len(&self) -> usize {
        if self.rows.is_empty() {
            self.starts.len() - 1
        } else {
            self.rows.len()
        }
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Searches to the end.
    pub fn search(&self, query: &Query<'_>) -> Results {
        let mut search = Search::start(self, query, None);
        while !search.step(self, query, usize::MAX) {}
        search.results(self, query)
    }

    /// The record of a plan at a place.
    pub(super) fn row(&self, at: usize) -> Option<&Row> {
        self.rows.get(at)
    }

    /// The list a record is in.
    pub(super) fn kind(&self, at: usize) -> Kind {
        self.rows.get(at).map_or(Kind::Record, |row| row.kind)
    }

    /// A record's list, box, group, type and document, as places among the values.
    pub(super) fn values(&self, at: usize) -> [usize; 5] {
        self.rows.get(at).map_or(RECORD, |row| row.values)
    }

    /// Whether its records are the host's: alike in all but their texts.
    pub(super) fn is_hosted(&self) -> bool {
        self.rows.is_empty()
    }

    /// The place of a value, which is added if it is not known.
    fn place(&mut self, facet: Facet, value: &str, label: &str) -> usize {
        let mut at = Facet::ALL.len();
        while let Some(known) = self.values.get(at) {
            if known.facet == facet && known.value == value {
                return at;
            }
            at += 1;
        }
        self.values.push(Value {
            facet,
            value: value.to_owned(),
            label: label.to_owned(),
        });
        at
    }

    /// The places of a record's texts.
    pub(super) fn places(&self, at: usize) -> Range<usize> {
        self.rows
            .get(at)
            .map_or(at..at + 1, |row| row.texts.clone())
    }

    /// The text at a place.
    pub(super) fn text(&self, place: usize) -> Text {
        Text {
            field: self.texts.get(place).map_or(&NAME, |(field, _)| field),
            start: self.start(place),
            end: self.start(place + 1) - 1,
        }
    }

    /// Where the text at a place starts.
    #[inline(always)]
    fn start(&self, place: usize) -> usize {
        self.starts.get(place).map_or(1, |start| *start as usize)
    }

    /// Where the units of a record start, and where those of the next may.
    pub(super) fn span(&self, at: usize) -> (usize, usize) {
        let places = self.places(at);
        (self.start(places.start), self.start(places.end))
    }

    /// Which part of its field a text is.
    pub(super) fn item(&self, place: usize) -> Option<Item> {
        self.texts.get(place).and_then(|(_, item)| item.clone())
    }

    fn empty(tables: &Arc<Tables>) -> Self {
        Self {
            tables: tables.clone(),
            units: vec![BETWEEN],
            starts: vec![1],
            texts: Vec::new(),
            rows: Vec::new(),
            values: Facet::ALL.map(nothing).into(),
        }
    }
}

struct Builder<'a> {
    index: Index,
    plan: &'a Plan,
}

impl Visitor for Builder<'_> {
    fn text(&mut self, field: &'static Field, part: Part<'_>, text: &str) {
        let index = &mut self.index;
        index.push(text.encode_utf16());
        let item = match part {
            Part::Whole => None,
            Part::At(at) => Some(Item::At(at)),
            Part::Language(tag) => Some(Item::Language(tag.to_owned())),
        };
        index.texts.push((field, item));
    }

    fn record(&mut self, record: Record<'_>) {
        let list = record.kind.as_str();
        let number = record.r#box.map_or(0, |(number, _)| number).to_string();
        let mut documents = self.plan.documents.iter();
        let document = documents.find(|document| document.id == record.source.document);
        let values = [
            Some((list, list)),
            record.r#box.map(|(_, title)| (number.as_str(), title)),
            record.group.map(|group| (group, group)),
            record.r#type.map(|word| (word, word)),
            document.map(|document| (document.id.as_str(), document.title.as_str())),
        ];
        let mut places = NOTHING;
        for ((place, value), facet) in places.iter_mut().zip(values).zip(Facet::ALL) {
            if let Some((value, label)) = value {
                *place = self.index.place(facet, value, label);
            }
        }
        let first = self.index.rows.last().map_or(0, |row| row.texts.end);
        self.index.rows.push(Row {
            kind: record.kind,
            row: record.row,
            id: record.id.to_owned(),
            name: record.name.to_owned(),
            texts: first..self.index.texts.len(),
            values: places,
        });
    }
}

/// What a record without a box, a group … has of it.
fn nothing(facet: Facet) -> Value {
    Value {
        facet,
        value: String::new(),
        label: String::new(),
    }
}
