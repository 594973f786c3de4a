//! A table of projects: a row a project, with what is built and what it costs.

use super::boxes::{self, Item};
use super::chars;
use super::quantity;
use super::table::{Cell, Table};
use super::{heading, phrase};
use crate::plan::{Comparator, ProjectFigure};

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Number,
    Name,
    Group,
    Content,
    Investment,
    Other,
}

fn column(header: &str) -> Column {
    let text: String = header.chars().filter(|c| !c.is_whitespace()).collect();
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    match () {
        () if has(&["序号", "编号"]) => Column::Number,
        () if has(&["投资"]) => Column::Investment,
        () if has(&["内容", "规模"]) => Column::Content,
        () if has(&["类别", "领域", "类型", "行业", "分类"]) => Column::Group,
        () if has(&["项目名称", "工程名称"])
            || ["项目", "名称", "工程"].contains(&text.as_str()) =>
        {
            Column::Name
        }
        () => Column::Other,
    }
}

/// Reads a table of projects; `None` if the table is of something else.
pub fn read(table: &Table) -> Option<Vec<(Item, Vec<ProjectFigure>)>> {
    let is_header = |row: &Vec<Cell>| {
        let columns: Vec<Column> = row.iter().map(|cell| column(&cell.text)).collect();
        let told = |wanted| columns.contains(&wanted);
        told(Column::Name)
            && (told(Column::Content) || told(Column::Investment) || told(Column::Number))
    };
    let header = table.rows.iter().take(3).position(is_header)?;
    let head = table.rows.get(header)?;
    let columns: Vec<Column> = head.iter().map(|cell| column(&cell.text)).collect();
    let mut group: Option<String> = None;
    let mut found = Vec::new();
    for row in table.rows.iter().skip(header + 1) {
        let filled = || row.iter().filter(|cell| !cell.text.is_empty());
        let cell = |wanted| {
            let at = columns.iter().position(|c| *c == wanted)?;
            row.get(at).filter(|cell| !cell.text.is_empty())
        };
        // A row of a name alone, perhaps behind 一 or （一）, is the heading of those below.
        let counted = |cell: &Cell| {
            cell.text
                .contains(|c| chars::han_number(&format!("{c}")).is_some())
        };
        let heads = filled().count() == 2 && filled().next().is_some_and(counted);
        if heads || filled().count() == 1 {
            let name = filled().next_back().map(|cell| title(&cell.text));
            group = name.filter(|name| !is_sum(name)).or(group);
            continue;
        }
        let Some(name) = cell(Column::Name).filter(|cell| !is_sum(&cell.text)) else {
            continue;
        };
        if let Some(cell) = cell(Column::Group) {
            group = Some(title(&cell.text));
        }
        let about = cell(Column::Content).map(|cell| cell.text.clone());
        let mut figures = phrase::figures(about.as_deref().unwrap_or_default(), &name.text);
        let invested = columns.iter().zip(head).zip(row);
        figures.extend(
            invested
                .filter(|((column, _), _)| **column == Column::Investment)
                .filter_map(|((_, head), cell)| investment(&head.text, cell)),
        );
        found.push((boxes::item(&name.text, group.clone(), name.line), figures));
    }
    (!found.is_empty()).then_some(found)
}

/// `一、交通` → 交通
fn title(text: &str) -> String {
    heading::heading(text).map_or_else(|| text.to_owned(), |heading| heading.title)
}

fn is_sum(name: &str) -> bool {
    ["合计", "总计", "小计", "共计"].contains(&name)
}

/// The number of a column of money; its unit stands in the brackets of the header.
fn investment(head: &str, cell: &Cell) -> Option<ProjectFigure> {
    let quantity = quantity::cell(&cell.text)?;
    let open = head.find(['（', '(']);
    let subject = open.and_then(|at| head.get(..at)).unwrap_or(head);
    let printed = open.and_then(|at| head.get(at..)).unwrap_or_default();
    let printed = printed.trim_matches(['（', '(', '）', ')']);
    let printed = printed.rsplit(['：', ':']).next().unwrap_or(printed);
    Some(ProjectFigure {
        subject: subject.to_owned(),
        comparator: match quantity.high {
            Some(_) => Comparator::Range,
            None => quantity.comparator,
        },
        value: Some(quantity.value),
        value_high: quantity.high,
        unit: match quantity.unit.is_empty() {
            true => printed.to_owned(),
            false => quantity.unit,
        },
        raw: cell.text.clone(),
    })
}
