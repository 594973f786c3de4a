//! Where growth so far would lead by the target year, as the United Nations' progress chart of 2023 has it.

use super::growth::{aim, power, rate};
use super::linear::share;
use super::{Assessment, Reason, Spot, Verdict, finite, reaches};

/// Judges by the share of the distance that would be covered: e = v·(1+g)^years, q = (e−b)/(T−b).
pub fn measure(
    answer: &mut Assessment,
    baseline: Spot,
    latest: Spot,
    target: Spot,
) -> Result<Verdict, Reason> {
    let growth = rate(baseline, latest)?;
    // A rate to the target must exist too, else the path crosses zero.
    let needed = rate(baseline, aim(target))?;
    let expected = finite(latest.value * power(1.0 + growth, latest.years_to(target)));
    let expected = expected.ok_or(Reason::UndefinedGrowth)?;
    let ratio = finite(share(baseline.value, expected, aim(target).value))
        .ok_or(Reason::UndefinedGrowth)?;
    answer.growth = Some(growth);
    answer.growth_needed = Some(needed);
    answer.value = Some(ratio);
    answer.projection = Some(Spot {
        year: target.year,
        value: expected,
    });
    Ok(match ratio {
        _ if reaches(ratio, 0.95) => Verdict::OnTrack,
        _ if reaches(ratio, 0.10) => Verdict::Fair,
        _ => Verdict::Stagnation,
    })
}
