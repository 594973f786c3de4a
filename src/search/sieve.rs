//! The sieve that most of every text falls through: where a match may begin, by what two neighbouring units are.

use super::tables::Tables;

/// A unit may be all of a match.
pub(super) const ALONE: u8 = 1;
/// A unit may be the first of a match.
pub(super) const FIRST: u8 = 2;
/// A unit may be all of a match as a whole syllable, or the beginning of one.
pub(super) const WHOLE: u8 = 4;
/// A unit may be the second of a match. Two bits above the first, so that a shift brings one over the other.
pub(super) const SECOND: u8 = 8;

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
        let begins = |unit: u8, after: u8| unit & (after >> 2 | 1) & (ALONE | FIRST);
        let mut at = from;
        let mut unit = self.of(*text.get(at)?);
        while let Some([b, c, d, e]) = text.get(at + 1..at + 5) {
            let (b, c, d, e) = (self.of(*b), self.of(*c), self.of(*d), self.of(*e));
            if begins(unit, b) | begins(b, c) | begins(c, d) | begins(d, e) != 0 {
                break;
            }
            unit = e;
            at += 4;
        }
        loop {
            let unit = self.of(*text.get(at)?);
            let after = text.get(at + 1).map_or(0, |after| self.of(*after));
            if begins(unit, after) != 0 {
                return Some(at);
            }
            at += 1;
        }
    }
}
