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

/// Where a term begins next, as far as one has looked: every unit is looked at once, whatever texts and records it is asked for.
#[derive(Debug, Default)]
pub(super) struct Ahead {
    may: usize,
    written: usize,
    /// Where to stop looking, which is where a text starts.
    pub to: usize,
}

impl Ahead {
    pub fn up_to(to: usize) -> Self {
        Self {
            to,
            ..Self::default()
        }
    }
}

/// How a term is met, from where, to where among all units.
pub(super) type Match = (Tier, usize, usize);

impl Matcher {
    pub fn new(term: &Term, mode: Mode, tables: &Tables) -> Self {
        let near = mode.suits(term);
        let pinyin = term
            .read
            .then(|| Pinyin::new(&term.units, near && mode == Mode::Merged, tables));
        let slips = pinyin.as_ref().filter(|_| near && mode == Mode::Slipped);
        let edit = slips.map(|pinyin| Edit::new(pinyin, tables));
        let letter = term.letter().is_some();
        let sieve = pinyin.as_ref().map(|pinyin| match &edit {
            Some(edit) => edit.sieve(pinyin, tables),
            None if letter => pinyin.sieve(tables).of_words(),
            None => pinyin.sieve(tables),
        });
        Self {
            units: term.units.clone(),
            letter,
            near,
            edit,
            sieve,
            pinyin,
        }
    }

    /// Where it begins next from a unit on: where it is written, or where it may begin in any way.
    pub fn next(&self, index: &Index, from: usize, ahead: &mut Ahead, written: bool) -> usize {
        let sieve = self.sieve.as_ref().filter(|_| !written);
        let known = match sieve {
            Some(_) => &mut ahead.may,
            None => &mut ahead.written,
        };
        if *known < from {
            let units = index.units.get(..ahead.to).unwrap_or_default();
            let at = match sieve {
                // Before a letter that begins a word stands what makes it one.
                Some(sieve) if self.letter => sieve.next(units, from - 1).map(|at| at + 1),
                Some(sieve) => sieve.next(units, from),
                None => find(units, from, &self.units),
            };
            *known = at.unwrap_or(ahead.to - 1);
        }
        *known
    }

    /// The best match in a text, the first of the best.
    pub fn best(&self, index: &Index, text: &Text, ahead: &mut Ahead) -> Option<Match> {
        let mut best: Option<Match> = None;
        if self.letter || self.pinyin.is_some() && text.field.read {
            let mut at = self.next(index, text.start, ahead, false);
            while at < text.end {
                if let Some(found) = self.best_at(index, text, at)
                    && best.is_none_or(|(tier, ..)| found.0 < tier)
                {
                    best = Some(found);
                    // What is left could only be written out, and that is found faster.
                    if self.near || found.0 <= Tier::Full {
                        break;
                    }
                }
                at = self.next(index, at + 1, ahead, false);
            }
            if self.letter || best.is_some_and(|(tier, ..)| tier == Tier::Literal) {
                return best;
            }
        }
        let at = self.next(index, text.start, ahead, true);
        if at < text.end {
            best = Some((Tier::Literal, at, at + self.units.len()));
        }
        best
    }

    /// The best way in which a match begins at `at`.
    pub fn best_at(&self, index: &Index, text: &Text, at: usize) -> Option<Match> {
        let rest = index.units.get(at..text.end)?;
        if self.letter {
            let before = index.units.get(at.checked_sub(1)?)?;
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

/// Where a text has another, which is not empty, from a unit on.
fn find(text: &[u16], from: usize, other: &[u16]) -> Option<usize> {
    let (first, after) = other.split_first()?;
    let mut at = from;
    loop {
        // Eight at a time up to the piece that has the first unit.
        let (pieces, _) = text.get(at..)?.as_chunks();
        at += 8 * pieces
            .iter()
            .take_while(|piece| same(piece, *first) == 0)
            .count();
        let rest = text.get(at..)?;
        at += match rest.first_chunk() {
            Some(piece) => same(piece, *first).trailing_zeros() as usize + 1,
            None => rest.iter().position(|unit| unit == first)? + 1,
        };
        if text.get(at..)?.starts_with(after) {
            return Some(at - 1);
        }
    }
}

/// Which of eight units are this one, a bit each.
#[cfg(target_feature = "simd128")]
#[inline(always)]
fn same(&[a, b, c, d, e, f, g, h]: &[u16; 8], unit: u16) -> u8 {
    use core::arch::wasm32::{u16x8, u16x8_bitmask, u16x8_eq, u16x8_splat};
    u16x8_bitmask(u16x8_eq(u16x8(a, b, c, d, e, f, g, h), u16x8_splat(unit)))
}

#[cfg(not(target_feature = "simd128"))]
fn same(eight: &[u16; 8], unit: u16) -> u8 {
    let join = |same, other: &u16| same << 1 | u8::from(*other == unit);
    eight.iter().rev().fold(0, join)
}
