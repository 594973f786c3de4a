//! Automatic numbers of a `.docx`: `word/numbering.xml` says how the paragraphs of a list are numbered, and Word prints the numbers
//! without keeping them in the text. Here they are counted again.

use std::collections::HashMap;

use quick_xml::events::{BytesStart, Event};

use super::chars;
use super::docx::attribute;

/// Which list a paragraph or style belongs to, and at which level, from 0.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Place {
    /// The list; 0 for none.
    pub list: Option<u32>,
    /// The level.
    pub level: Option<usize>,
}

impl Place {
    /// Takes what an element inside `numPr` says.
    pub fn take(&mut self, element: &BytesStart<'_>) {
        let value = || attribute(element, "val").and_then(|v| v.parse::<u32>().ok());
        match element.local_name().as_ref() {
            "numId" => self.list = value(),
            "ilvl" => self.level = value().and_then(|v| usize::try_from(v).ok()),
            _ => {}
        }
    }

    /// This place, completed by what a style says.
    pub fn or(self, style: Self) -> Self {
        Self {
            list: self.list.or(style.list),
            level: self.level.or(style.level),
        }
    }
}

/// How a level is numbered.
#[derive(Debug, Clone, Default)]
struct Level {
    format: String,
    /// `第%1章`: each `%n` is the number of level n.
    text: String,
    start: u32,
}

/// Levels a list has at most.
const DEEPEST: usize = 9;

/// The lists of a document, and where their counting stands.
#[derive(Debug, Default)]
pub struct Lists {
    /// What lists are made of.
    kinds: HashMap<u32, HashMap<usize, Level>>,
    /// List → its kind, and the numbers its levels start again with.
    lists: HashMap<u32, (u32, HashMap<usize, u32>)>,
    /// Lists of one kind go on counting where the other stopped.
    counts: HashMap<u32, [Option<u32>; DEEPEST]>,
    /// Lists that have begun.
    begun: HashMap<u32, [bool; DEEPEST]>,
}

impl Lists {
    /// Reads `word/numbering.xml`.
    ///
    /// # Errors
    /// What is wrong with the XML.
    pub fn parse(xml: &str) -> Result<Self, String> {
        let mut lists = Self::default();
        let (mut kind, mut list, mut level) = (None, None, None);
        let mut reader = quick_xml::Reader::from_str(xml);
        loop {
            let event = reader
                .read_event()
                .map_err(|error| format!("word/numbering.xml: {error}"))?;
            match event {
                Event::Start(e) | Event::Empty(e) => {
                    let number = |name| attribute(&e, name).and_then(|v| v.parse::<u32>().ok());
                    match e.local_name().as_ref() {
                        "abstractNum" => (kind, list) = (number("abstractNumId"), None),
                        "num" => (kind, list) = (None, number("numId")),
                        "abstractNumId" => {
                            if let (Some(list), Some(kind)) = (list, number("val")) {
                                lists.lists.insert(list, (kind, HashMap::new()));
                            }
                        }
                        "lvl" | "lvlOverride" => {
                            level = number("ilvl")
                                .and_then(|v| usize::try_from(v).ok())
                                .filter(|v| *v < DEEPEST);
                        }
                        "startOverride" => {
                            if let (Some(list), Some(level), Some(value)) =
                                (list, level, number("val"))
                                && let Some((_, starts)) = lists.lists.get_mut(&list)
                            {
                                starts.insert(level, value);
                            }
                        }
                        name => {
                            if let (Some(kind), Some(level)) = (kind, level) {
                                let levels = lists.kinds.entry(kind).or_default();
                                let level = levels.entry(level).or_default();
                                let value = attribute(&e, "val").unwrap_or_default();
                                match name {
                                    "numFmt" => level.format = value,
                                    "lvlText" => level.text = value,
                                    "start" => level.start = value.parse().unwrap_or(1),
                                    _ => {}
                                }
                            }
                        }
                    }
                }
                Event::Eof => return Ok(lists),
                _ => {}
            }
        }
    }

    /// Counts a paragraph and says what Word prints in front of it; `None` for a paragraph of no list.
    pub fn next(&mut self, place: Place) -> Option<String> {
        let list = place.list.filter(|list| *list > 0)?;
        let at = place.level.unwrap_or(0);
        let (kind, starts) = self.lists.get(&list)?;
        let levels = self.kinds.get(kind)?;
        let level = levels.get(&at)?;
        let counts = self.counts.entry(*kind).or_default();
        let begun = self.begun.entry(list).or_default().get_mut(at)?;
        let again = starts.get(&at).filter(|_| !*begun);
        *begun = true;
        let count = match (again, *counts.get(at)?) {
            (Some(start), _) => *start,
            (None, Some(count)) => count.saturating_add(1),
            (None, None) => level.start,
        };
        *counts.get_mut(at)? = Some(count);
        counts
            .iter_mut()
            .skip(at + 1)
            .for_each(|count| *count = None);
        if level.format == "bullet" {
            let printed = level
                .text
                .chars()
                .next()
                .filter(|c| !('\u{e000}'..='\u{f8ff}').contains(c));
            return Some(printed.map_or_else(|| "●".to_owned(), |c| c.to_string()));
        }
        if level.format == "none" {
            return None;
        }
        let mut label = level.text.clone();
        for (nth, count) in counts.iter().enumerate().take(at + 1) {
            let level = levels.get(&nth);
            let count = count.unwrap_or_else(|| level.map_or(1, |level| level.start));
            let format = level.map_or("decimal", |level| level.format.as_str());
            label = label.replace(&format!("%{}", nth + 1), &written(count, format));
        }
        Some(label).filter(|label| !label.is_empty())
    }
}

/// A number in one of Word's formats; those that plans never use are written in digits.
fn written(value: u32, format: &str) -> String {
    match format {
        "chineseCounting"
        | "chineseCountingThousand"
        | "japaneseCounting"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand"
        | "koreanCounting" => chars::to_han(value),
        "ideographDigital" | "taiwaneseDigital" | "japaneseDigitalTenThousand" => {
            let digits = value.to_string();
            digits
                .chars()
                .map(|c| {
                    "〇一二三四五六七八九"
                        .chars()
                        .nth(c.to_digit(10).unwrap_or(0) as usize)
                        .unwrap_or(c)
                })
                .collect()
        }
        "decimalZero" => format!("{value:02}"),
        "decimalFullWidth" | "decimalFullWidth2" => value
            .to_string()
            .chars()
            .map(|c| char::from_u32(c as u32 + 0xfee0).unwrap_or(c))
            .collect(),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => {
            let circle = value
                .checked_sub(1)
                .filter(|n| *n < 20)
                .and_then(|n| char::from_u32(0x2460 + n));
            circle.map_or_else(|| value.to_string(), String::from)
        }
        "lowerLetter" | "upperLetter" => {
            let first = if format == "lowerLetter" { 'a' } else { 'A' };
            let letter = value
                .checked_sub(1)
                .filter(|n| *n < 26)
                .and_then(|n| char::from_u32(first as u32 + n));
            letter.map_or_else(|| value.to_string(), String::from)
        }
        _ => value.to_string(),
    }
}
