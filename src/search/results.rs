//! What is answered: the object of `searchProjects`.

use super::fields::Kind;
use crate::out::{Out, out};

/// Hits, how many there are in all, and what they could be narrowed by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Results {
    /// How many records match.
    pub total: usize,
    /// Whether nothing matched as typed, and these are near it.
    pub approximate: bool,
    /// The hits asked for, best first.
    pub hits: Vec<Hit>,
    /// Counts by facet.
    pub facets: Facets,
}

/// A record that matches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Its id; empty for a record of the host.
    pub id: String,
    /// The list it is in.
    pub kind: Kind,
    /// Its place in that list.
    pub row: usize,
    /// Its printed name; empty for a record of the host.
    pub name: String,
    /// The field that matches best; empty for an empty query.
    pub field: &'static str,
    /// How well it matches: lower is better, and of equal ones the first in the plan comes first. Good for putting results of
    /// the same query in one order, and for nothing else.
    pub rank: usize,
    /// What matched, in the order of the fields.
    pub ranges: Vec<Range>,
}

/// A piece of a field that matched, in UTF-16 units of the original text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Range {
    /// The field: `name`, `aliases`, `box` …
    pub field: &'static str,
    /// Which text of a field with several.
    pub item: Option<Item>,
    /// Where it starts.
    pub start: usize,
    /// Where it ends, that unit excluded.
    pub end: usize,
}

/// Which text of a field: a place in a list, or a language of `names`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Item {
    /// A place in a list.
    At(usize),
    /// A language tag.
    Language(String),
}

/// The values of each facet that records have or that are selected, in plan order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Facets {
    /// By list.
    pub kind: Vec<FacetValue>,
    /// By box.
    pub r#box: Vec<FacetValue>,
    /// By group.
    pub group: Vec<FacetValue>,
    /// By what a project or measure is.
    pub r#type: Vec<FacetValue>,
    /// By document.
    pub document: Vec<FacetValue>,
}

/// A value of a facet and how many records would be left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FacetValue {
    /// What a filter says.
    pub value: String,
    /// What a reader sees; the same as `value` where the word is ours and to be translated.
    pub label: String,
    /// How many records match with this value, whatever else is selected of this facet.
    pub count: usize,
    /// Whether it is selected.
    pub selected: bool,
}

out!(Kind);
out!(Results: "total" total, "approximate" approximate, "hits" hits, "facets" facets);
out!(
    Hit: "id" id,
    "kind" kind,
    "row" row,
    "name" name,
    "field" field,
    "rank" rank,
    "ranges" ranges,
);
out!(
    Facets: "kind" kind,
    "box" r#box,
    "group" group,
    "type" r#type,
    "document" document,
);
out!(FacetValue: "value" value, "label" label, "count" count, "selected" selected);

impl<'a> From<&'a Range> for Out<'a> {
    fn from(range: &'a Range) -> Self {
        let mut fields = vec![
            (&range.field).into(),
            (&range.start).into(),
            (&range.end).into(),
        ];
        match &range.item {
            None => {}
            Some(Item::At(at)) => fields.push(at.into()),
            Some(Item::Language(tag)) => fields.push(tag.into()),
        }
        Self::Record("field start end item", fields)
    }
}
