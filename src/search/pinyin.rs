//! A term of Latin letters, matched by what characters are read as.
//!
//! The states of the automaton are the places in the term, one bit each: bit `i` says that the text so far accounts for the first `i` units.

use super::begins::Begins;
use super::fold::is_letter;
use super::matcher::find;
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
    /// Class → the states it leads on from, and those it leads to from the beginning. Most of a text needs no more.
    from: Vec<u64>,
    first: Vec<u64>,
    begins: Begins,
    /// The units that can follow the first; `None` where one unit may be all of the match.
    follows: Option<Begins>,
    /// Whether some of its units are characters that are read.
    mixed: bool,
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
        let places = |wanted: u16| {
            let places = units.iter().enumerate();
            places
                .filter(move |(_, unit)| **unit == wanted)
                .map(|(at, _)| at)
        };
        let moves_of = |set: &Vec<Syllable>| {
            let mut moves = Moves::default();
            for syllable in set {
                let (first, second) = initial(syllable);
                if !units.contains(&first) {
                    continue;
                }
                for spelling in spellings(syllable, merged) {
                    let mut from = 0;
                    for at in places(first) {
                        let rest = units.get(at..).unwrap_or_default();
                        let same = common(&spelling, rest);
                        from |= u64::from(same == spelling.len()) << at;
                        moves.partial |= u64::from(same == rest.len()) << at;
                        moves.initial[0] |= 1 << at;
                        let both = second.is_some() && rest.get(1).copied() == second;
                        moves.initial[1] |= u64::from(both) << at;
                    }
                    if from != 0 {
                        let by = spelling.len() as u8;
                        moves.whole.push(Move { from, by });
                    }
                }
            }
            moves
        };
        let moves: Vec<Moves> = tables.classes.iter().map(moves_of).collect();
        let leads_on = |moves: &Moves| {
            let whole = moves.whole.iter().fold(0, |from, step| from | step.from);
            whole | moves.initial[0] | moves.initial[1] | moves.partial
        };
        let from: Vec<u64> = moves.iter().map(leads_on).collect();
        let begins = |unit: &u16| {
            from.get(tables.class(*unit))
                .is_some_and(|from| from & 1 == 1)
        };
        let begins = tables.read.iter().copied().filter(begins);
        let mut pinyin = Self {
            units: units.to_vec(),
            apostrophes: places(0x27).fold(0, |states, at| states | 1 << at),
            accept: 1 << units.len(),
            moves,
            first: Vec::new(),
            begins: Begins::new(begins.chain(units.first().copied())),
            follows: None,
            from,
            mixed: units.iter().any(|unit| tables.class(*unit) > 0),
            merged,
        };
        let classes = 0..pinyin.moves.len();
        pinyin.first = classes.map(|class| pinyin.read(1, class)).collect();
        pinyin.follows = pinyin.follow(tables);
        pinyin
    }

    fn follow(&self, tables: &Tables) -> Option<Begins> {
        let reached = self
            .first
            .iter()
            .fold(2, |reached, states| reached | states);
        if reached & self.accept != 0 {
            return None;
        }
        let leads_on = |unit: &u16| {
            self.from
                .get(tables.class(*unit))
                .is_some_and(|from| from & reached != 0)
        };
        let read = tables.read.iter().copied().filter(leads_on);
        Some(Begins::new(read.chain(self.units.iter().copied())))
    }

    /// The best match in a text, the first of the best: how, from where, to where.
    pub fn best(&self, text: &[u16], tables: &Tables) -> Option<(Tier, usize, usize)> {
        let mut best: Option<(Tier, usize, usize)> = None;
        for at in self.begins.places(text) {
            let rest = text.get(at..).unwrap_or_default();
            let second = rest.get(1).copied();
            if self
                .follows
                .as_ref()
                .is_some_and(|follows| !second.is_some_and(|unit| follows.has(unit)))
            {
                continue;
            }
            if !self.is_at(rest, tables) {
                continue;
            }
            let met = self
                .best_at(rest, tables)
                .map(|(tier, length)| (tier, at, at + length));
            best = match (best, met) {
                (Some(best), Some(met)) if best.0 <= met.0 => Some(best),
                _ => met.or(best),
            };
            // What is left could only be written out, and that is found faster.
            if best.is_some_and(|(tier, ..)| tier <= Tier::Full || self.merged) {
                break;
            }
        }
        let (tier, start, end) = best?;
        let rest = text
            .get(start..)
            .filter(|_| tier > Tier::Literal)
            .unwrap_or_default();
        let written = find(rest, &self.units).map(|at| start + at);
        Some(written.map_or((tier, start, end), |at| {
            (Tier::Literal, at, at + self.units.len())
        }))
    }

    /// Whether a match begins at the start of this text.
    fn is_at(&self, text: &[u16], tables: &Tables) -> bool {
        let mut states = 1;
        for (at, unit) in text.iter().enumerate() {
            let class = tables.class(*unit);
            states = match at {
                0 => self.first.get(class).copied().unwrap_or(0) | self.written(1, *unit, class),
                _ => self.any(states, *unit, class),
            };
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
        if !self.begins.has(*text.first()?) {
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

    /// Over one unit, by any way.
    fn any(&self, states: u64, unit: u16, class: usize) -> u64 {
        let leads_on = self.from.get(class).is_some_and(|from| states & from != 0);
        let read = if leads_on {
            self.read(states, class)
        } else {
            0
        };
        read | self.written(states, unit, class)
    }

    /// Over one unit, by its readings.
    fn read(&self, states: u64, class: usize) -> u64 {
        let reached = self.moves.get(class).map_or(0, |moves| {
            self.whole(states, moves)
                | self.initial(states, moves)
                | self.partial(states & moves.partial)
        });
        self.apostrophe(reached)
    }

    /// Over one unit, as it is written.
    fn written(&self, states: u64, unit: u16, class: usize) -> u64 {
        // A character that is read can only stand for itself in a term that has such characters.
        if class > 0 && !self.mixed {
            0
        } else {
            self.literal(states, unit)
        }
    }

    /// Over one unit, by each way.
    fn step(&self, states: States, unit: u16, class: usize) -> States {
        let mut next = States {
            literal: self.literal(states.literal, unit),
            full: self.literal(states.full, unit),
            initials: 0,
            any: self.any(states.any, unit, class),
        };
        if let Some(moves) = self.moves.get(class) {
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
