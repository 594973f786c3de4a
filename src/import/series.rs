//! The same subject followed across documents and years: promises and results side by side.
//!
//! Facts belong together if their subjects, stripped of generic words, hold one another and their units measure the same. Only
//! where the printed subjects agree are the definitions taken to agree; everything else is a related metric until curation
//! says otherwise.

use std::collections::HashMap;

use super::chars::fold;
use super::ids::Ids;
use super::units::scaled;
use crate::plan::{Plan, Point, PointKind, Relation, Series, Source};

/// Words that many things have in common: they name no subject.
const COMMON: &[&str] = &[
    "项目",
    "学校",
    "面积",
    "街道",
    "社区",
    "企业",
    "小区",
    "公园",
    "方面",
    "总投资",
];

/// A fact that may be a point.
struct Candidate {
    subject: String,
    core: String,
    /// An increase is no stock: 新增学位.
    flow: bool,
    value: f64,
    measure: String,
    scale: f64,
    unit: String,
    kind: PointKind,
    when: String,
    source: Source,
}

/// Finds the series of a plan.
pub fn find(plan: &Plan, ids: &mut Ids) -> Vec<Series> {
    // Every fact is held against every other subject, so there is an end to how many subjects are followed.
    const MOST: usize = 2000;
    let mut groups: Vec<Vec<Candidate>> = Vec::new();
    let mut known: HashMap<(String, String, bool), usize> = HashMap::new();
    for candidate in candidates(plan) {
        let key = (
            candidate.core.clone(),
            candidate.measure.clone(),
            candidate.flow,
        );
        let at = match known.get(&key) {
            Some(at) => *at,
            None if known.len() >= MOST => continue,
            None => {
                let kin = known
                    .keys()
                    .filter(|other| alike(&key, other))
                    .filter_map(|other| known.get(other))
                    .min();
                kin.copied().unwrap_or(groups.len())
            }
        };
        known.insert(key, at);
        match groups.get_mut(at) {
            Some(group) => group.push(candidate),
            None => groups.push(vec![candidate]),
        }
    }
    groups
        .iter()
        .filter_map(|group| series(group, ids))
        .collect()
}

fn candidates(plan: &Plan) -> Vec<Candidate> {
    let mut found = Vec::new();
    let mut add = |subject: &str,
                   value: Option<f64>,
                   unit: &str,
                   kind,
                   when: Option<String>,
                   source: &Source| {
        let (Some(value), Some(when)) = (value, when) else {
            return;
        };
        let (scale, measure) = scaled(unit);
        let core = core(subject);
        // Growth over different spans of years does not compare.
        let rate = ["增长", "降低", "下降", "提高", "增加", "累计"]
            .iter()
            .any(|word| subject.ends_with(word));
        if core.chars().count() < 2 || measure.is_empty() || rate || COMMON.contains(&core.as_str())
        {
            return;
        }
        found.push(Candidate {
            subject: subject.to_owned(),
            flow: ["新增", "增长", "增加", "降低", "下降"]
                .iter()
                .any(|word| subject.contains(word)),
            core,
            value,
            measure,
            scale,
            unit: unit.to_owned(),
            kind,
            when,
            source: source.clone(),
        });
    };
    for i in &plan.indicators {
        // A total of five years is no value of a year, but what is added may be followed.
        if i.accumulation.is_none() || i.name.contains("新增") {
            add(
                &i.name,
                i.baseline.value,
                &i.unit,
                PointKind::Result,
                Some(i.baseline.year.to_string()),
                &i.source,
            );
            add(
                &i.name,
                i.target.value,
                &i.unit,
                PointKind::Target,
                Some(i.target.year.to_string()),
                &i.source,
            );
        }
    }
    for f in &plan.figures {
        add(
            &f.subject,
            f.value,
            &f.unit,
            PointKind::Result,
            f.as_of.clone(),
            &f.source,
        );
    }
    for t in &plan.targets {
        add(
            &t.subject,
            t.value,
            &t.unit,
            PointKind::Target,
            t.deadline.clone(),
            &t.source,
        );
    }
    found
}

/// A subject without the generic words around it.
fn core(subject: &str) -> String {
    const SAME: &[(&str, &str)] = &[
        ("病床位", "床位"),
        ("医院床位", "床位"),
        ("病床", "床位"),
        ("高新技术", "高新"),
        ("国家级", "国家"),
        ("GDP", "地区生产总值"),
    ];
    const AFTER: &[&str] = &[
        "数量",
        "总数",
        "总量",
        "数",
        "中心",
        "机构",
        "年均浓度",
        "浓度",
        "建设站点任务",
        "站点任务",
        "任务",
        "覆盖率",
        "总额",
    ];
    const BEFORE: &[&str] = &[
        "全区",
        "辖区",
        "全市",
        "区属",
        "市级以上",
        "新增",
        "各类",
        "新建",
        "供应",
        "公办",
    ];
    let mut core: String = subject.chars().map(fold).collect();
    for (from, to) in SAME {
        core = core.replace(from, to);
    }
    let mut text = core.as_str();
    while let Some(rest) = AFTER
        .iter()
        .find_map(|word| text.strip_suffix(word))
        .filter(|rest| rest.chars().count() >= 2)
    {
        text = rest;
    }
    while let Some(rest) = BEFORE
        .iter()
        .find_map(|word| text.strip_prefix(word))
        .filter(|rest| !rest.is_empty())
    {
        text = rest;
    }
    text.to_owned()
}

/// Core, measure and flow of two subjects: whether they are one.
fn alike(a: &(String, String, bool), b: &(String, String, bool)) -> bool {
    if a.1 != b.1 || a.2 != b.2 {
        return false;
    }
    // A rate or share of a thing is not the thing; a name inside another must be a good part of it.
    let (short, long) = if a.0.len() <= b.0.len() {
        (&a.0, &b.0)
    } else {
        (&b.0, &a.0)
    };
    let share = |text: &str| {
        ["率", "比重", "比例", "占比", "占", "人均", "每"]
            .iter()
            .any(|word| text.contains(word))
    };
    short == long
        || share(short) == share(long)
            && (long.starts_with(short.as_str()) || long.ends_with(short.as_str()))
            && short.chars().count() * 4 >= long.chars().count()
}

/// A number without what arithmetic leaves behind its last digit: 0.87, not 0.8700000000000001.
fn rounded(value: f64) -> f64 {
    format!("{value:.12e}").parse().unwrap_or(value)
}

fn series(group: &[Candidate], ids: &mut Ids) -> Option<Series> {
    let first = group.first()?;
    let mut points: Vec<Point> = Vec::new();
    for candidate in group {
        let value = rounded(candidate.value * candidate.scale / first.scale);
        let point = Point {
            kind: candidate.kind,
            when: candidate.when.clone(),
            value,
            document: candidate.source.document.clone(),
        };
        // A table and the prose around it say the same thing twice.
        let same = |other: &Point| {
            other.kind == point.kind
                && other.when == point.when
                && other.value == point.value
                && other.document == point.document
        };
        if !points.iter().any(same) {
            points.push(point);
        }
    }
    points.sort_by(|a, b| a.when.cmp(&b.when).then(a.value.total_cmp(&b.value)));
    let moves = points
        .windows(2)
        .any(|pair| matches!(pair, [a, b] if a.when != b.when || a.kind != b.kind));
    let across = group.iter().any(|c| {
        c.subject != first.subject
            || c.source.line != first.source.line
            || c.source.document != first.source.document
    });
    if points.len() < 2 || !moves || !across {
        return None;
    }
    let agree = group
        .iter()
        .all(|c| c.subject == first.subject && c.unit == first.unit);
    let oldest = points.first()?;
    let source = group
        .iter()
        .find(|c| c.when == oldest.when && c.source.document == oldest.document)?
        .source
        .clone();
    Some(Series {
        id: ids.make("series", &[&first.subject, &first.unit]),
        subject: first.subject.clone(),
        names: Default::default(),
        unit: first.unit.clone(),
        relation: if agree {
            Relation::SameMetric
        } else {
            Relation::RelatedMetric
        },
        points,
        source,
    })
}
