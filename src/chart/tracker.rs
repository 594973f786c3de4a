//! The target tracker: where an indicator starts, where it should be, the even path between, and what was measured.

mod labels;

use super::describe::{ChartDescription, Mark, Role};
use super::frame::head;
use super::place::Placer;
use super::scale::{Domain, Scale};
use super::scene::{At, Scene, Shape, length};
use super::text::line_height;
use super::{Badge, Ink, Sheet, card, settle, words};
use crate::assess::{Assessment, Observation, Reason, Spot};
use crate::format::{self, Lang};
use crate::plan::{Accumulation, Direction, Indicator, Plan};

/// What a tracker shows.
#[derive(Clone, Copy)]
pub struct Facts<'a> {
    /// The plan of the promise.
    pub plan: &'a Plan,
    /// The promise.
    pub indicator: &'a Indicator,
    /// What was measured, and what that means.
    pub assessment: &'a Assessment,
    /// Whether to draw where it goes if nothing changes.
    pub projection: bool,
    /// Whether the verdict stands in the picture.
    pub badge: bool,
}

/// Radius of a point, in CSS pixels.
const RADIUS: f64 = 4.5;
/// From the axis to the years under it, in CSS pixels: a point whose value is the axis's own hangs half below it.
const UNDER: f64 = RADIUS + 2.0;

/// What a tracker says, without its picture.
pub fn tracker_words(facts: &Facts<'_>, lang: Lang) -> ChartDescription {
    let indicator = facts.indicator;
    ChartDescription {
        kind: match facts.assessment.target {
            Some(_) => "tracker",
            None => "card",
        },
        title: words::name(&indicator.name, &indicator.names, lang).to_owned(),
        printed: indicator.name.clone(),
        language: facts.plan.language.clone(),
        unit: indicator.unit.clone(),
        summary: facts.assessment.sentence.clone(),
        source: words::sources(facts, lang),
        width: 0.0,
        height: 0.0,
        badge: Some(Badge::of(facts.assessment, lang)),
        marks: vec![],
    }
}

/// Lays out a tracker.
pub fn tracker(facts: &Facts<'_>, sheet: &Sheet<'_>) -> (Scene, ChartDescription) {
    let mut description = tracker_words(facts, sheet.lang).sized(sheet.size);
    let mut shapes = vec![];
    let mut top = 0.0;
    if let Some(badge) = description.badge.as_ref().filter(|_| facts.badge) {
        shapes = head(badge, sheet);
        top = sheet.text * 1.9;
    }
    match Plot::new(facts, sheet, top) {
        Some(mut plot) => {
            plot.draw();
            description.marks = plot.marks;
            // Bands lie under the grid, and the grid under all else.
            shapes.append(&mut plot.ground);
            shapes.append(&mut plot.shapes);
        }
        None => {
            description.kind = "card";
            shapes.extend(card::card(facts, sheet, top, &mut description.marks));
        }
    }
    let size = sheet.size;
    (Scene { size, shapes }, description)
}

fn spot_of(seen: &Observation) -> Spot {
    Spot {
        year: seen.year,
        value: seen.value,
    }
}

struct Plot<'a> {
    facts: &'a Facts<'a>,
    sheet: &'a Sheet<'a>,
    target: Spot,
    /// The total of the period before, where the indicator adds up from zero.
    before: Option<f64>,
    x: Scale,
    y: Scale,
    ticks: Vec<f64>,
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
    first: i32,
    last: i32,
    placer: Placer<'a>,
    ground: Vec<Shape>,
    shapes: Vec<Shape>,
    marks: Vec<Mark>,
}

impl<'a> Plot<'a> {
    /// `None` where there is no number to reach.
    fn new(facts: &'a Facts<'a>, sheet: &'a Sheet<'a>, head: f64) -> Option<Self> {
        let Facts {
            indicator,
            assessment,
            ..
        } = *facts;
        let target = assessment.target?;
        let adds_up = indicator.accumulation == Some(Accumulation::OverPlan);
        let before = indicator.baseline.value.filter(|_| adds_up);
        let seen = assessment.observations.iter().chain(&assessment.late);
        let ahead = assessment.projection.filter(|_| facts.projection);
        let start = assessment.baseline.map(|start| start.value);
        let all = [start, Some(target.value), before, ahead.map(|it| it.value)];
        let all = all.into_iter().flatten();
        let all: Vec<f64> = all.chain(seen.clone().map(|it| it.value)).collect();
        let largest = all.iter().copied().fold(f64::MIN, f64::max);
        let mut domain = Domain::around(all, 0.25)?;
        // Without a start the only other value that means something is none at all.
        if adds_up || start.is_none() {
            domain = domain.from_zero();
        }
        let domain = domain.up_to(indicator.limit, largest);

        let first = i32::from(indicator.baseline.year);
        // A target in the year of the baseline still needs an axis to stand on.
        let last = seen
            .map(|it| it.year)
            .fold(target.year, i32::max)
            .max(first + 1);
        let (width, height, text) = (sheet.size.width(), sheet.size.height(), sheet.text);
        let small = text - 1.0;
        let top = head + (text * 1.5).min((height - head) / 4.0);
        let bottom = height - (line_height(small) + UNDER).min(height / 4.0);
        let most = ((bottom - top) / (text * 1.6)).clamp(1.0, 5.0) as usize;
        let ticks = domain.ticks(most);
        let widest = ticks
            .iter()
            .map(|tick| {
                let said = format::number(*tick, sheet.lang);
                sheet.measure.width(&said, small, false)
            })
            .fold(0.0, f64::max);
        // Where numbers would take more than a third of the room, the labels at the points have to do.
        let (left, ticks) = if widest + 8.0 > width / 3.0 {
            (0.0, vec![])
        } else {
            (widest + 8.0, ticks)
        };
        let right = width - 1.0;
        let inset = (RADIUS + 10.0).min((right - left) / 4.0);
        // `last` is later than `first`, so there is a span.
        let span = Domain::between(f64::from(first), f64::from(last))?;
        Some(Self {
            facts,
            sheet,
            target,
            before,
            x: Scale::new(span, left + inset, right - inset),
            y: Scale::new(domain, bottom, top),
            ticks,
            left,
            right,
            top,
            bottom,
            first,
            last,
            placer: Placer::new(sheet.measure, (left, head), (width, bottom)),
            ground: vec![],
            shapes: vec![],
            marks: vec![],
        })
    }

    fn at(&self, spot: Spot) -> At {
        (self.x.at(f64::from(spot.year)), self.y.at(spot.value))
    }

    fn draw(&mut self) {
        self.promise();
        self.measured();
        self.labels();
        self.grid();
        self.years();
        settle(&mut self.marks, |mark| mark.year);
    }

    /// The path between baseline and target; for a floor or ceiling the band that is allowed.
    fn promise(&mut self) {
        let assessment = self.facts.assessment;
        let end = self.at(self.target);
        match (assessment.direction, assessment.baseline) {
            (Some(side @ (Direction::AtLeast | Direction::AtMost)), _) => {
                let far = match side {
                    Direction::AtLeast => self.top,
                    _ => self.bottom,
                };
                self.ground.push(Shape::Band {
                    from: (self.left, far.min(end.1)),
                    to: (self.right, far.max(end.1)),
                    ink: Ink::Tint,
                });
                self.dashes((self.left, end.1), end, Ink::Accent);
            }
            (_, Some(start)) => self.dashes(self.at(start), end, Ink::Accent),
            _ => {}
        }
        if let Some(before) = self.before {
            let y = self.y.at(before);
            self.line((self.left, y), (self.right, y), Ink::Quiet);
        }
        if !assessment.late.is_empty() {
            self.line((end.0, self.top), (end.0, self.bottom), Ink::Faint);
        }
    }

    fn line(&mut self, from: At, to: At, ink: Ink) {
        self.placer.avoid(from, to);
        self.shapes.push(Shape::Line {
            from,
            to,
            ink,
            width: 1.0,
            dashed: false,
        });
    }

    /// A dashed line that ends where the ring at its end begins.
    fn dashes(&mut self, from: At, to: At, ink: Ink) {
        let length = length(from, to);
        let share = ((length - RADIUS - 1.0) / length).max(0.0);
        self.placer.avoid(from, to);
        self.shapes.push(Shape::Line {
            from,
            to: (
                from.0 + (to.0 - from.0) * share,
                from.1 + (to.1 - from.1) * share,
            ),
            ink,
            width: 1.5,
            dashed: true,
        });
    }

    /// The way so far, then the points on it.
    fn measured(&mut self) {
        let Facts {
            indicator,
            assessment,
            projection,
            ..
        } = *self.facts;
        let way = assessment
            .baseline
            .into_iter()
            .chain(assessment.observations.iter().map(spot_of));
        let points: Vec<At> = way.map(|spot| self.at(spot)).collect();
        for pair in points.windows(2) {
            if let [from, to] = pair {
                self.placer.avoid(*from, *to);
            }
        }
        // Two values of one year are two ways, and nobody knows which was taken.
        if points.len() > 1 && assessment.reason != Some(Reason::DuplicateYear) {
            self.shapes.push(Shape::Path {
                points,
                ink: Ink::Text,
                width: 2.0,
            });
        }
        let ahead = assessment.projection.filter(|_| projection);
        if let (Some(ahead), Some(latest)) = (ahead, assessment.latest()) {
            self.dashes(self.at(latest), self.at(ahead), Ink::Quiet);
            self.dot(Role::Projection, ahead, Ink::Quiet, false);
        }
        self.dot(Role::Target, self.target, Ink::Accent, false);
        match (assessment.baseline, self.before) {
            (Some(start), Some(before)) => {
                // It starts at zero; what is printed for its year is the total before.
                self.dot(Role::Baseline, start, Ink::Text, true);
                let said = self.before_words(before);
                if let Some(mark) = self.marks.last_mut() {
                    mark.value = Some(before);
                    mark.text = words::spoken(Role::Baseline, start.year, &said, self.sheet.lang);
                    mark.label = said;
                }
            }
            (Some(start), None) => self.dot(Role::Baseline, start, Ink::Text, true),
            (None, _) => {
                let said = words::reading(&indicator.baseline, "", self.sheet.lang);
                self.mark(
                    Role::Baseline,
                    self.first,
                    None,
                    said,
                    (self.left, self.bottom),
                );
            }
        }
        for spot in assessment.observations.iter().map(spot_of) {
            self.dot(Role::Observation, spot, Ink::Text, true);
        }
        for spot in assessment.late.iter().map(spot_of) {
            self.dot(Role::Observation, spot, Ink::Quiet, false);
        }
        self.pace();
    }

    /// Where the path was when the latest value was measured.
    fn pace(&mut self) {
        let assessment = self.facts.assessment;
        let (Some(latest), Some(start)) = (assessment.latest(), assessment.baseline) else {
            return;
        };
        if assessment.keeps() || latest.year >= self.target.year {
            return;
        }
        let due = words::due(start, self.target, latest.year);
        let at = self.at(due);
        self.shapes.push(Shape::Line {
            from: (at.0, at.1 - 4.0),
            to: (at.0, at.1 + 4.0),
            ink: Ink::Accent,
            width: 2.0,
            dashed: false,
        });
        let said = self.said(Role::Path, due.value);
        self.mark(Role::Path, due.year, Some(due.value), said, at);
    }

    /// What is measured, as it is meant: baseline and target as printed, computed values in short.
    fn said(&self, role: Role, value: f64) -> String {
        let (indicator, lang) = (self.facts.indicator, self.sheet.lang);
        let (baseline, target) = (&indicator.baseline, &indicator.target);
        match role {
            Role::Target => words::reading(target, &indicator.unit, lang),
            Role::Baseline if baseline.value == Some(value) => {
                words::reading(baseline, &indicator.unit, lang)
            }
            Role::Path | Role::Projection => {
                format::with_unit(format::short(value), &indicator.unit, lang)
            }
            _ => format::with_unit(value, &indicator.unit, lang),
        }
    }

    fn before_words(&self, before: f64) -> String {
        let lang = self.sheet.lang;
        let value = format::with_unit(before, &self.facts.indicator.unit, lang);
        lang.pick("上一时期共|上一時期共|Period before: ")
            .to_owned()
            + &value
    }

    fn dot(&mut self, role: Role, spot: Spot, ink: Ink, filled: bool) {
        let at = self.at(spot);
        self.placer.avoid_dot(at, RADIUS);
        self.shapes.push(Shape::Dot {
            at,
            radius: RADIUS,
            ink,
            filled,
        });
        let said = self.said(role, spot.value);
        self.mark(role, spot.year, Some(spot.value), said, at);
    }

    fn mark(&mut self, role: Role, year: i32, value: Option<f64>, label: String, (x, y): At) {
        self.marks.push(Mark {
            role,
            year,
            value,
            text: words::spoken(role, year, &label, self.sheet.lang),
            label,
            x,
            y,
            of: None,
        });
    }
}
