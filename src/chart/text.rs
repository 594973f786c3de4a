//! How wide words are, and where their lines break.

use super::place::Taken;
use super::scene::{Align, Label, Stand};
use crate::text::is;

/// Measures words.
pub trait Measure {
    /// Width in CSS pixels of words set at a font size.
    fn width(&self, words: &str, size: f64, bold: bool) -> f64;
}

/// A guess that needs no font: the same everywhere, so that pictures are.
///
/// Han and full-width characters are as wide as high; others have the widths of a wide sans-serif.
#[derive(Debug, Clone, Copy, Default)]
pub struct Estimate;

impl Measure for Estimate {
    fn width(&self, words: &str, size: f64, bold: bool) -> f64 {
        let ems: f64 = words.chars().map(em).sum();
        ems * size * if bold { 1.12 } else { 1.0 }
    }
}

fn em(char: char) -> f64 {
    match char {
        '\u{2e80}'.. => 1.0,
        'i' | 'j' | 'l' | 't' | 'f' | 'r' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | ' '
        | 'I' => 0.34,
        'm' | 'w' | 'M' | 'W' | '%' | '@' | '–' | '—' => 0.9,
        'A'..='Z' | '&' => 0.7,
        '\u{2009}' | '\u{202f}' => 0.2,
        '0'..='9' => 0.64,
        _ => 0.61,
    }
}

/// How high a line of words is, in CSS pixels, at a font size.
pub fn line_height(size: f64) -> f64 {
    size * 1.3
}

/// The box of words where they stand.
pub fn bounds(label: &Label, measure: &dyn Measure) -> Taken {
    let width = measure.width(&label.text, label.size, label.bold);
    let height = line_height(label.size);
    let left = match label.align {
        Align::Left => label.at.0,
        Align::Center => label.at.0 - width / 2.0,
        Align::Right => label.at.0 - width,
    };
    let top = match label.stand {
        Stand::Below => label.at.1,
        Stand::Middle => label.at.1 - height / 2.0,
        Stand::Above => label.at.1 - height,
    };
    Taken {
        left,
        top,
        right: left + width,
        bottom: top + height,
    }
}

/// Breaks words into at most `most` lines of a width; what is left over becomes an ellipsis.
///
/// A line breaks at a space, or beside a Han character, but not before closing punctuation.
pub fn wrap(
    words: &str,
    width: f64,
    most: usize,
    size: f64,
    bold: bool,
    measure: &dyn Measure,
) -> Vec<String> {
    let mut lines: Vec<String> = vec![];
    let mut rest = words.trim();
    while !rest.is_empty() && lines.len() < most {
        let last = lines.len() + 1 == most;
        if measure.width(rest, size, bold) <= width {
            lines.push(rest.to_owned());
            return lines;
        }
        let dots = if last { "…" } else { "" };
        let room = width - measure.width(dots, size, bold);
        let (mut fits, mut whole) = (0, 0);
        let mut before = ' ';
        for (at, char) in rest.char_indices() {
            if at > 0 && breaks(before, char) {
                whole = at;
            }
            let end = at + char.len_utf8();
            let piece = rest.get(..end).unwrap_or(rest);
            if measure.width(piece.trim_end(), size, bold) > room {
                break;
            }
            fits = end;
            before = char;
        }
        // A word longer than the line is cut; a line takes one character at least.
        let first = rest.chars().next().map_or(1, char::len_utf8);
        let cut = if whole > 0 && !last { whole } else { fits }.max(first);
        let (line, left) = rest.split_at(cut);
        lines.push(line.trim_end().to_owned() + dots);
        rest = left.trim_start();
    }
    lines
}

fn breaks(before: char, after: char) -> bool {
    let han = |char: char| char >= '\u{2e80}';
    let closes = is(after, "，。、；：！？）》」』”’…,.;:!?)%");
    before == ' ' || (han(before) || han(after)) && !closes && !is(before, "（《「『“‘(")
}
