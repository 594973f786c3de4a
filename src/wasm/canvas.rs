//! A chart onto a canvas: its size, its type and colours, then plotters' canvas backend.
//!
//! Nothing here asks the page for its layout or its style: TypeScript has read both, for all charts at once.

use std::cell::{Cell, RefCell};

use js_sys::Array;
use plotters_canvas::CanvasBackend;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use super::case::Case;
use super::error::{Code, Failure};
use super::options::{self, Around, ChartOptions};
use crate::chart::{self, ChartDescription, Color, Look, Measure, SIZE_LIMITS, Shape, Sheet, Size};

/// Device pixels a canvas may have on a side: what every browser still gives memory for.
const MOST_PIXELS: f64 = 8192.0;

/// Measures with the font that draws, in its size: the browser gets a font ready for each size that is asked of it.
struct OnCanvas<'a> {
    context: &'a CanvasRenderingContext2d,
    font: &'a str,
    ratio: f64,
    /// The size and weight that are set: to set a font is dearer than to measure with it.
    set: Cell<(f64, bool)>,
}

impl OnCanvas<'_> {
    /// In device pixels, as the size is.
    fn ask(&self, words: &str, size: f64, bold: bool) -> f64 {
        if self.set.replace((size, bold)) != (size, bold) {
            let weight = if bold { "bold" } else { "normal" };
            let font = format!("{weight} {size}px {}", self.font);
            self.context.set_font(&font);
        }
        let measured = self.context.measure_text(words);
        measured.map_or(0.0, |measured| measured.width())
    }
}

impl Measure for OnCanvas<'_> {
    fn width(&self, words: &str, size: f64, bold: bool) -> f64 {
        let size = size * self.ratio;
        if !words.chars().all(alone) {
            return self.ask(words, size, bold) / self.ratio;
        }
        let width: f64 = WIDTHS.with_borrow_mut(|known| {
            let mut width = |char: char| {
                // A page says some hundred characters in some four faces: not worth a tree.
                let same = |it: &&Width| (it.char, it.size, it.bold) == (char, size, bold);
                if let Some(known) = known.all.iter().find(same) {
                    return known.width;
                }
                let width = self.ask(char.encode_utf8(&mut [0; 4]), size, bold);
                known.all.push(Width {
                    char,
                    size,
                    bold,
                    width,
                });
                width
            };
            words.chars().map(&mut width).sum()
        });
        width / self.ratio
    }
}

/// Whether a character is as wide in a word as by itself, kerning aside: scripts that join their letters are not listed.
fn alone(char: char) -> bool {
    matches!(char, ..'\u{300}' | '\u{2000}'..'\u{200b}' | '\u{2010}'..'\u{2028}' | '\u{202f}' | '\u{2190}'..'\u{2300}' | '\u{2e80}'..'\u{a000}' | '\u{ff00}'..'\u{fff0}')
}

/// Widths of single characters. The charts of a page say the same few again and again, and each question costs a call into the page.
#[derive(Default)]
struct Widths {
    /// When they were measured: in the next frame a font may have arrived.
    at: f64,
    font: String,
    all: Vec<Width>,
}

struct Width {
    char: char,
    size: f64,
    bold: bool,
    width: f64,
}

thread_local! {
    static WIDTHS: RefCell<Widths> = RefCell::default();
}

/// Draws the chart of a case.
pub fn draw(
    canvas: &JsValue,
    case: &Case<'_>,
    options: &ChartOptions,
    around: &Around,
) -> Result<ChartDescription, Failure> {
    let no_canvas = |message: &str| Failure::new(Code::NoCanvas, message);
    let canvas: &HtmlCanvasElement = canvas
        .dyn_ref()
        .ok_or_else(|| no_canvas("the first argument must be a canvas element"))?;
    let context = canvas.get_context("2d").ok().flatten();
    let context: CanvasRenderingContext2d = context
        .and_then(|context| context.dyn_into().ok())
        .ok_or_else(|| no_canvas("the canvas gives no 2D context"))?;

    let height = match case.has_own_height() {
        true => Some(SIZE_LIMITS.0),
        false => options.height,
    };
    let size = room(
        options.width.unwrap_or_default(),
        height.unwrap_or_default(),
    )?;
    let ratio = options.pixel_ratio.unwrap_or(1.0);
    if !(ratio.is_finite() && ratio > 0.0) {
        let message = "pixelRatio: must be a number above 0";
        return Err(Failure::new(Code::InvalidArgument, message));
    }
    let look = match options.framed {
        true => options::look(options.theme.as_deref())?,
        false => around.look(),
    };
    WIDTHS.with_borrow_mut(|known| {
        if known.at != around.at || known.font != look.font {
            *known = Widths {
                at: around.at,
                font: look.font.clone(),
                all: vec![],
            };
        }
    });
    let measure = OnCanvas {
        context: &context,
        font: &look.font,
        // A browser has no type of thousands of pixels, nor of none: there all words would be as wide as each other.
        ratio: ratio.clamp(0.5, 8.0),
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
    resize(canvas, &context, size, ratio);
    let mut backend = CanvasBackend::with_canvas_object(canvas.clone())
        .ok_or_else(|| no_canvas("the canvas gives no 2D context"))?;
    // Words after all else, and those of a weight together: to set a font is dear, and to set the same again is free.
    let turn = |shape: &Shape| match shape {
        Shape::Words(label) => 1 + u8::from(label.bold),
        _ => 0,
    };
    for now in 0..3 {
        for shape in scene.shapes.iter().filter(|shape| turn(shape) == now) {
            // A canvas breaks lines by itself: one stroke and not one for each dash.
            let dashed = matches!(shape, Shape::Line { dashed: true, .. });
            if dashed {
                dashes(&context, &[chart::DASH * ratio]);
            }
            chart::paint_shape(shape, false, &look, ratio, &mut backend)
                .map_err(|_| no_canvas("the canvas cannot be drawn on"))?;
            if dashed {
                dashes(&context, &[]);
            }
        }
    }
    Ok(description)
}

fn dashes(context: &CanvasRenderingContext2d, lengths: &[f64]) {
    let lengths: Array = lengths
        .iter()
        .map(|length| JsValue::from(*length))
        .collect();
    // Fails for a list of more than these.
    let _ = context.set_line_dash(&lengths);
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

impl Around {
    /// Colours and type of the text around the canvas.
    fn look(&self) -> Look {
        let color = |css: &Option<String>| css.as_deref().and_then(Color::parse);
        let mut look = Look::new(color(&self.text).unwrap_or(Color(0, 0, 0)));
        if let Some(accent) = color(&self.accent) {
            look.accent = accent;
        }
        if let Some(font) = &self.font {
            look.font.clone_from(font);
        }
        // Labels are a step smaller than the text around them, within what stays readable and fits.
        if let Some(size) = self.size.filter(|size| size.is_finite()) {
            look.size = (size * 0.8125).clamp(11.0, 22.0);
        }
        look
    }
}

/// Gives the canvas its device pixels, and only when they change: that is an allocation.
fn resize(canvas: &HtmlCanvasElement, context: &CanvasRenderingContext2d, size: Size, ratio: f64) {
    let device = |side: f64| (side * ratio).round() as u32;
    let (width, height) = (device(size.width()), device(size.height()));
    if (canvas.width(), canvas.height()) == (width, height) {
        context.clear_rect(0.0, 0.0, f64::from(width), f64::from(height));
        return;
    }
    canvas.set_width(width);
    canvas.set_height(height);
}
