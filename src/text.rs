//! The few things we do to texts, each once.
//!
//! The standard library has them for any pattern, and a copy of them for every pattern that is used: in a page that came
//! to three kilobytes.

/// What is before and after the first of some ASCII characters; `None` where there is none of them.
pub fn cut<'a>(text: &'a str, any: &[u8]) -> Option<(&'a str, &'a str)> {
    let at = text.bytes().position(|byte| any.contains(&byte))?;
    Some((text.get(..at)?, text.get(at + 1..)?))
}

/// Whether a text has any of these characters.
pub fn has(text: &str, any: &str) -> bool {
    text.chars().any(|char| is(char, any))
}

/// Whether a character is one of these.
pub fn is(char: char, any: &str) -> bool {
    any.chars().any(|other| other == char)
}

/// Texts with another between.
pub fn joined(parts: &[&str], between: &str) -> String {
    let mut text = String::new();
    for (at, part) in parts.iter().enumerate() {
        if at > 0 {
            text.push_str(between);
        }
        text.push_str(part);
    }
    text
}

/// A whole number of at most nine digits, which are all there is.
pub fn digits(text: &str) -> Option<u32> {
    let fits = (1..=9).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    let add = |number, byte| number * 10 + u32::from(byte - b'0');
    fits.then(|| text.bytes().fold(0, add))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_cut_at_the_first_and_only_digits_are_digits() {
        assert_eq!(cut("2020-10-14", b"-"), Some(("2020", "10-14")));
        assert_eq!(cut("年x月y", b"yx"), Some(("年", "月y")));
        assert_eq!(cut("2020", b"-"), None);
        assert_eq!(joined(&["a", "", "b"], "、"), "a、、b");
        assert_eq!(digits("007"), Some(7));
        for not in ["", "-1", "+1", "1.0", "１", "1234567890"] {
            assert_eq!(digits(not), None, "{not}");
        }
    }
}
