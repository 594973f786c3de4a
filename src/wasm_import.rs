//! The boundary of the importer, a wasm of its own. It translates and decides nothing.
//!
//! Texts and bytes go in, a text of JSON comes out. The TypeScript entry checks what it is given before it comes here.

use js_sys::Uint8Array;
use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::import::{Curation, Fault, Outcome, Report, Setup, SourceFile, import_with};
use crate::plan::Plan;

/// What an import answers.
#[derive(Serialize)]
#[serde(untagged)]
enum Answer<'a> {
    Done { plan: &'a Plan, report: &'a Report },
    Refused { faults: &'a [Fault] },
}

/// Reads documents into a plan: `{plan, report}` as JSON, or `{faults}`. `curation` is JSON too.
#[wasm_bindgen(js_name = importPlan)]
pub fn import_plan(
    names: Vec<String>,
    bytes: Vec<Uint8Array>,
    curation: Option<String>,
    most_text: usize,
    most_records: usize,
) -> Result<String, JsError> {
    let files = names.into_iter().zip(&bytes);
    let files: Vec<SourceFile> = files
        .map(|(name, bytes)| SourceFile {
            name,
            bytes: bytes.to_vec(),
        })
        .collect();
    let setup = Setup {
        gb18030,
        most_text,
        most_records,
    };
    let outcome = read(&files, curation.as_deref(), &setup);
    let answer = match &outcome {
        Ok(Outcome { plan, report }) => Answer::Done { plan, report },
        Err(faults) => Answer::Refused { faults },
    };
    Ok(crate::plan::to_json_text(&answer)?)
}

fn read(
    files: &[SourceFile],
    curation: Option<&str>,
    setup: &Setup,
) -> Result<Outcome, Vec<Fault>> {
    let curation = curation.map(Curation::from_json).transpose()?;
    import_with(files, curation.as_ref(), setup)
}

/// The browser's own decoder, so that its tables are not shipped a second time.
fn gb18030(bytes: &[u8]) -> Option<String> {
    let options = web_sys::TextDecoderOptions::new();
    options.set_fatal(true);
    let decoder = web_sys::TextDecoder::new_with_label_and_options("gb18030", &options).ok()?;
    decoder.decode_with_u8_array(bytes).ok()
}
