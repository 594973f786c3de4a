//! The words around a number: what it counts, and the few of them that let a reader recognise it.

use super::quantity::{self, Kind, Token};
use super::words::{beginning, ending};
use crate::plan::{Comparator, ProjectFigure};

/// What ends a clause.
const STOPS: &[char] = &[
    '，', '。', '；', '：', '、', ',', ';', '（', '）', '(', ')', '\n', '+',
];

/// Words in front of a number that say how it came, not what it counts.
const LINKS: &[&str] = &[
    "达到",
    "达",
    "为",
    "至",
    "到",
    "增至",
    "增加至",
    "增加到",
    "提高到",
    "提高至",
    "提升到",
    "提升至",
    "降至",
    "降到",
    "降低到",
    "下降到",
    "减少到",
    "扩大到",
    "控制在",
    "稳定在",
    "保持在",
    "维持在",
    "由",
    "从",
    "超",
    "实现",
    "完成",
    "拥有",
    "共有",
    "占",
    "共",
    "有",
    "是",
    "在",
    "将",
    "仅",
    "已",
    "将达到",
    "也",
    "力争",
    "预计",
    "预计达到",
    "累计",
    "累计达到",
    "增长",
    "增加",
    "提高",
    "下降",
    "降低",
    "减少",
    "的",
    "将达",
    "率达",
    "可达",
    "不少于",
    "年均增长",
    "年均",
    "总计",
    "合计",
    "进行",
    "开展",
    "打造",
    "建设",
    "建成",
    "新建",
    "新增",
    "提供",
    "完成率",
    "引进",
    "筹集",
    "筹建",
    "组建",
    "推出",
    "包括",
    "其中",
    "分别为",
    "分别",
    "突破",
    "优于",
    "高于",
    "低于",
    "安装",
    "升级",
    "改造",
    "举办",
    "投入",
    "发放",
    "吸引",
    "覆盖",
    "惠及",
];

/// Words that open a clause and say nothing of what is counted.
const OPENERS: &[&str] = &[
    "到",
    "至",
    "预计",
    "力争",
    "实现",
    "完成",
    "确保",
    "努力",
    "推动",
    "推进",
    "加快",
    "全面",
    "其中",
    "并",
    "同时",
    "每天",
    "每年",
    "可",
    "可同时",
    "将",
    "已",
    "目前",
    "据统计",
    "共",
    "共增加",
    "增加",
    "共新增",
    "约",
    "建设",
    "开展",
    "进行",
    "打造",
    "仅用",
    "截至目前",
    "我区",
    "全区",
    "计划",
    "今年",
    "也",
    "和",
    "及",
    "以及",
    "等",
];

/// What a number counts, and the words around it.
pub struct Around {
    /// The subject, as printed.
    pub subject: String,
    /// The few words that let a reader recognise the number.
    pub raw: String,
}

/// Looks around a quantity of a text. `owner` is what the text is about, for numbers that name nothing themselves.
pub fn around(text: &str, token: &Token, owner: &str) -> Around {
    let head = text.get(..token.start).unwrap_or_default();
    let start = head.rfind(STOPS).map_or(0, |at| {
        at + head
            .get(at..)
            .and_then(|t| t.chars().next())
            .map_or(0, char::len_utf8)
    });
    let tail = text.get(token.end..).unwrap_or_default();
    let end = token.end + tail.find(STOPS).unwrap_or(tail.len());
    let before = text.get(start..token.start).unwrap_or_default();
    let after = text.get(token.end..end).unwrap_or_default();
    let subject = subject(before, after).unwrap_or_else(|| owner.to_owned());
    Around {
        subject,
        raw: raw(text, (start, end), token),
    }
}

fn subject(before: &str, after: &str) -> Option<String> {
    // Numbers and dates before the subject are others' business.
    let last = quantity::scan(before)
        .into_iter()
        .rfind(|token| token.kind != Kind::Name);
    let mut name = last
        .and_then(|token| before.get(token.end..))
        .unwrap_or(before)
        .trim();
    let mut verb = false;
    while let Some(word) = ending(name, LINKS) {
        name = name.strip_suffix(word).unwrap_or_default().trim_end();
        verb = true;
    }
    while let Some(word) = beginning(name, OPENERS) {
        name = name.strip_prefix(word).unwrap_or_default().trim_start();
    }
    let after = after.trim().trim_start_matches(['的', '”']);
    let next = quantity::scan(after)
        .into_iter()
        .find(|token| token.kind != Kind::Name);
    let after = next
        .and_then(|token| after.get(..token.start))
        .unwrap_or(after);
    let short = |text: &str| (1..=24).contains(&text.chars().count());
    match () {
        () if short(name) && (!verb || name.chars().count() >= 2) => Some(name.to_owned()),
        () if short(after) => Some(after.to_owned()),
        () if !name.is_empty() => {
            let skip = name.chars().count().saturating_sub(20);
            Some(name.chars().skip(skip).collect())
        }
        () => None,
    }
}

/// The clause if it is short, else the number with a few characters on each side.
fn raw(text: &str, clause: (usize, usize), token: &Token) -> String {
    const SHORT: usize = 18;
    const SIDE: usize = 6;
    let (start, end) = clause;
    let whole = text.get(start..end).unwrap_or_default();
    if whole.chars().count() <= SHORT {
        return whole.trim().to_owned();
    }
    let before = text.get(start..token.start).unwrap_or_default();
    let after = text.get(token.end..end).unwrap_or_default();
    let skip = before.chars().count().saturating_sub(SIDE);
    let mut raw: String = before.chars().skip(skip).collect();
    raw.push_str(text.get(token.start..token.end).unwrap_or_default());
    raw.extend(after.chars().take(SIDE));
    raw.trim().to_owned()
}

/// The numbers printed with a project.
pub fn figures(about: &str, owner: &str) -> Vec<ProjectFigure> {
    let mut figures: Vec<(usize, ProjectFigure)> = Vec::new();
    for (token, quantity) in quantity::quantities(about) {
        let Around { subject, raw } = around(about, &token, owner);
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
        let Around { subject, .. } = around(about, &token, owner);
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
