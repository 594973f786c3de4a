//! The options of the exports, each checked: a key or a word that is not known is refused.

use std::collections::BTreeMap;

use js_sys::{Array, Object};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::{JsCast, JsValue};

use super::error::{Code, Failure};
use crate::assess::{Cell, KEYS, Method, Observations, ObservationsError};
use crate::chart::Look;
use crate::format::Lang;

/// What the charts take, beside `observations`, which are read by [`observations`].
#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct ChartOptions {
    pub plan: Option<String>,
    pub lang: Option<String>,
    pub method: Option<String>,
    pub as_of: Option<i32>,
    /// Whether to draw where it goes if nothing changes.
    pub projection: bool,
    /// Whether the verdict stands in the picture; it does where it is not given.
    pub badge: Option<bool>,
    /// Whether title, finding and source stand in the picture, on paper of its own.
    pub framed: bool,
    /// The paper of a framed picture: `light` or `dark`.
    pub theme: Option<String>,
    /// CSS pixels; the size the canvas has on the page where it is not given.
    pub width: Option<f64>,
    pub height: Option<f64>,
    /// Device pixels a CSS pixel; the window's where it is not given.
    pub pixel_ratio: Option<f64>,
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
        "projection",
        "badge",
        "framed",
        "theme",
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

/// The observations among the options: a list, or CSV or JSON as text. None where there are none.
pub fn observations(options: &JsValue) -> Result<Observations, Failure> {
    let given = get(options, "observations");
    if given.is_undefined() || given.is_null() {
        return Ok(Observations::default());
    }
    let read = match given.as_string() {
        Some(text) => Observations::parse_with(&text, |json| {
            items(&js_sys::JSON::parse(json).unwrap_or(JsValue::NULL))
        }),
        None => items(&given),
    };
    read.map_err(|error| {
        let code = match error {
            ObservationsError::TooLarge => Code::TooLarge,
            ObservationsError::Invalid(_) => Code::InvalidObservations,
        };
        Failure::new(code, "observations: ".to_owned() + &error.to_string())
    })
}

fn items(given: &JsValue) -> Result<Observations, ObservationsError> {
    let list = given.dyn_ref::<Array>();
    Observations::from_items(list.map(|list| {
        list.iter().map(|item| {
            let cell = |key| {
                let value = get(&item, key);
                match (value.as_f64(), value.as_string()) {
                    (Some(number), _) => Cell::Number(number),
                    (None, Some(text)) => Cell::Text(text),
                    _ if value.is_undefined() || value.is_null() => Cell::Absent,
                    _ => Cell::Other,
                }
            };
            item.is_object().then(|| KEYS.map(cell))
        })
    }))
}

/// A key of a plain object; `undefined` where there is none.
fn get(object: &JsValue, key: &str) -> JsValue {
    js_sys::Reflect::get(object, &key.into()).unwrap_or_default()
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

/// The look of a picture that stands by itself: on light paper where nothing else is asked for.
pub fn look(theme: Option<&str>) -> Result<Look, Failure> {
    match theme {
        None | Some("light") => Ok(Look::light()),
        Some("dark") => Ok(Look::dark()),
        Some(other) => {
            let message = format!("theme: {other:?} is none of light, dark");
            Err(Failure::new(Code::InvalidArgument, message))
        }
    }
}
