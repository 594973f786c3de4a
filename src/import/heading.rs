//! Headings, one by one: how a line is read as one, and where it looks.

use std::collections::BTreeMap;

use super::blocks::Block;
use super::chars;
use super::lines::Line;
use super::place;

/// How high a heading stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rank {
    /// 篇, 部分, 编
    Part,
    /// 章
    Chapter,
    /// 节
    Section,
    /// 一、
    Item,
    /// （一）
    SubItem,
}

/// A numbered heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// How high it stands.
    pub rank: Rank,
    /// Its number as printed: `第三章`, `一`.
    pub number: String,
    /// Its number's value.
    pub value: u32,
    /// Its title.
    pub title: String,
    /// Whether text goes on after it in the same paragraph.
    pub run_in: bool,
}

/// Reads a line as a numbered heading.
pub fn heading(text: &str) -> Option<Heading> {
    division(text).or_else(|| item(text))
}

pub fn division(text: &str) -> Option<Heading> {
    const LONGEST: usize = 60;
    let rest = text.strip_prefix('第')?;
    let end = rest.find(|c: char| {
        !(chars::fold(c).is_ascii_digit() || chars::han_number(&c.to_string()).is_some())
    })?;
    let (digits, rest) = rest.split_at(end);
    let value = chars::number(digits)?;
    let words = [
        ("篇", Rank::Part),
        ("部分", Rank::Part),
        ("编", Rank::Part),
        ("章", Rank::Chapter),
        ("节", Rank::Section),
    ];
    let (word, rank) = words.into_iter().find(|(word, _)| rest.starts_with(word))?;
    let title = rest
        .strip_prefix(word)?
        .trim_matches(|c: char| c.is_whitespace() || matches!(c, '：' | ':' | '、'));
    (title.chars().count() <= LONGEST && !title.contains('。')).then(|| Heading {
        rank,
        number: format!("第{digits}{word}"),
        value,
        title: title.to_owned(),
        run_in: false,
    })
}

fn item(text: &str) -> Option<Heading> {
    const LONGEST: usize = 45;
    let bracket = text.starts_with(['（', '(']);
    let inner = if bracket {
        text.get(text.chars().next()?.len_utf8()..)?
    } else {
        text
    };
    let end = inner
        .find(|c: char| chars::han_number(&c.to_string()).is_none() || c == '百' || c == '千')
        .filter(|end| *end > 0)?;
    let (digits, rest) = inner.split_at(end);
    let value = chars::han_number(digits)?;
    let mark = rest.chars().next()?;
    match (bracket, chars::fold(mark)) {
        (true, ')') | (false, '、' | '.') => {}
        _ => return None,
    }
    let after = rest.get(mark.len_utf8()..)?.trim();
    let (title, run_in) = match after.split_once('。') {
        Some((first, more)) => (first, !more.trim().is_empty()),
        None => (after, false),
    };
    let title = title.trim_end_matches(['：', ':']);
    // 一、坚持创新驱动，建设强市 is a heading where it stands alone; with text behind it, it is a sentence.
    let alone = !after.contains('。') && !title.contains("：");
    let fits = !title.is_empty()
        && title.chars().count() <= LONGEST
        && !title.contains('；')
        && (alone || !title.contains(['，', ',']));
    fits.then(|| Heading {
        rank: if bracket { Rank::SubItem } else { Rank::Item },
        number: if bracket {
            format!("（{digits}）")
        } else {
            digits.to_owned()
        },
        value,
        title: title.to_owned(),
        run_in,
    })
}

/// Where the headings around a line look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum View {
    /// At what was reached.
    Back,
    /// At what shall be done.
    Ahead,
    /// They do not say.
    Unsaid,
}

/// Where a heading looks. One that names an earlier five-year plan than `from`, the first year of this one, looks back.
pub fn view(title: &str, from: u16) -> View {
    #[rustfmt::skip]
    const BACK: &[&str] = &[
        "回顾", "成就", "主要成绩", "工作总结", "完成情况", "执行情况", "发展基础", "现实基础", "发展现状", "基础现状",
        "实施情况", "主要成效",
    ];
    #[rustfmt::skip]
    const AHEAD: &[&str] = &[
        "下一步", "工作安排", "工作打算", "工作计划", "目标", "总体要求", "指导思想", "重点任务", "主要任务", "远景",
        "重点工程", "重大工程", "总体思路",
    ];
    let has = |words: &[&str]| words.iter().any(|word| title.contains(word));
    let earlier = place::five_years(title).is_some_and(|period| period.to < from);
    match (has(BACK) || earlier, has(AHEAD)) {
        (true, false) => View::Back,
        (false, true) => View::Ahead,
        // 目标完成情况 looks back; 发展基础和总体要求 does both.
        (true, true) if title.ends_with("情况") => View::Back,
        _ => View::Unsaid,
    }
}

/// The title of an annex: `附件：名词解释`.
pub fn annex(text: &str) -> Option<&str> {
    const LONGEST: usize = 40;
    let rest = ["附件", "附录", "附表"]
        .iter()
        .find_map(|word| text.strip_prefix(word))?;
    let digits = |c: char| c.is_ascii_digit() || chars::han_number(&c.to_string()).is_some();
    let rest = rest.trim_start_matches(digits);
    let title = rest.trim_start_matches([':', '：', ' ', '\u{3000}']);
    let fits = !title.contains(['。', '，']) && title.chars().count() <= LONGEST;
    (fits && (rest.is_empty() || rest != title)).then_some(title)
}

/// How high the headings of each style stand, by those that have numbers.
pub struct Styles(BTreeMap<u8, Rank>);

impl Styles {
    /// Reads them off the headings that have numbers.
    pub fn of(blocks: &[Block]) -> Self {
        let mut ranks = BTreeMap::new();
        for block in blocks {
            if let Block::Paragraph(line) = block
                && let (Some(style), Some(found)) = (line.style, heading(&line.text))
            {
                ranks.entry(style).or_insert(found.rank);
            }
        }
        Self(ranks)
    }

    /// How high a heading without such a number stands: as the others of its style, or under those of the styles above it.
    fn rank(&self, style: u8) -> Rank {
        const RANKS: [Rank; 5] = [
            Rank::Part,
            Rank::Chapter,
            Rank::Section,
            Rank::Item,
            Rank::SubItem,
        ];
        let above = self.0.range(..=style).next_back();
        let place = |rank: &Rank| RANKS.iter().position(|r| r == rank).unwrap_or(0);
        let at = match above {
            Some((known, rank)) => place(rank) + usize::from(style - known),
            None => usize::from(style).saturating_sub(1),
        };
        RANKS.get(at).copied().unwrap_or(Rank::SubItem)
    }
}

/// A heading by its number, or by its style where the format has styles.
pub fn of_line(line: &Line, styles: &Styles) -> Option<Heading> {
    if let Some(found) = heading(&line.text) {
        return Some(found);
    }
    let rank = styles.rank(line.style?);
    let (number, title) = section_number(&line.text).unwrap_or(("", &line.text));
    let last = number.rsplit('.').next().unwrap_or(number);
    Some(Heading {
        rank,
        number: number.to_owned(),
        value: last.parse().unwrap_or(0),
        title: title.to_owned(),
        run_in: false,
    })
}

/// `1.2 title`, `3. title` → number and title.
fn section_number(text: &str) -> Option<(&str, &str)> {
    let end = text.find(|c: char| !(c.is_ascii_digit() || c == '.'))?;
    let (number, title) = text.split_at(end);
    let marked = number.ends_with('.') || title.starts_with([' ', '\u{3000}', '、', '．']);
    let title = title.trim_start_matches([' ', '\u{3000}', '、', '．']);
    (!number.is_empty() && marked && !title.is_empty())
        .then(|| (number.trim_end_matches('.'), title))
}
