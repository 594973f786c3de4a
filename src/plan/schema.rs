//! JSON Schema of `plan.json`, from the declarations of the records and their doc comments.

use serde_json::{Map, Value, json};

use super::field::Field;
use super::read::Shape;
use super::record::Plan;

/// The schema of a plan.
pub fn schema() -> Value {
    let mut schema = Plan::schema();
    if let Some(map) = schema.as_object_mut() {
        map.insert(
            "$schema".to_owned(),
            "https://json-schema.org/draft/2020-12/schema".into(),
        );
        map.insert("title".to_owned(), "plan.json".into());
    }
    schema
}

/// What needs no words.
pub fn of(shape: &Shape) -> Value {
    match shape {
        Shape::Text => json!({"type": "string"}),
        Shape::Number => json!({"type": "number"}),
        Shape::Whole(most) => json!({"type": "integer", "minimum": 0, "maximum": most}),
        Shape::Flag => json!({"type": "boolean"}),
        Shape::Choice(words) => json!({"enum": words}),
        Shape::Names => json!({"type": "object", "additionalProperties": {"type": "string"}}),
        Shape::Optional(inner) => json!({"anyOf": [of(inner), {"type": "null"}]}),
        Shape::List(inner) => json!({"type": "array", "items": of(inner)}),
        Shape::Record(fields) => {
            let fields = fields.iter().map(|(name, shape)| (*name, "", of(shape)));
            record(shape, "", fields.collect())
        }
    }
}

/// A record, its fields with what is said about them.
pub fn record(shape: &Shape, about: &str, fields: Vec<(&str, &str, Value)>) -> Value {
    let needed = |name: &&str| match shape {
        Shape::Record(shapes) => shapes.iter().any(|(known, shape)| {
            known == name && !matches!(shape, Shape::Optional(_) | Shape::List(_) | Shape::Names)
        }),
        _ => false,
    };
    let required: Vec<&str> = fields
        .iter()
        .map(|(name, ..)| *name)
        .filter(needed)
        .collect();
    let property = |(name, about, mut schema): (&str, &str, Value)| {
        if let Some(map) = schema.as_object_mut() {
            map.insert("description".to_owned(), said(about).into());
        }
        (name.to_owned(), schema)
    };
    json!({
        "description": said(about),
        "type": "object",
        "properties": fields.into_iter().map(property).collect::<Map<String, Value>>(),
        "required": required,
        "additionalProperties": false,
    })
}

/// A choice, each word with what it means.
pub fn choice(words: &[(&str, &str)]) -> Value {
    let word = |(word, about): &(&str, &str)| json!({"const": word, "description": said(about)});
    json!({"oneOf": words.iter().map(word).collect::<Vec<_>>()})
}

/// A doc comment as people read it who do not read Rust.
fn said(about: &str) -> String {
    let plain = about.replace("[`", "`").replace("`]", "`");
    plain.replace("`None`", "null").trim().to_owned()
}
