//! The options of the exports, each checked: a key or a word that is not known is refused.

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
    /// CSS pixels.
    pub width: Option<f64>,
    pub height: Option<f64>,
    /// Device pixels a CSS pixel.
    pub pixel_ratio: Option<f64>,
    /// Address of the picture in HTML.
    pub picture: Option<String>,
}

/// What a picture takes from the page around it.
#[derive(Default)]
pub struct Around {
    /// Colour of the text there, `#rrggbb`, and the accent.
    pub text: Option<String>,
    pub accent: Option<String>,
    /// A CSS `font-family`.
    pub font: Option<String>,
    /// Font size in CSS pixels.
    pub size: Option<f64>,
    /// When it was read: the same for all that is drawn in a frame.
    pub at: f64,
}

/// What the value of a key must be, and the words for that.
#[derive(Clone, Copy)]
pub enum Wanted {
    Text,
    Texts,
    Number,
    /// A whole number, both ends included.
    Whole(f64, f64),
    Flag,
    /// Looked at by whoever asks for it.
    Any,
}

impl Wanted {
    pub fn words(self) -> &'static str {
        match self {
            Self::Text => "a text",
            Self::Texts => "a list of texts",
            Self::Number => "a number",
            Self::Whole(..) => "a whole number in reach",
            Self::Flag => "true or false",
            Self::Any => "",
        }
    }

    fn fits(self, value: &JsValue) -> bool {
        match self {
            Self::Text => value.is_string(),
            Self::Texts => texts(value).is_some(),
            Self::Number => value.as_f64().is_some(),
            Self::Whole(least, most) => value
                .as_f64()
                .is_some_and(|number| number.fract() == 0.0 && (least..=most).contains(&number)),
            Self::Flag => value.as_bool().is_some(),
            Self::Any => true,
        }
    }
}

/// A count.
pub const SIZE: Wanted = Wanted::Whole(0.0, u32::MAX as f64);

/// Options: the keys they may have and what each must be, and how they are taken from values that are.
///
/// By hand and not by derived serde: that looks for the keys it knows and never at the others, names no key in its
/// errors, and weighed some kilobytes more.
pub trait Options: Default {
    /// The keys.
    const KEYS: &'static [(&'static str, Wanted)];

    /// Takes the values.
    fn of(given: &Given) -> Result<Self, Failure>;
}

impl Options for ChartOptions {
    const KEYS: &'static [(&'static str, Wanted)] = &[
        ("plan", Wanted::Text),
        ("lang", Wanted::Text),
        ("method", Wanted::Text),
        ("asOf", Wanted::Whole(i32::MIN as f64, i32::MAX as f64)),
        ("projection", Wanted::Flag),
        ("badge", Wanted::Flag),
        ("framed", Wanted::Flag),
        ("theme", Wanted::Text),
        ("width", Wanted::Number),
        ("height", Wanted::Number),
        ("pixelRatio", Wanted::Number),
        ("observations", Wanted::Any),
        ("picture", Wanted::Text),
    ];

    fn of(given: &Given) -> Result<Self, Failure> {
        Ok(Self {
            plan: given.text("plan"),
            lang: given.text("lang"),
            method: given.text("method"),
            as_of: given.number("asOf").map(|year| year as i32),
            projection: given.flag("projection").unwrap_or_default(),
            badge: given.flag("badge"),
            framed: given.flag("framed").unwrap_or_default(),
            theme: given.text("theme"),
            width: given.number("width"),
            height: given.number("height"),
            pixel_ratio: given.number("pixelRatio"),
            picture: given.text("picture"),
        })
    }
}

impl Options for Around {
    const KEYS: &'static [(&'static str, Wanted)] = &[
        ("text", Wanted::Text),
        ("accent", Wanted::Text),
        ("font", Wanted::Text),
        ("size", Wanted::Number),
        ("at", Wanted::Number),
    ];

    fn of(given: &Given) -> Result<Self, Failure> {
        Ok(Self {
            text: given.text("text"),
            accent: given.text("accent"),
            font: given.text("font"),
            size: given.number("size"),
            at: given.number("at").unwrap_or(f64::NAN),
        })
    }
}

/// The values of the keys that were asked for; absent where a key is null or not there.
pub struct Given {
    wanted: &'static [(&'static str, Wanted)],
    /// In the order of the keys.
    values: Vec<JsValue>,
}

impl Given {
    /// Takes what `wanted` names out of an object that may have no other keys.
    fn read(object: &JsValue, wanted: &'static [(&'static str, Wanted)]) -> Result<Self, Failure> {
        for key in keys(object) {
            if wanted.iter().all(|(known, _)| *known != key) {
                let mut message = ["options: ", &key, " is none of"].concat();
                for (known, _) in wanted.iter() {
                    message.push(' ');
                    message.push_str(known);
                }
                return Err(Failure::new(Code::InvalidArgument, message));
            }
        }
        let mut values = Vec::new();
        for (key, wanted) in wanted.iter() {
            let value = get(object, key);
            if !absent(&value) && !wanted.fits(&value) {
                return Err(wrong(key, wanted.words()));
            }
            values.push(value);
        }
        Ok(Self { wanted, values })
    }

    pub fn value(&self, key: &str) -> Option<&JsValue> {
        let at = self.wanted.iter().position(|(known, _)| *known == key)?;
        self.values.get(at).filter(|value| !absent(value))
    }

    pub fn text(&self, key: &str) -> Option<String> {
        self.value(key)?.as_string()
    }

    pub fn number(&self, key: &str) -> Option<f64> {
        self.value(key)?.as_f64()
    }

    pub fn size(&self, key: &str) -> Option<usize> {
        self.number(key).map(|number| number as usize)
    }

    pub fn flag(&self, key: &str) -> Option<bool> {
        self.value(key)?.as_bool()
    }

    pub fn list(&self, key: &str, wanted: &str) -> Result<Vec<JsValue>, Failure> {
        match self.value(key) {
            None => Ok(Vec::new()),
            Some(value) => items_of(value).ok_or_else(|| wrong(key, wanted)),
        }
    }
}

fn items_of(value: &JsValue) -> Option<Vec<JsValue>> {
    value.dyn_ref::<Array>().map(Array::to_vec)
}

pub fn texts(value: &JsValue) -> Option<Vec<String>> {
    let mut texts = Vec::new();
    for item in items_of(value)? {
        texts.push(item.as_string()?);
    }
    Some(texts)
}

pub fn keys(object: &JsValue) -> Vec<String> {
    let keys = Object::keys(object.unchecked_ref::<Object>()).to_vec();
    keys.iter().filter_map(JsValue::as_string).collect()
}

pub fn absent(value: &JsValue) -> bool {
    value.is_undefined() || value.is_null()
}

pub fn wrong(key: &str, wanted: &str) -> Failure {
    let message = ["options: ", key, " must be ", wanted].concat();
    Failure::new(Code::InvalidArgument, message)
}

/// Reads options; `undefined` and `null` mean the defaults.
pub fn read<T: Options>(options: JsValue) -> Result<T, Failure> {
    if absent(&options) {
        return Ok(T::default());
    }
    T::of(&Given::read(&options, T::KEYS)?)
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
    let cells = |item: JsValue| {
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
    };
    Observations::from_items(items_of(given).map(|list| list.into_iter().map(cells).collect()))
}

/// A key of a plain object; `undefined` where there is none.
pub fn get(object: &JsValue, key: &str) -> JsValue {
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
