//! What the boundary throws: a plain object with a code. The TypeScript entry makes a `PlanError` of it.

use serde::Serialize;
use wasm_bindgen::JsValue;

/// Why a call failed. The words are the contract of the package.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Code {
    /// An argument has the wrong type or an impossible value.
    InvalidArgument,
    /// Observations cannot be read.
    InvalidObservations,
    /// More than there is room for.
    TooLarge,
    /// No plan has this id.
    UnknownPlan,
    /// No indicator has this id.
    UnknownIndicator,
    /// No method has this name.
    UnknownMethod,
    /// There is no canvas, or it gives no 2D context.
    NoCanvas,
    /// There is no document to make elements with.
    NoDocument,
}

/// An error on its way to JavaScript.
#[derive(Debug, Serialize)]
pub struct Failure {
    code: Code,
    message: String,
}

impl Failure {
    /// A failure with a message for the developer.
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
        }
    }
}

impl From<Failure> for JsValue {
    fn from(failure: Failure) -> Self {
        super::to_js(&failure).unwrap_or_else(|error| error)
    }
}
