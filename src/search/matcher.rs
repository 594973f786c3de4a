//! One term, ready to be looked for.

use super::begins::Begins;
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
        let has = |letters: &[u8]| {
            term.units
                .iter()
                .any(|unit| letters.iter().any(|letter| u16::from(*letter) == *unit))
        };
        let differs = match self {
            Self::Exact => false,
            Self::Merged => has(b"zcsn"),
            Self::Slipped => true,
        };
        differs && term.read && Edit::suits(&term.units)
    }
}

/// A term, compiled.
#[derive(Debug)]
pub(super) enum Matcher {
    /// Nothing but what is written.
    Written(Vec<u16>),
    /// A Latin letter, and the units a word that it finds begins with.
    Letter(u16, Begins),
    /// What is written or read.
    Read(Vec<u16>, Pinyin),
    /// What is nearly written or read.
    Slipped(Vec<u16>, Edit),
}

impl Matcher {
    pub fn new(term: &Term, mode: Mode, tables: &Tables) -> Self {
        let units = term.units.clone();
        if let Some(letter) = term.letter() {
            let begins = |unit: &u16| {
                let mut syllables = tables
                    .classes
                    .get(tables.class(*unit))
                    .into_iter()
                    .flatten();
                syllables.any(|syllable| syllable.first().copied().map(u16::from) == Some(letter))
            };
            let read = tables
                .read
                .iter()
                .copied()
                .filter(|unit| term.read && begins(unit));
            return Self::Letter(letter, Begins::new(read.chain([letter])));
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

    /// The best match in a text of a field, the first of the best: how, from where, to where.
    pub fn best(
        &self,
        field: &Field,
        text: &[u16],
        tables: &Tables,
    ) -> Option<(Tier, usize, usize)> {
        match self {
            Self::Written(units) => written(text, units),
            Self::Read(units, _) | Self::Slipped(units, _) if !field.read => written(text, units),
            Self::Read(_, pinyin) => pinyin.best(text, tables),
            Self::Slipped(_, edit) => {
                let (start, end) = edit.find(text, tables)?;
                Some((Tier::Approximate, start, end))
            }
            Self::Letter(letter, begins) => {
                let places = begins
                    .places(text)
                    .filter(|at| field.named && begins_word(text, *at));
                let tiers = places
                    .filter_map(|at| Some((letter_tier(*letter, *text.get(at)?), at, at + 1)));
                tiers.min_by_key(|(tier, ..)| *tier)
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
        let (tier, length) = match self {
            Self::Read(_, pinyin) if field.read => pinyin.best_at(rest, tables)?,
            Self::Slipped(_, edit) if field.read => {
                (Tier::Approximate, edit.length_at(rest, tables)?)
            }
            Self::Written(units) | Self::Read(units, _) | Self::Slipped(units, _) => (
                Tier::Literal,
                rest.starts_with(units).then_some(units.len())?,
            ),
            Self::Letter(letter, begins) => {
                let unit = *rest.first()?;
                let met = field.named && begins.has(unit) && begins_word(text, at);
                (letter_tier(*letter, unit), met.then_some(1)?)
            }
        };
        Some((tier, at + length))
    }
}

fn letter_tier(letter: u16, unit: u16) -> Tier {
    if unit == letter {
        Tier::Literal
    } else {
        Tier::Initials
    }
}

fn written(text: &[u16], units: &[u16]) -> Option<(Tier, usize, usize)> {
    let start = find(text, units)?;
    Some((Tier::Literal, start, start + units.len()))
}

/// Where a text has another, which is not empty.
pub(super) fn find(text: &[u16], other: &[u16]) -> Option<usize> {
    let (first, after) = other.split_first()?;
    let mut start = 0;
    loop {
        let at = start + find_unit(text.get(start..)?, *first)?;
        if text.get(at + 1..)?.starts_with(after) {
            return Some(at);
        }
        start = at + 1;
    }
}

/// Where a text has a unit.
fn find_unit(text: &[u16], unit: u16) -> Option<usize> {
    // Without a way out in the middle, the compiler looks at a whole piece at once.
    let (pieces, rest) = text.as_chunks::<16>();
    let has = |piece: &[u16; 16]| {
        piece
            .iter()
            .fold(false, |has, other| has | (*other == unit))
    };
    let piece = pieces.iter().position(has);
    let (start, rest) = match piece {
        Some(piece) => (piece * 16, pieces.get(piece)?.as_slice()),
        None => (pieces.len() * 16, rest),
    };
    let at = rest.iter().position(|other| *other == unit)?;
    Some(start + at)
}
