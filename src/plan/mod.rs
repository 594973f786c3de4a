//! The facts of a plan: records, their JSON and their packed form.
//!
//! This module stands alone, so that the build script can include it.

mod check;
pub(crate) mod field;
mod json;
mod names;
pub(crate) mod pack;
#[cfg(all(feature = "finder", target_arch = "wasm32"))]
pub(crate) mod packed;
pub(crate) mod read;
mod record;
#[cfg(feature = "import")]
pub(crate) mod schema;

pub use json::{Fault, line_of, to_json_text};
pub use names::Names;
pub use record::*;
#[cfg(feature = "import")]
pub use schema::schema;
