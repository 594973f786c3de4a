//! What every field of a record can do, and the two macros that make records and choices of fields.
//!
//! One declaration of a record gives its type, its JSON form and its packed form, so that the three cannot drift apart.

use super::pack::Unpacker;
use super::read::Shape;

/// A value that stands in JSON in a known shape, and packed in columns.
///
/// Every leaf of a record has columns of its own, so that like stands beside like and compresses well; but a record is
/// packed and unpacked in one go, which takes a quarter of the code that going column by column would.
///
/// Unpacking never stops half-way: where the columns hold no value a default stands in, and [`Unpacker::broken`] says so at
/// the end. So no half-made record is ever taken apart, and the code for that is not in the wasm.
pub trait Field: Default {
    /// What it may be in JSON, and with it which columns it takes.
    const SHAPE: &'static Shape;

    /// Takes the next value from the columns from `at` on.
    fn unpack(at: usize, from: &mut Unpacker<'_>) -> Self;

    /// JSON Schema of it.
    #[cfg(feature = "import")]
    fn schema() -> serde_json::Value {
        super::schema::of(Self::SHAPE)
    }
}

impl Field for String {
    const SHAPE: &'static Shape = &Shape::Text;

    fn unpack(at: usize, from: &mut Unpacker<'_>) -> Self {
        from.text(at).to_owned()
    }
}

impl Field for f64 {
    const SHAPE: &'static Shape = &Shape::Number;

    fn unpack(at: usize, from: &mut Unpacker<'_>) -> Self {
        from.number(at)
    }
}

macro_rules! whole_number {
    ($($type:ty),+) => {$(
        impl Field for $type {
            const SHAPE: &'static Shape = &Shape::Whole(<$type>::MAX as u32);

            fn unpack(at: usize, from: &mut Unpacker<'_>) -> Self {
                from.step(at)
            }
        }
    )+};
}
whole_number!(u8, u16, u32);

impl Field for bool {
    const SHAPE: &'static Shape = &Shape::Flag;

    fn unpack(at: usize, from: &mut Unpacker<'_>) -> Self {
        from.int(at) != 0
    }
}

impl<T: Field> Field for Option<T> {
    const SHAPE: &'static Shape = &Shape::Optional(T::SHAPE);

    #[cfg(feature = "import")]
    fn schema() -> serde_json::Value {
        serde_json::json!({"anyOf": [T::schema(), {"type": "null"}]})
    }

    fn unpack(at: usize, from: &mut Unpacker<'_>) -> Self {
        match from.int(at) {
            0 => None,
            _ => Some(T::unpack(at + 1, from)),
        }
    }
}

impl<T: Field> Field for Vec<T> {
    const SHAPE: &'static Shape = &Shape::List(T::SHAPE);

    #[cfg(feature = "import")]
    fn schema() -> serde_json::Value {
        serde_json::json!({"type": "array", "items": T::schema()})
    }

    fn unpack(at: usize, from: &mut Unpacker<'_>) -> Self {
        let mut items = Self::new();
        let mut left = from.int(at);
        // A count that lies runs into the end of its column.
        while left > 0 && !from.broken {
            items.push(T::unpack(at + 1, from));
            left -= 1;
        }
        items
    }
}

/// The first column of a field; moves on to the one after its last.
pub fn next<T: Field>(at: &mut usize) -> usize {
    let first = *at;
    *at += const { T::SHAPE.columns() };
    first
}

/// `r#box` is how Rust spells the key `box`.
pub const fn plain(field: &str) -> &str {
    match field.as_bytes() {
        [b'r', b'#', ..] => field.split_at(2).1,
        _ => field,
    }
}

/// Declares a record: a struct whose fields are [`Field`]s.
macro_rules! record {
    ($(#[doc = $about:literal])* pub struct $name:ident {
        $($(#[doc = $field_about:literal])* pub $field:ident: $type:ty,)+
    }) => {
        $(#[doc = $about])*
        #[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
        pub struct $name { $($(#[doc = $field_about])* pub $field: $type,)+ }

        impl $crate::plan::field::Field for $name {
            const SHAPE: &'static $crate::plan::read::Shape = &$crate::plan::read::Shape::Record(&[
                $(($crate::plan::field::plain(stringify!($field)), <$type as $crate::plan::field::Field>::SHAPE),)+
            ]);

            fn unpack(mut at: usize, from: &mut $crate::plan::pack::Unpacker<'_>) -> Self {
                // Written in the order of the fields, so read in it.
                Self { $($field: {
                    let at = $crate::plan::field::next::<$type>(&mut at);
                    <$type as $crate::plan::field::Field>::unpack(at, from)
                },)+ }
            }

            #[cfg(feature = "import")]
            fn schema() -> serde_json::Value {
                $crate::plan::schema::record(Self::SHAPE, concat!($($about),*), vec![$((
                    $crate::plan::field::plain(stringify!($field)),
                    concat!($($field_about),*),
                    <$type as $crate::plan::field::Field>::schema(),
                )),+])
            }
        }
    };
}

/// Declares a choice: an enum that is one of a few words in JSON.
macro_rules! choice {
    ($(#[doc = $about:literal])* pub enum $name:ident {
        $($(#[doc = $variant_about:literal])* $variant:ident = $word:literal,)+
    }) => {
        $(#[doc = $about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[doc = $variant_about])* $variant,)+ }

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

        impl Default for $name {
            fn default() -> Self {
                Self::ALL[0]
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.serialize_str(self.as_str())
            }
        }

        impl $crate::plan::field::Field for $name {
            const SHAPE: &'static $crate::plan::read::Shape =
                &$crate::plan::read::Shape::Choice(&[$($word),+]);

            fn unpack(at: usize, from: &mut $crate::plan::pack::Unpacker<'_>) -> Self {
                from.choice(at, Self::ALL)
            }

            #[cfg(feature = "import")]
            fn schema() -> serde_json::Value {
                $crate::plan::schema::choice(&[$(($word, concat!($($variant_about),*))),+])
            }
        }
    };
}

pub(crate) use {choice, record};
