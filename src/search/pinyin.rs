//! A term of Latin letters, matched by what characters are read as.
//!
//! The states of the automaton are the places in the term, one bit each: bit `i` says that the text so far accounts for the first `i` units.

use super::fold::is_letter;
use super::tables::{Syllable, Tables};

/// A term must leave room for the last state.
pub(super) const LONGEST: usize = 63;

/// How a term was met, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Tier {
    /// As it is written.
    Literal = 1,
    /// By whole syllables; the last may break off.
    Full = 2,
    /// By syllables and initials.
    Mixed = 3,
    /// By initials.
    Initials = 4,
    /// By something near it.
    Approximate = 5,
}

/// From any of these states, over one syllable that long.
#[derive(Debug, Clone, Copy)]
struct Move {
    from: u64,
    by: u8,
}

/// What a reading class allows.
#[derive(Debug, Default)]
struct Moves {
    whole: Vec<Move>,
    /// States from which one letter is its initial, and from which two (zh, ch, sh) are.
    initial: [u64; 2],
    /// States from which the term breaks off inside it.
    partial: u64,
}

/// A term compiled against the classes of readings.
#[derive(Debug)]
pub(super) struct Pinyin {
    units: Vec<u16>,
    /// States before an apostrophe, which may stand between syllables.
    apostrophes: u64,
    accept: u64,
    /// Class → moves.
    moves: Vec<Moves>,
    /// One bit for each unit a match can begin with.
    begins: Vec<u64>,
    merged: bool,
}

/// The states reached by each way of reading.
#[derive(Debug, Clone, Copy)]
struct States {
    literal: u64,
    full: u64,
    initials: u64,
    any: u64,
}

impl Pinyin {
    /// Compiles a folded term; `merged` lets the sounds that are one in the south stand for each other.
    pub fn new(units: &[u16], merged: bool, tables: &Tables) -> Self {
        let states_at = |ok: &dyn Fn(&[u16]) -> bool| -> u64 {
            let starts = (0..units.len()).filter(|at| units.get(*at..).is_some_and(ok));
            starts.fold(0, |states, at| states | 1 << at)
        };
        let moves_of = |set: &Vec<Syllable>| {
            let mut moves = Moves::default();
            for syllable in set {
                let (first, second) = initial(syllable);
                moves.initial[0] |= states_at(&|rest| rest.first() == Some(&first));
                if let Some(second) = second {
                    moves.initial[1] |= states_at(&|rest| rest.starts_with(&[first, second]));
                }
                for spelling in spellings(syllable, merged) {
                    let from = states_at(&|rest| common(&spelling, rest) == spelling.len());
                    moves.partial |= states_at(&|rest| common(&spelling, rest) == rest.len());
                    if from != 0 {
                        let by = spelling.len() as u8;
                        moves.whole.push(Move { from, by });
                    }
                }
            }
            moves
        };
        let mut pinyin = Self {
            units: units.to_vec(),
            apostrophes: states_at(&|rest| rest.first() == Some(&0x27)),
            accept: 1 << units.len(),
            moves: tables.classes.iter().map(moves_of).collect(),
            begins: vec![0; 0x1_0000 / 64],
            merged,
        };
        let can_begin: Vec<bool> = (0..pinyin.moves.len())
            .map(|class| pinyin.any(1, None, class) != 0)
            .collect();
        let read = tables.read.iter().copied();
        let read = read.filter(|unit| can_begin.get(tables.class(*unit)) == Some(&true));
        for unit in read.chain(units.first().copied()) {
            if let Some(bits) = pinyin.begins.get_mut(usize::from(unit >> 6)) {
                *bits |= 1 << (unit & 63);
            }
        }
        pinyin
    }

    /// Whether a text has a match.
    pub fn is_in(&self, text: &[u16], tables: &Tables) -> bool {
        let mut rest = text;
        while let Some((unit, after)) = rest.split_first() {
            if self.can_begin(*unit) && self.is_at(rest, tables) {
                return true;
            }
            rest = after;
        }
        false
    }

    fn is_at(&self, text: &[u16], tables: &Tables) -> bool {
        let mut states = 1;
        for unit in text {
            states = self.any(states, Some(*unit), tables.class(*unit));
            if states & self.accept != 0 {
                return true;
            }
            if states == 0 {
                return false;
            }
        }
        false
    }

    /// The best way in which a match begins at the start of this text, and where it ends.
    pub fn best_at(&self, text: &[u16], tables: &Tables) -> Option<(Tier, usize)> {
        if !self.can_begin(*text.first()?) {
            return None;
        }
        let mut states = States {
            literal: 1,
            full: 1,
            initials: 1,
            any: 1,
        };
        let mut best: Option<(Tier, usize)> = None;
        for (at, unit) in text.iter().enumerate() {
            states = self.step(states, *unit, tables.class(*unit));
            if let Some(tier) = self
                .tier(states)
                .filter(|tier| best.is_none_or(|(known, _)| *tier < known))
            {
                best = Some((tier, at + 1));
            }
            if states.any == 0 {
                break;
            }
        }
        best
    }

    fn tier(&self, states: States) -> Option<Tier> {
        let accepts = |states: u64| states & self.accept != 0;
        if accepts(states.literal) {
            Some(Tier::Literal)
        } else if !accepts(states.any) {
            None
        } else if self.merged {
            Some(Tier::Approximate)
        } else if accepts(states.full) {
            Some(Tier::Full)
        } else if accepts(states.initials) {
            Some(Tier::Initials)
        } else {
            Some(Tier::Mixed)
        }
    }

    fn can_begin(&self, unit: u16) -> bool {
        let bits = self.begins.get(usize::from(unit >> 6)).copied();
        bits.unwrap_or(0) >> (unit & 63) & 1 == 1
    }

    /// Over one unit, by any way.
    fn any(&self, states: u64, unit: Option<u16>, class: usize) -> u64 {
        let literal = unit.map_or(0, |unit| self.literal(states, unit));
        let Some(moves) = self.moves.get(class).filter(|_| class > 0) else {
            return literal;
        };
        let read = self.whole(states, moves)
            | self.initial(states, moves)
            | self.partial(states & moves.partial);
        literal | self.apostrophe(read)
    }

    /// Over one unit, by each way.
    fn step(&self, states: States, unit: u16, class: usize) -> States {
        let mut next = States {
            literal: self.literal(states.literal, unit),
            full: self.literal(states.full, unit),
            initials: 0,
            any: self.any(states.any, Some(unit), class),
        };
        if let Some(moves) = self.moves.get(class).filter(|_| class > 0) {
            // A single letter left over is an initial rather than a syllable that breaks off.
            let partial = states.full & moves.partial & !(self.accept >> 1);
            next.full |= self.apostrophe(self.whole(states.full, moves) | self.partial(partial));
            next.initials = self.apostrophe(self.initial(states.initials, moves));
        }
        next
    }

    fn literal(&self, states: u64, unit: u16) -> u64 {
        let mut left = states & !self.accept;
        let mut next = 0;
        while left != 0 {
            let at = left.trailing_zeros();
            if self.units.get(at as usize) == Some(&unit) {
                next |= 2 << at;
            }
            left &= left - 1;
        }
        next
    }

    fn whole(&self, states: u64, moves: &Moves) -> u64 {
        let reached = moves
            .whole
            .iter()
            .map(|step| (states & step.from) << step.by);
        reached.fold(0, |all, reached| all | reached)
    }

    fn initial(&self, states: u64, moves: &Moves) -> u64 {
        (states & moves.initial[0]) << 1 | (states & moves.initial[1]) << 2
    }

    fn partial(&self, broken_off: u64) -> u64 {
        if broken_off == 0 { 0 } else { self.accept }
    }

    fn apostrophe(&self, states: u64) -> u64 {
        states | (states & self.apostrophes) << 1
    }
}

/// The initial of a syllable: one letter, or two.
fn initial(syllable: &[u8]) -> (u16, Option<u16>) {
    match syllable {
        [first @ (b'z' | b'c' | b's'), b'h', ..] => (u16::from(*first), Some(u16::from(b'h'))),
        [first, ..] => (u16::from(*first), None),
        [] => (0, None),
    }
}

/// How many letters of a syllable stand at the start of a term. ü is typed as v or as u.
fn common(syllable: &[u8], term: &[u16]) -> usize {
    let first = syllable.first().copied().unwrap_or(0);
    let pairs = syllable.iter().zip(term);
    let same = pairs.take_while(|(letter, typed)| {
        let letter = u16::from(**letter);
        letter == **typed
            || letter == 0x76 && **typed == 0x75
            || letter == 0x75 && **typed == 0x76 && matches!(first, b'j' | b'q' | b'x' | b'y')
    });
    same.count()
}

/// How a syllable may be spelled.
fn spellings(syllable: &Syllable, merged: bool) -> Vec<Vec<u8>> {
    let mut spellings = vec![syllable.to_vec()];
    if merged {
        let other = match &**syllable {
            [first @ (b'z' | b'c' | b's'), b'h', rest @ ..] => Some([&[*first], rest].concat()),
            [first @ (b'z' | b'c' | b's'), rest @ ..] => Some([&[*first, b'h'], rest].concat()),
            _ => None,
        };
        spellings.extend(other);
        for at in 0..spellings.len() {
            let other = match spellings.get(at).map(Vec::as_slice) {
                Some([short @ .., b'g']) if ends_in_n(short) => Some(short.to_vec()),
                Some(short) if ends_in_n(short) => Some([short, b"g"].concat()),
                _ => None,
            };
            spellings.extend(other);
        }
    }
    spellings
}

fn ends_in_n(spelling: &[u8]) -> bool {
    matches!(spelling, [.., b'a' | b'e' | b'i', b'n'])
}

/// How many Latin letters a term has.
pub(super) fn letters(units: &[u16]) -> usize {
    units.iter().filter(|unit| is_letter(**unit)).count()
}

/// Whether a term is one syllable, or the beginning of one.
pub(super) fn is_syllable(units: &[u16], broken_off: bool, tables: &Tables) -> bool {
    let mut syllables = tables.classes.iter().flatten();
    syllables.any(|syllable| {
        common(syllable, units) == units.len() && (broken_off || syllable.len() == units.len())
    })
}
