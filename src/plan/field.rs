//! What every field of a record can do, and the two macros that make records and choices of fields.
//!
//! One declaration of a record gives its type, its JSON form and its packed form, so that the three cannot drift apart.

use std::collections::BTreeMap;

use super::json::{Fault, Node};
use super::pack::{Packer, Unpacker};

/// A value that can be packed column by column and read from JSON.
pub trait Field: Sized {
    /// Writes one column: this field of every record of a list.
    fn pack(column: &[&Self], out: &mut Packer);

    /// Reads back a column of `count` values; `None` if the bytes are not what [`Field::pack`] wrote.
    fn unpack(count: usize, from: &mut Unpacker<'_>) -> Option<Vec<Self>>;

    /// Reads a value; adds what is wrong to `faults` and answers `None`.
    fn read(node: &Node<'_>, faults: &mut Vec<Fault>) -> Option<Self>;

    /// What a missing key means; `None` if it must be there.
    fn absent() -> Option<Self> {
        None
    }
}

impl Field for String {
    fn pack(column: &[&Self], out: &mut Packer) {
        let mut last = "";
        for text in column {
            // Neighbours often share their document, box or category.
            if text.as_str() == last && !last.is_empty() {
                out.int(0);
            } else {
                out.int(text.len() as u64 + 1);
                out.text(text);
            }
            last = text;
        }
    }

    fn unpack(count: usize, from: &mut Unpacker<'_>) -> Option<Vec<Self>> {
        let mut last = "";
        (0..count)
            .map(|_| {
                match from.int()? {
                    0 => {}
                    length => last = from.text(usize::try_from(length - 1).ok()?)?,
                }
                Some(last.to_owned())
            })
            .collect()
    }

    fn read(node: &Node<'_>, faults: &mut Vec<Fault>) -> Option<Self> {
        let found = node.value.as_str().map(str::to_owned);
        node.or_fault(found, "a text", faults)
    }
}

impl Field for f64 {
    fn pack(column: &[&Self], out: &mut Packer) {
        column.iter().for_each(|value| out.number(**value));
    }

    fn unpack(count: usize, from: &mut Unpacker<'_>) -> Option<Vec<Self>> {
        (0..count).map(|_| from.number()).collect()
    }

    fn read(node: &Node<'_>, faults: &mut Vec<Fault>) -> Option<Self> {
        let found = node.value.as_f64().filter(|value| value.is_finite());
        node.or_fault(found, "a finite number", faults)
    }
}

macro_rules! whole_number {
    ($type:ty) => {
        impl Field for $type {
            fn pack(column: &[&Self], out: &mut Packer) {
                column.iter().for_each(|value| out.int(u64::from(**value)));
            }

            fn unpack(count: usize, from: &mut Unpacker<'_>) -> Option<Vec<Self>> {
                (0..count)
                    .map(|_| <$type>::try_from(from.int()?).ok())
                    .collect()
            }

            fn read(node: &Node<'_>, faults: &mut Vec<Fault>) -> Option<Self> {
                let found = node.value.as_u64().and_then(|n| <$type>::try_from(n).ok());
                let wanted = concat!("a whole number that fits ", stringify!($type));
                node.or_fault(found, wanted, faults)
            }
        }
    };
}
whole_number!(u8);
whole_number!(u16);
whole_number!(u32);

impl Field for bool {
    fn pack(column: &[&Self], out: &mut Packer) {
        column.iter().for_each(|value| out.int(u64::from(**value)));
    }

    fn unpack(count: usize, from: &mut Unpacker<'_>) -> Option<Vec<Self>> {
        (0..count).map(|_| Some(from.int()? != 0)).collect()
    }

    fn read(node: &Node<'_>, faults: &mut Vec<Fault>) -> Option<Self> {
        node.or_fault(node.value.as_bool(), "true or false", faults)
    }
}

impl<T: Field> Field for Option<T> {
    fn pack(column: &[&Self], out: &mut Packer) {
        column
            .iter()
            .for_each(|value| out.int(u64::from(value.is_some())));
        let there: Vec<&T> = column.iter().filter_map(|value| value.as_ref()).collect();
        T::pack(&there, out);
    }

    fn unpack(count: usize, from: &mut Unpacker<'_>) -> Option<Vec<Self>> {
        let flags = bool::unpack(count, from)?;
        let there = flags.iter().filter(|flag| **flag).count();
        let mut values = T::unpack(there, from)?.into_iter();
        flags
            .into_iter()
            .map(|flag| match flag {
                true => values.next().map(Some),
                false => Some(None),
            })
            .collect()
    }

    fn read(node: &Node<'_>, faults: &mut Vec<Fault>) -> Option<Self> {
        match node.value {
            serde_json::Value::Null => Some(None),
            _ => T::read(node, faults).map(Some),
        }
    }

    fn absent() -> Option<Self> {
        Some(None)
    }
}

impl<T: Field> Field for Vec<T> {
    fn pack(column: &[&Self], out: &mut Packer) {
        column.iter().for_each(|list| out.int(list.len() as u64));
        let items: Vec<&T> = column.iter().flat_map(|list| list.iter()).collect();
        T::pack(&items, out);
    }

    fn unpack(count: usize, from: &mut Unpacker<'_>) -> Option<Vec<Self>> {
        let lengths = u32::unpack(count, from)?;
        let total = lengths.iter().map(|length| *length as usize).sum();
        let mut items = T::unpack(total, from)?.into_iter();
        Some(
            lengths
                .into_iter()
                .map(|length| items.by_ref().take(length as usize).collect())
                .collect(),
        )
    }

    fn read(node: &Node<'_>, faults: &mut Vec<Fault>) -> Option<Self> {
        let list = node.or_fault(node.value.as_array(), "a list", faults)?;
        // Every item is read, so that one fault does not hide the next.
        let items: Vec<Option<T>> = list
            .iter()
            .enumerate()
            .map(|(at, value)| T::read(&node.item(at, value), faults))
            .collect();
        items.into_iter().collect()
    }

    fn absent() -> Option<Self> {
        Some(Vec::new())
    }
}

impl Field for BTreeMap<String, String> {
    fn pack(column: &[&Self], out: &mut Packer) {
        let split: Vec<(Vec<String>, Vec<String>)> = column
            .iter()
            .map(|map| map.iter().map(|(k, v)| (k.clone(), v.clone())).unzip())
            .collect();
        Vec::pack(&split.iter().map(|(keys, _)| keys).collect::<Vec<_>>(), out);
        Vec::pack(
            &split.iter().map(|(_, texts)| texts).collect::<Vec<_>>(),
            out,
        );
    }

    fn unpack(count: usize, from: &mut Unpacker<'_>) -> Option<Vec<Self>> {
        let keys = Vec::<String>::unpack(count, from)?;
        let texts = Vec::<String>::unpack(count, from)?;
        let pairs = keys.into_iter().zip(texts);
        Some(pairs.map(|(k, v)| k.into_iter().zip(v).collect()).collect())
    }

    fn read(node: &Node<'_>, faults: &mut Vec<Fault>) -> Option<Self> {
        let map = node.or_fault(node.value.as_object(), "an object", faults)?;
        let pairs: Vec<Option<(String, String)>> = map
            .iter()
            .map(|(key, value)| {
                let text = String::read(&node.key(key, value), faults)?;
                Some((key.clone(), text))
            })
            .collect();
        pairs.into_iter().collect()
    }

    fn absent() -> Option<Self> {
        Some(Self::new())
    }
}

/// Declares a record: a struct whose fields are [`Field`]s.
macro_rules! record {
    ($(#[$about:meta])* pub struct $name:ident {
        $($(#[$field_about:meta])* pub $field:ident: $type:ty,)+
    }) => {
        $(#[$about])*
        #[derive(Debug, Clone, PartialEq, serde::Serialize)]
        pub struct $name { $($(#[$field_about])* pub $field: $type,)+ }

        impl $crate::plan::field::Field for $name {
            fn pack(column: &[&Self], out: &mut $crate::plan::pack::Packer) {
                $(<$type>::pack(&column.iter().map(|row| &row.$field).collect::<Vec<_>>(), out);)+
            }

            fn unpack(count: usize, from: &mut $crate::plan::pack::Unpacker<'_>) -> Option<Vec<Self>> {
                $(let mut $field = <$type>::unpack(count, from)?.into_iter();)+
                (0..count).map(|_| Some(Self { $($field: $field.next()?,)+ })).collect()
            }

            fn read(
                node: &$crate::plan::json::Node<'_>,
                faults: &mut Vec<$crate::plan::json::Fault>,
            ) -> Option<Self> {
                let map = node.object(&[$(stringify!($field)),+], faults)?;
                $(let $field = node.field::<$type>(map, stringify!($field), faults);)+
                Some(Self { $($field: $field?,)+ })
            }
        }
    };
}

/// Declares a choice: an enum that is one of a few words in JSON.
macro_rules! choice {
    ($(#[$about:meta])* pub enum $name:ident {
        $($(#[$variant_about:meta])* $variant:ident = $word:literal,)+
    }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$variant_about])* $variant,)+ }

        impl $name {
            /// All of them, in their order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word that stands for it.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }

            /// What a word stands for.
            pub fn parse(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$variant),)+ _ => None }
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.serialize_str(self.as_str())
            }
        }

        impl $crate::plan::field::Field for $name {
            fn pack(column: &[&Self], out: &mut $crate::plan::pack::Packer) {
                column.iter().for_each(|choice| out.int(**choice as u64));
            }

            fn unpack(count: usize, from: &mut $crate::plan::pack::Unpacker<'_>) -> Option<Vec<Self>> {
                (0..count)
                    .map(|_| Self::ALL.get(usize::try_from(from.int()?).ok()?).copied())
                    .collect()
            }

            fn read(
                node: &$crate::plan::json::Node<'_>,
                faults: &mut Vec<$crate::plan::json::Fault>,
            ) -> Option<Self> {
                let found = node.value.as_str().and_then(Self::parse);
                node.or_fault(found, concat!("one of", $(" ", $word),+), faults)
            }
        }
    };
}

pub(crate) use {choice, record};
