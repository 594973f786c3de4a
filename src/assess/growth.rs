//! The average yearly rate of growth, which two of the methods compare.

use super::{Reason, Spot, finite};

/// The compound rate a year from one value to another: `0.02` for two per cent.
///
/// # Errors
/// [`Reason::UndefinedGrowth`] from zero, across zero, and where the rate leaves the numbers.
pub fn rate(from: Spot, to: Spot) -> Result<f64, Reason> {
    let crosses = to.value != 0.0 && (to.value < 0.0) != (from.value < 0.0);
    if from.value == 0.0 || crosses {
        return Err(Reason::UndefinedGrowth);
    }
    let rate = power(to.value / from.value, 1.0 / from.years_to(to)) - 1.0;
    finite(rate).ok_or(Reason::UndefinedGrowth)
}

/// A target as the methods of growth take it: no rate leads to zero, so they aim at 0.001.
pub fn aim(target: Spot) -> Spot {
    Spot {
        value: if target.value == 0.0 {
            0.001
        } else {
            target.value
        },
        ..target
    }
}

/// A positive number to any power.
#[cfg(not(target_arch = "wasm32"))]
pub fn power(base: f64, exponent: f64) -> f64 {
    base.powf(exponent)
}

/// A positive number to any power. WebAssembly has none, its host does, and one of our own would weigh two kilobytes.
#[cfg(target_arch = "wasm32")]
pub fn power(base: f64, exponent: f64) -> f64 {
    js_sys::Math::pow(base, exponent)
}
