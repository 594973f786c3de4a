//! The units a match can begin with: the sieve that most of every text falls through.

use super::tables::Tables;

/// One byte a UTF-16 unit: quicker to ask than a bit, and those of the characters still fit the nearest cache.
#[derive(Debug)]
pub(super) struct Begins(Box<[u8; 0x1_0000]>);

impl Begins {
    /// The units whose class of readings is wanted, and others.
    pub fn new(tables: &Tables, wanted: &dyn Fn(usize) -> bool, others: &[u16]) -> Self {
        let mut begins = Box::new([0; 0x1_0000]);
        for unit in &tables.read {
            begins[usize::from(*unit)] = u8::from(wanted(tables.class(*unit)));
        }
        for unit in others {
            begins[usize::from(*unit)] = 1;
        }
        Self(begins)
    }

    /// Whether a match can begin with a unit.
    pub fn has(&self, unit: u16) -> bool {
        self.0[usize::from(unit)] != 0
    }

    /// The next place of a text where a match can begin.
    pub fn next(&self, text: &[u16], from: usize) -> Option<usize> {
        let mut at = from;
        while let Some([a, b, c, d]) = text.get(at..at + 4) {
            if self.has(*a) | self.has(*b) | self.has(*c) | self.has(*d) {
                break;
            }
            at += 4;
        }
        let rest = text.get(at..)?;
        Some(at + rest.iter().position(|unit| self.has(*unit))?)
    }
}
