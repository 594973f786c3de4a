//! Numbers as people write them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use plan_widgets::format::{Lang, number, percent, short, with_unit};

/// The number in the three languages, with thin spaces shown as `_`.
fn written(value: f64) -> [String; 3] {
    Lang::ALL.map(|lang| number(value, lang).replace('\u{202f}', "_"))
}

#[test]
fn digits() {
    for (value, expected) in [
        (4800.0, "4800"),
        (12_345.0, "12_345"),
        (1.45, "1.45"),
        (2.0, "2"),
        (-0.0, "0"),
        (-3.25, "−3.25"),
        (0.1 + 0.2, "0.3"),
        (0.000_007, "0.000007"),
        (1e308, "1e308"),
        (-2.5e-9, "−2.5e-9"),
        (1.5e16, "1.5e16"),
    ] {
        assert_eq!(written(value), [expected; 3], "{value}");
    }
}

#[test]
fn large_numbers_take_words() {
    for (value, expected) in [
        (1e12, ["1万亿", "1萬億", "1_trillion"]),
        (1.25e12, ["1.25万亿", "1.25萬億", "1.25_trillion"]),
        (3e8, ["3亿", "3億", "300_million"]),
        (120_000.0, ["12万", "12萬", "120_000"]),
        (99_999.0, ["99_999"; 3]),
        (-5e6, ["−500万", "−500萬", "−5_million"]),
        // Words must not cost digits.
        (123_456.0, ["123_456"; 3]),
        (1_234_567_891.0, ["1_234_567_891"; 3]),
    ] {
        assert_eq!(written(value), expected, "{value}");
    }
}

#[test]
fn units() {
    assert_eq!(
        with_unit(1_000_000.0, "亿元", Lang::ZhHans),
        "1\u{202f}000\u{202f}000亿元"
    );
    assert_eq!(with_unit(1_000_000.0, "元", Lang::ZhHans), "100万元");
    assert_eq!(with_unit(5.5, "万座", Lang::En), "5.5\u{202f}万座");
    assert_eq!(with_unit(5.5, "", Lang::En), "5.5");
}

#[test]
fn percentages() {
    let say = |share| percent(share, Lang::ZhHans);
    assert_eq!(say(8.0 / 15.0), "53%");
    assert_eq!(say(0.0), "0%");
    assert_eq!(say(1.0), "100%");
    // Not quite is not all.
    assert_eq!(say(0.9991), "99.9%");
    assert_eq!(say(0.99999), "99.9%");
    assert_eq!(say(0.004), "0.4%");
    assert_eq!(percent(0.6, Lang::En), "60\u{202f}%");
}

#[test]
fn computed_numbers_are_short() {
    let cases = [
        (8.0 / 3.0, 2.7),
        (36.666, 36.7),
        (366.66, 367.0),
        (0.004_321, 0.0043),
        (1_234_567.0, 1_235_000.0),
        (0.0, 0.0),
    ];
    for (value, expected) in cases {
        assert_eq!(short(value), expected, "{value}");
    }
}

#[test]
fn language_tags() {
    for (tag, lang) in [
        ("zh", Lang::ZhHans),
        ("zh-CN", Lang::ZhHans),
        ("zh-Hans-HK", Lang::ZhHans),
        ("ZH-hant", Lang::ZhHant),
        ("zh-TW", Lang::ZhHant),
        ("yue", Lang::ZhHant),
        ("zh_HK", Lang::ZhHant),
        ("en-GB", Lang::En),
    ] {
        assert_eq!(Lang::parse(tag), Some(lang), "{tag}");
    }
    for tag in ["", "fr", "english", "z"] {
        assert_eq!(Lang::parse(tag), None, "{tag}");
    }
}
