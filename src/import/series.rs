//! The same subject followed across documents and years: promises and results side by side.
//!
//! Facts belong together if their subjects, stripped of generic words, hold one another and their units measure the same. Only
//! where the printed subjects agree are the definitions taken to agree; everything else is a related metric until curation
//! says otherwise.

use super::chars::fold;
use super::ids::Ids;
use crate::plan::{Plan, Point, PointKind, Relation, Series, Source};

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
    let candidates = candidates(plan);
    let mut groups: Vec<Vec<&Candidate>> = Vec::new();
    for candidate in &candidates {
        match groups
            .iter_mut()
            .find(|group| group.iter().any(|other| alike(candidate, other)))
        {
            Some(group) => group.push(candidate),
            None => groups.push(vec![candidate]),
        }
    }
    groups
        .into_iter()
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
        if core.chars().count() < 2 || measure.is_empty() {
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
        // A total of five years is no value of a year.
        if i.accumulation.is_none() {
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

/// `4.3万座` measures 座 in ten thousands.
fn scaled(unit: &str) -> (f64, String) {
    let mut scale = 1.0;
    let mut rest = unit;
    while let Some(c) = rest.chars().next() {
        scale *= match c {
            '百' => 100.0,
            '千' if !rest.starts_with("千米")
                && !rest.starts_with("千瓦")
                && !rest.starts_with("千克") =>
            {
                1000.0
            }
            '万' => 10_000.0,
            '亿' => 100_000_000.0,
            _ => break,
        };
        rest = rest.get(c.len_utf8()..).unwrap_or_default();
    }
    (scale, rest.to_owned())
}

/// A subject without the generic words around it.
fn core(subject: &str) -> String {
    const SAME: &[(&str, &str)] = &[
        ("病床位", "床"),
        ("床位", "床"),
        ("病床", "床"),
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

fn alike(a: &Candidate, b: &Candidate) -> bool {
    /// Words that many things have in common.
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
    if a.measure != b.measure
        || a.flow != b.flow
        || COMMON.contains(&a.core.as_str())
        || COMMON.contains(&b.core.as_str())
    {
        return false;
    }
    // A rate or share of a thing is not the thing; a name inside another must be a good part of it.
    let (short, long) = if a.core.len() <= b.core.len() {
        (&a.core, &b.core)
    } else {
        (&b.core, &a.core)
    };
    let share = |text: &str| {
        ["率", "比重", "比例", "占比", "占"]
            .iter()
            .any(|word| text.contains(word))
    };
    short == long
        || share(short) == share(long)
            && (long.starts_with(short.as_str()) || long.ends_with(short.as_str()))
            && short.chars().count() * 3 >= long.chars().count()
}

fn series(group: Vec<&Candidate>, ids: &mut Ids) -> Option<Series> {
    let first = group.first()?;
    let mut points: Vec<Point> = Vec::new();
    for candidate in &group {
        let value = candidate.value * candidate.scale / first.scale;
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
