//! The importer for a page: what wasm-pack builds. A module of its own, because hardly a page reads documents.
#[cfg(target_arch = "wasm32")]
pub use plan_widgets::wasm_import::*;
