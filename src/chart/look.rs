//! Colours and type: few, and taken from the host's own.

use plotters_backend::BackendColor;

use crate::text::{cut, digits};

/// An opaque colour: red, green, blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Color(pub u8, pub u8, pub u8);

impl Color {
    /// Reads `#rgb`, `#rrggbb`, `rgb(r, g, b)` and `rgba(r, g, b, a)`: what browsers answer for a computed colour.
    ///
    /// ```
    /// use plan_widgets::chart::Color;
    /// assert_eq!(Color::parse("rgb(17, 24, 39)"), Some(Color(17, 24, 39)));
    /// assert_eq!(Color::parse("#fff"), Some(Color(255, 255, 255)));
    /// assert_eq!(Color::parse("tomato"), None);
    /// ```
    pub fn parse(css: &str) -> Option<Self> {
        let css = css.trim();
        let mut parts = [0; 3];
        if let Some(hex) = css.strip_prefix('#') {
            let mut count = 0;
            let mut value = 0;
            for digit in hex.chars() {
                value = value << 4 | digit.to_digit(16)?;
                count += 1;
            }
            for (at, part) in parts.iter_mut().rev().enumerate() {
                *part = match count {
                    3 => (value >> (at * 4) & 15) * 17,
                    6 => value >> (at * 8) & 255,
                    _ => return None,
                };
            }
        } else {
            let (name, inner) = cut(css, b"(")?;
            if name != "rgb" && name != "rgba" {
                return None;
            }
            let mut rest = inner.strip_suffix(')')?;
            for part in &mut parts {
                rest = rest.trim_start();
                let (number, after) = cut(rest, b", /").unwrap_or((rest, ""));
                // A fraction of a step of 255 is nothing to see, and reading one takes ten kilobytes of tables.
                *part = digits(cut(number, b".").map_or(number, |(whole, _)| whole))?;
                rest = after;
            }
        }
        let [r, g, b] = parts.map(u8::try_from);
        Some(Self(r.ok()?, g.ok()?, b.ok()?))
    }

    /// Whether it is nearer to white than to black.
    pub fn is_light(self) -> bool {
        let Self(r, g, b) = self;
        // Weights of perceived brightness, Rec. 709.
        2126 * u32::from(r) + 7152 * u32::from(g) + 722 * u32::from(b) > 1_275_000
    }
}

/// What a shape is drawn with; a [`Look`] says which colour that is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ink {
    /// The colour of the host's text.
    Text,
    /// The same, quieter: ticks, units, notes.
    Quiet,
    /// The same, hardly there: grid lines.
    Faint,
    /// The one accent.
    Accent,
    /// The accent as a tint: bands.
    Tint,
    /// A promise kept.
    Good,
    /// A promise nearly kept.
    Fair,
    /// A promise not kept.
    Poor,
    /// What lies under the chart, where the chart brings its own.
    Paper,
}

/// Colours and type of a chart.
#[derive(Debug, Clone, PartialEq)]
pub struct Look {
    /// Colour of the text.
    pub text: Color,
    /// The accent.
    pub accent: Color,
    /// A CSS `font-family`.
    pub font: String,
    /// Size of the labels, in CSS pixels.
    pub size: f64,
}

/// Fonts for pictures that stand by themselves: those that read well in both scripts, where they are there.
const FONTS: &str =
    "system-ui, 'PingFang SC', 'Noto Sans CJK SC', 'Noto Sans SC', 'Microsoft YaHei', sans-serif";

impl Look {
    /// A look for text of this colour: the accent is darker on light paper and lighter on dark.
    ///
    /// ```
    /// use plan_widgets::chart::{Color, Look};
    /// assert_ne!(Look::new(Color(0, 0, 0)).accent, Look::new(Color(255, 255, 255)).accent);
    /// ```
    pub fn new(text: Color) -> Self {
        Self {
            text,
            // The same blue on both papers, at a contrast of at least 4.5 with each; told from black text by eyes that see no red or green.
            accent: match text.is_light() {
                true => Color(0x6c, 0xb0, 0xf5),
                false => Color(0x0b, 0x5c, 0xad),
            },
            font: FONTS.to_owned(),
            size: 13.0,
        }
    }

    /// Nearly black, for light paper.
    pub fn light() -> Self {
        Self::new(Color(0x1a, 0x1a, 0x1a))
    }

    /// Nearly white, for dark paper.
    pub fn dark() -> Self {
        Self::new(Color(0xe8, 0xe8, 0xe8))
    }

    /// The colour of an ink.
    pub fn color(&self, ink: Ink) -> BackendColor {
        let light = |on_light: Color, on_dark: Color| match self.text.is_light() {
            true => on_dark,
            false => on_light,
        };
        let (Color(r, g, b), alpha) = match ink {
            Ink::Text => (self.text, 1.0),
            Ink::Quiet => (self.text, 0.7),
            Ink::Faint => (self.text, 0.16),
            Ink::Accent => (self.accent, 1.0),
            Ink::Tint => (self.accent, 0.12),
            // Told apart by eyes that see no red or green, and each at a contrast of 4.5 or more with its paper.
            Ink::Good => (light(Color(0x00, 0x70, 0x5a), Color(0x4f, 0xc9, 0xa6)), 1.0),
            Ink::Fair => (light(Color(0x8a, 0x5a, 0x00), Color(0xe3, 0xae, 0x4a)), 1.0),
            Ink::Poor => (light(Color(0xb2, 0x34, 0x1b), Color(0xff, 0x8e, 0x6e)), 1.0),
            Ink::Paper => (light(Color(0xff, 0xff, 0xff), Color(0x16, 0x17, 0x1a)), 1.0),
        };
        BackendColor {
            alpha,
            rgb: (r, g, b),
        }
    }
}
