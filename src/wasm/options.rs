//! The options of the exports, each checked: a key or a word that is not known is refused.

use std::collections::BTreeMap;

use js_sys::{Array, Object};
use wasm_bindgen::{JsCast, JsValue};

use super::error::{Code, Failure};
use crate::assess::{Cell, KEYS, Method, Observations, ObservationsError};
use crate::chart::Look;
use crate::format::Lang;

/// What the charts take, beside `observations`, which are read by [`observations`].
#[derive(Default)]
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
    /// Address of the picture in HTML.
    pub picture: Option<String>,
}

/// What `searchProjects` and `drawProjectList` take.
#[derive(Default)]
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
}

/// Options: the keys they may have, and how they are read.
///
/// By hand and not by derived serde: that looks for the keys it knows and never at the others, names no key in its
/// errors, and weighs six kilobytes more.
pub trait Options: Default {
    /// The keys.
    const KEYS: &[&str];

    /// Reads them from an object that has no other keys.
    fn of(bag: &Bag<'_>) -> Result<Self, Failure>;
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
        "picture",
    ];

    fn of(bag: &Bag<'_>) -> Result<Self, Failure> {
        Ok(Self {
            plan: bag.text("plan")?,
            lang: bag.text("lang")?,
            method: bag.text("method")?,
            as_of: bag.whole("asOf")?,
            projection: bag.flag("projection")?.unwrap_or_default(),
            badge: bag.flag("badge")?,
            framed: bag.flag("framed")?.unwrap_or_default(),
            theme: bag.text("theme")?,
            width: bag.number("width")?,
            height: bag.number("height")?,
            pixel_ratio: bag.number("pixelRatio")?,
            picture: bag.text("picture")?,
        })
    }
}

impl Options for SearchOptions {
    const KEYS: &[&str] = &["plan", "lang", "kinds", "filters", "limit", "offset"];

    fn of(bag: &Bag<'_>) -> Result<Self, Failure> {
        let texts = |bag: &Bag<'_>, key: &str| {
            bag.list(key, "a list of texts", |item| item.as_string())
                .map(|list| list.unwrap_or_default())
        };
        let mut filters = BTreeMap::new();
        let given = get(bag.0, "filters");
        if given.is_object() {
            let given = Bag(&given);
            for facet in given.keys() {
                let values = texts(&given, &facet)?;
                filters.insert(facet, values);
            }
        } else if !absent(&given) {
            return Err(wrong("filters", "an object"));
        }
        Ok(Self {
            plan: bag.text("plan")?,
            lang: bag.text("lang")?,
            kinds: bag.list("kinds", "a list of texts", |item| item.as_string())?,
            filters,
            limit: bag.whole("limit")?,
            offset: bag.whole("offset")?,
        })
    }
}

impl Options for Hosted {
    const KEYS: &[&str] = &["notes", "rows", "total", "approximate"];

    fn of(bag: &Bag<'_>) -> Result<Self, Failure> {
        let records = |key| {
            bag.list(key, "a list of records", |item| {
                HostRecord::of(&Bag(item)).ok()
            })
            .map(|list| list.unwrap_or_default())
        };
        Ok(Self {
            notes: records("notes")?,
            rows: records("rows")?,
            total: bag.whole("total")?.unwrap_or_default(),
            approximate: bag.flag("approximate")?.unwrap_or_default(),
        })
    }
}

impl HostRecord {
    fn of(bag: &Bag<'_>) -> Result<Self, Failure> {
        let pair = |item: &JsValue| {
            let pair = item.dyn_ref::<Array>()?;
            Some((small(&pair.get(0))?, small(&pair.get(1))?))
        };
        Ok(Self {
            id: bag.text("id")?.unwrap_or_default(),
            name: bag.text("name")?.unwrap_or_default(),
            status: bag.text("status")?,
            date: bag.text("date")?,
            url: bag.text("url")?,
            ranges: bag
                .list("ranges", "a list of pairs", pair)?
                .unwrap_or_default(),
        })
    }
}

/// An object whose keys are read one by one; a key that is null or not there is absent.
pub struct Bag<'a>(&'a JsValue);

impl Bag<'_> {
    fn keys(&self) -> impl Iterator<Item = String> {
        let keys = Object::keys(self.0.unchecked_ref::<Object>());
        keys.into_iter().filter_map(|key| key.as_string())
    }

    fn take<T>(
        &self,
        key: &str,
        wanted: &str,
        read: impl FnOnce(&JsValue) -> Option<T>,
    ) -> Result<Option<T>, Failure> {
        let value = get(self.0, key);
        if absent(&value) {
            return Ok(None);
        }
        match read(&value) {
            Some(value) => Ok(Some(value)),
            None => Err(wrong(key, wanted)),
        }
    }

    fn text(&self, key: &str) -> Result<Option<String>, Failure> {
        self.take(key, "a text", |value| value.as_string())
    }

    fn number(&self, key: &str) -> Result<Option<f64>, Failure> {
        self.take(key, "a number", |value| value.as_f64())
    }

    fn whole<T: TryFrom<i64>>(&self, key: &str) -> Result<Option<T>, Failure> {
        self.take(key, "a whole number in reach", small)
    }

    fn flag(&self, key: &str) -> Result<Option<bool>, Failure> {
        self.take(key, "true or false", |value| value.as_bool())
    }

    fn list<T>(
        &self,
        key: &str,
        wanted: &str,
        read: impl Fn(&JsValue) -> Option<T>,
    ) -> Result<Option<Vec<T>>, Failure> {
        self.take(key, wanted, |value| {
            let list = value.dyn_ref::<Array>()?;
            list.iter().map(|item| read(&item)).collect()
        })
    }
}

fn absent(value: &JsValue) -> bool {
    value.is_undefined() || value.is_null()
}

fn wrong(key: &str, wanted: &str) -> Failure {
    let message = ["options: ", key, " must be ", wanted].concat();
    Failure::new(Code::InvalidArgument, message)
}

fn small<T: TryFrom<i64>>(value: &JsValue) -> Option<T> {
    let number = value.as_f64().filter(|number| number.fract() == 0.0)?;
    // Saturates far outside of every type that is asked for.
    T::try_from(number as i64).ok()
}

/// Reads options; `undefined` and `null` mean the defaults.
pub fn read<T: Options>(options: JsValue) -> Result<T, Failure> {
    if absent(&options) {
        return Ok(T::default());
    }
    let bag = Bag(&options);
    for key in bag.keys() {
        if !T::KEYS.contains(&key.as_str()) {
            let message = ["options: ", &key, " is none of ", &T::KEYS.join(", ")].concat();
            return Err(Failure::new(Code::InvalidArgument, message));
        }
    }
    T::of(&bag)
}

/// The observations among the options: a list, or CSV or JSON as text. None where there are none.
pub fn observations(options: &JsValue) -> Result<Observations, Failure> {
    let given = get(options, "observations");
    if absent(&given) {
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
                    _ if absent(&value) => Cell::Absent,
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
        let message = format!("lang: {tag} is none of zh-Hans, zh-Hant, en");
        Failure::new(Code::InvalidArgument, message)
    })
}

/// The method of an option.
pub fn method(option: Option<&str>) -> Result<Method, Failure> {
    let Some(name) = option else {
        return Ok(Method::Linear);
    };
    Method::parse(name).ok_or_else(|| {
        let message = format!("method: {name} is none of linear, opensdg, un2023");
        Failure::new(Code::UnknownMethod, message)
    })
}

/// The look of a picture that stands by itself: on light paper where nothing else is asked for.
pub fn look(theme: Option<&str>) -> Result<Look, Failure> {
    match theme {
        None | Some("light") => Ok(Look::light()),
        Some("dark") => Ok(Look::dark()),
        Some(other) => {
            let message = format!("theme: {other} is none of light, dark");
            Err(Failure::new(Code::InvalidArgument, message))
        }
    }
}
