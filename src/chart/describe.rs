//! What a chart shows, in words and numbers: for screen readers, tables, tooltips and tests.

use super::{Badge, Size};
use crate::out::out;

/// What a chart shows.
#[derive(Debug, Clone, PartialEq)]
pub struct ChartDescription {
    /// Which chart: `tracker`, `card` (an indicator without a number to reach), `scorecard` or `series`.
    pub kind: &'static str,
    /// What is measured.
    pub title: String,
    /// The same as printed in the plan, and the language it is printed in.
    pub printed: String,
    /// Language tag of what is printed.
    pub language: String,
    /// The unit, as printed.
    pub unit: String,
    /// The finding, in a sentence.
    pub summary: String,
    /// Where the facts stand: document and section.
    pub source: String,
    /// Width in CSS pixels; 0 without a picture.
    pub width: f64,
    /// Height in CSS pixels; 0 without a picture.
    pub height: f64,
    /// The verdict; `None` where the chart has none of its own.
    pub badge: Option<Badge>,
    /// The points, in the order of their years; of a scorecard, one a row.
    pub marks: Vec<Mark>,
}

impl ChartDescription {
    /// The same, of a picture of this size.
    pub(super) fn sized(self, size: Size) -> Self {
        Self {
            width: size.width(),
            height: size.height(),
            ..self
        }
    }
}

/// A point of a chart.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// What the point is.
    pub role: Role,
    /// Its year.
    pub year: i32,
    /// Its value; `None` where a text is printed instead.
    pub value: Option<f64>,
    /// The value as the chart says it.
    pub label: String,
    /// CSS pixels from the left.
    pub x: f64,
    /// CSS pixels from the top.
    pub y: f64,
    /// All there is to say about it: for a tooltip, or a voice.
    pub text: String,
    /// Id of the indicator it belongs to, where a chart has several.
    pub of: Option<String>,
}

/// What a point is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Where the plan starts from.
    Baseline,
    /// What it promises.
    Target,
    /// Where the even path to the target would be.
    Path,
    /// What was measured.
    Observation,
    /// Where it goes if nothing changes.
    Projection,
}

impl Role {
    /// The word that stands for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Baseline => "baseline",
            Self::Target => "target",
            Self::Path => "path",
            Self::Observation => "observation",
            Self::Projection => "projection",
        }
    }
}

out!(Role);
out!(Mark: "role" role, "year" year, "value" value, "label" label, "x" x, "y" y, "text" text, "of" of);
out!(
    ChartDescription: "kind" kind,
    "title" title,
    "printed" printed,
    "language" language,
    "unit" unit,
    "summary" summary,
    "source" source,
    "width" width,
    "height" height,
    "badge" badge,
    "marks" marks,
);
