//! Names in several languages.

use std::ops::Deref;

use serde::ser::{Serialize, Serializer};

use super::field::Field;
use super::pack::Unpacker;
use super::read::Shape;

/// Language tag → a name in that language, sorted by tag. Ours, from curation; `name` is the printed one.
///
/// Two or three pairs: a tree for them would weigh six kilobytes in a page.
///
/// ```
/// use plan_widgets::plan::Names;
/// let names = Names::from_iter([("en".to_owned(), "Homes".to_owned())]);
/// assert_eq!(names.get("en").map(String::as_str), Some("Homes"));
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Names(Vec<(String, String)>);

impl Names {
    /// The name in a language.
    pub fn get(&self, language: &str) -> Option<&String> {
        let mut pairs = self.0.iter();
        pairs.find(|(tag, _)| tag == language).map(|(_, name)| name)
    }

    /// Adds a name, in the place of one that is there.
    pub fn insert(&mut self, language: String, name: String) {
        let at = self.0.partition_point(|(tag, _)| *tag < language);
        match self.0.get_mut(at).filter(|(tag, _)| *tag == language) {
            Some(known) => known.1 = name,
            None => self.0.insert(at, (language, name)),
        }
    }
}

impl Deref for Names {
    type Target = [(String, String)];

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl Extend<(String, String)> for Names {
    fn extend<I: IntoIterator<Item = (String, String)>>(&mut self, pairs: I) {
        for (language, name) in pairs {
            self.insert(language, name);
        }
    }
}

impl<const N: usize> From<[(String, String); N]> for Names {
    fn from(pairs: [(String, String); N]) -> Self {
        pairs.into_iter().collect()
    }
}

impl FromIterator<(String, String)> for Names {
    fn from_iter<I: IntoIterator<Item = (String, String)>>(pairs: I) -> Self {
        let mut names = Self::default();
        names.extend(pairs);
        names
    }
}

impl Serialize for Names {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_map(self.iter().map(|(language, name)| (language, name)))
    }
}

impl Field for Names {
    const SHAPE: &'static Shape = &Shape::Names;

    fn unpack(at: usize, from: &mut Unpacker<'_>) -> Self {
        let mut names = Self::default();
        let mut left = from.int(at);
        // A count that lies runs into the end of its column.
        while left > 0 && !from.broken {
            names.insert(from.text(at + 1).to_owned(), from.text(at + 2).to_owned());
            left -= 1;
        }
        names
    }
}
