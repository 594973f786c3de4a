//! A chart with its words around it, for where no page brings them: title, finding, the picture, the source.

use super::describe::ChartDescription;
use super::scene::{Label, Scene, Shape};
use super::text::wrap;
use super::{Badge, Ink, Sheet, Size};

/// Air around the whole, in CSS pixels.
const MARGIN: f64 = 16.0;

/// The line over a chart: the verdict as shape and word, and the name of the method.
pub fn head(badge: &Badge, sheet: &Sheet<'_>) -> Vec<Shape> {
    let (text, small) = (sheet.text, sheet.text - 1.0);
    let radius = text * 0.42;
    let mut shapes = badge.tone.shapes((radius, text * 0.65), radius);
    let mut left = radius * 2.0 + 6.0;
    let label = Label::new((left, 0.0), badge.label, text, Ink::Text).bold();
    left += sheet.measure.width(badge.label, text, true) + 8.0;
    shapes.push(Shape::Words(label));
    if left + sheet.measure.width(badge.method, small, false) <= sheet.size.width() {
        let at = (left, (text - small) * 0.9);
        shapes.push(Shape::Words(Label::new(
            at,
            badge.method,
            small,
            Ink::Quiet,
        )));
    }
    shapes
}

/// Lays a chart out in what title, finding and source leave of the sheet, on paper of its own.
pub fn framed(
    sheet: &Sheet<'_>,
    draw: &dyn Fn(&Sheet<'_>) -> (Scene, ChartDescription),
) -> (Scene, ChartDescription) {
    let inner = |height: f64| Size::within(sheet.size.width() - 2.0 * MARGIN, height);
    let (_, said) = draw(&Sheet {
        size: inner(sheet.size.height()),
        ..*sheet
    });
    let (text, small) = (sheet.text, sheet.text - 1.0);
    let width = inner(0.0).width();
    let mut shapes = vec![];
    let mut y = MARGIN;
    let mut write = |words: &str, most: usize, size: f64, ink: Ink, bold: bool, y: &mut f64| {
        for line in wrap(words, width, most, size, bold, sheet.measure) {
            let mut label = Label::new((MARGIN, *y), line, size, ink);
            label.bold = bold;
            shapes.push(Shape::Words(label));
            *y += size * 1.45;
        }
    };
    let big = text * 1.3;
    let unit = match said.unit.as_str() {
        "" => String::new(),
        unit => sheet.lang.pick("（|（| (").to_owned() + unit + sheet.lang.pick("）|）|)"),
    };
    write(&(said.title + &unit), 3, big, Ink::Text, true, &mut y);
    write(&said.summary, 6, text, Ink::Text, false, &mut y);
    y += text * 0.8;
    let lines = wrap(&said.source, width, 3, small, false, sheet.measure).len();
    let foot = lines as f64 * small * 1.45 + text * 0.8 + MARGIN;
    let (scene, mut description) = draw(&Sheet {
        size: inner((sheet.size.height() - y - foot).max(160.0)),
        ..*sheet
    });
    let mut end = y + scene.size.height() + text * 0.8;
    write(&description.source, 3, small, Ink::Quiet, false, &mut end);

    let size = Size::within(sheet.size.width(), end + MARGIN);
    let paper = Shape::Band {
        from: (0.0, 0.0),
        to: (size.width(), size.height()),
        ink: Ink::Paper,
    };
    shapes.insert(0, paper);
    shapes.extend(scene.shapes.into_iter().map(|shape| shape.moved(MARGIN, y)));
    for mark in &mut description.marks {
        mark.x += MARGIN;
        mark.y += y;
    }
    (description.width, description.height) = (size.width(), size.height());
    (Scene { size, shapes }, description)
}
