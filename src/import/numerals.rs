//! What else digits and numerals may be: dates, fractions, amounts in Chinese numerals.

use super::chars::{han_digit, han_number, is_han};
use super::quantity::{Date, Kind, Quantity, Token};
use super::scanner::Scanner;
use super::units;
use crate::plan::Comparator;

impl Scanner<'_> {
    /// `1/5` is a quantity of its own; `10:41` and `24/7/365` are none.
    pub(super) fn ratio_or_time(&self, i: usize, end: usize) -> Option<(Token, usize)> {
        match self.peek(end) {
            // 收入比为2.58:1
            '∶' | ':'
                if self.peek(end + 1) == '1' && !self.goes_on(end + 2) && self.ratio_told(i) =>
            {
                let (value, _) = self.number(i)?;
                let (prefix, start) = self.before(i);
                let (suffix, stop) = self.after(end + 2);
                let quantity = Quantity {
                    value,
                    high: None,
                    comparator: suffix.or(prefix).unwrap_or(Comparator::Eq),
                    unit: String::new(),
                };
                let token = self.token((start, stop), (i, end), Kind::Quantity(quantity));
                Some((token, stop))
            }
            ':' if self.printed(end) == ':' && self.peek(end + 1).is_ascii_digit() => {
                Some(self.name(i, self.digit_run(end + 1)))
            }
            '/' if self.peek(end + 1).is_ascii_digit() => {
                let (over, _) = self.number(i)?;
                let (under, stop) = self.number(end + 1)?;
                let whole = over.fract() == 0.0 && under.fract() == 0.0;
                if under == 0.0 || over >= under || !whole || self.peek(stop) == '/' {
                    return Some(self.name(i, self.name_end(stop)));
                }
                let (prefix, start) = self.before(i);
                let comparator = prefix.unwrap_or(Comparator::Eq);
                let quantity = Quantity {
                    // Nobody reads more than four digits out of a fraction.
                    value: (over / under * 10_000.0).round() / 10_000.0,
                    high: None,
                    comparator,
                    unit: String::new(),
                };
                Some((
                    self.token((start, stop), (i, stop), Kind::Quantity(quantity)),
                    stop,
                ))
            }
            _ => None,
        }
    }

    /// Whether digits or a further part of a ratio follow.
    fn goes_on(&self, i: usize) -> bool {
        matches!(self.peek(i), '0'..='9' | ':' | '∶' | '.')
    }

    /// Whether a ratio is spoken of shortly before.
    fn ratio_told(&self, i: usize) -> bool {
        self.told_before(i, &["比"])
    }

    pub(super) fn date(&self, i: usize) -> Option<(Date, usize)> {
        let end = self.digit_run(i);
        let value: u32 = self
            .c
            .get(i..end)?
            .iter()
            .collect::<String>()
            .parse()
            .ok()?;
        let year = (end - i == 4 && (1900..=2100).contains(&value)).then_some(value as u16);
        let Some(year) = year else {
            return (end - i <= 2 && (1..=12).contains(&value) && self.peek(end) == '月').then(
                || {
                    let date = Date {
                        year: None,
                        month: Some(value as u8),
                        to: None,
                    };
                    (date, self.day(end + 1))
                },
            );
        };
        let plain = Date {
            year: Some(year),
            month: None,
            to: None,
        };
        match self.peek(end) {
            '年' => {
                let month_end = self.digit_run(end + 1);
                let month: Option<u8> = self
                    .c
                    .get(end + 1..month_end)?
                    .iter()
                    .collect::<String>()
                    .parse()
                    .ok();
                match month {
                    Some(month @ 1..=12) if self.peek(month_end) == '月' => Some((
                        Date {
                            month: Some(month),
                            ..plain
                        },
                        self.day(month_end + 1),
                    )),
                    _ => Some((plain, end + 1)),
                }
            }
            '-' | '~' | '至' | '到' => {
                let mut from = end + 1;
                while self.peek(from) == '-' {
                    from += 1;
                }
                let stop = self.digit_run(from);
                let next: u32 = self
                    .c
                    .get(from..stop)?
                    .iter()
                    .collect::<String>()
                    .parse()
                    .ok()?;
                if stop - from == 4 && (u32::from(year)..=2100).contains(&next) {
                    let stop = if self.peek(stop) == '年' {
                        stop + 1
                    } else {
                        stop
                    };
                    return Some((
                        Date {
                            to: Some(next as u16),
                            ..plain
                        },
                        stop,
                    ));
                }
                // 2019-02-01
                if stop - from == 2 && (1..=12).contains(&next) && self.peek(end) == '-' {
                    let day = self.digit_run(stop + 1);
                    let stop = if self.peek(stop) == '-' && day > stop + 1 {
                        day
                    } else {
                        stop
                    };
                    return Some((
                        Date {
                            month: Some(next as u8),
                            ..plain
                        },
                        stop,
                    ));
                }
                None
            }
            _ => None,
        }
    }

    fn day(&self, i: usize) -> usize {
        let end = self.digit_run(i);
        if end > i && self.peek(end) == '日' {
            end + 1
        } else {
            i
        }
    }

    /// Chinese numerals count only where they can be nothing else: 近七成, 翻一番, 连续五年, 千家, 两家.
    pub(super) fn numerals(&self, i: usize, floor: usize) -> Option<(Token, usize)> {
        let c = self.peek(i);
        let before = if i > floor { self.peek(i - 1) } else { '\0' };
        let is_numeral =
            |c: char| han_digit(c).is_some() || matches!(c, '十' | '百' | '千' | '万' | '亿');
        // A numeral right after digits is their scale, also where they were read as a number of their own.
        let scales = i > 0 && self.peek(i - 1).is_ascii_digit();
        if !is_numeral(c) || is_numeral(before) || scales || self.named(i) {
            return None;
        }
        let mut end = i;
        while is_numeral(self.peek(end)) {
            end += 1;
        }
        // 突破千亿元: the larger scales belong to the unit.
        let scale = (i..end).find(|at| matches!(self.peek(*at), '万' | '亿'));
        if let Some(scale) = scale.filter(|at| *at > i && self.peek(end) == '元') {
            end = scale;
        }
        let word: String = self.c.get(i..end)?.iter().collect();
        let value = f64::from(han_number(&word)?);
        let (mut prefix, mut start) = self.before_from(i, floor);
        // 上百家, 上千亿元
        let upon = before == '上' && matches!(c, '百' | '千' | '万');
        if upon && !(i > 1 && units::WITH_UPON.contains(self.peek(i - 2))) {
            (prefix, start) = (Some(Comparator::Ge), i - 1);
        }
        let one = |unit_end: usize, comparator: Option<Comparator>| {
            let (suffix, stop) = self.after(unit_end);
            let comparator = suffix.or(comparator).unwrap_or(Comparator::Eq);
            let quantity = Quantity {
                value,
                high: None,
                comparator,
                unit: self.text(end, unit_end),
            };
            Some((
                self.token((start, stop), (i, unit_end), Kind::Quantity(quantity)),
                stop,
            ))
        };
        let next = self.peek(end);
        if next == '成' && end - i == 1 {
            let tenth = self.tenth(end + 1);
            let stop = end + 1 + usize::from(tenth.is_some());
            let told = prefix.is_some() || matches!(before, '达' | '到' | '由' | '从');
            if told || self.after(stop).0.is_some() {
                let value = (value * 10.0 + tenth.unwrap_or(0.0)) / 10.0;
                return Some(self.share((start, i, stop), value, "成", prefix));
            }
        }
        if next == '番' && (before == '翻' || self.ends(i, "翻了")) {
            return one(end + 1, prefix);
        }
        if let Some(unit) = self.span(i, end) {
            return one(end + unit, prefix);
        }
        // 占全市一半
        if word == "一" && next == '半' && (prefix.is_some() || self.told_before(i, &["占"])) {
            return Some(self.share((start, i, end + 1), 0.5, "", prefix));
        }
        if self.starts(end, "分之") {
            return self.fraction((start, i, end), value, prefix);
        }
        if value < 2.0
            || before == '第'
            || before == '几'
            || before == '数'
            || before == '每'
            || before == '各'
        {
            return None;
        }
        // 百个, 千人 alone say many.
        let counts = value >= 20.0 && end - i > 1;
        let often: &[&str] = if counts {
            units::COUNTED_FROM_TWENTY
        } else {
            &[]
        };
        let unit = units::COUNTED_IN_NUMERALS
            .iter()
            .chain(often)
            .find(|unit| self.starts(end, unit))?;
        one(end + unit.chars().count(), prefix)
    }

    /// The digit behind 成 that is a tenth of it, where nothing else follows: 九成五.
    fn tenth(&self, i: usize) -> Option<f64> {
        let digit = han_digit(self.peek(i)).filter(|digit| (1..=9).contains(digit))?;
        let closed = !is_han(self.peek(i + 1)) || self.peek(i + 1) == '的';
        (closed || self.after(i + 1).0.is_some()).then_some(f64::from(digit))
    }

    /// The characters of the unit of a span of time in numerals: 连续五年, 经过两个月.
    fn span(&self, i: usize, end: usize) -> Option<usize> {
        let lasts = |words: &[&str]| words.iter().any(|word| self.ends(i, word));
        let unit = ["年", "个月", "天", "周", "小时"]
            .into_iter()
            .find(|unit| self.starts(end, unit))?;
        // 经过三十年的发展 is a way to say since then.
        let spent = lasts(units::LASTING) || unit != "年" && lasts(&["经过"]);
        spent.then_some(unit.chars().count())
    }

    /// A share in numerals, over `(start, first character, end)`.
    fn share(
        &self,
        place: (usize, usize, usize),
        value: f64,
        unit: &str,
        prefix: Option<Comparator>,
    ) -> (Token, usize) {
        let (start, i, end) = place;
        let (suffix, stop) = self.after(end);
        let quantity = Quantity {
            value,
            high: None,
            comparator: suffix.or(prefix).unwrap_or(Comparator::Eq),
            unit: unit.to_owned(),
        };
        let token = self.token((start, stop), (i, end), Kind::Quantity(quantity));
        (token, stop)
    }

    /// `三分之二`, `百分之九十五`; `end` is where 分之 begins.
    fn fraction(
        &self,
        place: (usize, usize, usize),
        under: f64,
        prefix: Option<Comparator>,
    ) -> Option<(Token, usize)> {
        let (start, i, end) = place;
        let from = end + 2;
        let (over, stop) = self.number(from).or_else(|| {
            let mut stop = from;
            while han_digit(self.peek(stop)).is_some()
                || matches!(self.peek(stop), '十' | '百' | '千' | '万')
            {
                stop += 1;
            }
            let word: String = self.c.get(from..stop)?.iter().collect();
            Some((f64::from(han_number(&word)?), stop))
        })?;
        let place = (start, i, stop);
        match under {
            100.0 => Some(self.share(place, over, "%", prefix)),
            1000.0 => Some(self.share(place, over, "‰", prefix)),
            _ if over < under => {
                let value = (over / under * 10_000.0).round() / 10_000.0;
                Some(self.share(place, value, "", prefix))
            }
            _ => None,
        }
    }
}
