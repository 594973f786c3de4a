//! Finding: whatever people type, over the records of a plan or of the host page.
//!
//! Text and query are folded alike, one UTF-16 unit to one, so that a match lies where JavaScript would say it lies.
//! An [`Index`] owns folded text only; a [`Search`] looks through it at a pace its owner sets.
//!
//! ```
//! use plan_widgets::search::{Index, Query, Tables};
//!
//! let plan = plan_widgets::catalog::bundled();
//! let index = Index::of_plan(plan, &Tables::bundled());
//! let found = index.search(&Query::new(""));
//! assert_eq!(found.total, plan.projects.len());
//! ```

mod edit;
mod facets;
mod fields;
mod fold;
mod index;
mod matcher;
mod pinyin;
mod query;
mod rank;
mod results;
mod run;
mod sieve;
mod tables;
mod term;
pub mod words;

pub use fields::Kind;
pub use index::Index;
pub use query::{Facet, Query};
pub use results::{FacetValue, Facets, Hit, Item, Range, Results};
pub use run::Search;
pub use tables::Tables;
