//! One item: its name leads and opens its details, and everything else is small.

use wasm_bindgen::JsValue;
use web_sys::Element;

use super::{List, words};
use crate::plan::{Names, Source};
use crate::search::{Hit, Item, Kind, Range};
use crate::wasm::options::HostRecord;

/// What records of every kind have.
struct Facts<'a> {
    /// The field of the name, and the name.
    name: (&'static str, &'a str),
    names: &'a Names,
    source: &'a Source,
}

impl List<'_> {
    /// The item of a hit. Rows of the index are rows of the plan.
    pub fn item(&self, hit: &Hit) -> Result<Option<Element>, JsValue> {
        let (plan, row, lang, ranges) = (self.plan, hit.row, self.lang, hit.ranges.as_slice());
        let built = match hit.kind {
            Kind::Project => {
                let Some(project) = plan.projects.get(row) else {
                    return Ok(None);
                };
                let facts = Facts {
                    name: ("name", &project.name),
                    names: &project.names,
                    source: &project.source,
                };
                let parts = self.start(hit, &facts)?;
                if project.full_name != project.name {
                    let line = self.printed_line(&parts.summary, "span", "full-name")?;
                    self.marked(&line, &project.full_name, "full_name", None, ranges)?;
                }
                // Another name is shown where it is why the project was found.
                for (at, alias) in project.aliases.iter().enumerate() {
                    if has(ranges, "aliases", Some(&Item::At(at))) {
                        let line = self.printed_line(&parts.summary, "span", "alias")?;
                        self.marked(&line, alias, "aliases", Some(&Item::At(at)), ranges)?;
                    }
                }
                let place = self.printed_line(&parts.summary, "span", "place")?;
                self.marked(&place, &project.r#box.title, "box", None, ranges)?;
                if let Some(group) = &project.group {
                    self.text(&place, " · ")?;
                    self.marked(&place, group, "group", None, ranges)?;
                }
                if let Some(note) = self.hosted.notes.iter().find(|note| note.id == project.id) {
                    self.note(&parts.item, note)?;
                }
                let figures = project.figures.iter().map(|figure| figure.raw.as_str());
                self.pieces(&parts.item, "figures", figures, ranges)?;
                let focus = project.focus.iter().map(String::as_str);
                self.pieces(&parts.item, "focus", focus, ranges)?;
                let what = self.line(&parts.details, "p", "what")?;
                self.text(&what, words::project(project.kind, lang))?;
                if !project.aliases.is_empty() {
                    let line = self.line(&parts.details, "p", "aliases")?;
                    self.text(&line, words::also(lang))?;
                    let printed = self.printed_line(&line, "span", "")?;
                    self.text(&printed, &project.aliases.join("、"))?;
                }
                parts
            }
            Kind::Measure => {
                let Some(measure) = plan.measures.get(row) else {
                    return Ok(None);
                };
                let parts = self.start(
                    hit,
                    &Facts {
                        name: ("name", &measure.name),
                        names: &measure.names,
                        source: &measure.source,
                    },
                )?;
                let place =
                    self.place(&parts, words::measure(measure.kind, lang), &measure.source)?;
                match &measure.heading {
                    Some(heading) => {
                        self.text(&place, " · ")?;
                        let printed = self.printed_line(&place, "span", "")?;
                        self.marked(&printed, heading, "heading", None, ranges)?;
                    }
                    None => self.section_of(&place, &measure.source)?,
                }
                parts
            }
            Kind::Target => {
                let Some(target) = plan.targets.get(row) else {
                    return Ok(None);
                };
                let parts = self.start(
                    hit,
                    &Facts {
                        name: ("subject", &target.subject),
                        names: &target.names,
                        source: &target.source,
                    },
                )?;
                let place = self.place(&parts, words::kind(hit.kind, lang), &target.source)?;
                self.section_of(&place, &target.source)?;
                let figures = self.line(&parts.item, "p", "figures")?;
                let printed = self.printed_line(&figures, "span", "")?;
                self.marked(&printed, &target.raw, "raw", None, ranges)?;
                if let Some(when) = &target.deadline {
                    self.text(&figures, " · ")?;
                    self.text(&figures, &words::deadline(when, lang))?;
                }
                parts
            }
            Kind::Term => {
                let Some(term) = plan.terms.get(row) else {
                    return Ok(None);
                };
                let parts = self.start(
                    hit,
                    &Facts {
                        name: ("name", &term.name),
                        names: &term.names,
                        source: &term.source,
                    },
                )?;
                let place = self.place(&parts, words::kind(hit.kind, lang), &term.source)?;
                self.section_of(&place, &term.source)?;
                let gist = term.gist.as_deref().filter(|gist| !gist.is_empty());
                if let Some(gist) = gist {
                    let line = self.printed_line(&parts.item, "p", "gist")?;
                    self.marked(&line, gist, "gist", None, ranges)?;
                }
                parts
            }
            Kind::Section => {
                let Some(section) = plan.sections.get(row) else {
                    return Ok(None);
                };
                let Some(title) = &section.title else {
                    return Ok(None);
                };
                let parts = self.start(
                    hit,
                    &Facts {
                        name: ("title", title),
                        names: &section.names,
                        source: &section.source,
                    },
                )?;
                let place = self.place(&parts, words::kind(hit.kind, lang), &section.source)?;
                if let Some(number) = &section.number {
                    self.text(&place, " · ")?;
                    let printed = self.printed_line(&place, "span", "")?;
                    self.marked(&printed, number, "number", None, ranges)?;
                }
                let parent = plan
                    .sections
                    .iter()
                    .find(|s| section.parent.as_ref() == Some(&s.id));
                if let Some(title) = parent.and_then(|parent| parent.title.as_ref()) {
                    self.text(&place, " · ")?;
                    let printed = self.printed_line(&place, "span", "")?;
                    self.text(&printed, title)?;
                }
                parts
            }
            Kind::Record => return Ok(None),
        };
        Ok(Some(built.item))
    }

    /// The item of a record of the host page.
    pub fn host_item(&self, row: &HostRecord) -> Result<Element, JsValue> {
        let item = self.make("li", "item")?;
        item.set_attribute("data-kind", Kind::Record.as_str())?;
        item.set_attribute("data-id", &row.id)?;
        let head = self.line(&item, "h3", "name")?;
        // What the keyboard goes to where there are no details to open.
        head.set_attribute("tabindex", "-1")?;
        let ranges: Vec<Range> = row
            .ranges
            .iter()
            .map(|&(start, end)| Range {
                field: "name",
                item: None,
                start,
                end,
            })
            .collect();
        self.marked(&head, &row.name, "name", None, &ranges)?;
        self.note(&item, row)?;
        Ok(item)
    }

    fn start(&self, hit: &Hit, facts: &Facts<'_>) -> Result<Parts, JsValue> {
        let item = self.make("li", "item")?;
        item.set_attribute("data-kind", hit.kind.as_str())?;
        item.set_attribute("data-id", &hit.id)?;
        let disclosure = self.line(&item, "details", "entry")?;
        let summary = self.line(&disclosure, "summary", "summary")?;
        let head = self.printed_line(&summary, "h3", "name")?;
        let (field, name) = facts.name;
        self.marked(&head, name, field, None, &hit.ranges)?;
        for (language, name) in facts.names {
            let key = Item::Language(language.clone());
            // In the reader's language, and in the one in which it was found.
            if language == self.lang.as_str() || has(&hit.ranges, "names", Some(&key)) {
                let line = self.line(&summary, "span", "name-own")?;
                line.set_attribute("lang", language)?;
                self.marked(&line, name, "names", Some(&key), &hit.ranges)?;
            }
        }
        let details = self.line(&disclosure, "div", "details")?;
        self.source(&details, facts.source)?;
        Ok(Parts {
            item,
            summary,
            details,
        })
    }

    /// A place that begins with what the record is, and goes on with its document.
    fn place(&self, parts: &Parts, what: &str, source: &Source) -> Result<Element, JsValue> {
        let place = self.line(&parts.summary, "span", "place")?;
        self.text(&place, what)?;
        self.document_of(&place, source)?;
        Ok(place)
    }
}

/// The pieces of an item that are filled by its kind.
struct Parts {
    item: Element,
    summary: Element,
    details: Element,
}

fn has(ranges: &[Range], field: &str, item: Option<&Item>) -> bool {
    ranges
        .iter()
        .any(|range| range.field == field && range.item.as_ref() == item)
}
