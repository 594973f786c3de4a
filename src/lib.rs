//! Government plans as web widgets.
//!
//! `import → plan ← {catalog, search, assess, format} ← chart ← wasm`: dependencies go one way, and only `wasm` knows the browser.

pub mod assess;
pub mod catalog;
pub mod format;
pub mod plan;
