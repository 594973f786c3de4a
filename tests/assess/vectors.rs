//! Every row of the vectors in `tests/vectors/`.

use std::collections::HashMap;

use plan_widgets::assess::{Assessment, Method, Options};
use plan_widgets::plan::{Accumulation, Comparator, Direction, Indicator};

use crate::{With, indicator, judge};

type Row = HashMap<&'static str, &'static str>;

/// The rows of a CSV file without quotes.
fn rows(text: &'static str) -> Vec<Row> {
    let mut lines = text.lines();
    let head: Vec<&str> = lines.next().unwrap().split(',').collect();
    let row = |line: &'static str| {
        let cells: Vec<&str> = line.split(',').collect();
        assert_eq!(cells.len(), head.len(), "{line}");
        head.iter().copied().zip(cells).collect()
    };
    lines.map(row).collect()
}

fn number(cell: &str) -> Option<f64> {
    (!cell.is_empty()).then(|| cell.parse().unwrap())
}

fn observations(row: &Row) -> Vec<(i32, f64)> {
    let pair = |text: &str| {
        let (year, value) = text.split_once(':').unwrap();
        (year.parse().unwrap(), value.parse().unwrap())
    };
    row["observations"].split_whitespace().map(pair).collect()
}

#[track_caller]
fn near(found: Option<f64>, expected: Option<f64>, of: &str) {
    let same = match (found, expected) {
        (Some(a), Some(b)) => (a - b).abs() <= 1e-8 * b.abs().max(1.0),
        (a, b) => a == b,
    };
    assert!(same, "{of}: {found:?}, expected {expected:?}");
}

fn verdict(answer: &Assessment) -> &'static str {
    answer.verdict.map_or("", |verdict| verdict.as_str())
}

fn reason(answer: &Assessment) -> &'static str {
    answer.reason.map_or("", |reason| reason.as_str())
}

#[test]
fn our_own() {
    let rows = rows(include_str!("../vectors/assess.csv"));
    assert!(rows.len() > 90);
    for row in rows {
        let id = row["id"];
        let indicator = indicator(number(row["baseline"]), number(row["target"])).with(|it| {
            it.baseline.year = row["base_year"].parse().unwrap();
            it.target.year = row["target_year"].parse().unwrap();
            it.target.comparator = Comparator::parse(row["comparator"]).unwrap();
            it.direction = Direction::parse(row["direction"]);
            it.accumulation = Accumulation::parse(row["accumulation"]);
            it.limit = number(row["limit"]);
        });
        let options = Options {
            method: Method::parse(row["method"]).unwrap(),
            as_of: row["as_of"].parse().ok(),
            ..Options::default()
        };
        let answer = judge(&indicator, &observations(&row), options);
        assert_eq!(
            (verdict(&answer), reason(&answer)),
            (row["verdict"], row["reason"]),
            "{id}"
        );
        assert_eq!(answer.is_final, row["final"] == "true", "{id}");
        near(answer.value, number(row["value"]), &format!("{id}: value"));
        near(answer.done, number(row["done"]), &format!("{id}: done"));
        near(
            answer.elapsed,
            number(row["elapsed"]),
            &format!("{id}: elapsed"),
        );
        near(
            answer.needed,
            number(row["needed"]),
            &format!("{id}: needed"),
        );
        near(
            answer.achieved,
            number(row["achieved"]),
            &format!("{id}: achieved"),
        );
        let pace = answer
            .done
            .zip(answer.elapsed)
            .map(|(done, elapsed)| done / elapsed);
        near(answer.pace, pace, &format!("{id}: pace"));
    }
}

#[test]
fn open_sdg() {
    let rows = rows(include_str!("../vectors/opensdg.csv"));
    assert_eq!(rows.len(), 26);
    for row in rows {
        let id = row["id"];
        let answer = judge(
            &open_sdg_indicator(&row),
            &observations(&row),
            open_sdg_options(),
        );
        match row["ours"].split_once(' ') {
            Some((value, status)) => {
                assert_eq!(verdict(&answer), status, "{id}");
                near(answer.value, number(value), id);
            }
            None if row["ours"] == "same" => {
                assert_eq!(verdict(&answer), row["series_status"], "{id}");
                near(answer.value, number(row["value"]), id);
                near(answer.score, number(row["score"]), id);
            }
            None => {
                assert_eq!(
                    (verdict(&answer), reason(&answer)),
                    ("", row["ours"]),
                    "{id}"
                );
                assert_eq!((answer.value, answer.score), (None, None), "{id}");
            }
        }
    }
}

/// As in the published method, the baseline is among the observations.
fn open_sdg_indicator(row: &Row) -> Indicator {
    indicator(None, number(row["target"])).with(|it| {
        it.baseline.year = row["base_year"].parse().unwrap();
        it.target.year = row["target_year"].parse().unwrap_or(2030);
        it.limit = number(row["limit"]);
        it.direction = match row["direction"] {
            "positive" => Some(Direction::Up),
            "negative" => Some(Direction::Down),
            _ => None,
        };
    })
}

fn open_sdg_options() -> Options {
    Options {
        method: Method::OpenSdg,
        ..Options::default()
    }
}
