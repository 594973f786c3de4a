//! The annex that explains words: `1.PCT：…` → number and name. The explanations stay in the document.

use super::blocks::Block;
use super::heading;

/// A word that is explained.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Its printed number.
    pub number: u16,
    /// Its name.
    pub name: String,
    /// Where it stands.
    pub line: u32,
}

/// Whether an annex explains words.
pub fn is_glossary(title: &str) -> bool {
    ["名词", "术语", "词汇"]
        .iter()
        .any(|word| title.contains(word))
}

/// The words of every glossary, and the first line of the annexes: what follows is not the plan's own text.
pub fn read(blocks: &[Block]) -> (Vec<Word>, Option<u32>) {
    const LONGEST: usize = 40;
    let mut words: Vec<Word> = Vec::new();
    let mut inside = false;
    let mut annex = None;
    for block in blocks {
        let Block::Paragraph(line) = block else {
            continue;
        };
        let title = heading::annex(&line.text)
            .or_else(|| (line.text.chars().count() <= LONGEST).then_some(line.text.as_str()));
        let short = title.is_some_and(|title| {
            is_glossary(title) && !title.contains(['。', '：'])
                || heading::annex(&line.text).is_some_and(is_glossary)
        });
        if short {
            inside = true;
            annex = annex.or(Some(line.number));
            continue;
        }
        if heading::annex(&line.text).is_some() {
            inside = false;
            annex = annex.or(Some(line.number));
        }
        if !inside {
            continue;
        }
        let wanted = words.last().map_or(1, |word| word.number.saturating_add(1));
        let Some(rest) = numbered(&line.text, wanted) else {
            continue;
        };
        let end = rest
            .find(['：', ':'])
            .or_else(|| rest.find("——"))
            .or_else(|| rest.find('，'));
        let name = end.and_then(|end| rest.get(..end)).unwrap_or(rest).trim();
        if !name.is_empty() && name.chars().count() <= LONGEST {
            words.push(Word {
                number: wanted,
                name: name.to_owned(),
                line: line.number,
            });
        }
    }
    (words, annex)
}

/// The text after the number it must have. A name may begin with digits itself (`5.5G：…`), so the number is known beforehand.
fn numbered(text: &str, wanted: u16) -> Option<&str> {
    let text = text.trim_start_matches(['（', '(', '[', '〔']);
    let rest = text.strip_prefix(&wanted.to_string())?;
    let mark = rest
        .chars()
        .next()
        .filter(|c| matches!(c, '.' | '．' | '、' | ')' | '）' | ']' | '〕' | ' '))?;
    rest.get(mark.len_utf8()..).map(str::trim_start)
}
