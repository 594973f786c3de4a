//! The packed form: a column of small integers and one of text for every leaf of a record.
//!
//! A text is the one before it in its column (a count of 0), or its bytes. In these, a byte from 1 to [`FARTHEST`] stands
//! for the text that the column so many places before has in the same record: the full name says the name again, and
//! what is printed around a number says its subject and unit. [`AS_IT_IS`] comes before a control character of the text's own.
//! Whole numbers are steps from the one before.

use super::field::Field;
use super::record::Plan;

/// How many columns back a text may point.
const FARTHEST: usize = 0x1e;
/// The next byte is not a pointer.
const AS_IT_IS: u8 = 0x1f;

/// Collects the columns of a packed plan.
#[derive(Default)]
pub struct Packer {
    columns: Vec<Column<Vec<u8>>>,
    /// Where the columns of the list at hand begin: others may not be read when this one is.
    pub first: usize,
}

/// Reads the columns a [`Packer`] wrote, each from its start.
pub struct Unpacker<'a> {
    columns: Vec<Column<&'a [u8]>>,
    /// Whether the columns are not what a [`Packer`] wrote: then what was taken means nothing.
    pub broken: bool,
}

#[derive(Default, Clone)]
struct Column<B> {
    numbers: B,
    text: B,
    /// The text before. Neighbours often share their document, box or category.
    last: String,
    /// The whole number before.
    before: i64,
}

fn push_int(to: &mut Vec<u8>, mut value: u64) {
    // Seven bits a byte, the lowest first.
    while value >= 0x80 {
        to.push(value as u8 | 0x80);
        value >>= 7;
    }
    to.push(value as u8);
}

fn take_int(from: &mut &[u8]) -> Option<u64> {
    let mut value = 0;
    for shift in (0..64).step_by(7) {
        let (byte, rest) = from.split_first()?;
        *from = rest;
        value |= u64::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return Some(value);
        }
    }
    None
}

impl Packer {
    fn column(&mut self, at: usize) -> &mut Column<Vec<u8>> {
        if self.columns.len() <= at {
            self.columns.resize(at + 1, Column::default());
        }
        &mut self.columns[at]
    }

    /// Adds a whole number to a column.
    pub fn int(&mut self, at: usize, value: u64) {
        push_int(&mut self.column(at).numbers, value);
    }

    /// Adds a whole number to a column in which neighbours are near each other.
    pub fn step(&mut self, at: usize, value: u32) {
        let column = self.column(at);
        let step = i64::from(value) - column.before;
        column.before = value.into();
        push_int(
            &mut column.numbers,
            step.unsigned_abs() << 1 | u64::from(step < 0),
        );
    }

    /// Adds a text to a column.
    pub fn text(&mut self, at: usize, text: &str) {
        if self.column(at).last == text && !text.is_empty() {
            return self.int(at, 0);
        }
        let pointed = self.pointed(at, text.as_bytes());
        let column = self.column(at);
        push_int(&mut column.numbers, pointed.len() as u64 + 1);
        column.text.extend(pointed);
        text.clone_into(&mut column.last);
    }

    /// A text with a pointer wherever it says what an earlier column of its record says, the longest first.
    fn pointed(&self, at: usize, mut text: &[u8]) -> Vec<u8> {
        let mut said: Vec<(&[u8], u8)> = Vec::new();
        for back in 1..=FARTHEST.min(at.saturating_sub(self.first)) {
            let column = self.columns.get(at - back).map_or("", |it| &it.last);
            // Three bytes are one Chinese character: on less there is nothing to save.
            if (3..=text.len()).contains(&column.len()) {
                said.push((column.as_bytes(), back as u8));
            }
        }
        let mut out = Vec::new();
        while let Some((byte, rest)) = text.split_first() {
            let here = said.iter().filter(|(said, _)| text.starts_with(said));
            if let Some((said, back)) = here.max_by_key(|(said, _)| said.len()) {
                out.push(*back);
                text = text.get(said.len()..).unwrap_or_default();
                continue;
            }
            if *byte <= AS_IT_IS {
                out.push(AS_IT_IS);
            }
            out.push(*byte);
            text = rest;
        }
        out
    }

    /// Adds a number as its decimal digits and the place of the point, or as its bits where it has too many.
    pub fn number(&mut self, at: usize, value: f64) {
        let size = value.abs();
        // As many places as it takes for the digits over a power of ten to be the number again.
        for places in 0..=22 {
            let scale = 10f64.powi(places);
            let digits = (size * scale).round();
            if size > 0.0 && digits < (1u64 << 53) as f64 && digits / scale == size {
                self.int(at, places as u64 + 1);
                return self.int(at, (digits as u64) << 1 | u64::from(value < 0.0));
            }
        }
        self.int(at, 0);
        self.column(at).numbers.extend(value.to_le_bytes());
    }
}

impl Packer {
    /// The columns one after the other, their lengths before them.
    pub fn finish(mut self, columns: usize) -> Vec<u8> {
        self.columns.resize(columns, Column::default());
        let mut packed = Vec::new();
        for column in &self.columns {
            push_int(&mut packed, column.numbers.len() as u64);
            push_int(&mut packed, column.text.len() as u64);
        }
        for column in &self.columns {
            packed.extend(&column.numbers);
        }
        for column in &self.columns {
            packed.extend(&column.text);
        }
        packed
    }
}

impl<'a> Unpacker<'a> {
    /// Takes from a column; notes that it is broken where there is nothing to take.
    fn take<T: Default>(
        &mut self,
        at: usize,
        take: impl FnOnce(&mut Column<&'a [u8]>) -> Option<T>,
    ) -> T {
        let taken = self.columns.get_mut(at).and_then(take);
        self.broken |= taken.is_none();
        taken.unwrap_or_default()
    }

    // Not inlined: a plan has some hundred and fifty leaves, and each would be a copy.

    /// The next whole number of a column.
    #[inline(never)]
    pub fn int(&mut self, at: usize) -> u64 {
        self.take(at, |column| take_int(&mut column.numbers))
    }

    /// The next whole number of a column, as a smaller type.
    pub fn small<T: TryFrom<u64> + Default>(&mut self, at: usize) -> T {
        let small = T::try_from(self.int(at)).ok();
        self.broken |= small.is_none();
        small.unwrap_or_default()
    }

    /// The next choice of a column.
    pub fn choice<T: Copy + Default>(&mut self, at: usize, all: &[T]) -> T {
        let choice = all.get(self.small::<usize>(at));
        self.broken |= choice.is_none();
        choice.copied().unwrap_or_default()
    }

    /// The next of the whole numbers that are steps.
    #[inline(never)]
    pub fn step<T: TryFrom<i64> + Default>(&mut self, at: usize) -> T {
        let value = self.take(at, |column| {
            let step = take_int(&mut column.numbers)?;
            let size = i64::try_from(step >> 1).ok()?;
            let step = if step & 1 == 1 { -size } else { size };
            column.before = column.before.checked_add(step)?;
            Some(column.before)
        });
        let value = T::try_from(value).ok();
        self.broken |= value.is_none();
        value.unwrap_or_default()
    }

    /// The next text of a column.
    #[inline(never)]
    pub fn text(&mut self, at: usize) -> &str {
        let bytes = self.take(at, |column| {
            let Some(length) = take_int(&mut column.numbers)?.checked_sub(1) else {
                return Some(None);
            };
            let length = usize::try_from(length).ok()?;
            let (bytes, rest) = column.text.split_at_checked(length)?;
            column.text = rest;
            Some(Some(bytes))
        });
        if let Some(bytes) = bytes {
            let text = self.resolved(at, bytes);
            self.broken |= text.is_none();
            if let Some(column) = self.columns.get_mut(at) {
                column.last = text.unwrap_or_default();
            }
        }
        self.columns.get(at).map_or("", |column| &column.last)
    }

    /// The text that these bytes of a column mean.
    fn resolved(&mut self, at: usize, mut bytes: &[u8]) -> Option<String> {
        // The text before is not needed any more, but its memory is.
        let mut text = std::mem::take(&mut self.columns.get_mut(at)?.last).into_bytes();
        text.clear();
        while let Some(plain) = bytes.iter().position(|byte| *byte <= AS_IT_IS) {
            let (before, rest) = bytes.split_at(plain);
            text.extend(before);
            let (mark, mut rest) = rest.split_first()?;
            if *mark == AS_IT_IS {
                let (byte, after) = rest.split_first()?;
                text.push(*byte);
                rest = after;
            } else {
                let column = self.columns.get(at.checked_sub((*mark).into())?)?;
                text.extend(column.last.as_bytes());
            }
            bytes = rest;
        }
        text.extend(bytes);
        String::from_utf8(text).ok()
    }

    /// The next number of a column.
    #[inline(never)]
    pub fn number(&mut self, at: usize) -> f64 {
        self.take(at, |column| match take_int(&mut column.numbers)? {
            0 => {
                let (bits, rest) = column.numbers.split_first_chunk::<8>()?;
                column.numbers = rest;
                Some(f64::from_le_bytes(*bits))
            }
            places => {
                let digits = take_int(&mut column.numbers)?;
                // Both are exact, so the quotient is the number that was printed.
                let scale = (1..places).fold(1.0, |scale, _| scale * 10.0);
                let value = (digits >> 1) as f64 / scale;
                Some(if digits & 1 == 1 { -value } else { value })
            }
        })
    }
}

impl<'a> Unpacker<'a> {
    /// The columns of a packed plan; `None` if the bytes are not what [`Plan::pack`] answers.
    pub fn open(mut packed: &'a [u8]) -> Option<Self> {
        let mut lengths = Vec::new();
        for _ in 0..Plan::SHAPE.columns() * 2 {
            lengths.push(usize::try_from(take_int(&mut packed)?).ok()?);
        }
        let mut columns = vec![Column::default(); Plan::SHAPE.columns()];
        for (column, length) in columns.iter_mut().zip(lengths.iter().step_by(2)) {
            (column.numbers, packed) = packed.split_at_checked(*length)?;
        }
        for (column, length) in columns.iter_mut().zip(lengths.iter().skip(1).step_by(2)) {
            (column.text, packed) = packed.split_at_checked(*length)?;
        }
        let broken = !packed.is_empty();
        Some(Self { columns, broken })
    }
}

impl Plan {
    /// Reads a packed plan; `None` if the bytes are not what [`Plan::pack`] answers.
    pub fn unpack(packed: &[u8]) -> Option<Self> {
        let mut from = Unpacker::open(packed)?;
        let plan = <Self as Field>::unpack(0, &mut from);
        (!from.broken).then_some(plan)
    }
}
