//! What every field of a record can do, and the two macros that make records and choices of fields.
//!
//! One declaration of a record gives its type, its JSON form and its packed form, so that the three cannot drift apart.

use std::collections::BTreeMap;

use super::json::{Fault, Node};
use super::pack::{Packer, Unpacker};

/// A value that can be packed into columns and read from JSON.
///
/// Every leaf of a record has a column of its own, so that like stands beside like and compresses well; but a record is
/// packed and unpacked in one go, which takes a quarter of the code that going column by column would.
pub trait Field: Sized {
    /// How many columns it takes.
    const COLUMNS: usize = 1;

    /// Adds the value to the columns from `at` on.
    fn pack(&self, at: usize, out: &mut Packer);

    /// Takes the next value from the columns from `at` on; `None` if they are not what [`Field::pack`] wrote.
    fn unpack(at: usize, from: &mut Unpacker<'_>) -> Option<Self>;

    /// Reads a value; adds what is wrong to `faults` and answers `None`.
    fn read(node: &Node<'_>, faults: &mut Vec<Fault>) -> Option<Self>;

    /// What a missing key means; `None` if it must be there.
    fn absent() -> Option<Self> {
        None
    }
}

impl Field for String {
    fn pack(&self, at: usize, out: &mut Packer) {
        out.text(at, self);
    }

    fn unpack(at: usize, from: &mut Unpacker<'_>) -> Option<Self> {
        from.text(at)
    }

    fn read(node: &Node<'_>, faults: &mut Vec<Fault>) -> Option<Self> {
        let found = node.value.as_str().map(str::to_owned);
        node.or_fault(found, "a text", faults)
    }
}

impl Field for f64 {
    fn pack(&self, at: usize, out: &mut Packer) {
        out.number(at, *self);
    }

    fn unpack(at: usize, from: &mut Unpacker<'_>) -> Option<Self> {
        from.number(at)
    }

    fn read(node: &Node<'_>, faults: &mut Vec<Fault>) -> Option<Self> {
        let found = node.value.as_f64().filter(|value| value.is_finite());
        node.or_fault(found, "a finite number", faults)
    }
}

macro_rules! whole_number {
    ($type:ty) => {
        impl Field for $type {
            fn pack(&self, at: usize, out: &mut Packer) {
                out.int(at, u64::from(*self));
            }

            fn unpack(at: usize, from: &mut Unpacker<'_>) -> Option<Self> {
                <$type>::try_from(from.int(at)?).ok()
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
    fn pack(&self, at: usize, out: &mut Packer) {
        out.int(at, u64::from(*self));
    }

    fn unpack(at: usize, from: &mut Unpacker<'_>) -> Option<Self> {
        Some(from.int(at)? != 0)
    }

    fn read(node: &Node<'_>, faults: &mut Vec<Fault>) -> Option<Self> {
        node.or_fault(node.value.as_bool(), "true or false", faults)
    }
}

impl<T: Field> Field for Option<T> {
    const COLUMNS: usize = 1 + T::COLUMNS;

    fn pack(&self, at: usize, out: &mut Packer) {
        out.int(at, u64::from(self.is_some()));
        if let Some(value) = self {
            value.pack(at + 1, out);
        }
    }

    fn unpack(at: usize, from: &mut Unpacker<'_>) -> Option<Self> {
        match from.int(at)? {
            0 => Some(None),
            _ => T::unpack(at + 1, from).map(Some),
        }
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
    const COLUMNS: usize = 1 + T::COLUMNS;

    fn pack(&self, at: usize, out: &mut Packer) {
        out.int(at, self.len() as u64);
        self.iter().for_each(|item| item.pack(at + 1, out));
    }

    fn unpack(at: usize, from: &mut Unpacker<'_>) -> Option<Self> {
        // A count that lies runs into the end of its column.
        let mut items = Vec::new();
        for _ in 0..from.int(at)? {
            items.push(T::unpack(at + 1, from)?);
        }
        Some(items)
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
    const COLUMNS: usize = 3;

    fn pack(&self, at: usize, out: &mut Packer) {
        out.int(at, self.len() as u64);
        for (key, text) in self {
            out.text(at + 1, key);
            out.text(at + 2, text);
        }
    }

    fn unpack(at: usize, from: &mut Unpacker<'_>) -> Option<Self> {
        let mut map = Self::new();
        for _ in 0..from.int(at)? {
            map.insert(from.text(at + 1)?, from.text(at + 2)?);
        }
        Some(map)
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

/// The first column of a field; moves on to the one after its last.
pub fn next<T: Field>(at: &mut usize) -> usize {
    let first = *at;
    *at += T::COLUMNS;
    first
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
            const COLUMNS: usize = 0 $(+ <$type as $crate::plan::field::Field>::COLUMNS)+;

            fn pack(&self, mut at: usize, out: &mut $crate::plan::pack::Packer) {
                $(self.$field.pack($crate::plan::field::next::<$type>(&mut at), out);)+
            }

            fn unpack(mut at: usize, from: &mut $crate::plan::pack::Unpacker<'_>) -> Option<Self> {
                // Written in the order of the fields, so read in it.
                Some(Self { $($field: {
                    let at = $crate::plan::field::next::<$type>(&mut at);
                    <$type as $crate::plan::field::Field>::unpack(at, from)?
                },)+ })
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
            fn pack(&self, at: usize, out: &mut $crate::plan::pack::Packer) {
                out.int(at, *self as u64);
            }

            fn unpack(at: usize, from: &mut $crate::plan::pack::Unpacker<'_>) -> Option<Self> {
                Self::ALL.get(usize::try_from(from.int(at)?).ok()?).copied()
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
