//! Numbers as people write them, in the reader's language.
//!
//! One rule for digits everywhere, the one of the SI: four digits stand together (`4800`), from five on a thin space parts
//! the thousands (`12 345`), and the decimal mark is a point. So no number can be misread by a reader who is used to
//! another comma. Large numbers take the words of the language (`1.2万亿`, `1.2萬億`, `1.2 trillion`) where that loses nothing.

use crate::text::{cut, is};

/// The thin, unbreakable space between thousands, and between a number and its unit in English.
pub const THIN_SPACE: char = '\u{202f}';

/// A language the widgets speak.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lang {
    /// Chinese, simplified.
    #[default]
    ZhHans,
    /// Chinese, traditional, with the words of Hong Kong.
    ZhHant,
    /// English.
    En,
}

impl Lang {
    /// All of them; texts in several languages are written in this order.
    pub const ALL: [Self; 3] = [Self::ZhHans, Self::ZhHant, Self::En];

    /// The language tag.
    pub fn as_str(self) -> &'static str {
        self.pick("zh-Hans|zh-Hant|en")
    }

    /// What a language tag (BCP 47) asks for; `None` for a language the widgets do not speak.
    ///
    /// ```
    /// use plan_widgets::format::Lang;
    /// assert_eq!(Lang::parse("zh-HK"), Some(Lang::ZhHant));
    /// assert_eq!(Lang::parse("zh"), Some(Lang::ZhHans));
    /// assert_eq!(Lang::parse("fr"), None);
    /// ```
    pub fn parse(tag: &str) -> Option<Self> {
        let split = |text| cut(text, b"-_").unwrap_or((text, ""));
        let (language, mut rest) = split(tag);
        if language.eq_ignore_ascii_case("en") {
            return Some(Self::En);
        }
        let cantonese = language.eq_ignore_ascii_case("yue");
        if !cantonese && !language.eq_ignore_ascii_case("zh") {
            return None;
        }
        // The script decides where it is given, else the region.
        let mut found = if cantonese {
            Self::ZhHant
        } else {
            Self::ZhHans
        };
        while !rest.is_empty() {
            let (part, after) = split(rest);
            let is = |word: &str| part.eq_ignore_ascii_case(word);
            if is("Hans") {
                return Some(Self::ZhHans);
            } else if is("Hant") {
                return Some(Self::ZhHant);
            } else if is("HK") || is("MO") || is("TW") {
                found = Self::ZhHant;
            } else if is("CN") || is("SG") {
                found = Self::ZhHans;
            }
            rest = after;
        }
        Some(found)
    }

    /// The part of a text that is in this language: parts stand in the order of [`Lang::ALL`], with bars between.
    ///
    /// One text and not three: three would be six numbers to hand over at every call, and a table of addresses wherever
    /// a text is chosen, which together weigh four kilobytes in a page.
    ///
    /// ```
    /// use plan_widgets::format::Lang;
    /// assert_eq!(Lang::ZhHant.pick("目标|目標|Target"), "目標");
    /// ```
    pub fn pick(self, texts: &str) -> &str {
        // A loop over one byte: some texts are long, and a chart picks a hundred.
        let (mut part, mut start) = (0, 0);
        for (at, byte) in texts.bytes().enumerate() {
            if byte == b'|' {
                if part == self as usize {
                    return texts.get(start..at).unwrap_or_default();
                }
                (part, start) = (part + 1, at + 1);
            }
        }
        texts.get(start..).unwrap_or_default()
    }

    /// Words for large numbers, largest first.
    fn scales(self) -> [(f64, &'static str); 3] {
        let words = [
            "万亿|萬億|\u{202f}trillion",
            "亿|億|\u{202f}billion",
            "万|萬|\u{202f}million",
        ];
        let sizes = match self {
            Self::En => [1e12, 1e9, 1e6],
            _ => [1e12, 1e8, 1e4],
        };
        let [large, middle, small] = words.map(|texts| self.pick(texts));
        [(sizes[0], large), (sizes[1], middle), (sizes[2], small)]
    }
}

/// A number, exact to twelve digits.
///
/// ```
/// use plan_widgets::format::{number, Lang};
/// assert_eq!(number(4800.0, Lang::ZhHans), "4800");
/// assert_eq!(number(1e12, Lang::ZhHans), "1万亿");
/// assert_eq!(number(-0.007, Lang::En), "−0.007");
/// ```
pub fn number(value: f64, lang: Lang) -> String {
    let size = value.abs();
    // 12 345 is not yet 1.2345万, but 120 000 is 12万.
    let first = if lang == Lang::En { 1e6 } else { 1e5 };
    if size >= first && size < 1e16 {
        for (scale, word) in lang.scales() {
            let scaled = value / scale;
            let short = (scaled * 100.0).round() / 100.0;
            if size >= scale {
                if (scaled - short).abs() <= scaled.abs() * 1e-12 {
                    return plain(short) + word;
                }
                break;
            }
        }
    }
    plain(value)
}

/// A number in digits alone.
fn plain(value: f64) -> String {
    if !value.is_finite() {
        return "–".to_owned();
    }
    let value = round_to(value, 12);
    let size = value.abs();
    if size >= 1e16 || (size > 0.0 && size < 1e-6) {
        let power = magnitude(value);
        // In two steps: ten to the power of 308 and more is not a number.
        let mantissa = value / 10f64.powi(power / 2) / 10f64.powi(power - power / 2);
        let (mantissa, power) = match round_to(mantissa, 4) {
            // So large a power is not exact, and rounding may carry.
            ten if ten.abs() >= 10.0 => (ten / 10.0, power + 1),
            digits => (digits, power),
        };
        return plain(mantissa) + "e" + &power.to_string();
    }
    let digits = size.to_string();
    let (whole, fraction) = cut(&digits, b".").unwrap_or((&digits, ""));
    let mut text = String::with_capacity(digits.len() + 8);
    if value < 0.0 {
        text.push('−');
    }
    for (at, digit) in whole.chars().enumerate() {
        let left = whole.len() - at;
        if whole.len() > 4 && at > 0 && left.is_multiple_of(3) {
            text.push(THIN_SPACE);
        }
        text.push(digit);
    }
    if !fraction.is_empty() {
        text.push('.');
        text.push_str(fraction);
    }
    text
}

/// A number and its unit, which stays in the script of the document.
///
/// A unit with a scale of its own (亿元) takes no second one.
///
/// ```
/// use plan_widgets::format::{with_unit, Lang};
/// assert_eq!(with_unit(6600.0, "亿元", Lang::ZhHans), "6600亿元");
/// assert_eq!(with_unit(1.45, "%", Lang::En), "1.45\u{202f}%");
/// ```
pub fn with_unit(value: f64, unit: &str, lang: Lang) -> String {
    let text = if unit
        .chars()
        .next()
        .is_some_and(|first| is(first, "万亿萬億千百"))
    {
        plain(value)
    } else {
        number(value, lang)
    };
    join(text, unit, lang)
}

/// A text and the unit after it.
pub fn join(mut text: String, unit: &str, lang: Lang) -> String {
    if !unit.is_empty() {
        if lang == Lang::En {
            text.push(THIN_SPACE);
        }
        text.push_str(unit);
    }
    text
}

/// A share as a percentage: `0.533` is `53 %`. What is not nothing and not everything is never rounded to it.
pub fn percent(share: f64, lang: Lang) -> String {
    let exact = share * 100.0;
    let rounded = exact.round();
    let hides = (rounded == 0.0 || rounded == 100.0) && (exact - rounded).abs() > 1e-9;
    let tenths = (exact * 10.0).trunc() / 10.0;
    join(plain(if hides { tenths } else { rounded }), "%", lang)
}

/// A computed number, short enough for a sentence: `0.0043`, `2.7`, `36.7`, `367`, `1 235 000`.
pub fn short(value: f64) -> f64 {
    let size = value.abs();
    let digits = match size {
        _ if size < 10.0 => 2,
        _ if size < 100.0 => 3,
        _ if size < 10_000.0 => return value.round(),
        _ => 4,
    };
    round_to(value, digits)
}

/// A number rounded to so many significant digits.
pub fn round_to(value: f64, digits: i32) -> f64 {
    if value == 0.0 {
        return 0.0;
    }
    let places = digits - 1 - magnitude(value);
    let rounded = if places >= 0 {
        let scale = 10f64.powi(places);
        (value * scale).round() / scale
    } else {
        let scale = 10f64.powi(-places);
        (value / scale).round() * scale
    };
    // At the ends of what a number can hold there is nothing to round.
    if rounded.is_finite() { rounded } else { value }
}

/// The power of ten that the first digit of a number stands for: 2 for `4.8e2`, −1 for `0.25`. Not for zero.
///
/// Counted, because most numbers are near to one, and a logarithm weighs more than this.
pub fn magnitude(value: f64) -> i32 {
    // Large powers of ten are off by some bits: what is a power itself may not fall short of it.
    let size = value.abs() * (1.0 + 1e-14);
    if size > 0.0 && size < 1e-290 {
        return magnitude(size * 1e200) - 200;
    }
    let mut power = 0;
    while power < 308 && 10f64.powi(power + 1) <= size {
        power += 1;
    }
    while 10f64.powi(power) > size {
        power -= 1;
    }
    power
}
