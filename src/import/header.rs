//! The header of a table of indicators: what its columns hold.

use super::chars::fold;
use super::quantity;
use super::table::Cell;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    Category,
    Number,
    Name,
    Unit,
    Year(u16),
    /// Average growth a year, or the total of all years.
    Growth,
    Nature,
    Other,
}

/// The header, with the second row of one that has two: 规划目标 over 2025年 and 年均增长. And the last row it takes.
pub fn whole_header(rows: &[Vec<Cell>], at: usize) -> Option<(Vec<Cell>, usize)> {
    let first = rows.get(at)?;
    let name = first
        .iter()
        .position(|cell| column(&cell.text) == Column::Name)?;
    let second = rows.get(at + 1).filter(|row| {
        let goes_on = row
            .get(name)
            .is_some_and(|cell| cell.text.is_empty() || Some(cell) == first.get(name));
        let told = |cell: &Cell| matches!(column(&cell.text), Column::Year(_) | Column::Growth);
        row.len() == first.len() && goes_on && row.iter().any(told)
    });
    Some(match second {
        Some(second) => {
            let below = second
                .iter()
                .zip(first)
                .map(|(below, above)| if below.text.is_empty() { above } else { below });
            (below.cloned().collect(), at + 1)
        }
        None => (first.clone(), at),
    })
}

pub fn is_header(row: &[Cell]) -> bool {
    let columns: Vec<Column> = row.iter().map(|cell| column(&cell.text)).collect();
    columns.contains(&Column::Name) && columns.iter().any(|c| matches!(c, Column::Year(_)))
}

/// Words under the years of a header.
pub fn is_header_word(text: &str) -> bool {
    const WORDS: &[&str] = &[
        "完成", "实际", "预计", "预期", "基期", "目标", "现状", "基数", "规划", "年均", "累计",
        "增长", "值", "情况", "数", "（%）",
    ];
    let plain: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    plain.is_empty()
        || plain.chars().count() <= 8
            && !plain.contains(|c: char| c.is_ascii_digit())
            && WORDS.iter().any(|word| plain.ends_with(word))
}

/// What the columns hold. A heading of two columns, 指标 over a category and a name, is told by the empty cell behind it.
pub fn columns(head: &[Cell]) -> Vec<Column> {
    let mut columns: Vec<Column> = head.iter().map(|cell| column(&cell.text)).collect();
    let name = columns.iter().position(|c| *c == Column::Name);
    if let Some(at) = name
        && head.get(at + 1).is_some_and(|cell| cell.text.is_empty())
        && !columns.contains(&Column::Category)
        && let Some([category, name]) = columns.get_mut(at..at + 2)
    {
        (*category, *name) = (Column::Category, Column::Name);
    }
    columns
}

/// Brackets in a header repeat or qualify; the words outside them say what the column is.
fn column(header: &str) -> Column {
    let text: String = header
        .chars()
        .map(fold)
        .filter(|c| !c.is_whitespace())
        .collect();
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    let year = quantity::scan(&text)
        .into_iter()
        .find_map(|token| match token.kind {
            quantity::Kind::Date(date) => date.to.is_none().then_some(date.year).flatten(),
            _ => None,
        });
    if has(&["年均", "累计", "增速", "增幅"]) {
        return Column::Growth;
    }
    // “十三五”末, “十四五”目标
    let year = year.or_else(|| {
        let ends = has(&["末", "目标", "完成", "预期", "规划"]);
        super::place::five_years(&text)
            .filter(|_| ends)
            .map(|period| period.to)
    });
    if let Some(year) = year.or_else(|| {
        text.get(..4)
            .filter(|_| text.len() == 4)
            .and_then(|t| t.parse().ok())
    }) {
        return Column::Year(year);
    }
    match text.as_str() {
        _ if has(&["属性", "性质"]) => Column::Nature,
        _ if has(&["序号", "编号"]) => Column::Number,
        _ if has(&["单位"]) && !has(&["责任", "部门", "牵头"]) => Column::Unit,
        _ if has(&["类别", "领域", "分类", "类型", "维度", "一级指标", "方面"]) => {
            Column::Category
        }
        _ if has(&["指标", "名称", "项目"]) => Column::Name,
        _ => Column::Other,
    }
}
