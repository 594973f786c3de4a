//! How wide words are.

/// Measures words.
pub trait Measure {
    /// Width in CSS pixels of words set at a font size.
    fn width(&self, words: &str, size: f64, bold: bool) -> f64;
}

/// A guess that needs no font: the same everywhere, so that pictures are.
///
/// Han and full-width characters are as wide as high; others have the widths of a common sans-serif, rounded up.
#[derive(Debug, Clone, Copy, Default)]
pub struct Estimate;

impl Measure for Estimate {
    fn width(&self, words: &str, size: f64, bold: bool) -> f64 {
        let ems: f64 = words.chars().map(em).sum();
        ems * size * if bold { 1.06 } else { 1.0 }
    }
}

fn em(char: char) -> f64 {
    match char {
        '\u{2e80}'.. => 1.0,
        'i' | 'j' | 'l' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | ' ' | 'I' => 0.3,
        'm' | 'w' | 'M' | 'W' | '%' | '@' | '–' | '—' => 0.9,
        'A'..='Z' | '&' => 0.7,
        '\u{2009}' | '\u{202f}' => 0.2,
        _ => 0.58,
    }
}
