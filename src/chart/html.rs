//! A chart as HTML that any page takes: a sentence, a table and a picture.
//!
//! Pages that other people edit drop what they do not trust: styles, drawings, often pictures. So verdict, numbers,
//! unit and source stand in text and cells, and the picture is one `img` that can be missing: an inline drawing would
//! leave its labels behind as loose words.

use super::describe::ChartDescription;
use super::table::{ScoreRow, TableRow};
use crate::format::Lang;

/// Rows of cells for people, under what each column is called.
#[derive(Debug, Clone, PartialEq)]
pub struct Grid {
    head: Vec<&'static str>,
    rows: Vec<Vec<String>>,
}

impl Grid {
    /// The numbers behind a tracker.
    pub fn of_table(rows: Vec<TableRow>, lang: Lang) -> Self {
        let row = |it: TableRow| vec![it.year.to_string(), it.name.to_owned(), it.text, it.source];
        Self {
            head: columns(
                lang,
                "年份 含义 数值 出处|年份 含義 數值 出處|Year What Value Source",
            ),
            rows: rows.into_iter().map(row).collect(),
        }
    }

    /// A scorecard.
    pub fn of_scores(rows: Vec<ScoreRow>, lang: Lang) -> Self {
        let row = |it: ScoreRow| {
            let verdict = it.verdict.to_owned();
            vec![it.name, it.baseline, it.target, it.latest, verdict]
        };
        Self {
            head: columns(
                lang,
                "指标 起点 目标 最近数据 评判|指標 起點 目標 最近數據 評定|Indicator Start Target Latest Verdict",
            ),
            rows: rows.into_iter().map(row).collect(),
        }
    }
}

/// What columns are called: one word each.
fn columns(lang: Lang, words: &'static str) -> Vec<&'static str> {
    lang.pick(words).split(' ').collect()
}

/// A `figure` to paste into a page. `picture` is the address of the chart as a file: [`inline_picture`] where there is none.
pub fn html(said: &ChartDescription, grid: &Grid, picture: &str, lang: Lang) -> String {
    let mut to = String::from("<figure lang=\"");
    to.push_str(lang.as_str());
    to.push_str("\" dir=\"ltr\">\n<p><strong>");
    if said.printed != said.title {
        text(&mut to, &said.title);
        to.push_str("</strong> ");
        printed(&mut to, said);
    } else {
        printed(&mut to, said);
        to.push_str("</strong>");
    }
    if !said.unit.is_empty() {
        to.push_str(lang.pick("（|（| ("));
        text(&mut to, &said.unit);
        to.push_str(lang.pick("）|）|)"));
    }
    to.push_str("</p>\n<p>");
    if let Some(badge) = &said.badge {
        to.push_str("<strong>");
        text(&mut to, badge.label);
        to.push_str("</strong>");
        to.push_str(lang.pick("（|（| ("));
        text(&mut to, badge.method);
        to.push_str(lang.pick("）：|）：|): "));
    }
    text(&mut to, &said.summary);
    to.push_str("</p>\n<p><img src=\"");
    text(&mut to, picture);
    to.push_str("\" alt=\"");
    text(&mut to, &said.title);
    to.push_str(lang.pick("：|：|: "));
    text(&mut to, &said.summary);
    for (name, side) in [("width", said.width), ("height", said.height)] {
        to.push_str("\" ");
        to.push_str(name);
        to.push_str("=\"");
        to.push_str(&(side.round() as u32).to_string());
    }
    to.push_str(
        "\" style=\"max-width:100%;height:auto\"></p>\n<div style=\"overflow-x:auto\"><table>\n",
    );
    if !grid.head.is_empty() {
        to.push_str("<thead><tr>");
        for name in &grid.head {
            cell(&mut to, "th", " scope=\"col\"", name);
        }
        to.push_str("</tr></thead>\n");
    }
    to.push_str("<tbody>\n");
    for row in &grid.rows {
        to.push_str("<tr>");
        for (nth, said) in row.iter().enumerate() {
            match nth {
                0 => cell(&mut to, "th", " scope=\"row\"", said),
                _ => cell(&mut to, "td", "", said),
            }
        }
        to.push_str("</tr>\n");
    }
    to.push_str("</tbody>\n</table></div>\n");
    if !said.source.is_empty() {
        to.push_str("<figcaption>");
        text(&mut to, &said.source);
        to.push_str("</figcaption>\n");
    }
    to.push_str("</figure>\n");
    to
}

/// The name as the plan prints it, in the plan's language.
fn printed(to: &mut String, said: &ChartDescription) {
    to.push_str("<span lang=\"");
    text(to, &said.language);
    to.push_str("\">");
    text(to, &said.printed);
    to.push_str("</span>");
}

fn cell(to: &mut String, tag: &str, scope: &str, said: &str) {
    to.push('<');
    to.push_str(tag);
    to.push_str(scope);
    to.push('>');
    text(to, said);
    to.push_str("</");
    to.push_str(tag);
    to.push('>');
}

/// Text as HTML, in an element or an attribute.
fn text(to: &mut String, said: &str) {
    for char in said.chars() {
        match char {
            '<' => to.push_str("&lt;"),
            '>' => to.push_str("&gt;"),
            '&' => to.push_str("&amp;"),
            '"' => to.push_str("&quot;"),
            char => to.push(char),
        }
    }
}

/// An SVG file as an address that holds it.
///
/// ```
/// use plan_widgets::chart::inline_picture;
/// assert_eq!(inline_picture("<svg fill=\"#fff\"/>"), "data:image/svg+xml;charset=utf-8,%3Csvg fill='%23fff'/%3E");
/// ```
pub fn inline_picture(svg: &str) -> String {
    let mut to = String::from("data:image/svg+xml;charset=utf-8,");
    for char in svg.chars() {
        match char {
            '%' => to.push_str("%25"),
            '#' => to.push_str("%23"),
            '<' => to.push_str("%3C"),
            '>' => to.push_str("%3E"),
            '&' => to.push_str("%26"),
            // Shorter than its code, and the same between the values of attributes; our SVG writes `"` nowhere else.
            '"' => to.push('\''),
            '\n' => to.push(' '),
            '\'' => to.push_str("%26apos;"),
            char => to.push(char),
        }
    }
    to
}
