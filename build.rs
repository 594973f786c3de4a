//! Packs the seeds: `seeds/<plan>/plan.json` → one packed text in `OUT_DIR`. A bad seed stops the build with file and line.

#[allow(dead_code, missing_docs, unused_imports)]
#[path = "src/plan/mod.rs"]
mod plan;

#[allow(dead_code)]
#[path = "src/search/fields.rs"]
mod fields;

#[path = "tables/pack.rs"]
mod tables;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=seeds");
    println!("cargo::rerun-if-changed=src/plan");
    println!("cargo::rerun-if-changed=src/search/fields.rs");
    println!("cargo::rerun-if-changed=tables");
    match pack(Path::new("seeds/futian-2021-2025/plan.json")) {
        Ok(()) => ExitCode::SUCCESS,
        Err(faults) => {
            for fault in faults {
                println!("cargo::error={fault}");
            }
            ExitCode::FAILURE
        }
    }
}

fn pack(seed: &Path) -> Result<(), Vec<String>> {
    let name = seed.display();
    let text = std::fs::read_to_string(seed).map_err(|error| vec![format!("{name}: {error}")])?;
    let value = serde_json::from_str(&text).map_err(|error| vec![format!("{name}: {error}")])?;
    let explain = |faults: Vec<plan::Fault>| {
        let line = |fault: &plan::Fault| plan::line_of(&text, &fault.path);
        let say = |fault: &plan::Fault| format!("{name}:{}: {fault}", line(fault));
        faults.iter().map(say).collect::<Vec<_>>()
    };
    let plan = plan::Plan::from_json(&value).map_err(explain)?;
    let packed = plan::Plan::pack(&value).map_err(explain)?;
    let out = std::env::var_os("OUT_DIR").map(PathBuf::from);
    let out = out.ok_or_else(|| vec!["OUT_DIR is not set".to_owned()])?;
    let write = |name: &str, bytes: &[u8]| {
        let path = out.join(name);
        std::fs::write(&path, bytes).map_err(|error| vec![format!("{}: {error}", path.display())])
    };
    write(&format!("{}.pack", plan.id), &packed)?;
    let tables = tables::Source::open(Path::new("tables"))?;
    write("full.tables", &tables.pack())?;
    let mut texts = Texts::default();
    fields::walk(&plan, &mut texts);
    write("bundled.tables", &tables.share(&texts.0).pack())
}

/// What is searched of a plan, and whether it is looked for by its readings as well.
#[derive(Default)]
struct Texts(Vec<(bool, String)>);

impl fields::Visitor for Texts {
    fn text(&mut self, field: &'static fields::Field, _: fields::Part<'_>, text: &str) {
        self.0.push((field.read, text.to_owned()));
    }

    fn record(&mut self, _: fields::Record<'_>) {}
}
