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
    /// The next whole number of a column.
    pub fn int(&mut self, at: usize) -> Option<u64> {
        take_int(&mut self.columns.get_mut(at)?.numbers)
    }

    /// The next text of a column.
    pub fn text(&mut self, at: usize) -> Option<String> {
        let column = self.columns.get_mut(at)?;
        let length = take_int(&mut column.numbers)?;
        if length > 0 {
            let length = usize::try_from(length - 1).ok()?;
            (column.last, column.text) = column.text.split_at_checked(length)?;
        }
        Some(column.last.to_owned())
    }

    /// The next number of a column.
    pub fn number(&mut self, at: usize) -> Option<f64> {
        let numbers = &mut self.columns.get_mut(at)?.numbers;
        match take_int(numbers)? {
            0 => {
                let (bits, rest) = numbers.split_first_chunk::<8>()?;
                *numbers = rest;
                Some(f64::from_le_bytes(*bits))
            }
            places => {
                let digits = take_int(numbers)?;
                // Both are exact, so the quotient is the number that was printed.
                let scale = (1..places).fold(1.0, |scale, _| scale * 10.0);
                let value = (digits >> 1) as f64 / scale;
                Some(if digits & 1 == 1 { -value } else { value })
            }
        }
    }
}

impl Plan {
    /// Reads a packed plan; `None` if the bytes are not what [`Plan::pack`] answers.
    pub fn unpack(mut packed: &[u8]) -> Option<Self> {
        let mut lengths = Vec::new();
        for _ in 0..Self::SHAPE.columns() * 2 {
            lengths.push(usize::try_from(take_int(&mut packed)?).ok()?);
        }
        let mut columns = vec![Column::default(); Self::SHAPE.columns()];
        for (column, length) in columns.iter_mut().zip(lengths.iter().step_by(2)) {
            (column.numbers, packed) = packed.split_at_checked(*length)?;
        }
        let mut text = std::str::from_utf8(packed).ok()?;
        for (column, length) in columns.iter_mut().zip(lengths.iter().skip(1).step_by(2)) {
            (column.text, text) = text.split_at_checked(*length)?;
        }
        <Self as Field>::unpack(0, &mut Unpacker { columns })
    }
}
