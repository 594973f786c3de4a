//! The tables a search reads: foldings of characters, and their readings.

use std::sync::{Arc, OnceLock};

use super::fold::fold_alike;

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
    /// Class → its toneless syllables.
    pub(super) classes: Vec<Vec<Syllable>>,
}

/// A toneless syllable, ü written v.
pub(super) type Syllable = Box<[u8]>;

impl Tables {
    /// The share of the tables that the bundled plan needs.
    pub fn bundled() -> Arc<Self> {
        static TABLES: OnceLock<Arc<Tables>> = OnceLock::new();
        TABLES
            .get_or_init(|| Arc::new(Self::baked(BUNDLED)))
            .clone()
    }

    /// All of them, for any plan and any records.
    #[cfg(feature = "full-tables")]
    pub fn full() -> Arc<Self> {
        static TABLES: OnceLock<Arc<Tables>> = OnceLock::new();
        TABLES.get_or_init(|| Arc::new(Self::baked(FULL))).clone()
    }

    /// The file of all tables, to be published beside the module and given to [`Tables::read`].
    #[cfg(feature = "full-tables")]
    pub fn full_bytes() -> &'static [u8] {
        FULL
    }

    /// Reads a file of tables; `None` if it is not one.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let mut from = Reader(bytes);
        let length = from.int()?;
        let text = from.bytes(length)?;
        let mut classes: Vec<Vec<Syllable>> = vec![Vec::new()];
        for syllable in text.split(|byte| *byte == b' ') {
            // The longest is zhuang.
            if syllable.is_empty() || syllable.len() > 6 || !syllable.is_ascii() {
                return None;
            }
            classes.push(vec![Box::from(syllable)]);
        }
        let alone = classes.len() - 1;
        for _ in 0..from.int()? {
            let mut set = Vec::new();
            for _ in 0..from.int()? {
                let syllable = from.int()?;
                set.extend_from_slice(classes.get(1 + syllable).filter(|_| syllable < alone)?);
            }
            classes.push(set);
        }

        let characters = from.gaps()?;
        let mut class = per_unit()?;
        let mut read = Vec::new();
        for (unit, at) in characters.iter().zip(from.halves(characters.len())?) {
            classes.get(usize::from(at))?;
            class[usize::from(*unit)] = at;
            if at > 0 {
                read.push(*unit);
            }
        }

        let mut fold = per_unit()?;
        fold_alike(&mut fold, &mut per_unit()?);
        let forms = from.gaps()?;
        for (form, target) in forms.iter().zip(from.halves(forms.len())?) {
            fold[usize::from(*form)] = *characters.get(usize::from(target))?;
        }
        let tables = Self {
            fold,
            class,
            read,
            classes,
        };
        from.0.is_empty().then_some(tables)
    }

    fn baked(bytes: &[u8]) -> Self {
        match Self::read(bytes) {
            Some(tables) => tables,
            // The build script wrote these bytes and read them back.
            None => unreachable!("the tables were packed by the build script"),
        }
    }

    /// What a unit is folded into.
    pub(super) fn fold(&self, unit: u16) -> u16 {
        self.fold[usize::from(unit)]
    }

    /// The class of the readings of a folded unit.
    pub(super) fn class(&self, unit: u16) -> usize {
        usize::from(self.class[usize::from(unit)])
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

    /// A count, and that many units as gaps.
    fn gaps(&mut self) -> Option<Vec<u16>> {
        let mut last = 0;
        let mut units = Vec::new();
        for _ in 0..self.int()? {
            last += self.int()?;
            units.push(u16::try_from(last).ok()?);
        }
        Some(units)
    }

    /// All low bytes, then all high bytes.
    fn halves(&mut self, count: usize) -> Option<Vec<u16>> {
        let (low, high) = (self.bytes(count)?, self.bytes(count)?);
        let mut values = Vec::with_capacity(count);
        for (low, high) in low.iter().zip(high) {
            values.push(u16::from_le_bytes([*low, *high]));
        }
        Some(values)
    }
}
