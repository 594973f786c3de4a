//! The host's own JSON values, for the reader of plans: the page has a parser, and no second one is shipped.

use js_sys::{Array, Object};
use wasm_bindgen::{JsCast, JsValue};

use crate::plan::read::Json;

impl Json for JsValue {
    fn is_null(&self) -> bool {
        JsValue::is_null(self)
    }

    fn text(&self) -> Option<String> {
        self.as_string()
    }

    fn number(&self) -> Option<f64> {
        self.as_f64()
    }

    fn flag(&self) -> Option<bool> {
        self.as_bool()
    }

    fn items(&self) -> Option<Vec<Self>> {
        Array::is_array(self).then(|| self.unchecked_ref::<Array>().to_vec())
    }

    fn entries(&self) -> Option<Vec<(String, Self)>> {
        if !self.is_object() || Array::is_array(self) {
            return None;
        }
        let pairs = Object::entries(self.unchecked_ref()).into_iter();
        let pair = |pair: JsValue| {
            let pair = pair.unchecked_into::<Array>();
            Some((pair.get(0).as_string()?, pair.get(1)))
        };
        pairs.map(pair).collect()
    }
}
