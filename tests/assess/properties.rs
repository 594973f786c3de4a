//! What holds for any numbers at all.

use plan_widgets::assess::{Assessment, Method, Options, Verdict};
use plan_widgets::format::{Lang, number, percent, with_unit};
use plan_widgets::plan::{Accumulation, Comparator, Direction, Indicator};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use crate::{With, indicator, judge};

/// Plain numbers, and everything else an `f64` can hold.
fn any_value() -> impl Strategy<Value = f64> {
    prop_oneof![
        4 => (-200i32..200).prop_map(|n| f64::from(n) / 4.0),
        1 => prop::num::f64::ANY,
        1 => select(vec![0.0, -0.0, 1e308, -1e308, f64::MAX, f64::MIN_POSITIVE, 5e-324, 1e12, f64::NAN, f64::INFINITY]),
    ]
}

fn any_year() -> impl Strategy<Value = i32> {
    prop_oneof![8 => 2017..2029i32, 1 => any::<i32>()]
}

fn any_indicator() -> impl Strategy<Value = Indicator> {
    let years = (0..3u16, 0..8u16).prop_map(|(from, span)| (2019 + from, 2019 + from + span));
    (
        option::weighted(0.9, any_value()),
        option::weighted(0.9, any_value()),
        select(Comparator::ALL.to_vec()),
        option::of(select(Direction::ALL.to_vec())),
        option::weighted(0.2, Just(Accumulation::OverPlan)),
        option::weighted(0.2, any_value()),
        years,
        select(vec!["%", "亿元", "个", ""]),
    )
        .prop_map(
            |(baseline, target, comparator, direction, accumulation, limit, (from, to), unit)| {
                indicator(baseline, target).unit(unit).with(|it| {
                    it.target.comparator = comparator;
                    it.direction = direction;
                    it.accumulation = accumulation;
                    it.limit = limit;
                    (it.baseline.year, it.target.year) = (from, to);
                })
            },
        )
}

fn any_options() -> impl Strategy<Value = Options> {
    (
        select(Method::ALL.to_vec()),
        option::weighted(0.3, any_year()),
        select(Lang::ALL.to_vec()),
    )
        .prop_map(|(method, as_of, lang)| Options {
            method,
            as_of,
            lang,
        })
}

fn numbers(answer: &Assessment) -> [Option<f64>; 7] {
    [
        answer.value,
        answer.score,
        answer.done,
        answer.elapsed,
        answer.pace,
        answer.needed,
        answer.achieved,
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4096, failure_persistence: None, rng_seed: proptest::test_runner::RngSeed::Fixed(1), ..ProptestConfig::default() })]

    #[test]
    fn there_is_always_an_answer(it in any_indicator(), given in vec((any_year(), any_value()), 0..6), options in any_options()) {
        let answer = judge(&it, &given, options);
        prop_assert_eq!(answer.verdict.is_some(), answer.reason.is_none());
        prop_assert!(numbers(&answer).iter().flatten().all(|n| n.is_finite()), "{answer:?}");
        prop_assert!(answer.projection.is_none_or(|at| at.value.is_finite()));
        prop_assert!(!answer.sentence.is_empty() && !answer.sentence.contains(['{', '}']), "{}", answer.sentence);
        prop_assert!(answer.sentence.chars().count() < 400, "{}", answer.sentence);
        let last = matches!(answer.verdict, Some(Verdict::Met | Verdict::MetLate | Verdict::Missed));
        prop_assert_eq!(last, answer.is_final && answer.verdict.is_some());
        prop_assert!(answer.elapsed.is_none_or(|elapsed| elapsed > 0.0 && elapsed <= 1.0));
        let json = serde_json::to_value(&answer).unwrap();
        prop_assert_eq!(json.as_object().unwrap().len(), 14);
    }

    #[test]
    fn the_order_of_the_values_does_not_matter(it in any_indicator(), mut given in vec((any_year(), any_value()), 0..6), options in any_options()) {
        given.retain(|(_, value)| value.is_finite());
        let first = judge(&it, &given, options);
        given.reverse();
        let second = judge(&it, &given, options);
        prop_assert_eq!((first.verdict, first.reason, first.value), (second.verdict, second.reason, second.value));
    }

    #[test]
    fn more_is_never_worse(base in 1..100i32, way in 1..100i32, year in 2021..=2025i32, value in 1..200i32, more in 0..50i32) {
        let it = indicator(Some(f64::from(base)), Some(f64::from(base + way)));
        for method in Method::ALL {
            let options = Options { method: *method, ..Options::default() };
            let low = judge(&it, &[(year, f64::from(value))], options);
            let high = judge(&it, &[(year, f64::from(value + more))], options);
            prop_assert!(low.value <= high.value, "{low:?} {high:?}");
        }
    }

    #[test]
    fn the_scale_of_the_unit_does_not_matter(base in 1..100i32, target in 1..100i32, year in 2021..=2025i32, value in 1..200i32, power in -60..60i32) {
        let scale = 2f64.powi(power);
        let of = |n: i32| f64::from(n) * scale;
        for method in Method::ALL {
            let options = Options { method: *method, ..Options::default() };
            let plain = judge(&indicator(Some(base.into()), Some(target.into())), &[(year, value.into())], options);
            let scaled = judge(&indicator(Some(of(base)), Some(of(target))), &[(year, of(value))], options);
            prop_assert_eq!((plain.verdict, plain.reason, plain.done), (scaled.verdict, scaled.reason, scaled.done));
        }
    }

    #[test]
    fn numbers_can_always_be_written(value in any_value(), lang in select(Lang::ALL.to_vec())) {
        for text in [number(value, lang), with_unit(value, "亿元", lang), percent(value, lang)] {
            prop_assert!(!text.is_empty() && text.chars().count() < 40, "{text}");
            prop_assert!(!text.contains("NaN") && !text.contains("inf"), "{text}");
        }
    }

    #[test]
    fn a_written_number_reads_back(value in -1_000_000_000i64..1_000_000_000, places in 0..5i32) {
        let value = value as f64 / 10f64.powi(places);
        let text = with_unit(value, "万元", Lang::ZhHans).replace('\u{202f}', "").replace('−', "-");
        prop_assert_eq!(text.trim_end_matches("万元").parse::<f64>().unwrap(), value);
    }
}

/// As far from the target as a number can be is not where the plan began.
#[test]
fn a_number_at_the_end_of_all_numbers_reverses() {
    for (target, away) in [
        (10.5, -1e308),
        (10.5, f64::MIN),
        (9.5, 1e308),
        (9.5, f64::MAX),
    ] {
        for lang in Lang::ALL {
            let options = Options {
                lang,
                ..Options::default()
            };
            let answer = judge(
                &indicator(Some(10.0), Some(target)),
                &[(2023, away)],
                options,
            );
            assert_eq!(answer.verdict, Some(Verdict::Reversing), "{answer:?}");
            assert!(answer.needed.is_some_and(|needed| needed.abs() > 1e307));
            assert!(answer.sentence.chars().count() < 400, "{}", answer.sentence);
        }
    }
}
