//! Headings and the tree they make, with those a document lost.

use super::chars;

/// How high a heading stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
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

fn division(text: &str) -> Option<Heading> {
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
    let fits =
        !title.is_empty() && title.chars().count() <= LONGEST && !title.contains(['；', '，', ',']);
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
