//! The folded text of records, field by field.

use std::sync::Arc;

use crate::plan::Plan;

use super::fields::{Field, Kind, NAME, Part, Record, records};
use super::query::Query;
use super::results::{Item, Results};
use super::run::Search;
use super::tables::Tables;

/// The folded text of a plan's records, or of the host's.
#[derive(Debug)]
pub struct Index {
    pub(super) tables: Arc<Tables>,
    units: Vec<u16>,
    /// Where each text ends in the units; it starts where the one before ends.
    ends: Vec<u32>,
    /// Field and part of each text, and the records they are of; nothing for records of the host, which have one text each.
    texts: Vec<(&'static Field, Option<Item>)>,
    rows: Vec<Row>,
    /// Value and label of every list, box, group, type and document, in the order of the plan.
    pub(super) values: [Vec<(String, String)>; 5],
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
        let mut index = Self::empty(tables);
        for record in records(plan) {
            index.add(&record, plan);
        }
        index
    }

    /// Indexes records of the host: one text each in one buffer, each ending where `ends` says.
    ///
    /// The buffer is folded in place, and the originals stay with the host. `None` if the ends do not fit the buffer.
    pub fn of_records(units: Vec<u16>, ends: Vec<u32>, tables: &Arc<Tables>) -> Option<Self> {
        let mut index = Self::empty(tables);
        index.units = units;
        index.ends = ends;
        let record = Kind::Record.as_str().to_owned();
        index.values[0].push((record.clone(), record));
        index.fold_from(0, 0).then_some(index)
    }

    /// Adds records of the host, as [`Index::of_records`] took the first; `false`, and nothing is added, if the ends do not fit.
    pub fn append(&mut self, units: &[u16], ends: &[u32]) -> bool {
        let (old_units, old_ends) = (self.units.len(), self.ends.len());
        let shifted = ends.iter().map(|end| end.saturating_add(old_units as u32));
        self.ends.extend(shifted);
        self.units.extend(units);
        let fits = self.rows.is_empty() && self.fold_from(old_units, old_ends);
        if !fits {
            self.units.truncate(old_units);
            self.ends.truncate(old_ends);
        }
        fits
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

    /// The texts of a record: their places, fields and folded units.
    pub(super) fn texts(&self, at: usize) -> impl Iterator<Item = (usize, &'static Field, &[u16])> {
        let places = self.places(at);
        let mut start = self.start(places.start);
        places.filter_map(move |place| {
            let end = *self.ends.get(place)? as usize;
            let text = self.units.get(start..end)?;
            start = end;
            Some((
                place,
                self.texts.get(place).map_or(&NAME, |(field, _)| field),
                text,
            ))
        })
    }

    /// The places of a record's texts.
    fn places(&self, at: usize) -> std::ops::Range<usize> {
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
        before.map_or(0, |end| *end as usize)
    }

    /// What looking at a record costs: its text, and the way to it.
    pub(super) fn cost(&self, at: usize) -> usize {
        let places = self.places(at);
        8 + self
            .start(places.end)
            .saturating_sub(self.start(places.start))
    }

    /// Which part of its field a text is.
    pub(super) fn item(&self, place: usize) -> Option<Item> {
        self.texts.get(place).and_then(|(_, item)| item.clone())
    }

    fn empty(tables: &Arc<Tables>) -> Self {
        Self {
            tables: tables.clone(),
            units: Vec::new(),
            ends: Vec::new(),
            texts: Vec::new(),
            rows: Vec::new(),
            values: Default::default(),
        }
    }

    /// Folds the units from `first` on; whether the ends from `first_end` on divide them.
    fn fold_from(&mut self, first: usize, first_end: usize) -> bool {
        let ends = self.ends.get(first_end..).unwrap_or_default();
        let last = ends.last().map_or(first, |end| *end as usize);
        let fits = ends.first().is_none_or(|end| *end as usize >= first)
            && ends.is_sorted()
            && last == self.units.len();
        for unit in self.units.iter_mut().skip(first) {
            *unit = self.tables.fold(*unit);
        }
        fits
    }

    fn add(&mut self, record: &Record<'_>, plan: &Plan) {
        for (field, part, text) in &record.texts {
            self.units
                .extend(text.encode_utf16().map(|unit| self.tables.fold(unit)));
            self.ends.push(self.units.len() as u32);
            let item = match part {
                Part::Whole => None,
                Part::At(at) => Some(Item::At(*at)),
                Part::Language(tag) => Some(Item::Language((*tag).to_owned())),
            };
            self.texts.push((field, item));
        }
        let list = record.kind.as_str();
        let number = record
            .r#box
            .map_or_else(String::new, |(number, _)| number.to_string());
        let documents = &plan.documents;
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
        for ((facet, known), slot) in facets.iter().zip(&mut self.values).zip(&mut values) {
            if let Some((value, label)) = facet {
                *slot = Some(place(known, value, label));
            }
        }
        self.rows.push(Row {
            kind: record.kind,
            row: record.row,
            id: record.id.to_owned(),
            name: record.name.to_owned(),
            ends: self.texts.len(),
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
