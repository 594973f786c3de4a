//! The pieces items are made of. Text goes in as text.

use wasm_bindgen::JsValue;
use web_sys::Element;

use super::{List, words};
use crate::plan::Source;
use crate::search::{Item, Range};
use crate::wasm::options::HostRecord;

type Done = Result<(), JsValue>;

impl List<'_> {
    /// The heading a record stands under.
    pub fn section_of(&self, place: &Element, source: &Source) -> Done {
        if let Some(title) = self.section_title(source) {
            self.text(place, " · ")?;
            let printed = self.printed_line(place, "span", "")?;
            self.text(&printed, title)?;
        }
        Ok(())
    }

    /// The document a record stands in, if it is not the plan itself: its long title is not said again and again.
    pub fn document_of(&self, place: &Element, source: &Source) -> Done {
        let mut others = self.plan.documents.iter().skip(1);
        let Some(document) = others.find(|document| document.id == source.document) else {
            return Ok(());
        };
        self.text(place, " · ")?;
        let line = self.printed_line(place, "span", "")?;
        let own = document.names.get(self.lang.as_str());
        if own.is_some() {
            line.set_attribute("lang", self.lang.as_str())?;
        }
        self.text(&line, own.unwrap_or(&document.title))
    }

    /// The printed title of a section, or its number where the document lost the title.
    fn section_title(&self, source: &Source) -> Option<&str> {
        let mut sections = self.plan.sections.iter();
        let section = sections.find(|section| source.section.as_ref() == Some(&section.id))?;
        let title = section.title.as_deref().filter(|title| !title.is_empty());
        title.or(section.number.as_deref())
    }

    /// Document, section and line; a link where the document has an address.
    pub fn source(&self, details: &Element, source: &Source) -> Done {
        let line = self.line(details, "p", "source")?;
        self.text(&line, words::source(self.lang))?;
        let mut documents = self.plan.documents.iter();
        let document = documents.find(|document| document.id == source.document);
        let title = document.map_or(self.plan.title.as_str(), |document| &document.title);
        let link = document.and_then(|document| link(document.url.as_deref()));
        let printed = self.printed_line(&line, if link.is_some() { "a" } else { "span" }, "")?;
        if let Some(link) = link {
            printed.set_attribute("href", link)?;
        }
        self.text(&printed, title)?;
        let comma = self.lang.pick(["，", "，", ", "]);
        if let Some(section) = self.section_title(source) {
            self.text(&line, comma)?;
            let printed = self.printed_line(&line, "span", "")?;
            self.text(&printed, section)?;
        }
        self.text(&line, comma)?;
        self.text(&line, &words::line(source.line, self.lang))
    }

    /// What the host page says about a record.
    pub fn note(&self, item: &Element, note: &HostRecord) -> Done {
        let line = self.make("p", "note")?;
        for (part, said) in [("status", &note.status), ("date", &note.date)] {
            if let Some(said) = said.as_deref().filter(|said| !said.is_empty()) {
                self.between(&line)?;
                let piece = self.line(&line, "span", part)?;
                self.text(&piece, said)?;
            }
        }
        if let Some(address) = link(note.url.as_deref()) {
            self.between(&line)?;
            let link = self.line(&line, "a", "link")?;
            link.set_attribute("href", address)?;
            self.text(&link, words::page(self.lang))?;
        }
        if line.has_child_nodes() {
            item.append_child(&line)?;
        }
        Ok(())
    }

    fn between(&self, line: &Element) -> Done {
        if line.has_child_nodes() {
            self.text(line, " · ")?;
        }
        Ok(())
    }

    /// A line of the texts of a field with several.
    pub fn pieces<'t>(
        &self,
        item: &Element,
        field: &str,
        texts: impl Iterator<Item = &'t str>,
        ranges: &[Range],
    ) -> Done {
        let mut texts = texts.enumerate().peekable();
        if texts.peek().is_none() {
            return Ok(());
        }
        let line = self.printed_line(item, "p", field)?;
        for (at, text) in texts {
            self.between(&line)?;
            self.marked(&line, text, field, Some(&Item::At(at)), ranges)?;
        }
        Ok(())
    }

    /// Text with what matched in `<mark>`.
    pub fn marked(
        &self,
        to: &Element,
        text: &str,
        field: &str,
        item: Option<&Item>,
        ranges: &[Range],
    ) -> Done {
        let units: Vec<u16> = text.encode_utf16().collect();
        let piece =
            |from: usize, to: usize| String::from_utf16_lossy(units.get(from..to).unwrap_or(&[]));
        let mut at = 0;
        for range in ranges {
            if range.field != field || range.item.as_ref() != item || range.end <= at {
                continue;
            }
            let start = range.start.max(at);
            self.text(to, &piece(at, start))?;
            let mark = self.line(to, "mark", "")?;
            self.text(&mark, &piece(start, range.end))?;
            at = range.end;
        }
        self.text(to, &piece(at, units.len()))
    }

    /// A new element at the end of another.
    pub fn line(&self, to: &Element, tag: &str, part: &str) -> Result<Element, JsValue> {
        let line = self.make(tag, part)?;
        to.append_child(&line)?;
        Ok(line)
    }

    /// The same for what is printed: it stays in the language of the plan, whatever the page's is.
    pub fn printed_line(&self, to: &Element, tag: &str, part: &str) -> Result<Element, JsValue> {
        let line = self.line(to, tag, part)?;
        line.set_attribute("lang", &self.plan.language)?;
        Ok(line)
    }

    pub fn text(&self, to: &Element, text: &str) -> Done {
        if !text.is_empty() {
            to.append_child(&self.document.create_text_node(text))?;
        }
        Ok(())
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
