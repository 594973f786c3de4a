//! Looking through an index, all at once or in steps.

use super::fold::fold_text;
use super::index::{FieldText, Index, Kind, Row};
use super::query::{Facet, Query};
use super::results::{FacetValue, Facets, Hit, Range, Results};

/// A search under way. It keeps no hold of the index, which is handed to every step.
#[derive(Debug)]
pub struct Search {
    terms: Vec<Vec<u16>>,
    next: usize,
    found: Vec<u32>,
}

impl Search {
    /// Starts a search.
    pub fn start(query: &Query<'_>) -> Self {
        let folded = fold_text(query.text);
        let terms = folded.split(|unit| *unit == 0x20);
        Self {
            terms: terms
                .filter(|term| !term.is_empty())
                .map(<[u16]>::to_vec)
                .collect(),
            next: 0,
            found: Vec::new(),
        }
    }

    /// Looks through about `budget` units of text; answers whether the search is done.
    pub fn step(&mut self, index: &Index, budget: usize) -> bool {
        let mut left = budget;
        while self.next < index.rows.len() && left > 0 {
            let texts = index.texts(self.next);
            if self
                .terms
                .iter()
                .all(|term| texts.clone().any(|(_, text)| find(text, term).is_some()))
            {
                self.found.push(self.next as u32);
            }
            left = left.saturating_sub(texts.map(|(_, text)| text.len()).sum::<usize>() + 1);
            self.next += 1;
        }
        self.next == index.rows.len()
    }

    /// How far it is, from 0 to 1.
    pub fn progress(&self, index: &Index) -> f64 {
        self.next as f64 / index.rows.len().max(1) as f64
    }

    /// What was found so far, filtered, ranked and cut to the page that `query` asks for.
    pub fn results(&self, index: &Index, query: &Query<'_>) -> Results {
        let rows = self
            .found
            .iter()
            .filter_map(|at| Some((*at as usize, index.rows.get(*at as usize)?)));
        let mut facets = Facets::default();
        let mut kept = Vec::new();
        for (at, row) in rows {
            let fails: Vec<Facet> = Facet::ALL
                .into_iter()
                .filter(|f| !passes(index, query, row, *f))
                .collect();
            if fails.is_empty() {
                kept.push(at);
            }
            for facet in Facet::ALL {
                if fails.iter().all(|failed| *failed == facet) {
                    count(&mut facets, index, query, row, facet);
                }
            }
        }
        Results {
            total: kept.len(),
            approximate: false,
            hits: kept
                .iter()
                .skip(query.offset)
                .take(query.limit)
                .filter_map(|at| self.hit(index, *at))
                .collect(),
            facets,
        }
    }

    fn hit(&self, index: &Index, at: usize) -> Option<Hit> {
        let row = index.rows.get(at)?;
        let mut ranges: Vec<Range> = Vec::new();
        for (field, text) in index.texts(at) {
            for term in &self.terms {
                if let Some(start) = find(text, term) {
                    let (item, end) = (field.item.clone(), start + term.len());
                    ranges.push(Range {
                        field: field.name,
                        item,
                        start,
                        end,
                    });
                }
            }
        }
        Some(Hit {
            id: row.id.clone(),
            kind: row.kind,
            row: row.row as usize,
            name: row.name.clone(),
            field: ranges.first().map_or("", |range| range.field),
            ranges,
        })
    }
}

fn find(text: &[u16], term: &[u16]) -> Option<usize> {
    text.windows(term.len()).position(|window| window == term)
}

fn value(index: &Index, row: &Row, facet: Facet) -> Option<(String, String)> {
    let slot = match facet {
        Facet::Kind => return Some((row.kind.as_str().to_owned(), row.kind.as_str().to_owned())),
        Facet::Box => 0,
        Facet::Group => 1,
        Facet::Type => 2,
        Facet::Document => 3,
    };
    let at = (*row.values.get(slot)?)?;
    index.values.get(slot)?.get(at as usize).cloned()
}

fn selected(query: &Query<'_>, facet: Facet, value: &str) -> bool {
    match facet {
        Facet::Kind => Kind::parse(value).is_some_and(|kind| query.kinds.contains(&kind)),
        _ => query
            .filters
            .iter()
            .any(|(f, wanted)| *f == facet && wanted == value),
    }
}

fn passes(index: &Index, query: &Query<'_>, row: &Row, facet: Facet) -> bool {
    let open = match facet {
        Facet::Kind => query.kinds.is_empty(),
        _ => query.filters.iter().all(|(f, _)| *f != facet),
    };
    open || value(index, row, facet).is_some_and(|(value, _)| selected(query, facet, &value))
}

fn count(facets: &mut Facets, index: &Index, query: &Query<'_>, row: &Row, facet: Facet) {
    let Some((value, label)) = value(index, row, facet) else {
        return;
    };
    let values = match facet {
        Facet::Kind => &mut facets.kind,
        Facet::Box => &mut facets.r#box,
        Facet::Group => &mut facets.group,
        Facet::Type => &mut facets.r#type,
        Facet::Document => &mut facets.document,
    };
    match values.iter_mut().find(|known| known.value == value) {
        Some(known) => known.count += 1,
        None => {
            let selected = selected(query, facet, &value);
            values.push(FacetValue {
                value,
                label,
                count: 1,
                selected,
            });
        }
    }
}

impl Index {
    /// The fields of a row and their texts.
    pub(super) fn texts(&self, row: usize) -> impl Iterator<Item = (&FieldText, &[u16])> + Clone {
        let ends = |at: usize| self.rows.get(at).map_or(0, |row| row.fields_end as usize);
        let first = if row == 0 { 0 } else { ends(row - 1) };
        (first..ends(row)).filter_map(|at| {
            let start = if at == 0 {
                0
            } else {
                self.fields.get(at - 1)?.end
            };
            let field = self.fields.get(at)?;
            Some((field, self.units.get(start as usize..field.end as usize)?))
        })
    }
}
