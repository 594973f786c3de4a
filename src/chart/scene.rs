//! The shapes and words of a chart, placed: in CSS pixels from the top left.

use super::{Ink, Size};

/// A point of the plane: x to the right, y down.
pub type At = (f64, f64);

/// How far it is from one point to another. By square root: `hypot` guards against numbers far beyond any screen.
pub fn length(from: At, to: At) -> f64 {
    let (x, y) = (to.0 - from.0, to.1 - from.1);
    (x * x + y * y).sqrt()
}

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
    /// A filled polygon.
    Area {
        /// Its corners.
        points: Vec<At>,
        /// Colour.
        ink: Ink,
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

impl Shape {
    /// The same, moved.
    pub fn moved(mut self, dx: f64, dy: f64) -> Self {
        let shift = |at: &mut At| *at = (at.0 + dx, at.1 + dy);
        match &mut self {
            Self::Line { from, to, .. } | Self::Band { from, to, .. } => {
                shift(from);
                shift(to);
            }
            Self::Path { points, .. } | Self::Area { points, .. } => {
                points.iter_mut().for_each(shift);
            }
            Self::Dot { at, .. } => shift(at),
            Self::Words(label) => shift(&mut label.at),
        }
        self
    }
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

impl Label {
    /// Words that begin at a place and hang below it.
    pub fn new(at: At, text: impl Into<String>, size: f64, ink: Ink) -> Self {
        Self {
            at,
            text: text.into(),
            size,
            ink,
            bold: false,
            align: Align::Left,
            stand: Stand::Below,
        }
    }

    /// The same, in bold.
    pub fn bold(self) -> Self {
        Self { bold: true, ..self }
    }

    /// The same, with another part of the words at its place.
    pub fn anchored(self, align: Align, stand: Stand) -> Self {
        Self {
            align,
            stand,
            ..self
        }
    }
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
