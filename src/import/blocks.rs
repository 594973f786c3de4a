//! Lines → blocks: paragraphs, tables, boxes.
//!
//! A text file keeps a table cell by cell behind tabs, or row by row with tabs between; a box (专栏) is a table of one cell,
//! without an end mark. A `.docx` has real tables; [`docx`](super::docx) makes the same blocks of them.

use super::chars;
use super::contents;
use super::lines::{Lead, Line};
use super::outline::{Heading, Rank};
use super::table::{Cell, Table};

/// A piece of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A paragraph or heading.
    Paragraph(Line),
    /// A table.
    Table(Table),
    /// A box.
    Frame(Frame),
}

/// A box (专栏) and its lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frame {
    /// Its printed number.
    pub number: u16,
    /// Its title.
    pub title: String,
    /// Where its title stands.
    pub line: u32,
    /// Its text.
    pub body: Vec<Line>,
}

/// Cuts lines into blocks.
pub fn cut(mut lines: Vec<Line>) -> Vec<Block> {
    contents::strip(&mut lines);
    let mut blocks = Vec::new();
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        let rest = lines.get(at..).unwrap_or_default();
        if let Some((number, title)) = frame_title(&line.text) {
            match framed_table(rest) {
                Some((table, used)) => {
                    blocks.push(Block::Table(table));
                    at += used;
                }
                None => {
                    let (frame, used) = frame(number, title, rest);
                    blocks.push(Block::Frame(frame));
                    at += used;
                }
            }
        } else if let Some((mut table, used)) = table(rest) {
            if let Some(Block::Paragraph(above)) = blocks.last()
                && is_caption(&above.text)
            {
                table.caption = Some(Cell {
                    text: above.text.clone(),
                    line: above.number,
                });
                blocks.pop();
            }
            blocks.push(Block::Table(table));
            at += used;
        } else {
            if !line.is_blank() || !line.bookmarks.is_empty() || line.lead == Lead::Space {
                blocks.push(Block::Paragraph(line.clone()));
            }
            at += 1;
        }
    }
    blocks
}

/// `专栏2  title` → 2 and the title.
pub fn frame_title(text: &str) -> Option<(u16, String)> {
    const LONGEST: usize = 60;
    let rest = text.trim().strip_prefix("专栏")?.trim_start();
    let numeral = |c: &char| c.is_ascii_digit() || chars::han_number(&c.to_string()).is_some();
    let number: String = rest.chars().map(chars::fold).take_while(numeral).collect();
    let value = chars::number(&number).and_then(|n| u16::try_from(n).ok())?;
    let title: String = rest.chars().skip(number.chars().count()).collect();
    let title =
        title.trim_matches(|c: char| c.is_whitespace() || matches!(c, '：' | ':' | '.' | '、'));
    (title.chars().count() <= LONGEST && !title.contains('。')).then(|| (value, title.to_owned()))
}

/// `表1 …`, `表 2：…`
pub fn is_caption(text: &str) -> bool {
    let rest = text
        .strip_prefix("附表")
        .or_else(|| text.strip_prefix('表'))
        .unwrap_or("")
        .trim_start();
    text.chars().count() <= 60
        && rest
            .chars()
            .next()
            .is_some_and(|c| chars::number(&c.to_string()).is_some())
}

/// The number of an item and the rest: `1.`, `（一）`, `1、`, `●`.
pub fn item_number(text: &str) -> Option<(Option<u32>, &str)> {
    let trimmed = text.trim_start();
    for bullet in [
        "●", "■", "◆", "•", "·", "——", "—", "★", "▲", "○", "◎", "➢", "※",
    ] {
        if let Some(rest) = trimmed.strip_prefix(bullet) {
            return Some((None, rest.trim_start()));
        }
    }
    let open = trimmed.starts_with(['（', '(']);
    let inner = trimmed.trim_start_matches(['（', '(']);
    let numeral =
        |c: char| chars::fold(c).is_ascii_digit() || chars::han_number(&c.to_string()).is_some();
    let end = inner
        .find(|c| !numeral(c))
        .filter(|end| *end > 0 && *end <= 12)?;
    let (digits, rest) = inner.split_at(end);
    let mark = rest.chars().next()?;
    let after = rest.get(mark.len_utf8()..).unwrap_or_default();
    let closes = match chars::fold(mark) {
        ')' => open || digits.is_ascii(),
        '.' => !after.starts_with(|c: char| c.is_ascii_digit()) || after.starts_with("20"),
        '、' => true,
        _ => false,
    };
    closes.then(|| (chars::number(digits), after.trim_start()))
}

/// Whether a heading ends a box: any but those that number the box's own items.
fn ends_frame(heading: &Heading, frame: &Frame) -> bool {
    let own = |line: &Line| {
        super::outline::heading(&line.text).is_some_and(|first| first.rank == heading.rank)
    };
    heading.rank < Rank::Item
        || !(frame.body.iter().any(own) || frame.body.is_empty() && heading.value == 1)
}

fn frame(number: u16, title: String, lines: &[Line]) -> (Frame, usize) {
    let Some(first) = lines.first() else {
        return (
            Frame {
                number,
                title,
                line: 0,
                body: Vec::new(),
            },
            1,
        );
    };
    let mut frame = Frame {
        number,
        title,
        line: first.number,
        body: Vec::new(),
    };
    let mut used = 1;
    let mut blank = false;
    for (at, line) in lines.iter().enumerate().skip(1) {
        if line.is_blank() {
            blank = true;
            // A line with a space and nothing else is what a lost heading leaves.
            if line.lead == Lead::Space {
                break;
            }
            continue;
        }
        let heading = line.style.is_some()
            || super::outline::heading(&line.text).is_some_and(|found| ends_frame(&found, &frame));
        let ends = frame_title(&line.text).is_some() || super::outline::annex(&line.text).is_some();
        if ends || line.lead == Lead::Space || heading {
            break;
        }
        if frame.title.is_empty() && frame.body.is_empty() {
            frame.title = line.text.clone();
            used = at + 1;
            blank = false;
            continue;
        }
        let item = item_number(&line.text).is_some();
        if blank && !frame.body.is_empty() && !item {
            break;
        }
        frame.body.push(line.clone());
        used = at + 1;
        blank = false;
    }
    (frame, used)
}

/// A table that stands in a box: its caption is the title of the box.
fn framed_table(lines: &[Line]) -> Option<(Table, usize)> {
    let title = lines.first()?;
    let from = lines.iter().skip(1).position(|line| !line.is_blank())? + 1;
    let (mut table, used) = table(lines.get(from..)?)?;
    table.caption = Some(Cell {
        text: title.text.clone(),
        line: title.number,
    });
    Some((table, from + used))
}

/// A table at the beginning of these lines, and how many of them it takes.
fn table(lines: &[Line]) -> Option<(Table, usize)> {
    let first = lines.first().filter(|line| !line.is_blank())?;
    if first.text.contains('\t') {
        rows_by_line(lines)
    } else {
        cells_by_line(lines)
    }
}

fn rows_by_line(lines: &[Line]) -> Option<(Table, usize)> {
    let mut table = Table::default();
    let mut used = 0;
    for (at, line) in lines.iter().enumerate() {
        if line.text.contains('\t') {
            let cells = line.text.split('\t').map(|text| Cell {
                text: text.trim().to_owned(),
                line: line.number,
            });
            let mut row: Vec<Cell> = cells.collect();
            let wanted = table.rows.first().map_or(0, Vec::len);
            if line.lead == Lead::Tab && row.len() < wanted {
                row.insert(
                    0,
                    Cell {
                        text: String::new(),
                        line: line.number,
                    },
                );
            }
            table.rows.push(row);
            used = at + 1;
        } else if !line.is_blank() && !table.rows.is_empty() {
            // What is wrapped inside a cell goes on without a tab; anything else ends the table.
            let more = lines
                .get(at + 1)
                .is_some_and(|next| next.text.contains('\t'));
            match table.rows.last_mut().and_then(|row| row.last_mut()) {
                Some(cell) if more && line.text.chars().count() < 20 => {
                    cell.text.push_str(&line.text)
                }
                _ => break,
            }
            used = at + 1;
        }
        if at > used + 1 {
            break;
        }
    }
    (table.rows.len() >= 2).then(|| finish(table, lines, used))
}

fn cells_by_line(lines: &[Line]) -> Option<(Table, usize)> {
    // A box's text stands behind one tab too: only three cells in a row make a table.
    let opens = lines
        .iter()
        .take(3)
        .filter(|line| line.lead == Lead::Tab && !line.text.contains('\t'))
        .count()
        == 3;
    opens.then_some(())?;
    let mut table = Table::default();
    let mut row: Vec<Cell> = Vec::new();
    let mut used = 0;
    for (at, line) in lines.iter().enumerate() {
        if line.lead == Lead::Tab && frame_title(&line.text).is_none() {
            row.push(Cell {
                text: line.text.clone(),
                line: line.number,
            });
        } else if line.is_blank() {
            if row.is_empty() {
                break;
            }
            table.rows.push(std::mem::take(&mut row));
        } else if let Some(cell) = row.last_mut() {
            cell.text.push_str(&line.text);
        } else {
            break;
        }
        used = at + 1;
    }
    if !row.is_empty() {
        table.rows.push(row);
    }
    (table.rows.len() >= 2).then(|| finish(table, lines, used))
}

/// Adds the notes under a table.
fn finish(mut table: Table, lines: &[Line], used: usize) -> (Table, usize) {
    table.notes = notes(lines.get(used..).unwrap_or_default().iter());
    (table, used)
}

/// The notes that stand first in these lines.
pub fn notes<'a>(lines: impl Iterator<Item = &'a Line>) -> Vec<Cell> {
    const MARKS: &[&str] = &["注", "备注", "说明", "*", "＊", "〔"];
    let printed = lines.filter(|line| !line.is_blank()).take(6);
    let notes = printed.take_while(|line| MARKS.iter().any(|mark| line.text.starts_with(mark)));
    notes
        .map(|line| Cell {
            text: line.text.clone(),
            line: line.number,
        })
        .collect()
}
