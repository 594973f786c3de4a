//! The tables of all characters, once the page has fetched them: other plans and the host's records need them.

use std::cell::OnceCell;
use std::sync::Arc;

use super::error::{Code, Failure};
use crate::search::Tables;

thread_local! {
    static ALL: OnceCell<Arc<Tables>> = const { OnceCell::new() };
}

/// Takes the file of all tables.
pub fn load(bytes: &[u8]) -> Result<(), Failure> {
    let tables = Tables::read(bytes)
        .ok_or_else(|| Failure::new(Code::InvalidArgument, "this is no file of tables"))?;
    // They are the same whenever they come.
    let _ = ALL.with(|all| all.set(Arc::new(tables)));
    Ok(())
}

/// All tables where they are there, else the share of the bundled plan.
pub fn all() -> Arc<Tables> {
    ALL.with(|all| all.get().cloned())
        .unwrap_or_else(Tables::bundled)
}
