//! What a plan holds: its nine lists of records, as they stand in `plan.json`.
//!
//! Every fact keeps the printed scale and unit, and says where it stands ([`Source`]).

use super::field::{choice, record};
use super::names::Names;

record! {
    /// Where a fact stands.
    pub struct Source {
        /// Id of a [`Document`].
        pub document: String,
        /// Id of a [`Section`] of that document; `None` before the first heading.
        pub section: Option<String>,
        /// Line in the file of that document, from 1.
        pub line: u32,
    }
}

record! {
    /// Years from and to, both included.
    pub struct Period {
        /// First year.
        pub from: u16,
        /// Last year.
        pub to: u16,
    }
}

record! {
    /// An official document the facts were read from.
    pub struct Document {
        /// Id.
        pub id: String,
        /// Names in other languages.
        pub names: Names,
        /// Base name of the file.
        pub file: String,
        /// Its title.
        pub title: String,
        /// Who issued it.
        pub issuer: Option<String>,
        /// When: `2021`, `2020-10` or `2020-10-14`.
        pub date: Option<String>,
        /// What it is.
        pub kind: DocumentKind,
        /// SHA-256 of the file, in hexadecimal.
        pub sha256: String,
        /// Where it is published.
        pub url: Option<String>,
    }
}

choice! {
    /// What a document is.
    pub enum DocumentKind {
        /// A plan of several years.
        Plan = "plan",
        /// The work of one year.
        YearPlan = "year_plan",
        /// A newspaper's report.
        Report = "report",
        /// A reply to a proposal or question.
        Reply = "reply",
        /// Anything else.
        Other = "other",
    }
}

record! {
    /// A heading of a document and what stands under it.
    pub struct Section {
        /// Id.
        pub id: String,
        /// Names in other languages.
        pub names: Names,
        /// Depth, from 1 for 篇.
        pub level: u8,
        /// The printed number: `第三章`, `一`.
        pub number: Option<String>,
        /// The printed title; `None` where the document lost it.
        pub title: Option<String>,
        /// Id of the section around it.
        pub parent: Option<String>,
        /// Whether the document lost this heading.
        pub lost: bool,
        /// Where it stands.
        pub source: Source,
    }
}

choice! {
    /// How a printed number is meant.
    pub enum Comparator {
        /// Exactly.
        Eq = "eq",
        /// About: 左右, 约.
        Approx = "approx",
        /// At least: 以上, 超过, ≥.
        Ge = "ge",
        /// At most: 以内, ≤.
        Le = "le",
        /// More than: 高于, >.
        Gt = "gt",
        /// Less than: 不到, <.
        Lt = "lt",
        /// From `value` to `value_high`.
        Range = "range",
    }
}

record! {
    /// A cell of the table of indicators: a value of a year.
    pub struct Reading {
        /// The year it is of.
        pub year: u16,
        /// The number; `None` where none is printed or it is not a number.
        pub value: Option<f64>,
        /// How it is meant.
        pub comparator: Comparator,
        /// The cell as printed.
        pub raw: String,
    }
}

choice! {
    /// Whether an indicator binds the government.
    pub enum Nature {
        /// 约束性.
        Binding = "binding",
        /// 预期性.
        Expected = "expected",
    }
}

choice! {
    /// Where an indicator should go.
    pub enum Direction {
        /// The target lies above the baseline.
        Up = "up",
        /// The target lies below the baseline.
        Down = "down",
        /// Keep at or above the target.
        AtLeast = "at_least",
        /// Keep at or below the target.
        AtMost = "at_most",
    }
}

choice! {
    /// How values of single years add up.
    pub enum Accumulation {
        /// A total since the plan began (五年累计).
        OverPlan = "over_plan",
    }
}

record! {
    /// A row of the table of indicators.
    pub struct Indicator {
        /// Id.
        pub id: String,
        /// The printed number of the row.
        pub number: u16,
        /// The printed name.
        pub name: String,
        /// Names in other languages.
        pub names: Names,
        /// The group of rows it is in.
        pub category: String,
        /// The printed unit.
        pub unit: String,
        /// Binding or expected; `None` where the table does not say.
        pub nature: Option<Nature>,
        /// Where the plan starts from.
        pub baseline: Reading,
        /// What it promises.
        pub target: Reading,
        /// Where it should go; `None` without two numbers.
        pub direction: Option<Direction>,
        /// How it adds up; `None` for a value of one year.
        pub accumulation: Option<Accumulation>,
        /// A natural limit (100 for a share), from curation.
        pub limit: Option<f64>,
        /// Where it stands.
        pub source: Source,
    }
}

choice! {
    /// What kind of commitment a target is.
    pub enum TargetKind {
        /// A number to reach.
        Quantity = "quantity",
        /// A thing to be done by a date.
        Milestone = "milestone",
    }
}

record! {
    /// A quantified or dated commitment in prose or in a box.
    pub struct Target {
        /// Id.
        pub id: String,
        /// What is promised, as printed.
        pub subject: String,
        /// Names in other languages.
        pub names: Names,
        /// How the number is meant.
        pub comparator: Comparator,
        /// The number, in the printed scale.
        pub value: Option<f64>,
        /// The upper end of a range.
        pub value_high: Option<f64>,
        /// The text printed right after the number.
        pub unit: String,
        /// `2025` or `2020-08`.
        pub deadline: Option<String>,
        /// Quantity or milestone.
        pub kind: TargetKind,
        /// The few printed words around the number.
        pub raw: String,
        /// Where it stands.
        pub source: Source,
    }
}

record! {
    /// A quantified past or present fact.
    pub struct Figure {
        /// Id.
        pub id: String,
        /// What is counted, as printed.
        pub subject: String,
        /// Names in other languages.
        pub names: Names,
        /// How the number is meant.
        pub comparator: Comparator,
        /// The number, in the printed scale.
        pub value: Option<f64>,
        /// The upper end of a range.
        pub value_high: Option<f64>,
        /// The text printed right after the number.
        pub unit: String,
        /// `2020` or `2020-10`.
        pub as_of: Option<String>,
        /// The few printed words around the number.
        pub raw: String,
        /// Where it stands.
        pub source: Source,
    }
}

record! {
    /// A number printed with a project.
    pub struct ProjectFigure {
        /// What is counted, as printed.
        pub subject: String,
        /// How the number is meant.
        pub comparator: Comparator,
        /// The number; `None` for a class (准IV类).
        pub value: Option<f64>,
        /// The upper end of a range.
        pub value_high: Option<f64>,
        /// The text printed right after the number.
        pub unit: String,
        /// The few printed words around the number.
        pub raw: String,
    }
}

record! {
    /// A box (专栏) of a document.
    pub struct BoxRef {
        /// Its printed number.
        pub number: u16,
        /// Its printed title.
        pub title: String,
    }
}

choice! {
    /// What a project is.
    pub enum ProjectKind {
        /// Something to be built or done.
        Project = "project",
        /// Something to be studied first.
        Study = "study",
        /// A platform or institution.
        Platform = "platform",
        /// An area with its industries.
        Cluster = "cluster",
        /// A continuing programme.
        Programme = "programme",
        /// A school or kindergarten.
        School = "school",
        /// A building or site that carries an industry.
        Carrier = "carrier",
    }
}

record! {
    /// A named thing of a box.
    pub struct Project {
        /// Id.
        pub id: String,
        /// The printed piece: `2号线`.
        pub name: String,
        /// With the shared affix completed: `城际2号线工程`. Ours.
        pub full_name: String,
        /// Names in other languages.
        pub names: Names,
        /// Other names people use. Ours.
        pub aliases: Vec<String>,
        /// What it is.
        pub kind: ProjectKind,
        /// The box it is printed in.
        pub r#box: BoxRef,
        /// The group inside the box; `None` where the box has none.
        pub group: Option<String>,
        /// The numbers printed with it.
        pub figures: Vec<ProjectFigure>,
        /// The listed fields of an area, as printed.
        pub focus: Vec<String>,
        /// Where it stands.
        pub source: Source,
    }
}

choice! {
    /// What a measure is.
    pub enum MeasureKind {
        /// A named reform.
        Reform = "reform",
        /// A promise to do something.
        Commitment = "commitment",
        /// A policy document that is named.
        Policy = "policy",
    }
}

record! {
    /// A reform, a commitment or a policy.
    pub struct Measure {
        /// Id.
        pub id: String,
        /// The printed name.
        pub name: String,
        /// Names in other languages.
        pub names: Names,
        /// What it is.
        pub kind: MeasureKind,
        /// The heading it stands under.
        pub heading: Option<String>,
        /// Where it stands.
        pub source: Source,
    }
}

record! {
    /// A word the plan explains.
    pub struct Term {
        /// Id.
        pub id: String,
        /// The printed number.
        pub number: u16,
        /// The printed name.
        pub name: String,
        /// Names in other languages.
        pub names: Names,
        /// One short line of ours; `None` without curation.
        pub gist: Option<String>,
        /// Where it stands.
        pub source: Source,
    }
}

choice! {
    /// Whether the points of a series are defined alike.
    pub enum Relation {
        /// The same thing, counted the same way: may be judged.
        SameMetric = "same_metric",
        /// The same subject, defined or bounded otherwise: shown side by side, never judged.
        RelatedMetric = "related_metric",
    }
}

choice! {
    /// What a point of a series is.
    pub enum PointKind {
        /// A promise.
        Target = "target",
        /// A result.
        Result = "result",
    }
}

record! {
    /// One value of a [`Series`].
    pub struct Point {
        /// A promise or a result.
        pub kind: PointKind,
        /// `2020` or `2020-08`.
        pub when: String,
        /// The number, in the unit of the series.
        pub value: f64,
        /// Id of the [`Document`] it is printed in.
        pub document: String,
    }
}

record! {
    /// One subject followed across documents and years.
    pub struct Series {
        /// Id.
        pub id: String,
        /// What is followed.
        pub subject: String,
        /// Names in other languages.
        pub names: Names,
        /// The unit of every point.
        pub unit: String,
        /// Whether the definitions agree.
        pub relation: Relation,
        /// The points, oldest first.
        pub points: Vec<Point>,
        /// Where the first point stands.
        pub source: Source,
    }
}

record! {
    /// A plan: its head and its nine lists.
    pub struct Plan {
        /// Version of this format: 1.
        pub schema: u8,
        /// Id.
        pub id: String,
        /// Its title.
        pub title: String,
        /// The place it is for.
        pub region: String,
        /// Language tag of the printed names.
        pub language: String,
        /// The years it covers.
        pub period: Period,
        /// The year its baselines are of.
        pub baseline_year: u16,
        /// Which fields of the records are not printed in any document but added by hand: names, aliases, gists.
        pub ours: Vec<String>,
        /// The documents its facts were read from.
        pub documents: Vec<Document>,
        /// Their headings.
        pub sections: Vec<Section>,
        /// The rows of its table.
        pub indicators: Vec<Indicator>,
        /// Commitments in prose and boxes.
        pub targets: Vec<Target>,
        /// Past and present facts.
        pub figures: Vec<Figure>,
        /// Named things of its boxes.
        pub projects: Vec<Project>,
        /// Reforms, commitments, policies.
        pub measures: Vec<Measure>,
        /// Words it explains.
        pub terms: Vec<Term>,
        /// Subjects followed across documents.
        pub series: Vec<Series>,
    }
}
