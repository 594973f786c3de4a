//! A series: one subject across documents, promises told from results by shape and colour.

use super::describe::{ChartDescription, Mark, Role};
use super::frame::head;
use super::place::Placer;
use super::scale::{Domain, Scale, whole_years};
use super::scene::{Align, At, Label, Scene, Shape, Stand};
use super::{Badge, Ink, Sheet, words};
use crate::assess::Assessment;
use crate::format::{self, Lang};
use crate::plan::{Plan, Point, PointKind, Relation, Series};
use crate::text::{cut, digits};

/// Radius of a point, in CSS pixels.
const RADIUS: f64 = 4.5;

/// What the chart of a series says, without its picture.
pub fn series_words(
    plan: &Plan,
    series: &Series,
    assessment: &Assessment,
    lang: Lang,
) -> ChartDescription {
    ChartDescription {
        kind: "series",
        title: words::name(&series.subject, &series.names, lang).to_owned(),
        printed: series.subject.clone(),
        language: plan.language.clone(),
        unit: series.unit.clone(),
        summary: assessment.sentence.clone(),
        source: words::source(plan, &series.source, lang),
        width: 0.0,
        height: 0.0,
        badge: Some(Badge::of(assessment, lang)),
        marks: vec![],
    }
}

/// Lays out a series: along the years where all points measure the same thing, else side by side; `badge` says whether
/// the verdict stands in the picture.
pub fn series(
    plan: &Plan,
    series: &Series,
    assessment: &Assessment,
    badge: bool,
    sheet: &Sheet<'_>,
) -> (Scene, ChartDescription) {
    let mut description = series_words(plan, series, assessment, sheet.lang).sized(sheet.size);
    let badge = description.badge.as_ref().filter(|_| badge);
    let mut drawing = Drawing {
        plan,
        series,
        sheet,
        top: badge.map_or(0.0, |_| sheet.text * 1.9),
        shapes: badge.map_or_else(Vec::new, |badge| head(badge, sheet)),
        marks: vec![],
    };
    let domain = Domain::around(series.points.iter().map(|point| point.value), 0.25);
    match (domain, series.relation) {
        (Some(domain), Relation::SameMetric) => drawing.along(domain),
        (Some(domain), Relation::RelatedMetric) => drawing.beside(domain.from_zero()),
        (None, _) => {}
    }
    description.marks = drawing.marks;
    let scene = Scene {
        size: sheet.size,
        shapes: drawing.shapes,
    };
    (scene, description)
}

struct Drawing<'a> {
    plan: &'a Plan,
    series: &'a Series,
    sheet: &'a Sheet<'a>,
    top: f64,
    shapes: Vec<Shape>,
    marks: Vec<Mark>,
}

impl Drawing<'_> {
    /// Every point on one axis of time; results are one line.
    fn along(&mut self, domain: Domain) {
        let series = self.series;
        let Sheet { size, text, .. } = *self.sheet;
        let (width, small) = (size.width(), text - 1.0);
        let bottom = size.height() - (text * 1.7).min(size.height() / 4.0);
        let times = series.points.iter().map(|point| when(&point.when));
        let first = times.clone().fold(f64::MAX, f64::min).floor();
        let last = times.fold(f64::MIN, f64::max).ceil().max(first + 1.0);
        let Some(span) = Domain::between(first, last) else {
            return;
        };
        let inset = 20f64.min(width / 6.0);
        let x = Scale::new(span, inset, width - inset);
        let y = Scale::new(domain, bottom - text, self.top + text * 1.6);
        let at = |point: &Point| (x.at(when(&point.when)), y.at(point.value));

        let results = series.points.iter();
        let results = results.filter(|point| point.kind == PointKind::Result);
        let line: Vec<At> = results.map(at).collect();
        let mut placer = Placer::new(self.sheet.measure, (0.0, self.top), (width, bottom));
        for pair in line.windows(2) {
            if let [from, to] = pair {
                placer.avoid(*from, *to);
            }
        }
        if line.len() > 1 {
            self.shapes.push(Shape::Path {
                points: line,
                ink: Ink::Text,
                width: 2.0,
            });
        }
        for point in &series.points {
            placer.avoid_dot(at(point), RADIUS);
            self.point(point, at(point));
        }
        // The latest is what a reader looks for: it gets its label first.
        for point in series.points.iter().rev() {
            let said = self.said(point);
            let named = words::role(role(point), self.sheet.lang).to_owned() + " " + &said;
            let mut label = Label::new((0.0, 0.0), "", text, ink(point)).bold();
            label.stand = match point.kind {
                PointKind::Target => Stand::Above,
                PointKind::Result => Stand::Below,
            };
            if placer.beside(&mut label, &[&named, &said], at(point), RADIUS + 3.0, false) {
                self.shapes.push(Shape::Words(label));
            }
        }
        let from = (0.0, bottom);
        self.axis(from, width);
        let one = self.sheet.measure.width("2025", small, false);
        let most = (width / (one * 1.6)).floor().max(2.0) as usize;
        for year in whole_years(first as i32, last as i32 - 1, most) {
            // A year is a stretch of the axis, and its name stands in the middle.
            let left = x.at(f64::from(year) + 0.5);
            let label = Label::new((left, bottom + 4.0), year.to_string(), small, Ink::Quiet);
            let label = label.anchored(Align::Center, Stand::Below);
            self.shapes.push(Shape::Words(label));
        }
    }

    /// Each point a bar of its own, from zero: near each other, and not compared.
    fn beside(&mut self, domain: Domain) {
        let series = self.series;
        let Sheet { size, text, .. } = *self.sheet;
        let small = text - 1.0;
        let bottom = size.height() - (text * 3.0).min(size.height() / 3.0);
        let y = Scale::new(domain, bottom, self.top + text * 1.8);
        let column = size.width() / series.points.len().max(1) as f64;
        let half = (column * 0.25).min(28.0);
        let zero = y.at(0.0);
        for (nth, point) in series.points.iter().enumerate() {
            let middle = column * (nth as f64 + 0.5);
            let at = (middle, y.at(point.value));
            let (low, high) = (at.1.max(zero), at.1.min(zero));
            match point.kind {
                // A promise is an outline, a result is full.
                PointKind::Target => self.shapes.push(Shape::Path {
                    points: vec![
                        (middle - half, low),
                        (middle - half, high),
                        (middle + half, high),
                        (middle + half, low),
                    ],
                    ink: Ink::Accent,
                    width: 2.0,
                }),
                PointKind::Result => self.shapes.push(Shape::Band {
                    from: (middle - half, high),
                    to: (middle + half, low),
                    ink: Ink::Text,
                }),
            }
            self.mark(point, at);
            let mut room = Placer::new(
                self.sheet.measure,
                (column * nth as f64, self.top),
                (column * (nth + 1) as f64, size.height()),
            );
            let said = self.said(point);
            let number = format::number(point.value, self.sheet.lang);
            let mut label = Label::new(at, "", text, ink(point)).bold();
            label.stand = Stand::Above;
            if room.beside(&mut label, &[&said, &number], (middle, high), 4.0, false) {
                self.shapes.push(Shape::Words(label));
            }
            let lines = [
                point.when.as_str(),
                words::role(role(point), self.sheet.lang),
            ];
            for (line, words) in lines.into_iter().enumerate() {
                let at = (middle, bottom + 4.0 + small * 1.35 * line as f64);
                let label = Label::new(at, words, small, Ink::Quiet);
                let label = label.anchored(Align::Center, Stand::Below);
                if room.put(&label) {
                    self.shapes.push(Shape::Words(label));
                }
            }
        }
        self.axis((0.0, zero), size.width());
    }

    fn axis(&mut self, from: At, width: f64) {
        self.shapes.push(Shape::Line {
            from,
            to: (from.0 + width, from.1),
            ink: Ink::Faint,
            width: 1.0,
            dashed: false,
        });
    }

    /// A promise is a hollow diamond, a result a full disc.
    fn point(&mut self, point: &Point, at: At) {
        let (x, y) = at;
        let far = RADIUS * 1.4;
        self.shapes.push(match point.kind {
            PointKind::Target => Shape::Path {
                points: vec![
                    (x, y - far),
                    (x + far, y),
                    (x, y + far),
                    (x - far, y),
                    (x, y - far),
                ],
                ink: Ink::Accent,
                width: 2.0,
            },
            PointKind::Result => Shape::Dot {
                at,
                radius: RADIUS,
                ink: Ink::Text,
                filled: true,
            },
        });
        self.mark(point, at);
    }

    fn said(&self, point: &Point) -> String {
        format::with_unit(point.value, &self.series.unit, self.sheet.lang)
    }

    fn mark(&mut self, point: &Point, (x, y): At) {
        let lang = self.sheet.lang;
        let label = self.said(point);
        let document = self.plan.documents.iter();
        let document = document.filter(|known| known.id == point.document);
        let mut text = point.when.clone() + " " + words::role(role(point), lang);
        text += lang.pick("：|：|: ");
        text += &label;
        for document in document {
            text += lang.pick("，|，|, ");
            text += &document.title;
        }
        self.marks.push(Mark {
            role: role(point),
            year: when(&point.when) as i32,
            value: Some(point.value),
            label,
            x,
            y,
            text,
            of: None,
        });
    }
}

fn role(point: &Point) -> Role {
    match point.kind {
        PointKind::Target => Role::Target,
        PointKind::Result => Role::Observation,
    }
}

fn ink(point: &Point) -> Ink {
    match point.kind {
        PointKind::Target => Ink::Accent,
        PointKind::Result => Ink::Text,
    }
}

/// `2020`, `2020-10` and `2020-10-14` on an axis of years; a year alone means its end.
fn when(text: &str) -> f64 {
    let (year, rest) = cut(text, b"-").unwrap_or((text, "12"));
    let month = cut(rest, b"-").map_or(rest, |(month, _)| month);
    let month = digits(month).unwrap_or(0).clamp(1, 12);
    f64::from(digits(year).unwrap_or(0)) + (f64::from(month) - 0.5) / 12.0
}
