//! Looking through an index, all at once or in steps.
//!
//! Terms are taken one after the other, each over the records that the last one left.

use super::index::Index;
use super::matcher::{Ahead, Matcher, Mode};
use super::query::Query;
use super::rank::rank;
use super::term::{Term, terms};

/// A search under way. It keeps no hold of the index, which is handed to every step.
#[derive(Debug)]
pub struct Search {
    /// What to try until something is found.
    attempts: Vec<Attempt>,
    /// Which of them is under way or was the last.
    attempt: usize,
    /// How many of its terms were taken up.
    term: usize,
    /// They, compiled.
    matchers: Vec<Matcher>,
    /// The records left by the terms before; `None` is all of them.
    candidates: Option<Vec<Found>>,
    /// How many candidates were looked at.
    next: usize,
    /// Where the term begins next.
    ahead: Ahead,
    found: Vec<Found>,
    done: bool,
    /// Whether an attempt found something, but nothing in the lists that were asked for; and the first that did.
    astray: bool,
    elsewhere: Option<(usize, Vec<Found>)>,
}

#[derive(Debug)]
struct Attempt {
    mode: Mode,
    terms: Vec<Term>,
    /// Where this attempt can only find what an earlier search found.
    within: Option<Vec<Found>>,
}

/// A record found, and its rank: that of the term it meets worst, in the upper half. Equals stay in plan order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Found(u64);

impl Found {
    /// Comes after every other.
    pub const LAST: Self = Self(u64::MAX);

    fn new(at: usize, rank: u32) -> Self {
        Self(u64::from(rank) << 32 | at as u64)
    }

    /// The place of the record.
    pub fn at(self) -> usize {
        self.0 as u32 as usize
    }

    /// How well it matches; lower is better.
    pub fn rank(self) -> u32 {
        (self.0 >> 32) as u32
    }
}

impl Search {
    /// Starts a search. `earlier` is one that is done, over the same index, for what was typed before: its result is narrowed where it can be.
    pub fn start(index: &Index, query: &Query<'_>, earlier: Option<&Self>) -> Self {
        let forms = terms(query.text, &index.tables);
        let mut attempts = Vec::new();
        for mode in Mode::ALL {
            for form in &forms {
                if mode == Mode::Exact || form.iter().any(|term| mode.suits(term)) {
                    attempts.push(Attempt {
                        mode,
                        terms: form.clone(),
                        within: earlier.and_then(|earlier| earlier.within(mode, form)),
                    });
                }
            }
        }
        let mut search = Self {
            attempts,
            attempt: 0,
            term: 0,
            matchers: Vec::new(),
            candidates: None,
            next: 0,
            ahead: Ahead::default(),
            found: Vec::new(),
            done: false,
            astray: false,
            elsewhere: None,
        };
        search.begin(0, index);
        search
    }

    /// Looks through about `budget` units of text; answers whether the search is done.
    pub fn step(&mut self, index: &Index, query: &Query<'_>, budget: usize) -> bool {
        let mut left = budget.max(1);
        while left > 0 && !self.done {
            self.look(index, query, &mut left);
        }
        self.done
    }

    /// The records found so far, in plan order.
    pub(super) fn found(&self) -> &[Found] {
        &self.found
    }

    /// The terms that were met.
    pub(super) fn matchers(&self) -> &[Matcher] {
        &self.matchers
    }

    /// Whether nothing was met as typed.
    pub(super) fn is_approximate(&self) -> bool {
        let attempt = self.attempts.get(self.attempt);
        !self.found.is_empty() && attempt.is_some_and(|attempt| attempt.mode != Mode::Exact)
    }

    /// All that terms typed after those of this search could find in a mode, as far as this search tells.
    fn within(&self, mode: Mode, later: &[Term]) -> Option<Vec<Found>> {
        let narrows = |earlier: &Term| {
            let narrower = |term: &Term| {
                // What comes near is found of longer terms that is not found of shorter ones.
                term.narrows(earlier) && (mode.suits(earlier) || !mode.suits(term))
            };
            later.iter().any(narrower)
        };
        let broader = |attempt: &Attempt| attempt.mode == mode && attempt.terms.iter().all(narrows);
        let mut tried = self.attempts.iter().take(self.attempt + 1);
        let at = tried.rposition(broader)?;
        if !self.done || self.astray || mode == Mode::Slipped {
            None
        } else if at < self.attempt {
            // Nothing: so another was tried.
            Some(Vec::new())
        } else {
            // They are ranked anew: a longer term may be met elsewhere.
            let unranked = self.found.iter().map(|found| Found::new(found.at(), 0));
            Some(unranked.collect())
        }
    }

    /// Begins an attempt.
    fn begin(&mut self, attempt: usize, index: &Index) {
        self.attempt = attempt;
        self.term = 0;
        self.matchers.clear();
        self.candidates = self
            .attempts
            .get_mut(attempt)
            .and_then(|attempt| attempt.within.take());
        self.next = 0;
        self.ahead = Ahead::default();
        self.found.clear();
        self.compile(index);
    }

    /// Compiles the next term of the attempt; `false` if there is none.
    fn compile(&mut self, index: &Index) -> bool {
        let Some(attempt) = self.attempts.get(self.attempt) else {
            return false;
        };
        while let Some(term) = attempt.terms.get(self.term) {
            let before = attempt.terms.get(..self.term).unwrap_or_default();
            self.term += 1;
            if !before.contains(term) {
                let matcher = Matcher::new(term, attempt.mode, &index.tables);
                self.matchers.push(matcher);
                return true;
            }
        }
        false
    }

    fn look(&mut self, index: &Index, query: &Query<'_>, left: &mut usize) {
        let candidates = self.candidates.as_deref();
        let count = candidates.map_or(index.len(), <[_]>::len);
        let candidate = |next: usize| match candidates {
            Some(candidates) => candidates.get(next).copied(),
            None => (next < count).then(|| Found::new(next, 0)),
        };
        // Where most records are candidates, it is quicker not to stop at each.
        let dense = count > index.len() / 4;
        while *left > 0
            && let Some(this) = candidate(self.next)
        {
            let at = this.at();
            let (start, end) = index.span(at);
            let mut met = Some(0);
            if let Some(matcher) = self.matchers.last() {
                if self.ahead.to <= start {
                    let far = if dense { *left / 64 } else { 0 };
                    let last = candidate((self.next + far).min(count - 1)).unwrap_or(this);
                    self.ahead.to = index.span(last.at()).1;
                }
                let begins = matcher.next(index, start, &mut self.ahead, false) < end;
                let ranked = begins.then(|| rank(index, at, matcher, &mut self.ahead));
                met = ranked.flatten().map(|(key, _)| key);
            }
            if let Some(met) = met {
                self.found.push(Found::new(at, met.max(this.rank())));
            }
            self.next += 1;
            *left = left.saturating_sub(end - start);
        }
        if self.next == count {
            self.after_term(index, query);
        }
    }

    fn after_term(&mut self, index: &Index, query: &Query<'_>) {
        self.next = 0;
        self.ahead = Ahead::default();
        if !self.found.is_empty() && self.compile(index) {
            self.candidates = Some(std::mem::take(&mut self.found));
            return;
        }
        let wanted = |found: &Found| query.wants(index.kind(found.at()));
        if self.found.iter().any(wanted) {
            self.done = true;
        } else {
            if !self.found.is_empty() && self.elsewhere.is_none() {
                self.elsewhere = Some((self.attempt, self.found.clone()));
                self.astray = true;
            }
            if self.attempt + 1 < self.attempts.len() {
                self.begin(self.attempt + 1, index);
            } else {
                self.settle(index);
            }
        }
    }

    /// Nothing where it was looked for: what was found elsewhere still counts in the facet of lists.
    fn settle(&mut self, index: &Index) {
        if let Some((attempt, found)) = self.elsewhere.take() {
            self.begin(attempt, index);
            while self.compile(index) {}
            self.found = found;
        }
        self.done = true;
    }
}
