//! A scene as an SVG file that needs nothing else. Written by hand: places keep their fractions, and words their meaning.

use super::describe::ChartDescription;
use super::scene::{Align, At, Label, Scene, Shape, Stand};
use super::{Ink, Look};
use crate::format::Lang;

/// The file: what it shows is its title and description.
pub fn svg(scene: &Scene, look: &Look, said: &ChartDescription, lang: Lang) -> String {
    let mut to = Svg {
        out: String::new(),
        look,
    };
    let (width, height) = (scene.size.width(), scene.size.height());
    to.raw("<svg xmlns=\"http://www.w3.org/2000/svg\"");
    to.number("width", width);
    to.number("height", height);
    to.raw(" viewBox=\"0 0 ");
    to.px(width);
    to.raw(" ");
    to.px(height);
    to.raw("\" role=\"img\" aria-labelledby=\"title desc\"");
    to.attribute("lang", lang.as_str());
    to.attribute("font-family", &look.font);
    to.raw(">\n<title id=\"title\">");
    to.text(&said.title);
    to.raw("</title>\n<desc id=\"desc\">");
    to.text(&said.summary);
    for mark in &said.marks {
        to.raw(lang.pick("|| "));
        to.text(&mark.text);
        // A row of a scorecard ends in a sentence of its own.
        if mark.of.is_none() {
            to.raw(lang.pick("。|。|."));
        }
    }
    to.raw("</desc>\n");
    for shape in &scene.shapes {
        to.shape(shape);
        to.raw("\n");
    }
    to.raw("</svg>\n");
    to.out
}

struct Svg<'a> {
    out: String,
    look: &'a Look,
}

impl Svg<'_> {
    fn raw(&mut self, text: &str) {
        self.out.push_str(text);
    }

    fn text(&mut self, text: &str) {
        for char in text.chars() {
            match char {
                '<' => self.raw("&lt;"),
                '>' => self.raw("&gt;"),
                '&' => self.raw("&amp;"),
                '"' => self.raw("&quot;"),
                // XML has no place for control characters, not even escaped.
                char if char.is_control() => self.raw(" "),
                char => self.out.push(char),
            }
        }
    }

    fn attribute(&mut self, name: &str, value: &str) {
        self.raw(" ");
        self.raw(name);
        self.raw("=\"");
        self.text(value);
        self.raw("\"");
    }

    fn number(&mut self, name: &str, value: f64) {
        self.raw(" ");
        self.raw(name);
        self.raw("=\"");
        self.px(value);
        self.raw("\"");
    }

    /// A length to a tenth of a pixel.
    fn px(&mut self, value: f64) {
        let tenths = (value * 10.0).round() as i64;
        if tenths < 0 {
            self.raw("-");
        }
        let tenths = tenths.unsigned_abs();
        self.raw(&(tenths / 10).to_string());
        if !tenths.is_multiple_of(10) {
            self.raw(".");
            self.raw(&(tenths % 10).to_string());
        }
    }

    /// A colour as a fill or a stroke, with its opacity where it has one.
    fn ink(&mut self, what: &str, ink: Ink) {
        let color = self.look.color(ink);
        let (r, g, b) = color.rgb;
        let mut hex = String::from("#");
        for part in [r >> 4, r & 15, g >> 4, g & 15, b >> 4, b & 15] {
            hex.extend(char::from_digit(u32::from(part), 16));
        }
        self.attribute(what, &hex);
        if color.alpha < 1.0 {
            let percent = (color.alpha * 100.0).round() as u32;
            let name = what.to_owned() + "-opacity";
            self.attribute(&name, &(percent.to_string() + "%"));
        }
    }

    fn points(&mut self, points: &[At]) {
        self.raw(" points=\"");
        for (nth, (x, y)) in points.iter().enumerate() {
            self.raw(if nth > 0 { " " } else { "" });
            self.px(*x);
            self.raw(",");
            self.px(*y);
        }
        self.raw("\"");
    }

    fn shape(&mut self, shape: &Shape) {
        match shape {
            Shape::Line {
                from,
                to,
                ink,
                width,
                dashed,
            } => {
                self.raw("<line");
                self.number("x1", from.0);
                self.number("y1", from.1);
                self.number("x2", to.0);
                self.number("y2", to.1);
                self.stroke(*ink, *width);
                self.raw(if *dashed {
                    " stroke-dasharray=\"5 5\"/>"
                } else {
                    "/>"
                });
            }
            Shape::Path { points, ink, width } => {
                self.raw("<polyline fill=\"none\" stroke-linejoin=\"round\"");
                self.points(points);
                self.stroke(*ink, *width);
                self.raw("/>");
            }
            Shape::Area { points, ink } => {
                self.raw("<polygon");
                self.points(points);
                self.ink("fill", *ink);
                self.raw("/>");
            }
            Shape::Band { from, to, ink } => {
                self.raw("<rect");
                self.number("x", from.0);
                self.number("y", from.1);
                self.number("width", to.0 - from.0);
                self.number("height", to.1 - from.1);
                self.ink("fill", *ink);
                self.raw("/>");
            }
            Shape::Dot {
                at,
                radius,
                ink,
                filled,
            } => {
                self.raw("<circle");
                self.number("cx", at.0);
                self.number("cy", at.1);
                self.number("r", *radius);
                if *filled {
                    self.ink("fill", *ink);
                } else {
                    self.raw(" fill=\"none\"");
                    self.stroke(*ink, 2.0);
                }
                self.raw("/>");
            }
            Shape::Words(label) => self.words(label),
        }
    }

    fn stroke(&mut self, ink: Ink, width: f64) {
        self.ink("stroke", ink);
        self.number("stroke-width", width);
    }

    fn words(&mut self, label: &Label) {
        // Renderers disagree on baselines other than the alphabetic one.
        let down = match label.stand {
            Stand::Below => 1.0,
            Stand::Middle => 0.36,
            Stand::Above => -0.28,
        };
        self.raw("<text");
        self.number("x", label.at.0);
        self.number("y", label.at.1 + label.size * down);
        self.number("font-size", label.size);
        self.ink("fill", label.ink);
        if label.bold {
            self.raw(" font-weight=\"bold\"");
        }
        self.raw(match label.align {
            Align::Left => ">",
            Align::Center => " text-anchor=\"middle\">",
            Align::Right => " text-anchor=\"end\">",
        });
        self.text(&label.text);
        self.raw("</text>");
    }
}
