//! What wasm-pack builds. A `cdylib` of its own, because cargo skips link-time optimisation for a crate that is `rlib` too.
#[cfg(target_arch = "wasm32")]
pub use plan_widgets::wasm::*;

/// Memory: an allocator of constant time, a quarter of the weight of the one Rust brings along for the web.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static MEMORY: rlsf::GlobalTlsf<Small> = rlsf::GlobalTlsf::new();

#[cfg(target_arch = "wasm32")]
struct Small;

#[cfg(target_arch = "wasm32")]
impl rlsf::GlobalTlsfOptions for Small {
    /// A piece that grows is copied, as most are that grow here anyway.
    const ENABLE_REALLOCATION: bool = false;
}
