//! Reading a plan from JSON: one function walks a table of what each field may be, and packs what it finds.
//!
//! A reader for each record would weigh five times as much in the page, and serde would name the first fault only.

use serde_json::Value;

use super::json::Fault;
use super::pack::Packer;

/// Most faults that are named: who brings a million does not read them, and they would take the page's memory.
const MOST_FAULTS: usize = 1000;

/// What a field may be in JSON.
pub enum Shape {
    /// A text.
    Text,
    /// A finite number.
    Number,
    /// A whole number from 0 up to this.
    Whole(u32),
    /// True or false.
    Flag,
    /// One of these words.
    Choice(&'static [&'static str]),
    /// This or null, which a missing key means as well.
    Optional(&'static Shape),
    /// A list of these, empty where the key is missing.
    List(&'static Shape),
    /// An object of texts, empty where the key is missing.
    Names,
    /// An object with these keys.
    Record(&'static [(&'static str, &'static Shape)]),
}

impl Shape {
    /// How many columns it takes when it is packed.
    pub const fn columns(&self) -> usize {
        match self {
            Self::Optional(inner) | Self::List(inner) => 1 + inner.columns(),
            Self::Names => 3,
            Self::Record(fields) => {
                let (mut sum, mut rest) = (0, *fields);
                while let [(_, shape), others @ ..] = rest {
                    sum += shape.columns();
                    rest = others;
                }
                sum
            }
            _ => 1,
        }
    }
}

/// A JSON value: serde's natively, the host's own in the page, so that no second parser is shipped.
pub trait Json: Sized {
    /// Whether it is null.
    fn is_null(&self) -> bool;
    /// The text it is.
    fn text(&self) -> Option<String>;
    /// The number it is.
    fn number(&self) -> Option<f64>;
    /// The truth value it is.
    fn flag(&self) -> Option<bool>;
    /// The items of the list it is.
    fn items(&self) -> Option<Vec<Self>>;
    /// The entries of the object it is.
    fn entries(&self) -> Option<Vec<(String, Self)>>;
}

impl Json for &Value {
    fn is_null(&self) -> bool {
        Value::is_null(self)
    }

    fn text(&self) -> Option<String> {
        self.as_str().map(str::to_owned)
    }

    fn number(&self) -> Option<f64> {
        self.as_f64()
    }

    fn flag(&self) -> Option<bool> {
        self.as_bool()
    }

    fn items(&self) -> Option<Vec<Self>> {
        Some(self.as_array()?.iter().collect())
    }

    fn entries(&self) -> Option<Vec<(String, Self)>> {
        let entries = self.as_object()?.iter();
        Some(entries.map(|(key, value)| (key.clone(), value)).collect())
    }
}

/// Packs a JSON value of this shape, or says all that is wrong with it.
pub fn pack(value: &impl Json, shape: &Shape) -> Result<Vec<u8>, Vec<Fault>> {
    let mut reader = Reader::default();
    reader.read(value, shape, 0);
    let Reader { out, faults, .. } = reader;
    faults.or(())?;
    Ok(out.finish(shape.columns()))
}

/// Collects faults, up to a number that somebody might read.
#[derive(Default)]
pub struct Faults(Vec<Fault>);

impl Faults {
    /// Adds one.
    pub fn add(&mut self, path: String, message: String) {
        if self.0.len() < MOST_FAULTS {
            self.0.push(Fault { path, message });
        }
    }

    /// `value` if there are none.
    pub fn or<T>(self, value: T) -> Result<T, Vec<Fault>> {
        if self.0.is_empty() {
            Ok(value)
        } else {
            Err(self.0)
        }
    }
}

#[derive(Default)]
struct Reader {
    out: Packer,
    faults: Faults,
    /// JSON pointer to the value at hand.
    path: String,
}

impl Reader {
    /// Reads a value into the columns from `at` on. After a fault the columns mean nothing.
    fn read<J: Json>(&mut self, value: &J, shape: &Shape, at: usize) {
        match shape {
            Shape::Text => match value.text() {
                Some(text) => self.out.text(at, &text),
                None => self.wrong("must be a text"),
            },
            Shape::Number => match value.number().filter(|number| number.is_finite()) {
                Some(number) => self.out.number(at, number),
                None => self.wrong("must be a finite number"),
            },
            Shape::Whole(most) => match value.number() {
                Some(number)
                    if number.fract() == 0.0 && (0.0..=f64::from(*most)).contains(&number) =>
                {
                    self.out.step(at, number as u32);
                }
                _ => self.wrong(&format!("must be a whole number from 0 to {most}")),
            },
            Shape::Flag => match value.flag() {
                Some(flag) => self.out.int(at, u64::from(flag)),
                None => self.wrong("must be true or false"),
            },
            Shape::Choice(words) => {
                let found = value.text();
                match words
                    .iter()
                    .position(|word| Some(*word) == found.as_deref())
                {
                    Some(place) => self.out.int(at, place as u64),
                    None => {
                        let mut message = "must be one of".to_owned();
                        for word in *words {
                            message.push(' ');
                            message.push_str(word);
                        }
                        self.wrong(&message);
                    }
                }
            }
            Shape::Optional(inner) => {
                let there = !value.is_null();
                self.out.int(at, u64::from(there));
                if there {
                    self.read(value, inner, at + 1);
                }
            }
            Shape::List(inner) => {
                let Some(items) = value.items() else {
                    return self.wrong("must be a list");
                };
                self.out.int(at, items.len() as u64);
                for (place, item) in items.iter().enumerate() {
                    self.inside(&place.to_string(), |reader| {
                        reader.read(item, inner, at + 1)
                    });
                }
            }
            Shape::Names => {
                let Some(entries) = value.entries() else {
                    return self.wrong("must be an object");
                };
                self.out.int(at, entries.len() as u64);
                for (key, text) in &entries {
                    self.out.text(at + 1, key);
                    self.inside(key, |reader| reader.read(text, &Shape::Text, at + 2));
                }
            }
            Shape::Record(fields) => {
                let Some(entries) = value.entries() else {
                    return self.wrong("must be an object");
                };
                for (key, _) in &entries {
                    if fields.iter().all(|(known, _)| known != key) {
                        self.inside(key, |reader| reader.wrong("is not known here"));
                    }
                }
                let mut at = at;
                for (name, shape) in *fields {
                    let found = entries.iter().find(|(key, _)| key == name);
                    if self.path.is_empty() {
                        self.out.first = at;
                    }
                    self.inside(name, |reader| match (found, shape) {
                        (Some((_, value)), _) => reader.read(value, shape, at),
                        (None, Shape::Optional(_) | Shape::List(_) | Shape::Names) => {
                            reader.out.int(at, 0)
                        }
                        (None, _) => reader.wrong("is missing"),
                    });
                    at += shape.columns();
                }
            }
        }
    }

    /// Takes a step on the path for the time of `work`.
    fn inside(&mut self, step: &str, work: impl FnOnce(&mut Self)) {
        let length = self.path.len();
        self.path.push('/');
        for char in step.chars() {
            match char {
                '~' => self.path.push_str("~0"),
                '/' => self.path.push_str("~1"),
                other => self.path.push(other),
            }
        }
        work(self);
        self.path.truncate(length);
    }

    fn wrong(&mut self, message: &str) {
        self.faults.add(self.path.clone(), message.to_owned());
    }
}
