//! Official documents → a plan: lines → blocks → facts, with the line of each.

mod blocks;
mod boxes;
mod chars;
mod curation;
mod document;
mod ids;
mod lines;
mod names;
mod outline;
mod phrase;
pub mod quantity;
mod report;
mod table;
mod units;
mod words;

pub use curation::Curation;
pub use document::SourceFile;
pub use report::{Remark, Report};

use blocks::Block;
use ids::Ids;

use crate::plan::{BoxRef, Indicator, Period, Plan, Project, Source};

/// A plan and what there is to say about how it was read.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// The plan.
    pub plan: Plan,
    /// The report.
    pub report: Report,
}

/// Reads documents into a plan. The first one with a table of indicators or a box is the plan itself.
///
/// # Errors
/// Every reason why there is no plan.
pub fn import(files: &[SourceFile], curation: Option<&Curation>) -> Result<Outcome, Vec<String>> {
    let mut faults = Vec::new();
    let mut read = Vec::new();
    for file in files {
        match document::read(file) {
            Ok(document) => read.push(document),
            Err(fault) => faults.push(fault),
        }
    }
    if let Some(curation) = curation {
        faults.extend(curation.documents(&mut read));
    }
    if read.is_empty() && faults.is_empty() {
        faults.push("no document was given".to_owned());
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let mut importer = Importer::new(&read, curation);
    for document in &read {
        importer.document(document);
    }
    importer.finish(curation)
}

struct Importer {
    plan: Plan,
    report: Report,
    ids: Ids,
    places: Vec<String>,
}

impl Importer {
    fn new(read: &[document::Read], curation: Option<&Curation>) -> Self {
        let main = read
            .iter()
            .find(|r| r.blocks.iter().any(|b| !matches!(b, Block::Paragraph(_))))
            .or(read.first());
        let texts: Vec<&str> = main
            .map(|r| r.blocks.iter().flat_map(texts).collect())
            .unwrap_or_default();
        let region = texts
            .iter()
            .find_map(|text| region(text))
            .unwrap_or_default();
        let period = period(main.map_or(&[], |r| r.blocks.as_slice()), &texts);
        let curated = curation.and_then(|c| c.plan.period).map(|years| Period {
            from: years.from,
            to: years.to,
        });
        let period = curated.or(period).unwrap_or(Period { from: 0, to: 0 });
        let title = main.map(|r| r.document.title.clone()).unwrap_or_default();
        let id = main.map(|r| r.document.id.clone()).unwrap_or_default();
        Self {
            plan: Plan {
                schema: Plan::SCHEMA,
                id,
                title,
                region,
                language: "zh-Hans".to_owned(),
                baseline_year: period.from.saturating_sub(1),
                period,
                documents: Vec::new(),
                sections: Vec::new(),
                indicators: Vec::new(),
                targets: Vec::new(),
                figures: Vec::new(),
                projects: Vec::new(),
                measures: Vec::new(),
                terms: Vec::new(),
                series: Vec::new(),
            },
            report: Report::default(),
            ids: Ids::default(),
            places: places(&texts),
        }
    }

    fn document(&mut self, read: &document::Read) {
        let source = |line: u32| Source {
            document: read.document.id.clone(),
            section: None,
            line,
        };
        for block in &read.blocks {
            match block {
                Block::Table(table) => self.table(table, &read.document.file, &source),
                Block::Frame(frame) => self.frame(frame, &read.document.file, &source),
                Block::Paragraph(_) => {}
            }
        }
        self.plan.documents.push(read.document.clone());
    }

    fn table(&mut self, table: &table::Table, file: &str, source: &dyn Fn(u32) -> Source) {
        let target = (self.plan.period.to > 0).then_some(self.plan.period.to);
        let Some(found) = table::read(table, target) else {
            return;
        };
        self.doubt(file, found.doubts);
        if let Some((base, target)) = found.years {
            self.plan.baseline_year = base;
            if self.plan.period.to == 0 {
                self.plan.period = Period {
                    from: base + 1,
                    to: target,
                };
            }
        }
        for row in found.rows {
            let direction = table::direction(&row.baseline, &row.target);
            self.plan.indicators.push(Indicator {
                id: self.ids.numbered("indicator", row.number, &row.name),
                number: row.number,
                name: row.name,
                names: Default::default(),
                category: row.category,
                unit: row.unit,
                nature: row.nature,
                baseline: row.baseline,
                target: row.target,
                direction,
                accumulation: row.accumulation,
                limit: None,
                source: source(row.line),
            });
        }
    }

    fn frame(&mut self, frame: &blocks::Frame, file: &str, source: &dyn Fn(u32) -> Source) {
        let found = boxes::read(frame, &self.places);
        self.doubt(file, found.doubts);
        for item in found.items {
            self.plan.projects.push(Project {
                id: self.ids.make(
                    "project",
                    &[
                        &item.name,
                        item.group.as_deref().unwrap_or_default(),
                        &frame.title,
                    ],
                ),
                figures: phrase::figures(&item.about, &item.name),
                name: item.name,
                full_name: item.full,
                names: Default::default(),
                aliases: Vec::new(),
                kind: item.kind,
                r#box: BoxRef {
                    number: frame.number,
                    title: frame.title.clone(),
                },
                group: item.group,
                focus: item.focus,
                source: source(item.line),
            });
        }
    }

    fn doubt(&mut self, file: &str, doubts: Vec<(u32, String)>) {
        let remarks = doubts.into_iter().map(|(line, text)| Remark {
            file: file.to_owned(),
            line,
            text,
        });
        self.report.doubts.extend(remarks);
    }

    fn finish(mut self, curation: Option<&Curation>) -> Result<Outcome, Vec<String>> {
        let plan = &mut self.plan;
        if plan.indicators.is_empty() && plan.projects.is_empty() {
            let files: Vec<&str> = plan.documents.iter().map(|d| d.file.as_str()).collect();
            return Err(vec![format!(
                "{}: neither a table of indicators nor a box with projects was found",
                files.join(", ")
            )]);
        }
        if let Some(curation) = curation {
            curation.apply(plan)?;
        }
        self.report.found = vec![
            ("documents", plan.documents.len()),
            ("sections", plan.sections.len()),
            ("indicators", plan.indicators.len()),
            ("targets", plan.targets.len()),
            ("figures", plan.figures.len()),
            ("projects", plan.projects.len()),
            ("measures", plan.measures.len()),
            ("terms", plan.terms.len()),
            ("series", plan.series.len()),
        ];
        Ok(Outcome {
            plan: self.plan,
            report: self.report,
        })
    }
}

/// The place in front of “十四五” or 国民经济.
fn region(text: &str) -> Option<String> {
    let at = ["“十", "国民经济"]
        .iter()
        .filter_map(|word| text.find(word))
        .min()?;
    let before = text.get(..at)?;
    let start = before.rfind(|c: char| !chars::is_han(c)).map_or(0, |at| {
        at + before
            .get(at..)
            .and_then(|t| t.chars().next())
            .map_or(0, char::len_utf8)
    });
    let place = before.get(start..)?;
    let ends = ["省", "市", "区", "县", "州", "旗"]
        .iter()
        .any(|word| place.ends_with(word));
    (ends && (2..=16).contains(&place.chars().count())).then(|| place.to_owned())
}

/// The texts of a block.
fn texts(block: &Block) -> Vec<&str> {
    match block {
        Block::Paragraph(line) => vec![line.text.as_str()],
        Block::Table(table) => table.caption.iter().map(|c| c.text.as_str()).collect(),
        Block::Frame(frame) => std::iter::once(frame.title.as_str())
            .chain(frame.body.iter().map(|l| l.text.as_str()))
            .collect(),
    }
}

/// The years of a plan: those its table and boxes are headed with, else the last ones it speaks of often.
fn period(blocks: &[Block], texts: &[&str]) -> Option<Period> {
    let headings = blocks.iter().filter_map(|block| match block {
        Block::Paragraph(_) => None,
        Block::Table(table) => table.caption.as_ref().map(|c| c.text.as_str()),
        Block::Frame(frame) => Some(frame.title.as_str()),
    });
    let headed = headings
        .filter_map(five_years)
        .max_by_key(|period| period.from);
    headed.or_else(|| {
        let mut counts = std::collections::BTreeMap::<u16, u32>::new();
        for period in texts.iter().filter_map(|text| five_years(text)) {
            *counts.entry(period.from).or_default() += 1;
        }
        let often = counts
            .iter()
            .rev()
            .find(|(_, n)| **n >= 3)
            .or_else(|| counts.iter().next_back());
        often.map(|(from, _)| Period {
            from: *from,
            to: from + 4,
        })
    })
}

/// “十四五” → 2021–2025.
fn five_years(text: &str) -> Option<Period> {
    let at = text.find("“十")? + '“'.len_utf8();
    let inner = text.get(at..)?.split('”').next()?;
    let number = chars::han_number(inner.strip_suffix('五')?)?;
    let from = u16::try_from(number.checked_mul(5)?.checked_add(1951)?).ok()?;
    Some(Period { from, to: from + 4 })
}

/// Names of places that the text itself uses with 市, 省, 区 or 县: the beginnings of names of things.
fn places(texts: &[&str]) -> Vec<String> {
    let mut count = std::collections::BTreeMap::<String, u32>::new();
    for text in texts {
        let chars: Vec<char> = text.chars().collect();
        for (at, c) in chars.iter().enumerate() {
            if matches!(c, '市' | '省' | '区' | '县')
                && let Some(from) = at.checked_sub(2)
                && let Some(name) = chars.get(from..at)
                && name.iter().all(|c| chars::is_han(*c))
            {
                *count.entry(name.iter().collect()).or_default() += 1;
            }
        }
    }
    count
        .into_iter()
        .filter(|(_, n)| *n >= 2)
        .map(|(name, _)| name)
        .collect()
}
