//! One term, ready to be looked for.

use super::begins::Begins;
use super::edit::Edit;
use super::fields::Field;
use super::fold::begins_word;
use super::pinyin::Pinyin;
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
pub(super) struct Matcher {
    units: Vec<u16>,
    /// Whether it is a single Latin letter, which matches only where a word begins.
    letter: bool,
    /// How it is read, if it may be.
    pinyin: Option<Pinyin>,
    /// Whether what is read is only near what was typed; and with which slips, if any.
    near: bool,
    edit: Option<Edit>,
    begins: Begins,
    follows: Option<Begins>,
}

/// How a term is met, from where, to where.
pub(super) type Match = (Tier, usize, usize);

impl Matcher {
    pub fn new(term: &Term, mode: Mode, tables: &Tables) -> Self {
        let near = mode.suits(term);
        let pinyin = term
            .read
            .then(|| Pinyin::new(&term.units, near && mode == Mode::Merged, tables));
        let mut matcher = Self {
            units: term.units.clone(),
            letter: term.letter().is_some(),
            near,
            edit: None,
            begins: Begins::new(tables, &|_| false, term.units.get(..1).unwrap_or_default()),
            follows: None,
            pinyin: None,
        };
        if let Some(pinyin) = pinyin {
            if near && mode == Mode::Slipped {
                let edit = Edit::new(&pinyin, tables);
                matcher.begins = edit.begins(&pinyin, tables);
                matcher.edit = Some(edit);
            } else {
                matcher.begins = pinyin.begins(tables);
                matcher.follows = pinyin.follows(tables);
            }
            matcher.pinyin = Some(pinyin);
        }
        matcher
    }

    /// The best match in a text of a field, the first of the best.
    pub fn best(&self, field: &Field, text: &[u16], tables: &Tables) -> Option<Match> {
        let mut best: Option<Match> = None;
        if self.letter || self.pinyin.is_some() && field.read {
            let mut from = 0;
            while let Some(at) = self.begins.next(text, from) {
                from = at + 1;
                if let Some(follows) = &self.follows
                    && !text.get(from).is_some_and(|unit| follows.has(*unit))
                {
                    continue;
                }
                if let Some(found) = self.best_at(field, text, at, tables)
                    && best.is_none_or(|(tier, ..)| found.0 < tier)
                {
                    best = Some(found);
                    // What is left could only be written out, and that is found faster.
                    if self.near || found.0 <= Tier::Full {
                        break;
                    }
                }
            }
            if self.letter || best.is_none_or(|(tier, ..)| tier == Tier::Literal) {
                return best;
            }
        }
        let written = find(text, &self.units).map(|at| (Tier::Literal, at, at + self.units.len()));
        written.or(best)
    }

    /// The best way in which a match begins at `at`.
    pub fn best_at(
        &self,
        field: &Field,
        text: &[u16],
        at: usize,
        tables: &Tables,
    ) -> Option<Match> {
        let rest = text.get(at..)?;
        if self.letter && !(field.named && begins_word(text, at)) {
            return None;
        }
        if rest.starts_with(&self.units) {
            return Some((Tier::Literal, at, at + self.units.len()));
        }
        let pinyin = self.pinyin.as_ref().filter(|_| field.read)?;
        if let Some(edit) = &self.edit {
            let length = edit.length_at(pinyin, rest, tables)?;
            return Some((Tier::Approximate, at, at + length));
        }
        let any = pinyin.length_at(rest, false, tables)?;
        let (tier, length) = match pinyin.length_at(rest, true, tables) {
            Some(whole) => (Tier::Full, whole),
            // As many characters as letters.
            None if any == self.units.len() => (Tier::Initials, any),
            None => (Tier::Mixed, any),
        };
        let tier = if self.near { Tier::Approximate } else { tier };
        Some((tier, at, at + length))
    }
}

/// How a term was met, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Tier {
    /// As it is written.
    Literal = 1,
    /// By whole syllables; the last may break off.
    Full = 2,
    /// By syllables and initials, or characters and initials.
    Mixed = 3,
    /// By initials.
    Initials = 4,
    /// By something near it.
    Approximate = 5,
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
