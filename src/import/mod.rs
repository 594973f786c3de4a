//! Official documents → a plan: lines → outline → blocks → facts, each with its line.
//!
//! One file a concern, in the order of the way: [`lines`] and `blocks` cut a text, [`outline`] and `lost` read its headings,
//! `table`, `listing`, `boxes`, `glossary`, `prose` and `measures` read facts, [`quantity`] knows numbers, `assemble` gathers, [`curation`] has
//! the last word.

mod assemble;
mod audit;
mod blocks;
mod boxes;
mod cells;
mod chars;
mod contents;
mod curate;
mod curation;
mod document;
mod docx;
mod docx_blocks;
mod fault;
mod glossary;
mod group;
mod header;
mod heading;
mod ids;
mod kinds;
mod lines;
mod listing;
mod lost;
mod measures;
mod names;
mod numbering;
mod numerals;
mod outline;
mod phrase;
mod place;
mod prose;
pub mod quantity;
mod report;
mod scanner;
mod series;
mod setting;
mod table;
mod tense;
mod text;
mod units;
mod words;

#[cfg(feature = "import")]
pub use audit::audit;
pub use audit::{Audit, Row, audit_with};
pub use curation::Curation;
pub use document::{Setup, SourceFile};
pub use fault::Fault;
pub use report::{Remark, Report};
pub use text::LARGEST_FILE;

use assemble::Assembly;

use crate::plan::Plan;

/// A plan and what there is to say about how it was read.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// The plan.
    pub plan: Plan,
    /// The report.
    pub report: Report,
}

/// Reads documents into a plan. The first one with a table or a box is the plan itself; it is read first.
///
/// # Errors
/// Every reason why there is no plan, in words.
#[cfg(feature = "import")]
pub fn import(files: &[SourceFile], curation: Option<&Curation>) -> Result<Outcome, Vec<String>> {
    let say = |faults: Vec<Fault>| faults.iter().map(ToString::to_string).collect();
    import_with(files, curation, &Setup::NATIVE).map_err(say)
}

/// The same anywhere, a browser for one.
///
/// # Errors
/// Every reason why there is no plan, and where it lies.
pub fn import_with(
    files: &[SourceFile],
    curation: Option<&Curation>,
    setup: &Setup,
) -> Result<Outcome, Vec<Fault>> {
    let mut faults = Vec::new();
    let mut read = Vec::new();
    let mut setup = *setup;
    for (at, file) in files.iter().enumerate() {
        match document::read(file, &setup) {
            Ok(document) => {
                let length: usize = document.lines.iter().map(String::len).sum();
                setup.most_text = setup.most_text.saturating_sub(length);
                read.push(document);
            }
            Err(fault) => faults.push(fault.of_file(at, &file.name)),
        }
    }
    if let Some(curation) = curation {
        faults.extend(curation.documents(&mut read));
    }
    for (at, document) in read.iter().enumerate() {
        let id = &document.document.id;
        let earlier = read.iter().take(at).find(|it| it.document.id == *id);
        if let Some(earlier) = earlier {
            let (file, other) = (&document.document.file, &earlier.document.file);
            let text = format!("{file}: its id is {id}, as that of {other}: rename one of the two");
            faults.push(Fault::new("/files", text));
        }
    }
    if read.is_empty() && faults.is_empty() {
        faults.push(Fault::new("/files", "no document was given"));
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let mut assembly = Assembly::new(&read, curation, setup.most_records);
    let first = place::main(&read).map(|main| main.document.id.clone());
    for document in read
        .iter()
        .filter(|r| Some(&r.document.id) == first.as_ref())
    {
        assembly.add(document);
    }
    for document in read
        .iter()
        .filter(|r| Some(&r.document.id) != first.as_ref())
    {
        assembly.add(document);
    }
    if assembly.full() {
        let message = format!("there are more than {} records", setup.most_records);
        return Err(vec![Fault {
            path: "/files".to_owned(),
            ..Fault::too_large(message)
        }]);
    }
    let (mut plan, mut report, mut ids) = assembly.finish();
    if plan.indicators.is_empty() && plan.projects.is_empty() && plan.targets.is_empty() {
        let files: Vec<&str> = plan.documents.iter().map(|d| d.file.as_str()).collect();
        let nothing = Fault::new(
            "/files",
            format!(
                "{}: neither a table of indicators, nor a box with projects, nor a promise with a number or a date was found",
                files.join(", ")
            ),
        );
        // What was left out may be why.
        let left_out = read.iter().flat_map(|read| {
            let file = &read.document.file;
            let say = move |(line, text): &(u32, String)| format!("{file}:{line}: {text}");
            read.doubts.iter().map(say)
        });
        let left_out = left_out.map(|text| Fault::new("/files", text));
        return Err(std::iter::once(nothing).chain(left_out).collect());
    }
    if let Some(curation) = curation {
        curation.apply(&mut plan, &mut ids)?;
    }
    report.count(&plan);
    check(&plan)?;
    Ok(Outcome { plan, report })
}

/// A plan that leaves the importer is a plan that `check` accepts; a curated id that is taken already is found here.
fn check(plan: &Plan) -> Result<(), Vec<Fault>> {
    let say = |error: serde_json::Error| vec![Fault::new("/plan", error.to_string())];
    let json = crate::plan::to_json_text(plan).map_err(say)?;
    let value = serde_json::from_str(&json).map_err(say)?;
    let of_plan =
        |fault: &crate::plan::Fault| Fault::new(format!("/plan{}", fault.path), fault.to_string());
    match Plan::from_json(&value) {
        Ok(_) => Ok(()),
        Err(faults) => Err(faults.iter().map(of_plan).collect()),
    }
}
