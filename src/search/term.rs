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

/// The terms of a text, as it stands, and with single syllables made one word where that makes a difference (`you er yuan`).
pub(super) fn terms(text: &str, tables: &Tables) -> Vec<Vec<Term>> {
    let mut tokens: Vec<(Vec<u16>, bool)> = Vec::new();
    let mut open = false;
    for unit in text.encode_utf16().filter(|unit| !is_silent(*unit)) {
        let folded = tables.fold(unit);
        if folded == 0x20 {
            open = false;
            continue;
        }
        let capital = !is_letter(folded) || matches!(unit, 0x41..=0x5a | 0xff21..=0xff3a);
        match tokens.last_mut().filter(|_| open) {
            Some((units, capitals)) => {
                units.push(folded);
                *capitals &= capital;
            }
            None => tokens.push((vec![folded], capital)),
        }
        open = true;
    }
    let separate: Vec<Term> = tokens
        .into_iter()
        .map(|(units, capitals)| Term::new(units, capitals))
        .collect();
    let joined = join(&separate, tables);
    let forms = if joined == separate {
        vec![separate]
    } else {
        vec![joined, separate]
    };
    forms.into_iter().map(distinct).collect()
}

/// Makes neighbouring single syllables one term, an apostrophe between them. The last of all may break off.
fn join(terms: &[Term], tables: &Tables) -> Vec<Term> {
    let mut joined: Vec<Term> = Vec::new();
    let mut open = false;
    for (at, term) in terms.iter().enumerate() {
        let syllable = term.read && is_syllable(&term.units, at + 1 == terms.len(), tables);
        match joined
            .last_mut()
            .filter(|last| open && syllable && last.units.len() + 1 + term.units.len() <= LONGEST)
        {
            Some(last) => {
                last.units.push(0x27);
                last.units.extend(&term.units);
            }
            None => joined.push(term.clone()),
        }
        open = syllable;
    }
    joined
}

fn distinct(terms: Vec<Term>) -> Vec<Term> {
    let mut distinct: Vec<Term> = Vec::new();
    for term in terms {
        if !distinct.contains(&term) {
            distinct.push(term);
        }
    }
    distinct
}
