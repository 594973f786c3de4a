//! `plan assess`, as it is called.
#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

use serde_json::Value;

fn plan(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_plan"))
        .arg("assess")
        .args(args)
        .output()
        .unwrap()
}

fn results(args: &[&str]) -> Vec<Value> {
    let output = plan(args);
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    serde_json::from_slice(&output.stdout).unwrap()
}

/// A file of observations with a name of its own.
fn file(name: &str, bytes: &[u8]) -> String {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, bytes).unwrap();
    path.display().to_string()
}

#[test]
fn the_bundled_plan_without_observations() {
    let all = results(&["--json"]);
    let series = plan_widgets::catalog::bundled().series.iter();
    let judged = series.filter(|it| it.relation == plan_widgets::plan::Relation::SameMetric);
    assert_eq!(all.len(), 24 + judged.count());
    let reason = |id: &str| all.iter().find(|it| it["indicator"] == id).unwrap()["reason"].clone();
    assert_eq!(reason("gdp"), "no_observation");
    assert_eq!(reason("water-use"), "no_numeric_target");
    assert_eq!(reason("nursery-places"), "no_observation");
}

#[test]
fn with_observations() {
    let given = file(
        "given.csv",
        "\u{feff}indicator,year,value,source\r\ngdp,2023,5700,\"A, B\"\r\nair-quality,2023,94,\r\n"
            .as_bytes(),
    );
    let gdp = &results(&[
        "--observations",
        &given,
        "--indicator",
        "gdp",
        "--json",
        "--lang",
        "en",
    ])[0];
    assert_eq!(
        (
            &gdp["verdict"],
            &gdp["done"],
            &gdp["elapsed"],
            &gdp["method"]
        ),
        (&"behind".into(), &0.5.into(), &0.6.into(), &"linear".into())
    );
    assert_eq!(
        gdp["sentence"].as_str().unwrap().replace('\u{202f}', " "),
        "By 2023 covered 50 % of the distance in 60 % of the time; needs 450 亿元 a year from now on, has made 300."
    );
    let all = results(&[
        "--observations",
        &given,
        "--json",
        "--method",
        "opensdg",
        "--as-of",
        "2026",
    ]);
    let verdict =
        |id: &str| all.iter().find(|it| it["indicator"] == id).unwrap()["verdict"].clone();
    assert_eq!(
        (verdict("gdp"), verdict("air-quality")),
        ("missed".into(), "missed".into())
    );
    let text =
        String::from_utf8(plan(&["--observations", &given, "--indicator", "gdp"]).stdout).unwrap();
    assert!(
        text.starts_with("地区生产总值 (gdp) · 落后\n  到2023年"),
        "{text}"
    );
    assert!(text.contains("\n直线路径法："), "{text}");
}

#[test]
fn faults_in_the_data_are_named() {
    for (name, bytes, said) in [
        (
            "column.csv",
            &b"indicator,year\ngdp,2023\n"[..],
            "column.csv: line 1: lacks the column value",
        ),
        (
            "text.csv",
            b"indicator,year,value\ngdp,2023,abc\n",
            "line 2: value \u{201c}abc\u{201d} is not a number",
        ),
        (
            "id.csv",
            b"indicator,year,value\ngpd,2023,1\n",
            "has no indicator or series called \"gpd\"",
        ),
        (
            "gbk.csv",
            b"indicator,year,value,source\ngdp,2023,1,\xcd\xb3\xbc\xc6\n",
            "is not UTF-8",
        ),
        ("page.html", b"<!doctype html>", "is a web page"),
        ("huge.csv", &vec![b'x'; (1 << 20) + 1], "more than 1 MiB"),
    ] {
        let output = plan(&["--observations", &file(name, bytes)]);
        let error = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{name}: {error}");
        assert!(
            error.contains(said) && error.contains(name),
            "{name}: {error}"
        );
        assert!(output.stdout.is_empty());
    }
    assert_eq!(
        plan(&["--observations", "no-such-file.csv"]).status.code(),
        Some(1)
    );
    assert_eq!(
        plan(&["--plan", &file("broken.json", b"{}")]).status.code(),
        Some(1)
    );
}

#[test]
fn wrong_usage_is_another_code() {
    for args in [
        &["--method", "guess"][..],
        &["--indicator", "no-such-id"],
        &["--as-of", "soon"],
        &["--as-of", "20233"],
        &["--as-of", "23"],
        &["--lang", "fr"],
        &["--what"],
    ] {
        let output = plan(args);
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(!output.stderr.is_empty());
    }
}

#[test]
fn two_values_for_a_year_spoil_one_indicator_only() {
    let given = file("twice.json", br#"[{"indicator":"gdp","year":2023,"value":5700},{"indicator":"gdp","year":2023,"value":5800},{"indicator":"income","year":2023,"value":10.5}]"#);
    let all = results(&["--observations", &given, "--json"]);
    let find = |id: &str| all.iter().find(|it| it["indicator"] == id).unwrap();
    assert_eq!(find("gdp")["reason"], "duplicate_year");
    assert_eq!(find("income")["verdict"], "on_track");
}
