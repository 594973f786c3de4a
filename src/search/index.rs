//! The folded text of records, field by field.

use std::ops::Range;
use std::sync::Arc;

use crate::plan::Plan;

use super::fields::{Field, Kind, NAME, Part, Record, Visitor, walk};
use super::query::Query;
use super::results::{Item, Results};
use super::run::Search;
use super::tables::Tables;

/// The folded text of a plan's records, or of the host's.
#[derive(Debug)]
pub struct Index {
    pub(super) tables: Arc<Tables>,
    /// Folded; before and after each text stands [`BETWEEN`].
    pub(super) units: Vec<u16>,
    /// Where each text ends in the units.
    ends: Vec<u32>,
    /// Field and part of each text, and the records they are of; nothing for records of the host, which have one text each.
    texts: Vec<(&'static Field, Option<Item>)>,
    rows: Vec<Row>,
    /// Value and label of every list, box, group, type and document, in the order of the plan.
    pub(super) values: [Vec<(String, String)>; 5],
}

/// What stands between two texts: nothing goes across it, and a word begins after it.
const BETWEEN: u16 = 0;

/// A text of a record.
#[derive(Debug, Clone, Copy)]
pub(super) struct Text<'a> {
    /// Its place among the texts.
    pub place: usize,
    pub field: &'static Field,
    /// Folded.
    pub units: &'a [u16],
    /// Where it starts among all units.
    pub start: usize,
}

/// A record of a plan.
#[derive(Debug)]
pub(super) struct Row {
    pub kind: Kind,
    pub row: usize,
    pub id: String,
    pub name: String,
    /// Where its texts end.
    ends: usize,
    /// Its list, box, group, type and document, as places in [`Index::values`].
    values: [Option<usize>; 5],
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
        index.ends.reserve_exact(records);
        let record = Kind::Record.as_str().to_owned();
        index.values[0].push((record.clone(), record));
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
        self.ends.push(self.units.len() as u32);
        self.units.push(BETWEEN);
    }

    /// How many records it holds.
    pub fn len(&self) -> usize {
        if self.rows.is_empty() {
            self.ends.len()
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

    /// The place of a record's list, box, group, type or document.
    pub(super) fn value(&self, at: usize, slot: usize) -> Option<usize> {
        match self.rows.get(at) {
            Some(row) => *row.values.get(slot)?,
            None => (slot == 0).then_some(0),
        }
    }

    /// The texts of a record.
    pub(super) fn texts(&self, at: usize) -> impl Iterator<Item = Text<'_>> {
        self.places(at).filter_map(|place| {
            let start = self.start(place);
            let end = *self.ends.get(place)? as usize;
            Some(Text {
                place,
                field: self.texts.get(place).map_or(&NAME, |(field, _)| field),
                units: self.units.get(start..end)?,
                start,
            })
        })
    }

    /// The places of a record's texts.
    fn places(&self, at: usize) -> Range<usize> {
        match self.rows.get(at) {
            Some(row) => {
                let before = at.checked_sub(1).and_then(|before| self.rows.get(before));
                before.map_or(0, |row| row.ends)..row.ends
            }
            None => at..at + 1,
        }
    }

    /// Where the text at a place starts.
    fn start(&self, place: usize) -> usize {
        let before = place
            .checked_sub(1)
            .and_then(|before| self.ends.get(before));
        before.map_or(1, |end| *end as usize + 1)
    }

    /// Where the units of a record end, and the next may start.
    pub(super) fn end(&self, at: usize) -> usize {
        self.start(self.rows.get(at).map_or(at + 1, |row| row.ends))
    }

    /// Where they start.
    pub(super) fn start_of(&self, at: usize) -> usize {
        at.checked_sub(1).map_or(1, |before| self.end(before))
    }

    /// Which part of its field a text is.
    pub(super) fn item(&self, place: usize) -> Option<Item> {
        self.texts.get(place).and_then(|(_, item)| item.clone())
    }

    fn empty(tables: &Arc<Tables>) -> Self {
        Self {
            tables: tables.clone(),
            units: vec![BETWEEN],
            ends: Vec::new(),
            texts: Vec::new(),
            rows: Vec::new(),
            values: Default::default(),
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
        let number = record
            .r#box
            .map_or_else(String::new, |(number, _)| number.to_string());
        let documents = &self.plan.documents;
        let document = documents
            .iter()
            .find(|document| document.id == record.source.document);
        let facets = [
            Some((list, list)),
            record.r#box.map(|(_, title)| (number.as_str(), title)),
            record.group.map(|group| (group, group)),
            record.r#type.map(|word| (word, word)),
            document.map(|document| (document.id.as_str(), document.title.as_str())),
        ];
        let mut values = [None; 5];
        for ((facet, known), slot) in facets.iter().zip(&mut self.index.values).zip(&mut values) {
            if let Some((value, label)) = facet {
                *slot = Some(place(known, value, label));
            }
        }
        self.index.rows.push(Row {
            kind: record.kind,
            row: record.row,
            id: record.id.to_owned(),
            name: record.name.to_owned(),
            ends: self.index.texts.len(),
            values,
        });
    }
}

/// The place of a value among those known.
fn place(known: &mut Vec<(String, String)>, value: &str, label: &str) -> usize {
    let at = known.iter().position(|(known, _)| known == value);
    if at.is_none() {
        known.push((value.to_owned(), label.to_owned()));
    }
    at.unwrap_or(known.len() - 1)
}
