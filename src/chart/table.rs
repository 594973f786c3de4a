//! The numbers behind a tracker, in rows.

use super::describe::Role;
use super::scorecard::Row;
use super::tracker::Facts;
use super::{Badge, settle, words};
use crate::assess::Spot;
use crate::format::{self, Lang};
use crate::out::out;
use crate::plan::{Plan, Point, PointKind, Series};

/// A number, and where it is from.
#[derive(Debug, Clone, PartialEq)]
pub struct TableRow {
    /// Its year.
    pub year: i32,
    /// What it is.
    pub role: Role,
    /// The same, for people.
    pub name: &'static str,
    /// The number; `None` where a text is printed instead.
    pub value: Option<f64>,
    /// The number with its unit, or the text.
    pub text: String,
    /// Where it is from; empty for what is reckoned.
    pub source: String,
}

out!(TableRow: "year" year, "role" role, "name" name, "value" value, "text" text, "source" source);

/// The longest path that is written out, in years: a plan has five, and a slip of the pen must not fill the memory.
const MOST_YEARS: i32 = 200;

/// Baseline, what was measured, where the path was, and the target: by year.
pub fn table(facts: &Facts<'_>, lang: Lang) -> Vec<TableRow> {
    let (indicator, assessment) = (facts.indicator, facts.assessment);
    let unit = &indicator.unit;
    let row = |role, year, value, text, source| TableRow {
        year,
        role,
        name: words::role(role, lang),
        value,
        text,
        source,
    };
    let reckoned = |role, spot: Spot| {
        let value = format::short(spot.value);
        let text = format::with_unit(value, unit, lang);
        row(role, spot.year, Some(value), text, String::new())
    };
    let printed = words::place(facts.plan, &indicator.source, lang);
    let mut rows = vec![];
    for (role, cell) in [
        (Role::Baseline, &indicator.baseline),
        (Role::Target, &indicator.target),
    ] {
        let text = words::reading(cell, unit, lang);
        rows.push(row(
            role,
            i32::from(cell.year),
            cell.value,
            text,
            printed.clone(),
        ));
    }
    for seen in assessment.observations.iter().chain(&assessment.late) {
        let text = format::with_unit(seen.value, unit, lang);
        let source = seen.source.clone().unwrap_or_default();
        rows.push(row(
            Role::Observation,
            seen.year,
            Some(seen.value),
            text,
            source,
        ));
    }
    if let (Some(start), Some(end), false) =
        (assessment.baseline, assessment.target, assessment.keeps())
        && end.year - start.year <= MOST_YEARS
    {
        let between = start.year + 1..end.year;
        rows.extend(between.map(|year| reckoned(Role::Path, words::due(start, end, year))));
    }
    if let Some(ahead) = assessment.projection.filter(|_| facts.projection) {
        rows.push(reckoned(Role::Projection, ahead));
    }
    settle(&mut rows, |row| row.year);
    rows
}

/// The points of a series, each with the document it is from, and its month where that is given.
pub fn series_table(plan: &Plan, series: &Series, lang: Lang) -> Vec<TableRow> {
    let row = |point: &Point| {
        let role = match point.kind {
            PointKind::Target => Role::Target,
            PointKind::Result => Role::Observation,
        };
        let document = plan.documents.iter().find(|it| it.id == point.document);
        let mut source = document.map_or_else(String::new, |document| document.title.clone());
        let (year, month) = point.when.split_once('-').unwrap_or((&point.when, ""));
        if !month.is_empty() {
            source = [&point.when, lang.pick("，|，|, "), &source].concat();
        }
        TableRow {
            year: year.parse().unwrap_or_default(),
            role,
            name: words::role(role, lang),
            value: Some(point.value),
            text: format::with_unit(point.value, &series.unit, lang),
            source,
        }
    };
    series.points.iter().map(row).collect()
}

/// A row of a scorecard, in words.
#[derive(Debug, Clone, PartialEq)]
pub struct ScoreRow {
    /// Id of the indicator.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Where it starts.
    pub baseline: String,
    /// What is promised.
    pub target: String,
    /// What was measured last, with its year; empty where nothing was.
    pub latest: String,
    /// The verdict, or why there is none.
    pub verdict: &'static str,
}

out!(
    ScoreRow: "id" id,
    "name" name,
    "baseline" baseline,
    "target" target,
    "latest" latest,
    "verdict" verdict,
);

/// A scorecard in words.
pub fn score_table(rows: &[Row<'_>], lang: Lang) -> Vec<ScoreRow> {
    let row = |row: &Row<'_>| {
        let it = row.indicator;
        let latest = row.assessment.latest().map(|latest| {
            let value = format::with_unit(latest.value, &it.unit, lang);
            value + lang.pick("（|（| (") + &latest.year.to_string() + lang.pick("）|）|)")
        });
        ScoreRow {
            id: it.id.clone(),
            name: words::name(&it.name, &it.names, lang).to_owned(),
            baseline: words::reading(&it.baseline, &it.unit, lang),
            target: words::reading(&it.target, &it.unit, lang),
            latest: latest.unwrap_or_default(),
            verdict: Badge::of(row.assessment, lang).label,
        }
    };
    rows.iter().map(row).collect()
}
