//! The headings inside a box: a group and its text.

use super::blocks;
use super::lines::Line;
use super::names;
use super::words::{self, beginning, ending};

/// A group of a box: its heading and its text.
pub struct Group<'a> {
    /// Its heading.
    pub head: &'a str,
    /// What follows on the same line.
    pub body: &'a str,
    /// Where it stands.
    pub line: u32,
}

/// A numbered heading alone on its line: over items with numbers of their own, or over text, where it is no name itself.
pub fn opening(line: &Line, over_items: bool) -> Option<&str> {
    let group = group(line).filter(|group| group.body.is_empty())?;
    blocks::item_number(&line.text)?;
    let own = ending(group.head, words::ENTITY)
        .is_some_and(|word| names::proper(group.head.strip_suffix(word).unwrap_or(group.head)));
    (over_items || !own).then_some(group.head)
}

/// `1.轨道交通：…` → heading and text. A heading is short and ends in ： or 。; without a number 。 ends it only where it is very short.
pub fn group(line: &Line) -> Option<Group<'_>> {
    const LONGEST: usize = 30;
    const SHORT: usize = 8;
    let numbered = blocks::item_number(&line.text);
    let text = numbered.map_or(line.text.as_str(), |(_, rest)| rest);
    let brief = text.find('。').is_some_and(|at| {
        let (head, body) = text.split_at(at);
        let named = beginning(head, words::VERBS).is_none() && !head.contains('、');
        named && head.chars().count() <= SHORT && body.chars().count() > 1
    });
    let mark = |c: char| c == '：' || c == ':' || (numbered.is_some() || brief) && c == '。';
    match text.find(mark) {
        Some(at)
            if text
                .get(..at)
                .is_some_and(|head| head.chars().count() <= LONGEST && !head.contains('，')) =>
        {
            let (head, body) = text.split_at(at);
            let body = body.trim_start_matches([':', '：', '。']);
            // A sentence that is the whole item has no heading: 1.建设甲中心、乙中心。
            let whole = body.trim().is_empty()
                && (head.contains('、') || beginning(head, words::VERBS).is_some());
            (!whole).then_some(Group {
                head: head.trim(),
                body: body.trim(),
                line: line.number,
            })
        }
        None if numbered.is_some()
            && text.chars().count() <= LONGEST
            && !text.contains(['、', '，']) =>
        {
            Some(Group {
                head: text.trim(),
                body: "",
                line: line.number,
            })
        }
        _ => None,
    }
}
