//! The boundary: the only `#[wasm_bindgen]`. It translates and decides nothing.
//!
//! Every export is a free function, keeps no closure, and answers a plain object or throws `{code, message}`.
//! The TypeScript entry checks what it is given before it comes here: the glue itself checks nothing.

mod canvas;
mod case;
mod error;
#[cfg(feature = "finder")]
mod finder;
#[cfg(feature = "finder")]
mod hosted;
mod json;
#[cfg(feature = "finder")]
mod list;
#[cfg(feature = "finder")]
mod lists;
#[cfg_attr(not(feature = "finder"), allow(dead_code))]
mod options;
mod plans;
#[cfg(feature = "finder")]
mod tables;

use serde::Serialize;
use wasm_bindgen::prelude::*;

use case::Case;

use options::ChartOptions;

use crate::assess::Assessment;
use crate::chart::{self, ChartDescription, Estimate, Sheet};
use crate::out::Out;
use crate::plan::{Period, Plan};

type Answer = Result<JsValue, JsValue>;

/// A plain object of anything that serialises: maps become objects, `None` becomes null.
fn to_js(value: &impl Serialize) -> Answer {
    let to = serde_wasm_bindgen::Serializer::json_compatible();
    Ok(value.serialize(&to)?)
}

/// The plans there are: their heads.
#[wasm_bindgen(js_name = plans)]
pub fn heads() -> Answer {
    let all = plans::all();
    to_js(&Out::List(
        all.iter().map(|loaded| head(&loaded.plan)).collect(),
    ))
}

fn head(plan: &Plan) -> Out<'_> {
    let Period { from, to } = &plan.period;
    let period = Out::Record("from to", vec![from.into(), to.into()]);
    Out::Record(
        "id title region language period baselineYear",
        vec![
            (&plan.id).into(),
            (&plan.title).into(),
            (&plan.region).into(),
            (&plan.language).into(),
            period,
            (&plan.baseline_year).into(),
        ],
    )
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

/// Judges an indicator or a series.
#[wasm_bindgen]
pub fn assess(id: &str, options: JsValue) -> Answer {
    let read: ChartOptions = options::read(options.clone())?;
    let loaded = plans::get(read.plan.as_deref())?;
    let case = Case::new(&loaded.plan, Some(id), &read, &options)?;
    to_js(&case.judge().pop())
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

/// The same as HTML to paste: sentence, picture, table. Editors want it and readers do not: the charts' wasm goes without.
#[cfg(feature = "finder")]
#[wasm_bindgen(js_name = chartHtml)]
pub fn chart_html(id: Option<String>, options: JsValue) -> Result<String, JsValue> {
    file(id, options, |case, judged, said, svg| {
        let picture = case
            .picture()
            .unwrap_or_else(|| chart::inline_picture(&svg()));
        chart::html(said, &case.grid(judged), &picture, case.lang())
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
