//! The scanner behind [`quantity`](super::quantity): one way over a text, left to right.

use super::chars::{fold, is_han};
use super::quantity::{Kind, Quantity, Token};
use super::units;
use crate::plan::Comparator;

/// A text that is being read for its numbers.
pub struct Scanner<'a> {
    source: &'a str,
    /// Folded characters.
    pub(super) c: Vec<char>,
    /// Byte offset of each character, and of the end.
    at: Vec<usize>,
    /// For each character, whether digits there are a name because of the marks around them.
    named: Vec<bool>,
}

impl<'a> Scanner<'a> {
    pub(super) fn new(source: &'a str) -> Self {
        let mut c = Vec::with_capacity(source.len() / 2);
        let mut at = Vec::with_capacity(source.len() / 2);
        for (offset, char) in source.char_indices() {
            c.push(fold(char));
            at.push(offset);
        }
        at.push(source.len());
        let named = named(&c);
        Self {
            source,
            c,
            at,
            named,
        }
    }

    pub(super) fn peek(&self, i: usize) -> char {
        self.c.get(i).copied().unwrap_or('\0')
    }

    /// The character as printed: a full-width colon makes no time.
    pub(super) fn printed(&self, i: usize) -> char {
        let rest = self.source.get(self.offset(i)..).unwrap_or_default();
        rest.chars().next().unwrap_or('\0')
    }

    pub(super) fn starts(&self, i: usize, word: &str) -> bool {
        word.chars().enumerate().all(|(n, c)| self.peek(i + n) == c)
    }

    pub(super) fn ends(&self, i: usize, word: &str) -> bool {
        let length = word.chars().count();
        length <= i && self.starts(i - length, word)
    }

    fn offset(&self, i: usize) -> usize {
        self.at.get(i).copied().unwrap_or(self.source.len())
    }

    pub(super) fn text(&self, from: usize, to: usize) -> String {
        let text = self
            .source
            .get(self.offset(from)..self.offset(to))
            .unwrap_or_default();
        text.chars().filter(|c| !c.is_whitespace()).collect()
    }

    pub(super) fn run(&self) -> Vec<Token> {
        let mut tokens = Vec::new();
        let mut i = 0;
        // Where the last token ended: words of comparison never reach back over it.
        let mut floor = 0;
        while i < self.c.len() {
            let c = self.peek(i);
            let found = if c.is_ascii_digit() {
                Some(self.digits(i, floor))
            } else if is_han(c) {
                self.numerals(i, floor)
            } else {
                None
            };
            match found {
                Some((token, next)) => {
                    tokens.push(token);
                    i = next.max(i + 1);
                    floor = i;
                }
                None => i += 1,
            }
        }
        tokens
    }

    pub(super) fn token(&self, span: (usize, usize), core: (usize, usize), kind: Kind) -> Token {
        Token {
            start: self.offset(span.0),
            end: self.offset(span.1),
            core: (self.offset(core.0), self.offset(core.1)),
            kind,
        }
    }

    pub(super) fn name(&self, from: usize, to: usize) -> (Token, usize) {
        (self.token((from, to), (from, to), Kind::Name), to)
    }

    /// Reads what begins with the digit at `i`.
    fn digits(&self, i: usize, floor: usize) -> (Token, usize) {
        let run = self.digit_run(i);
        let before = if i > floor { self.peek(i - 1) } else { '\0' };
        if let Some((date, end)) = self.date(i) {
            let kind = if self.named(i) {
                Kind::Name
            } else {
                Kind::Date(date)
            };
            return (self.token((i, end), (i, end), kind), end);
        }
        let Some((low, mut end)) = self.number(i) else {
            return self.name(i, run);
        };
        if self.named(i) || self.is_name_before(before, i) {
            return self.name(i, self.name_end(end));
        }
        if let Some(close) = self.ratio_or_time(i, end) {
            return close;
        }
        let (mut low, mut high) = (low, None);
        if let Some((value, to)) = self.range_end(end, low) {
            high = Some(value);
            end = to;
        } else if let Some(unit_end) = self.unit(end)
            && let Some((from, value, to)) = self.range_after_unit(i, (end, unit_end), low)
        {
            (low, high) = (from, Some(value));
            end = to;
        }
        self.finish((i, end), floor, low, high)
    }

    /// Whether the digit at `i` stands behind a minus: 增长-2.1%. A dash between numbers or of a bullet is none.
    fn is_negative(&self, i: usize, floor: usize) -> bool {
        i > floor + 1 && self.peek(i - 1) == '-' && is_han(self.peek(i - 2))
    }

    /// From the end of the number on: 多 or +, unit, 以上; and whether it is a quantity at all.
    fn finish(
        &self,
        digits: (usize, usize),
        floor: usize,
        low: f64,
        high: Option<f64>,
    ) -> (Token, usize) {
        let (i, end) = digits;
        let mut over = None;
        let mut unit_from = end;
        if matches!(self.peek(end), '多' | '余' | '+') && self.unit(end + 1).is_some() {
            over = Some(Comparator::Ge);
            unit_from = end + 1;
        }
        // A space between number and unit is a matter of typesetting.
        while self.peek(unit_from) == ' ' && self.unit(unit_from + 1).is_some() {
            unit_from += 1;
        }
        let unit_end = self.unit(unit_from).unwrap_or(unit_from);
        let bare = unit_end == unit_from;
        let (suffix, after_end) = self.after(unit_end);
        let rate =
            matches!(self.peek(unit_from), '%' | '‰' | '℃') || self.starts(unit_from, "个百分点");
        let negative = rate && high.is_none() && self.is_negative(i, floor);
        let (low, first) = if negative { (-low, i - 1) } else { (low, i) };
        let (prefix, start) = self.before_from(first, floor);
        let next = self.peek(unit_end);
        if bare {
            let closed = next == '\0'
                || !(is_han(next) || next.is_alphanumeric() || "+×/-_:%".contains(next));
            let told = suffix.is_some()
                || prefix.is_some()
                || units::LEADS_TO_NUMBER
                    .iter()
                    .any(|word| self.ends(start, word));
            if !(told && (closed || suffix.is_some())) {
                return self.name(i, self.name_end(end));
            }
        } else if self.is_name_after(i, unit_from, unit_end) {
            return self.name(i, self.name_end(unit_end));
        }
        let comparator = match high {
            Some(_) => Comparator::Range,
            None => suffix.or(over).or(prefix).unwrap_or(Comparator::Eq),
        };
        let quantity = Quantity {
            value: low,
            high,
            comparator,
            unit: self.text(unit_from, unit_end),
        };
        let token = self.token(
            (start, after_end),
            (first, unit_end),
            Kind::Quantity(quantity),
        );
        (token, after_end)
    }

    pub(super) fn digit_run(&self, i: usize) -> usize {
        let mut end = i;
        while self.peek(end).is_ascii_digit() {
            end += 1;
        }
        end
    }

    /// A decimal number, perhaps with commas between groups of three: value and end.
    pub(super) fn number(&self, i: usize) -> Option<(f64, usize)> {
        let mut end = self.digit_run(i);
        let mut digits: String = self.c.get(i..end)?.iter().collect();
        if end - i <= 3 {
            while self.peek(end) == ',' && self.digit_run(end + 1) == end + 4 {
                digits.extend(self.c.get(end + 1..end + 4)?);
                end += 4;
            }
        }
        if self.peek(end) == '.' && self.peek(end + 1).is_ascii_digit() {
            let stop = self.digit_run(end + 1);
            digits.extend(self.c.get(end..stop)?);
            end = stop;
            if self.peek(end) == '.' && self.peek(end + 1).is_ascii_digit() {
                return None;
            }
        }
        // plan.json promises fifteen digits; nothing official has more, and a longer row of digits is a code.
        const MOST: usize = 15;
        let counted = digits
            .trim_start_matches(['0', '.'])
            .chars()
            .filter(char::is_ascii_digit);
        if counted.count() > MOST {
            return None;
        }
        let value: f64 = digits.parse().ok()?;
        value.is_finite().then_some((value, end))
    }

    /// The end of a range whose unit comes last: `6.5%~7%`, `1至2个`.
    pub(super) fn range_end(&self, end: usize, low: f64) -> Option<(f64, usize)> {
        let percent = usize::from(self.peek(end) == '%');
        let sign = end + percent;
        let wide = match self.peek(sign) {
            '-' if self.peek(sign + 1) == '-' => 2,
            '-' | '~' | '至' | '到' => 1,
            _ => return None,
        };
        let (high, stop) = self.number(sign + wide)?;
        // A year after it is a date of its own.
        let ordered = high > low && self.date(sign + wide).is_none();
        ordered.then_some((high, stop))
    }

    /// A range that repeats its unit or only its scale: `10公里~15公里`, `100万至120万人`; both ends in the unit of the upper
    /// one, `5000万至1亿元` from 0.5. Of what grows 从 or 由 one number to another, both ends stand.
    fn range_after_unit(
        &self,
        i: usize,
        digits: (usize, usize),
        low: f64,
    ) -> Option<(f64, f64, usize)> {
        let (from, unit_end) = digits;
        let first = self.text(from, unit_end);
        let scale = units::scaled(&first).1.is_empty();
        let dash = matches!(self.peek(unit_end), '-' | '~');
        let word = scale && matches!(self.peek(unit_end), '至' | '到');
        let grows = i > 0 && matches!(self.peek(i - 1), '从' | '由' | '自');
        (dash || word && !grows).then_some(())?;
        let mut second = unit_end + 1;
        if dash && self.peek(second) == '-' {
            second += 1;
        }
        let (high, stop) = self.number(second)?;
        let again = self.text(stop, self.unit(stop)?);
        let ((from, unit), (to, other)) = (units::scaled(&first), units::scaled(&again));
        let same = first == again || scale && again.starts_with(&first);
        let low = match same {
            true => low,
            false if from < to && (scale || unit == other) => low * from / to,
            false => return None,
        };
        (high > low).then_some((low, high, stop))
    }

    /// The end of the unit that begins at `i`; `None` if none does.
    pub(super) fn unit(&self, i: usize) -> Option<usize> {
        let mut end = self.measure(i)?;
        while self.peek(end) == '/' {
            let Some(next) = self.measure(end + 1) else {
                break;
            };
            end = next;
        }
        Some(end)
    }

    fn measure(&self, i: usize) -> Option<usize> {
        let mut scale = i;
        while scale < i + 3 && matches!(self.peek(scale), '十' | '百' | '千' | '万' | '亿') {
            scale += 1;
        }
        // 千 begins units too: 千米, 千瓦时.
        let longest = |from: usize| {
            let fits = |unit: &&&str| self.starts(from, unit) && !self.letter_follows(from, unit);
            units::measures(self.peek(from))
                .iter()
                .filter(fits)
                .map(|unit| from + unit.chars().count())
                .max()
        };
        (i..=scale)
            .filter_map(longest)
            .max()
            .or((scale > i).then_some(scale))
    }

    /// Latin units end where the letters end.
    fn letter_follows(&self, from: usize, unit: &str) -> bool {
        let end = from + unit.chars().count();
        unit.chars().last().is_some_and(|c| c.is_ascii_alphabetic())
            && self.peek(end).is_ascii_alphabetic()
    }

    /// A word of comparison that ends at `i`, and where it begins.
    pub(super) fn before(&self, i: usize) -> (Option<Comparator>, usize) {
        self.before_from(i, 0)
    }

    pub(super) fn before_from(&self, i: usize, floor: usize) -> (Option<Comparator>, usize) {
        let mut end = i;
        while end > floor && self.peek(end - 1) == ' ' {
            end -= 1;
        }
        // 不低于（含）95%
        if end >= floor + 3 && self.ends(end, "(含)") {
            end -= 3;
        }
        let found = |end: usize| {
            let reach = |(word, _): &&(&str, Comparator)| {
                let length = word.chars().count();
                let past =
                    *word == "过" && end > 1 && units::WITH_PAST.contains(self.peek(end - 2));
                self.ends(end, word) && end - length >= floor && !past
            };
            let last = if end > 0 { self.peek(end - 1) } else { '\0' };
            units::before(last)
                .iter()
                .filter(reach)
                .max_by_key(|(word, _)| word.len())
        };
        // 不到全市4%: the whole that a share is of may stand between.
        let whole = if end >= floor + 2 && units::WHOLES.iter().any(|word| self.ends(end, word)) {
            end - 2
        } else {
            end
        };
        match found(end)
            .map(|f| (f, end))
            .or_else(|| found(whole).map(|f| (f, whole)))
        {
            Some(((word, comparator), end)) => {
                self.negated(*comparator, end - word.chars().count(), floor)
            }
            None => (None, i),
        }
    }

    /// The comparison whose word begins at `start`, turned round where a negation stands before it; and where it all begins.
    fn negated(
        &self,
        comparator: Comparator,
        start: usize,
        floor: usize,
    ) -> (Option<Comparator>, usize) {
        let longest = units::NEGATIONS
            .iter()
            .filter(|word| self.ends(start, word))
            .map(|word| word.chars().count())
            .filter(|length| start - length >= floor)
            .max();
        match (longest, units::turned(comparator)) {
            (Some(length), Some(turned)) => (Some(turned), start - length),
            _ => (Some(comparator), start),
        }
    }

    /// A word of comparison that begins at `i`, and where it ends.
    pub(super) fn after(&self, i: usize) -> (Option<Comparator>, usize) {
        let fits = |(word, _): &&(&str, Comparator)| self.starts(i, word);
        match units::AFTER
            .iter()
            .filter(fits)
            .max_by_key(|(word, _)| word.len())
        {
            Some((word, comparator)) => (Some(*comparator), i + word.chars().count()),
            None => (None, i),
        }
    }

    pub(super) fn named(&self, i: usize) -> bool {
        self.named.get(i).copied().unwrap_or(false)
    }

    fn is_name_before(&self, before: char, i: usize) -> bool {
        let hyphen = before == '-' && i >= 2 && (self.peek(i - 2).is_ascii_alphanumeric());
        // A colon or point inside digits makes a time or a version; after a word it announces the number.
        let inside = matches!(before, ':' | '.')
            && i >= 2
            && self.printed(i - 1) == before
            && self.peek(i - 2).is_ascii_digit();
        before.is_ascii_alphabetic()
            || inside
            || matches!(before, '第' | '×' | '/' | '#' | '_' | '[')
            || hyphen
            || before == '前'
                && units::RANKED
                    .iter()
                    .any(|c| self.starts(self.digit_run(i), c))
    }

    fn is_name_after(&self, i: usize, unit_from: usize, unit_end: usize) -> bool {
        let unit = self.text(unit_from, unit_end);
        let next = self.peek(unit_end);
        // 10万吨级泊位: a class of things.
        if next == '级' {
            return true;
        }
        match unit.as_str() {
            // A span counts only where it is said to last.
            "年" => {
                let lasts = units::LASTING.iter().any(|word| self.ends(i, word));
                // 平均受教育年限提高到11.3年
                let measured = (i..unit_from).any(|at| self.peek(at) == '.')
                    || self.told_before(i, &["年限", "学制", "寿命"]);
                !(lasts || measured) || matches!(next, '代' | '级')
            }
            // 15分钟社区生活圈, 24小时都市 are concepts.
            "分钟" | "小时" => {
                is_han(next)
                    && !units::AFTER_TIME
                        .iter()
                        .any(|word| self.starts(unit_end, word))
            }
            // An age is none, but a span of life is measured.
            "岁" | "周岁" => !self.told_before(i, &["寿命", "年龄"]),
            "周年" => true,
            // 500千伏变电站: a class of things.
            "千伏" | "伏" => is_han(next),
            _ => false,
        }
    }

    /// Whether one of these words stands shortly before.
    pub(super) fn told_before(&self, i: usize, words: &[&str]) -> bool {
        const NEAR: usize = 12;
        (i.saturating_sub(NEAR)..i).any(|at| words.iter().any(|word| self.starts(at, word)))
    }

    /// Digits that are a name take the letters and digits they are glued to with them.
    pub(super) fn name_end(&self, end: usize) -> usize {
        let mut end = end;
        while self.peek(end).is_ascii_alphanumeric()
            || matches!(self.peek(end), '+' | '×' | '.' | '-')
                && self.peek(end + 1).is_ascii_alphanumeric()
        {
            end += 1;
        }
        end
    }
}

/// Marks the characters inside 《》 and inside short quotations, where digits are part of a name.
fn named(c: &[char]) -> Vec<bool> {
    /// A longer quotation is speech or a list, not a name.
    const NAME: usize = 14;
    let mut named = vec![false; c.len()];
    let mut title = 0usize;
    let mut open: Option<usize> = None;
    for (i, char) in c.iter().enumerate() {
        match char {
            '《' => title += 1,
            '》' => title = title.saturating_sub(1),
            '“' => open = Some(i),
            '”' => {
                if let Some(from) = open.take()
                    && i - from <= NAME
                {
                    named
                        .iter_mut()
                        .take(i)
                        .skip(from)
                        .for_each(|flag| *flag = true);
                }
            }
            _ => {}
        }
        if title > 0
            && let Some(flag) = named.get_mut(i)
        {
            *flag = true;
        }
    }
    named
}
