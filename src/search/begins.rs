//! The units a match can begin with: the first sieve of every scan, small enough for the nearest cache.

use super::tables::Tables;

/// One bit a UTF-16 unit.
#[derive(Debug)]
pub(super) struct Begins(Box<[u64; 1024]>);

impl Begins {
    /// The units whose class of readings is wanted, and others.
    pub fn new(tables: &Tables, wanted: &dyn Fn(usize) -> bool, others: &[u16]) -> Self {
        let mut bits = Box::new([0; 1024]);
        for unit in tables.read.iter().chain(others) {
            if wanted(tables.class(*unit)) || others.contains(unit) {
                bits[usize::from(unit >> 6)] |= 1 << (unit & 63);
            }
        }
        Self(bits)
    }

    /// Whether a match can begin with a unit.
    pub fn has(&self, unit: u16) -> bool {
        self.0[usize::from(unit >> 6)] >> (unit & 63) & 1 == 1
    }

    /// The next place of a text where a match can begin.
    pub fn next(&self, text: &[u16], from: usize) -> Option<usize> {
        let rest = text.get(from..)?;
        Some(from + rest.iter().position(|unit| self.has(*unit))?)
    }
}
