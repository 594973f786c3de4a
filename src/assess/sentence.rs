//! The finding in a sentence, from the numbers of the assessment.
//!
//! Every text stands here in the order simplified, traditional, English, with `{0}`, `{1}` … for the numbers.

use super::{Assessment, Method, Observation, Options, Spot, Verdict};
use crate::format::{Lang, number, percent, short, with_unit};
use crate::plan::{Comparator, Direction, Indicator};
use crate::text::{cut, digits};

/// The sentence of an assessment that has its verdict or its reason.
pub fn of(answer: &Assessment, indicator: &Indicator, options: &Options) -> String {
    let say = Say {
        answer,
        indicator,
        lang: options.lang,
        later: options.as_of,
    };
    let text = match (answer.verdict, answer.latest()) {
        (Some(verdict), Some(latest)) => say.finding(verdict, latest),
        _ => say.promise() + say.gap() + &say.why_not(),
    };
    text + &say.remarks()
}

/// An assessment to be put into words.
pub struct Say<'a> {
    pub answer: &'a Assessment,
    pub indicator: &'a Indicator,
    pub lang: Lang,
    later: Option<i32>,
}

impl Say<'_> {
    /// A text with its numbers filled in.
    pub fn text(&self, texts: &str, parts: &[&str]) -> String {
        let mut out = String::new();
        let mut rest = self.lang.pick(texts);
        while let Some((before, after)) = cut(rest, b"{") {
            out.push_str(before);
            let Some((at, after)) = cut(after, b"}") else {
                break;
            };
            let part = digits(at).and_then(|at| parts.get(at as usize));
            out.push_str(part.copied().unwrap_or_default());
            rest = after;
        }
        out + rest
    }

    /// Between two sentences.
    fn gap(&self) -> &'static str {
        self.lang.pick("|| ")
    }

    pub fn value(&self, value: f64) -> String {
        with_unit(value, &self.indicator.unit, self.lang)
    }

    /// A number with the words for at least, at most, about.
    pub fn meant(&self, number: &str, comparator: Comparator) -> String {
        use Comparator::{Approx, Eq, Ge, Gt, Le, Lt, Range};
        let texts = match comparator {
            Eq | Range => return number.to_owned(),
            Approx => "约{0}|約{0}|about {0}",
            Ge => "不低于{0}|不低於{0}|{0} or more",
            Le => "不高于{0}|不高於{0}|{0} or less",
            Gt => "超过{0}|超過{0}|more than {0}",
            Lt => "低于{0}|低於{0}|less than {0}",
        };
        self.text(texts, &[number])
    }

    /// The target as it is meant: `95 % or more`.
    pub fn target(&self, value: f64) -> String {
        let printed = self.indicator.target.comparator;
        let plain = matches!(printed, Comparator::Eq | Comparator::Approx);
        let meant = match self.answer.direction {
            Some(Direction::AtLeast) if plain => Comparator::Ge,
            Some(Direction::AtMost) if plain => Comparator::Le,
            _ => printed,
        };
        self.meant(&self.value(value), meant)
    }

    /// What the values say about the target.
    fn finding(&self, verdict: Verdict, latest: Spot) -> String {
        let Some(target) = self.answer.target else {
            return self.growth(latest);
        };
        let (year, value) = (latest.year.to_string(), self.value(latest.value));
        let (due, promised) = (target.year.to_string(), self.target(target.value));
        let texts = match verdict {
            Verdict::Kept => {
                "至今守住：{0}年为{1}，承诺到{2}年保持{3}。|\
                至今守住：{0}年為{1}，承諾到{2}年保持{3}。|\
                Kept so far: {1} in {0}; promised is {3} through {2}."
            }
            Verdict::NotKept => {
                "未守住：{0}年为{1}，承诺到{2}年保持{3}。|\
                未守住：{0}年為{1}，承諾到{2}年保持{3}。|\
                Not kept: {1} in {0}; promised is {3} through {2}."
            }
            Verdict::Achieved | Verdict::TargetAchieved => {
                "已达标：{0}年为{1}，{2}年的目标是{3}。|\
                已達標：{0}年為{1}，{2}年的目標是{3}。|\
                Reached: {1} in {0}; the target for {2} is {3}."
            }
            Verdict::Met => {
                "如期达标：{0}年为{1}，{2}年的目标是{3}。|\
                如期達標：{0}年為{1}，{2}年的目標是{3}。|\
                Met: {1} in {0}; the target for {2} was {3}."
            }
            Verdict::MetLate => {
                "逾期达标：{0}年为{1}，未到{2}年的目标{3}，此后才达到。|\
                逾期達標：{0}年為{1}，未到{2}年的目標{3}，其後才達到。|\
                Met late: {1} in {0} fell short of the target for {2}, {3}; it was reached afterwards."
            }
            Verdict::Missed if latest.year < target.year => {
                "未达标：最近的数据是{0}年的{1}，{2}年的目标是{3}。|\
                未達標：最近的數據是{0}年的{1}，{2}年的目標是{3}。|\
                Missed as far as is known: the last value, {1} in {0}, is short of the target for {2}, {3}."
            }
            Verdict::Missed => {
                "未达标：{0}年为{1}，{2}年的目标是{3}。|\
                未達標：{0}年為{1}，{2}年的目標是{3}。|\
                Missed: {1} in {0}; the target for {2} was {3}."
            }
            _ => {
                return match self.answer.method {
                    Method::Linear => self.progress(latest),
                    Method::OpenSdg => self.growth_compared(latest),
                    Method::Un2023 => self.outlook(target, &promised),
                };
            }
        };
        self.text(texts, &[&year, &value, &due, &promised])
    }

    /// How far and how fast, by the method.
    fn progress(&self, latest: Spot) -> String {
        let (year, now) = (latest.year.to_string(), self.value(latest.value));
        let done = self.answer.done.unwrap_or_default();
        let elapsed = percent(self.answer.elapsed.unwrap_or_default(), self.lang);
        let covered = percent(done, self.lang);
        let start = self
            .answer
            .baseline
            .map_or_else(String::new, |start| self.value(start.value));
        let needed = self.a_year(self.answer.needed);
        let made = match (self.lang, self.answer.achieved) {
            // English has just named the unit.
            (Lang::En, Some(made)) => number(short(made.abs()), self.lang),
            (_, made) => self.a_year(made),
        };
        let from_now = match self.later {
            Some(later) if later > latest.year => {
                self.text("{0}年以后|{0}年以後|from {0} on", &[&year])
            }
            _ => self.text("今后|今後|from now on", &[]),
        };
        let down = self.answer.direction == Some(Direction::Down);
        let texts = match (done < 0.0, down) {
            (false, false) => {
                "到{0}年，用{2}的时间走完{1}的路程；{5}每年需增加{3}，至今每年增加{4}。|\
                到{0}年，用{2}的時間走完{1}的路程；{5}每年需增加{3}，至今每年增加{4}。|\
                By {0} covered {1} of the distance in {2} of the time; needs {3} a year {5}, has made {4}."
            }
            (false, true) => {
                "到{0}年，用{2}的时间走完{1}的路程；{5}每年需减少{3}，至今每年减少{4}。|\
                到{0}年，用{2}的時間走完{1}的路程；{5}每年需減少{3}，至今每年減少{4}。|\
                By {0} covered {1} of the distance in {2} of the time; needs to fall {3} a year {5}, has fallen {4}."
            }
            (true, false) => {
                "到{0}年，从{6}变为{7}，离目标更远；{5}每年需增加{3}。|\
                到{0}年，由{6}變為{7}，離目標更遠；{5}每年需增加{3}。|\
                By {0} moved away from the target, from {6} to {7}; needs {3} a year {5}."
            }
            (true, true) => {
                "到{0}年，从{6}变为{7}，离目标更远；{5}每年需减少{3}。|\
                到{0}年，由{6}變為{7}，離目標更遠；{5}每年需減少{3}。|\
                By {0} moved away from the target, from {6} to {7}; needs to fall {3} a year {5}."
            }
        };
        self.text(
            texts,
            &[
                &year, &covered, &elapsed, &needed, &made, &from_now, &start, &now,
            ],
        )
    }

    /// The size of a change a year. What is measured in per cent changes by percentage points.
    fn a_year(&self, change: Option<f64>) -> String {
        let size = short(change.unwrap_or_default().abs());
        if self.indicator.unit != "%" {
            return self.value(size);
        }
        let size = number(size, self.lang);
        self.text("{0}个百分点|{0}個百分點|{0} points", &[&size])
    }

    /// A rate of growth a year: `0.0627` is `6.3 %`.
    fn rate(&self, rate: Option<f64>) -> String {
        with_unit(short(rate.unwrap_or_default() * 100.0), "%", self.lang)
    }

    /// Growth so far beside the growth needed.
    fn growth_compared(&self, latest: Spot) -> String {
        let start = self
            .answer
            .baseline
            .map_or(0, |start| start.year)
            .to_string();
        let (made, needed) = (
            self.rate(self.answer.growth),
            self.rate(self.answer.growth_needed),
        );
        let ratio = number(short(self.answer.value.unwrap_or_default()), self.lang);
        let texts = match self.answer.value {
            Some(ratio) if ratio < 0.0 => {
                "{0}至{1}年年均变化{2}，离目标更远；达标需要年均{3}。|\
                {0}至{1}年年均變化{2}，離目標更遠；達標需要年均{3}。|\
                From {0} to {1} it changed by {2} a year, away from the target, which needs {3} a year."
            }
            _ => {
                "{0}至{1}年年均变化{2}，为达标所需速度（年均{3}）的{4}倍。|\
                {0}至{1}年年均變化{2}，為達標所需速度（年均{3}）的{4}倍。|\
                From {0} to {1} it changed by {2} a year: {4} times the {3} a year that the target needs."
            }
        };
        self.text(
            texts,
            &[&start, &latest.year.to_string(), &made, &needed, &ratio],
        )
    }

    /// Where growth so far would lead.
    fn outlook(&self, target: Spot, promised: &str) -> String {
        let expected = self
            .answer
            .projection
            .map_or_else(String::new, |at| self.value(short(at.value)));
        let share = percent(self.answer.value.unwrap_or_default(), self.lang);
        let texts = match self.answer.value {
            Some(share) if share < 0.0 => {
                "照至今的增速，{0}年将为{1}，比起点离目标{3}更远。|\
                照至今的增速，{0}年將為{1}，比起點離目標{3}更遠。|\
                At the growth so far {0} would come to {1}, further from the target of {3} than the start."
            }
            _ => {
                "照至今的增速，{0}年将为{1}，走完全程的{2}（目标{3}）。|\
                照至今的增速，{0}年將為{1}，走完全程的{2}（目標{3}）。|\
                At the growth so far {0} would come to {1}: {2} of the distance to the target of {3}."
            }
        };
        self.text(
            texts,
            &[&target.year.to_string(), &expected, &share, promised],
        )
    }

    /// Without a target there is only growth.
    fn growth(&self, latest: Spot) -> String {
        let start = self
            .answer
            .baseline
            .map_or(0, |start| start.year)
            .to_string();
        let rate = self.rate(self.answer.growth);
        let (year, value) = (latest.year.to_string(), self.value(latest.value));
        let texts = "没有数字目标，只看增速：{0}年为{1}，{2}年以来年均变化{3}。|\
            沒有數字目標，只看增速：{0}年為{1}，{2}年以來年均變化{3}。|\
            No target number, so growth alone is judged: {1} in {0}, a change of {3} a year since {2}.";
        self.text(texts, &[&year, &value, &start, &rate])
    }

    /// What else a reader has to know: a target that was reached and lost, values set aside.
    fn remarks(&self) -> String {
        let keeps = self.answer.keeps();
        let meets = |o: &&Observation| self.answer.meets(o.value);
        let earlier = self
            .answer
            .observations
            .split_last()
            .map_or(&[][..], |(_, earlier)| earlier);
        let reached = self
            .answer
            .observations
            .last()
            .is_some_and(|latest| meets(&latest));
        let judged = self.answer.verdict.is_some();
        let mut text = String::new();
        let mut add = |texts, year: i32| {
            text.push_str(self.gap());
            text.push_str(&self.text(texts, &[&year.to_string()]));
        };
        if judged
            && !keeps
            && !reached
            && let Some(once) = earlier.iter().rfind(meets)
        {
            add(
                "{0}年曾经达标，后又失去。|\
                    {0}年曾經達標，後又失去。|\
                    It was reached in {0} and lost again.",
                once.year,
            );
        }
        if judged
            && keeps
            && reached
            && let Some(once) = earlier.iter().rfind(|o| !meets(o))
        {
            add(
                "{0}年曾经失守。|{0}年曾經失守。|It was not kept in {0}.",
                once.year,
            );
        }
        if !self.answer.late.is_empty() && self.answer.verdict != Some(Verdict::MetLate) {
            add(
                "{0}年以后的数据不计入。|\
                    {0}年以後的數據不計入。|\
                    Values after {0} are set aside.",
                i32::from(self.indicator.target.year),
            );
        }
        text
    }
}
