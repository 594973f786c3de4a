//! The lists of a plan as they go out, and its records ready to be searched: what only the finder needs of a plan.

use std::borrow::Cow;
use std::cell::{OnceCell, RefCell};

use super::error::{Code, Failure};
use super::plans::Loaded;
use super::{Answer, tables, to_js};
use crate::plan::pack::Unpacker;
use crate::plan::packed::Packed;
use crate::search::{Index, Tables};

/// What is made of a plan when the finder first needs it.
pub struct Lists {
    /// The plan, packed: that is what goes out.
    packed: Cow<'static, [u8]>,
    index: OnceCell<Index>,
}

impl Lists {
    /// The lists of a packed plan.
    pub fn new(packed: Cow<'static, [u8]>) -> Self {
        Self {
            packed,
            index: OnceCell::new(),
        }
    }
}

impl Loaded {
    /// Its records, ready to be searched.
    pub fn index(&self) -> &Index {
        self.lists.index.get_or_init(|| {
            let tables = match self.bundled {
                true => Tables::bundled(),
                false => tables::all(),
            };
            Index::of_plan(&self.plan, &tables)
        })
    }

    /// One of its lists, by its name in `plan.json`.
    pub fn list(&self, name: &str) -> Answer {
        let columns = Unpacker::open(&self.lists.packed).map(RefCell::new);
        match columns.as_ref().and_then(|from| Packed::list(name, from)) {
            Some(list) => to_js(&list),
            None => {
                let message = ["a plan has no list called ", name].concat();
                Err(Failure::new(Code::InvalidArgument, message).into())
            }
        }
    }
}
