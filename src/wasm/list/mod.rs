//! The list of what was found, as elements. Text is inserted as text; nothing is parsed.

mod item;
mod keyed;
mod options;
mod pen;
mod pieces;
mod words;

use wasm_bindgen::{JsCast, JsValue};
use web_sys::Element;

pub use options::SearchOptions;
use options::{HostRecord, Hosted};
use pen::Pen;

use super::error::{Code, Failure};
use super::options::lang as lang_of;
use super::plans::{self, Loaded};
use crate::format::Lang;
use crate::plan::Plan;
use crate::search::{Facet, Kind, Query, Results};
use crate::text::joined;

/// Most hits one call may ask for.
const MOST_HITS: usize = 100_000;
/// How many hits a page shows, and how many more the button brings.
const PAGE: usize = 20;

/// Finds records of a plan.
pub fn search(text: &str, options: &SearchOptions) -> Result<Results, Failure> {
    find(&*plans::get(options.plan.as_deref())?, text, options)
}

fn find(loaded: &Loaded, text: &str, options: &SearchOptions) -> Result<Results, Failure> {
    let (kinds, filters) = (kinds(options)?, filters(options)?);
    let lang = lang_of(options.lang.as_deref())?;
    let found = loaded.index().search(&Query {
        text,
        kinds: &kinds,
        filters: &filters,
        limit: limit(options),
        offset: options.offset.unwrap_or(0),
    });
    Ok(found.said(&loaded.plan, lang))
}

fn limit(options: &SearchOptions) -> usize {
    options.limit.unwrap_or(PAGE).min(MOST_HITS)
}

/// The lists to look in; the projects alone where nothing is asked.
fn kinds(options: &SearchOptions) -> Result<Vec<Kind>, Failure> {
    let Some(words) = &options.kinds else {
        return Ok(vec![Kind::Project]);
    };
    let mut kinds = Vec::new();
    for word in words {
        let kind = Kind::parse(word);
        kinds.push(kind.ok_or_else(|| unknown("kinds", word, &Kind::ALL.map(Kind::as_str)))?);
    }
    Ok(kinds)
}

fn filters(options: &SearchOptions) -> Result<Vec<(Facet, String)>, Failure> {
    let mut filters = Vec::new();
    for (word, values) in &options.filters {
        let facet = Facet::parse(word);
        let facet =
            facet.ok_or_else(|| unknown("filters", word, &Facet::ALL.map(Facet::as_str)))?;
        for value in values {
            filters.push((facet, value.clone()));
        }
    }
    Ok(filters)
}

fn unknown(option: &str, word: &str, known: &[&str]) -> Failure {
    let known = joined(known, ", ");
    let message = format!("{option}: {word} is none of {known}");
    Failure::new(Code::InvalidArgument, message)
}

/// Finds records and puts them into `host`, and among them those of the host page: each where its rank puts it. The total
/// answered is that of both.
pub fn draw(
    host: &JsValue,
    text: &str,
    options: &SearchOptions,
    mut hosted: Hosted,
) -> Result<Results, JsValue> {
    let loaded = plans::get(options.plan.as_deref())?;
    let lang = lang_of(options.lang.as_deref())?;
    let mut found = find(&loaded, text, options)?;
    // What comes near is shown only where nothing matches.
    if found.approximate && hosted.total > 0 && !hosted.approximate {
        found.hits.clear();
        found.total = 0;
        found.approximate = false;
    } else if hosted.approximate && found.total > 0 && !found.approximate {
        hosted.rows.clear();
        hosted.total = 0;
        hosted.approximate = false;
    }
    found.total += hosted.total;
    found.approximate |= hosted.approximate;
    let host: &Element = host.dyn_ref().ok_or_else(|| {
        Failure::new(
            Code::InvalidArgument,
            "host must be an element of this page",
        )
    })?;
    let document = host
        .owner_document()
        .ok_or_else(|| Failure::new(Code::NoDocument, "the host belongs to no document"))?;
    let mut list = List {
        pen: Pen::new(document),
        plan: &loaded.plan,
        lang,
        hosted: &hosted,
    };
    let projects_alone = kinds(options)?.as_slice() == [Kind::Project];
    let filtered = options.filters.iter().any(|(_, values)| !values.is_empty());
    let notice = if found.approximate {
        words::near(lang)
    } else if found.total == 0 && (filtered || !text.trim().is_empty()) {
        words::advice(filtered, lang)
    } else {
        ""
    };
    // What the browser says goes on to the host as it is.
    list.draw(host, &found, limit(options), projects_alone, notice)?;
    Ok(found)
}

struct List<'a> {
    pen: Pen,
    plan: &'a Plan,
    lang: Lang,
    hosted: &'a Hosted,
}

impl List<'_> {
    fn draw(
        &mut self,
        host: &Element,
        found: &Results,
        limit: usize,
        projects_alone: bool,
        notice: &str,
    ) -> Result<(), JsValue> {
        let mut items = Vec::with_capacity(found.hits.len() + self.hosted.rows.len());
        let mut rows = self.hosted.rows.iter().peekable();
        for hit in &found.hits {
            while let Some(row) = rows.next_if(|row| row.rank < hit.rank as f64) {
                items.push(self.host_item(row)?);
            }
            items.extend(self.item(hit)?);
        }
        for row in rows {
            items.push(self.host_item(row)?);
        }
        items.truncate(limit);
        if host.query_selector(":scope > [part=items]")?.is_none() {
            host.set_text_content(None);
        }
        let total = found.total;
        let count = self.standing(host, "p", "count")?;
        count.set_text_content(Some(&words::count(total, projects_alone, self.lang)));
        let notice_line = self.standing(host, "p", "notice")?;
        notice_line.set_text_content(Some(notice));
        notice_line.toggle_attribute_with_force("hidden", notice.is_empty())?;

        let list = self.standing(host, "ol", "items")?;
        // Safari takes the list role away from a list without markers.
        list.set_attribute("role", "list")?;
        let shown = items.len();
        keyed::update(&list, items)?;

        let more = self.standing(host, "button", "more")?;
        more.set_attribute("type", "button")?;
        let left = total.saturating_sub(shown);
        more.toggle_attribute_with_force("hidden", left == 0)?;
        more.set_text_content(Some(&words::more(left.min(PAGE), self.lang)));
        Ok(())
    }

    /// A piece of the list that stays from one drawing to the next.
    fn standing(&mut self, host: &Element, tag: &str, part: &str) -> Result<Element, JsValue> {
        if let Some(known) = host.query_selector(&format!(":scope > [part={part}]"))? {
            return Ok(known);
        }
        self.pen.open(tag, part);
        let made = self.pen.take()?;
        host.append_child(&made)?;
        Ok(made)
    }
}
