//! Reads the documents again and checks that every fact stands where the plan says.

use std::collections::HashMap;
use std::fmt;

use super::document::{self, Read, Setup, SourceFile};
use super::lines::essence;
use super::quantity;
use crate::plan::{Names, Plan, Source};

/// What an audit found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Audit {
    /// A row for each list.
    pub rows: Vec<Row>,
    /// Every fact that does not stand where the plan says, in words.
    pub lies: Vec<String>,
}

/// What was checked of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The list.
    pub list: &'static str,
    /// Its records.
    pub records: usize,
    /// Printed words and numbers that were looked up.
    pub checked: usize,
    /// Those that did not stand there.
    pub wrong: usize,
    /// Words of ours, which no document prints.
    pub ours: usize,
}

impl fmt::Display for Audit {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            to,
            "{:<12}{:>8}{:>9}{:>7}{:>6}",
            "list", "records", "checked", "wrong", "ours"
        )?;
        for row in &self.rows {
            writeln!(
                to,
                "{:<12}{:>8}{:>9}{:>7}{:>6}",
                row.list, row.records, row.checked, row.wrong, row.ours
            )?;
        }
        Ok(())
    }
}

/// Checks a plan against its documents.
#[cfg(feature = "import")]
pub fn audit(plan: &Plan, files: &[SourceFile]) -> Audit {
    audit_with(plan, files, &Setup::NATIVE)
}

/// The same anywhere.
pub fn audit_with(plan: &Plan, files: &[SourceFile], setup: &Setup) -> Audit {
    let mut auditor = Auditor {
        documents: HashMap::new(),
        audit: Audit::default(),
        row: None,
    };
    auditor.documents(plan, files, setup);
    auditor.lists(plan);
    auditor.close();
    auditor.audit
}

struct Auditor {
    /// The lines of each document, in essence.
    documents: HashMap<String, Vec<String>>,
    audit: Audit,
    row: Option<Row>,
}

impl Auditor {
    fn open(&mut self, list: &'static str, records: usize) {
        self.close();
        self.row = Some(Row {
            list,
            records,
            checked: 0,
            wrong: 0,
            ours: 0,
        });
    }

    fn close(&mut self) {
        self.audit.rows.extend(self.row.take());
    }

    fn check(&mut self, holds: bool, lie: impl FnOnce() -> String) {
        if let Some(row) = &mut self.row {
            row.checked += 1;
            row.wrong += usize::from(!holds);
        }
        if !holds {
            self.audit.lies.push(lie());
        }
    }

    fn ours(&mut self, count: usize) {
        if let Some(row) = &mut self.row {
            row.ours += count;
        }
    }

    fn names(&mut self, names: &Names) {
        self.ours(names.len());
    }

    fn documents(&mut self, plan: &Plan, files: &[SourceFile], setup: &Setup) {
        self.open("documents", plan.documents.len());
        for expected in &plan.documents {
            self.names(&expected.names);
            let Some(file) = files.iter().find(|file| file.name == expected.file) else {
                self.check(false, || {
                    format!("{}: the document is not there", expected.file)
                });
                continue;
            };
            let sum = super::ids::sha256(&file.bytes);
            self.check(sum == expected.sha256, || {
                format!("{}: is another edition: its digest is {sum}", expected.file)
            });
            match document::read(file, setup) {
                Ok(Read { lines, .. }) => {
                    let lines = lines.iter().map(|line| essence(line)).collect();
                    self.documents.insert(expected.id.clone(), lines);
                }
                Err(fault) => self.check(false, || format!("{}: {fault}", file.name)),
            }
        }
    }

    /// Checks that words stand on the line of a record; a row of a table goes on over the next lines.
    fn stands(&mut self, what: &str, words: &str, source: &Source, rows: usize) {
        let wanted = essence(words);
        let first = usize::try_from(source.line)
            .unwrap_or(usize::MAX)
            .saturating_sub(1);
        let found = self.documents.get(&source.document).map(|lines| {
            let text: String = lines
                .iter()
                .skip(first)
                .take(rows)
                .map(String::as_str)
                .collect();
            !wanted.is_empty() && text.contains(&wanted)
        });
        // A document that is missing was told of once.
        if let Some(found) = found {
            self.check(found, || {
                format!(
                    "{}:{}: {what} does not stand there: {words}",
                    source.document, source.line
                )
            });
        }
    }

    /// Whether nothing but these words stands on the line of a record.
    fn is_cell(&self, words: &str, source: &Source) -> bool {
        let at = usize::try_from(source.line).unwrap_or(0).wrapping_sub(1);
        let line = self
            .documents
            .get(&source.document)
            .and_then(|lines| lines.get(at));
        line.is_some_and(|line| *line == essence(words))
    }

    /// Checks that a number is the one its printed words say.
    fn number(&mut self, value: Option<f64>, unit: &str, raw: &str, source: &Source) {
        let Some(value) = value else { return };
        let read = quantity::quantities(raw).any(|(_, q)| q.value == value && q.unit == unit);
        // Torn from its sentence a number may look like a name; its digits still stand there.
        let told = read
            || digits(raw).any(|number| number == value) && raw.contains(unit)
            || quantity::cell(raw).is_some_and(|cell| cell.value == value);
        self.check(told, || {
            format!(
                "{}:{}: {raw} does not say {value} {unit}",
                source.document, source.line
            )
        });
    }

    fn lists(&mut self, plan: &Plan) {
        /// Lines a row of a table may take, cell by cell.
        const ROW: usize = 24;
        self.open("sections", plan.sections.len());
        for r in &plan.sections {
            if let Some(title) = &r.title {
                // A title may stand on the line after its number.
                self.stands("title", title, &r.source, 3);
                if let Some(number) = &r.number {
                    self.stands("number", number, &r.source, 1);
                }
            }
            self.names(&r.names);
        }
        self.open("indicators", plan.indicators.len());
        for r in &plan.indicators {
            self.stands("name", &r.name, &r.source, ROW);
            for reading in [&r.baseline, &r.target] {
                // An empty cell says nothing that could stand anywhere.
                if !reading.raw.is_empty() {
                    self.stands("value", &reading.raw, &r.source, ROW);
                }
                if let Some(value) = reading.value {
                    let (plain, _) = super::table::outside_brackets(&reading.raw);
                    let told = quantity::cell(&plain).is_some_and(|q| q.value == value);
                    self.check(told, || {
                        format!(
                            "{}:{}: {} does not say {value}",
                            r.source.document, r.source.line, reading.raw
                        )
                    });
                }
            }
            self.names(&r.names);
            self.ours(usize::from(r.limit.is_some()));
        }
        self.open("targets", plan.targets.len());
        for r in &plan.targets {
            self.stands("raw", &r.raw, &r.source, 1);
            self.number(r.value, &r.unit, &r.raw, &r.source);
            self.names(&r.names);
        }
        self.open("figures", plan.figures.len());
        for r in &plan.figures {
            self.stands("raw", &r.raw, &r.source, 1);
            self.number(r.value, &r.unit, &r.raw, &r.source);
            self.names(&r.names);
        }
        self.open("projects", plan.projects.len());
        for r in &plan.projects {
            self.stands("name", &r.name, &r.source, 1);
            // A project of a table stands in a cell; its figures in the other cells of its row.
            let rows = if self.is_cell(&r.name, &r.source) {
                ROW
            } else {
                1
            };
            for figure in &r.figures {
                self.stands("raw", &figure.raw, &r.source, rows);
                self.number(figure.value, &figure.unit, &figure.raw, &r.source);
            }
            self.names(&r.names);
            self.ours(r.aliases.len() + usize::from(r.full_name != r.name));
        }
        self.open("measures", plan.measures.len());
        for r in &plan.measures {
            self.stands("name", &r.name, &r.source, 1);
            self.names(&r.names);
        }
        self.open("terms", plan.terms.len());
        for r in &plan.terms {
            self.stands("name", &r.name, &r.source, 1);
            self.names(&r.names);
            self.ours(usize::from(r.gist.is_some()));
        }
        self.open("series", plan.series.len());
        for r in &plan.series {
            for point in &r.points {
                let known = facts(plan, &point.document)
                    .any(|(value, unit)| same(value, unit, point.value, &r.unit));
                self.check(known, || {
                    format!(
                        "{}: no fact of {} is {} {}",
                        r.subject, point.document, point.value, r.unit
                    )
                });
            }
            self.names(&r.names);
        }
    }
}

/// The numbers that the digits of a text write, whatever they mean.
fn digits(text: &str) -> impl Iterator<Item = f64> {
    let plain: String = text.chars().map(super::chars::fold).collect();
    let numbers: Vec<f64> = plain
        .split(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',')))
        .filter_map(|run| run.trim_matches('.').replace(',', "").parse().ok())
        .collect();
    numbers.into_iter()
}

/// Every number of a document in the plan, with its unit.
fn facts<'a>(plan: &'a Plan, document: &'a str) -> impl Iterator<Item = (f64, &'a str)> {
    let here = move |source: &Source| source.document == document;
    let indicators = plan
        .indicators
        .iter()
        .filter(move |r| here(&r.source))
        .flat_map(|r| {
            [r.baseline.value, r.target.value]
                .into_iter()
                .flatten()
                .map(|value| (value, r.unit.as_str()))
        });
    let targets = plan
        .targets
        .iter()
        .filter(move |r| here(&r.source))
        .filter_map(|r| Some((r.value?, r.unit.as_str())));
    let figures = plan
        .figures
        .iter()
        .filter(move |r| here(&r.source))
        .filter_map(|r| Some((r.value?, r.unit.as_str())));
    indicators.chain(targets).chain(figures)
}

fn same(value: f64, unit: &str, other: f64, other_unit: &str) -> bool {
    let (scale, measure) = super::units::scaled(unit);
    let (other_scale, other_measure) = super::units::scaled(other_unit);
    let (a, b) = (value * scale, other * other_scale);
    measure == other_measure && (a - b).abs() <= 1e-11 * a.abs().max(b.abs())
}
