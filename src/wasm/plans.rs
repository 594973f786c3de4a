//! The plans of this page: the bundled one, and those that were loaded.

use std::borrow::Cow;
use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};

use super::error::{Code, Failure};
use super::{Answer, tables, to_js};
use crate::catalog;
use crate::plan::Plan;
use crate::plan::pack::Unpacker;
use crate::plan::packed::Packed;
use crate::plan::read::Json;
use crate::search::{Index, Tables};

/// A plan and what is made of it when it is first needed.
pub struct Loaded {
    /// Its records.
    pub plan: Plan,
    /// The same, packed: that is what goes out.
    packed: Cow<'static, [u8]>,
    /// Whether it came with the wasm.
    bundled: bool,
    index: OnceCell<Index>,
}

impl Loaded {
    /// Its records, ready to be searched.
    pub fn index(&self) -> &Index {
        self.index.get_or_init(|| {
            let tables = match self.bundled {
                true => Tables::bundled(),
                false => tables::all(),
            };
            Index::of_plan(&self.plan, &tables)
        })
    }
}

impl Loaded {
    /// One of its lists, by its name in `plan.json`.
    pub fn list(&self, name: &str) -> Answer {
        let columns = Unpacker::open(&self.packed).map(RefCell::new);
        match columns.as_ref().and_then(|from| Packed::list(name, from)) {
            Some(list) => to_js(&list),
            None => {
                let message = ["a plan has no list called ", name].concat();
                Err(Failure::new(Code::InvalidArgument, message).into())
            }
        }
    }

    fn new(plan: Plan, packed: Cow<'static, [u8]>, bundled: bool) -> Rc<Self> {
        Rc::new(Self {
            plan,
            packed,
            bundled,
            index: OnceCell::new(),
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
