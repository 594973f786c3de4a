//! What is promised, and why it is not judged yet.

use super::Reason;
use super::sentence::Say;
use crate::format::{Lang, number};
use crate::plan::{Accumulation, Comparator, Direction, Reading};
use crate::text::is;

impl Say<'_> {
    /// What the plan promises, in its own numbers.
    pub fn promise(&self) -> String {
        let (from, to) = (&self.indicator.baseline, &self.indicator.target);
        let (first, last) = (from.year.to_string(), to.year.to_string());
        let Some(value) = to.value else {
            return self.promise_in_words(&last, to.raw.trim());
        };
        let (promise, start) = match self.indicator.accumulation {
            Some(Accumulation::OverPlan) => (
                "承诺：{2}—{0}年累计{1}|\
                    承諾：{2}至{0}年累計{1}|\
                    Promised: {1} in total from {2} to {0}",
                "（上一时期{1}）。|（上一個時期{1}）。|; the period before came to {1}.",
            ),
            None if self.answer.keeps() => (
                "承诺：到{0}年一直保持{1}|\
                    承諾：到{0}年一直保持{1}|\
                    Promised: to stay at {1} through {0}",
                "（{0}年{1}）。|（{0}年{1}）。|; {0} stood at {1}.",
            ),
            None => (
                "承诺：到{0}年{3}{1}|承諾：到{0}年{3}{1}|Promised: {3}{1} by {0}",
                "（{0}年{1}）。|（{0}年{1}）。|, from {1} in {0}.",
            ),
        };
        let after_start = (u32::from(from.year) + 1).to_string();
        let promise = self.text(
            promise,
            &[&last, &self.target(value), &after_start, self.verb()],
        );
        promise
            + &match from.value {
                Some(value) => self.text(start, &[&first, &self.start(from, value)]),
                None => self.text(
                    "；规划没有给出起点数值。|\
                        ；規劃沒有給出起點數值。|\
                        ; the plan gives no number to start from.",
                    &[],
                ),
            }
    }

    /// A target that is not a number, or is none at all.
    fn promise_in_words(&self, year: &str, raw: &str) -> String {
        let texts = match raw.chars().all(|char| is(char, "-—–－/")) {
            true => {
                "规划没有给出{0}年的目标。|\
                規劃沒有給出{0}年的目標。|\
                The plan prints no target for {0}."
            }
            false => "承诺（{0}年）：“{1}”。|承諾（{0}年）：「{1}」。|Promised for {0}: “{1}”.",
        };
        self.text(texts, &[year, raw])
    }

    /// What leads to the target: 达到, 降至, `down to`.
    fn verb(&self) -> &'static str {
        use Comparator::{Ge, Gt, Le, Lt};
        let down = self.answer.direction == Some(Direction::Down);
        match self.indicator.target.comparator {
            // In Chinese 不低于 is a verb by itself.
            Ge | Gt | Le | Lt if self.lang != Lang::En => "",
            _ if down => self.lang.pick("降至|降至|down to "),
            _ => self.lang.pick("达到|達到|"),
        }
    }

    /// The baseline as it is meant, to stand behind its year or `from`.
    fn start(&self, from: &Reading, value: f64) -> String {
        // English has just named the unit with the target; a percentage without its sign would be another number.
        let number = match self.lang {
            Lang::En if self.indicator.unit != "%" => number(value, self.lang),
            _ => self.value(value),
        };
        match from.comparator {
            Comparator::Eq | Comparator::Range => self.text("为{0}|為{0}|{0}", &[&number]),
            _ => self.meant(&number, from.comparator),
        }
    }

    /// Why nothing is judged, or that the starting value alone meets the target.
    pub fn why_not(&self) -> String {
        let Some(reason) = self.answer.reason else {
            let texts = "起点数值已经达标，此后尚无实际数据。|\
                起點數值已經達標，此後尚無實際數據。|\
                The starting value meets it; no observation since.";
            return self.text(texts, &[]);
        };
        let latest = self.answer.latest();
        let year = latest.map_or(0, |latest| latest.year).to_string();
        let value = latest.map_or_else(String::new, |latest| self.value(latest.value));
        let start = self.indicator.baseline.year.to_string();
        self.text(
            match reason {
                Reason::NoObservation if self.answer.late.is_empty() => {
                    "尚无实际数据。|尚無實際數據。|No observation yet."
                }
                Reason::NoObservation => "到目标年为止没有实际数据。|\
                    到目標年為止沒有實際數據。|\
                    No observation up to then.",
                Reason::NoNumericTarget => "没有数字目标，不作评判。|\
                    沒有數字目標，不作評定。|\
                    Without a number there is nothing to judge by.",
                Reason::NoBaseline => "{0}年为{1}，但没有起点数值，不作评判。|\
                    {0}年為{1}，但沒有起點數值，不作評定。|\
                    {0} stood at {1}, which cannot be judged without a number to start from.",
                Reason::BeforeBaseline => "所有数据都早于起点{2}年，不作评判。|\
                    所有數據都早於起點{2}年，不作評定。|\
                    All values lie before {2}, where it starts, so nothing is judged.",
                Reason::ContradictoryDirection => "{0}年为{1}，但标明的方向与目标和起点的数值矛盾，不作评判。|\
                    {0}年為{1}，但標明的方向與目標和起點的數值矛盾，不作評定。|\
                    {0} stood at {1}, but the stated direction contradicts the numbers, so nothing is judged.",
                Reason::DuplicateYear => "同一年有两个不同的数值，不作评判。|\
                    同一年有兩個不同的數值，不作評定。|\
                    Two different values are given for one year, so nothing is judged.",
                Reason::DifferentMetric => "各项数值口径不同，不作评判。|\
                    各項數值口徑不同，不作評定。|\
                    The values do not measure the same thing, so nothing is judged.",
                Reason::NoDistance => "{0}年为{1}，但目标等于起点，没有路程可评判。|\
                    {0}年為{1}，但目標等於起點，沒有路程可評定。|\
                    {0} stood at {1}; target and starting value are the same, so there is no distance to judge.",
                Reason::UndefinedGrowth => "{0}年为{1}，但从零起步或跨越零点，无法计算增速。|\
                    {0}年為{1}，但由零起步或跨越零點，無法計算增速。|\
                    {0} stood at {1}; from zero or across it there is no rate of growth to judge.",
            },
            &[&year, &value, &start],
        )
    }
}
