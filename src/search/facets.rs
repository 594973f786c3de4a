//! Filtering, counting and cutting to a page.

use super::fields::Kind;
use super::index::Index;
use super::query::{Facet, Query};
use super::rank::marks;
use super::results::{FacetValue, Facets, Hit, Results};
use super::run::{Found, Search};

/// The values of one facet: those selected, and how many records have each.
struct Counter {
    facet: Facet,
    /// Nothing is selected, so everything passes.
    open: bool,
    selected: Vec<bool>,
    counts: Vec<usize>,
}

impl Counter {
    fn new(index: &Index, query: &Query<'_>, facet: Facet) -> Self {
        let chosen = |value: &str| {
            query
                .filters
                .iter()
                .any(|(f, wanted)| *f == facet && wanted == value)
        };
        let (open, selected): (bool, Vec<bool>) = match slot(facet) {
            Some(slot) => {
                let values = index.values.get(slot).into_iter().flatten();
                let open = query.filters.iter().all(|(f, _)| *f != facet);
                (open, values.map(|(value, _)| chosen(value)).collect())
            }
            None => {
                let selected: Vec<bool> = Kind::ALL.iter().map(|kind| query.wants(*kind)).collect();
                (selected.iter().all(|wanted| *wanted), selected)
            }
        };
        Self {
            facet,
            open,
            counts: vec![0; selected.len()],
            selected,
        }
    }

    /// The place of a record's value.
    fn value(&self, index: &Index, at: usize) -> Option<usize> {
        match slot(self.facet) {
            Some(slot) => *index.row(at)?.values.get(slot)?,
            None => Some(index.kind(at) as usize),
        }
    }

    fn passes(&self, index: &Index, at: usize) -> bool {
        self.open
            || self
                .value(index, at)
                .and_then(|value| self.selected.get(value))
                == Some(&true)
    }

    fn count(&mut self, index: &Index, at: usize) {
        if let Some(count) = self
            .value(index, at)
            .and_then(|value| self.counts.get_mut(value))
        {
            *count += 1;
        }
    }

    /// Whether any record of the index has the value: a plan has no list of host's records.
    fn exists(&self, index: &Index, value: usize) -> bool {
        slot(self.facet).is_some() || (0..index.len()).any(|at| index.kind(at) as usize == value)
    }

    /// The values that records have or that are selected.
    fn values(self, index: &Index) -> Vec<FacetValue> {
        let word = |at: usize| match slot(self.facet) {
            Some(slot) => index.values.get(slot)?.get(at).cloned(),
            None => Kind::ALL
                .get(at)
                .map(|kind| (kind.as_str().to_owned(), kind.as_str().to_owned())),
        };
        let counted = self.counts.iter().zip(&self.selected).enumerate();
        let shown = counted.filter_map(|(at, (count, selected))| {
            let selected = *selected && !self.open && self.exists(index, at);
            let (value, label) = word(at).filter(|_| *count > 0 || selected)?;
            Some(FacetValue {
                value,
                label,
                count: *count,
                selected,
            })
        });
        shown.collect()
    }
}

fn slot(facet: Facet) -> Option<usize> {
    match facet {
        Facet::Kind => None,
        Facet::Box => Some(0),
        Facet::Group => Some(1),
        Facet::Type => Some(2),
        Facet::Document => Some(3),
    }
}

impl Search {
    /// What was found, filtered, ranked and cut to the page that `query` asks for.
    ///
    /// Limit, offset and filters may be others than the search was started with; text and kinds may not.
    pub fn results(&self, index: &Index, query: &Query<'_>) -> Results {
        let mut counters = Facet::ALL.map(|facet| Counter::new(index, query, facet));
        let mut kept: Vec<Found> = Vec::new();
        for found in self.found() {
            let at = found.at();
            let fails = counters
                .each_ref()
                .map(|counter| !counter.passes(index, at));
            let failed = fails.iter().filter(|fails| **fails).count();
            if failed == 0 {
                kept.push(*found);
            }
            for (counter, fails) in counters.iter_mut().zip(fails) {
                if failed == usize::from(fails) {
                    counter.count(index, at);
                }
            }
        }
        // Only the page shown needs to be in order.
        let until = query.offset.saturating_add(query.limit).min(kept.len());
        if until > 0 && until < kept.len() {
            kept.select_nth_unstable(until);
        }
        let page = kept.get_mut(..until).unwrap_or_default();
        page.sort_unstable();
        let page = page.get(query.offset.min(until)..).unwrap_or_default();
        let [kind, r#box, group, r#type, document] = counters.map(|counter| counter.values(index));
        let hits = page
            .iter()
            .map(|found| self.hit(index, found.at()))
            .collect();
        Results {
            total: kept.len(),
            approximate: self.is_approximate() && !kept.is_empty(),
            hits,
            facets: Facets {
                kind,
                r#box,
                group,
                r#type,
                document,
            },
        }
    }

    fn hit(&self, index: &Index, at: usize) -> Hit {
        let (field, ranges) = marks(index, at, self.matchers());
        let row = index.row(at);
        Hit {
            id: row.map_or_else(String::new, |row| row.id.clone()),
            kind: index.kind(at),
            row: row.map_or(at, |row| row.row),
            name: row.map_or_else(String::new, |row| row.name.clone()),
            field,
            ranges,
        }
    }
}
