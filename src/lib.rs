//! Government plans as web widgets.
//!
//! `import → plan ← {catalog, search, assess, format} ← chart ← wasm`: dependencies go one way, and only `wasm` knows the browser.

pub mod assess;
pub mod catalog;
pub mod chart;
pub mod format;
#[cfg(feature = "import")]
pub mod import;
pub mod plan;
pub mod search;
#[cfg(target_arch = "wasm32")]
pub mod wasm;
