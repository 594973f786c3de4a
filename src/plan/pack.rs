//! The packed form: one text and one run of small integers, column by column, so that it compresses well and decodes fast.

use super::field::Field;
use super::record::Plan;

/// Collects the two parts of a packed plan.
#[derive(Default)]
pub struct Packer {
    numbers: Vec<u8>,
    text: String,
}

impl Packer {
    /// Adds a whole number: seven bits a byte, the lowest first.
    pub fn int(&mut self, mut value: u64) {
        while value >= 0x80 {
            self.numbers.push(value as u8 | 0x80);
            value >>= 7;
        }
        self.numbers.push(value as u8);
    }

    /// Adds a piece of text; its length is for the caller to keep.
    pub fn text(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// Adds a number as its decimal digits and the place of the point, or as its bits where it has too many.
    pub fn number(&mut self, value: f64) {
        let printed = value.to_string();
        let places = printed.split_once('.').map_or(0, |(_, after)| after.len());
        match printed.replace('.', "").parse::<i64>() {
            Ok(digits) if digits.unsigned_abs() < 1 << 53 && places <= 22 && value != 0.0 => {
                self.int(places as u64 + 1);
                self.int(digits.unsigned_abs() << 1 | u64::from(digits < 0));
            }
            _ => {
                self.int(0);
                self.numbers.extend(value.to_le_bytes());
            }
        }
    }
}

/// Reads what a [`Packer`] wrote, in the same order.
pub struct Unpacker<'a> {
    numbers: &'a [u8],
    text: &'a str,
}

impl<'a> Unpacker<'a> {
    /// The next whole number.
    pub fn int(&mut self) -> Option<u64> {
        let mut value = 0;
        for shift in (0..64).step_by(7) {
            let (byte, rest) = self.numbers.split_first()?;
            self.numbers = rest;
            value |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Some(value);
            }
        }
        None
    }

    /// The next `length` bytes of text.
    pub fn text(&mut self, length: usize) -> Option<&'a str> {
        let (piece, rest) = self.text.split_at_checked(length)?;
        self.text = rest;
        Some(piece)
    }

    /// The next number.
    pub fn number(&mut self) -> Option<f64> {
        match self.int()? {
            0 => {
                let (bits, rest) = self.numbers.split_first_chunk::<8>()?;
                self.numbers = rest;
                Some(f64::from_le_bytes(*bits))
            }
            places => {
                let digits = self.int()?;
                // Both are exact, so the quotient is the number that was printed.
                let scale = (1..places).fold(1.0, |scale, _| scale * 10.0);
                let value = (digits >> 1) as f64 / scale;
                Some(if digits & 1 == 1 { -value } else { value })
            }
        }
    }
}

impl Plan {
    /// The packed form: what the wasm carries and a loaded plan becomes.
    pub fn pack(&self) -> Vec<u8> {
        let mut out = Packer::default();
        Field::pack(&[self], &mut out);
        let mut head = Packer::default();
        head.int(out.numbers.len() as u64);
        let mut packed = head.numbers;
        packed.extend(out.numbers);
        packed.extend(out.text.into_bytes());
        packed
    }

    /// Reads a packed plan; `None` if the bytes are not what [`Plan::pack`] wrote.
    pub fn unpack(packed: &[u8]) -> Option<Self> {
        let mut head = Unpacker {
            numbers: packed,
            text: "",
        };
        let length = usize::try_from(head.int()?).ok()?;
        let (numbers, text) = head.numbers.split_at_checked(length)?;
        let mut from = Unpacker {
            numbers,
            text: std::str::from_utf8(text).ok()?,
        };
        <Self as Field>::unpack(1, &mut from)?.pop()
    }
}
