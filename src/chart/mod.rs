//! Charts: facts → a [`Scene`] of shapes and words → any plotters backend.
//!
//! One file a chart. A chart decides where everything stands, in CSS pixels; [`paint`] then has nothing left to decide.

mod describe;
mod look;
mod paint;
mod place;
mod scale;
mod scene;
mod text;
mod tracker;
mod words;

pub use describe::{ChartDescription, Mark, Role};
pub use look::{Color, Ink, Look};
pub use paint::paint;
pub use scale::{Domain, Scale, whole_years};
pub use scene::{Align, Label, Scene, Shape, Stand};
pub use text::{Estimate, Measure};
pub use tracker::{Facts, tracker};
pub use words::{name, reading, role, source};

/// The smallest and the largest width and height of a chart, in CSS pixels.
pub const SIZE_LIMITS: (f64, f64) = (16.0, 8192.0);

/// The room a chart has, in CSS pixels: at least 16, at most 8192 each way.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Size {
    width: f64,
    height: f64,
}

impl Size {
    /// A room of this width and height; `None` outside [`SIZE_LIMITS`].
    ///
    /// ```
    /// use plan_widgets::chart::Size;
    /// assert!(Size::new(320.0, 200.0).is_some());
    /// assert!(Size::new(0.0, 200.0).is_none());
    /// assert!(Size::new(f64::NAN, 200.0).is_none());
    /// ```
    pub fn new(width: f64, height: f64) -> Option<Self> {
        let (least, most) = SIZE_LIMITS;
        let fits = |side: f64| (least..=most).contains(&side);
        (fits(width) && fits(height)).then_some(Self { width, height })
    }

    /// Width in CSS pixels.
    pub fn width(self) -> f64 {
        self.width
    }

    /// Height in CSS pixels.
    pub fn height(self) -> f64 {
        self.height
    }
}
