//! Packs the seeds: `seeds/<plan>/plan.json` → one packed text in `OUT_DIR`. A bad seed stops the build with file and line.

#[allow(dead_code, missing_docs, unused_imports)]
#[path = "src/plan/mod.rs"]
mod plan;

#[allow(dead_code)]
#[path = "src/search/fields.rs"]
mod fields;

#[path = "tables/pack.rs"]
mod tables;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use serde_json::Value;

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
    let value: Value =
        serde_json::from_str(&text).map_err(|error| vec![format!("{name}: {error}")])?;
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
    let charts = plan::Plan::pack(&for_charts(&plan, value)).map_err(explain)?;
    write(&format!("{}.charts", plan.id), &charts)?;
    let tables = tables::Source::open(Path::new("tables"))?;
    write("full.tables", &tables.pack())?;
    let mut texts = Texts::default();
    fields::walk(&plan, &mut texts);
    let mut known = BTreeSet::new();
    fields::walk(
        &plan,
        &mut fields::Characters(&mut |unit| {
            known.insert(unit);
        }),
    );
    write("bundled.tables", &tables.share(&texts.0, known).pack())
}

/// A plan with what its charts say and judge by: indicators, series, what may be a value of an indicator, and where they stand.
fn for_charts(plan: &plan::Plan, mut value: Value) -> Value {
    let named = |figure: &plan::Figure| plan.indicators.iter().any(|it| it.name == figure.subject);
    let figures: Vec<&plan::Figure> = plan.figures.iter().filter(|it| named(it)).collect();
    let mut sources = Vec::new();
    sources.extend(plan.indicators.iter().map(|it| &it.source));
    sources.extend(plan.series.iter().map(|it| &it.source));
    sources.extend(figures.iter().map(|it| &it.source));
    let mut sections: Vec<&str> = Vec::new();
    for source in sources {
        let mut id = source.section.as_deref();
        while let Some(section) = plan.sections.iter().find(|it| Some(it.id.as_str()) == id) {
            sections.push(&section.id);
            id = section.parent.as_deref();
        }
    }
    let mut keep = |list: &str, kept: &dyn Fn(&str) -> bool| {
        if let Some(records) = value.get_mut(list).and_then(Value::as_array_mut) {
            records.retain(|record| record.get("id").and_then(Value::as_str).is_some_and(kept));
        }
    };
    keep("sections", &|id| sections.contains(&id));
    keep("figures", &|id| figures.iter().any(|it| it.id == id));
    for list in ["targets", "projects", "measures", "terms"] {
        keep(list, &|_| false);
    }
    value
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
