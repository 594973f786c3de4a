//! The scorecard: every indicator of a plan as a row, from where it starts to what is promised.

use super::describe::{ChartDescription, Mark, Role};
use super::scale::{Domain, Scale};
use super::scene::{Align, At, Label, Scene, Shape, Stand};
use super::text::wrap;
use super::{Badge, Ink, Sheet, Size, settle, words};
use crate::assess::{Assessment, Reason};
use crate::format::{self, Lang};
use crate::plan::{Accumulation, Direction, Indicator, Plan};

/// A row.
pub struct Row<'a> {
    /// The promise.
    pub indicator: &'a Indicator,
    /// What was measured, and what that means.
    pub assessment: &'a Assessment,
}

/// From this width on, name, bar and verdict stand beside each other.
const WIDE: f64 = 620.0;
/// Half the height of a bar, in CSS pixels.
const HALF: f64 = 3.0;
/// Radius of a point, in CSS pixels.
const RADIUS: f64 = 4.5;
/// How far a point may stand beyond an end of its bar, in CSS pixels: enough to see that it does.
const BEYOND: f64 = 9.0;

/// Lays out a scorecard: as wide as the sheet, as high as its rows.
pub fn scorecard(plan: &Plan, rows: &[Row<'_>], sheet: &Sheet<'_>) -> (Scene, ChartDescription) {
    let mut card = Card::new(rows, sheet);
    let mut y = card.key(rows);
    let mut category = None;
    for row in rows {
        if category != Some(&row.indicator.category) {
            category = Some(&row.indicator.category);
            y = card.category(&row.indicator.category, y);
        }
        y = card.row(row, y);
    }
    let size = Size::within(sheet.size.width(), y);
    let scene = Scene {
        size,
        shapes: card.shapes,
    };
    let mut description = scorecard_words(plan, rows, sheet.lang).sized(size);
    description.marks = card.marks;
    (scene, description)
}

/// What a scorecard says, without its picture.
pub fn scorecard_words(plan: &Plan, rows: &[Row<'_>], lang: Lang) -> ChartDescription {
    ChartDescription {
        kind: "scorecard",
        title: plan.title.clone(),
        printed: plan.title.clone(),
        language: plan.language.clone(),
        unit: String::new(),
        summary: summary(rows, lang),
        source: String::new(),
        width: 0.0,
        height: 0.0,
        badge: None,
        marks: vec![],
    }
}

/// How many indicators there are, and how many have each verdict.
fn summary(rows: &[Row<'_>], lang: Lang) -> String {
    let mut counts: Vec<(&str, usize)> = vec![];
    for row in rows {
        let label = Badge::of(row.assessment, lang).label;
        match counts.iter_mut().find(|(known, _)| *known == label) {
            Some((_, count)) => *count += 1,
            None => counts.push((label, 1)),
        }
    }
    settle(&mut counts, |(_, count)| std::cmp::Reverse(*count));
    let mut text = rows.len().to_string();
    text += match (lang, rows.len()) {
        (Lang::En, 1) => " indicator",
        _ => lang.pick("项指标|項指標| indicators"),
    };
    for (nth, (label, count)) in counts.into_iter().enumerate() {
        text += match nth {
            0 => lang.pick("：|：|: "),
            _ => lang.pick("，|，|, "),
        };
        let count = count.to_string();
        match lang {
            Lang::En => text += &(count + " " + &label.to_ascii_lowercase()),
            _ => text += &(label.to_owned() + &count + "项"),
        }
    }
    text + lang.pick("。|。|.")
}

struct Card<'a> {
    sheet: &'a Sheet<'a>,
    wide: bool,
    /// Left edge of the numbers before the bars, and right edge of those behind.
    left: f64,
    right: f64,
    /// The ends of the bars.
    from: f64,
    to: f64,
    shapes: Vec<Shape>,
    marks: Vec<Mark>,
}

impl<'a> Card<'a> {
    fn new(rows: &[Row<'_>], sheet: &'a Sheet<'a>) -> Self {
        let width = sheet.size.width();
        let wide = width >= WIDE;
        let (left, right) = match wide {
            true => (width * 0.36, width * 0.8),
            false => (0.0, width),
        };
        let small = sheet.text - 1.0;
        // Numbers get what they need, as long as a quarter is left for the bars.
        let widest = |words: &dyn Fn(&Row<'_>) -> Option<String>, most: f64| {
            let all = rows.iter().filter_map(words);
            let all = all.map(|words| sheet.measure.width(&words, small, false));
            all.fold(0.0, f64::max).min((right - left) * most)
        };
        let lang = sheet.lang;
        let before = widest(&|row| start_words(row, lang), 0.3);
        let numbered = |row: &Row<'_>| {
            row.indicator.target.value?;
            Some(target_words(row, lang))
        };
        let behind = widest(&numbered, 0.45);
        Self {
            sheet,
            wide,
            left,
            right,
            from: left + before + BEYOND + RADIUS + 4.0,
            to: right - behind - BEYOND - RADIUS - 5.0,
            shapes: vec![],
            marks: vec![],
        }
    }

    fn words(&mut self, label: Label) {
        self.shapes.push(Shape::Words(label));
    }

    fn line(&mut self, from: At, to: At, ink: Ink, width: f64) {
        self.shapes.push(Shape::Line {
            from,
            to,
            ink,
            width,
            dashed: false,
        });
    }

    /// What the signs mean; nothing where none of them is there.
    fn key(&mut self, rows: &[Row<'_>]) -> f64 {
        let lang = self.sheet.lang;
        if rows.iter().all(|row| row.assessment.latest().is_none()) {
            return 0.0;
        }
        let size = self.sheet.text - 1.0;
        let sign = RADIUS * 2.0 + 7.0;
        let (mut x, mut y) = (0.0, 0.0);
        for (nth, words) in [
            lang.pick("实际|實際|result"),
            lang.pick("按进度应到之处|按進度應到之處|where the path is"),
            lang.pick("目标|目標|target"),
        ]
        .into_iter()
        .enumerate()
        {
            let width = sign + self.sheet.measure.width(words, size, false);
            if x > 0.0 && x + width > self.sheet.size.width() {
                (x, y) = (0.0, y + size * 1.5);
            }
            let at = (x + RADIUS + 1.0, y + size * 0.65);
            match nth {
                0 => self.dot(at, Ink::Text, true),
                1 => self.pace(at),
                _ => self.dot(at, Ink::Accent, false),
            }
            self.words(Label::new((x + sign, y), words, size, Ink::Quiet));
            x += width + 14.0;
        }
        y + size * 2.0
    }

    fn category(&mut self, name: &str, y: f64) -> f64 {
        let text = self.sheet.text;
        let top = if y > 0.0 { y + text * 0.6 } else { 0.0 };
        self.line((0.0, top), (self.sheet.size.width(), top), Ink::Quiet, 1.0);
        if name.is_empty() {
            return top + text * 0.6;
        }
        self.words(Label::new((0.0, top + text * 0.4), name, text, Ink::Text).bold());
        top + text * 2.2
    }

    fn row(&mut self, row: &Row<'_>, y: f64) -> f64 {
        let Sheet {
            lang,
            text,
            measure,
            ..
        } = *self.sheet;
        let small = text - 1.0;
        let indicator = row.indicator;
        let badge = Badge::of(row.assessment, lang);
        let name = words::name(&indicator.name, &indicator.names, lang);
        let width = self.sheet.size.width();

        // The verdict: shape, then word. That nothing was measured yet is said once, by the summary, and again only where
        // it takes no line of its own.
        let silent = row.assessment.reason == Some(Reason::NoObservation);
        let radius = text * 0.4;
        let beside = radius * 2.0 + 5.0;
        let column = width - self.right - text;
        let taken = measure.width(badge.label, small, !silent) + beside;
        let (said, taken) = match silent && (!self.wide || taken > column) {
            true => ("", radius * 2.0),
            false => (badge.label, taken),
        };
        let verdict = width - if self.wide { column } else { taken };
        let middle = y + text * 0.65;
        // How far down the row reaches: the higher of name and verdict.
        let mut low = y + text * 1.35;
        self.shapes
            .extend(badge.tone.shapes((verdict + radius, middle), radius));
        if !said.is_empty() {
            // The width was measured as it is now: only a rounding may part them.
            let room = width - verdict - beside + 0.5;
            let ink = if silent { Ink::Quiet } else { Ink::Text };
            for (nth, line) in wrap(said, room, 3, small, !silent, measure)
                .into_iter()
                .enumerate()
            {
                let at = (
                    verdict + beside,
                    y + small * 1.35 * nth as f64 + (text - small) * 0.65,
                );
                low = low.max(at.1 + small * 1.35);
                let mut label = Label::new(at, line, small, ink);
                label.bold = !silent;
                self.words(label);
            }
        }

        let room = if self.wide {
            self.left - text
        } else {
            width - taken - text
        };
        let lines = wrap(name, room, 2, text, false, measure);
        let height = text * 1.35 * lines.len().max(1) as f64;
        for (nth, line) in lines.into_iter().enumerate() {
            let at = (0.0, y + text * 1.35 * nth as f64);
            self.words(Label::new(at, line, text, Ink::Text));
        }
        let bar = if self.wide {
            middle
        } else {
            y + height + text * 0.7
        };
        let at = self.bullet(row, bar, badge.tone.ink());
        let mut spoken = name.to_owned() + lang.pick("：|：|: ") + badge.label;
        spoken += lang.pick("。|。|. ");
        spoken += &row.assessment.sentence;
        let latest = row.assessment.latest();
        self.marks.push(Mark {
            role: if latest.is_some() {
                Role::Observation
            } else {
                Role::Target
            },
            year: latest.map_or(i32::from(indicator.target.year), |latest| latest.year),
            value: latest.map_or(indicator.target.value, |latest| Some(latest.value)),
            label: match latest {
                Some(latest) => format::with_unit(latest.value, &indicator.unit, lang),
                None => target_words(row, lang),
            },
            x: at.0,
            y: at.1,
            text: spoken,
            of: Some(indicator.id.clone()),
        });
        match self.wide {
            true => low.max(y + height) + text * 0.75,
            false => bar + text * 1.5,
        }
    }

    /// The bar of a row; answers where its point is.
    fn bullet(&mut self, row: &Row<'_>, y: f64, tone: Ink) -> At {
        let lang = self.sheet.lang;
        let small = self.sheet.text - 1.0;
        let assessment = row.assessment;
        let Some(target) = assessment.target else {
            // Words for a number: they take the room of the bar.
            let said = target_words(row, lang);
            let room = self.right - self.left;
            let label = Label::new((self.left, y), said, small, Ink::Quiet);
            self.level(label, Align::Left, room);
            return (self.left, y);
        };
        if let Some(said) = start_words(row, lang) {
            let at = (self.from - BEYOND - RADIUS - 4.0, y);
            let label = Label::new(at, said, small, Ink::Quiet);
            self.level(label, Align::Right, at.0 - self.left);
        }
        let at = (self.to + BEYOND + RADIUS + 5.0, y);
        let label = Label::new(at, target_words(row, lang), small, Ink::Accent);
        self.level(label, Align::Left, self.right - at.0);

        let latest = assessment.latest();
        let band = |from, to, half, ink| Shape::Band {
            from: (from, y - half),
            to: (to, y + half),
            ink,
        };
        if let (Some(side), true) = (assessment.direction, assessment.keeps()) {
            // Kept or not: the allowed side of the bar is tinted, and right is good.
            let all = [assessment.baseline, Some(target), latest];
            let domain = Domain::around(all.into_iter().flatten().map(|it| it.value), 0.5);
            let Some(domain) = domain else {
                return (self.from, y);
            };
            let scale = match side {
                Direction::AtMost => Scale::new(domain, self.to, self.from),
                _ => Scale::new(domain, self.from, self.to),
            };
            let edge = scale.at(target.value);
            self.shapes
                .push(band(self.from, self.to, HALF - 1.0, Ink::Faint));
            self.shapes.push(band(edge, self.to, HALF + 2.0, Ink::Tint));
            self.line((edge, y - 6.0), (edge, y + 6.0), Ink::Accent, 2.0);
            let Some(latest) = latest.or(assessment.baseline) else {
                return (edge, y);
            };
            let at = (scale.at(latest.value), y);
            self.dot(at, Ink::Text, assessment.latest().is_some());
            return at;
        }
        self.shapes
            .push(band(self.from, self.to, HALF - 1.0, Ink::Faint));
        self.dot((self.to, y), Ink::Accent, false);
        let (Some(start), Some(latest)) = (assessment.baseline, latest) else {
            return (self.to, y);
        };
        let share = crate::assess::share(start.value, latest.value, target.value);
        let length = self.to - self.from;
        let x = (self.from + share * length).clamp(self.from - BEYOND, self.to + BEYOND);
        let (low, high) = (x.min(self.from), x.max(self.from));
        self.shapes.push(band(low, high, HALF, tone));
        if let Some(elapsed) = assessment.elapsed.filter(|elapsed| *elapsed < 1.0) {
            self.pace((self.from + elapsed.max(0.0) * length, y));
        }
        self.dot((x, y), Ink::Text, true);
        (x, y)
    }

    /// Words level with a bar, cut where they take more than their room.
    fn level(&mut self, mut label: Label, align: Align, room: f64) {
        // The room was measured by the widest of them: only a rounding may part them.
        let lines = wrap(
            &label.text,
            room + 0.5,
            1,
            label.size,
            false,
            self.sheet.measure,
        );
        label.text = lines.concat();
        self.words(label.anchored(align, Stand::Middle));
    }

    fn pace(&mut self, (x, y): At) {
        self.line((x, y - 7.0), (x, y + 7.0), Ink::Accent, 2.0);
    }

    fn dot(&mut self, at: At, ink: Ink, filled: bool) {
        self.shapes.push(Shape::Dot {
            at,
            radius: RADIUS,
            ink,
            filled,
        });
    }
}

/// The number a bar begins with.
fn start_words(row: &Row<'_>, lang: Lang) -> Option<String> {
    let adds_up = row.indicator.accumulation == Some(Accumulation::OverPlan);
    let baseline = row.indicator.baseline.value;
    let value = if adds_up { Some(0.0) } else { baseline };
    row.indicator.target.value?;
    value.map(|value| format::number(value, lang))
}

fn target_words(row: &Row<'_>, lang: Lang) -> String {
    words::reading(&row.indicator.target, &row.indicator.unit, lang)
}
