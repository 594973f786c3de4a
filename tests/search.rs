//! Finding, over a plan made up for it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use plan_widgets::plan::Plan;
use plan_widgets::search::{Facet, Index, Kind, Query, Results, Tables};
use serde_json::{Value, json};

fn plan() -> Plan {
    let source = json!({"document": "d", "section": null, "line": 7});
    let project = |id: &str, name: &str, kind: &str, number: u16, group: Option<&str>| -> Value {
        json!({"id": id, "name": name, "full_name": name, "kind": kind, "group": group,
            "box": {"number": number, "title": format!("专栏{number}的题目")}, "source": source,
            "figures": [{"subject": "占地", "comparator": "eq", "value": 1.8, "unit": "公顷", "raw": "占地1.8公顷"}]})
    };
    let json = json!({
        "schema": 1, "id": "p", "title": "计划", "region": "某区", "language": "zh-Hans",
        "period": {"from": 2021, "to": 2025}, "baseline_year": 2020,
        "documents": [{"id": "d", "file": "d.txt", "title": "某区计划", "issuer": null, "date": "2021",
            "kind": "plan", "sha256": "00", "url": null}],
        "projects": [
            project("a", "东湖幼儿园", "school", 2, Some("学校")),
            project("b", "西湖小学", "school", 2, Some("学校")),
            project("c", "湖滨路（一期）", "project", 3, None),
        ],
        "terms": [{"id": "t", "number": 1, "name": "湖长制", "gist": null, "source": source}],
    });
    Plan::from_json(&json).unwrap()
}

fn search(query: Query<'_>) -> Results {
    Index::of_plan(&plan(), &Tables::full()).search(&query)
}

fn ids(results: &Results) -> Vec<&str> {
    results.hits.iter().map(|hit| hit.id.as_str()).collect()
}

#[test]
fn terms_are_met_in_any_order_and_field() {
    assert_eq!(ids(&search(Query::new("湖"))), ["c", "b", "a"]);
    assert_eq!(ids(&search(Query::new("学校　湖 东"))), ["a"]);
    assert_eq!(ids(&search(Query::new("湖 (一期)"))), ["c"]);
    assert_eq!(search(Query::new("1.8公顷")).total, 3);
    assert_eq!(search(Query::new("湖东")).total, 0);
}

#[test]
fn counts_ignore_their_own_facet() {
    let filters = [(Facet::Type, "school".to_owned())];
    let found = search(Query {
        filters: &filters,
        ..Query::new("湖")
    });
    assert_eq!(found.total, 2);
    let counts = |values: &[plan_widgets::search::FacetValue]| -> Vec<(String, usize, bool)> {
        values
            .iter()
            .map(|v| (v.value.clone(), v.count, v.selected))
            .collect()
    };
    assert_eq!(
        counts(&found.facets.r#type),
        [("school".into(), 2, true), ("project".into(), 1, false)]
    );
    assert_eq!(counts(&found.facets.r#box), [("2".into(), 2, false)]);
    assert_eq!(counts(&found.facets.kind), [("project".into(), 2, true)]);
    let found = search(Query {
        kinds: &[Kind::Term],
        ..Query::new("湖")
    });
    assert_eq!(
        counts(&found.facets.kind),
        [("project".into(), 3, false), ("term".into(), 1, true)]
    );
}

#[test]
fn answers_the_object_of_search_projects() {
    let found = search(Query {
        limit: 1,
        ..Query::new("湖滨")
    });
    let json = serde_json::to_value(&found).unwrap();
    assert_eq!(json["total"], 1);
    assert_eq!(json["approximate"], false);
    assert_eq!(
        json["hits"][0],
        json!({"id": "c", "kind": "project", "row": 2, "name": "湖滨路（一期）", "field": "name",
            "rank": found.hits[0].rank, "ranges": [
            {"field": "name", "start": 0, "end": 2}, {"field": "full_name", "start": 0, "end": 2}]})
    );
    assert_eq!(
        json["facets"]["document"],
        json!([{"value": "d", "label": "某区计划", "count": 1, "selected": false}])
    );
}

#[test]
fn records_of_the_host_are_searched_in_steps() {
    let texts = ["湖边", "河边", "湖上"];
    let units: Vec<u16> = texts.iter().flat_map(|text| text.encode_utf16()).collect();
    let index = Index::of_records(&units, &[2, 4, 6], &Tables::full()).unwrap();
    let query = Query::new("湖");
    let mut search = plan_widgets::search::Search::start(&index, &query, None);
    let mut steps = 1;
    while !search.step(&index, &query, 1) {
        steps += 1;
    }
    assert!(steps >= 3, "{steps}");
    let rows: Vec<usize> = search
        .results(&index, &query)
        .hits
        .iter()
        .map(|hit| hit.row)
        .collect();
    assert_eq!(rows, [0, 2]);
}

#[test]
fn ranks_of_two_indexes_put_hits_in_one_order() {
    let query = Query::new("湖");
    let plan = search(query.clone());
    let ranks: Vec<usize> = plan.hits.iter().map(|hit| hit.rank).collect();
    assert!(ranks.is_sorted(), "{ranks:?}");
    // Found like the first of the plan, better for its length, and worse for its place.
    let texts = ["湖滨路（一期）", "湖边", "东西湖边的小学校"];
    let units: Vec<u16> = texts.iter().flat_map(|text| text.encode_utf16()).collect();
    let records = Index::of_records(&units, &[7, 9, 17], &Tables::full()).unwrap();
    let found = records.search(&query);
    let rank = |row: usize| found.hits.iter().find(|hit| hit.row == row).unwrap().rank;
    assert_eq!(rank(0), plan.hits[0].rank);
    assert!(rank(1) < plan.hits[0].rank);
    assert!(rank(2) > plan.hits[2].rank);
}
