//! What the folding and the readings are made of.

use std::sync::{Arc, OnceLock};

/// The tables a search reads: foldings of characters and their readings.
#[derive(Debug, Default)]
pub struct Tables {}

impl Tables {
    /// The share of the tables that the bundled plan needs.
    pub fn bundled() -> Arc<Self> {
        static BUNDLED: OnceLock<Arc<Tables>> = OnceLock::new();
        BUNDLED.get_or_init(Arc::default).clone()
    }

    /// Reads the file of all tables; `None` if it is not one.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        bytes.is_empty().then(Self::default)
    }
}
