//! The target tracker: where an indicator starts, where it should be, the even path between, and what was measured.

use super::describe::{ChartDescription, Mark, Role};
use super::place::Placer;
use super::scale::{Domain, Scale, whole_years};
use super::scene::{Align, At, Label, Scene, Shape, Stand};
use super::text::Measure;
use super::words;
use super::{Ink, Size};
use crate::assess::Observation;
use crate::format::{self, Lang};
use crate::plan::{Accumulation, Direction, Indicator};

/// What a tracker shows.
pub struct Facts<'a> {
    /// The promise.
    pub indicator: &'a Indicator,
    /// What was measured, oldest first.
    pub observations: &'a [Observation],
    /// The finding, in a sentence.
    pub summary: String,
    /// Where the facts stand.
    pub source: String,
}

/// Radius of a point, in CSS pixels.
const RADIUS: f64 = 4.5;

/// Lays out a tracker.
pub fn tracker<M: Measure>(
    facts: &Facts<'_>,
    lang: Lang,
    size: Size,
    text: f64,
    measure: &M,
) -> (Scene, ChartDescription) {
    let indicator = facts.indicator;
    let mut description = ChartDescription {
        kind: "tracker",
        title: words::name(&indicator.name, &indicator.names, lang).to_owned(),
        unit: indicator.unit.clone(),
        summary: facts.summary.clone(),
        source: facts.source.clone(),
        width: size.width(),
        height: size.height(),
        marks: vec![],
    };
    let values = [indicator.baseline.value, indicator.target.value];
    let shown = values.into_iter().flatten();
    let shown = shown.chain(facts.observations.iter().map(|seen| seen.value));
    let shapes = match Domain::around(shown, 0.25) {
        Some(domain) if indicator.target.value.is_some() => {
            let mut plot = Plot::new(facts, lang, size, text, measure, domain);
            plot.draw();
            description.marks = plot.marks;
            plot.shapes
        }
        _ => {
            description.kind = "card";
            card(indicator, lang, size, text, &mut description.marks)
        }
    };
    (Scene { size, shapes }, description)
}

/// For a promise that is not a number: the two printed texts, one over the other.
fn card(
    indicator: &Indicator,
    lang: Lang,
    size: Size,
    text: f64,
    marks: &mut Vec<Mark>,
) -> Vec<Shape> {
    let mut shapes = vec![];
    let mut top = 0.0;
    for (role, reading) in [
        (Role::Baseline, &indicator.baseline),
        (Role::Target, &indicator.target),
    ] {
        let words = words::reading(reading, &indicator.unit, lang);
        let head = format!("{} {}", reading.year, words::role(role, lang));
        let label = |at, text: &str, size, ink, bold| {
            Shape::Words(Label {
                at,
                text: text.to_owned(),
                size,
                ink,
                bold,
                align: Align::Left,
                stand: Stand::Below,
            })
        };
        shapes.push(label((0.0, top), &head, text, Ink::Quiet, false));
        let at = (0.0, top + text * 1.5);
        let big = (text * 1.4).min(size.height() / 6.0);
        shapes.push(label(at, &words, big, Ink::Text, role == Role::Target));
        marks.push(Mark {
            role,
            year: i32::from(reading.year),
            value: reading.value,
            label: words,
            x: at.0,
            y: at.1,
        });
        top += text * 1.5 + big * 2.2;
    }
    shapes
}

struct Plot<'a, M> {
    facts: &'a Facts<'a>,
    lang: Lang,
    size: Size,
    text: f64,
    measure: &'a M,
    x: Scale,
    y: Scale,
    domain: Domain,
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
    first: i32,
    last: i32,
    shapes: Vec<Shape>,
    marks: Vec<Mark>,
}

impl<'a, M: Measure> Plot<'a, M> {
    fn new(
        facts: &'a Facts<'a>,
        lang: Lang,
        size: Size,
        text: f64,
        measure: &'a M,
        domain: Domain,
    ) -> Self {
        let indicator = facts.indicator;
        let adds_up = indicator.accumulation == Some(Accumulation::OverPlan);
        // Without a start the only other value that means something is none at all.
        let from_zero = adds_up || indicator.baseline.value.is_none();
        let domain = if from_zero {
            domain.from_zero()
        } else {
            domain
        };
        let years = facts.observations.iter().map(|seen| seen.year);
        let target_year = i32::from(indicator.target.year);
        let first = i32::from(indicator.baseline.year);
        // A target in the year of the baseline still needs an axis to stand on.
        let last = years.fold(target_year, i32::max).max(first + 1);
        let small = text - 1.0;
        let ticks = domain.ticks();
        let widest = ticks
            .iter()
            .map(|tick| measure.width(&format::number(*tick, lang), small, false))
            .fold(0.0, f64::max);
        let left = (widest + 8.0).min(size.width() / 2.0);
        let right = size.width() - 1.0;
        let top = (text * 1.7).min(size.height() / 4.0);
        let bottom = size.height() - (text * 1.7).min(size.height() / 4.0);
        let inset = (RADIUS + 10.0).min((right - left) / 4.0);
        // `last` is later than `first`, so there is a span.
        let span = Domain::between(f64::from(first), f64::from(last)).unwrap_or(domain);
        Self {
            facts,
            lang,
            size,
            text,
            measure,
            x: Scale::new(span, left + inset, right - inset),
            y: Scale::new(domain, bottom, top),
            domain,
            left,
            right,
            top,
            bottom,
            first,
            last,
            shapes: vec![],
            marks: vec![],
        }
    }

    fn at(&self, year: i32, value: f64) -> At {
        (self.x.at(f64::from(year)), self.y.at(value))
    }

    fn words(&mut self, at: At, text: String, ink: Ink, align: Align, stand: Stand) {
        self.shapes.push(Shape::Words(Label {
            at,
            text,
            size: self.text - 1.0,
            ink,
            bold: false,
            align,
            stand,
        }));
    }

    fn draw(&mut self) {
        self.axes();
        let mut placer = Placer::new(
            self.measure,
            (self.left, self.top - self.text),
            (self.size.width(), self.bottom),
        );
        self.promise(&mut placer);
        self.measured(&mut placer);
        self.marks.sort_by_key(|mark| mark.year);
    }

    fn axes(&mut self) {
        for tick in self.domain.ticks() {
            let y = self.y.at(tick);
            self.shapes.push(Shape::Line {
                from: (self.left, y),
                to: (self.right, y),
                ink: Ink::Faint,
                width: 1.0,
                dashed: false,
            });
            let said = format::number(tick, self.lang);
            self.words(
                (self.left - 8.0, y),
                said,
                Ink::Quiet,
                Align::Right,
                Stand::Middle,
            );
        }
        let unit = self.facts.indicator.unit.clone();
        self.words((0.0, 0.0), unit, Ink::Quiet, Align::Left, Stand::Below);

        let room = self.right - self.left;
        let year_width = self.measure.width("2025", self.text - 1.0, false);
        let most = (room / (year_width * 1.6)).floor().max(2.0) as usize;
        for year in whole_years(self.first, self.last, most) {
            let x = self.x.at(f64::from(year));
            // The label of an edge year stays inside the picture.
            let x = x.min(self.size.width() - year_width / 2.0);
            let below = (x, self.bottom + 6.0);
            self.words(
                below,
                year.to_string(),
                Ink::Quiet,
                Align::Center,
                Stand::Below,
            );
        }
    }

    /// Baseline, target and the path between; for a floor or ceiling the band that is allowed.
    fn promise(&mut self, placer: &mut Placer<'a, M>) {
        let indicator = self.facts.indicator;
        let (baseline, target) = (&indicator.baseline, &indicator.target);
        let Some(goal) = target.value else { return };
        let adds_up = indicator.accumulation == Some(Accumulation::OverPlan);
        let end = self.at(i32::from(target.year), goal);
        let start_value = if adds_up { Some(0.0) } else { baseline.value };
        let start = start_value.map(|value| self.at(self.first, value));
        match indicator.direction {
            Some(side @ (Direction::AtLeast | Direction::AtMost)) => {
                let far = match side {
                    Direction::AtLeast => self.top,
                    _ => self.bottom,
                };
                self.shapes.push(Shape::Band {
                    from: (self.left, far.min(end.1)),
                    to: (self.right, far.max(end.1)),
                    ink: Ink::Tint,
                });
                self.dashes((self.left, end.1), end, placer);
            }
            _ => {
                if let Some(start) = start {
                    self.dashes(start, end, placer);
                }
            }
        }
        let rising = start.is_none_or(|start| end.1 <= start.1);
        let (low, high) = match rising {
            true => (Stand::Below, Stand::Above),
            false => (Stand::Above, Stand::Below),
        };
        self.point(Role::Target, i32::from(target.year), goal, high, placer);
        if let Some(value) = baseline.value {
            self.point(Role::Baseline, i32::from(baseline.year), value, low, placer);
        }
    }

    /// The even path: dashed, and it ends where the ring of the target begins.
    fn dashes(&mut self, from: At, to: At, placer: &mut Placer<'a, M>) {
        let length = (to.0 - from.0).hypot(to.1 - from.1);
        let share = ((length - RADIUS - 1.0) / length).max(0.0);
        self.shapes.push(Shape::Line {
            from,
            to: (
                from.0 + (to.0 - from.0) * share,
                from.1 + (to.1 - from.1) * share,
            ),
            ink: Ink::Accent,
            width: 1.5,
            dashed: true,
        });
        placer.avoid(from, to);
    }

    fn measured(&mut self, placer: &mut Placer<'a, M>) {
        let seen = self.facts.observations;
        let mut points: Vec<At> = seen
            .iter()
            .map(|seen| self.at(seen.year, seen.value))
            .collect();
        let baseline = &self.facts.indicator.baseline;
        if let (Some(value), false) = (baseline.value, points.is_empty()) {
            let adds_up = self.facts.indicator.accumulation.is_some();
            points.insert(0, self.at(self.first, if adds_up { 0.0 } else { value }));
        }
        for pair in points.windows(2) {
            if let [from, to] = pair {
                placer.avoid(*from, *to);
            }
        }
        if points.len() > 1 {
            self.shapes.push(Shape::Path {
                points,
                ink: Ink::Text,
                width: 2.0,
            });
        }
        for (nth, seen) in seen.iter().enumerate() {
            let latest = nth + 1 == self.facts.observations.len();
            if latest {
                let (year, value) = (seen.year, seen.value);
                self.point(Role::Observation, year, value, Stand::Above, placer);
            } else {
                self.dot(Role::Observation, seen.year, seen.value);
            }
        }
    }

    fn dot(&mut self, role: Role, year: i32, value: f64) -> String {
        let at = self.at(year, value);
        let indicator = self.facts.indicator;
        let said = match role {
            Role::Baseline => words::reading(&indicator.baseline, &indicator.unit, self.lang),
            Role::Target => words::reading(&indicator.target, &indicator.unit, self.lang),
            _ => format::with_unit(value, &indicator.unit, self.lang),
        };
        self.shapes.push(Shape::Dot {
            at,
            radius: RADIUS,
            ink: match role {
                Role::Target => Ink::Accent,
                _ => Ink::Text,
            },
            filled: role != Role::Target,
        });
        self.marks.push(Mark {
            role,
            year,
            value: Some(value),
            label: said.clone(),
            x: at.0,
            y: at.1,
        });
        said
    }

    fn point(
        &mut self,
        role: Role,
        year: i32,
        value: f64,
        side: Stand,
        placer: &mut Placer<'a, M>,
    ) {
        let text = self.dot(role, year, value);
        let mut label = Label {
            at: (0.0, 0.0),
            text,
            size: self.text,
            ink: match role {
                Role::Target => Ink::Accent,
                _ => Ink::Text,
            },
            bold: true,
            align: Align::Left,
            stand: side,
        };
        placer.beside(&mut label, self.at(year, value), RADIUS + 3.0, side);
        self.shapes.push(Shape::Words(label));
    }
}
