//! Headings a document lost, placed by the evidence that remains.
//!
//! A word processor's conversion drops headings and leaves: a space before the next paragraph, a restart of 一、, a jump in the
//! numbers of the headings that are printed, and a gap in the consecutive numbers of their `_Toc` bookmarks. Where a heading
//! is missing is read from the first two; how high it stood is the cheapest reading that fits the printed numbers.

use std::collections::HashMap;

use super::heading::Rank;

/// What stands where a division begins, or where one seems to be missing.
#[derive(Debug, Clone, PartialEq)]
pub enum Event {
    /// A printed heading.
    Printed {
        /// How high it stands.
        rank: Rank,
        /// Its number.
        value: u32,
    },
    /// A place where a heading is missing.
    Gap {
        /// Whether the text goes on with the first item of a list of headings (一、).
        opens_items: bool,
        /// Characters of the only paragraph before the next event; `None` if there are more.
        only: Option<usize>,
        /// Whether nothing of the document stands before it.
        first: bool,
    },
}

/// How a missing heading was read: its rank and number; a preface has none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reading {
    /// How high it stood.
    pub rank: Rank,
    /// Its number; `None` for a preface.
    pub value: Option<u32>,
}

/// Where the counting stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
struct State {
    part: u32,
    chapter: u32,
    section: u32,
    last: Option<Rank>,
}

type Cost = u32;

/// How many ways of reading are kept at each step.
const KEPT: usize = 256;

/// Reads every event: `None` for printed ones, how the missing ones fit best for gaps.
pub fn read(events: &[Event]) -> Vec<Option<Reading>> {
    let printed = |wanted: Rank| {
        events
            .iter()
            .any(|e| matches!(e, Event::Printed { rank, .. } if *rank == wanted))
    };
    let ranks: Vec<Rank> = [Rank::Part, Rank::Chapter, Rank::Section]
        .into_iter()
        .filter(|r| printed(*r))
        .collect();
    // One trail a kept state: its cost, and at each step the state before and what was chosen.
    let mut now: Vec<(State, Cost)> = vec![(State::default(), 0)];
    let mut trail: Vec<HashMap<State, (State, Option<Reading>)>> = Vec::with_capacity(events.len());
    for event in events {
        let mut next: HashMap<State, (Cost, State, Option<Reading>)> = HashMap::new();
        for (state, cost) in &now {
            for (reading, after, more) in ways(event, *state, &ranks) {
                let total = cost + more;
                let best = next.entry(after).or_insert((Cost::MAX, *state, reading));
                if total < best.0 {
                    *best = (total, *state, reading);
                }
            }
        }
        let mut kept: Vec<(State, Cost)> = next
            .iter()
            .map(|(state, (cost, _, _))| (*state, *cost))
            .collect();
        kept.sort_by_key(|(state, cost)| {
            (*cost, state.part, u32::MAX - state.chapter, state.section)
        });
        kept.truncate(KEPT);
        trail.push(
            next.into_iter()
                .map(|(state, (_, before, reading))| (state, (before, reading)))
                .collect(),
        );
        now = kept;
    }
    let mut readings = vec![None; events.len()];
    let Some((mut state, _)) = now.first().copied() else {
        return readings;
    };
    for (at, step) in trail.iter().enumerate().rev() {
        let Some((before, reading)) = step.get(&state) else {
            break;
        };
        if let Some(slot) = readings.get_mut(at) {
            *slot = *reading;
        }
        state = *before;
    }
    readings
}

/// Every way to read an event: what it is, where counting stands after it, what it costs.
fn ways(event: &Event, state: State, ranks: &[Rank]) -> Vec<(Option<Reading>, State, Cost)> {
    match event {
        Event::Printed { rank, value } => {
            let expected = count(state, *rank) + 1;
            let restart = *value == 1 && state.last == Some(Rank::Part);
            let jump = if *value == expected || restart {
                0
            } else {
                50 + 10 * expected.abs_diff(*value).min(9)
            };
            vec![(None, step(state, *rank, *value), jump + order(state, *rank))]
        }
        Event::Gap {
            opens_items,
            only,
            first,
        } => {
            let mut ways = Vec::new();
            for rank in ranks {
                let value = count(state, *rank) + 1;
                let reading = Reading {
                    rank: *rank,
                    value: Some(value),
                };
                let cost = likeness(*rank, *opens_items, *only) + order(state, *rank);
                ways.push((Some(reading), step(state, *rank, value), cost));
            }
            if *first && !opens_items {
                let rank = ranks.first().copied().unwrap_or(Rank::Part);
                ways.push((Some(Reading { rank, value: None }), state, 3));
            }
            ways
        }
    }
}

/// How little what follows a gap looks like what follows a heading of this rank, in tenths.
fn likeness(rank: Rank, opens_items: bool, only: Option<usize>) -> Cost {
    let costs = match (opens_items, only) {
        // 一、 follows a 节 at once; a 篇 or 章 has a paragraph of its own first.
        (true, _) => [60, 40, 0],
        // One short paragraph and then the next heading: the lead of a 篇 or 章.
        (false, Some(0..=99)) => [2, 0, 15],
        (false, Some(100..=134)) => [4, 4, 10],
        (false, Some(_)) => [12, 12, 4],
        (false, None) => [20, 10, 0],
    };
    let [part, chapter, section] = costs;
    match rank {
        Rank::Part => part,
        Rank::Chapter => chapter,
        _ => section,
    }
}

/// What an unusual order costs: a 篇 holds 章, a 章 holds 节, and more than one of them.
fn order(state: State, rank: Rank) -> Cost {
    let childless = match (state.last, rank) {
        (Some(Rank::Part), Rank::Part | Rank::Section) => 40,
        (Some(Rank::Chapter), Rank::Chapter | Rank::Part) => 20,
        (None, Rank::Section) => 40,
        _ => 0,
    };
    let only_child =
        if rank < Rank::Section && state.last == Some(Rank::Section) && state.section == 1 {
            12
        } else {
            0
        };
    childless + only_child
}

fn count(state: State, rank: Rank) -> u32 {
    match rank {
        Rank::Part => state.part,
        Rank::Chapter => state.chapter,
        _ => state.section,
    }
}

fn step(state: State, rank: Rank, value: u32) -> State {
    let last = Some(rank);
    match rank {
        Rank::Part => State {
            part: value,
            last,
            section: 0,
            ..state
        },
        Rank::Chapter => State {
            chapter: value,
            section: 0,
            last,
            ..state
        },
        _ => State {
            section: value,
            last,
            ..state
        },
    }
}

/// How many headings the bookmarks say lie between two printed ones; `None` where they say nothing.
pub fn between(before: &[u64], after: &[u64]) -> Option<u64> {
    const FARTHEST: u64 = 20;
    let mut votes: HashMap<u64, u32> = HashMap::new();
    for a in before {
        for b in after {
            if let Some(distance) = b.checked_sub(*a).filter(|d| (1..=FARTHEST).contains(d)) {
                *votes.entry(distance).or_default() += 1;
            }
        }
    }
    // Each table of contents that was ever made left a series; they all agree, chance does not.
    let (distance, count) = votes
        .into_iter()
        .max_by_key(|(distance, count)| (*count, u64::MAX - distance))?;
    (count >= 2).then_some(distance - 1)
}
