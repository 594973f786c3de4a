//! Lines → blocks: paragraphs, tables, boxes.
//!
//! A text file keeps a table cell by cell behind tabs, or row by row with tabs between; a box (专栏) is a table of one cell,
//! without an end mark. A `.docx` has real tables; [`docx`](super::docx) makes the same blocks of them.

use super::chars;
use super::contents;
use super::group;
use super::heading::{Heading, Rank};
use super::lines::{Lead, Line};
use super::table::{Cell, Table};
use crate::plan::BoxRef;

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
    let spaced = spaces_are_evidence(&lines);
    let mut blocks = Vec::new();
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        let rest = lines.get(at..).unwrap_or_default();
        if let Some((number, title)) = frame_title(&line.text) {
            match framed_table(rest) {
                Some((table, used)) => {
                    blocks.push(match two_columns(&table) {
                        Some(body) => Block::Frame(Frame {
                            number,
                            title,
                            line: line.number,
                            body,
                        }),
                        None => Block::Table(table),
                    });
                    at += used;
                }
                None => {
                    let (frame, used) = frame(number, title, rest, spaced);
                    blocks.push(Block::Frame(frame));
                    at += used;
                }
            }
        } else if let Some((mut table, used)) = table(rest) {
            table.caption = caption(&mut blocks);
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
    let text = text.trim().trim_start_matches(['【', '[', '〔']);
    let text = text.trim_end_matches(['】', ']', '〕']);
    let rest = text.strip_prefix("专栏")?.trim_start();
    let numeral = |c: &char| c.is_ascii_digit() || chars::han_number(&c.to_string()).is_some();
    let number: String = rest.chars().map(chars::fold).take_while(numeral).collect();
    let value = chars::number(&number).and_then(|n| u16::try_from(n).ok())?;
    let title: String = rest.chars().skip(number.chars().count()).collect();
    // 专栏3-1
    let sub = title.trim_start_matches(|c| chars::fold(c) == '-');
    let title = match sub.len() < title.len() {
        true => sub
            .trim_start_matches(|c: char| chars::fold(c).is_ascii_digit())
            .to_owned(),
        false => title,
    };
    let title =
        title.trim_matches(|c: char| c.is_whitespace() || matches!(c, '：' | ':' | '.' | '、'));
    (title.chars().count() <= LONGEST && !title.contains('。')).then(|| (value, title.to_owned()))
}

/// What stands above a table and says what it is. A line that is nothing but its caption is taken out of the text.
pub fn caption(blocks: &mut Vec<Block>) -> Option<Cell> {
    let Some(Block::Paragraph(above)) = blocks.last() else {
        return None;
    };
    let cell = Cell {
        text: above.text.clone(),
        line: above.number,
    };
    if is_caption(&above.text) {
        blocks.pop();
        return Some(cell);
    }
    names_list(&cell.text).then_some(cell)
}

/// Whether a line above a table says what the table lists: `附件2 重大项目表`.
fn names_list(text: &str) -> bool {
    const LISTS: &[&str] = &["表", "清单", "一览", "名录", "项目", "工程"];
    text.chars().count() <= 40
        && !text.contains(['。', '；'])
        && LISTS.iter().any(|word| text.ends_with(word))
}

/// What a table is called: `专栏2 title`, `附表3 title`; a number of 0 where none is printed.
pub fn caption_of(text: &str) -> BoxRef {
    let (number, title) = frame_title(text).unwrap_or_else(|| {
        let rest = ["附件", "附表", "表"]
            .iter()
            .find_map(|word| text.strip_prefix(word))
            .unwrap_or(text)
            .trim_start();
        let numeral = |c: char| chars::fold(c).is_ascii_digit();
        let title = rest.trim_start_matches(numeral);
        let digits = rest.strip_suffix(title).unwrap_or_default();
        let number = chars::number(digits).and_then(|n| u16::try_from(n).ok());
        (
            number.unwrap_or(0),
            title
                .trim_start_matches(['：', ':', ' ', '\u{3000}'])
                .to_owned(),
        )
    });
    BoxRef { number, title }
}

/// `表1 …`, `表 2：…`
fn is_caption(text: &str) -> bool {
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

/// How the items of a list are marked, whatever their numbers: `1.` and `12.` are one, `（1）` and `一、` are others.
pub fn marker(text: &str) -> Option<String> {
    let (_, rest) = item_number(text)?;
    let mark = text.strip_suffix(rest)?.trim();
    let mut plain = String::new();
    for c in mark.chars().map(chars::fold) {
        let c = match c {
            _ if c.is_ascii_digit() => '1',
            _ if chars::han_number(&c.to_string()).is_some() => '一',
            _ => c,
        };
        if !plain.ends_with(c) {
            plain.push(c);
        }
    }
    Some(plain)
}

/// The number of an item and the rest: `1.`, `（一）`, `1、`, `01 `, `●`.
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
        // 一是
        '是' => !open && !digits.is_ascii(),
        // 01 轨道交通, but 12 个项目
        ' ' => !open && chars::fold(digits.chars().next()?) == '0' && digits.chars().count() == 2,
        _ => false,
    };
    closes.then(|| (chars::number(digits), after.trim_start()))
}

/// Whether a heading ends a box: any but those that number the box's own items.
fn ends_frame(heading: &Heading, frame: &Frame) -> bool {
    let own = |line: &Line| {
        super::heading::heading(&line.text).is_some_and(|first| first.rank == heading.rank)
    };
    heading.rank < Rank::Item
        || !(frame.body.iter().any(own) || frame.body.is_empty() && heading.value == 1)
}

/// Whether a space before a line means something: only where most lines have none.
fn spaces_are_evidence(lines: &[Line]) -> bool {
    let printed = || lines.iter().filter(|line| !line.is_blank());
    let spaced = printed().filter(|line| line.lead == Lead::Space).count();
    spaced * 4 < printed().count()
}

/// Reads a box. It has no end mark: what ends it is a heading, another box, an empty line before what is no item, a space where
/// spaces mean something; and where they mean nothing, a paragraph that is set otherwise or lacks what the others begin with.
fn frame(number: u16, title: String, lines: &[Line], spaced: bool) -> (Frame, usize) {
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
            if spaced && line.lead == Lead::Space {
                break;
            }
            continue;
        }
        let heading = line.style.is_some()
            || super::heading::heading(&line.text).is_some_and(|found| ends_frame(&found, &frame));
        let ends = frame_title(&line.text).is_some() || super::heading::annex(&line.text).is_some();
        if ends || spaced && line.lead == Lead::Space || heading {
            break;
        }
        if !spaced && is_other(line, &frame.body) {
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

/// Whether a line is none of a box's any more: set otherwise than its first, or without the heading that they begin with.
fn is_other(line: &Line, body: &[Line]) -> bool {
    let (Some(first), Some(last)) = (body.first(), body.last()) else {
        return false;
    };
    let headed = |line: &Line| group::group(line).is_some() || item_number(&line.text).is_some();
    // 01 轨道交通 has its text on the next line.
    let alone = |line: &Line| group::group(line).is_some_and(|group| group.body.is_empty());
    line.lead != first.lead || headed(first) && !headed(line) && !alone(last)
}

/// The lines of a box that is set in two columns, headings on the left; `None` for a table of more.
fn two_columns(table: &Table) -> Option<Vec<Line>> {
    // A cell that goes on over a line has no line of its own to point at.
    let at = |row: &Vec<Cell>| row.first().map_or(0, |cell| cell.line);
    let whole = table
        .rows
        .windows(2)
        .all(|pair| matches!(pair, [a, b] if at(b) == at(a) + 1));
    let narrow = whole && table.rows.iter().all(|row| row.len() <= 2);
    let as_lines = |row: &Vec<Cell>| -> Vec<Vec<Line>> {
        let lines = row
            .iter()
            .map(|cell| vec![Line::parse(cell.line, &cell.text)]);
        lines.collect()
    };
    narrow.then(|| {
        table
            .rows
            .iter()
            .flat_map(|row| row_lines(&as_lines(row)))
            .collect()
    })
}

/// The lines of a row of a box: `交通` beside `建设甲、乙` is 交通：建设甲、乙. A header says nothing.
pub fn row_lines(cells: &[Vec<Line>]) -> Vec<Line> {
    const HEADS: &[&str] = &[
        "类别", "领域", "类型", "项目", "名称", "内容", "工程", "序号",
    ];
    let printed = |cell: &&Vec<Line>| cell.iter().any(|line| !line.is_blank());
    let cells: Vec<&Vec<Line>> = cells.iter().filter(printed).collect();
    if let [head, text] = cells.as_slice()
        && let ([head], [first, rest @ ..]) = (head.as_slice(), text.as_slice())
    {
        let is_head = |line: &Line| HEADS.iter().any(|word| line.text.ends_with(word));
        if is_head(head) && is_head(first) && rest.is_empty() {
            return Vec::new();
        }
        let short =
            head.text.chars().count() <= 12 && !head.text.contains(['，', '。', '、', '：']);
        if short && item_number(&first.text).is_none() {
            let text = format!("{}：{}", head.text, first.text);
            let first = Line {
                text,
                ..first.clone()
            };
            return std::iter::once(first).chain(rest.iter().cloned()).collect();
        }
    }
    cells
        .into_iter()
        .flatten()
        .filter(|line| !line.is_blank())
        .cloned()
        .collect()
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
    let mut behind_tab = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        if line.text.contains('\t') {
            let cells = line.text.split('\t').map(|text| Cell {
                text: text.trim().to_owned(),
                line: line.number,
            });
            table.rows.push(cells.collect());
            behind_tab.push(line.lead == Lead::Tab);
            used = at + 1;
        } else if !line.is_blank() && !table.rows.is_empty() {
            // A line inside a table without a tab names the rows below it, or goes on in a cell; anything else ends the table.
            let inside = used == at && frame_title(&line.text).is_none() && !is_caption(&line.text);
            let more = inside
                && lines
                    .get(at + 1)
                    .is_some_and(|next| next.text.contains('\t'));
            let complete = is_complete(table.rows.last());
            match table.rows.last_mut().and_then(|row| row.last_mut()) {
                Some(_) if more && (complete || super::heading::heading(&line.text).is_some()) => {
                    let text = line.text.clone();
                    let line = line.number;
                    table.rows.push(vec![Cell { text, line }]);
                    behind_tab.push(false);
                }
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
    align(&mut table.rows, &behind_tab);
    (table.rows.len() >= 2).then(|| finish(table, lines, used))
}

/// Whether the last cell of a row goes on no further: it is a number, or says what an indicator is (约束性).
fn is_complete(row: Option<&Vec<Cell>>) -> bool {
    row.and_then(|row| row.last()).is_some_and(|cell| {
        cell.text.ends_with('性') || cell.text.ends_with(|c: char| c.is_ascii_digit())
    })
}

/// Gives every row its first cell: a tab at the beginning of a line may be a merged cell, and the first cell of a header may
/// stand over two columns.
fn align(rows: &mut [Vec<Cell>], behind_tab: &[bool]) {
    let head = rows.first().map_or(0, Vec::len);
    let wider = |row: &&Vec<Cell>| row.len() == head + 1;
    let wide = rows.iter().skip(1).filter(wider).count() >= 2
        && rows.iter().all(|row| row.len() <= head + 1);
    let wanted = head + usize::from(wide);
    let empty = |row: &[Cell]| Cell {
        text: String::new(),
        line: row.first().map_or(0, |cell| cell.line),
    };
    for (at, row) in rows.iter_mut().enumerate() {
        let merged = behind_tab.get(at).is_some_and(|behind| *behind);
        if at == 0 && wide {
            let first = row.first().map_or(0, |cell| cell.line);
            let text = "类别".to_owned();
            row.insert(0, Cell { text, line: first });
        } else if merged && row.len() < wanted {
            row.insert(0, empty(row));
        }
    }
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
