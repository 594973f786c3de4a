//! The words around a number: what it counts, and the few of them that let a reader recognise it.

use super::quantity::{self, Kind, Token};
use super::tense::LEAPS;
use super::units::LASTING;
use super::words::{beginning, ending};
use crate::plan::{Comparator, ProjectFigure};

/// How many characters from a number its clause may reach: what is farther says nothing of it.
const FARTHEST: usize = 80;

/// What ends a clause.
const STOPS: &[char] = &['，', '。', '；', '：', '、', ',', ';', ':', '\n', '+'];

/// Words between a subject and its number; they say how it came, not what it counts.
#[rustfmt::skip]
const LINKS: &[&str] = &[
    "达到", "达", "为", "至", "到", "增至", "增加至", "增加到", "增长到", "提高到", "提高至", "提升到", "提升至",
    "降至", "降到", "降低到", "下降到", "减少到", "扩大到", "控制在", "稳定在", "保持在", "维持在", "由", "从", "超",
    "实现", "完成", "共有", "共", "有", "是", "在", "将", "仅", "已", "将达到", "可达", "可达到", "也", "力争", "预计",
    "预计达到", "累计达到", "的", "将达", "总计", "合计", "进行", "基础上翻", "翻", "分别为", "分别", "优于", "完成了",
    "取得了", "当前", "目前", "翻了", "下降至", "降低至", "减少至", "上升至", "上升到", "扩大至", "增长至", "提升为",
    "仅为", "达到了", "稳定到", "力争达到", "首次", "每人", "每户", "每万人", "每月", "每年", "连续", "稳定在", "扩大至", "压减至", "缩小至", "缩小到",
    "提升至每月", "左右",
];

/// Words that open a clause and say nothing of what is counted.
#[rustfmt::skip]
const OPENERS: &[&str] = &[
    "到", "至", "预计", "力争", "实现", "完成", "确保", "努力", "推动", "推进", "加快", "全面", "其中", "并", "同时",
    "每天", "每年", "可", "将", "已", "目前", "据统计", "共", "建设", "开展", "进行", "打造", "仅用", "截至目前",
    "我区", "全区", "计划", "今年", "也", "和", "及", "以及", "等", "拥有", "筹建", "引进", "取得了", "取得", "有序",
    "深入", "继续", "实施", "全力", "规划", "布局", "选取", "给予", "安装", "发放", "投入", "惠及", "升级改造", "组建",
    "聚集了", "聚集", "多渠道", "筹集", "认真", "举办", "吸引", "累计", "通过", "以", "贡献", "首批", "配套", "制定",
    "获得", "引入", "获", "建成", "新建了", "建设了", "提供", "“",
];

/// Growth alone is not a subject: it is the growth of what was spoken of before.
#[rustfmt::skip]
const GROWTH: &[&str] = &[
    "增长", "增加", "提高", "下降", "降低", "减少", "上升", "年均增长", "年均", "占全市", "占全国", "占全省", "占比",
    "占", "按可比价格增长", "同比增长", "高于", "低于", "连续",
];

/// A subject without what happened to it: 产值增长 → 产值.
pub fn without_growth(subject: &str) -> &str {
    const AFTER: &[&str] = &["年均增长", "同比增长", "增长", "增加", "下降", "降低"];
    ending(subject, AFTER)
        .and_then(|word| subject.strip_suffix(word))
        .filter(|rest| rest.chars().count() >= 2)
        .unwrap_or(subject)
}

/// Whether a subject is only what happened to another.
fn is_growth(subject: &str) -> bool {
    const OPEN: &[&str] = &["年均", "占", "按可比", "同比", "高于", "低于"];
    let subject = subject.trim_start_matches("近").trim_start_matches("五年");
    GROWTH.contains(&subject) || OPEN.iter().any(|word| subject.starts_with(word))
}

/// What a number counts, and the words around it.
pub struct Around {
    /// The subject, as printed.
    pub subject: String,
    /// The few words that let a reader recognise the number.
    pub raw: String,
}

/// Looks around a quantity of a text. `before` is the subject of the number before it, `owner` what the text is about: for
/// numbers that name nothing themselves.
pub fn around(text: &str, token: &Token, unit: &str, before: Option<&str>, owner: &str) -> Around {
    let clause = clause(text, token);
    let head = text.get(clause.0..token.start).unwrap_or_default();
    let tail = text.get(token.end..clause.1).unwrap_or_default();
    let ratio = unit.is_empty()
        && text
            .get(token.core.0..token.core.1)
            .is_some_and(|core| core.contains('/'));
    let after = behind(tail);
    let counted = after
        .clone()
        .filter(|name| (ratio || is_count(unit)) && name.chars().count() <= 14);
    let spoken_of = || before.unwrap_or(owner).to_owned();
    // 甲能够承接的91项全部…: what the number counts was spoken of before.
    let described = counted.is_none() && is_count(unit) && head.trim_end().ends_with('的');
    let own = if let Some(own) = respectively(text, token) {
        Some(own)
    } else if let Some(span) = span(head, after.as_deref(), &spoken_of()) {
        Some(span)
    } else if described && before.is_some() {
        None
    } else {
        let next = text.get(clause.1..).unwrap_or_default();
        counted
            .or_else(|| ahead(head, 0).map(|own| of_each(own, after.as_deref())))
            .or(after)
            .or_else(|| spent(head, tail, next))
    };
    let subject = match own {
        Some(own) if is_growth(&own) && before.is_some() => {
            format!("{}{own}", spoken_of())
        }
        Some(own) if own == "新增" && before.is_some() => {
            format!("{own}{}", spoken_of().trim_start_matches("增加"))
        }
        Some(own) => own,
        None => spoken_of(),
    };
    let subject = match yearly(text, clause.0, head) {
        Some(word) if !subject.starts_with(word) => format!("{word}{subject}"),
        _ => subject,
    };
    Around {
        subject,
        raw: raw(text, clause, token),
    }
}

/// `2026年至2028年，每年改造20个`: behind a span of years the number is of each of them, not of the span.
fn yearly(text: &str, clause: usize, head: &str) -> Option<&'static str> {
    let word = beginning(head.trim_start(), &["每年", "各年", "每年度"])?;
    let before = text.get(..clause)?.trim_end_matches(['，', ',']);
    let from = before.rfind(STOPS).unwrap_or(0);
    let mut years: Vec<u16> = quantity::scan(before.get(from..)?)
        .into_iter()
        .filter_map(|token| match token.kind {
            Kind::Date(date) => Some([date.year, date.to]),
            _ => None,
        })
        .flatten()
        .flatten()
        .collect();
    years.dedup();
    (years.len() > 1).then_some(word)
}

/// `甲率、乙率分别达到90%、80%`: each number has its own subject.
fn respectively(text: &str, token: &Token) -> Option<String> {
    const WORD: &str = "分别";
    let head = text.get(..token.start)?;
    let near = head
        .char_indices()
        .rev()
        .nth(FARTHEST)
        .map_or(0, |(at, _)| at);
    let at = near + head.get(near..)?.rfind(WORD)?;
    let names = head.get(..at)?;
    let from = names
        .rfind(['，', ',', '。', '；', ';', '：'])
        .map_or(0, |at| {
            at + names
                .get(at..)
                .and_then(|rest| rest.chars().next())
                .map_or(0, char::len_utf8)
        });
    let names = names.get(from..)?;
    let rest = text.get(at + WORD.len()..)?;
    let end = rest
        .find(['，', ',', '。', '；', ';'])
        .unwrap_or(rest.len());
    let rest = rest.get(..end)?;
    let tokens: Vec<Token> = quantity::quantities(rest).map(|(token, _)| token).collect();
    let here = token.start.checked_sub(at + WORD.len())?;
    let nth = tokens.iter().position(|other| other.start == here)?;
    let pieces = |separators: &[char]| -> Vec<String> {
        names
            .split(separators)
            .map(|piece| piece.trim().to_owned())
            .collect()
    };
    let listed = [pieces(&['、']), pieces(&['、', '和', '与', '及'])]
        .into_iter()
        .find(|pieces| pieces.len() == tokens.len() && pieces.len() > 1);
    let how = rest
        .get(..tokens.first()?.start)?
        .trim_end_matches(['了', '到', '至']);
    let growth = GROWTH
        .iter()
        .find(|word| how.ends_with(**word))
        .copied()
        .unwrap_or_default();
    let name = match listed {
        Some(pieces) => trim(pieces.get(nth)?)?,
        None => ahead(names, 0)?,
    };
    Some(name + growth)
}

/// What lasted: 某率连续五年排名第一. The span itself counts nothing else.
fn span(head: &str, after: Option<&str>, spoken_of: &str) -> Option<String> {
    let word = ending(head.trim_end(), LASTING)?;
    let name = ahead(head.trim_end().strip_suffix(word)?, 0);
    let name = name.unwrap_or_else(|| spoken_of.to_owned());
    Some(match after {
        Some(what) if what.starts_with(&name) => what.to_owned(),
        Some(what) => name + what,
        None => name,
    })
}

/// 每所学校10万元启动经费: what each gets stands behind the number.
fn of_each(own: String, after: Option<&str>) -> String {
    match after.filter(|_| own.starts_with('每')) {
        Some(what) => own + what,
        None => own,
    }
}

/// 投入约950万元，组织甲: what is paid for stands in the next clause.
fn spent(head: &str, tail: &str, next: &str) -> Option<String> {
    const PAID: &[&str] = &["投入", "安排", "投资", "拨付", "筹集"];
    const FOR: &[&str] = &["组织", "用于", "开展", "支持", "实施", "保障"];
    let paid = ending(head.trim_end(), PAID).is_some() && tail.trim().is_empty();
    let clause = next
        .strip_prefix(['，', ','])
        .filter(|_| paid)?
        .split(STOPS)
        .next()?
        .trim();
    let what = clause.strip_prefix(beginning(clause, FOR)?)?;
    let plain = quantity::quantities(what).next().is_none();
    shorten(what).filter(|_| plain)
}

/// The clause around a number. A bracket that closes before the number belongs to it: `每千人床位（张）数`.
fn clause(text: &str, token: &Token) -> (usize, usize) {
    let head = text.get(..token.start).unwrap_or_default();
    let mut depth = 0u32;
    let mut start = 0;
    for (nth, (at, c)) in head.char_indices().rev().enumerate() {
        if nth == FARTHEST {
            start = at + c.len_utf8();
            break;
        }
        match c {
            '）' | ')' => depth += 1,
            '（' | '(' if depth > 0 => depth -= 1,
            _ if depth > 0 => {}
            '（' | '(' => {
                start = at + c.len_utf8();
                break;
            }
            _ if STOPS.contains(&c) => {
                start = at + c.len_utf8();
                break;
            }
            _ => {}
        }
    }
    // 十件实事：1.新增学位…
    let own = text.get(start..token.start).unwrap_or_default();
    let start = token.start - super::prose::without_number(own).len();
    let tail = text.get(token.end..).unwrap_or_default();
    let far = tail
        .char_indices()
        .nth(FARTHEST)
        .map_or(tail.len(), |(at, _)| at);
    let tail = tail.get(..far).unwrap_or_default();
    let end = tail
        .find(|c| STOPS.contains(&c) || matches!(c, '（' | '）' | '(' | ')'))
        .unwrap_or(tail.len());
    (start, token.end + end)
}

/// Measure words count what stands behind them: 130条道路.
fn is_count(unit: &str) -> bool {
    const MEASURED: &[&str] = &[
        "元", "米", "吨", "%", "倍", "番", "亩", "公顷", "里", "瓦", "万", "亿",
    ];
    !unit.is_empty() && ending(unit, MEASURED).is_none() && !unit.contains('/')
}

/// The subject in front of a number.
fn ahead(head: &str, back: u8) -> Option<String> {
    /// How many numbers are looked past.
    const MOST: u8 = 3;
    if back > MOST {
        return None;
    }
    // Numbers and dates before it are others' business, and so is what goes with them.
    let last = quantity::scan(head)
        .into_iter()
        .rfind(|token| token.kind != Kind::Name);
    let between = last
        .as_ref()
        .and_then(|token| head.get(token.end..))
        .unwrap_or(head);
    let dated = last
        .as_ref()
        .is_some_and(|token| matches!(token.kind, Kind::Date(_)));
    let between = match dated {
        true => between.trim_start_matches(['底', '末', '初', '前']),
        false => between,
    };
    let name = trim(between);
    // 能耗较2020年下降13.5%: what fell stands before the year.
    let fell = last.is_some() && name.as_deref().is_some_and(|name| GROWTH.contains(&name));
    if let Some(name) = name.filter(|_| !fell) {
        return (!(last.is_some() && between.starts_with('的') && between.ends_with('和')))
            .then_some(name);
    }
    // 床位数由1371张增至2400张, 地区生产总值从1990年的39亿元: the subject stands before the number before.
    let token = last?;
    let before = head.get(..token.start)?;
    let compared = before.ends_with(['比', '较']);
    let spoken_of = ahead(before.trim_end_matches(['从', '由', '比', '较']), back + 1);
    let growth = if compared { trim_links(between) } else { None };
    match (spoken_of, growth) {
        (Some(subject), Some(growth)) => Some(format!("{subject}{growth}")),
        (subject, growth) => subject.or(growth),
    }
}

fn trim(text: &str) -> Option<String> {
    let mut name = text.trim();
    // 投入达到GDP的4.5%: what the share is of is not what reached it.
    if let Some((subject, _)) = name
        .strip_suffix('的')
        .and_then(|of| of.rsplit_once("达到"))
        && !subject.is_empty()
    {
        name = subject;
    }
    if name.ends_with(['和', '及', '与', '等', '》']) {
        return None;
    }
    while let Some(word) = ending(name, LINKS) {
        name = name.strip_suffix(word).unwrap_or_default().trim_end();
    }
    while let Some(word) = beginning(name, OPENERS) {
        let rest = name.strip_prefix(word).unwrap_or_default().trim_start();
        // 建成区 and 投入资金 are words of their own.
        let area = word == "建成" && rest.starts_with('区');
        if area || rest.chars().count() == 1 || matches!(rest, "资金" | "经费") {
            break;
        }
        name = rest;
    }
    let name = name.trim_start_matches(['的', '”']);
    // 甲仅为乙的三分之二: the subject is 甲.
    let name = ["仅为", "相当于"]
        .iter()
        .find_map(|word| name.find(word))
        .filter(|at| *at > 0)
        .and_then(|at| name.get(..at))
        .unwrap_or(name);
    shorten(name)
}

/// `增长` after a compared year: the growth is the subject's.
fn trim_links(text: &str) -> Option<String> {
    GROWTH
        .iter()
        .find(|word| text.starts_with(**word))
        .map(|word| (*word).to_owned())
}

/// The subject behind a number.
fn behind(tail: &str) -> Option<String> {
    const ENDS: &[&str] = &[
        "已", "有", "在", "的", "作为", "达", "稳步", "以上", "“零", "由", "具有", "起步", "完全",
        "全部",
    ];
    let mut name = tail.trim().trim_start_matches('的');
    let link = beginning(name, LINKS).is_some() || beginning(name, GROWTH).is_some();
    // 突破1000万人次大关: a mark that is passed, not what is counted.
    const MARKS: &[&str] = &["大关", "关口", "门槛", "台阶"];
    if MARKS.iter().any(|word| name.starts_with(word)) {
        return None;
    }
    let leap = LEAPS.iter().any(|word| tail.starts_with(word));
    if link || leap || name.starts_with(['，', '的']) {
        return None;
    }
    if let Some(token) = quantity::scan(name)
        .into_iter()
        .find(|token| token.kind != Kind::Name)
    {
        name = name.get(..token.start).unwrap_or_default();
    }
    let end = ENDS
        .iter()
        .filter_map(|word| name.find(word))
        .filter(|at| *at > 0)
        .min()
        .unwrap_or(name.len());
    let name = name
        .get(..end)
        .unwrap_or_default()
        .trim_matches(['“', '”', '》', '《']);
    shorten(name.trim_end_matches(['等', '和', '及', '与']))
}

/// A subject is a few words: of a longer one the last remain, cut where a word of linking stands if there is one.
fn shorten(name: &str) -> Option<String> {
    const LONGEST: usize = 30;
    let name = name.trim();
    let length = name.chars().count();
    if length == 0 || name.chars().all(|c| !c.is_alphanumeric()) {
        return None;
    }
    let skip = length.saturating_sub(LONGEST);
    let name: String = name.chars().skip(skip).collect();
    // Half of a pair of quotation marks says nothing.
    let half = name.contains('“') != name.contains('”');
    Some(match half {
        true => name.replace(['“', '”'], ""),
        false => name,
    })
}

/// The clause if it is short, else the number with a few characters on each side; digits and letters stay whole.
fn raw(text: &str, clause: (usize, usize), token: &Token) -> String {
    const SHORT: usize = 18;
    const SIDE: usize = 6;
    let (start, end) = clause;
    let whole = text.get(start..end).unwrap_or_default();
    if whole.chars().count() <= SHORT {
        return whole.trim().to_owned();
    }
    let before: Vec<char> = text
        .get(start..token.start)
        .unwrap_or_default()
        .chars()
        .collect();
    let after: Vec<char> = text
        .get(token.end..end)
        .unwrap_or_default()
        .chars()
        .collect();
    let joined = |a: Option<&char>, b: Option<&char>| matches!((a, b), (Some(a), Some(b)) if a.is_ascii_alphanumeric() && (b.is_ascii_alphanumeric() || *b == '.') || *a == '.' && b.is_ascii_digit());
    let mut from = before.len().saturating_sub(SIDE);
    while from > 0
        && joined(before.get(from - 1), before.get(from))
        && before.len() - from < 2 * SIDE
    {
        from -= 1;
    }
    let mut to = after.len().min(SIDE);
    while to > 0 && to < 2 * SIDE && joined(after.get(to - 1), after.get(to)) {
        to += 1;
    }
    let mut raw: String = before.get(from..).unwrap_or_default().iter().collect();
    raw.push_str(text.get(token.start..token.end).unwrap_or_default());
    raw.extend(after.get(..to).unwrap_or_default());
    raw.trim()
        .trim_start_matches(['）', ')', '”', '》'])
        .to_owned()
}

/// The numbers printed with a project.
pub fn figures(about: &str, owner: &str) -> Vec<ProjectFigure> {
    let mut figures: Vec<(usize, ProjectFigure)> = Vec::new();
    let mut before: Option<String> = None;
    let about = head_of(about);
    for (token, quantity) in quantity::quantities(about) {
        let Around { subject, raw } =
            around(about, &token, &quantity.unit, before.as_deref(), owner);
        before = Some(subject.clone());
        figures.push((
            token.start,
            ProjectFigure {
                subject,
                comparator: quantity.comparator,
                value: Some(quantity.value),
                value_high: quantity.high,
                unit: quantity.unit,
                raw,
            },
        ));
    }
    for (at, class) in classes(about) {
        let token = Token {
            start: at,
            end: at + class.len(),
            core: (at, at + class.len()),
            kind: Kind::Name,
        };
        let Around { subject, .. } = around(about, &token, "", None, owner);
        figures.push((
            at,
            ProjectFigure {
                subject,
                comparator: Comparator::Eq,
                value: None,
                value_high: None,
                unit: "类".to_owned(),
                raw: class.to_owned(),
            },
        ));
    }
    figures.sort_by_key(|(at, _)| *at);
    figures.into_iter().map(|(_, figure)| figure).collect()
}

/// The text about one thing is short; more than that is not read for its numbers.
fn head_of(about: &str) -> &str {
    const LONGEST: usize = 6000;
    let mut end = about.len().min(LONGEST);
    while !about.is_char_boundary(end) {
        end -= 1;
    }
    about.get(..end).unwrap_or_default()
}

/// Classes of quality: `准IV类`.
fn classes(text: &str) -> Vec<(usize, &str)> {
    let roman = |c: char| matches!(c, 'I' | 'V' | 'X' | '\u{2160}'..='\u{216b}');
    let mut found = Vec::new();
    for (end, _) in text.match_indices('类') {
        let before = text.get(..end).unwrap_or_default();
        let digits = before.trim_end_matches(roman);
        if digits.len() == before.len() {
            continue;
        }
        let start = digits.strip_suffix('准').unwrap_or(digits).len();
        found.extend(
            text.get(start..end + '类'.len_utf8())
                .map(|class| (start, class)),
        );
    }
    found
}
