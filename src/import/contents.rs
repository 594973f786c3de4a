//! The table of contents: its lines look like headings and are none.

use super::lines::Line;

/// Blanks the lines of the table of contents.
pub fn strip(lines: &mut [Line]) {
    let mut inside = false;
    let mut first: Option<String> = None;
    for line in lines.iter_mut().filter(|line| !line.is_blank()) {
        if is_title(line) {
            inside = true;
            first = None;
            line.text.clear();
            continue;
        }
        let entry = without_page(&line.text).to_owned();
        if inside {
            // The body begins where the first entry is printed again, or with the first paragraph.
            let again = first.as_deref() == Some(entry.as_str());
            if again || line.text.chars().count() > LONGEST_ENTRY || line.text.contains('。') {
                inside = false;
            } else if first.is_none() {
                first = Some(entry.clone());
            }
        }
        if inside || entry.len() < line.text.len() {
            line.text.clear();
        }
    }
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
    // The rows of a table end in numbers behind tabs too, but have more of them.
    let row = dots.contains('\t');
    let leader = plain.get(dots.len()..).unwrap_or_default();
    let numbered = plain.len() < text.len();
    if numbered
        && !row
        && super::heading::heading(dots.trim()).is_some()
        && (leader.contains('\t') || leader.chars().count() >= 3 || leader.contains('…'))
    {
        dots.trim_end()
    } else {
        text
    }
}
