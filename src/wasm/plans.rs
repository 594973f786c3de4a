//! The plans of this page: the bundled one, and those that were loaded.

use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

use super::error::{Code, Failure};
use crate::catalog;
use crate::plan::Plan;
use crate::search::{Index, Tables};

/// A plan and what is made of it when it is first needed.
pub struct Loaded {
    /// Its records.
    pub plan: Plan,
    index: OnceCell<Index>,
}

impl Loaded {
    /// Its records, ready to be searched.
    pub fn index(&self) -> &Index {
        self.index
            .get_or_init(|| Index::of_plan(&self.plan, &Tables::bundled()))
    }
}

thread_local! {
    static PLANS: RefCell<Vec<Rc<Loaded>>> = const { RefCell::new(Vec::new()) };
}

/// All plans, the bundled one first.
pub fn all() -> Vec<Rc<Loaded>> {
    PLANS.with_borrow_mut(|plans| {
        if plans.is_empty() {
            plans.push(Rc::new(Loaded {
                plan: catalog::unpack(),
                index: OnceCell::new(),
            }));
        }
        plans.clone()
    })
}

/// The plan with this id; the bundled one without.
pub fn get(id: Option<&str>) -> Result<Rc<Loaded>, Failure> {
    let found = all()
        .into_iter()
        .find(|loaded| id.is_none_or(|id| id == loaded.plan.id));
    found.ok_or_else(|| {
        let message = format!("no plan is called {:?}", id.unwrap_or_default());
        Failure::new(Code::UnknownPlan, message)
    })
}
