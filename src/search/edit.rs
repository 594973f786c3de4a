//! A term of Latin letters with one slip: a letter wrong, missing, too many, or two in the wrong order.
//!
//! The states are those of [`Pinyin`], kept for no slip and for one. Digits and characters are never slips.

use super::fold::is_letter;
use super::pinyin::{Pinyin, places};
use super::sieve::{FIRST, SECOND, Sieve};
use super::tables::Tables;

/// What the text so far accounts for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct States {
    exact: u64,
    slipped: u64,
    /// The second of two letters came first; the other must follow.
    crossed: u64,
}

impl States {
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
    /// States before any letter.
    letters: u64,
    /// Class → what a character at the beginning of a match leads to.
    first: Vec<States>,
}

impl Edit {
    /// Compiles a term.
    pub fn new(pinyin: &Pinyin, tables: &Tables) -> Self {
        let letters =
            (0x61..=0x7a).fold(0, |states, letter| states | places(&pinyin.units, letter));
        let mut edit = Self {
            letters,
            first: Vec::new(),
        };
        for class in 0..tables.classes.len() {
            let first = edit.read(pinyin, edit.start(), class, tables, false);
            edit.first.push(first);
        }
        edit
    }

    /// Whether a term is long enough to be mistyped rather than something else.
    pub fn suits(units: &[u16]) -> bool {
        units.iter().filter(|unit| is_letter(**unit)).count() >= 4
    }

    /// Where a match may begin.
    pub fn sieve(&self, pinyin: &Pinyin, tables: &Tables) -> Sieve {
        // Whatever is written first.
        let mut reached = self.letter(self.start(), u64::MAX);
        for first in &self.first {
            reached = reached.or(*first);
        }
        let mut classes = Vec::with_capacity(self.first.len());
        for (class, first) in self.first.iter().enumerate() {
            let second = self.read(pinyin, reached, class, tables, true) != States::default();
            let first = pinyin.may(first.exact | first.slipped | first.crossed);
            classes.push(first | (u8::from(second) * SECOND));
        }
        let mut sieve = Sieve::new(tables, &classes);
        for unit in (0x61..=0x7a).chain(pinyin.units.iter().copied()) {
            sieve.add(unit, FIRST | SECOND);
        }
        sieve
    }

    /// How long the shortest match from the start of this text is.
    pub fn length_at(&self, pinyin: &Pinyin, text: &[u16], tables: &Tables) -> Option<usize> {
        let mut states = self.start();
        for (at, unit) in text.iter().enumerate() {
            let class = tables.class(*unit);
            if states.exact | states.crossed == 0 {
                // The slip has been made: the rest is as it should be.
                states.slipped = pinyin.step(states.slipped, *unit, class, true);
            } else {
                let read = match at {
                    0 => self.first.get(class).copied().unwrap_or_default(),
                    _ => self.read(pinyin, states, class, tables, true),
                };
                let before = places(&pinyin.units, *unit);
                let written = match is_letter(*unit) {
                    true => self.letter(states, before),
                    false => self.missing(States {
                        exact: (states.exact & before) << 1,
                        slipped: (states.slipped & before) << 1,
                        crossed: 0,
                    }),
                };
                states = read.or(written);
            }
            if (states.exact | states.slipped) & pinyin.accept != 0 {
                return Some(at + 1);
            }
            if states == States::default() {
                break;
            }
        }
        None
    }

    fn start(&self) -> States {
        self.missing(States {
            exact: 1,
            ..States::default()
        })
    }

    /// Over a character, by its readings. Where a match has `begun`, the term may break off inside one, the slip before it.
    fn read(
        &self,
        pinyin: &Pinyin,
        states: States,
        class: usize,
        tables: &Tables,
        begun: bool,
    ) -> States {
        let mut reached = States::default();
        for syllable in tables.syllables(class) {
            if syllable.is_empty() {
                break;
            }
            let mut inside = states;
            let mut unslipped = states.exact | states.slipped;
            for (at, letter) in syllable.iter().enumerate() {
                let mut before = places(&pinyin.units, u16::from(*letter));
                if *letter == b'v' {
                    // ü is typed as v or as u.
                    before |= places(&pinyin.units, 0x75);
                }
                inside = self.letter(inside, before);
                unslipped = (unslipped & before) << 1;
                // One letter says too little about a syllable.
                if begun && at > 0 {
                    reached.slipped |= unslipped & pinyin.accept;
                }
                if inside == States::default() {
                    break;
                }
            }
            reached = reached.or(inside);
        }
        reached.exact |= (reached.exact & pinyin.apostrophes) << 1;
        reached.slipped |= (reached.slipped & pinyin.apostrophes) << 1;
        self.missing(reached)
    }

    /// Over one letter of the text, given the states before that letter.
    fn letter(&self, states: States, before: u64) -> States {
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
}
