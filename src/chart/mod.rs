//! Charts: facts → a [`Scene`] of shapes and words → any plotters backend.
//!
//! One file a chart. A chart decides where everything stands, in CSS pixels; [`paint`] then has nothing left to decide.

mod badge;
mod card;
mod describe;
mod frame;
mod html;
mod look;
mod paint;
mod place;
mod scale;
mod scene;
mod scorecard;
mod series;
mod svg;
mod table;
mod text;
mod tracker;
mod words;

pub use badge::{Badge, Tone};
pub use describe::{ChartDescription, Mark, Role};
pub use frame::framed;
pub use html::{Grid, html, inline_picture};
pub use look::{Color, Ink, Look};
pub use paint::{DASH, paint, paint_shape};
pub use place::Taken;
pub use scale::{Domain, Scale, whole_years};
pub use scene::{Align, Label, Scene, Shape, Stand};
pub use scorecard::{Row, scorecard, scorecard_words};
pub use series::{series, series_words};
pub use svg::svg;
pub use table::{ScoreRow, TableRow, score_table, series_table, table};
pub use text::{Estimate, Measure, bounds};
pub use tracker::{Facts, tracker, tracker_words};
pub use words::{name, reading, role, source};

use crate::format::Lang;

/// What a chart is laid out on.
#[derive(Clone, Copy)]
pub struct Sheet<'a> {
    /// The language of our words.
    pub lang: Lang,
    /// Its room. A scorecard is as high as its rows.
    pub size: Size,
    /// Size of the labels, in CSS pixels.
    pub text: f64,
    /// Measures words.
    pub measure: &'a dyn Measure,
}

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

    /// The room nearest to this one that is within [`SIZE_LIMITS`].
    pub fn within(width: f64, height: f64) -> Self {
        let (least, most) = SIZE_LIMITS;
        // `max` before `min`: of a number and NaN it answers the number.
        let side = |side: f64| side.max(least).min(most);
        Self {
            width: side(width),
            height: side(height),
        }
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

/// Sorts what is nearly sorted already; equals stay in their order.
///
/// Charts sort a few points by their year. The sort of the standard library would be there once for each kind of thing.
fn settle<T, K: PartialOrd>(items: &mut [T], key: impl Fn(&T) -> K) {
    for end in 1..items.len() {
        for at in (1..=end).rev() {
            if let Some([before, after]) = items.get(at - 1..=at)
                && key(before) > key(after)
            {
                items.swap(at - 1, at);
            } else {
                break;
            }
        }
    }
}
