//! One term, ready to be looked for.

use super::edit::Edit;
use super::fields::Field;
use super::fold::begins_word;
use super::pinyin::{Pinyin, Tier};
use super::tables::Tables;
use super::term::Term;

/// How near is near enough.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    /// As typed.
    Exact,
    /// With the sounds merged that are one in the south.
    Merged,
    /// With one slip of the finger.
    Slipped,
}

impl Mode {
    pub const ALL: [Self; 3] = [Self::Exact, Self::Merged, Self::Slipped];

    /// Whether a term is looked for differently in this mode.
    pub fn suits(self, term: &Term) -> bool {
        self != Self::Exact && term.read && Edit::suits(&term.units)
    }
}

/// A term, compiled.
#[derive(Debug)]
pub(super) enum Matcher {
    /// Nothing but what is written.
    Written(Vec<u16>),
    /// A Latin letter, with whether it may be an initial.
    Letter(u16, bool),
    /// What is written or read.
    Read(Vec<u16>, Pinyin),
    /// What is nearly written or read.
    Slipped(Vec<u16>, Edit),
}

impl Matcher {
    pub fn new(term: &Term, mode: Mode, tables: &Tables) -> Self {
        let units = term.units.clone();
        if let Some(letter) = term.letter() {
            return Self::Letter(letter, term.read);
        }
        if !term.read {
            return Self::Written(units);
        }
        match mode {
            Mode::Slipped if mode.suits(term) => {
                let edit = Edit::new(&units, tables);
                Self::Slipped(units, edit)
            }
            _ => {
                let merged = mode.suits(term);
                let pinyin = Pinyin::new(&units, merged, tables);
                Self::Read(units, pinyin)
            }
        }
    }

    /// Whether a text of a field has a match.
    pub fn is_in(&self, field: &Field, text: &[u16], tables: &Tables) -> bool {
        match self {
            Self::Written(units) => find(text, units).is_some(),
            Self::Read(units, _) | Self::Slipped(units, _) if !field.read => {
                find(text, units).is_some()
            }
            Self::Read(_, pinyin) => pinyin.is_in(text, tables),
            Self::Letter(..) | Self::Slipped(..) => {
                (0..text.len()).any(|at| self.best_at(field, text, at, tables).is_some())
            }
        }
    }

    /// The best way in which a match begins at `at`, and where it ends.
    pub fn best_at(
        &self,
        field: &Field,
        text: &[u16],
        at: usize,
        tables: &Tables,
    ) -> Option<(Tier, usize)> {
        let rest = text.get(at..)?;
        let written = |units: &Vec<u16>| {
            rest.starts_with(units)
                .then_some((Tier::Literal, at + units.len()))
        };
        match self {
            Self::Written(units) => written(units),
            Self::Read(units, _) | Self::Slipped(units, _) if !field.read => written(units),
            Self::Read(_, pinyin) => {
                let (tier, length) = pinyin.best_at(rest, tables)?;
                Some((tier, at + length))
            }
            Self::Slipped(_, edit) => Some((Tier::Approximate, at + edit.end_at(rest, tables)?)),
            Self::Letter(letter, read) => {
                let unit = *rest.first()?;
                let begins = |class: usize| {
                    let mut syllables = tables.classes.get(class).into_iter().flatten();
                    syllables
                        .any(|syllable| syllable.first().copied().map(u16::from) == Some(*letter))
                };
                let tier = match unit == *letter {
                    true => Tier::Literal,
                    false if *read && begins(tables.class(unit)) => Tier::Initials,
                    false => return None,
                };
                (field.named && begins_word(text, at)).then_some((tier, at + 1))
            }
        }
    }
}

/// Where a text has another, which is not empty.
pub(super) fn find(text: &[u16], other: &[u16]) -> Option<usize> {
    let (first, after) = other.split_first()?;
    let mut start = 0;
    loop {
        let rest = text.get(start..)?;
        let at = rest.iter().position(|unit| unit == first)?;
        if rest.get(at + 1..)?.starts_with(after) {
            return Some(start + at);
        }
        start += at + 1;
    }
}
