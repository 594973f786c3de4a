//! A list of a packed plan as it goes out: straight from its columns, along the same table that packed it.
//!
//! One walk instead of a serialiser for each record, which weighed two kilobytes more in the page.

use std::cell::RefCell;

use serde::ser::{Serialize, SerializeMap, SerializeSeq, SerializeStruct, Serializer};

use super::field::Field;
use super::pack::Unpacker;
use super::read::Shape;
use super::record::Plan;

/// The next value of some columns. Serialised once, in the order in which it was packed.
pub struct Packed<'p, 'a> {
    shape: &'static Shape,
    at: usize,
    from: &'p RefCell<Unpacker<'a>>,
}

impl<'p, 'a> Packed<'p, 'a> {
    /// A list of records by its name in `plan.json`; `None` if a plan has no such list.
    pub fn list(name: &str, from: &'p RefCell<Unpacker<'a>>) -> Option<Self> {
        let Shape::Record(fields) = Plan::SHAPE else {
            return None;
        };
        let mut at = 0;
        for (field, shape) in *fields {
            if *field == name && matches!(shape, Shape::List(Shape::Record(_))) {
                return Some(Self { shape, at, from });
            }
            at += shape.columns();
        }
        None
    }

    fn int(&self) -> usize {
        self.from.borrow_mut().small(self.at)
    }

    /// A part of it, some columns further on.
    fn part(&self, shape: &'static Shape, further: usize) -> Self {
        let at = self.at + further;
        Self { shape, at, ..*self }
    }
}

impl Serialize for Packed<'_, '_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self.shape {
            Shape::Text => to.serialize_str(self.from.borrow_mut().text(self.at)),
            Shape::Number => to.serialize_f64(self.from.borrow_mut().number(self.at)),
            Shape::Whole(_) => to.serialize_u32(self.from.borrow_mut().step(self.at)),
            Shape::Flag => to.serialize_bool(self.int() != 0),
            Shape::Choice(words) => to.serialize_str(words.get(self.int()).unwrap_or(&"")),
            Shape::Optional(inner) => match self.int() {
                0 => to.serialize_none(),
                _ => self.part(inner, 1).serialize(to),
            },
            Shape::List(inner) => {
                let count = self.int();
                let mut list = to.serialize_seq(Some(count))?;
                for _ in 0..count {
                    list.serialize_element(&self.part(inner, 1))?;
                }
                list.end()
            }
            Shape::Names => {
                let count = self.int();
                let mut map = to.serialize_map(Some(count))?;
                for _ in 0..count {
                    map.serialize_entry(&self.part(&Shape::Text, 1), &self.part(&Shape::Text, 2))?;
                }
                map.end()
            }
            Shape::Record(fields) => {
                // As a struct, for serde-wasm-bindgen makes a JavaScript string of each of its keys but once.
                let mut record = to.serialize_struct("", fields.len())?;
                let mut further = 0;
                for (name, shape) in *fields {
                    record.serialize_field(name, &self.part(shape, further))?;
                    further += shape.columns();
                }
                record.end()
            }
        }
    }
}
