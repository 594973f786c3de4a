//! What the boundary throws: a plain object with a code. The TypeScript entry makes a `PlanError` of it.

use wasm_bindgen::JsValue;

use crate::out::Out;
use crate::plan::Fault;

/// Why a call failed. The words are the contract of the package.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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

#[derive(Debug)]
struct Said {
    code: Code,
    message: String,
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

impl Code {
    fn as_str(self) -> &'static str {
        match self {
            Self::InvalidArgument => "invalid_argument",
            Self::InvalidPlan => "invalid_plan",
            Self::TooLarge => "too_large",
            Self::InvalidObservations => "invalid_observations",
            Self::UnknownPlan => "unknown_plan",
            Self::UnknownIndicator => "unknown_indicator",
            Self::UnknownMethod => "unknown_method",
            Self::NoCanvas => "no_canvas",
            Self::NoDocument => "no_document",
        }
    }
}

impl From<Failure> for JsValue {
    fn from(failure: Failure) -> Self {
        let said = &*failure.0;
        let mut fields = vec![Out::Text(said.code.as_str()), (&said.message).into()];
        if !said.faults.is_empty() {
            fields.push(Out::List(said.faults.iter().map(out).collect()));
        }
        super::to_js(&Out::Record("code message faults", fields)).unwrap_or_else(|error| error)
    }
}

fn out(fault: &Fault) -> Out<'_> {
    let fields = vec![(&fault.path).into(), (&fault.message).into()];
    Out::Record("path message", fields)
}
