//! The table of indicators: which column is what, and a row → an indicator.

use super::cells::{settle_unit, unread};
use super::chars::fold;
use super::header::{Column, columns, is_header, is_header_word, whole_header};
use super::quantity::{self, Quantity};
use crate::plan::{Accumulation, Comparator, Direction, Nature, Reading};

/// A cell and the line it begins on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cell {
    /// Its text, the lines of the cell joined.
    pub text: String,
    /// The line.
    pub line: u32,
}

/// A table as it stands in a document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    /// The line above it, and its number.
    pub caption: Option<Cell>,
    /// Its rows.
    pub rows: Vec<Vec<Cell>>,
    /// The notes under it.
    pub notes: Vec<Cell>,
}

/// A value of a column that an indicator has no place for.
#[derive(Debug, Clone, PartialEq)]
pub struct Further {
    /// The column's header.
    pub header: String,
    /// The column's year.
    pub year: Option<u16>,
    /// Whether it is a total of all years.
    pub total: bool,
    /// The cell.
    pub cell: Cell,
}

/// A row read.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The printed number; the row's place where none is printed.
    pub number: u16,
    /// The name.
    pub name: String,
    /// The category, inherited over merged cells.
    pub category: String,
    /// The unit.
    pub unit: String,
    /// Binding or expected.
    pub nature: Option<Nature>,
    /// The first year's value.
    pub baseline: Reading,
    /// The target year's value.
    pub target: Reading,
    /// Five-year totals.
    pub accumulation: Option<Accumulation>,
    /// Values of further columns.
    pub others: Vec<Further>,
    /// Where the row begins.
    pub line: u32,
}

/// What a table of indicators holds, and what was doubtful.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Indicators {
    /// The rows.
    pub rows: Vec<Row>,
    /// First and last year of the header.
    pub years: Option<(u16, u16)>,
    /// Line and reason.
    pub doubts: Vec<(u32, String)>,
}

/// Reads a table of indicators; `None` if the table is of something else.
pub fn read(table: &Table, target_year: Option<u16>) -> Option<Indicators> {
    let header = table.rows.iter().take(3).position(|row| is_header(row))?;
    let (head, header) = whole_header(&table.rows, header)?;
    let head = head.as_slice();
    let columns = columns(head);
    let years: Vec<u16> = columns
        .iter()
        .filter_map(|c| {
            if let Column::Year(y) = c {
                Some(*y)
            } else {
                None
            }
        })
        .collect();
    let base = years.iter().min().copied()?;
    // Of several target columns the plan's own last year counts; the others become targets.
    let last = target_year.filter(|y| years.contains(y) && *y > base);
    let target = last.or_else(|| years.iter().filter(|y| **y > base).min().copied());
    let growth = columns.contains(&Column::Growth);
    if target.is_none() && !growth {
        return None;
    }
    let target = target.unwrap_or_else(|| target_year.unwrap_or(base + 5));
    let mut found = Indicators {
        years: Some((base, target)),
        ..Indicators::default()
    };
    let mut category = String::new();
    for row in table.rows.iter().skip(header + 1) {
        let line = row.first().map_or(0, |cell| cell.line);
        let filled = row.iter().filter(|cell| !cell.text.is_empty()).count();
        if filled == 0 {
            continue;
        }
        // A row of one cell names the category of the rows below it.
        let leads = row.first().is_some_and(|c| !c.text.is_empty());
        if filled == 1 && (leads || row.len() != columns.len()) {
            category = row.iter().map(|cell| heading_of(&cell.text)).collect();
            continue;
        }
        // The rest of a header: 完成情况, 目标值.
        if found.rows.is_empty() && row.iter().all(|cell| is_header_word(&cell.text)) {
            continue;
        }
        if row.len() != columns.len() {
            found.doubts.push((
                line,
                format!(
                    "a row of {} cells under a header of {}",
                    row.len(),
                    columns.len()
                ),
            ));
            if row.len() < columns.len() {
                continue;
            }
        }
        let reader = RowReader {
            row,
            columns: &columns,
            head,
            base,
            target,
            table,
        };
        let place = u16::try_from(found.rows.len() + 1).unwrap_or(u16::MAX);
        match reader.read(&mut category, place) {
            Ok(mut row) => {
                let doubts = unread(&row).chain(settle_unit(&mut row));
                found.doubts.extend(doubts.map(|doubt| (line, doubt)));
                found.rows.push(row);
            }
            Err(reason) => found.doubts.push((line, reason)),
        }
    }
    Some(found)
}

struct RowReader<'a> {
    row: &'a [Cell],
    columns: &'a [Column],
    head: &'a [Cell],
    base: u16,
    target: u16,
    table: &'a Table,
}

impl RowReader<'_> {
    fn cell(&self, wanted: Column) -> Option<&Cell> {
        let at = self.columns.iter().position(|c| *c == wanted)?;
        self.row.get(at)
    }

    fn text(&self, wanted: Column) -> &str {
        self.cell(wanted).map_or("", |cell| cell.text.as_str())
    }

    fn read(&self, category: &mut String, place: u16) -> Result<Row, String> {
        if !self.text(Column::Category).is_empty() {
            *category = heading_of(self.text(Column::Category));
        }
        let (glued, name) = numbered(self.text(Column::Name));
        let printed = self
            .text(Column::Number)
            .trim_matches(|c: char| !c.is_alphanumeric());
        let number = super::chars::number(printed)
            .or(glued)
            .and_then(|n| u16::try_from(n).ok());
        let (name, unit) = match self.text(Column::Unit) {
            "" => unit_in_brackets(&name).unwrap_or((name, String::new())),
            unit => (name, unit.to_owned()),
        };
        if name.is_empty() {
            return Err("a row without a name".to_owned());
        }
        let mut total = name.contains("五年累计");
        let baseline = self.reading(Column::Year(self.base), self.base, &mut total);
        let mut target = self.reading(Column::Year(self.target), self.target, &mut total);
        let mut others = Vec::new();
        for ((column, head), cell) in self.columns.iter().zip(self.head).zip(self.row) {
            let year = match column {
                Column::Year(y) if *y != self.base && *y != self.target => Some(*y),
                Column::Growth => None,
                _ => continue,
            };
            let told = year.is_none() && target.value.is_none() && is_nothing(&target.raw);
            let sum = is_total(&cell.text, &head.text, &self.table.notes);
            if told && self.is_target(&name, &unit, &baseline, sum) {
                target = reading(cell, self.target, self.table, sum, &mut total);
            } else if !is_nothing(&cell.text) {
                others.push(Further {
                    header: head.text.clone(),
                    year,
                    total: sum,
                    cell: cell.clone(),
                });
            }
        }
        let nature = match self.text(Column::Nature) {
            text if text.contains("约束") => Some(Nature::Binding),
            text if text.contains("预期") => Some(Nature::Expected),
            _ => None,
        };
        Ok(Row {
            number: number.unwrap_or(place),
            name,
            category: category.clone(),
            unit,
            nature,
            baseline,
            target,
            accumulation: total.then_some(Accumulation::OverPlan),
            others,
            line: self.row.first().map_or(0, |cell| cell.line),
        })
    }

    /// Whether the cell of a growth column is the target of a row that has none in its year's column: the total of a row that
    /// counts totals, the growth of a row that counts growth, or the level a rate keeps every year. What a level grows by is
    /// told beside it.
    fn is_target(&self, name: &str, unit: &str, baseline: &Reading, sum: bool) -> bool {
        const RATES: &[&str] = &["增长", "增速", "降低", "下降", "减少", "累计", "涨幅"];
        const SHARES: &[&str] = &["率", "比重", "比例", "占比", "程度"];
        let is_rate = RATES.iter().any(|word| name.contains(word));
        let summed = name.contains("新增") || is_total(&baseline.raw, "", &[]);
        let level = baseline.value.is_some() && !summed;
        match sum {
            true => is_rate || !level,
            false => {
                is_rate || level && unit == "%" && SHARES.iter().any(|word| name.ends_with(word))
            }
        }
    }

    fn reading(&self, column: Column, year: u16, total: &mut bool) -> Reading {
        match self.cell(column) {
            Some(cell) => {
                let head = self
                    .columns
                    .iter()
                    .zip(self.head)
                    .find(|(c, _)| **c == column);
                let head = head.map_or("", |(_, head)| head.text.as_str());
                let sum = is_total(&cell.text, head, &self.table.notes);
                reading(cell, year, self.table, sum, total)
            }
            None => Reading {
                year,
                value: None,
                comparator: Comparator::Eq,
                raw: String::new(),
            },
        }
    }
}

/// Whether a cell holds a total of all years, which is printed in brackets of its own. Brackets may mean the growth of a year
/// instead, where the header ([年均增长]) or a note ([ ]内为年均增长) says so.
fn is_total(cell: &str, head: &str, notes: &[Cell]) -> bool {
    const GROWTH: &[&str] = &["年均", "增速", "增幅"];
    let Some(open) = cell.chars().find(|c| matches!(c, '〔' | '[' | '［')) else {
        return false;
    };
    let close = match open {
        '〔' => '〕',
        '[' => ']',
        _ => '］',
    };
    let inside = |text: &str| -> Option<bool> {
        let (_, rest) = text.split_once(open)?;
        let (inner, after) = rest.split_once(close)?;
        let near: String = match inner.trim().is_empty() {
            true => after.chars().take(8).collect(),
            false => inner.to_owned(),
        };
        Some(GROWTH.iter().any(|word| near.contains(word)))
    };
    let told = inside(head).or_else(|| notes.iter().find_map(|note| inside(&note.text)));
    !told.unwrap_or(false)
}

/// Whether a cell says that there is nothing.
fn is_nothing(text: &str) -> bool {
    text.chars()
        .all(|c| matches!(fold(c), '-' | '/' | ' ' | '·'))
}

fn reading(cell: &Cell, year: u16, table: &Table, sum: bool, total: &mut bool) -> Reading {
    let (plain, note) = outside_brackets(&cell.text);
    if note.contains("累计") || sum {
        *total = true;
    }
    let found = quantity::cell(&plain);
    let year = if cell.text.contains('*') {
        starred_year(&table.notes, &cell.text).unwrap_or(year)
    } else {
        // 3.2（2019年）
        year_in(&note).filter(|told| *told <= year).unwrap_or(year)
    };
    let (value, comparator) = match found {
        // A range has no place in a cell's reading: its lower end is what is promised at least.
        Some(Quantity {
            value,
            high: Some(_),
            ..
        }) => (Some(value), Comparator::Ge),
        Some(quantity) => (Some(quantity.value), quantity.comparator),
        None => (None, Comparator::Eq),
    };
    Reading {
        year,
        value,
        comparator,
        raw: cell.text.clone(),
    }
}

/// The text without its round brackets, and what stood in them.
pub fn outside_brackets(text: &str) -> (String, String) {
    let mut depth = 0usize;
    let (mut outside, mut inside) = (String::new(), String::new());
    for c in text.chars() {
        match fold(c) {
            '(' => depth += 1,
            // One that closes nothing is part of the text.
            ')' if depth > 0 => depth -= 1,
            _ if depth > 0 => inside.push(c),
            _ => outside.push(c),
        }
    }
    (outside, inside)
}

/// The year that the note for this many stars names.
fn starred_year(notes: &[Cell], text: &str) -> Option<u16> {
    let stars = "*".repeat(text.matches('*').count());
    let part = |note: &Cell| {
        let at = note.text.find(&stars)?;
        note.text.get(at..).map(str::to_owned)
    };
    notes
        .iter()
        .filter_map(part)
        .find_map(|text| year_in(&text))
}

/// The first year a text names.
fn year_in(text: &str) -> Option<u16> {
    quantity::scan(text)
        .into_iter()
        .find_map(|token| match token.kind {
            quantity::Kind::Date(date) => date.year,
            _ => None,
        })
}

/// The name of a category without its number: `一、经济发展`, `（二）创新`.
fn heading_of(text: &str) -> String {
    match super::heading::heading(text) {
        Some(heading) => heading.title,
        None => numbered(text).1,
    }
}

/// `1.地区生产总值` → 1 and the name.
fn numbered(text: &str) -> (Option<u32>, String) {
    let text = text.trim();
    let inner = text.trim_start_matches(['(', '（']);
    let digits: String = inner
        .chars()
        .map(fold)
        .take_while(char::is_ascii_digit)
        .collect();
    let rest = inner
        .chars()
        .skip(digits.chars().count())
        .collect::<String>();
    let mark = rest.chars().next().map(fold);
    match (digits.parse::<u32>(), mark) {
        (Ok(number), Some('.' | '、' | ')' | ' ')) => {
            let name: String = rest.chars().skip(1).collect();
            (Some(number), name.trim().to_owned())
        }
        _ => (None, text.to_owned()),
    }
}

/// `地区生产总值（亿元）` → name and unit, if what is in the last brackets is a unit.
fn unit_in_brackets(name: &str) -> Option<(String, String)> {
    let inner = name.strip_suffix(['）', ')'])?;
    let at = inner.rfind(['（', '('])?;
    let (name, unit) = inner.split_at(at);
    let unit = unit.trim_start_matches(['（', '(']);
    let told = format!("1{unit}");
    let is_unit = quantity::cell(&told).is_some_and(|q| !q.unit.is_empty());
    is_unit.then(|| (name.trim().to_owned(), unit.to_owned()))
}

/// Where an indicator should go, by its two values.
pub fn direction(baseline: &Reading, target: &Reading) -> Option<Direction> {
    let (from, to) = (baseline.value?, target.value?);
    let at_most = matches!(target.comparator, Comparator::Le | Comparator::Lt);
    let at_least = matches!(target.comparator, Comparator::Ge | Comparator::Gt);
    Some(if at_most && from <= to {
        Direction::AtMost
    } else if at_least && from >= to || from == to {
        Direction::AtLeast
    } else if to > from {
        Direction::Up
    } else {
        Direction::Down
    })
}
