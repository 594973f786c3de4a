//! Which hit comes first, and which of its letters are marked.

use super::fields::Field;
use super::index::Index;
use super::matcher::{Match, Matcher, Tier};
use super::results::Range;

/// How well a term is met at one place: lower is better, compared from the top.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Met {
    /// A whole name comes before every tier.
    tier: u8,
    field: u8,
    position: u32,
    /// The share of the text that is not covered.
    rest: u32,
}

/// Most that position and rest can be.
const MOST: usize = 0xfff;

impl Met {
    fn new(field: &Field, length: usize, (tier, start, end): Match) -> Self {
        let whole = tier == Tier::Literal && field.named && end - start == length;
        Self {
            tier: if whole { 0 } else { tier as u8 },
            field: field.rank,
            position: start.min(MOST) as u32,
            rest: (MOST - (end - start) * MOST / length.max(1)) as u32,
        }
    }

    /// In 30 bits.
    fn key(self) -> u32 {
        u32::from(self.tier) << 27 | u32::from(self.field) << 24 | self.position << 12 | self.rest
    }
}

/// How well a record meets a term, if it does. Lower is better. Before `barren` no match begins.
pub(super) fn rank(index: &Index, at: usize, matcher: &Matcher, barren: usize) -> Option<u32> {
    best(index, at, matcher, barren).map(|(met, _)| met.key())
}

/// How a record meets a term best, and in which field.
fn best(index: &Index, at: usize, matcher: &Matcher, barren: usize) -> Option<(Met, &'static str)> {
    let mut best: Option<(Met, &'static str)> = None;
    for text in index.texts(at) {
        if let Some(found) = matcher.best(index, &text, barren.saturating_sub(text.start)) {
            let met = Met::new(text.field, text.units.len(), found);
            if best.is_none_or(|(known, _)| met < known) {
                best = Some((met, text.field.name));
            }
        }
    }
    best
}

/// The field a record is found by best, and everything in it that meets a term as well, or by whole syllables.
pub(super) fn marks(index: &Index, at: usize, matchers: &[Matcher]) -> (&'static str, Vec<Range>) {
    let mut terms = Vec::new();
    for matcher in matchers {
        if let Some((met, field)) = best(index, at, matcher, 0) {
            terms.push((matcher, met, field));
        }
    }
    let first = terms.iter().min_by_key(|(_, met, _)| *met);
    let name = first.map_or("", |(_, _, name)| *name);
    let mut ranges: Vec<Range> = Vec::new();
    for text in index.texts(at) {
        let mut marked = vec![false; text.units.len()];
        for (matcher, met, _) in &terms {
            let mut start = 0;
            while start < text.units.len() {
                let found = matcher.best_at(index, &text, start);
                start += 1;
                // Whole syllables say as much as what is written; initials that are not needed are noise.
                let least = met.tier.max(Tier::Full as u8);
                if let Some((_, from, end)) = found.filter(|(tier, ..)| *tier as u8 <= least) {
                    marked.get_mut(from..end).unwrap_or_default().fill(true);
                    start = end;
                }
            }
        }
        let mut open = false;
        for (at, marked) in marked.into_iter().enumerate() {
            match ranges.last_mut().filter(|_| marked && open) {
                Some(range) => range.end = at + 1,
                None if marked => ranges.push(Range {
                    field: text.field.name,
                    item: index.item(text.place),
                    start: at,
                    end: at + 1,
                }),
                None => {}
            }
            open = marked;
        }
    }
    (name, ranges)
}
