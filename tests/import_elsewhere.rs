//! Plans from elsewhere. `tests/elsewhere/*.txt` are invented, places, names and numbers, in the shapes real plans come in; beside each
//! lies what the importer reads in it, which people have checked word by word. `UPDATE=1` writes it anew: read the difference.
#![cfg(feature = "import")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;

use std::fmt::Write as _;
use std::path::PathBuf;

use common::{docx, file, p, table};
use plan_widgets::import::{audit, import};
use plan_widgets::plan::{Plan, Reading};

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/elsewhere")
}

/// The names and texts of the invented documents.
fn documents() -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = std::fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|kind| kind == "txt"))
        .map(|path| {
            let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
            (name, std::fs::read_to_string(path).unwrap())
        })
        .collect();
    found.sort();
    found
}

fn number(value: Option<f64>) -> String {
    value.map_or("-".to_owned(), |v| v.to_string())
}

/// What a plan holds, a record a line.
fn told(plan: &Plan) -> String {
    let mut out = String::new();
    let document = &plan.documents[0];
    let (from, to) = (plan.period.from, plan.period.to);
    let date = document.date.as_deref().unwrap_or("-");
    writeln!(
        out,
        "plan\t{}\t{}\t{from}–{to}\t{}",
        plan.title, plan.region, plan.baseline_year
    )
    .unwrap();
    writeln!(out, "document\t{}\t{date}", document.kind.as_str()).unwrap();
    for s in &plan.sections {
        let title = s.title.as_deref().unwrap_or("?");
        writeln!(
            out,
            "section\t{}\t{}\t{title}",
            s.level,
            s.number.as_deref().unwrap_or("")
        )
        .unwrap();
    }
    let reading = |r: &Reading| {
        format!(
            "{} {} {} «{}»",
            r.year,
            r.comparator.as_str(),
            number(r.value),
            r.raw
        )
    };
    for i in &plan.indicators {
        let nature = i.nature.map_or("-", |n| n.as_str());
        let direction = i.direction.map_or("-", |d| d.as_str());
        let total = if i.accumulation.is_some() {
            "\ttotal"
        } else {
            ""
        };
        writeln!(
            out,
            "indicator\t{}\t{}\t{}\t{}\t{nature}\t{}\t{}\t{direction}{total}",
            i.number,
            i.category,
            i.name,
            i.unit,
            reading(&i.baseline),
            reading(&i.target)
        )
        .unwrap();
    }
    let quantity = |comparator: &str, value, high: Option<f64>, unit: &str| {
        let high = high.map_or(String::new(), |v| format!("..{v}"));
        format!("{comparator} {}{high} {unit}", number(value))
    };
    for t in &plan.targets {
        let quantity = quantity(t.comparator.as_str(), t.value, t.value_high, &t.unit);
        writeln!(
            out,
            "target\t{}\t{quantity}\t{}",
            t.subject,
            t.deadline.as_deref().unwrap_or("-")
        )
        .unwrap();
    }
    for f in &plan.figures {
        let quantity = quantity(f.comparator.as_str(), f.value, f.value_high, &f.unit);
        writeln!(
            out,
            "figure\t{}\t{quantity}\t{}",
            f.subject,
            f.as_of.as_deref().unwrap_or("-")
        )
        .unwrap();
    }
    for r in &plan.projects {
        let full = if r.full_name == r.name {
            String::new()
        } else {
            format!(" ({})", r.full_name)
        };
        write!(
            out,
            "project\t{} {}\t{}\t{}{full}\t{}",
            r.r#box.number,
            r.r#box.title,
            r.group.as_deref().unwrap_or("-"),
            r.name,
            r.kind.as_str()
        )
        .unwrap();
        for f in &r.figures {
            write!(
                out,
                "\t{} {}",
                f.subject,
                quantity(f.comparator.as_str(), f.value, f.value_high, &f.unit)
            )
            .unwrap();
        }
        writeln!(out).unwrap();
    }
    for m in &plan.measures {
        writeln!(out, "measure\t{}\t{}", m.kind.as_str(), m.name).unwrap();
    }
    for t in &plan.terms {
        writeln!(out, "term\t{}\t{}", t.number, t.name).unwrap();
    }
    out
}

#[test]
fn every_record() {
    for (name, text) in documents() {
        let files = [file("plan.txt", text.as_bytes())];
        let outcome = import(&files, None).unwrap();
        let found = told(&outcome.plan);
        let path = folder().join(format!("{name}.read"));
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&path, &found).unwrap();
        }
        let wanted = std::fs::read_to_string(&path).unwrap_or_default();
        for (found, wanted) in found.lines().zip(wanted.lines()) {
            assert_eq!(found, wanted, "{name}");
        }
        assert_eq!(found.lines().count(), wanted.lines().count(), "{name}");
        assert_eq!(
            audit(&outcome.plan, &files).lies,
            Vec::<String>::new(),
            "{name}"
        );
    }
}

/// A `.docx` of a text: rows are tables, boxes stand in frames, everything else is a paragraph.
fn as_docx(text: &str) -> Vec<u8> {
    let lines: Vec<&str> = text.lines().collect();
    let mut body = String::new();
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        let rest = &lines[at..];
        if line.starts_with('\t') {
            // Cell by cell, an empty line between rows.
            let mut rows: Vec<Vec<String>> = vec![Vec::new()];
            let inside = |line: &&&str| !line.starts_with(['注', '第']);
            for line in rest.iter().take_while(inside) {
                let row = rows.last_mut().unwrap();
                match line.strip_prefix('\t') {
                    Some(cell) => row.push(cell.to_owned()),
                    None if line.is_empty() => rows.push(Vec::new()),
                    None => row.last_mut().unwrap().push_str(line),
                }
                at += 1;
            }
            rows.retain(|row| !row.is_empty());
            let rows: Vec<Vec<&str>> = rows
                .iter()
                .map(|row| row.iter().map(String::as_str).collect())
                .collect();
            let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
            body += &table(&rows);
        } else if line.contains('\t') {
            let tabbed = |line: Option<&&str>| line.is_some_and(|line| line.contains('\t'));
            // A line between rows names the rows below it.
            let inside = |nth: &usize| tabbed(rest.get(*nth)) || tabbed(rest.get(nth + 1));
            let used = (0..rest.len()).take_while(inside).count();
            let width = rest[..used]
                .iter()
                .map(|line| line.split('\t').count())
                .max()
                .unwrap();
            let rows: Vec<Vec<&str>> = rest[..used]
                .iter()
                .map(|line| {
                    let mut row: Vec<&str> = line.split('\t').collect();
                    // A header's first cell stands over two columns where the rows have one more.
                    if row.len() + 1 == width && at_header(row[0]) {
                        row.insert(1, "");
                    }
                    row.resize(width, "");
                    row
                })
                .collect();
            let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
            body += &table(&rows);
            at += used;
        } else if line.starts_with("专栏")
            && !rest.get(1).is_some_and(|next| next.trim().contains('\t'))
        {
            let ends = |line: &&&str| {
                !(line.is_empty()
                    || line.starts_with(['第', '专'])
                    || line.trim().contains('\t')
                    || is_section(line))
            };
            let used = 1 + rest[1..].iter().take_while(ends).count();
            body += &table(&[&[&rest[..used].join("\n").replace('\t', "")]]);
            at += used;
        } else {
            body += &p(line);
            at += 1;
        }
    }
    docx(&body)
}

fn at_header(first: &str) -> bool {
    first == "指标"
}

fn is_section(line: &str) -> bool {
    line.starts_with(['一', '二', '三', '四', '五']) && line.chars().nth(1) == Some('、')
        || line.starts_with("附件")
}

#[test]
fn the_same_as_docx() {
    for (name, text) in documents() {
        // The table of contents is Word's own there.
        let text = match text.split_once("目  录") {
            Some((title, rest)) => format!(
                "{title}{}",
                rest.split_once("\n　　").map_or("", |(_, body)| body)
            ),
            None => text,
        };
        let plain = [file("plan.txt", text.as_bytes())];
        let word = [file("plan.docx", &as_docx(&text))];
        let (plain, read) = (
            import(&plain, None).unwrap().plan,
            import(&word, None).unwrap().plan,
        );
        let (read_there, read_here) = (told(&read), told(&plain));
        for (there, here) in read_there.lines().zip(read_here.lines()) {
            assert_eq!(there, here, "{name}");
        }
        assert_eq!(
            read_there.lines().count(),
            read_here.lines().count(),
            "{name}"
        );
        assert_eq!(audit(&read, &word).lies, Vec::<String>::new(), "{name}");
    }
}
