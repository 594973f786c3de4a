//! Applies a [`Curation`] to a plan.

use super::curation::{Curation, Entry};
use super::document;
use super::fault::Fault;
use super::ids::Ids;
use crate::plan::{
    DocumentKind, Figure, Indicator, Measure, MeasureKind, Names, Period, Plan, Project,
    ProjectKind, Relation, Section, Series, Target, TargetKind, Term,
};

/// Of any list, curation corrects at most one record in this many: what needs more is the importer's fault.
pub const CORRECTED: usize = 10;

/// The most characters of a gist.
const GIST: usize = 12;

/// What every record has for an entry to match and change.
trait Record: Clone {
    /// The list's word in ids.
    const WORD: &'static str;

    fn id(&mut self) -> &mut String;
    fn names(&mut self) -> &mut Names;
    fn name(&self) -> &str;
    fn rename(&mut self, name: &str);
    fn document(&self) -> &str;

    /// Whether the parts of the entry that only this list has fit.
    fn fits(&self, _entry: &Entry) -> bool {
        true
    }

    /// Sets what only this list has.
    fn set(&mut self, _entry: &Entry) -> Result<(), String> {
        Ok(())
    }

    /// The settings beside id, names, rename, split and drop that this list knows.
    fn knows() -> &'static [&'static str] {
        &[]
    }
}

macro_rules! record {
    ($type:ty, $word:literal, $name:ident, [$($known:literal),*] $(, fits: $fits:expr)? $(, set: $set:expr)?) => {
        impl Record for $type {
            const WORD: &'static str = $word;
            fn id(&mut self) -> &mut String { &mut self.id }
            fn names(&mut self) -> &mut Names { &mut self.names }
            fn name(&self) -> &str { &self.$name }
            fn rename(&mut self, name: &str) { name.clone_into(&mut self.$name); }
            fn document(&self) -> &str { &self.source.document }
            fn knows() -> &'static [&'static str] { &[$($known),*] }
            $(fn fits(&self, entry: &Entry) -> bool { let fits: fn(&Self, &Entry) -> bool = $fits; fits(self, entry) })?
            $(fn set(&mut self, entry: &Entry) -> Result<(), String> { let set: fn(&mut Self, &Entry) -> Result<(), String> = $set; set(self, entry) })?
        }
    };
}

record!(Indicator, "indicator", name, ["number", "limit"],
    fits: |r, e| e.number.is_none_or(|n| n == r.number),
    set: |r, e| { r.limit = e.limit.or(r.limit); Ok(()) });
record!(Term, "term", name, ["number", "gist"],
fits: |r, e| e.number.is_none_or(|n| n == r.number),
set: |r, e| {
    if let Some(gist) = &e.gist {
        if gist.chars().count() > GIST {
            return Err(format!("a gist of more than {GIST} characters: {gist}"));
        }
        r.gist = Some(gist.clone());
    }
    Ok(())
});
record!(Project, "project", name, ["box", "aliases", "full_name", "kind"],
fits: |r, e| e.r#box.is_none_or(|n| n == r.r#box.number),
set: |r, e| {
    r.aliases.extend(e.aliases.iter().cloned());
    if e.rename.is_some() || e.full_name.is_some() {
        r.full_name = e.full_name.clone().unwrap_or_else(|| r.name.clone());
    }
    choose(&mut r.kind, &e.kind, ProjectKind::parse)
});
record!(Measure, "measure", name, ["kind"], set: |r, e| choose(&mut r.kind, &e.kind, MeasureKind::parse));
record!(Target, "target", subject, ["value", "unit", "raw", "correct_value", "correct_unit", "when", "kind"],
fits: |r, e| fits_number(e, r.value, &r.unit, &r.raw),
set: |r, e| {
    r.value = e.correct_value.or(r.value);
    set(&mut r.unit, &e.correct_unit);
    date(&mut r.deadline, &e.when);
    choose(&mut r.kind, &e.kind, TargetKind::parse)
});
record!(Figure, "figure", subject, ["value", "unit", "raw", "correct_value", "correct_unit", "when"],
fits: |r, e| fits_number(e, r.value, &r.unit, &r.raw),
set: |r, e| {
    r.value = e.correct_value.or(r.value);
    set(&mut r.unit, &e.correct_unit);
    date(&mut r.as_of, &e.when);
    Ok(())
});
record!(Series, "series", subject, ["unit", "relation"],
    fits: |r, e| e.unit.as_ref().is_none_or(|unit| *unit == r.unit),
    set: |r, e| choose(&mut r.relation, &e.relation, Relation::parse));

impl Record for Section {
    const WORD: &'static str = "section";

    fn id(&mut self) -> &mut String {
        &mut self.id
    }

    fn names(&mut self) -> &mut Names {
        &mut self.names
    }

    fn name(&self) -> &str {
        self.title.as_deref().unwrap_or_default()
    }

    fn rename(&mut self, name: &str) {
        self.title = Some(name.to_owned());
        self.lost = false;
    }

    fn document(&self) -> &str {
        &self.source.document
    }
}

fn fits_number(entry: &Entry, value: Option<f64>, unit: &str, raw: &str) -> bool {
    entry.value.is_none_or(|wanted| Some(wanted) == value)
        && entry.unit.as_ref().is_none_or(|wanted| wanted == unit)
        && entry
            .raw
            .as_ref()
            .is_none_or(|wanted| raw.contains(wanted.as_str()))
}

fn set(field: &mut String, value: &Option<String>) {
    if let Some(value) = value {
        field.clone_from(value);
    }
}

fn date(field: &mut Option<String>, value: &Option<String>) {
    if let Some(value) = value {
        *field = Some(value.clone()).filter(|date| !date.is_empty());
    }
}

fn choose<T>(
    field: &mut T,
    word: &Option<String>,
    parse: fn(&str) -> Option<T>,
) -> Result<(), String> {
    if let Some(word) = word {
        *field = parse(word).ok_or_else(|| format!("{word} is none of the known words"))?;
    }
    Ok(())
}

impl Curation {
    /// Applies what is known of the documents; answers the entries that match none.
    pub(super) fn documents(&self, read: &mut [document::Read]) -> Vec<Fault> {
        let mut faults = Vec::new();
        for (nth, entry) in self.documents.iter().enumerate() {
            let path = format!("/curation/documents/{nth}");
            let mut documents = read.iter_mut().map(|read| &mut read.document);
            let Some(document) = documents.find(|document| document.file == entry.file) else {
                let message = format!("documents: no document is called {}", entry.file);
                faults.push(Fault::new(path, message));
                continue;
            };
            set(&mut document.id, &entry.id);
            set(&mut document.title, &entry.title);
            document.issuer = entry.issuer.clone().or(document.issuer.take());
            document.date = entry.date.clone().or(document.date.take());
            document.url = entry.url.clone().or(document.url.take());
            document.names.extend(entry.names.clone());
            if let Err(fault) = choose(&mut document.kind, &entry.kind, DocumentKind::parse) {
                let message = format!("documents: {}: {fault}", entry.file);
                faults.push(Fault::new(path, message));
            }
        }
        faults
    }

    /// Applies everything else to a plan.
    ///
    /// # Errors
    /// Every entry that matches nothing or too much, and every list that is corrected too often.
    pub(super) fn apply(&self, plan: &mut Plan, ids: &mut Ids) -> Result<(), Vec<Fault>> {
        let mut faults = Vec::new();
        self.head(plan);
        apply(
            "sections",
            &self.sections,
            &mut plan.sections,
            ids,
            &mut faults,
        );
        apply(
            "indicators",
            &self.indicators,
            &mut plan.indicators,
            ids,
            &mut faults,
        );
        apply(
            "targets",
            &self.targets,
            &mut plan.targets,
            ids,
            &mut faults,
        );
        apply(
            "figures",
            &self.figures,
            &mut plan.figures,
            ids,
            &mut faults,
        );
        apply(
            "projects",
            &self.projects,
            &mut plan.projects,
            ids,
            &mut faults,
        );
        apply(
            "measures",
            &self.measures,
            &mut plan.measures,
            ids,
            &mut faults,
        );
        apply("terms", &self.terms, &mut plan.terms, ids, &mut faults);
        apply("series", &self.series, &mut plan.series, ids, &mut faults);
        if faults.is_empty() {
            Ok(())
        } else {
            Err(faults)
        }
    }

    fn head(&self, plan: &mut Plan) {
        set(&mut plan.id, &self.plan.id);
        set(&mut plan.title, &self.plan.title);
        set(&mut plan.region, &self.plan.region);
        set(&mut plan.language, &self.plan.language);
        if let Some(years) = self.plan.period {
            plan.period = Period {
                from: years.from,
                to: years.to,
            };
        }
        plan.baseline_year = self.plan.baseline_year.unwrap_or(plan.baseline_year);
    }
}

fn apply<R: Record>(
    list: &str,
    entries: &[Entry],
    records: &mut Vec<R>,
    ids: &mut Ids,
    faults: &mut Vec<Fault>,
) {
    let read = records.len();
    let mut corrected = 0;
    for (nth, entry) in entries.iter().enumerate() {
        let label = entry.label();
        let mut say = |message: String| {
            faults.push(Fault::new(
                format!("/curation/{list}/{nth}"),
                format!("{list}: {label}{message}"),
            ));
        };
        if let Some(key) = unknown::<R>(entry) {
            say(format!(": {key} means nothing in this list"));
            continue;
        }
        let matches = |record: &R| {
            entry.name.as_ref().is_none_or(|name| name == record.name())
                && entry
                    .document
                    .as_ref()
                    .is_none_or(|document| document == record.document())
                && record.fits(entry)
        };
        let found: Vec<usize> = records
            .iter()
            .enumerate()
            .filter(|(_, record)| matches(record))
            .map(|(at, _)| at)
            .collect();
        let &[at] = found.as_slice() else {
            let count = if found.is_empty() {
                "nothing".to_owned()
            } else {
                format!("{} records", found.len())
            };
            say(format!(" matches {count}"));
            continue;
        };
        corrected += usize::from(entry.corrects());
        let mut record = records.remove(at);
        if entry.drop {
            continue;
        }
        set(record.id(), &entry.id);
        record.names().extend(entry.names.clone());
        if let Some(name) = &entry.rename {
            record.rename(name);
        }
        if let Err(fault) = record.set(entry) {
            say(format!(": {fault}"));
        }
        let parts = entry.split.iter().map(|name| {
            let mut part = record.clone();
            part.rename(name);
            *part.id() = ids.make(R::WORD, &[name]);
            part
        });
        let parts: Vec<R> = if entry.split.is_empty() {
            vec![record.clone()]
        } else {
            parts.collect()
        };
        records.splice(at..at, parts);
    }
    if corrected > read.div_ceil(CORRECTED) {
        let message = format!(
            "{list}: {corrected} of {read} records are corrected; more than one in {CORRECTED} is the importer's fault"
        );
        faults.push(Fault::new(format!("/curation/{list}"), message));
    }
}

/// A setting that the list does not have.
fn unknown<R: Record>(entry: &Entry) -> Option<&'static str> {
    let given = [
        ("number", entry.number.is_some()),
        ("box", entry.r#box.is_some()),
        ("value", entry.value.is_some()),
        ("unit", entry.unit.is_some()),
        ("raw", entry.raw.is_some()),
        ("aliases", !entry.aliases.is_empty()),
        ("full_name", entry.full_name.is_some()),
        ("gist", entry.gist.is_some()),
        ("limit", entry.limit.is_some()),
        ("relation", entry.relation.is_some()),
        ("kind", entry.kind.is_some()),
        ("correct_value", entry.correct_value.is_some()),
        ("correct_unit", entry.correct_unit.is_some()),
        ("when", entry.when.is_some()),
    ];
    given
        .into_iter()
        .find(|(key, given)| *given && !R::knows().contains(key))
        .map(|(key, _)| key)
}
