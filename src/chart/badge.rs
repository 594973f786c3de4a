//! The verdict as a word and a shape: a shape that tells it without colour, and a colour that tells it at a glance.

use super::Ink;
use super::scene::{At, Shape};
use crate::assess::{Assessment, Verdict};
use crate::format::Lang;
use crate::out::out;

/// What a verdict comes to, whatever the method calls it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// As promised, or better.
    Good,
    /// Nearly.
    Fair,
    /// Not as promised.
    Poor,
    /// Away from the promise.
    Away,
    /// Not judged.
    Open,
}

out!(Tone);

impl Tone {
    /// The word that stands for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Fair => "fair",
            Self::Poor => "poor",
            Self::Away => "away",
            Self::Open => "open",
        }
    }

    /// The tone of a verdict; without one it is open.
    pub fn of(verdict: Option<Verdict>) -> Self {
        use Verdict as V;
        match verdict {
            None => Self::Open,
            Some(
                V::Achieved
                | V::OnTrack
                | V::TargetAchieved
                | V::SubstantialProgress
                | V::Kept
                | V::Met,
            ) => Self::Good,
            Some(V::SlightlyBehind | V::ModerateProgress | V::Fair | V::MetLate) => Self::Fair,
            Some(V::Behind | V::LimitedProgress | V::Stagnation | V::NotKept | V::Missed) => {
                Self::Poor
            }
            Some(V::Reversing | V::Deterioration) => Self::Away,
        }
    }

    /// Its colour.
    pub fn ink(self) -> Ink {
        match self {
            Self::Good => Ink::Good,
            Self::Fair => Ink::Fair,
            Self::Poor | Self::Away => Ink::Poor,
            Self::Open => Ink::Quiet,
        }
    }

    /// Its shape around a centre: a full disc, a half, an empty one, a triangle that points down, a dash.
    pub fn shapes(self, at: At, radius: f64) -> Vec<Shape> {
        let (x, y) = at;
        let ink = self.ink();
        let dot = |filled, radius| Shape::Dot {
            at,
            radius,
            ink,
            filled,
        };
        let area = |points| Shape::Area { points, ink };
        match self {
            Self::Good => vec![dot(true, radius)],
            Self::Poor => vec![dot(false, radius - 1.0)],
            Self::Fair => {
                // The left half, as a polygon: backends draw no arcs. By square root, because sine weighs five kilobytes;
                // the steps crowd towards the poles, where the arc is flat.
                let half = (-6..=6).map(|step| {
                    let step = f64::from(step) / 6.0;
                    let up = step * (1.5 - 0.5 * step * step);
                    let out = (1.0 - up * up).max(0.0).sqrt();
                    (x - radius * out, y - radius * up)
                });
                vec![dot(false, radius - 1.0), area(half.collect())]
            }
            Self::Away => vec![area(vec![
                (x - radius, y - radius * 0.8),
                (x + radius, y - radius * 0.8),
                (x, y + radius),
            ])],
            Self::Open => vec![Shape::Line {
                from: (x - radius, y),
                to: (x + radius, y),
                ink,
                width: 2.0,
                dashed: false,
            }],
        }
    }
}

/// A verdict, or why there is none, for people.
#[derive(Debug, Clone, PartialEq)]
pub struct Badge {
    /// What it comes to.
    pub tone: Tone,
    /// A word or two.
    pub label: &'static str,
    /// The name of the method.
    pub method: &'static str,
    /// What the method does.
    pub rule: &'static str,
}

out!(Badge: "tone" tone, "label" label, "method" method, "rule" rule);

impl Badge {
    /// The badge of an assessment.
    pub fn of(assessment: &Assessment, lang: Lang) -> Self {
        let reason = assessment.reason.map_or("", |reason| reason.label(lang));
        Self {
            tone: Tone::of(assessment.verdict),
            label: assessment
                .verdict
                .map_or(reason, |verdict| verdict.label(lang)),
            method: assessment.method.label(lang),
            rule: assessment.method.rule(lang),
        }
    }
}
