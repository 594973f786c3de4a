//! Charts: pictures of real and awkward cases, and what must hold for any case.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod cases;
mod golden;
mod layout;
