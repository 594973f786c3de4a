//! Which hit comes first, and which of its letters are marked.

use super::index::{Index, Text};
use super::matcher::{Ahead, Match, Matcher, Tier};
use super::results::Range;

/// Most that position and rest can be.
const MOST: usize = 0xfff;

/// How well a term is met at one place: lower is better. From the top of 30 bits: a whole name, which comes before every
/// tier, or the tier; the field; the position; the share of the text that is not covered.
fn key(text: &Text, (tier, start, end): Match) -> u32 {
    let (length, covered) = (text.end - text.start, end - start);
    let whole = tier == Tier::Literal && text.field.named && covered == length;
    let tier = if whole { 0 } else { tier as u32 };
    let position = (start - text.start).min(MOST);
    let rest = MOST - covered * MOST / length.max(1);
    tier << 27 | u32::from(text.field.rank) << 24 | (position << 12 | rest) as u32
}

/// How well a record meets a term, if it does, and in which field it does best. Lower is better.
pub(super) fn rank(
    index: &Index,
    at: usize,
    matcher: &Matcher,
    ahead: &mut Ahead,
) -> Option<(u32, &'static str)> {
    let mut best: Option<(u32, &'static str)> = None;
    for place in index.places(at) {
        let text = index.text(place);
        if let Some(found) = matcher.best(index, &text, ahead) {
            let key = key(&text, found);
            if best.is_none_or(|(known, _)| key < known) {
                best = Some((key, text.field.name));
            }
        }
    }
    best
}

/// The field a record is found by best, and everything in it that meets a term as well, or by whole syllables.
pub(super) fn marks(index: &Index, at: usize, matchers: &[Matcher]) -> (&'static str, Vec<Range>) {
    let mut terms = Vec::new();
    let mut first = (u32::MAX, "");
    for matcher in matchers {
        let mut ahead = Ahead::up_to(index.span(at).1);
        if let Some((key, field)) = rank(index, at, matcher, &mut ahead) {
            terms.push((matcher, key >> 27));
            if key < first.0 {
                first = (key, field);
            }
        }
    }
    let mut ranges: Vec<Range> = Vec::new();
    for place in index.places(at) {
        let text = index.text(place);
        let mut marked = vec![false; text.end - text.start];
        for (matcher, tier) in &terms {
            let mut start = text.start;
            while start < text.end {
                let found = matcher.best_at(index, &text, start);
                start += 1;
                // Whole syllables say as much as what is written; initials that are not needed are noise.
                let least = (*tier).max(Tier::Full as u32);
                if let Some((_, from, end)) = found.filter(|(tier, ..)| *tier as u32 <= least) {
                    let covered = marked.get_mut(from - text.start..end - text.start);
                    covered.unwrap_or_default().fill(true);
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
                    item: index.item(place),
                    start: at,
                    end: at + 1,
                }),
                None => {}
            }
            open = marked;
        }
    }
    (first.1, ranges)
}
