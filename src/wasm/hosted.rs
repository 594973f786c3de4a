//! Records of the host page: their folded names, and a search through them that JavaScript drives step by step.

use std::cell::RefCell;

use super::error::{Code, Failure};
use super::tables;
use crate::search::{Index, Query, Results, Search};

/// Most UTF-16 units of names an index may hold.
const MOST_UNITS: usize = 32_000_000;

struct Held {
    index: Index,
    text: String,
    search: Option<Search>,
}

impl Held {
    fn query<'a>(&'a self, limit: usize) -> Query<'a> {
        Query {
            limit,
            ..Query::new(&self.text)
        }
    }
}

thread_local! {
    static HELD: RefCell<(u32, Vec<(u32, Held)>)> = const { RefCell::new((0, Vec::new())) };
}

/// Opens an index with room for so many units and names, so that it never grows: memory of a module is not given back.
pub fn open(units: usize, names: usize) -> Result<u32, Failure> {
    if units > MOST_UNITS || names > units {
        let message = format!("records: their names are longer than {MOST_UNITS} characters");
        return Err(Failure::new(Code::TooLarge, message));
    }
    let index = Index::with_room(units, names, &tables::all());
    Ok(HELD.with_borrow_mut(|(last, held)| {
        *last += 1;
        let new = Held {
            index,
            text: String::new(),
            search: None,
        };
        held.push((*last, new));
        *last
    }))
}

/// Adds names: their units, one after the other, and where each ends.
pub fn add(handle: u32, units: &[u16], ends: &[u32]) -> Result<(), Failure> {
    with(handle, |held| {
        held.search = None;
        held.index
            .append(units, ends)
            .then_some(())
            .ok_or_else(misfit)
    })
}

/// Starts a search, which narrows the last one where it can.
pub fn start(handle: u32, text: &str) -> Result<(), Failure> {
    with(handle, |held| {
        held.text = text.to_owned();
        let earlier = held.search.take();
        held.search = Some(Search::start(&held.index, &held.query(0), earlier.as_ref()));
        Ok(())
    })
}

/// Looks through about `budget` units; whether that was the last step.
pub fn step(handle: u32, budget: usize) -> Result<bool, Failure> {
    with(handle, |held| {
        let mut search = held.search.take();
        let done = search
            .as_mut()
            .is_none_or(|search| search.step(&held.index, &held.query(0), budget));
        held.search = search;
        Ok(done)
    })
}

/// What was found.
pub fn results(handle: u32, limit: usize) -> Result<Results, Failure> {
    with(handle, |held| {
        let search = held
            .search
            .as_ref()
            .ok_or_else(|| Failure::new(Code::InvalidArgument, "records: no search was started"))?;
        Ok(search.results(&held.index, &held.query(limit)))
    })
}

/// Gives the index up.
pub fn close(handle: u32) {
    HELD.with_borrow_mut(|(_, held)| held.retain(|(known, _)| *known != handle));
}

fn with<T>(handle: u32, work: impl FnOnce(&mut Held) -> Result<T, Failure>) -> Result<T, Failure> {
    HELD.with_borrow_mut(|(_, held)| {
        let held = held
            .iter_mut()
            .find(|(known, _)| *known == handle)
            .ok_or_else(|| Failure::new(Code::InvalidArgument, "records: they were closed"))?;
        work(&mut held.1)
    })
}

fn misfit() -> Failure {
    Failure::new(
        Code::InvalidArgument,
        "records: the ends do not fit the text",
    )
}
