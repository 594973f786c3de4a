//! A term of Latin letters with one slip: a letter wrong, missing, too many, or two in the wrong order.
//!
//! The states are those of `pinyin`, kept for no slip and for one. Digits and characters are never slips.

use super::begins::Begins;
use super::fold::is_letter;
use super::pinyin::letters;
use super::tables::{Syllable, Tables};

/// What the text so far accounts for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct States {
    exact: u64,
    slipped: u64,
    /// The second of two letters came first; the other must follow.
    crossed: u64,
}

impl States {
    const NONE: Self = Self {
        exact: 0,
        slipped: 0,
        crossed: 0,
    };

    fn or(self, other: Self) -> Self {
        Self {
            exact: self.exact | other.exact,
            slipped: self.slipped | other.slipped,
            crossed: self.crossed | other.crossed,
        }
    }
}

/// A term compiled for one slip.
#[derive(Debug)]
pub(super) struct Edit {
    units: Vec<u16>,
    /// States before each letter of the alphabet.
    before: [u64; 26],
    /// States before any letter.
    letters: u64,
    apostrophes: u64,
    accept: u64,
    /// Class → what a character at the beginning of a match leads to.
    first: Vec<States>,
    /// Class → its whole syllables from each state, for when the slip has been made.
    whole: Vec<Whole>,
    begins: Begins,
}

/// What a class allows after the slip.
#[derive(Debug, Default)]
struct Whole {
    /// From these states over one syllable that long.
    moves: Vec<(u64, u8)>,
    /// States from which the term breaks off inside it, after two letters at least.
    partial: u64,
}

impl Edit {
    /// Compiles a folded term.
    pub fn new(units: &[u16], tables: &Tables) -> Self {
        let states_before = |ok: &dyn Fn(u16) -> bool| -> u64 {
            let places = units.iter().enumerate().filter(|(_, unit)| ok(**unit));
            places.fold(0, |states, (at, _)| states | 1 << at)
        };
        let mut before = [0; 26];
        for (letter, states) in (0x61..).zip(&mut before) {
            // ü is typed as v or as u.
            *states = states_before(&|unit| unit == letter || letter == 0x76 && unit == 0x75);
        }
        let mut edit = Self {
            units: units.to_vec(),
            before,
            letters: states_before(&is_letter),
            apostrophes: states_before(&|unit| unit == 0x27),
            accept: 1 << units.len(),
            first: Vec::new(),
            whole: Vec::new(),
            begins: Begins::new(std::iter::empty()),
        };
        edit.whole = tables
            .classes
            .iter()
            .map(|set| edit.whole_of(set))
            .collect();
        let classes = 0..tables.classes.len();
        edit.first = classes
            .map(|class| edit.read(edit.start(), class, tables).0)
            .collect();
        let begins = |unit: &u16| {
            edit.first
                .get(tables.class(*unit))
                .is_some_and(|first| *first != States::NONE)
        };
        let read = tables.read.iter().copied().filter(begins);
        let written = (0x61..=0x7a).chain(units.iter().copied());
        edit.begins = Begins::new(read.chain(written));
        edit
    }

    /// Whether a term is long enough to be mistyped rather than something else.
    pub fn suits(units: &[u16]) -> bool {
        letters(units) >= 4
    }

    /// The first match in a text, from where to where.
    pub fn find(&self, text: &[u16], tables: &Tables) -> Option<(usize, usize)> {
        self.begins.places(text).find_map(|at| {
            let length = self.length_at(text.get(at..)?, tables)?;
            Some((at, at + length))
        })
    }

    /// How long the shortest match from the start of this text is.
    pub fn length_at(&self, text: &[u16], tables: &Tables) -> Option<usize> {
        let mut states = self.start();
        for (at, unit) in text.iter().enumerate() {
            let class = tables.class(*unit);
            let (read, broken_off) = match (at, class) {
                (_, 0) => (States::NONE, false),
                (0, _) => (
                    self.first.get(class).copied().unwrap_or(States::NONE),
                    false,
                ),
                _ if states.exact | states.crossed == 0 => self.after_slip(states.slipped, class),
                _ => self.read(states, class, tables),
            };
            let written = match unit {
                0x61..=0x7a => self.letter(states, *unit as u8),
                _ => self.literal(states, *unit),
            };
            states = read.or(written);
            if broken_off || (states.exact | states.slipped) & self.accept != 0 {
                return Some(at + 1);
            }
            if states == States::NONE {
                return None;
            }
        }
        None
    }

    /// Over a character when the slip has been made: as [`Edit::read`], only faster.
    fn after_slip(&self, slipped: u64, class: usize) -> (States, bool) {
        let Some(whole) = self.whole.get(class) else {
            return (States::NONE, false);
        };
        let moves = whole.moves.iter();
        let reached = moves.fold(0, |reached, (from, by)| reached | (slipped & from) << by);
        let states = States {
            slipped: reached | (reached & self.apostrophes) << 1,
            ..States::NONE
        };
        (states, slipped & whole.partial != 0)
    }

    fn whole_of(&self, set: &[Syllable]) -> Whole {
        let mut whole = Whole::default();
        for syllable in set {
            let mut from = !0;
            for (at, letter) in syllable.iter().enumerate() {
                from &= self.before(*letter) >> at;
                if at > 0 {
                    whole.partial |= from & self.accept >> (at + 1);
                }
            }
            if from != 0 {
                whole.moves.push((from, syllable.len() as u8));
            }
        }
        whole
    }

    fn start(&self) -> States {
        self.missing(States {
            exact: 1,
            ..States::NONE
        })
    }

    /// Over a character, by its readings; and whether the term breaks off, without a slip, inside one of them.
    fn read(&self, states: States, class: usize, tables: &Tables) -> (States, bool) {
        let mut reached = States::NONE;
        let mut broken_off = false;
        for syllable in tables.classes.get(class).into_iter().flatten() {
            let mut inside = states;
            let mut unslipped = states.exact | states.slipped;
            for (at, letter) in syllable.iter().enumerate() {
                inside = self.letter(inside, *letter);
                unslipped = (unslipped & self.before(*letter)) << 1;
                // One letter says too little about a syllable.
                broken_off |= at > 0 && unslipped & self.accept != 0;
                if inside == States::NONE {
                    break;
                }
            }
            reached = reached.or(inside);
        }
        reached.exact |= (reached.exact & self.apostrophes) << 1;
        reached.slipped |= (reached.slipped & self.apostrophes) << 1;
        (self.missing(reached), broken_off)
    }

    /// Over one letter of the text.
    fn letter(&self, states: States, letter: u8) -> States {
        let before = self.before(letter);
        let wrong = (states.exact & self.letters) << 1;
        let too_many = states.exact;
        let crossed = (states.crossed & before) << 2;
        self.missing(States {
            exact: (states.exact & before) << 1,
            slipped: (states.slipped & before) << 1 | wrong | too_many | crossed,
            crossed: states.exact & self.letters & before >> 1,
        })
    }

    /// A letter of the term that the text does not have.
    fn missing(&self, mut states: States) -> States {
        states.slipped |= (states.exact & self.letters) << 1;
        states
    }

    /// Over anything that is no letter.
    fn literal(&self, states: States, unit: u16) -> States {
        let places = self
            .units
            .iter()
            .enumerate()
            .filter(|(_, known)| **known == unit);
        let before = places.fold(0, |before, (at, _)| before | 1 << at);
        self.missing(States {
            exact: (states.exact & before) << 1,
            slipped: (states.slipped & before) << 1,
            crossed: 0,
        })
    }

    fn before(&self, letter: u8) -> u64 {
        let at = letter.checked_sub(b'a').map(usize::from);
        at.and_then(|at| self.before.get(at)).copied().unwrap_or(0)
    }
}
