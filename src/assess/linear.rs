//! The straight path: the distance covered against the time used. It is what the drawn path shows.

use super::{Assessment, Reason, Spot, Verdict, finite, reaches};

/// Fills in the numbers of the path, which every method shows. Baseline and target differ; `latest` lies after the baseline.
pub fn path(answer: &mut Assessment, baseline: Spot, latest: Spot, target: Spot) {
    let used = baseline.years_to(latest);
    let done = share(baseline.value, latest.value, target.value);
    let elapsed = used / baseline.years_to(target);
    answer.done = finite(done);
    answer.elapsed = finite(elapsed);
    answer.pace = finite(done / elapsed);
    answer.achieved = finite((latest.value - baseline.value) / used);
    answer.needed = finite((target.value - latest.value) / latest.years_to(target));
}

/// Judges by the pace. The path must be filled in.
pub fn measure(answer: &mut Assessment, latest: Spot, target: Spot) -> Result<Verdict, Reason> {
    // Only numbers at the two ends of what a number can hold have no pace.
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

/// The share of the way from `start` to `end` that `at` has come; `start` and `end` differ.
pub fn share(start: f64, at: f64, end: f64) -> f64 {
    let (part, whole) = (at - start, end - start);
    if part.is_finite() && whole.is_finite() {
        return part / whole;
    }
    // Of numbers near the largest there is, only half the difference is a number.
    (at / 2.0 - start / 2.0) / (end / 2.0 - start / 2.0)
}
