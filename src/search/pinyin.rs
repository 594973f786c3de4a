//! A term of Latin letters, matched by what characters are read as.
//!
//! The states of the automaton are the places in the term, one bit each: bit `i` says that the text so far accounts for the first `i` units.

use super::sieve::{ALONE, FIRST, SECOND, Sieve, WHOLE};
use super::tables::Tables;

/// A term must leave room for the last state.
pub(super) const LONGEST: usize = 63;

/// What a reading class allows.
#[derive(Debug, Default)]
struct Moves {
    /// From these states over one syllable that long.
    whole: Vec<(u64, u8)>,
    /// States from which one letter is its initial, and from which two (zh, ch, sh) are.
    initial: [u64; 2],
    /// States from which the term breaks off inside it.
    partial: u64,
    /// All states from which it leads on.
    from: u64,
}

/// A term compiled against the classes of readings.
#[derive(Debug)]
pub(super) struct Pinyin {
    pub units: Vec<u16>,
    /// The state in which all of the term is accounted for.
    pub accept: u64,
    /// States before an apostrophe, which may stand between syllables.
    pub apostrophes: u64,
    /// Class → moves.
    moves: Vec<Moves>,
    /// Whether some of its units are characters that are read.
    mixed: bool,
}

impl Pinyin {
    /// Compiles a folded term; `merged` lets the sounds that are one in the south stand for each other.
    pub fn new(units: &[u16], merged: bool, tables: &Tables) -> Self {
        let mut all = Vec::with_capacity(tables.classes.len());
        for set in &tables.classes {
            let mut moves = Moves::default();
            for syllable in set {
                moves.add(syllable.letters(), units, merged);
            }
            all.push(moves);
        }
        Self {
            units: units.to_vec(),
            accept: 1 << units.len(),
            apostrophes: places(units, 0x27),
            moves: all,
            mixed: units.iter().any(|unit| tables.class(*unit) > 0),
        }
    }

    /// Where a match may begin.
    pub fn sieve(&self, tables: &Tables) -> Sieve {
        // As the first unit is written.
        let mut reached = 2;
        let mut classes = Vec::with_capacity(self.moves.len());
        for class in 0..self.moves.len() {
            let after = self.step(1, 0, class, false);
            reached |= after;
            let whole = self.step(1, 0, class, true) & self.accept != 0;
            classes.push(self.may(after) | (u8::from(whole) * WHOLE));
        }
        for (may, moves) in classes.iter_mut().zip(&self.moves) {
            if reached & moves.from != 0 {
                *may |= SECOND;
            }
        }
        let mut sieve = Sieve::new(tables, &classes);
        for (at, unit) in self.units.iter().enumerate() {
            let first = if at == 0 { self.may(2) } else { 0 };
            let second = (reached >> at & 1) as u8 * SECOND;
            sieve.add(*unit, first | second);
        }
        sieve
    }

    /// What a unit may be that leads from the start to these states.
    pub fn may(&self, after: u64) -> u8 {
        (u8::from(after & self.accept != 0) * ALONE) | (u8::from(after != 0) * FIRST)
    }

    /// How long the shortest match from the start of this text is; `whole` allows no initials.
    pub fn length_at(&self, text: &[u16], whole: bool, tables: &Tables) -> Option<usize> {
        let mut states = 1;
        for (at, unit) in text.iter().enumerate() {
            states = self.step(states, *unit, tables.class(*unit), whole);
            if states & self.accept != 0 {
                return Some(at + 1);
            }
            if states == 0 {
                break;
            }
        }
        None
    }

    /// Over one unit.
    pub fn step(&self, states: u64, unit: u16, class: usize, whole: bool) -> u64 {
        let mut next = 0;
        if let Some(moves) = self
            .moves
            .get(class)
            .filter(|moves| states & moves.from != 0)
        {
            for (from, by) in &moves.whole {
                next |= (states & from) << by;
            }
            let mut partial = moves.partial;
            if whole {
                // A single letter left over is an initial rather than a syllable that breaks off.
                partial &= !(self.accept >> 1);
            } else {
                next |= (states & moves.initial[0]) << 1 | (states & moves.initial[1]) << 2;
            }
            if states & partial != 0 {
                next |= self.accept;
            }
            next |= (next & self.apostrophes) << 1;
        }
        // A character that is read can only stand for itself in a term that has such characters.
        if class == 0 || self.mixed {
            next |= (states & places(&self.units, unit)) << 1;
        }
        next
    }
}

impl Moves {
    fn add(&mut self, syllable: &[u8], units: &[u16], merged: bool) {
        let first = syllable.first().map_or(0, |first| u16::from(*first));
        let starts = places(units, first);
        if starts == 0 {
            return;
        }
        self.from |= starts;
        self.initial[0] |= starts;
        if let [b'z' | b'c' | b's', b'h', ..] = *syllable {
            self.initial[1] |= starts & places(units, 0x68) >> 1;
        }
        self.spelled(syllable, units, starts);
        if merged {
            let (front, end) = (other_front(syllable), other_end(syllable));
            self.spelled(&other_end(&front), units, starts);
            self.spelled(&front, units, starts);
            self.spelled(&end, units, starts);
        }
    }

    /// Adds a spelling of a syllable; the term has its first letter at these places.
    fn spelled(&mut self, spelling: &[u8], units: &[u16], starts: u64) {
        let mut from = 0;
        let mut left = starts;
        while left != 0 {
            let at = left.trailing_zeros() as usize;
            let rest = units.get(at..).unwrap_or_default();
            let same = common(spelling, rest);
            from |= u64::from(same == spelling.len()) << at;
            self.partial |= u64::from(same == rest.len()) << at;
            left &= left - 1;
        }
        if from != 0 {
            self.whole.push((from, spelling.len() as u8));
        }
    }
}

/// The same with the other of z and zh, c and ch, s and sh.
fn other_front(syllable: &[u8]) -> Vec<u8> {
    match syllable {
        [first @ (b'z' | b'c' | b's'), b'h', rest @ ..] => [&[*first], rest].concat(),
        [first @ (b'z' | b'c' | b's'), rest @ ..] => [&[*first, b'h'], rest].concat(),
        _ => syllable.to_vec(),
    }
}

/// The same with the other of an and ang, en and eng, in and ing.
fn other_end(syllable: &[u8]) -> Vec<u8> {
    match syllable {
        [short @ .., b'g'] if ends_in_n(short) => short.to_vec(),
        _ if ends_in_n(syllable) => [syllable, b"g"].concat(),
        _ => syllable.to_vec(),
    }
}

fn ends_in_n(syllable: &[u8]) -> bool {
    matches!(syllable, [.., b'a' | b'e' | b'i', b'n'])
}

/// How many letters of a syllable stand at the start of a term. ü is typed as v or as u.
fn common(syllable: &[u8], term: &[u16]) -> usize {
    let first = syllable.first().copied().unwrap_or(0);
    let mut same = 0;
    for (letter, typed) in syllable.iter().zip(term) {
        let alike = match (*letter, *typed) {
            (b'v', 0x75) => true,
            (b'u', 0x76) => matches!(first, b'j' | b'q' | b'x' | b'y'),
            (letter, typed) => u16::from(letter) == typed,
        };
        if !alike {
            break;
        }
        same += 1;
    }
    same
}

/// The states before a unit.
pub(super) fn places(units: &[u16], wanted: u16) -> u64 {
    let mut states = 0;
    for (at, unit) in units.iter().enumerate() {
        states |= u64::from(*unit == wanted) << at;
    }
    states
}

/// Whether a term is one syllable, or the beginning of one.
pub(super) fn is_syllable(units: &[u16], broken_off: bool, tables: &Tables) -> bool {
    tables.classes.iter().flatten().any(|syllable| {
        let letters = syllable.letters();
        common(letters, units) == units.len() && (broken_off || letters.len() == units.len())
    })
}
