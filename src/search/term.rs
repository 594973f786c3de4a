//! What was typed, as terms that must all be met.

use super::fold::{is_letter, is_silent};
use super::pinyin::{LONGEST, is_syllable};
use super::tables::Tables;

/// One of the things that must be met.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Term {
    /// Folded.
    pub units: Vec<u16>,
    /// Whether its letters may be pinyin. All capitals mean letters.
    pub read: bool,
}

impl Term {
    fn new(units: Vec<u16>, capitals: bool) -> Self {
        let lettered = units.iter().any(|unit| is_letter(*unit));
        let read = lettered && !capitals && units.len() <= LONGEST;
        Self { units, read }
    }

    /// A single Latin letter, which matches only where a word begins.
    pub fn letter(&self) -> Option<u16> {
        match self.units.as_slice() {
            [unit] if is_letter(*unit) => Some(*unit),
            _ => None,
        }
    }

    /// Whether whatever meets this term met `earlier` too, which was typed before it.
    pub fn narrows(&self, earlier: &Self) -> bool {
        let may = earlier.read || !self.read;
        may && earlier.letter().is_none() && self.units.starts_with(&earlier.units)
    }
}

/// The terms of a text: with single syllables made one word where that makes a difference (`you er yuan`), and as it stands.
pub(super) fn terms(text: &str, tables: &Tables) -> Vec<Vec<Term>> {
    let mut separate: Vec<Term> = Vec::new();
    let mut units: Vec<u16> = Vec::new();
    let mut capitals = true;
    for unit in text.encode_utf16().chain([0x20]) {
        let folded = tables.fold(unit);
        if folded != 0x20 {
            if !is_silent(unit) {
                units.push(folded);
                capitals &= !is_letter(folded) || matches!(unit, 0x41..=0x5a | 0xff21..=0xff3a);
            }
        } else if !units.is_empty() {
            separate.push(Term::new(std::mem::take(&mut units), capitals));
            capitals = true;
        }
    }
    let joined = join(&separate, tables);
    let differ = joined.len() < separate.len();
    let mut forms = vec![separate];
    if differ {
        forms.insert(0, joined);
    }
    forms
}

/// Makes neighbouring single syllables one term, an apostrophe between them. The last of all may break off.
fn join(terms: &[Term], tables: &Tables) -> Vec<Term> {
    let mut joined: Vec<Term> = Vec::new();
    let mut open = false;
    for (at, term) in terms.iter().enumerate() {
        let syllable = term.read && is_syllable(&term.units, at + 1 == terms.len(), tables);
        match joined.last_mut() {
            Some(last) if open && syllable && last.units.len() + term.units.len() < LONGEST => {
                last.units.push(0x27);
                last.units.extend_from_slice(&term.units);
            }
            _ => joined.push(term.clone()),
        }
        open = syllable;
    }
    joined
}
