//! What goes out, as plain objects: to JavaScript by serde-wasm-bindgen, to a terminal by serde_json.
//!
//! Every answer is made into one kind of value, and that serialises. A derived serialiser for each kind of answer weighed
//! a kilobyte more in a page.

use serde::ser::{Serialize, SerializeStruct, Serializer};

/// A value that goes out.
pub enum Out<'a> {
    /// Nothing is known.
    Null,
    /// Yes or no.
    Flag(bool),
    /// A count, a year, a rank.
    Whole(i64),
    /// A number.
    Number(f64),
    /// A text.
    Text(&'a str),
    /// A list.
    List(Vec<Out<'a>>),
    /// An object: the names of its fields, with spaces between, and what they are. The last may have none.
    Record(&'static str, Vec<Out<'a>>),
}

impl Serialize for Out<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => to.serialize_none(),
            Self::Flag(flag) => to.serialize_bool(*flag),
            Self::Whole(number) => to.serialize_i64(*number),
            Self::Number(number) => to.serialize_f64(*number),
            Self::Text(text) => to.serialize_str(text),
            Self::List(items) => to.collect_seq(items),
            Self::Record(keys, values) => {
                // As a struct, for serde-wasm-bindgen makes a JavaScript string of each of its keys but once.
                let mut record = to.serialize_struct("", values.len())?;
                for (key, value) in keys.split(' ').zip(values) {
                    record.serialize_field(key, value)?;
                }
                record.end()
            }
        }
    }
}

impl From<&bool> for Out<'_> {
    fn from(flag: &bool) -> Self {
        Self::Flag(*flag)
    }
}

impl From<&i32> for Out<'_> {
    fn from(number: &i32) -> Self {
        Self::Whole((*number).into())
    }
}

impl From<&u16> for Out<'_> {
    fn from(number: &u16) -> Self {
        Self::Whole((*number).into())
    }
}

impl From<&usize> for Out<'_> {
    fn from(number: &usize) -> Self {
        Self::Whole(i64::try_from(*number).unwrap_or(i64::MAX))
    }
}

impl From<&u64> for Out<'_> {
    fn from(number: &u64) -> Self {
        Self::Whole(i64::try_from(*number).unwrap_or(i64::MAX))
    }
}

impl From<&f64> for Out<'_> {
    fn from(number: &f64) -> Self {
        Self::Number(*number)
    }
}

impl<'a> From<&'a String> for Out<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(text)
    }
}

impl<'a> From<&&'a str> for Out<'a> {
    fn from(text: &&'a str) -> Self {
        Self::Text(text)
    }
}

impl<'a, T> From<&'a Option<T>> for Out<'a>
where
    &'a T: Into<Self>,
{
    fn from(value: &'a Option<T>) -> Self {
        value.as_ref().map_or(Self::Null, Into::into)
    }
}

impl<'a, T> From<&'a Vec<T>> for Out<'a>
where
    &'a T: Into<Self>,
{
    fn from(items: &'a Vec<T>) -> Self {
        Self::List(items.iter().map(Into::into).collect())
    }
}

/// How a type goes out: the names of its fields, each with the field it is made of, or the word that stands for it.
///
/// All of its fields, or it does not compile; `but` names those that stay.
macro_rules! out {
    ($type:ident: $($key:literal $field:ident),+ $(,)? $(; but $($stays:ident),+)?) => {
        impl<'a> From<&'a $type> for $crate::out::Out<'a> {
            fn from(value: &'a $type) -> Self {
                let $type { $($field,)+ $($($stays: _,)+)? } = value;
                Self::Record(concat!($($key, " "),+), vec![$($field.into()),+])
            }
        }

        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                <$crate::out::Out<'_> as From<&$type>>::from(self).serialize(to)
            }
        }
    };
    ($($type:ty),+) => {$(
        impl From<&$type> for $crate::out::Out<'_> {
            fn from(value: &$type) -> Self {
                Self::Text(value.as_str())
            }
        }
    )+};
}

pub(crate) use out;
