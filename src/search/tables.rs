//! The tables a search reads: foldings of characters, and their readings.

use std::sync::{Arc, OnceLock};

use super::fields::{Characters, walk};
use super::fold::fold_alike;
use crate::catalog;

static BUNDLED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/bundled.tables"));
#[cfg(feature = "full-tables")]
static FULL: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/full.tables"));

/// One entry for every UTF-16 unit.
pub(super) type PerUnit = Box<[u16; 0x1_0000]>;

/// Foldings and readings of characters.
#[derive(Debug)]
pub struct Tables {
    /// Unit → what it is folded into.
    pub(super) fold: PerUnit,
    /// Folded unit → the class of its readings; 0 is read as nothing.
    pub(super) class: PerUnit,
    /// The units that have readings.
    pub(super) read: Vec<u16>,
    /// Class → its toneless syllables, ü written v, with commas between.
    pub(super) classes: Vec<Vec<u8>>,
}

impl Tables {
    /// The share of the tables that the bundled plan needs.
    pub fn bundled() -> Arc<Self> {
        static TABLES: OnceLock<Arc<Tables>> = OnceLock::new();
        let make = || {
            let mut known = per_unit()?;
            let mut mark = |unit: u16| known[usize::from(unit)] = 1;
            walk(&catalog::unpack(), &mut Characters(&mut mark));
            Self::unpack(BUNDLED, known)
        };
        TABLES.get_or_init(|| Arc::new(baked(make()))).clone()
    }

    /// All of them, for any plan and any records.
    #[cfg(feature = "full-tables")]
    pub fn full() -> Arc<Self> {
        static TABLES: OnceLock<Arc<Tables>> = OnceLock::new();
        TABLES
            .get_or_init(|| Arc::new(baked(Self::read(FULL))))
            .clone()
    }

    /// The file of all tables, to be published beside the module and given to [`Tables::read`].
    #[cfg(feature = "full-tables")]
    pub fn full_bytes() -> &'static [u8] {
        FULL
    }

    /// Reads a file of tables; `None` if it is not one.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        Self::unpack(bytes, per_unit()?)
    }

    /// Unpacks tables beside which some characters are known: those of the plan they belong to.
    fn unpack(bytes: &[u8], mut class: PerUnit) -> Option<Self> {
        let mut from = Reader(bytes);
        let count = from.int()?;
        for unit in from.gaps(count)? {
            class[usize::from(unit)] = 1;
        }
        let mut read = Vec::new();
        for (unit, known) in (0..=u16::MAX).zip(class.iter()) {
            if *known > 0 {
                read.push(unit);
            }
        }

        let length = from.int()?;
        let mut classes = Vec::new();
        let mut letters = Vec::new();
        for byte in from.bytes(length)? {
            match byte {
                b'a'..=b'z' | b',' => letters.push(*byte),
                // A class begins, with letters of the one before.
                kept => {
                    classes.push(letters.clone());
                    letters.truncate(usize::from(*kept));
                }
            }
        }
        classes.push(letters);
        let count = from.int()?;
        let places = from.gaps(count)?;
        let mut values = from.halves(read.len() + count)?.into_iter();
        for (unit, at) in read.iter().zip(&mut values) {
            classes.get(usize::from(at))?;
            class[usize::from(*unit)] = at;
        }
        let mut fold = per_unit()?;
        fold_alike(&mut fold);
        for (place, step) in places.into_iter().zip(values) {
            let target = *read.get(usize::from(place))?;
            fold[usize::from(target.wrapping_add(step))] = target;
        }
        read.retain(|unit| class[usize::from(*unit)] > 0);
        let tables = Self {
            fold,
            class,
            read,
            classes,
        };
        from.0.is_empty().then_some(tables)
    }

    /// What a unit is folded into.
    pub(super) fn fold(&self, unit: u16) -> u16 {
        self.fold[usize::from(unit)]
    }

    /// The class of the readings of a folded unit.
    pub(super) fn class(&self, unit: u16) -> usize {
        usize::from(self.class[usize::from(unit)])
    }

    /// The toneless syllables of a class; of class 0 an empty one.
    pub(super) fn syllables(&self, class: usize) -> impl Iterator<Item = &[u8]> {
        let class = self.classes.get(class).map_or(&[][..], Vec::as_slice);
        class.split(|letter| *letter == b',')
    }
}

fn baked(tables: Option<Tables>) -> Tables {
    match tables {
        Some(tables) => tables,
        // The build script packed them, of the same plan.
        None => unreachable!("the tables were packed by the build script"),
    }
}

fn per_unit() -> Option<PerUnit> {
    vec![0; 0x1_0000].into_boxed_slice().try_into().ok()
}

struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn bytes(&mut self, count: usize) -> Option<&'a [u8]> {
        let (bytes, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(bytes)
    }

    fn int(&mut self) -> Option<usize> {
        let mut value = 0;
        for shift in [0, 7, 14] {
            let byte = usize::from(*self.bytes(1)?.first()?);
            value |= (byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Some(value);
            }
        }
        None
    }

    /// So many values that never fall, as gaps.
    fn gaps(&mut self, count: usize) -> Option<Vec<u16>> {
        let mut last = 0;
        let mut values = Vec::new();
        for _ in 0..count {
            last += self.int()?;
            values.push(u16::try_from(last).ok()?);
        }
        Some(values)
    }

    /// So many values: all low bytes, then all high bytes.
    fn halves(&mut self, count: usize) -> Option<Vec<u16>> {
        let low = self.bytes(count)?;
        let high = self.bytes(count)?;
        let pairs = low.iter().zip(high);
        Some(
            pairs
                .map(|(low, high)| u16::from_le_bytes([*low, *high]))
                .collect(),
        )
    }
}
