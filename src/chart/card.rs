//! A promise that is not a number: its words, instead of an empty axis.

use super::describe::{Mark, Role};
use super::scene::{Label, Shape};
use super::text::wrap;
use super::tracker::Facts;
use super::{Ink, Sheet, settle, words};
use crate::format;

/// The words of the target, then what is known of start and present, each under its year.
pub fn card(facts: &Facts<'_>, sheet: &Sheet<'_>, top: f64, marks: &mut Vec<Mark>) -> Vec<Shape> {
    let indicator = facts.indicator;
    let lang = sheet.lang;
    let unit = &indicator.unit;
    let (target, baseline) = (&indicator.target, &indicator.baseline);
    let mut rows = vec![(
        Role::Target,
        i32::from(target.year),
        target.value,
        words::reading(target, unit, lang),
    )];
    if let Some(seen) = facts.assessment.observations.last() {
        let said = format::with_unit(seen.value, unit, lang);
        rows.push((Role::Observation, seen.year, Some(seen.value), said));
    }
    let said = words::reading(baseline, unit, lang);
    rows.push((
        Role::Baseline,
        i32::from(baseline.year),
        baseline.value,
        said,
    ));

    let mut shapes = vec![];
    let (left, small) = (14.0, sheet.text - 1.0);
    let bottom = sheet.size.height();
    let mut y = top;
    for (role, year, value, said) in rows {
        let target = role == Role::Target;
        let size = if target {
            sheet.text * 1.6
        } else {
            sheet.text * 1.15
        };
        let room = (sheet.size.width() - left).max(1.0);
        let lines = wrap(&said, room, 3, size, target, sheet.measure);
        let height = small * 1.5 + size * 1.35 * lines.len() as f64;
        if y + height > bottom {
            break;
        }
        shapes.push(Shape::Band {
            from: (0.0, y),
            to: (3.0, y + height),
            ink: if target { Ink::Accent } else { Ink::Faint },
        });
        let head = words::dated(role, year, lang);
        shapes.push(Shape::Words(Label::new((left, y), head, small, Ink::Quiet)));
        for (nth, line) in lines.into_iter().enumerate() {
            let at = (left, y + small * 1.5 + size * 1.35 * nth as f64);
            let label = Label::new(at, line, size, Ink::Text);
            shapes.push(Shape::Words(if target { label.bold() } else { label }));
        }
        marks.push(Mark {
            role,
            year,
            value,
            text: words::spoken(role, year, &said, lang),
            label: said,
            x: 1.5,
            y: y + height / 2.0,
            of: None,
        });
        y += height + sheet.text * 1.2;
    }
    // What is left of a room that is as high as a chart's stands on both sides, more of it below.
    let down = ((bottom - y) * 0.4).max(0.0);
    for mark in marks.iter_mut() {
        mark.y += down;
    }
    let shapes = shapes.into_iter();
    let shapes = shapes.map(|shape| shape.moved(0.0, down)).collect();
    settle(marks, |mark| mark.year);
    shapes
}
