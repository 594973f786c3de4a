//! `pkg/plan.schema.json` is what the records say. `UPDATE=1 cargo test --features import --test schema` writes it anew.
#![cfg(feature = "import")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use plan_widgets::plan::schema;
use serde_json::Value;

const PATH: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/pkg/plan.schema.json");

#[test]
fn the_published_schema_is_that_of_the_records() {
    let text = format!("{}\n", serde_json::to_string_pretty(&schema()).unwrap());
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(PATH, &text).unwrap();
    }
    assert_eq!(std::fs::read_to_string(PATH).unwrap(), text);
}

#[test]
fn every_field_and_every_word_is_explained() {
    fn look(value: &Value, path: &str) {
        let Some(map) = value.as_object() else { return };
        for (name, property) in map
            .get("properties")
            .and_then(Value::as_object)
            .into_iter()
            .flatten()
        {
            let said = property["description"].as_str().unwrap_or_default();
            assert!(
                !said.is_empty() && !said.contains("[`"),
                "{path}/{name}: {said:?}"
            );
            look(property, &format!("{path}/{name}"));
        }
        for word in map
            .get("oneOf")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
        {
            assert!(
                word["description"]
                    .as_str()
                    .is_some_and(|said| !said.is_empty()),
                "{path}: {word}"
            );
        }
        for inner in map
            .get("anyOf")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
        {
            look(inner, path);
        }
        if let Some(items) = map.get("items") {
            look(items, path);
        }
    }
    look(&schema(), "");
}
