//! Bytes of a text file → text: UTF-8 with or without a mark, UTF-16 with one, GB18030.

use super::fault::Fault;

/// The largest file that is read, in bytes.
pub const LARGEST_FILE: u64 = 64 << 20;

/// The longest line that is read, in bytes; a longer one is reported and left out. Official paragraphs stay far below.
pub const LONGEST_LINE: usize = 256 << 10;

/// Decodes GB18030; `None` where the bytes are not.
pub type Gb18030 = fn(&[u8]) -> Option<String>;

/// A decoder of our own. A browser has one.
#[cfg(feature = "import")]
pub fn gb18030(bytes: &[u8]) -> Option<String> {
    let text = encoding_rs::GB18030.decode_without_bom_handling_and_without_replacement(bytes)?;
    Some(text.into_owned())
}

/// Decodes a text file.
///
/// # Errors
/// Why it is none.
pub fn decode(bytes: &[u8], gb18030: Gb18030) -> Result<String, String> {
    if let Some(bytes) = bytes.strip_prefix(b"\xff\xfe") {
        return utf16(bytes, "UTF-16LE", u16::from_le_bytes);
    }
    if let Some(bytes) = bytes.strip_prefix(b"\xfe\xff") {
        return utf16(bytes, "UTF-16BE", u16::from_be_bytes);
    }
    if let Some(bytes) = bytes.strip_prefix(b"\xef\xbb\xbf") {
        let text = std::str::from_utf8(bytes).map_err(|_| "is broken UTF-8".to_owned())?;
        return plain(text.to_owned());
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return plain(text.to_owned());
    }
    match gb18030(bytes) {
        Some(text) if looks_chinese(&text) => plain(text),
        _ => {
            let line = first_broken_line(bytes);
            Err(format!("line {line} is neither UTF-8 nor GB18030"))
        }
    }
}

/// Refuses a text that is longer than what is read.
///
/// # Errors
/// What is too long, and how much may be.
pub fn fits(length: usize, most: usize) -> Result<(), Fault> {
    match length > most {
        true => Err(Fault::too_large(format!(
            "there are more than {most} bytes of text"
        ))),
        false => Ok(()),
    }
}

fn utf16(bytes: &[u8], name: &str, unit: fn([u8; 2]) -> u16) -> Result<String, String> {
    let (pairs, odd) = bytes.as_chunks();
    let text: Option<String> = char::decode_utf16(pairs.iter().map(|pair| unit(*pair)))
        .map(Result::ok)
        .collect();
    match text.filter(|_| odd.is_empty()) {
        Some(text) => plain(text),
        None => Err(format!("is broken {name}")),
    }
}

fn plain(text: String) -> Result<String, String> {
    let binary = text.bytes().position(|byte| byte == 0);
    match binary {
        Some(at) => {
            let line = text.get(..at).unwrap_or_default().matches('\n').count() + 1;
            Err(format!("line {line} holds binary data"))
        }
        None => Ok(text),
    }
}

/// GB18030 decodes nearly anything; a document in it has more common characters than rare ones.
fn looks_chinese(text: &str) -> bool {
    let (mut common, mut rare) = (0usize, 0usize);
    for c in text.chars().filter(|c| !c.is_ascii()).take(20_000) {
        match c {
            '\u{4e00}'..='\u{9fff}'
            | '\u{3000}'..='\u{303f}'
            | '\u{ff00}'..='\u{ffef}'
            | '\u{2010}'..='\u{2027}' => common += 1,
            _ => rare += 1,
        }
    }
    common > rare * 4
}

fn first_broken_line(bytes: &[u8]) -> usize {
    let valid =
        std::str::from_utf8(bytes).map_or_else(|error| error.valid_up_to(), |text| text.len());
    bytes
        .get(..valid)
        .unwrap_or_default()
        .iter()
        .filter(|byte| **byte == b'\n')
        .count()
        + 1
}
