//! Headings and the tree they make, with those a document lost.

use super::blocks::Block;
use super::chars;
use super::heading::{Rank, Styles, View, annex, division, heading, of_line, view};
use super::ids::Ids;
use super::lines::{Lead, Line};
use super::lost::{self, Event};
use crate::plan::{Section, Source};

/// A heading's place in the order of a document, before it becomes a [`Section`].
struct Entry {
    rank: Rank,
    number: Option<String>,
    value: Option<u32>,
    title: Option<String>,
    line: u32,
}

/// The tree of a document, and what was doubtful.
#[derive(Debug, Default)]
pub struct Outline {
    /// The sections, in their order.
    pub sections: Vec<Section>,
    /// Where each of them looks, by itself or by those around it.
    views: Vec<View>,
    /// Line and reason.
    pub doubts: Vec<(u32, String)>,
}

impl Outline {
    /// Where the headings around a line look: the nearest one that says counts.
    pub fn view(&self, line: u32) -> View {
        let at = self.place(line);
        at.and_then(|at| self.views.get(at))
            .copied()
            .unwrap_or(View::Unsaid)
    }

    /// The line of the first heading that looks ahead.
    pub fn ahead(&self) -> Option<u32> {
        let at = self.views.iter().position(|view| *view == View::Ahead)?;
        self.sections.get(at).map(|section| section.source.line)
    }

    /// The deepest section around a line.
    pub fn at(&self, line: u32) -> Option<&Section> {
        self.place(line).and_then(|at| self.sections.get(at))
    }

    fn place(&self, line: u32) -> Option<usize> {
        self.sections
            .partition_point(|section| section.source.line <= line)
            .checked_sub(1)
    }
}

/// Reads the outline of a document. `from` is the first year of the plan.
pub fn read(document: &str, blocks: &[Block], from: u16, ids: &mut Ids) -> Outline {
    let mut reader = Reader {
        document,
        outline: Outline::default(),
        ids,
    };
    let entries = match numbered(blocks, &mut reader.outline.doubts) {
        entries if entries.is_empty() => unnumbered(blocks),
        entries => entries,
    };
    reader.tree(entries, from);
    reader.outline
}

fn numbered(blocks: &[Block], doubts: &mut Vec<(u32, String)>) -> Vec<Entry> {
    let end = blocks
        .iter()
        .position(|b| matches!(b, Block::Paragraph(line) if annex(&line.text).is_some()))
        .unwrap_or(blocks.len());
    let body = blocks.get(..end).unwrap_or_default();
    let spaced = spaces_are_evidence(body);
    let styles = Styles::of(body);
    let printed = |block: &Block| !matches!(block, Block::Paragraph(line) if line.is_blank());
    let last = body.iter().rposition(printed);
    let mut entries: Vec<Entry> = Vec::new();
    // Which entry each event belongs to.
    let mut events: Vec<(usize, Event)> = Vec::new();
    let mut bookmarks: Vec<u64> = Vec::new();
    let mut gaps_since = 0u64;
    for (at, block) in body.iter().enumerate() {
        let Block::Paragraph(line) = block else {
            continue;
        };
        let found = of_line(line, &styles);
        let division = found.as_ref().is_some_and(|h| h.rank < Rank::Item);
        let restart = found.as_ref().is_some_and(|h| {
            h.rank == Rank::Item && h.value == 1 && !events.is_empty() && open_items(&entries)
        });
        let left_space = spaced
            && line.lead == Lead::Space
            && !division
            && last.is_some_and(|last| at <= last)
            && !after_gap(body, at);
        if left_space || restart {
            let opens_items = found.as_ref().is_some_and(|h| h.rank == Rank::Item);
            events.push((
                entries.len(),
                Event::Gap {
                    opens_items,
                    only: only_paragraph(body, at, spaced, &styles),
                    first: entries.is_empty() && at == 0,
                },
            ));
            entries.push(Entry {
                rank: Rank::Section,
                number: None,
                value: None,
                title: None,
                line: line.number,
            });
            gaps_since += 1;
        }
        let Some(mut heading) = found else { continue };
        // 第一章 alone on its line has its title on the next.
        if division && heading.title.is_empty() {
            title_below(body, at)
                .unwrap_or_default()
                .clone_into(&mut heading.title);
        }
        if division {
            if let Some(missing) = lost::between(&bookmarks, &line.bookmarks)
                && missing != gaps_since
            {
                doubts.push((line.number, format!("the bookmarks say that {missing} headings are lost before this one, the spacing says {gaps_since}")));
            }
            if !line.bookmarks.is_empty() {
                bookmarks.clone_from(&line.bookmarks);
                gaps_since = 0;
            }
            events.push((
                entries.len(),
                Event::Printed {
                    rank: heading.rank,
                    value: heading.value,
                },
            ));
        }
        entries.push(Entry {
            rank: heading.rank,
            number: Some(heading.number).filter(|n| !n.is_empty()),
            value: Some(heading.value).filter(|v| *v > 0),
            title: Some(heading.title).filter(|title| !title.is_empty()),
            line: line.number,
        });
    }
    let readings = lost::read(
        &events
            .iter()
            .map(|(_, event)| event.clone())
            .collect::<Vec<_>>(),
    );
    for ((at, _), reading) in events.iter().zip(readings) {
        if let (Some(reading), Some(entry)) = (reading, entries.get_mut(*at)) {
            entry.rank = reading.rank;
            entry.value = reading.value;
            entry.number = reading
                .value
                .map(|value| printed_number(reading.rank, value));
        }
    }
    let rank = entries.iter().map(|e| e.rank).min().unwrap_or(Rank::Part);
    for (at, block) in blocks.iter().enumerate().skip(end) {
        let Block::Paragraph(line) = block else {
            continue;
        };
        let Some(title) = annex(&line.text) else {
            continue;
        };
        // 附件 alone on its line has its title on the next.
        let title = Some(title)
            .filter(|title| !title.is_empty())
            .or_else(|| title_below(blocks, at))
            .unwrap_or(&line.text);
        let number = line.text.strip_suffix(title).unwrap_or(&line.text);
        let number = number.trim_end_matches([':', '：', ' ', '\u{3000}']);
        entries.push(Entry {
            rank,
            number: Some(if number.is_empty() { "附件" } else { number }.to_owned()),
            value: None,
            title: Some(title.to_owned()),
            line: line.number,
        });
    }
    entries
}

/// The title that stands on the line after a heading's number: a short one, and no heading itself.
fn title_below(blocks: &[Block], at: usize) -> Option<&str> {
    const LONGEST: usize = 30;
    let Some(Block::Paragraph(above)) = blocks.get(at) else {
        return None;
    };
    let line = blocks.iter().skip(at + 1).find_map(|block| match block {
        Block::Paragraph(line) if !line.is_blank() => Some(line),
        _ => None,
    })?;
    let fits = line.number <= above.number.saturating_add(2)
        && line.text.chars().count() <= LONGEST
        && !line.text.contains(['。', '，'])
        && heading(&line.text).is_none();
    fits.then_some(line.text.as_str())
}

/// A space before a paragraph means something only where most paragraphs have none.
fn spaces_are_evidence(blocks: &[Block]) -> bool {
    let paragraphs = blocks.iter().filter_map(|b| {
        if let Block::Paragraph(line) = b {
            Some(line)
        } else {
            None
        }
    });
    let (mut spaced, mut all, mut divisions) = (0, 0, 0);
    for line in paragraphs {
        all += 1;
        spaced += usize::from(line.lead == Lead::Space);
        divisions += usize::from(division(&line.text).is_some());
    }
    divisions > 0 && spaced * 4 < all
}

/// Whether the section that is open already holds items.
fn open_items(entries: &[Entry]) -> bool {
    entries
        .iter()
        .rev()
        .take_while(|entry| entry.rank >= Rank::Item)
        .any(|entry| entry.rank == Rank::Item)
        && entries.last().is_none_or(|e| e.title.is_some())
}

/// Whether the line before is an empty one with a space too: one lost heading leaves one.
fn after_gap(blocks: &[Block], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|at| blocks.get(at));
    matches!(before, Some(Block::Paragraph(line)) if line.is_blank() && line.lead == Lead::Space)
}

/// The length of the one paragraph between a gap and the next heading or gap.
fn only_paragraph(blocks: &[Block], at: usize, spaced: bool, styles: &Styles) -> Option<usize> {
    let mut only = None;
    for (nth, block) in blocks.iter().enumerate().skip(at) {
        let Block::Paragraph(line) = block else {
            return None;
        };
        if line.is_blank() {
            continue;
        }
        let begins =
            of_line(line, styles).is_some() || spaced && line.lead == Lead::Space && nth > at;
        if begins && nth > at {
            break;
        }
        if only.is_some() {
            return None;
        }
        only = Some(line.text.chars().count());
    }
    only
}

fn printed_number(rank: Rank, value: u32) -> String {
    let word = match rank {
        Rank::Part => "篇",
        Rank::Chapter => "章",
        _ => "节",
    };
    format!("第{}{word}", chars::to_han(value))
}

/// Headings without numbers, as newspapers print them: short lines between long paragraphs.
fn unnumbered(blocks: &[Block]) -> Vec<Entry> {
    const LONGEST: usize = 30;
    const LONG: usize = 50;
    let lines: Vec<&Line> = blocks
        .iter()
        .filter_map(|b| {
            if let Block::Paragraph(line) = b {
                Some(line)
            } else {
                None
            }
        })
        .filter(|l| !l.is_blank())
        .collect();
    let mut entries = Vec::new();
    for (at, line) in lines.iter().enumerate().skip(1) {
        let length = line.text.chars().count();
        let plain = !line
            .text
            .contains(['。', '，', ',', '；', ':', '：', '！', '?', '？', '|', '/'])
            && !line.text.contains("记者")
            && !line.text.contains("编辑");
        let long =
            |line: Option<&&Line>| line.is_some_and(|line| line.text.chars().count() >= LONG);
        let before = at.checked_sub(1).and_then(|at| lines.get(at));
        let credit =
            before.is_some_and(|b| b.text.chars().count() < LONG && b.text.contains([':', '：']));
        if (5..=LONGEST).contains(&length)
            && plain
            && long(lines.get(at + 1))
            && (long(before) || credit)
        {
            entries.push(Entry {
                rank: Rank::Item,
                number: None,
                value: None,
                title: Some(line.text.clone()),
                line: line.number,
            });
        }
    }
    entries
}

struct Reader<'a> {
    document: &'a str,
    outline: Outline,
    ids: &'a mut Ids,
}

impl Reader<'_> {
    /// Entries in their order → sections with levels and parents.
    fn tree(&mut self, entries: Vec<Entry>, from: u16) {
        let mut ranks: Vec<Rank> = entries.iter().map(|entry| entry.rank).collect();
        ranks.sort();
        ranks.dedup();
        let mut open: Vec<(Rank, String, View)> = Vec::new();
        for entry in entries {
            open.retain(|(rank, _, _)| *rank < entry.rank);
            let parent = open.last().map(|(_, id, _)| id.clone());
            let around = open.last().map_or(View::Unsaid, |(_, _, view)| *view);
            let view = match view(entry.title.as_deref().unwrap_or_default(), from) {
                View::Unsaid => around,
                view => view,
            };
            self.outline.views.push(view);
            let id = self.id(&entry, parent.as_deref());
            open.push((entry.rank, id.clone(), view));
            let level = ranks
                .iter()
                .position(|rank| *rank == entry.rank)
                .map_or(1, |at| at + 1);
            self.outline.sections.push(Section {
                id,
                names: Default::default(),
                level: u8::try_from(level).unwrap_or(u8::MAX),
                number: entry.number,
                lost: entry.title.is_none(),
                title: entry.title,
                parent,
                source: Source {
                    document: self.document.to_owned(),
                    section: None,
                    line: entry.line,
                },
            });
        }
    }

    /// Parts and chapters are counted through, sections and items inside what holds them.
    fn id(&mut self, entry: &Entry, parent: Option<&str>) -> String {
        let around = parent.unwrap_or(self.document);
        let wanted = match (entry.rank, entry.value) {
            (Rank::Part, Some(n)) => format!("{}-p{n}", self.document),
            (Rank::Chapter, Some(n)) => format!("{}-c{n}", self.document),
            (Rank::Section, Some(n)) => format!("{around}-s{n}"),
            (_, Some(n)) => format!("{around}-{n}"),
            (_, None) if entry.title.is_none() => format!("{}-preface", self.document),
            (_, None) => {
                return self
                    .ids
                    .make(around, &[entry.title.as_deref().unwrap_or_default()]);
            }
        };
        match self.ids.claim(&wanted) {
            true => wanted,
            false => self.ids.make(
                &wanted,
                &[entry.title.as_deref().unwrap_or_default(), around],
            ),
        }
    }
}
