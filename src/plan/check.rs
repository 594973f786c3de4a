//! What no single field of a plan can see: ids, what they lead to, and the order of numbers.

use super::read::Faults;
use super::record::{Comparator, Plan, Source};

/// Adds all that is wrong with a plan whose fields are right each by itself.
pub fn check(plan: &Plan, faults: &mut Faults) {
    let mut check = Check {
        documents: sorted(plan.documents.iter().map(|d| d.id.as_str()).collect()),
        sections: sorted(plan.sections.iter().map(|s| s.id.as_str()).collect()),
        faults,
    };
    check.run(plan);
}

/// Ids to look up. Sorted rather than hashed: a page that loads a plan should not load a hash function for it.
type Ids<'a> = Vec<&'a str>;

fn sorted(mut ids: Ids<'_>) -> Ids<'_> {
    ids.sort_unstable();
    ids
}

fn has(ids: &Ids<'_>, id: &str) -> bool {
    ids.binary_search(&id).is_ok()
}

struct Check<'a> {
    documents: Ids<'a>,
    sections: Ids<'a>,
    faults: &'a mut Faults,
}

impl Check<'_> {
    fn fault(&mut self, path: String, message: &str) {
        self.faults.add(path, message.to_owned());
    }

    fn run(&mut self, plan: &Plan) {
        if plan.schema != Plan::SCHEMA {
            self.fault("/schema".to_owned(), "must be 1");
        }
        if plan.period.from > plan.period.to {
            self.fault("/period/from".to_owned(), "lies after `to`");
        }
        self.ids(
            "documents",
            &plan.documents.iter().map(|d| d.id.as_str()).collect(),
        );
        macro_rules! sourced {
            ($($list:ident),+) => {$(
                self.ids(stringify!($list), &plan.$list.iter().map(|r| r.id.as_str()).collect());
                for (at, record) in plan.$list.iter().enumerate() {
                    self.source(stringify!($list), at, &record.source);
                }
            )+};
        }
        sourced!(
            sections, indicators, targets, figures, projects, measures, terms, series
        );
        for (at, section) in plan.sections.iter().enumerate() {
            if let Some(parent) = &section.parent
                && (*parent == section.id || !has(&self.sections, parent))
            {
                self.fault(format!("/sections/{at}/parent"), "names no other section");
            }
            if section.lost != section.title.is_none() {
                let message = "must be true just where the title is null";
                self.fault(format!("/sections/{at}/lost"), message);
            }
        }
        for (at, indicator) in plan.indicators.iter().enumerate() {
            if indicator.target.year < indicator.baseline.year {
                let message = "lies before the year of the baseline";
                self.fault(format!("/indicators/{at}/target/year"), message);
            }
        }
        for (at, t) in plan.targets.iter().enumerate() {
            if !in_order(t.comparator, t.value, t.value_high) {
                self.range(format!("/targets/{at}"));
            }
        }
        for (at, f) in plan.figures.iter().enumerate() {
            if !in_order(f.comparator, f.value, f.value_high) {
                self.range(format!("/figures/{at}"));
            }
        }
        for (at, project) in plan.projects.iter().enumerate() {
            for (nth, f) in project.figures.iter().enumerate() {
                if !in_order(f.comparator, f.value, f.value_high) {
                    self.range(format!("/projects/{at}/figures/{nth}"));
                }
            }
        }
        for (at, series) in plan.series.iter().enumerate() {
            for (nth, point) in series.points.iter().enumerate() {
                if !has(&self.documents, &point.document) {
                    let path = format!("/series/{at}/points/{nth}/document");
                    self.fault(path, "names no document");
                }
            }
        }
    }

    fn ids(&mut self, list: &str, ids: &Ids<'_>) {
        // Equal ids come together in the order of the list: the first is right, those after it are not.
        let mut places: Vec<usize> = (0..ids.len()).collect();
        places.sort_by_key(|at| ids.get(*at));
        for pair in places.windows(2) {
            if let [one, other] = pair
                && let (Some(id), Some(twin)) = (ids.get(*one), ids.get(*other))
                && id == twin
            {
                let path = format!("/{list}/{other}/id");
                self.fault(path, &format!("is there twice: {twin}"));
            }
        }
        if let Some(at) = ids.iter().position(|id| id.is_empty()) {
            self.fault(format!("/{list}/{at}/id"), "is empty");
        }
    }

    fn source(&mut self, list: &str, at: usize, source: &Source) {
        if !has(&self.documents, &source.document) {
            self.fault(format!("/{list}/{at}/source/document"), "names no document");
        }
        if let Some(section) = &source.section
            && !has(&self.sections, section)
        {
            self.fault(format!("/{list}/{at}/source/section"), "names no section");
        }
    }

    fn range(&mut self, path: String) {
        let message = "must be there for a range, and only there, and not below `value`";
        self.fault(format!("{path}/value_high"), message);
    }
}

/// Whether a number has an upper end just where it is a range, and not below its lower.
fn in_order(comparator: Comparator, low: Option<f64>, high: Option<f64>) -> bool {
    let range = comparator == Comparator::Range;
    range == high.is_some() && !(range && low > high)
}
