//! Domains, scales and ticks.

use crate::format::{magnitude, round_to};

/// A span of values that are finite and not equal.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Domain {
    low: f64,
    high: f64,
}

impl Domain {
    /// The span from one value to a larger one.
    pub fn between(low: f64, high: f64) -> Option<Self> {
        (low < high && span(low, high).is_normal()).then_some(Self { low, high })
    }

    /// The span that holds these values, with air on both sides as a share of it; `None` without a finite value.
    ///
    /// Equal values get a span around them; a span of positive values never dips below zero.
    pub fn around(values: impl IntoIterator<Item = f64>, air: f64) -> Option<Self> {
        let mut ends: Option<(f64, f64)> = None;
        for value in values.into_iter().filter(|value| value.is_finite()) {
            let (low, high) = ends.unwrap_or((value, value));
            ends = Some((low.min(value), high.max(value)));
        }
        let (low, high) = ends?;
        let air = match 4.0 * span(low, high) {
            0.0 if low == 0.0 => 1.0,
            0.0 => low.abs() * 0.1,
            span => span * air,
        };
        // Next to very large numbers the air may vanish in rounding.
        let air = air.max(high.abs().max(low.abs()) * 1e-9);
        let zero = if low >= 0.0 { 0.0 } else { f64::MIN };
        Self::between((low - air).max(zero), (high + air).min(f64::MAX))
    }

    /// The same, widened to begin at zero where the values are near it or add up from it.
    pub fn from_zero(self) -> Self {
        Self {
            low: self.low.min(0.0),
            high: self.high.max(0.0),
        }
    }

    /// The lower end.
    pub fn low(self) -> f64 {
        self.low
    }

    /// The upper end.
    pub fn high(self) -> f64 {
        self.high
    }

    /// The same, cut to what can be: a share ends at 100. Values that are there all the same stay inside.
    pub fn up_to(self, limit: Option<f64>, largest: f64) -> Self {
        let limit = limit.filter(|limit| *limit >= largest && *limit > self.low);
        Self {
            high: limit.map_or(self.high, |limit| self.high.min(limit)),
            ..self
        }
    }

    /// At most so many round values inside, evenly spaced: steps of 1, 2 or 5 times a power of ten.
    ///
    /// ```
    /// use plan_widgets::chart::Domain;
    /// let domain = Domain::around([4800.0, 6600.0], 0.1).unwrap();
    /// assert_eq!(domain.ticks(5), [5000.0, 5500.0, 6000.0, 6500.0]);
    /// assert_eq!(domain.ticks(2), [5000.0, 6000.0]);
    /// ```
    pub fn ticks(self, most: usize) -> Vec<f64> {
        let span = self.high - self.low;
        let most = most.clamp(1, 100) as f64;
        let magnitude = 10f64.powi(magnitude(span / most));
        if !magnitude.is_normal() {
            return vec![];
        }
        for step in [1.0, 2.0, 5.0, 10.0, 20.0].map(|round| round * magnitude) {
            let first = (self.low / step).ceil();
            let last = (self.high / step).floor();
            if last - first < most {
                // Whole multiples, so that 0.3 is 3 tenths and not 0.1 + 0.2.
                let count = (last - first).max(-1.0) as i32 + 1;
                return (0..count)
                    .map(|nth| round_to((first + f64::from(nth)) * step, 12))
                    .collect();
            }
        }
        vec![]
    }
}

/// A quarter of the way from one value to another: of the largest numbers the whole way is none.
fn span(from: f64, to: f64) -> f64 {
    to / 4.0 - from / 4.0
}

/// Where the values of a domain stand on the plane.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scale {
    domain: Domain,
    start: f64,
    end: f64,
}

impl Scale {
    /// Puts the low end of a domain at `start` and the high end at `end`, in CSS pixels.
    pub fn new(domain: Domain, start: f64, end: f64) -> Self {
        Self { domain, start, end }
    }

    /// The place of a value, kept between the ends.
    pub fn at(self, value: f64) -> f64 {
        let Domain { low, high } = self.domain;
        let share = (span(low, value) / span(low, high)).clamp(0.0, 1.0);
        self.start + share * (self.end - self.start)
    }
}

/// Whole years from `from` to `to`, thinned evenly to at most `most`; both ends stay.
///
/// ```
/// use plan_widgets::chart::whole_years;
/// assert_eq!(whole_years(2020, 2025, 9), [2020, 2021, 2022, 2023, 2024, 2025]);
/// assert_eq!(whole_years(2020, 2025, 3), [2020, 2025]);
/// assert_eq!(whole_years(2020, 2030, 6), [2020, 2022, 2024, 2026, 2028, 2030]);
/// ```
pub fn whole_years(from: i32, to: i32, most: usize) -> Vec<i32> {
    let span = to.saturating_sub(from).max(0);
    let step = (1..=span)
        .find(|step| span % step == 0 && (span / step) < i32::try_from(most).unwrap_or(i32::MAX))
        .unwrap_or(1);
    (from..=to).step_by(step.unsigned_abs() as usize).collect()
}
