//! `plan.json`: reading it with every fault named, checking what no single field can see, and writing it.

use std::collections::HashSet;
use std::{fmt, io};

use serde_json::value::RawValue;
use serde_json::{Map, Value};

use super::field::Field;
use super::record::{Comparator, Plan, Source};

/// What is wrong with a plan, and where.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Fault {
    /// JSON pointer (RFC 6901).
    pub path: String,
    /// What is wrong there.
    pub message: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = if self.path.is_empty() {
            "/"
        } else {
            &self.path
        };
        write!(to, "{path}: {}", self.message)
    }
}

/// A JSON value and the way to it.
pub struct Node<'a> {
    /// The value.
    pub value: &'a Value,
    step: Step<'a>,
    parent: Option<&'a Node<'a>>,
}

enum Step<'a> {
    Root,
    Key(&'a str),
    Item(usize),
}

impl<'a> Node<'a> {
    /// An item of a list.
    pub fn item<'b>(&'b self, at: usize, value: &'b Value) -> Node<'b> {
        Node {
            value,
            step: Step::Item(at),
            parent: Some(self),
        }
    }

    /// A value of an object.
    pub fn key<'b>(&'b self, key: &'b str, value: &'b Value) -> Node<'b> {
        Node {
            value,
            step: Step::Key(key),
            parent: Some(self),
        }
    }

    fn path(&self) -> String {
        let before = self.parent.map(Node::path).unwrap_or_default();
        match self.step {
            Step::Root => before,
            Step::Key(key) => format!("{before}/{}", escape(key)),
            Step::Item(at) => format!("{before}/{at}"),
        }
    }

    fn fault(&self, message: String) -> Fault {
        Fault {
            path: self.path(),
            message,
        }
    }

    /// What was found, or the fault that `wanted` was not.
    pub fn or_fault<T>(
        &self,
        found: Option<T>,
        wanted: &str,
        faults: &mut Vec<Fault>,
    ) -> Option<T> {
        if found.is_none() {
            faults.push(self.fault(format!("must be {wanted}")));
        }
        found
    }

    /// The object at this place, which may have only these keys.
    pub fn object(&self, keys: &[&str], faults: &mut Vec<Fault>) -> Option<&'a Map<String, Value>> {
        let map = self.or_fault(self.value.as_object(), "an object", faults)?;
        for (key, value) in map {
            if !keys.iter().any(|known| plain(known) == key) {
                faults.push(self.key(key, value).fault("is not known here".to_owned()));
            }
        }
        Some(map)
    }

    /// A field of the object at this place.
    pub fn field<T: Field>(
        &self,
        map: &Map<String, Value>,
        name: &str,
        faults: &mut Vec<Fault>,
    ) -> Option<T> {
        let name = plain(name);
        match map.get(name) {
            Some(value) => T::read(&self.key(name, value), faults),
            None => {
                let absent = T::absent();
                if absent.is_none() {
                    faults.push(self.key(name, &Value::Null).fault("is missing".to_owned()));
                }
                absent
            }
        }
    }
}

/// `r#box` is how Rust spells the key `box`.
fn plain(field: &str) -> &str {
    field.strip_prefix("r#").unwrap_or(field)
}

fn escape(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

/// The line (from 1) on which the value at a JSON pointer begins in a text; of the nearest value around it where there is none.
pub fn line_of(json: &str, pointer: &str) -> usize {
    let mut at = json;
    for step in pointer.split('/').skip(1) {
        let key = step.replace("~1", "/").replace("~0", "~");
        let inner = if let Ok(map) =
            serde_json::from_str::<std::collections::HashMap<String, &RawValue>>(at)
        {
            map.get(&key).map(|raw| raw.get())
        } else if let Ok(list) = serde_json::from_str::<Vec<&RawValue>>(at) {
            key.parse::<usize>()
                .ok()
                .and_then(|n| list.get(n).map(|raw| raw.get()))
        } else {
            None
        };
        match inner {
            Some(inner) => at = inner,
            None => break,
        }
    }
    let offset = (at.as_ptr() as usize).saturating_sub(json.as_ptr() as usize);
    let before = json.get(..offset).unwrap_or_default();
    before.matches('\n').count() + 1
}

impl Plan {
    /// The version of the format this crate reads and writes.
    pub const SCHEMA: u8 = 1;

    /// Reads a plan from JSON.
    ///
    /// # Errors
    /// Every fault that was found: wrong types, missing or unknown keys, ids that are double or lead nowhere, impossible numbers.
    pub fn from_json(value: &Value) -> Result<Self, Vec<Fault>> {
        let mut faults = Vec::new();
        let root = Node {
            value,
            step: Step::Root,
            parent: None,
        };
        let plan = <Self as Field>::read(&root, &mut faults);
        if let Some(plan) = &plan {
            Check::new(plan, &mut faults).run();
        }
        match plan {
            Some(plan) if faults.is_empty() => Ok(plan),
            _ => Err(faults),
        }
    }

    /// Writes the plan as `plan.json`: a record a line, so that a change reads well in a diff.
    ///
    /// # Errors
    /// Only if a value cannot be JSON, which a plan that was read or checked never has.
    pub fn to_json(&self) -> serde_json::Result<String> {
        let text = to_json_text(self)?;
        let mut lines = Vec::new();
        for (key, value) in ordered(&text)? {
            let key = serde_json::to_string(&key)?;
            lines.push(match serde_json::from_str::<Vec<&RawValue>>(value.get()) {
                Ok(items) if !items.is_empty() => {
                    let items: Vec<String> = items.iter().map(|item| format!("  {item}")).collect();
                    format!(" {key}: [\n{}\n ]", items.join(",\n"))
                }
                _ => format!(" {key}: {value}"),
            });
        }
        Ok(format!("{{\n{}\n}}\n", lines.join(",\n")))
    }
}

/// JSON in which whole numbers are written whole: `4800`, not `4800.0`.
///
/// # Errors
/// If the value cannot be JSON.
pub fn to_json_text(value: &impl serde::Serialize) -> serde_json::Result<String> {
    struct Whole;
    impl serde_json::ser::Formatter for Whole {
        fn write_f64<W: ?Sized + io::Write>(&mut self, to: &mut W, value: f64) -> io::Result<()> {
            // Rust prints the shortest digits that read back the same, without exponent or `.0`.
            write!(to, "{value}")
        }
    }
    let mut bytes = Vec::new();
    value.serialize(&mut serde_json::Serializer::with_formatter(
        &mut bytes, Whole,
    ))?;
    String::from_utf8(bytes).map_err(serde::ser::Error::custom)
}

/// The entries of a JSON object in the order they stand in.
fn ordered(json: &str) -> serde_json::Result<Vec<(String, &RawValue)>> {
    struct Entries;
    impl<'de> serde::de::Visitor<'de> for Entries {
        type Value = Vec<(String, &'de RawValue)>;

        fn expecting(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
            to.write_str("an object")
        }

        fn visit_map<A: serde::de::MapAccess<'de>>(
            self,
            mut map: A,
        ) -> Result<Self::Value, A::Error> {
            let mut entries = Vec::new();
            while let Some(entry) = map.next_entry()? {
                entries.push(entry);
            }
            Ok(entries)
        }
    }
    serde::Deserializer::deserialize_map(&mut serde_json::Deserializer::from_str(json), Entries)
}

/// What no single field can see: ids and the order of numbers.
struct Check<'a> {
    plan: &'a Plan,
    documents: HashSet<&'a str>,
    sections: HashSet<&'a str>,
    faults: &'a mut Vec<Fault>,
}

impl<'a> Check<'a> {
    fn new(plan: &'a Plan, faults: &'a mut Vec<Fault>) -> Self {
        Self {
            plan,
            documents: plan.documents.iter().map(|d| d.id.as_str()).collect(),
            sections: plan.sections.iter().map(|s| s.id.as_str()).collect(),
            faults,
        }
    }

    fn fault(&mut self, path: String, message: &str) {
        self.faults.push(Fault {
            path,
            message: message.to_owned(),
        });
    }

    fn run(&mut self) {
        let plan = self.plan;
        if plan.schema != Plan::SCHEMA {
            self.fault("/schema".to_owned(), "must be 1");
        }
        if plan.period.from > plan.period.to {
            self.fault("/period/from".to_owned(), "lies after `to`");
        }
        let documents = plan.documents.iter();
        self.ids("documents", documents.map(|d| d.id.as_str()));
        macro_rules! sourced {
            ($($list:ident),+) => {$(
                self.ids(stringify!($list), plan.$list.iter().map(|r| r.id.as_str()));
                for (at, record) in plan.$list.iter().enumerate() {
                    self.source(&format!("/{}/{at}/source", stringify!($list)), &record.source);
                }
            )+};
        }
        sourced!(
            sections, indicators, targets, figures, projects, measures, terms, series
        );
        for (at, section) in plan.sections.iter().enumerate() {
            let path = format!("/sections/{at}");
            if let Some(parent) = &section.parent
                && (*parent == section.id || !self.sections.contains(parent.as_str()))
            {
                self.fault(format!("{path}/parent"), "names no other section");
            }
            if section.lost != section.title.is_none() {
                self.fault(
                    format!("{path}/lost"),
                    "must be true just where the title is null",
                );
            }
        }
        for (at, indicator) in plan.indicators.iter().enumerate() {
            if indicator.target.year < indicator.baseline.year {
                self.fault(
                    format!("/indicators/{at}/target/year"),
                    "lies before the year of the baseline",
                );
            }
        }
        for (at, t) in plan.targets.iter().enumerate() {
            self.span(
                &format!("/targets/{at}"),
                t.comparator,
                t.value,
                t.value_high,
            );
        }
        for (at, f) in plan.figures.iter().enumerate() {
            self.span(
                &format!("/figures/{at}"),
                f.comparator,
                f.value,
                f.value_high,
            );
        }
        for (at, project) in plan.projects.iter().enumerate() {
            for (nth, f) in project.figures.iter().enumerate() {
                let path = format!("/projects/{at}/figures/{nth}");
                self.span(&path, f.comparator, f.value, f.value_high);
            }
        }
        for (at, series) in plan.series.iter().enumerate() {
            for (nth, point) in series.points.iter().enumerate() {
                if !self.documents.contains(point.document.as_str()) {
                    let path = format!("/series/{at}/points/{nth}/document");
                    self.fault(path, "names no document");
                }
            }
        }
    }

    fn ids(&mut self, list: &str, ids: impl Iterator<Item = &'a str>) {
        let mut seen = HashSet::new();
        for (at, id) in ids.enumerate() {
            if id.is_empty() {
                self.fault(format!("/{list}/{at}/id"), "is empty");
            } else if !seen.insert(id) {
                self.fault(format!("/{list}/{at}/id"), &format!("is there twice: {id}"));
            }
        }
    }

    fn source(&mut self, path: &str, source: &Source) {
        if !self.documents.contains(source.document.as_str()) {
            self.fault(format!("{path}/document"), "names no document");
        }
        if let Some(section) = &source.section
            && !self.sections.contains(section.as_str())
        {
            self.fault(format!("{path}/section"), "names no section");
        }
    }

    fn span(&mut self, path: &str, comparator: Comparator, low: Option<f64>, high: Option<f64>) {
        let range = comparator == Comparator::Range;
        if range != high.is_some() || range && low > high {
            self.fault(
                format!("{path}/value_high"),
                "must be there for a range, and only there, and not below `value`",
            );
        }
    }
}
