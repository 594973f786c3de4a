//! How long an import takes: `cargo run --release --features import --example import_speed`.
//!
//! An invented plan is doubled six times; each line is its size, the time, and the time per kilobyte, which does not grow where
//! reading is linear. The five documents of the bundled plan are read last, where they lie beside the checkout.

use std::time::{Duration, Instant};

use plan_widgets::import::{SourceFile, import};

/// The quickest of these is told: whatever else the machine does is not the importer's.
const RUNS: usize = 5;
/// How often the text is doubled.
const DOUBLED: u32 = 6;

const PLAN: &str = include_str!("../tests/elsewhere/province.txt");

fn main() {
    // The head once, the rest again and again: a document has one table of contents.
    let (head, body) = PLAN.split_once("第二编").unwrap_or((PLAN, ""));
    for doubled in 0..=DOUBLED {
        let text = format!("{head}{}", format!("第二编{body}").repeat(1 << doubled));
        tell("invented", &[file("plan.txt", text.into_bytes())]);
    }
    let seeds = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/seeds");
    let Ok(entries) = std::fs::read_dir(seeds) else {
        return;
    };
    let mut files: Vec<SourceFile> = entries
        .flatten()
        .filter_map(|entry| {
            let name = entry.file_name().into_string().ok()?;
            Some(file(&name, std::fs::read(entry.path()).ok()?))
        })
        .collect();
    files.sort_by(|a, b| a.name.cmp(&b.name));
    tell("documents", &files);
}

fn file(name: &str, bytes: Vec<u8>) -> SourceFile {
    SourceFile {
        name: name.to_owned(),
        bytes,
    }
}

/// What, bytes, milliseconds, separated by tabs.
fn tell(what: &str, files: &[SourceFile]) {
    let bytes: usize = files.iter().map(|file| file.bytes.len()).sum();
    let quickest = (0..RUNS)
        .map(|_| {
            let began = Instant::now();
            let read = import(files, None);
            let taken = began.elapsed();
            if let Err(faults) = read {
                eprintln!("{what}: {}", faults.join("\n"));
            }
            taken
        })
        .min();
    let ms = quickest.unwrap_or(Duration::ZERO).as_secs_f64() * 1000.0;
    println!("{what}\t{bytes}\t{ms:.3}");
}
