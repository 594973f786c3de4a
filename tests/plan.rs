//! The record forms agree: what is read is what is packed is what is written.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use plan_widgets::plan::{Plan, line_of};
use serde_json::{Value, json};

fn sample() -> Value {
    let source = json!({"document": "d", "section": null, "line": 7});
    json!({
        "schema": 1, "id": "p", "title": "计划", "region": "某区", "language": "zh-Hans",
        "period": {"from": 2021, "to": 2025}, "baseline_year": 2020,
        "documents": [{"id": "d", "names": {}, "file": "d.txt", "title": "t", "issuer": null, "date": "2021",
            "kind": "plan", "sha256": "00", "url": null}],
        "indicators": [{"id": "gdp", "number": 1, "name": "地区生产总值", "names": {"en": "GDP"}, "category": "经济",
            "unit": "亿元", "nature": "expected",
            "baseline": {"year": 2020, "value": 4800.5, "comparator": "approx", "raw": "4800.5左右"},
            "target": {"year": 2025, "value": null, "comparator": "eq", "raw": "-"},
            "direction": null, "accumulation": null, "limit": null, "source": source}],
        "figures": [{"id": "f", "subject": "s", "names": {}, "comparator": "range", "value": 6.5, "value_high": 7,
            "unit": "%", "as_of": null, "raw": "6.5%~7%", "source": source}],
        "projects": [{"id": "x", "name": "甲", "full_name": "甲工程", "names": {}, "aliases": ["A", "B"], "kind": "school",
            "box": {"number": 2, "title": "t"}, "group": null, "figures": [], "focus": ["5G"], "source": source}],
    })
}

#[test]
fn read_pack_and_write_agree() {
    let plan = Plan::from_json(&sample()).unwrap();
    let packed = Plan::pack(&sample()).unwrap();
    assert_eq!(Plan::unpack(&packed).unwrap(), plan);
    let text = plan.to_json().unwrap();
    assert!(
        text.contains("\"value\":4800.5") && text.contains("\"value_high\":7,"),
        "{text}"
    );
    assert_eq!(
        Plan::from_json(&serde_json::from_str(&text).unwrap()).unwrap(),
        plan
    );
}

#[test]
fn any_text_and_number_comes_back_as_it_went_in() {
    let mut plan = sample();
    let odd = "甲\u{0}\u{1}\u{2}\u{1e}\u{1f}\u{7f}\t\n甲工程甲";
    for name in ["甲", "甲工程", "", "\u{1}", odd] {
        let project = &mut plan["projects"][0];
        project["name"] = name.into();
        project["full_name"] = format!("{odd}{name}{name}x").into();
        project["aliases"] = json!([name, odd, format!("{name}{odd}"), name]);
        project["group"] = format!("{name}甲").into();
        project["id"] = odd.into();
        let read = Plan::from_json(&plan).unwrap();
        assert_eq!(read.projects[0].full_name, format!("{odd}{name}{name}x"));
        assert_eq!(read.projects[0].aliases[2], format!("{name}{odd}"));
        assert_eq!(read.projects[0].id, odd);
    }
    for number in [
        0.0,
        -0.0,
        0.007,
        -4800.5,
        1e22,
        1e-22,
        0.1 + 0.2,
        5e-324,
        f64::MAX,
        -1e15,
    ] {
        plan["figures"][0]["value"] = number.into();
        plan["figures"][0]["value_high"] = f64::MAX.into();
        let read = Plan::from_json(&plan).unwrap().figures[0].value.unwrap();
        assert_eq!(read.to_bits(), number.to_bits(), "{number}");
    }
    for line in [0, 1, 7, u32::MAX, 3] {
        plan["projects"][0]["source"]["line"] = line.into();
        assert_eq!(
            Plan::from_json(&plan).unwrap().projects[0].source.line,
            line
        );
    }
}

#[test]
fn the_bundled_plan_is_written_as_it_was_read() {
    let text = include_str!("../seeds/futian-2021-2025/plan.json");
    let plan = Plan::from_json(&serde_json::from_str(text).unwrap()).unwrap();
    assert_eq!(plan.to_json().unwrap(), text);
    assert_eq!(&plan, plan_widgets::catalog::bundled());
}

#[test]
fn the_invented_plan_is_right_and_has_every_list() {
    let text = include_str!("plans/riverbend-2026-2030.json");
    let plan = Plan::from_json(&serde_json::from_str(text).unwrap()).unwrap();
    assert_eq!(plan.to_json().unwrap(), text);
    let lists: Value = serde_json::to_value(&plan).unwrap();
    let empty = lists.as_object().unwrap().iter();
    let mut empty = empty.filter(|(_, list)| list.as_array().is_some_and(Vec::is_empty));
    assert_eq!(empty.next(), None);
}

#[test]
fn a_million_faults_are_a_thousand() {
    let mut json = sample();
    json["projects"][0]["aliases"] = Value::from(vec![1; 1_000_000]);
    json["projects"][0]["focus"] = json!({"a": [[[[[[[[[[]]]]]]]]]]});
    assert_eq!(Plan::from_json(&json).unwrap_err().len(), 1000);
}

#[test]
fn numbers_survive_packing_to_the_last_bit() {
    for value in [
        0.0,
        -0.0,
        0.007,
        -4.35,
        1e300,
        5e-324,
        123_456_789.125,
        0.1 + 0.2,
        f64::MAX,
    ] {
        let mut json = sample();
        json["indicators"][0]["target"]["value"] = json!(value);
        let back = Plan::from_json(&json).unwrap().indicators[0]
            .target
            .value
            .unwrap();
        assert_eq!(back.to_bits(), value.to_bits(), "{value}");
    }
}

#[test]
fn every_fault_is_named_by_its_pointer() {
    let mut json = sample();
    json["schema"] = json!("one");
    json["extra/key"] = json!(1);
    json["indicators"][0]["nature"] = json!("maybe");
    json["indicators"][0]["source"]["line"] = json!(-1);
    json["projects"][0]["aliases"] = json!(["A", 5]);
    json["figures"][0]
        .as_object_mut()
        .unwrap()
        .remove("subject");
    let faults = Plan::from_json(&json).unwrap_err();
    let mut paths: Vec<&str> = faults.iter().map(|fault| fault.path.as_str()).collect();
    paths.sort_unstable();
    assert_eq!(
        paths,
        [
            "/extra~1key",
            "/figures/0/subject",
            "/indicators/0/nature",
            "/indicators/0/source/line",
            "/projects/0/aliases/1",
            "/schema"
        ]
    );
}

#[test]
fn ids_must_be_single_and_lead_somewhere() {
    let mut json = sample();
    json["id"] = json!("");
    let twin = json["indicators"][0].clone();
    json["indicators"].as_array_mut().unwrap().push(twin);
    json["projects"][0]["source"]["document"] = json!("nowhere");
    json["figures"][0]["value_high"] = json!(1);
    let faults = Plan::from_json(&json).unwrap_err();
    let said: Vec<String> = faults.iter().map(ToString::to_string).collect();
    assert_eq!(said.len(), 4, "{said:?}");
    let said = said.strip_prefix(&["/id: is empty".to_owned()]);
    let said = said.expect("a plan without an id is none");
    assert!(
        said[0].starts_with("/indicators/1/id: is there twice"),
        "{said:?}"
    );
    assert!(
        said[1].starts_with("/projects/0/source/document"),
        "{said:?}"
    );
    assert!(said[2].starts_with("/figures/0/value_high"), "{said:?}");
}

#[test]
fn broken_bytes_are_refused() {
    let packed = Plan::pack(&sample()).unwrap();
    for length in 0..packed.len() {
        assert_eq!(Plan::unpack(&packed[..length]), None, "cut at {length}");
    }
}

#[test]
fn a_pointer_leads_to_its_line() {
    let text = "{\n \"a\": 1,\n \"b\": [\n  {\"c\": 1},\n  {\"d/e\": 2}\n ]\n}";
    assert_eq!(line_of(text, ""), 1);
    assert_eq!(line_of(text, "/a"), 2);
    assert_eq!(line_of(text, "/b/1/d~1e"), 5);
    assert_eq!(line_of(text, "/b/1/missing"), 5);
}
