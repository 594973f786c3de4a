//! The numbers of official prose: what is a quantity, what is a date, and which digits are only names.
//!
//! ```text
//! quantity  = before? (number | range) over? unit? after?        约 1.8 公顷 · 1700 多 人 · 5000 人 以上 · 6.5%~7%
//! before    = negation? (约 近 超过 不到 ≥ …)                     over = 多 余 +      after = 以上 以内 左右 …
//! unit      = scale? measure ("/" scale? measure)* | scale       万座 · 微克/立方米 · 亿
//! date      = year 年 (month 月 (day 日)?)? | year "-" year 年 | month 月 (day 日)?
//! name      = digits beside letters, +, ×, 第, 号, 强 …; digits in 《》 or in short quotation marks
//! ```
//!
//! The scanner goes over a text once, left to right. [`units`](super::units) holds the vocabulary.

use super::chars::fold;
use super::scanner::Scanner;
use crate::plan::Comparator;

/// A number with its unit, as it is meant.
#[derive(Debug, Clone, PartialEq)]
pub struct Quantity {
    /// The number, or the lower end of a range.
    pub value: f64,
    /// The upper end of a range.
    pub high: Option<f64>,
    /// How it is meant.
    pub comparator: Comparator,
    /// The text printed right after the number; empty where there is none.
    pub unit: String,
}

/// A year, perhaps with month and day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Date {
    /// The year; `None` where only a month is printed.
    pub year: Option<u16>,
    /// The month.
    pub month: Option<u8>,
    /// The last year of a span of years.
    pub to: Option<u16>,
}

/// What some digits turned out to be.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    /// A number that counts or measures.
    Quantity(Quantity),
    /// A date.
    Date(Date),
    /// Digits that are a name, an ordinal, an age …
    Name,
}

/// Digits in a text and what they are.
#[derive(Debug, Clone, PartialEq)]
pub struct Token {
    /// Byte range, with the words of comparison.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// Byte range of number and unit alone.
    pub core: (usize, usize),
    /// What it is.
    pub kind: Kind,
}

/// Finds every number of a text.
pub fn scan(text: &str) -> Vec<Token> {
    Scanner::new(text).run()
}

/// The quantities of a text alone.
pub fn quantities(text: &str) -> impl Iterator<Item = (Token, Quantity)> {
    scan(text)
        .into_iter()
        .filter_map(|token| match &token.kind {
            Kind::Quantity(quantity) => {
                let quantity = quantity.clone();
                Some((token, quantity))
            }
            _ => None,
        })
}

/// The number a whole cell of a table holds: `≤0.01`, `4800左右`, `〔55〕`, `＞5.5`; `None` if it holds something else.
pub fn cell(text: &str) -> Option<Quantity> {
    let plain: String = text
        .chars()
        .map(fold)
        .filter(|c| !c.is_whitespace())
        .collect();
    let plain = plain.trim_end_matches('*');
    let plain = plain
        .strip_prefix('[')
        .and_then(|t| t.strip_suffix(']'))
        .unwrap_or(plain);
    let plain = plain.trim_matches('*');
    let scanner = Scanner::new(plain);
    let start = scanner.c.iter().position(char::is_ascii_digit)?;
    let negative = start > 0 && scanner.peek(start - 1) == '-';
    let before = if negative { start - 1 } else { start };
    let (prefix, from) = scanner.before(before);
    if from != 0 {
        return None;
    }
    let (mut low, mut at) = scanner.number(start)?;
    if negative {
        low = -low;
    }
    let mut high = None;
    if let Some((value, end)) = scanner.range_end(at, low) {
        high = Some(value);
        at = end;
    }
    let unit_end = scanner.unit(at).unwrap_or(at);
    let unit = scanner.text(at, unit_end);
    // 1.7∶1以内
    let ratio = matches!(scanner.peek(at), ':' | '∶') && scanner.peek(at + 1) == '1';
    let unit_end = if ratio { at + 2 } else { unit_end };
    let (suffix, end) = scanner.after(unit_end);
    if end != scanner.c.len() {
        return None;
    }
    let comparator = match high {
        Some(_) => Comparator::Range,
        None => suffix.or(prefix).unwrap_or(Comparator::Eq),
    };
    Some(Quantity {
        value: low,
        high,
        comparator,
        unit,
    })
}
