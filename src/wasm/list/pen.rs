//! Builds elements one inside the other. Text goes in as text; nothing is parsed.

use wasm_bindgen::JsValue;
use web_sys::{Document, Element};

/// Writes at the end of the element that was opened last.
///
/// A failure is kept, and nothing is written after it: so what is built reads as what it will be, and no piece of it
/// has to be taken apart at every step that could fail.
pub struct Pen {
    document: Document,
    open: Vec<Element>,
    failed: Option<JsValue>,
}

impl Pen {
    /// A pen that makes elements of a document.
    pub fn new(document: Document) -> Self {
        Self {
            document,
            open: Vec::new(),
            failed: None,
        }
    }

    /// Opens an element: inside the one that is open, or by itself.
    pub fn open(&mut self, tag: &str, part: &str) {
        let made = self.document.create_element(tag);
        if let Some(made) = self.check(made) {
            if let Some(around) = self.open.last() {
                let done = around.append_child(&made).map(drop);
                self.check(done);
            }
            self.open.push(made);
            if !part.is_empty() {
                self.attribute("part", part);
            }
        }
    }

    /// Sets an attribute of the open element.
    pub fn attribute(&mut self, name: &str, value: &str) {
        let done = self.open.last().map(|last| last.set_attribute(name, value));
        self.check(done.unwrap_or(Ok(())));
    }

    /// Adds text to the open element.
    pub fn text(&mut self, text: &str) {
        if let Some(last) = self.open.last().filter(|_| !text.is_empty()) {
            let node = self.document.create_text_node(text);
            let done = last.append_child(&node).map(drop);
            self.check(done);
        }
    }

    /// Opens, fills and closes an element.
    pub fn whole(&mut self, tag: &str, part: &str, text: &str) {
        self.open(tag, part);
        self.text(text);
        self.close();
    }

    /// Closes the element that was opened last.
    pub fn close(&mut self) {
        if self.failed.is_none() {
            self.open.pop();
        }
    }

    /// Closes the element that was opened first, and hands it over.
    pub fn take(&mut self) -> Result<Element, JsValue> {
        let made = self.open.drain(..).next();
        match self.failed.take() {
            Some(failed) => Err(failed),
            None => made.ok_or(JsValue::NULL),
        }
    }

    /// Whether the open element has anything in it.
    pub fn has_written(&self) -> bool {
        self.open.last().is_some_and(|last| last.has_child_nodes())
    }

    fn check<T>(&mut self, done: Result<T, JsValue>) -> Option<T> {
        match done {
            Ok(done) if self.failed.is_none() => return Some(done),
            Err(error) if self.failed.is_none() => self.failed = Some(error),
            _ => {}
        }
        None
    }
}
