//! The shapes and words of a chart, placed: in CSS pixels from the top left.

use super::{Ink, Size};

/// A point of the plane: x to the right, y down.
pub type At = (f64, f64);

/// Everything a chart draws, back to front.
#[derive(Debug, Clone, PartialEq)]
pub struct Scene {
    /// Its room.
    pub size: Size,
    /// What is drawn.
    pub shapes: Vec<Shape>,
}

/// A thing to draw.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// A straight line.
    Line {
        /// Start.
        from: At,
        /// End.
        to: At,
        /// Colour.
        ink: Ink,
        /// Width.
        width: f64,
        /// Whether it is broken into dashes.
        dashed: bool,
    },
    /// A line through points.
    Path {
        /// The points.
        points: Vec<At>,
        /// Colour.
        ink: Ink,
        /// Width.
        width: f64,
    },
    /// A filled rectangle.
    Band {
        /// Top left.
        from: At,
        /// Bottom right.
        to: At,
        /// Colour.
        ink: Ink,
    },
    /// A disc or a ring.
    Dot {
        /// Centre.
        at: At,
        /// Radius.
        radius: f64,
        /// Colour.
        ink: Ink,
        /// A disc, not a ring.
        filled: bool,
    },
    /// Words.
    Words(Label),
}

/// Words at a place.
#[derive(Debug, Clone, PartialEq)]
pub struct Label {
    /// Where.
    pub at: At,
    /// What.
    pub text: String,
    /// Font size.
    pub size: f64,
    /// Colour.
    pub ink: Ink,
    /// Whether in bold.
    pub bold: bool,
    /// Which part of the words stands at `at`, across.
    pub align: Align,
    /// And which part up and down.
    pub stand: Stand,
}

/// Which part of words stands at a place, across.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// Their left end.
    Left,
    /// Their middle.
    Center,
    /// Their right end.
    Right,
}

/// Which part of words stands at a place, up and down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stand {
    /// The words hang below it.
    Below,
    /// The words stand level with it.
    Middle,
    /// The words stand above it.
    Above,
}
