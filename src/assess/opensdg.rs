//! Growth so far against the growth needed, as Open SDG's progress method (2.4) has it.
//!
//! Zero baselines and changes of sign, which the published method replaces or skips, are a typed reason here.

use super::growth::{aim, power, rate};
use super::{Assessment, Reason, Spot, Verdict, finite, reaches};
use crate::plan::Direction;

/// The score of a target that is met.
pub const TOP: f64 = 5.0;

/// Judges by the rate needed: R = s·d·g ÷ |G|.
pub fn measure(
    answer: &mut Assessment,
    baseline: Spot,
    latest: Spot,
    target: Spot,
) -> Result<Verdict, Reason> {
    let growth = rate(baseline, latest)?;
    let needed = rate(baseline, aim(target))?;
    let ratio =
        finite(sign(answer, baseline) * growth / needed.abs()).ok_or(Reason::UndefinedGrowth)?;
    answer.growth = Some(growth);
    answer.growth_needed = Some(needed);
    answer.value = Some(ratio);
    answer.score = Some(if ratio >= 0.6 {
        (7.1429 * ratio - 4.2857).min(TOP)
    } else {
        (4.1667 * ratio - 2.5).max(-TOP)
    });
    Ok(verdict(ratio, 0.95, 0.60))
}

/// Judges growth itself where no target number is printed; a natural limit nearby asks for less of it.
pub fn measure_growth(
    answer: &mut Assessment,
    baseline: Spot,
    latest: Spot,
    limit: Option<f64>,
) -> Result<Verdict, Reason> {
    let growth = rate(baseline, latest)?;
    let ahead = sign(answer, baseline) * growth;
    let ease = limit
        .filter(|limit| *limit > 0.0)
        .map_or(1.0, |limit| ease(baseline.value, limit));
    let (high, middle) = (0.015 * ease, 0.005 * ease);
    answer.growth = Some(growth);
    answer.value = Some(ahead);
    answer.score = finite(match ahead {
        _ if ahead < 0.0 => (125.0 * ahead - 2.5).max(-TOP),
        _ if ease == 0.0 => TOP,
        _ if ahead >= high => (500.0 * ahead / ease - 5.0).min(TOP),
        _ if ahead >= middle => 250.0 * ahead / ease - 1.25,
        _ => 500.0 * ahead / ease - 2.5,
    });
    Ok(verdict(ahead, high, middle))
}

/// How much growth can be asked of a value: 1 far from its limit (a positive number), 0 at it.
fn ease(baseline: f64, limit: f64) -> f64 {
    const CURVE: f64 = 4.44;
    let size = baseline.abs();
    match size {
        _ if size >= 2.0 * limit => 1.0,
        _ if size <= limit => 1.0 - power(size / limit, CURVE),
        _ => 1.0 - power((2.0 * limit - size) / limit, CURVE),
    }
}

/// Turns a rate of growth into progress: against it where less is better, and where the values are negative.
fn sign(answer: &Assessment, baseline: Spot) -> f64 {
    let down = matches!(answer.direction, Some(Direction::Down | Direction::AtMost));
    if down != (baseline.value < 0.0) {
        -1.0
    } else {
        1.0
    }
}

fn verdict(ratio: f64, substantial: f64, moderate: f64) -> Verdict {
    match ratio {
        _ if reaches(ratio, substantial) => Verdict::SubstantialProgress,
        _ if reaches(ratio, moderate) => Verdict::ModerateProgress,
        _ if reaches(ratio, 0.0) => Verdict::LimitedProgress,
        _ => Verdict::Deterioration,
    }
}
