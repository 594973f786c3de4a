//! What a plan is of: its place, its years, the names of places it uses.

use super::blocks::Block;
use super::chars;
use super::document::{self, Read};
use super::quantity::{self, Kind};
use crate::plan::{Document, DocumentKind, Period};

/// The document that is the plan: the first with a table or box, else the first.
pub fn main(read: &[Read]) -> Option<&Read> {
    let holds = |read: &&Read| {
        read.blocks
            .iter()
            .any(|block| !matches!(block, Block::Paragraph(_)))
    };
    read.iter().find(holds).or(read.first())
}

/// The place in front of “十四五”, 国民经济 or a year, or of the congress a report was given to.
pub fn region(text: &str) -> Option<String> {
    let congress = text.find("人民代表大会").and_then(|end| {
        let before = text.get(..end)?;
        before
            .rfind('第')
            .filter(|at| before.get(*at..).is_some_and(|t| t.ends_with('届')))
    });
    // 某区2026年重点工作
    let dated = text.find(|c: char| !chars::is_han(c)).filter(|at| {
        let rest = text.get(*at..).unwrap_or_default();
        let year = rest.get(..4).unwrap_or_default();
        year.len() == 4
            && year.bytes().all(|b| b.is_ascii_digit())
            && rest.get(4..).is_some_and(|rest| rest.starts_with('年'))
    });
    let named = ["“十", "国民经济"]
        .iter()
        .filter_map(|word| text.find(word));
    let at = named.chain(congress).chain(dated).min()?;
    let before = text.get(..at)?;
    let start = before.rfind(|c: char| !chars::is_han(c)).map_or(0, |at| {
        at + before
            .get(at..)
            .and_then(|t| t.chars().next())
            .map_or(0, char::len_utf8)
    });
    let place = before.get(start..)?.rsplit('在').next()?;
    let ends = ["省", "市", "区", "县", "州", "旗"]
        .iter()
        .any(|word| place.ends_with(word));
    (ends && (2..=16).contains(&place.chars().count())).then(|| place.to_owned())
}

/// The texts of a block.
pub fn texts(block: &Block) -> Vec<&str> {
    match block {
        Block::Paragraph(line) => vec![line.text.as_str()],
        Block::Table(table) => table.caption.iter().map(|c| c.text.as_str()).collect(),
        Block::Frame(frame) => std::iter::once(frame.title.as_str())
            .chain(frame.body.iter().map(|l| l.text.as_str()))
            .collect(),
    }
}

/// The years of a plan: those its table and boxes are headed with, else the last ones it speaks of often.
pub fn period(blocks: &[Block], texts: &[&str]) -> Option<Period> {
    let headings = blocks.iter().filter_map(|block| match block {
        Block::Paragraph(_) => None,
        Block::Table(table) => table.caption.as_ref().map(|c| c.text.as_str()),
        Block::Frame(frame) => Some(frame.title.as_str()),
    });
    let headed = headings
        .filter_map(five_years)
        .max_by_key(|period| period.from);
    headed.or_else(|| {
        let mut counts = std::collections::BTreeMap::<u16, u32>::new();
        for period in texts.iter().filter_map(|text| five_years(text)) {
            *counts.entry(period.from).or_default() += 1;
        }
        let often = counts
            .iter()
            .rev()
            .find(|(_, n)| **n >= 3)
            .or_else(|| counts.iter().next_back());
        often.map(|(from, _)| Period {
            from: *from,
            to: from + 4,
        })
    })
}

/// The period of a plan for one year.
pub fn year(document: &Document) -> Option<Period> {
    let year =
        document::year(&document.title).filter(|_| document.kind == DocumentKind::YearPlan)?;
    Some(Period {
        from: year,
        to: year,
    })
}

/// “十四五”, 第十四个五年 → 2021–2025.
pub fn five_years(text: &str) -> Option<Period> {
    let quoted = text.split_once("“十").and_then(|(before, _)| {
        let inner = text.get(before.len() + '“'.len_utf8()..)?;
        inner.split('”').next()?.strip_suffix('五')
    });
    let counted = || {
        let before = text.get(..text.find("个五年")?)?;
        before.rsplit_once('第').map(|(_, number)| number)
    };
    let number = chars::han_number(quoted.or_else(counted)?)?;
    let from = u16::try_from(number.checked_mul(5)?.checked_add(1951)?).ok()?;
    Some(Period {
        from,
        to: from.checked_add(4)?,
    })
}

/// The years of a title: 行动方案（2026—2028年）, else its five years.
pub fn titled(title: &str) -> Option<Period> {
    span(title).or_else(|| five_years(title))
}

/// The first and last year that a title prints.
pub fn span(title: &str) -> Option<Period> {
    quantity::scan(title).into_iter().find_map(|token| {
        let Kind::Date(date) = token.kind else {
            return None;
        };
        let (from, to) = (date.year?, date.to?);
        (from < to).then_some(Period { from, to })
    })
}

/// The place a title begins with, whatever it is a plan of: 云岭区 of 云岭区综合交通“十五五”规划.
pub fn leading(title: &str) -> Option<String> {
    /// Words that end as places do.
    const OTHER: &[&str] = &[
        "小区", "城区", "片区", "社区", "园区", "景区", "街区", "郊区", "校区", "库区", "山区",
        "地区", "全区", "城市", "都市", "超市", "全市", "门市", "全县", "全省",
    ];
    let title = title.trim_start_matches(['《', '“']);
    let title = title.strip_prefix("关于").unwrap_or(title);
    let mut place = None;
    let mut from = 0;
    for (at, c) in title.char_indices() {
        if !chars::is_han(c) {
            break;
        }
        let end = at + c.len_utf8();
        let part = title.get(from..end).unwrap_or_default();
        let ends = matches!(c, '省' | '市' | '区' | '县' | '州' | '旗');
        let length = part.chars().count();
        if length > 8 {
            break;
        }
        if ends && length >= 3 && !OTHER.iter().any(|word| part.ends_with(word)) {
            place = title.get(..end);
            from = end;
        }
    }
    place.map(str::to_owned)
}

/// Names of places that the text itself uses with 市, 省, 区 or 县: the beginnings of names of things.
pub fn names(texts: &[&str]) -> Vec<String> {
    let mut count = std::collections::BTreeMap::<String, u32>::new();
    for text in texts {
        let chars: Vec<char> = text.chars().collect();
        for (at, c) in chars.iter().enumerate() {
            if matches!(c, '市' | '省' | '区' | '县')
                && let Some(from) = at.checked_sub(2)
                && let Some(name) = chars.get(from..at)
                && name.iter().all(|c| chars::is_han(*c))
            {
                *count.entry(name.iter().collect()).or_default() += 1;
            }
        }
    }
    count
        .into_iter()
        .filter(|(_, n)| *n >= 2)
        .map(|(name, _)| name)
        .collect()
}
