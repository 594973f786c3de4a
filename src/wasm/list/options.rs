//! The options of the finder's exports.

use js_sys::Array;
use wasm_bindgen::JsCast;

use crate::wasm::error::Failure;
use crate::wasm::options::{Given, Options, SIZE, Wanted, absent, get, keys, read, texts, wrong};

/// What `searchProjects` and `drawProjectList` take.
#[derive(Default)]
pub struct SearchOptions {
    pub plan: Option<String>,
    pub lang: Option<String>,
    /// The lists to look in; the projects alone where it is not given.
    pub kinds: Option<Vec<String>>,
    /// Facet → the values that pass.
    pub filters: Vec<(String, Vec<String>)>,
    pub limit: Option<usize>,
    pub offset: Option<usize>,
}

/// What the host page adds to a list: words on projects of the plan, and the rows on screen that are its own.
#[derive(Default)]
pub struct Hosted {
    pub notes: Vec<HostRecord>,
    pub rows: Vec<HostRecord>,
    /// How many there are of its own, shown or not.
    pub total: usize,
    pub approximate: bool,
}

/// A record of the host page.
#[derive(Default)]
pub struct HostRecord {
    pub id: String,
    pub name: String,
    pub status: Option<String>,
    pub date: Option<String>,
    pub url: Option<String>,
    /// What matched in the name.
    pub ranges: Vec<(usize, usize)>,
    /// As hits of the plan have one.
    pub rank: f64,
}

impl Options for SearchOptions {
    const KEYS: &'static [(&'static str, Wanted)] = &[
        ("plan", Wanted::Text),
        ("lang", Wanted::Text),
        ("kinds", Wanted::Texts),
        ("filters", Wanted::Any),
        ("limit", SIZE),
        ("offset", SIZE),
    ];

    fn of(given: &Given) -> Result<Self, Failure> {
        let mut filters = Vec::new();
        if let Some(facets) = given.value("filters") {
            if !facets.is_object() {
                return Err(wrong("filters", "an object"));
            }
            for facet in keys(facets) {
                let values = get(facets, &facet);
                let values = match absent(&values) {
                    true => Vec::new(),
                    false => texts(&values).ok_or_else(|| wrong(&facet, Wanted::Texts.words()))?,
                };
                filters.push((facet, values));
            }
        }
        Ok(Self {
            plan: given.text("plan"),
            lang: given.text("lang"),
            kinds: given.value("kinds").and_then(texts),
            filters,
            limit: given.size("limit"),
            offset: given.size("offset"),
        })
    }
}

impl Options for Hosted {
    const KEYS: &'static [(&'static str, Wanted)] = &[
        ("notes", Wanted::Any),
        ("rows", Wanted::Any),
        ("total", SIZE),
        ("approximate", Wanted::Flag),
    ];

    fn of(given: &Given) -> Result<Self, Failure> {
        Ok(Self {
            notes: records(given, "notes")?,
            rows: records(given, "rows")?,
            total: given.size("total").unwrap_or_default(),
            approximate: given.flag("approximate").unwrap_or_default(),
        })
    }
}

impl Options for HostRecord {
    const KEYS: &'static [(&'static str, Wanted)] = &[
        ("id", Wanted::Text),
        ("name", Wanted::Text),
        ("status", Wanted::Text),
        ("date", Wanted::Text),
        ("url", Wanted::Text),
        ("ranges", Wanted::Any),
        ("rank", Wanted::Number),
    ];

    fn of(given: &Given) -> Result<Self, Failure> {
        let mut ranges = Vec::new();
        for pair in given.list("ranges", "a list of pairs")? {
            let end = |at: u32| pair.dyn_ref::<Array>()?.get(at).as_f64();
            let (Some(start), Some(end)) = (end(0), end(1)) else {
                return Err(wrong("ranges", "a list of pairs"));
            };
            // Saturates: what lies beyond the text is not marked.
            ranges.push((start as usize, end as usize));
        }
        Ok(Self {
            id: given.text("id").unwrap_or_default(),
            name: given.text("name").unwrap_or_default(),
            status: given.text("status"),
            date: given.text("date"),
            url: given.text("url"),
            ranges,
            rank: given.number("rank").unwrap_or(f64::INFINITY),
        })
    }
}

fn records(given: &Given, key: &str) -> Result<Vec<HostRecord>, Failure> {
    let mut records = Vec::new();
    for item in given.list(key, "a list of records")? {
        records.push(read(item)?);
    }
    Ok(records)
}
