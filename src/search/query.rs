//! What is asked.

use super::fields::Kind;

/// A way to narrow a result down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Facet {
    /// The list a record is in; its selection is [`Query::kinds`].
    Kind,
    /// The box a project is printed in; its value is the printed number.
    Box,
    /// The group inside the box.
    Group,
    /// What a project or measure is: `school`, `reform` …
    Type,
    /// The document a record stands in; its value is the document's id.
    Document,
}

impl Facet {
    /// All of them, in the order of [`Facets`](super::Facets).
    pub const ALL: [Self; 5] = [
        Self::Kind,
        Self::Box,
        Self::Group,
        Self::Type,
        Self::Document,
    ];

    /// The word that stands for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::Box => "box",
            Self::Group => "group",
            Self::Type => "type",
            Self::Document => "document",
        }
    }

    /// What a word stands for.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|facet| facet.as_str() == word)
    }
}

/// What to look for, where, and which hits to show.
#[derive(Debug, Clone)]
pub struct Query<'a> {
    /// What was typed.
    pub text: &'a str,
    /// The lists to look in; none means all. Filters of [`Facet::Kind`] go before it.
    pub kinds: &'a [Kind],
    /// Conditions: values of one facet are alternatives, facets must all agree.
    pub filters: &'a [(Facet, String)],
    /// How many hits to show.
    pub limit: usize,
    /// How many hits to pass over.
    pub offset: usize,
}

impl<'a> Query<'a> {
    /// The first twenty projects (or records of the host) for a text.
    pub fn new(text: &'a str) -> Self {
        Self {
            text,
            kinds: &[Kind::Project, Kind::Record],
            filters: &[],
            limit: 20,
            offset: 0,
        }
    }
}

impl Query<'_> {
    /// Whether records of this list are asked for.
    pub(super) fn wants(&self, kind: Kind) -> bool {
        self.is_open(Facet::Kind) || self.selects(Facet::Kind, kind.as_str())
    }

    /// Whether nothing is selected of a facet, so that everything passes.
    pub(super) fn is_open(&self, facet: Facet) -> bool {
        !self.is_filtered(facet) && (facet != Facet::Kind || self.kinds.is_empty())
    }

    /// Whether a value of a facet is selected.
    pub(super) fn selects(&self, facet: Facet, value: &str) -> bool {
        if facet == Facet::Kind && !self.is_filtered(facet) {
            return self.kinds.iter().any(|kind| kind.as_str() == value);
        }
        self.filters
            .iter()
            .any(|(of, wanted)| *of == facet && wanted == value)
    }

    fn is_filtered(&self, facet: Facet) -> bool {
        self.filters.iter().any(|(of, _)| *of == facet)
    }
}
