//! The cases, real and awkward. They are also the gallery.

use plan_widgets::assess::{self, Method, Observation, Options, assess, assess_series};
use plan_widgets::catalog::bundled;
use plan_widgets::chart::{
    ChartDescription, Estimate, Facts, Row, Scene, Sheet, Size, scorecard, series, tracker,
};
use plan_widgets::format::Lang;
use plan_widgets::plan::{
    Accumulation, Comparator, Direction, Indicator, Point, PointKind, Relation, Series,
};

pub type Draw = dyn Fn(&Sheet<'_>) -> (Scene, ChartDescription);

/// A picture: what it is called, its language, and how it is drawn on a sheet.
pub struct Case {
    pub name: &'static str,
    pub lang: Lang,
    pub size: (f64, f64),
    pub draw: Box<Draw>,
}

impl Case {
    pub fn sheet(&self) -> Sheet<'static> {
        Sheet {
            lang: self.lang,
            size: Size::new(self.size.0, self.size.1).unwrap(),
            text: 13.0,
            measure: &Estimate,
        }
    }
}

pub fn indicator(id: &str) -> Indicator {
    let mut all = bundled().indicators.iter();
    all.find(|it| it.id == id).unwrap().clone()
}

pub fn seen(values: &[(i32, f64)]) -> Vec<Observation> {
    let one = |&(year, value): &(i32, f64)| Observation {
        year,
        value,
        source: None,
    };
    values.iter().map(one).collect()
}

fn tracked(
    name: &'static str,
    lang: Lang,
    indicator: Indicator,
    values: &[(i32, f64)],
    options: Options,
    projection: bool,
) -> Case {
    let values = seen(values);
    Case {
        name,
        lang,
        size: (480.0, 320.0),
        draw: Box::new(move |sheet| {
            let assessment = assess(&indicator, &values, &options);
            let facts = Facts {
                plan: bundled(),
                indicator: &indicator,
                assessment: &assessment,
                projection,
                badge: true,
            };
            tracker(&facts, sheet)
        }),
    }
}

pub fn plain(name: &'static str, lang: Lang, indicator: Indicator, values: &[(i32, f64)]) -> Case {
    let options = Options {
        lang,
        ..Options::default()
    };
    tracked(name, lang, indicator, values, options, false)
}

/// An indicator with other numbers.
fn made(id: &str, baseline: Option<f64>, target: f64) -> Indicator {
    let mut it = indicator(id);
    it.baseline.value = baseline;
    it.baseline.comparator = Comparator::Eq;
    it.target.value = Some(target);
    it.target.comparator = Comparator::Eq;
    it.direction = None;
    it.limit = None;
    it
}

pub fn forty() -> (Indicator, Vec<(i32, f64)>) {
    let mut it = made("gdp", Some(100.0), 900.0);
    it.baseline.year = 1985;
    let values = (1..40).map(|nth| {
        let wave = f64::from(nth * 7 % 11) * 9.0;
        (1985 + nth, 100.0 + f64::from(nth) * 18.0 + wave)
    });
    (it, values.collect())
}

pub fn rows(name: &'static str, lang: Lang, width: f64, results: bool) -> Case {
    // Made-up results, so that every verdict has a row; the picture is of the chart, not of the district.
    let values = move |it: &Indicator, nth: usize| -> Vec<Observation> {
        if !results {
            return vec![];
        }
        let (Some(start), Some(end)) = (it.baseline.value, it.target.value) else {
            return vec![];
        };
        let start = match it.accumulation {
            Some(Accumulation::OverPlan) => 0.0,
            None => start,
        };
        let share = [0.65, 0.56, 0.3, -0.2, 1.1][nth % 5];
        seen(&[(2023, start + (end - start) * share)])
    };
    Case {
        name,
        lang,
        size: (width, 300.0),
        draw: Box::new(move |sheet| {
            let plan = bundled();
            let options = Options {
                lang,
                ..Options::default()
            };
            let all = plan.indicators.iter().enumerate();
            let judged = all.map(|(nth, it)| assess(it, &values(it, nth), &options));
            let judged: Vec<_> = judged.collect();
            let rows = plan.indicators.iter().zip(&judged);
            let rows = rows.map(|(indicator, assessment)| Row {
                indicator,
                assessment,
            });
            let rows: Vec<Row<'_>> = rows.collect();
            scorecard(plan, &rows, sheet)
        }),
    }
}

fn followed(name: &'static str, lang: Lang, relation: Relation) -> Case {
    use PointKind::{Result, Target};
    let document = bundled().documents.first().unwrap().id.clone();
    let point = |kind, when: &str, value| Point {
        kind,
        when: when.to_owned(),
        value,
        document: document.clone(),
    };
    let it = Series {
        id: "stations".into(),
        names: [("en".to_owned(), "5G base stations".to_owned())].into(),
        subject: "5G基站".into(),
        unit: "个".into(),
        relation,
        points: vec![
            point(Result, "2018", 120.0),
            point(Result, "2019", 1_900.0),
            point(Target, "2020-08", 4_800.0),
            point(Result, "2020-10", 5_260.0),
            point(Target, "2025", 11_000.0),
        ],
        source: bundled().indicators.first().unwrap().source.clone(),
    };
    Case {
        name,
        lang,
        size: (480.0, 320.0),
        draw: Box::new(move |sheet| {
            let options = Options {
                lang,
                ..Options::default()
            };
            let judged = assess_series(&it, &[], &options);
            series(bundled(), &it, &judged, true, sheet)
        }),
    }
}

pub fn all() -> Vec<Case> {
    use Lang::{En, ZhHans, ZhHant};
    let long = {
        let mut it = indicator("accident-deaths");
        it.name =
            "在册登记且连续经营满三年并通过年度核验的社会组织专职工作人员参加职业技能培训的比例"
                .into();
        it
    };
    let (over_forty, forty) = forty();
    let with = |lang, method, as_of| Options {
        method,
        as_of,
        lang,
    };
    let floor = |baseline: f64, target: f64, direction| {
        let mut it = made("air-quality", Some(baseline), target);
        it.direction = Some(direction);
        it.limit = Some(100.0);
        it
    };
    vec![
        plain("01-no-result-yet", ZhHans, indicator("gdp"), &[]),
        plain(
            "02-slightly-behind",
            ZhHans,
            indicator("gdp"),
            &[(2021, 5_200.0), (2022, 5_500.0), (2023, 5_830.0)],
        ),
        plain(
            "03-behind-en",
            En,
            indicator("surface-water"),
            &[(2021, 30.0), (2022, 33.5), (2023, 38.0)],
        ),
        plain(
            "04-reversing",
            ZhHant,
            indicator("high-tech-firms"),
            &[(2021, 1_250.0), (2022, 1_180.0)],
        ),
        plain(
            "05-achieved-early",
            ZhHans,
            indicator("innovation-carriers"),
            &[(2021, 300.0), (2022, 396.0)],
        ),
        tracked(
            "06-projection",
            En,
            indicator("gdp"),
            &[(2021, 5_000.0), (2022, 5_300.0)],
            with(En, Method::Linear, None),
            true,
        ),
        tracked(
            "07-projection-un2023",
            ZhHans,
            indicator("income"),
            &[(2021, 8.9), (2022, 9.2)],
            with(ZhHans, Method::Un2023, None),
            true,
        ),
        tracked(
            "08-opensdg",
            En,
            indicator("patents"),
            &[(2022, 103.0)],
            with(En, Method::OpenSdg, None),
            false,
        ),
        plain(
            "09-floor-kept",
            ZhHans,
            indicator("air-quality"),
            &[(2021, 97.1), (2022, 95.4)],
        ),
        plain(
            "10-floor-not-kept",
            En,
            indicator("drug-tests"),
            &[(2021, 99.2), (2022, 98.1)],
        ),
        plain(
            "11-ceiling",
            ZhHans,
            floor(12.0, 15.0, Direction::AtMost),
            &[(2021, 13.0), (2022, 16.0), (2023, 14.2)],
        ),
        plain(
            "12-total-over-plan",
            ZhHans,
            indicator("school-places"),
            &[],
        ),
        plain(
            "13-total-over-plan-en",
            En,
            indicator("school-places"),
            &[(2021, 0.9), (2022, 2.1), (2023, 3.6)],
        ),
        plain("14-text-target", ZhHans, indicator("co2"), &[]),
        plain("15-text-target-en", En, indicator("co2"), &[(2022, 6.4)]),
        plain(
            "16-no-baseline",
            ZhHans,
            indicator("nursery-places"),
            &[(2022, 2.4)],
        ),
        plain(
            "17-falling",
            ZhHans,
            indicator("accident-deaths"),
            &[(2021, 0.0097), (2022, 0.0089), (2023, 0.0071)],
        ),
        plain(
            "18-met-late",
            ZhHans,
            indicator("culture-space"),
            &[(2023, 570.0), (2025, 590.0), (2026, 603.0)],
        ),
        tracked(
            "19-missed",
            En,
            indicator("gdp"),
            &[(2023, 5_700.0), (2025, 6_310.0)],
            with(En, Method::Linear, Some(2026)),
            false,
        ),
        plain(
            "20-equal",
            ZhHans,
            made("gdp", Some(50.0), 50.0),
            &[(2022, 50.0)],
        ),
        plain(
            "21-negative",
            En,
            made("gdp", Some(-40.0), -10.0),
            &[(2021, -38.0), (2022, -25.0)],
        ),
        plain(
            "22-zero",
            ZhHans,
            made("gdp", Some(0.0), 0.0),
            &[(2022, 0.0)],
        ),
        plain(
            "23-trillion",
            ZhHans,
            made("patents", Some(1e12), 3e12),
            &[(2022, 1.9e12)],
        ),
        plain(
            "24-across-zero",
            En,
            made("gdp", Some(-5.0), 5.0),
            &[(2022, 0.0)],
        ),
        plain("25-forty-points", En, over_forty, &forty),
        plain("26-long-name", ZhHans, long, &[(2022, 0.0085)]),
        plain(
            "27-duplicate-year",
            ZhHans,
            indicator("gdp"),
            &[(2022, 5_200.0), (2022, 5_900.0)],
        ),
        plain(
            "28-largest",
            En,
            made("gdp", Some(1e300), 1e308),
            &[(2022, 5e307)],
        ),
        Case {
            size: (288.0, 260.0),
            ..plain(
                "29-phone",
                ZhHans,
                indicator("green-transport"),
                &[(2021, 82.6), (2022, 83.0), (2023, 84.1)],
            )
        },
        Case {
            size: (288.0, 260.0),
            ..plain(
                "30-phone-en",
                En,
                indicator("accident-deaths"),
                &[(2021, 0.0094), (2022, 0.0092)],
            )
        },
        Case {
            size: (288.0, 260.0),
            ..plain(
                "31-phone-total-over-plan",
                ZhHans,
                indicator("school-places"),
                &[],
            )
        },
        rows("40-scorecard-phone", ZhHans, 320.0, true),
        rows("41-scorecard-wide-en", En, 800.0, true),
        rows("42-scorecard-phone-en", En, 320.0, true),
        rows("43-scorecard-narrow-columns-en", En, 720.0, false),
        followed("50-series", ZhHans, Relation::SameMetric),
        followed("51-series-related-en", En, Relation::RelatedMetric),
    ]
}

/// Judged by every method, so that a case is not only one picture.
pub fn methods() -> [Method; 3] {
    [assess::Method::Linear, Method::OpenSdg, Method::Un2023]
}
