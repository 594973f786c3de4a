//! Where words stand: inside the picture, off the lines, off each other.

use super::scene::{Align, At, Label, Stand};
use super::text::Measure;

/// A box that is taken.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Taken {
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
}

impl Taken {
    fn meets(&self, other: &Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    fn holds(&self, (x, y): At) -> bool {
        self.left < x && x < self.right && self.top < y && y < self.bottom
    }
}

/// Keeps track of what is taken while labels are placed, the most important first.
pub struct Placer<'a, M> {
    measure: &'a M,
    bounds: Taken,
    words: Vec<Taken>,
    ink: Vec<At>,
}

impl<'a, M: Measure> Placer<'a, M> {
    /// A placer for labels between two corners.
    pub fn new(measure: &'a M, (left, top): At, (right, bottom): At) -> Self {
        Self {
            measure,
            bounds: Taken {
                left,
                top,
                right,
                bottom,
            },
            words: vec![],
            ink: vec![],
        }
    }

    /// Keeps words off a line.
    pub fn avoid(&mut self, from: At, to: At) {
        let steps = ((to.0 - from.0).hypot(to.1 - from.1) / 4.0).clamp(1.0, 500.0) as u32;
        self.ink.extend((0..=steps).map(|step| {
            let share = f64::from(step) / f64::from(steps);
            (
                from.0 + (to.0 - from.0) * share,
                from.1 + (to.1 - from.1) * share,
            )
        }));
    }

    /// Places a label beside a point: `first` is tried before the other side.
    pub fn beside(&mut self, label: &mut Label, point: At, gap: f64, first: Stand) {
        let second = match first {
            Stand::Above => Stand::Below,
            _ => Stand::Above,
        };
        let width = self.measure.width(&label.text, label.size, label.bold);
        let mut best: Option<(usize, Taken, Stand)> = None;
        for (rank, (stand, align)) in [first, second]
            .into_iter()
            .flat_map(|stand| {
                [Align::Center, Align::Left, Align::Right].map(|align| (stand, align))
            })
            .enumerate()
        {
            let taken = self.box_of(point, gap, width, label.size, stand, align);
            let clashes = self
                .words
                .iter()
                .filter(|other| other.meets(&taken))
                .count()
                * 100
                + self.ink.iter().filter(|at| taken.holds(**at)).count() * 10
                + rank;
            if best.is_none_or(|(least, ..)| clashes < least) {
                best = Some((clashes, taken, stand));
            }
        }
        if let Some((_, taken, stand)) = best {
            label.align = Align::Left;
            label.stand = stand;
            let y = match stand {
                Stand::Above => taken.bottom,
                _ => taken.top,
            };
            label.at = (taken.left, y);
            self.words.push(taken);
        }
    }

    fn box_of(
        &self,
        (x, y): At,
        gap: f64,
        width: f64,
        size: f64,
        stand: Stand,
        align: Align,
    ) -> Taken {
        let left = match align {
            Align::Center => x - width / 2.0,
            Align::Left => x - gap,
            Align::Right => x + gap - width,
        };
        let height = size * 1.3;
        let top = match stand {
            Stand::Above => y - gap - height,
            _ => y + gap,
        };
        // Words never leave the picture; where it is too small for them, they begin at its edge.
        let left = left.min(self.bounds.right - width).max(self.bounds.left);
        let top = top.min(self.bounds.bottom - height).max(self.bounds.top);
        Taken {
            left,
            top,
            right: left + width,
            bottom: top + height,
        }
    }
}
