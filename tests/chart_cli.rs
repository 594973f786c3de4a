//! `plan chart`, as it is called.
#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

fn chart(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_plan"))
        .arg("chart")
        .args(args)
        .output()
        .unwrap()
}

fn printed(args: &[&str]) -> String {
    let output = chart(args);
    let error = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success() && error.is_empty(), "{error}");
    String::from_utf8(output.stdout).unwrap()
}

/// A folder of its own for a test.
fn folder(name: &str) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&path);
    fs::create_dir_all(&path).unwrap();
    path
}

fn seen(folder: &std::path::Path) -> String {
    let path = folder.join("seen.csv");
    fs::write(
        &path,
        "indicator,year,value,source\ngdp,2022,5500,<A> & \"B\"\ngdp,2023,5830,\n",
    )
    .unwrap();
    path.display().to_string()
}

#[test]
fn svg_stands_by_itself() {
    let folder = folder("chart-svg");
    let svg = printed(&[
        "--indicator",
        "gdp",
        "--observations",
        &seen(&folder),
        "--lang",
        "en",
        "--format",
        "svg",
    ]);
    assert!(svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\""));
    for part in [
        "<title id=\"title\">Gross domestic product</title>",
        "<desc id=\"desc\">By 2023 covered 57",
        "Slightly behind",
        "Target 6600",
        "Source: ",
    ] {
        assert!(
            svg.replace('\u{2009}', "").contains(part),
            "{part} is not in {svg}"
        );
    }
    // Nothing is fetched when it is shown, and what it says is text.
    assert!(!svg.contains("href") && !svg.contains("url(") && !svg.contains("<script"));
    let text = resvg::usvg::roxmltree::Document::parse(&svg).map(|_| ());
    assert!(text.is_ok(), "{text:?}");
}

#[test]
fn html_is_a_page_with_the_numbers() {
    let folder = folder("chart-html");
    let page = printed(&[
        "--indicator",
        "gdp",
        "--observations",
        &seen(&folder),
        "--lang",
        "zh-Hant",
        "--format",
        "html",
    ]);
    assert!(page.starts_with("<!doctype html>\n<html lang=\"zh-Hant\">"));
    assert!(page.contains("<th scope=\"row\">2023</th><td>實際</td><td>5830"));
    assert!(
        page.contains("<td>&lt;A&gt; &amp; &quot;B&quot;</td>"),
        "a source is text"
    );
    assert!(!page.contains("<script") && !page.contains("http://www.w3.org/1999/xlink"));
}

#[test]
fn text_says_the_same() {
    let text = printed(&["--indicator", "co2", "--lang", "en", "--format", "text"]);
    let mut lines = text.lines();
    assert!(
        lines.next().unwrap().contains("CO₂") || text.contains("emissions"),
        "{text}"
    );
    assert!(
        lines.next().unwrap().ends_with(" · Straight path"),
        "{text}"
    );
    assert!(text.contains("\n2025\tTarget\t"), "{text}");
    let series = printed(&["--indicator", "base-stations", "--format", "text"]);
    assert!(series.contains("2020"), "{series}");
}

/// Where no font of the system has the characters it says so: both are right, and anything else is not.
#[test]
fn png_is_drawn_with_a_font_that_has_all_characters_or_not_at_all() {
    let args = ["--indicator", "gdp", "--width", "500", "--format", "png"];
    let output = chart(&args);
    if output.status.success() {
        assert!(output.stdout.starts_with(b"\x89PNG\r\n\x1a\n"));
        let side = |at: usize| u32::from_be_bytes(output.stdout[at..at + 4].try_into().unwrap());
        assert_eq!(side(16), 1000);
        assert!(side(20) >= 800);
        return;
    }
    let error = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(
        error.contains("no font of this system has all characters of the picture, such as "),
        "{error}"
    );
    assert!(output.stdout.is_empty());
}

#[test]
fn a_font_without_the_characters_is_an_error_that_names_them() {
    let folder = folder("chart-font");
    let path = folder.join("empty.ttf");
    fs::write(&path, b"this is not a font").unwrap();
    let font = path.display().to_string();
    let out = folder.join("gdp.png");
    let output = chart(&[
        "--indicator",
        "gdp",
        "--font",
        &font,
        "--format",
        "png",
        "--out",
        &out.display().to_string(),
    ]);
    let error = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1), "{error}");
    assert!(
        error.contains("empty.ttf has all characters of the picture, such as "),
        "{error}"
    );
    assert!(error.contains("name one with --font"), "{error}");
    assert!(!out.exists());
    let missing = folder.join("none.ttf").display().to_string();
    let output = chart(&["--indicator", "gdp", "--font", &missing, "--format", "png"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        String::from_utf8(output.stderr)
            .unwrap()
            .contains("none.ttf")
    );
}

#[test]
fn what_is_wrong_is_said_and_nothing_is_written() {
    let folder = folder("chart-wrong");
    let out = folder.join("kept.svg");
    fs::write(&out, "as it was").unwrap();
    let path = out.display().to_string();
    let broken = folder.join("broken.csv");
    fs::write(&broken, "indicator,year,value\ngdp,2023,viel\n").unwrap();
    let broken = broken.display().to_string();
    for (args, code, said) in [
        (&["--indicator", "gpd"][..], 2, "gpd"),
        (&["--indicator", "gdp", "--method", "guess"], 2, "guess"),
        (&["--indicator", "gdp", "--lang", "fr"], 2, "fr"),
        (&["--indicator", "gdp", "--width", "5"], 1, "16 to 8192"),
        (
            &["--indicator", "gdp", "--observations", &broken],
            1,
            "line 2",
        ),
        (
            &["--indicator", "gdp", "--observations", "none.csv"],
            1,
            "none.csv",
        ),
        (
            &["--indicator", "gdp", "--plan", "none.json"],
            1,
            "none.json",
        ),
    ] {
        let output = chart(&[args, &["--format", "svg", "--out", &path]].concat());
        let error = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(code), "{args:?}: {error}");
        assert!(error.contains(said), "{args:?}: {error}");
        assert!(output.stdout.is_empty());
        assert_eq!(fs::read_to_string(&out).unwrap(), "as it was");
    }
    let nowhere = folder.join("no/such/folder/gdp.svg").display().to_string();
    let output = chart(&["--indicator", "gdp", "--format", "svg", "--out", &nowhere]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8(output.stderr).unwrap().contains(&nowhere));
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 2);
}

#[test]
fn a_file_is_replaced_by_another_and_never_half_written() {
    let folder = folder("chart-out");
    let out = folder.join("gdp.svg");
    fs::write(&out, "as it was").unwrap();
    // Who had the old file open, or linked it, keeps the old one: a new one took its name.
    let link = folder.join("old.svg");
    fs::hard_link(&out, &link).unwrap();
    let path = out.display().to_string();
    let said = printed(&["--indicator", "gdp", "--format", "svg", "--out", &path]);
    assert!(said.is_empty());
    assert!(fs::read_to_string(&out).unwrap().ends_with("</svg>\n"));
    assert_eq!(fs::read_to_string(&link).unwrap(), "as it was");
    assert_eq!(
        fs::read_dir(&folder).unwrap().count(),
        2,
        "a part stayed behind"
    );
}
