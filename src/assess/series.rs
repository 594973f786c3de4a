//! What the plan's own documents say about its promises: series judged by themselves, and facts that are observations.

use super::{Assessment, Observation, Options, Reason, assess, sentence};
use crate::plan::{Comparator, Indicator, Plan, Point, PointKind, Reading, Relation, Series};
use crate::text::digits;

/// Judges a series by its own results, and by `observations` beside them.
///
/// The promise is its last target. The way starts at the first result, or else the first point, of an earlier year; without one
/// there is no baseline. A year's last result counts. Only a series that follows the same metric is judged.
pub fn assess_series(
    series: &Series,
    observations: &[Observation],
    options: &Options,
) -> Assessment {
    let promise = promise(series);
    let results = series
        .points
        .iter()
        .filter(|point| point.kind == PointKind::Result);
    let own = results.filter_map(|point| {
        Some(Observation {
            year: year(&point.when)?,
            value: point.value,
            source: Some(point.document.clone()),
        })
    });
    let mut all: Vec<Observation> = Vec::new();
    for result in own {
        if all.last().is_some_and(|last| last.year == result.year) {
            all.pop();
        }
        all.push(result);
    }
    let all = beside(observations, all);
    if series.relation == Relation::SameMetric {
        return assess(&promise, &all, options);
    }
    let mut answer = assess(&promise, &[], options);
    (answer.verdict, answer.reason) = (None, Some(Reason::DifferentMetric));
    answer.score = None;
    answer.sentence = sentence::of(&answer, &promise, options);
    answer
}

/// The observations of an indicator: the given ones, and for other years what the plan's own documents say.
///
/// A figure, or a result of a `same_metric` series, measures the same thing if its subject is the indicator's name to the letter and
/// its unit the same; a figure must be a plain or an approximate number, not a bound or a span.
pub fn observations_for(
    plan: &Plan,
    indicator: &Indicator,
    given: &[Observation],
) -> Vec<Observation> {
    let same = |subject: &str, unit: &str| subject == indicator.name && unit == indicator.unit;
    let title = |id: &str| {
        let document = plan.documents.iter().find(|document| document.id == id);
        document.map(|document| document.title.clone())
    };
    let figures = plan.figures.iter().filter_map(|figure| {
        let plain = matches!(figure.comparator, Comparator::Eq | Comparator::Approx);
        let value = figure
            .value
            .filter(|_| plain && same(&figure.subject, &figure.unit))?;
        Some(Observation {
            year: year(figure.as_of.as_deref()?)?,
            value,
            source: title(&figure.source.document),
        })
    });
    let followed = plan.series.iter().filter(|series| {
        series.relation == Relation::SameMetric && same(&series.subject, &series.unit)
    });
    let results = followed
        .flat_map(|series| &series.points)
        .filter_map(|point| {
            (point.kind == PointKind::Result).then_some(())?;
            Some(Observation {
                year: year(&point.when)?,
                value: point.value,
                source: title(&point.document),
            })
        });
    // The table itself says what the baseline is.
    let after = |observation: &Observation| observation.year > i32::from(indicator.baseline.year);
    beside(given, figures.chain(results).filter(after).collect())
}

/// The given observations, and the own ones of other years.
fn beside(given: &[Observation], own: Vec<Observation>) -> Vec<Observation> {
    let other = own
        .into_iter()
        .filter(|own| given.iter().all(|given| given.year != own.year));
    given.iter().cloned().chain(other).collect()
}

/// The promise of a series as an indicator.
fn promise(series: &Series) -> Indicator {
    let points = || {
        series
            .points
            .iter()
            .filter_map(|point| Some((u16::try_from(year(&point.when)?).ok()?, point)))
    };
    let target = points().rfind(|(_, point)| point.kind == PointKind::Target);
    let end = target
        .or_else(|| points().next_back())
        .map_or(1, |(year, _)| year);
    let earlier = || points().filter(|(year, _)| *year < end);
    let start = earlier()
        .find(|(_, point)| point.kind == PointKind::Result)
        .or_else(|| earlier().next());
    Indicator {
        id: series.id.clone(),
        number: 0,
        name: series.subject.clone(),
        names: series.names.clone(),
        category: String::new(),
        unit: series.unit.clone(),
        nature: None,
        baseline: reading(
            start.map_or(end.saturating_sub(1), |(year, _)| year),
            start.map(|(_, point)| point),
        ),
        target: reading(end, target.map(|(_, point)| point)),
        direction: None,
        accumulation: None,
        limit: None,
        source: series.source.clone(),
    }
}

fn reading(year: u16, point: Option<&Point>) -> Reading {
    Reading {
        year,
        value: point.map(|point| point.value),
        comparator: Comparator::Eq,
        raw: String::new(),
    }
}

/// The year of `2020`, `2020-10` or `2020-10-14`.
fn year(when: &str) -> Option<i32> {
    digits(when.get(..4)?).map(|year| year as i32)
}
