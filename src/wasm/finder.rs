//! What the finder calls, and the lists of a plan.

use wasm_bindgen::prelude::*;

use super::list::SearchOptions;
use super::{Answer, hosted, list, options, plans, tables, to_js};

/// One of the nine lists of a plan, by its name in `plan.json`.
#[wasm_bindgen]
pub fn records(list: &str, plan_id: Option<String>) -> Answer {
    plans::get(plan_id.as_deref())?.list(list)
}

/// Finds projects.
#[wasm_bindgen(js_name = searchProjects)]
pub fn search_projects(query: &str, options: JsValue) -> Answer {
    let options: SearchOptions = options::read(options)?;
    // Nothing of ours is said here, but a wrong word is wrong everywhere.
    options::lang(options.lang.as_deref())?;
    to_js(&list::search(query, &options)?)
}

/// Finds projects and puts them into `host` as a list; `hosted` is what the host page adds to it.
#[wasm_bindgen(js_name = drawProjectList)]
pub fn draw_project_list(host: &JsValue, query: &str, options: JsValue, hosted: JsValue) -> Answer {
    let (options, hosted) = (options::read(options)?, options::read(hosted)?);
    to_js(&list::draw(host, query, &options, hosted)?)
}

/// Takes the file of the foldings and readings of all characters.
#[wasm_bindgen(js_name = loadTables)]
pub fn load_tables(bytes: &[u8]) -> Result<(), JsValue> {
    Ok(tables::load(bytes)?)
}

/// Opens an index of records of the host page; answers its handle.
#[wasm_bindgen(js_name = openRecords)]
pub fn open_records(units: usize, names: usize) -> Result<u32, JsValue> {
    Ok(hosted::open(units, names)?)
}

/// Adds names to an index of records.
#[wasm_bindgen(js_name = addRecords)]
pub fn add_records(handle: u32, units: &[u16], ends: &[u32]) -> Result<(), JsValue> {
    Ok(hosted::add(handle, units, ends)?)
}

/// Starts a search through records.
#[wasm_bindgen(js_name = startRecords)]
pub fn start_records(handle: u32, query: &str) -> Result<(), JsValue> {
    Ok(hosted::start(handle, query)?)
}

/// Goes on with it; whether it is done.
#[wasm_bindgen(js_name = stepRecords)]
pub fn step_records(handle: u32, budget: usize) -> Result<bool, JsValue> {
    Ok(hosted::step(handle, budget)?)
}

/// What it found.
#[wasm_bindgen(js_name = recordResults)]
pub fn record_results(handle: u32, limit: usize) -> Answer {
    to_js(&hosted::results(handle, limit)?)
}

/// Gives an index of records up.
#[wasm_bindgen(js_name = closeRecords)]
pub fn close_records(handle: u32) {
    hosted::close(handle);
}
