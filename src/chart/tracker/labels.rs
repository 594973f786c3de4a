//! The words of a tracker: at its points, and along its axes.

use super::{Plot, RADIUS, UNDER, spot_of};
use crate::assess::Spot;
use crate::chart::place::Placer;
use crate::chart::scale::whole_years;
use crate::chart::scene::{Align, At, Label, Shape, Stand};
use crate::chart::{Ink, Role, words};
use crate::format;

impl Plot<'_> {
    /// Words at the points: the target first, for it may not be missing.
    pub(super) fn labels(&mut self) {
        let assessment = self.facts.assessment;
        let rising = assessment
            .baseline
            .is_none_or(|start| self.target.value >= start.value);
        let (low, high) = match rising {
            true => (Stand::Below, Stand::Above),
            false => (Stand::Above, Stand::Below),
        };
        self.point(Role::Target, self.target, high, Ink::Accent);
        if let Some(latest) = assessment.latest() {
            let behind = assessment
                .baseline
                .filter(|_| !assessment.keeps())
                .is_some_and(|start| {
                    words::due(start, self.target, latest.year).value > latest.value
                });
            let side = if behind { Stand::Below } else { Stand::Above };
            self.point(Role::Observation, latest, side, Ink::Text);
        }
        match (assessment.baseline, self.before) {
            (_, Some(before)) => {
                let at = (self.left + 4.0, self.y.at(before));
                let said = self.before_words(before);
                self.note(&[&said], at, Stand::Above, 1.0);
            }
            (Some(start), None) => self.point(Role::Baseline, start, low, Ink::Text),
            (None, None) => {
                let lang = self.sheet.lang;
                let said = words::reading(&self.facts.indicator.baseline, "", lang);
                let at = (self.x.at(f64::from(self.first)), self.bottom);
                self.note(&[&said], at, Stand::Above, 2.0);
            }
        }
        if let Some(ahead) = assessment.projection.filter(|_| self.facts.projection) {
            self.point(Role::Projection, ahead, low, Ink::Quiet);
        }
        if let Some(spot) = assessment.late.last().map(spot_of) {
            let said = self.said(Role::Observation, spot.value);
            let number = format::number(format::short(spot.value), self.sheet.lang);
            self.note(&[&said, &number], self.at(spot), Stand::Above, RADIUS + 3.0);
        }
        if let (Some(start), false) = (assessment.baseline, assessment.keeps()) {
            let (from, to) = (self.at(start), self.at(self.target));
            let lang = self.sheet.lang;
            let said = lang.pick("应走的路径|應走的路徑|Path needed");
            let middle = ((from.0 + to.0) / 2.0, (from.1 + to.1) / 2.0);
            self.note(&[said], middle, high, 8.0);
        }
    }

    /// A quiet label, the first of these that is not in the way.
    fn note(&mut self, texts: &[&str], at: At, side: Stand, gap: f64) {
        let mut label = Label::new(at, "", self.sheet.text - 1.0, Ink::Quiet);
        label.stand = side;
        if self.placer.beside(&mut label, texts, at, gap, true) {
            self.shapes.push(Shape::Words(label));
        }
    }

    /// What a point is and says; in a tight place the number alone.
    fn point(&mut self, role: Role, spot: Spot, side: Stand, ink: Ink) {
        let said = self.said(role, spot.value);
        let number = format::number(format::short(spot.value), self.sheet.lang);
        let named = words::role(role, self.sheet.lang).to_owned() + " " + &said;
        let texts = [named.as_str(), &said, &number];
        let texts = match role {
            // The year under it says that it is the start.
            Role::Baseline => texts.get(1..).unwrap_or_default(),
            _ => &texts,
        };
        let mut label = Label::new((0.0, 0.0), "", self.sheet.text, ink);
        label.bold = role != Role::Projection;
        label.stand = side;
        let at = self.at(spot);
        if self
            .placer
            .beside(&mut label, texts, at, RADIUS + 3.0, false)
        {
            self.shapes.push(Shape::Words(label));
        }
    }

    /// Lines at round values, broken where words stand.
    pub(super) fn grid(&mut self) {
        for tick in std::mem::take(&mut self.ticks) {
            let y = self.y.at(tick);
            for (from, to) in self.placer.gaps(y, self.left, self.right) {
                self.ground.push(Shape::Line {
                    from: (from, y),
                    to: (to, y),
                    ink: Ink::Faint,
                    width: 1.0,
                    dashed: false,
                });
            }
            let said = format::number(tick, self.sheet.lang);
            let at = (self.left - 8.0, y);
            let label = Label::new(at, said, self.sheet.text - 1.0, Ink::Quiet);
            self.ground
                .push(Shape::Words(label.anchored(Align::Right, Stand::Middle)));
        }
    }

    /// Whole years under the axis: both ends and the year of the target before the others.
    pub(super) fn years(&mut self) {
        let (width, height) = (self.sheet.size.width(), self.sheet.size.height());
        let small = self.sheet.text - 1.0;
        let one = self.sheet.measure.width("2025", small, false);
        let mut placer = Placer::new(self.sheet.measure, (0.0, self.bottom), (width, height));
        let most = ((self.right - self.left) / (one * 1.6)).floor().max(2.0) as usize;
        let mut years = vec![self.target.year, self.first, self.last];
        years.extend(whole_years(self.first, self.last, most));
        let mut said: Vec<i32> = vec![];
        for year in years {
            if said.contains(&year) {
                continue;
            }
            let x = self.x.at(f64::from(year));
            // The label of an edge year stays inside the picture.
            let x = x.min(width - one / 2.0).max(one / 2.0);
            let label = Label::new(
                (x, self.bottom + UNDER),
                year.to_string(),
                small,
                Ink::Quiet,
            )
            .anchored(Align::Center, Stand::Below);
            if placer.put(&label) {
                said.push(year);
                self.ground.push(Shape::Words(label));
            }
        }
    }
}
