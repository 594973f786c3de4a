//! The straight path: the distance covered against the time used. It is what the drawn path shows.

use super::{Assessment, Reason, Spot, Verdict, finite, reaches};

/// Fills in the numbers of the path, which every method shows. Baseline and target differ; `latest` lies after the baseline.
pub fn path(answer: &mut Assessment, baseline: Spot, latest: Spot, target: Spot) {
    let used = baseline.years_to(latest);
    let done = share(baseline.value, latest.value, target.value);
    let elapsed = used / baseline.years_to(target);
    answer.done = bounded(done);
    answer.elapsed = finite(elapsed);
    answer.pace = bounded(done / elapsed);
    answer.achieved = bounded((latest.value - baseline.value) / used);
    let left = latest.years_to(target);
    let needed = (left > 0.0).then(|| (target.value - latest.value) / left);
    answer.needed = needed.and_then(bounded);
}

/// Judges by the pace. The path must be filled in.
pub fn measure(answer: &mut Assessment, latest: Spot, target: Spot) -> Result<Verdict, Reason> {
    // Only of numbers too near to each other to have a difference is there no pace.
    let pace = answer.pace.ok_or(Reason::NoDistance)?;
    answer.value = Some(pace);
    let ahead = answer
        .achieved
        .map(|made| latest.value + made * latest.years_to(target));
    answer.projection = ahead.and_then(finite).map(|value| Spot {
        year: target.year,
        value,
    });
    Ok(match pace {
        _ if reaches(pace, 1.0) => Verdict::OnTrack,
        _ if reaches(pace, 0.9) => Verdict::SlightlyBehind,
        _ if reaches(pace, 0.0) => Verdict::Behind,
        _ => Verdict::Reversing,
    })
}

/// `value`, held to the largest there is: that still says which way something went, and that it went far.
fn bounded(value: f64) -> Option<f64> {
    (!value.is_nan()).then(|| value.clamp(f64::MIN, f64::MAX))
}

/// The share of the way from `start` to `end` that `at` has come; `start` and `end` differ.
pub fn share(start: f64, at: f64, end: f64) -> f64 {
    let (part, whole) = (at - start, end - start);
    if part.is_finite() && whole.is_finite() {
        return part / whole;
    }
    // Of numbers near the largest there is, only half the difference is a number.
    (at / 2.0 - start / 2.0) / (end / 2.0 - start / 2.0)
}
