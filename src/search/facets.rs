//! Filtering, counting and cutting to a page.

use std::collections::BinaryHeap;

use super::index::Index;
use super::query::{Facet, Query};
use super::rank::marks;
use super::results::{FacetValue, Facets, Hit, Results};
use super::run::{Found, Search};

/// The values of one facet: those selected, and how many records have each.
struct Counter<'a> {
    values: &'a [(String, String)],
    slot: usize,
    /// Nothing is selected, so everything passes.
    open: bool,
    selected: Vec<bool>,
    counts: Vec<usize>,
}

impl<'a> Counter<'a> {
    fn new(index: &'a Index, query: &Query<'_>, facet: Facet) -> Self {
        let slot = facet as usize;
        let values = index.values.get(slot).map_or(&[][..], Vec::as_slice);
        let mut selected = Vec::with_capacity(values.len());
        for (value, _) in values {
            selected.push(query.selects(facet, value));
        }
        Self {
            values,
            slot,
            open: query.is_open(facet),
            counts: vec![0; values.len()],
            selected,
        }
    }

    /// Whether it has anything to count or to refuse.
    fn matters(&self) -> bool {
        !self.open || !self.values.is_empty()
    }

    fn passes(&self, index: &Index, at: usize) -> bool {
        self.open
            || index
                .value(at, self.slot)
                .and_then(|value| self.selected.get(value))
                == Some(&true)
    }

    fn count(&mut self, index: &Index, at: usize) {
        if let Some(count) = index
            .value(at, self.slot)
            .and_then(|value| self.counts.get_mut(value))
        {
            *count += 1;
        }
    }

    /// The values that records have or that are selected.
    fn values(self) -> Vec<FacetValue> {
        let mut shown = Vec::new();
        for ((known, count), selected) in self.values.iter().zip(self.counts).zip(self.selected) {
            let selected = selected && !self.open;
            if count > 0 || selected {
                shown.push(FacetValue {
                    value: known.0.clone(),
                    label: known.1.clone(),
                    count,
                    selected,
                });
            }
        }
        shown
    }
}

impl Search {
    /// What was found, filtered, ranked and cut to the page that `query` asks for.
    ///
    /// Limit, offset and filters may be others than the search was started with; text and kinds may not.
    pub fn results(&self, index: &Index, query: &Query<'_>) -> Results {
        let mut counters = Facet::ALL.map(|facet| Counter::new(index, query, facet));
        let page_end = query.offset.saturating_add(query.limit);
        // Records of the host have but one facet.
        let mut live: Vec<&mut Counter<'_>> = counters.iter_mut().filter(|c| c.matters()).collect();
        let mut total = 0;
        // Only the best are kept, the worst of them on top.
        let mut best: BinaryHeap<Found> = BinaryHeap::new();
        for found in self.found() {
            let at = found.at();
            // What fails one facet alone counts there, whatever is selected of it.
            let mut failed = 0;
            let mut last = 0;
            for (slot, counter) in live.iter().enumerate() {
                if !counter.passes(index, at) {
                    failed += 1;
                    last = slot;
                }
            }
            for (slot, counter) in live.iter_mut().enumerate() {
                if failed == 0 || failed == 1 && slot == last {
                    counter.count(index, at);
                }
            }
            if failed == 0 {
                total += 1;
                if best.len() < page_end {
                    best.push(*found);
                } else if let Some(mut worst) = best.peek_mut()
                    && *worst > *found
                {
                    *worst = *found;
                }
            }
        }
        let best = best.into_sorted_vec();
        let page = best.get(query.offset..).unwrap_or_default();
        let [kind, r#box, group, r#type, document] = counters.map(Counter::values);
        Results {
            total,
            approximate: self.is_approximate() && total > 0,
            hits: page.iter().map(|found| self.hit(index, *found)).collect(),
            facets: Facets {
                kind,
                r#box,
                group,
                r#type,
                document,
            },
        }
    }

    fn hit(&self, index: &Index, found: Found) -> Hit {
        let at = found.at();
        let (field, ranges) = marks(index, at, self.matchers());
        let (row, id, name) = match index.row(at) {
            Some(row) => (row.row, row.id.clone(), row.name.clone()),
            None => (at, String::new(), String::new()),
        };
        Hit {
            id,
            kind: index.kind(at),
            row,
            name,
            field,
            rank: found.rank() as usize,
            ranges,
        }
    }
}
