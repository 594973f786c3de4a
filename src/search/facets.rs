//! Filtering, counting and cutting to a page.

use super::index::Index;
use super::query::{Facet, Query};
use super::rank::marks;
use super::results::{FacetValue, Facets, Hit, Results};
use super::run::{Found, Search};

impl Search {
    /// What was found, filtered, ranked and cut to the page that `query` asks for.
    ///
    /// Limit, offset and filters may be others than the search was started with; text and kinds may not.
    pub fn results(&self, index: &Index, query: &Query<'_>) -> Results {
        let mut passes = Vec::with_capacity(index.values.len());
        for (at, value) in index.values.iter().enumerate() {
            let selected = at >= Facet::ALL.len() && query.selects(value.facet, &value.value);
            passes.push(query.is_open(value.facet) || selected);
        }
        let mut counts = vec![0; passes.len()];
        let mut total = 0;
        let page_end = query.offset.saturating_add(query.limit);
        let mut best: Vec<Found> = Vec::new();
        let mut worst = Found::LAST;
        let alike = if index.is_hosted() {
            self.found().len()
        } else {
            1
        };
        for records in self.found().chunks(alike.max(1)) {
            let values = records
                .first()
                .map_or([0; 5], |found| index.values(found.at()));
            // What fails one facet alone counts there, whatever is selected of it.
            let mut failed = 0;
            let mut last = 0;
            for at in values {
                if passes.get(at) != Some(&true) {
                    failed += 1;
                    last = at;
                }
            }
            for at in values {
                if (failed == 0 || failed == 1 && at == last)
                    && let Some(count) = counts.get_mut(at)
                {
                    *count += records.len();
                }
            }
            if failed > 0 {
                continue;
            }
            total += records.len();
            for found in records {
                if *found < worst {
                    best.push(*found);
                    // Twice a page is enough to find the best of.
                    if best.len() / 2 >= page_end {
                        best.sort_unstable();
                        best.truncate(page_end);
                        worst = best.last().copied().unwrap_or(worst);
                    }
                }
            }
        }
        best.sort_unstable();
        best.truncate(page_end);
        let mut facets: [Vec<FacetValue>; 5] = Default::default();
        for ((known, count), passes) in index
            .values
            .iter()
            .zip(counts)
            .zip(passes)
            .skip(Facet::ALL.len())
        {
            let selected = passes && !query.is_open(known.facet);
            if (count > 0 || selected)
                && let Some(values) = facets.get_mut(known.facet as usize)
            {
                values.push(FacetValue {
                    value: known.value.clone(),
                    label: known.label.clone(),
                    count,
                    selected,
                });
            }
        }
        let [kind, r#box, group, r#type, document] = facets;
        let page = best.get(query.offset..).unwrap_or_default();
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
