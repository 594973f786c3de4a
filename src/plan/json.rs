//! `plan.json`: reading it with every fault named, and writing it.

use std::{fmt, io};

use serde_json::Value;
use serde_json::value::RawValue;

use super::check;
use super::field::Field;
use super::read::{self, Faults, Json};
use super::record::Plan;

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
    /// Every fault that was found, up to a thousand: wrong types, missing or unknown keys, ids that are double or lead
    /// nowhere, impossible numbers.
    pub fn from_json(value: &Value) -> Result<Self, Vec<Fault>> {
        Self::read(&value).map(|(plan, _)| plan)
    }

    /// The packed form of a plan in JSON: what the wasm carries.
    ///
    /// # Errors
    /// As [`Plan::from_json`], but for what a whole plan shows.
    pub fn pack(value: &Value) -> Result<Vec<u8>, Vec<Fault>> {
        read::pack(&value, Self::SHAPE)
    }

    /// Reads a plan from whatever holds JSON; answers its packed form too.
    pub(crate) fn read(value: &impl Json) -> Result<(Self, Vec<u8>), Vec<Fault>> {
        let packed = read::pack(value, Self::SHAPE)?;
        let mut faults = Faults::default();
        match Self::unpack(&packed) {
            Some(plan) => {
                check::check(&plan, &mut faults);
                faults.or((plan, packed))
            }
            // What was packed a moment ago unpacks; if it did not, the plan would be refused and nothing worse.
            None => Err(vec![Fault {
                path: String::new(),
                message: "cannot be kept".to_owned(),
            }]),
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
