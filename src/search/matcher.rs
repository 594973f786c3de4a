//! One term, ready to be looked for.

use super::edit::Edit;
use super::fold::parts_words;
use super::index::{Index, Text};
use super::pinyin::Pinyin;
use super::sieve::{Sieve, WHOLE};
use super::tables::Tables;
use super::term::Term;

/// How near is near enough.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    /// As typed.
    Exact,
    /// With the sounds merged that are one in the south.
    Merged,
    /// With one slip of the finger.
    Slipped,
}

impl Mode {
    pub const ALL: [Self; 3] = [Self::Exact, Self::Merged, Self::Slipped];

    /// Whether a term is looked for differently in this mode.
    pub fn suits(self, term: &Term) -> bool {
        let has = |letters: &[u8]| {
            term.units
                .iter()
                .any(|unit| letters.iter().any(|letter| u16::from(*letter) == *unit))
        };
        let differs = match self {
            Self::Exact => false,
            Self::Merged => has(b"zcsn"),
            Self::Slipped => true,
        };
        differs && term.read && Edit::suits(&term.units)
    }
}

/// A term, compiled.
#[derive(Debug)]
pub(super) struct Matcher {
    units: Vec<u16>,
    /// Whether it is a single Latin letter, which matches only where a word begins.
    letter: bool,
    /// How it is read, if it may be.
    pinyin: Option<Pinyin>,
    /// Whether what is read is only near what was typed; and with which slips, if any.
    near: bool,
    edit: Option<Edit>,
    /// Where it may begin, if not just as it is written.
    sieve: Option<Sieve>,
}

/// How a term is met, from where, to where.
pub(super) type Match = (Tier, usize, usize);

impl Matcher {
    pub fn new(term: &Term, mode: Mode, tables: &Tables) -> Self {
        let near = mode.suits(term);
        let pinyin = term
            .read
            .then(|| Pinyin::new(&term.units, near && mode == Mode::Merged, tables));
        let slips = pinyin.as_ref().filter(|_| near && mode == Mode::Slipped);
        let edit = slips.map(|pinyin| Edit::new(pinyin, tables));
        let letter = term.letter();
        let sieve = match (&pinyin, &edit) {
            _ if letter.is_some() => {
                letter.map(|letter| Sieve::of_words(letter, term.read, tables))
            }
            (Some(pinyin), Some(edit)) => Some(edit.sieve(pinyin, tables)),
            (Some(pinyin), None) => Some(pinyin.sieve(tables)),
            (None, _) => None,
        };
        Self {
            units: term.units.clone(),
            letter: letter.is_some(),
            near,
            edit,
            sieve,
            pinyin,
        }
    }

    /// The next place where it may begin: from one unit of all up to another, which lies between two texts.
    pub fn next(&self, index: &Index, from: usize, to: usize) -> Option<usize> {
        let units = index.units.get(..to)?;
        match &self.sieve {
            // Before a letter that begins a word stands what makes it one.
            Some(sieve) if self.letter => Some(sieve.next(units, from.checked_sub(1)?)? + 1),
            Some(sieve) => sieve.next(units, from),
            None => self.written(units, from),
        }
    }

    /// The next place where it is written.
    fn written(&self, units: &[u16], from: usize) -> Option<usize> {
        Some(from + find(units.get(from..)?, &self.units)?)
    }

    /// The best match in a text, the first of the best, from a unit on.
    pub fn best(&self, index: &Index, text: &Text<'_>, from: usize) -> Option<Match> {
        let mut best: Option<Match> = None;
        let read = self.pinyin.is_some() && text.field.read;
        if self.letter || read {
            let end = text.start + text.units.len();
            let mut start = text.start + from;
            while let Some(at) = self.next(index, start, end) {
                start = at + 1;
                if let Some(found) = self.best_at(index, text, at - text.start)
                    && best.is_none_or(|(tier, ..)| found.0 < tier)
                {
                    best = Some(found);
                    // What is left could only be written out, and that is found faster.
                    if self.near || found.0 <= Tier::Full {
                        break;
                    }
                }
            }
            if self.letter || best.is_none_or(|(tier, ..)| tier == Tier::Literal) {
                return best;
            }
        }
        let written = self.written(text.units, from);
        let written = written.map(|at| (Tier::Literal, at, at + self.units.len()));
        written.or(best)
    }

    /// The best way in which a match begins at `at`.
    pub fn best_at(&self, index: &Index, text: &Text<'_>, at: usize) -> Option<Match> {
        let rest = text.units.get(at..)?;
        if self.letter {
            let place = text.start + at;
            let before = index.units.get(place.checked_sub(1)?)?;
            if !text.field.named || !parts_words(*before, *rest.first()?) {
                return None;
            }
        }
        if rest.starts_with(&self.units) {
            return Some((Tier::Literal, at, at + self.units.len()));
        }
        let pinyin = self.pinyin.as_ref().filter(|_| text.field.read)?;
        let tables = &index.tables;
        if let Some(edit) = &self.edit {
            let length = edit.length_at(pinyin, rest, tables)?;
            return Some((Tier::Approximate, at, at + length));
        }
        let may = self.sieve.as_ref()?.of(*rest.first()?);
        let (mut tier, mut length) = (Tier::Full, 1);
        if may & WHOLE == 0 {
            length = pinyin.length_at(rest, false, tables)?;
            tier = match pinyin.length_at(rest, true, tables) {
                Some(whole) => {
                    length = whole;
                    Tier::Full
                }
                // As many characters as letters.
                None if length == self.units.len() => Tier::Initials,
                None => Tier::Mixed,
            };
        }
        let tier = if self.near { Tier::Approximate } else { tier };
        Some((tier, at, at + length))
    }
}

/// How a term was met, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Tier {
    /// As it is written.
    Literal = 1,
    /// By whole syllables; the last may break off.
    Full = 2,
    /// By syllables and initials, or characters and initials.
    Mixed = 3,
    /// By initials.
    Initials = 4,
    /// By something near it.
    Approximate = 5,
}

/// Where a text has another, which is not empty.
pub(super) fn find(text: &[u16], other: &[u16]) -> Option<usize> {
    let (first, after) = other.split_first()?;
    let mut start = 0;
    loop {
        let at = start + find_unit(text.get(start..)?, *first)?;
        if text.get(at + 1..)?.starts_with(after) {
            return Some(at);
        }
        start = at + 1;
    }
}

/// Where a text has a unit.
fn find_unit(text: &[u16], unit: u16) -> Option<usize> {
    // Eight at a time up to the piece that has it.
    let (pieces, _) = text.as_chunks::<8>();
    let start = 8 * pieces.iter().take_while(|piece| !has(piece, unit)).count();
    let at = text.get(start..)?.iter().position(|other| *other == unit)?;
    Some(start + at)
}

#[cfg(target_feature = "simd128")]
fn has(&[a, b, c, d, e, f, g, h]: &[u16; 8], unit: u16) -> bool {
    use core::arch::wasm32::{u16x8, u16x8_eq, u16x8_splat, v128_any_true};
    v128_any_true(u16x8_eq(u16x8(a, b, c, d, e, f, g, h), u16x8_splat(unit)))
}

#[cfg(not(target_feature = "simd128"))]
fn has(piece: &[u16; 8], unit: u16) -> bool {
    // Without a way out in the middle, the compiler looks at a whole piece at once.
    piece
        .iter()
        .fold(false, |has, other| has | (*other == unit))
}
