//! The queries that residents were seen to type, over the bundled plan.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use plan_widgets::catalog::bundled;
use plan_widgets::search::{Index, Query, Tables};
use serde_json::Value;

#[test]
fn every_query_finds_what_it_must() {
    let vectors: Vec<Value> = serde_json::from_str(include_str!("vectors/finder.json")).unwrap();
    let index = Index::of_plan(bundled(), &Tables::bundled());
    let mut faults = Vec::new();
    for vector in &vectors {
        let text = vector["q"].as_str().unwrap();
        let query = Query {
            limit: usize::MAX,
            ..Query::new(text)
        };
        let found = index.search(&query);
        let hits: Vec<&str> = found.hits.iter().map(|hit| hit.name.as_str()).collect();
        let names = |key: &str| -> Vec<&str> {
            vector[key]
                .as_array()
                .unwrap()
                .iter()
                .map(|name| name.as_str().unwrap())
                .collect()
        };
        let shown: String = text.chars().take(24).collect();
        for name in names("must_include") {
            if !hits.iter().any(|hit| hit.contains(name)) {
                faults.push(format!("{shown}: misses {name}, has {hits:?}"));
            }
        }
        for name in names("must_not_include") {
            if hits.contains(&name) {
                faults.push(format!("{shown}: has {name}"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
