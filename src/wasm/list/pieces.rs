//! The pieces items are made of.

use super::{HostRecord, List, words};
use crate::plan::Source;
use crate::search::{Item, Range};

/// Between two things that are said side by side.
pub const DOT: &str = " · ";

impl<'a> List<'a> {
    /// The heading a record stands under.
    pub fn section_of(&mut self, source: &Source) {
        if let Some(title) = self.section_title(source) {
            self.pen.text(DOT);
            self.printed_whole("span", "", title);
        }
    }

    /// The document a record stands in, if it is not the plan itself: its long title is not said again and again.
    pub fn document_of(&mut self, source: &Source) {
        let plan = self.plan;
        let mut others = plan.documents.iter().skip(1);
        let Some(document) = others.find(|document| document.id == source.document) else {
            return;
        };
        self.pen.text(DOT);
        self.printed("span", "");
        let own = document.names.get(self.lang.as_str());
        if own.is_some() {
            self.pen.attribute("lang", self.lang.as_str());
        }
        self.pen.text(own.unwrap_or(&document.title));
        self.pen.close();
    }

    /// The printed title of a section, or its number where the document lost the title.
    fn section_title(&self, source: &Source) -> Option<&'a str> {
        let mut sections = self.plan.sections.iter();
        let section = sections.find(|section| source.section.as_ref() == Some(&section.id))?;
        let title = section.title.as_deref().filter(|title| !title.is_empty());
        title.or(section.number.as_deref())
    }

    /// Document, section and line; a link where the document has an address.
    pub fn source(&mut self, source: &Source) {
        let plan = self.plan;
        self.pen.open("p", "source");
        self.pen.text(words::source(self.lang));
        let mut documents = plan.documents.iter();
        let document = documents.find(|document| document.id == source.document);
        let title = document.map_or(plan.title.as_str(), |document| &document.title);
        let link = document.and_then(|document| link(document.url.as_deref()));
        self.printed(if link.is_some() { "a" } else { "span" }, "");
        if let Some(link) = link {
            self.pen.attribute("href", link);
        }
        self.pen.text(title);
        self.pen.close();
        let comma = self.lang.pick("，|，|, ");
        if let Some(section) = self.section_title(source) {
            self.pen.text(comma);
            self.printed_whole("span", "", section);
        }
        self.pen.text(comma);
        self.pen.text(&words::line(source.line, self.lang));
        self.pen.close();
    }

    /// What the host page says about a record.
    pub fn note(&mut self, note: &HostRecord) {
        let address = link(note.url.as_deref());
        let said = [("status", &note.status), ("date", &note.date)]
            .map(|(part, said)| (part, said.as_deref().unwrap_or_default()));
        if address.is_none() && said.iter().all(|(_, said)| said.is_empty()) {
            return;
        }
        self.pen.open("p", "note");
        for (part, said) in said {
            if !said.is_empty() {
                self.between();
                self.pen.whole("span", part, said);
            }
        }
        if let Some(address) = address {
            self.between();
            self.pen.open("a", "link");
            self.pen.attribute("href", address);
            self.pen.text(words::page(self.lang));
            self.pen.close();
        }
        self.pen.close();
    }

    fn between(&mut self) {
        if self.pen.has_written() {
            self.pen.text(DOT);
        }
    }

    /// A line of the texts of a field with several.
    pub fn pieces(&mut self, field: &str, texts: &[&str], ranges: &[Range]) {
        if texts.is_empty() {
            return;
        }
        self.printed("p", field);
        for (at, text) in texts.iter().enumerate() {
            self.between();
            self.marked(text, field, Some(&Item::At(at)), ranges);
        }
        self.pen.close();
    }

    /// Text with what matched in `<mark>`.
    pub fn marked(&mut self, text: &str, field: &str, item: Option<&Item>, ranges: &[Range]) {
        let units: Vec<u16> = text.encode_utf16().collect();
        let piece =
            |from: usize, to: usize| String::from_utf16_lossy(units.get(from..to).unwrap_or(&[]));
        let mut at = 0;
        for range in ranges {
            if range.field != field || range.item.as_ref() != item || range.end <= at {
                continue;
            }
            let start = range.start.max(at);
            self.pen.text(&piece(at, start));
            self.pen.whole("mark", "", &piece(start, range.end));
            at = range.end;
        }
        self.pen.text(&piece(at, units.len()));
    }

    /// Opens an element for what is printed: it stays in the language of the plan, whatever the page's is.
    pub fn printed(&mut self, tag: &str, part: &str) {
        self.pen.open(tag, part);
        self.pen.attribute("lang", &self.plan.language);
    }

    /// The same, filled and closed.
    pub fn printed_whole(&mut self, tag: &str, part: &str, text: &str) {
        self.printed(tag, part);
        self.pen.text(text);
        self.pen.close();
    }

    /// The same, with what matched of a field.
    pub fn printed_marked(
        &mut self,
        (tag, part): (&str, &str),
        text: &str,
        field: &str,
        item: Option<&Item>,
        ranges: &[Range],
    ) {
        self.printed(tag, part);
        self.marked(text, field, item, ranges);
        self.pen.close();
    }
}

/// An address a reader may be sent to.
fn link(url: Option<&str>) -> Option<&str> {
    url.filter(|url| {
        ["https://", "http://"].iter().any(|scheme| {
            url.get(..scheme.len())
                .is_some_and(|head| head.eq_ignore_ascii_case(scheme))
        })
    })
}
