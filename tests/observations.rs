//! Observations from outside: what is read, and what is refused with its place.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use plan_widgets::assess::{
    MAX_BYTES, MAX_FAULTS, MAX_ROWS, Observation, Observations, ObservationsError,
};

fn one(year: i32, value: f64, source: Option<&str>) -> Observation {
    Observation {
        year,
        value,
        source: source.map(str::to_owned),
    }
}

/// The faults of a text that cannot be read.
#[track_caller]
fn faults(text: &str) -> Vec<String> {
    let error = Observations::parse(text).unwrap_err();
    assert_eq!(error.code(), "invalid_observations");
    match error {
        ObservationsError::Invalid(faults) => faults.iter().map(ToString::to_string).collect(),
        ObservationsError::TooLarge => panic!("too large"),
    }
}

#[test]
fn csv() {
    let read = Observations::parse("indicator,year,value,source\ngdp,2023,5700,Yearbook\nrd-share,2023,1.8,\ngdp,2022,5514.5,\n").unwrap();
    assert_eq!(
        read.of("gdp"),
        [one(2023, 5700.0, Some("Yearbook")), one(2022, 5514.5, None)]
    );
    assert_eq!(read.of("rd-share"), [one(2023, 1.8, None)]);
    assert!(read.of("other").is_empty());
    assert_eq!(read.ids().collect::<Vec<_>>(), ["gdp", "rd-share", "gdp"]);
}

#[test]
fn csv_as_spreadsheets_write_it() {
    let text = "\u{feff}Year , \"value\",note,indicator,source\r\n2023-24,\" 5700 \",x,gdp,\"Bureau, \"\"Yearbook\"\"\r\n2024\"\r\n\r\n,,,,\r\n1999-00,-1e3,,gdp\r\n2025,+0.5,,gdp,s";
    let read = Observations::parse(text).unwrap();
    assert_eq!(
        read.of("gdp"),
        [
            one(2023, 5700.0, Some("Bureau, \"Yearbook\"\r\n2024")),
            one(1999, -1000.0, None),
            one(2025, 0.5, Some("s"))
        ]
    );
    let old_mac = Observations::parse("indicator,year,value\rgdp,2023,1\rgdp,2024,2").unwrap();
    assert_eq!(old_mac.of("gdp").len(), 2);
}

#[test]
fn json() {
    let read = Observations::parse("\u{feff} [{\"indicator\":\"gdp\",\"year\":2023,\"value\":5700,\"source\":null,\"note\":1}, {\"year\":\"2023-24\",\"value\":1.5}]").unwrap();
    assert_eq!(
        read.of("gdp"),
        [one(2023, 5700.0, None), one(2023, 1.5, None)]
    );
    assert_eq!(read.of("other"), [one(2023, 1.5, None)]);
    assert_eq!(Observations::parse("[]").unwrap(), Observations::default());
}

#[test]
fn a_column_is_missing() {
    assert_eq!(
        faults("indicator,year\ngdp,2023\n"),
        ["line 1: lacks the column value"]
    );
    assert_eq!(
        faults("gdp,2023,5700\n"),
        ["line 1: lacks the column indicator, year, value"]
    );
    assert_eq!(
        faults("indicator;year;value\n"),
        ["line 1: lacks the column indicator, year, value; cells must be parted by commas"]
    );
}

#[test]
fn values_that_are_no_numbers() {
    for (cell, message) in [
        ("abc", "value “abc” is not a number"),
        (
            "",
            "value is empty: leave the row out where there is no value",
        ),
        ("NaN", "value “NaN” is not a finite number"),
        ("Infinity", "value “Infinity” is not a finite number"),
        ("-inf", "value “-inf” is not a finite number"),
        ("1e309", "value “1e309” is too large"),
        (
            "\"1,234\"",
            "value “1,234” is not a number: write no thousands separators and a point before decimals, 1234.5",
        ),
        (
            "1 234",
            "value “1 234” is not a number: write no thousands separators and a point before decimals, 1234.5",
        ),
        (
            "\"3,5\"",
            "value “3,5” is not a number: write no thousands separators and a point before decimals, 1234.5",
        ),
        ("53%", "value “53%” is not a number: leave the unit out"),
        ("0x10", "value “0x10” is not a number: leave the unit out"),
        ("1.2.3", "value “1.2.3” is not a number: leave the unit out"),
    ] {
        assert_eq!(
            faults(&format!("indicator,year,value\n\ngdp,2023,{cell}\n")),
            [format!("line 3: {message}")]
        );
    }
    let value = |cell: &str| {
        let seen = Observations::parse(&format!("indicator,year,value\ngdp,2023,{cell}"));
        seen.unwrap().of("gdp")[0].value
    };
    // To the last bit for what people write, to fifteen digits beyond.
    assert_eq!(value("1e22"), 1e22);
    assert_eq!(value("0.1"), 0.1);
    assert!((value("1e308") / 1e308 - 1.0).abs() < 1e-14);
}

#[test]
fn an_unquoted_separator_is_a_cell_too_many() {
    let said = faults("indicator,year,value\ngdp,2023,5,700\n");
    assert!(
        said[0].starts_with(
            "line 2: has 4 cells where the first line has 3: thousands separators are not read"
        ),
        "{said:?}"
    );
}

#[test]
fn years_that_are_none() {
    for cell in [
        "",
        "23",
        "2023-25",
        "2023-2024",
        "2023/24",
        "2023年",
        "2023.0",
        "+2023",
        "0999",
        "20233",
        "2023-10-01",
    ] {
        let said = faults(&format!("indicator,year,value\ngdp,{cell},1\n"));
        assert_eq!(
            said,
            [format!(
                "line 2: year “{cell}” must be a year such as 2023 or 2023-24"
            )]
        );
    }
}

#[test]
fn every_fault_is_named_up_to_a_limit() {
    let text = "indicator,year,value\n,2023,1\ngdp,2023,1\ngdp,x,1\ngdp,2023,\"a\n";
    assert_eq!(
        faults(text),
        [
            "line 2: indicator is empty",
            "line 4: year “x” must be a year such as 2023 or 2023-24",
            "line 5: a quoted cell has no closing quotation mark"
        ]
    );
    assert_eq!(
        faults("indicator,year,value\ngdp,\"2023\"x,1"),
        ["line 2: there is text after a closing quotation mark"]
    );
    assert_eq!(
        faults(&format!(
            "indicator,year,value\n{}",
            "gdp,x,1\n".repeat(1000)
        ))
        .len(),
        MAX_FAULTS
    );
}

#[test]
fn json_that_is_none() {
    assert_eq!(
        faults("{\"year\":2023}"),
        ["/: must be a list of observations"]
    );
    assert!(faults("[{\"year\":2023,")[0].starts_with("/: EOF while parsing"));
    assert_eq!(
        faults(
            "[3, {\"value\":1}, {\"year\":2023,\"value\":null}, {\"year\":2023.5,\"value\":1}, {\"year\":2023,\"value\":\"1\"}, {\"year\":2023,\"value\":1,\"source\":2}]"
        ),
        [
            "/0: must be an object with year and value",
            "/1/year: must be a year",
            "/2/value: must be a finite number",
            "/3/year: “2023.5” must be a year such as 2023 or 2023-24",
            "/4/value: must be a finite number",
            "/5/source: must be a text"
        ]
    );
}

#[test]
fn what_is_not_a_table_at_all() {
    assert_eq!(faults(" \n"), ["line 1: is empty"]);
    assert_eq!(
        faults("<!doctype html><p>404"),
        ["line 1: is a web page, not observations"]
    );
}

#[test]
fn too_much() {
    let long = "x".repeat(MAX_BYTES + 1);
    assert_eq!(Observations::parse(&long).unwrap_err().code(), "too_large");
    let rows = |count: usize| {
        Observations::parse(&format!(
            "indicator,year,value\n{}",
            "a,2023,1\n".repeat(count)
        ))
    };
    assert_eq!(rows(MAX_ROWS + 1).unwrap_err(), ObservationsError::TooLarge);
    assert_eq!(rows(MAX_ROWS).unwrap().of("a").len(), MAX_ROWS);
}
