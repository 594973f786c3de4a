//! Blocks → the lists of a plan.

use super::blocks::{self, Block, Frame};
use super::boxes;
use super::curation::Curation;
use super::document;
use super::glossary;
use super::heading::{self, View};
use super::ids::Ids;
use super::lines::Line;
use super::listing;
use super::measures;
use super::outline::{self, Outline};
use super::phrase;
use super::place;
use super::prose;
use super::report::{Remark, Report};
use super::series;
use super::setting::Setting;
use super::table::{self, Table};
use crate::plan::{
    BoxRef, DocumentKind, Figure, Indicator, Measure, MeasureKind, Period, Plan, Project,
    ProjectFigure, Section, Source, Target, TargetKind, Term,
};

/// The fields that no document prints: people add them, or they complete what is printed.
const OURS: &[&str] = &["names", "full_name", "aliases", "gist", "limit"];

/// Where the records of an import are gathered.
pub struct Assembly {
    /// The plan so far.
    pub plan: Plan,
    /// What there is to say.
    pub report: Report,
    ids: Ids,
    places: Vec<String>,
    measured: std::collections::HashSet<String>,
    /// The most records of a plan.
    most: usize,
}

/// The document at hand.
struct Here<'a> {
    document: &'a crate::plan::Document,
    outline: &'a Outline,
    /// Whether the document reports an agenda of reforms.
    reforms: bool,
}

impl Here<'_> {
    fn source(&self, line: u32) -> Source {
        Source {
            document: self.document.id.clone(),
            section: self.outline.at(line).map(|section| section.id.clone()),
            line,
        }
    }

    fn heading(&self, line: u32) -> Option<String> {
        self.outline
            .at(line)
            .and_then(|section| section.title.clone())
    }
}

/// The words a paragraph begins with: “十三五”时期… speaks of that time to its end.
fn opening(text: &str) -> &str {
    const WORDS: usize = 12;
    let end = text
        .char_indices()
        .nth(WORDS)
        .map_or(text.len(), |(at, _)| at);
    text.get(..end).unwrap_or_default()
}

impl Assembly {
    /// An empty plan with the head its main document and curation give it.
    pub fn new(read: &[document::Read], curation: Option<&Curation>, most: usize) -> Self {
        let main = place::main(read);
        let blocks = main.map_or(&[][..], |read| read.blocks.as_slice());
        let texts: Vec<&str> = blocks.iter().flat_map(place::texts).collect();
        let curated = curation.and_then(|c| c.plan.period).map(|years| Period {
            from: years.from,
            to: years.to,
        });
        let period = curated
            .or_else(|| main.and_then(|main| place::year(&main.document)))
            .or_else(|| main.and_then(|main| place::titled(&main.document.title)))
            .or_else(|| place::period(blocks, &texts))
            .unwrap_or(Period { from: 0, to: 0 });
        let titled = main.map(|main| main.document.title.as_str());
        let plan = Plan {
            schema: Plan::SCHEMA,
            id: main
                .map(|read| read.document.id.clone())
                .unwrap_or_default(),
            title: main
                .map(|read| read.document.title.clone())
                .unwrap_or_default(),
            region: titled
                .and_then(|title| place::region(title).or_else(|| place::leading(title)))
                .or_else(|| texts.iter().find_map(|text| place::region(text)))
                .unwrap_or_default(),
            language: "zh-Hans".to_owned(),
            baseline_year: curation
                .and_then(|c| c.plan.baseline_year)
                .unwrap_or(period.from.saturating_sub(1)),
            period,
            ours: OURS.iter().map(|field| (*field).to_owned()).collect(),
            documents: Vec::new(),
            sections: Vec::new(),
            indicators: Vec::new(),
            targets: Vec::new(),
            figures: Vec::new(),
            projects: Vec::new(),
            measures: Vec::new(),
            terms: Vec::new(),
            series: Vec::new(),
        };
        Self {
            plan,
            report: Report::default(),
            ids: Ids::default(),
            places: place::names(&texts),
            measured: Default::default(),
            most,
        }
    }

    /// Whether there are more records than a plan may have.
    pub fn full(&self) -> bool {
        let plan = &self.plan;
        let facts = plan.indicators.len() + plan.targets.len() + plan.figures.len();
        let named = plan.projects.len() + plan.measures.len() + plan.terms.len();
        facts + named + plan.sections.len() > self.most
    }

    /// Adds what a document holds, as long as there is room.
    pub fn add(&mut self, read: &document::Read) {
        let outline = outline::read(
            &read.document.id,
            &read.blocks,
            self.plan.period.from,
            &mut self.ids,
        );
        self.doubt(&read.document.file, &read.doubts);
        self.doubt(&read.document.file, &outline.doubts);
        let here = Here {
            document: &read.document,
            outline: &outline,
            reforms: document::opening(&read.blocks).any(measures::announces_reforms),
        };
        let (words, annex) = glossary::read(&read.blocks);
        let end = [annex, document::furniture(&read.blocks)]
            .into_iter()
            .flatten()
            .min()
            .unwrap_or(u32::MAX);
        // The tables come first: they say which year is the present one.
        for block in &read.blocks {
            if let Block::Table(table) = block {
                self.indicators(table, &here);
            }
        }
        let turn = [self.turn(&read.blocks), outline.ahead()]
            .into_iter()
            .flatten()
            .min();
        for block in &read.blocks {
            if self.full() {
                return;
            }
            match block {
                Block::Table(table) => self.projects(table, &here),
                Block::Frame(frame) => {
                    let setting = self.setting(turn, frame.line, "", &here);
                    self.frame(frame, &setting, &here);
                }
                Block::Paragraph(line) if line.number < end => {
                    let setting = self.setting(turn, line.number, &line.text, &here);
                    self.paragraph(line, &setting, &here);
                }
                Block::Paragraph(_) => {}
            }
        }
        for word in words {
            self.plan.terms.push(Term {
                id: self.ids.numbered("term", word.number, &word.name),
                number: word.number,
                name: word.name,
                names: Default::default(),
                gist: None,
                source: here.source(word.line),
            });
        }
        self.plan.documents.push(read.document.clone());
        self.plan.sections.extend(outline.sections);
    }

    /// Where a plan turns from what was to what shall be: at its table of indicators, or where it first looks at its last year.
    fn turn(&self, blocks: &[Block]) -> Option<u32> {
        let last = format!("到{}年", self.plan.period.to);
        let by = |text: &str| {
            text.split(&last)
                .nth(1)
                .is_some_and(|after| after.starts_with(['，', ',', '底', '末']))
        };
        blocks.iter().find_map(|block| match block {
            Block::Paragraph(line) => by(&line.text).then_some(line.number),
            Block::Table(table) => {
                table::read(table, None).and(table.rows.first()?.first().map(|cell| cell.line))
            }
            Block::Frame(_) => None,
        })
    }

    fn setting(&self, turn: Option<u32>, line: u32, text: &str, here: &Here<'_>) -> Setting {
        let after = turn.is_some_and(|turn| line >= turn);
        let view = match place::five_years(opening(text)) {
            Some(period) if period.to < self.plan.period.from => View::Back,
            _ => here.outline.view(line),
        };
        Setting::of(
            here.document,
            self.plan.baseline_year,
            after,
            view,
            here.reforms,
        )
    }

    fn paragraph(&mut self, line: &Line, setting: &Setting, here: &Here<'_>) {
        let printed = |section: &Section| {
            section.source.line == line.number && section.title.as_deref() == Some(&line.text)
        };
        let heading = heading::heading(&line.text).is_some_and(|heading| !heading.run_in)
            || here.outline.at(line.number).is_some_and(printed);
        let quoted = here.document.kind == DocumentKind::Reply && line.text.starts_with('您');
        if heading || quoted || line.is_blank() || line.style.is_some() {
            return;
        }
        let owner = here.heading(line.number).unwrap_or_default();
        self.facts(&line.text, line.number, setting, &owner, here);
        self.measures(line, here);
    }

    fn facts(&mut self, text: &str, line: u32, setting: &Setting, owner: &str, here: &Here<'_>) {
        let found = prose::read(text, setting, owner);
        for text in found.skipped {
            self.report.skipped.push(Remark {
                file: here.document.file.clone(),
                line,
                text,
            });
        }
        for fact in found.facts {
            let value = fact.value.map(|v| v.to_string()).unwrap_or_default();
            let when = fact.when.clone().unwrap_or_default();
            let parts = [
                here.document.id.as_str(),
                &fact.subject,
                &value,
                &fact.unit,
                &when,
                &fact.raw,
            ];
            // Document, subject, value and unit together are the name of a number.
            let name = parts.get(..4).map(|p| p.join("\u{1f}")).unwrap_or_default();
            let key = [name.as_str(), &when, &fact.raw];
            let source = here.source(line);
            if fact.promised {
                self.plan.targets.push(Target {
                    id: self.ids.make("target", &key),
                    subject: fact.subject,
                    names: Default::default(),
                    comparator: fact.comparator,
                    value: fact.value,
                    value_high: fact.high,
                    unit: fact.unit,
                    deadline: fact.when,
                    kind: fact.kind,
                    raw: fact.raw,
                    source,
                });
            } else {
                self.plan.figures.push(Figure {
                    id: self.ids.make("figure", &key),
                    subject: fact.subject,
                    names: Default::default(),
                    comparator: fact.comparator,
                    value: fact.value,
                    value_high: fact.high,
                    unit: fact.unit,
                    as_of: fact.when,
                    raw: fact.raw,
                    source,
                });
            }
        }
    }

    fn measures(&mut self, line: &Line, here: &Here<'_>) {
        let mut found = measures::policies(&line.text);
        match here.document.kind {
            DocumentKind::Reply => found.extend(measures::commitments(&line.text)),
            DocumentKind::Report if here.outline.at(line.number).is_some() && here.reforms => {
                let heading = here.heading(line.number);
                let known = |m: &&Measure| m.kind == MeasureKind::Reform && m.heading == heading;
                let before: Vec<&Measure> = self.plan.measures.iter().filter(known).collect();
                let part = |name: &str| before.iter().any(|m| measures::is_part(name, &m.name));
                found.extend(
                    measures::reforms(&line.text)
                        .into_iter()
                        .filter(|m| !part(&m.name)),
                );
            }
            _ => {}
        }
        for measure in found {
            let key = format!("{}{}", measure.kind.as_str(), measures::key(&measure.name));
            if !self.measured.insert(key) {
                continue;
            }
            self.plan.measures.push(Measure {
                id: self
                    .ids
                    .make("measure", &[&measure.name, &here.document.id]),
                name: measure.name,
                names: Default::default(),
                kind: measure.kind,
                heading: here.heading(line.number),
                source: here.source(line.number),
            });
        }
    }

    /// A table of projects; one of something else is reported.
    fn projects(&mut self, table: &Table, here: &Here<'_>) {
        if table::read(table, None).is_some() {
            return;
        }
        if let Some(listed) = listing::read(table) {
            let caption = table.caption.as_ref().map_or("", |c| c.text.as_str());
            let r#box = blocks::caption_of(caption);
            for (item, figures) in listed {
                self.project(item, figures, r#box.clone(), here);
            }
            return;
        }
        let first = table.rows.first().and_then(|row| row.first());
        self.report.skipped.push(Remark {
            file: here.document.file.clone(),
            line: first.map_or(0, |cell| cell.line),
            text: format!(
                "a table of {} rows that is none of indicators or projects",
                table.rows.len()
            ),
        });
    }

    fn indicators(&mut self, table: &Table, here: &Here<'_>) {
        let to = self.plan.period.to;
        let Some(found) = table::read(table, (to > 0).then_some(to)) else {
            return;
        };
        self.doubt(&here.document.file, &found.doubts);
        if let Some((base, target)) = found.years {
            self.plan.baseline_year = base;
            if to == 0 {
                self.plan.period = Period {
                    from: base + 1,
                    to: target,
                };
            }
        }
        for row in found.rows {
            for further in &row.others {
                self.further(&row, further, here);
            }
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
                source: here.source(row.line),
            });
        }
    }

    /// Columns an indicator has no place for (a second target year, average growth) become targets of their own.
    fn further(&mut self, row: &table::Row, further: &table::Further, here: &Here<'_>) {
        let table::Further {
            header,
            year,
            total,
            cell,
        } = further;
        let (year, total) = (*year, *total);
        let Some(quantity) = super::quantity::cell(&cell.text) else {
            let text = format!("column {header}: {}", cell.text);
            self.report.skipped.push(Remark {
                file: here.document.file.clone(),
                line: cell.line,
                text,
            });
            return;
        };
        let past = year.is_some_and(|year| year <= self.plan.baseline_year);
        if past {
            return;
        }
        let unit = match (quantity.unit.is_empty(), year.is_some() || total) {
            (false, _) => quantity.unit,
            (true, true) => row.unit.clone(),
            (true, false) => "%".to_owned(),
        };
        let subject = match (year, total) {
            (Some(_), _) => row.name.clone(),
            (None, true) => format!("{}累计", row.name),
            (None, false) => format!("{}年均增长", row.name),
        };
        let deadline = year.unwrap_or(row.target.year).to_string();
        let value = quantity.value.to_string();
        self.plan.targets.push(Target {
            id: self.ids.make(
                "target",
                &[&format!("{subject}{value}{unit}"), header, &deadline],
            ),
            subject,
            names: Default::default(),
            comparator: quantity.comparator,
            value: Some(quantity.value),
            value_high: quantity.high,
            unit,
            deadline: Some(deadline),
            kind: TargetKind::Quantity,
            raw: cell.text.clone(),
            source: here.source(cell.line),
        });
    }

    fn frame(&mut self, frame: &Frame, setting: &Setting, here: &Here<'_>) {
        for line in &frame.body {
            let text = blocks::item_number(&line.text).map_or(line.text.as_str(), |(_, rest)| rest);
            let (head, body) = text.split_once('：').unwrap_or(("", text));
            let owner = if head.is_empty() {
                frame.title.as_str()
            } else {
                head
            };
            self.facts(body, line.number, setting, owner, here);
        }
        let found = boxes::read(frame, &self.places);
        self.doubt(&here.document.file, &found.doubts);
        for item in found.items {
            let figures = phrase::figures(&item.about, &item.name);
            let r#box = BoxRef {
                number: frame.number,
                title: frame.title.clone(),
            };
            self.project(item, figures, r#box, here);
        }
    }

    fn project(
        &mut self,
        item: boxes::Item,
        figures: Vec<ProjectFigure>,
        r#box: BoxRef,
        here: &Here<'_>,
    ) {
        let group = item.group.as_deref().unwrap_or_default();
        self.plan.projects.push(Project {
            id: self.ids.make("project", &[&item.name, group, &r#box.title]),
            figures,
            name: item.name,
            full_name: item.full,
            names: Default::default(),
            aliases: Vec::new(),
            kind: item.kind,
            r#box,
            group: item.group,
            focus: item.focus,
            source: here.source(item.line),
        });
    }

    /// The plan, with what can be followed across documents.
    pub fn finish(mut self) -> (Plan, Report, Ids) {
        if self.plan.period.from == 0 {
            let file = self.plan.documents.first().map(|it| it.file.clone());
            let text = "no title, table or box says which years the plan is for".to_owned();
            self.doubt(&file.unwrap_or_default(), &[(1, text)]);
        }
        self.plan.series = series::find(&self.plan, &mut self.ids);
        (self.plan, self.report, self.ids)
    }

    fn doubt(&mut self, file: &str, doubts: &[(u32, String)]) {
        let remarks = doubts.iter().map(|(line, text)| Remark {
            file: file.to_owned(),
            line: *line,
            text: text.clone(),
        });
        self.report.doubts.extend(remarks);
    }
}
