//! The list of projects, as elements. Text is inserted as text; nothing is parsed.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element};

use super::error::{Code, Failure};
use super::options::{self, SearchOptions};
use super::plans::{self, Loaded};
use crate::chart;
use crate::format::Lang;
use crate::plan::{Plan, Project};
use crate::search::{Item, Kind, Query, Range, Results};

/// Most hits one call may ask for.
const MOST_HITS: usize = 100_000;

/// Finds projects.
pub fn search(text: &str, options: &SearchOptions) -> Result<Results, Failure> {
    Ok(find(&*plans::get(options.plan.as_deref())?, text, options))
}

fn find(loaded: &Loaded, text: &str, options: &SearchOptions) -> Results {
    let query = Query {
        limit: options.limit.unwrap_or(20).min(MOST_HITS),
        offset: options.offset.unwrap_or(0),
        ..Query::new(text)
    };
    loaded.index().search(&query)
}

/// Finds projects and puts them into `host`.
pub fn draw(host: &JsValue, text: &str, options: &SearchOptions) -> Result<Results, Failure> {
    let loaded = plans::get(options.plan.as_deref())?;
    let plan = &loaded.plan;
    let lang = options::lang(options.lang.as_deref())?;
    let found = find(&loaded, text, options);
    let host: &Element = host.dyn_ref().ok_or_else(|| {
        Failure::new(
            Code::InvalidArgument,
            "host must be an element of this page",
        )
    })?;
    let document = host
        .owner_document()
        .ok_or_else(|| Failure::new(Code::NoDocument, "the host belongs to no document"))?;
    let list = List {
        document,
        plan,
        lang,
    };
    list.draw(host, &found).map_err(|error| {
        let message = format!("the list could not be built: {error:?}");
        Failure::new(Code::InvalidArgument, message)
    })?;
    Ok(found)
}

struct List<'a> {
    document: Document,
    plan: &'a Plan,
    lang: Lang,
}

impl List<'_> {
    fn draw(&self, host: &Element, found: &Results) -> Result<(), JsValue> {
        let list = self.make("ol", "items")?;
        // Safari takes the list role away from a list without markers.
        list.set_attribute("role", "list")?;
        for hit in &found.hits {
            // The query asks for projects alone, and rows of the index are rows of the plan.
            if hit.kind == Kind::Project
                && let Some(project) = self.plan.projects.get(hit.row)
            {
                list.append_child(&*self.item(project, &hit.ranges)?)?;
            }
        }
        // One exchange at the end: the page never shows half a list.
        host.set_text_content(None);
        host.append_child(&list)?;
        Ok(())
    }

    fn item(&self, project: &Project, ranges: &[Range]) -> Result<Element, JsValue> {
        let item = self.make("li", "item")?;
        item.set_attribute("data-id", &project.id)?;
        // Of the two spellings of a name the longer is read; where only the short one matched, that one shows it.
        let full = project.full_name != project.name && has(ranges, "full_name", None);
        let (field, name) = match full {
            true => ("full_name", &project.full_name),
            false => ("name", &project.name),
        };
        let head = self.make("h3", "name")?;
        self.printed(&head)?;
        self.marked(&head, name, field, None, ranges)?;
        item.append_child(&head)?;

        let own = self.lang.as_str();
        if let Some(translated) = project.names.get(own) {
            let line = self.make("p", "name-own")?;
            line.set_attribute("lang", own)?;
            let key = Item::Language(own.to_owned());
            self.marked(&line, translated, "names", Some(&key), ranges)?;
            item.append_child(&line)?;
        }

        let place = self.make("p", "place")?;
        self.printed(&place)?;
        self.marked(&place, &project.r#box.title, "box", None, ranges)?;
        if let Some(group) = &project.group {
            self.text(&place, " · ")?;
            self.marked(&place, group, "group", None, ranges)?;
        }
        item.append_child(&place)?;

        let figures = project.figures.iter().map(|figure| figure.raw.as_str());
        self.pieces(&item, "figures", "figures", figures, ranges)?;
        let focus = project.focus.iter().map(String::as_str);
        self.pieces(&item, "focus", "figures", focus, ranges)?;

        let source = self.make("p", "source")?;
        let said = chart::source(self.plan, &project.source, self.lang);
        source.set_text_content(Some(&said));
        item.append_child(&source)?;
        Ok(item)
    }

    /// A line of the texts of a field with several.
    fn pieces<'t>(
        &self,
        item: &Element,
        field: &str,
        part: &str,
        texts: impl Iterator<Item = &'t str>,
        ranges: &[Range],
    ) -> Result<(), JsValue> {
        let line = self.make("p", part)?;
        self.printed(&line)?;
        for (at, text) in texts.enumerate() {
            if at > 0 {
                self.text(&line, " · ")?;
            }
            self.marked(&line, text, field, Some(&Item::At(at)), ranges)?;
        }
        if line.has_child_nodes() {
            item.append_child(&line)?;
        }
        Ok(())
    }

    /// Text with what matched in `<mark>`.
    fn marked(
        &self,
        to: &Element,
        text: &str,
        field: &str,
        item: Option<&Item>,
        ranges: &[Range],
    ) -> Result<(), JsValue> {
        let units: Vec<u16> = text.encode_utf16().collect();
        let piece =
            |from: usize, to: usize| String::from_utf16_lossy(units.get(from..to).unwrap_or(&[]));
        let mut at = 0;
        for range in ranges {
            if range.field != field || range.item.as_ref() != item || range.start < at {
                continue;
            }
            self.text(to, &piece(at, range.start))?;
            let mark = self.make("mark", "")?;
            mark.set_text_content(Some(&piece(range.start, range.end)));
            to.append_child(&mark)?;
            at = range.end;
        }
        self.text(to, &piece(at, units.len()))
    }

    /// What is printed stays in the language of the plan, whatever the page's is.
    fn printed(&self, element: &Element) -> Result<(), JsValue> {
        element.set_attribute("lang", &self.plan.language)
    }

    fn text(&self, to: &Element, text: &str) -> Result<(), JsValue> {
        if !text.is_empty() {
            to.append_child(&self.document.create_text_node(text))?;
        }
        Ok(())
    }

    fn make(&self, tag: &str, part: &str) -> Result<Element, JsValue> {
        let element = self.document.create_element(tag)?;
        if !part.is_empty() {
            element.set_attribute("part", part)?;
        }
        Ok(element)
    }
}

fn has(ranges: &[Range], field: &str, item: Option<&Item>) -> bool {
    ranges
        .iter()
        .any(|range| range.field == field && range.item.as_ref() == item)
}
