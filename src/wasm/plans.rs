//! The plans of this page: the bundled one, and those that were loaded.

use std::borrow::Cow;
use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};

use super::error::{Code, Failure};
#[cfg(feature = "finder")]
use super::lists::Lists;
use crate::catalog;
use crate::plan::Plan;
use crate::plan::read::Json;

/// A plan, and what is made of it.
pub struct Loaded {
    /// Its records.
    pub plan: Plan,
    /// Whether it came with the wasm.
    pub(super) bundled: bool,
    #[cfg(feature = "finder")]
    pub(super) lists: Lists,
}

impl Loaded {
    fn new(plan: Plan, _packed: Cow<'static, [u8]>, bundled: bool) -> Rc<Self> {
        Rc::new(Self {
            plan,
            bundled,
            #[cfg(feature = "finder")]
            lists: Lists::new(_packed),
        })
    }

    fn bundled() -> Rc<Self> {
        Self::new(catalog::unpack(), Cow::Borrowed(catalog::PACKED), true)
    }
}

/// Most records of a plan, all lists together. The TypeScript entry names the same number, and a test holds them together.
const MOST_RECORDS: u32 = 100_000;

thread_local! {
    static PLANS: RefCell<Vec<Rc<Loaded>>> = const { RefCell::new(Vec::new()) };
}

/// All plans, the bundled one first.
pub fn all() -> Vec<Rc<Loaded>> {
    PLANS.with_borrow_mut(|plans| {
        if plans.is_empty() {
            plans.push(Loaded::bundled());
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
        let message = ["no plan is called ", id.unwrap_or_default()].concat();
        Failure::new(Code::UnknownPlan, message)
    })
}

/// Loads a plan and answers its id. One with the id of a plan that is there takes its place.
pub fn load(json: &JsValue) -> Result<String, Failure> {
    let lists = json.entries().unwrap_or_default();
    let lists = lists.iter().filter(|(_, list)| Array::is_array(list));
    let count: u32 = lists
        .map(|(_, list)| list.unchecked_ref::<Array>().length())
        .sum();
    if count > MOST_RECORDS {
        let message = format!("a plan has at most {MOST_RECORDS} records, not {count}");
        return Err(Failure::new(Code::TooLarge, message));
    }
    let (plan, packed) = Plan::read(json).map_err(Failure::invalid_plan)?;
    let id = plan.id.clone();
    put(Loaded::new(plan, Cow::Owned(packed), false));
    Ok(id)
}

fn put(new: Rc<Loaded>) {
    // So that the bundled plan has its place.
    all();
    PLANS.with_borrow_mut(|plans| {
        let same = |known: &&mut Rc<Loaded>| known.plan.id == new.plan.id;
        match plans.iter_mut().find(same) {
            Some(place) => *place = new,
            None => plans.push(new),
        }
    });
}

/// Forgets a loaded plan; whether there was one. The bundled plan comes back where another had taken its place.
pub fn unload(id: &str) -> bool {
    PLANS.with_borrow_mut(|plans| {
        let found = plans.iter().position(|loaded| loaded.plan.id == id);
        let Some(at) = found.filter(|at| plans.get(*at).is_some_and(|loaded| !loaded.bundled))
        else {
            return false;
        };
        plans.remove(at);
        // The first place is the bundled plan's.
        if at == 0 {
            plans.insert(0, Loaded::bundled());
        }
        true
    })
}
