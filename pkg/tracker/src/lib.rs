//! What wasm-pack builds for pages that show charts alone. A `cdylib` of its own, because cargo skips link-time optimisation for a crate that is `rlib` too.
#[cfg(target_arch = "wasm32")]
pub use plan_widgets::wasm::*;
