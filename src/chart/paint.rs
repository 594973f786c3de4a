//! A scene onto a plotters backend, in device pixels.

use std::error::Error;
use std::fmt;

use plotters_backend::text_anchor::{HPos, Pos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
    FontFamily, FontStyle, FontTransform,
};

use super::scene::{Align, Label, Scene, Shape, Stand, length};
use super::{Ink, Look};

/// Length of a dash and of the gap after it, in CSS pixels.
pub const DASH: f64 = 5.0;

/// Draws a scene; `ratio` is device pixels a CSS pixel.
///
/// Only [`Shape`]s of a scene are drawn: what is left of the backend is as it was.
///
/// # Errors
/// What the backend answers.
pub fn paint<B: DrawingBackend>(
    scene: &Scene,
    look: &Look,
    ratio: f64,
    to: &mut B,
) -> Result<(), DrawingErrorKind<B::ErrorType>> {
    for shape in &scene.shapes {
        paint_shape(shape, true, look, ratio, to)?;
    }
    to.present()
}

/// Draws one shape; without `dash` a broken line in one piece, for a backend that breaks lines by itself.
///
/// # Errors
/// What the backend answers.
pub fn paint_shape<B: DrawingBackend>(
    shape: &Shape,
    dash: bool,
    look: &Look,
    ratio: f64,
    to: &mut B,
) -> Result<(), DrawingErrorKind<B::ErrorType>> {
    Brush {
        look,
        ratio,
        dash,
        to,
    }
    .shape(shape)
}

struct Brush<'a, B> {
    look: &'a Look,
    ratio: f64,
    dash: bool,
    to: &'a mut B,
}

impl<B: DrawingBackend> Brush<'_, B> {
    fn px(&self, (x, y): (f64, f64)) -> BackendCoord {
        // `as` saturates: nothing that was laid out is near the limits of i32.
        let px = |side: f64| (side * self.ratio).round() as i32;
        (px(x), px(y))
    }

    fn length(&self, length: f64) -> u32 {
        (length * self.ratio).round().max(1.0) as u32
    }

    fn stroke(&self, ink: Ink, width: f64) -> Stroke {
        Stroke {
            color: self.look.color(ink),
            width: self.length(width),
        }
    }

    fn shape(&mut self, shape: &Shape) -> Result<(), DrawingErrorKind<B::ErrorType>> {
        match shape {
            Shape::Line {
                from,
                to,
                ink,
                width,
                dashed,
            } => {
                let stroke = self.stroke(*ink, *width);
                if !(self.dash && *dashed) {
                    return self.to.draw_line(self.px(*from), self.px(*to), &stroke);
                }
                let (dx, dy) = (to.0 - from.0, to.1 - from.1);
                let pieces = length(*from, *to) / DASH;
                let along = |n: f64| {
                    let share = (n / pieces).min(1.0);
                    (from.0 + dx * share, from.1 + dy * share)
                };
                let mut n = 0.0;
                while n < pieces {
                    let (a, b) = (self.px(along(n)), self.px(along(n + 1.0)));
                    self.to.draw_path(vec![a, b], &stroke)?;
                    n += 2.0;
                }
                Ok(())
            }
            Shape::Path { points, ink, width } => {
                let points: Vec<BackendCoord> = points.iter().map(|at| self.px(*at)).collect();
                self.to.draw_path(points, &self.stroke(*ink, *width))
            }
            Shape::Area { points, ink } => {
                let points: Vec<BackendCoord> = points.iter().map(|at| self.px(*at)).collect();
                self.to.fill_polygon(points, &self.look.color(*ink))
            }
            Shape::Band { from, to, ink } => {
                let color = self.look.color(*ink);
                self.to
                    .draw_rect(self.px(*from), self.px(*to), &color, true)
            }
            Shape::Dot {
                at,
                radius,
                ink,
                filled,
            } => {
                let stroke = self.stroke(*ink, 2.0);
                let radius = self.length(*radius);
                self.to.draw_circle(self.px(*at), radius, &stroke, *filled)
            }
            Shape::Words(label) => {
                let style = Type {
                    label,
                    color: self.look.color(label.ink),
                    size: label.size * self.ratio,
                    font: &self.look.font,
                };
                self.to.draw_text(&label.text, &style, self.px(label.at))
            }
        }
    }
}

struct Stroke {
    color: BackendColor,
    width: u32,
}

impl BackendStyle for Stroke {
    fn color(&self) -> BackendColor {
        self.color
    }

    fn stroke_width(&self) -> u32 {
        self.width
    }
}

struct Type<'a> {
    label: &'a Label,
    color: BackendColor,
    size: f64,
    font: &'a str,
}

/// The backends we draw with set type themselves; one that asks us to rasterise glyphs is answered with this.
#[derive(Debug)]
struct NoGlyphs;

impl fmt::Display for NoGlyphs {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str("this chart can only be drawn on a backend that sets type itself")
    }
}

impl Error for NoGlyphs {}

impl BackendTextStyle for Type<'_> {
    type FontError = NoGlyphs;

    fn color(&self) -> BackendColor {
        self.color
    }

    fn size(&self) -> f64 {
        self.size
    }

    fn transform(&self) -> FontTransform {
        FontTransform::None
    }

    fn style(&self) -> FontStyle {
        match self.label.bold {
            true => FontStyle::Bold,
            false => FontStyle::Normal,
        }
    }

    fn anchor(&self) -> Pos {
        let across = match self.label.align {
            Align::Left => HPos::Left,
            Align::Center => HPos::Center,
            Align::Right => HPos::Right,
        };
        let up = match self.label.stand {
            Stand::Below => VPos::Top,
            Stand::Middle => VPos::Center,
            Stand::Above => VPos::Bottom,
        };
        Pos::new(across, up)
    }

    fn family(&self) -> FontFamily<'_> {
        FontFamily::Name(self.font)
    }

    fn layout_box(&self, _: &str) -> Result<((i32, i32), (i32, i32)), NoGlyphs> {
        Err(NoGlyphs)
    }

    fn draw<E, F: FnMut(i32, i32, BackendColor) -> Result<(), E>>(
        &self,
        _: &str,
        _: BackendCoord,
        _: F,
    ) -> Result<Result<(), E>, NoGlyphs> {
        Err(NoGlyphs)
    }
}
