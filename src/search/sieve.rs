//! The sieve that most of every text falls through: where a match may begin, by what two neighbouring units are.

use super::fold::{is_letter, parts_words};
use super::tables::Tables;

/// A unit may be all of a match.
pub(super) const ALONE: u8 = 1;
/// A unit may be the first of a match.
pub(super) const FIRST: u8 = 2;
/// A unit may be all of a match as a whole syllable, or the beginning of one.
pub(super) const WHOLE: u8 = 4;
/// A unit may be the second of a match. Two bits above the first, so that a shift by a byte and two bits brings one over the other.
pub(super) const SECOND: u8 = 8;

/// The same two for letters, before which other words end.
const BEFORE: u8 = 16;
const LETTER: u8 = 64;

/// Some character that is read.
const HAN: u16 = 0x4e00;

/// One byte a UTF-16 unit: quicker to ask than bits, and those of the characters still fit the nearest cache.
#[derive(Debug)]
pub(super) struct Sieve(Box<[u8; 0x1_0000]>);

impl Sieve {
    /// What characters may be, by the class of their readings.
    pub fn new(tables: &Tables, classes: &[u8]) -> Self {
        let mut sieve = Self(Box::new([0; 0x1_0000]));
        for unit in &tables.read {
            let class = classes.get(tables.class(*unit));
            sieve.add(*unit, class.copied().unwrap_or(0));
        }
        sieve
    }

    /// The same for a single letter, which may only be where a word begins: just before that.
    pub fn of_words(mut self) -> Self {
        for (unit, may) in (0..=u16::MAX).zip(self.0.iter_mut()) {
            let begins = *may & ALONE;
            let after = if is_letter(unit) { LETTER } else { SECOND };
            let han = u8::from(parts_words(unit, HAN)) * FIRST;
            let letter = u8::from(parts_words(unit, 0x61)) * BEFORE;
            *may = (*may & WHOLE) | (begins * after) | han | letter;
        }
        self
    }

    /// What a unit may be besides.
    pub fn add(&mut self, unit: u16, may: u8) {
        self.0[usize::from(unit)] |= may;
    }

    /// What a unit may be; what a character may be is so wherever texts are read.
    pub fn of(&self, unit: u16) -> u8 {
        self.0[usize::from(unit)]
    }

    /// The next place of a text where a match may begin.
    pub fn next(&self, text: &[u16], from: usize) -> Option<usize> {
        let mut at = from;
        loop {
            let units = text.get(at..)?;
            // Eight bytes in one number. What the last of them begins is seen with the next eight.
            let of = |unit: u16| u64::from(self.of(unit));
            let (may, seen) = if let [a, b, c, d, e, f, g, h, _, ..] = *units {
                let low = of(a) | of(b) << 8 | of(c) << 16 | of(d) << 24;
                let high = of(e) | of(f) << 8 | of(g) << 16 | of(h) << 24;
                (low | high << 32, 7)
            } else {
                let join = |may, unit: &u16| may << 8 | of(*unit);
                (units.iter().rev().fold(0, join), 8)
            };
            let begins = EACH * u64::from(ALONE | FIRST | BEFORE);
            let found = may & ((may >> 10) | (EACH * u64::from(ALONE))) & begins;
            let first = found.trailing_zeros() as usize / 8;
            if first < seen {
                return Some(at + first);
            }
            at += seen;
        }
    }
}

/// Every byte of eight.
const EACH: u64 = 0x0101_0101_0101_0101;
