//! What no single field of a plan can see: ids, what they lead to, and the order of numbers.

use super::read::Faults;
use super::record::{Comparator, Plan, Source};

/// Adds all that is wrong with a plan whose fields are right each by itself.
pub fn check(plan: &Plan, faults: &mut Faults) {
    if plan.schema != Plan::SCHEMA {
        faults.add("/schema".to_owned(), "must be 1".to_owned());
    }
    if plan.id.is_empty() {
        faults.add("/id".to_owned(), "is empty".to_owned());
    }
    if plan.period.from > plan.period.to {
        faults.add("/period/from".to_owned(), "lies after `to`".to_owned());
    }
    let mut check = Check {
        documents: sorted(plan.documents.iter().map(|it| it.id.as_str()).collect()),
        sections: sorted(plan.sections.iter().map(|it| it.id.as_str()).collect()),
        faults,
    };
    check.ids("documents", &check.documents.clone());
    macro_rules! sourced {
        ($($list:ident),+) => {$(
            let records = plan.$list.iter().map(|it| (it.id.as_str(), &it.source));
            check.records(stringify!($list), records.collect());
        )+};
    }
    sourced!(
        sections, indicators, targets, figures, projects, measures, terms, series
    );
    for (at, section) in plan.sections.iter().enumerate() {
        let itself = section.parent.as_ref() == Some(&section.id);
        if let Some(parent) = &section.parent
            && (itself || !has(&check.sections, parent))
        {
            check.fault("sections", at, "/parent", "names no other section");
        }
        if section.lost != section.title.is_none() {
            let message = "must be true just where the title is null";
            check.fault("sections", at, "/lost", message);
        }
    }
    for (at, indicator) in plan.indicators.iter().enumerate() {
        if indicator.target.year < indicator.baseline.year {
            let message = "lies before the year of the baseline";
            check.fault("indicators", at, "/target/year", message);
        }
    }
    for (at, t) in plan.targets.iter().enumerate() {
        check.range("targets", at, "", (t.comparator, t.value, t.value_high));
    }
    for (at, f) in plan.figures.iter().enumerate() {
        check.range("figures", at, "", (f.comparator, f.value, f.value_high));
    }
    for (at, project) in plan.projects.iter().enumerate() {
        for (nth, f) in project.figures.iter().enumerate() {
            let place = "/figures/".to_owned() + &nth.to_string();
            check.range(
                "projects",
                at,
                &place,
                (f.comparator, f.value, f.value_high),
            );
        }
    }
    for (at, series) in plan.series.iter().enumerate() {
        for (nth, point) in series.points.iter().enumerate() {
            if !has(&check.documents, &point.document) {
                let place = ["/points/", &nth.to_string(), "/document"].concat();
                check.fault("series", at, &place, "names no document");
            }
        }
    }
}

/// Ids and their places in a list, to look up. Sorted rather than hashed: a page that loads a plan should not load a hash
/// function for it.
type Ids<'a> = Vec<(&'a str, usize)>;

fn sorted(ids: Vec<&str>) -> Ids<'_> {
    let mut ids: Ids<'_> = ids.into_iter().zip(0..).collect();
    ids.sort_unstable();
    ids
}

fn has(ids: &Ids<'_>, id: &str) -> bool {
    ids.binary_search_by(|(known, _)| (*known).cmp(id)).is_ok()
}

struct Check<'a> {
    documents: Ids<'a>,
    sections: Ids<'a>,
    faults: &'a mut Faults,
}

impl<'a> Check<'a> {
    fn fault(&mut self, list: &str, at: usize, place: &str, message: &str) {
        let path = ["/", list, "/", &at.to_string(), place].concat();
        self.faults.add(path, message.to_owned());
    }

    fn records(&mut self, list: &str, records: Vec<(&'a str, &Source)>) {
        self.ids(list, &sorted(records.iter().map(|(id, _)| *id).collect()));
        for (at, (_, source)) in records.into_iter().enumerate() {
            if !has(&self.documents, &source.document) {
                self.fault(list, at, "/source/document", "names no document");
            }
            if let Some(section) = &source.section
                && !has(&self.sections, section)
            {
                self.fault(list, at, "/source/section", "names no section");
            }
        }
    }

    /// Equal ids come together in the order of the list: the first is right, those after it are not.
    fn ids(&mut self, list: &str, ids: &Ids<'_>) {
        for pair in ids.windows(2) {
            if let [(id, _), (twin, at)] = pair
                && id == twin
            {
                let message = "is there twice: ".to_owned() + twin;
                self.fault(list, *at, "/id", &message);
            }
        }
        if let Some(("", at)) = ids.first() {
            self.fault(list, *at, "/id", "is empty");
        }
    }

    /// A number has an upper end just where it is a range, and not below its lower.
    fn range(
        &mut self,
        list: &str,
        at: usize,
        place: &str,
        (comparator, low, high): (Comparator, Option<f64>, Option<f64>),
    ) {
        let range = comparator == Comparator::Range;
        if range != high.is_some() || range && low > high {
            let place = place.to_owned() + "/value_high";
            let message = "must be there for a range, and only there, and not below `value`";
            self.fault(list, at, &place, message);
        }
    }
}
