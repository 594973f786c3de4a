//! The bundled plan.

use std::sync::OnceLock;

use crate::plan::Plan;

/// Its packed form, as [`Plan::pack`] answers it.
#[cfg(any(not(target_arch = "wasm32"), feature = "finder"))]
pub static PACKED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/futian-2021-2025.pack"));

/// The same with what charts need alone: other lists are empty.
#[cfg(all(target_arch = "wasm32", not(feature = "finder")))]
pub static PACKED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/futian-2021-2025.charts"));

/// The plan that comes with the crate: Futian District, Shenzhen, 2021–2025.
///
/// ```
/// let plan = plan_widgets::catalog::bundled();
/// assert_eq!(plan.indicators.len(), 24);
/// ```
pub fn bundled() -> &'static Plan {
    static PLAN: OnceLock<Plan> = OnceLock::new();
    PLAN.get_or_init(unpack)
}

/// The same, unpacked anew: for who wants to own it.
pub fn unpack() -> Plan {
    match Plan::unpack(PACKED) {
        Some(plan) => plan,
        // The build script wrote these bytes with the same code and read them back.
        None => unreachable!("the bundled plan was packed by the build script"),
    }
}
