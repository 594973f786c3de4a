//! A chart onto a canvas: its size, its type and colours from the host, then plotters' canvas backend.

use std::cell::Cell;

use plotters_canvas::CanvasBackend;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CanvasRenderingContext2d, CssStyleDeclaration, HtmlCanvasElement, Window};

use super::case::Case;
use super::error::{Code, Failure};
use super::options::{self, ChartOptions};
use crate::chart::{self, ChartDescription, Color, Look, Measure, SIZE_LIMITS, Sheet, Size};

/// Device pixels a canvas may have on a side: what every browser still gives memory for.
const MOST_PIXELS: f64 = 8192.0;

/// Measures with the font that draws.
struct OnCanvas<'a> {
    context: &'a CanvasRenderingContext2d,
    font: &'a str,
    /// The size and weight that are set: to set a font is dearer than to measure with it.
    set: Cell<(f64, bool)>,
}

impl Measure for OnCanvas<'_> {
    fn width(&self, words: &str, size: f64, bold: bool) -> f64 {
        if self.set.replace((size, bold)) != (size, bold) {
            let weight = if bold { "bold" } else { "normal" };
            let font = format!("{weight} {size}px {}", self.font);
            self.context.set_font(&font);
        }
        let measured = self.context.measure_text(words);
        measured.map_or(0.0, |measured| measured.width())
    }
}

/// Draws the chart of a case.
pub fn draw(
    canvas: &JsValue,
    case: &Case<'_>,
    options: &ChartOptions,
) -> Result<ChartDescription, Failure> {
    let no_canvas = |message: &str| Failure::new(Code::NoCanvas, message);
    let canvas: &HtmlCanvasElement = canvas
        .dyn_ref()
        .ok_or_else(|| no_canvas("the first argument must be a canvas element"))?;
    let context = canvas.get_context("2d").ok().flatten();
    let context: CanvasRenderingContext2d = context
        .and_then(|context| context.dyn_into().ok())
        .ok_or_else(|| no_canvas("the canvas gives no 2D context"))?;
    let window = web_sys::window()
        .ok_or_else(|| Failure::new(Code::NoDocument, "there is no window to draw in"))?;

    let size = size(canvas, case, options)?;
    let ratio = options
        .pixel_ratio
        .unwrap_or_else(|| window.device_pixel_ratio());
    if !(ratio.is_finite() && ratio > 0.0) {
        let message = "pixelRatio: must be a number above 0";
        return Err(Failure::new(Code::InvalidArgument, message));
    }
    let look = match options.framed {
        true => options::look(options.theme.as_deref())?,
        false => look(&window, canvas),
    };
    let measure = OnCanvas {
        context: &context,
        font: &look.font,
        set: Cell::new((0.0, false)),
    };
    let sheet = Sheet {
        lang: case.lang(),
        size,
        text: look.size,
        measure: &measure,
    };
    let judged = case.judge();
    let lay_out = |sheet: &Sheet<'_>| case.lay_out(&judged, sheet);
    let (scene, description) = match options.framed {
        true => chart::framed(&sheet, &lay_out),
        false => lay_out(&sheet),
    };

    let size = scene.size;
    let ratio = ratio.min(MOST_PIXELS / size.width().max(size.height()));
    let by_page = options.width.is_none() && !case.has_own_height();
    resize(canvas, &context, size, ratio, by_page);
    let mut backend = CanvasBackend::with_canvas_object(canvas.clone())
        .ok_or_else(|| no_canvas("the canvas gives no 2D context"))?;
    chart::paint(&scene, &look, ratio, &mut backend)
        .map_err(|error| no_canvas(&error.to_string()))?;
    Ok(description)
}

fn size(
    canvas: &HtmlCanvasElement,
    case: &Case<'_>,
    options: &ChartOptions,
) -> Result<Size, Failure> {
    let width = options
        .width
        .unwrap_or_else(|| f64::from(canvas.client_width()));
    let height = match case.has_own_height() {
        true => SIZE_LIMITS.0,
        false => options
            .height
            .unwrap_or_else(|| f64::from(canvas.client_height())),
    };
    room(width, height)
}

/// A room that is neither too small nor too large.
pub fn room(width: f64, height: f64) -> Result<Size, Failure> {
    Size::new(width, height).ok_or_else(|| {
        let (least, most) = SIZE_LIMITS;
        let message = format!(
            "a chart is {least} to {most} CSS pixels wide and high, not {width} × {height}"
        );
        Failure::new(Code::InvalidArgument, message)
    })
}

/// Colours and type of the text around the canvas.
fn look(window: &Window, canvas: &HtmlCanvasElement) -> Look {
    let style = window.get_computed_style(canvas).ok().flatten();
    let get = |name: &str| {
        let value = |style: &CssStyleDeclaration| style.get_property_value(name).ok();
        style.as_ref().and_then(value).unwrap_or_default()
    };
    let mut look = Look::new(Color::parse(&get("color")).unwrap_or(Color(0, 0, 0)));
    if let Some(accent) = Color::parse(&get("--plan-accent")) {
        look.accent = accent;
    }
    let font = get("font-family");
    if !font.is_empty() {
        look.font = font;
    }
    // Labels are a step smaller than the text around them, within what stays readable and fits.
    let size = js_sys::parse_float(&get("font-size"));
    if size.is_finite() {
        look.size = (size * 0.8125).clamp(11.0, 22.0);
    }
    look
}

/// Gives the canvas its device pixels, and only when they change: that is an allocation.
fn resize(
    canvas: &HtmlCanvasElement,
    context: &CanvasRenderingContext2d,
    size: Size,
    ratio: f64,
    by_page: bool,
) {
    let device = |side: f64| (side * ratio).round() as u32;
    let (width, height) = (device(size.width()), device(size.height()));
    if (canvas.width(), canvas.height()) == (width, height) {
        context.clear_rect(0.0, 0.0, f64::from(width), f64::from(height));
        return;
    }
    canvas.set_width(width);
    canvas.set_height(height);
    // A canvas without a CSS size would now have grown on the page.
    let grown = f64::from(canvas.client_width()) != size.width().round();
    if !by_page || grown {
        let style = canvas.style();
        // Setting a valid length cannot fail; if it did, the chart would be there all the same.
        let _ = style.set_property("width", &format!("{}px", size.width()));
        let _ = style.set_property("height", &format!("{}px", size.height()));
    }
}
