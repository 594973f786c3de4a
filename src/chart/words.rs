//! The few words a chart says.

use super::{Facts, Role};
use crate::assess::Spot;
use crate::format::{Lang, with_unit};
use crate::plan::{Comparator, Names, Plan, Reading, Source};
use crate::text::{is, joined};

/// The name in the reader's language where there is one, else the printed name.
pub fn name<'a>(printed: &'a str, names: &'a Names, lang: Lang) -> &'a str {
    names.get(lang.as_str()).map_or(printed, String::as_str)
}

/// What a point is.
pub fn role(role: Role, lang: Lang) -> &'static str {
    lang.pick(match role {
        Role::Baseline => "起点|起點|Start",
        Role::Target => "目标|目標|Target",
        Role::Path => "路径|路徑|Path",
        Role::Observation => "实际|實際|Result",
        Role::Projection => "推算|推算|Projection",
    })
}

/// A year and what the point is: `2025年目标`, `Target 2025`.
pub fn dated(point: Role, year: i32, lang: Lang) -> String {
    let (role, year) = (role(point, lang), year.to_string());
    match lang {
        Lang::En => role.to_owned() + " " + &year,
        _ => year + "年" + role,
    }
}

/// A point in words: `2025年目标：6600亿元`.
pub fn spoken(point: Role, year: i32, said: &str, lang: Lang) -> String {
    dated(point, year, lang) + lang.pick("：|：|: ") + said
}

/// Where the even path is in a year.
pub fn due(start: Spot, target: Spot, year: i32) -> Spot {
    let share = f64::from(year - start.year) / f64::from(target.year - start.year);
    // Weighted, because the difference of two very large numbers may not be one.
    let value = start.value * (1.0 - share) + target.value * share;
    Spot { year, value }
}

/// A printed cell: its number with how it is meant, or its text.
///
/// ```
/// # use plan_widgets::{chart::reading, format::Lang, plan::{Comparator, Reading}};
/// let cell = Reading { year: 2020, value: Some(4800.0), comparator: Comparator::Approx, raw: "4800左右".into() };
/// assert_eq!(reading(&cell, "亿元", Lang::ZhHans), "约4800亿元");
/// let text = Reading { year: 2025, value: None, comparator: Comparator::Eq, raw: "完成市下达任务".into() };
/// assert_eq!(reading(&text, "%", Lang::En), "完成市下达任务");
/// ```
pub fn reading(cell: &Reading, unit: &str, lang: Lang) -> String {
    match cell.value {
        Some(value) => compared(cell.comparator, with_unit(value, unit, lang), lang),
        None if cell.raw.chars().all(|char| is(char, "-—– ")) => {
            lang.pick("未列出|未列出|not given").to_owned()
        }
        None => cell.raw.clone(),
    }
}

fn compared(comparator: Comparator, number: String, lang: Lang) -> String {
    let mark = match comparator {
        Comparator::Eq | Comparator::Range => return number,
        Comparator::Approx => lang.pick("约|約|about "),
        Comparator::Ge => "≥",
        Comparator::Le => "≤",
        Comparator::Gt => ">",
        Comparator::Lt => "<",
    };
    format!("{mark}{number}")
}

/// Where a fact stands, in words: title of the document, heading, line.
pub fn place(plan: &Plan, source: &Source, lang: Lang) -> String {
    let document = plan.documents.iter().find(|d| d.id == source.document);
    let title = document.map_or(plan.title.as_str(), |d| d.title.as_str());
    let section = plan
        .sections
        .iter()
        .find(|section| source.section.as_ref() == Some(&section.id))
        .and_then(|section| section.title.as_deref());
    let line = source.line.to_string();
    let line = match lang {
        Lang::En => "line ".to_owned() + &line,
        _ => "第".to_owned() + &line + "行",
    };
    let parts = [Some(title), section, Some(&line)];
    let parts: Vec<&str> = parts
        .into_iter()
        .flatten()
        .filter(|p| !p.is_empty())
        .collect();
    joined(&parts, lang.pick("，|，|, "))
}

/// The same, to stand under a chart.
pub fn source(plan: &Plan, source: &Source, lang: Lang) -> String {
    let head = lang.pick("出处：|出處：|Source: ");
    head.to_owned() + &place(plan, source, lang)
}

/// What stands under a tracker: where the promise is printed, and whose the results are, for the plan does not vouch for them.
pub fn sources(facts: &Facts<'_>, lang: Lang) -> String {
    let promise = source(facts.plan, &facts.indicator.source, lang);
    let assessment = facts.assessment;
    let mut named: Vec<String> = vec![];
    let mut results = assessment
        .observations
        .iter()
        .chain(&assessment.late)
        .peekable();
    if results.peek().is_none() {
        return promise;
    }
    for result in results {
        let name = clipped(result.source.as_deref().unwrap_or_default().trim());
        if !name.is_empty() && !named.contains(&name) {
            named.push(name);
        }
    }
    // A line under a chart has room for two of them.
    let more = if named.len() > 2 { "…" } else { "" };
    named.truncate(2);
    let results = match named.as_slice() {
        [] => lang
            .pick("实际数据并非规划所载，未注明出处|實際數據並非規劃所載，未註明出處|results not from the plan, source not given")
            .to_owned(),
        some => {
            let some: Vec<&str> = some.iter().map(String::as_str).collect();
            let names = joined(&some, lang.pick("、|、|, "));
            lang.pick("实际数据：|實際數據：|results: ").to_owned() + &names
        }
    };
    [&promise, lang.pick("；|；|; "), &results, more].concat()
}

/// As much of a text as a line under a chart has room for.
fn clipped(text: &str) -> String {
    const MOST: usize = 60;
    let mut short: String = text.chars().take(MOST).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}
