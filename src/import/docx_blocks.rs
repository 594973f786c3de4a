//! The paragraphs and tables of a `.docx` → blocks: which table is a box, and what stands above it.

use super::blocks::{self, Block};
use super::lines::Line;
use super::table::{Cell, Table};

/// What a document is made of before boxes are told from tables.
pub enum Piece {
    /// A paragraph.
    Line(Line),
    /// A table: rows of cells of paragraphs.
    Table(Vec<Vec<Vec<Line>>>),
}

/// Runs of lines are cut as those of a text file are; tables are tables, unless they hold a box.
pub fn to_blocks(pieces: Vec<Piece>) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut run: Vec<Line> = Vec::new();
    for piece in pieces {
        match piece {
            Piece::Line(line) => run.push(line),
            Piece::Table(rows) => {
                let (rows, framed) = without_title(rows, &mut run);
                if let Some(caption) = framed {
                    blocks.extend(blocks::cut(std::mem::take(&mut run)));
                    blocks.push(table(rows, Some(caption)));
                    continue;
                }
                let title = box_title(&rows, &mut run);
                blocks.extend(blocks::cut(std::mem::take(&mut run)));
                match title {
                    Some(lines) => blocks.extend(blocks::cut(lines)),
                    None => {
                        let caption = blocks::caption(&mut blocks);
                        blocks.push(table(rows, caption));
                    }
                }
            }
        }
    }
    blocks.extend(blocks::cut(run));
    let notes: Vec<Vec<Cell>> = (1..=blocks.len())
        .map(|next| blocks::notes(paragraphs(blocks.get(next..).unwrap_or_default())))
        .collect();
    for (block, notes) in blocks.iter_mut().zip(notes) {
        if let Block::Table(table) = block {
            table.notes = notes;
        }
    }
    blocks
}

/// A real table in a box: its caption is the box's title, in the table's first row or the paragraph above.
fn without_title(
    mut rows: Vec<Vec<Vec<Line>>>,
    above: &mut Vec<Line>,
) -> (Vec<Vec<Vec<Line>>>, Option<Cell>) {
    let printed = |cell: &Vec<Line>| cell.iter().any(|line| !line.is_blank());
    let wide = rows
        .iter()
        .filter(|row| row.iter().filter(|cell| printed(cell)).count() >= 3)
        .count()
        >= 2;
    if !wide {
        return (rows, None);
    }
    let caption = |line: &Line| Cell {
        text: line.text.clone(),
        line: line.number,
    };
    let first = rows.first().map(|row| {
        row.iter()
            .flatten()
            .filter(|line| !line.is_blank())
            .collect::<Vec<_>>()
    });
    if let Some([title]) = first.as_deref()
        && blocks::frame_title(&title.text).is_some()
    {
        let caption = caption(title);
        rows.remove(0);
        return (rows, Some(caption));
    }
    let at = above.iter().rposition(|line| !line.is_blank());
    let titled = at
        .and_then(|at| above.get(at))
        .filter(|line| blocks::frame_title(&line.text).is_some())
        .map(caption);
    if let (Some(at), Some(_)) = (at, &titled) {
        above.truncate(at);
    }
    (rows, titled)
}

/// The lines of a box that stands in a table: its title is the first line, or the paragraph above.
fn box_title(rows: &[Vec<Vec<Line>>], above: &mut Vec<Line>) -> Option<Vec<Line>> {
    let inside: Vec<Line> = rows.iter().flat_map(|row| blocks::row_lines(row)).collect();
    if inside
        .first()
        .is_some_and(|line| blocks::frame_title(&line.text).is_some())
    {
        return Some(inside);
    }
    let narrow = rows.iter().all(|row| {
        row.iter()
            .filter(|cell| cell.iter().any(|line| !line.is_blank()))
            .count()
            <= 2
    });
    let at = above.iter().rposition(|line| !line.is_blank())?;
    let titled = above
        .get(at)
        .is_some_and(|line| blocks::frame_title(&line.text).is_some());
    (narrow && titled).then(|| above.drain(at..).chain(inside).collect())
}

/// The paragraphs at the beginning of these blocks.
fn paragraphs(blocks: &[Block]) -> impl Iterator<Item = &Line> {
    blocks.iter().map_while(|block| {
        if let Block::Paragraph(line) = block {
            Some(line)
        } else {
            None
        }
    })
}

fn table(rows: Vec<Vec<Vec<Line>>>, caption: Option<Cell>) -> Block {
    let cell = |lines: Vec<Line>| Cell {
        line: lines.first().map_or(0, |line| line.number),
        text: lines.iter().map(|line| line.text.as_str()).collect(),
    };
    let mut rows: Vec<Vec<Cell>> = rows
        .into_iter()
        .map(|row| row.into_iter().map(cell).collect())
        .collect();
    for row in &mut rows {
        // An empty cell stands where its row does.
        let line = row
            .iter()
            .map(|cell| cell.line)
            .find(|line| *line > 0)
            .unwrap_or(0);
        row.iter_mut()
            .filter(|cell| cell.line == 0)
            .for_each(|cell| cell.line = line);
    }
    Block::Table(Table {
        caption,
        rows,
        notes: Vec::new(),
    })
}
