//! The options of the exports, each checked: a key or a word that is not known is refused.

use std::collections::BTreeMap;

use js_sys::Object;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::{JsCast, JsValue};

use super::error::{Code, Failure};
use crate::assess::Method;
use crate::format::Lang;

/// What `drawIndicatorChart` takes.
#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct ChartOptions {
    pub plan: Option<String>,
    pub lang: Option<String>,
    pub method: Option<String>,
    pub as_of: Option<i32>,
    pub observations: Vec<SeenOption>,
    /// CSS pixels; the size the canvas has on the page where it is not given.
    pub width: Option<f64>,
    pub height: Option<f64>,
    /// Device pixels a CSS pixel; the window's where it is not given.
    pub pixel_ratio: Option<f64>,
}

/// An observation as a host passes it.
#[derive(Deserialize)]
pub struct SeenOption {
    pub year: i32,
    pub value: f64,
    #[serde(default)]
    pub source: Option<String>,
}

/// What `searchProjects` and `drawProjectList` take.
#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct SearchOptions {
    pub plan: Option<String>,
    pub lang: Option<String>,
    /// The lists to look in; the projects alone where it is not given.
    pub kinds: Option<Vec<String>>,
    /// Facet → the values that pass.
    pub filters: BTreeMap<String, Vec<String>>,
    pub limit: Option<usize>,
    pub offset: Option<usize>,
}

/// What the host page adds to a list: words on projects of the plan, and the rows on screen that are its own.
#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Hosted {
    pub notes: Vec<HostRecord>,
    pub rows: Vec<HostRecord>,
    /// How many there are of its own, shown or not.
    pub total: usize,
    pub approximate: bool,
}

/// A record of the host page.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct HostRecord {
    pub id: String,
    pub name: String,
    pub status: Option<String>,
    pub date: Option<String>,
    pub url: Option<String>,
    /// What matched in the name.
    pub ranges: Vec<(usize, usize)>,
}

/// Options and the keys they may have: serde-wasm-bindgen looks for the keys it knows and never at the others.
pub trait Options: DeserializeOwned + Default {
    /// The keys.
    const KEYS: &[&str];
}

impl Options for ChartOptions {
    const KEYS: &[&str] = &[
        "plan",
        "lang",
        "method",
        "asOf",
        "observations",
        "width",
        "height",
        "pixelRatio",
    ];
}

impl Options for SearchOptions {
    const KEYS: &[&str] = &["plan", "lang", "kinds", "filters", "limit", "offset"];
}

impl Options for Hosted {
    const KEYS: &[&str] = &["notes", "rows", "total", "approximate"];
}

/// Reads options; `undefined` and `null` mean the defaults.
pub fn read<T: Options>(options: JsValue) -> Result<T, Failure> {
    if options.is_undefined() || options.is_null() {
        return Ok(T::default());
    }
    for key in Object::keys(options.unchecked_ref::<Object>()) {
        let key = key.as_string().unwrap_or_default();
        if !T::KEYS.contains(&key.as_str()) {
            let known = T::KEYS.join(", ");
            let message = format!("options: {key:?} is none of {known}");
            return Err(Failure::new(Code::InvalidArgument, message));
        }
    }
    serde_wasm_bindgen::from_value(options)
        .map_err(|error| Failure::new(Code::InvalidArgument, format!("options: {error}")))
}

/// The language of an option; Chinese as the plan has it where none is given.
pub fn lang(option: Option<&str>) -> Result<Lang, Failure> {
    let Some(tag) = option else {
        return Ok(Lang::ZhHans);
    };
    Lang::parse(tag).ok_or_else(|| {
        let message = format!("lang: {tag:?} is none of zh-Hans, zh-Hant, en");
        Failure::new(Code::InvalidArgument, message)
    })
}

/// The method of an option.
pub fn method(option: Option<&str>) -> Result<Method, Failure> {
    let Some(name) = option else {
        return Ok(Method::Linear);
    };
    Method::parse(name).ok_or_else(|| {
        let message = format!("method: {name:?} is none of linear, opensdg, un2023");
        Failure::new(Code::UnknownMethod, message)
    })
}
