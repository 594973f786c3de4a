//! What must hold for any chart: words stay inside, apart, and off the grid; places and numbers agree.

use plan_widgets::assess::{Options, assess};
use plan_widgets::catalog::bundled;
use plan_widgets::chart::{
    Estimate, Facts, Ink, Role, Scene, Shape, Sheet, Size, Taken, bounds, framed, tracker,
    tracker_words,
};
use plan_widgets::format::Lang;
use proptest::prelude::*;

use crate::cases;

fn words(scene: &Scene) -> Vec<(String, Taken)> {
    let labels = scene.shapes.iter().filter_map(|shape| match shape {
        Shape::Words(label) => Some((label.text.clone(), bounds(label, &Estimate))),
        _ => None,
    });
    labels.collect()
}

/// What is wrong with the words of a scene.
fn faults(scene: &Scene) -> Vec<String> {
    let all = words(scene);
    let sheet = Taken {
        left: 0.0,
        top: 0.0,
        right: scene.size.width(),
        bottom: scene.size.height(),
    };
    let mut faults = vec![];
    for (nth, (text, taken)) in all.iter().enumerate() {
        if !taken.within(&sheet) {
            faults.push(format!("{text:?} leaves the picture: {taken:?}"));
        }
        for (other, its) in all.iter().skip(nth + 1) {
            if taken.meets(its) {
                faults.push(format!("{text:?} lies on {other:?}"));
            }
        }
        for shape in &scene.shapes {
            if let Shape::Line {
                from,
                to,
                ink: Ink::Faint,
                ..
            } = shape
                && from.1 == to.1
                && taken.top < from.1
                && from.1 < taken.bottom
                && from.0 < taken.right
                && taken.left < to.0
            {
                faults.push(format!("a line of the grid runs through {text:?}"));
            }
        }
    }
    faults
}

#[test]
fn words_never_collide_in_the_cases() {
    for case in cases::all() {
        let sheet = case.sheet();
        let (scene, said) = (case.draw)(&sheet);
        assert_eq!(faults(&scene), Vec::<String>::new(), "{}", case.name);
        assert!(!said.marks.is_empty(), "{} has no marks", case.name);
        for mark in &said.marks {
            let inside =
                (0.0..=said.width).contains(&mark.x) && (0.0..=said.height).contains(&mark.y);
            assert!(inside, "{}: {mark:?} is outside", case.name);
            assert!(
                mark.text.contains(&mark.label) || mark.of.is_some(),
                "{mark:?}"
            );
        }
        let (whole, _) = framed(&sheet, &case.draw);
        assert_eq!(
            faults(&whole),
            Vec::<String>::new(),
            "{} with its frame",
            case.name
        );
    }
}

#[test]
fn rows_of_a_scorecard_keep_apart_at_any_width() {
    for lang in Lang::ALL {
        for width in [320.0, 360.0, 480.0, 620.0, 720.0, 800.0, 1000.0] {
            for results in [true, false] {
                let case = cases::rows("any", lang, width, results);
                for text in [13.0, 18.0] {
                    let sheet = Sheet {
                        text,
                        ..case.sheet()
                    };
                    let (scene, _) = (case.draw)(&sheet);
                    let which = format!("{lang:?}, {width} px, text {text}, results {results}");
                    assert_eq!(faults(&scene), Vec::<String>::new(), "{which}");
                }
            }
        }
    }
}

#[test]
fn years_stand_clear_of_dots_on_the_axis() {
    let mut on_the_axis = 0;
    for (id, values) in [
        ("school-places", vec![]),
        ("school-places", vec![(2021, 0.0), (2022, 2.1), (2023, 0.0)]),
        ("patents", vec![(2021, 0.0), (2024, 3.0)]),
    ] {
        for lang in Lang::ALL {
            for (width, height) in [(288.0, 152.0), (288.0, 260.0), (480.0, 320.0)] {
                let case = cases::plain("any", lang, cases::indicator(id), &values);
                let sheet = Sheet {
                    size: Size::new(width, height).unwrap(),
                    ..case.sheet()
                };
                let (scene, _) = (case.draw)(&sheet);
                let all = words(&scene);
                for shape in &scene.shapes {
                    let Shape::Dot { at, radius, .. } = shape else {
                        continue;
                    };
                    let dot = Taken {
                        left: at.0 - radius,
                        top: at.1 - radius,
                        right: at.0 + radius,
                        bottom: at.1 + radius,
                    };
                    for (text, taken) in &all {
                        let which = format!("{id} {values:?}, {lang:?}, {width} × {height}");
                        assert!(!dot.meets(taken), "{which}: a dot lies on {text:?}");
                        let under = taken.top >= dot.bottom && taken.top < dot.bottom + radius;
                        on_the_axis += usize::from(under && text.starts_with("202"));
                    }
                }
            }
        }
    }
    assert!(on_the_axis > 20, "no dot stands on the axis");
}

#[test]
fn the_plan_does_not_vouch_for_the_results() {
    let it = cases::indicator("gdp");
    let long = "甲".repeat(200);
    for (sources, end) in [
        (&[][..], ", line 58"),
        (
            &[None, Some(" ")],
            "; results not from the plan, source not given",
        ),
        (&[Some("Bureau"), None, Some("Bureau")], "; results: Bureau"),
        (&[Some("A"), Some("B"), Some("C")], "; results: A, B…"),
        (&[Some(&*long)], "甲甲…"),
    ] {
        let mut values = cases::seen(&[(2021, 5_000.0), (2022, 5_600.0), (2023, 5_700.0)]);
        values.truncate(sources.len());
        for (value, source) in values.iter_mut().zip(sources) {
            value.source = source.map(str::to_owned);
        }
        let assessment = assess(&it, &values, &Options::default());
        let facts = Facts {
            plan: bundled(),
            indicator: &it,
            assessment: &assessment,
            projection: false,
            badge: true,
        };
        let said = tracker_words(&facts, Lang::En).source;
        assert!(said.ends_with(end), "{said}");
        assert!(said.chars().count() < 140, "{said}");
    }
}

#[test]
fn a_higher_value_stands_higher() {
    let it = cases::indicator("gdp");
    let values = cases::seen(&[(2021, 5_000.0), (2022, 5_600.0)]);
    let assessment = assess(&it, &values, &Options::default());
    let facts = Facts {
        plan: bundled(),
        indicator: &it,
        assessment: &assessment,
        projection: true,
        badge: false,
    };
    let sheet = Sheet {
        lang: Lang::ZhHans,
        size: Size::new(400.0, 240.0).unwrap(),
        text: 13.0,
        measure: &Estimate,
    };
    let (_, said) = tracker(&facts, &sheet);
    let roles: Vec<(Role, i32)> = said
        .marks
        .iter()
        .map(|mark| (mark.role, mark.year))
        .collect();
    assert_eq!(
        roles,
        [
            (Role::Baseline, 2020),
            (Role::Observation, 2021),
            (Role::Observation, 2022),
            (Role::Path, 2022),
            (Role::Projection, 2025),
            (Role::Target, 2025),
        ]
    );
    for a in &said.marks {
        for b in &said.marks {
            let order = a
                .value
                .partial_cmp(&b.value)
                .map(std::cmp::Ordering::reverse);
            assert_eq!(a.y.partial_cmp(&b.y), order, "{a:?} {b:?}");
            assert_eq!(a.x < b.x, a.year < b.year);
        }
    }
    // Where the path is after two of five years: 4800 + 1800 × 2/5.
    assert_eq!(said.marks[3].value, Some(5_520.0));
}

proptest! {
    #[test]
    fn any_numbers_in_any_room(
        baseline in prop::option::of(prop_oneof![any::<f64>(), -1e4..1e4]),
        target in prop::option::of(prop_oneof![any::<f64>(), -1e4..1e4]),
        years in (1900u16..2100, 0u16..60),
        values in prop::collection::vec((-5i32..70, prop_oneof![any::<f64>(), -1e4..1e4]), 0..45),
        size in (16.0..900.0, 16.0..600.0),
        which in 0usize..24,
        method in 0usize..3,
        lang in 0usize..3,
        flags in any::<(bool, bool)>(),
    ) {
        let mut it = bundled().indicators[which].clone();
        it.baseline.value = baseline.filter(|value| value.is_finite());
        it.target.value = target.filter(|value| value.is_finite());
        it.baseline.year = years.0;
        it.target.year = years.0 + years.1;
        let values: Vec<_> = values
            .into_iter()
            .filter(|(_, value)| value.is_finite())
            .map(|(year, value)| (i32::from(years.0) + year, value))
            .collect();
        let lang = Lang::ALL[lang];
        let options = Options { method: cases::methods()[method], as_of: None, lang };
        let assessment = assess(&it, &cases::seen(&values), &options);
        let facts = Facts { plan: bundled(), indicator: &it, assessment: &assessment, projection: flags.0, badge: flags.1 };
        let sheet = Sheet { lang, size: Size::new(size.0, size.1).unwrap(), text: 13.0, measure: &Estimate };
        let (scene, said) = tracker(&facts, &sheet);
        // In a room too small for words at all only the drawing counts.
        if size.0 >= 200.0 && size.1 >= 120.0 {
            prop_assert_eq!(faults(&scene), Vec::<String>::new());
        }
        for mark in &said.marks {
            prop_assert!(mark.x.is_finite() && mark.y.is_finite(), "{:?}", mark);
        }
    }
}
