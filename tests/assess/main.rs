//! Judging: the order of the questions, the methods, the sentences.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod order;
mod properties;
mod sentence;
mod series;
mod vectors;

use plan_widgets::assess::{Assessment, Observation, Options, assess};
use plan_widgets::plan::{Accumulation, Comparator, Direction, Indicator, Reading, Source};

/// An indicator from `baseline` (2020) to `target` (2025), counted in 个.
fn indicator(baseline: Option<f64>, target: Option<f64>) -> Indicator {
    let reading = |year, value: Option<f64>| Reading {
        year,
        value,
        comparator: Comparator::Eq,
        raw: value.map_or("-".to_owned(), |value| value.to_string()),
    };
    Indicator {
        id: "it".to_owned(),
        number: 1,
        name: "某指标".to_owned(),
        names: Default::default(),
        category: "类".to_owned(),
        unit: "个".to_owned(),
        nature: None,
        baseline: reading(2020, baseline),
        target: reading(2025, target),
        direction: None,
        accumulation: None,
        limit: None,
        source: Source {
            document: "d".to_owned(),
            section: None,
            line: 1,
        },
    }
}

/// What is changed about [`indicator`].
trait With: Sized {
    fn with(self, change: impl FnOnce(&mut Self)) -> Self;
    fn unit(self, unit: &str) -> Self;
    fn going(self, direction: Direction) -> Self;
    fn meant(self, baseline: Comparator, target: Comparator) -> Self;
    fn total(self) -> Self;
}

impl With for Indicator {
    fn with(mut self, change: impl FnOnce(&mut Self)) -> Self {
        change(&mut self);
        self
    }

    fn unit(self, unit: &str) -> Self {
        self.with(|it| it.unit = unit.to_owned())
    }

    fn going(self, direction: Direction) -> Self {
        self.with(|it| it.direction = Some(direction))
    }

    fn meant(self, baseline: Comparator, target: Comparator) -> Self {
        self.with(|it| {
            it.baseline.comparator = baseline;
            it.target.comparator = target;
        })
    }

    fn total(self) -> Self {
        self.with(|it| it.accumulation = Some(Accumulation::OverPlan))
    }
}

fn observed(values: &[(i32, f64)]) -> Vec<Observation> {
    let one = |&(year, value)| Observation {
        year,
        value,
        source: None,
    };
    values.iter().map(one).collect()
}

fn judge(indicator: &Indicator, values: &[(i32, f64)], options: Options) -> Assessment {
    assess(indicator, &observed(values), &options)
}
