//! Government plans as web widgets.
//!
//! `import → plan ← {catalog, search, assess, format} ← chart ← wasm`: dependencies go one way, and only `wasm` knows the browser.

pub mod catalog;
#[cfg(feature = "import")]
pub mod import;
pub mod plan;
