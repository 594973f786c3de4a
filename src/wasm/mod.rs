//! The boundary: the only `#[wasm_bindgen]`. It translates and decides nothing.
//!
//! Every export is a free function, keeps no closure, and answers a plain object or throws `{code, message}`.
//! The TypeScript entry checks what it is given before it comes here: the glue itself checks nothing.

mod canvas;
mod case;
mod error;
mod hosted;
mod json;
mod list;
mod options;
mod plans;
mod tables;

use serde::Serialize;
use wasm_bindgen::prelude::*;

use case::Case;

use options::ChartOptions;

use crate::assess::Assessment;
use crate::chart::{self, ChartDescription, Estimate, Sheet};

type Answer = Result<JsValue, JsValue>;

/// A plain object of anything that serialises: maps become objects, `None` becomes null.
fn to_js(value: &impl Serialize) -> Answer {
    let to = serde_wasm_bindgen::Serializer::json_compatible();
    Ok(value.serialize(&to)?)
}

/// The head of a plan, as `plans()` answers it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Head<'a> {
    id: &'a str,
    title: &'a str,
    region: &'a str,
    language: &'a str,
    period: &'a crate::plan::Period,
    baseline_year: u16,
}

/// The plans there are.
#[wasm_bindgen(js_name = plans)]
pub fn heads() -> Answer {
    let all = plans::all();
    let heads: Vec<Head<'_>> = all
        .iter()
        .map(|loaded| &loaded.plan)
        .map(|plan| Head {
            id: &plan.id,
            title: &plan.title,
            region: &plan.region,
            language: &plan.language,
            period: &plan.period,
            baseline_year: plan.baseline_year,
        })
        .collect();
    to_js(&heads)
}

/// Loads a plan from its JSON, parsed; answers its id.
#[wasm_bindgen(js_name = loadPlan)]
pub fn load_plan(json: &JsValue) -> Result<String, JsValue> {
    Ok(plans::load(json)?)
}

/// Forgets a loaded plan; whether there was one.
#[wasm_bindgen(js_name = unloadPlan)]
pub fn unload_plan(id: &str) -> bool {
    plans::unload(id)
}

/// One of the nine lists of a plan, by its name in `plan.json`.
#[wasm_bindgen]
pub fn records(list: &str, plan_id: Option<String>) -> Answer {
    plans::get(plan_id.as_deref())?.list(list)
}

/// Judges an indicator or a series.
#[wasm_bindgen]
pub fn assess(id: &str, options: JsValue) -> Answer {
    let read: ChartOptions = options::read(options.clone())?;
    let loaded = plans::get(read.plan.as_deref())?;
    let case = Case::new(&loaded.plan, Some(id), &read, &options)?;
    to_js(&case.judge().first())
}

/// The numbers of an indicator in rows; without an id, a row an indicator.
#[wasm_bindgen(js_name = chartTable)]
pub fn chart_table(id: Option<String>, options: JsValue) -> Answer {
    let read: ChartOptions = options::read(options.clone())?;
    let loaded = plans::get(read.plan.as_deref())?;
    let case = Case::new(&loaded.plan, id.as_deref(), &read, &options)?;
    let judged = case.judge();
    match id {
        Some(_) => to_js(&case.table(&judged)),
        None => to_js(&chart::score_table(&case.rows(&judged), case.lang())),
    }
}

/// Draws the tracker of an indicator, the chart of a series, or the scorecard; `around` is what it takes from the page.
#[wasm_bindgen(js_name = drawChart)]
pub fn draw_chart(
    canvas: &JsValue,
    id: Option<String>,
    options: JsValue,
    around: JsValue,
) -> Answer {
    let read: ChartOptions = options::read(options.clone())?;
    let around = options::read(around)?;
    let loaded = plans::get(read.plan.as_deref())?;
    let case = Case::new(&loaded.plan, id.as_deref(), &read, &options)?;
    to_js(&canvas::draw(canvas, &case, &read, &around)?)
}

/// What the same chart says, without drawing it.
#[wasm_bindgen(js_name = describeChart)]
pub fn describe_chart(id: Option<String>, options: JsValue) -> Answer {
    let read: ChartOptions = options::read(options.clone())?;
    let loaded = plans::get(read.plan.as_deref())?;
    let case = Case::new(&loaded.plan, id.as_deref(), &read, &options)?;
    to_js(&case.describe(&case.judge()))
}

/// The same as an SVG file, with its words.
#[wasm_bindgen(js_name = chartSvg)]
pub fn chart_svg(id: Option<String>, options: JsValue) -> Result<String, JsValue> {
    file(id, options, |_, _, _, svg| svg())
}

/// The same as HTML to paste: sentence, picture, table.
#[wasm_bindgen(js_name = chartHtml)]
pub fn chart_html(id: Option<String>, options: JsValue) -> Result<String, JsValue> {
    file(id, options, |case, judged, said, svg| {
        let picture = case.picture().unwrap_or_else(|| chart::inline_picture(&svg()));
        chart::html(said, &case.grid(judged, said), &picture, case.lang())
    })
}

/// Lays a chart out as a picture that stands by itself, and hands over all that there is to say of it.
fn file(
    id: Option<String>,
    options: JsValue,
    write: fn(&Case<'_>, &[Assessment], &ChartDescription, &dyn Fn() -> String) -> String,
) -> Result<String, JsValue> {
    let read: ChartOptions = options::read(options.clone())?;
    let loaded = plans::get(read.plan.as_deref())?;
    let case = Case::new(&loaded.plan, id.as_deref(), &read, &options)?;
    let judged = case.judge();
    let size = canvas::room(read.width.unwrap_or(640.0), read.height.unwrap_or(400.0))?;
    let sheet = Sheet {
        lang: case.lang(),
        size,
        text: 14.0,
        measure: &Estimate,
    };
    let look = options::look(read.theme.as_deref())?;
    let (scene, said) = chart::framed(&sheet, &|sheet| case.lay_out(&judged, sheet));
    let svg = || chart::svg(&scene, &look, &said, case.lang());
    Ok(write(&case, &judged, &said, &svg))
}

/// Finds projects.
#[wasm_bindgen(js_name = searchProjects)]
pub fn search_projects(query: &str, options: JsValue) -> Answer {
    let options: options::SearchOptions = options::read(options)?;
    // Nothing of ours is said here, but a wrong word is wrong everywhere.
    options::lang(options.lang.as_deref())?;
    to_js(&list::search(query, &options)?)
}

/// Finds projects and puts them into `host` as a list; `hosted` is what the host page adds to it.
#[wasm_bindgen(js_name = drawProjectList)]
pub fn draw_project_list(host: &JsValue, query: &str, options: JsValue, hosted: JsValue) -> Answer {
    let (options, hosted) = (options::read(options)?, options::read(hosted)?);
    to_js(&list::draw(host, query, &options, &hosted)?)
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
