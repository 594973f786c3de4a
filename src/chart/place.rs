//! Where words stand: inside the picture, off the lines, off each other.

use super::scene::{Align, At, Label, Stand, length};
use super::settle;
use super::text::{Measure, bounds, line_height};

/// A box that is taken.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Taken {
    /// Left edge.
    pub left: f64,
    /// Top edge.
    pub top: f64,
    /// Right edge.
    pub right: f64,
    /// Bottom edge.
    pub bottom: f64,
}

impl Taken {
    /// Whether two boxes share room.
    pub fn meets(&self, other: &Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    fn holds(&self, (x, y): At) -> bool {
        self.left < x && x < self.right && self.top < y && y < self.bottom
    }

    /// Whether it lies inside another, a rounding aside.
    pub fn within(&self, outer: &Self) -> bool {
        let slack = 0.01;
        self.left >= outer.left - slack
            && self.top >= outer.top - slack
            && self.right <= outer.right + slack
            && self.bottom <= outer.bottom + slack
    }
}

/// Keeps track of what is taken while labels are placed, the most important first.
pub struct Placer<'a> {
    measure: &'a dyn Measure,
    bounds: Taken,
    words: Vec<Taken>,
    ink: Vec<At>,
}

impl<'a> Placer<'a> {
    /// A placer for labels between two corners.
    pub fn new(measure: &'a dyn Measure, (left, top): At, (right, bottom): At) -> Self {
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
        let steps = (length(from, to) / 4.0).clamp(1.0, 500.0) as u32;
        self.ink.extend((0..=steps).map(|step| {
            let share = f64::from(step) / f64::from(steps);
            (
                from.0 + (to.0 - from.0) * share,
                from.1 + (to.1 - from.1) * share,
            )
        }));
    }

    /// Keeps words off a point.
    pub fn avoid_dot(&mut self, (x, y): At, radius: f64) {
        self.avoid((x - radius, y), (x + radius, y));
        self.avoid((x, y - radius), (x, y + radius));
    }

    /// Places a label where it stands, if there is room.
    pub fn put(&mut self, label: &Label) -> bool {
        let taken = bounds(label, self.measure);
        let free = taken.within(&self.bounds) && !self.words.iter().any(|it| it.meets(&taken));
        if free {
            self.words.push(taken);
        }
        free
    }

    /// Places a label beside a point, on the side `label.stand` says if it can; `texts` are tried in their order.
    ///
    /// `false` where there is no room that is free of other words: then nothing is placed. With `clear`, none that is free of lines either.
    pub fn beside(
        &mut self,
        label: &mut Label,
        texts: &[&str],
        point: At,
        gap: f64,
        clear: bool,
    ) -> bool {
        let first = label.stand;
        let second = match first {
            Stand::Above => Stand::Below,
            _ => Stand::Above,
        };
        for text in texts {
            let width = self.measure.width(text, label.size, label.bold);
            let mut best: Option<(usize, Taken, Stand)> = None;
            let near = [1.0, 2.2, 3.6];
            let around = near.iter().flat_map(|far| {
                let upright = [first, second].into_iter().flat_map(|stand| {
                    [Align::Center, Align::Left, Align::Right].map(|align| (stand, align))
                });
                let level = [Align::Left, Align::Right].map(|align| (Stand::Middle, align));
                upright
                    .chain(level)
                    .map(move |(stand, align)| (gap * far, stand, align))
            });
            for (rank, (gap, stand, align)) in around.enumerate() {
                // The first places are the best: from here on none can be better.
                if best.is_some_and(|(least, ..)| rank >= least) {
                    break;
                }
                let taken = self.box_of(point, gap, width, label.size, stand, align);
                let blocked = self.words.iter().any(|other| other.meets(&taken));
                if blocked || !taken.within(&self.bounds) {
                    continue;
                }
                let crossed = self.ink.iter().filter(|at| taken.holds(**at)).count();
                let cost = crossed * 10 + rank;
                if clear && crossed > 0 || best.is_some_and(|(least, ..)| cost >= least) {
                    continue;
                }
                best = Some((cost, taken, stand));
            }
            if let Some((_, taken, stand)) = best {
                label.text = (*text).to_owned();
                label.align = Align::Left;
                label.stand = stand;
                let y = match stand {
                    Stand::Above => taken.bottom,
                    Stand::Middle => (taken.top + taken.bottom) / 2.0,
                    Stand::Below => taken.top,
                };
                label.at = (taken.left, y);
                self.words.push(taken);
                return true;
            }
        }
        false
    }

    /// The parts of a horizontal line that words leave free.
    pub fn gaps(&self, y: f64, left: f64, right: f64) -> Vec<(f64, f64)> {
        const AIR: f64 = 3.0;
        let mut crossing: Vec<(f64, f64)> = self
            .words
            .iter()
            .filter(|it| it.top - 1.0 < y && y < it.bottom + 1.0)
            .map(|it| (it.left - AIR, it.right + AIR))
            .collect();
        settle(&mut crossing, |(start, _)| *start);
        let mut free = vec![];
        let mut from = left;
        for (start, end) in crossing {
            if start > from {
                free.push((from, start.min(right)));
            }
            from = from.max(end);
        }
        if from < right {
            free.push((from, right));
        }
        free
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
        let height = line_height(size);
        let (left, top) = match (stand, align) {
            (Stand::Middle, Align::Left) => (x + gap * 1.3, y - height / 2.0),
            (Stand::Middle, _) => (x - gap * 1.3 - width, y - height / 2.0),
            (_, align) => (
                match align {
                    Align::Center => x - width / 2.0,
                    Align::Left => x - gap,
                    Align::Right => x + gap - width,
                },
                match stand {
                    Stand::Above => y - gap - height,
                    _ => y + gap,
                },
            ),
        };
        // Beside a point words may not be pushed over it; above and below they may slide.
        let left = match stand {
            Stand::Middle => left,
            _ => left.min(self.bounds.right - width).max(self.bounds.left),
        };
        Taken {
            left,
            top,
            right: left + width,
            bottom: top + height,
        }
    }
}
