//! Reforms a report names, commitments a reply makes, policies in 《》.

use super::chars::fold;
use super::names::split_outside;
use super::words::{beginning, ending};
use crate::plan::MeasureKind;

/// A reform, a commitment or a policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measure {
    /// What it is.
    pub kind: MeasureKind,
    /// Its name.
    pub name: String,
}

/// Policies a paragraph names in 《》: whole titles, not the short forms it introduces (以下简称《意见》).
pub fn policies(text: &str) -> Vec<Measure> {
    const SHORTEST: usize = 9;
    const KINDS: &[&str] = &[
        "意见",
        "方案",
        "办法",
        "政策",
        "措施",
        "条例",
        "规划",
        "纲要",
        "计划",
        "标准",
        "要点",
        "规定",
        "细则",
        "通知",
        "行动",
        "清单",
        "指引",
        "决定",
        "法",
        "实施意见",
    ];
    titles(text)
        .into_iter()
        .filter(|title| {
            let plain = title.trim_end_matches(['）', ')']);
            let plain = if plain.len() < title.len() {
                plain
                    .rfind(['（', '('])
                    .and_then(|at| plain.get(..at))
                    .unwrap_or(plain)
            } else {
                title
            };
            title.chars().count() >= SHORTEST && ending(plain, KINDS).is_some()
        })
        .map(|name| Measure {
            kind: MeasureKind::Policy,
            name: name.to_owned(),
        })
        .collect()
}

/// What stands in 《》, outermost only: titles nest as 《…〈…〉…》 and 《…<…>…》.
fn titles(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut depth = 0u32;
    let mut start = 0;
    for (at, c) in text.char_indices() {
        match c {
            '《' => {
                if depth == 0 {
                    start = at + c.len_utf8();
                }
                depth += 1;
            }
            '》' if depth > 0 => {
                depth -= 1;
                if depth == 0 {
                    found.extend(text.get(start..at));
                }
            }
            _ => {}
        }
    }
    found
}

/// Two spellings of a title that are one: brackets and spaces aside.
pub fn key(name: &str) -> String {
    name.chars()
        .map(fold)
        .filter(|c| !matches!(c, '<' | '>' | '〈' | '〉' | '《' | '》' | ' ' | '、'))
        .collect()
}

/// Commitments of a reply: `一是…` at the beginning of paragraphs, or in a row inside one.
pub fn commitments(text: &str) -> Vec<Measure> {
    const ORDINALS: &[&str] = &[
        "一是", "二是", "三是", "四是", "五是", "六是", "七是", "八是", "九是", "十是",
    ];
    const LONGEST: usize = 60;
    let make = |text: &str| {
        let name = without_frame(first_sentence(text));
        (!name.is_empty() && name.chars().count() <= LONGEST).then(|| Measure {
            kind: MeasureKind::Commitment,
            name: name.to_owned(),
        })
    };
    if let Some(rest) = ORDINALS.iter().find_map(|word| text.strip_prefix(word)) {
        return make(rest).into_iter().collect();
    }
    let mut found = Vec::new();
    for sentence in text.split(['。', '；']) {
        let last = sentence
            .rsplit(['：', ':'])
            .next()
            .unwrap_or(sentence)
            .trim();
        if let Some(rest) = ORDINALS.iter().find_map(|word| last.strip_prefix(word)) {
            found.extend(make(rest));
        }
    }
    if found.len() > 1 { found } else { Vec::new() }
}

/// A commitment without the words around it: 在某方面，我区正积极开展甲 → 积极开展甲.
fn without_frame(text: &str) -> &str {
    const WE: &[&str] = &[
        "我区", "我市", "我县", "我省", "我州", "我局", "我委", "我们",
    ];
    let text = match text.split_once("方面，") {
        Some((field, rest)) if field.starts_with('在') => rest,
        _ => text,
    };
    let text = beginning(text, WE)
        .and_then(|word| text.strip_prefix(word))
        .unwrap_or(text);
    ["提出", "正在", "正", "将"]
        .iter()
        .find_map(|word| text.strip_prefix(word))
        .unwrap_or(text)
}

fn first_sentence(text: &str) -> &str {
    let sentence = text.split(['。', '；']).next().unwrap_or(text).trim();
    // 积极开展甲、乙和丙，扩大…: the effect after the comma is not the name, unless the first part is only a place or a field.
    match sentence.split_once('，') {
        Some((first, _))
            if !first.ends_with("方面") && first.chars().count() >= 12 && first.contains('、') =>
        {
            first
        }
        _ => sentence,
    }
}

/// Whether a text announces an agenda of reforms.
pub fn announces_reforms(text: &str) -> bool {
    ["重点改革", "改革行动", "改革计划", "改革事项", "改革任务"]
        .iter()
        .any(|word| text.contains(word))
}

/// Verbs that name a reform.
const REFORM_VERBS: &[&str] = &[
    "探索建立",
    "探索实行",
    "探索深化",
    "探索",
    "深化",
    "构建",
    "推进",
    "加快推进",
    "打造",
    "建立",
    "创新",
    "建设",
    "完善",
    "健全",
    "实施",
    "推动",
    "优化",
    "强化",
    "开展",
    "盘活",
    "深入推进",
    "全面推进",
];

/// How the object of a reform ends.
const REFORM_ENDS: &[&str] = &[
    "改革",
    "机制",
    "体系",
    "体制",
    "制度",
    "示范区",
    "科创区",
    "标准",
    "公司",
    "系统",
    "模式",
];

/// The reforms that a paragraph of a report names as such.
pub fn reforms(text: &str) -> Vec<Measure> {
    let opening = text.split('。').next().unwrap_or(text);
    let mut names: Vec<String> = Vec::new();
    listed(opening, &mut names);
    if names.is_empty() {
        names.extend(
            subject_of(opening)
                .or_else(|| field_of(opening))
                .or_else(|| announced(opening)),
        );
    }
    if names.is_empty()
        && let Some(at) = text.find("行动计划中")
    {
        names.extend(
            text.get(at..)
                .and_then(|rest| rest.split('。').next())
                .and_then(announced),
        );
    }
    names.retain(|name| (6..=40).contains(&name.chars().count()));
    names
        .into_iter()
        .map(|name| Measure {
            kind: MeasureKind::Reform,
            name,
        })
        .collect()
}

/// Whether a reform is part of one that was named before it: both are of one area (…合作区综合改革, …合作区科研管理体制).
pub fn is_part(name: &str, of: &str) -> bool {
    /// An area has a name of at least three characters: 合作区.
    const SHORTEST: usize = 3;
    let chars: Vec<char> = name.chars().collect();
    chars.iter().enumerate().any(|(at, c)| {
        let from = (at + 1).checked_sub(SHORTEST);
        matches!(c, '区' | '城' | '园' | '镇')
            && from
                .and_then(|from| chars.get(from..=at))
                .is_some_and(|area| of.contains(&area.iter().collect::<String>()))
    })
}

/// `提出打造甲、打造乙等重大举措`, `将探索甲、构建乙等纳入`: several in a row, each with its verb.
fn listed(text: &str, names: &mut Vec<String>) {
    for clause in split_outside(text, &['，', ',']) {
        let Some(at) = clause.rfind('等') else {
            continue;
        };
        let tail = clause.get(at..).unwrap_or_default();
        let told = ["举措", "纳入", "改革"]
            .iter()
            .any(|word| tail.contains(word))
            && !tail.contains("多项");
        if !told {
            continue;
        }
        let body = clause.get(..at).unwrap_or_default();
        let body = ["提出", "将", "包括"]
            .iter()
            .filter_map(|word| body.find(word).map(|at| at + word.len()))
            .max()
            .and_then(|at| body.get(at..))
            .unwrap_or(body);
        let pieces = split_outside(body, &['、']);
        if pieces.len() > 1
            && pieces
                .iter()
                .all(|piece| beginning(piece, REFORM_VERBS).is_some())
        {
            names.extend(
                pieces
                    .into_iter()
                    .map(|piece| piece.trim_start_matches("探索深化").trim().to_owned())
                    .zip(0..)
                    .map(|(name, _)| name)
                    .filter(|n| !n.is_empty()),
            );
        }
    }
}

/// `甲改革即…`, `甲改革则将…`, `构建甲体系也被列为…`, `甲改革因此成为…`: the reform is what the sentence is about.
fn subject_of(text: &str) -> Option<String> {
    const TOLD: &[&str] = &[
        "即",
        "则将",
        "则",
        "也被列为",
        "被列为",
        "因此成为",
        "将进一步",
        "将",
    ];
    let mut clause = text;
    // The reform may be the subject of a later clause.
    for part in split_outside(text, &['，', ',']) {
        if TOLD.iter().any(|word| part.contains(word)) && part.contains("改革") {
            clause = part;
            break;
        }
    }
    let at = TOLD
        .iter()
        .filter_map(|word| clause.find(word))
        .filter(|at| *at > 0)
        .min()?;
    let subject = clause.get(..at)?.trim().trim_matches(['，', ',']);
    let whole = subject.trim_end_matches('”');
    let named = ending(whole, REFORM_ENDS).is_some();
    (named && !subject.contains(['，', ','])).then(|| subject.to_owned())
}

/// `在甲方面，`, `为了甲，`.
fn field_of(text: &str) -> Option<String> {
    let clause = split_outside(text, &['，', ',']).into_iter().next()?;
    if let Some(inner) = clause
        .strip_prefix('在')
        .and_then(|rest| rest.strip_suffix("方面"))
    {
        return beginning(inner, REFORM_VERBS)
            .and(ending(inner, REFORM_ENDS))
            .map(|_| inner.to_owned());
    }
    let inner = clause.strip_prefix("为了")?;
    (beginning(inner, REFORM_VERBS).is_some() && ending(inner, REFORM_ENDS).is_some())
        .then(|| inner.to_owned())
}

/// `今年还将构建甲机制`, `提出要深化甲改革`, `将探索建立甲`: what is announced, up to the comma.
fn announced(text: &str) -> Option<String> {
    let mut by = false;
    for clause in split_outside(text, &['，', ',']) {
        // 运用甲等方式，盘活乙: the means stands before the comma, the reform after it.
        if by && beginning(clause, REFORM_VERBS).is_some() {
            return Some(clause.to_owned());
        }
        by = clause.ends_with("方式");
        let at = [
            "还将",
            "提出要",
            "今年还推进",
            "今年还",
            "将探索",
            "将",
            "同时",
        ]
        .iter()
        .filter_map(|word| clause.find(word).map(|at| (at, word.len(), *word)))
        .min_by_key(|(at, length, _)| (*at, usize::MAX - length));
        let rest = match at {
            Some((at, _, "将探索")) => clause.get(at + "将".len()..),
            Some((at, _, "今年还推进")) => clause.get(at + "今年还".len()..),
            Some((at, length, _)) => clause.get(at + length..),
            None => Some(clause),
        }?;
        let rest = rest.trim().trim_start_matches(['将', '要']);
        if beginning(rest, REFORM_VERBS).is_some()
            && ending(rest.trim_end_matches('”'), REFORM_ENDS).is_some()
        {
            return Some(rest.to_owned());
        }
    }
    None
}
