//! Government plans as web widgets.
//!
//! `import → plan ← {catalog, search, assess, format} ← chart ← wasm`: dependencies go one way, and only `wasm` knows the browser.

pub mod assess;
pub mod catalog;
pub mod chart;
pub mod format;
#[cfg(feature = "reader")]
pub mod import;
#[cfg(all(target_arch = "wasm32", any(feature = "widgets", feature = "reader")))]
mod memory;
mod out;
pub mod plan;
pub mod search;
mod text;
#[cfg(all(target_arch = "wasm32", feature = "widgets"))]
pub mod wasm;
#[cfg(all(target_arch = "wasm32", feature = "reader"))]
pub mod wasm_import;
