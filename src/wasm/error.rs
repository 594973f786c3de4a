//! What the boundary throws: a plain object with a code. The TypeScript entry makes a `PlanError` of it.

use serde::Serialize;
use wasm_bindgen::JsValue;

use crate::plan::Fault;

/// Why a call failed. The words are the contract of the package.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Code {
    /// An argument has the wrong type or an impossible value.
    InvalidArgument,
    /// A plan has faults.
    InvalidPlan,
    /// Something is larger than what is taken.
    TooLarge,
    /// Observations cannot be read.
    InvalidObservations,
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

/// An error on its way to JavaScript. In a box, for every call may answer one and hardly any does.
#[derive(Debug)]
pub struct Failure(Box<Said>);

#[derive(Debug, Serialize)]
struct Said {
    code: Code,
    message: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    faults: Vec<Fault>,
}

impl Failure {
    /// A failure with a message for the developer.
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        Self(Box::new(Said {
            code,
            message: message.into(),
            faults: Vec::new(),
        }))
    }

    /// A plan that has these faults. The message names the first.
    pub fn invalid_plan(faults: Vec<Fault>) -> Self {
        let first = faults.first().map(Fault::to_string).unwrap_or_default();
        let message = match faults.len() {
            0 | 1 => first,
            more => format!("{first} (the first of {more} faults)"),
        };
        let mut failure = Self::new(Code::InvalidPlan, message);
        failure.0.faults = faults;
        failure
    }
}

impl From<Failure> for JsValue {
    fn from(failure: Failure) -> Self {
        super::to_js(&*failure.0).unwrap_or_else(|error| error)
    }
}
