//! Why there is no plan, and where that lies.

use std::fmt;

use serde::Serialize;

/// A reason why documents cannot become a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fault {
    /// A JSON pointer into what was given: `/files/1` the second file, `/curation/indicators/3` an entry; `/plan/…` into the plan as
    /// it would be; empty where it is about all together.
    pub path: String,
    /// What is wrong there.
    pub message: String,
    /// Whether it is wrong because it is too large.
    pub too_large: bool,
}

impl Fault {
    /// Something wrong at this place.
    pub(super) fn new(path: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            path: path.into(),
            message: message.into(),
            too_large: false,
        }
    }

    /// Something too large.
    pub(super) fn too_large(message: impl Into<String>) -> Self {
        Self {
            too_large: true,
            ..Self::new("", message)
        }
    }

    /// The same, of the file with this name and place among those that were given.
    pub(super) fn of_file(self, at: usize, name: &str) -> Self {
        Self {
            path: format!("/files/{at}"),
            message: format!("{name}: {}", self.message),
            ..self
        }
    }
}

impl From<String> for Fault {
    fn from(message: String) -> Self {
        Self::new("", message)
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(&self.message)
    }
}
