//! Which hit comes first, and which of its letters are marked.

use super::fields::Field;
use super::index::Index;
use super::matcher::Matcher;
use super::pinyin::Tier;
use super::results::Range;

/// How well a term is met at one place: lower is better, compared from the top.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Met {
    /// A whole name comes before every tier.
    tier: u8,
    field: u8,
    position: u16,
    /// The share of the text that is not covered.
    rest: u16,
}

impl Met {
    fn new(field: &Field, length: usize, tier: Tier, start: usize, end: usize) -> Self {
        let whole = tier == Tier::Literal && field.named && end - start == length;
        let covered = (end - start) * usize::from(u16::MAX) / length.max(1);
        Self {
            tier: if whole { 0 } else { tier as u8 },
            field: field.rank,
            position: u16::try_from(start).unwrap_or(u16::MAX),
            rest: u16::MAX - u16::try_from(covered).unwrap_or(u16::MAX),
        }
    }

    /// In 40 bits.
    fn key(self) -> u64 {
        let head = u64::from(self.tier) << 36 | u64::from(self.field) << 32;
        head | u64::from(self.position) << 16 | u64::from(self.rest)
    }
}

/// How well a record meets a term, if it does. Lower is better.
pub(super) fn rank(index: &Index, at: usize, matcher: &Matcher) -> Option<u64> {
    best(index, at, matcher).map(|(met, _)| met.key())
}

/// How a record meets a term best, and in which field.
fn best(index: &Index, at: usize, matcher: &Matcher) -> Option<(Met, &'static str)> {
    let mut best: Option<(Met, &'static str)> = None;
    for (_, field, text) in index.texts(at) {
        if let Some((tier, start, end)) = matcher.best(field, text, &index.tables) {
            let met = Met::new(field, text.len(), tier, start, end);
            if best.is_none_or(|(known, _)| met < known) {
                best = Some((met, field.name));
            }
        }
    }
    best
}

/// The field a record is found by best, and everything in it that meets a term as well as it can be met.
pub(super) fn marks(index: &Index, at: usize, matchers: &[Matcher]) -> (&'static str, Vec<Range>) {
    let terms: Vec<_> = matchers
        .iter()
        .filter_map(|matcher| Some((matcher, best(index, at, matcher)?)))
        .collect();
    let field = terms
        .iter()
        .min_by_key(|(_, (met, _))| *met)
        .map_or("", |(_, (_, field))| *field);
    let mut ranges = Vec::new();
    for (place, field, text) in index.texts(at) {
        let mut marked = vec![false; text.len()];
        for (matcher, (met, _)) in &terms {
            let mut start = 0;
            while start < text.len() {
                let found = matcher.best_at(field, text, start, &index.tables);
                // A whole name is met literally.
                let end = found
                    .filter(|(tier, _)| *tier as u8 <= met.tier.max(1))
                    .map(|(_, end)| end);
                if let Some(marked) = end.and_then(|end| marked.get_mut(start..end)) {
                    marked.fill(true);
                }
                start = end.unwrap_or(start + 1);
            }
        }
        let mut start = 0;
        for piece in marked.chunk_by(|a, b| a == b) {
            let end = start + piece.len();
            if piece.first() == Some(&true) {
                let item = index.item(place);
                ranges.push(Range {
                    field: field.name,
                    item,
                    start,
                    end,
                });
            }
            start = end;
        }
    }
    (field, ranges)
}
