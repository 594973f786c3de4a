//! One item: its name leads and opens its details, and everything else is small.

use wasm_bindgen::JsValue;
use web_sys::Element;

use super::pieces::DOT;
use super::{HostRecord, List, words};
use crate::plan::{Names, Project, Source};
use crate::search::{Hit, Item, Kind, Range};
use crate::text::joined;

impl List<'_> {
    /// The item of a hit. Rows of the index are rows of the plan.
    pub fn item(&mut self, hit: &Hit) -> Result<Option<Element>, JsValue> {
        match self.write(hit) {
            Some(()) => self.pen.take().map(Some),
            None => Ok(None),
        }
    }

    /// Writes it, from the summary to what stands under the details.
    fn write(&mut self, hit: &Hit) -> Option<()> {
        let (plan, row, lang, ranges) = (self.plan, hit.row, self.lang, hit.ranges.as_slice());
        match hit.kind {
            Kind::Project => {
                let project = plan.projects.get(row)?;
                self.start(hit, ("name", &project.name), &project.names);
                self.project_summary(project, ranges);
                self.details(&project.source, Some(project));
                let hosted = self.hosted;
                if let Some(note) = hosted.notes.iter().find(|note| note.id == project.id) {
                    self.note(note);
                }
                let figures = project.figures.iter().map(|figure| figure.raw.as_str());
                self.pieces("figures", &figures.collect::<Vec<_>>(), ranges);
                let focus = project.focus.iter().map(String::as_str);
                self.pieces("focus", &focus.collect::<Vec<_>>(), ranges);
            }
            Kind::Measure => {
                let measure = plan.measures.get(row)?;
                self.start(hit, ("name", &measure.name), &measure.names);
                self.place(words::called(measure.kind.as_str(), lang), &measure.source);
                match &measure.heading {
                    Some(heading) => self.beside(heading, "heading", ranges),
                    None => self.section_of(&measure.source),
                }
                self.pen.close();
                self.details(&measure.source, None);
            }
            Kind::Target => {
                let target = plan.targets.get(row)?;
                self.start(hit, ("subject", &target.subject), &target.names);
                self.place(words::called(hit.kind.as_str(), lang), &target.source);
                self.section_of(&target.source);
                self.pen.close();
                self.details(&target.source, None);
                self.pen.open("p", "figures");
                self.printed_marked(("span", ""), &target.raw, "raw", None, ranges);
                if let Some(when) = &target.deadline {
                    self.pen.text(DOT);
                    self.pen.text(&words::deadline(when, lang));
                }
                self.pen.close();
            }
            Kind::Term => {
                let term = plan.terms.get(row)?;
                self.start(hit, ("name", &term.name), &term.names);
                self.place(words::called(hit.kind.as_str(), lang), &term.source);
                self.section_of(&term.source);
                self.pen.close();
                self.details(&term.source, None);
                let gist = term.gist.as_deref().filter(|gist| !gist.is_empty());
                if let Some(gist) = gist {
                    self.printed_marked(("p", "gist"), gist, "gist", None, ranges);
                }
            }
            Kind::Section => {
                let section = plan.sections.get(row)?;
                let title = section.title.as_ref()?;
                self.start(hit, ("title", title), &section.names);
                self.place(words::called(hit.kind.as_str(), lang), &section.source);
                if let Some(number) = &section.number {
                    self.beside(number, "number", ranges);
                }
                let mut sections = plan.sections.iter();
                let parent = sections.find(|other| section.parent.as_ref() == Some(&other.id));
                if let Some(title) = parent.and_then(|parent| parent.title.as_ref()) {
                    self.beside(title, "", &[]);
                }
                self.pen.close();
                self.details(&section.source, None);
            }
            Kind::Record => return None,
        }
        Some(())
    }

    /// The item of a record of the host page.
    pub fn host_item(&mut self, row: &HostRecord) -> Result<Element, JsValue> {
        self.open(Kind::Record, &row.id);
        self.pen.open("h3", "name");
        // What the keyboard goes to where there are no details to open.
        self.pen.attribute("tabindex", "-1");
        let ranges = row.ranges.iter().map(|&(start, end)| Range {
            field: "name",
            item: None,
            start,
            end,
        });
        self.marked(&row.name, "name", None, &ranges.collect::<Vec<_>>());
        self.pen.close();
        self.note(row);
        self.pen.take()
    }

    fn open(&mut self, kind: Kind, id: &str) {
        self.pen.open("li", "item");
        self.pen.attribute("data-kind", kind.as_str());
        self.pen.attribute("data-id", id);
    }

    /// Opens the item, its disclosure and its summary, and writes the name.
    fn start(&mut self, hit: &Hit, (field, name): (&str, &str), names: &Names) {
        self.open(hit.kind, &hit.id);
        self.pen.open("details", "entry");
        self.pen.open("summary", "summary");
        self.printed_marked(("h3", "name"), name, field, None, &hit.ranges);
        for (language, name) in names.iter() {
            let key = Item::Language(language.clone());
            // In the reader's language, and in the one in which it was found.
            if language == self.lang.as_str() || has(&hit.ranges, "names", &key) {
                self.pen.open("span", "name-own");
                self.pen.attribute("lang", language);
                self.marked(name, "names", Some(&key), &hit.ranges);
                self.pen.close();
            }
        }
    }

    fn project_summary(&mut self, project: &Project, ranges: &[Range]) {
        if project.full_name != project.name {
            let line = ("span", "full-name");
            self.printed_marked(line, &project.full_name, "full_name", None, ranges);
        }
        // Another name is shown where it is why the project was found.
        for (at, alias) in project.aliases.iter().enumerate() {
            let item = Item::At(at);
            if has(ranges, "aliases", &item) {
                self.printed_marked(("span", "alias"), alias, "aliases", Some(&item), ranges);
            }
        }
        self.printed("span", "place");
        self.marked(&project.r#box.title, "box", None, ranges);
        if let Some(group) = &project.group {
            self.pen.text(DOT);
            self.marked(group, "group", None, ranges);
        }
        self.pen.close();
    }

    /// Opens a place that begins with what the record is, and goes on with its document.
    fn place(&mut self, what: &str, source: &Source) {
        self.pen.open("span", "place");
        self.pen.text(what);
        self.document_of(source);
    }

    /// One more thing of a place.
    fn beside(&mut self, text: &str, field: &str, ranges: &[Range]) {
        self.pen.text(DOT);
        self.printed_marked(("span", ""), text, field, None, ranges);
    }

    /// Closes the summary, writes the details and closes the disclosure.
    fn details(&mut self, source: &Source, project: Option<&Project>) {
        self.pen.close();
        self.pen.open("div", "details");
        self.source(source);
        if let Some(project) = project {
            let what = words::called(project.kind.as_str(), self.lang);
            self.pen.whole("p", "what", what);
            let aliases: Vec<&str> = project.aliases.iter().map(String::as_str).collect();
            if !aliases.is_empty() {
                self.pen.open("p", "aliases");
                self.pen.text(words::also(self.lang));
                self.printed_whole("span", "", &joined(&aliases, "、"));
                self.pen.close();
            }
        }
        self.pen.close();
        self.pen.close();
    }
}

fn has(ranges: &[Range], field: &str, item: &Item) -> bool {
    ranges
        .iter()
        .any(|range| range.field == field && range.item.as_ref() == Some(item))
}
