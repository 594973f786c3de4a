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
        for class in 0..tables.classes.len() {
            let mut moves = Moves::default();
            for syllable in tables.syllables(class) {
                moves.add(syllable, units, merged);
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
        for changes in 0..if merged { 4 } else { 1 } {
            let spelling = southern(syllable, changes);
            let (whole, partial) = spell(units, &spelling);
            self.partial |= partial;
            let move_ = (whole, spelling.len() as u8);
            if whole != 0 && !self.whole.contains(&move_) {
                self.whole.push(move_);
            }
        }
    }
}

/// A syllable with the other of two sounds that are one in the south: of z and zh, c and ch, s and sh at its front, of an and
/// ang, en and eng, in and ing at its end, or of both.
fn southern(syllable: &[u8], changes: u8) -> Vec<u8> {
    let mut letters = syllable.to_vec();
    if changes & 1 != 0 {
        match letters.as_slice() {
            [b'z' | b'c' | b's', b'h', ..] => _ = letters.remove(1),
            [b'z' | b'c' | b's', ..] => letters.insert(1, b'h'),
            _ => {}
        }
    }
    if changes & 2 != 0 {
        match letters.as_slice() {
            [.., b'a' | b'e' | b'i', b'n', b'g'] => _ = letters.pop(),
            [.., b'a' | b'e' | b'i', b'n'] => letters.push(b'g'),
            _ => {}
        }
    }
    letters
}

/// The states of a term that a spelling leads on from as a whole, and those from which the term ends inside it or with it.
fn spell(units: &[u16], spelling: &[u8]) -> (u64, u64) {
    let accept = 1 << units.len();
    // From all states at once.
    let mut states = accept - 1;
    let mut partial = 0;
    for (at, letter) in spelling.iter().enumerate() {
        let mut before = places(units, u16::from(*letter));
        // ü is typed as v or as u.
        if *letter == b'v' {
            before |= places(units, 0x75);
        } else if at == 1 && matches!(spelling, [b'j' | b'q' | b'x' | b'y', b'u', ..]) {
            before |= places(units, 0x76);
        }
        states = (states & before) << 1;
        partial |= (states & accept) >> (at + 1);
        if states == 0 {
            break;
        }
    }
    (states >> spelling.len(), partial)
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
    let is_begun = |syllable: &[u8]| {
        let fits = broken_off || syllable.len() == units.len();
        fits && units.len() <= LONGEST && spell(units, syllable).1 & 1 != 0
    };
    (0..tables.classes.len()).any(|class| tables.syllables(class).any(is_begun))
}
