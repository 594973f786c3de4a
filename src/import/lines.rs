//! Bytes of a document → its lines, with everything later steps take as evidence: white space, tabs, bookmarks, styles.

use super::chars;

/// What stands before the first letter of a line. A word processor that lost a heading leaves a space behind; a table cell begins with a tab.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lead {
    /// Nothing.
    Flush,
    /// A space of any width.
    Space,
    /// A tab.
    Tab,
}

/// A line of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// From 1. In a `.docx` the paragraphs are counted.
    pub number: u32,
    /// What it begins with.
    pub lead: Lead,
    /// Its text without bookmarks and without white space around it; tabs inside are kept, they separate cells.
    pub text: String,
    /// The numbers of its `_Toc` bookmarks.
    pub bookmarks: Vec<u64>,
    /// The heading level its style gives it, from 1, if the format has styles.
    pub style: Option<u8>,
}

impl Line {
    /// Whether nothing is printed on it.
    pub fn is_blank(&self) -> bool {
        self.text.is_empty()
    }

    /// A line as it stands in a text file.
    pub fn parse(number: u32, raw: &str) -> Self {
        let (text, bookmarks) = strip_bookmarks(raw);
        let lead = match text.chars().next() {
            Some('\t') => Lead::Tab,
            Some(c) if c.is_whitespace() => Lead::Space,
            _ => Lead::Flush,
        };
        let text = text.trim_matches(|c: char| c != '\t' && (c.is_whitespace() || c == '\u{feff}'));
        // The first tab marks a cell; further ones are empty cells of a row.
        let text = text.strip_prefix('\t').unwrap_or(text);
        let text = match text.contains('\t') && !text.trim_end_matches('\t').contains('\t') {
            true => text.trim(),
            false => text,
        };
        let text = if text.trim().is_empty() { "" } else { text };
        Self {
            number,
            lead,
            text: text.to_owned(),
            bookmarks,
            style: None,
        }
    }
}

/// Cuts a text into lines.
pub fn split(text: &str) -> Vec<Line> {
    (1..)
        .zip(text.lines())
        .map(|(number, raw)| Line::parse(number, raw))
        .collect()
}

/// Takes `[bookmark: _Toc123]` marks out of a line and keeps their numbers.
pub fn strip_bookmarks(raw: &str) -> (String, Vec<u64>) {
    const OPEN: &str = "[bookmark: ";
    let mut text = String::with_capacity(raw.len());
    let mut numbers = Vec::new();
    let mut rest = raw;
    while let Some(at) = rest.find(OPEN) {
        let (before, mark) = rest.split_at(at);
        let Some(end) = mark.find(']') else { break };
        text.push_str(before);
        let name = mark.get(OPEN.len()..end).unwrap_or_default();
        numbers.extend(
            name.strip_prefix("_Toc")
                .and_then(|n| n.parse::<u64>().ok()),
        );
        rest = mark.get(end + 1..).unwrap_or_default();
    }
    text.push_str(rest);
    (text, numbers)
}

/// A text without white space and bookmarks and with one form of each punctuation mark: what provenance compares.
pub fn essence(text: &str) -> String {
    let (text, _) = strip_bookmarks(text);
    text.chars()
        .filter(|c| !c.is_whitespace())
        .map(chars::fold)
        .collect()
}
