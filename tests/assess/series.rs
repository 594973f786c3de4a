//! Series, and what the plan's own documents say about its indicators.

use plan_widgets::assess::{
    Observation, Options, Reason, Verdict, assess_series, observations_for,
};
use plan_widgets::plan::{Comparator, Figure, Plan, Point, PointKind, Relation, Series, Source};

use crate::{With, indicator, observed};

fn source() -> Source {
    Source {
        document: "d".to_owned(),
        section: None,
        line: 1,
    }
}

fn series(points: &[(PointKind, &str, f64)]) -> Series {
    let point = |&(kind, when, value): &(PointKind, &str, f64)| Point {
        kind,
        when: when.to_owned(),
        value,
        document: "d".to_owned(),
    };
    Series {
        id: "stations".to_owned(),
        subject: "基站".to_owned(),
        names: Default::default(),
        unit: "座".to_owned(),
        relation: Relation::SameMetric,
        points: points.iter().map(point).collect(),
        source: source(),
    }
}

use PointKind::{Result as Done, Target as Promised};

#[test]
fn a_promise_and_its_result_in_one_year() {
    let it = series(&[(Promised, "2020-08", 5260.0), (Done, "2020-10", 5260.0)]);
    let answer = assess_series(&it, &[], &Options::default());
    assert_eq!(
        (answer.verdict, answer.is_final),
        (Some(Verdict::Met), true)
    );
    assert_eq!(
        answer.sentence,
        "如期达标：2020年为5260座，2020年的目标是5260座。"
    );
    // More or less than promised, without a start: which of them is better nobody said.
    let it = series(&[(Promised, "2020-08", 5260.0), (Done, "2020-10", 5000.0)]);
    assert_eq!(
        assess_series(&it, &[], &Options::default()).reason,
        Some(Reason::NoBaseline)
    );
}

#[test]
fn the_way_starts_at_the_first_result() {
    let it = series(&[
        (Promised, "2018", 90.0),
        (Done, "2018", 100.0),
        (Done, "2019-03", 120.0),
        (Done, "2019-12", 140.0),
        (Promised, "2020", 200.0),
    ]);
    let answer = assess_series(&it, &[], &Options::default());
    assert_eq!(
        (answer.verdict, answer.done, answer.elapsed),
        (Some(Verdict::Behind), Some(0.4), Some(0.5))
    );
    let answer = assess_series(&it, &observed(&[(2019, 150.0)]), &Options::default());
    assert_eq!(
        answer.verdict,
        Some(Verdict::OnTrack),
        "what is given goes before what is printed"
    );
}

#[test]
fn without_a_result_the_first_point_is_the_start() {
    let it = series(&[(Promised, "2018", 90.0), (Promised, "2020", 200.0)]);
    let answer = assess_series(&it, &observed(&[(2019, 150.0)]), &Options::default());
    assert_eq!(
        (answer.verdict, answer.baseline.map(|at| at.value)),
        (Some(Verdict::OnTrack), Some(90.0))
    );
    assert_eq!(
        assess_series(&it, &[], &Options::default()).reason,
        Some(Reason::NoObservation)
    );
}

#[test]
fn nothing_to_judge() {
    let it = series(&[(Done, "2018", 90.0), (Done, "2020", 200.0)]);
    assert_eq!(
        assess_series(&it, &[], &Options::default()).reason,
        Some(Reason::NoNumericTarget)
    );
    assert_eq!(
        assess_series(&series(&[]), &[], &Options::default()).reason,
        Some(Reason::NoNumericTarget)
    );
    let mut it = series(&[
        (Done, "2018", 90.0),
        (Done, "2019", 120.0),
        (Promised, "2020", 200.0),
    ]);
    it.relation = Relation::RelatedMetric;
    let answer = assess_series(&it, &[], &Options::default());
    assert_eq!(
        (answer.verdict, answer.reason),
        (None, Some(Reason::DifferentMetric))
    );
    assert_eq!(
        answer.sentence,
        "承诺：到2020年达到200座（2018年为90座）。各项数值口径不同，不作评判。"
    );
}

#[test]
fn only_what_measures_the_same_is_an_observation() {
    let figure = |subject: &str, unit: &str, comparator, as_of: Option<&str>| Figure {
        id: format!("{subject}{unit}{as_of:?}"),
        subject: subject.to_owned(),
        names: Default::default(),
        comparator,
        value: Some(7.0),
        value_high: None,
        unit: unit.to_owned(),
        as_of: as_of.map(str::to_owned),
        raw: String::new(),
        source: source(),
    };
    let mut plan = Plan::from_json(&serde_json::json!({
        "schema": 1, "id": "p", "title": "t", "region": "r", "language": "zh-Hans", "period": {"from": 2021, "to": 2025}, "baseline_year": 2020,
        "documents": [{"id": "d", "names": {}, "file": "d.txt", "title": "某报告", "issuer": null, "date": null, "kind": "report", "sha256": "", "url": null}]
    }))
    .unwrap();
    plan.figures = vec![
        figure("某指标", "个", Comparator::Eq, Some("2022-10")),
        figure("某指标数", "个", Comparator::Eq, Some("2023")),
        figure("某指标", "家", Comparator::Eq, Some("2023")),
        figure("某指标", "个", Comparator::Gt, Some("2023")),
        figure("某指标", "个", Comparator::Eq, Some("2020")),
        figure("某指标", "个", Comparator::Eq, None),
    ];
    plan.series =
        vec![series(&[(Done, "2024", 9.0), (Promised, "2025", 10.0)]).with_subject("某指标", "个")];
    let it = indicator(Some(5.0), Some(10.0));
    let own = |year, value| Observation {
        year,
        value,
        source: Some("某报告".to_owned()),
    };
    assert_eq!(
        observations_for(&plan, &it, &[]),
        [own(2022, 7.0), own(2024, 9.0)]
    );
    let given = observed(&[(2022, 6.0)]);
    assert_eq!(
        observations_for(&plan, &it, &given),
        [given[0].clone(), own(2024, 9.0)]
    );
    assert!(observations_for(&plan, &it.unit("万个"), &[]).is_empty());
}

trait Named {
    fn with_subject(self, subject: &str, unit: &str) -> Self;
}

impl Named for Series {
    fn with_subject(mut self, subject: &str, unit: &str) -> Self {
        (self.subject, self.unit) = (subject.to_owned(), unit.to_owned());
        self
    }
}
