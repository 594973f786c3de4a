//! The packed form: a column of small integers and one of text for every leaf of a record.

use super::field::Field;
use super::record::Plan;

/// Collects the columns of a packed plan.
#[derive(Default)]
pub struct Packer {
    columns: Vec<Column<Vec<u8>, String>>,
}

/// Reads the columns a [`Packer`] wrote, each from its start.
pub struct Unpacker<'a> {
    columns: Vec<Column<&'a [u8], &'a str>>,
    /// Whether the columns are not what a [`Packer`] wrote: then what was taken means nothing.
    pub broken: bool,
}

#[derive(Default, Clone)]
struct Column<B, T> {
    numbers: B,
    text: T,
    /// The text before. Neighbours often share their document, box or category.
    last: T,
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
    fn column(&mut self, at: usize) -> &mut Column<Vec<u8>, String> {
        if self.columns.len() <= at {
            self.columns.resize(at + 1, Column::default());
        }
        &mut self.columns[at]
    }

    /// Adds a whole number to a column.
    pub fn int(&mut self, at: usize, value: u64) {
        push_int(&mut self.column(at).numbers, value);
    }

    /// Adds a text to a column.
    pub fn text(&mut self, at: usize, text: &str) {
        let column = self.column(at);
        if column.last == text && !text.is_empty() {
            push_int(&mut column.numbers, 0);
            return;
        }
        push_int(&mut column.numbers, text.len() as u64 + 1);
        column.text.push_str(text);
        text.clone_into(&mut column.last);
    }

    /// Adds a number as its decimal digits and the place of the point, or as its bits where it has too many.
    pub fn number(&mut self, at: usize, value: f64) {
        let printed = value.to_string();
        let places = printed.split_once('.').map_or(0, |(_, after)| after.len());
        let numbers = &mut self.column(at).numbers;
        match printed.replace('.', "").parse::<i64>() {
            Ok(digits) if digits.unsigned_abs() < 1 << 53 && places <= 22 && value != 0.0 => {
                push_int(numbers, places as u64 + 1);
                push_int(numbers, digits.unsigned_abs() << 1 | u64::from(digits < 0));
            }
            _ => {
                push_int(numbers, 0);
                numbers.extend(value.to_le_bytes());
            }
        }
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
            packed.extend(column.text.as_bytes());
        }
        packed
    }
}

impl<'a> Unpacker<'a> {
    /// Takes from a column; notes that it is broken where there is nothing to take.
    fn take<T: Default>(
        &mut self,
        at: usize,
        take: impl FnOnce(&mut Column<&'a [u8], &'a str>) -> Option<T>,
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

    /// The next text of a column.
    #[inline(never)]
    pub fn text(&mut self, at: usize) -> &'a str {
        self.take(at, |column| {
            let length = take_int(&mut column.numbers)?;
            if length > 0 {
                let length = usize::try_from(length - 1).ok()?;
                (column.last, column.text) = column.text.split_at_checked(length)?;
            }
            Some(column.last)
        })
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
        let mut text = std::str::from_utf8(packed).ok()?;
        for (column, length) in columns.iter_mut().zip(lengths.iter().skip(1).step_by(2)) {
            (column.text, text) = text.split_at_checked(*length)?;
        }
        let broken = !text.is_empty();
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
