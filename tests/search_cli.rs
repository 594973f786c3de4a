//! `plan search`, as it is called.
#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::process::{Command, Output};

use serde_json::Value;

fn plan(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_plan"))
        .arg("search")
        .args(args)
        .output()
        .unwrap()
}

fn said(args: &[&str]) -> String {
    let output = plan(args);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{errors}");
    assert!(errors.is_empty(), "{errors}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn a_line_a_hit_and_a_line_that_counts() {
    let said = said(&["youeryuan"]);
    let lines: Vec<&str> = said.lines().collect();
    let (count, hits) = lines.split_last().unwrap();
    assert!(hits.len() > 4, "{said}");
    assert_eq!(*count, format!("{0} of {0}", hits.len()));
    for hit in hits {
        let columns: Vec<&str> = hit.split('\t').collect();
        let [name, id, place] = columns[..] else {
            panic!("{hit}");
        };
        let projects = &plan_widgets::catalog::bundled().projects;
        let project = projects.iter().find(|project| project.id == id).unwrap();
        assert_eq!(name, project.name);
        let (file, line) = place.rsplit_once(':').unwrap();
        assert!(file.starts_with("004"), "{file}");
        assert_eq!(line.parse(), Ok(project.source.line));
    }
}

/// The same file is what `searchProjects` must answer (tests/node/finder.test.mjs).
#[test]
fn json_is_the_object_of_search_projects() {
    let printed = said(&["--json", "--limit", "2", "shenzhen jinrong"]);
    let printed: Value = serde_json::from_str(&printed).unwrap();
    let golden: Value = serde_json::from_str(include_str!("golden/search.json")).unwrap();
    assert_eq!(printed, golden);
    assert!(golden["total"].as_u64().unwrap() > 2);
}

#[test]
fn what_comes_near_is_said_to() {
    assert!(said(&["hetoa"]).ends_with(", near what was typed\n"));
    assert_eq!(said(&["比亚迪"]), "0 of 0\n");
}

#[test]
fn the_limit_cuts_and_the_count_stays() {
    let all = said(&["--limit", "1000", ""]);
    let projects = plan_widgets::catalog::bundled().projects.len();
    assert_eq!(all.lines().count(), projects + 1);
    let three = said(&["--limit=3", ""]);
    let first: Vec<&str> = all.lines().take(3).collect();
    assert_eq!(three, format!("{}\n3 of {projects}\n", first.join("\n")));
    assert_eq!(said(&["--limit", "0", "hetao"]).lines().count(), 1);
}

#[test]
fn words_after_the_dashes_are_the_query() {
    assert_eq!(said(&["--", "--json"]), "0 of 0\n");
    assert_eq!(said(&["深港", "中心"]), said(&["--", "深港 中心"]));
    assert_ne!(said(&["深港", "中心"]), "0 of 0\n");
}

#[test]
fn other_lists_are_searched_when_they_are_named() {
    let measures = said(&["--kind", "measure", "--limit", "1000", ""]);
    let plan = plan_widgets::catalog::bundled();
    assert_eq!(measures.lines().count(), plan.measures.len() + 1);
    let both = said(&["--kind", "measure", "--kind", "term", "--limit", "1000", ""]);
    assert_eq!(
        both.lines().count(),
        plan.measures.len() + plan.terms.len() + 1
    );
}

#[test]
fn another_plan_is_read_from_its_file() {
    let file = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/plans/riverbend-2026-2030.json"
    );
    let json: Value = serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap();
    let name = json["projects"][0]["name"].as_str().unwrap();
    let found = said(&["--plan", file, name]);
    assert!(found.starts_with(&format!("{name}\t")), "{found}");
}

#[test]
fn faults_have_their_exit_codes() {
    let bad = env!("CARGO_TARGET_TMPDIR").to_owned() + "/search-bad.json";
    std::fs::write(&bad, r#"{"schema": 1}"#).unwrap();
    for (args, code) in [
        (&["--plan", &bad, "x"][..], 1),
        (&["--plan", "/nowhere.json", "x"], 1),
        (&[], 2),
        (&["--limit", "many", "x"], 2),
        (&["--limit", "-1", "x"], 2),
        (&["--kind", "wish", "x"], 2),
    ] {
        let output = plan(args);
        assert_eq!(output.status.code(), Some(code), "{args:?}");
        assert!(output.stdout.is_empty(), "{args:?}");
        assert!(!output.stderr.is_empty(), "{args:?}");
    }
}
