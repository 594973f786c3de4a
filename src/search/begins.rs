//! The units a match can begin with: the first sieve of every scan, small enough for the nearest cache.

/// One bit a UTF-16 unit.
#[derive(Debug)]
pub(super) struct Begins(Box<[u64; 1024]>);

impl Begins {
    /// A set of units.
    pub fn new(units: impl Iterator<Item = u16>) -> Self {
        let mut bits = Box::new([0; 1024]);
        for unit in units {
            bits[usize::from(unit >> 6)] |= 1 << (unit & 63);
        }
        Self(bits)
    }

    /// Whether a match can begin with a unit.
    pub fn has(&self, unit: u16) -> bool {
        self.0[usize::from(unit >> 6)] >> (unit & 63) & 1 == 1
    }

    /// The places of a text where a match can begin.
    pub fn places<'a>(&'a self, text: &'a [u16]) -> impl Iterator<Item = usize> + 'a {
        let mut next = 0;
        std::iter::from_fn(move || {
            let at = next + text.get(next..)?.iter().position(|unit| self.has(*unit))?;
            next = at + 1;
            Some(at)
        })
    }
}
