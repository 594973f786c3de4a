//! What the vectors cannot say: what is set aside, what is kept for the picture, and the shape that is given out.

use plan_widgets::assess::{Method, Options, Reason, Spot, Verdict};
use plan_widgets::plan::{Comparator, Direction};

use crate::{With, indicator, judge, observed};

fn by(method: Method) -> Options {
    Options {
        method,
        ..Options::default()
    }
}

#[test]
fn late_values_are_set_aside_and_reported() {
    let answer = judge(
        &indicator(Some(50.0), Some(65.0)),
        &[(2023, 60.0), (2027, 70.0), (2026, 64.0)],
        Options::default(),
    );
    assert_eq!(answer.late, observed(&[(2026, 64.0), (2027, 70.0)]));
    assert_eq!(answer.observations, observed(&[(2023, 60.0)]));
    assert_eq!(
        (answer.verdict, answer.is_final),
        (Some(Verdict::MetLate), true)
    );
}

#[test]
fn nothing_after_as_of_is_seen() {
    let options = Options {
        as_of: Some(2023),
        ..Options::default()
    };
    let then = judge(
        &indicator(Some(50.0), Some(65.0)),
        &[(2022, 52.0), (2024, 66.0), (2026, 70.0)],
        options,
    );
    assert_eq!(then.observations, observed(&[(2022, 52.0)]));
    assert!(then.late.is_empty());
    assert_eq!(then.verdict, Some(Verdict::Behind));
}

#[test]
fn the_picture_gets_its_ends_even_without_a_verdict() {
    let answer = judge(&indicator(Some(50.0), Some(65.0)), &[], Options::default());
    assert_eq!(answer.reason, Some(Reason::NoObservation));
    assert_eq!(
        answer.baseline,
        Some(Spot {
            year: 2020,
            value: 50.0
        })
    );
    assert_eq!(
        answer.target,
        Some(Spot {
            year: 2025,
            value: 65.0
        })
    );
    assert_eq!(answer.direction, Some(Direction::Up));
    let twice = judge(
        &indicator(Some(50.0), Some(65.0)),
        &[(2023, 60.0), (2023, 61.0)],
        Options::default(),
    );
    assert_eq!(twice.observations.len(), 2);
}

#[test]
fn a_total_starts_at_zero_in_the_picture_too() {
    let answer = judge(
        &indicator(Some(3.7), Some(5.5)).total(),
        &[(2022, 2.0)],
        Options::default(),
    );
    assert_eq!(
        answer.baseline,
        Some(Spot {
            year: 2020,
            value: 0.0
        })
    );
    assert_eq!(answer.verdict, Some(Verdict::SlightlyBehind));
}

#[test]
fn the_projection_is_the_methods_own() {
    let it = indicator(Some(50.0), Some(65.0));
    let at = |method| {
        judge(&it, &[(2023, 56.0)], by(method))
            .projection
            .map(|at| (at.year, at.value.round()))
    };
    assert_eq!(at(Method::Linear), Some((2025, 60.0)));
    assert_eq!(at(Method::Un2023), Some((2025, 60.0)));
    assert_eq!(at(Method::OpenSdg), None);
}

#[test]
fn a_ceiling_broken_once_is_kept_again() {
    let it = indicator(Some(3.0), Some(3.5)).meant(Comparator::Eq, Comparator::Le);
    let answer = judge(&it, &[(2021, 3.7), (2022, 3.4)], Options::default());
    assert_eq!(answer.verdict, Some(Verdict::Kept));
    assert_eq!(answer.direction, Some(Direction::AtMost));
}

#[test]
fn numbers_that_are_none_are_not_seen() {
    let answer = judge(
        &indicator(Some(50.0), Some(65.0)),
        &[(2023, f64::NAN), (2024, f64::INFINITY)],
        Options::default(),
    );
    assert_eq!(answer.reason, Some(Reason::NoObservation));
    assert_eq!(
        judge(
            &indicator(Some(50.0), Some(f64::NAN)),
            &[(2023, 1.0)],
            Options::default()
        )
        .reason,
        Some(Reason::NoNumericTarget)
    );
}

#[test]
fn the_shape_that_is_given_out() {
    let answer = judge(
        &indicator(Some(40.0), Some(20.0)),
        &[(2023, 28.0), (2026, 20.0)],
        Options {
            as_of: Some(2024),
            ..Options::default()
        },
    );
    let json = serde_json::to_string(&answer).unwrap();
    assert_eq!(
        json,
        r#"{"indicator":"it","method":"linear","verdict":"on_track","reason":null,"final":false,"value":1.0,"score":null,"done":0.6,"elapsed":0.6,"pace":1.0,"needed":-4.0,"achieved":-4.0,"late":[],"sentence":"到2023年，用60%的时间走完60%的路程；2023年以后每年需减少4个，至今每年减少4个。"}"#
    );
}

#[test]
fn every_word_has_its_labels() {
    for lang in plan_widgets::format::Lang::ALL {
        for method in Method::ALL {
            assert!(
                !method.label(lang).is_empty()
                    && method.rule(lang).len() > method.label(lang).len()
            );
        }
        assert!(
            Verdict::ALL
                .iter()
                .all(|verdict| !verdict.label(lang).is_empty())
        );
        assert!(
            Reason::ALL
                .iter()
                .all(|reason| !reason.label(lang).is_empty())
        );
    }
    assert_eq!(Method::parse("opensdg"), Some(Method::OpenSdg));
    assert_eq!(Method::parse("OpenSDG"), None);
}
