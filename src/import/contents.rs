//! The table of contents: its lines look like headings and are none.

use super::blocks::Block;
use super::lines::Line;

/// Takes the table of contents out.
pub fn strip(blocks: Vec<Block>) -> Vec<Block> {
    let mut kept = Vec::with_capacity(blocks.len());
    let mut inside = false;
    let mut first: Option<String> = None;
    for block in blocks {
        let Block::Paragraph(line) = &block else {
            inside = false;
            kept.push(block);
            continue;
        };
        if is_title(line) {
            inside = true;
            first = None;
            continue;
        }
        let entry = without_page(&line.text);
        if inside && !line.is_blank() {
            // The body begins where the first entry is printed again, or with the first paragraph.
            let again = first.as_deref() == Some(entry);
            if again || line.text.chars().count() > LONGEST_ENTRY || line.text.contains('。') {
                inside = false;
            } else if first.is_none() {
                first = Some(entry.to_owned());
            }
        }
        if inside || entry.len() < line.text.len() {
            continue;
        }
        kept.push(block);
    }
    kept
}

/// Characters an entry has at most.
const LONGEST_ENTRY: usize = 60;

fn is_title(line: &Line) -> bool {
    let plain: String = line.text.chars().filter(|c| !c.is_whitespace()).collect();
    matches!(plain.as_str(), "目录" | "目次" | "【目录】")
}

/// An entry without its dots and page number; the text itself if it has none.
fn without_page(text: &str) -> &str {
    let plain =
        text.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '-' | '－' | '—' | ' '));
    let dots = plain.trim_end_matches(['.', '…', '·', '\t', ' ', '．', '-']);
    let leader = plain.get(dots.len()..).unwrap_or_default();
    let numbered = plain.len() < text.len();
    if numbered && (leader.contains('\t') || leader.chars().count() >= 3 || leader.contains('…'))
    {
        dots.trim_end()
    } else {
        text
    }
}
