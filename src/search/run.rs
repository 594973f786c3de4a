//! Looking through an index, all at once or in steps.
//!
//! Terms are taken one after the other, each over the records that the last one left.

use super::index::Index;
use super::matcher::{Matcher, Mode};
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
    found: Vec<Found>,
    done: bool,
    /// The first attempt that found anything in lists that were not asked for.
    elsewhere: Option<(usize, Vec<Found>)>,
}

#[derive(Debug)]
struct Attempt {
    mode: Mode,
    terms: Vec<Term>,
    /// Where this attempt can only find what an earlier search found.
    within: Option<Vec<Found>>,
}

/// A record found, and its rank: that of the term it meets worst, in the upper 40 bits. Equals stay in plan order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Found(u64);

impl Found {
    fn new(at: usize, rank: u64) -> Self {
        Self(rank << 24 | at as u64)
    }

    /// The place of the record.
    pub fn at(self) -> usize {
        (self.0 & 0xff_ffff) as usize
    }

    fn rank(self) -> u64 {
        self.0 >> 24
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
                    let narrowed = earlier.filter(|_| mode == Mode::Exact);
                    attempts.push(Attempt {
                        mode,
                        terms: form.clone(),
                        within: narrowed.and_then(|earlier| earlier.within(form)),
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
            found: Vec::new(),
            done: false,
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

    /// What this search found, if that is all that terms typed after it could find.
    fn within(&self, later: &[Term]) -> Option<Vec<Found>> {
        let attempt = self.attempts.get(self.attempt)?;
        let narrows = |earlier: &Term| later.iter().any(|term| term.narrows(earlier));
        let all = self.done && attempt.mode == Mode::Exact && attempt.terms.iter().all(narrows);
        // They are ranked anew: a longer term may be met elsewhere.
        let unranked = self.found.iter().map(|found| Found::new(found.at(), 0));
        all.then(|| unranked.collect())
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
        let count = self.candidates.as_ref().map_or(index.len(), Vec::len);
        let matcher = self.matchers.last();
        while self.next < count && *left > 0 {
            let candidate = match &self.candidates {
                Some(candidates) => candidates.get(self.next).copied(),
                None => Some(Found::new(self.next, 0)),
            };
            if let Some(candidate) = candidate {
                let at = candidate.at();
                let met = matcher.map_or(Some(0), |matcher| rank(index, at, matcher));
                self.found
                    .extend(met.map(|met| Found::new(at, met.max(candidate.rank()))));
                *left = left.saturating_sub(index.cost(at));
            }
            self.next += 1;
        }
        if self.next == count {
            self.after_term(index, query);
        }
    }

    fn after_term(&mut self, index: &Index, query: &Query<'_>) {
        self.next = 0;
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
