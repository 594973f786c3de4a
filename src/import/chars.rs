//! Characters: full-width forms, and what a character is.

/// A character's plain form: full-width letters, digits and signs become ASCII, one to one.
pub fn fold(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '\u{3000}' => ' ',
        '〔' | '【' => '[',
        '〕' | '】' => ']',
        '–' | '—' | '―' | '−' => '-',
        '〜' | '∼' => '~',
        _ => c,
    }
}

/// A Chinese character.
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}' | '〇')
}

/// The value of a Chinese digit.
pub fn han_digit(c: char) -> Option<u32> {
    "零一二三四五六七八九"
        .chars()
        .position(|d| d == c)
        .map(|n| n as u32)
        .or(match c {
            '〇' => Some(0),
            '两' => Some(2),
            _ => None,
        })
}

/// The value of a whole number in Chinese numerals up to 99999: `二十五`, `一百零三`.
pub fn han_number(text: &str) -> Option<u32> {
    // 一〇, 二〇三五: digit by digit.
    if text.chars().count() > 1 && text.chars().all(|c| han_digit(c).is_some()) {
        let digits: Option<String> = text
            .chars()
            .map(|c| han_digit(c).and_then(|d| char::from_digit(d, 10)))
            .collect();
        return digits?.parse().ok();
    }
    let mut total = 0u32;
    let mut digit: Option<u32> = None;
    for c in text.chars() {
        let unit = match c {
            '十' => 10,
            '百' => 100,
            '千' => 1000,
            '万' => 10_000,
            _ => {
                digit = Some(han_digit(c)?);
                continue;
            }
        };
        if unit == 10_000 {
            total = total
                .checked_add(digit.take().unwrap_or(0))?
                .checked_mul(unit)?;
        } else {
            total = total.checked_add(digit.take().unwrap_or(1).checked_mul(unit)?)?;
        }
    }
    if text.is_empty() {
        return None;
    }
    total.checked_add(digit.unwrap_or(0))
}

/// A number in Chinese or ASCII digits.
pub fn number(text: &str) -> Option<u32> {
    let plain: String = text.chars().map(fold).collect();
    plain.parse().ok().or_else(|| han_number(&plain))
}

/// A whole number in Chinese numerals, up to 99; larger ones in digits.
pub fn to_han(value: u32) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let digit = |n: u32| {
        usize::try_from(n)
            .ok()
            .and_then(|n| DIGITS.get(n))
            .copied()
            .unwrap_or("")
    };
    match value {
        1..=9 => digit(value).to_owned(),
        10..=19 => format!("十{}", digit(value % 10)),
        20..=99 => format!("{}十{}", digit(value / 10), digit(value % 10)),
        _ => value.to_string(),
    }
}
