//! Whether a promise is being kept: the order of the questions, three methods, and one sentence.
//!
//! An assessment never fails and never guesses. Where it cannot judge it carries a [`Reason`].

mod csv;
mod growth;
mod linear;
mod observations;
mod opensdg;
mod promise;
mod sentence;
mod series;
mod un2023;
mod words;

use crate::format::Lang;
use crate::out::out;
use crate::plan::{Accumulation, Comparator, Direction, Indicator};

pub use linear::share;
pub use observations::{
    Cell, KEYS, MAX_BYTES, MAX_FAULTS, MAX_ROWS, Observations, ObservationsError,
};
pub use series::{assess_series, observations_for};
pub use words::{Method, Reason, Verdict};

/// A value of a year, as the host or the plan gives it.
#[derive(Debug, Clone, PartialEq)]
pub struct Observation {
    /// The year. A span like `2023-24` counts as its first year.
    pub year: i32,
    /// The value, in the unit of the indicator.
    pub value: f64,
    /// Where it was taken from.
    pub source: Option<String>,
}

/// A value of a year that has a place in the picture: a baseline, a target, the latest value.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spot {
    /// The year.
    pub year: i32,
    /// The value.
    pub value: f64,
}

impl Spot {
    fn years_to(self, later: Self) -> f64 {
        f64::from(later.year) - f64::from(self.year)
    }
}

/// How to judge.
#[derive(Debug, Clone, Copy)]
pub struct Options {
    /// The rule.
    pub method: Method,
    /// The year that counts as now: later values are not seen. Without it, the year of the latest value; never the clock.
    pub as_of: Option<i32>,
    /// The language of the sentence.
    pub lang: Lang,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            method: Method::Linear,
            as_of: None,
            lang: Lang::default(),
        }
    }
}

/// The answer. Serialised it is the object the package gives out; the fields left out there are for the charts.
#[derive(Debug, Clone, PartialEq)]
pub struct Assessment {
    /// Id of the indicator or series.
    pub indicator: String,
    /// The rule that was used.
    pub method: Method,
    /// What it says; `None` where there is a reason.
    pub verdict: Option<Verdict>,
    /// Why there is no verdict.
    pub reason: Option<Reason>,
    /// Whether the time of the promise is over.
    pub is_final: bool,
    /// The rule's own ratio.
    pub value: Option<f64>,
    /// `opensdg`: its score, from −5 to 5.
    pub score: Option<f64>,
    /// The share of the distance from baseline to target that is covered.
    pub done: Option<f64>,
    /// The share of the time that is used, at the year of the latest value.
    pub elapsed: Option<f64>,
    /// `done` ÷ `elapsed`.
    pub pace: Option<f64>,
    /// The change a year that is needed from the latest value on.
    pub needed: Option<f64>,
    /// The change a year so far.
    pub achieved: Option<f64>,
    /// Values after the target year, set aside.
    pub late: Vec<Observation>,
    /// All of this in one or two sentences.
    pub sentence: String,
    /// Where the path starts: the baseline, or zero for a total since the plan began.
    pub baseline: Option<Spot>,
    /// Where the path ends.
    pub target: Option<Spot>,
    /// Where the value should go, given or derived.
    pub direction: Option<Direction>,
    /// The values that count, oldest first: after the baseline year, up to the target year.
    pub observations: Vec<Observation>,
    /// Where the rule's own reckoning leads by the target year, if nothing changes.
    pub projection: Option<Spot>,
    /// The average rate of growth a year so far, where the method asks for it.
    pub growth: Option<f64>,
    /// The rate that leads from the baseline to the target.
    pub growth_needed: Option<f64>,
    /// Whether the target itself is not yet enough (超过, >).
    strict: bool,
}

out!(Observation: "year" year, "value" value, "source" source);
out!(
    Assessment: "indicator" indicator,
    "method" method,
    "verdict" verdict,
    "reason" reason,
    "final" is_final,
    "value" value,
    "score" score,
    "done" done,
    "elapsed" elapsed,
    "pace" pace,
    "needed" needed,
    "achieved" achieved,
    "late" late,
    "sentence" sentence;
    but baseline, target, direction, observations, projection, growth, growth_needed, strict
);

impl Assessment {
    /// The latest value that counts.
    pub fn latest(&self) -> Option<Spot> {
        self.observations.last().map(spot)
    }

    /// Whether a value meets the target.
    pub fn meets(&self, value: f64) -> bool {
        let Some(target) = self.target else {
            return false;
        };
        let beyond = match self.direction {
            Some(Direction::Up | Direction::AtLeast) => value > target.value,
            Some(Direction::Down | Direction::AtMost) => value < target.value,
            // Whichever way it should go, the target itself is enough.
            None => false,
        };
        beyond || !self.strict && value == target.value
    }

    /// Whether a value is to be kept, not reached.
    pub fn keeps(&self) -> bool {
        matches!(self.direction, Some(Direction::AtLeast | Direction::AtMost))
    }
}

fn spot(observation: &Observation) -> Spot {
    Spot {
        year: observation.year,
        value: observation.value,
    }
}

/// Judges an indicator by what was observed.
///
/// ```
/// use plan_widgets::assess::{assess, Observation, Options, Verdict};
/// let plan = plan_widgets::catalog::bundled();
/// let gdp = plan.indicators.iter().find(|it| it.id == "gdp").ok_or("no such indicator")?;
/// let observations = [Observation { year: 2023, value: 5800.0, source: None }];
/// let answer = assess(gdp, &observations, &Options::default());
/// assert_eq!(answer.verdict, Some(Verdict::SlightlyBehind));
/// # Ok::<(), &str>(())
/// ```
pub fn assess(
    indicator: &Indicator,
    observations: &[Observation],
    options: &Options,
) -> Assessment {
    let mut case = Case::new(indicator, observations, options);
    let judged = case.judge(indicator.limit);
    let mut answer = case.answer;
    match judged {
        Ok(verdict) => answer.verdict = Some(verdict),
        Err(reason) => answer.reason = Some(reason),
    }
    answer.sentence = sentence::of(&answer, indicator, options);
    answer
}

/// An indicator, its values sorted into their times, and the answer as far as it is known.
struct Case {
    answer: Assessment,
    /// The year that counts as now.
    now: i32,
    /// Whether there were values before the baseline year, and none after.
    only_before: bool,
    duplicate: bool,
}

impl Case {
    fn new(indicator: &Indicator, given: &[Observation], options: &Options) -> Self {
        let (from, to) = (
            i32::from(indicator.baseline.year),
            i32::from(indicator.target.year),
        );
        let total = indicator.accumulation == Some(Accumulation::OverPlan);
        let mut seen: Vec<Observation> = given
            .iter()
            .filter(|o| o.value.is_finite() && options.as_of.is_none_or(|now| o.year <= now))
            .cloned()
            .collect();
        seen.sort_by_key(|o| o.year);
        // The same value given twice, say by the plan and by the host, is one value.
        seen.dedup_by(|b, a| (a.year, a.value) == (b.year, b.value));
        let latest = seen.last().map(|o| o.year);
        let first_kept = seen.partition_point(|o| o.year < from);
        let duplicate = seen
            .windows(2)
            .skip(first_kept)
            .any(|pair| matches!(pair, [a, b] if a.year == b.year));
        let only_before = first_kept > 0 && first_kept == seen.len();
        seen.drain(..first_kept);
        let late = seen.split_off(seen.partition_point(|o| o.year <= to));
        let at_start: Vec<Observation> = seen
            .drain(..seen.partition_point(|o| o.year == from))
            .collect();

        let printed = indicator.baseline.value.filter(|value| value.is_finite());
        let start = match at_start.last() {
            // A total starts at zero: what is printed for its baseline year is the total of the years before.
            _ if total => Some(0.0),
            Some(newer) => Some(newer.value),
            None => printed,
        };
        let baseline = start.map(|value| Spot { year: from, value });
        let target = indicator.target.value.filter(|value| value.is_finite());
        let target = target.map(|value| Spot { year: to, value });
        let answer = Assessment {
            indicator: indicator.id.clone(),
            method: options.method,
            verdict: None,
            reason: None,
            is_final: false,
            value: None,
            score: None,
            done: None,
            elapsed: None,
            pace: None,
            needed: None,
            achieved: None,
            late,
            sentence: String::new(),
            direction: direction(indicator, total, baseline, target),
            baseline,
            target,
            observations: seen,
            projection: None,
            growth: None,
            growth_needed: None,
            strict: matches!(indicator.target.comparator, Comparator::Gt | Comparator::Lt),
        };
        Self {
            answer,
            now: options.as_of.or(latest).unwrap_or(from),
            only_before,
            duplicate,
        }
    }

    /// The questions, in their order.
    fn judge(&mut self, limit: Option<f64>) -> Result<Verdict, Reason> {
        let growth_alone = self.answer.method == Method::OpenSdg && self.answer.direction.is_some();
        if self.answer.target.is_none() && !growth_alone {
            return Err(Reason::NoNumericTarget);
        }
        if self.duplicate {
            return Err(Reason::DuplicateYear);
        }
        let Some(latest) = self.answer.latest() else {
            return match self.answer.baseline {
                Some(baseline) if self.answer.meets(baseline.value) => Ok(self.reached()),
                _ if self.only_before => Err(Reason::BeforeBaseline),
                _ => Err(Reason::NoObservation),
            };
        };
        let Some(target) = self.answer.target else {
            let baseline = self.answer.baseline.ok_or(Reason::NoBaseline)?;
            return opensdg::measure_growth(&mut self.answer, baseline, latest, limit);
        };
        self.answer.is_final = latest.year == target.year || self.now > target.year;
        let measured = self.measure(latest, target);
        if self.answer.meets(latest.value) {
            return Ok(self.reached());
        }
        if !self.answer.keeps() {
            self.check_distance(target)?;
        }
        if self.answer.is_final {
            let later = self.answer.late.iter().any(|o| self.answer.meets(o.value));
            return Ok(if later {
                Verdict::MetLate
            } else {
                Verdict::Missed
            });
        }
        if self.answer.keeps() {
            return Ok(Verdict::NotKept);
        }
        measured
    }

    /// Questions 4 and 5. Without a baseline there is no distance to ask about, unless nobody can say which way it goes.
    fn check_distance(&self, target: Spot) -> Result<(), Reason> {
        let Some(baseline) = self.answer.baseline else {
            return self.answer.direction.map(|_| ()).ok_or(Reason::NoBaseline);
        };
        if baseline.value == target.value {
            return Err(Reason::NoDistance);
        }
        let up = target.value > baseline.value;
        if self.answer.direction != Some(if up { Direction::Up } else { Direction::Down }) {
            return Err(Reason::ContradictoryDirection);
        }
        Ok(())
    }

    /// The numbers of the path and of the method, as far as there are any.
    fn measure(&mut self, latest: Spot, target: Spot) -> Result<Verdict, Reason> {
        let Some(baseline) = self.answer.baseline else {
            return Err(Reason::NoBaseline);
        };
        if self.answer.keeps() {
            return Err(Reason::NoDistance);
        }
        self.check_distance(target)?;
        let answer = &mut self.answer;
        linear::path(answer, baseline, latest, target);
        match answer.method {
            Method::Linear => linear::measure(answer, latest, target),
            Method::OpenSdg => opensdg::measure(answer, baseline, latest, target),
            Method::Un2023 => un2023::measure(answer, baseline, latest, target),
        }
    }

    /// The word for a target that is met.
    fn reached(&mut self) -> Verdict {
        if self.answer.method == Method::OpenSdg {
            self.answer.score = Some(opensdg::TOP);
        }
        match self.answer.method {
            _ if self.answer.is_final => Verdict::Met,
            _ if self.answer.keeps() => Verdict::Kept,
            Method::OpenSdg => Verdict::TargetAchieved,
            Method::Linear | Method::Un2023 => Verdict::Achieved,
        }
    }
}

/// Where a value should go: as given, else from the two numbers and how the target is printed.
fn direction(
    indicator: &Indicator,
    total: bool,
    baseline: Option<Spot>,
    target: Option<Spot>,
) -> Option<Direction> {
    use Comparator::{Ge, Gt, Le, Lt};
    let comparator = indicator.target.comparator;
    if total {
        // The given direction compares with the total of the years before; this path starts at zero.
        let below = target.is_some_and(|target| target.value < 0.0);
        return Some(match comparator {
            Le | Lt => Direction::AtMost,
            _ if indicator.direction == Some(Direction::AtMost) => Direction::AtMost,
            _ if below => Direction::Down,
            _ => Direction::Up,
        });
    }
    if indicator.direction.is_some() {
        return indicator.direction;
    }
    let target = target?;
    let Some(baseline) = baseline else {
        return match comparator {
            Ge | Gt => Some(Direction::Up),
            Le | Lt => Some(Direction::Down),
            _ => None,
        };
    };
    match comparator {
        Ge | Gt if baseline.value >= target.value => Some(Direction::AtLeast),
        Le | Lt if baseline.value <= target.value => Some(Direction::AtMost),
        _ if target.value > baseline.value => Some(Direction::Up),
        _ if target.value < baseline.value => Some(Direction::Down),
        _ => None,
    }
}

/// `value` as it is, unless it left the numbers.
fn finite(value: f64) -> Option<f64> {
    value.is_finite().then_some(value)
}

/// Whether a ratio reaches a threshold, the last bits of a division aside.
fn reaches(ratio: f64, threshold: f64) -> bool {
    ratio >= threshold - 1e-9
}
